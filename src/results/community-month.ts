/**
 * What came in during one month and how it was answered, from the inbox and from listening. Pure. A month in which nobody looked is not a
 * month without messages: its figures are null with the reason.
 */
import { rhaz } from '../arithmetic.ts'
import { messageTags, type MessageMark, type MessageTag, type Voice } from '../store/inbox.ts'
import { computeKpi, type KpiMessage } from './kpi.ts'

export type CommunityReason =
  | 'not_collected'
  | 'none_to_answer'
  | 'none_answered'
  | 'too_few_mentions'
  | 'no_competitors'
  | 'none_mentioned'
  | 'none_received'

export interface Counted {
  readonly value: number | null
  readonly reason: CommunityReason | null
  /** What a rate is out of. */
  readonly of: number | null
}

export interface CommunityMonth {
  /** Written to the client: comments, reviews, messages, what was told by telephone. */
  readonly messages: Counted
  /** Said of the client elsewhere. */
  readonly mentions: Counted
  readonly response_rate_bp: Counted
  readonly response_time_median_min: Counted
  readonly within_24h_bp: Counted
  /** −100 to 100, over what has a tone. */
  readonly net_sentiment: Counted
  readonly negative_share_bp: Counted
  /** Of the tones, how many a person has set. */
  readonly tones_by_person: number
  readonly share_of_voice_bp: Counted
  readonly voices: readonly Voice[]
  readonly reviews_received: Counted
  readonly reviews_answered_bp: Counted
  /** The highest of the month, 0 to 100. */
  readonly crisis_index: Counted
  /** How many messages have each, the most frequent first; those without any left out. */
  readonly tags: readonly { readonly tag: MessageTag; readonly count: number }[]
  /** First answers by whoever gave them, the most first. */
  readonly answers: readonly { readonly by: string; readonly count: number }[]
}

export interface CommunityInput {
  /** Of the firm, written in the month. */
  readonly marks: readonly MessageMark[]
  readonly voices: readonly Voice[]
  /** Somebody looked in this month: an account was read, a query ran, a message was typed. */
  readonly looked: boolean
  /** The highest index of alert of the month; null: nobody looked. */
  readonly highest_index: number | null
  /** The report's own time: what was answered later does not count yet. */
  readonly until: string
}

const fewestForShare = 5

export function communityMonth({ marks, voices, looked, highest_index, until }: CommunityInput): CommunityMonth {
  const counted = marks.filter(({ copy_of, close_reason }) => copy_of === null && close_reason !== 'spam')
  const found = (list: readonly MessageMark[]): Counted =>
    looked || list.length > 0 ? known(list.length) : missing('not_collected')
  const addressed = counted.filter(({ source }) => source !== 'listen')
  const elsewhere = counted.filter(({ source }) => source === 'listen')
  // without a query of the firm's own nobody listens
  const listened = looked && voices.some(({ about }) => about === 'brand')
  const reviews = counted.filter(({ kind }) => kind === 'review')
  return {
    messages: found(addressed),
    mentions: listened || elsewhere.length > 0 ? known(elsewhere.length) : missing('not_collected'),
    ...responses(counted, until, looked),
    ...sentiment(counted, looked),
    tones_by_person: counted.filter(({ tone_source }) => tone_source === 'person').length,
    ...shareOfVoice(voices, looked),
    voices,
    reviews_received: found(reviews),
    reviews_answered_bp:
      reviews.length === 0
        ? missing(looked ? 'none_received' : 'not_collected')
        : known(rhaz(reviews.filter((one) => isAnswered(one, until)).length * 10_000, reviews.length), reviews.length),
    crisis_index: highest_index === null ? missing('not_collected') : known(highest_index),
    tags: tagsOf(counted),
    answers: answersOf(counted, until),
  }
}

function known(value: number, of: number | null = null): Counted {
  return { value, reason: null, of }
}

function missing(reason: CommunityReason): Counted {
  return { value: null, reason, of: null }
}

