import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { kpiMonth, monthsUpTo, trendOf, type KpiFigure, type MonthFacts } from '../../src/results/kpi-month.ts'
import type { KpiInput, KpiResult } from '../../src/results/kpi.ts'
import { metricKinds, metricNames } from '../../src/results/metric.ts'
import type { ReadersNetwork } from '../../src/networks/readers-network.ts'
import type { Sale, TimeEntry } from '../../src/store/money.ts'
import type { Visits } from '../../src/store/visits.ts'
import { kpiIds, kpis, type KpiId } from '../../src/strategy/kpis.ts'
import { readGoldens } from '../golden/read-goldens.ts'
import { client, factsOf, flow, level, month, now, post } from './month-facts.ts'

const start = '2026-09-30T22:00:00.000Z'
const end = '2026-10-31T22:00:00.000Z'
const plan = (network: ReadersNetwork, posts: number, minutes_total = 600): MonthFacts['plan'] => ({
  plan: { network, posts, minutes_total, minutes: {}, by_role: null, since: null } as never,
  reason: null,
})
const series = (more: object = {}): MonthFacts['series'] =>
  ({ month, cost: { total: 12_000 }, strict: 5_000, cpl: 3_000, cpa: 6_000, ...more }) as never
const input = (more: object = {}): MonthFacts['input'] => ({ month, new_leads: 4, new_customers: 2, ...more })
const sale = (more: Partial<Sale> = {}): Sale =>
  ({
    sale_id: 'a',
    date: '2026-10-12',
    evidence: 'promo_code',
    revenue: 9_000,
    margin_bp: null,
    currency: 'EUR',
    count: 3,
    refund_of: null,
    network: null,
    ...more,
  }) as Sale
const entries = (more: object): MonthFacts['entries'] =>
  ({ time: [], costs: [], sales: [], leads: [], hires: [], ...more }) as never
const visits = (sessions: number, conversions: number | null, more: Partial<Visits> = {}): Visits =>
  ({
    from_day: '2026-10-01',
    to_day: '2026-10-31',
    utm_source: 'facebook',
    utm_medium: 'social',
    utm_campaign: null,
    utm_content: null,
    sessions,
    conversions,
    tool: 'matomo',
    captured_at: '2026-11-01T06:00:00.000Z',
    ...more,
  }) as Visits
const three = [
  post({ reach: 500, impressions: 640, reactions: 21, comments: 4, shares: 3, clicks: 12 }),
  post({ reach: 320, impressions: 400, reactions: 9, comments: 0, shares: 1, clicks: 5 }),
  post({ reach: 1210, impressions: 1800, reactions: 77, comments: 12, shares: 15, clicks: 40 }),
]
const noted = (kind: 'lesson' | 'feedback', added_at: string) => ({ kind, added_at }) as never
const agreed = (consent_at: string | null) => ({ added_at: '2026-09-01T08:00:00Z', consent_at }) as never

