import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHtml } from '../../src/documents/index.ts'
import { canonical } from '../../src/canonical.ts'
import { buildReport } from '../../src/report/build-report.ts'
import { compose } from '../../src/report/compose.ts'
import { freeze, thaw, type Frozen } from '../../src/report/freeze.ts'
import type { Report } from '../../src/report/report.ts'
import { withVersion } from '../../src/report/with-version.ts'
import { changesBetween, changeWords, figuresOf } from '../../src/report/changes.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { addBakery, addEntries, addStrategy, bakery, now } from './sample.ts'

const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")
const nobody = { name: null, company: null, email: null, phone: null }

async function sample(): Promise<TestContext> {
  const context = testContext({ now, lang: 'fr' })
  await addBakery(context)
  await addStrategy(context)
  await addEntries(context)
  return context
}

async function november(context: TestContext): Promise<Report> {
  const client = await (await context.store()).clients.get(bakery.slug)
  if (!client) throw new Error('no client')
  return buildReport(context, client, '2026-11', false)
}

const frozenOf = (report: Report): Frozen => ({
  author: nobody,
  languages: ['fr'],
  look: { color: null, logo: null },
  overdue: [],
  replaces: null,
  report,
})

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  )
}

describe('a frozen version', () => {
  it('has the same hash for the same data, whatever the order of keys; another for any other data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(canonical(turned(one))).toBe(canonical(one))
        expect(canonical(one) === canonical(other)).toBe(canonical(turned(one)) === canonical(turned(other)))
        expect(JSON.parse(canonical(one))).toEqual(JSON.parse(JSON.stringify(one)))
      }),
    )
  })

  it('comes back as it went in, and a byte that changed is seen', async () => {
    const frozen = frozenOf(await november(await sample()))
    const kept = freeze(frozen, [])
    expect(kept.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(freeze(turned(frozen) as Frozen, []).sha256).toBe(kept.sha256)
    expect(thaw(kept)).toEqual({ frozen: JSON.parse(JSON.stringify(frozen)) as Frozen, changes: [] })
    fc.assert(
      fc.property(fc.nat(kept.data.length - 1), (at) => {
        const data = `${kept.data.slice(0, at)}${kept.data[at] === 'x' ? 'y' : 'x'}${kept.data.slice(at + 1)}`
        expect(thaw({ ...kept, data })).toBeNull()
      }),
      { numRuns: 50 },
    )
    expect(thaw({ ...kept, changes: '[{}]' })).toBeNull()
  })

  it('gives the same bytes of HTML from what was kept as from what it was made of', async () => {
    const report = await november(await sample())
    const kept = freeze(frozenOf(report), [])
    const html = (of: Report): string => toHtml([compose(of, 'fr', nobody)], { color: null, logo: null })
    expect(html(thaw(kept)?.frozen.report ?? report)).toBe(html(report))
  })
})

