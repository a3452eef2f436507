import type { Context } from '../context.ts'
import { dayOf } from '../results/day.ts'
import { answerOf } from '../results/lead-value.ts'
import { addMonths, firstDay, lastDay, monthOf } from '../results/month.ts'
import { readCommunity } from '../results/read-community.ts'
import { readFiguresOf, readPosts, type MonthFigures } from '../results/read-figures.ts'
import { readIndicators } from '../results/read-indicators.ts'
import { readReturn, weighed } from '../results/read-return.ts'
import { readTimes, timesMonths } from '../results/read-times.ts'
import { siteMonth } from '../results/site-visits.ts'
import type { NetworkTimes } from '../results/best-times.ts'
import { holidaysBetween } from '../clients/holidays.ts'
import { keyDates } from '../posts/key-dates.ts'
import { monthInstants } from '../posts/month-instants.ts'
import { readRhythm } from '../posts/read-rhythm.ts'
import { keyDateLabel } from '../i18n/key-dates.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import type { Strategy } from '../store/strategies.ts'
import type { Sector } from '../strategy/weights.ts'
import { annexesSection } from './annexes.ts'
import { communitySection } from './community.ts'
import { givenByNetwork } from './given-by-network.ts'
import { indicatorsSection } from './indicators.ts'
import { hasFigures, networksOf, networksSection } from './networks.ts'
import { countedStatuses, nextMonthSection } from './next-month.ts'
import { actualOf, objectivesSection, targetsOf } from './objectives.ts'
import { planFor, plannedBudget, strategyBegan, strategyFor } from '../results/month-plan.ts'
import { monthsUpTo } from '../results/kpi-month.ts'
import { outIn, outOf, type Sent } from '../results/sent-posts.ts'
import { postsSection } from './posts-of-month.ts'
import type { NextMonth, Report, WeekPattern } from './report.ts'
import { summarySection } from './summary.ts'
import { timeAndBudgetSection } from './time-and-budget.ts'

/** The month of a client as data, with everything that is known of it today. A month that is not over is always a draft. */
export async function buildReport(context: Context, client: Client, month: string, draft: boolean): Promise<Report> {
  const store = await context.store()
  const now = context.now()
  const today = dayOf(now, client.time_zone)
  // what the month and the next one look at; of all that was published, only when and where
  const [from, to] = [monthInstants(month, client.time_zone).from, monthInstants(addMonths(month, 1), client.time_zone).to]
  const [versions, accounts, publications, posts, waiting] = await Promise.all([
    store.strategies.list(client.slug),
    store.accounts.history(client.slug),
    store.posts.publications(client.slug),
    store.posts.list({ client: client.slug, all: true, from, to }),
    store.posts.countOf(client.slug, countedStatuses),
  ])
  const out = outOf(publications, accounts, client.time_zone)
  const strategy = strategyFor(versions, month, client.time_zone)
  const targets = targetsOf(strategy)
  const before = addMonths(month, -1)
  const { days_ahead } = await readRhythm(context, client)
  const returned = await readReturn(context, client, month, { strategy })
  const found = await readCommunity(context, client, month)
  const ofPosts = await readPosts(context, client, monthsUpTo(month, timesMonths), out)
  const months = await readFiguresOf(context, client, ofPosts.slice(-2))
  const [collectedBefore, collectedNow] = months as [MonthFigures, MonthFigures]
  const collected = await withPosts(context, collectedNow, posts)
  const read = await readIndicators(context, client, [before, month], {
    figures: returned,
    months,
    community: { month, found },
  })
  const actual = targets.map(({ kpi }) => actualOf(read, kpi, month))
  const figures = weighed(returned, {
    measured: actual.filter(({ value }) => value !== null).length,
    declared: targets.length,
  })
  const visits = await store.visits.list(client.slug, firstDay(month), lastDay(month))
  const { posts: postsOfMonth, experiments } = postsSection(
    collected,
    strategy,
    patternOf(await readTimes(context, client, month, ofPosts)),
    client.time_zone,
  )
  const plan = planFor(versions, month, client.time_zone)
  const nextPlan = planFor(versions, addMonths(month, 1), client.time_zone)

  const published = outIn(out, month)
  const began = [figures.entries.time, figures.entries.costs, figures.entries.sales, figures.entries.leads]
    .flatMap((entries) => entries.slice(0, 1).map(({ date }) => date))
    .concat(out.map(({ on }) => on))
  const hasBefore = began.some((day) => monthOf(day) <= before) || collectedBefore.networks.some(hasFigures)

  const objectives = objectivesSection(targets, actual, month, strategyBegan(versions, client.time_zone))
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
    waiting,
    published_on: out.map(({ on }) => on),
    plan: nextPlan,
    days_ahead,
    objectives: objectives.items,
    flags: time.flags,
    minutes: time.minutes,
    has_sales: hasSales,
    experiments,
    key_dates: await keyDatesOf(client, strategy, addMonths(month, 1)),
  })
  const indicators = indicatorsSection(read, month, hasBefore ? before : null, objectives.items, lastDay(month) < today)
  const ofNetworks = {
    sent: published,
    posts,
    accounts,
    time: figures.entries.time,
    sales: figures.entries.sales,
    figures: collected.networks,
    before: collectedBefore.networks,
    site: siteMonth(visits, month, today),
    plan,
    month,
    client,
    fees: figures.other.fees,
    exchange: figures.input,
  }
  const networks = networksSection({ ...ofNetworks, given: await givenByNetwork(accounts, networksOf(ofNetworks)) })
  const ambassadors = answerOf(strategy, 'ambassadors')
  const community = await communitySection(context, client, month, {
    community: found,
    figures: collected,
    indicators: read,
    ambassadors: typeof ambassadors === 'number' ? ambassadors : null,
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
    sender: await senderOf(context, client, strategy),
    sections: {
      summary: summarySection({
        published: published.length,
        published_as_planned: published.filter(({ network }) => network === plan.plan?.network).length,
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
        open_incident: community.said?.incidents.find(({ ended_at }) => ended_at === null) ?? null,
        untracked: Object.values(client.tracking).every((since) => since === null),
        over: lastDay(month) < today,
      }),
      objectives,
      indicators,
      networks,
      posts: postsOfMonth,
      time_and_budget: time,
      return: figures.result,
      community,
      next_month: next,
      annexes: annexesSection({
        entries: figures.entries,
        other: figures.other,
        figures: collected,
        visits,
        sent: out,
        networks,
        objectives: objectives.items,
        strategy,
        until: lastDay(month),
        time_zone: client.time_zone,
      }),
    },
  }
}

