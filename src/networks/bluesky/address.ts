import type { InboxItem } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'

export const COLLECTION = 'app.bsky.feed.post'

/** Whose post an address names, and its key: `at://did/app.bsky.feed.post/key`, or the page of the post. */
export function placeOf(remote_id: string): { readonly repo: string; readonly rkey: string } {
  const [, repo, rkey] =
    /^at:\/\/([^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(remote_id) ??
    /^https:\/\/[^/]+\/profile\/([^/]+)\/post\/([^/?#]+)/.exec(remote_id) ??
    []
  if (repo === undefined || rkey === undefined)
    throw new NetworkFailure('refused', 'parent_unknown', `${remote_id}: this address names no post`)
  return { repo: decodeURIComponent(repo), rkey }
}

export function uriOf({ repo, rkey }: { readonly repo: string; readonly rkey: string }): string {
  return `at://${repo}/${COLLECTION}/${rkey}`
}

/** `at://did/app.bsky.feed.post/key` → the page of the post. */
export function pageOf(uri: string): string {
  const [did = '', , key = ''] = uri.slice('at://'.length).split('/')
  return `https://bsky.app/profile/${did}/post/${key}`
}

/** As Bluesky shows who somebody is. */
export interface Profile {
  readonly did?: unknown
  readonly handle?: unknown
  readonly displayName?: unknown
}

export function authorOf(profile: Profile | undefined): InboxItem['author'] {
  const handle = textField(profile?.handle)
  return {
    id: textField(profile?.did) || null,
    name: textField(profile?.displayName).trim() || handle || null,
    url: handle === '' ? null : `https://bsky.app/profile/${handle}`,
  }
}
