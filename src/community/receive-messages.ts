import type { Context } from '../context.ts'
import { monthsLater } from '../days.ts'
import type { InboxItem } from '../networks/contract.ts'
import { findTeam } from '../people/change-team.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { NewFee } from '../store/fees.ts'
import type {
  MessageKind,
  MessageLevel,
  MessageSource,
  MessageTag,
  NewMessage,
  Received,
  ToneCorrection,
} from '../store/inbox.ts'
import type { TeamMember } from '../store/team.ts'
import { communityFacts, type CommunityFacts } from './client-facts.ts'
import { copyFinder, type CopyFinder, type CopyText } from './copies.ts'
import { deadlineOf } from './deadline.ts'
import { languageOf } from '../language.ts'
import { needsAnswer } from './needs-answer.ts'
import { keywordsIn, sensitiveWords } from './sensitive-words.ts'
import { toneOf } from './tone.ts'
import { whoKnows } from './who-knows.ts'

/** What somebody wrote, as it arrives. `network`: as a reader names it, or where it was found (`press`, `forum`, `review_site`). */
export interface Arrived extends Omit<InboxItem, 'kind' | 'remote_id'> {
  readonly network: string
  readonly kind: MessageKind
  /** Null: typed by hand. */
  readonly remote_id: string | null
  readonly title?: string | null
  readonly lang?: string | null
  readonly author_followers?: number | null
  readonly official?: boolean
  /** False: only of a competitor or a topic. */
  readonly brand?: boolean
  readonly tags?: readonly MessageTag[]
}

/** What is looked up once for many messages. */
export interface Desk {
  readonly facts: CommunityFacts
  readonly team: readonly TeamMember[]
  readonly corrections: readonly ToneCorrection[]
  /** Asked only where copies are looked for. */
  readonly copies: (since: string) => Promise<Copies>
}

interface Copies {
  readonly finder: CopyFinder
  /** Ids of those that had none yet when the finder took them in. */
  readonly ids: Map<number, number>
}

export interface ReceiveOptions {
  readonly source: MessageSource
  /** Through which they came. */
  readonly account?: Account | null
  /** How far the account is read with them. */
  readonly cursor?: string
  /** What the network bills for them. */
  readonly fee?: NewFee
  /** By which query and source each was found, in their order. */
  readonly hits?: readonly (readonly { readonly query_id: number; readonly source_id: number }[])[]
  /** Absent: opened for this call. Give the same one to all calls of a round. */
  readonly desk?: Desk
  /** What was written before this instant counts as dealt with, reviews apart: nobody knows what was answered before smm read it. */
  readonly settled_before?: string
}

const copiesWithinMs = 14 * 86_400_000
const poorStars = 2
/** Networks whose every server or site counts for itself. */
const ofServers: readonly string[] = ['mastodon', 'wordpress']

export async function openDesk(context: Context, client: Client): Promise<Desk> {
  const store = await context.store()
  const facts = await communityFacts(context, client)
  let copies: Promise<Copies> | null = null
  return {
    facts,
    team: await findTeam(context, client),
    corrections: await store.inbox.corrections(client.slug),
    copies: (since) => (copies ??= knownTexts(context, client, since)),
  }
}

async function knownTexts(context: Context, client: Client, since: string): Promise<Copies> {
  const from = new Date(Date.parse(since) - copiesWithinMs).toISOString()
  const known = await (await context.store()).inbox.list({ client: client.slug, others: true, from, order: 'oldest' })
  const texts = known.map((one) => ({ ...copyText(one), id: one.copy_of ?? one.id }))
  return { finder: copyFinder(texts), ids: new Map() }
}

/**
 * Takes in what others wrote: one transaction, each message once, with its language, its tone, the words of alert in it, whether an answer
 * is owed and until when, whose it is and when it is forgotten. What the account itself wrote is none.
 */
export async function receiveMessages(
  context: Context,
  client: Client,
  items: readonly Arrived[],
  options: ReceiveOptions,
): Promise<Received> {
  const { source, account = null, cursor, fee, hits } = options
  const desk = options.desk ?? (await openDesk(context, client))
  const at = context.now().toISOString()
  const kept = items
    .map((item, nth) => ({ item: decent(item, at), hits: hits?.[nth] ?? [] }))
    .filter(({ item }) => !isOwn(item, account))
  const messages: NewMessage[] = []
  // an old review that is read today is of use for as long as a new one
  const forget_at = monthsLater(at.slice(0, 10), desk.facts.retention_months)
  for (const { item } of kept) messages.push(await messageOf(client, item, desk, options, forget_at))
  const copies = source === 'listen' && messages[0] !== undefined ? await desk.copies(earliest(messages)) : null
  const marked = copies === null ? messages : markCopies(messages, copies)
  const received = await (
    await context.store()
  ).inbox.receive(
    client.slug,
    marked,
    {
      ...(account !== null && cursor !== undefined && { cursor: { account_id: account.id, cursor } }),
      ...(fee !== undefined && { fee }),
      ...(hits !== undefined && { hits: kept.map((one) => one.hits) }),
    },
    at,
  )
  if (copies !== null) {
    const nth = new Map(marked.map(({ remote_id }, index) => [remote_id, index]))
    const before = copies.ids.size
    for (const [index] of marked.entries()) copies.ids.set(-(before + index + 1), 0)
    for (const { id, remote_id } of received.added) copies.ids.set(-(before + (nth.get(remote_id) ?? 0) + 1), id)
  }
  return received
}

