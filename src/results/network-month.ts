/** The figures of one network in one month, from what was read, typed or imported. Pure. Nothing is guessed: null has its reason. */
import { rhaz, sum } from '../arithmetic.ts'
import { dayInstant } from '../posts/day-instant.ts'
import type { Snapshot } from '../store/metrics.ts'
import { dayOf } from './day.ts'
import { metricKinds, type MetricName } from './metric.ts'
import type { CountedAccount, MonthView } from './month-view.ts'
import { addMonths, daysIn, firstDay, lastDay } from './month.ts'
import type { PostResult } from './post-results.ts'
import type { ReadersNetwork } from '../networks/readers-network.ts'

export type FigureReason =
  | 'not_collected'
  | 'not_given_by_network'
  | 'not_permitted'
  /** A counter was read at one end of the month alone, or at none. */
  | 'no_reading_at_month_end'
  /** One person is counted in each of several accounts: their reach may not be added up. */
  | 'not_additive'

export interface MonthFigure {
  readonly value: number | null
  readonly reason: FigureReason | null
  /** Some days were not read: it is this much or more. */
  readonly at_least: boolean
  readonly source: Snapshot['source'] | null
  readonly captured_at: string | null
}

export interface NetworkFigures {
  readonly network: ReadersNetwork
  /** Of the account as the network gives it for the month: people counted once. */
  readonly reach: MonthFigure
  /** Of the month's posts added up: people counted in each. Null where no post has one. */
  readonly reach_of_posts: number | null
  readonly impressions: MonthFigure
  readonly views: MonthFigure
  /** Of the month's posts at seven days (younger ones as they stand); where no post has any, the account's own. */
  readonly engagements: MonthFigure
  /** Ratio of sums over the posts that have both; null: none has. */
  readonly rate: { readonly by: 'reach' | 'impressions' | 'views'; readonly bp: number; readonly posts: number } | null
  readonly clicks: MonthFigure
  /** At the end of the month, and what changed since its beginning. */
  readonly followers: MonthFigure
  readonly follower_net: MonthFigure
  readonly follower_start: number | null
}

/** How far from the end of a month a counter may have been read. */
const nearDays = 3
const dayMs = 86_400_000

/**
 * A figure of the month from the snapshots of accounts and of the firm (`ofAccounts`, at least from three days before the month to three
 * days after). `network` null: of the firm, whatever the network. A month that is not over ends at `view.now`.
 */
export function figureOfMonth(
  snapshots: readonly Snapshot[],
  metric: MetricName,
  month: string,
  network: ReadersNetwork | null,
  view: MonthView,
): MonthFigure {
  const own = snapshots.filter((one) => one.metric === metric && (network === null || one.network === network))
  if (own.length === 0) return nothing('not_collected')
  const read = metricKinds[metric].of === 'level' ? levelAt : flowOf
  const networks = [...new Set(own.map((one) => one.network))]
  const figures = networks.map((name) =>
    combine(
      own.filter((one) => one.network === name),
      metric,
      (of) => read(of, metric, month, view),
      view.accounts.filter((one) => one.network === name && one.metrics.includes(metric) && stands(one, month)),
    ),
  )
  const known = figures.filter(({ value }) => value !== null)
  return known.length === 0 ? (figures[0] ?? nothing('not_collected')) : together(known, metric)
}

/** The change of a counter over the month: of the same accounts at both ends. One that came or went brought or took nobody. */
export function changeOfMonth(
  snapshots: readonly Snapshot[],
  metric: MetricName,
  month: string,
  network: ReadersNetwork,
  view: MonthView,
): { change: MonthFigure; start: number | null } {
  const before = addMonths(month, -1)
  const end = figureOfMonth(snapshots, metric, month, network, view)
  const start = figureOfMonth(snapshots, metric, before, network, view)
  if (end.value === null || start.value === null) {
    const known = snapshots.some((one) => one.metric === metric && one.network === network)
    return { change: nothing(known ? (end.reason ?? start.reason ?? 'not_collected') : 'not_collected'), start: start.value }
  }
  const own = snapshots.filter((one) => one.metric === metric && one.network === network && one.account_id !== null)
  const ids = [...new Set(own.map(({ account_id }) => account_id))]
  const readAt = (of: string): string =>
    String(
      ids.filter((id) => {
        const ofAccount = own.filter(({ account_id }) => account_id === id)
        return levelAt(ofAccount, metric, of, view).value !== null
      }),
    )
  const [first, last] = [readAt(before), readAt(month)]
  // a figure of the whole network, at either end, stands for all its accounts
  const whole = (first === '' || last === '') && !start.at_least && !end.at_least
  if (first !== last && !whole) return { change: nothing('no_reading_at_month_end'), start: null }
  return { change: { ...end, value: end.value - start.value, at_least: false }, start: start.value }
}

