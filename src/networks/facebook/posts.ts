import type { OwnPost, Sighting } from '../contract.ts'
import type { Candidate } from '../fingerprint.ts'
import { graphInstant } from '../graph.ts'
import { textField } from '../json.ts'

export interface Attachment {
  readonly media_type?: unknown
  readonly subattachments?: { readonly data?: unknown }
}

export interface Post {
  readonly id?: unknown
  readonly message?: unknown
  readonly created_time?: unknown
  readonly permalink_url?: unknown
  readonly is_published?: unknown
  readonly attachments?: { readonly data?: unknown }
}

export const LISTED = 'id,message,created_time,permalink_url,attachments{media_type,subattachments{media_type}}'

export function sightingOf(post: Post): Sighting {
  const url = textField(post.permalink_url)
  return { remote_id: textField(post.id), url: url === '' ? null : url, published_at: graphInstant(post.created_time) }
}

export function candidateOf(post: Post): Candidate | null {
  const at = graphInstant(post.created_time)
  if (at === null || typeof post.id !== 'string') return null
  return { ...sightingOf(post), created_at: new Date(at), text: textField(post.message), media: mediaIn(post), parent: null }
}

export function ownPostOf(post: Post): OwnPost | null {
  const { remote_id, url, published_at } = sightingOf(post)
  if (published_at === null || remote_id === '') return null
  return { remote_id, url, published_at, text: textField(post.message) }
}

/** Images and videos of a post; the card of a link is an attachment too. */
function mediaIn({ attachments }: Post): number {
  const own = new Set(['photo', 'video', 'album'])
  const list = (Array.isArray(attachments?.data) ? attachments.data : []) as Attachment[]
  return list
    .filter(({ media_type }) => own.has(textField(media_type)))
    .reduce((sum, { subattachments }) => sum + (Array.isArray(subattachments?.data) ? subattachments.data.length : 1), 0)
}
