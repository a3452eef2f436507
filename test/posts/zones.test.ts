import { describe, expect, test } from 'vitest'
import { readTimeZone } from '../../src/clients/countries.ts'
import { chooseTime } from '../../src/posts/choose-time.ts'
import { nextFree, placesAfter } from '../../src/posts/slots.ts'
import { instantsOf, nearestInstants, readWall, wallOf, writeWall, writeWithOffset } from '../../src/posts/wall-time.ts'
import { readWhen } from '../../src/posts/when.ts'
import type { Slot } from '../../src/store/clients.ts'
import { testContext } from '../support/context.ts'
import { scriptedAsk } from '../support/scripted-ask.ts'

const quarter = 15 * 60_000
const hour = 4 * quarter
const day = 24 * hour

const zones = [
  'Europe/Paris',
  'Europe/Brussels',
  'Europe/Zurich',
  'America/Toronto',
  'America/Montreal',
  'Indian/Reunion',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Australia/Lord_Howe',
  'Pacific/Apia',
] as const

/** The clock of a zone by `Intl` alone: nothing of the code under test. */
function clockOf(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return (at) => format.format(at).replace(' ', 'T')
}

/** Minutes that the wall is ahead of UTC. */
function offsetsOf(zone: string): (at: number) => number {
  const clock = clockOf(zone)
  return (at) => Math.round((Date.parse(`${clock(at)}:00Z`) - Math.floor(at / 60_000) * 60_000) / 60_000)
}

/** Every instant at which the offset of a zone changes, to the minute. */
function transitions(zone: string, from: number, to: number): number[] {
  const offset = offsetsOf(zone)
  const found: number[] = []
  for (let at = from; at < to; at += day) {
    if (offset(at) === offset(at + day)) continue
    let [low, high] = [at, at + day]
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 2 / 60_000) * 60_000
      if (offset(middle) === offset(low)) low = middle
      else high = middle
    }
    found.push(high)
  }
  return found
}

const years = { from: Date.UTC(2024, 0, 1), to: Date.UTC(2035, 0, 1) }
/** The changes of Paris, for zones that have none: nothing may happen there. */
const paris = transitions('Europe/Paris', years.from, years.to)

const counted = { zones: 0, changes: 0, round_trips: 0, skipped: 0, doubled: 0 }

