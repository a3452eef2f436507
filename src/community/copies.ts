import { canonicalUrl } from './canonical-url.ts'

/** Fewer words are said alike by people who know nothing of each other: fifty who write « Service déplorable » are fifty. */
const sameTextWords = 8
const nearTextWords = 30
const nearness = 0.8
const windowMs = 14 * 24 * 3_600_000
/** Words of a text beyond these change nothing. */
const mostWords = 2_000
const shingleWords = 3
/** Thousands of texts that share half of their words (a notice under every article) and are no copies would be compared with each other. */
const mostCandidates = 500

export interface CopyText {
  /** Of an article or a post of its own; null where several messages have the same, as comments under one post do. */
  readonly url: string | null
  readonly text: string
  /** ISO 8601. */
  readonly at: string
}

export interface CopyFinder {
  /** The first message that said the same, null: none did. */
  readonly find: (message: CopyText) => number | null
  /** `id`: by which `find` shall name it: of a copy, that of its original. */
  readonly add: (message: CopyText, id: number) => void
}

interface Entry {
  readonly id: number
  readonly at: number
}

/** Hashes of runs of three words, in order, each once. */
type Shingles = Uint32Array

interface Indexed extends Entry {
  readonly shingles: Shingles
}

/**
 * Recognises what was published before: the same article by its address, whenever; the same words (8 or more) and nearly the same (30 words
 * or more, Jaccard of runs of three words >= 0.8) within 14 days. Upper and lower case, punctuation and links in a text make no difference.
 *
 * Two sets that are so alike share one of their first members in any fixed order (Chaudhuri et al., A Primitive Operator for Similarity
 * Joins, 2006): only these are looked up, the rarest first, and nothing that is alike is missed unless 500 others come before it.
 */
export function copyFinder(known: readonly (CopyText & { readonly id: number })[]): CopyFinder {
  const byAddress = new Map<string, number>()
  const byText = new Map<string, Entry[]>()
  const byShingle = new Map<number, Indexed[]>()

  const near = (shingles: Shingles, at: number): number | null => {
    const seen = new Set<Indexed>()
    const lists = [...shingles.subarray(0, prefixOf(shingles))].map((shingle) => byShingle.get(shingle) ?? [])
    for (const list of lists.toSorted((a, b) => a.length - b.length)) {
      for (const one of list) {
        if (seen.has(one)) continue
        if (seen.size === mostCandidates) return null
        seen.add(one)
        if (close(one.at, at) && alike(one.shingles, shingles)) return one.id
      }
    }
    return null
  }

  // what is looked for and not found is taken in next: its words are read once
  let last: Read | null = null
  const read = (message: CopyText): Read => {
    if (last?.message !== message) last = readText(message)
    return last
  }

  const find = (message: CopyText): number | null => {
    const address = addressOf(message)
    const same = address === null ? undefined : byAddress.get(address)
    if (same !== undefined) return same
    const { key, shingles } = read(message)
    if (key === null) return null
    const at = Date.parse(message.at)
    const entry = byText.get(key)?.find((one) => close(one.at, at))
    if (entry !== undefined) return entry.id
    return shingles === null ? null : near(shingles(), at)
  }

  const add = (message: CopyText, id: number): void => {
    const address = addressOf(message)
    if (address !== null && !byAddress.has(address)) byAddress.set(address, id)
    const { key, shingles } = read(message)
    if (key === null) return
    const at = Date.parse(message.at)
    const entries = byText.get(key)
    if (entries === undefined) byText.set(key, [{ id, at }])
    // A flood of one text: the first of each day stands for all.
    else if (entries.some((one) => one.id === id && sameDay(one.at, at))) return
    else entries.push({ id, at })
    if (shingles === null) return
    const indexed = { id, at, shingles: shingles() }
    for (const shingle of indexed.shingles.subarray(0, prefixOf(indexed.shingles))) {
      const list = byShingle.get(shingle)
      if (list === undefined) byShingle.set(shingle, [indexed])
      else list.push(indexed)
    }
  }

  for (const one of known) add(one, one.id)
  return { find, add }
}

interface Read {
  readonly message: CopyText
  /** Null: too few words to be a copy. */
  readonly key: string | null
  /** Null: too few to be nearly one. */
  readonly shingles: (() => Shingles) | null
}

function readText(message: CopyText): Read {
  const words = wordsOf(message.text)
  if (words.length < sameTextWords) return { message, key: null, shingles: null }
  let known: Shingles | null = null
  const shingles = (): Shingles => (known ??= shinglesOf(words))
  return { message, key: words.join(' '), shingles: words.length < nearTextWords ? null : shingles }
}

const addressOf = ({ url }: CopyText): string | null => (url === null ? null : canonicalUrl(url))
const close = (a: number, b: number): boolean => Math.abs(a - b) <= windowMs
const sameDay = (a: number, b: number): boolean => Math.floor(a / 86_400_000) === Math.floor(b / 86_400_000)

function wordsOf(text: string): readonly string[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, ' ')
    .match(/[\p{L}\p{N}]+/gu)
  return words?.slice(0, mostWords) ?? []
}

function shinglesOf(words: readonly string[]): Shingles {
  const hashes = words.map(hashOf)
  const runs = Uint32Array.from({ length: hashes.length - shingleWords + 1 }, (_, start) => {
    let hash = 0
    for (let at = start; at < start + shingleWords; at++) hash = mix(Math.imul(hash, 31) + (hashes[at] ?? 0))
    return hash
  }).toSorted()
  return runs.filter((hash, at) => at === 0 || hash !== runs[at - 1])
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The last step of MurmurHash3: spreads a number over 32 bits. */
function mix(number: number): number {
  let hash = number >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** How many of the first shingles two near copies must share one of. */
const prefixOf = ({ length }: Shingles): number => length - Math.ceil(nearness * length) + 1

function alike(a: Shingles, b: Shingles): boolean {
  // |a ∩ b| / |a ∪ b| >= nearness, said of the intersection alone
  const needed = Math.ceil((nearness / (1 + nearness)) * (a.length + b.length) - 1e-9)
  let common = 0
  let left = 0
  let right = 0
  while (common < needed) {
    if (common + Math.min(a.length - left, b.length - right) < needed) return false
    const one = a[left] ?? 0
    const other = b[right] ?? 0
    if (one === other) common++
    if (one <= other) left++
    if (other <= one) right++
  }
  return true
}
