import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readWhen, type When } from '../../src/posts/when.ts'

/** Monday 23 November 2026, 10:23:45 in Paris. */
const now = new Date('2026-11-23T09:23:45Z')

async function read(typed: string, more: { lang?: 'fr' | 'en'; zone?: string; at?: Date } = {}): Promise<string> {
  const when = await readWhen(typed, { now: more.at ?? now, time_zone: more.zone ?? 'Europe/Paris', lang: more.lang ?? 'fr' })
  return told(when)
}

function told(when: When): string {
  switch (when.is) {
    case 'instant':
      return when.now ? 'now' : when.instant.with_offset
    case 'gap':
    case 'twice':
      return `${when.is} ${when.readings.map((reading) => reading.with_offset).join(' ')}`
    case 'wrong_weekday':
      return `wrong_weekday ${when.date}`
    default:
      return when.is
  }
}

describe('what a person types', () => {
  test.each([
    ['now', 'now'],
    ['Maintenant', 'now'],
    ['2026-12-01T09:30:00Z', '2026-12-01T10:30+01:00'],
    ['2026-12-01T09:30+05:30', '2026-12-01T05:00+01:00'],
    ['2026-12-01t09:30-0500', '2026-12-01T15:30+01:00'],
    ['2026-12-01 09:30', '2026-12-01T09:30+01:00'],
    ['2026-12-01T09:30', '2026-12-01T09:30+01:00'],
    ['2027-01-14 9h30', '2027-01-14T09:30+01:00'],
    ['2027-07-14 9h30', '2027-07-14T09:30+02:00'],
    ['demain 9h', '2026-11-24T09:00+01:00'],
    ['Demain à 9 h 30', '2026-11-24T09:30+01:00'],
    ['demain 9h00', '2026-11-24T09:00+01:00'],
    ['demain matin 9h', '2026-11-24T09:00+01:00'],
    ['9h demain', '2026-11-24T09:00+01:00'],
    ['demain à midi', '2026-11-24T12:00+01:00'],
    ['demain 9 heures 30', '2026-11-24T09:30+01:00'],
    ['demain 9h et demie', '2026-11-24T09:30+01:00'],
    ['après-demain 9h', '2026-11-25T09:00+01:00'],
    ['mardi prochain 18h30', '2026-12-01T18:30+01:00'],
    ['lundi 8h', '2026-11-30T08:00+01:00'],
    ['lundi 18h', '2026-11-23T18:00+01:00'],
    ['vendredi à 17 h', '2026-11-27T17:00+01:00'],
    ['le 3 décembre à 9h', '2026-12-03T09:00+01:00'],
    ['jeudi 3 décembre 2026 à 9h', '2026-12-03T09:00+01:00'],
    ['1er janvier 10h', '2027-01-01T10:00+01:00'],
    ['3/12 9h', '2026-12-03T09:00+01:00'],
    ['03/12/2026 à 9h30', '2026-12-03T09:30+01:00'],
    ['2 déc. 9h', '2026-12-02T09:00+01:00'],
    ['18h', '2026-11-23T18:00+01:00'],
    ['9h', '2026-11-24T09:00+01:00'],
    ['à 18h30', '2026-11-23T18:30+01:00'],
    ['18:30', '2026-11-23T18:30+01:00'],
    ['midi', '2026-11-23T12:00+01:00'],
    ['minuit', '2026-11-24T00:00+01:00'],
    ['ce soir 20h', '2026-11-23T20:00+01:00'],
    ['ce soir à 8h', '2026-11-23T20:00+01:00'],
    ['aujourd’hui à 18h', '2026-11-23T18:00+01:00'],
    ["aujourd'hui 18h", '2026-11-23T18:00+01:00'],
    ['dans 2 heures', '2026-11-23T12:24+01:00'],
    ['dans deux heures', '2026-11-23T12:24+01:00'],
    ['dans 1h30', '2026-11-23T11:54+01:00'],
    ['dans une demi-heure', '2026-11-23T10:54+01:00'],
    ['dans 45 minutes', '2026-11-23T11:09+01:00'],
    ['dans 3 jours à 9h', '2026-11-26T09:00+01:00'],
    ['dans une semaine à 9h', '2026-11-30T09:00+01:00'],
    ['tomorrow 9am', '2026-11-24T09:00+01:00'],
    ['tomorrow at 9 a.m.', '2026-11-24T09:00+01:00'],
    ['tomorrow at noon', '2026-11-24T12:00+01:00'],
    ['day after tomorrow 9am', '2026-11-25T09:00+01:00'],
    ['next tuesday 6:30pm', '2026-12-01T18:30+01:00'],
    ['Friday at 17:00', '2026-11-27T17:00+01:00'],
    ['this friday at 5pm', '2026-11-27T17:00+01:00'],
    ['on december 3 at 9am', '2026-12-03T09:00+01:00'],
    ['3 dec 9am', '2026-12-03T09:00+01:00'],
    ['tonight 8pm', '2026-11-23T20:00+01:00'],
    ['tonight at 8', '2026-11-23T20:00+01:00'],
    ['6pm', '2026-11-23T18:00+01:00'],
    ['12am', '2026-11-24T00:00+01:00'],
    ['in 2 hours', '2026-11-23T12:24+01:00'],
    ['in half an hour', '2026-11-23T10:54+01:00'],
    ['in 3 days at 9am', '2026-11-26T09:00+01:00'],
  ])('%s', async (typed, expected) => {
    expect(await read(typed, { lang: 'fr' })).toBe(expected)
    expect(await read(typed, { lang: 'en' })).toBe(expected)
  })

  test.each([
    ['demain', 'no_hour'],
    ['2026-12-01', 'no_hour'],
    ['jeudi', 'no_hour'],
    ['tomorrow morning', 'no_hour'],
    ['dans 2 jours', 'no_hour'],
    ['', 'unreadable'],
    ['bientôt', 'unreadable'],
    ['demain 25h', 'unreadable'],
    ['demain 9h75', 'unreadable'],
    ['demain 9h ou 10h', 'unreadable'],
    ['demain 9h-10h', 'unreadable'],
    ['demain 9h peut-être', 'unreadable'],
    ['tomorrow 9am and friday 9am', 'unreadable'],
    ['dimanche en huit 9h', 'unreadable'],
    ['31 février 9h', 'unreadable'],
    ['feb 31 9am', 'unreadable'],
    ['2026-02-30 09:30', 'unreadable'],
    ['2026-12-01 24:00', 'unreadable'],
    ['2026-12-01T09:30+25:00', 'unreadable'],
    ['demain matin 18h', 'unreadable'],
    ['saturday 13:00pm', 'unreadable'],
    ['quarter past nine', 'unreadable'],
    ['dans constructor heures', 'unreadable'],
    ['in constructor minutes', 'unreadable'],
    ['9', 'unreadable'],
    ['mardi 30 novembre 9h', 'wrong_weekday 2026-11-30'],
    ['tuesday 30 november 9am', 'wrong_weekday 2026-11-30'],
    ['hier 9h', 'past'],
    ['last monday 9am', 'past'],
    ['2026-11-23 09:30', 'past'],
    ['2025-12-01T09:30:00Z', 'past'],
    ["aujourd'hui 8h", 'past'],
  ])('%s is not taken for a time', async (typed, expected) => {
    expect(await read(typed, { lang: 'fr' })).toBe(expected)
    expect(await read(typed, { lang: 'en' })).toBe(expected)
  })

  test('a second that the wall does not show is kept when the instant is exact', async () => {
    const when = await readWhen('2026-12-01T09:30:15Z', { now, time_zone: 'Europe/Paris', lang: 'fr' })
    expect(when).toMatchObject({
      is: 'instant',
      instant: { scheduled_at: '2026-12-01T09:30:15.000Z', scheduled_local: '2026-12-01T10:30' },
    })
  })
})

