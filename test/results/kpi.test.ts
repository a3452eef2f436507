import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseKpiInput } from '../../src/results/kpi-input.ts'
import { computeKpi, type KpiInput, type KpiPost, type KpiResult } from '../../src/results/kpi.ts'
import { readGoldens } from '../golden/read-goldens.ts'

describe('goldens', () => {
  test.each(readGoldens<{ id: string; input: KpiInput; expected: KpiResult }>('kpi'))('$id', ({ input, expected }) => {
    expect(computeKpi(input)).toStrictEqual(expected)
    expect(parseKpiInput(input)).toEqual({ ok: true, input })
  })
})

const of = (...posts: KpiPost[]) => computeKpi({ posts })

describe('single rules', () => {
  test('nothing known: every indicator is null, none is 0', () => {
    const { er_by_reach, er_by_impressions, er_by_followers, ...rest } = of()
    for (const rate of [er_by_reach, er_by_impressions, er_by_followers]) expect(rate).toEqual({ bp: null, posts_used: 0 })
    expect(Object.values(rest).every((value) => value === null)).toBe(true)
  })

  test('clicks count only when asked for, and then a post with nothing but clicks has engagements', () => {
    const posts = [
      { reach: 100, reactions: 3, clicks: 2 },
      { reach: 100, clicks: 5 },
    ]
    expect(computeKpi({ posts }).er_by_reach).toEqual({ bp: 300, posts_used: 1 })
    expect(computeKpi({ posts, use_clicks: true }).er_by_reach).toEqual({ bp: 500, posts_used: 2 })
  })

  test('an unknown part of the engagements is left out of the sum, an unknown whole leaves the post out', () => {
    expect(of({ reach: 100, shares: 2 }, { reach: 100, reactions: null }).er_by_reach).toEqual({ bp: 200, posts_used: 1 })
  })

  test('nobody reached is no rate, and no part of the typical post', () => {
    expect(of({ reach: 0, reactions: 0 })).toMatchObject({ er_by_reach: { bp: null }, er_by_reach_median_post_bp: null })
    expect(of({ reach: 0, reactions: 1 }, { reach: 100, reactions: 4 }).er_by_reach_median_post_bp).toBe(400)
  })

  test('of two posts, the typical one lies between, half away from zero', () => {
    expect(of({ reach: 10_000, reactions: 1 }, { reach: 10_000, reactions: 2 }).er_by_reach_median_post_bp).toBe(2)
  })

  test('followers may have decimals; unknown or none gives no rate', () => {
    const posts = [{ reactions: 10 }, { shares: 1 }]
    expect(computeKpi({ posts, followers_avg: 820.5 }).er_by_followers).toEqual({ bp: 67, posts_used: 2 })
    expect(computeKpi({ posts, followers_avg: null }).er_by_followers.bp).toBeNull()
    expect(computeKpi({ posts, followers_avg: 0 }).er_by_followers.bp).toBeNull()
  })

  test('followers that leave are a negative growth', () => {
    const result = computeKpi({ posts: [], followers_start: 8, followers_end: 7 })
    expect([result.follower_net, result.follower_growth_bp]).toEqual([-1, -1250])
    expect(computeKpi({ posts: [], followers_start: 2000, followers_end: 1999 }).follower_growth_bp).toBe(-5)
  })

  test('answers: spam and what needs none are left out, exactly a day is within a day', () => {
    const message = { needs_reply: true, spam: false }
    const messages = [
      { ...message, replied_after_min: 1440 },
      { ...message, replied_after_min: 1441 },
      { ...message, replied_after_min: null },
      { ...message, spam: true, replied_after_min: 1 },
      { ...message, needs_reply: false, replied_after_min: 1 },
    ]
    expect(computeKpi({ posts: [], messages })).toMatchObject({
      response_rate_bp: 6667,
      response_time_median_min: 1441,
      response_within_24h_bp: 3333,
    })
  })

  test('sentiment needs ten mentions and rounds away from zero', () => {
    const sentiment = (positive: number, neutral: number, negative: number) =>
      computeKpi({ posts: [], sentiment: { positive, neutral, negative } }).net_sentiment
    expect(sentiment(9, 0, 0)).toBeNull()
    expect(sentiment(0, 5, 5)).toBe(-50)
    expect(sentiment(0, 199, 1)).toBe(-1)
    expect(sentiment(1, 199, 0)).toBe(1)
  })

  test('share of voice needs competitors', () => {
    expect(computeKpi({ posts: [], voice: { brand: 5, competitors: [] } }).share_of_voice_bp).toBeNull()
    expect(computeKpi({ posts: [], voice: { brand: 0, competitors: [3] } }).share_of_voice_bp).toBe(0)
  })

  test('more posts than planned is more than 100 %', () => {
    expect(computeKpi({ posts: [], planned: 8, published: 10 }).cadence_kept_bp).toBe(12_500)
    expect(computeKpi({ posts: [], planned: 8, published: null }).cadence_kept_bp).toBeNull()
  })
})

const figure = fc.option(fc.nat(5000))
const post = fc.record({
  reach: figure,
  impressions: figure,
  reactions: figure,
  comments: figure,
  shares: figure,
  saves: figure,
  clicks: figure,
})

test('whatever the posts: their order changes nothing, and a post of which nothing is known changes nothing', () => {
  fc.assert(
    fc.property(fc.array(post), fc.boolean(), fc.option(fc.nat(2000)), (posts, use_clicks, followers_avg) => {
      const input = { posts, use_clicks, followers_avg }
      const result = computeKpi(input)
      expect(computeKpi({ ...input, posts: posts.toReversed() })).toStrictEqual(result)
      expect(computeKpi({ ...input, posts: [...posts, {}] })).toStrictEqual(result)
      expect(parseKpiInput(structuredClone(input)).ok).toBe(true)
    }),
  )
})

test('whatever the posts: each rate is the ratio of sums, checked on whole numbers', () => {
  fc.assert(
    fc.property(fc.array(post), (posts) => {
      const { er_by_reach } = computeKpi({ posts })
      let engagements = 0
      let reach = 0
      for (const { reactions, comments, shares, saves, reach: reached } of posts) {
        const parts = [reactions, comments, shares, saves].filter((part) => part !== null)
        if (parts.length === 0 || reached === null) continue
        engagements += parts.reduce((a, b) => a + b, 0)
        reach += reached
      }
      if (reach === 0) {
        expect(er_by_reach.bp).toBeNull()
        return
      }
      // The rounded rate lies within half a basis point of the exact one.
      expect(Math.abs((er_by_reach.bp as number) * reach - engagements * 10_000) * 2).toBeLessThanOrEqual(reach)
    }),
  )
})

test('validation lists every error with its path', () => {
  const result = parseKpiInput({ posts: [{ reach: -1, likes: 3 }], messages: [{ needs_reply: 'yes', spam: false }], voice: {} })
  expect(result.ok ? [] : result.issues.map(({ path }) => path).toSorted()).toEqual(
    ['posts[0].reach', 'posts[0].likes', 'messages[0].needs_reply', 'voice.brand', 'voice.competitors'].toSorted(),
  )
  expect(parseKpiInput({})).toEqual({ ok: false, issues: [{ path: 'posts', message: 'is missing' }] })
})
