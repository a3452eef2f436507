import type { Context } from '../context.ts'
import type { Account } from '../store/accounts.ts'
import type { Client, Slot } from '../store/clients.ts'
import type { Post } from '../store/posts.ts'
import type { Strategy } from '../store/strategies.ts'
import type { StrategyResult } from '../strategy/strategy.ts'
import type { Pillar } from '../strategy/weights.ts'
import { slotsOf } from './choose-slot.ts'
import { dayInstant } from './day-instant.ts'
import { addDays } from '../days.ts'
import { mixDays, nextPillar, plannedMix, type PlannedMix } from './pillar-mix.ts'
import { isFor, pillarOfSlot, placesAfter, type Place } from './slots.ts'
import { standingPosts } from './standing-posts.ts'
import { chooseTargets } from './targets.ts'
import type { Instant } from './when.ts'

/** A planned place that no post has taken. */
export interface FreeSlot {
  readonly slot: Slot
  readonly instant: Instant
  /** The accounts that a post in it goes to when nothing else is said; empty as long as the client has none. */
  readonly accounts: readonly Account[]
  /** What its name says, else the pillar that will be furthest behind then; null without a strategy. */
  readonly pillar: Pillar | null
}

/** A slot with the accounts it is for. */
export interface ServedSlot {
  readonly slot: Slot
  readonly accounts: readonly Account[]
  /** Accounts whose posts fill it: of a slot that is for all, any of them. */
  readonly filled_by: readonly Account[]
}

/**
 * The free places of a client from one day to another (both included, in its zone), earliest first; those that are over are not free any
 * more. Each has the pillar to write about: the mix of the four weeks before, of what is queued and of the places before it is kept.
 */
export async function freeSlots(
  context: Context,
  client: Client,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<FreeSlot[]> {
  const store = await context.store()
  const [accounts, strategy, posts] = await Promise.all([
    store.accounts.list(client.slug),
    store.strategies.get(client.slug),
    // a post soon after midnight may take the last place
    standingPosts(context, client, { from: addDays(from, -mixDays), to: addDays(to, 1) }),
  ])
  const served = servedSlots(client, strategy, accounts)
  const begin = Math.max(instantOf(from, 0, client.time_zone) - 1, context.now().getTime())
  const end = instantOf(to, 1, client.time_zone)
  const free = plannedPlaces(served, begin, end, client.time_zone).filter((place) => !isFilled(place, posts))
  return withPillars(free, plannedMix(strategy), posts)
}

/** The client's slots with the accounts they are for. One that names nobody is for those a post goes to by itself, else for all. */
export function servedSlots(client: Client, strategy: Strategy | null, accounts: readonly Account[]): ServedSlot[] {
  const result = strategy?.result as Partial<StrategyResult> | undefined
  const targets = chooseTargets(null, accounts, result?.phase1?.network ?? null)
  const default_accounts = targets.is === 'accounts' ? targets.accounts : accounts
  const own = client.slots.length > 0
  return slotsOf(client, strategy).map((slot) => {
    const named = accounts.filter((account) => isFor(slot, [account]))
    if (slot.to.length > 0) return { slot, accounts: named, filled_by: named }
    // what the strategy asks for is for its first network alone
    return { slot, accounts: default_accounts, filled_by: own ? accounts : default_accounts }
  })
}

/** A place with the accounts of its slot. */
export interface ServedPlace extends Place {
  readonly served: ServedSlot
}

/** Places after one instant and before another (milliseconds), earliest first. The room of each is among the slots of its accounts. */
export function plannedPlaces(served: readonly ServedSlot[], after: number, before: number, time_zone: string): ServedPlace[] {
  const groups = new Map<string, ServedSlot[]>()
  for (const one of served) {
    const key = one.filled_by.map((account) => account.id).join(' ')
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const places: ServedPlace[] = []
  for (const group of groups.values()) {
    const accounts = group[0]?.filled_by ?? []
    const rivals = served.map((one) => one.slot).filter((slot) => isFor(slot, accounts))
    for (const place of placesAfter(rivals, new Date(after), time_zone)) {
      if (Date.parse(place.instant.scheduled_at) >= before) break
      const own = group.find((one) => one.slot === place.slot)
      if (own) places.push({ ...place, served: own })
    }
  }
  return places.toSorted((a, b) => a.instant.scheduled_at.localeCompare(b.instant.scheduled_at))
}

/** Does a post of one of its accounts stand nearer than its room? */
export function isFilled({ instant, room, served }: ServedPlace, posts: readonly Post[]): boolean {
  const at = Date.parse(instant.scheduled_at)
  const ids = new Set(served.filled_by.map((account) => account.id))
  return posts.some((post) =>
    post.deliveries.some((one) => {
      if (one.part > 0 || one.state === 'cancelled' || !ids.has(one.account_id)) return false
      const stands_at = one.published_at ?? one.due_at ?? post.scheduled_at
      return stands_at !== null && Math.abs(Date.parse(stands_at) - at) < room
    }),
  )
}

/** In the order of time, what stands and what has just been given a pillar together. */
function withPillars(places: readonly ServedPlace[], planned: PlannedMix, posts: readonly Post[]): FreeSlot[] {
  const pillars = posts.map((post) => post.pillar)
  return places.map(({ slot, instant, served }) => {
    const pillar = pillarOfSlot(slot) ?? nextPillar(planned, pillars)
    pillars.push(pillar)
    return { slot, instant, accounts: served.accounts, pillar }
  })
}

function instantOf(day: string, days: number, time_zone: string): number {
  return Date.parse(dayInstant(day, days, time_zone) ?? '')
}
