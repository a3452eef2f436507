import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { seriesText } from '../i18n/series.ts'
import { say, type Text } from '../i18n/text.ts'
import { isNetworkId } from '../networks/ids.ts'
import { network } from '../networks/registry.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import type { NewSeries, Series } from '../store/series.ts'
import { chooseRule } from './choose-rule.ts'
import type { Due } from './choose-time.ts'
import { prepareDraw } from './draw-post.ts'
import { extendSeries } from './extend-series.ts'
import { standsFor, type Target } from './freeze.ts'
import { keepMedia } from './media.ts'
import { occurrenceTime, type OccurrenceTime } from './occurrence-time.ts'
import { nothingSaid, type PostInput } from './post-input.ts'
import { accountsFor, preparePost, type Prepared } from './prepare-post.ts'
import { storedRule, type Dates } from './recurrence.ts'
import { horizonDays, horizonOf } from './series-horizon.ts'
import { clockIssues, dueAt, templateOf } from './series-post.ts'

/** Dates said back when a series is made. */
const shownDates = 5
/** Dates looked through for clocks that change: a year of days, and the rest of the season. */
const searchedDates = 400
/** Closer than that, a network that wants no repeated text takes it as a nuisance. */
const alikeDays = 7
const dayMs = 86_400_000

/** A series that could be stored as it is: nothing has been written yet. */
export interface PlannedSeries {
  readonly series: NewSeries
  /** The posts that are made at once, the first one first; none where a pool gives them. */
  readonly posts: readonly Prepared[]
  /** What the first will be. */
  readonly first: Prepared
  readonly next: readonly OccurrenceTime[]
  /** The dates on which the clocks skip or repeat the hour, within about a year. */
  readonly clocks: readonly OccurrenceTime[]
  /** What a network thinks of a text that comes back. */
  readonly remarks: readonly { readonly network: string; readonly reason: Text }[]
  /** Day of the month that some months do not have. */
  readonly short_months: number | null
}

export interface SeriesInput {
  readonly repeat: string
  readonly until: string | null
  readonly due: Due
  /** Drawn from there instead of what the input says. */
  readonly pool_id: number | null
  readonly allow_duplicate: boolean
}

/**
 * Checks a series with each of its first posts, as one post is. Throws as `chooseRule` and `preparePost` do, and `Failure` usage
 * `too_alike`: the very same text more than once a week on a network that refuses it.
 */
export async function planSeries(
  context: Context,
  client: Client,
  input: PostInput,
  given: SeriesInput,
): Promise<PlannedSeries> {
  const { due, pool_id, allow_duplicate } = given
  const { time_zone } = due
  const { rule, dates } = await chooseRule(context, given.repeat, given.until, due.scheduled_local)
  const days = pool_id === null ? horizonDays.template : horizonDays.pool
  const horizon = horizonOf(dates, time_zone, context.now(), days)
  const times = horizon.times.map((time) => asTyped(time, due))
  const [time] = times
  if (!time) throw new Error('a rule with dates has none to come')
  const base = {
    client: client.slug,
    rule,
    first_local: due.scheduled_local,
    time_zone,
    typed_at: due.typed_at,
    allow_duplicate,
  }
  const known = {
    next: dates.next(null, shownDates).flatMap((one) => timesOf(one, time_zone)),
    clocks: dates
      .next(null, searchedDates)
      .flatMap((one) => timesOf(one, time_zone))
      .filter(
        (one) => one.clock !== null && Date.parse(one.scheduled_at) < Date.parse(time.scheduled_at) + searchedDates * dayMs,
      ),
    short_months: shortMonths(rule, due.scheduled_local),
  }
  if (pool_id !== null) {
    const account_ids =
      input.to === null ? null : (await accountsFor(context, client, input, undefined)).accounts.map((one) => one.id)
    const draw = { pool_id, time, time_zone, typed_at: due.typed_at, account_ids, series: null }
    const { prepared } = await prepareDraw(context, client, draw)
    const series = { ...base, template: null, pool_id, account_ids, extend_at: context.now().toISOString() }
    return { series, posts: [], first: prepared, remarks: [], ...known }
  }
  const origin = { series_id: null, pool_entry_id: null, pool_variant: null }
  const options = (one: OccurrenceTime) => ({
    allow_duplicate,
    draft: false,
    origin: { ...origin, occurrence: one.occurrence },
    more_issues: clockIssues(one),
  })
  const first = await preparePost(context, client, input, dueAt(time, base), options(time))
  const remarks = await refuseAlike(context, first.targets, dates, allow_duplicate)
  const template = templateOf(first.post)
  const posts = [first]
  for (const one of times.slice(1))
    posts.push(await preparePost(context, client, nothingSaid, dueAt(one, base), { ...options(one), template }))
  const series = { ...base, template, pool_id: null, account_ids: null, extend_at: horizon.extend_at }
  return { series, posts, first, remarks, ...known }
}

