/** Hours that the consultant has sold to a client, against those that were worked for it. */
import { sum } from '../arithmetic.ts'
import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { TimeEntry } from '../store/money.ts'
import type { Proposal } from '../store/proposals.ts'
import { firstDay, lastDay, monthOf } from '../results/month.ts'
import { soldIn } from './proposal.ts'

export interface HoursSold {
  /** `2026-12` */
  readonly month: string
  /** By accepted offers; null: none of them covers the month. */
  readonly sold_minutes: number | null
  readonly sold_reason: 'no_accepted_offer' | null
  /** Logged by the role `consultant`; 0: nothing was logged. */
  readonly spent_minutes: number
  /** More than was sold; null: nothing was. */
  readonly over_minutes: number | null
  readonly offers: readonly { readonly id: number; readonly number: string | null; readonly minutes: number }[]
}

/** `entries`: of the client, of any role and month. */
export function compareHours(proposals: readonly Proposal[], entries: readonly TimeEntry[], month: string): HoursSold {
  const offers = proposals
    .map((one) => ({ id: one.id, number: one.number, minutes: soldIn(one, month) }))
    .filter(({ minutes }) => minutes > 0)
  const worked = entries.filter(({ role, date }) => role === 'consultant' && monthOf(date) === month)
  const spent_minutes = sum(worked.map(({ minutes }) => minutes))
  const sold_minutes = offers.length === 0 ? null : sum(offers.map(({ minutes }) => minutes))
  return {
    month,
    sold_minutes,
    sold_reason: sold_minutes === null ? 'no_accepted_offer' : null,
    spent_minutes,
    over_minutes: sold_minutes === null ? null : Math.max(0, spent_minutes - sold_minutes),
    offers,
  }
}

/** One month of a client, for the consultant alone. */
export async function hoursSold(context: Context, client: Client, month: string): Promise<HoursSold> {
  const { proposals, money } = await context.store()
  const entries = await money.listTime(client.slug, firstDay(month), lastDay(month))
  return compareHours(await proposals.list(client.slug), entries, month)
}