describe('what changed between two versions', () => {
  it('is nothing when only the day of making is another', async () => {
    const context = await sample()
    const report = await november(context)
    const later = { ...report, generated_at: '2027-02-01T08:00:00Z' }
    expect(changesBetween(report, later)).toEqual([])
    // the queue of the months to come changes by the day, and changes nothing of this one
    const { next_month, ...sections } = report.sections
    const next = { ...next_month, posts_scheduled: 99, queue_depth_days: 0 }
    expect(changesBetween(report, { ...report, sections: { ...sections, next_month: next } })).toEqual([])
  })

  it('is exactly what a later sale brought, in words of both languages', async () => {
    const context = await sample()
    const before = await november(context)
    const { money } = await context.store()
    await money.addSale(
      {
        client: bakery.slug,
        date: '2026-11-29',
        sale_id: 'late',
        evidence: 'promo_code',
        revenue: 10_000,
        margin_bp: null,
        currency: 'EUR',
        count: 1,
        refund_of: null,
      },
      now.toISOString(),
    )
    const changes = changesBetween(before, await november(context))
    const words = (lang: 'fr' | 'en'): string[] => changes.map((one) => plain(changeWords(lang, one, 'EUR')))
    expect(words('fr')).toEqual([
      'Ventes venues des réseaux : 18 → 19',
      'Marge prouvée : 612,00 € → 672,00 €',
      'Retour étendu (novembre 2026) : 828,00 € → 888,00 €',
    ])
    expect(words('en')).toEqual([
      'Sales from social networks: 18 → 19',
      'Proved margin: €612.00 → €672.00',
      'Extended return (November 2026): €828.00 → €888.00',
    ])
  })

  it('names a figure that was read again with the day it was read', async () => {
    const report = await november(await sample())
    const network = report.sections.networks[0]
    if (network === undefined) throw new Error('no network')
    const read = (value: number, captured_at: string): Report => ({
      ...report,
      sections: {
        ...report.sections,
        networks: [{ ...network, reach: { ...network.reach, value, reason: null, captured_at } }],
      },
    })
    const [change] = changesBetween(read(1200, '2026-12-01T08:00:00Z'), read(1350, '2026-12-03T08:00:00Z'))
    if (change === undefined) throw new Error('no change')
    expect(plain(changeWords('fr', change, 'EUR'))).toBe('Portée (Facebook) : 1 200 → 1 350 (chiffre du 3 décembre 2026)')
    expect(plain(changeWords('en', change, 'EUR'))).toBe('Reach (Facebook): 1,200 → 1,350 (figure of 3 December 2026)')
    // read once more with the same result: the same report
    expect(changesBetween(read(1200, '2026-12-01T08:00:00Z'), read(1200, '2026-12-03T08:00:00Z'))).toEqual([])
  })

  it('lists every figure once, whichever changed, and says it in words without its path', async () => {
    const report = await november(await sample())
    const figures = [...figuresOf(report).keys()]
    expect(new Set(figures).size).toBe(figures.length)
    const numbers = pathsOf(report).filter(([top, second]) => top === 'sections' && seen.has(String(second)))
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.integer({ min: 1, max: 1000 }), (path, by) => {
        const changes = changesBetween(report, changed(report, path, by))
        expect(new Set(changes.map((one) => one.path)).size).toBe(changes.length)
        for (const one of changes) {
          expect(one.before).not.toBe(one.after)
          for (const lang of ['fr', 'en'] as const) {
            const words = changeWords(lang, one, 'EUR')
            expect(words).toContain('→')
            expect(words).not.toMatch(/undefined|NaN|\{|_/)
          }
        }
      }),
    )
    const direct = numbers.filter((path) => changesBetween(report, changed(report, path, 7)).length > 0)
    expect(direct.length).toBeGreaterThan(20)
  })

  it('stands first and last in the document of the next version, with its number', async () => {
    const report = await november(await sample())
    const change = {
      path: 'indicators/orders_social/value',
      before: 18,
      after: 19,
      unit: 'count',
      subject: null,
      read_at: null,
    } as const
    const replaces = { version: 1, sent_at: '2026-12-03T23:30:00Z' }
    const facts = { version: 2, sha256: 'abcdef0123456789', replaces, changes: [change] }
    const given = { lang: 'fr', currency: 'EUR', time_zone: 'Europe/Paris' } as const
    const document = withVersion(compose(report, 'fr', nobody), facts, given)
    const [banner] = document.sections[0]?.blocks ?? []
    expect(banner).toMatchObject({ kind: 'banner' })
    expect(plain(JSON.stringify(banner))).toContain(
      'Version 2 : 1 changement depuis la version envoyée le 4 décembre 2026, listé à la fin.',
    )
    expect(plain(JSON.stringify(document.sections.at(-1)))).toContain('Ventes venues des réseaux : 18 → 19')
    expect(plain(document.foot.at(-1) ?? '')).toBe('Version 2 · empreinte abcdef012345')
    // the first one says only which it is
    const first = withVersion(compose(report, 'fr', nobody), { ...facts, version: 1, replaces: null, changes: [] }, given)
    expect(JSON.stringify(first.sections)).toBe(JSON.stringify(compose(report, 'fr', nobody).sections))
  })
})

const seen = new Set(['objectives', 'indicators', 'networks', 'time_and_budget', 'return', 'community'])

type Path = readonly (string | number)[]

/** Where the numbers are. */
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value === 'number') return [at]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, Array.isArray(value) ? Number(key) : key]))
}

function changed<T>(value: T, path: Path, by: number): T {
  const [first, ...rest] = path
  if (first === undefined) return ((value as number) + by) as T
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string | number, unknown>
  copy[first] = changed(copy[first], rest, by)
  return copy as T
}
