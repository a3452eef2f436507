import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { Failure } from '../../../src/failure.ts'
import { minorDigits, money, number } from '../../../src/i18n/format.ts'
import { parseAmount, parsePercent } from '../../../src/money.ts'
import { parseWhatIf } from '../../../src/results/parse-what-if.ts'
import { whatIfKeys } from '../../../src/results/what-if.ts'
import { amountAsSaid } from '../../../src/strategy/answers-file.ts'
import { parseMinutes, parseNumber } from '../../../src/strategy/check-answer.ts'
import { anyText, hunt } from './hunt.ts'

const lang = fc.constantFrom('fr' as const, 'en' as const)
const currency = fc.constantFrom('EUR', 'USD', 'CHF', 'GBP', 'JPY', 'TND', 'XOF', 'KWD')
const figures = fc
  .array(
    fc.constantFrom(
      '0',
      '1',
      '12',
      '999',
      '1234567890123',
      '000',
      '.',
      ',',
      ' ',
      '\u202F',
      "'",
      '’',
      '-',
      '−',
      '+',
      '€',
      '$',
      'EUR',
      'eur',
      'euros',
      '%',
      'e9',
      '٣',
      '１',
      'Infinity',
      'NaN',
      'h',
    ),
    { maxLength: 9 },
  )
  .map((pieces) => pieces.join(''))
const typed = fc.oneof({ weight: 4, arbitrary: figures }, { weight: 1, arbitrary: anyText })

/** What it gives, or the code of its failure; anything else is thrown on. */
function outcome(run: () => number): number | string {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'usage') throw error
    expect(error.message).not.toMatch(/^$|\bundefined\b/)
    return error.code
  }
}

describe('amounts as somebody types them', () => {
  hunt(
    'a whole number of the smallest unit, or a clear refusal; the language changes words alone',
    16_000,
    fc.tuple(typed, currency),
    ([text, code]) => {
      const read = outcome(() => parseAmount(text, code, 'fr'))
      expect(outcome(() => parseAmount(text, code, 'en'))).toBe(read)
      if (typeof read === 'string') return
      expect(Number.isSafeInteger(read) && !Object.is(read, -0)).toBe(true)
      // every figure that was typed counts: nothing is dropped in silence
      const said = text.replace(/\D/g, '').replace(/^0+/, '')
      expect(String(Math.abs(read)).replace(/^0$/, '')).toBe(
        said + '0'.repeat(Math.max(0, String(Math.abs(read)).length - said.length)).slice(0, said === '' ? 0 : undefined),
      )
      expect(read < 0 && !/[-−]/.test(text)).toBe(false)
    },
  )

  hunt(
    'what is printed is read as the same amount, in both languages',
    6_500,
    fc.tuple(fc.maxSafeInteger(), currency, lang),
    ([units, code, said]) => {
      const amount =
        Math.trunc(units / 10 ** minorDigits(code)) * 10 ** minorDigits(code) === units
          ? units
          : units - (units % 10 ** Math.max(0, minorDigits(code) - 2))
      const safe = Math.abs(amount) > 9_000_000_000_000 ? amount % 9_000_000_000_000 : amount
      const printed = outcome(() => parseAmount(money(said, safe, code), code, said))
      // three decimals behind one to three figures have two readings, and are asked about
      if (printed !== 'ambiguous_amount') expect(printed).toBe(safe === 0 ? 0 : safe)
      if (safe >= 0) {
        const again = outcome(() => parseAmount(amountAsSaid(said, safe, code), code, said))
        if (again !== 'ambiguous_amount') expect(again).toBe(safe)
      }
    },
  )

  hunt('shares, minutes and numbers are in their bounds or none', 6_500, fc.tuple(typed, lang), ([text, said]) => {
    const share = outcome(() => parsePercent(text, said))
    if (typeof share === 'number') expect(Number.isInteger(share) && share >= 0 && share <= 10_000).toBe(true)
    const minutes = parseMinutes(text)
    if (minutes !== null) expect(Number.isInteger(minutes) && minutes >= 0 && minutes < 100_000).toBe(true)
    const plain = parseNumber(text)
    if (plain === null) return
    expect(Number.isNaN(plain)).toBe(false)
    // as it is printed: asked about or the same, and never another one
    if (Number.isSafeInteger(plain)) expect([null, plain + 0]).toContain(parseNumber(number(said, plain)))
  })

  hunt(
    'a what-if is a change in its bounds or a clear refusal',
    6_000,
    fc.tuple(
      fc.constantFrom(...whatIfKeys, '__proto__', 'constructor', ''),
      fc.constantFrom('=', '=+', '=-', ''),
      typed,
      fc.constantFrom('', '%'),
      currency,
      lang,
    ),
    ([key, sign, value, end, code, said]) => {
      const got = outcome(() => parseWhatIf(`${key}${sign}${value}${end}`, code, said).value)
      if (typeof got === 'string') expect(got).toBe('bad_what_if')
      else expect(Number.isSafeInteger(got)).toBe(true)
    },
  )
})
