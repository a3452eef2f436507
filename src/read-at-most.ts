import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'

/** Longer than anything that a person writes, an assistant hands over or another program exports in one text. */
const usual = 64 * 1024 * 1024

/**
 * The bytes of a file that a person named (a pipe as well: `<(pass show x)`), or of stdin. A device has no end, and a film is named by a slip:
 * of more than `most` bytes nothing is kept. Throws what the system says, and EFBIG.
 */
export async function readAtMost(from: string | NodeJS.ReadableStream, most = usual): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of typeof from === 'string' ? createReadStream(from) : from) {
    const bytes = Buffer.from(chunk as Uint8Array)
    size += bytes.length
    if (size > most) throw tooMuch()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** The same at once, for what is read before there is a program. `regular`: a pipe that nobody named now would be waited for in vain; throws EINVAL. */
export function readTextAtMost(path: string, most: number, regular = false): string {
  if (regular && !statSync(path).isFile())
    throw Object.assign(new Error('EINVAL: not a file'), { code: 'EINVAL', syscall: 'read' })
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(most + 1)
    let size = 0
    for (let read = -1; read !== 0 && size <= most; size += read) read = readSync(file, bytes, size, bytes.length - size, null)
    if (size > most) throw tooMuch()
    return bytes.toString('utf8', 0, size)
  } finally {
    closeSync(file)
  }
}

function tooMuch(): Error {
  return Object.assign(new Error('EFBIG: file too large'), { code: 'EFBIG', syscall: 'read' })
}
