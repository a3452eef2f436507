import { createHash } from 'node:crypto'
import type { AtomFeed, RdfFeed, RssFeed } from 'feedsmith'
import { Failure } from '../failure.ts'
import { feedText } from '../i18n/feed.ts'
import { say, type Lang } from '../i18n/text.ts'
import { textOfHtml } from '../networks/fingerprint.ts'
import { decodeWindows } from '../windows-1252.ts'
import { mostItemsLookedAt, oldest, readMarkup, undated } from './feed-markup.ts'
import { feedsOfPage } from './feeds-of-page.ts'

const maxBytes = 2 * 1024 * 1024
const mostItems = 500
const deepest = 100
/** Of a text: enough to be judged by. */
const mostCharacters = 10_000

export type FeedProblem =
  | 'too_large'
  | 'doctype'
  | 'too_deep'
  | 'too_complex'
  | 'malformed'
  | 'encoding'
  | 'page'
  | 'not_a_feed'

export interface FeedItem {
  /** What the feed calls it (guid, id), else its address, else a hash of its words. */
  readonly id: string
  /** Absolute, http or https, unwrapped from what search engines put around it. */
  readonly url: string | null
  /** Plain text, as `text` and `author`: hostile all the same. */
  readonly title: string | null
  readonly text: string
  readonly author: string | null
  /** ISO 8601 UTC; null: none is given. */
  readonly at: string | null
}

export interface Feed {
  readonly title: string | null
  /** ISO 639-1. */
  readonly lang: string | null
  readonly items: readonly FeedItem[]
  /** How many were too many: the newest 500 are kept. */
  readonly left_out: number
}

export interface FeedFacts {
  readonly content_type: string | null
  /** Where it was found: what its links are relative to. */
  readonly url: string
  /** Of what is said when it cannot be read. */
  readonly lang?: Lang
}

/**
 * Reads RSS, Atom or JSON Feed in any encoding that browsers know.
 *
 * Throws `Failure` of kind `failed`, its code `feed_` and a `FeedProblem`; for a page its details are the addresses of feeds that it names.
 */
export async function parseFeed(bytes: Uint8Array, facts: FeedFacts): Promise<Feed> {
  const { lang = 'en' } = facts
  if (bytes.length > maxBytes) throw refusal('too_large', lang)
  const text = decode(bytes, facts.content_type, lang).trimStart()
  const raw = text.startsWith('{') ? readJson(text, lang) : await readXml(text, facts, lang)
  const items = raw.items.map((one) => itemOf(one, facts.url))
  return { title: plain(raw.title), lang: languageCode(raw.lang), items, left_out: raw.left_out }
}

/** What the formats have in common; everything may be absent, words may be HTML. */
interface RawItem {
  readonly id?: string | undefined
  readonly links: readonly (string | undefined)[]
  readonly title?: string | undefined
  readonly texts: readonly (string | undefined)[]
  readonly authors: readonly (string | undefined)[]
  readonly dates: readonly (string | undefined)[]
}

interface RawFeed {
  readonly title?: string | undefined
  readonly lang?: string | undefined
  readonly items: readonly RawItem[]
  readonly left_out: number
}

async function readXml(text: string, { url }: FeedFacts, lang: Lang): Promise<RawFeed> {
  const page = feedsOfPage(text, url)
  if (page !== null) throw refusal('page', lang, page)
  const markup = readMarkup(text, mostItems)
  if ('problem' in markup) throw refusal(markup.problem, lang)
  const { root, xml, left_out } = markup
  const feedsmith = await import('feedsmith')
  try {
    if (root === 'rss') {
      const feed = feedsmith.parseRssFeed(xml)
      const items = feed.items ?? []
      return { title: feed.title, lang: feed.language ?? feed.dc?.languages?.[0], items: items.map(ofRss), left_out }
    }
    if (root === 'feed') {
      const feed = feedsmith.parseAtomFeed(xml)
      const authors = (feed.authors ?? []).map(({ name }) => name)
      const items = (feed.entries ?? []).map((entry) => ofAtom(entry, authors))
      return { title: feed.title?.value, lang: feed.xml?.lang, items, left_out }
    }
    if (root === 'rdf') {
      const feed = feedsmith.parseRdfFeed(xml)
      return { title: feed.title, lang: feed.dc?.languages?.[0], items: (feed.items ?? []).map(ofRdf), left_out }
    }
  } catch (error) {
    // Whatever a library says of such a document: it is the document's fault.
    throw refusal('malformed', lang, [], error)
  }
  throw refusal('not_a_feed', lang)
}

