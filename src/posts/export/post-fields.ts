import { networkIds } from '../../networks/ids.ts'
import type { Post } from '../../store/posts.ts'
import { factColumns, importColumns, rareColumns } from '../import/columns.ts'
import { ownId } from '../import/own-id.ts'
import { typedTime } from '../import/typed-time.ts'

/** What a file says of a post: words, lists of words, a contest as it was declared; null: nothing. */
export type FieldValue = string | readonly string[] | Readonly<Record<string, unknown>> | number | null

export type PostFields = Readonly<Record<string, FieldValue>>

/**
 * A post by the names that `queue import` reads, with what became of it. `aliases`: of the ambassadors, by
 * their number. Whose it is only stands in a file of several clients: any client takes the others.
 */
export function fieldsOf(post: Post, given: { aliases: ReadonlyMap<number, string>; several_clients: boolean }): PostFields {
  const { aliases, several_clients } = given
  const { legal } = post
  const going = post.deliveries.filter(({ part, state }) => part === 0 && state !== 'cancelled')
  const all = going.length > 0 ? going : post.deliveries.filter(({ part }) => part === 0)
  const out = post.deliveries.filter((one) => one.status === 'published' && one.part === 0)
  const published = out.flatMap((one) => one.published_at ?? []).toSorted()
  return {
    external_id: post.external_id ?? ownId(post),
    scheduled_local: typedTime(post),
    to: [...new Set(all.map((one) => one.account))],
    title: post.title,
    text: post.text,
    ...Object.fromEntries(Object.entries(post.text_for).map(([id, own]) => [`text_${id}`, own])),
    link: post.link,
    media: post.media.map((one) => one.path),
    alt: post.media.some((one) => one.alt !== null) ? post.media.map((one) => one.alt ?? '') : [],
    first_comment: post.first_comment,
    pillar: post.pillar,
    campaign: post.campaign,
    tags: post.tags,
    status: post.status,
    thread: post.thread ? 'true' : null,
    tag_links: post.tag_links ? null : 'false',
    author: post.author,
    disclosure: legal.disclosure ?? null,
    partner: legal.partner === undefined ? null : String(legal.partner),
    ambassador: legal.ambassador === undefined ? null : (aliases.get(legal.ambassador) ?? null),
    ai: legal.ai ?? null,
    contest: legal.contest === undefined ? null : { ...legal.contest },
    ...(several_clients && { client: post.client }),
    id: post.id,
    scheduled_at: post.scheduled_at,
    url: out.flatMap((one) => one.url ?? []),
    published_at: published[0] ?? null,
    approved_by: post.approved_by,
    approved_at: post.approved_at,
  }
}

/** The columns of a table of these posts: those of the import, and of the others those that some post says something in. */
export function columnsOf(posts: readonly PostFields[], several_clients: boolean): string[] {
  const used = (name: string): boolean => posts.some((post) => !isNothing(post[name]))
  const own = networkIds.map((id) => `text_${id}`).filter(used)
  return [
    ...importColumns.flatMap((name) => (name === 'text' ? [name, ...own] : [name])),
    ...rareColumns.filter(used),
    ...(several_clients ? ['client'] : []),
    ...factColumns,
  ]
}

export function isNothing(value: FieldValue | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** One cell: a list between `;`, a semicolon within a part as `\;`. */
export function cellOf(value: FieldValue | undefined): string | number | null {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.map((part: string) => part.replaceAll(';', '\\;')).join(';')
  return typeof value === 'object' ? JSON.stringify(value) : value
}
