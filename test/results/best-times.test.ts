import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestTimes, fewestPosts } from '../../src/results/best-times.ts'
import type { PostResult } from '../../src/results/post-results.ts'
import type { ReadersNetwork } from '../../src/networks/readers-network.ts'

const zone = 'Europe/Paris'

function post(published_at: string, bp: number | null, engagements = 10, network: ReadersNetwork = 'facebook'): PostResult {
  return {
    delivery_id: 1,
    remote_post: null,
    network,
    published_at,
    state: 'measured',
    age_hours: 168,
    captured_at: null,
    source: 'api',
    figures: {},
    engagements,
    rate: bp === null ? null : { by: 'reach', bp },
  }
}

/** One a week from a Monday on, at an hour of Paris in summer. */
function weekly(count: number, day: number, hour: number, bp: number): PostResult[] {
  return Array.from({ length: count }, (_, week) => {
    const at = new Date(Date.UTC(2026, 5, 1 + day + 7 * week, hour - 2))
    return post(at.toISOString(), bp)
  })
}

describe('best times', () => {
  it('names the block that stands out, with how many posts it is of [000-12]', () => {
    const posts = [...weekly(16, 0, 9, 300), ...weekly(5, 3, 18, 480)]
    const [facebook] = bestTimes(posts, zone)
    expect(facebook).toEqual({
      network: 'facebook',
      compared_by: 'er_by_reach',
      posts: 21,
      median: 300,
      cells: [
        { weekday: 1, hour: 9, posts: 16, median: 300 },
        { weekday: 4, hour: 18, posts: 5, median: 480 },
      ],
      best: [{ weekday: 4, hour: 18, posts: 5, median: 480 }],
      reason: null,
    })
  })

  it.each([
    ['nineteen posts are too few', [...weekly(15, 0, 9, 300), ...weekly(4, 3, 18, 900)], 'too_few_measured'],
    ['three posts of one block are chance', [...weekly(20, 0, 9, 300), ...weekly(3, 3, 18, 900)], 'nothing_stands_out'],
    ['less than a fifth better is chance', [...weekly(16, 0, 9, 300), ...weekly(6, 3, 18, 359)], 'nothing_stands_out'],
    [
      'one post that went far makes no habit',
      [...weekly(16, 0, 9, 300), ...weekly(5, 3, 18, 290), post('2026-08-06T16:00:00Z', 9000)],
      'nothing_stands_out',
    ],
  ] as const)('%s', (_why, posts, reason) => {
    expect(bestTimes(posts, zone)[0]).toMatchObject({ best: [], reason })
  })

  it('takes hours of the client, summer and winter', () => {
    const winter = weekly(20, 0, 9, 300).concat(
      Array.from({ length: 4 }, (_, week) => post(new Date(Date.UTC(2026, 10, 5 + 7 * week, 8)).toISOString(), 600)),
    )
    // 8:00 UTC in November is nine in Paris, three in the morning in Montreal
    expect(bestTimes(winter, zone)[0]?.best).toMatchObject([{ weekday: 4, hour: 9 }])
    expect(bestTimes(winter, 'America/Montreal')[0]?.best).toMatchObject([{ weekday: 4, hour: 3 }])
  })

  it('compares by engagements where no rate is known of enough posts', () => {
    const posts = weekly(25, 0, 9, 0).map((one, index) => post(one.published_at ?? '', null, index))
    expect(bestTimes(posts, zone)[0]).toMatchObject({ compared_by: 'engagements', posts: 25, median: 12 })
  })

  it('keeps networks apart, the one with most posts first, and leaves posts in progress out', () => {
    const instagram = weekly(21, 2, 12, 500).map((one) => ({ ...one, network: 'instagram' as const }))
    const young = weekly(40, 4, 7, 100).map((one) => ({ ...one, state: 'in_progress' as const }))
    const found = bestTimes([...weekly(20, 0, 9, 300), ...instagram, ...young], zone)
    expect(found.map(({ network, posts }) => [network, posts])).toEqual([
      ['instagram', 21],
      ['facebook', 20],
    ])
  })

  it('never names a block for all posts alike, and never one of fewer than four', () => {
    const posts = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 200 }),
        hour: fc.integer({ min: 0, max: 23 }),
        bp: fc.integer({ min: 0, max: 2000 }),
      }),
      { minLength: fewestPosts, maxLength: 80 },
    )
    fc.assert(
      fc.property(posts, fc.boolean(), (given, alike) => {
        const made = given.map(({ day, hour, bp }) =>
          post(new Date(Date.UTC(2026, 0, 1 + day, hour)).toISOString(), alike ? 250 : bp),
        )
        const [found] = bestTimes(made, zone)
        expect(found?.cells.reduce((total, cell) => total + cell.posts, 0)).toBe(given.length)
        for (const cell of found?.best ?? []) {
          expect(cell.posts).toBeGreaterThanOrEqual(4)
          expect(cell.median * 10).toBeGreaterThanOrEqual((found?.median ?? 0) * 12)
        }
        if (alike) expect(found?.reason).toBe('nothing_stands_out')
      }),
    )
  })
})