/** What went out in the month with what it says; `known`: posts that are at hand. */
async function withPosts(context: Context, figures: MonthFigures, known: readonly Post[]): Promise<MonthFigures<Sent>> {
  const posts = new Map(known.map((post) => [post.id, post]))
  // one may have been due in another month
  const missing = figures.sent.map(({ sent }) => sent.delivery.post_id).filter((id) => !posts.has(id))
  if (missing.length > 0) for (const post of await (await context.store()).posts.some(missing)) posts.set(post.id, post)
  const whole = figures.sent.flatMap(({ sent, result }) => {
    const post = posts.get(sent.delivery.post_id)
    const delivery = post?.deliveries.find(({ id }) => id === sent.delivery.id)
    return post === undefined || delivery === undefined ? [] : [{ sent: { ...sent, post, delivery }, result }]
  })
  return { ...figures, sent: whole }
}

/** Of the network with the most measured posts; null: too few. */
function patternOf(networks: readonly NetworkTimes[]): WeekPattern | null {
  for (const { network, compared_by, posts, cells, best } of networks)
    if (compared_by !== null) return { network, compared_by, posts, cells, best }
  return null
}

/** Who leads the strategy: a person of the team, else the consultant by name. */
async function senderOf(context: Context, client: Client, strategy: Strategy | null): Promise<string | null> {
  const store = await context.store()
  const lead = (await store.team.list(client.slug)).find(({ roles }) => roles.includes('strategist'))
  if (lead !== undefined) return lead.alias
  const named = answerOf(strategy, 'strategist')
  if (typeof named === 'string' && named !== 'consultant') return named
  const config = await context.config()
  return config.get('consultant.name') ?? config.get('consultant.company')
}

/** Of the country and the trade, and public holidays, in the month to come. */
async function keyDatesOf(client: Client, strategy: Strategy | null, month: string): Promise<NextMonth['key_dates']> {
  const days = { from: firstDay(month), to: lastDay(month) }
  const sector = answerOf(strategy, 'sector')
  const [fr, en] = await Promise.all([
    holidaysBetween(client, days.from, days.to, 'fr'),
    holidaysBetween(client, days.from, days.to, 'en'),
  ])
  const holidays = fr.map(({ day, name }, index) => ({ day, fr: name, en: en[index]?.name ?? name }))
  const usual = keyDates(client, days, typeof sector === 'string' ? (sector as Sector) : null)
    .filter(({ day }) => day >= days.from && day <= days.to)
    .map(({ id, day }) => ({ day, fr: say('fr', keyDateLabel[id]), en: say('en', keyDateLabel[id]) }))
    .filter((one) => !holidays.some(({ day }) => day === one.day))
  return [...holidays, ...usual].toSorted((a, b) => a.day.localeCompare(b.day))
}
