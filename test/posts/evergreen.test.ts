import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choose, worded, wordings } from '../../src/posts/evergreen.ts'
import type { PoolEntry, PoolUse } from '../../src/store/pools.ts'
import { textKey } from '../../src/store/text-key.ts'

const zone = 'Europe/Paris'
const all = { time_zone: zone, account_ids: null }

function entry(
  id: number,
  more: { variants?: readonly string[]; max_uses?: number | null; accounts?: readonly number[]; text?: string } = {},
): PoolEntry {
  return {
    id,
    template: {
      title: null,
      text: more.text ?? `text ${id}`,
      text_for: { mastodon: 'own' },
      thread: false,
      first_comment: null,
      link: null,
      media: [],
      tags: [],
      pillar: null,
      campaign: null,
      account_ids: more.accounts ?? [1],
    },
    variants: more.variants ?? [],
    max_uses: more.max_uses ?? null,
    created_at: '2026-11-01T00:00:00Z',
  }
}

let post = 0
function use(one: PoolEntry, variant: number, at: string, accounts = one.template.account_ids): PoolUse[] {
  post++
  return accounts.map((account_id) => ({
    entry_id: one.id,
    post_id: post,
    variant,
    account_id,
    text_key: textKey(worded(one, variant).text),
    at,
  }))
}

describe('choosing', () => {
  const a = entry(1, { variants: ['other 1'] })
  const b = entry(2)
  const pool = { cool_down_days: 60, entries: [a, b] }
  const first = (uses: PoolUse[], at: string): readonly [number, number] | string => {
    const choice = choose(pool, uses, at, all)
    return choice.is === 'some' ? [choice.candidates[0].entry.id, choice.candidates[0].variant] : choice.is
  }
  test('the one never used, the oldest first', () => {
    expect(first([], '2026-12-01T09:00:00Z')).toEqual([1, 0])
    expect(first(use(a, 0, '2026-12-01T09:00:00Z'), '2026-12-08T09:00:00Z')).toEqual([2, 0])
  })
  test('the cool-down is in days of the calendar, over a change of the clocks too', () => {
    const uses = [...use(a, 0, '2027-01-30T08:30:00Z'), ...use(b, 0, '2027-01-31T08:30:00Z')]
    // 60 days on the wall, an hour less in UTC
    expect(first(uses, '2027-03-31T07:29:00Z')).toEqual([1, 1])
    expect(first(uses, '2027-03-30T07:30:00Z')).toBe('resting')
    expect(choose(pool, uses, '2027-03-30T07:30:00Z', all)).toEqual({ is: 'resting', until: '2027-03-31' })
  })
  test('a use that is to come counts as one that was', () => {
    expect(first([...use(a, 0, '2027-01-30T08:30:00Z'), ...use(b, 0, '2027-01-31T08:30:00Z')], '2026-12-20T08:30:00Z')).toBe(
      'resting',
    )
  })
  test('an account that is not asked for does not matter', () => {
    const both = entry(3, { accounts: [1, 2] })
    const uses = use(both, 0, '2026-12-01T09:00:00Z', [2])
    const only = (account_ids: number[]) =>
      choose({ cool_down_days: 60, entries: [both] }, uses, '2026-12-08T09:00:00Z', { time_zone: zone, account_ids })
    expect(only([1])).toMatchObject({ is: 'some', candidates: [{ template: { account_ids: [1] }, variant: 1 % 1 }] })
    expect(only([2]).is).toBe('resting')
    expect(only([9]).is).toBe('empty')
  })
  test('a wording that was out within 30 days is passed over, even under another entry', () => {
    const twin = entry(4, { text: 'TEXT 2', variants: ['fresh'] })
    const choice = choose(
      { cool_down_days: 7, entries: [twin] },
      use(b, 0, '2026-12-01T09:00:00Z'),
      '2026-12-20T09:00:00Z',
      all,
    )
    expect(choice).toMatchObject({ is: 'some', candidates: [{ variant: 1, template: { text: 'fresh', text_for: {} } }] })
  })
  test('empty, used up', () => {
    expect(choose({ cool_down_days: 60, entries: [] }, [], '2026-12-01T09:00:00Z', all).is).toBe('empty')
    const once = entry(5, { max_uses: 1 })
    expect(
      choose({ cool_down_days: 1, entries: [once] }, use(once, 0, '2026-01-01T09:00:00Z'), '2026-12-01T09:00:00Z', all).is,
    ).toBe('used_up')
  })
})

