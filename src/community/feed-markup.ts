import type { FeedProblem } from './feed.ts'

const deepest = 100
/** Far more than 500 articles need; ten times as many take a parser longer than a second. */
const mostTags = 60_000
const longestTag = 64 * 1024
const roots: readonly string[] = ['rss', 'feed', 'rdf']

export interface Markup {
  /** Local name of the outermost element, in small letters: `rss`, `feed`, `rdf`, or what else it is. */
  readonly root: string
  /** What is left to be parsed. */
  readonly xml: string
  /** Items that were cut out. */
  readonly left_out: number
}

interface Span {
  readonly start: number
  readonly end: number
  readonly tags: number
}

/**
 * Looks through a document once, from left to right, before anything is built of it: how deep it nests, how much it holds, where its items
 * are; more than `most_items`: only the newest are left. What ends nowhere, a document type and all that is too much is a problem.
 */
export function readMarkup(xml: string, most_items: number): Markup | { readonly problem: FeedProblem } {
  const stack: string[] = []
  const items: Span[] = []
  let root = ''
  let tags = 0
  let item: { readonly start: number; readonly depth: number; readonly tags: number } | null = null
  const closeItem = (end: number): void => {
    if (item === null || stack.length > item.depth) return
    items.push({ start: item.start, end, tags: tags - item.tags })
    item = null
  }
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const aside = asideAt(xml, at)
    if (aside === 'doctype') return { problem: 'doctype' }
    const end = aside === null ? tagEnd(xml, at) : aside
    if (end === -1) return { problem: 'malformed' }
    if (aside !== null) {
      at = end
      continue
    }
    if (end - at > longestTag) return { problem: 'too_complex' }
    const name = localName(xml, at + 1)
    if (xml[at + 1] === '/') {
      // HTML that was not written as text leaves elements open
      const opened = stack.lastIndexOf(name)
      if (opened !== -1) stack.length = opened
      closeItem(end)
    } else {
      tags += 1
      if (root === '') root = name
      if (!roots.includes(root)) return { root, xml, left_out: 0 }
      if (item === null && isItem(name, stack)) item = { start: at, depth: stack.length, tags }
      if (xml[end - 2] === '/') closeItem(end)
      else if (stack.push(name) > deepest) return { problem: 'too_deep' }
    }
    at = end
  }
  if (item !== null) return { problem: 'malformed' }
  const surplus = items.length > most_items ? oldest(xml, items, items.length - most_items) : []
  if (tags - surplus.reduce((sum, one) => sum + one.tags, 0) > mostTags) return { problem: 'too_complex' }
  return { root, xml: without(xml, surplus), left_out: surplus.length }
}

/** Where a comment, a CDATA section or an instruction that begins here ends; -1: nowhere; null: it is a tag. */
function asideAt(xml: string, at: number): number | 'doctype' | null {
  const next = xml[at + 1]
  if (next === '?') return after(xml, '?>', at)
  if (next !== '!') return null
  if (xml.startsWith('<!--', at)) return after(xml, '-->', at + 4)
  if (xml.startsWith('<![CDATA[', at)) return after(xml, ']]>', at)
  return 'doctype'
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  return found === -1 ? -1 : found + mark.length
}

/** Behind the `>` of a tag, past those in its attributes; -1: it never ends. */
function tagEnd(xml: string, at: number): number {
  const mark = /[>"']/g
  mark.lastIndex = at
  for (let found = mark.exec(xml); found !== null; found = mark.exec(xml)) {
    if (found[0] === '>') return mark.lastIndex
    const close = xml.indexOf(found[0], mark.lastIndex)
    if (close === -1) return -1
    mark.lastIndex = close + 1
  }
  return -1
}

function localName(xml: string, at: number): string {
  const name = /\/?([^\s/>]{0,200})/y
  name.lastIndex = at
  return (name.exec(xml)?.[1] ?? '').replace(/^.*:/, '').toLowerCase()
}

function isItem(name: string, parents: readonly string[]): boolean {
  const place = parents.join('>')
  if (name === 'entry') return place === 'feed'
  return name === 'item' && (place === 'rss>channel' || place === 'rdf' || place === 'rdf>channel')
}

/** Those to leave out, in their order: the ones without a date first, from the end, then the oldest. */
function oldest(xml: string, items: readonly Span[], count: number): readonly Span[] {
  const dated = items.map((span, nth) => ({ span, nth, at: dateIn(xml.slice(span.start, span.end)) }))
  const gone = dated.toSorted((a, b) => a.at - b.at || b.nth - a.nth).slice(0, count)
  return gone.toSorted((a, b) => a.nth - b.nth).map(({ span }) => span)
}

function dateIn(item: string): number {
  const [, text = ''] = /<(?:\w{1,20}:)?(?:pubDate|published|updated|date|issued)\b[^<>]{0,200}>([^<]{1,80})</i.exec(item) ?? []
  const at = Date.parse(text.trim())
  return Number.isNaN(at) ? Number.MIN_SAFE_INTEGER : at
}

function without(xml: string, spans: readonly Span[]): string {
  const kept: string[] = []
  let from = 0
  for (const { start, end } of spans) {
    kept.push(xml.slice(from, start))
    from = end
  }
  return [...kept, xml.slice(from)].join('')
}
