import { describe, expect, it } from 'vitest'
import { daysOf, daysOfMonth, mondayOfWeek, weekOf } from '../src/weeks.ts'
import { mondayOf } from '../src/days.ts'

describe('weeks and months', () => {
  it.each([
    ['2026-12-07', '2026-12-07', '2026-W50'],
    ['2026-12-13', '2026-12-07', '2026-W50'],
    ['2026-12-31', '2026-12-28', '2026-W53'],
    ['2027-01-03', '2026-12-28', '2026-W53'],
    ['2027-01-04', '2027-01-04', '2027-W01'],
    ['2024-12-30', '2024-12-30', '2025-W01'],
  ])('%s is in the week of %s, %s', (day, monday, week) => {
    expect([mondayOf(day), weekOf(day), mondayOfWeek(week)]).toEqual([monday, week, monday])
  })

  it.each(['2027-W53', '2026-W54', '2026-W00', '2026-50', 'W50', ''])('%s is no week', (week) =>
    expect(mondayOfWeek(week)).toBeNull(),
  )

  it.each([
    ['2026-02', '2026-02-28'],
    ['2028-02', '2028-02-29'],
    ['2026-12', '2026-12-31'],
  ])('%s ends on %s', (month, last) => expect(daysOfMonth(month)).toEqual({ from: `${month}-01`, to: last }))

  it('no day is missing or twice where clocks change', () => {
    expect(daysOf({ from: '2027-03-27', to: '2027-03-29' })).toEqual(['2027-03-27', '2027-03-28', '2027-03-29'])
    expect(daysOf(daysOfMonth('2026-10'))).toHaveLength(31)
    expect(daysOf({ from: '2027-03-02', to: '2027-03-01' })).toEqual([])
  })
})
