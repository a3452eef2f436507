/** What an invoicing platform needs of an offer: its lines for a month or for all of it, and the time that was worked. Pure. */
import { rhaz, sum } from '../arithmetic.ts'
import type { TimeEntry } from '../store/money.ts'
import type { Proposal, ProposalLine } from '../store/proposals.ts'
import { monthOf } from '../results/month.ts'
import { amountOf, monthsOf, totalsOf } from './proposal.ts'

/** Amounts in minor units before tax. */
export interface InvoiceLine {
  readonly label: string
  readonly minutes: number | null
  readonly count: number | null
  readonly unit_price: number
  /** How often it is billed. */
  readonly times: number
  readonly amount: number
}

export interface InvoicePreparation {
  readonly lines: readonly InvoiceLine[]
  /** 0 or less. */
  readonly discount: number
  readonly total_ht: number
  readonly vat: number
  readonly total_ttc: number
  /** Of the consultant, in the order of days. */
  readonly time: readonly TimeEntry[]
}

/** `month`: one of the offer's; null: all of it. What is done once is billed with the first month. */
export function prepareInvoice(proposal: Proposal, entries: readonly TimeEntry[], month: string | null): InvoicePreparation {
  const { content } = proposal
  const months = monthsOf(proposal)
  const timesOf = ({ each }: ProposalLine): number => {
    if (month === null) return each === 'month' ? content.months : 1
    return each === 'month' || month === months[0] ? 1 : 0
  }
  const billed = content.lines.map((line) => ({ line, times: timesOf(line) })).filter(({ times }) => times > 0)
  // a discount that each month rounds by itself would not be that of the offer: what the months before had is taken off
  const upTo = (count: number): number =>
    totalsOf({ ...content, months: count, lines: count === 0 ? [] : content.lines }).discount
  const index = month === null ? 0 : months.indexOf(month)
  const discount = month === null ? upTo(content.months) : upTo(index + 1) - upTo(index)
  const total_ht = sum(billed.map(({ line, times }) => amountOf(line) * times)) - discount
  // tax is that of the invoice
  const vat = content.vat_bp === null ? 0 : rhaz(BigInt(total_ht) * BigInt(content.vat_bp), 10_000)
  const covered = month === null ? months : [month]
  return {
    lines: billed.map(({ line, times }) => ({
      label: line.label[content.lang],
      minutes: line.minutes,
      count: line.count,
      unit_price: line.unit_price,
      times,
      amount: amountOf(line) * times,
    })),
    discount: discount === 0 ? 0 : -discount,
    total_ht,
    vat,
    total_ttc: sum([total_ht, vat]),
    time: entries.filter(({ role, date }) => role === 'consultant' && covered.includes(monthOf(date))),
  }
}
