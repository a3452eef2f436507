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
  const sharp = await import('sharp').then(
    (module) => module.default,
    () => null,
  )
  try {
    if (sharp === null) return await smallEnough(path)
    for (const quality of qualities) {
      const bytes = await sharp(path, { limitInputPixels: 100_000_000 })
        .autoOrient()
        .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality })
        .toBuffer()
      if (bytes.length <= largestPicture) return { mime: 'image/jpeg', bytes }
    }
  } catch {
    // not there any more, or no picture: the report is whole without it
  }
  return null
}

async function smallEnough(path: string): Promise<Pick<CardPicture, 'mime' | 'bytes'> | null> {
  const bytes = await readFile(path)
  const found = bytes.length <= largestPicture ? await pictureIn(bytes) : null
  return found === null ? null : { mime: found.type === 'png' ? 'image/png' : 'image/jpeg', bytes }
}
