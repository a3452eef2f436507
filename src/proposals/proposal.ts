/** The rules of the consultant's own offers: what the lines come to, how long it holds, which hours it sells. Pure. */
import { instalment, rhaz, sum } from '../arithmetic.ts'
import { addDays } from '../days.ts'
import type { Proposal, ProposalContent, ProposalLine, ProposalVia } from '../store/proposals.ts'
import { addMonths, monthOf } from '../results/month.ts'

export const proposalVias = ['signature', 'mail', 'phone', 'message', 'meeting'] as const satisfies readonly ProposalVia[]

/** `numbered`: it has its number and was not handed over, or nobody knows. `expired`: nobody answered in time. */
export type ProposalState = 'draft' | 'numbered' | 'sent' | 'expired' | 'accepted' | 'refused' | 'cancelled'

/** Minor units. */
export interface ProposalTotals {
  readonly lines: readonly { readonly once: number; readonly times: number; readonly total: number }[]
  readonly subtotal: number
  readonly discount: number
  readonly net: number
  readonly vat: number
  readonly total: number
  readonly deposit: number
  /** What the monthly lines come to in one month, with the discount, before tax. */
  readonly month_net: number
}

type Priced = Pick<ProposalContent, 'lines' | 'months' | 'discount_bp' | 'deposit_bp' | 'vat_bp'>

/** Each line is rounded by itself, half away from zero; discount, VAT and deposit are taken from the sums, so that these add up. */
export function totalsOf({ lines, months, discount_bp, deposit_bp, vat_bp }: Priced): ProposalTotals {
  const counted = lines.map((line) => {
    const once = amountOf(line)
    const times = line.each === 'month' ? months : 1
    return { once, times, total: sum(Array.from({ length: times }, () => once)) }
  })
  const subtotal = sum(counted.map(({ total }) => total))
  const discount = share(subtotal, discount_bp)
  const net = subtotal - discount
  const vat = vat_bp === null ? 0 : share(net, vat_bp)
  const total = sum([net, vat])
  const monthly = sum(lines.map((line, i) => (line.each === 'month' ? (counted[i]?.once ?? 0) : 0)))
  return {
    lines: counted,
    subtotal,
    discount,
    net,
    vat,
    total,
    deposit: share(total, deposit_bp),
    month_net: monthly - share(monthly, discount_bp),
  }
}

/** Of one month, or of the one time. */
export function amountOf({ minutes, count, unit_price }: Pick<ProposalLine, 'minutes' | 'count' | 'unit_price'>): number {
  if (minutes !== null) return rhaz(BigInt(minutes) * BigInt(unit_price), 60)
  return rhaz(BigInt(count ?? 0) * BigInt(unit_price), 1)
}

function share(amount: number, basis_points: number): number {
  return rhaz(BigInt(amount) * BigInt(basis_points), 10_000)
}

/** The last day on which it can be accepted. */
export function validUntil({ dated, valid_days }: Pick<ProposalContent, 'dated' | 'valid_days'>): string {
  return addDays(dated, valid_days)
}

/** `today` where the consultant is. */
export function stateOf({ status, number, content }: Proposal, today: string): ProposalState {
  if (status === 'draft') return number === null ? 'draft' : 'numbered'
  return status === 'sent' && validUntil(content) < today ? 'expired' : status
}

/** The first month of the work, `2026-12`; null as long as it begins with an acceptance that has not come. */
export function firstMonth({ content, decided_at }: Pick<Proposal, 'content' | 'decided_at'>): string | null {
  const start = content.start ?? decided_at
  return start === null ? null : monthOf(start)
}

/** The work that is done once belongs to the first ninety days, as the plan has it. */
const onceMonths = 3

/** Minutes that an offer sells in a month of its work, counted from 0: the monthly ones, and a share of what is done once. */
export function minutesIn({ lines, months }: Pick<ProposalContent, 'lines' | 'months'>, index: number): number {
  if (index < 0 || index >= months) return 0
  const of = (each: ProposalLine['each']): number => sum(lines.map((line) => (line.each === each ? (line.minutes ?? 0) : 0)))
  const spread = Math.min(months, onceMonths)
  return sum([of('month'), index < spread ? instalment(of('once'), spread, index) : 0])
}

/** Minutes that an accepted offer sells in a month, `2026-12`; one that ended early sells none after that month. */
export function soldIn(proposal: Proposal, month: string): number {
  const first = firstMonth(proposal)
  const { status, decided_at, cancelled_at } = proposal
  const accepted = decided_at !== null && (status === 'accepted' || status === 'cancelled')
  if (!accepted || first === null || (cancelled_at !== null && month > monthOf(cancelled_at))) return 0
  return minutesIn(proposal.content, monthIndex(first, month))
}

/** Months from one to another. */
function monthIndex(first: string, month: string): number {
  const count = (one: string): number => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7))
  return count(month) - count(first)
}

/** The months of the work, first to last; none as long as nobody knows when it begins. */
export function monthsOf(proposal: Pick<Proposal, 'content' | 'decided_at'>): string[] {
  const first = firstMonth(proposal)
  return first === null ? [] : Array.from({ length: proposal.content.months }, (_, i) => addMonths(first, i))
}
