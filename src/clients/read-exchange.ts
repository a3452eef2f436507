import { Failure } from '../failure.ts'
import { exchangeText } from '../i18n/exchange.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import { readCurrency } from './countries.ts'
import type { TypedProfile } from './profile.ts'

/**
 * The rates of a profile after what was typed (`USD=0,92`, `USD=` takes one away); undefined when nothing was. Throws `Failure` usage:
 * `bad_exchange`, `bad_exchange_date`, `exchange_without_rate`.
 */
export function readExchange(
  { exchange = [], exchange_date, exchange_source }: TypedProfile,
  base: Pick<Client, 'currency' | 'exchange_rates'>,
  today: string,
  lang: Lang,
): Client['exchange_rates'] | undefined {
  if (exchange.length === 0) {
    if (exchange_date === undefined && exchange_source === undefined) return undefined
    throw new Failure('usage', 'exchange_without_rate', say(lang, exchangeText.without_rate), {
      hint: say(lang, exchangeText.hint, { currency: base.currency }),
    })
  }
  const date = readDate(exchange_date, today, lang)
  const source = (exchange_source ?? '').trim().slice(0, 200) || null
  const rates = new Map(Object.entries(base.exchange_rates))
  for (const entry of exchange) {
    const [, code = '', typed = ''] = /^\s*([A-Za-z]{3})\s*=\s*([\d.,\s]*)$/.exec(entry) ?? []
    const currency = readCurrency(code)
    const rate = typed.trim().replace(',', '.')
    const off = rate === '' && code !== ''
    if (currency === null || currency === base.currency || !(off || isRate(rate))) {
      throw new Failure('usage', 'bad_exchange', say(lang, exchangeText.bad, { entry, currency: base.currency }), {
        hint: say(lang, exchangeText.hint, { currency: base.currency }),
      })
    }
    if (off) rates.delete(currency)
    else rates.set(currency, { rate, date, source })
  }
  return Object.fromEntries(rates)
}

/** As the engine reads it: a decimal above 0. */
function isRate(text: string): boolean {
  return /^\d{1,12}(\.\d{1,12})?$/.test(text) && /[1-9]/.test(text)
}

function readDate(text: string | undefined, today: string, lang: Lang): string {
  if (text === undefined) return today
  const typed = text.trim()
  const day = new Date(`${typed}T00:00:00Z`)
  const real = /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(typed)
  if (real && typed <= today) return typed
  throw new Failure('usage', 'bad_exchange_date', say(lang, exchangeText.bad_date, { value: text }))
}
