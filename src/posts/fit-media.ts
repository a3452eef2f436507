import { extname } from 'node:path'
import type { Context } from '../context.ts'
import { issueTexts } from '../i18n/networks.ts'
import type { Content, ImageLimits, Issue, Media } from '../networks/contract.ts'
import { isVideo } from '../networks/media.ts'
import { limitsOf, type Target } from './freeze.ts'
import type { FoundMedia } from './media.ts'

interface Fitted {
  readonly content: Content
  /** What was made and is not kept yet. */
  readonly files: readonly FoundMedia[]
  readonly issues: readonly Issue[]
}

/** Does an account get other images than those the post was given? */
export function isFitted(
  post:
    | { readonly fit?: true }
    | { readonly media: readonly Media[]; readonly deliveries: readonly { readonly content: Content }[] },
): boolean {
  if (!('deliveries' in post)) return post.fit === true
  const given = new Set(post.media.map((one) => one.sha256))
  return post.deliveries.some(({ content }) => content.media.some((one) => !given.has(one.sha256)))
}

/** The same bytes and the same limits make the same picture: made once for all the posts of a series. */
const made = new Map<string, Promise<FoundMedia>>()

async function fittedOnce(context: Context, from: string, media: Media, limits: ImageLimits): Promise<FoundMedia> {
  const key = JSON.stringify([context.places.media, media.sha256, limits])
  const known = made.get(key) ?? import('./fit-image.ts').then(({ fitImage }) => fitImage(context, from, media, limits))
  made.set(key, known)
  const { from: bytes, media: picture } = await known
  const { alt, no_alt, file_name } = media
  const name = `${file_name.slice(0, file_name.length - extname(file_name).length)}${extname(picture.file_name)}`
  return { from: bytes, media: { ...picture, alt, no_alt, file_name: name } }
}

/** Does an image break one of these limits in a way that `fitImage` mends? */
function breaks(media: Media, limits: ImageLimits): boolean {
  const { types, max_bytes, max_pixels, min_size, ratio } = limits
  const shape = media.width / media.height
  return (
    !types.includes(media.mime) ||
    (max_bytes !== null && media.bytes > max_bytes) ||
    (max_pixels !== null && media.width * media.height > max_pixels) ||
    (min_size !== null && (media.width < min_size.width || media.height < min_size.height)) ||
    (ratio !== null && (shape < ratio.min || shape > ratio.max))
  )
}

/**
 * The content with its images as this account's network takes them; what fits already stays as it is. `named`: files that are not in the
 * home folder yet. Throws what `fitImage` throws.
 */
export async function fitMedia(
  context: Context,
  target: Target,
  content: Content,
  named: readonly FoundMedia[],
): Promise<Fitted> {
  const { rules, account, name } = target
  const media: Media[] = []
  const files: FoundMedia[] = []
  const issues: Issue[] = []
  for (const one of content.media) {
    const limits = isVideo(one) ? null : rules.images(limitsOf(account), one.mime)
    if (limits === null || !breaks(one, limits)) {
      media.push(one)
      continue
    }
    const from = named.find((file) => file.media.sha256 === one.sha256)?.from ?? one.path
    const picture = await fittedOnce(context, String(from), one, limits)
    media.push(picture.media)
    files.push(picture)
    const { width, height, bytes, path } = picture.media
    const values = { file: one.file_name, network: name, type: extname(path).slice(1).toUpperCase(), width, height }
    issues.push({
      level: 'notice',
      code: 'image_fitted',
      message: issueTexts.image_fitted,
      values: { ...values, size: Math.ceil(bytes / 1000) },
    })
  }
  return { content: { ...content, media }, files, issues }
}
