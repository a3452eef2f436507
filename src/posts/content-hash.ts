import { sealOf } from '../canonical.ts'
import type { Content, Media } from '../networks/contract.ts'
import type { NewPost } from '../store/posts.ts'

/**
 * SHA-256 (hex) over what one account will get: title, text, link, the bytes and descriptions of its media, tags, language. The
 * same content gives the same hash whatever the order of its fields and wherever its files lie.
 */
export function contentHash(content: Content): string {
  const { title, text, link, tags, lang, kind, ai } = content
  const media = content.media.map(approved)
  return sealOf({ title, text, link, tags, lang, media, ...(kind && { kind }), ...(ai && { ai }) })
}

/**
 * SHA-256 (hex) over everything a client approves: the words, the link, the media with their descriptions, the accounts. A post
 * without a thread and without a first comment has the hash it had before there were any.
 */
export function postHash(
  post: Pick<NewPost, 'title' | 'text' | 'text_for' | 'thread' | 'first_comment' | 'link' | 'media' | 'tags'>,
  accounts: readonly { readonly network: string; readonly name: string }[],
): string {
  const { title, text, text_for, thread, first_comment, link, tags } = post
  const more = { ...(thread && { thread }), ...(first_comment !== null && { first_comment }) }
  const whose = accounts.map(({ network, name }) => `${network}/${name}`).toSorted()
  return sealOf({ title, text, text_for, link, tags, media: post.media.map(approved), accounts: whose, ...more })
}

function approved({ sha256: hash, alt, no_alt }: Media): unknown {
  return { sha256: hash, alt, no_alt }
}
