import type { Content, Media } from '../contract.ts'
import { textField } from '../json.ts'
import { isVideo } from '../media.ts'
import { codePoints, findLinks } from '../measure.ts'
import { asUri } from '../uri.ts'
import { tumblrRules } from './rules.ts'

/** A block of the Neue Post Format (github.com/tumblr/docs/blob/master/npf-spec.md, read 2026-11-27). */
export interface Block {
  readonly type: string
  readonly [field: string]: unknown
}

/** A file of a post as Tumblr knows it: by the part of the request that carries it, or as it stands in the draft. */
export type Held = (index: number) => Readonly<Record<string, unknown>>

/** Files by the parts that carry them: `media0`, `media1`. */
export function uploaded(media: readonly Media[]): Held {
  return (index) => {
    const one = media[index]
    const size = one && one.width > 0 && one.height > 0 ? { width: one.width, height: one.height } : {}
    return { media: { type: one?.mime, identifier: partOf(index), ...size } }
  }
}

export function partOf(index: number): string {
  return `media${index}`
}

/** A post: its title, its files, a block for each paragraph, and the card of its link, whose picture and words Tumblr fetches. */
export function blocksOf(content: Content, held: Held): Block[] {
  const title = content.title?.trim() ?? ''
  const text = tumblrRules.compose(content, {})
  const paragraphs = text
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const card = content.link !== null && content.media.length === 0
  return [
    ...(title === '' ? [] : [{ type: 'text', subtype: 'heading1', text: title }]),
    ...content.media.map((one, index) => fileBlock(one, held(index))),
    ...paragraphs.map(paragraph),
    ...(card ? [{ type: 'link', url: asUri(content.link ?? '') }] : []),
  ]
}

function fileBlock(one: Media, { media }: Readonly<Record<string, unknown>>): Block {
  if (isVideo(one)) return { type: 'video', media }
  const alt_text = one.alt?.trim() ?? ''
  return { type: 'image', media: Array.isArray(media) ? media : [media], ...(alt_text === '' ? {} : { alt_text }) }
}

/** Tumblr makes no links of itself; `start` and `end` are counted in code points. */
function paragraph(text: string): Block {
  const formatting = findLinks(text).map(({ url, start, end }) => ({
    start: codePoints(text.slice(0, start)),
    end: codePoints(text.slice(0, end)),
    type: 'link',
    url: asUri(url),
  }))
  return { type: 'text', text, ...(formatting.length === 0 ? {} : { formatting }) }
}

export function isFile({ type }: Block): boolean {
  return type === 'image' || type === 'video'
}

/** The words of a post as readers see them, its cards left out. */
export function textOf(blocks: readonly Block[]): string {
  return blocks
    .filter(({ type }) => type === 'text')
    .map((block) => textField(block['text']))
    .join('\n\n')
}

/**
 * The blocks of a draft for its publication: an edit replaces all of them, so the files and the card are taken from the draft and the
 * rest is what was approved. Null: its files are not those that were sent.
 */
export function republished(content: Content, draft: readonly Block[]): Block[] | null {
  const files = draft.filter(isFile)
  const wanted = blocksOf(content, (index) => ({ media: sendable(files[index]?.['media']) }))
  const types = (blocks: readonly Block[]): string =>
    blocks
      .filter(isFile)
      .map(({ type }) => type)
      .join(' ')
  if (types(wanted) !== types(draft)) return null
  const card = draft.find(({ type }) => type === 'link')
  return wanted.map((block) => (block.type === 'link' && card ? { ...card, ...block } : block))
}

/** A media object as it may be sent back: `original_dimensions_missing` is for reading only. */
function sendable(media: unknown): unknown {
  if (Array.isArray(media)) return media.map(sendable)
  if (typeof media !== 'object' || media === null) return media
  const { original_dimensions_missing: _, ...rest } = media as Record<string, unknown>
  return rest
}
