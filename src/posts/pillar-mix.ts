import { largestRemainder, sum } from '../arithmetic.ts'
import { addDays } from '../days.ts'
import type { Strategy } from '../store/strategies.ts'
import type { StrategyResult } from '../strategy/strategy.ts'
import { pillarIds, type Pillar } from '../strategy/weights.ts'

/** Days over which the mix is looked at. */
export const mixDays = 28
/** Points (percent of the posts) from the plan beyond which it is said. */
export const driftPoints = 15

/** Planned percent per pillar, as the strategy has it: sums to 100, or is empty. */
export type PlannedMix = Readonly<Partial<Record<Pillar, number>>>

/** That of a client's strategy; empty without one, or without an objective in it. */
export function plannedMix(strategy: Strategy | null): PlannedMix {
  return (strategy?.result as Partial<StrategyResult> | undefined)?.pillars ?? {}
}

export interface PillarShare {
  readonly pillar: Pillar
  readonly planned_percent: number
  readonly posts: number
  /** Null as long as no post has a pillar. */
  readonly actual_percent: number | null
  /** Actual less planned; null with it. */
  readonly drift_points: number | null
}

export interface PillarMix {
  /** Every pillar that is planned or used, in the order of the strategy; the actual percents sum to 100. */
  readonly shares: readonly PillarShare[]
  /** Posts that have a pillar. */
  readonly posts: number
  readonly without_pillar: number
}

/** What the posts were about, against the plan. `pillars`: of each post, null or a word of its own where it has none of these. */
export function pillarMix(planned: PlannedMix, pillars: readonly (string | null)[]): PillarMix {
  const counts = pillarIds.map((id) => pillars.filter((one) => one === id).length)
  const posts = sum(counts)
  const actual = posts === 0 ? null : largestRemainder(counts, 100)
  const shares = pillarIds.flatMap((pillar, index) => {
    const planned_percent = planned[pillar] ?? 0
    const count = counts[index] ?? 0
    if (planned_percent === 0 && count === 0) return []
    const actual_percent = actual?.[index] ?? null
    const drift_points = actual_percent === null ? null : actual_percent - planned_percent
    return [{ pillar, planned_percent, posts: count, actual_percent, drift_points }]
  })
  return { shares, posts, without_pillar: pillars.length - posts }
}

/**
 * The pillars more than 15 points from the plan, the furthest first. A difference of less than one whole post is none: of two posts, one
 * is always fifty percent. Without a plan nothing drifts.
 */
export function drifted({ shares, posts }: PillarMix): PillarShare[] {
  if (shares.every((share) => share.planned_percent === 0)) return []
  const size = (share: PillarShare): number => Math.abs(share.drift_points ?? 0)
  return shares
    .filter((share) => size(share) > driftPoints && Math.abs(100 * share.posts - share.planned_percent * posts) >= 100)
    .toSorted((a, b) => size(b) - size(a))
}

/**
 * The pillar furthest behind its share, counting the post that will be about it; of two, the one planned more, then the order of the
 * strategy. Null without a plan.
 */
export function nextPillar(planned: PlannedMix, pillars: readonly (string | null)[]): Pillar | null {
  const { shares, posts } = pillarMix(planned, pillars)
  const behind = (share: PillarShare): number => share.planned_percent * (posts + 1) - 100 * share.posts
  const [first] = shares
    .filter((share) => share.planned_percent > 0)
    .toSorted((a, b) => behind(b) - behind(a) || b.planned_percent - a.planned_percent)
  return first?.pillar ?? null
}

/** The mix of some days. */
export interface MixOfDays extends PillarMix {
  readonly from: string
  readonly to: string
  readonly drifted: readonly PillarShare[]
  /** The pillar furthest behind. */
  readonly next: Pillar | null
}

interface Placed {
  readonly scheduled_local: string | null
  readonly pillar: string | null
}

/** The mix over the four weeks that end with a day; null without a strategy that plans one. */
export function mixUntil(strategy: Strategy | null, posts: readonly Placed[], to: string): MixOfDays | null {
  return mixOver(strategy, posts, addDays(to, 1 - mixDays), to)
}

/** The mix from one day to another, both included. */
export function mixOver(strategy: Strategy | null, posts: readonly Placed[], from: string, to: string): MixOfDays | null {
  const planned = plannedMix(strategy)
  if (Object.keys(planned).length === 0) return null
  const pillars = posts
    .filter((post) => {
      const day = post.scheduled_local?.slice(0, 10) ?? ''
      return day >= from && day <= to
    })
    .map((post) => post.pillar)
  const mix = pillarMix(planned, pillars)
  return { ...mix, from, to, drifted: drifted(mix), next: nextPillar(planned, pillars) }
}
