/** What the sources of one client's queries hold that the queries mean: nothing is stored here, fees apart. */
import { connectAccount } from '../clients/connect-account.ts'
import { affordable, feeOfReading } from '../clients/read-budget.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { listenText } from '../i18n/listen.ts'
import { sayRefusal } from '../i18n/reasons.ts'
import { say } from '../i18n/text.ts'
import type { Connection, SearchQuery } from '../networks/contract.ts'
import { NetworkFailure } from '../networks/failure.ts'
import { network as networkOf } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { ListenQuery, ListenSource } from '../store/listen.ts'
import { canonicalUrl } from './canonical-url.ts'
import type { FeedReader } from './feed-reader.ts'
import type { Feed } from './feed.ts'
import { languageOf } from '../language.ts'
import { isDue } from './pages.ts'
import { inLanguage, matcher, type Words } from './query.ts'
import type { Arrived } from './receive-messages.ts'

const dayMs = 86_400_000
/** Pages of one search in one run: the next run goes on. */
const mostPages = 25

/**
 * `read`: everything was. `unchanged`: nothing has come since. `failed`: it could not be read. `over_budget`: the month's money for
 * reading is spent. `to_look_at`, `waiting`: a page for a person's eyes, now or in some days.
 */
export type SourceStatus = 'read' | 'unchanged' | 'failed' | 'over_budget' | 'to_look_at' | 'waiting'

export interface SourceResult {
  readonly source: ListenSource
  readonly query: ListenQuery
  readonly status: SourceStatus
  /** What stood there, and what of it the query means; null: not read. */
  readonly items: number | null
  readonly found: number | null
  /** Of a feed that is too long: the oldest, which were not looked at. */
  readonly left_out: number
  readonly problem: string | null
  /** The account's credentials were refused, and not this question. */
  readonly refused: boolean
  /** ISO 8601 UTC: not before, where the network said so. */
  readonly retry_at: string | null
  readonly cost: { readonly micros: number; readonly currency: string } | null
  /** Undefined: as it was. */
  readonly cursor: string | null | undefined
}

/** One thing that was found, and by whom. */
export interface Find {
  readonly arrived: Arrived
  readonly account: Account | null
  readonly hits: readonly { readonly query_id: number; readonly source_id: number }[]
}

export interface Sources {
  readonly results: readonly SourceResult[]
  readonly finds: readonly Find[]
}

export interface Reading {
  readonly context: Context
  readonly client: Client
  readonly feeds: FeedReader
  readonly accounts: readonly Account[]
  /** Nothing older is taken in: it would be forgotten at once. */
  readonly oldest: string
  /** Told before each source. */
  readonly tell: (source: ListenSource) => void
  readonly signal: AbortSignal | null
}

export async function readSources(reading: Reading, queries: readonly ListenQuery[]): Promise<Sources> {
  const finds = new Map<string, Find>()
  const results: SourceResult[] = []
  const own = ownAddresses(reading)
  const add = (query: ListenQuery, source: ListenSource, account: Account | null, arrived: Arrived): void => {
    // an article is the same in whatever feed: where several say what kind of place it stands in, the weightiest holds
    const id = arrived.remote_id ?? ''
    const key = account === null ? id : `${account.id} ${arrived.network} ${id}`
    const hit = { query_id: query.id, source_id: source.id }
    const known = finds.get(key)
    if (known === undefined) {
      finds.set(key, { arrived, account, hits: [hit] })
      return
    }
    const brand = known.arrived.brand === true || arrived.brand === true
    const network = [known.arrived.network, arrived.network].toSorted(byWeight)[0] ?? arrived.network
    const official = known.arrived.official === true || arrived.official === true
    finds.set(key, { ...known, hits: [...known.hits, hit], arrived: { ...known.arrived, brand, network, official } })
  }
  for (const query of queries) {
    for (const source of query.sources) {
      if (reading.signal?.aborted === true) return { results, finds: [...finds.values()] }
      reading.tell(source)
      results.push(await readSource(reading, { query, source, own, add }))
    }
  }
  return { results, finds: [...finds.values()] }
}

