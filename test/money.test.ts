import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '../src/failure.ts'
import { money } from '../src/i18n/format.ts'
import { parseAmount, parsePercent } from '../src/money.ts'

const codeOf = (run: () => unknown): string => {
  try {
    return `accepted: ${String(run())}`
  } catch (error) {
    return error instanceof Failure ? error.code : `threw ${String(error)}`
  }
}

describe('an amount as a person types it', () => {
  test.each([
    ['200', 'EUR', 20000],
    ['0', 'EUR', 0],
    ['24,50', 'EUR', 2450],
    ['24.50', 'EUR', 2450],
    ['24,5', 'EUR', 2450],
    ['1 234,50 €', 'EUR', 123450],
    ['1\u202F234,50\u00A0€', 'EUR', 123450],
    ['1234.50', 'EUR', 123450],
    ['200 €', 'EUR', 20000],
    ['200€', 'EUR', 20000],
    ['€200', 'EUR', 20000],
    ['EUR 200', 'EUR', 20000],
    ['200 eur', 'EUR', 20000],
    ['200 euros', 'EUR', 20000],
    ['1 euro', 'EUR', 100],
    ['1.234,50', 'EUR', 123450],
    ['1,234.50', 'EUR', 123450],
    ["1'234.50", 'CHF', 123450],
    ['1,234,567', 'EUR', 123456700],
    ['1.234.567,89', 'EUR', 123456789],
    ['12 345 678', 'EUR', 1234567800],
    ['-12,50', 'EUR', -1250],
    ['−12,50 €', 'EUR', -1250],
    ['-€12.50', 'EUR', -1250],
    ['-0', 'EUR', 0],
    ['+5', 'EUR', 500],
    ['1500', 'XOF', 1500],
    ['1,500', 'XOF', 1500],
    ['1 500 XOF', 'XOF', 1500],
    ['1,234', 'TND', 1234],
    ['12 $CA', 'CAD', 1200],
    ['CA$12', 'CAD', 1200],
    ['£12', 'GBP', 1200],
  ])('%s in %s', (text, currency, units) => {
    expect(parseAmount(text, currency)).toBe(units)
  })

  test.each([
    ['', 'bad_amount'],
    ['abc', 'bad_amount'],
    ['€', 'bad_amount'],
    ['12 34', 'bad_amount'],
    ['1,23,456', 'bad_amount'],
    ['1..2', 'bad_amount'],
    ['12,', 'bad_amount'],
    [',50', 'bad_amount'],
    ['--5', 'bad_amount'],
    ['1e3', 'bad_amount'],
    ['200 pommes', 'bad_amount'],
    ['€ 12 €', 'bad_amount'],
    ['1,234', 'ambiguous_amount'],
    ['1.234', 'ambiguous_amount'],
    ['12.500', 'ambiguous_amount'],
    ['0,234', 'too_many_decimals'],
    ['1234,567', 'too_many_decimals'],
    ['1 234,567', 'too_many_decimals'],
    ['24,505', 'ambiguous_amount'],
    ['24,5055', 'too_many_decimals'],
    ['200 $', 'other_currency'],
    ['CHF 12', 'other_currency'],
    ['99999999999999999', 'amount_too_large'],
  ])('%s is refused: %s', (text, code) => {
    expect(codeOf(() => parseAmount(text, 'EUR'))).toBe(code)
  })

  test('says both readings and how to settle them, in the language asked for', () => {
    const told = (lang: 'fr' | 'en'): Failure => {
      try {
        parseAmount('1,234', 'EUR', lang)
      } catch (error) {
        return error as Failure
      }
      throw new Error('accepted')
    }
    expect(told('en').message).toBe('“1,234” can be read as 1,234 or 1.234.')
    expect(told('fr').message).toBe('«\u00A01,234\u00A0» peut se lire 1\u202F234 ou 1,234.')
    expect(told('fr').hint).toContain('1 234')
  })

  test('reads back whatever it is shown as, in both languages', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.constantFrom('EUR', 'CHF', 'CAD', 'XOF', 'TND', 'USD'),
        fc.constantFrom('fr' as const, 'en' as const),
        (units, currency, lang) => {
          expect(parseAmount(money(lang, units, currency), currency)).toBe(units)
        },
      ),
    )
  })

  test('never throws anything but a failure', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(codeOf(() => parseAmount(text, 'EUR'))).not.toMatch(/^threw/)
      }),
    )
  })
})

describe('a percentage as a person types it', () => {
  test.each([
    ['60', 6000],
    ['12,5', 1250],
    ['12.55 %', 1255],
    ['20 %', 2000],
    ['0', 0],
    ['100', 10000],
  ])('%s', (text, basisPoints) => {
    expect(parsePercent(text)).toBe(basisPoints)
  })

  test.each(['', '-1', '101', '100,01', '12,345', 'x', '%'])('%s is refused', (text) => {
    expect(codeOf(() => parsePercent(text))).toBe('bad_percent')
  })
})
