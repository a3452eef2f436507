import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Figure } from '../../src/networks/contract.ts'
import type { Snapshot } from '../../src/store/metrics.ts'
import { accountIsDue, byUrgency, dueDays, postIsDue, worthKeeping, type ReadablePost } from '../../src/results/due-figures.ts'

const published = Date.parse('2026-11-01T10:00:00Z')
const hour = 3_600_000
const free = { paid: false, again: false }
const paid = { paid: true, again: false }

/** A post that was read at this age in hours (null: never), and whether that gave anything. */
function post(read_at: number | null, given = true, gone = false): ReadablePost {
  const read =
    read_at === null ? null : { delivery_id: 1, captured_at: new Date(published + read_at * hour).toISOString(), given, gone }
  return {
    delivery_id: 1,
    post_id: 1,
    remote_post: null,
    remote_id: 'a',
    published_at: new Date(published).toISOString(),
    read,
  }
}
const at = (hours: number): Date => new Date(published + hours * hour)

function snapshot(more: Partial<Snapshot>): Snapshot {
  return {
    id: 1,
    client: 'klein',
    network: 'instagram',
    account_id: 1,
    delivery_id: null,
    remote_post: null,
    metric: 'views',
    value: 4,
    reason: null,
    from_day: null,
    to_day: null,
    captured_at: '2026-12-10T09:00:00.000Z',
    age_hours: null,
    source: 'api',
    source_name: 'views',
    ...more,
  }
}

describe('which posts are due', () => {
  it.each<[string, ReadablePost, number, boolean, boolean]>([
    // name, post, age in hours, due where free, due where paid
    ['just out and never read', post(null), 0.5, true, false],
    ['read an hour ago', post(1), 2, false, false],
    ['read twenty hours ago', post(2), 22, true, false],
    ['at one day, read before', post(23), 24, true, false],
    ['at one day, read at it', post(24), 25, false, false],
    ['at seven days, read an hour before', post(167), 168, true, true],
    ['at seven days, read at it', post(168), 170, false, false],
    ['at ten days, never read', post(null), 240, true, true],
    ['at twenty days, read at seven', post(168), 480, true, false],
    ['at twenty-eight days, read yesterday', post(650), 672, true, true],
    ['at thirty days, read at twenty-eight', post(672), 720, false, false],
    ['at sixty-one days, never read', post(null), 1464, true, false],
    ['at a year, read at twenty-eight days', post(680), 8760, false, false],
    ['of the future', post(null), -1, false, false],
    ['gone', post(30, false, true), 700, false, false],
    ['that gave nothing yesterday', post(25, false), 48, false, false],
    ['that gave nothing, at the next mark', post(25, false), 168, true, true],
  ])('%s', (_, one, age, where_free, where_paid) => {
    expect([postIsDue(one, at(age), free), postIsDue(one, at(age), paid)]).toEqual([where_free, where_paid])
  })

  it('reads each mark once, however often and however irregularly it is asked, at most once in twenty hours between them', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.05, max: 90, noNaN: true }), { minLength: 1, maxLength: 60 }), (gaps) => {
        let age = 0
        const reads: number[] = []
        const bought: number[] = []
        let [last, lastBought]: [number | null, number | null] = [null, null]
        for (const gap of gaps) {
          age += gap
          if (postIsDue(post(last), at(age), free)) {
            reads.push(age)
            last = age
          }
          if (postIsDue(post(lastBought), at(age), paid)) {
            bought.push(age)
            lastBought = age
          }
        }
        const marks = [24, 168, 672]
        const passed = (list: readonly number[], mark: number, next: number): boolean =>
          list.some((one) => one >= mark && one < next) || !gaps.some((_, n) => within(sum(gaps, n), mark, next))
        expect(bought.length).toBeLessThanOrEqual(2)
        expect(marks.every((mark, index) => passed(reads, mark, marks[index + 1] ?? Number.POSITIVE_INFINITY))).toBe(true)
        for (const [index, one] of reads.entries()) {
          const before = reads[index - 1]
          if (before === undefined) continue
          const crossed = marks.some((mark) => before < mark && one >= mark)
          expect(crossed || one - before >= 20).toBe(true)
        }
      }),
    )
  })

  it('is read again after a clock that was years ahead, where that costs nothing', () => {
    const ahead = post(24 * 800)
    expect([postIsDue(ahead, at(30), free), postIsDue(ahead, at(24 * 8), paid)]).toEqual([true, false])
    const own = [snapshot({ captured_at: '2030-01-01T00:00:00.000Z' })]
    const now = new Date('2026-12-12T09:00:00Z')
    expect([accountIsDue(own, now, free), accountIsDue(own, now, paid)]).toEqual([true, false])
    expect(accountIsDue([...own, snapshot({ captured_at: '2026-12-12T08:00:00.000Z' })], now, free)).toBe(false)
  })

  it('buys first what X still tells everything of, the oldest before it is too late', () => {
    const ages = [35, 8, 29, 50]
    const now = at(60 * 24)
    const posts = ages.map((days) => ({
      ...post(null),
      post_id: days,
      published_at: new Date(now.getTime() - days * 24 * hour).toISOString(),
    }))
    expect(byUrgency(posts, now).map(({ post_id }) => post_id)).toEqual([29, 8, 50, 35])
  })
})

