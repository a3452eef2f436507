import type { Content, Identity, Parent } from './contract.ts'
import { NetworkFailure } from './failure.ts'

/**
 * What a part or a first comment answers: the part just before, or the post itself; null for a post that answers nothing. Throws
 * `NetworkFailure` refused `parent_unknown` when nobody knows where that is.
 */
export function parentOf(content: Content, { replies_to }: Identity): Parent | null {
  if (content.kind === undefined) return null
  if (replies_to === null) throw new NetworkFailure('refused', 'parent_unknown', 'where the part before it is was never told')
  return content.kind === 'comment' ? replies_to.root : replies_to.previous
}

/** An id as it is, or the one in an address that a person gave (`https://mastodon.example/@bakery/115`, `https://x.com/bakery/status/19`). */
export function parentId({ remote_id }: Parent): string {
  if (!/^https?:\/\//i.test(remote_id)) return remote_id
  const path = URL.canParse(remote_id) ? new URL(remote_id).pathname : ''
  const id = (/\/status(?:es)?\/(\w+)/.exec(path) ?? /\/(\w+)\/?$/.exec(path))?.[1]
  if (id === undefined) throw new NetworkFailure('refused', 'parent_unknown', `${remote_id}: this address names no post`)
  return id
}
