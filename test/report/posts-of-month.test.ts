import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { postsSection } from '../../src/report/posts-of-month.ts'
import type { MonthFigures } from '../../src/results/read-figures.ts'
import type { PostResult } from '../../src/results/post-results.ts'
import type { Sent } from '../../src/results/sent-posts.ts'

interface Given {
  readonly bp: number | null
  readonly format?: 'image' | 'text'
  readonly pillar?: string
  readonly state?: PostResult['state']
}

const view = { now: new Date('2026-12-03T09:00:00Z'), time_zone: 'Europe/Paris', accounts: [] }

function month(given: readonly Given[]): MonthFigures<Sent> {
  const sent = given.map(({ bp, format = 'text', pillar = 'offer', state = 'measured' }, index) => {
    const on = `2026-11-${String(index + 2).padStart(2, '0')}`
    const media = format === 'image' ? [{ mime: 'image/jpeg', sha256: `h${index}`, alt: 'un pain' }] : []
    const post = { id: index + 1, title: null, text: `Texte ${index + 1}`, media, pillar, thread: false, link: null }
    const delivery = {
      id: index + 1,
      account: 'page',
      url: `https://example.org/${index}`,
      published_at: `${on}T08:00:00.000Z`,
    }
    return {
      sent: { post, delivery, network: 'facebook', on } as unknown as Sent,
      result: {
        delivery_id: index + 1,
        remote_post: null,
        network: 'facebook',
        published_at: `${on}T08:00:00.000Z`,
        state,
        age_hours: 168,
        captured_at: null,
        source: 'api',
        figures: { reach: 1000 },
        engagements: bp === null ? null : bp / 10,
        rate: bp === null ? null : { by: 'reach', bp },
      } satisfies PostResult,
    }
  })
  return { month: '2026-11', sent, others: [], networks: [], snapshots: [], view }
}

const section = (given: readonly Given[]) => postsSection(month(given), null, null, 'Europe/Paris')

describe('what worked and what did not', () => {
  it('ranks nothing before five posts are measured, and proposes nothing', () => {
    const { posts, experiments } = section([{ bp: 900 }, { bp: 10 }, { bp: 20 }, { bp: 30 }])
    expect(posts).toMatchObject({ compared_by: null, ranking_reason: 'too_few_measured', top: [], flop: [], measured: 4 })
    expect(experiments).toEqual([])
    const young = section([1, 2, 3, 4, 5].map((bp) => ({ bp, state: 'in_progress' as const })))
    expect(young.posts).toMatchObject({ top: [], measured: 0, in_progress: 5 })
  })

  it('shows three of each, and no post on both sides', () => {
    const { posts } = section([100, 200, 300, 400, 500, 600, 700].map((bp) => ({ bp })))
    expect(posts.top.map(({ value }) => value)).toEqual([700, 600, 500])
    expect(posts.flop.map(({ value }) => value)).toEqual([100, 200, 300])
    expect(posts.median).toBe(400)
    const five = section([100, 200, 300, 400, 500].map((bp) => ({ bp }))).posts
    expect(five.top.map(({ value }) => value)).toEqual([500, 400, 300])
    expect(five.flop.map(({ value }) => value)).toEqual([100, 200])
  })

  it('says what is observed of the posts that share a trait: how many of how many', () => {
    const { posts, experiments } = section([
      { bp: 900, format: 'image' },
      { bp: 800, format: 'image' },
      { bp: 700, format: 'image' },
      { bp: 200 },
      { bp: 150 },
      { bp: 100 },
    ])
    expect(posts.top[0]?.lesson).toEqual({ code: 'format', value: 'image', share: 3, of: 3 })
    expect(posts.flop[0]?.lesson).toEqual({ code: 'format', value: 'text', share: 3, of: 3 })
    expect(posts.top[0]?.picture).toEqual({ sha256: 'h0', alt: 'un pain' })
    expect(experiments).toEqual([
      { code: 'more_format', value: 'image', posts: 3, of: 3 },
      { code: 'less_format', value: 'text', posts: 3, of: 3 },
    ])
  })

  it('always has something to try next month once five are compared [000-12]', () => {
    const same = section([500, 500, 500, 500, 500].map((bp) => ({ bp })))
    expect(same.experiments).toEqual([{ code: 'repeat', value: 'Texte 1', posts: 1, of: 5 }])
    const row = fc.record({
      bp: fc.integer({ min: 1, max: 9_000 }),
      format: fc.constantFrom('image' as const, 'text' as const),
      pillar: fc.constantFrom('offer', 'proof'),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 5, maxLength: 20 }), (rows) => {
        const { posts, experiments } = section(rows)
        expect(experiments.length).toBeGreaterThan(0)
        const both = posts.top.filter((one) => posts.flop.some(({ delivery_id }) => delivery_id === one.delivery_id))
        expect(both).toEqual([])
        for (const { share, of } of [...posts.top, ...posts.flop].map(({ lesson }) => lesson))
          expect(share).toBeLessThanOrEqual(of)
      }),
    )
  })
})