const sum = (gaps: readonly number[], to: number): number => gaps.slice(0, to + 1).reduce((a, b) => a + b, 0)
const within = (age: number, from: number, to: number): boolean => age >= from && age < to

describe('which accounts are due', () => {
  const now = new Date('2026-12-10T09:00:00Z')
  const read = (captured_at: string): Snapshot[] => [snapshot({ captured_at })]
  it.each<[string, Snapshot[], boolean, boolean]>([
    ['never read', [], true, true],
    ['read today', read('2026-12-10T00:00:01.000Z'), false, false],
    ['read yesterday', read('2026-12-09T23:59:59.000Z'), true, false],
    ['read a week ago', read('2026-12-03T09:00:00.000Z'), true, true],
    ['read at the end of the month before', read('2026-11-30T23:00:00.000Z'), true, true],
  ])('%s', (_, own, where_free, where_paid) => {
    expect([accountIsDue(own, now, free), accountIsDue(own, now, paid)]).toEqual([where_free, where_paid])
    expect(accountIsDue(own, now, { paid: true, again: true })).toBe(true)
  })

  it('asks for no day that is answered, and never for today', () => {
    const answered = ['2026-12-09', '2026-12-05'].map((day) => snapshot({ from_day: day, to_day: day }))
    const days = dueDays(answered, now, { first: false })
    expect(days).toHaveLength(26)
    expect(days).not.toContain('2026-12-05')
    expect(days).not.toContain('2026-12-10')
    expect(dueDays(answered, now, { first: true })).toContain('2026-12-09')
  })
})

describe('what is kept', () => {
  const told = (value: number | null, reason: Figure['reason'], day?: string): Figure => ({
    metric: 'views',
    value,
    reason,
    source: 'views',
    at: '2026-12-11T09:00:00.000Z',
    ...(day !== undefined && { day }),
  })
  const of = (day: string | null, value: number | null, reason: string | null = null): Snapshot =>
    snapshot({ from_day: day, to_day: day, value, reason })

  it.each<[string, Figure, Snapshot[], boolean]>([
    ['a counter that stands still', told(4, null), [of(null, 4)], true],
    ['a counter without a value, for the first time', told(null, 'not_given'), [of(null, 4)], true],
    ['a counter without a value, for the same reason', told(null, 'not_given'), [of(null, null, 'not_given')], false],
    ['a counter without a value, for another reason', told(null, 'refused'), [of(null, null, 'not_given')], true],
    ['a day', told(4, null, '2026-12-09'), [], true],
    ['a day that is as it was', told(4, null, '2026-12-09'), [of('2026-12-09', 4)], false],
    ['a day that has changed', told(5, null, '2026-12-09'), [of('2026-12-09', 4)], true],
    ['the same value of another day', told(4, null, '2026-12-09'), [of('2026-12-08', 4)], true],
    ['a silence about a day that had a value', told(null, 'not_yet', '2026-12-09'), [of('2026-12-09', 4)], false],
    ['a silence about another day', told(null, 'not_given', '2026-12-09'), [of('2026-12-08', null, 'not_given')], true],
    [
      'a right that is missing on another day too',
      told(null, 'not_permitted', '2026-12-09'),
      [of('2026-12-08', null, 'not_permitted')],
      false,
    ],
    ['what was not reached', told(null, 'unreachable'), [], false],
  ])('%s: %#', (_, figure, known, kept) => {
    expect(worthKeeping(figure, known)).toBe(kept)
  })
})