/** One month in which the indicator is measured, and what it comes to. */
const measured: readonly (readonly [KpiId, MonthFacts, Partial<KpiFigure>])[] = [
  ['posts_published', factsOf({ sent: ['facebook', 'x'] }), { value: 2, source: 'smm' }],
  [
    'cadence_kept',
    factsOf({ sent: ['facebook', 'facebook', 'x'], plan: plan('facebook', 8) }),
    { value: 2500, denominator: { of: 'planned', value: 8, posts: null } },
  ],
  ['time_spent', factsOf({ entries: entries({ time: [{ date: '2026-10-02', minutes: 90 }] }) }), { value: 90 }],
  [
    'time_vs_plan',
    factsOf({ entries: entries({ time: [{ date: '2026-10-02', minutes: 90 }] }), plan: plan('facebook', 8) }),
    { value: 1500 },
  ],
  ['queue_depth', factsOf({ days_ahead: 0 }), { value: 0 }],
  ['reach_month', factsOf({ snapshots: [flow('reach', 4200)] }), { value: 4200, source: 'manual', networks: ['facebook'] }],
  ['reach_sum', factsOf({ posts: three }), { value: 2030, source: 'api', at_least: false }],
  [
    'impressions_month',
    factsOf({ snapshots: [flow('impressions', 10), flow('impressions', 5, { network: 'x' })] }),
    { value: 15, networks: ['facebook', 'x'] },
  ],
  ['views_month', factsOf({ snapshots: [flow('views', 0)] }), { value: 0 }],
  [
    'frequency',
    factsOf({ snapshots: [flow('reach', 200), flow('impressions', 500)] }),
    { value: 250, denominator: { of: 'reach', value: 200, posts: null } },
  ],
  ['engagements', factsOf({ posts: three }), { value: 142, networks: ['facebook'] }],
  ['er_by_reach', factsOf({ posts: three }), { value: 700, denominator: { of: 'reach', value: 2030, posts: 3 } }],
  ['er_by_impressions', factsOf({ posts: three }), { value: 500 }],
  ['er_by_views', factsOf({ posts: [post({ views: 400, engagements: 10 })] }), { value: 250 }],
  [
    'er_by_followers',
    factsOf({ posts: three, snapshots: [level('followers', 800, start), level('followers', 841, end)] }),
    { value: 577 },
  ],
  ['er_median_post', factsOf({ posts: three }), { value: 560 }],
  ['clicks_month', factsOf({ posts: three }), { value: 57 }],
  ['ctr', factsOf({ posts: three }), { value: 201, denominator: { of: 'impressions', value: 2840, posts: 3 } }],
  ['amplification', factsOf({ posts: three }), { value: 633 }],
  ['conversation', factsOf({ posts: three }), { value: 533 }],
  ['applause', factsOf({ posts: three }), { value: 3567 }],
  [
    'follower_net',
    factsOf({ snapshots: [level('followers', 800, start), level('followers', 790, end)] }),
    { value: -10, source: 'api' },
  ],
  ['follower_growth', factsOf({ snapshots: [level('followers', 800, start), level('followers', 841, end)] }), { value: 513 }],
  ['response_rate', factsOf({ snapshots: [flow('response_rate_bp', 7500)] }), { value: 7500 }],
  ['response_time_median_min', factsOf({ snapshots: [flow('response_time_median_min', 120)] }), { value: 120 }],
  ['within_24h', factsOf({ snapshots: [flow('within_24h_bp', 5000)] }), { value: 5000 }],
  ['share_of_voice', factsOf({ snapshots: [flow('share_of_voice_bp', 3125)] }), { value: 3125 }],
  ['net_sentiment', factsOf({ snapshots: [flow('net_sentiment', -22)] }), { value: -22 }],
  ['negative_share_bp', factsOf({ snapshots: [flow('negative_share_bp', 3600)] }), { value: 3600 }],
  ['rating', factsOf({ snapshots: [level('rating', 4.6, end, { network: 'gbp' })] }), { value: 4.6, networks: ['gbp'] }],
  ['reviews_count', factsOf({ snapshots: [level('reviews_count', 87, end, { network: 'gbp' })] }), { value: 87 }],
  [
    'reviews_answered',
    factsOf({ snapshots: [flow('reviews_received', 8), flow('reviews_answered', 6)] }),
    { value: 7500, denominator: { of: 'reviews', value: 8, posts: null } },
  ],
  ['ugc_month', factsOf({ snapshots: [flow('ugc', 3)] }), { value: 3 }],
  [
    'insights_logged_month',
    factsOf({ insights: [noted('lesson', '2026-10-31T23:30:00Z'), noted('feedback', '2026-10-02T08:00:00Z')] }),
    // the evening of the 31st in UTC is November where the client is
    { value: 1 },
  ],
  ['ambassadors_active', factsOf({ ambassadors: [agreed('2026-10-31'), agreed('2026-11-01'), agreed(null)] }), { value: 1 }],
  ['sessions_social', factsOf({ visits: [visits(340, 12)] }), { value: 340, source: 'api' }],
  [
    'conversion_rate',
    factsOf({ visits: [visits(340, 12)] }),
    { value: 353, denominator: { of: 'sessions', value: 340, posts: null } },
  ],
  ['gbp_directions', factsOf({ snapshots: [flow('directions', 95, { network: 'gbp' })] }), { value: 95 }],
  ['gbp_calls', factsOf({ snapshots: [flow('calls', 31, { network: 'gbp' })] }), { value: 31 }],
  ['leads_new_month', factsOf({ input: input() }), { value: 4 }],
  ['orders_social', factsOf({ entries: entries({ sales: [sale()] }) }), { value: 3 }],
  ['applications_month', factsOf({ snapshots: [flow('applications', 2)] }), { value: 2 }],
  ['hires', factsOf({ hires: [{ date: '2026-08-01', count: 1 }] }), { value: 0 }],
  ['repeat_rate', factsOf({ snapshots: [flow('repeat_rate_bp', 2400)] }), { value: 2400 }],
  ['cpl', factsOf({ input: input(), series: series() }), { value: 3000, denominator: { of: 'leads', value: 4, posts: null } }],
  ['cpa', factsOf({ input: input(), series: series() }), { value: 6000 }],
  ['cpe', factsOf({ posts: three, series: series() }), { value: 85 }],
  ['aov', factsOf({ entries: entries({ sales: [sale()] }) }), { value: 3000 }],
  // three years at most: 50,00 € × 60 % × 4 × 3
  ['clv', factsOf({ loyalty: { order_value: 5000, orders_per_year: 4, years: 10 } }), { value: 36_000 }],
  ['margin_proved', factsOf({ series: series() }), { value: 5000 }],
]

