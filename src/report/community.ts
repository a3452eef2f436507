import { cleanVerbatim, pseudonyms } from '../community/pseudonym.ts'
import type { Context } from '../context.ts'
import { monthInstants } from '../posts/month-instants.ts'
import type { CommunityMonth, Counted } from '../results/community-month.ts'
import type { KpiFigure } from '../results/kpi-month.ts'
import { figureOfMonth, type MonthFigure } from '../results/network-month.ts'
import type { MetricName } from '../results/metric.ts'
import type { MonthFigures } from '../results/read-figures.ts'
import { indicatorOf, type Indicators } from '../results/read-indicators.ts'
import type { Client } from '../store/clients.ts'
import type { Incident } from '../store/crisis.ts'
import type { InboxMessage, MessageTag } from '../store/inbox.ts'
import type { Community, IncidentOfMonth, Reason, Verbatim } from './report.ts'

/** More would be read by nobody. */
const verbatimsShown = 3
const longestVerbatim = 280
/** What is worth hearing first, one of each. */
const worthHearing: readonly MessageTag[] = ['complaint', 'praise', 'need', 'idea', 'question']

interface Given {
  readonly community: CommunityMonth
  readonly figures: MonthFigures
  readonly indicators: Indicators
  /** As declared when the strategy was made. */
  readonly ambassadors: number | null
}

/** What came in, how it was answered, what customers said, what went wrong. What somebody typed holds over what smm counted. */
export async function communitySection(context: Context, client: Client, month: string, given: Given): Promise<Community> {
  const store = await context.store()
  const { from, to } = monthInstants(month, client.time_zone)
  const { community } = given
  const [incidents, messages] = await Promise.all([
    store.crisis.incidents(client.slug),
    taggedMessages(context, client, from, to),
  ])
  const now = context.now().toISOString()
  const typed = (metric: MetricName): MonthFigure =>
    figureOfMonth(given.figures.snapshots, metric, month, null, given.figures.view)
  const kpi = (id: string): { value: number | null; reason: Reason | null } => figure(indicatorOf(given.indicators, id, month))
  const messagesIn = typedOr(typed('messages'), community.messages)
  const reviews = typedOr(typed('reviews_received'), community.reviews_received)
  const [rate, time, sentiment, voice, rating] = [
    kpi('response_rate'),
    kpi('response_time_median_min'),
    kpi('net_sentiment'),
    kpi('share_of_voice'),
    kpi('rating'),
  ]
  const ofMonth = incidentsOf(incidents, from, to, now)
  // before anybody looked after the client here, nobody knows of an incident either
  const known = ofMonth.length > 0 || client.created_at < to
  return {
    messages: messagesIn.value,
    messages_reason: messagesIn.reason,
    response_rate_bp: rate.value,
    response_rate_reason: rate.reason,
    response_time_median_min: time.value,
    response_time_reason: time.reason,
    net_sentiment: sentiment.value,
    net_sentiment_reason: sentiment.reason,
    share_of_voice_bp: voice.value,
    share_of_voice_reason: voice.reason,
    reviews: reviews.value,
    reviews_reason: reviews.reason,
    rating: rating.value,
    rating_reason: rating.reason,
    incidents: known ? ofMonth.length : null,
    incidents_reason: known ? null : 'not_collected',
    ambassadors: given.ambassadors,
    ambassadors_reason: given.ambassadors === null ? 'not_asked' : null,
    said: {
      mentions: { value: community.mentions.value, reason: community.mentions.reason },
      within_24h_bp: figure(indicatorOf(given.indicators, 'within_24h', month)),
      reviews_answered_bp: figure(indicatorOf(given.indicators, 'reviews_answered', month)),
      tones: community.net_sentiment.of ?? 0,
      tones_by_person: community.tones_by_person,
      voices: community.voices,
      tags: community.tags,
      verbatims: verbatimsOf(messages, client),
      incidents: ofMonth,
    },
  }
}

function figure(found: KpiFigure | undefined): { value: number | null; reason: Reason | null } {
  return found === undefined ? { value: null, reason: 'not_collected' } : { value: found.value, reason: found.reason }
}

function typedOr(typed: MonthFigure, counted: Counted): { value: number | null; reason: Reason | null } {
  return typed.value === null ? { value: counted.value, reason: counted.reason } : { value: typed.value, reason: null }
}

/** Those that a person marked as worth something: no machine chooses what a client reads. */
async function taggedMessages(context: Context, client: Client, from: string, to: string): Promise<InboxMessage[]> {
  const { inbox } = await context.store()
  const lists = await Promise.all(
    worthHearing.map((tag) => inbox.list({ client: client.slug, from, to, tag, order: 'newest', limit: 20 })),
  )
  const seen = new Set<number>()
  return lists.flat().filter((one) => {
    const fit = one.text.trim() !== '' && one.copy_of === null && one.close_reason !== 'spam' && !seen.has(one.id)
    seen.add(one.id)
    return fit
  })
}

/** One of each tag first, then more; by numbers instead of names, without what tells who it is. */
export function verbatimsOf(messages: readonly InboxMessage[], client: Pick<Client, 'lang' | 'name'>): Verbatim[] {
  const chosen: { tag: MessageTag; message: InboxMessage }[] = []
  const take = (again: boolean): void => {
    for (const tag of worthHearing) {
      if (chosen.length === verbatimsShown) return
      if (!again && chosen.some((one) => one.tag === tag)) continue
      const message = messages.find((one) => one.tags.includes(tag) && !chosen.some((other) => other.message.id === one.id))
      if (message !== undefined) chosen.push({ tag, message })
    }
  }
  take(false)
  take(true)
  const all = chosen.map(({ message }) => message)
  const [fr, en] = [pseudonyms(all, 'fr'), pseudonyms(all, 'en')]
  const names = messages.flatMap(({ author_name, author_id }) => [author_name, author_id])
  return chosen.map(({ tag, message }) => ({
    tag,
    network: message.network,
    fr: fr(message),
    en: en(message),
    text: short(cleanVerbatim(message.text, client.lang, names)),
  }))
}

function short(text: string): string {
  const one = text.replace(/\s+/gu, ' ').trim()
  if (one.length <= longestVerbatim) return one
  const cut = one.slice(0, longestVerbatim)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestVerbatim / 2))} …`
}

/** Those that stood open at any moment of the month; exercises are none. */
export function incidentsOf(incidents: readonly Incident[], from: string, to: string, now: string): IncidentOfMonth[] {
  return incidents
    .filter(({ drill, opened_at, closed_at }) => !drill && opened_at < to && (closed_at === null || closed_at >= from))
    .toSorted((a, b) => a.opened_at.localeCompare(b.opened_at))
    .map((one) => ({
      topic: one.topic,
      level: one.highest,
      started_at: one.opened_at,
      ended_at: one.closed_at,
      minutes: Math.max(0, Math.round((Date.parse(one.closed_at ?? now) - Date.parse(one.opened_at)) / 60_000)),
      outcome: one.outcome,
      lesson: one.lesson,
    }))
}
