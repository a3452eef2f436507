import type { Content, Identity, Media } from '../contract.ts'
import { isVideo } from '../media.ts'
import { bytes, findHashtags, findLinks, findMentions } from '../measure.ts'

/** A blob as `uploadBlob` gives it back; it names the bytes by their hash. */
export interface Blob {
  readonly $type: 'blob'
  readonly ref: { readonly $link: string }
  readonly mimeType: string
  readonly size: number
}

export interface StrongRef {
  readonly uri: string
  readonly cid: string
}

export interface ReplyRef {
  readonly root: StrongRef
  readonly parent: StrongRef
}

export interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly { readonly $type: string; readonly [field: string]: string }[]
}

/** `app.bsky.feed.post`. Every field depends on frozen values only: a repeat is the same record to the last byte. */
export interface PostRecord {
  readonly $type: 'app.bsky.feed.post'
  readonly text: string
  readonly createdAt: string
  /** What a part of a thread answers, by address and hash. */
  readonly reply?: ReplyRef
  readonly langs: readonly string[]
  readonly facets?: readonly Facet[]
  readonly embed?: unknown
  readonly tags?: readonly string[]
}

/**
 * `text`: as `rules.compose` gives it. `blobs`: of the images, in their order. `dids`: whom the mentions mean, by handle; a
 * handle that could not be resolved stays text. `reply`: as it was found before the first attempt.
 */
export function postRecord(
  content: Content,
  identity: Identity,
  given: { text: string; blobs: readonly Blob[]; dids: Readonly<Record<string, string>>; reply: ReplyRef | null },
): PostRecord {
  const facets = facetsOf(given.text, given.dids)
  const embed = embedOf(content, given.blobs)
  return {
    $type: 'app.bsky.feed.post',
    text: given.text,
    createdAt: identity.created_at,
    ...(given.reply === null ? {} : { reply: given.reply }),
    langs: [content.lang],
    ...(facets.length > 0 ? { facets } : {}),
    ...(embed === null ? {} : { embed }),
    ...(content.tags.length > 0 ? { tags: content.tags } : {}),
  }
}

/** Links, hashtags and mentions by their place in the UTF-8 bytes of the text. */
export function facetsOf(text: string, dids: Readonly<Record<string, string>>): Facet[] {
  const at = (start: number, end: number) => ({ byteStart: bytes(text.slice(0, start)), byteEnd: bytes(text.slice(0, end)) })
  const links = findLinks(text)
  const inLink = (start: number): boolean => links.some((link) => start >= link.start && start < link.end)
  const facets: Facet[] = links.map(({ url, start, end }) => ({
    index: at(start, end),
    features: [{ $type: 'app.bsky.richtext.facet#link', uri: url }],
  }))
  for (const { tag, start, end } of findHashtags(text)) {
    if (inLink(start) || bytes(tag) > 640) continue
    facets.push({ index: at(start, end), features: [{ $type: 'app.bsky.richtext.facet#tag', tag }] })
  }
  for (const { name, start, end } of mentionedHandles(text)) {
    const did = dids[name]
    if (inLink(start) || did === undefined) continue
    facets.push({ index: at(start, end), features: [{ $type: 'app.bsky.richtext.facet#mention', did }] })
  }
  return facets.toSorted((a, b) => a.index.byteStart - b.index.byteStart)
}

/** Mentions that have the form of a Bluesky name: a domain. */
export function mentionedHandles(text: string): { name: string; start: number; end: number }[] {
  return findMentions(text)
    .map((mention) => ({ ...mention, name: mention.name.toLowerCase() }))
    .filter(({ name }) => /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name))
}

function embedOf(content: Content, blobs: readonly Blob[]): unknown {
  const [first] = content.media
  if (first && isVideo(first)) {
    const alt = first.alt?.trim() ?? ''
    return { $type: 'app.bsky.embed.video', video: blobs[0], ...(alt === '' ? {} : { alt }), ...aspectRatio(first) }
  }
  if (content.media.length > 0) {
    const images = content.media.map((one, index) => ({
      alt: one.alt ?? '',
      image: blobs[index],
      ...aspectRatio(one),
    }))
    return { $type: 'app.bsky.embed.images', images }
  }
  if (content.link === null) return null
  // The page itself is not visited: the card says what the post says.
  const title = content.title ?? new URL(content.link).host
  return { $type: 'app.bsky.embed.external', external: { uri: content.link, title, description: '' } }
}

function aspectRatio({ width, height }: Media): object {
  return width > 0 && height > 0 ? { aspectRatio: { width, height } } : {}
}