/** In a month of which nothing is known. */
const unknown: Readonly<Record<Exclude<KpiId, 'posts_published'>, KpiFigure['reason']>> = {
  cadence_kept: 'no_strategy',
  original_share: 'origin_unknown',
  time_spent: 'no_time_logged',
  time_vs_plan: 'no_time_logged',
  queue_depth: 'not_kept',
  reach_month: 'not_collected',
  reach_sum: 'not_collected',
  impressions_month: 'not_collected',
  views_month: 'not_collected',
  frequency: 'not_collected',
  engagements: 'not_collected',
  er_by_reach: 'no_posts',
  er_by_impressions: 'no_posts',
  er_by_views: 'no_posts',
  er_by_followers: 'no_posts',
  er_median_post: 'no_posts',
  clicks_month: 'not_collected',
  ctr: 'no_posts',
  amplification: 'no_posts',
  conversation: 'no_posts',
  applause: 'no_posts',
  follower_net: 'not_collected',
  follower_growth: 'not_collected',
  response_rate: 'not_collected',
  response_time_median_min: 'not_collected',
  within_24h: 'not_collected',
  share_of_voice: 'no_competitors',
  net_sentiment: 'not_collected',
  negative_share_bp: 'not_collected',
  crisis_index: 'not_collected',
  rating: 'not_collected',
  reviews_count: 'not_collected',
  reviews_answered: 'not_collected',
  ugc_month: 'not_collected',
  insights_logged_month: 'no_insights_noted',
  ambassadors_active: 'no_ambassadors_noted',
  sessions_social: 'no_site_statistics',
  conversion_rate: 'no_site_statistics',
  gbp_directions: 'not_collected',
  gbp_calls: 'not_collected',
  leads_new_month: 'no_leads_logged',
  orders_social: 'no_tracking',
  applications_month: 'not_collected',
  hires: 'no_hires_logged',
  repeat_rate: 'not_collected',
  cpl: 'no_leads_logged',
  cpa: 'no_customers_counted',
  cpe: 'not_collected',
  aov: 'no_orders',
  clv: 'not_asked',
  margin_proved: 'return_not_measured',
  emv: 'no_price_list',
}

describe('the indicators of a month [000-15]', () => {
  it.each(measured)('%s', (kpi, facts, expected) => {
    expect(kpiMonth(facts)[kpi]).toMatchObject({
      kpi,
      month,
      reason: null,
      unit: kpis[kpi].unit,
      stage: kpis[kpi].stage,
      ...expected,
    })
  })

  it('has each a case, but those that nothing measures', () => {
    const cases = measured.map(([kpi]) => kpi)
    expect(kpiIds.filter((kpi) => !cases.includes(kpi))).toEqual(['original_share', 'crisis_index', 'emv'])
  })

  it('are null with their reason where nothing is known', () => {
    const found = kpiMonth(factsOf())
    const { posts_published, ...others } = found
    expect(posts_published.value).toBe(0)
    expect(Object.fromEntries(Object.entries(others).map(([kpi, { reason }]) => [kpi, reason]))).toEqual(unknown)
    for (const figure of Object.values(others))
      expect(figure).toMatchObject({ value: null, source: null, captured_at: null, denominator: null, networks: [] })
  })

  it('no post is 0 from the month on in which the client came, and unknown before', () => {
    expect(kpiMonth(factsOf({ client: { ...client, created_at: '2026-10-30T08:00:00Z' } })).posts_published.value).toBe(0)
    expect(kpiMonth(factsOf({ client: { ...client, created_at: '2026-11-01T08:00:00Z' } })).posts_published).toMatchObject({
      value: null,
      reason: 'no_posts',
    })
  })

  it('stand in the order in which they are shown', () => {
    expect(Object.keys(kpiMonth(factsOf()))).toEqual(kpiIds)
  })
})

