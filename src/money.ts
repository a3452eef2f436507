import { Failure } from './failure.ts'
import { amountText } from './i18n/amounts.ts'
import { minorDigits, number } from './i18n/format.ts'
import { say, type Lang } from './i18n/text.ts'

/** Letters of an amount with its currency. */
const longestAmount = 60

/**
 * An amount as a person types it (command line, `"24,50 €"` in an answers file, CSV) in integer minor units of `currency`.
 *
 * Read: `200`, `24,50`, `24.50`, `1 234,50 €`, `1.234,50`, `1,234.50`, `1'234.50`, `EUR 12`, `€12`, `200 euros`, `-12,50`.
 * The mark that stands last is the decimal one; another one, or the same one several times, groups thousands by three.
 * A single mark before exactly three digits has two readings (`1,234`, `12.500`) and is refused, except where the currency
 * settles it (no decimals: thousands, three decimals: decimals) and where no thousand can be meant (`0,234`, `1234,567`).
 *
 * Throws `Failure` usage: `bad_amount`, `ambiguous_amount`, `too_many_decimals`, `other_currency`, `amount_too_large`.
 */
export function parseAmount(text: string, currency: string, lang: Lang = 'en'): number {
  const hint = say(lang, amountText.amount_hint)
  const bad = (): Failure => new Failure('usage', 'bad_amount', say(lang, amountText.bad_amount, { text }), { hint })

  const typed = text.replace(/[\s\u00A0\u202F]+/g, ' ').trim()
  // an endless cell of a file would take the pattern below for ever
  if (typed.length > longestAmount) throw bad()
  const [, before = '', sign = '', figures, after = ''] = /^([^\d+\-−]*)([+\-−]?)\s*(\d[\d .,'’]*?)\s*([^\d]*)$/.exec(
    // `-€12` and `€-12` alike
    typed.replace(/^([+\-−])\s*([^\d+\-−]+)/, '$2$1'),
  ) ?? ['', '', '', undefined, '']
  if (figures === undefined) throw bad()
  const named = [before.trim(), after.trim()].filter((mark) => mark !== '')
  if (named.length > 1) throw bad()
  const [mark] = named
  if (mark !== undefined && !marksOf(currency).has(mark.toLowerCase())) {
    if (!/^(\p{Sc}|[A-Za-z]{1,2}\p{Sc}|[A-Z]{3})$/u.test(mark)) throw bad()
    throw new Failure('usage', 'other_currency', say(lang, amountText.other_currency, { text, found: mark, currency }), {
      hint,
    })
  }

  const digits = minorDigits(currency)
  const read = readFigures(figures, digits)
  if (read === null) throw bad()
  if (read === 'ambiguous') {
    const plain = figures.replace(/\D/g, '')
    const values = {
      text,
      thousands: number(lang, Number(plain)),
      decimals: `${number(lang, Number(plain.slice(0, -3)))}${lang === 'fr' ? ',' : '.'}${plain.slice(-3)}`,
    }
    throw new Failure('usage', 'ambiguous_amount', say(lang, amountText.ambiguous_amount, values), {
      hint: say(lang, amountText.ambiguous_amount_hint),
    })
  }
  if (read.decimals.length > digits) {
    const message = say(lang, amountText.too_many_decimals, { text, currency, count: digits })
    throw new Failure('usage', 'too_many_decimals', message, { hint })
  }
  const units = Number(read.whole + read.decimals.padEnd(digits, '0'))
  if (!Number.isSafeInteger(units)) {
    throw new Failure('usage', 'amount_too_large', say(lang, amountText.amount_too_large, { text }))
  }
  return units === 0 || sign === '' || sign === '+' ? units : -units
}

/**
 * A percentage from 0 to 100 as a person types it (`60`, `12,5`, `20 %`) in basis points: 12.5 % → 1250.
 * Throws `Failure` usage `bad_percent`.
 */
export function parsePercent(text: string, lang: Lang = 'en'): number {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim()) ?? []
  const basisPoints = whole === undefined ? Number.NaN : Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
  if (!(basisPoints <= 10_000)) {
    throw new Failure('usage', 'bad_percent', say(lang, amountText.bad_percent, { text }), {
      hint: say(lang, amountText.percent_hint),
    })
  }
  return basisPoints
}

interface Figures {
  readonly whole: string
  readonly decimals: string
}

/** `null`: no number. The rules are those of `parseAmount`. */
function readFigures(figures: string, digits: number): Figures | 'ambiguous' | null {
  const last = /[.,](?=\d*$)/.exec(figures)
  if (last === null) return grouped(figures, /[ '’]/, '')
  const mark = last[0]
  const whole = figures.slice(0, last.index)
  const tail = figures.slice(last.index + 1)
  if (whole.includes(mark)) return grouped(figures, mark, '')
  const groups = /[ .,'’]/.exec(whole)?.[0]
  if (groups !== undefined) return grouped(whole, groups, tail)
  if (tail.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) {
    if (digits === 0) return grouped(figures, mark, '')
    if (digits === 2) return 'ambiguous'
  }
  return { whole, decimals: tail }
}

/** Thousands taken apart by `mark`: one to three figures, then always three. */
function grouped(figures: string, mark: string | RegExp, decimals: string): Figures | null {
  const groups = figures.split(mark)
  const regular = groups.every(
    (group, i) => /^\d+$/.test(group) && (groups.length === 1 || (i === 0 ? group.length <= 3 : group.length === 3)),
  )
  return regular ? { whole: groups.join(''), decimals } : null
}

const known = new Map<string, ReadonlySet<string>>()

/** How `currency` is written in the two languages: code, symbols, names. */
function marksOf(currency: string): ReadonlySet<string> {
  const found = known.get(currency)
  if (found) return found
  const marks = new Set([currency.toLowerCase()])
  for (const locale of ['fr-FR', 'en-GB']) {
    for (const currencyDisplay of ['symbol', 'narrowSymbol', 'name'] as const) {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
      for (const amount of [1, 2]) {
        const mark = format.formatToParts(amount).find((part) => part.type === 'currency')?.value
        if (mark !== undefined) marks.add(mark.replace(/[\s\u00A0\u202F]+/g, ' ').toLowerCase())
      }
    }
  }
  known.set(currency, marks)
  return marks
}
