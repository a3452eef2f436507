import type { Article, Head } from './article.ts'

const NEWEST = 20
/** How a feed of ours is told from one that a person or a generator made, which is never touched. */
export const feedMark = '<generator>smm</generator>'

export interface Site {
  readonly title: string
  /** Base address, without a slash at its end; null: the pages are known as files only. */
  readonly url: string | null
  /** The folder as a `file://` address, with its slash. */
  readonly folder_url: string
}

/** Where a page is found: below the site's address, else the file itself. */
export function pageUrl(site: Site, article: Pick<Article, 'slug' | 'file_name'>): string {
  return site.url === null
    ? site.folder_url + encodeURIComponent(article.file_name)
    : `${site.url}/${encodeURIComponent(article.slug)}/`
}

/** The newest twenty pages that are out, as a feed shows them. `open` reads a page whole; null: it is none after all. */
export async function newest(
  heads: readonly Head[],
  open: (head: Head) => Promise<Article | null>,
): Promise<readonly Article[]> {
  const shown: Article[] = []
  for (const head of heads.toSorted((a, b) => order(b.date, a.date) || order(a.file_name, b.file_name))) {
    if (shown.length === NEWEST) break
    const article = await open(head)
    if (article && !article.draft) shown.push(article)
  }
  return shown
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** An RSS 2.0 feed of these pages. The same pages give the same bytes: no instant of its own is written. */
export function rss(site: Site, shown: readonly Article[]): string {
  const home = site.url === null ? site.folder_url : `${site.url}/`
  const [latest] = shown
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    `<title>${xml(site.title)}</title>`,
    `<link>${xml(home)}</link>`,
    `<description>${xml(site.title)}</description>`,
    ...(site.url === null ? [] : [`<atom:link href="${xml(`${site.url}/feed.xml`)}" rel="self" type="application/rss+xml"/>`]),
    ...(latest === undefined ? [] : [`<lastBuildDate>${rfc822(latest.date)}</lastBuildDate>`]),
    feedMark,
    ...shown.flatMap((one) => item(site, one)),
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
}

function item(site: Site, article: Article): string[] {
  const summary = article.description ?? withoutImages(article.body)
  return [
    '<item>',
    `<title>${xml(article.title)}</title>`,
    `<link>${xml(pageUrl(site, article))}</link>`,
    // The name of the file: it stays when the site moves.
    `<guid isPermaLink="false">${xml(article.file_name)}</guid>`,
    `<pubDate>${rfc822(article.date)}</pubDate>`,
    `<description>${xml(summary)}</description>`,
    ...article.tags.map((tag) => `<category>${xml(tag)}</category>`),
    '</item>',
  ]
}

export function withoutImages(markdown: string): string {
  return markdown.replace(/!\[[^\]]*\]\([^)]*\)/g, '').trim()
}

function rfc822(iso: string): string {
  return new Date(iso).toUTCString().replace('GMT', '+0000')
}

/** Text that may stand in XML 1.0: its signs escaped, what the format forbids left out. */
function xml(text: string): string {
  // Through bytes and back: half a surrogate pair becomes U+FFFD.
  return Buffer.from(text)
    .toString()
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
