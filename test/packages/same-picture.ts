import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

/** Where the pictures to compare with lie. */
const folder = join(import.meta.dirname, '../fixtures/pictures')
/** Pixels across: enough to see that a bar is gone, too few for the edges of letters to matter. */
const across = 240
/** Pixels of a square whose mean colour is compared. */
const square = 8
/** How far it may be off, of 255: between another font and a bar that is gone. */
export const near = 26

/**
 * How far two pictures are from each other: the largest difference of the mean colour of any square, 0 to 255. Unlike shapes: 255.
 * Letters drawn a little differently on another machine make a difference of few shades; a bar that is gone, of many.
 */
export async function differenceOf(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([meansOf(one), meansOf(other)])
  // a line that wraps elsewhere makes a part a little higher
  if (Math.abs(a.rows - b.rows) > 1) return 255
  const both = Math.min(a.means.length, b.means.length)
  return Math.max(0, ...Array.from({ length: both }, (_, at) => Math.abs((a.means[at] ?? 0) - (b.means[at] ?? 0))))
}

/** Red, green and blue of each square, row by row. */
async function meansOf(png: Buffer): Promise<{ rows: number; means: number[] }> {
  const { data, info } = await sharp(png)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize({ width: across })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const columns = across / square
  const rows = Math.ceil(info.height / square)
  const means = Array.from({ length: rows * columns * 3 }, (_, at) => {
    const channel = at % 3
    const [left, top] = [(Math.floor(at / 3) % columns) * square, Math.floor(at / 3 / columns) * square]
    const height = Math.min(square, info.height - top)
    let sum = 0
    for (let y = top; y < top + height; y += 1) {
      for (let x = left; x < left + square; x += 1) sum += data[(y * across + x) * info.channels + channel] ?? 255
    }
    return sum / (height * square)
  })
  return { rows, means }
}

/**
 * How the picture differs from the one that is kept under this name; null: not beyond the tolerance. After a change that is wanted,
 * look at the pictures and keep the new ones: `SMM_NEW_PICTURES=1 npm run test:packages -- report`.
 */
export async function faultOf(name: string, png: Buffer): Promise<string | null> {
  const path = join(folder, `${name}.png`)
  if (process.env['SMM_NEW_PICTURES'] === '1') {
    mkdirSync(folder, { recursive: true })
    const small = sharp(png).flatten({ background: '#ffffff' }).resize({ width: across })
    writeFileSync(path, await small.png({ palette: true, colours: 64 }).toBuffer())
    return null
  }
  if (!existsSync(path)) return `${name}: none is kept; look at it, then keep it with SMM_NEW_PICTURES=1`
  const difference = await differenceOf(png, readFileSync(path))
  return difference <= near ? null : `${name}: ${Math.round(difference)} shades of 255`
}
