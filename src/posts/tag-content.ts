import { eachLink, hasMarks, tagLink, tagText, withoutMarks, type LinkFacts } from '../clients/link-rule.ts'
import { findLinks } from '../networks/measure.ts'
import type { Content } from '../networks/contract.ts'
import type { Client } from '../store/clients.ts'
import type { NewPost, Post } from '../store/posts.ts'
import { contentHash } from './content-hash.ts'

/** What one account gets, its links to the client's own site with their marks. */
export function tagContent(content: Content, client: Client, facts: LinkFacts): Content {
  const text = tagText(content.text, client, facts)
  const link = content.link === null ? null : tagLink(content.link, client, facts)
  return text === content.text && link === content.link ? content : { ...content, text, link }
}

/** A text as it was before its links were tagged. */
export function plainLinks(text: string): string {
  return eachLink(text, withoutMarks)
}

/** What is out stays as it left: another campaign since then makes no other content of it. */
export function asItLeft(content: Content, before: Post | undefined, account_id: number, part: number): Content {
  const out = before?.deliveries.find((one) => one.state === 'sent' && one.account_id === account_id && one.part === part)
  return out !== undefined && plainHash(out.content) === plainHash(content) ? out.content : content
}

function plainHash(content: Content): string {
  const link = content.link === null ? null : withoutMarks(content.link)
  return contentHash({ ...content, text: plainLinks(content.text), link })
}

export interface TaggedLink {
  readonly account: string
  readonly url: string
}

/** The addresses that were tagged, for each account once; those that were typed with marks are none of them. */
export function taggedLinks(
  post: Pick<Post, 'text' | 'text_for' | 'link' | 'first_comment'> & {
    readonly deliveries: readonly Pick<NewPost['deliveries'][number], 'account' | 'content'>[]
  },
): TaggedLink[] {
  const typed = new Set(addresses([post.text, ...Object.values(post.text_for), post.link, post.first_comment]))
  const all = post.deliveries.flatMap(({ account, content }) =>
    addresses([content.link, content.text])
      .filter((url) => hasMarks(url) && !typed.has(url))
      .map((url) => ({ account, url })),
  )
  return all.filter((one, i) => all.findIndex((other) => other.account === one.account && other.url === one.url) === i)
}

function addresses(texts: readonly (string | null)[]): string[] {
  return texts.flatMap((text) => findLinks(text ?? '').map(({ url }) => url))
}
