import { holidaysBetween } from '../clients/holidays.ts'
import type { Context } from '../context.ts'
import { addDays, dayOf, mondayOf } from '../days.ts'
import { shortened } from '../documents/markup.ts'
import { keyDateLabel } from '../i18n/key-dates.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import type { Strategy } from '../store/strategies.ts'
import type { AnswerValues } from '../strategy/answers.ts'
import type { StrategyInput } from '../strategy/strategy.ts'
import {
  clashesOf,
  crowdedDays,
  type Calendar,
  type CalendarKeyDate,
  type CalendarPost,
  type CalendarWeek,
} from './calendar.ts'
import { dayInstant } from './day-instant.ts'
import { freeSlots, plannedPlaces, servedSlots } from './free-slots.ts'
import { keyDates } from './key-dates.ts'
import { ownKeyDates } from './own-key-dates.ts'
import { mixDays, mixOver } from './pillar-mix.ts'
import { isThere } from './standing-posts.ts'
import { daysOf, daysOfWeek, weekOf, type Days } from '../weeks.ts'

/** What the head of the calendar names; neither for several months. */
export type Period = Days & { readonly month: string | null; readonly week: string | null }

/** Letters of a text that a calendar shows of it. */
const headLength = 160

/**
 * A client's days at a glance: posts, free places, holidays and key dates, and what is wrong with them against the planned cadence. Names
 * of days in `lang`. Reads only.
 */
export async function readCalendar(context: Context, client: Client, period: Period, lang: Lang): Promise<Calendar> {
  const { month, week, from, to } = period
  const store = await context.store()
  const [accounts, strategy] = await Promise.all([store.accounts.list(client.slug), store.strategies.get(client.slug)])
  const whole = { from: mondayOf(from), to: addDays(mondayOf(to), 6) }
  const around = await postsOf(context, client, { from: addDays(whole.from, -mixDays), to: addDays(whole.to, 1) })
  const [free, holidays, marks] = await Promise.all([
    freeSlots(context, client, { from, to }),
    holidaysBetween(client, from, to, lang),
    marksOf(client, strategy, { from, to }, lang),
  ])
  const served = servedSlots(client, strategy, accounts)
  const ids = new Set(served.flatMap((one) => one.filled_by.map((account) => account.id)))
  const weeks = daysOf(whole)
    .filter((_, index) => index % 7 === 0)
    .map((monday): CalendarWeek => {
      const days = daysOfWeek(monday)
      const begin = Date.parse(dayInstant(days.from, 0, client.time_zone) ?? '')
      const end = Date.parse(dayInstant(days.to, 1, client.time_zone) ?? '')
      const planned = plannedPlaces(served, begin - 1, end, client.time_zone).length
      const posts = within(around, days).filter((post) => post.deliveries.some((one) => ids.has(one.account_id))).length
      return { week: weekOf(monday), ...days, planned, posts, over: planned > 0 && posts > planned }
    })
  const fourWeeks = addDays(to, 1 - mixDays)
  const shown = within(around, { from, to })
  // the neighbour of the first and of the last day may be the one that is too near
  const near = within(around, { from: addDays(from, -1), to: addDays(to, 1) })
  return {
    client: client.slug,
    name: client.name,
    time_zone: client.time_zone,
    month,
    week,
    from,
    to,
    today: dayOf(context.now(), client.time_zone),
    days: daysOf({ from, to }).map((day) => ({
      day,
      holidays: holidays.filter((one) => one.day === day).map((one) => one.name),
      key_dates: marks.dated
        .filter((one) => (one.from < from ? from : one.from) === day)
        .filter((one) => !holidays.some((holiday) => holiday.day === one.from && holiday.name === one.name)),
      posts: within(shown, { from: day, to: day }).map(viewed),
      free: free
        .filter((one) => one.instant.scheduled_local.slice(0, 10) === day)
        .map(({ slot, instant, accounts: goes_to, pillar }) => ({
          scheduled_at: instant.scheduled_at,
          scheduled_local: instant.scheduled_local,
          name: slot.name,
          accounts: goes_to.map((account) => account.name),
          pillar,
        })),
    })),
    weeks,
    clashes: clashesOf(near).filter((clash) => {
      const [one, other] = clash.post_ids
      return shown.some((post) => post.id === one || post.id === other)
    }),
    crowded_days: crowdedDays(shown),
    pillar_mix: mixOver(strategy, around.filter(isThere), from < fourWeeks ? from : fourWeeks, to),
    undated_key_dates: marks.undated,
  }
}

/** Every post that has a place in these days, lost ones too: those want a person. */
async function postsOf(context: Context, client: Client, { from, to }: Days): Promise<Post[]> {
  const { posts } = await context.store()
  const begin = dayInstant(from, 0, client.time_zone)
  const end = dayInstant(to, 1, client.time_zone)
  if (begin === null || end === null) return []
  const found = await posts.list({ client: client.slug, all: true, from: begin, to: end })
  return found.filter((post) => post.deliveries.some((one) => one.state !== 'cancelled' && one.deleted_at === null))
}

function within(posts: readonly Post[], { from, to }: Days): Post[] {
  return posts.filter((post) => {
    const day = post.scheduled_local?.slice(0, 10) ?? ''
    return day >= from && day <= to
  })
}

function viewed({ id, status, scheduled_at, scheduled_local, title, text, pillar, deliveries }: Post): CalendarPost {
  const [first] = deliveries
  const words = title ?? (text.trim() === '' ? (first?.content.text ?? '') : text)
  return {
    id,
    scheduled_at: scheduled_at ?? '',
    scheduled_local: scheduled_local ?? '',
    status,
    accounts: [...new Set(deliveries.filter((one) => one.state !== 'cancelled').map((one) => one.account))],
    pillar,
    head: shortened(words.replace(/\s+/g, ' ').trim(), headLength),
  }
}

/** The key dates of the place and the trade, and those that the client wrote down. */
async function marksOf(
  client: Client,
  strategy: Strategy | null,
  days: Days,
  lang: Lang,
): Promise<{ dated: CalendarKeyDate[]; undated: readonly string[] }> {
  const { sector } = (strategy?.input ?? {}) as Partial<StrategyInput>
  const topics = strategy?.answers['topics']
  const lines = topics?.state === 'answered' ? ((topics.value as AnswerValues['topics']).key_dates ?? []) : []
  const own = await ownKeyDates(lines, days, client.lang)
  const dated = [
    ...keyDates(client, days, sector ?? null).map(({ id, day, to }) => ({
      id,
      name: say(lang, keyDateLabel[id]),
      from: day,
      to,
    })),
    ...own.dated.map(({ name, day, to }) => ({ id: null, name, from: day, to })),
  ]
  return { dated: dated.toSorted((a, b) => a.from.localeCompare(b.from)), undated: own.undated }
}