describe('wall time and instant, around every change of the clocks', () => {
  test.each(zones)('%s, 2024–2034', async (zone) => {
    const own = transitions(zone, years.from, years.to)
    // Apia gave its summer time up in 2021; Réunion, Nouméa and Tahiti have none
    expect(own).toHaveLength(
      { 'Indian/Reunion': 0, 'Pacific/Noumea': 0, 'Pacific/Tahiti': 0, 'Pacific/Apia': 0 }[zone as string] ?? 22,
    )
    const clock = clockOf(zone)
    const offset = offsetsOf(zone)
    const now = new Date('2023-01-01T00:00:00Z')
    const read = (typed: string) => readWhen(typed, { now, time_zone: zone, lang: 'en' })
    const wrong: string[] = []
    for (const change of own.length > 0 ? own : paris) {
      const before = offset(change - 60_000)
      const after = offset(change)
      for (let at = change - 6 * hour; at <= change + 6 * hour; at += quarter) {
        // instant → wall → instant; a doubled one is asked back with both readings, and each with its offset settles it
        counted.round_trips++
        const local = clock(at)
        const iso = new Date(at).toISOString()
        const when = await read(local)
        const readings = when.is === 'instant' ? [when.instant] : when.is === 'twice' ? when.readings : []
        const folded = isDoubled(local, change, before, after)
        if (readings.length !== (folded ? 2 : 1)) wrong.push(`${iso} ${local}: ${readings.length} readings`)
        if (!readings.some((one) => one.scheduled_at === iso && one.scheduled_local === local))
          wrong.push(`${iso} ${local}: lost`)
        for (const one of readings) {
          if (clock(Date.parse(one.scheduled_at)) !== local) wrong.push(`${one.scheduled_at} shows another time than ${local}`)
          const settled = await read(one.with_offset)
          if (settled.is !== 'instant' || settled.instant.scheduled_at !== one.scheduled_at)
            wrong.push(`${one.with_offset}: no`)
        }
        if (folded) counted.doubled++
      }
      // wall times that are skipped: refused, with the clock before and the clock after
      for (let minute = 0; minute < after - before; minute += 15) {
        counted.skipped++
        const wall = new Date(change + (before + minute) * 60_000).toISOString().slice(0, 16)
        const when = await read(wall)
        const told = when.is === 'gap' ? when.readings.map((one) => one.scheduled_at) : []
        const expected = [after, before].map((ahead) => new Date(Date.parse(`${wall}:00Z`) - ahead * 60_000).toISOString())
        if (when.is !== 'gap' || told.join() !== expected.join()) wrong.push(`${wall}: ${when.is} ${told.join()}`)
      }
      counted.changes++
    }
    counted.zones++
    expect(wrong).toEqual([])
  })

  /** By arithmetic on the change alone: the wall between the new time and the old one. */
  function isDoubled(local: string, change: number, before: number, after: number): boolean {
    const wall = Date.parse(`${local}:00Z`)
    return wall >= change + after * 60_000 && wall < change + before * 60_000
  }

  test('how much was tried', () => {
    console.log(
      `zones: ${counted.zones}, changes: ${counted.changes}, round trips: ${counted.round_trips}, doubled: ${counted.doubled}, skipped: ${counted.skipped}`,
    )
    expect(counted.zones).toBe(zones.length)
    expect(counted.round_trips).toBeGreaterThan(10_000)
    // five zones of an hour and one of half an hour, eleven years; a doubled quarter is met twice
    expect([counted.skipped, counted.doubled]).toEqual([11 * (5 * 4 + 2), 2 * 11 * (5 * 4 + 2)])
  })

  test('Lord Howe moves by half an hour', async () => {
    const read = (typed: string) =>
      readWhen(typed, { now: new Date('2026-01-01T00:00:00Z'), time_zone: 'Australia/Lord_Howe', lang: 'en' })
    expect(await read('2026-04-05 01:45')).toMatchObject({
      is: 'twice',
      readings: [{ with_offset: '2026-04-05T01:45+11:00' }, { with_offset: '2026-04-05T01:45+10:30' }],
    })
    expect(await read('2026-04-05 01:29')).toMatchObject({ is: 'instant' })
    expect(await read('2026-10-04 02:15')).toMatchObject({
      is: 'gap',
      readings: [{ with_offset: '2026-10-04T01:45+10:30' }, { with_offset: '2026-10-04T02:45+11:00' }],
    })
    expect(await read('2026-10-04 02:30')).toMatchObject({ is: 'instant' })
  })

  test('30 December 2011 never was in Apia: every quarter of it is refused with the days around it', async () => {
    const now = new Date('2011-12-01T00:00:00Z')
    for (let minute = 0; minute < 24 * 60; minute += 15) {
      const clock = new Date(minute * 60_000).toISOString().slice(11, 16)
      const when = await readWhen(`2011-12-30 ${clock}`, { now, time_zone: 'Pacific/Apia', lang: 'en' })
      expect(when).toMatchObject({
        is: 'gap',
        readings: [{ with_offset: `2011-12-29T${clock}-10:00` }, { with_offset: `2011-12-31T${clock}+14:00` }],
      })
    }
    for (const local of ['2011-12-29T23:45', '2011-12-31T00:00']) {
      const wall = readWall(local)
      if (!wall) throw new Error(local)
      const [only, ...more] = instantsOf(wall, 'Pacific/Apia')
      expect(more).toEqual([])
      expect(only && writeWall(wallOf(only, 'Pacific/Apia'))).toBe(local)
    }
  })

  test('what a wall time that is skipped would be: never more than the shift away', () => {
    for (const zone of zones) {
      for (const change of transitions(zone, Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1))) {
        const wall = wallOf(new Date(change - 60_000), zone)
        const [first] = nearestInstants(wall, zone)
        expect(Math.abs((first?.getTime() ?? 0) - change)).toBeLessThanOrEqual(2 * hour)
      }
    }
  })

  test.each([
    ['2027-03-28', null],
    ['2027-02-29T09:00', null],
    ['2027-03-28T24:00', null],
    ['x', null],
    ['2027-03-28T02:30', { year: 2027, month: 3, day: 28, hour: 2, minute: 30 }],
  ])('%s as a wall time', (local, wall) => {
    expect(readWall(local)).toEqual(wall)
  })
})

describe('a client elsewhere than the computer', () => {
  test('Montréal keeps its name, and the zone of the process changes nothing', async () => {
    expect(readTimeZone('America/Montreal')).toBe('America/Montreal')
    expect(readTimeZone('america/montreal')).toBe('America/Montreal')
    const own = process.env['TZ']
    try {
      for (const zone of ['UTC', 'Pacific/Apia', 'Australia/Lord_Howe', 'Europe/Paris']) {
        process.env['TZ'] = zone
        const context = testContext({ now: new Date('2026-11-23T09:00:00Z') })
        expect(await chooseTime(context, 'demain 9h', 'America/Montreal')).toMatchObject({
          scheduled_at: '2026-11-24T14:00:00.000Z',
          scheduled_local: '2026-11-24T09:00',
          time_zone: 'America/Montreal',
        })
        const [place] = placesAfter([slot(2, '09:00')], context.now(), 'America/Montreal')
        expect(place?.instant.with_offset).toBe('2026-11-24T09:00-05:00')
      }
    } finally {
      if (own === undefined) delete process.env['TZ']
      else process.env['TZ'] = own
    }
  })
})

