import { endsSoon } from '../clients/known-of.ts'
import { pagesToLookAt } from '../community/pages.ts'
import type { Context } from '../context.ts'
import { lastPass } from '../delivery/clock.ts'
import { minutesLate } from '../delivery/lateness.ts'
import { storedPostText } from '../i18n/stored-posts.ts'
import { sayBlocked, sayReason } from '../i18n/reasons.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { PillarShare } from '../posts/pillar-mix.ts'
import { readRhythm } from '../posts/read-rhythm.ts'
import type { RhythmReason } from '../posts/rhythm.ts'
import { endingRights } from '../posts/rights/used-rights.ts'
import { compareQuotes } from '../people/compare-quotes.ts'
import { beganAfter } from '../report/began-after.ts'
import type { ObjectiveItem } from '../report/report.ts'
import { planFor } from '../results/month-plan.ts'
import { runningTimer, type RunningTimer } from '../results/running-timer.ts'
import type { SentReport } from '../store/reports.ts'
import { addDays, dayOf, daysBetween } from '../days.ts'
import { addMonths, firstDay, lastDay, monthOf } from '../results/month.ts'
import { sum } from '../arithmetic.ts'
import type { Account } from '../store/accounts.ts'
import type { Pack } from '../store/approvals.ts'
import type { Client } from '../store/clients.ts'
import type { Delivery, DeliveryStatus } from '../store/deliveries.ts'
import type { Backlog } from '../store/inbox.ts'
import type { Post } from '../store/posts.ts'
import type { Series } from '../store/series.ts'
import type { StrategyResult } from '../strategy/strategy.ts'
import type { Pillar, StrategyNetwork } from '../strategy/weights.ts'
import { planItems, type PlanItems } from './plan-items.ts'

/** Days that are looked at, today included. */
export const horizonDays = 14
/** A minute or two is what cron takes. */
const lateMinutes = 2

/** One delivery as a person looks for it. */
export interface StatusItem {
  readonly post_id: number
  readonly delivery_id: number
  readonly network: string
  readonly account: string
  readonly status: DeliveryStatus
  readonly due_at: string | null
  /** The post's title, else the beginning of its text. */
  readonly about: string
  readonly reason: string | null
  /** What a person is asked, with the commands that answer. */
  readonly question: { readonly code: string; readonly message: string; readonly commands: readonly string[] } | null
}

