import type { Context } from '../context.ts'
import { dayOf } from '../results/day.ts'
import { answerOf } from '../results/lead-value.ts'
import { addMonths, lastDay, monthOf } from '../results/month.ts'
import { readReturn } from '../results/read-return.ts'
import type { Client } from '../store/clients.ts'
import type { Strategy } from '../store/strategies.ts'
import { pillarIds, type Pillar } from '../strategy/weights.ts'
import type { StrategyResult } from '../strategy/strategy.ts'
import { annexesSection } from './annexes.ts'
import { indicatorsSection, type MonthFigures } from './indicators.ts'
import { networksSection } from './networks.ts'
import { nextMonthSection } from './next-month.ts'
import { actualOf, objectivesSection, targetsOf } from './objectives.ts'
import { planFor, plannedBudget, strategyBegan, strategyFor } from './plan.ts'
import { sentIn, sentOf, type Sent } from '../results/sent-posts.ts'
import { publishedPosts } from './publications.ts'
import type { Community, PostsOfMonth, Report } from './report.ts'
import { summarySection } from './summary.ts'
import { timeAndBudgetSection } from './time-and-budget.ts'

/** The last month that is over where the client is. */
export function lastCompleteMonth(now: Date, timeZone: string): string {
  return addMonths(monthOf(dayOf(now, timeZone)), -1)
}

/** The month of a client as data, with everything that is known of it today. A month that is not over is always a draft. */
export async function buildReport(context: Context, client: Client, month: string, draft: boolean): Promise<Report> {
  const store = await context.store()
  const now = context.now()
  const today = dayOf(now, client.time_zone)
  const [versions, accounts, posts] = await Promise.all([
    store.strategies.list(client.slug),
    store.accounts.list(client.slug),
    store.posts.list({ client: client.slug, all: true }),
  ])
  const strategy = strategyFor(versions, month, client.time_zone)
  const targets = targetsOf(strategy)
  const figures = await readReturn(context, client, month, {
    strategy,
    kpis: (known) => ({
      measured: targets.filter(({ kpi }) => actualOf(kpi, month, client, known).value !== null).length,
      declared: targets.length,
    }),
  })
  const sent = sentOf(posts, accounts, client.time_zone)
  const plan = planFor(versions, month, client.time_zone)
  const nextPlan = planFor(versions, addMonths(month, 1), client.time_zone)

  const figuresOf = (of: string): MonthFigures => {
    const published = sentIn(sent, of)
    const planOf = planFor(versions, of, client.time_zone)
    return {
      month: of,
      published: published.length,
      published_as_planned: published.filter(({ network }) => network === planOf.plan?.network).length,
      plan: planOf,
      orders: actualOf('orders_social', of, client, figures),
    }
  }
  const thisMonth = figuresOf(month)
  const before = addMonths(month, -1)
  const began = [figures.entries.time, figures.entries.costs, figures.entries.sales, figures.entries.leads]
    .flatMap((entries) => entries.slice(0, 1).map(({ date }) => date))
    .concat(sent.map(({ on }) => on))
  const hasBefore = began.some((day) => monthOf(day) <= before)

  const objectives = objectivesSection(
    targets,
    targets.map(({ kpi }) => actualOf(kpi, month, client, figures)),
    month,
    strategyBegan(versions, client.time_zone),
  )
  const time = timeAndBudgetSection(client, figures, month, plan, plannedBudget(strategy))
  const entered = Object.values(figures.entries)
    .flat()
    .filter((entry) => monthOf(entry.date) <= month)
  const hasSales = figures.entries.sales.some(({ date }) => monthOf(date) <= month)
  const next = nextMonthSection({
    client,
    month,
    today,
    posts,
    published_on: sent.map(({ on }) => on),
    plan: nextPlan,
    per_week: Math.floor(((nextPlan.plan ?? plan.plan)?.posts ?? 0) / (13 / 3)),
    objectives: objectives.items,
    flags: time.flags,
    minutes: time.minutes,
    has_sales: hasSales,
  })
  const indicators = indicatorsSection(
    thisMonth,
    hasBefore ? figuresOf(before) : null,
    figures,
    objectives.items,
    // what was ahead at the end of an earlier month, nobody wrote down
    month === monthOf(today) ? next.queue_depth_days : null,
  )
  const networks = networksSection({
    sent: sentIn(sent, month),
    posts,
    accounts,
    time: figures.entries.time,
    plan,
    month,
    time_zone: client.time_zone,
  })
  const stuck = posts.filter(
    (post) =>
      post.scheduled_at !== null &&
      monthOf(dayOf(new Date(post.scheduled_at), client.time_zone)) === month &&
      post.deliveries.some(({ status }) => status === 'failed' || status === 'missed' || status === 'unknown'),
  ).length

  return {
    client: client.slug,
    client_name: client.name,
    month,
    currency: client.currency,
    time_zone: client.time_zone,
    draft: draft || lastDay(month) >= today,
    generated_at: now.toISOString(),
    sections: {
      summary: summarySection({
        published: thisMonth.published,
        published_as_planned: thisMonth.published_as_planned,
        planned: plan.plan?.posts ?? null,
        network: plan.plan?.network ?? null,
        objectives,
        roi: figures.result,
        has_entries: entered.length > 0,
        has_sales: hasSales,
        time,
        next,
        indicators,
        stuck,
        untracked: Object.values(client.tracking).every((since) => since === null),
        over: lastDay(month) < today,
      }),
      objectives,
      indicators,
      networks,
      posts: postsSection(sentIn(sent, month), strategy),
      time_and_budget: time,
      return: figures.result,
      community: communitySection(strategy),
      next_month: next,
      annexes: annexesSection({
        entries: figures.entries,
        sent,
        networks,
        objectives: objectives.items,
        strategy,
        until: lastDay(month),
        time_zone: client.time_zone,
      }),
    },
  }
}

/** No post is ranked before five were measured, and figures of posts are not collected yet. */
function postsSection(sent: readonly Sent[], strategy: Strategy | null): PostsOfMonth {
  const published = publishedPosts(sent)
  const planned: Partial<Record<Pillar, number>> = (strategy?.result as StrategyResult | undefined)?.pillars ?? {}
  const pillars = pillarIds
    .map((pillar) => ({
      pillar,
      planned_percent: planned[pillar] ?? 0,
      published: published.filter((post) => post.pillar === pillar).length,
    }))
    .filter((row) => row.planned_percent > 0 || row.published > 0)
  return { published, measured: 0, top: [], flop: [], ranking_reason: 'too_few_measured', pillars }
}

function communitySection(strategy: Strategy | null): Community {
  const ambassadors = answerOf(strategy, 'ambassadors')
  const declared = typeof ambassadors === 'number' ? ambassadors : null
  return {
    messages: null,
    messages_reason: 'not_collected',
    response_rate_bp: null,
    response_rate_reason: 'not_collected',
    response_time_median_min: null,
    response_time_reason: 'not_collected',
    net_sentiment: null,
    net_sentiment_reason: 'not_collected',
    share_of_voice_bp: null,
    share_of_voice_reason: 'not_collected',
    reviews: null,
    reviews_reason: 'not_collected',
    incidents: null,
    incidents_reason: 'not_collected',
    ambassadors: declared,
    ambassadors_reason: declared === null ? 'not_asked' : null,
  }
}
