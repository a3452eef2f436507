import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import type { Media } from './contract.ts'
import { NetworkFailure } from './failure.ts'

/** The bytes of a frozen file. Refused when it is gone, or is not what was approved any more. */
export async function readMedia(media: Media): Promise<Uint8Array<ArrayBuffer>> {
  let bytes: Buffer
  try {
    bytes = await readFile(media.path)
  } catch (cause) {
    throw new NetworkFailure('refused', 'media_missing', `${media.file_name}: the file cannot be read`, { cause })
  }
  if (createHash('sha256').update(bytes).digest('hex') !== media.sha256) {
    throw new NetworkFailure('refused', 'media_changed', `${media.file_name}: the file has changed since it was queued`)
  }
  return new Uint8Array(bytes)
}

/**
 * A file too large for memory, piece by piece: `use` is given a reader of any part of it. Checked against its hash first; the same
 * refusals as `readMedia`.
 */
export async function withLargeMedia<T>(
  media: Media,
  use: (read: (from: number, length: number) => Promise<Uint8Array<ArrayBuffer>>) => Promise<T>,
): Promise<T> {
  const file = await open(media.path).catch((cause: unknown) => {
    throw new NetworkFailure('refused', 'media_missing', `${media.file_name}: the file cannot be read`, { cause })
  })
  try {
    const hash = createHash('sha256')
    for await (const piece of file.createReadStream({ start: 0, autoClose: false })) hash.update(piece as Buffer)
    if (hash.digest('hex') !== media.sha256) {
      throw new NetworkFailure('refused', 'media_changed', `${media.file_name}: the file has changed since it was queued`)
    }
    return await use(async (from, length) => {
      const piece = new Uint8Array(Math.max(0, Math.min(length, media.bytes - from)))
      for (let at = 0; at < piece.length;) {
        const { bytesRead } = await file.read(piece, at, piece.length - at, from + at)
        if (bytesRead === 0) throw new NetworkFailure('refused', 'media_changed', `${media.file_name}: the file became shorter`)
        at += bytesRead
      }
      return piece
    })
  } finally {
    await file.close()
  }
}

export function isVideo(media: Pick<Media, 'mime'>): boolean {
  return media.mime.startsWith('video/')
}

/** Step names for the images of a post, one each: `media:0`, `media:1`. */
export function mediaSteps(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `media:${index}`)
}

/** The image that a step `media:<n>` is about. */
export function mediumOf(step: string, media: readonly Media[]): Media {
  const medium = media[Number(step.slice('media:'.length))]
  if (medium === undefined) throw new Error(`no such step: ${step}`)
  return medium
}

/** The handles of all the images, in their order. Every step must be done. */
export function mediaHandles(media: readonly Media[], handles: Readonly<Record<string, string>>): string[] {
  return mediaSteps(media.length).map((step) => {
    const handle = handles[step]
    if (handle === undefined) throw new Error(`the step ${step} is not done`)
    return handle
  })
}
