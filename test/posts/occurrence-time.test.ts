import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { occurrenceTime, readWall } from '../../src/posts/occurrence-time.ts'
import { datesOf } from '../../src/posts/recurrence.ts'
import { horizonOf } from '../../src/posts/series-horizon.ts'
import { addDays, instantsOf, wallOf, writeWall } from '../../src/posts/wall-time.ts'

const zones = [
  'Europe/Paris',
  'Europe/Brussels',
  'America/Montreal',
  'Indian/Reunion',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Australia/Lord_Howe',
  'Pacific/Apia',
] as const

describe('hours that the clocks skip or repeat', () => {
  const cases: readonly (readonly [
    zone: string,
    occurrence: string,
    at: string,
    local: string,
    clock: 'gap' | 'twice' | null,
  ])[] = [
    ['Europe/Paris', '2027-03-28T02:30', '2027-03-28T01:30:00.000Z', '2027-03-28T03:30', 'gap'],
    ['Europe/Paris', '2027-03-28T02:00', '2027-03-28T01:00:00.000Z', '2027-03-28T03:00', 'gap'],
    ['Europe/Paris', '2027-03-28T03:00', '2027-03-28T01:00:00.000Z', '2027-03-28T03:00', null],
    ['Europe/Paris', '2027-10-31T02:30', '2027-10-31T00:30:00.000Z', '2027-10-31T02:30', 'twice'],
    ['Europe/Paris', '2027-10-31T03:00', '2027-10-31T02:00:00.000Z', '2027-10-31T03:00', null],
    ['America/Montreal', '2027-03-14T02:30', '2027-03-14T07:30:00.000Z', '2027-03-14T03:30', 'gap'],
    ['America/Montreal', '2027-11-07T01:30', '2027-11-07T05:30:00.000Z', '2027-11-07T01:30', 'twice'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00.000Z', '2026-10-04T02:45', 'gap'],
    ['Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45:00.000Z', '2027-04-04T01:45', 'twice'],
    ['Pacific/Noumea', '2027-03-28T02:30', '2027-03-27T15:30:00.000Z', '2027-03-28T02:30', null],
  ]
  test.each(cases)('%s %s', (zone, occurrence, scheduled_at, scheduled_local, clock) => {
    expect(occurrenceTime(occurrence, zone)).toEqual({ occurrence, scheduled_at, scheduled_local, clock })
  })
  test('a day that was left out has none', () => {
    expect(occurrenceTime('2011-12-30T09:00', 'Pacific/Apia')).toBeNull()
    expect(occurrenceTime('2011-12-31T09:00', 'Pacific/Apia')?.clock).toBeNull()
  })
})

describe.each(zones)('%s', (zone) => {
  const local = fc
    .record({
      day: fc.integer({ min: 0, max: 20 * 366 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
    })
    .map(({ day, hour, minute }) => writeWall(addDays({ year: 2011, month: 1, day: 1, hour, minute }, day)))

  test('a wall time is kept, and moved by its gap alone', () => {
    fc.assert(
      fc.property(local, (occurrence) => {
        const time = occurrenceTime(occurrence, zone)
        if (time === null) return
        const instant = new Date(time.scheduled_at)
        expect(writeWall(wallOf(instant, zone))).toBe(time.scheduled_local)
        if (time.clock === 'gap') {
          expect(instantsOf(readWall(occurrence), zone)).toEqual([])
          // later, by what the clocks skipped: half an hour or an hour
          const moved = Date.parse(`${time.scheduled_local}:00Z`) - Date.parse(`${occurrence}:00Z`)
          expect([30, 60]).toContain(moved / 60_000)
        } else {
          expect(time.scheduled_local).toBe(occurrence)
          expect(instantsOf(readWall(occurrence), zone)[0]).toEqual(instant)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('the days of a series follow each other, each once, at one hour on the wall', () => {
    fc.assert(
      fc.property(local, (first) => {
        let last = 0
        // over every change of the clocks of a year, whatever the day it begins
        for (const day of [...Array.from({ length: 14 }, (_, i) => i), ...Array.from({ length: 14 }, (_, i) => 180 + i)]) {
          const time = occurrenceTime(writeWall(addDays(readWall(first), day)), zone)
          if (time === null) continue
          const at = Date.parse(time.scheduled_at)
          expect(at).toBeGreaterThan(last)
          last = at
        }
      }),
      { numRuns: 20 },
    )
  })

  test('going on from horizon to horizon misses no occurrence and makes none twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          'FREQ=DAILY',
          'FREQ=WEEKLY;BYDAY=MO,SU',
          'FREQ=MONTHLY;BYMONTHDAY=-1',
          'FREQ=MONTHLY;INTERVAL=5',
          'FREQ=DAILY;COUNT=90',
          'FREQ=YEARLY',
        ),
        fc.constantFrom('2026-11-24T00:10', '2026-11-24T02:30', '2026-11-24T23:50'),
        fc.constantFrom(14, 60),
        async (rule, first, days) => {
          const dates = await datesOf(rule, first)
          const made = new Map<string, number>()
          let now = new Date('2026-11-23T09:00:00Z')
          const end = Date.parse('2027-12-01T00:00:00Z')
          while (now.getTime() < end) {
            const { times, extend_at } = horizonOf(dates, zone, now, days)
            for (const { occurrence, scheduled_at } of times) {
              expect(Date.parse(scheduled_at)).toBeGreaterThan(now.getTime())
              made.set(occurrence, (made.get(occurrence) ?? 0) + 1)
            }
            if (extend_at === null) break
            expect(Date.parse(extend_at)).toBeGreaterThan(now.getTime())
            // there is always one to come
            expect(times.at(-1)?.scheduled_at.localeCompare(extend_at) ?? -1).toBeGreaterThanOrEqual(0)
            now = new Date(extend_at)
          }
          const wanted = dates.within('2026-11-23T00:00', '2027-11-28T00:00')
          expect([...made.keys()].filter((one) => one <= '2027-11-28T00:00').toSorted()).toEqual(wanted)
        },
      ),
      { numRuns: 5 },
    )
  })
})
