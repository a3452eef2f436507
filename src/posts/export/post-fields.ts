import { networkIds, type NetworkId } from '../../networks/ids.ts'
import type { AiUse, Contest, Disclosure } from '../../store/post-legal.ts'
import type { Post } from '../../store/posts.ts'
import { factColumns, importColumns, rareColumns } from '../import/columns.ts'
import { ownId } from '../import/own-id.ts'
import { typedTime } from '../import/typed-time.ts'

/** A post by the names that `queue import` reads, with what became of it. */
export type ExportedPost = Pick<
  Post,
  | 'id'
  | 'title'
  | 'text'
  | 'link'
  | 'first_comment'
  | 'pillar'
  | 'campaign'
  | 'tags'
  | 'status'
  | 'thread'
  | 'tag_links'
  | 'author'
  | 'scheduled_at'
  | 'approved_by'
  | 'approved_at'
> &
  Readonly<Partial<Record<`text_${NetworkId}`, string>>> & {
    readonly external_id: string
    /** As `typedTime` writes it. */
    readonly scheduled_local: string | null
    /** Accounts. */
    readonly to: readonly string[]
    /** Where the files lie. */
    readonly media: readonly string[]
    /** As many as there are files, or none. */
    readonly alt: readonly string[]
    readonly disclosure: Disclosure | null
    readonly partner: number | null
    /** Alias. */
    readonly ambassador: string | null
    readonly ai: AiUse | null
    readonly contest: Contest | null
    /** Only in a file of several clients: any client takes the others. */
    readonly client?: string
    readonly url: readonly string[]
    readonly published_at: string | null
  }

/** `aliases`: of the ambassadors, by their number. */
export function fieldsOf(post: Post, given: { aliases: ReadonlyMap<number, string>; several_clients: boolean }): ExportedPost {
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
    thread: post.thread,
    tag_links: post.tag_links,
    author: post.author,
    disclosure: legal.disclosure ?? null,
    partner: legal.partner ?? null,
    ambassador: legal.ambassador === undefined ? null : (aliases.get(legal.ambassador) ?? null),
    ai: legal.ai ?? null,
    contest: legal.contest ?? null,
    ...(several_clients && { client: post.client }),
    id: post.id,
    scheduled_at: post.scheduled_at,
    url: out.flatMap((one) => one.url ?? []),
    published_at: published[0] ?? null,
    approved_by: post.approved_by,
    approved_at: post.approved_at,
  }
}

/** What a table or a Markdown file says of a post: nothing of what is so anyway. */
export function saidOf(post: ExportedPost): Readonly<Record<string, FieldValue | undefined>> {
  return { ...post, thread: post.thread ? 'true' : null, tag_links: post.tag_links ? null : 'false' }
}

export type FieldValue = string | number | readonly string[] | Contest | null

/** The columns of a table of these posts: those of the import, and of the others those that some post says something in. */
export async function columnsOf(pages: AsyncIterable<readonly ExportedPost[]>, several_clients: boolean): Promise<string[]> {
  const own = networkIds.map((id) => `text_${id}`)
  const used = new Set<string>()
  for await (const posts of pages)
    for (const post of posts) {
      const said = saidOf(post)
      for (const name of [...own, ...rareColumns]) if (!isNothing(said[name])) used.add(name)
    }
  return [
    ...importColumns.flatMap((name) => (name === 'text' ? [name, ...own.filter((one) => used.has(one))] : [name])),
    ...rareColumns.filter((name) => used.has(name)),
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
  if (typeof value !== 'object') return value
  return 'join' in value ? value.map((part) => part.replaceAll(';', '\\;')).join(';') : JSON.stringify(value)
}
