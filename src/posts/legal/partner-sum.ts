import { minorDigits } from '../../i18n/format.ts'
import type { Client } from '../../store/clients.ts'
import type { PartnerValue } from '../../store/rights.ts'

/** In cents. Decree 2025-1137: a written contract from this sum on; a warning before. */
const contractFrom = 100_000
const contractSoon = 80_000

export interface PartnerSum {
  readonly year: number
  /** In cents of a euro, as the decree counts: of what can be added up. */
  readonly amount: number
  /** Currencies without a rate: they are not in the amount. */
  readonly unknown: readonly string[]
}

/** What a partner got in a year, fees and gifts, in euros. */
export function partnerSum(
  values: readonly Pick<PartnerValue, 'date' | 'amount' | 'currency'>[],
  year: number,
  { currency: own, exchange_rates }: Pick<Client, 'currency' | 'exchange_rates'>,
): PartnerSum {
  const unknown = new Set<string>()
  const worth = (currency: string): number =>
    currency === own ? 1 : Number(Object.hasOwn(exchange_rates, currency) ? exchange_rates[currency]?.rate : Number.NaN)
  let amount = 0
  for (const value of values.filter(({ date }) => date.startsWith(`${year}-`))) {
    const { currency } = value
    const rate = currency === 'EUR' ? 1 : worth(currency) / worth('EUR')
    if (Number.isNaN(rate)) unknown.add(currency)
    else amount += Math.round(value.amount * rate * 10 ** (2 - minorDigits(currency)))
  }
  return { year, amount, unknown: [...unknown].toSorted() }
}

/** `unknown`: nobody can say whether the limit is passed. */
export function contractNeed({ amount, unknown }: PartnerSum): 'none' | 'soon' | 'needed' | 'unknown' {
  if (amount >= contractFrom) return 'needed'
  if (unknown.length > 0) return 'unknown'
  return amount >= contractSoon ? 'soon' : 'none'
}
