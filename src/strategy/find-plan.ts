/** The plan of a client as it stands today: its tasks, who does them, and what is done. */
import { holidaysBetween, knowsHolidays, nextBusinessDay } from '../clients/holidays.ts'
import type { Context } from '../context.ts'
import { addDays, dayOf, daysBetween, weekdayOf } from '../days.ts'
import type { Client } from '../store/clients.ts'
import type { Plan, PlanMark } from '../store/plans.ts'
import type { Strategy } from '../store/strategies.ts'
import type { MissingContact } from './escalation.ts'
import { escalationWith } from './find-escalation.ts'
import { findStrategy, type FoundStrategy } from './find-strategy.ts'
import { strategyNetworkOf } from './on-network.ts'
import { pilotDays, planTasks, type PlanTask, type PlanTime } from './plan.ts'
import type { TaskId } from './plan90.ts'
import { whoDoes, type Doer } from './who-does.ts'

/** `missed`: its week or month is over; `late`: it can still be done and should be. */
export type TimeState = 'done' | 'late' | 'due' | 'coming' | 'missed'
/** `over`: of something that comes again, no time is left and some were not marked. */
export type TaskState = 'done' | 'late' | 'due' | 'coming' | 'over'

export interface FoundTime extends PlanTime {
  readonly state: TimeState
  /** `from_data`: nobody marked it; it follows from what is kept. */
  readonly mark: (PlanMark & { readonly from_data: boolean }) | null
}

export interface FoundTask extends Omit<PlanTask, 'times'> {
  readonly who: readonly Doer[]
  readonly state: TaskState
  readonly times: readonly FoundTime[]
}

export interface FoundPlan {
  readonly strategy: FoundStrategy
  /** Null: nobody has set the day yet, and nothing is marked. */
  readonly plan: Plan | null
  /** Day 1. */
  readonly start: string
  /** The last day of its last task. */
  readonly end: string
  readonly today: string
  readonly tasks: readonly FoundTask[]
  /** Days off are known for the client's country. */
  readonly holidays_known: boolean
}

/** Days that a task which comes again may take, the first one not counted. */
const again_days = 7

/** Throws `Failure` not_found `no_strategy`. `at`: as if the plan began that day. */
export async function findPlan(context: Context, client: Client, at?: string): Promise<FoundPlan> {
  const strategy = await findStrategy(context, client)
  const store = await context.store()
  const plan = await store.plans.get(client.slug)
  const today = dayOf(context.now(), client.time_zone)
  const off = await daysOff(context, client, plan?.starts_on ?? today)
  const versions = await store.strategies.list(client.slug)
  const start = at ?? plan?.starts_on ?? defaultStart(versions, client.time_zone, off)
  const isOff = at === undefined && plan !== null ? off : await daysOff(context, client, start)

  const marks = (plan === null ? [] : await store.plans.marks(plan.id)).map((mark) => ({ ...mark, from_data: false }))
  const sent = await publishedOn(context, client, strategy, start)
  const agreed = (await store.ambassadors.list(client.slug)).flatMap((one) => one.consent_at ?? []).toSorted()
  const tasks = planTasks(strategy, {
    start,
    isHoliday: isOff,
    accounts: (await store.accounts.list(client.slug)).length,
    ambassadors: agreed.length,
    missing: await missingContacts(context, client, strategy),
    published: today >= addDays(start, 60) ? sent.filter((day) => day < addDays(start, 60)).length : null,
  })
  const kept = [...marks, ...fromData(tasks, marks, knownDays(strategy, client, sent, agreed))]
  const doers = whoDoes({ ...strategy, team: await store.team.list(client.slug) })
  const found = tasks.map((task) => foundTask(task, { kept, today, isOff, who: doers[task.role] }))
  return {
    strategy,
    plan,
    start,
    end: tasks.reduce((latest, task) => (task.last > latest ? task.last : latest), start),
    today,
    tasks: found,
    holidays_known: await knowsHolidays(client.country),
  }
}

/** The Monday after management approved a version, else after the first version; the first business day from there. */
export function defaultStart(versions: readonly Strategy[], timeZone: string, isOff: (day: string) => boolean): string {
  const approved = versions.flatMap((one) => (one.approved_at === null ? [] : [one.approved_at]))
  const instants = approved.length > 0 ? approved : versions.map((one) => one.created_at)
  const [first = ''] = instants.toSorted()
  const day = dayOf(new Date(first), timeZone)
  const monday = addDays(day, (8 - weekdayOf(day)) % 7 || 7)
  return nextBusinessDay(monday, isOff)
}

/** Public holidays around a plan of this start, and around what comes again a year later. */
async function daysOff(context: Context, client: Client, start: string): Promise<(day: string) => boolean> {
  const days = await holidaysBetween(client, addDays(start, -pilotDays), addDays(start, 2 * 366), context.lang)
  const set = new Set(days.map(({ day }) => day))
  return (day) => set.has(day)
}

