import type { FileHandle } from 'node:fs/promises'

/** Boxes that hold others on the way to a track's header. */
const containers = new Set(['moov', 'trak'])

/**
 * Pixel size of the first picture track of an MP4 or QuickTime file, from its track header (ISO/IEC 14496-12, `tkhd`); null when
 * there is none. Reads headers only, whatever the size of the file.
 */
export async function videoSize(file: FileHandle, size: number): Promise<{ width: number; height: number } | null> {
  const at = async (position: number, length: number): Promise<Buffer> => {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await file.read(buffer, 0, length, position)
    return buffer.subarray(0, bytesRead)
  }
  const walk = async (from: number, to: number): Promise<{ width: number; height: number } | null> => {
    for (let position = from; position + 8 <= to;) {
      const head = await at(position, 16)
      if (head.length < 8) return null
      const short = head.readUInt32BE(0)
      const header = short === 1 ? 16 : 8
      if (head.length < header) return null
      const length = short === 0 ? to - position : short === 1 ? Number(head.readBigUInt64BE(8)) : short
      if (length < header || position + length > to) return null
      const name = head.toString('latin1', 4, 8)
      if (containers.has(name)) {
        const found = await walk(position + header, position + length)
        if (found) return found
      } else if (name === 'tkhd' && length >= header + 8) {
        const end = await at(position + length - 8, 8)
        const found = { width: end.readUInt32BE(0) >>> 16, height: end.readUInt32BE(4) >>> 16 }
        if (found.width > 0 && found.height > 0) return found
      }
      position += length
    }
    return null
  }
  return walk(0, size)
}