export interface ClientStatus extends PlanItems {
  readonly client: string
  readonly name: string
  readonly time_zone: string
  /** The day it is where the client is. */
  readonly today: string
  /** The level of alert in force, with what it is about; null: green. */
  readonly alert: {
    readonly level: 'amber' | 'red'
    readonly since: string
    readonly incident_id: number | null
    readonly topic: string | null
  } | null
  /** What others wrote and wait to be answered: how many, how many of those too long, and the next deadline to come. */
  readonly messages: Backlog
  /** Pages without a feed that a person is to look at this week. */
  readonly pages_to_look_at: readonly string[]
  /** What holds back this client: everything, the client, or one of its accounts. */
  readonly holds: readonly {
    readonly everywhere: boolean
    readonly account: string | null
    readonly reason: string | null
    readonly since: string
  }[]
  /** In the order in which they want a person. */
  readonly to_post: readonly StatusItem[]
  readonly unknown: readonly StatusItem[]
  readonly failed: readonly StatusItem[]
  readonly missed: readonly StatusItem[]
  readonly held: readonly StatusItem[]
  readonly awaiting_approval: readonly StatusItem[]
  /** Of those, what a client was given to read: by the newest pack that shows it as it is. `days` since it was sent or made. */
  readonly packs_waiting: readonly {
    readonly code: string
    readonly posts: readonly number[]
    readonly days: number
    readonly answer_by: string | null
  }[]
  /** Due a while ago and not gone: no pass has come by. */
  readonly late: readonly StatusItem[]
  readonly due_today: readonly StatusItem[]
  /** Posts without a time or not finished. */
  readonly drafts: number
  /** Series that could not be gone on with, with the reason. */
  readonly troubled_series: readonly {
    readonly id: number
    readonly words: string
    readonly code: string
    readonly message: string
    readonly occurrence: string
    readonly since: string
  }[]
  readonly blocked_accounts: readonly { readonly name: string; readonly network: string; readonly reason: string | null }[]
  /** Releases and licences that end within 30 days, or have ended, while posts to come need them. */
  readonly ending_rights: readonly {
    readonly id: number
    readonly name: string
    readonly until_day: string | null
    readonly ended: boolean
    readonly posts: readonly number[]
  }[]
  /** Credentials that end within 14 days, or have, and that nothing renews. */
  readonly ending_accounts: readonly { readonly name: string; readonly network: string; readonly ends_at: string }[]
  readonly unchecked_accounts: readonly string[]
  readonly accounts: number
  readonly has_strategy: boolean
  /** The first network of the newest strategy; null without one. */
  readonly first_network: StrategyNetwork | null
  /** Published out of planned over the last four full weeks, in basis points; null with its reason. */
  readonly cadence_kept_bp: number | null
  readonly cadence_kept_reason: RhythmReason | null
  readonly posts_planned: number | null
  readonly posts_published: number | null
  /** Full weeks that these are of, at most four. */
  readonly cadence_weeks: number | null
  /** Whole days until the first planned place that nothing stands in, at most 28. */
  readonly days_ahead: number
  /** Pillars more than 15 points from the plan over the four weeks that end with the last post to come. */
  readonly pillar_drift: readonly PillarShare[]
  /** The pillar furthest behind; null without a strategy. */
  readonly next_pillar: Pillar | null
  /** Nothing was published there for 30 days. */
  readonly dormant_accounts: readonly { readonly name: string; readonly network: string }[]
  /** Of the nine steps, those done (`strategy steps`); null where several clients are looked at. */
  readonly steps_done: number | null
  /** When the next post of this client leaves by itself; null: none does. */
  readonly next_due_at: string | null
  /** The clock that runs for this client. */
  readonly timer: Pick<RunningTimer, 'started_at' | 'minutes' | 'role' | 'network' | 'activity' | 'doubt'> | null
  /** Offers of providers on which the client decided to wait, with the day to put the questions again. */
  readonly waiting_quotes: readonly {
    readonly id: number
    readonly provider: string
    readonly reminder_on: string
    readonly due: boolean
  }[]
  /** The last complete month, which objectives and the last report are about. */
  readonly last_month: string
  /** How far that month brought each objective; null where several clients are looked at, and before the first month is over. */
  readonly objectives: readonly ObjectiveItem[] | null
  /** When figures were last read, typed or imported; null: never. */
  readonly figures_at: string | null
  /** The newest report that was handed over; null: none was. */
  readonly last_report: Pick<SentReport, 'month' | 'kind' | 'version' | 'sent_at'> | null
  /** Days of the next 14 on which nothing is planned or published, `2026-11-24`. */
  readonly silent_days: readonly string[]
  readonly minutes_logged: number
  /** Of this month; null with its reason. */
  readonly minutes_planned: number | null
  readonly minutes_planned_reason: string | null
}

export interface Status {
  readonly now: string
  /** When a pass last looked, or null. */
  readonly last_pass_at: string | null
  readonly next_due_at: string | null
  readonly clients: readonly ClientStatus[]
}

/** The day of these clients. Reads only. */
export async function readStatus(context: Context, clients: readonly Client[]): Promise<Status> {
  const now = context.now()
  const store = await context.store()
  const accounts = await store.accounts.list()
  const timer = await runningTimer(context)
  const read: ClientStatus[] = []
  for (const client of clients) {
    const own = accounts.filter((one) => one.client === client.slug)
    const last = addMonths(monthOf(dayOf(now, client.time_zone)), -1)
    const { steps_done, items } =
      clients.length === 1 ? await progressOf(context, client, last) : { steps_done: null, items: null }
    const objectives =
      !beganAfter(client, last) || items?.some(({ status }) => status !== 'not_measured') === true ? items : null
    read.push({ ...(await clientStatus(context, client, own, now, timer)), steps_done, objectives })
  }
  return {
    now: now.toISOString(),
    last_pass_at: lastPass(context.places.home)?.toISOString() ?? null,
    next_due_at: await store.deliveries.nextInstant(now.toISOString()),
    clients: read,
  }
}

/** How many of the nine steps are done, and the objectives. Without a strategy none is: nothing more is loaded then. */
async function progressOf(
  context: Context,
  client: Client,
  month: string,
): Promise<{ steps_done: number; items: readonly ObjectiveItem[] }> {
  const strategy = await (await context.store()).strategies.get(client.slug)
  if (strategy === null) return { steps_done: 0, items: [] }
  const { readSteps } = await import('../report/read-steps.ts')
  const { readObjectives } = await import('../report/read-objectives.ts')
  const steps = await readSteps(context, client)
  return { steps_done: steps.filter((step) => step.done).length, items: await readObjectives(context, client, month) }
}

