/**
 * Which figures of a month a person is asked for: those that the client's objectives are judged by and no program reads, and the size of
 * accounts whose network tells nothing. Pure.
 */
import type { Metric } from '../networks/contract.ts'
import { metricKinds, type MetricName } from './metric.ts'
import type { ReadersNetwork } from '../networks/readers-network.ts'

/** An account as the form sees it. */
export interface FormAccount {
  readonly id: number
  readonly name: string
  readonly network: ReadersNetwork
  /** Posted by hand: nothing is read of it. */
  readonly by_hand: boolean
  /** What its network counts of an account at all; `null`: smm does not know the network. */
  readonly counted: readonly Metric[] | null
  /** What was asked of the network in the month and not given (a right that is missing). */
  readonly refused: readonly string[]
}

export interface Asked {
  readonly metric: MetricName
  readonly network: ReadersNetwork
  /** Null: of the business as a whole, or of a listing that has no account here. */
  readonly account: { readonly id: number; readonly name: string } | null
}

type Need =
  /** Of the business as a whole. */
  | { readonly firm: readonly MetricName[] }
  /** Of its listing on Google. */
  | { readonly listing: readonly MetricName[] }
  /** Of each account that tells nothing. */
  | { readonly accounts: readonly Metric[] }

/** What each indicator of the questionnaire is made of; the others come from entries of their own (sales, leads, hires). */
const needs: Readonly<Record<string, Need>> = {
  reach_month: { accounts: ['reach'] },
  views_month: { accounts: ['views'] },
  follower_net: { accounts: ['followers'] },
  ctr: { accounts: ['clicks', 'impressions'] },
  share_of_voice: { firm: ['share_of_voice_bp'] },
  sessions_social: { firm: ['sessions'] },
  // people who set out for the shop do one or the other
  gbp_directions: { listing: ['directions', 'calls'] },
  gbp_calls: { listing: ['calls', 'directions'] },
  reviews_count: { listing: ['reviews_count'] },
  rating: { listing: ['rating'] },
  reviews_answered: { listing: ['reviews_received', 'reviews_answered'] },
  response_time_median_min: { firm: ['response_time_median_min'] },
  response_rate: { firm: ['response_rate_bp'] },
  within_24h: { firm: ['within_24h_bp'] },
  repeat_rate: { firm: ['repeat_rate_bp'] },
  ugc_month: { firm: ['ugc'] },
  ambassadors_active: { firm: ['ambassadors_active'] },
  applications_month: { firm: ['applications'] },
  insights_logged_month: { firm: ['insights'] },
  net_sentiment: { firm: ['net_sentiment'] },
  negative_share_bp: { firm: ['negative_share_bp'] },
}

/** Of a listing, wherever it is counted. */
export const listingMetrics: readonly MetricName[] = [
  'rating',
  'reviews_count',
  'reviews_received',
  'reviews_answered',
  'calls',
  'directions',
  'bookings',
  'website_clicks',
]

/** Of everybody: how many people an account reaches, in the first of these that its network counts, and how many follow it. */
const size: readonly (readonly Metric[])[] = [['reach', 'views', 'impressions'], ['followers']]

/** In the order in which they are asked: account by account, then the listing, then the business. Each once. */
export function figuresAsked(kpis: readonly string[], accounts: readonly FormAccount[]): Asked[] {
  const wanted = kpis.flatMap((kpi) => (Object.hasOwn(needs, kpi) ? [needs[kpi]] : [])).filter((need) => need !== undefined)
  const ofAccounts = wanted.flatMap((need) => ('accounts' in need ? need.accounts : []))
  const ofListing = unique(wanted.flatMap((need) => ('listing' in need ? need.listing : [])))
  const ofFirm = unique(wanted.flatMap((need) => ('firm' in need ? need.firm : [])))
  const listings = accounts.filter(({ network }) => network === 'gbp')
  return [
    ...accounts.filter(({ network }) => network !== 'gbp').flatMap((account) => askedOf(account, ofAccounts)),
    ...(listings.length === 0
      ? ofListing.map((metric): Asked => ({ metric, network: 'gbp', account: null }))
      : listings.flatMap((account) =>
          ofListing.filter((metric) => !isRead(account, metric)).map((metric) => askedAt(account, metric)),
        )),
    ...ofFirm.map((metric): Asked => ({ metric, network: 'other', account: null })),
  ]
}

function askedOf(account: FormAccount, ofObjectives: readonly Metric[]): Asked[] {
  // a blog of one's own has readers, and its statistics count them
  if (account.network === 'blog') return []
  const counts = (metric: Metric): boolean => account.counted === null || account.counted.includes(metric)
  const usual = size.flatMap((choices) => choices.find(counts) ?? [])
  const metrics = unique([...usual, ...ofObjectives.filter(counts)])
  return metrics.filter((metric) => !isRead(account, metric)).map((metric) => askedAt(account, metric))
}

function askedAt({ id, name, network }: FormAccount, metric: MetricName): Asked {
  return { metric, network, account: { id, name } }
}

/** Whether `metrics pull` brings it. */
function isRead({ by_hand, counted, refused }: FormAccount, metric: MetricName): boolean {
  return !by_hand && (counted as readonly string[] | null)?.includes(metric) === true && !refused.includes(metric)
}

/** A counter that only grows, or shrinks little by little: one that falls is a slip of the hand more often than not. */
export function isCounter(metric: MetricName): boolean {
  const { of, unit } = metricKinds[metric]
  return of === 'level' && unit === 'count'
}

function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)]
}
