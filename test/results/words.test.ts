import { describe, expect, it } from 'vitest'
import { addDays, dayOf, daysBetween, parseDay } from '../../src/results/day.ts'
import { parseDuration } from '../../src/results/duration.ts'
import { addMonths, daysIn, lastDay, monthsBetween, parseComingMonth, parseMonth } from '../../src/results/month.ts'
import { canonicalRole, isCosted, rateOf } from '../../src/results/role.ts'

describe('a duration', () => {
  it.each([
    ['90', 90],
    ['1h30', 90],
    ['1 h 30', 90],
    ['1\u00A0h\u00A030', 90],
    ['1h05', 65],
    ['1h5', 65],
    ['0:45', 45],
    ['12:00', 720],
    ['45min', 45],
    ['45 mn', 45],
    ['2h', 120],
    ['2 heures', 120],
    ['1,5h', 90],
    ['1.25 h', 75],
    ['1H30', 90],
    ['1h30min', 90],
    ['44640', 44_640],
  ])('reads %j as %i minutes', (text, minutes) => {
    expect(parseDuration(text, 'fr')).toBe(minutes)
  })

  it.each(['', '0', '0:00', '1,5', '1.5', '-30', '1h75', '1:75', '44641', '1e3', 'h30', '1h 30 20', 'une heure', '९०'])(
    'refuses %j',
    (text) => {
      expect(() => parseDuration(text, 'en')).toThrow(expect.objectContaining({ kind: 'usage', code: 'bad_duration' }))
    },
  )

  it('says how to write one, in the reader’s language', () => {
    expect(() => parseDuration('1,5', 'fr')).toThrow('«\u00A01,5\u00A0» n’est pas une durée.')
    expect(() => parseDuration('1,5', 'en')).toThrow('“1,5” is not a duration.')
  })
})

describe('a day', () => {
  const today = '2026-11-23'
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-1-5', '2026-01-05'],
    ['23/11/2026', '2026-11-23'],
    ['5.10.2026', '2026-10-05'],
    ['22/11', '2026-11-22'],
    ['24/12', '2025-12-24'],
    ['29/02/2024', '2024-02-29'],
    ['hier', '2026-11-22'],
    ['Yesterday', '2026-11-22'],
    ['avant-hier', '2026-11-21'],
    ['aujourd’hui', today],
    ["aujourd'hui", today],
    ['today', today],
  ])('reads %j as %s', (text, day) => {
    expect(parseDay(text, today, 'fr')).toBe(day)
  })

  it.each(['', '2026-02-30', '31/04/2026', '2026-13-01', '23-11-2026', 'constructor', '0026-11-23', 'lundi'])(
    'refuses %j',
    (text) => {
      expect(() => parseDay(text, today, 'fr')).toThrow(expect.objectContaining({ code: 'bad_date' }))
    },
  )

  it.each(['2026-11-24', '24/11/2026', '2027-01-01'])('refuses the future: %s', (text) => {
    expect(() => parseDay(text, today, 'en')).toThrow(expect.objectContaining({ code: 'date_in_future' }))
  })

  it('is that of the client’s zone, not of this machine', () => {
    const instant = new Date('2026-11-23T23:30:00Z')
    expect(dayOf(instant, 'Europe/Paris')).toBe('2026-11-24')
    expect(dayOf(instant, 'America/Martinique')).toBe('2026-11-23')
  })

  it('counts over months and leap years', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  })
})

describe('a month', () => {
  const today = '2026-11-23'
  it.each([
    ['2026-10', '2026-10'],
    ['2026-3', '2026-03'],
    ['10/2026', '2026-10'],
    ['octobre', '2026-10'],
    ['October', '2026-10'],
    ['oct.', '2026-10'],
    ['août', '2026-08'],
    ['AOUT', '2026-08'],
    ['décembre', '2025-12'],
    ['novembre', '2026-11'],
    ['décembre 2024', '2024-12'],
    ['current', '2026-11'],
    ['en cours', '2026-11'],
    ['last', '2026-10'],
  ])('reads %j as %s', (text, month) => {
    expect(parseMonth(text, today, 'fr')).toBe(month)
  })

  it.each(['', '2026', '2026-13', '13/2026', 'brumaire', '26-10', '0026-10', 'octobre 26'])('refuses %j', (text) => {
    expect(() => parseMonth(text, today, 'fr')).toThrow(expect.objectContaining({ code: 'bad_month' }))
  })

  it('refuses the future', () => {
    expect(() => parseMonth('2026-12', today, 'en')).toThrow(expect.objectContaining({ code: 'month_in_future' }))
    expect(() => parseMonth('décembre 2026', today, 'fr')).toThrow(expect.objectContaining({ code: 'month_in_future' }))
  })

  it.each([
    ['2027-01', '2027-01'],
    ['12/2026', '2026-12'],
    ['décembre', '2026-12'],
    ['novembre', '2026-11'],
    ['october', '2027-10'],
    ['décembre 2024', '2024-12'],
    ['next', '2026-12'],
    ['le mois prochain', '2026-12'],
    ['current', '2026-11'],
    ['last', '2026-10'],
  ])('that is planned: reads %j as %s', (text, month) => {
    expect(parseComingMonth(text, today, 'fr')).toBe(month)
  })

  it('that is planned is refused where it is none', () => {
    for (const text of ['', '2026-13', 'brumaire', 'demain'])
      expect(() => parseComingMonth(text, today, 'fr')).toThrow(expect.objectContaining({ code: 'bad_month' }))
    expect(() => parseMonth('next', today, 'fr')).toThrow(expect.objectContaining({ code: 'bad_month' }))
  })

  it('counts', () => {
    expect(addMonths('2026-11', 3)).toBe('2027-02')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(lastDay('2024-02')).toBe('2024-02-29')
    expect(daysIn('2026-02')).toBe(28)
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    expect(monthsBetween('2026-02', '2026-01')).toEqual([])
  })
})

describe('a role', () => {
  it.each([
    ['consultant', 'consultant'],
    ['Consultante', 'consultant'],
    ['moi', 'consultant'],
    ['Prestataire', 'provider'],
    ['l’agence', 'l’agence'],
    ['agence', 'provider'],
    ['GÉRANTE', 'gérante'],
    ['  cm ', 'cm'],
  ])('%j is %j', (typed, role) => {
    expect(canonicalRole(typed, ['gérante'])).toBe(role)
  })

  it('costs its own rate, else the client’s, and nothing for those who send an invoice', () => {
    const client = { rates: { vendeuse: 2380, consultant: 9000 }, hourly_rate: 2400 }
    expect(rateOf('vendeuse', client)).toBe(2380)
    expect(rateOf('gérante', client)).toBe(2400)
    expect(rateOf('toString', { rates: {}, hourly_rate: null })).toBeNull()
    expect(rateOf('consultant', client)).toBeNull()
    expect([isCosted('provider'), isCosted('cm')]).toEqual([false, true])
  })
})