function nothing(reason: FigureReason): MonthFigure {
  return { value: null, reason, at_least: false, source: null, captured_at: null }
}

/** At the end of the month. */
function stands({ since, removed }: CountedAccount, month: string): boolean {
  return since <= lastDay(month) && (removed === null || removed > lastDay(month))
}

/**
 * Of one network. A figure for the whole (typed, or a file of the page) stands for itself; else its accounts' are put together: without one
 * of those that are there (`standing`) it is so much or more.
 */
function combine(
  own: readonly Snapshot[],
  metric: MetricName,
  read: (of: readonly Snapshot[]) => MonthFigure,
  standing: readonly CountedAccount[],
): MonthFigure {
  const whole = read(own.filter(({ account_id }) => account_id === null))
  const ids = [...new Set(own.map(({ account_id }) => account_id))].filter((id) => id !== null)
  const figures = ids.map((id) => read(own.filter(({ account_id }) => account_id === id)))
  const known = figures.filter(({ value }) => value !== null)
  // a whole stands for accounts that give none; and who types one after they were read means to mend it
  if (whole.value !== null && (known.length === 0 || String(whole.captured_at) > newestAt(known))) return whole
  if (known.length === 0) return figures[0] ?? whole
  const all = together(known, metric)
  const missing = known.length < figures.length || standing.some(({ id }) => !ids.includes(id))
  return { ...all, at_least: all.value !== null && (all.at_least || missing) }
}

/** Figures of several accounts, or of several networks. */
function together(known: readonly MonthFigure[], metric: MetricName): MonthFigure {
  const [first] = known
  if (first === undefined) return nothing('not_collected')
  if (known.length === 1) return first
  const { additive, of, unit } = metricKinds[metric]
  // followers of two pages add up; stars and shares do not
  if (!additive && (of === 'flow' || unit !== 'count')) return nothing('not_additive')
  return {
    value: sum(known.map(({ value }) => value ?? 0)),
    reason: null,
    at_least: known.some(({ at_least }) => at_least),
    source: first.source,
    captured_at: newestAt(known),
  }
}

function newestAt(list: readonly MonthFigure[]): string {
  return list.reduce((a, { captured_at }) => (captured_at !== null && captured_at > a ? captured_at : a), '')
}

/** As it stood at the end of the client's month: the reading nearest to it, at most three days away. */
function levelAt(own: readonly Snapshot[], _metric: MetricName, month: string, { now, time_zone }: MonthView): MonthFigure {
  const next = firstDay(addMonths(month, 1))
  const end = Math.min(Date.parse(dayInstant(next, 0, time_zone) ?? next), now.getTime())
  const away = (one: Snapshot): number => Math.abs(Date.parse(one.captured_at) - end)
  // years of readings: by their day first, which needs no reading of dates
  const [from, to] = [-1, 1].map((side) => new Date(end + side * (nearDays + 1) * dayMs).toISOString()) as [string, string]
  const near = own.filter((one) => one.captured_at >= from && one.captured_at <= to && away(one) <= nearDays * dayMs)
  const best = near
    .filter(({ value }) => value !== null)
    .reduce<Snapshot | null>((a, b) => (a === null || away(b) <= away(a) ? b : a), null)
  if (best !== null) return found(best.value ?? 0, best)
  const [refused] = near
  return nothing(refused === undefined ? 'no_reading_at_month_end' : reasonOf(refused))
}

