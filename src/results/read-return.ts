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

/**
 * Everything entered for a client, and what it cost and brought back from the first entry to the month `until`. `kpis` counts the
 * objectives that are measured, once the figures are known: they weigh on the confidence alone.
 */
export async function readReturn(
  context: Context,
  client: Client,
  until: string,
  given: { strategy: Strategy | null; kpis?: (figures: ClientReturn) => { measured: number; declared: number } },
): Promise<ClientReturn> {
  const { money } = await context.store()
  const [time, costs, sales, leads] = await Promise.all([
    money.listTime(client.slug),
    money.listCosts(client.slug),
    money.listSales(client.slug),
    money.listLeads(client.slug),
  ])
  const entries = { time, costs, sales, leads }
  const { input, notes } = clientSeries(client, entries, until, leadValueOf(client, given.strategy))
  const figures = { input, notes, entries, result: computeRoi(input) }
  if (!given.kpis) return figures
  const weighed = { ...input, kpis: given.kpis(figures) }
  return { ...figures, input: weighed, result: computeRoi(weighed) }
}