describe('over a long time', () => {
  const dayMs = 86_400_000
  const entries = fc
    .array(
      fc.record({
        variants: fc.integer({ min: 0, max: 3 }),
        max_uses: fc.option(fc.integer({ min: 1, max: 5 })),
        accounts: fc.constantFrom([1], [2], [1, 2]),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((list) =>
      list.map(({ variants, max_uses, accounts }, i) =>
        entry(i + 1, { variants: Array.from({ length: variants }, (_, n) => `variant ${n} of ${i + 1}`), max_uses, accounts }),
      ),
    )
  const draw = (pool: { cool_down_days: number; entries: PoolEntry[] }, days: readonly number[]): PoolUse[][] => {
    const drawn: PoolUse[][] = []
    for (const day of days) {
      const at = new Date(Date.parse('2026-01-01T08:30:00Z') + day * dayMs).toISOString()
      const choice = choose(
        pool,
        drawn.flat().toSorted((x, y) => x.at.localeCompare(y.at)),
        at,
        all,
      )
      if (choice.is !== 'some') continue
      const [{ entry: one, variant }] = choice.candidates
      drawn.push(use(one, variant, at))
    }
    return drawn
  }
  const days = fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 120 })

  test('the cool-down, the uses and the 30 days of a text always hold, in whatever order the dates are filled', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 90 }), days, (list, cool_down_days, when) => {
        const drawn = draw({ cool_down_days, entries: list }, when)
        for (const [i, one] of drawn.entries())
          for (const other of drawn.slice(i + 1))
            for (const x of one)
              for (const y of other) {
                const apart = Math.abs(Date.parse(x.at) - Date.parse(y.at)) / dayMs
                const own = x.account_id === y.account_id
                expect(own && x.entry_id === y.entry_id ? apart : cool_down_days).toBeGreaterThanOrEqual(cool_down_days)
                expect(own && x.text_key === y.text_key ? apart : 31).toBeGreaterThan(30)
              }
        expect(drawn.length).toBeLessThanOrEqual(when.length)
        for (const { id, max_uses } of list)
          expect(drawn.filter(([x]) => x?.entry_id === id).length).toBeLessThanOrEqual(max_uses ?? drawn.length)
      }),
      { numRuns: 150 },
    )
  })

  test('filled in order, every entry has its turn before one has a second, and its wordings take turns', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 31, max: 90 }), (list, cool_down_days) => {
        const free = list.map((one) => ({ ...one, max_uses: null }))
        const drawn = draw(
          { cool_down_days, entries: free },
          Array.from({ length: 250 }, (_, i) => i * 7),
        )
        const counts = free.map(({ id }) => drawn.filter(([x]) => x?.entry_id === id).length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
        for (const one of free) {
          const turns = drawn.filter(([x]) => x?.entry_id === one.id).map(([x]) => x?.variant)
          expect(turns).toEqual(turns.map((_, i) => i % wordings(one).length))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('the same question has the same answer', () => {
    fc.assert(
      fc.property(entries, days, (list, when) => {
        const strip = (drawn: PoolUse[][]): unknown => drawn.map((uses) => uses.map((one) => ({ ...one, post_id: 0 })))
        const pool = { cool_down_days: 20, entries: list }
        expect(strip(draw(pool, when))).toEqual(strip(draw(pool, when)))
      }),
      { numRuns: 30 },
    )
  })
})
