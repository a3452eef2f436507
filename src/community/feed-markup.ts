import type { FeedProblem } from './feed.ts'

const deepest = 100
/** A tag counts two, an attribute too: several times what 500 articles need, and what a parser reads within a second and 100 MB. */
const mostParts = 36_000
/** No feed has so many; to compare their dates would take memory without need. */
export const mostItemsLookedAt = 20_000
const roots: readonly string[] = ['rss', 'feed', 'rdf']
/** Whom RSS writes as `name (mail)`: the parser looks for that from each bracket to the end. */
const persons: readonly string[] = ['author', 'managingeditor', 'webmaster']
const longestPerson = 1_000

export interface Markup {
  /** Local name of the outermost element, in small letters: `rss`, `feed`, `rdf`, or what else it is. */
  readonly root: string
  /** What is left to be parsed. */
  readonly xml: string
  /** Items that were cut out. */
  readonly left_out: number
}

/** Where each item begins and ends, its parts and its date: numbers beside each other, for there may be thousands. */
interface Items {
  readonly starts: number[]
  readonly ends: number[]
  readonly parts: number[]
  readonly dates: number[]
}

/**
 * Looks through a document once, from left to right, before anything is built of it: how deep it nests, how much it holds, where its items
 * are; more than `most_items`: only the newest are left. What ends nowhere, a document type and all that is too much is a problem.
 */
export function readMarkup(xml: string, most_items: number): Markup | { readonly problem: FeedProblem } {
  const stack: string[] = []
  const items: Items = { starts: [], ends: [], parts: [], dates: [] }
  let root = ''
  let parts = 0
  // of the item that is open: where it begins, what encloses it, what came before it
  let start = -1
  let depth = 0
  let before = 0
  // behind the tag of a person that is open
  let person = -1
  const closeItem = (end: number): void => {
    if (start === -1 || stack.length > depth) return
    items.starts.push(start)
    items.ends.push(end)
    items.parts.push(parts - before)
    items.dates.push(dateIn(xml.slice(start, end)))
    start = -1
  }
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at)) {
    const aside = asideAt(xml, at)
    if (aside === 'doctype') return { problem: 'doctype' }
    if (aside !== null) {
      if (aside === -1) return { problem: 'malformed' }
      at = aside
      continue
    }
    const tag = readTag(xml, at)
    if (tag.end === -1) return { problem: 'malformed' }
    const name = localName(xml, at + 1)
    if (person !== -1 && at - person > longestPerson) return { problem: 'too_complex' }
    if (root === 'rss' && persons.includes(name)) person = xml[at + 1] === '/' ? -1 : person === -1 ? tag.end : person
    if (xml[at + 1] === '/') {
      // HTML that was not written as text leaves elements open
      const opened = stack.lastIndexOf(name)
      if (opened !== -1) stack.length = opened
      closeItem(tag.end)
    } else {
      if (root === '') root = name
      if (!roots.includes(root)) return { root, xml, left_out: 0 }
      if (start === -1 && isItem(name, stack)) {
        if (items.starts.length === mostItemsLookedAt) return { problem: 'too_complex' }
        start = at
        depth = stack.length
        before = parts
      }
      parts += tag.parts
      if (xml[tag.end - 2] === '/') closeItem(tag.end)
      else if (stack.push(name) > deepest) return { problem: 'too_deep' }
    }
    at = tag.end
  }
  if (start !== -1) return { problem: 'malformed' }
  const surplus = items.starts.length > most_items ? oldest(items.dates, items.dates.length - most_items) : []
  for (const nth of surplus) parts -= items.parts[nth] ?? 0
  if (parts > mostParts) return { problem: 'too_complex' }
  return { root, xml: without(xml, items, surplus), left_out: surplus.length }
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

// made once: there are tens of thousands of tags in a feed
const endMark = /[>"'\s]/g
const nameMark = /\/?([^\s/>]{0,200})/y

/** `end`: behind its `>`, past those in its attributes; -1: it never ends. `parts`: two, and two of each attribute. */
function readTag(xml: string, at: number): { readonly end: number; readonly parts: number } {
  endMark.lastIndex = at
  let parts = 2
  for (let found = endMark.exec(xml); found !== null; found = endMark.exec(xml)) {
    if (found[0] === '>') return { end: endMark.lastIndex, parts }
    parts += 1
    if (found[0] !== '"' && found[0] !== "'") continue
    const close = xml.indexOf(found[0], endMark.lastIndex)
    if (close === -1) break
    endMark.lastIndex = close + 1
  }
  return { end: -1, parts }
}

function localName(xml: string, at: number): string {
  nameMark.lastIndex = at
  const name = nameMark.exec(xml)?.[1] ?? ''
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase()
}

function isItem(name: string, parents: readonly string[]): boolean {
  const place = parents.join('>')
  if (name === 'entry') return place === 'feed'
  return name === 'item' && (place === 'rss>channel' || place === 'rdf' || place === 'rdf>channel')
}

/** Which to leave out, in their order: the ones without a date first, from the end, then the oldest. */
export function oldest(dates: readonly number[], count: number): readonly number[] {
  const order = Float64Array.from(dates.keys()).toSorted((a, b) => (dates[a] ?? 0) - (dates[b] ?? 0) || b - a)
  return Array.from(order.subarray(0, count).toSorted())
}

/** Of what has no date. */
export const undated = Number.MIN_SAFE_INTEGER

function dateIn(item: string): number {
  const [, text = ''] = /<(?:\w{1,20}:)?(?:pubDate|published|updated|date|issued)\b[^<>]{0,200}>([^<]{1,80})</i.exec(item) ?? []
  const at = Date.parse(text.trim())
  return Number.isNaN(at) ? undated : at
}

function without(xml: string, { starts, ends }: Items, surplus: readonly number[]): string {
  const kept: string[] = []
  let from = 0
  for (const nth of surplus) {
    kept.push(xml.slice(from, starts[nth]))
    from = ends[nth] ?? from
  }
  return [...kept, xml.slice(from)].join('')
}
