import type { Content, Lookup, OwnPosts, Sighting } from './contract.ts'

const BEFORE_INTENT_MS = 120_000

/**
 * A text as it can be compared after a network has stored it: NFC, one kind of white space, no markers, remote mentions cut,
 * addresses without their scheme and their last slash (X adds both).
 */
export function fingerprint(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069]|\uFE0F/g, '')
    .replace(/(@[\w.-]*\w)@[\w-]+(?:\.[\w-]+)+/g, '$1')
    .replace(/https?:\/\//gi, '')
    .replace(/\/(?=\s|$)/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Those that editors of articles write (HTML 4, Latin letters and punctuation); the names tell capitals apart. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  deg: '°',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  szlig: 'ß',
  ...letters('AEIOUaeiou', 'acute', '\u0301'),
  ...letters('AEIOUaeiou', 'grave', '\u0300'),
  ...letters('AEIOUaeiou', 'circ', '\u0302'),
  ...letters('AEIOUaeiouy', 'uml', '\u0308'),
  ...letters('ANOano', 'tilde', '\u0303'),
  ...letters('Cc', 'cedil', '\u0327'),
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
}

function letters(all: string, name: string, mark: string): Record<string, string> {
  return Object.fromEntries([...all].map((letter) => [`${letter}${name}`, `${letter}${mark}`.normalize('NFC')]))
}

const own = (name: string): string | undefined => (Object.hasOwn(entities, name) ? entities[name] : undefined)

export function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return own(name) ?? own(name.toLowerCase()) ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/**
 * The words of a post that a server keeps as HTML: breaks and paragraphs are white space, links are what they point at. A tag holds no
 * `<`: thousands of them that nothing closes would each be searched to the end.
 */
export function textOfHtml(html: string): string {
  return decodeEntities(html.replace(/<br\s*\/?>|<\/(p|div|li|blockquote)>/gi, '\n').replace(/<[^<>]*>/g, ''))
}

/** A post as a network lists it, brought to a form that can be compared. */
export interface Candidate extends Sighting {
  /** Plain text, links unwrapped. */
  readonly text: string
  readonly media: number
  readonly created_at: Date
  /** The post that it answers; null: none. Absent: the list does not say. */
  readonly parent?: string | null
}

/** The listed posts that were made since then, newest first, as `Connection.ownPosts` gives them. */
export function ownPostsSince(listed: readonly Candidate[], since: Date, complete: boolean): OwnPosts {
  const posts = listed
    .filter(({ created_at }) => created_at >= since)
    .toSorted((a, b) => b.created_at.getTime() - a.created_at.getTime())
    .map(({ remote_id, url, created_at, text }) => ({
      remote_id,
      url,
      published_at: created_at.toISOString(),
      text: text.trim(),
    }))
  return { posts, complete }
}

/** Where a search for a delivery begins: two minutes before the first intent, for clocks that disagree. */
export function windowStart(since: Date): Date {
  return new Date(since.getTime() - BEFORE_INTENT_MS)
}

/**
 * Which of the listed posts is this delivery: same words, same number of images, made in the window, an answer to the same post or to
 * none. Never "the latest". A list that does not say what its posts answer cannot tell for a part of a thread.
 * `complete`: the list reached back to the start of the window.
 */
export function settle(
  wanted: { text: string; content: Content; parent?: string | null },
  listed: readonly Candidate[],
  since: Date,
  facts: { complete: boolean; server_at: string | null },
): Lookup {
  const print = fingerprint(wanted.text)
  const { parent = null } = wanted
  const alike = listed.filter(
    (one) =>
      one.created_at >= windowStart(since) && one.media === wanted.content.media.length && fingerprint(one.text) === print,
  )
  if (parent !== null && alike.some((one) => one.parent === undefined))
    return { seen: 'unreadable', reason: 'the list does not say what its posts answer', server_at: facts.server_at }
  const matches = alike.filter((one) => (one.parent ?? null) === parent)
  const sightings = matches.map(({ remote_id, url, published_at }) => ({ remote_id, url, published_at }))
  const [first, second] = sightings
  if (first === undefined) return { seen: 'absent', complete: facts.complete, server_at: facts.server_at }
  if (second === undefined) return { seen: 'found', match: first, server_at: facts.server_at }
  return { seen: 'several', matches: sightings, server_at: facts.server_at }
}
