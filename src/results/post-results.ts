/**
 * What came of each post, at the same age for all: seven days. Pure. Parts of engagement that a network does not give stay null, and a
 * post without any is not measured, never 0.
 */
import { rhaz, sum } from '../arithmetic.ts'
import type { Metric } from '../networks/contract.ts'
import type { Reading } from '../store/metrics.ts'
import type { ReadersNetwork } from '../networks/readers-network.ts'

/** A post that is out, through smm (`delivery_id`) or not (`remote_post`). */
export interface PostOut {
  readonly delivery_id: number | null
  readonly remote_post: string | null
  readonly network: ReadersNetwork
  /** Null: nobody told when. */
  readonly published_at: string | null
  /** Its source tells the day alone: the hour is not known. */
  readonly day_only?: boolean
}

export interface PostResult extends PostOut {
  /** `in_progress`: younger than seven days; its figures are those of now. */
  readonly state: 'measured' | 'in_progress' | 'not_measured'
  /** Of the reading that is shown, whole hours; null: not known. */
  readonly age_hours: number | null
  readonly captured_at: string | null
  readonly source: Reading['source'] | null
  readonly figures: Readonly<Partial<Record<Metric, number>>>
  /** Reactions, comments, shares and saves; where none is given, the network's own sum. */
  readonly engagements: number | null
  /** Engagements out of the first of these that is known: reach, impressions, views. */
  readonly rate: { readonly by: 'reach' | 'impressions' | 'views'; readonly bp: number } | null
}

export const comparedAtHours = 7 * 24
/** A reading this much before the seventh day still stands for it: a weekly cron may come a little early. */
const earliestHours = 6 * 24

export function postResults(posts: readonly PostOut[], snapshots: readonly Reading[], now: Date): PostResult[] {
  const of = new Map<string, Reading[]>()
  for (const one of snapshots) {
    const key = keyOf(one)
    const list = of.get(key)
    if (list) list.push(one)
    else of.set(key, [one])
  }
  return posts.map((post) => resultOf(post, of.get(keyOf(post)) ?? [], now))
}

function keyOf({
  delivery_id,
  network,
  remote_post,
}: Pick<PostOut, 'delivery_id' | 'remote_post'> & { network: string }): string {
  return delivery_id === null ? `${network} ${remote_post ?? ''}` : String(delivery_id)
}

interface Aged {
  readonly one: Reading
  readonly age: number | null
}

function resultOf(post: PostOut, snapshots: readonly Reading[], now: Date): PostResult {
  const age = post.published_at === null ? null : hoursBetween(post.published_at, now.toISOString())
  const young = age !== null && age < earliestHours
  // thousands of readings: the age of each is worked out once
  const shown = new Map<string, Aged>()
  for (const one of snapshots) {
    if (one.value === null) continue
    const aged = { one, age: ageOf(post, one) }
    const known = shown.get(one.metric)
    if (known === undefined || isBetter(aged, known, young)) shown.set(one.metric, aged)
  }
  const figures: Partial<Record<Metric, number>> = {}
  let latest: Aged | null = null
  for (const [metric, aged] of shown) {
    if (aged.one.value !== null) figures[metric as Metric] = aged.one.value
    if (latest === null || aged.one.captured_at > latest.one.captured_at) latest = aged
  }
  const engagements = engagementsOf(figures)
  const measured = Object.keys(figures).length > 0
  return {
    ...post,
    state: !measured ? (young ? 'in_progress' : 'not_measured') : young ? 'in_progress' : 'measured',
    age_hours: latest?.age ?? null,
    captured_at: latest?.one.captured_at ?? null,
    source: latest?.one.source ?? null,
    figures,
    engagements,
    rate: rateOf(engagements, figures),
  }
}

/** Nearest to the seventh day; of a young post, and where no age is known, the newest. */
function isBetter(a: Aged, b: Aged, young: boolean): boolean {
  if (young || a.age === null || b.age === null) return a.one.captured_at >= b.one.captured_at
  // of two of the same age the later one mends the earlier
  return far(a.age) <= far(b.age)
}

function far(age: number): number {
  return age < earliestHours ? 1e9 - age : Math.abs(age - comparedAtHours)
}

function ageOf({ published_at }: PostOut, { age_hours, captured_at }: Reading): number | null {
  return age_hours ?? (published_at === null ? null : hoursBetween(published_at, captured_at))
}

function hoursBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 3_600_000))
}

export function engagementsOf(figures: Partial<Record<Metric, number>>): number | null {
  const parts = [figures.reactions, figures.comments, figures.shares, figures.saves].filter((part) => part !== undefined)
  return parts.length > 0 ? sum(parts) : (figures.engagements ?? null)
}

function rateOf(engagements: number | null, figures: Partial<Record<Metric, number>>): PostResult['rate'] {
  if (engagements === null) return null
  for (const by of ['reach', 'impressions', 'views'] as const) {
    const below = figures[by]
    if (below !== undefined && below > 0) return { by, bp: rhaz(engagements * 10_000, below) }
  }
  return null
}

/** What several posts are compared by: the first that at least `fewest` of them have. Only rates of the same denominator compare. */
export type ComparedBy = 'er_by_reach' | 'er_by_impressions' | 'er_by_views' | 'engagements'

export const fewestToRank = 5

export interface Ranking {
  readonly by: ComparedBy
  /** Best first; of equals the one with more engagements, then the earlier. Values are basis points, or engagements. */
  readonly ranked: readonly { readonly post: PostResult; readonly value: number }[]
}

/** Read at seven days or later: what a post has on its second day compares with nothing. */
export function compares({ state, age_hours }: PostResult): boolean {
  return state === 'measured' && (age_hours === null || age_hours >= earliestHours)
}

/** Null: fewer than five posts of seven days have a figure that compares. */
export function rank(posts: readonly PostResult[], fewest = fewestToRank): Ranking | null {
  const measured = posts.filter(compares)
  for (const by of ['er_by_reach', 'er_by_impressions', 'er_by_views', 'engagements'] as const) {
    const found = measured.flatMap((post) => {
      const value = valueBy(post, by)
      return value === null ? [] : [{ post, value }]
    })
    if (found.length < fewest) continue
    const ranked = found.toSorted(
      (a, b) =>
        b.value - a.value ||
        (b.post.engagements ?? 0) - (a.post.engagements ?? 0) ||
        String(a.post.published_at).localeCompare(String(b.post.published_at)),
    )
    return { by, ranked }
  }
  return null
}

const denominator = { er_by_reach: 'reach', er_by_impressions: 'impressions', er_by_views: 'views' } as const

/** The figure of one post that a comparison goes by; null where it has none. */
export function valueBy(post: PostResult, by: ComparedBy): number | null {
  if (by === 'engagements') return post.engagements
  if (post.rate !== null && by === `er_by_${post.rate.by}`) return post.rate.bp
  const below = post.figures[denominator[by]] ?? 0
  return post.engagements === null || below <= 0 ? null : rhaz(post.engagements * 10_000, below)
}
