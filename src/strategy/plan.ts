/** The plan of the first ninety days, task by task, on the days the client works. Pure. */
import { sum } from '../arithmetic.ts'
import { nextBusinessDay } from '../clients/holidays.ts'
import { addDays } from '../days.ts'
import { strategyNetworkLabel } from '../i18n/labels.ts'
import { leaderText, taskTitle } from '../i18n/plan90.ts'
import type { Text } from '../i18n/text.ts'
import {
  plan90,
  planFacts,
  planRoles,
  type Detail,
  type PlanFacts,
  type PlanRole,
  type TaskId,
  type TaskRule,
} from './plan90.ts'

export interface PlanTask {
  readonly id: TaskId
  readonly title: Text
  readonly details: readonly Detail[]
  /** Who answers for it; others may share in its minutes. */
  readonly role: PlanRole
  /** Of one time. */
  readonly minutes: number
  /** Of all its times, by role. */
  readonly minutes_by_role: Readonly<Partial<Record<PlanRole, number>>>
  /** Days of the plan, 1 to 93. */
  readonly from_day: number
  readonly to_day: number
  /** The same as business days of the client, `2026-12-07`. */
  readonly first: string
  readonly last: string
  readonly recurring: 'weekly' | 'monthly' | null
  /** Once done, it comes again that many days later; null: it does not. */
  readonly again_after_days: number | null
  /** Each time it is to be done; one for what is done once. */
  readonly times: readonly PlanTime[]
}

export interface PlanTime {
  /** From 1 on: what a mark names. */
  readonly nth: number
  readonly first: string
  readonly last: string
}

/** Everything but the start may be left out: nothing is off then but weekends, and nothing known but the answers. */
export interface PlanWhen extends Partial<Pick<PlanFacts, 'accounts' | 'ambassadors' | 'missing' | 'published'>> {
  /** Day 1. */
  readonly start: string
  readonly isHoliday?: (day: string) => boolean
}

/** The last day that a plan of this start can reach before holidays: the report of month 3. */
export const planDays = 93
/** The decision falls here: what counts as the pilot. */
export const pilotDays = 90

/** The tasks whose condition holds, in the order of their dates. The same facts give the same plan. */
export function planTasks(explained: Pick<PlanFacts, 'input' | 'result' | 'answers'>, when: PlanWhen): PlanTask[] {
  const { start, isHoliday = () => false, ...more } = when
  const facts = planFacts(explained, more)
  const onDay = (day: number): string => nextBusinessDay(addDays(start, day - 1), isHoliday)
  return plan90
    .filter((rule) => rule.when?.(facts) ?? true)
    .map((rule) => taskOf(rule, facts, onDay))
    .toSorted((a, b) => compare(a.first, b.first) || compare(a.last, b.last) || compare(a.id, b.id))
}

function taskOf(rule: TaskRule, facts: PlanFacts, onDay: (day: number) => string): PlanTask {
  const [from_day, to_day] = typeof rule.days === 'function' ? rule.days(facts) : rule.days
  const said = typeof rule.minutes === 'function' ? rule.minutes(facts) : rule.minutes
  const each: Partial<Record<PlanRole, number>> = typeof said === 'number' ? { [rule.role]: said } : said
  const recurring = rule.recurring ?? null
  const days = daysOf(from_day, to_day, recurring)
  const times = days.map((day, i) => {
    const next = days[i + 1]
    const last = onDay(recurring === null || next === undefined ? to_day : next - 1)
    // a week that ends on a holiday ends where the next one begins, never after it
    return { nth: i + 1, first: onDay(day), last: next === undefined ? last : earlier(last, addDays(onDay(next), -1)) }
  })
  return {
    id: rule.id,
    title: titleOf(rule.id, facts),
    details: rule.details?.(facts) ?? [],
    role: rule.role,
    minutes: sum(Object.values(each)),
    minutes_by_role: Object.fromEntries(
      planRoles.flatMap((role) => ((each[role] ?? 0) > 0 ? [[role, (each[role] ?? 0) * times.length]] : [])),
    ),
    from_day,
    to_day,
    first: onDay(from_day),
    last: onDay(to_day),
    recurring,
    again_after_days: rule.again_after_days ?? null,
    times,
  }
}

const step = { weekly: 7, monthly: 30 } as const

function daysOf(from: number, to: number, recurring: 'weekly' | 'monthly' | null): number[] {
  if (recurring === null) return [from]
  return Array.from({ length: Math.floor((to - from) / step[recurring]) + 1 }, (_, i) => from + i * step[recurring])
}

/** Filled in both languages: a title is said by whoever shows it. */
function titleOf(id: TaskId, { input, network }: PlanFacts): Text {
  const leader = input.headcount >= 10 ? leaderText.management : leaderText.owner
  const { fr, en } = taskTitle[id]
  const fill = (sentence: string, lang: 'fr' | 'en'): string =>
    sentence
      .replace('{leader}', leader[lang])
      .replace('{network}', network === null ? '' : strategyNetworkLabel[network.network][lang])
  return { fr: fill(fr, 'fr'), en: fill(en, 'en') }
}

/** Minutes of all tasks, by role; roles that have none are left out. */
export function minutesByRole(tasks: readonly PlanTask[]): Partial<Record<PlanRole, number>> {
  const total = (role: PlanRole): number => sum(tasks.map((task) => task.minutes_by_role[role] ?? 0))
  return Object.fromEntries(planRoles.map((role) => [role, total(role)] as const).filter(([, minutes]) => minutes > 0))
}

export function minutesInAll(tasks: readonly PlanTask[]): number {
  return sum(Object.values(minutesByRole(tasks)))
}

function earlier(a: string, b: string): string {
  return a < b ? a : b
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
