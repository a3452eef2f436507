import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalUrl } from '../../src/community/canonical-url.ts'
import { copyFinder, type CopyText } from '../../src/community/copies.ts'
import { processorTime } from '../support/processor-time.ts'

const at = '2026-11-20T10:00:00Z'
const of = (text: string, more: Partial<CopyText> = {}): CopyText => ({ url: null, text, at, ...more })
const numbered = (count: number, from = 0): string => Array.from({ length: count }, (_, nth) => `mot${nth + from}`).join(' ')

describe('an address as two readers of one article have it', () => {
  it.each([
    ['https://www.journal.example/a/b?utm_source=x&utm_medium=y', 'journal.example/a/b'],
    ['http://journal.example/a/b/', 'journal.example/a/b'],
    ['https://m.journal.example/a/b#comments', 'journal.example/a/b'],
    ['https://journal.example/a/b/amp/', 'journal.example/a/b'],
    ['https://amp.journal.example/a/b?outputType=amp', 'journal.example/a/b'],
    ['https://journal.example/a/b?xtor=RSS-1&fbclid=abc&gclid=1', 'journal.example/a/b'],
    ['https://journal.example:443/a?b=2&a=1', 'journal.example/a?a=1&b=2'],
    ['https://JOURNAL.example./a', 'journal.example/a'],
    ['https://journal.example:8443/a', 'journal.example:8443/a'],
    ['https://journal.example/?p=12', 'journal.example?p=12'],
    ['https://m.example/a', 'm.example/a'],
    ['https://journal.example/', null],
    ['https://journal.example/?utm_source=x', null],
    ['javascript:alert(1)', null],
    ['no address', null],
  ])('%s', (address, expected) => {
    expect(canonicalUrl(address)).toBe(expected)
  })

  it('is the same of what it made', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const once = canonicalUrl(address)
        expect(once === null ? null : canonicalUrl(`https://${once}`)).toBe(once)
      }),
    )
  })
})

describe('copies', () => {
  const words = numbered(40)

  it('the same article by its address, whenever and whatever it says', () => {
    const finder = copyFinder([{ id: 7, ...of('un titre', { url: 'https://journal.example/a?utm_source=rss' }) }])
    expect(finder.find(of('autre chose', { url: 'https://www.journal.example/a', at: '2027-08-01T00:00:00Z' }))).toBe(7)
    expect(finder.find(of('un titre', { url: 'https://journal.example/b' }))).toBeNull()
  })

  it('a front page is no article', () => {
    const finder = copyFinder([{ id: 7, ...of('un', { url: 'https://journal.example/' }) }])
    expect(finder.find(of('deux', { url: 'https://journal.example/' }))).toBeNull()
  })

  it('the same eight words, written otherwise', () => {
    const finder = copyFinder([{ id: 3, ...of('Une fuite d’eau ferme la boulangerie du centre, mardi.') }])
    expect(finder.find(of('UNE FUITE D’EAU ferme la boulangerie du centre mardi https://journal.example/x'))).toBe(3)
  })

  it('fifty people who write the same few words are fifty', () => {
    const finder = copyFinder([{ id: 3, ...of('Service déplorable, je ne recommande pas') }])
    expect(finder.find(of('Service déplorable, je ne recommande pas'))).toBeNull()
  })

  it.each([
    ['on the fourteenth day', '2026-12-04T10:00:00Z', 1],
    ['a second later', '2026-12-04T10:00:01Z', null],
    ['fourteen days before', '2026-11-06T10:00:00Z', 1],
    ['a second before that', '2026-11-06T09:59:59Z', null],
  ])('within 14 days: %s', (_, moment, expected) => {
    const finder = copyFinder([{ id: 1, ...of(words) }])
    expect(finder.find(of(words, { at: moment }))).toBe(expected)
    expect(finder.find(of(`${words} fin`, { at: moment }))).toBe(expected)
  })

  it('nearly the same, from 30 words on', () => {
    const finder = copyFinder([{ id: 1, ...of(numbered(30)) }])
    // 28 runs of three words; 2 words more make 2 runs more: 28 / 30
    expect(finder.find(of(`${numbered(30)} fin suite`))).toBe(1)
    // 7 words more: 28 / 35 = 0.8; 8: 28 / 36
    expect(finder.find(of(`${numbered(30)} ${numbered(7, 900)}`))).toBe(1)
    expect(finder.find(of(`${numbered(30)} ${numbered(8, 900)}`))).toBeNull()
    expect(finder.find(of(numbered(29)))).toBeNull()
  })

  it('names the first, and a copy by its original', () => {
    const finder = copyFinder([])
    const second = of(`${words} fin`)
    finder.add(of(words), 1)
    expect(finder.find(second)).toBe(1)
    finder.add(second, 1)
    expect(finder.find(of(`${words} fin`))).toBe(1)
  })

  it('finds what comparing every pair finds', () => {
    const text = fc
      .tuple(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 25, maxLength: 60 }), fc.nat(3))
      .map(([numbers]) => numbers.map((one) => `w${one}`).join(' '))
    const variants = fc
      .tuple(text, fc.array(fc.tuple(fc.nat(59), fc.nat(12)), { minLength: 1, maxLength: 4 }))
      .map(([base, changes]) => {
        const changed = base.split(' ')
        for (const [place, word] of changes) changed[place % changed.length] = `v${word}`
        return [base, changed.join(' ')]
      })
    fc.assert(
      fc.property(fc.array(variants, { minLength: 1, maxLength: 8 }), (pairs) => {
        const texts = pairs.flat()
        const finder = copyFinder([])
        for (const [id, one] of texts.entries()) {
          const found = finder.find(of(one))
          const alike = texts.slice(0, id).flatMap((other, nth) => (copies(other, one) ? [nth] : []))
          if (alike.length === 0) expect(found).toBeNull()
          else expect(alike).toContain(found)
          finder.add(of(one), id)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('10,000 new mentions among 5,000 known ones take seconds, also where all share half of their words', () => {
    const random = generator(7)
    const some = (count: number): string =>
      Array.from({ length: count }, () => `m${Math.floor(random() ** 3 * 4000)}`).join(' ')
    const notice = some(40)
    const kinds = [() => some(60), () => `${notice} ${some(40)}`]
    for (const make of kinds) {
      const known = Array.from({ length: 5_000 }, (_, id) => ({ id, ...of(make()) }))
      const started = processorTime()
      const finder = copyFinder(known)
      let copied = 0
      for (let nth = 0; nth < 10_000; nth++) {
        const original = known[nth]
        // every tenth is a near copy of a known one
        const text = nth % 10 === 0 && original !== undefined ? `${original.text} encore` : make()
        const id = finder.find(of(text))
        if (id !== null) {
          copied += 1
          expect(id).toBe(nth)
        }
        finder.add(of(text), id ?? 10_000 + nth)
      }
      expect(copied).toBe(500)
      // 0.7 s and 2.3 s alone on the machine
      expect(processorTime() - started).toBeLessThan(20_000)
    }
  }, 60_000)
})

/** The rule, said again without any index: the same eight words, or runs of three alike to four fifths from 30 words on. */
function copies(a: string, b: string): boolean {
  const [one, other] = [a.split(' '), b.split(' ')]
  if (a === b) return one.length >= 8
  if (one.length < 30 || other.length < 30) return false
  const runs = (all: readonly string[]): Set<string> => new Set(all.slice(2).map((_, nth) => all.slice(nth, nth + 3).join(' ')))
  const [left, right] = [runs(one), runs(other)]
  const common = [...left].filter((run) => right.has(run)).length
  return common / (left.size + right.size - common) >= 0.8
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
