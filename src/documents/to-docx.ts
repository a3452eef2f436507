import type { Document } from './document.ts'
import type { Look } from './look.ts'

/**
 * The documents, one after the other, as one A4 file to go on writing in: every text has a style, tables repeat their heads, bars
 * are shaded cells of tables. No macro, nothing fetched.
 */
export async function toDocx(documents: readonly Document[], look: Look): Promise<Uint8Array> {
  // docx takes a good part of a second to load
  const { writeDocx } = await import('./write-docx.ts')
  return writeDocx(documents, look)
}