describe('clock changes', () => {
  const march = new Date('2027-03-01T08:00:00Z')
  const october = new Date('2026-10-01T08:00:00Z')

  test('an hour that spring skips is asked back with both readings', async () => {
    expect(await read('2027-03-28 02:30', { at: march })).toBe('gap 2027-03-28T01:30+01:00 2027-03-28T03:30+02:00')
    expect(await read('28 mars 2h30', { at: march })).toBe('gap 2027-03-28T01:30+01:00 2027-03-28T03:30+02:00')
  })

  test('an hour that autumn repeats too, and an offset settles it', async () => {
    expect(await read('2026-10-25 02:30', { at: october })).toBe('twice 2026-10-25T02:30+02:00 2026-10-25T02:30+01:00')
    expect(await read('2026-10-25T02:30+01:00', { at: october })).toBe('2026-10-25T02:30+01:00')
    expect(await read('2026-10-25T02:30+02:00', { at: october })).toBe('2026-10-25T02:30+02:00')
  })

  test('a reading that is past is none', async () => {
    expect(await read('2h45', { at: new Date('2026-10-25T01:00:00Z') })).toBe('2026-10-25T02:45+01:00')
  })

  test('hours that pass are not hours on the wall', async () => {
    expect(await read('dans 2 heures', { at: new Date('2026-10-24T23:30:00Z') })).toBe('2026-10-25T02:30+01:00')
  })
})

describe('whatever is typed', () => {
  test('no text breaks it, and an instant is never in the past', async () => {
    const words = fc.constantFrom(
      'demain',
      'lundi',
      'prochain',
      '9h',
      '25h',
      'le',
      '3',
      'décembre',
      'dans',
      '2',
      'heures',
      'next',
      'at',
      'pm',
      'today',
      '3/12',
      '-',
      '2026-12-01',
      '99',
      'midi',
    )
    const line = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 6 }).map((list) => list.join(' ')),
    )
    const sound = fc.asyncProperty(line, async (typed) => {
      const when = await readWhen(typed, { now, time_zone: 'Europe/Paris', lang: 'fr' })
      return when.is !== 'instant' || when.now || Date.parse(when.instant.scheduled_at) > now.getTime()
    })
    await expect(fc.assert(sound, { numRuns: 500 })).resolves.toBeUndefined()
  })

  test('the zone of the process changes nothing', async () => {
    const zone = process.env['TZ']
    const seen = new Set<string>()
    const offsets = new Set<number>()
    try {
      for (const other of ['UTC', 'Pacific/Kiritimati', 'America/Havana', 'Asia/Kolkata', 'Europe/Paris']) {
        process.env['TZ'] = other
        offsets.add(new Date(2026, 10, 23).getTimezoneOffset())
        const all = await Promise.all(
          ['demain 9h', 'mardi prochain 18h30', 'lundi 8h', 'dans 3 jours à 9h', '14 mars 0h30'].map((typed) =>
            read(typed, { zone: 'America/Montreal' }),
          ),
        )
        seen.add(all.join(' '))
      }
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
    expect(offsets.size).toBe(5)
    expect([...seen]).toEqual([
      '2026-11-24T09:00-05:00 2026-12-01T18:30-05:00 2026-11-23T08:00-05:00 2026-11-26T09:00-05:00 2027-03-14T00:30-05:00',
    ])
  })
})
