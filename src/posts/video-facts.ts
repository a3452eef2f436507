import type { FileHandle } from 'node:fs/promises'

/** Boxes that hold others on the way to a track's header. */
const containers = new Set(['moov', 'trak'])

export interface VideoFacts {
  readonly width: number
  readonly height: number
  /** Milliseconds; null when the file does not say. */
  readonly duration_ms: number | null
}

/**
 * Pixel size of the first picture track of an MP4 or QuickTime file, from its track header, and the length of the film, from the movie
 * header (ISO/IEC 14496-12, `tkhd` and `mvhd`); null when there is no picture. Reads headers only, whatever the size of the file.
 */
export async function videoFacts(file: FileHandle, size: number): Promise<VideoFacts | null> {
  const at = async (position: number, length: number): Promise<Buffer> => {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await file.read(buffer, 0, length, position)
    return buffer.subarray(0, bytesRead)
  }
  let duration_ms: number | null = null
  let picture: { width: number; height: number } | null = null
  const walk = async (from: number, to: number): Promise<void> => {
    for (let position = from; position + 8 <= to && (picture === null || duration_ms === null);) {
      const head = await at(position, 16)
      if (head.length < 8) return
      const short = head.readUInt32BE(0)
      const header = short === 1 ? 16 : 8
      if (head.length < header) return
      const length = short === 0 ? to - position : short === 1 ? Number(head.readBigUInt64BE(8)) : short
      if (length < header || position + length > to) return
      const name = head.toString('latin1', 4, 8)
      if (containers.has(name)) await walk(position + header, position + length)
      else if (name === 'mvhd') duration_ms = durationOf(await at(position + header, 32))
      else if (name === 'tkhd' && length >= header + 8 && picture === null) {
        const end = await at(position + length - 8, 8)
        const found = { width: end.readUInt32BE(0) >>> 16, height: end.readUInt32BE(4) >>> 16 }
        if (found.width > 0 && found.height > 0) picture = found
      }
      position += length
    }
  }
  await walk(0, size)
  return picture === null ? null : { ...(picture as { width: number; height: number }), duration_ms }
}

/** Version 0 has numbers of 32 bits, version 1 of 64; all ones means that nobody knows. */
function durationOf(movie: Buffer): number | null {
  const long = movie[0] === 1
  if (movie.length < (long ? 32 : 20)) return null
  const scale = movie.readUInt32BE(long ? 20 : 12)
  const units = long ? Number(movie.readBigUInt64BE(24)) : movie.readUInt32BE(16)
  if (scale === 0 || units === 0 || units === (long ? Number(0xffff_ffff_ffff_ffffn) : 0xffff_ffff)) return null
  return Math.round((units / scale) * 1000)
}