const placesByWeight: readonly string[] = ['press', 'review_site', 'forum', 'blog']
const byWeight = (a: string, b: string): number => placesByWeight.indexOf(a) - placesByWeight.indexOf(b)

interface Work {
  readonly query: ListenQuery
  readonly source: ListenSource
  readonly own: OwnAddresses
  readonly add: (query: ListenQuery, source: ListenSource, account: Account | null, arrived: Arrived) => void
}

async function readSource(reading: Reading, work: Work): Promise<SourceResult> {
  const { context } = reading
  const { query, source } = work
  const base = {
    query,
    source,
    items: null,
    found: null,
    left_out: 0,
    problem: null,
    refused: false,
    retry_at: null,
    cost: null,
  }
  const nothing = { ...base, cursor: undefined }
  try {
    if (source.kind === 'by_hand') return { ...nothing, status: isDue(source, context.now()) ? 'to_look_at' : 'waiting' }
    if (source.kind === 'feed') return { ...base, ...(await fromFeed(reading, work)) }
    return { ...base, ...(await fromSearch(reading, work)) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const ofNetwork = error instanceof NetworkFailure
    return {
      ...nothing,
      status: 'failed',
      problem: ofNetwork ? sayRefusal(context.lang, error.code, error.message) : error.message,
      refused: error.kind === 'credential',
      retry_at: ofNetwork ? (error.retry_at?.toISOString() ?? null) : null,
    }
  }
}

type Told = Pick<SourceResult, 'status' | 'items' | 'found' | 'cursor'> &
  Partial<Pick<SourceResult, 'cost' | 'left_out' | 'problem'>>

async function fromFeed(reading: Reading, { query, source, own, add }: Work): Promise<Told> {
  const { feed, cursor } = await reading.feeds(source.address ?? '')
  if (feed === null) return { status: 'unchanged', items: null, found: null, cursor: undefined }
  const matches = matcher(query)
  let found = 0
  for (const item of feed.items) {
    const words = [item.title, item.text].filter((one) => one !== null && one !== '').join('\n')
    if (!matches(words) || own.site(item.url)) continue
    const lang = (await languageOf(words)) ?? feed.lang
    if (!inLanguage(query.lang, lang)) continue
    const at = writtenAt(reading, source, item.at)
    if (at < reading.oldest) continue
    found += 1
    add(query, source, null, {
      network: source.place,
      kind: 'mention',
      remote_id: remoteIdOf(item, source),
      post_id: null,
      answers: null,
      author: { id: null, name: item.author, url: null },
      text: item.text,
      title: item.title,
      url: item.url,
      at,
      rating: null,
      can_reply: false,
      lang,
      official: source.place === 'press',
      brand: query.about === 'brand',
    })
  }
  return { status: 'read', items: feed.items.length, found, left_out: feed.left_out, cursor }
}

/** The same article is the same message, in whatever feed; without an address it is what the feed calls it. */
function remoteIdOf({ id, url }: Feed['items'][number], { address }: ListenSource): string {
  return (url === null ? null : canonicalUrl(url)) ?? `${address ?? ''} ${id}`
}

/**
 * What has no date was written when it is first seen; at the first reading of a feed, some time before: what stood there already is no
 * news of today, and must not look like a wave. A date to come is none.
 */
function writtenAt({ context }: Reading, source: ListenSource, at: string | null): string {
  const now = context.now().getTime()
  if (at !== null && Date.parse(at) <= now) return new Date(at).toISOString()
  return new Date(at === null && source.read_at === null ? now - 2 * dayMs : now).toISOString()
}

async function fromSearch(reading: Reading, { query, source, own, add }: Work): Promise<Told> {
  const { context, accounts } = reading
  const account = accounts.find(({ id }) => id === source.account_id)
  if (account === undefined) {
    throw new Failure('credential', 'account_gone', say(context.lang, listenText.account_gone))
  }
  const network = await networkOf(account.network)
  const { wanted, words } = wantedOf(query, source)
  const matches = words === null ? null : matcher(words)
  const unwanted = matcher({ any_words: query.none_words, all_words: [], none_words: [] })
  const connection = await connectAccount(context, network, account)
  let cursor = source.cursor
  let [items, found, micros] = [0, 0, 0]
  let over = false
  for (let page = 0; page < mostPages; page++) {
    const most = await affordable(context, network)
    if (most !== null && most < leastBilled) {
      over = page === 0
      break
    }
    const answer = await searchOnce(connection, wanted, cursor, most)
    const fee = feeOfReading(context, network, account, answer.read)
    if (fee !== null) await (await context.store()).fees.add(fee)
    micros += fee?.micros ?? 0
    items += answer.items.length
    for (const item of answer.items) {
      if (own.author(account, item) || item.at < reading.oldest) continue
      if (matches !== null ? !matches(item.text) : unwanted(item.text)) continue
      const lang = item.lang ?? (await languageOf(item.text))
      if (!inLanguage(query.lang, lang)) continue
      found += 1
      const at = Date.parse(item.at) > context.now().getTime() ? context.now().toISOString() : item.at
      add(query, source, account, { ...item, at, lang, network: account.network, brand: query.about === 'brand' })
    }
    cursor = answer.cursor
    if (!answer.more || reading.signal?.aborted === true) break
  }
  const cost = network.read_prices === undefined ? null : { micros, currency: network.read_prices.currency }
  if (over) return { status: 'over_budget', items: null, found: null, cursor: undefined, cost }
  return { status: items === 0 ? 'unchanged' : 'read', items, found, cursor, cost }
}

/** The least that X hands over at once. */
const leastBilled = 10

/**
 * What the network is asked, and what a post must have in the end. Under a tag, or for words of its own, a source finds what the network
 * says: these stand in for `any_words`. Null: all but what is left out counts.
 */
function wantedOf(query: ListenQuery, source: ListenSource): { wanted: SearchQuery; words: Words | null } {
  const { any_words, all_words, none_words, lang } = query
  if (source.kind === 'mastodon_tag') {
    const words = all_words.length === 0 ? null : { any_words: [], all_words, none_words }
    return { wanted: { tag: source.address ?? '' }, words }
  }
  const words: Words = { any_words: source.address === null ? any_words : [source.address], all_words, none_words }
  return { wanted: { ...words, lang }, words }
}

async function searchOnce(connection: Connection, wanted: SearchQuery, cursor: string | null, most: number | null) {
  const answer = await (most === null ? connection.search?.(wanted, cursor) : connection.search?.(wanted, cursor, most))
  if (answer === undefined) throw new NetworkFailure('refused', 'no_such_search', 'this network cannot be searched')
  return answer
}

interface OwnAddresses {
  readonly site: (url: string | null) => boolean
  readonly author: (account: Account, item: { readonly author: Arrived['author'] }) => boolean
}

/** What the firm itself writes is no mention, on its site or by any of its accounts. */
function ownAddresses({ client, accounts }: Reading): OwnAddresses {
  const hostOf = (address: string | null): string | null => {
    if (address === null || address === '') return null
    const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`
    return URL.canParse(whole) ? new URL(whole).host.replace(/^www\./, '') : null
  }
  const sites = [client.website, ...accounts.filter(isSite).map((one) => one.endpoint)]
  const hosts = new Set(sites.map(hostOf).filter((host) => host !== null))
  const pages = new Set(accounts.map(({ url }) => url).filter((url) => url !== null))
  const ids = new Set(accounts.map(({ network, remote_id }) => `${network} ${remote_id}`))
  return {
    site: (url) => hosts.has(hostOf(url) ?? ''),
    author: ({ network }, { author }) =>
      (author.id !== null && ids.has(`${network} ${author.id}`)) || (author.url !== null && pages.has(author.url)),
  }
}

/** Of an account that is a site of its own, the address is the firm's; of others it is the network's. */
const isSite = ({ network }: Account): boolean => network === 'wordpress' || network === 'ghost'
