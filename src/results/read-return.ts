import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Strategy } from '../store/strategies.ts'
import { clientSeries, type ClientEntries, type ClientSeries } from './client-series.ts'
import { leadValueOf } from './lead-value.ts'
import { computeRoi, type RoiResult } from './roi.ts'

export interface ClientReturn extends ClientSeries {
  readonly result: RoiResult
  readonly entries: ClientEntries
}

/** Everything entered for a client, and what it cost and brought back from the first entry to the month `until`. */
export async function readReturn(
  context: Context,
  client: Client,
  until: string,
  given: { strategy: Strategy | null; kpis?: (entries: ClientEntries) => { measured: number; declared: number } },
): Promise<ClientReturn> {
  const { money } = await context.store()
  const [time, costs, sales, leads] = await Promise.all([
    money.listTime(client.slug),
    money.listCosts(client.slug),
    money.listSales(client.slug),
    money.listLeads(client.slug),
  ])
  const entries = { time, costs, sales, leads }
  const series = clientSeries(client, entries, until, {
    lead_value: leadValueOf(client, given.strategy),
    ...(given.kpis ? { kpis: given.kpis(entries) } : {}),
  })
  return { ...series, entries, result: computeRoi(series.input) }
}
