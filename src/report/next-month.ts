import { addMonths, monthOf } from '../results/month.ts'
import { dayOf } from '../results/day.ts'
import type { Client } from '../store/clients.ts'
import type { DeliveryStatus } from '../store/deliveries.ts'
import type { Post } from '../store/posts.ts'
import type { Planned } from '../results/month-plan.ts'
import type { CostFlag, Experiment, NextMonth, ObjectiveItem, Task } from './report.ts'

/** What somebody has to see to. */
export const countedStatuses = [
  'awaiting_approval',
  'unknown',
  'to_post',
  'failed',
] as const satisfies readonly DeliveryStatus[]

/** What is still to leave, by itself or by hand. */
const toCome: readonly string[] = ['awaiting_approval', 'scheduled', 'held', 'sending', 'retrying', 'to_post']

export interface NextMonthFacts {
  readonly client: Client
  readonly month: string
  readonly today: string
  /** At least those that are to leave in that month. */
  readonly posts: readonly Post[]
  /** Of the whole queue, how many posts have a delivery of each status. */
  readonly waiting: Partial<Record<DeliveryStatus, number>>
  /** Days on which something came out. */
  readonly published_on: readonly string[]
  readonly plan: Planned
  /** Until the first planned place that nothing stands in. */
  readonly days_ahead: number
  readonly objectives: readonly ObjectiveItem[]
  readonly flags: readonly CostFlag[]
  readonly minutes: number | null
  readonly has_sales: boolean
  readonly experiments: readonly Experiment[]
  readonly key_dates: NextMonth['key_dates']
}

/** The month after the report's, and what is needed to get there: the client's decisions first, then who does what. */
export function nextMonthSection(facts: NextMonthFacts): NextMonth {
  const { client, posts, plan } = facts
  const month = addMonths(facts.month, 1)
  const dueDays = posts
    .filter((post) => post.scheduled_at !== null && post.deliveries.some(({ status }) => toCome.includes(status)))
    .map((post) => dayOf(new Date(post.scheduled_at as string), client.time_zone))
  const scheduled = dueDays.concat(facts.published_on).filter((day) => monthOf(day) === month).length
  const planned = plan.plan?.posts ?? null
  return {
    month,
    posts_scheduled: scheduled,
    posts_planned: planned,
    posts_planned_reason: plan.reason,
    queue_depth_days: facts.days_ahead,
    decisions: decisionsOf(facts),
    actions: actionsOf(facts, planned === null ? 0 : Math.max(0, planned - scheduled)),
    experiments: facts.experiments,
    key_dates: facts.key_dates,
  }
}

const task = (code: Task['code'], who: Task['who'], more: Partial<Task> = {}): Task => ({
  code,
  who,
  count: null,
  kpi: null,
  minutes: null,
  ...more,
})

/** What only the client can say, the most pressing first. */
function decisionsOf({ client, waiting: statuses, objectives, flags }: NextMonthFacts): Task[] {
  const waiting = statuses.awaiting_approval ?? 0
  const untracked = Object.values(client.tracking).every((since) => since === null)
  const noBaseline = objectives.find(({ baseline }) => baseline === null)
  return [
    ...(waiting > 0 ? [task('approve_posts', 'client', { count: waiting })] : []),
    ...(untracked ? [task('set_tracking', 'client')] : []),
    ...(client.default_margin_bp === null ? [task('give_margin', 'client')] : []),
    ...(flags.some(({ code }) => code === 'time_without_rate') ? [task('give_rate', 'client')] : []),
    ...(noBaseline === undefined ? [] : [task('give_baseline', 'client', { kpi: noBaseline.kpi })]),
  ]
}

/** Five at most: what is stuck, then what is missing. */
function actionsOf({ waiting, plan, flags, minutes, has_sales, objectives }: NextMonthFacts, missing: number): Task[] {
  const { unknown = 0, to_post: byHand = 0, failed = 0 } = waiting
  const perPost = plan.plan !== null && plan.plan.posts > 0 ? plan.plan.minutes.production / plan.plan.posts : null
  return [
    ...(unknown > 0 ? [task('check_unknown', 'consultant', { count: unknown })] : []),
    ...(byHand > 0 ? [task('post_by_hand', 'consultant', { count: byHand })] : []),
    ...(failed > 0 ? [task('look_at_failed', 'consultant', { count: failed })] : []),
    ...(flags.some(({ code }) => code === 'fee_missing') ? [task('enter_invoice', 'consultant')] : []),
    ...(missing > 0
      ? [
          task('prepare_posts', 'consultant', {
            count: missing,
            minutes: perPost === null ? null : Math.round(perPost * missing),
          }),
        ]
      : []),
    ...(minutes === null ? [task('log_time', 'client')] : []),
    ...(has_sales ? [] : [task('record_sales', 'client')]),
    ...(objectives.some(({ actual }) => actual === null) ? [task('collect_figures', 'consultant')] : []),
  ].slice(0, 5)
}