function ofRss(item: RssFeed.Item<string>): RawItem {
  const { guid } = item
  return {
    id: guid?.value,
    links: [item.link, guid?.isPermaLink === false || !isWeb(guid?.value) ? undefined : guid?.value],
    title: item.title ?? item.dc?.titles?.[0],
    texts: [item.content?.encoded, item.description, item.dc?.descriptions?.[0]],
    authors: [item.dc?.creators?.[0], ...(item.authors ?? []).map(({ name }) => name)],
    dates: [item.pubDate, item.dc?.dates?.[0]],
  }
}

function ofRdf(item: RdfFeed.Item<string>): RawItem {
  return {
    id: item.rdf?.about,
    links: [item.link, item.rdf?.about],
    title: item.title,
    texts: [item.content?.encoded, item.description, item.dc?.descriptions?.[0]],
    authors: [item.dc?.creators?.[0]],
    dates: [item.dc?.dates?.[0]],
  }
}

function ofAtom(entry: AtomFeed.Entry<string>, authors: readonly (string | undefined)[]): RawItem {
  const links = entry.links ?? []
  const alternate = links.find(({ rel }) => rel === undefined || rel === 'alternate')
  return {
    id: entry.id,
    links: [alternate?.href, entry.content?.src, isWeb(entry.id) ? entry.id : undefined],
    title: entry.title?.value,
    texts: [entry.content?.value, entry.summary?.value, entry.media?.groups?.[0]?.description?.value],
    authors: [...(entry.authors ?? []).map(({ name }) => name), ...authors, entry.dc?.creators?.[0]],
    dates: [entry.published, entry.updated],
  }
}

function readJson(text: string, lang: Lang): RawFeed {
  if (jsonDepth(text) > deepest) throw refusal('too_deep', lang)
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (error) {
    throw refusal('malformed', lang, [], error)
  }
  const feed = record(read)
  const { items } = feed
  if (!/^https?:\/\/(?:www\.)?jsonfeed\.org\/version\//.test(words(feed['version']) ?? '') || !Array.isArray(items)) {
    throw refusal('not_a_feed', lang)
  }
  if (items.length > mostItemsLookedAt) throw refusal('too_complex', lang)
  const surplus = items.length > mostItems ? new Set(oldest(items.map(jsonDate), items.length - mostItems)) : null
  return {
    title: words(feed['title']),
    lang: words(feed['language']),
    items: items.filter((_, nth) => surplus?.has(nth) !== true).map(ofJson),
    left_out: surplus?.size ?? 0,
  }
}

function jsonDate(value: unknown): number {
  const item = record(value)
  const at = Date.parse(words(item['date_published']) ?? words(item['date_modified']) ?? '')
  return Number.isNaN(at) ? undated : at
}

function ofJson(value: unknown): RawItem {
  const item = record(value)
  const authors = [...(Array.isArray(item['authors']) ? item['authors'].slice(0, 10) : []), item['author']]
  const text = words(item['content_text'])
  return {
    id: words(item['id']) ?? (typeof item['id'] === 'number' ? String(item['id']) : undefined),
    links: [words(item['url']), words(item['external_url'])],
    title: words(item['title']),
    // plain: its letters are no HTML
    texts: [words(item['content_html']), text?.replaceAll('&', '&amp;').replaceAll('<', '&lt;'), words(item['summary'])],
    authors: authors.map((one) => words(record(one)['name'])),
    dates: [words(item['date_published']), words(item['date_modified'])],
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null
const record = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {})
const words = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** How deep the brackets outside of strings nest. */
function jsonDepth(text: string): number {
  let depth = 0
  let most = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === '"') quoted = !quoted
    else if (quoted) at += letter === '\\' ? 1 : 0
    else if (letter === '[' || letter === '{') most = Math.max(most, ++depth)
    else if (letter === ']' || letter === '}') depth -= 1
  }
  return most
}

function itemOf(raw: RawItem, base: string): FeedItem {
  const url = first(raw.links, (link) => webAddress(link, base))
  const title = plain(raw.title)
  const text = first(raw.texts, plain) ?? ''
  const named = raw.id?.trim().slice(0, 500) ?? ''
  const id = named === '' ? (url ?? hash(`${title ?? ''}\n${text}`)) : named
  return { id, url, title, text, author: first(raw.authors, plain), at: first(raw.dates, instant) }
}

