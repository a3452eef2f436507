import { sum } from '../arithmetic.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { resultsText } from '../i18n/results.ts'
import { money } from '../i18n/format.ts'
import { say, type Lang } from '../i18n/text.ts'
import { paint } from '../io/paint.ts'
import { dayOf, parseDay } from '../results/day.ts'
import { firstDay, lastDay, parseMonth } from '../results/month.ts'
import type { Client } from '../store/clients.ts'
import { longestId } from '../store/money.ts'

/** What the flags of `time`, `cost`, `sale`, `lead` and `hire` have in common. */
export type Flags = Record<string, unknown>

export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name]
  return typeof value === 'string' ? value : undefined
}

/** `--note`; null without one. */
export function noteFlag(flags: Flags): string | null {
  const note = textFlag(flags, 'note')?.trim() ?? ''
  return note === '' ? null : note
}

/** `--date`, else today where the client is. */
export function dayFlag(context: Context, client: Client, flags: Flags): string {
  const today = dayOf(context.now(), client.time_zone)
  const said = textFlag(flags, 'date')
  return said === undefined ? today : parseDay(said, today, context.lang)
}

/** `--month` of a list, as its first and last day; nothing without it. */
export function monthFlag(context: Context, client: Client, flags: Flags): [from?: string, to?: string] {
  const said = textFlag(flags, 'month')
  if (said === undefined) return []
  const month = parseMonth(said, dayOf(context.now(), client.time_zone), context.lang)
  return [firstDay(month), lastDay(month)]
}

/** `--currency`, else the client's. Throws `Failure` usage: `bad_currency`. */
export function currencyFlag(context: Context, client: Client, flags: Flags): string {
  const said = textFlag(flags, 'currency')?.trim().toUpperCase()
  if (said === undefined) return client.currency
  if (Intl.supportedValuesOf('currency').includes(said)) return said
  const { lang } = context
  throw new Failure('usage', 'bad_currency', say(lang, resultsText.bad_currency, { value: said }), {
    hint: say(lang, resultsText.bad_currency_hint),
  })
}

/** Whether an amount in this currency enters the client's figures. */
export function hasRate(client: Client, currency: string): boolean {
  return currency === client.currency || Object.hasOwn(client.exchange_rates, currency)
}

/** A flag that holds a whole number. Throws `Failure` usage: `bad_count`. */
export function countFlag(context: Context, flags: Flags, name: string, [min, max]: [number, number]): number {
  const value = textFlag(flags, name) ?? '1'
  const count = /^\d{1,9}$/.test(value.trim()) ? Number(value) : Number.NaN
  if (count >= min && count <= max) return count
  throw new Failure('usage', 'bad_count', say(context.lang, resultsText.bad_count, { flag: `--${name}`, min, max, value }))
}

/** The client's own number of a sale or a lead, as typed; null without one. Throws `Failure` usage: `bad_id`. */
export function idFlag(context: Context, flags: Flags, name = 'id'): string | null {
  const value = textFlag(flags, name)?.trim()
  if (value === undefined) return null
  if (value !== '' && value.length <= longestId && !/[\n\r]/.test(value)) return value
  throw new Failure('usage', 'bad_id', say(context.lang, resultsText.bad_id))
}

/** An amount above zero. Throws `Failure` usage: `amount_not_positive`. */
export function aboveZero(context: Context, amount: number): number {
  if (amount > 0) return amount
  throw new Failure('usage', 'amount_not_positive', say(context.lang, resultsText.amount_not_positive))
}

/** One line of what was understood: the parts that are there, apart from each other. */
export function summary(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ')
}

/** One sum per currency: amounts of two currencies are never added. */
export function amounts(lang: Lang, list: readonly { amount: number; currency: string }[]): string {
  const currencies = [...new Set(list.map(({ currency }) => currency))]
  const sums = currencies.map((currency) => {
    const same = list.filter((one) => one.currency === currency)
    return money(lang, sum(same.map(({ amount }) => amount)), currency)
  })
  return sums.join(' + ')
}

export function totals(lang: Lang, list: readonly { amount: number; currency: string }[]): string {
  return `${paint('bold', say(lang, resultsText.total))} ${amounts(lang, list)}`
}
