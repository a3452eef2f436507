import { median } from '../arithmetic.ts'
import { dayOf, weekdayOf } from '../days.ts'
import type { MonthFigures } from '../results/read-figures.ts'
import { compares, rank, type PostResult } from '../results/post-results.ts'
import type { Sent } from '../results/sent-posts.ts'
import type { Post } from '../store/posts.ts'
import type { Strategy } from '../store/strategies.ts'
import type { StrategyResult } from '../strategy/strategy.ts'
import { pillarIds, type Pillar } from '../strategy/weights.ts'
import { publishedPosts, titleOf } from './publications.ts'
import type { Experiment, Lesson, PostFormat, PostsOfMonth, RankedPost, WeekPattern } from './report.ts'

/** So many of the best and of the weakest are shown; no post is both. */
const shown = 3

interface Compared {
  readonly result: PostResult
  readonly sent: Sent | null
  readonly value: number
  readonly format: PostFormat
  readonly pillar: string | null
  readonly weekday: string | null
}

/** What came out, what did better and what did less well than the middle, compared at seven days. */
export function postsSection(
  figures: MonthFigures<Sent>,
  strategy: Strategy | null,
  pattern: WeekPattern | null,
  timeZone: string,
): { readonly posts: PostsOfMonth; readonly experiments: readonly Experiment[] } {
  const published = publishedPosts(figures.sent)
  const planned: Partial<Record<Pillar, number>> = (strategy?.result as StrategyResult | undefined)?.pillars ?? {}
  const results = [...figures.sent.map(({ result }) => result), ...figures.others]
  const ranking = rank(results)
  const sentOf = new Map(figures.sent.map(({ sent, result }) => [result, sent]))
  const compared = (ranking?.ranked ?? []).map(({ post, value }) => compare(post, sentOf.get(post) ?? null, value))
  const middle = median(compared.map(({ value }) => value))
  const best = compared.slice(0, shown)
  const weakest = compared.slice(Math.max(best.length, compared.length - shown)).toReversed()
  const posts: PostsOfMonth = {
    published,
    measured: results.filter(compares).length,
    in_progress: results.filter(({ state }) => state === 'in_progress').length,
    compared_by: ranking?.by ?? null,
    ranking_reason: ranking === null ? 'too_few_measured' : null,
    median: middle,
    top: best.map((one) => ranked(one, lessonOf(one, compared, middle ?? 0, 'above'), timeZone)),
    flop: weakest.map((one) => ranked(one, lessonOf(one, compared, middle ?? 0, 'below'), timeZone)),
    pillars: pillarIds
      .map((pillar) => ({
        pillar,
        planned_percent: planned[pillar] ?? 0,
        published: published.filter((post) => post.pillar === pillar).length,
      }))
      .filter((row) => row.planned_percent > 0 || row.published > 0),
    week_pattern: pattern,
    week_pattern_reason: pattern === null ? 'too_few_for_times' : null,
  }
  return { posts, experiments: experimentsOf(compared, middle ?? 0) }
}

function compare(result: PostResult, sent: Sent | null, value: number): Compared {
  return {
    result,
    sent,
    value,
    format: sent === null ? 'unknown' : formatOf(sent.post),
    pillar: sent?.post.pillar ?? null,
    weekday: sent === null ? null : String(weekdayOf(sent.on)),
  }
}

function formatOf({ media, thread, link }: Post): PostFormat {
  if (media.some(({ mime }) => mime.startsWith('video/'))) return 'video'
  if (media.length > 1) return 'album'
  if (media.length === 1) return 'image'
  if (thread) return 'thread'
  return link === null ? 'text' : 'link'
}

function ranked({ result, sent, value, format, pillar }: Compared, lesson: Lesson, timeZone: string): RankedPost {
  const { figures } = result
  const picture = sent?.post.media.find(({ mime }) => mime.startsWith('image/'))
  return {
    post_id: sent?.post.id ?? null,
    delivery_id: result.delivery_id,
    title: sent === null ? (result.remote_post ?? '') : titleOf(sent.post),
    network: result.network,
    url: sent?.delivery.url ?? (result.remote_post?.startsWith('https://') === true ? result.remote_post : null),
    published_on: sent?.on ?? (result.published_at === null ? null : dayOf(new Date(result.published_at), timeZone)),
    pillar,
    format,
    value,
    age_hours: result.age_hours,
    engagements: result.engagements,
    reach: figures.reach ?? null,
    impressions: figures.impressions ?? null,
    views: figures.views ?? null,
    clicks: figures.clicks ?? null,
    lesson,
    picture: picture === undefined ? null : { sha256: picture.sha256, alt: picture.alt },
  }
}

type Side = 'above' | 'below'
type Trait = 'format' | 'pillar' | 'weekday'

interface Shared {
  readonly trait: Trait
  readonly value: string
  /** So many of those that share it lie on that side of the middle. */
  readonly share: number
  readonly of: number
}

/** The posts that share a trait, where there are two or more and most of them lie on that side of the middle; the clearest first. */
function sharedTraits(compared: readonly Compared[], middle: number, side: Side, traits: readonly Trait[]): Shared[] {
  const found = traits.flatMap((trait) => {
    const values = [...new Set(compared.map((one) => one[trait]))].filter((value) => value !== null && value !== 'unknown')
    return values.flatMap((value): Shared[] => {
      const own = compared.filter((one) => one[trait] === value)
      const share = own.filter((one) => (side === 'above' ? one.value > middle : one.value < middle)).length
      const tells = own.length >= 2 && own.length < compared.length && share * 2 > own.length
      return tells && value !== null ? [{ trait, value, share, of: own.length }] : []
    })
  })
  return found.toSorted((a, b) => b.share / b.of - a.share / a.of || b.of - a.of)
}

function lessonOf(one: Compared, compared: readonly Compared[], middle: number, side: Side): Lesson {
  const shared = sharedTraits(compared, middle, side, ['format', 'pillar', 'weekday']).find(
    ({ trait, value }) => one[trait] === value,
  )
  if (shared === undefined) return { code: 'none', value: null, share: 0, of: 0 }
  return { code: shared.trait, value: shared.value, share: shared.share, of: shared.of }
}

/** One to do more, one to do less; where nothing stands out, the best idea once more. Nothing before posts are compared. */
function experimentsOf(compared: readonly Compared[], middle: number): Experiment[] {
  const [best] = compared
  if (best === undefined) return []
  const pick = (side: Side): Shared | undefined => sharedTraits(compared, middle, side, ['format', 'pillar'])[0]
  const [more, less] = [pick('above'), pick('below')]
  const found: Experiment[] = [
    ...(more === undefined ? [] : [experiment('more', more)]),
    ...(less === undefined ? [] : [experiment('less', less)]),
  ]
  if (more !== undefined) return found
  const title = best.sent === null ? (best.result.remote_post ?? '') : titleOf(best.sent.post)
  return [{ code: 'repeat', value: title, posts: 1, of: compared.length }, ...found]
}

function experiment(what: 'more' | 'less', { trait, value, share, of }: Shared): Experiment {
  const pillar = trait === 'pillar'
  const code = what === 'more' ? (pillar ? 'more_pillar' : 'more_format') : pillar ? 'less_pillar' : 'less_format'
  return { code, value, posts: share, of }
}
