import type { Context } from '../context.ts'
import { readRhythm } from '../posts/read-rhythm.ts'
import type { Client } from '../store/clients.ts'
import type { Strategy } from '../store/strategies.ts'
import type { KpiId } from '../strategy/kpis.ts'
import type { CommunityMonth } from './community-month.ts'
import { countedSales, ordersAmong } from './counted-sales.ts'
import { dayOf } from './day.ts'
import { kpiMonth, type KpiFigure } from './kpi-month.ts'
import { answerOf, numberIn } from './lead-value.ts'
import { planFor, strategyFor } from './month-plan.ts'
import { firstDay, lastDay, monthOf } from './month.ts'
import { readFiguresOf, readOut, readPosts, type MonthFigures } from './read-figures.ts'
import { readCommunity } from './read-community.ts'
import { readReturn, type ClientReturn } from './read-return.ts'
import type { ReadersNetwork } from '../networks/readers-network.ts'

/** Of each indicator its months, in the order asked for. */
export type Indicators = ReadonlyMap<KpiId, readonly KpiFigure[]>

/**
 * Every indicator of a client in these months (`2026-10`, oldest first). Reads only. `figures`: what it cost and brought back up to the
 * last of them or later, `months` what was collected in each of them, `community` one month of the inbox, where they are at hand.
 */
export async function readIndicators(
  context: Context,
  client: Client,
  months: readonly string[],
  given: {
    figures?: ClientReturn
    months?: readonly MonthFigures[]
    community?: { readonly month: string; readonly found: CommunityMonth }
  } = {},
): Promise<Indicators> {
  const store = await context.store()
  const now = context.now()
  const { slug, time_zone } = client
  const [versions, collected, ideas, ambassadors, hires, visits] = await Promise.all([
    store.strategies.list(slug),
    given.months ?? readMonths(context, client, months),
    store.ideas.list(slug),
    store.ambassadors.list(slug),
    store.money.listHires(slug),
    store.visits.list(slug, firstDay(months[0] ?? '2000-01'), lastDay(months.at(-1) ?? '2000-01')),
  ])
  const last = months.at(-1) ?? monthOf(dayOf(now, time_zone))
  const figures =
    given.figures ?? (await readReturn(context, client, last, { strategy: strategyFor(versions, last, time_zone) }))
  const until = figures.input.months.at(-1)?.month ?? last
  // better evidence of a later month would take an order out of this one here, and not in the ROI
  const sales = figures.entries.sales.filter(({ date }) => monthOf(date) <= until)
  const entries = { ...figures.entries, sales }
  const orders = ordersAmong(countedSales(sales))
  const running = monthOf(dayOf(now, time_zone))
  const ahead = months.includes(running) ? (await readRhythm(context, client)).days_ahead : null
  const insights = ideas.filter(({ kind }) => kind !== 'idea')

  const read = await Promise.all(
    collected.map(async (ofMonth) => {
      const { month } = ofMonth
      const strategy = strategyFor(versions, month, time_zone)
      const plan = planFor(versions, month, time_zone)
      return kpiMonth({
        month,
        now,
        client,
        figures: ofMonth,
        first_network: plan.plan?.network ?? firstOf(versions),
        visits,
        entries,
        orders,
        hires,
        input: figures.input.months.find((one) => one.month === month) ?? null,
        series: figures.result.series.find((one) => one.month === month) ?? null,
        insights,
        ambassadors,
        plan,
        community: given.community?.month === month ? given.community.found : await readCommunity(context, client, month),
        days_ahead: month === running ? ahead : null,
        loyalty: loyaltyOf(strategy),
      })
    }),
  )
  const ids = Object.keys(read[0] ?? {}) as KpiId[]
  return new Map(ids.map((kpi) => [kpi, read.map((month) => month[kpi])]))
}

async function readMonths(context: Context, client: Client, months: readonly string[]): Promise<MonthFigures[]> {
  return readFiguresOf(context, client, await readPosts(context, client, months, await readOut(context, client)))
}

/** A month before the strategy is read by the network that it then began with: figures of two networks do not compare. */
function firstOf(versions: readonly Strategy[]): ReadersNetwork | null {
  const [first] = versions.toSorted((a, b) => a.version - b.version)
  const result = first?.result as { readonly phase1?: { readonly network?: ReadersNetwork } | null } | undefined
  return result?.phase1?.network ?? null
}

function loyaltyOf(strategy: Strategy | null) {
  const answers = answerOf(strategy, 'deal_economics')
  return {
    order_value: numberIn(answers, 'order_value'),
    orders_per_year: numberIn(answers, 'orders_per_year'),
    years: numberIn(answers, 'years'),
  }
}

/** One indicator of one month; of an id that smm does not know, nobody has a figure. */
export function indicatorOf(indicators: Indicators, kpi: string, month: string): KpiFigure | undefined {
  return indicators.get(kpi as KpiId)?.find((one) => one.month === month)
}
