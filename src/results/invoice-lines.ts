/** What an invoicing platform needs of an offer: its lines for a month or for all of it, and the time that was worked. Pure. */
import type { TimeEntry } from '../store/money.ts'
import type { Proposal, ProposalLine } from '../store/proposals.ts'
import { monthOf } from './month.ts'
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

/** `month` null: all of the offer. What is done once is billed with the first month. */
export function prepareInvoice(proposal: Proposal, entries: readonly TimeEntry[], month: string | null): InvoicePreparation {
  const { content } = proposal
  const months = monthsOf(proposal)
  const timesOf = ({ each }: ProposalLine): number => {
    if (month === null) return each === 'month' ? content.months : 1
    return each === 'month' || month === months[0] ? 1 : 0
  }
  const billed = content.lines.map((line) => ({ line, times: timesOf(line) })).filter(({ times }) => times > 0)
  const totals = totalsOf({
    ...content,
    months: month === null ? content.months : 1,
    lines: billed.map(({ line }) => line),
  })
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
    discount: totals.discount === 0 ? 0 : -totals.discount,
    total_ht: totals.net,
    vat: totals.vat,
    total_ttc: totals.total,
    time: entries.filter(({ role, date }) => role === 'consultant' && covered.includes(monthOf(date))),
  }
}
