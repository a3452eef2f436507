import { readBudget, type ReadBudget } from '../clients/read-budget.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { listenText, ownWordsLabel, sourceLabel } from '../i18n/listen.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { ReadPrices } from '../networks/contract.ts'
import { network as networkOf } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import {
  searchedOn,
  type ListenPlace,
  type ListenQuery,
  type ListenSource,
  type ListenSubject,
  type NewListenQuery,
  type NewListenSource,
} from '../store/listen.ts'
import { readFeed } from './feed-reader.ts'
import { hasWord, matcher, type Words } from './query.ts'

const longestName = 60
const longestWord = 100
const mostWords = 50

/** What a person asked for, as typed. */
export interface AskedQuery extends Words {
  readonly name: string
  readonly competitor: string | null
  readonly topic: boolean
  readonly lang: string | null
  readonly feeds: readonly string[]
  readonly pages: readonly string[]
  readonly place: ListenPlace | null
  readonly tags: readonly string[]
  /** Words of its own; true: those of the query; null: not searched. */
  readonly bluesky: string | true | null
  readonly x: string | true | null
}

export interface PlannedQuery {
  readonly query: NewListenQuery
  /** The one that gets more sources; null: it is new. */
  readonly known: ListenQuery | null
  readonly sources: readonly NewListenSource[]
  /** Null: X is not asked. */
  readonly price: XPrice | null
}

export interface XPrice extends ReadBudget {
  readonly prices: ReadPrices
  /** Of one reading, at most. */
  readonly most_micros: number
}

/** What X hands over at once. */
const mostOfX = 100

/**
 * What would be listened for and where; nothing is fetched or stored. Throws `Failure` usage: `name_needed`, `name_too_long`,
 * `words_needed`, `bad_word`, `too_many_words`, `one_subject`, `bad_lang`, `query_exists`, `nothing_to_add`, `source_exists`, `bad_url`,
 * `bad_tag`, `place_alone`; not_found `no_account`.
 */
export async function planQuery(context: Context, client: Client, asked: AskedQuery): Promise<PlannedQuery> {
  const { lang } = context
  const store = await context.store()
  const name = asked.name.replace(/\s+/gu, ' ').trim()
  if (name === '') throw usage('name_needed', say(lang, listenText.name_needed), say(lang, listenText.name_hint))
  if ([...name].length > longestName) throw usage('name_too_long', say(lang, listenText.name_long, { max: longestName }))
  const known = await store.listen.find(client.slug, name)
  const words = wordsOf(lang, asked)
  const given = words.any_words.length + words.all_words.length
  if (
    known !== null &&
    (given + words.none_words.length > 0 || asked.lang !== null || asked.topic || asked.competitor !== null)
  ) {
    throw usage(
      'query_exists',
      say(lang, listenText.words_of_known, { name: known.name }),
      say(lang, listenText.words_of_known_hint),
    )
  }
  if (known === null && given === 0) {
    throw usage('words_needed', say(lang, listenText.words_needed), say(lang, listenText.words_hint))
  }
  const sources = await sourcesOf(context, client, asked)
  if (known !== null && sources.length === 0) {
    throw usage(
      'nothing_to_add',
      say(lang, listenText.nothing_to_add, { name: known.name }),
      say(lang, listenText.nothing_to_add_hint),
    )
  }
  const twice = sources.find((one, at) =>
    [...(known?.sources ?? []), ...sources.slice(0, at)].some((other) => isSame(one, other)),
  )
  if (twice !== undefined) {
    throw usage('source_exists', say(lang, listenText.known_source, { source: sourceWords(lang, twice) }))
  }
  const subject = subjectOf(lang, asked)
  return {
    query: known ?? { client: client.slug, name, ...subject, ...words, lang: languageFlag(lang, asked.lang) },
    known,
    sources,
    price: sources.some(({ kind }) => kind === 'x_search') ? await priceOfX(context) : null,
  }
}

/** Stores what was planned. */
export async function addQuery(context: Context, { query, known, sources }: PlannedQuery): Promise<ListenQuery> {
  const { listen } = await context.store()
  const at = context.now().toISOString()
  return known === null ? listen.add(query, sources, at) : listen.addSources(known.id, sources, at)
}

export interface FeedLook {
  readonly url: string
  readonly title: string | null
  readonly items: number
  readonly matches: number
}

/** Reads a feed once, to show what it is. Throws what `readFeed` throws. */
export async function lookAtFeed(context: Context, url: string, query: Words): Promise<FeedLook> {
  const { feed } = await readFeed(context, url, null)
  const matches = matcher(query)
  const items = feed?.items ?? []
  return {
    url,
    title: feed?.title ?? null,
    items: items.length,
    matches: items.filter(({ title, text }) => matches(`${title ?? ''}\n${text}`)).length,
  }
}

/** « flux https://… », “Mastodon #colmar”. */
export function sourceWords(lang: Lang, { kind, address }: Pick<ListenSource, 'kind' | 'address'>): string {
  const words = address ?? say(lang, ownWordsLabel.of_query)
  const quoted = (kind === 'bluesky_search' || kind === 'x_search') && address !== null
  return say(lang, sourceLabel[kind], { address: quoted ? say(lang, listenText.quoted, { words }) : words })
}

const usage = (code: string, message: string, hint?: string): Failure =>
  new Failure('usage', code, message, hint === undefined ? {} : { hint })

