import { readFile } from 'node:fs/promises'
import type { CardPicture } from './document.ts'
import { pictureIn } from './picture.ts'

/** A document with nine pictures stays a light mail. */
export const largestPicture = 60 * 1024
/** Pixels: sharp on a screen at the size it is shown, and on paper. */
const widest = 480
/** From good to just acceptable. */
const qualities = [78, 62, 45]

/**
 * A picture for a document: upright, at most 480 pixels wide and 60 kB, without what the camera noted. JPEG, which every form shows.
 * Without `sharp` it stays as it is where it is small enough already. Null: no picture, or none that can be made small.
 */
export async function reducePicture(path: string): Promise<Pick<CardPicture, 'mime' | 'bytes'> | null> {
  const reduce = await pictureReducer()
  if (reduce === null) return smallEnough(path).catch(() => null)
  for (const quality of qualities) {
    const bytes = await reduce(path, widest, quality)
    // not there any more, or no picture: the report is whole without it
    if (bytes === null) return null
    if (bytes.length <= largestPicture) return { mime: 'image/jpeg', bytes }
  }
  return null
}

/** A JPEG at most so many pixels wide and high, upright, without what the camera noted; null: no picture, or not there. */
export type PictureReducer = (path: string, most: number, quality: number) => Promise<Uint8Array | null>

/** Null where `sharp` was not installed with smm. */
export async function pictureReducer(): Promise<PictureReducer | null> {
  const sharp = await import('sharp').then(
    (module) => module.default,
    () => null,
  )
  if (sharp === null) return null
  return (path, most, quality) =>
    sharp(path, { limitInputPixels: 100_000_000 })
      .autoOrient()
      .resize({ width: most, height: most, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality })
      .toBuffer()
      .catch(() => null)
}

async function smallEnough(path: string): Promise<Pick<CardPicture, 'mime' | 'bytes'> | null> {
  const bytes = await readFile(path)
  const found = bytes.length <= largestPicture ? await pictureIn(bytes) : null
  return found === null ? null : { mime: found.type === 'png' ? 'image/png' : 'image/jpeg', bytes }
}