/** Stores it with its first posts; their files are in the home folder before. A pool gives what it has. */
export async function addSeries(context: Context, planned: PlannedSeries): Promise<{ series: Series; posts: readonly Post[] }> {
  if (planned.first.files.length > 0) await keepMedia(context, planned.first.files)
  const store = await context.store()
  const at = context.now().toISOString()
  const posts = planned.posts.map(({ post }) => post)
  const added = await store.series.add(planned.series, posts, at)
  if (planned.series.pool_id === null) return added
  const { made } = await extendSeries(context, added.series)
  return { series: (await store.series.get(added.series.id)) ?? added.series, posts: made }
}

/** The first of two equal hours, unless the second was typed with its offset. */
function asTyped(time: OccurrenceTime, due: Due): OccurrenceTime {
  return time.occurrence === due.scheduled_local && time.clock === 'twice' && time.scheduled_at !== due.scheduled_at
    ? { ...time, scheduled_at: due.scheduled_at, clock: null }
    : time
}

function timesOf(occurrence: string, time_zone: string): OccurrenceTime[] {
  const time = occurrenceTime(occurrence, time_zone)
  return time === null ? [] : [time]
}

/** `monthly` on the 31st skips half of the months, as RFC 5545 has it: people may have meant the last day. */
function shortMonths(text: string, first_local: string): number | null {
  const rule = storedRule(text)
  const plain = rule.by_day.length + rule.by_set_pos.length + rule.by_year_day.length + rule.by_week_no.length === 0
  const [day = Number(first_local.slice(8, 10))] = rule.by_month_day
  return rule.freq === 'MONTHLY' && plain && rule.by_month_day.length <= 1 && day > 28 ? day : null
}

async function refuseAlike(
  { lang }: Context,
  targets: readonly Target[],
  dates: Dates,
  allow_duplicate: boolean,
): Promise<PlannedSeries['remarks']> {
  const days = smallestGap(dates.next(null, 60))
  const remarks: { network: string; reason: Text }[] = []
  if (days === null) return remarks
  for (const { account } of targets) {
    const id = standsFor(account)
    const known = isNetworkId(id) ? await network(id) : null
    const reason = known?.refuses_repeats
    if (!known || !reason) continue
    if (days < alikeDays && !allow_duplicate) {
      const values = { days, network: known.name, reason: say(lang, reason) }
      throw new Failure('usage', 'too_alike', say(lang, seriesText.too_alike, values), {
        hint: say(lang, seriesText.too_alike_hint),
      })
    }
    if (!remarks.some((one) => one.network === known.name)) remarks.push({ network: known.name, reason })
  }
  return remarks
}

/** In days; null for a single date. */
function smallestGap(dates: readonly string[]): number | null {
  const at = dates.map((one) => Date.parse(`${one}:00Z`) / dayMs)
  const gaps = at.slice(1).map((one, i) => one - (at[i] ?? one))
  return gaps.length === 0 ? null : Math.min(...gaps)
}