async function clientStatus(
  context: Context,
  client: Client,
  accounts: readonly Account[],
  now: Date,
  running: RunningTimer | null,
): Promise<Omit<ClientStatus, 'steps_done' | 'objectives'>> {
  const { slug, time_zone } = client
  const { approvals, deliveries, posts, money, series, strategies, holds, inbox, listen, metrics, reports } =
    await context.store()
  const today = dayOf(now, time_zone)
  const month = monthOf(today)
  const until = new Date(now.getTime() + horizonDays * 86_400_000).toISOString()
  const since = new Date(now.getTime() - 86_400_000).toISOString()
  const [inForce, wanting, drafts, overdue, around, time, versions] = await Promise.all([
    holds.list(),
    posts.list({
      client: slug,
      status: ['to_post', 'unknown', 'failed', 'missed', 'held', 'awaiting_approval'],
      replies: 'open',
    }),
    // counted only, and there may be any number
    posts.keys({ client: slug, status: ['draft'], replies: 'open' }),
    posts.list({ client: slug, status: ['scheduled', 'retrying', 'sending'], to: now.toISOString(), replies: 'open' }),
    posts.list({ client: slug, all: true, from: since, to: until }),
    money.listTime(slug, firstDay(month), lastDay(month)),
    strategies.list(slug),
  ])
  const items = unique([...wanting, ...overdue, ...around]).flatMap((post) =>
    post.deliveries
      .filter((delivery) => stands(post, delivery))
      .map((delivery) => ({
        item: itemOf(context, post, delivery),
        due_at: delivery.due_at ?? post.scheduled_at,
        reply: post.answers_message !== null,
      })),
  )
  const inStatus = (...statuses: DeliveryStatus[]): StatusItem[] =>
    items.filter(({ item }) => statuses.includes(item.status)).map(({ item }) => item)
  const leaving = inStatus('scheduled', 'retrying', 'sending')
  const late = leaving.filter((item) => item.status !== 'retrying' && minutesLate(item.due_at, now) >= lateMinutes)

  const busy = new Set(
    items
      .filter(
        ({ item, due_at, reply }) =>
          due_at !== null && !reply && !['draft', 'cancelled', 'failed', 'missed'].includes(item.status),
      )
      .map(({ due_at }) => dayOf(new Date(due_at ?? ''), time_zone)),
  )
  const days = Array.from({ length: horizonDays }, (_, i) => addDays(today, i))
  const troubled = await troubledOf(context, await series.list({ client: slug }))
  const { quotes } = await compareQuotes(context, client, today)
  const [sent] = await reports.list(slug)
  const { plan, reason } = planFor(versions, month, time_zone)
  const { kept, days_ahead, mix, dormant_accounts } = await readRhythm(context, client)
  return {
    client: slug,
    name: client.name,
    time_zone,
    today,
    alert: await alertOf(context, client),
    messages: await inbox.backlog(slug, now.toISOString()),
    pages_to_look_at: pagesToLookAt(await listen.list(slug), now),
    holds: inForce
      // what an alert holds back is told with the alert
      .filter((one) => (one.client === null || one.client === slug) && one.level === null)
      .map(({ client: whose, account_id, reason: why, since: begun }) => ({
        everywhere: whose === null,
        account: accounts.find((one) => one.id === account_id)?.name ?? null,
        reason: why,
        since: begun,
      })),
    to_post: inStatus('to_post'),
    unknown: inStatus('unknown'),
    failed: inStatus('failed'),
    missed: inStatus('missed'),
    held: inStatus('held'),
    awaiting_approval: inStatus('awaiting_approval'),
    packs_waiting: packsWaiting(await approvals.list(slug), wanting, today, time_zone),
    late,
    due_today: leaving.filter(
      (item) => !late.includes(item) && item.due_at !== null && dayOf(new Date(item.due_at), time_zone) === today,
    ),
    drafts: drafts.length + wanting.filter((post) => post.deliveries.some((delivery) => delivery.status === 'draft')).length,
    troubled_series: troubled,
    blocked_accounts: accounts
      .filter((one) => one.status === 'blocked')
      .map(({ name, network, status_reason }) => ({ name, network, reason: sayBlocked(context.lang, status_reason) })),
    ending_rights: (await endingRights(context, client)).map(({ right: { id, name, until_day }, ended, posts: needed }) => ({
      id,
      name,
      until_day,
      ended,
      posts: needed,
    })),
    ending_accounts: accounts
      .filter((one) => endsSoon(one, now))
      .map(({ name, network, credential_expires_at }) => ({ name, network, ends_at: credential_expires_at ?? '' })),
    unchecked_accounts: accounts.filter((one) => one.status === 'unchecked').map((one) => one.name),
    accounts: accounts.length,
    has_strategy: versions.length > 0,
    first_network: (versions.at(-1)?.result as StrategyResult | undefined)?.phase1?.network ?? null,
    cadence_kept_bp: kept.bp,
    cadence_kept_reason: kept.reason,
    posts_planned: kept.bp === null ? null : kept.planned,
    posts_published: kept.bp === null ? null : kept.published,
    cadence_weeks: kept.bp === null ? null : kept.weeks,
    days_ahead,
    pillar_drift: mix?.drifted ?? [],
    next_pillar: mix?.next ?? null,
    dormant_accounts,
    next_due_at: await deliveries.nextDeparture(slug, now.toISOString()),
    timer: running?.client === slug ? timerOf(running) : null,
    waiting_quotes: quotes.flatMap(({ id, provider, reminder_on, reminder_due }) =>
      reminder_on === null ? [] : [{ id, provider, reminder_on, due: reminder_due }],
    ),
    last_month: addMonths(month, -1),
    figures_at: await metrics.lastCaptured(slug),
    last_report:
      sent === undefined ? null : { month: sent.month, kind: sent.kind, version: sent.version, sent_at: sent.sent_at },
    silent_days: days.filter((day) => !busy.has(day)),
    ...(await planItems(context, client, versions)),
    minutes_logged: sum(time.map((entry) => entry.minutes)),
    minutes_planned: plan?.minutes_total ?? null,
    minutes_planned_reason: reason,
  }
}

