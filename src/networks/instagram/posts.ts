import type { OwnPost, Sighting } from '../contract.ts'
import type { Candidate } from '../fingerprint.ts'
import { graphInstant } from '../graph.ts'
import { textField } from '../json.ts'

export interface Medium {
  readonly id?: unknown
  readonly caption?: unknown
  readonly timestamp?: unknown
  readonly permalink?: unknown
  readonly media_type?: unknown
  readonly children?: { readonly data?: unknown }
}

export const LISTED = 'id,caption,timestamp,permalink,media_type,children{id}'

export function sightingOf(medium: Medium): Sighting {
  const url = textField(medium.permalink)
  return { remote_id: textField(medium.id), url: url === '' ? null : url, published_at: graphInstant(medium.timestamp) }
}

export function candidateOf(medium: Medium): Candidate | null {
  const at = graphInstant(medium.timestamp)
  if (at === null || typeof medium.id !== 'string') return null
  const children = Array.isArray(medium.children?.data) ? medium.children.data.length : 1
  return { ...sightingOf(medium), created_at: new Date(at), text: textField(medium.caption), media: children, parent: null }
}

export function ownPostOf(medium: Medium): OwnPost | null {
  const { remote_id, url, published_at } = sightingOf(medium)
  if (published_at === null || remote_id === '') return null
  return { remote_id, url, published_at, text: textField(medium.caption) }
}