function wordsOf(lang: Lang, { any_words, all_words, none_words }: Words): Words {
  const tidy = (words: readonly string[]): string[] => [...new Set(words.map((one) => one.replace(/\s+/gu, ' ').trim()))]
  const words = { any_words: tidy(any_words), all_words: tidy(all_words), none_words: tidy(none_words) }
  const all = [...words.any_words, ...words.all_words, ...words.none_words]
  const bad = all.find((one) => !hasWord(one) || [...one].length > longestWord)
  if (bad !== undefined) {
    const value = [...bad].slice(0, longestWord).join('')
    throw usage('bad_word', say(lang, listenText.bad_word, { value, max: longestWord }), say(lang, listenText.words_hint))
  }
  if (all.length > mostWords) throw usage('too_many_words', say(lang, listenText.too_many_words, { max: mostWords }))
  return words
}

function subjectOf(lang: Lang, { competitor, topic }: AskedQuery): { about: ListenSubject; competitor: string | null } {
  const named = competitor?.replace(/\s+/gu, ' ').trim() || null
  if (named !== null && topic) throw usage('one_subject', say(lang, listenText.one_subject))
  if (named !== null && [...named].length > longestWord)
    throw usage('bad_word', say(lang, listenText.bad_word, { value: named.slice(0, longestWord), max: longestWord }))
  return { about: named === null ? (topic ? 'topic' : 'brand') : 'competitor', competitor: named }
}

function languageFlag(lang: Lang, typed: string | null): string | null {
  const value = typed?.trim().toLowerCase() ?? null
  if (value === null || /^[a-z]{2}$/.test(value)) return value
  throw usage('bad_lang', say(lang, listenText.bad_lang, { value: typed ?? '' }))
}

async function sourcesOf(context: Context, client: Client, asked: AskedQuery): Promise<NewListenSource[]> {
  const { lang } = context
  const { feeds, pages, place, tags, bluesky, x } = asked
  if (place !== null && feeds.length + pages.length === 0) throw usage('place_alone', say(lang, listenText.place_alone))
  const store = await context.store()
  const accounts = await store.accounts.list(client.slug)
  const known = (await store.listen.list(client.slug)).flatMap(({ sources }) => sources)
  // a feed that another query reads is the same place
  const placeOf = (kind: 'feed' | 'by_hand', address: string, usual: ListenPlace): NewListenSource['place'] =>
    place ?? known.find((one) => one.kind === kind && one.address === address)?.place ?? usual
  const through = (kind: 'mastodon_tag' | 'bluesky_search' | 'x_search'): number => accountFor(lang, accounts, kind).id
  const ownWords = (kind: 'bluesky_search' | 'x_search', words: string | true): NewListenSource => {
    const address =
      words === true ? null : (wordsOf(lang, { any_words: [words], all_words: [], none_words: [] }).any_words[0] ?? null)
    return { kind, address, place: 'network', account_id: through(kind) }
  }
  return [
    ...feeds
      .map((url) => webAddress(lang, url))
      .map((address): NewListenSource => ({
        kind: 'feed',
        address,
        place: placeOf('feed', address, 'blog'),
        account_id: null,
      })),
    ...pages
      .map((url) => webAddress(lang, url))
      .map((address): NewListenSource => ({
        kind: 'by_hand',
        address,
        place: placeOf('by_hand', address, 'forum'),
        account_id: null,
      })),
    ...tags.map((tag): NewListenSource => ({
      kind: 'mastodon_tag',
      address: tagOf(lang, tag),
      place: 'network',
      account_id: through('mastodon_tag'),
    })),
    ...(bluesky === null ? [] : [ownWords('bluesky_search', bluesky)]),
    ...(x === null ? [] : [ownWords('x_search', x)]),
  ]
}

function accountFor(lang: Lang, accounts: readonly Account[], kind: 'mastodon_tag' | 'bluesky_search' | 'x_search'): Account {
  const network = searchedOn[kind] ?? ''
  const of = accounts.filter((one) => one.network === network)
  const found = of.find(({ status }) => status !== 'blocked') ?? of[0]
  if (found !== undefined) return found
  throw new Failure('not_found', 'no_account', say(lang, listenText.no_account, { network }), {
    hint:
      kind === 'mastodon_tag'
        ? say(lang, listenText.no_account_hint_mastodon)
        : say(lang, listenText.no_account_hint, { network }),
  })
}

function webAddress(lang: Lang, typed: string): string {
  const value = typed.trim()
  const url = URL.canParse(value) ? new URL(value) : null
  const plain =
    url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && value.length <= 2000
  if (!plain) throw usage('bad_url', say(lang, listenText.bad_url, { value: value.slice(0, 200) }))
  url.hash = ''
  return url.href
}

function tagOf(lang: Lang, typed: string): string {
  const tag = typed
    .trim()
    .replace(/^[#＃]/u, '')
    .normalize('NFC')
  if (/^[\p{L}\p{M}\p{N}_·]{1,100}$/u.test(tag) && /[^\d_]/u.test(tag)) return tag
  throw usage('bad_tag', say(lang, listenText.bad_tag, { value: typed.slice(0, 100) }), say(lang, listenText.bad_tag_hint))
}

function isSame(one: NewListenSource, other: NewListenSource): boolean {
  if (one.kind !== other.kind) return false
  return (one.address ?? '').toLowerCase() === (other.address ?? '').toLowerCase()
}

async function priceOfX(context: Context): Promise<XPrice | null> {
  const { id, read_prices: prices } = await networkOf('x')
  if (prices === undefined) return null
  const budget = await readBudget(context, id, prices.currency)
  return { ...budget, prices, most_micros: Math.min(budget.micros, mostOfX * (prices.post + prices.user)) }
}