describe('reach [001-38]', () => {
  const two = [flow('reach', 4200), flow('reach', 900, { network: 'instagram' })]

  it('of two networks is never added up', () => {
    expect(kpiMonth(factsOf({ snapshots: two })).reach_month).toMatchObject({ value: null, reason: 'not_additive' })
  })

  it('is that of the network which the strategy begins with', () => {
    expect(kpiMonth(factsOf({ snapshots: two, first_network: 'instagram' })).reach_month).toMatchObject({
      value: 900,
      networks: ['instagram'],
    })
  })

  it('of posts is added up under its own name alone, and is at least that where a post has none', () => {
    const found = kpiMonth(factsOf({ posts: [post({ reach: 100 }), post({ reach: 50 }), post({ reactions: 1 })] }))
    expect(found.reach_sum).toMatchObject({ value: 150, at_least: true })
    expect(found.reach_month.value).toBeNull()
  })
})

describe('rates', () => {
  it.each([
    ['no_both_figures', [post({ reactions: 3 })]],
    ['too_few_posts', three.slice(0, 2)],
  ] as const)('have no typical post: %s', (reason, posts) => {
    expect(kpiMonth(factsOf({ posts })).er_median_post).toMatchObject({ value: null, reason })
  })

  it('by followers weigh each network by its own', () => {
    const facts = factsOf({
      posts: [post({ reactions: 10 }), post({ reactions: 20 }, 'bluesky'), post({ reactions: 2 }, 'mastodon')],
      snapshots: [level('followers', 100, end), level('followers', 900, end, { network: 'bluesky' })],
    })
    // Mastodon's post has no followers to be out of and is left out: 30 of 100 + 900
    expect(kpiMonth(facts).er_by_followers).toMatchObject({ value: 300, networks: ['bluesky', 'facebook'] })
  })

  it('by followers are unknown without any', () => {
    expect(kpiMonth(factsOf({ posts: three })).er_by_followers.reason).toBe('followers_unknown')
  })

  const goldens = readGoldens<{ id: string; input: KpiInput; expected: KpiResult }>('kpi')
  test.each(goldens.map((golden) => [golden.id, golden] as const))('are those of the golden %s', (_id, golden) => {
    const given = golden.input
    const posts = given.posts.map((figures) =>
      post(Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null))),
    )
    const followers = (from: number, to: number) => [level('followers', from, start), level('followers', to, end)]
    const mean = given.followers_avg ?? 0
    const found = kpiMonth(
      factsOf({
        posts,
        snapshots: followers(given.followers_start ?? 0, given.followers_end ?? 0),
        sent: Array.from({ length: given.published ?? 0 }, () => 'facebook' as const),
        plan: plan('facebook', given.planned ?? 0),
      }),
    )
    const ofMean = kpiMonth(factsOf({ posts, snapshots: followers(mean, mean) }))
    const { expected } = golden
    expect({
      er_by_reach: found.er_by_reach.value,
      er_by_impressions: found.er_by_impressions.value,
      er_by_followers: ofMean.er_by_followers.value,
      ctr: found.ctr.value,
      amplification: found.amplification.value,
      conversation: found.conversation.value,
      applause: found.applause.value,
      follower_net: found.follower_net.value,
      follower_growth: found.follower_growth.value,
      cadence_kept: found.cadence_kept.value,
      reach_sum: found.reach_sum.value,
    }).toEqual({
      er_by_reach: expected.er_by_reach.bp,
      er_by_impressions: expected.er_by_impressions.bp,
      er_by_followers: expected.er_by_followers.bp,
      ctr: expected.ctr_bp,
      amplification: expected.amplification_x100,
      conversation: expected.conversation_x100,
      applause: expected.applause_x100,
      follower_net: expected.follower_net,
      follower_growth: expected.follower_growth_bp,
      cadence_kept: expected.cadence_kept_bp,
      reach_sum: expected.reach_sum_not_unique,
    })
    if (expected.er_by_reach.posts_used >= 3) expect(found.er_median_post.value).toBe(expected.er_by_reach_median_post_bp)
    else expect(found.er_median_post.value).toBeNull()
  })
})

