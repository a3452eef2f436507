import { describe, expect, it } from 'vitest'
import { kpisOf } from '../../src/strategy/kpi-targets.ts'
import { figuresAsked, isCounter, type Asked, type FormAccount } from '../../src/results/month-form.ts'
import { metricNames } from '../../src/results/metric.ts'

const account = (network: FormAccount['network'], more: Partial<FormAccount> = {}): FormAccount => ({
  id: 1,
  name: network,
  network,
  by_hand: true,
  counted: null,
  refused: [],
  ...more,
})
const asked = (list: readonly Asked[]): string[] =>
  list.map(({ network, account: of, metric }) => `${network}${of === null ? '' : `#${of.id}`} ${metric}`)

describe('what the form of a month asks', () => {
  it('asks the size of what is posted by hand, in what its network counts', () => {
    const accounts = [
      account('facebook', { counted: ['followers', 'reach', 'views'] }),
      account('tiktok', { id: 2, counted: ['followers', 'reactions', 'posts'] }),
      account('youtube', { id: 3, counted: ['followers', 'views'] }),
      account('other', { id: 4 }),
      account('blog', { id: 5 }),
    ]
    expect(asked(figuresAsked([], accounts))).toEqual([
      'facebook#1 reach',
      'facebook#1 followers',
      'tiktok#2 followers',
      'youtube#3 views',
      'youtube#3 followers',
      'other#4 reach',
      'other#4 followers',
    ])
  })

  it('asks nothing that a network gives, until it refuses it', () => {
    const counted = ['followers', 'reach', 'views'] as const
    expect(figuresAsked(['reach_month', 'follower_net'], [account('facebook', { by_hand: false, counted })])).toEqual([])
    const refused = account('facebook', { by_hand: false, counted, refused: ['reach'] })
    expect(asked(figuresAsked([], [refused]))).toEqual(['facebook#1 reach'])
    // what it does not count at all is asked of nobody
    expect(figuresAsked(['ctr'], [account('mastodon', { by_hand: false, counted: ['followers', 'posts'] })])).toEqual([])
  })

  it.each([
    ['ctr', ['facebook#1 reach', 'facebook#1 followers', 'facebook#1 clicks', 'facebook#1 impressions']],
    ['gbp_calls', ['facebook#1 reach', 'facebook#1 followers', 'gbp calls', 'gbp directions']],
    ['reviews_answered', ['facebook#1 reach', 'facebook#1 followers', 'gbp reviews_received', 'gbp reviews_answered']],
    ['ugc_month', ['facebook#1 reach', 'facebook#1 followers', 'other ugc']],
    // entries of their own
    ['orders_social', ['facebook#1 reach', 'facebook#1 followers']],
    ['hires', ['facebook#1 reach', 'facebook#1 followers']],
    ['constructor', ['facebook#1 reach', 'facebook#1 followers']],
  ])('adds what %s is made of', (kpi, lines) => {
    expect(asked(figuresAsked([kpi, kpi], [account('facebook')]))).toEqual(lines)
  })

  it('asks of a listing that is read only what its interface does not give', () => {
    const counted = ['impressions', 'website_clicks', 'calls', 'directions', 'bookings'] as const
    const listing = account('gbp', { by_hand: false, counted })
    expect(asked(figuresAsked(kpisOf.local_visits, [listing]))).toEqual(['gbp#1 reviews_count', 'gbp#1 rating'])
    expect(asked(figuresAsked(kpisOf.local_visits, [account('gbp')]))).toHaveLength(4)
  })

  it('asks each figure once, for every objective there is', () => {
    const all = figuresAsked(Object.values(kpisOf).flat(), [account('facebook'), account('gbp', { id: 2 })])
    expect(new Set(asked(all)).size).toBe(all.length)
    expect(all.every(({ metric }) => metricNames.includes(metric))).toBe(true)
  })

  it('knows the counters', () => {
    expect(metricNames.filter(isCounter)).toEqual(['followers', 'posts', 'reviews_count', 'ambassadors_active'])
  })
})
