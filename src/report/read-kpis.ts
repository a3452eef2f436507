import type { Context } from '../context.ts'
import { dayOf } from '../results/day.ts'
import { measuredBy } from '../results/measured-by.ts'
import { monthsUpTo, trendOf, type KpiFigure, type KpiReason } from '../results/kpi-month.ts'
import { strategyFor } from '../results/month-plan.ts'
import { lastDay } from '../results/month.ts'
import { readIndicators } from '../results/read-indicators.ts'
import type { Client } from '../store/clients.ts'
import { alwaysShown, neverBeside, processTarget } from './indicators.ts'
import { targetsOf } from './objectives.ts'

/** An indicator of one month with what it is compared to. Everything is in the figure's `unit`. */
export interface KpiLine extends KpiFigure {
  readonly currency: string | null
  readonly previous: number | null
  readonly previous_reason: KpiReason | null
  readonly previous_at_least: boolean
  /** Against the month before; null where the two do not compare, and while the month lasts. */
  readonly trend: 'up' | 'down' | 'flat' | null
  /** The client's objective that is judged by it. */
  readonly objective: string | null
  readonly baseline: number | null
  readonly target: number | null
  readonly target_date: string | null
  /** What to type so that it is measured; null: it is, or nothing helps. */
  readonly measured_by: string | null
  /** The months up to this one, oldest first. */
  readonly history: readonly { readonly month: string; readonly value: number | null; readonly reason: KpiReason | null }[]
  /** What every client is shown: the way from the work to what it brings, its objectives, and what else is measured. */
  readonly shown: boolean
}

/** Every indicator of a client in a month (`2026-10`), beside the months before it (`months` of them, this one included). Reads only. */
export async function readKpis(context: Context, client: Client, month: string, months: number): Promise<KpiLine[]> {
  const store = await context.store()
  const list = monthsUpTo(month, Math.max(2, months))
  const [indicators, versions] = await Promise.all([readIndicators(context, client, list), store.strategies.list(client.slug)])
  const over = lastDay(month) < dayOf(context.now(), client.time_zone)
  const targets = targetsOf(strategyFor(versions, month, client.time_zone))
  return [...indicators.values()].flatMap((history): KpiLine[] => {
    const now = history.at(-1)
    const before = history.at(-2)
    if (now === undefined) return []
    const aim = targets.find(({ kpi }) => kpi === now.kpi)
    const measured = now.value !== null
    return [
      {
        ...now,
        currency: now.unit === 'money' ? client.currency : null,
        previous: before?.value ?? null,
        previous_reason: before?.reason ?? null,
        previous_at_least: before?.at_least ?? false,
        trend: over ? trendOf(now, before) : null,
        objective: aim?.objective ?? null,
        baseline: aim?.baseline ?? null,
        target: aim?.target ?? processTarget(now.kpi),
        target_date: aim?.date ?? null,
        measured_by: measured ? null : measuredBy(now, client),
        history: history.slice(-months).map(({ month: of, value, reason }) => ({ month: of, value, reason })),
        shown: aim !== undefined || alwaysShown.includes(now.kpi) || (measured && !neverBeside.includes(now.kpi)),
      },
    ]
  })
}