describe('what people count', () => {
  it('stars of two places are not added: those of the Google listing, else none', () => {
    const other = level('rating', 4, end, { network: 'other' })
    const google = level('rating', 4.6, end, { network: 'gbp' })
    expect(kpiMonth(factsOf({ snapshots: [other, google] })).rating.value).toBe(4.6)
    expect(kpiMonth(factsOf({ snapshots: [other, level('rating', 3, end, { network: 'facebook' })] })).rating).toMatchObject({
      value: null,
      reason: 'not_additive',
    })
  })

  it('no review is answered where none came', () => {
    const snapshots = [flow('reviews_received', 0), flow('reviews_answered', 0)]
    expect(kpiMonth(factsOf({ snapshots })).reviews_answered).toMatchObject({ value: null, reason: 'none_received' })
  })

  it('what somebody typed holds over what was noted', () => {
    const facts = factsOf({ snapshots: [flow('insights', 9)], insights: [noted('lesson', '2026-10-02T08:00:00Z')] })
    expect(kpiMonth(facts).insights_logged_month).toMatchObject({ value: 9, source: 'manual' })
  })

  it('before the first insight nobody was counting, after it a month without any is 0', () => {
    const before = factsOf({ insights: [noted('lesson', '2026-11-02T08:00:00Z')] })
    const after = factsOf({ insights: [noted('lesson', '2026-09-02T08:00:00Z')] })
    expect(kpiMonth(before).insights_logged_month.reason).toBe('no_insights_noted')
    expect(kpiMonth(after).insights_logged_month.value).toBe(0)
  })

  it('visits and conversions of one rate come from one place', () => {
    const typed = [flow('sessions', 100), flow('conversions', 5)]
    expect(kpiMonth(factsOf({ snapshots: typed })).conversion_rate).toMatchObject({ value: 500, source: 'manual' })
    const mixed = kpiMonth(factsOf({ snapshots: typed, visits: [visits(340, null)] }))
    expect(mixed.sessions_social.value).toBe(340)
    expect(mixed.conversion_rate.denominator).toMatchObject({ value: 100 })
  })
})

describe('what came back', () => {
  it('an order counts once, by its best evidence, and a refund is none', () => {
    const sales = [
      sale({ sale_id: 'a', evidence: 'declared', count: 3 }),
      sale({ sale_id: 'a', evidence: 'promo_code', count: 3 }),
      sale({ sale_id: 'b', evidence: 'declared', count: 5 }),
      sale({ sale_id: 'r', revenue: -100, refund_of: 'a', count: 1 }),
      // given back whole: a shop's file that is read later does not name it at all
      sale({ sale_id: 'w', revenue: 300, count: 1 }),
      sale({ sale_id: 'w-1', revenue: -100, refund_of: 'w', count: 1 }),
      sale({ sale_id: 'w-2', revenue: -200, refund_of: 'w', count: 1 }),
      // out of a file that names no sale of its own
      sale({ sale_id: 'm', revenue: -700, count: 1 }),
    ]
    const found = kpiMonth(factsOf({ entries: entries({ sales }) }))
    expect(found.orders_social.value).toBe(3)
    expect(found.aov).toMatchObject({ value: 2250, denominator: { value: 8 } })
  })

  it('no order is 0 where a code was in place, and not measured where nothing was', () => {
    const tracked = { ...client, tracking: { ...client.tracking, promo_code: '2026-10' } }
    expect(kpiMonth(factsOf({ client: tracked })).orders_social.value).toBe(0)
    const later = { ...client, tracking: { ...client.tracking, promo_code: '2026-11' } }
    expect(kpiMonth(factsOf({ client: later })).orders_social.reason).toBe('no_tracking')
  })

  it('nothing costs nothing only because nobody entered a cost', () => {
    const none = kpiMonth(factsOf({ input: input(), posts: three, series: series({ cost: { total: 0 }, cpl: 0, cpa: 0 }) }))
    for (const kpi of ['cpl', 'cpa', 'cpe'] as const)
      expect(none[kpi]).toMatchObject({ value: null, reason: 'no_cost_entered' })
    // hours of the consultant whose invoice nobody entered yet
    const worked = { date: '2026-10-05', minutes: 180, role: 'consultant', rate_per_hour: null } as TimeEntry
    const unpaid = kpiMonth(
      factsOf({ input: input(), series: series({ cost: { total: 0 }, cpl: 0 }), entries: entries({ time: [worked] }) }),
    )
    expect(unpaid.cpl).toMatchObject({ value: null, reason: 'no_cost_entered' })
  })
})