/** What the first that holds anything gives; those after it are not read: a feed gives most texts twice. */
function first<T>(values: readonly (string | undefined)[], read: (value: string | undefined) => T | null): T | null {
  for (const value of values) {
    const found = read(value)
    if (found !== null) return found
  }
  return null
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** HTML as plain text, at most 10,000 characters; null: nothing is left. */
function plain(html: string | undefined): string | null {
  if (html === undefined) return null
  const text = textOfHtml(withoutHidden(html.slice(0, mostCharacters * 5)))
    // a single space is as it shall be: nearly all are
    .replace(/[^\S\n]{2,}|[^\S\n ]/gu, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
  return text === '' ? null : text.slice(0, mostCharacters).replace(/[\uD800-\uDBFF]$/, '')
}

/** Scripts, styles and comments are no words. Each search goes on where the last one ended. */
function withoutHidden(html: string): string {
  const start = /<(?:!--|(?:script|style)\b)/gi
  if (!start.test(html)) return html
  start.lastIndex = 0
  const small = html.toLowerCase()
  const kept: string[] = []
  let from = 0
  for (let found = start.exec(html); found !== null; found = start.exec(html)) {
    kept.push(html.slice(from, found.index))
    const close = small.startsWith('<!--', found.index) ? '-->' : `</${found[0].slice(1).toLowerCase()}`
    const end = small.indexOf(close, start.lastIndex)
    if (end === -1) return kept.join('')
    from = end + (close === '-->' ? 3 : 0)
    start.lastIndex = from
  }
  return [...kept, html.slice(from)].join('')
}

const isWeb = (address: string | undefined): boolean => /^https?:\/\//i.test(address ?? '')

function webAddress(link: string | undefined, base: string): string | null {
  const typed = link?.trim() ?? ''
  if (typed === '' || !URL.canParse(typed, base)) return null
  const url = unwrapped(new URL(typed, base))
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' ? url.href : null
}

/** What an address of Google Alerts or Bing News leads to. */
function unwrapped(url: URL): URL {
  const google = /^(?:www\.|news\.)?google\.[a-z.]{2,6}$/.test(url.hostname) && url.pathname === '/url'
  const bing = /^(?:www\.)?bing\.com$/.test(url.hostname) && url.pathname === '/news/apiclick.aspx'
  if (!google && !bing) return url
  const target = url.searchParams.get('url') ?? url.searchParams.get('q') ?? ''
  return isWeb(target) && URL.canParse(target) ? new URL(target) : url
}

const offsets: Readonly<Record<string, string>> = {
  CET: '+0100',
  MET: '+0100',
  CEST: '+0200',
  WEST: '+0100',
  WET: '+0000',
  BST: '+0100',
}

/** RFC 822 and ISO 8601, zones of Europe by their letters; without a zone: UTC. */
function instant(date: string | undefined): string | null {
  const written = (date ?? '').trim().slice(0, 60)
  const zoned = written.replace(/ ([A-Z]{3,4})$/, (whole, zone: string) =>
    offsets[zone] === undefined ? whole : ` ${offsets[zone]}`,
  )
  const full = /^\d{4}-\d\d-\d\dT[\d:.]+$/.test(zoned)
    ? `${zoned}Z`
    : /\d:\d\d$/.test(zoned) && !/[+-]\d\d:\d\d$/.test(zoned)
      ? `${zoned} GMT`
      : zoned
  const at = Date.parse(full)
  // Before the web there were no feeds: such a date is a mistake of a program.
  return Number.isNaN(at) || at < Date.UTC(1991, 0) || at > Date.UTC(2100, 0) ? null : new Date(at).toISOString()
}

function languageCode(lang: string | undefined): string | null {
  return /^\s*([a-z]{2})\b/i.exec(lang ?? '')?.[1]?.toLowerCase() ?? null
}

/** By its mark, else what the server says, else what the document says of itself; what is no UTF-8 after all is Windows-1252. */
function decode(bytes: Uint8Array, content_type: string | null, lang: Lang): string {
  const [a, b] = bytes
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const marked = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined
  const bare = a === 0x3c && b === 0 ? 'utf-16le' : a === 0 && b === 0x3c ? 'utf-16be' : undefined
  const served = /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(content_type ?? '')?.[1]
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  const declared = /^(?:\xEF\xBB\xBF)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})/i
    .exec(head)?.[1]
    ?.replace(/^utf-?16.*$/i, 'utf-8')
  const charset = marked ?? bare ?? (head.startsWith('\xEF\xBB\xBF') ? 'utf-8' : (served ?? declared ?? 'utf-8'))
  const decoder = decoderOf(charset)
  if (decoder === null) throw refusal('encoding', lang, [charset])
  try {
    return decoder.encoding === 'windows-1252' ? decodeWindows(bytes) : decoder.decode(bytes)
  } catch {
    return decodeWindows(bytes)
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(charset, { fatal: /^utf-?8$/i.test(charset) })
  } catch {
    return null
  }
}

function refusal(problem: FeedProblem, lang: Lang, found: readonly string[] = [], cause?: unknown): Failure {
  const values = { megabytes: maxBytes / 1_048_576, depth: deepest, charset: found[0] ?? '' }
  const message = say(lang, feedText[problem], values)
  if (problem !== 'page') return new Failure('failed', `feed_${problem}`, message, { cause })
  const hint = say(lang, found.length > 0 ? feedText.page_feeds : feedText.page_no_feed)
  return new Failure('failed', 'feed_page', message, { hint, details: found })
}
