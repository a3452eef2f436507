import { createHash } from 'node:crypto'
import { escapeHtml, startLoopback, type Answer, type Loopback } from './loopback.ts'

export interface Entry {
  readonly id: string
  readonly title: string
  readonly text?: string
  /** Null: the feed says no date. */
  readonly at: Date | null
  /** Below `https://journal.example/`, or a whole address. Absent: made of the id. */
  readonly link?: string
}

export interface FeedServer extends Loopback {
  /** `127.0.0.1:<port>`, for `listen.allow_hosts`. */
  readonly host: string
  /** What stands at a path from now on; newest first, as feeds have it. */
  put(path: string, entries: readonly Entry[], given?: { title?: string; lang?: string }): string
  /** An answer that is no feed. */
  answer(path: string, answer: Answer): string
}

/** A server of RSS feeds on loopback, which answers 304 to whoever has them already. */
export async function startFeeds(): Promise<FeedServer> {
  const pages = new Map<string, Answer>()
  const server = await startLoopback({
    subject: () => 'read',
    answer: ({ path, headers }) => {
      const page = pages.get(path) ?? { status: 404 }
      const etag = page.headers?.['etag']
      return etag !== undefined && headers['if-none-match'] === etag ? { status: 304, headers: { etag } } : page
    },
  })
  return {
    ...server,
    host: new URL(server.url).host,
    put(path, entries, { title = 'Le Journal', lang } = {}) {
      const body = rss(entries, title, lang)
      const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
      pages.set(path, { status: 200, headers: { 'content-type': 'application/rss+xml; charset=utf-8', etag }, body })
      return server.url + path
    },
    answer(path, answer) {
      pages.set(path, answer)
      return server.url + path
    },
  }
}

function rss(entries: readonly Entry[], title: string, lang: string | undefined): string {
  const items = entries.map(({ id, title: name, text, at, link }) => {
    const url = link === undefined ? `https://journal.example/${id}` : new URL(link, 'https://journal.example/').href
    return [
      `<item><guid isPermaLink="false">${escapeHtml(id)}</guid><link>${escapeHtml(url)}</link>`,
      `<title>${escapeHtml(name)}</title>`,
      text === undefined ? '' : `<description>${escapeHtml(text)}</description>`,
      at === null ? '' : `<pubDate>${at.toUTCString()}</pubDate>`,
      '</item>',
    ].join('')
  })
  const language = lang === undefined ? '' : `<language>${lang}</language>`
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${escapeHtml(title)}</title>${language}${items.join('')}</channel></rss>`
}
