import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
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
