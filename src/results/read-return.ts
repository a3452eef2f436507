import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Strategy } from '../store/strategies.ts'
import { clientSeries, type ClientEntries, type ClientSeries, type OtherEntries } from './client-series.ts'
import { answerOf, leadValueOf, numberIn } from './lead-value.ts'
import type { MonthView } from './month-view.ts'
import { addMonths, firstDay, lastDay, monthOf, monthsBetween } from './month.ts'
import { figureOfMonth } from './network-month.ts'
import { computeRoi, withConfidence, type RoiResult } from './roi.ts'

export interface ClientReturn extends ClientSeries {
  readonly result: RoiResult
  readonly entries: ClientEntries
  readonly other: OtherEntries
}

/** Everything entered for a client, and what it cost and brought back from the first entry to the month `until`. */
export async function readReturn(
  context: Context,
  client: Client,
  until: string,
  given: { strategy: Strategy | null },
): Promise<ClientReturn> {
  const { money } = await context.store()
  const [time, costs, sales, leads] = await Promise.all([
    money.listTime(client.slug),
    money.listCosts(client.slug),
    money.listSales(client.slug),
    money.listLeads(client.slug),
  ])
  const entries = { time, costs, sales, leads }
  const other = await readOthers(context, client, entries, until, given.strategy)
  const { input, notes } = clientSeries(client, entries, until, leadValueOf(client, given.strategy), other)
  return { input, notes, entries, other, result: computeRoi(input) }
}

/** The same, once it is known how many of the objectives are measured: they weigh on the confidence alone. */
export function weighed(figures: ClientReturn, kpis: { measured: number; declared: number }): ClientReturn {
  const input = { ...figures.input, kpis }
  return { ...figures, input, result: withConfidence(figures.result, input) }
}

const counted = ['support_resolved', 'new_customers'] as const

async function readOthers(
  context: Context,
  client: Client,
  entries: ClientEntries,
  until: string,
  strategy: Strategy | null,
): Promise<OtherEntries> {
  const store = await context.store()
  const hires = await store.money.listHires(client.slug)
  const beyond = addMonths(until, 1)
  const fees = await store.fees.list(client.slug, '2000-01-01T00:00:00.000Z', `${lastDay(beyond)}T00:00:00.000Z`)
  const dates = [...Object.values(entries).flat(), ...hires].map(({ date }: { readonly date: string }) => date)
  const first = monthOf([...dates, ...fees.map(({ at }) => at.slice(0, 10))].toSorted()[0] ?? firstDay(until))
  const snapshots = await store.metrics.ofAccounts(client.slug, firstDay(addMonths(first, -1)), lastDay(beyond), counted)
  // of the firm, of no account
  const view: MonthView = { now: context.now(), time_zone: client.time_zone, accounts: [] }
  const byMonth = (metric: (typeof counted)[number]): ReadonlyMap<string, number> => {
    const months = snapshots.some((one) => one.metric === metric) ? monthsBetween(first, until) : []
    return new Map(
      months.flatMap((month): [string, number][] => {
        const { value } = figureOfMonth(snapshots, metric, month, null, view)
        return value === null ? [] : [[month, Math.round(value)]]
      }),
    )
  }
  const economics = answerOf(strategy, 'deal_economics')
  return {
    hires,
    fees,
    support_resolved: byMonth('support_resolved'),
    new_customers: byMonth('new_customers'),
    support_cost: numberIn(economics, 'support_cost'),
    hire_cost: numberIn(economics, 'hire_cost'),
  }
}
