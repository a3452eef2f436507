import type { Content, Media } from '../contract.ts'
import type { Candidate } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { isVideo, readMedia } from '../media.ts'
import { asUri } from '../uri.ts'
import { readPage, type Pinterest } from './call.ts'
import { pinAlt, pinterestRules } from './rules.ts'

/** The most that `page_size` takes. */
const PAGE = 250
const MAX_PAGES = 4

/** The body of `POST /pins`, its images read from disk. `board_id` as in the OpenAPI description 5.23, `PinCreate`. */
export async function pinBody(
  board_id: string,
  content: Content,
  handles: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const description = pinterestRules.compose(content, {}).trim()
  const title = content.title?.trim() ?? ''
  const alt_text = pinAlt(content)
  return {
    board_id,
    ...(title === '' ? {} : { title }),
    ...(description === '' ? {} : { description }),
    ...(content.link === null ? {} : { link: asUri(content.link) }),
    ...(alt_text === '' ? {} : { alt_text }),
    media_source: await mediaSource(content.media, handles),
  }
}

async function mediaSource(media: readonly Media[], handles: Readonly<Record<string, string>>): Promise<object> {
  if (media.some(isVideo)) {
    const media_id = handles['ready:0']
    if (media_id === undefined) throw new Error('the step ready:0 is not done')
    // In seconds: many films begin in black.
    return { source_type: 'video_id', media_id, cover_image_key_frame_time: 1 }
  }
  const items = await Promise.all(
    media.map(async (one) => ({ content_type: one.mime, data: Buffer.from(await readMedia(one)).toString('base64') })),
  )
  if (items.length > 1) return { source_type: 'multiple_image_base64', items }
  return { source_type: 'image_base64', ...items[0] }
}

/** All by which a pin is known again: Pinterest gives neither a key nor a draft. */
export function wordsOf(content: Content): string {
  return words(content.title, pinterestRules.compose(content, {}), content.link)
}

function words(title: unknown, description: unknown, link: unknown): string {
  return [title, description, asUri(textField(link).trim())].map((one) => textField(one).trim()).join('\n')
}

/** Pins in a list, newest first, back to `from`; `complete`: it reached back that far. */
export async function listPins(
  api: Pinterest,
  path: string,
  query: Readonly<Record<string, string>>,
  from: Date,
): Promise<{ pins: Pin[]; complete: boolean; server_at: string | null }> {
  const pins: Pin[] = []
  let server_at: string | null = null
  let after: string | null = null
  for (let page = 0; page < MAX_PAGES; page++) {
    const read: Awaited<ReturnType<typeof readPage<Pin>>> = await readPage<Pin>(api, path, {
      page_size: String(PAGE),
      ...query,
      ...(after === null ? {} : { bookmark: after }),
    })
    server_at = read.server_at
    pins.push(...read.items)
    // People may move pins on a board: a page ends the search when none of its pins is new.
    const old = read.items.length > 0 && read.items.every((one) => (madeAt(one)?.getTime() ?? Infinity) < from.getTime())
    if (read.bookmark === null || old) return { pins, complete: true, server_at }
    after = read.bookmark
  }
  return { pins, complete: false, server_at }
}

export interface Pin {
  readonly id?: unknown
  readonly title?: unknown
  readonly description?: unknown
  readonly link?: unknown
  readonly created_at?: unknown
  readonly is_owner?: unknown
  readonly media?: { readonly media_type?: unknown; readonly items?: readonly unknown[] } | null
}

export function candidate(pin: Pin): Candidate | null {
  const created_at = madeAt(pin)
  if (typeof pin.id !== 'string' || created_at === null || pin.is_owner === false) return null
  const several = pin.media?.media_type === 'multiple_images' ? (pin.media.items?.length ?? 0) : 1
  return {
    remote_id: pin.id,
    url: pageOf(pin.id),
    published_at: created_at.toISOString(),
    created_at,
    text: words(pin.title, pin.description, pin.link),
    media: several,
  }
}

/** Pinterest writes UTC, mostly without saying so. */
export function madeAt({ created_at }: Pin): Date | null {
  const text = textField(created_at)
  const at = Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`)
  return Number.isNaN(at) ? null : new Date(at)
}

export function pageOf(id: string): string {
  return `https://www.pinterest.com/pin/${id}/`
}

/** The id of a pin, or the one in an address that a person gave; null when it names none. */
export function pinId(id: string): string | null {
  return /^\d+$/.test(id) ? id : (/\/pin\/(?:[\w-]*--)?(\d+)/.exec(id)?.[1] ?? null)
}
