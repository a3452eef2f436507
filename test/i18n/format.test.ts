import { describe, expect, it } from 'vitest'
import { date, minorDigits, minutes, money, month, percent, runsOf } from '../../src/i18n/format.ts'

describe('formats', () => {
  it.each([
    ['fr', 123450, 'EUR', '1\u202F234,50\u00A0€'],
    ['en', 123450, 'EUR', '€1,234.50'],
    ['fr', 31333, 'XOF', '31\u202F333\u00A0F\u202FCFA'],
    ['fr', -1250, 'TND', '-1,250\u00A0TND'],
  ] as const)('writes money in %s: %d %s', (lang, amount, currency, printed) => {
    expect(money(lang, amount, currency)).toBe(printed)
  })

  it('knows the digits of currencies', () => {
    expect([minorDigits('EUR'), minorDigits('TND'), minorDigits('XOF'), minorDigits('JPY')]).toEqual([2, 3, 0, 0])
  })

  it('writes percentages from basis points', () => {
    expect(percent('fr', 1056)).toBe('10,6\u00A0%')
    expect(percent('en', -1214)).toBe('-12.1%')
    expect(percent('en', 1056, true)).toBe('+10.6%')
  })

  it('writes durations', () => {
    expect([minutes(45), minutes(60), minutes(90), minutes(-75), minutes(0)]).toEqual([
      '45\u00A0min',
      '1\u00A0h',
      '1\u00A0h\u00A030',
      '−1\u00A0h\u00A015',
      '0\u00A0min',
    ])
  })

  it.each([
    [[], []],
    [[7], ['7']],
    [
      [1, 2],
      ['1', '2'],
    ],
    [
      [9, 1, 3, 2, 11, 10, 5],
      ['1–3', '5', '9–11'],
    ],
    [
      [4, 4, 5],
      ['4', '5'],
    ],
  ])('writes numbers that follow one another as one: %j', (ids, runs) => {
    expect(runsOf(ids)).toEqual(runs)
  })

  it('writes days and months', () => {
    expect([date('fr', '2026-12-01'), date('en', '2026-12-01'), month('fr', '2026-10'), month('en', '2026-10')]).toEqual([
      '1er décembre 2026',
      '1 December 2026',
      'octobre 2026',
      'October 2026',
    ])
  })
})