describe('the question on a terminal', () => {
  const cases = [
    ['fr', '2027-10-31 02:30', 'existe deux fois', ['02:30 (UTC+02:00)', '02:30 (UTC+01:00)'], '2027-10-31T01:30:00.000Z'],
    ['en', '2027-10-31 02:30', 'exists twice', ['02:30 (UTC+02:00)', '02:30 (UTC+01:00)'], '2027-10-31T01:30:00.000Z'],
    ['fr', '2027-03-28 02:30', "n'existe pas", ['01:30 (UTC+01:00)', '03:30 (UTC+02:00)'], '2027-03-28T01:30:00.000Z'],
    ['en', '2027-03-28 02:30', 'does not exist', ['01:30 (UTC+01:00)', '03:30 (UTC+02:00)'], '2027-03-28T01:30:00.000Z'],
  ] as const
  test.each(cases)('%s: %s', async (lang, typed, said, names, expected) => {
    const choice = typed.startsWith('2027-10') ? '2027-10-31T02:30+01:00' : '2027-03-28T03:30+02:00'
    const ask = scriptedAsk([{ at: said, pick: choice }])
    const context = testContext({ lang, now: new Date('2027-01-01T00:00:00Z'), ask })
    const due = await chooseTime(context, typed, 'Europe/Paris')
    expect(due).toMatchObject({ scheduled_at: expected, typed_at: typed })
    for (const name of names) expect(ask.screen.some((line) => line.endsWith(name))).toBe(true)
    expect(ask.left()).toEqual([])
  })

  test.each(['fr', 'en'] as const)(
    '%s: refused with both readings where there is none, and an offset settles it',
    async (lang) => {
      const context = testContext({ lang, now: new Date('2026-01-01T00:00:00Z') })
      const refused = chooseTime(context, '2026-04-05 01:45', 'Australia/Lord_Howe')
      await expect(refused).rejects.toMatchObject({ kind: 'usage', code: 'time_exists_twice' })
      await expect(refused).rejects.toMatchObject({
        hint: expect.stringMatching(/2026-04-05T01:45\+11:00.*2026-04-05T01:45\+10:30/) as string,
      })
      await expect(chooseTime(context, '2026-10-04 02:15', 'Australia/Lord_Howe')).rejects.toMatchObject({
        code: 'time_does_not_exist',
        hint: expect.stringMatching(/2026-10-04T01:45\+10:30.*2026-10-04T02:45\+11:00/) as string,
      })
      const settled = await chooseTime(context, '2026-04-05T01:45+10:30', 'Australia/Lord_Howe')
      expect(writeWithOffset(new Date(settled.scheduled_at), 'Australia/Lord_Howe')).toBe('2026-04-05T01:45+10:30')
    },
  )
})

describe('slots keep their wall time', () => {
  test.each(zones)('%s: every week of eleven years', (zone) => {
    const clock = clockOf(zone)
    const wrong: string[] = []
    for (let year = 2024; year < 2035; year++) {
      const from = new Date(Date.UTC(year, 0, 1))
      const seen = [...placesAfter([slot(0, '02:15'), slot(2, '09:00')], from, zone)].map((one) => one.instant)
      for (const { scheduled_at, scheduled_local } of seen)
        if (clock(Date.parse(scheduled_at)) !== scheduled_local || !/T(?:02:15|09:00)$/.test(scheduled_local))
          wrong.push(scheduled_at)
      const tuesdays = seen.filter((one) => one.scheduled_local.endsWith('09:00'))
      const days = tuesdays.map((one) => Date.parse(`${one.scheduled_local.slice(0, 10)}T00:00:00Z`) / day)
      if (days.some((date, i) => i > 0 && date - (days[i - 1] ?? 0) !== 7)) wrong.push(`${year}: a week without a Tuesday`)
      if (new Set(seen.map((one) => one.scheduled_at)).size !== seen.length) wrong.push(`${year}: twice the same`)
    }
    expect(wrong).toEqual([])
  })

  test('a slot that spring skips has no place that day; one that autumn repeats has its first', () => {
    const places = (zone: string, from: string) =>
      [...placesAfter([slot(0, '02:30')], new Date(from), zone)].slice(0, 2).map((one) => one.instant.with_offset)
    expect(places('Europe/Paris', '2027-03-22T00:00:00Z')).toEqual(['2027-04-04T02:30+02:00', '2027-04-11T02:30+02:00'])
    expect(places('Europe/Paris', '2027-10-25T00:00:00Z')).toEqual(['2027-10-31T02:30+02:00', '2027-11-07T02:30+01:00'])
    // the Friday that Apia skipped
    const apia = [...placesAfter([slot(5, '09:00')], new Date('2011-12-20T00:00:00Z'), 'Pacific/Apia')]
    expect(apia.slice(0, 2).map((one) => one.instant.scheduled_local)).toEqual(['2011-12-23T09:00', '2012-01-06T09:00'])
    expect(nextFree([], [])).toBe(null)
  })
})

function slot(weekday: number, time: string): Slot {
  return { weekday, time, weeks: [], name: null, to: [] }
}
