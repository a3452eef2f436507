import type { Context } from '../context.ts'
import { dayOf, monthsLater } from '../days.ts'
import type { FailureKind } from '../failure.ts'
import { monthInstants } from '../posts/month-instants.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import { tones, type InboxMessage, type Tone, type Voice } from '../store/inbox.ts'
import type { ListenQuery, ListenSource } from '../store/listen.ts'
import { evaluateCrisis, type Evaluation } from './evaluate-crisis.ts'
import { feedReader, type FeedReader } from './feed-reader.ts'
import { readSources, type Find, type SourceResult } from './read-sources.ts'
import { openDesk, receiveMessages } from './receive-messages.ts'
import { shareOfVoice, type ShareOfVoice } from './share-of-voice.ts'

/** Messages in one transaction. */
const pageSize = 300
/** Feeds that are fetched at once. */
const atOnce = 4
const mostImportant = 5

export interface ListenOptions {
  readonly signal?: AbortSignal
  /** `done` of `total` sources; `source`: the one that is read now. */
  readonly progress?: (done: number, total: number, source: ListenSource, client: Client) => void
  /** Somebody reads what comes of it: pages to be looked at by hand are then not told again for a week. */
  readonly seen_by_a_person?: boolean
}

/** New mentions in one place. */
export interface PlaceCount {
  /** `press`, `forum`, or a network. */
  readonly network: string
  readonly mentions: number
  readonly tones: Readonly<Record<Tone | 'unknown', number>>
}

export interface Listened {
  readonly client: string
  readonly queries: number
  readonly sources: readonly SourceResult[]
  /** Of the firm, copies left out; then copies, and what was found of others only. */
  readonly mentions: number
  readonly copies: number
  readonly others: number
  /** Found again. */
  readonly known: number
  readonly places: readonly PlaceCount[]
  /** The most important of the new ones: negative, from the press, with a word of alert. */
  readonly important: readonly InboxMessage[]
  /** Of the client's month so far. */
  readonly voice: ShareOfVoice & { readonly month: string }
  /** Null: nothing is listened for. */
  readonly evaluation: Evaluation | null
  readonly interrupted: boolean
}

/**
 * Reads every source of the clients' queries, keeps what they mean, and looks whether something is brewing. Each feed is fetched once,
 * whoever asks for it. What one source refuses takes nothing from the others; a source goes on from where it was only once what it held
 * is kept.
 */
export async function runListening(
  context: Context,
  clients: readonly Client[],
  options: ListenOptions = {},
): Promise<Listened[]> {
  const store = await context.store()
  const jobs: { client: Client; queries: ListenQuery[] }[] = []
  for (const client of clients) jobs.push({ client, queries: await store.listen.list(client.slug) })
  const sources = jobs.flatMap(({ queries }) => queries.flatMap((query) => query.sources))
  const feeds = feedReader(
    context,
    sources.filter(({ kind }) => kind === 'feed'),
  )
  await fetchAll(sources, feeds, options.signal)
  let done = 0
  const listened: Listened[] = []
  for (const { client, queries } of jobs) {
    const tell = (source: ListenSource): void => {
      options.progress?.(done, sources.length, source, client)
      done += 1
    }
    listened.push(await listenFor(context, client, { queries, feeds, tell, options }))
  }
  return listened
}

