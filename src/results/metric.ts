import type { Metric } from '../networks/contract.ts'

/** What people count that no network gives: of the firm as a whole, or of one listing. */
export const firmMetrics = [
  'sessions',
  'conversions',
  'rating',
  'reviews_count',
  'reviews_received',
  'reviews_answered',
  'applications',
  'ugc',
  'insights',
  'ambassadors_active',
  'repeat_rate_bp',
  'new_customers',
  'support_resolved',
  'messages',
  'response_time_median_min',
  'response_rate_bp',
  'within_24h_bp',
  'mentions',
  'net_sentiment',
  'negative_share_bp',
  'share_of_voice_bp',
] as const
export type FirmMetric = (typeof firmMetrics)[number]
export type MetricName = Metric | FirmMetric

export interface MetricKind {
  /** `level`: a counter as it stands (followers). `flow`: what came within some days (views). Of a post every figure is a counter. */
  readonly of: 'level' | 'flow'
  /** Whether parts of a period may be added up. Reach may not: one person is counted in each. */
  readonly additive: boolean
  /** `score` −100…100, `stars` 1…5 with decimals. */
  readonly unit: 'count' | 'bp' | 'minutes' | 'score' | 'stars'
}

const flow: MetricKind = { of: 'flow', additive: true, unit: 'count' }
const level: MetricKind = { of: 'level', additive: false, unit: 'count' }
const monthly = (unit: MetricKind['unit']): MetricKind => ({ of: 'flow', additive: false, unit })

export const metricKinds: Readonly<Record<MetricName, MetricKind>> = {
  reach: { of: 'flow', additive: false, unit: 'count' },
  impressions: flow,
  views: flow,
  reactions: flow,
  comments: flow,
  shares: flow,
  saves: flow,
  clicks: flow,
  engagements: flow,
  watch_minutes: { of: 'flow', additive: true, unit: 'minutes' },
  followers: level,
  follows: flow,
  unfollows: flow,
  posts: level,
  profile_views: flow,
  website_clicks: flow,
  calls: flow,
  directions: flow,
  bookings: flow,
  sessions: flow,
  conversions: flow,
  rating: { of: 'level', additive: false, unit: 'stars' },
  reviews_count: level,
  reviews_received: flow,
  reviews_answered: flow,
  applications: flow,
  ugc: flow,
  insights: flow,
  ambassadors_active: level,
  repeat_rate_bp: monthly('bp'),
  new_customers: flow,
  support_resolved: flow,
  messages: flow,
  response_time_median_min: monthly('minutes'),
  response_rate_bp: monthly('bp'),
  within_24h_bp: monthly('bp'),
  mentions: flow,
  net_sentiment: monthly('score'),
  negative_share_bp: monthly('bp'),
  share_of_voice_bp: monthly('bp'),
}

export const metricNames = Object.keys(metricKinds) as readonly MetricName[]

export function isMetricName(text: string): text is MetricName {
  return Object.hasOwn(metricKinds, text)
}
