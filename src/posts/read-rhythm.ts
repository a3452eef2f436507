import type { Context } from '../context.ts'
import { addDays, dayOf, mondayOf } from '../days.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import type { Strategy } from '../store/strategies.ts'
import { dayInstant } from './day-instant.ts'
import { plannedPlaces, servedSlots } from './free-slots.ts'
import type { MixOfDays } from './pillar-mix.ts'
import { mixUpToLast } from './read-mix.ts'
import { aheadDays, daysAhead, dormantDays, fullWeeks, keptOf, publishedIn, type Kept } from './rhythm.ts'
import { standingPosts } from './standing-posts.ts'
import type { Days } from '../weeks.ts'

export interface Rhythm {
  readonly kept: Kept
  /** Whole days that the queue is full for, at most 28. */
  readonly days_ahead: number
  /** Of the four weeks that end with the last post to come; null without a strategy that plans one. */
  readonly mix: MixOfDays | null
  /** Accounts of at least 30 days on which nothing was published in the last 30. */
  readonly dormant_accounts: readonly Pick<Account, 'name' | 'network'>[]
}

/** Whether the client's regularity and its mix are kept. Reads only. */
export async function readRhythm(context: Context, client: Client): Promise<Rhythm> {
  const store = await context.store()
  const { time_zone } = client
  const today = dayOf(context.now(), time_zone)
  const [accounts, versions, posts] = await Promise.all([
    store.accounts.list(client.slug),
    store.strategies.list(client.slug),
    standingPosts(context, client, { from: addDays(mondayOf(today), -aheadDays - 2), to: addDays(today, aheadDays) }),
  ])
  const strategy = newest(versions)
  const served = servedSlots(client, strategy, accounts)
  const place = (after: number, days: Days) => {
    const begin = Math.max(after, instantOf(days.from, 0, time_zone) - 1)
    return plannedPlaces(served, begin, instantOf(days.to, 1, time_zone), time_zone)
  }
  const kept = (): Kept => {
    if (served.length === 0) return { bp: null, reason: 'no_cadence' }
    const weeks = fullWeeks(today, dayOf(new Date(beganAt(client, versions)), time_zone))
    if (weeks === null) return { bp: null, reason: 'too_early' }
    const ids = new Set(served.flatMap((one) => one.filled_by.map((account) => account.id)))
    const published = publishedIn(posts, ids, weeks, (instant) => dayOf(new Date(instant), time_zone))
    return keptOf(place(0, weeks).length, published, weeks.weeks)
  }
  const now = context.now().getTime()
  const to_come = place(now, { from: today, to: addDays(today, aheadDays) })
  return {
    kept: kept(),
    days_ahead: daysAhead(to_come, posts, today, served.length > 0),
    mix: mixUpToLast(strategy, posts, today),
    dormant_accounts: dormant(accounts, posts, now),
  }
}

/** When the rhythm was promised: with the first strategy, else with the client and its own slots. */
function beganAt(client: Client, versions: readonly Strategy[]): string {
  const [first] = versions.map((version) => version.created_at).toSorted()
  return first ?? client.created_at
}

function newest(versions: readonly Strategy[]): Strategy | null {
  return versions.toSorted((a, b) => b.version - a.version)[0] ?? null
}

function dormant(accounts: readonly Account[], posts: readonly Post[], now: number): Pick<Account, 'name' | 'network'>[] {
  const since = new Date(now - dormantDays * 86_400_000).toISOString()
  const awake = new Set(
    posts.flatMap((post) => post.deliveries.filter((one) => (one.published_at ?? '') > since).map((one) => one.account_id)),
  )
  return accounts
    .filter((account) => account.created_at <= since && !awake.has(account.id))
    .map(({ name, network }) => ({ name, network }))
}

function instantOf(day: string, days: number, time_zone: string): number {
  return Date.parse(dayInstant(day, days, time_zone) ?? '')
}