/** What goes wrong is heard where the feed is read. */
async function fetchAll(sources: readonly ListenSource[], feeds: FeedReader, signal?: AbortSignal): Promise<void> {
  const urls = [...new Set(sources.flatMap(({ kind, address }) => (kind === 'feed' && address !== null ? [address] : [])))]
  const work = async (): Promise<void> => {
    for (let url = urls.shift(); url !== undefined; url = urls.shift())
      if (signal?.aborted !== true) await feeds(url).catch(() => null)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

interface Job {
  readonly queries: readonly ListenQuery[]
  readonly feeds: FeedReader
  readonly tell: (source: ListenSource) => void
  readonly options: ListenOptions
}

async function listenFor(context: Context, client: Client, { queries, feeds, tell, options }: Job): Promise<Listened> {
  const store = await context.store()
  const desk = await openDesk(context, client)
  const today = dayOf(context.now(), client.time_zone)
  const { results, finds } = await readSources(
    {
      context,
      client,
      feeds,
      accounts: await store.accounts.list(client.slug),
      oldest: monthsLater(today, -desk.facts.retention_months),
      tell,
      signal: options.signal ?? null,
    },
    queries,
  )
  const tally = newTally()
  for (const [account, of] of byAccount(finds)) {
    for (let from = 0; from < of.length; from += pageSize) {
      const page = of.slice(from, from + pageSize)
      const received = await receiveMessages(
        context,
        client,
        page.map(({ arrived }) => arrived),
        { source: 'listen', account, hits: page.map(({ hits }) => hits), desk },
      )
      tally.known += received.known
      for (const message of received.added) count(tally, message)
    }
  }
  await store.listen.read(readingsOf(results, options.seen_by_a_person === true), context.now().toISOString())
  const month = today.slice(0, 7)
  return {
    client: client.slug,
    queries: queries.length,
    sources: results,
    mentions: tally.mentions,
    copies: tally.copies,
    others: tally.others,
    known: tally.known,
    places: [...tally.places.values()].toSorted((a, b) => b.mentions - a.mentions || a.network.localeCompare(b.network)),
    important: tally.important,
    voice: { month, ...shareOfVoice(await voicesOf(context, client, month)) },
    evaluation: queries.length === 0 ? null : await evaluateCrisis(context, client, 'listen'),
    interrupted: options.signal?.aborted === true,
  }
}

/** What is said of the firm and of its competitors in a month of the client. */
async function voicesOf(context: Context, client: Client, month: string): Promise<readonly Voice[]> {
  const { from, to } = monthInstants(month, client.time_zone)
  return (await context.store()).inbox.voices(client.slug, from, to)
}

/** The oldest first, so that what was published first is the original of its copies. */
function byAccount(finds: readonly Find[]): Map<Account | null, Find[]> {
  const groups = new Map<Account | null, Find[]>()
  for (const find of finds.toSorted((a, b) => a.arrived.at.localeCompare(b.arrived.at))) {
    const group = groups.get(find.account)
    if (group === undefined) groups.set(find.account, [find])
    else group.push(find)
  }
  return groups
}

function readingsOf(results: readonly SourceResult[], seen: boolean) {
  return results.flatMap(({ source, status, cursor, problem }) => {
    if (status === 'waiting' || status === 'over_budget' || (status === 'to_look_at' && !seen)) return []
    return [{ source_id: source.id, problem, ...(cursor !== undefined && { cursor }) }]
  })
}

interface Tally {
  mentions: number
  copies: number
  others: number
  known: number
  readonly places: Map<string, { network: string; mentions: number; tones: Record<Tone | 'unknown', number> }>
  important: InboxMessage[]
}

function newTally(): Tally {
  return { mentions: 0, copies: 0, others: 0, known: 0, places: new Map(), important: [] }
}

function count(tally: Tally, message: InboxMessage): void {
  if (!message.brand) {
    tally.others += 1
    return
  }
  if (message.copy_of !== null) {
    tally.copies += 1
    return
  }
  tally.mentions += 1
  const { network, tone } = message
  const place = tally.places.get(network) ?? {
    network,
    mentions: 0,
    tones: { positive: 0, neutral: 0, negative: 0, unknown: 0 },
  }
  place.mentions += 1
  place.tones[tone ?? 'unknown'] += 1
  tally.places.set(network, place)
  if (weight(message) === 0) return
  tally.important = [...tally.important, message].toSorted(byImportance).slice(0, mostImportant)
}

/** A word of alert, then who says it, then how. */
function weight({ sensitive, official, tone }: InboxMessage): number {
  return (sensitive.length > 0 ? 4 : 0) + (official ? 2 : 0) + (tone === 'negative' ? 3 : 0)
}

function byImportance(a: InboxMessage, b: InboxMessage): number {
  return weight(b) - weight(a) || b.at.localeCompare(a.at) || b.id - a.id
}

export const toneOrder: readonly (Tone | 'unknown')[] = [...tones, 'unknown']

/** Of all clients together. */
export function verdictOf(listened: readonly Listened[]): FailureKind | null {
  const sources = listened.flatMap((one) => one.sources)
  if (listened.some(({ interrupted }) => interrupted)) return 'interrupted'
  const failed = sources.filter(({ status }) => status === 'failed')
  if (failed.length === 0) return null
  if (failed.some(({ refused }) => refused)) return 'credential'
  return sources.some(({ status }) => status === 'read' || status === 'unchanged') ? 'partial' : 'busy'
}
