import { resolve } from 'node:path'
import { readAtMost } from '../read-at-most.ts'

/** More would make a heavy document of a light one. */
export const largestLogo = 200 * 1024

/** The consultant's logo as a data address, by what the file holds and not by its name; null when it is no PNG or JPEG, or too large. */
export async function readLogo(path: string, cwd: string): Promise<string | null> {
  let bytes: Buffer
  try {
    bytes = await readAtMost(resolve(cwd, path), largestLogo)
  } catch {
    return null
  }
  const mime = typeOf(bytes)
  return mime === null ? null : `data:${mime};base64,${bytes.toString('base64')}`
}

function typeOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png'
  return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ? 'image/jpeg' : null
}