/** What the source gives for exactly the month; else its days added up, where they may be. */
function flowOf(own: readonly Snapshot[], metric: MetricName, month: string, { now, time_zone }: MonthView): MonthFigure {
  const [first, last] = [firstDay(month), lastDay(month)]
  // what was refused later takes nothing away from what was given before
  const given = own.filter(({ value }) => value !== null)
  const whole = newestOf(given.filter(({ from_day, to_day }) => from_day === first && to_day === last))
  if (whole !== null) return found(whole.value ?? 0, whole)
  const days = new Map<string, Snapshot>()
  for (const one of given) {
    if (one.from_day === null || one.from_day !== one.to_day || one.from_day < first || one.from_day > last) continue
    const known = days.get(one.from_day)
    if (known === undefined || one.captured_at >= known.captured_at) days.set(one.from_day, one)
  }
  const known = [...days.values()]
  const [one] = known
  if (one === undefined) {
    const refused = newestOf(
      own.filter(({ from_day, to_day }) => from_day !== null && to_day !== null && from_day <= last && to_day >= first),
    )
    return nothing(refused === null || refused.value !== null ? 'not_collected' : reasonOf(refused))
  }
  if (!metricKinds[metric].additive) return nothing('not_additive')
  const today = dayOf(now, time_zone)
  const expected = last < today ? daysIn(month) : Math.max(1, Number(today.slice(8)) - 1)
  return {
    ...found(sum(known.map(({ value }) => value ?? 0)), newestOf(known) ?? one),
    at_least: known.length < expected,
  }
}

function newestOf(list: readonly Snapshot[]): Snapshot | null {
  return list.reduce<Snapshot | null>((a, b) => (a === null || b.captured_at >= a.captured_at ? b : a), null)
}

function found(value: number, { source, captured_at }: Snapshot): MonthFigure {
  return { value, reason: null, at_least: false, source, captured_at }
}

function reasonOf({ reason }: Snapshot): FigureReason {
  if (reason === 'not_permitted') return 'not_permitted'
  return reason === 'not_given' ? 'not_given_by_network' : 'not_collected'
}

/** All figures of one network. `posts`: those published on it in the month. */
export function networkMonth(given: {
  network: ReadersNetwork
  month: string
  snapshots: readonly Snapshot[]
  posts: readonly PostResult[]
  view: MonthView
}): NetworkFigures {
  const { network, month, snapshots, posts, view } = given
  const figure = (metric: MetricName): MonthFigure => figureOfMonth(snapshots, metric, month, network, view)
  const { change, start } = changeOfMonth(snapshots, 'followers', month, network, view)
  const ofPosts = (read: (post: PostResult) => number | null | undefined): MonthFigure | null => {
    const known = posts.flatMap((post) => {
      const value = read(post)
      return value == null ? [] : [{ value, post }]
    })
    const [first] = known
    if (first === undefined) return null
    return {
      value: sum(known.map(({ value }) => value)),
      reason: null,
      at_least: known.length < posts.length,
      source: first.post.source,
      captured_at:
        known
          .map(({ post }) => post.captured_at ?? '')
          .toSorted()
          .at(-1) ?? null,
    }
  }
  const reaches = posts.flatMap(({ figures }) => (figures.reach === undefined ? [] : [figures.reach]))
  return {
    network,
    reach: figure('reach'),
    reach_of_posts: reaches.length === 0 ? null : sum(reaches),
    impressions: either(
      figure('impressions'),
      ofPosts((post) => post.figures.impressions),
    ),
    views: either(
      figure('views'),
      ofPosts((post) => post.figures.views),
    ),
    engagements: ofPosts((post) => post.engagements) ?? figure('engagements'),
    rate: rateOf(posts),
    clicks: either(
      figure('clicks'),
      ofPosts((post) => post.figures.clicks),
    ),
    followers: figure('followers'),
    follower_net: change,
    follower_start: start,
  }
}

function either(account: MonthFigure, posts: MonthFigure | null): MonthFigure {
  return account.value !== null || posts === null ? account : posts
}

function rateOf(posts: readonly PostResult[]): NetworkFigures['rate'] {
  for (const by of ['reach', 'impressions', 'views'] as const) {
    const used = posts.flatMap(({ engagements, figures }) => {
      const below = figures[by]
      return engagements === null || below === undefined ? [] : [{ engagements, below }]
    })
    const below = sum(used.map((one) => one.below))
    if (below > 0) return { by, bp: rhaz(sum(used.map((one) => one.engagements)) * 10_000, below), posts: used.length }
  }
  return null
}
