import type { Context } from '../context.ts'
import { daysBetween } from '../days.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Strategy } from '../store/strategies.ts'

/** A task of the plan as a person looks for it. */
export interface PlanItem {
  readonly id: string
  readonly title: string
  /** Null: nobody is named. `consultant`, `provider` and `owner` stand for who has no name here. */
  readonly who: readonly string[] | null
  /** `2026-12-07` */
  readonly first: string
  readonly last: string
  /** 0: it is still in time. */
  readonly days_late: number
}

export interface PlanItems {
  readonly plan_due: readonly PlanItem[]
  /** The longest first. */
  readonly plan_late: readonly PlanItem[]
  /** Those of them that are more than a week late: whoever backs the project has to hear of it. */
  readonly plan_overdue: readonly PlanItem[]
}

export const overdueDays = 7

/** What of the plan is to be done today. A plan that nobody has begun, of a strategy that nobody approved, asks for nothing yet. */
export async function planItems(context: Context, client: Client, versions: readonly Strategy[]): Promise<PlanItems> {
  const none: PlanItems = { plan_due: [], plan_late: [], plan_overdue: [] }
  if (versions.length === 0) return none
  const begun = (await (await context.store()).plans.get(client.slug)) !== null
  if (!begun && versions.every((one) => one.status !== 'approved')) return none
  const { findPlan } = await import('../strategy/find-plan.ts')
  const { tasks, today } = await findPlan(context, client)
  const inState = (state: 'due' | 'late'): PlanItem[] =>
    tasks.flatMap(({ id, title, who, times }) => {
      const time = times.find((one) => one.state === state)
      if (time === undefined) return []
      const names = who.map((one) => one.name ?? one.kind)
      const { first, last } = time
      const days_late = Math.max(0, daysBetween(last, today))
      return [{ id, title: say(context.lang, title), who: names.length === 0 ? null : names, first, last, days_late }]
    })
  const plan_late = inState('late').toSorted((a, b) => b.days_late - a.days_late)
  return { plan_due: inState('due'), plan_late, plan_overdue: plan_late.filter((item) => item.days_late > overdueDays) }
}
