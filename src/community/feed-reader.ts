import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { listenText } from '../i18n/listen.ts'
import { say } from '../i18n/text.ts'
import { fetchPublic } from '../networks/public-fetch.ts'
import { parseFeed, type Feed } from './feed.ts'

/** What `parseFeed` reads at most. */
const max_bytes = 2 * 1024 * 1024
const timeout_ms = 10_000

/** What a feed was at one moment. */
export interface FeedReading {
  /** Null: nothing has changed since. */
  readonly feed: Feed | null
  /** For the next conditional request; null: the server gives nothing for it. */
  readonly cursor: string | null
}

interface Cursor {
  readonly etag?: string
  readonly last_modified?: string
}

/**
 * Fetches a feed, by the marks of the last time where there are some. Throws `Failure`: what `fetchPublic` and `parseFeed` say, and
 * `feed_status` for an answer that is no feed.
 */
export async function readFeed(context: Context, url: string, cursor: string | null): Promise<FeedReading> {
  const { lang } = context
  const { etag, last_modified } = cursor === null ? {} : (JSON.parse(cursor) as Cursor)
  const answer = await fetchPublic(context, url, {
    max_bytes,
    timeout_ms,
    headers: {
      accept: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
      ...(etag !== undefined && { 'if-none-match': etag }),
      ...(last_modified !== undefined && { 'if-modified-since': last_modified }),
    },
    allow_hosts: (await context.config()).get('listen.allow_hosts'),
  })
  if (answer.status === 304) return { feed: null, cursor }
  if (answer.status !== 200) {
    const kind = answer.status >= 500 || answer.status === 429 ? 'busy' : 'failed'
    throw new Failure(kind, 'feed_status', say(lang, listenText.feed_status, { status: answer.status }))
  }
  const feed = await parseFeed(answer.bytes, {
    content_type: answer.headers.get('content-type'),
    url: answer.url,
    lang,
  })
  const next: Cursor = {
    ...(mark(answer.headers.get('etag')) && { etag: mark(answer.headers.get('etag')) ?? '' }),
    ...(mark(answer.headers.get('last-modified')) && { last_modified: mark(answer.headers.get('last-modified')) ?? '' }),
  }
  return { feed, cursor: Object.keys(next).length === 0 ? null : JSON.stringify(next) }
}

/** A mark is sent back as it came: a long one is none of a decent server. */
function mark(value: string | null): string | null {
  return value === null || value === '' || value.length > 300 ? null : value
}

/** Reads each feed once, whoever asks for it. */
export type FeedReader = (url: string) => Promise<FeedReading>

/**
 * `sources`: all that will ask. The marks of the last time count only where all of them have read the feed as far: a query that is new
 * wants the whole of it.
 */
export function feedReader(
  context: Context,
  sources: readonly { readonly address: string | null; readonly cursor: string | null }[],
): FeedReader {
  const known = new Map<string, string | null>()
  for (const { address, cursor } of sources) {
    if (address === null) continue
    known.set(address, !known.has(address) || known.get(address) === cursor ? cursor : null)
  }
  const readings = new Map<string, Promise<FeedReading>>()
  return (url) => {
    const before = readings.get(url)
    if (before !== undefined) return before
    const reading = readFeed(context, url, known.get(url) ?? null)
    readings.set(url, reading)
    return reading
  }
}
