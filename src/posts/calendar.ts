import type { DeliveryStatus } from '../store/deliveries.ts'
import type { Post } from '../store/posts.ts'
import type { Pillar } from '../strategy/weights.ts'
import type { MixOfDays } from './pillar-mix.ts'
import { closeMs } from './slots.ts'

/** More than so many posts of one account on one day crowd its readers. */
export const mostADay = 2

/** A month or a week of a client, day by day. */
export interface Calendar {
  readonly client: string
  readonly name: string
  readonly time_zone: string
  /** `2026-12`; null for a week or for several months. */
  readonly month: string | null
  /** `2026-W50`; null for a month. */
  readonly week: string | null
  readonly from: string
  readonly to: string
  readonly today: string
  readonly days: readonly CalendarDay[]
  /** Every week that the days touch, whole. */
  readonly weeks: readonly CalendarWeek[]
  readonly clashes: readonly Clash[]
  readonly crowded_days: readonly Crowd[]
  /** Of the days shown, of four weeks at least; null without a strategy that plans one. */
  readonly pillar_mix: MixOfDays | null
  /** What the client wrote of its year in whose words no day was found. */
  readonly undated_key_dates: readonly string[]
}

export interface CalendarDay {
  readonly day: string
  readonly holidays: readonly string[]
  /** Those that begin on it; on the first day shown, those that run already too. */
  readonly key_dates: readonly CalendarKeyDate[]
  readonly posts: readonly CalendarPost[]
  /** Planned places that nothing stands in, from now on. */
  readonly free: readonly CalendarPlace[]
}

export interface CalendarKeyDate {
  /** Null for the client's own. */
  readonly id: string | null
  readonly name: string
  readonly from: string
  readonly to: string
}

export interface CalendarPost {
  readonly id: number
  readonly scheduled_at: string
  readonly scheduled_local: string
  readonly status: DeliveryStatus
  readonly accounts: readonly string[]
  readonly pillar: string | null
  /** Title, else the beginning of the text. */
  readonly head: string
}

export interface CalendarPlace {
  readonly scheduled_at: string
  readonly scheduled_local: string
  /** Of its slot. */
  readonly name: string | null
  readonly accounts: readonly string[]
  /** To write about. */
  readonly pillar: Pillar | null
}

export interface CalendarWeek {
  readonly week: string
  readonly from: string
  readonly to: string
  /** Places of the cadence. */
  readonly planned: number
  /** On the accounts that the cadence is for. */
  readonly posts: number
  /** More than planned. */
  readonly over: boolean
}

/** Two posts of one account within the hour. */
export interface Clash {
  readonly account: string
  readonly post_ids: readonly [number, number]
  readonly scheduled_local: string
  readonly minutes: number
}

/** More than two posts of one account on one day. */
export interface Crowd {
  readonly account: string
  readonly day: string
  readonly posts: number
}

/** The posts of these that leave or left, by account, each in the order of time: what is not finished, or lost, is nobody's neighbour. */
function byAccount(posts: readonly Post[]): Map<string, { post: Post; at: number }[]> {
  const found = new Map<string, { post: Post; at: number }[]>()
  for (const post of posts) {
    for (const one of post.deliveries) {
      const due = one.published_at ?? one.due_at ?? post.scheduled_at
      if (one.part > 0 || due === null || ['draft', 'missed', 'failed', 'cancelled'].includes(one.status)) continue
      found.set(one.account, [...(found.get(one.account) ?? []), { post, at: Date.parse(due) }])
    }
  }
  for (const [account, list] of found)
    found.set(
      account,
      list.toSorted((a, b) => a.at - b.at),
    )
  return found
}

export function clashesOf(posts: readonly Post[]): Clash[] {
  const clashes = [...byAccount(posts)].flatMap(([account, list]) =>
    list.flatMap((one, index) => {
      const next = list[index + 1]
      if (next === undefined || next.at - one.at >= closeMs) return []
      const minutes = Math.round((next.at - one.at) / 60_000)
      const post_ids = [one.post.id, next.post.id] as const
      return [{ account, post_ids, scheduled_local: one.post.scheduled_local ?? '', minutes }]
    }),
  )
  return clashes.toSorted((a, b) => a.scheduled_local.localeCompare(b.scheduled_local) || a.post_ids[0] - b.post_ids[0])
}

export function crowdedDays(posts: readonly Post[]): Crowd[] {
  const crowds = [...byAccount(posts)].flatMap(([account, list]) => {
    const days = new Map<string, number>()
    for (const { post } of list) {
      const day = post.scheduled_local?.slice(0, 10) ?? ''
      days.set(day, (days.get(day) ?? 0) + 1)
    }
    return [...days].filter(([, count]) => count > mostADay).map(([day, count]) => ({ account, day, posts: count }))
  })
  return crowds.toSorted((a, b) => a.day.localeCompare(b.day) || a.account.localeCompare(b.account))
}