async function troubledOf({ lang }: Context, series: readonly Series[]): Promise<ClientStatus['troubled_series']> {
  const found = series.flatMap(({ id, rule, first_local, problem }) =>
    problem === null ? [] : [{ id, rule, first_local, problem }],
  )
  if (found.length === 0) return []
  const { sayRule } = await import('../posts/say-rule.ts')
  return found.map(({ id, rule, first_local, problem }) => ({ id, words: sayRule(lang, rule, first_local), ...problem }))
}

function packsWaiting(
  packs: readonly Pack[],
  posts: readonly Post[],
  today: string,
  time_zone: string,
): ClientStatus['packs_waiting'] {
  const waiting = new Map(
    posts
      .filter(({ deliveries }) => deliveries.some(({ status }) => status === 'awaiting_approval'))
      .map(({ id, content_hash }) => [id, content_hash]),
  )
  return packs.flatMap(({ code, made_at, sent_at, answer_by, posts: shown }) => {
    const ids = shown.filter((one) => waiting.get(one.post_id) === one.content_hash).map((one) => one.post_id)
    // older packs showed the same
    for (const id of ids) waiting.delete(id)
    const days = Math.max(0, daysBetween(dayOf(new Date(sent_at ?? made_at), time_zone), today))
    return ids.length === 0 ? [] : [{ code, posts: ids, days, answer_by }]
  })
}

async function alertOf(context: Context, { slug }: Client): Promise<ClientStatus['alert']> {
  const { crisis } = await context.store()
  const state = await crisis.state(slug)
  if (state === null || state.level === 'green') return null
  const incident = await crisis.open(slug)
  return { level: state.level, since: state.since, incident_id: incident?.id ?? null, topic: incident?.topic ?? null }
}

function timerOf({ started_at, minutes, role, network, activity, doubt }: RunningTimer): NonNullable<ClientStatus['timer']> {
  return { started_at, minutes, role, network, activity, doubt }
}

/** A part of a thread is listed where it stands elsewhere than the one before it; what only follows is not. */
function stands({ deliveries }: Post, { part, account_id, state, status }: Delivery): boolean {
  if (part === 0) return true
  const before = deliveries.find((one) => one.account_id === account_id && one.part === part - 1)
  return state !== 'following' && status !== before?.status
}

function itemOf({ lang }: Context, post: Post, delivery: Delivery): StatusItem {
  const { question } = delivery
  return {
    post_id: post.id,
    delivery_id: delivery.id,
    network: delivery.network,
    account: delivery.account,
    status: delivery.status,
    due_at: delivery.due_at ?? post.scheduled_at,
    about: aboutOf(lang, post, delivery),
    reason: delivery.reason_code === null ? delivery.reason : sayReason(lang, delivery.reason_code, delivery.reason),
    question: question && { code: question.code, message: say(lang, question.message), commands: question.commands },
  }
}

function aboutOf(lang: Lang, { title, answers_message }: Post, { content }: Delivery): string {
  const words = (title ?? content.text).replace(/\s+/g, ' ').trim().slice(0, 160)
  return answers_message === null ? words : `${say(lang, storedPostText.reply_to, { id: answers_message })} · ${words}`
}

function unique(posts: readonly Post[]): Post[] {
  const byId = new Map(posts.map((post) => [post.id, post]))
  return [...byId.values()].toSorted((a, b) => (a.scheduled_at ?? '~').localeCompare(b.scheduled_at ?? '~') || a.id - b.id)
}
