/** How a person is recognised in what is kept: by a handle, a name, a mail address, a telephone number or the address of a profile. */

export type GivenKind = 'handle' | 'name' | 'mail' | 'phone' | 'url'

export interface Given {
  readonly kind: GivenKind
  /** As it was typed, without spaces around it. */
  readonly value: string
}

/** What a text is compared by: no accents, no case, nothing invisible. */
export function folded(text: string): string {
  return text.toLowerCase().replace(/[\u0080-\u{10FFFF}]+/gu, foldRun)
}

/** Letters with accents come again and again: each run of them is looked at once. */
const runs = new Map<string, string>()
const mostRuns = 5000

function foldRun(run: string): string {
  const known = runs.get(run)
  if (known !== undefined) return known
  const plain = run
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[\u2019\u02BC]/g, "'")
    .toLowerCase()
    // at the end of a word or not: `toLowerCase` looks at what stands around it
    .replaceAll('\u03C2', '\u03C3')
  if (runs.size < mostRuns && run.length <= 20) runs.set(run, plain)
  return plain
}

export function kindOf(typed: string): GivenKind {
  const value = typed.trim()
  if (/^https?:\/\//i.test(value)) return 'url'
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return 'mail'
  if (/^[+(]?[\d\s.\-()/]+$/.test(value) && digitsOf(value).length >= 6) return 'phone'
  return /\s/.test(value) ? 'name' : 'handle'
}

export function given(typed: string): Given {
  return { kind: kindOf(typed), value: typed.trim() }
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
/** No letter, digit or underscore, alone or behind a dot or a dash: `lea` is neither in `leatherwork` nor in `lea.example.org`. */
const before = String.raw`(?<![\p{L}\p{N}_][.-]?)`
const after = String.raw`(?![.-]?[\p{L}\p{N}_])`

/** Where it stands, in a text that is folded. */
function patternOf({ kind, value }: Given): string {
  switch (kind) {
    case 'phone': {
      // with or without the country before it: the last nine digits are the number
      const digits = digitsOf(value).slice(-9)
      const between = String.raw`[\s.\-()/]{0,3}`
      return String.raw`(?<!\d)(?:\+|00)?\d{0,3}${between}(?:\(0\))?0?${between}${[...digits].join(between)}(?!\d)`
    }
    case 'url': {
      const plain = folded(value)
        .replace(/^https?:\/\/(?:www\.)?/, '')
        .replace(/\/+$/, '')
      return String.raw`(?:https?:\/\/)?(?:www\.)?${before}${literal(plain)}\/?(?![\p{L}\p{N}_-])`
    }
    case 'mail':
      return `(?<![\\p{L}\\p{N}_.+-])${literal(folded(value))}${after}`
    case 'name': {
      const words = folded(value).split(/\s+/).map(literal)
      return `${before}${words.join(String.raw`\s+`)}${after}`
    }
    case 'handle': {
      const bare = literal(folded(value).replace(/^@/, ''))
      // a rose is no `@rose`, nor is Rose Muller
      const mark = /^@\p{L}+$/u.test(value) ? '(?:@|(?<=/))' : '@?'
      return `(?<![\\p{L}\\p{N}_][.-]?)${mark}${bare}(?![.-]?[\\p{L}\\p{N}_]|@[\\p{L}\\p{N}])`
    }
  }
}

/** Finds the person in texts; made once and used for many. */
export interface Matcher {
  /** As a word of its own. */
  exact(text: string): boolean
  /** As `exact`, or within other words. */
  within(text: string): boolean
  /** The whole text is this person: the field of an author, `@` or not, or the address of a profile that ends with the handle. */
  whole(text: string): boolean
  /** Each place where the person is named, replaced. */
  without(text: string, by: string): string
}

export function matcher(people: readonly Given[]): Matcher {
  const patterns = people.map((one) => new RegExp(patternOf(one), 'u'))
  const everywhere = people.map((one) => new RegExp(patternOf(one), 'gu'))
  const wholes = people.map(wholeOf)
  const parts = people.map(({ kind, value }) =>
    kind === 'phone' ? null : kind === 'url' ? withoutScheme(folded(value)) : folded(value).replace(/^@/, ''),
  )
  const hints = people.map(hintOf)
  const exactIn = (plain: string): boolean =>
    patterns.some((pattern, i) => plain.includes(hints[i] ?? '') && pattern.test(plain))
  const exact = (text: string): boolean => exactIn(folded(text))
  return {
    exact,
    within: (text) => {
      const plain = folded(text)
      return parts.some((part) => part !== null && plain.includes(part)) || exactIn(plain)
    },
    whole: (text) => {
      const plain = folded(text).trim()
      return wholes.some((is) => is(plain))
    },
    without: (text, by) => {
      if (!exact(text)) return text
      const { plain, starts } = mapped(text)
      const places = everywhere
        .flatMap((pattern) => [...plain.matchAll(pattern)])
        .map((found) => [starts[found.index] ?? 0, starts[found.index + found[0].length] ?? text.length] as const)
        .toSorted((a, b) => a[0] - b[0])
      let out = ''
      let at = 0
      for (const [from, to] of places) {
        if (from < at) {
          at = Math.max(at, to)
          continue
        }
        out += text.slice(at, from) + by
        at = to
      }
      return out + text.slice(at)
    },
  }
}

/** What stands in every text that names them: a look for it spares the dear one. */
function hintOf({ kind, value }: Given): string {
  const plain = folded(value)
  if (kind === 'phone') return digitsOf(value).slice(-1)
  if (kind === 'url') return withoutScheme(plain)
  return kind === 'name' ? (plain.split(/\s+/)[0] ?? '') : plain.replace(/^@/, '')
}

const withoutScheme = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/+$/, '')

function wholeOf({ kind, value }: Given): (plain: string) => boolean {
  const wanted = folded(value)
  if (kind === 'phone') {
    const digits = digitsOf(value).slice(-9)
    return (plain) => /^[+(]?[\d\s.\-()/]+$/.test(plain) && digitsOf(plain).endsWith(digits)
  }
  if (kind === 'url') return (plain) => withoutScheme(plain) === withoutScheme(wanted)
  const bare = wanted.replace(/^@/, '').replace(/\s+/g, ' ')
  return (plain) => {
    if (plain.replace(/^@/, '').replace(/\s+/g, ' ') === bare) return true
    if (kind !== 'handle' || !/^https?:\/\//.test(plain)) return false
    // of a profile: https://social.example/@lea, https://social.example/profile/lea
    const last = withoutScheme(plain).split(/[?#]/)[0]?.split('/').at(-1) ?? ''
    return last.replace(/^@/, '') === bare.split('@')[0]
  }
}

/** The text folded, and where each sign of that begins in the text as it is. */
function mapped(text: string): { plain: string; starts: readonly number[] } {
  let plain = ''
  const starts: number[] = []
  let at = 0
  for (const sign of text) {
    const small = folded(sign)
    for (let i = 0; i < small.length; i++) starts.push(at)
    plain += small
    at += sign.length
  }
  starts.push(text.length)
  return { plain, starts }
}
