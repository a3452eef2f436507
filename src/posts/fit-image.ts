import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type sharpType from 'sharp'
import { Failure } from '../failure.ts'
import { postText } from '../i18n/posts.ts'
import { say } from '../i18n/text.ts'
import type { ImageLimits, Media } from '../networks/contract.ts'
import { loadPart } from '../optional-parts.ts'
import type { FoundMedia } from './media.ts'

type Sharp = typeof sharpType

/** What can be written, the best choice for photos first. */
const written = ['image/jpeg', 'image/webp', 'image/png'] as const
type Written = (typeof written)[number]

const extensions: Readonly<Record<Written, string>> = { 'image/jpeg': 'jpg', 'image/webp': 'webp', 'image/png': 'png' }
/** From good to just acceptable; below that the picture gets smaller instead. */
const qualities = [90, 82, 74, 66]
const shrinkBy = 0.85
const smallestSide = 64
const margin = '#ffffff'

/**
 * The image as a network takes it: turned upright, with white margins where its shape does not do (nothing is cut off), larger or smaller
 * in pixels, in another type and quality where it must. What the camera noted in the file (the place, the device) stays behind. `from`:
 * where the original lies. Throws `Failure` usage: `sharp_missing`, `image_not_fitted`.
 */
export async function fitImage(context: Context, from: string, media: Media, limits: ImageLimits): Promise<FoundMedia> {
  const { lang } = context
  const { default: sharp } = await loadPart(lang, 'sharp', () => import('sharp'))
  const unfit = (): Failure =>
    new Failure('usage', 'image_not_fitted', say(lang, postText.not_fitted, { file: media.file_name }), {
      hint: say(lang, postText.not_fitted_hint),
    })
  const attempts = attemptsFor(media, limits)
  // what moves would stand still
  if (attempts.length === 0 || media.mime === 'image/gif') throw unfit()
  try {
    // as it will stand: some types note apart that the picture lies on its side
    const { autoOrient } = await sharp(from).metadata()
    let size = frameOf(autoOrient, limits)
    for (;;) {
      for (const { type, quality } of attempts) {
        const { data, info } = await render(sharp, from, size, type, quality)
        if (limits.max_bytes === null || data.length <= limits.max_bytes)
          return found(context, media, data, type, { width: info.width, height: info.height })
      }
      size = { width: Math.round(size.width * shrinkBy), height: Math.round(size.height * shrinkBy) }
      const { width = smallestSide, height = smallestSide } = limits.min_size ?? {}
      if (size.width < width || size.height < height) throw unfit()
    }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure('usage', 'image_not_fitted', say(lang, postText.not_fitted, { file: media.file_name }), { cause: error })
  }
}

/** Its own type first, where it may stay, then the others that are taken: each from its best quality down. A PNG has one. */
function attemptsFor(media: Media, { types }: ImageLimits): { type: Written; quality: number }[] {
  const taken = written.filter((type) => types.includes(type))
  const inOrder = taken.toSorted((a, b) => Number(b === media.mime) - Number(a === media.mime))
  return inOrder.flatMap((type) => (type === 'image/png' ? [100] : qualities).map((quality) => ({ type, quality })))
}

/** Pixels of the whole picture with its margins: the shape first, then the greatest and the least size. */
function frameOf(
  { width, height }: Pick<Media, 'width' | 'height'>,
  { ratio, max_pixels, min_size }: ImageLimits,
): { width: number; height: number } {
  const shape = width / height
  const wide = ratio !== null && shape > ratio.max
  const tall = ratio !== null && shape < ratio.min
  let frame = {
    width: tall ? Math.ceil(height * ratio.min) : width,
    height: wide ? Math.ceil(width / ratio.max) : height,
  }
  const scale = (by: number, round: (value: number) => number): void => {
    frame = { width: Math.max(1, round(frame.width * by)), height: Math.max(1, round(frame.height * by)) }
  }
  if (max_pixels !== null && frame.width * frame.height > max_pixels)
    scale(Math.sqrt(max_pixels / (frame.width * frame.height)), Math.floor)
  if (min_size !== null) scale(Math.max(1, min_size.width / frame.width, min_size.height / frame.height), Math.ceil)
  return frame
}

function render(
  sharp: Sharp,
  from: string,
  size: { width: number; height: number },
  type: Written,
  quality: number,
): Promise<{ data: Buffer; info: { width: number; height: number } }> {
  const see = type === 'image/jpeg' ? { background: margin } : { background: { r: 255, g: 255, b: 255, alpha: 0 } }
  const picture = sharp(from, { limitInputPixels: 268_402_689 }).autoOrient()
  const flat = type === 'image/jpeg' ? picture.flatten({ background: margin }) : picture
  const placed = flat.resize({ ...size, fit: 'contain', ...see })
  const encoded =
    type === 'image/jpeg'
      ? placed.jpeg({ quality, mozjpeg: true })
      : type === 'image/webp'
        ? placed.webp({ quality })
        : placed.png({ compressionLevel: 9, palette: false })
  return encoded.toBuffer({ resolveWithObject: true })
}

function found(
  { places }: Context,
  media: Media,
  data: Buffer,
  mime: Written,
  size: { width: number; height: number },
): FoundMedia {
  const sha256 = createHash('sha256').update(data).digest('hex')
  const extension = extensions[mime]
  const file_name = `${media.file_name.replace(/\.[^.]*$/, '')}.${extension}`
  return {
    from: data,
    media: {
      ...media,
      ...size,
      path: join(places.media, `${sha256}.${extension}`),
      file_name,
      sha256,
      mime,
      bytes: data.length,
    },
  }
}
