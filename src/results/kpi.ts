/**
 * The indicators of one account over one period. Rates are ratios of sums over the posts that have both
 * figures, in basis points, rounded half away from zero; what nobody gave is null and never 0.
 */
import { fraction, median, rhaz, sum } from '../arithmetic.ts'

export interface KpiInput {
  /** Whether clicks count as engagements. */
  use_clicks?: boolean
  followers_avg?: number | null
  followers_start?: number | null
  followers_end?: number | null
  /** Posts planned and published. */
  planned?: number | null
  published?: number | null
  messages?: KpiMessage[]
  /** Classified mentions. */
  sentiment?: { positive: number; neutral: number; negative: number } | null
  /** Mentions of the brand and of each competitor. */
  voice?: { brand: number; competitors: number[] } | null
  posts: KpiPost[]
}

export interface KpiMessage {
  needs_reply: boolean
  spam: boolean
  /** Calendar minutes to the first human answer; null without one. */
  replied_after_min?: number | null
}

export type KpiPost = Partial<
  Record<'reach' | 'impressions' | 'reactions' | 'comments' | 'shares' | 'saves' | 'clicks', number | null>
>

export interface KpiResult {
  er_by_reach: Rate
  er_by_impressions: Rate
  er_by_followers: Rate
  /** The typical post. */
  er_by_reach_median_post_bp: number | null
  ctr_bp: number | null
  /** Shares, comments and reactions per post, × 100. */
  amplification_x100: number | null
  conversation_x100: number | null
  applause_x100: number | null
  follower_growth_bp: number | null
  follower_net: number | null
  response_rate_bp: number | null
  response_time_median_min: number | null
  response_within_24h_bp: number | null
  share_of_voice_bp: number | null
  /** −100…+100 */
  net_sentiment: number | null
  cadence_kept_bp: number | null
  /** One person may be counted in several posts. */
  reach_sum_not_unique: number | null
}

export interface Rate {
  bp: number | null
  posts_used: number
}

const dayInMinutes = 1_440
const fewestMentionsForSentiment = 10

/** The input must be valid (`parseKpiInput`). Throws `RangeError` when a result no longer fits a safe integer. */
export function computeKpi(input: KpiInput): KpiResult {
  const { posts } = input
  const engagement = (post: KpiPost) => engagementsOf(post, input.use_clicks ?? false)
  return {
    er_by_reach: rateOver(posts, engagement, (post) => post.reach),
    er_by_impressions: rateOver(posts, engagement, (post) => post.impressions),
    er_by_followers: rateOver(posts, engagement, () => input.followers_avg),
    er_by_reach_median_post_bp: medianRatio(both(posts, engagement, (post) => post.reach)),
    ctr_bp: rateOver(
      posts,
      (post) => post.clicks,
      (post) => post.impressions,
    ).bp,
    amplification_x100: perPost(posts, (post) => post.shares),
    conversation_x100: perPost(posts, (post) => post.comments),
    applause_x100: perPost(posts, (post) => post.reactions),
    ...followers(input),
    ...responses(input.messages ?? []),
    share_of_voice_bp: shareOfVoice(input.voice),
    net_sentiment: netSentiment(input.sentiment),
    cadence_kept_bp: share(input.published, input.planned),
    reach_sum_not_unique: sumKnown(posts.map((post) => post.reach)),
  }
}

// Posts

type Figure = (post: KpiPost) => number | null | undefined

/** Null when the network gave none of the parts, so that the post is left out rather than counted as 0. */
function engagementsOf(post: KpiPost, useClicks: boolean): number | null {
  const { reactions, comments, shares, saves, clicks } = post
  return sumKnown([reactions, comments, shares, saves, useClicks ? clicks : null])
}

/** Σ numerator ÷ Σ denominator over the posts having both. The bp is null when there is no such post or they sum to 0. */
function rateOver(posts: readonly KpiPost[], numerator: Figure, denominator: Figure): Rate {
  const used = both(posts, numerator, denominator)
  return { bp: ratioOfSums(used), posts_used: used.length }
}

function both(posts: readonly KpiPost[], numerator: Figure, denominator: Figure): { above: number; below: number }[] {
  return posts.flatMap((post) => {
    const above = numerator(post)
    const below = denominator(post)
    return above == null || below == null ? [] : [{ above, below }]
  })
}

/** In basis points; null where the sum below is 0. Mean followers may have decimals, hence exact fractions. */
export function ratioOfSums(parts: readonly { readonly above: number; readonly below: number }[]): number | null {
  const above = sum(parts.map((part) => part.above))
  if (parts.every((part) => Number.isSafeInteger(part.below))) {
    const whole = sum(parts.map((part) => part.below))
    return whole > 0 ? rhaz(BigInt(above) * 10_000n, whole) : null
  }
  const denominators = parts.map((part) => fraction(part.below))
  const scale = denominators.reduce((most, { denominator }) => (denominator > most ? denominator : most), 1n)
  const below = denominators.reduce((total, { numerator, denominator }) => total + (numerator * scale) / denominator, 0n)
  return below > 0n ? rhaz(BigInt(above) * 10_000n * scale, below) : null
}

/** The typical one, in basis points; null where none has anything below. */
export function medianRatio(parts: readonly { readonly above: number; readonly below: number }[]): number | null {
  return median(parts.map((part) => ratioOfSums([part])).filter((rate) => rate !== null))
}

/** The mean, × 100; null for none. */
export function meanX100(values: readonly number[]): number | null {
  return values.length === 0 ? null : rhaz(BigInt(sum(values)) * 100n, values.length)
}

function perPost(posts: readonly KpiPost[], figure: Figure): number | null {
  return meanX100(posts.map(figure).filter((value) => value != null))
}

// Account and community

function followers({
  followers_start: start,
  followers_end: end,
}: KpiInput): Pick<KpiResult, 'follower_growth_bp' | 'follower_net'> {
  if (start == null || end == null) return { follower_growth_bp: null, follower_net: null }
  return { follower_growth_bp: share(end - start, start), follower_net: end - start }
}

/** Over the messages that need an answer; an unanswered one counts against the rates. */
function responses(
  messages: readonly KpiMessage[],
): Pick<KpiResult, 'response_rate_bp' | 'response_time_median_min' | 'response_within_24h_bp'> {
  const needing = messages.filter((message) => message.needs_reply && !message.spam)
  const delays = needing.map((message) => message.replied_after_min).filter((delay) => delay != null)
  const withinADay = delays.filter((delay) => delay <= dayInMinutes)
  return {
    response_rate_bp: share(delays.length, needing.length),
    response_time_median_min: median(delays),
    response_within_24h_bp: share(withinADay.length, needing.length),
  }
}

function shareOfVoice(voice: KpiInput['voice']): number | null {
  if (!voice || voice.competitors.length === 0) return null
  return share(voice.brand, sum([voice.brand, ...voice.competitors]))
}

function netSentiment(sentiment: KpiInput['sentiment']): number | null {
  if (!sentiment) return null
  const { positive, neutral, negative } = sentiment
  const all = sum([positive, neutral, negative])
  return all < fewestMentionsForSentiment ? null : rhaz(BigInt(positive - negative) * 100n, all)
}

// Small sums

/** `part ÷ whole` in basis points; null when either is unknown or the whole is 0. */
function share(part: number | null | undefined, whole: number | null | undefined): number | null {
  return part == null || whole == null || whole === 0 ? null : rhaz(BigInt(part) * 10_000n, whole)
}

function sumKnown(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value != null)
  return known.length === 0 ? null : sum(known)
}