/** As feeds are cut: what is longer is written to do harm. */
const most = { text: 10_000, title: 500, name: 300, id: 500, url: 2_000 } as const
/** What is dated before there was a web, or after its arrival, was dated by nobody. */
const webBegan = Date.UTC(1991, 0)

/** What a server says within what can be true, and what is kept as it is: SQLite stores no half letter. */
function decent(item: Arrived, arrived_at: string): Arrived {
  const { at, rating, author, author_followers = null } = item
  const written = Date.parse(at)
  const url = (value: string | null): string | null =>
    value !== null && /^https?:\/\//i.test(value) && value.length <= most.url ? whole(value, most.url) : null
  const short = (value: string | null, length: number): string | null => (value === null ? null : whole(value, length))
  return {
    ...item,
    at: written >= webBegan && written <= Date.parse(arrived_at) ? at : arrived_at,
    rating: rating !== null && [1, 2, 3, 4, 5].includes(rating) ? rating : null,
    author: { id: short(author.id, most.id), name: short(author.name, most.name), url: url(author.url) },
    author_followers: Number.isSafeInteger(author_followers) && Number(author_followers) >= 0 ? author_followers : null,
    text: whole(item.text, most.text),
    title: short(item.title ?? null, most.title),
    url: url(item.url),
  }
}

function whole(text: string, length: number): string {
  const short = text.length > length ? text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '') : text
  return Buffer.from(short).toString().replaceAll('\0', '\uFFFD')
}

function isOwn({ author }: Arrived, account: Account | null): boolean {
  return account !== null && account.remote_id !== null && author.id === account.remote_id
}

async function messageOf(
  client: Client,
  item: Arrived,
  desk: Desk,
  options: ReceiveOptions,
  forget_at: string,
): Promise<NewMessage> {
  const { source, account = null, settled_before } = options
  const { facts, corrections } = desk
  const { network, kind, author, at, rating, post_id, tags = [], brand = true } = item
  const server = account !== null && ofServers.includes(account.network) ? (account.endpoint ?? '') : ''
  const title = item.title ?? null
  const words = title === null ? item.text : `${title}\n${item.text}`
  const lang = item.lang ?? (await languageOf(words))
  const tone = await toneOf(words, { lang, corrections, rating })
  const { keywords, sector } = facts
  const sensitive = sensitiveWords(words, keywordsIn(lang, { keywords, lang: client.lang, sector }))
  const level: MessageLevel = brand && (sensitive.length > 0 || (rating !== null && rating <= poorStars)) ? 'amber' : 'green'
  const settled = settled_before !== undefined && at < settled_before && kind !== 'review'
  const needs_answer = source !== 'listen' && brand && !settled && needsAnswer(item)
  return {
    network,
    account_id: account?.id ?? null,
    source,
    kind,
    remote_id: item.remote_id,
    server,
    post_remote_id: post_id,
    answers: item.answers,
    author_id: author.id,
    author_name: author.name,
    author_url: author.url,
    author_followers: item.author_followers ?? null,
    author: authorKey(item, server),
    text: item.text,
    title,
    url: item.url,
    at,
    rating,
    can_reply: item.can_reply,
    lang,
    brand,
    needs_answer,
    level,
    due_at: needs_answer ? deadlineOf(new Date(at), level, facts.deadline).toISOString() : null,
    assigned_to: whoKnows(desk.team, tags),
    tone: tone?.tone ?? null,
    tone_source: tone === null ? null : 'lexicon',
    sensitive,
    official: item.official ?? false,
    copy_of: null,
    tags,
    forget_at,
  }
}

/**
 * One key for one person on one network; a name alone is better than nothing, an article without a name is nobody's. The address is what
 * anybody types beside a comment: with the name it is less easily somebody else's. No id has a space in it.
 */
function authorKey({ network, author: { id, url, name } }: Arrived, server: string): string | null {
  if (id !== null) return [network, ...(server === '' ? [] : [server]), id.replace(/\s/gu, '_')].join(':')
  const plain = name?.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase() ?? ''
  if (url !== null) return `${network}: ${url} ${plain}`
  return plain === '' ? null : `${network}: ${plain}`
}

/** Several comments under one post may have its address. */
function copyText({ kind, url, title, text, at }: Pick<NewMessage, 'kind' | 'url' | 'title' | 'text' | 'at'>): CopyText {
  return { url: kind === 'mention' ? url : null, text: title === null ? text : `${title} ${text}`, at }
}

function markCopies(messages: readonly NewMessage[], { finder, ids }: Copies): NewMessage[] {
  const before = ids.size
  return messages.map((message, nth): NewMessage => {
    const text = copyText(message)
    const found = finder.find(text)
    if (found === null) {
      finder.add(text, -(before + nth + 1))
      return message
    }
    const here = -found - before - 1
    if (found > 0) return { ...message, copy_of: found }
    return here >= 0 ? { ...message, copy_of_nth: here } : { ...message, copy_of: ids.get(found) || null }
  })
}

function earliest(messages: readonly NewMessage[]): string {
  return messages.reduce((first, { at }) => (at < first ? at : first), messages[0]?.at ?? '')
}
