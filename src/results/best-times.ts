/**
 * When posts did better, by the client's own results. Pure. Posts of one network, compared at seven days on the same figure; the middle
 * of a block of hours, not its mean: one post that went far is no habit.
 */
import { median } from '../arithmetic.ts'
import { wallOf, weekdayOf } from '../posts/wall-time.ts'
import { compares, rank, type ComparedBy, type PostResult } from './post-results.ts'
import type { ReadersNetwork } from '../networks/readers-network.ts'

/** Fewer measured posts on a network say nothing of its hours. */
export const fewestPosts = 20
/** Fewer posts in a block, and it is not named. */
export const fewestInBlock = 4
/** A block lasts so many hours: 0 to 3, 3 to 6, …, in the client's zone. */
export const blockHours = 3
/** How much better than the middle of all posts a block's middle must be, in basis points of it. Judgement: less is the luck of a few posts. */
const betterBp = 2_000n
/** And so many of its posts must lie above the middle of all, of four. */
const aboveOfFour = 3
/** No more than this many blocks are named. */
const mostNamed = 3

export interface TimesCell {
  /** 0 is Sunday. */
  readonly weekday: number
  /** The hour in which the block begins. */
  readonly hour: number
  readonly posts: number
  /** Basis points, or engagements. */
  readonly median: number
}

export interface NetworkTimes {
  readonly network: ReadersNetwork
  readonly compared_by: ComparedBy | null
  /** Posts that have this figure at seven days. */
  readonly posts: number
  /** The middle of all of them. */
  readonly median: number | null
  readonly cells: readonly TimesCell[]
  /** The blocks that stand out, the best first; none: `reason`. */
  readonly best: readonly TimesCell[]
  readonly reason: 'too_few_measured' | 'nothing_stands_out' | null
}

/** Of each network with a measured post, the one with the most first. */
export function bestTimes(posts: readonly PostResult[], timeZone: string): NetworkTimes[] {
  const measured = posts.filter((post) => compares(post) && post.published_at !== null && post.day_only !== true)
  const networks = [...new Set(measured.map(({ network }) => network))]
  return networks
    .map((network) =>
      timesOf(
        network,
        measured.filter((post) => post.network === network),
        timeZone,
      ),
    )
    .toSorted((a, b) => b.posts - a.posts || a.network.localeCompare(b.network))
}

function timesOf(network: ReadersNetwork, posts: readonly PostResult[], timeZone: string): NetworkTimes {
  const ranking = rank(posts, fewestPosts)
  if (ranking === null) {
    return { network, compared_by: null, posts: posts.length, median: null, cells: [], best: [], reason: 'too_few_measured' }
  }
  const { by, ranked } = ranking
  const middle = median(ranked.map(({ value }) => value)) ?? 0
  const blocks = new Map<string, { readonly weekday: number; readonly hour: number; readonly values: number[] }>()
  for (const { post, value } of ranked) {
    const wall = wallOf(new Date(post.published_at ?? ''), timeZone)
    const [weekday, hour] = [weekdayOf(wall), Math.floor(wall.hour / blockHours) * blockHours]
    const known = blocks.get(`${weekday} ${hour}`)
    if (known) known.values.push(value)
    else blocks.set(`${weekday} ${hour}`, { weekday, hour, values: [value] })
  }
  const cells = [...blocks.values()]
    .map(({ weekday, hour, values }) => ({
      cell: { weekday, hour, posts: values.length, median: median(values) ?? 0 },
      above: values.filter((value) => value > middle).length,
    }))
    .toSorted((a, b) => monday(a.cell) - monday(b.cell) || a.cell.hour - b.cell.hour)
  const best = cells
    .filter(({ cell, above }) => cell.posts >= fewestInBlock && above * 4 >= cell.posts * aboveOfFour)
    .filter(({ cell }) => BigInt(cell.median) * 10_000n >= BigInt(middle) * (10_000n + betterBp) && cell.median > middle)
    .map(({ cell }) => cell)
    .toSorted((a, b) => b.median - a.median || b.posts - a.posts)
    .slice(0, mostNamed)
  const reason = best.length === 0 ? 'nothing_stands_out' : null
  return { network, compared_by: by, posts: ranked.length, median: middle, cells: cells.map(({ cell }) => cell), best, reason }
}

/** Days of the week from Monday on. */
function monday({ weekday }: TimesCell): number {
  return (weekday + 6) % 7
}
