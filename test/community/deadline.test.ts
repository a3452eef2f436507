import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deadlineOf, type DeadlineFacts } from '../../src/community/deadline.ts'
import { communityFacts } from '../../src/community/client-facts.ts'
import { addDays, dayOf, weekdayOf } from '../../src/days.ts'
import { dayInstant } from '../../src/posts/day-instant.ts'
import { dayIds, wantedDays, type Coverage } from '../../src/strategy/strategy.ts'
import { bakery, monday } from '../posts/support.ts'

const within = { green: 1440, amber: 240, red: 60 }
const facts = (coverage: Coverage, more: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  time_zone: 'Europe/Paris',
  answer_days: wantedDays(coverage),
  holidays: new Set(),
  answer_within: within,
  ...more,
})
/** As a clock in Paris shows it, winter time. */
const paris = (wall: string): Date => new Date(`${wall}:00+01:00`)

describe('until when an answer is owed', () => {
  it.each([
    // [coverage, written, due]: a Friday is 27 November 2026
    ['business_days', '2026-11-26T15:00', '2026-11-27T15:00'],
    ['business_days', '2026-11-27T15:00', '2026-11-30T15:00'],
    ['business_days', '2026-11-28T03:00', '2026-12-01T00:00'],
    ['business_days', '2026-11-29T23:59', '2026-12-01T00:00'],
    ['six_days', '2026-11-27T15:00', '2026-11-28T15:00'],
    ['six_days', '2026-11-28T15:00', '2026-11-30T15:00'],
    ['seven_days', '2026-11-28T15:00', '2026-11-29T15:00'],
  ] as const)('on %s, a message of %s is answered by %s', (coverage, written, due) => {
    expect(deadlineOf(paris(written), 'green', facts(coverage)).toISOString()).toBe(paris(due).toISOString())
  })

  it('leaves public holidays out, unless all seven days are answered', () => {
    const holidays = new Set(['2026-12-25'])
    const written = paris('2026-12-24T10:00')
    const of = (coverage: Coverage): string => deadlineOf(written, 'green', facts(coverage, { holidays })).toISOString()
    // Christmas is a Friday in 2026
    expect(of('business_days')).toBe(paris('2026-12-28T10:00').toISOString())
    expect(of('six_days')).toBe(paris('2026-12-26T10:00').toISOString())
    expect(of('seven_days')).toBe(paris('2026-12-25T10:00').toISOString())
  })

  it('counts 24 hours that pass in the night when the clocks change', () => {
    const before = new Date('2026-10-24T12:00:00Z')
    expect(deadlineOf(before, 'green', facts('seven_days')).getTime() - before.getTime()).toBe(24 * 3_600_000)
    // over a weekend the clock of the wall is kept: Friday 14:00 summer time, Monday 14:00 winter time
    expect(deadlineOf(new Date('2026-10-23T12:00:00Z'), 'green', facts('business_days')).toISOString()).toBe(
      '2026-10-26T13:00:00.000Z',
    )
  })

  it('is by the clock on orange and red, whatever the day', () => {
    const saturday = paris('2026-11-28T22:30')
    expect(deadlineOf(saturday, 'amber', facts('business_days'))).toEqual(paris('2026-11-29T02:30'))
    expect(deadlineOf(saturday, 'red', facts('business_days'))).toEqual(paris('2026-11-28T23:30'))
  })

  it('is by the clock where nobody ever answers', () => {
    const at = paris('2026-11-24T10:00')
    expect(deadlineOf(at, 'green', facts('business_days', { answer_days: [] }))).toEqual(paris('2026-11-25T10:00'))
  })

  it('gives whole answering time, and never more than that: for any instant, zone, coverage and holidays', () => {
    const zones = [
      'Europe/Paris',
      'America/New_York',
      'Pacific/Apia',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 11, 31) }),
        fc.constantFrom(...zones),
        fc.constantFrom<Coverage>('business_days', 'six_days', 'seven_days'),
        fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 4 }),
        (ms, time_zone, coverage, off) => {
          const at = new Date(Math.floor(ms / 60_000) * 60_000)
          const holidays = new Set(off.map((days) => addDays(dayOf(at, time_zone), days)))
          const given = facts(coverage, { time_zone, holidays })
          const due = deadlineOf(at, 'green', given)
          expect(answeringTime(at, due, given)).toBe(24 * 3_600_000)
          // a minute earlier it was not yet the time
          expect(answeringTime(at, new Date(due.getTime() - 60_000), given)).toBeLessThan(24 * 3_600_000)
          // who writes later is never due earlier
          expect(deadlineOf(new Date(at.getTime() + 3_600_000), 'green', given).getTime()).toBeGreaterThanOrEqual(due.getTime())
        },
      ),
      { numRuns: 300 },
    )
  })

  it('holds with the days of the client and the holidays of its country [000-17]', async () => {
    const { context, client } = await bakery({ now: monday })
    const { deadline, coverage } = await communityFacts(context, client)
    expect(coverage).toBe('business_days')
    expect(deadline.answer_days).toEqual(['mon', 'tue', 'wed', 'thu', 'fri'])
    expect(deadline.answer_within).toEqual(within)
    expect(deadline.holidays.has('2026-12-25')).toBe(true)
    expect(deadline.holidays.has('2026-12-24')).toBe(false)
  })
})

/** Counted in another way: day by day, what of it lies between the two. */
function answeringTime(from: Date, to: Date, { time_zone, answer_days, holidays }: DeadlineFacts): number {
  let time = 0
  for (let day = dayOf(from, time_zone); ; day = addDays(day, 1)) {
    const begins = Date.parse(dayInstant(day, 0, time_zone) ?? '')
    if (begins > to.getTime()) return time
    const ends = Date.parse(dayInstant(day, 1, time_zone) ?? '')
    const name = dayIds[(weekdayOf(day) + 6) % 7]
    const counts = name !== undefined && answer_days.includes(name) && (answer_days.length === 7 || !holidays.has(day))
    if (counts) time += Math.max(0, Math.min(ends, to.getTime()) - Math.max(begins, from.getTime()))
  }
}