/** Days on which something went out on the network of the plan, from its start on, in order. */
async function publishedOn(
  context: Context,
  client: Client,
  { result }: FoundStrategy,
  start: string,
): Promise<readonly string[]> {
  const network = result.phase1?.network
  if (network === undefined) return []
  const store = await context.store()
  const accounts = (await store.accounts.list(client.slug)).filter((one) => strategyNetworkOf(one) === network)
  const ids = new Set(accounts.map((one) => one.id))
  const from = new Date(Date.parse(start) - 86_400_000).toISOString()
  const posts = await store.posts.list({ client: client.slug, all: true, from })
  return posts
    .flatMap((post) => post.deliveries)
    .filter((one) => one.part === 0 && ids.has(one.account_id) && one.published_at !== null && one.deleted_at === null)
    .map((one) => dayOf(new Date(one.published_at ?? ''), client.time_zone))
    .filter((day) => day >= start)
    .toSorted()
}

async function missingContacts(context: Context, client: Client, strategy: FoundStrategy): Promise<readonly MissingContact[]> {
  const team = await (await context.store()).team.list(client.slug)
  const { answers, input, lang } = strategy
  return escalationWith({ strategy, answers, coverage: input.coverage, team, lang }).missing
}

/** Three are invited (T19). */
const invited = 3

/** What is known to be done without anybody saying so: the approval, the first post, the third ambassador. */
function knownDays(
  { approved_at, approved_by }: FoundStrategy,
  { time_zone }: Client,
  sent: readonly string[],
  agreed: readonly string[],
): Readonly<Partial<Record<TaskId, { done_on: string | undefined; done_by: string | null }>>> {
  return {
    T14: { done_on: approved_at === null ? undefined : dayOf(new Date(approved_at), time_zone), done_by: approved_by },
    T16: { done_on: sent[0], done_by: null },
    T19: { done_on: agreed[invited - 1], done_by: null },
  }
}

function fromData(
  tasks: readonly PlanTask[],
  marks: readonly PlanMark[],
  days: ReturnType<typeof knownDays>,
): NonNullable<FoundTime['mark']>[] {
  return tasks.flatMap(({ id }) => {
    const { done_on, done_by = null } = days[id] ?? {}
    if (done_on === undefined || marks.some((mark) => mark.task === id)) return []
    return [{ task: id, nth: 1, done_on, done_by, minutes: null, note: null, from_data: true }]
  })
}

interface Around {
  readonly kept: readonly NonNullable<FoundTime['mark']>[]
  readonly today: string
  readonly isOff: (day: string) => boolean
  readonly who: readonly Doer[]
}

function foundTask(task: PlanTask, around: Around): FoundTask {
  const times = timesOf(task, around).map((time): FoundTime => {
    const mark = around.kept.find((one) => one.task === task.id && one.nth === time.nth) ?? null
    return { ...time, mark, state: stateOf(time, mark !== null, task.recurring !== null, around.today) }
  })
  return { ...task, who: around.who, times, state: taskState(task, times) }
}

/** What comes again after it was done has a next time as soon as it is. */
function timesOf({ id, times, again_after_days }: PlanTask, { kept, isOff }: Around): PlanTime[] {
  const all = [...times]
  if (again_after_days === null) return all
  for (;;) {
    const mark = kept.find((one) => one.task === id && one.nth === all.length)
    if (mark === undefined) return all
    const first = nextBusinessDay(addDays(mark.done_on, again_after_days), isOff)
    all.push({ nth: all.length + 1, first, last: nextBusinessDay(addDays(first, again_days), isOff) })
  }
}

function stateOf({ first, last }: PlanTime, done: boolean, recurring: boolean, today: string): TimeState {
  if (done) return 'done'
  if (today < first) return 'coming'
  if (today <= last) return 'due'
  return recurring ? 'missed' : 'late'
}

function taskState({ again_after_days }: PlanTask, times: readonly FoundTime[]): TaskState {
  const states = times.map((time) => time.state)
  if (states.includes('late')) return 'late'
  if (states.includes('due')) return 'due'
  if (states.every((state) => state === 'done')) return 'done'
  // what comes again only after it was done is done until then
  if (again_after_days !== null && states.includes('done')) return 'done'
  return states.includes('coming') ? 'coming' : 'over'
}

/** Whether a plan that begins on `start` comes after this one rather than in its place. */
export function isNextPlan(plan: Plan, start: string): boolean {
  return daysBetween(plan.starts_on, start) >= pilotDays
}

/** The time of a task that `day` falls in: the last that has begun, else the first. */
export function timeOn(task: FoundTask, day: string): FoundTime | undefined {
  return task.times.findLast((time) => time.first <= day) ?? task.times[0]
}
