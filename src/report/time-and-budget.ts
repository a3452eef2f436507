import { rhaz, sum } from '../arithmetic.ts'
import type { SeriesNotes } from '../results/client-series.ts'
import { monthOf } from '../results/month.ts'
import { isCosted, rateOf } from '../results/role.ts'
import type { ClientReturn } from '../results/read-return.ts'
import type { Client } from '../store/clients.ts'
import type { Activity, TimeEntry } from '../store/money.ts'
import type { Planned } from '../results/month-plan.ts'
import type { CostFlag, TimeAndBudget } from './report.ts'

const activities: readonly Activity[] = ['production', 'community', 'listening', 'reporting', 'coordination']

/** Minutes against the plan, and what the month cost. `budget` is what the client planned to pay a month, minor units. */
export function timeAndBudgetSection(
  client: Client,
  figures: ClientReturn,
  month: string,
  plan: Planned,
  budget: number | null,
): TimeAndBudget {
  const time = figures.entries.time.filter(({ date }) => monthOf(date) === month)
  const cost = figures.result.series.find((one) => one.month === month)?.cost ?? null
  const costed = cost !== null && (cost.total > 0 || hasCostEntries(figures, month))
  return {
    minutes: time.length === 0 ? null : minutesOf(time),
    minutes_reason: time.length === 0 ? 'no_time_logged' : null,
    minutes_estimated: minutesOf(time.filter(({ estimated }) => estimated)),
    minutes_planned: plan.plan?.minutes_total ?? null,
    minutes_planned_reason: plan.reason,
    by_activity: byActivity(time, plan),
    by_role: byRole(time, client),
    planned_by_role: plan.plan?.by_role ?? null,
    cost: costed ? cost : null,
    cost_reason: costed ? null : 'no_cost_entered',
    budget_planned: budget,
    budget_planned_reason: budget === null ? 'no_budget_given' : null,
    flags: flagsOf(figures.notes, month),
  }
}

function minutesOf(time: readonly TimeEntry[]): number {
  return sum(time.map(({ minutes }) => minutes))
}

/** Whether a cost of 0 was measured (somebody entered something) rather than never looked at. */
function hasCostEntries({ entries, input }: ClientReturn, month: string): boolean {
  const ofMonth = input.months.find((one) => one.month === month)
  return entries.costs.some(({ date }) => monthOf(date) === month) || (ofMonth?.time?.length ?? 0) > 0
}

/** The five activities where something was planned or spent; minutes of no activity last. */
function byActivity(time: readonly TimeEntry[], { plan }: Planned): TimeAndBudget['by_activity'] {
  const rows = [...activities, null].map((activity) => ({
    activity,
    minutes: minutesOf(time.filter((entry) => entry.activity === activity)),
    planned: activity === null ? null : (plan?.minutes[activity] ?? null),
  }))
  return rows.filter(({ activity, minutes, planned }) => minutes > 0 || (activity !== null && (planned ?? 0) > 0))
}

function byRole(time: readonly TimeEntry[], client: Client): TimeAndBudget['by_role'] {
  const roles = [...new Set(time.map(({ role }) => role))]
  const rows = roles.map((role) => {
    const own = time.filter((entry) => entry.role === role)
    const costed = isCosted(role)
    return {
      role,
      minutes: minutesOf(own),
      minutes_estimated: minutesOf(own.filter(({ estimated }) => estimated)),
      costed,
      cost: costed ? costOf(own, client) : null,
    }
  })
  return rows.toSorted((a, b) => b.minutes - a.minutes)
}

/** Null when one of the entries has no rate: a part would pass for the whole. */
function costOf(time: readonly TimeEntry[], client: Client): number | null {
  const costs = time.map((entry) => {
    const rate = entry.rate_per_hour ?? rateOf(entry.role, client)
    return rate === null ? null : rhaz(BigInt(entry.minutes) * BigInt(rate), 60)
  })
  const known = costs.filter((cost) => cost !== null)
  return known.length === costs.length ? sum(known) : null
}

function flagsOf(notes: SeriesNotes, month: string): CostFlag[] {
  const missing = notes.fee_missing.filter((one) => one.month <= month)
  return [
    ...missing.map((one): CostFlag => ({ code: 'fee_missing', ...one })),
    ...(notes.without_rate.minutes > 0 ? [{ code: 'time_without_rate' as const, ...notes.without_rate }] : []),
    ...(notes.rate_estimated ? [{ code: 'rate_estimated' as const }] : []),
    ...(notes.leads_without_value > 0 ? [{ code: 'leads_without_value' as const, count: notes.leads_without_value }] : []),
  ]
}
