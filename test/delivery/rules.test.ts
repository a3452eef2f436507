import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { backOff, nextTry } from '../../src/delivery/back-off.ts'
import { lastPass, seeClock, touchClock } from '../../src/delivery/clock.ts'
import { minutesLate, tooLate, turns } from '../../src/delivery/lateness.ts'
import { sleepFor } from '../../src/delivery/run-schedule.ts'

const waits = { retry_base_seconds: 30, retry_max_seconds: 3600 }
const now = new Date('2026-12-01T08:00:00Z')
const at = (minutes: number): string => new Date(now.getTime() + minutes * 60_000).toISOString()

describe('the wait before another try', () => {
  it.each([
    [1, 30],
    [2, 60],
    [5, 480],
    [8, 3600],
    [1000, 3600],
  ])('of attempt %i is anything up to %i seconds', (attempt, limit) => {
    expect(backOff(attempt, waits, () => 0)).toBe(0)
    expect(backOff(attempt, waits, () => 0.5)).toBe(limit * 500)
    expect(backOff(attempt, waits, () => 1)).toBe(limit * 1000)
  })

  it('is never shorter than the network asks, nor longer than a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 600_000 }),
        (attempt, r, seconds) => {
          const asked = new Date(now.getTime() + seconds * 1000)
          const wait = Date.parse(nextTry(now, attempt, waits, () => r, asked)) - now.getTime()
          expect(wait).toBeGreaterThanOrEqual(Math.min(seconds * 1000, 25 * 3600_000))
          expect(wait).toBeLessThanOrEqual(25 * 3600_000)
        },
      ),
    )
  })
})

describe('lateness', () => {
  it('counts whole minutes', () => {
    expect([at(0), at(-0.9), at(-1), at(-120.9), at(5)].map((due) => minutesLate(due, now))).toEqual([0, 0, 1, 120, 0])
  })

  it.each([
    [0, -0.9, false],
    [0, -1, true],
    [120, -120.9, false],
    [120, -121, true],
  ])('with a grace of %i minutes, %d minutes is too late: %s', (grace, due, late) => {
    expect(tooLate(at(due), now, grace)).toBe(late)
  })

  it.each([
    [[-30, -1], null, 2],
    [[-31, -1], null, 1],
    [[-31, -1], -9, 0],
    [[-31, -1], -10, 1],
    [[], null, 0],
  ] as const)('due %j, last sent %j: %i may leave', (due, last, expected) => {
    const list = due.map((minute) => ({ due_at: at(minute) }))
    expect(turns(list, last === null ? null : at(last), now, 30)).toBe(expected)
  })
})

describe('the clock', () => {
  it('is kept by the time of a file, and doubted for ten minutes after a leap', () => {
    const home = mkdtempSync(join(tmpdir(), 'smm-clock-'))
    onTestFinished(() => rmSync(home, { recursive: true }))
    const see = (minutes: number): boolean => seeClock(home, new Date(at(minutes))).steady
    expect(lastPass(home)).toBeNull()
    expect(touchClock(home, now)).toBe(true)
    expect([see(0), see(60), see(58.1), see(60), see(50), see(59), see(60)]).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      true,
    ])
    expect(touchClock(home, new Date(at(61)))).toBe(true)
    expect(lastPass(home)?.toISOString()).toBe(at(61))
    expect(touchClock(home, new Date(at(61 + 1441)))).toBe(false)
    expect([see(61 + 1441), see(61 + 1450), see(61 + 1451)]).toEqual([false, false, true])
  })
})

describe('the sleep of the scheduler', () => {
  it.each([
    [null, 60_000],
    [at(10), 60_000],
    [at(0.5), 30_000],
    [at(-1), 1000],
  ])('until %s is %i ms', (next, expected) => {
    expect(sleepFor(next, now)).toBe(expected)
  })
})
