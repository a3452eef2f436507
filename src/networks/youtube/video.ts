import type { Access, Parent } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { openGoogle, type Google } from '../google.ts'
import { textField } from '../json.ts'
import { youtubeFailure } from './errors.ts'

const MAIN = 'https://www.googleapis.com'

/** The Data API v3 of one account. */
export interface YouTube extends Google {
  /** `/youtube/v3/videos` and its like, with a query. */
  readonly url: (path: string, query: Readonly<Record<string, string>>) => string
  /** The `items` of a list, and where it goes on. Throws where there are none to be read. */
  readonly list: (path: string, query: Readonly<Record<string, string>>) => Promise<Listed>
  /** Kept by `identify`, else asked for. */
  readonly channel: () => Promise<Channel>
}

export interface Listed {
  readonly items: readonly Record<string, unknown>[]
  readonly next: string | null
  readonly server_at: string | null
}

export interface Channel {
  readonly id: string
  /** The list of all its videos, hidden ones too. */
  readonly uploads: string
}

export function openYouTube(access: Access): YouTube {
  const google = openGoogle(access, { main: MAIN, meaning: youtubeFailure })
  const url: YouTube['url'] = (path, query) => `${google.at(MAIN)}${path}?${new URLSearchParams(query).toString()}`

  const list: YouTube['list'] = async (path, query) => {
    const answer = await google.call({ url: url(`/youtube/v3/${path}`, query) })
    const body = answer.json as { items?: unknown; nextPageToken?: unknown } | undefined
    // `channels.list` leaves the field out where there is none
    if (body === undefined || !Array.isArray(body.items ?? [])) throw google.failure({ ...answer, status: 502 }, true)
    const items = ((body.items ?? []) as unknown[]).map(record)
    return { items, next: textField(body.nextPageToken) || null, server_at: answer.server_at }
  }

  async function channel(): Promise<Channel> {
    const [id, uploads] = [access.settings['channel_id'], access.settings['uploads_playlist']]
    if (typeof id === 'string' && typeof uploads === 'string') return { id, uploads }
    const { items } = await list('channels', { part: 'contentDetails', mine: 'true' })
    return channelOf(items)
  }
  return { ...google, url, list, channel }
}

/** Throws unauthorized `no_channel`: a Google account need not have one. */
export function channelOf(items: Listed['items']): Channel {
  const [item] = items
  const id = textField(item?.['id'])
  const uploads = textField(record(record(item?.['contentDetails'])['relatedPlaylists'])['uploads'])
  if (id === '') throw new NetworkFailure('unauthorized', 'no_channel', 'this Google account has no YouTube channel')
  return { id, uploads }
}

/** An object of somebody else's JSON; empty when it is none. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

export function videoUrl(id: string): string {
  return `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`
}

export function commentUrl(video: string, comment: string): string {
  return `${videoUrl(video)}&lc=${encodeURIComponent(comment)}`
}

export function isVideoId(id: string): boolean {
  return /^[\w-]{11}$/.test(id)
}

/**
 * The id of a video or of a comment, as it is or in an address that a person gave: `https://www.youtube.com/watch?v=…` (with `&lc=…` for
 * a comment), `https://youtu.be/…`, `https://www.youtube.com/shorts/…`.
 */
export function youtubeId({ remote_id }: Parent): string {
  if (!/^https?:\/\//i.test(remote_id)) return remote_id
  const url = URL.canParse(remote_id) ? new URL(remote_id) : null
  const host = url?.hostname.replace(/^(www|m)\./, '') ?? ''
  const named =
    url?.searchParams.get('lc') ??
    url?.searchParams.get('v') ??
    /^\/(?:shorts\/|live\/)?([\w-]{11})\/?$/.exec(url?.pathname ?? '')?.[1]
  if (!named || (host !== 'youtube.com' && host !== 'youtu.be')) {
    throw new NetworkFailure('refused', 'parent_unknown', `${remote_id}: this address names no video`)
  }
  return named
}