describe('trend', () => {
  const of = (value: number | null, more: Partial<KpiFigure> = {}): KpiFigure => ({
    ...kpiMonth(factsOf()).views_month,
    value,
    networks: ['facebook'],
    ...more,
  })

  it.each([
    [of(2), of(1), 'up'],
    [of(1), of(2), 'down'],
    [of(2), of(2), 'flat'],
    [of(null), of(2), null],
    [of(2), of(null), null],
    [of(2), of(1, { networks: ['facebook', 'youtube'] }), null],
    [of(2), of(1, { at_least: true }), null],
    [of(2), undefined, null],
  ] as const)('%#', (now_, before, expected) => {
    expect(trendOf(now_, before)).toBe(expected)
  })

  it('looks back over the months up to one', () => {
    expect(monthsUpTo('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02'])
  })
})

describe('for all figures', () => {
  const figures = fc.array(
    fc.record({
      metric: fc.constantFrom(...metricNames),
      network: fc.constantFrom('facebook', 'instagram', 'gbp'),
      value: fc.integer({ min: 1, max: 1_000_000 }),
    }),
    { maxLength: 30 },
  )
  const snapshotOf = ({
    metric,
    network,
    value,
  }: {
    metric: keyof typeof metricKinds
    network: string
    value: number | null
  }) => (metricKinds[metric].of === 'level' ? level(metric, value, end, { network }) : flow(metric, value, { network }))

  it('a figure that was refused is null in every indicator and never 0', () => {
    fc.assert(
      fc.property(figures, (given) => {
        const found = kpiMonth(factsOf({ snapshots: given.map((one) => snapshotOf({ ...one, value: null })) }))
        const known = Object.values(found).filter(({ value }) => value !== null)
        expect(known.map(({ kpi }) => kpi)).toEqual(['posts_published'])
      }),
    )
  })

  it('what is read of other months changes nothing of this one', () => {
    fc.assert(
      fc.property(figures, figures, (given, others) => {
        const own = given.map(snapshotOf)
        const later = others.map((one) => ({
          ...snapshotOf(one),
          captured_at: '2026-12-20T07:00:00.000Z',
          ...(metricKinds[one.metric].of === 'level' ? {} : { from_day: '2026-11-01', to_day: '2026-11-30' }),
        }))
        // networks that only another month knows are no network of this one
        const known = new Set(own.map(({ network }) => network))
        const all = [...own, ...later.filter(({ network }) => known.has(network))]
        const values = (facts: MonthFacts) => Object.values(kpiMonth(facts)).map(({ value }) => value)
        expect(values(factsOf({ snapshots: all }))).toEqual(values(factsOf({ snapshots: own })))
      }),
    )
  })

  it('the newest of the same thing counts, in whatever order they are read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 9999 }), fc.boolean(), (old, fresh, turned) => {
        const both = [flow('views', old), flow('views', fresh, { captured_at: '2026-11-04T07:00:00.000Z' })]
        const facts = factsOf({ snapshots: turned ? both.toReversed() : both })
        expect(kpiMonth(facts).views_month.value).toBe(fresh)
      }),
    )
  })
})

it('a figure of smm is of the moment in which it is read', () => {
  expect(kpiMonth(factsOf({ input: input() })).leads_new_month.captured_at).toBe(now.toISOString())
})