function isAnswered({ answered_at }: MessageMark, until: string): boolean {
  return answered_at !== null && answered_at <= until
}

type Responses = Pick<CommunityMonth, 'response_rate_bp' | 'response_time_median_min' | 'within_24h_bp'>

function responses(marks: readonly MessageMark[], until: string, looked: boolean): Responses {
  const messages = marks.map((mark): KpiMessage & { needs_reply: boolean } => ({
    needs_reply: (mark.needs_answer || isAnswered(mark, until)) && mark.close_reason !== 'no_answer_needed',
    spam: false,
    replied_after_min: isAnswered(mark, until)
      ? // answered from another clock, a little before it was written
        Math.max(0, Math.floor((Date.parse(mark.answered_at ?? '') - Date.parse(mark.at)) / 60_000))
      : null,
  }))
  const needing = messages.filter(({ needs_reply }) => needs_reply).length
  if (needing === 0) {
    const none = missing(looked || marks.length > 0 ? 'none_to_answer' : 'not_collected')
    return { response_rate_bp: none, response_time_median_min: none, within_24h_bp: none }
  }
  const { response_rate_bp, response_time_median_min, response_within_24h_bp } = computeKpi({ messages, posts: [] })
  const or = (value: number | null, reason: CommunityReason): Counted =>
    value === null ? missing(reason) : known(value, needing)
  return {
    response_rate_bp: or(response_rate_bp, 'none_to_answer'),
    response_time_median_min: or(response_time_median_min, 'none_answered'),
    within_24h_bp: or(response_within_24h_bp, 'none_to_answer'),
  }
}

function sentiment(
  marks: readonly MessageMark[],
  looked: boolean,
): Pick<CommunityMonth, 'net_sentiment' | 'negative_share_bp'> {
  if (marks.length === 0 && !looked) {
    return { net_sentiment: missing('not_collected'), negative_share_bp: missing('not_collected') }
  }
  const of = (tone: string): number => marks.filter((one) => one.tone === tone).length
  const tones = { positive: of('positive'), neutral: of('neutral'), negative: of('negative') }
  const { net_sentiment: net } = computeKpi({ sentiment: tones, posts: [] })
  return {
    net_sentiment: net === null ? missing('too_few_mentions') : known(net, tones.positive + tones.neutral + tones.negative),
    negative_share_bp:
      marks.length < fewestForShare
        ? missing('too_few_mentions')
        : known(rhaz(tones.negative * 10_000, marks.length), marks.length),
  }
}

function shareOfVoice(voices: readonly Voice[], looked: boolean): Pick<CommunityMonth, 'share_of_voice_bp'> {
  const competitors = voices.filter(({ about }) => about !== 'brand').map(({ mentions }) => mentions)
  const brand = voices.find(({ about }) => about === 'brand')?.mentions
  if (competitors.length === 0 || brand === undefined) return { share_of_voice_bp: missing('no_competitors') }
  const { share_of_voice_bp: share } = computeKpi({ voice: { brand, competitors }, posts: [] })
  const all = voices.reduce((total, { mentions }) => total + mentions, 0)
  if (share !== null) return { share_of_voice_bp: known(share, all) }
  return { share_of_voice_bp: missing(looked ? 'none_mentioned' : 'not_collected') }
}

function tagsOf(marks: readonly MessageMark[]): CommunityMonth['tags'] {
  return messageTags
    .map((tag) => ({ tag, count: marks.filter(({ tags }) => tags.includes(tag)).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
}

function answersOf(marks: readonly MessageMark[], until: string): CommunityMonth['answers'] {
  const people = new Map<string, number>()
  for (const mark of marks)
    if (mark.answered_by !== null && isAnswered(mark, until))
      people.set(mark.answered_by, (people.get(mark.answered_by) ?? 0) + 1)
  return [...people].map(([by, count]) => ({ by, count })).toSorted((a, b) => b.count - a.count || a.by.localeCompare(b.by))
}
