import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { engagementsOf, postResults, rank, type PostOut, type PostResult } from '../../src/results/post-results.ts'
import type { Snapshot } from '../../src/store/metrics.ts'

const published_at = '2026-10-01T08:00:00.000Z'
const now = new Date('2026-11-15T08:00:00Z')
const post: PostOut = { delivery_id: 7, remote_post: null, network: 'facebook', published_at }

let id = 0
/** A reading of the post after so many hours. */
function read(metric: string, value: number | null, hours: number, more: Partial<Snapshot> = {}): Snapshot {
  return {
    id: ++id,
    client: 'boulangerie',
    network: 'facebook',
    account_id: 1,
    delivery_id: 7,
    remote_post: null,
    metric,
    value,
    reason: value === null ? 'not_given' : null,
    from_day: null,
    to_day: null,
    captured_at: new Date(Date.parse(published_at) + hours * 3_600_000).toISOString(),
    age_hours: hours,
    source: 'api',
    source_name: metric,
    ...more,
  }
}

const only = (snapshots: readonly Snapshot[], at = now, of: PostOut = post): PostResult => {
  const [result] = postResults([of], snapshots, at)
  if (!result) throw new Error('no result')
  return result
}

describe('what came of a post', () => {
  it('is read at seven days, whatever was read before and after', () => {
    const result = only([
      read('reach', 100, 24),
      read('reach', 400, 170),
      read('reach', 900, 28 * 24),
      read('reactions', 20, 170),
    ])
    expect(result).toMatchObject({ state: 'measured', age_hours: 170, engagements: 20, rate: { by: 'reach', bp: 500 } })
    expect(result.figures).toEqual({ reach: 400, reactions: 20 })
  })

  it('takes a reading of the sixth day for the seventh, and a later one before an early one', () => {
    expect(only([read('views', 10, 145), read('views', 30, 400)]).figures.views).toBe(10)
    expect(only([read('views', 10, 30), read('views', 30, 700)]).figures.views).toBe(30)
    expect(only([read('views', 10, 30)]).figures.views).toBe(10)
  })

  it('of two readings of the same age the later entered mends the earlier', () => {
    const late = '2026-11-10T00:00:00.000Z'
    expect(
      only([read('reach', 400, 170), read('reach', 450, 170, { captured_at: late, source: 'manual' })]).figures.reach,
    ).toBe(450)
  })

  it('is in progress below seven days, with the newest figures', () => {
    const young = new Date('2026-10-04T08:00:00Z')
    const result = only([read('reach', 100, 24), read('reach', 150, 48)], young)
    expect(result).toMatchObject({ state: 'in_progress', figures: { reach: 150 } })
    expect(only([], young).state).toBe('in_progress')
  })

  it('is not measured where nothing came, and null stays null', () => {
    const result = only([read('reach', null, 170), read('reactions', null, 170)])
    expect(result).toMatchObject({ state: 'not_measured', figures: {}, engagements: null, rate: null, captured_at: null })
  })

  it('adds up the parts that are given, and takes the sum of the network where no part is', () => {
    expect(engagementsOf({ reactions: 3, shares: 2 })).toBe(5)
    expect(engagementsOf({ engagements: 9 })).toBe(9)
    expect(engagementsOf({ reactions: 3, engagements: 9 })).toBe(3)
    expect(engagementsOf({ clicks: 4 })).toBeNull()
  })

  it('names the denominator: reach before impressions before views, and no rate over 0', () => {
    expect(only([read('reactions', 5, 170), read('views', 1000, 170)]).rate).toEqual({ by: 'views', bp: 50 })
    expect(only([read('reactions', 5, 170), read('views', 1000, 170), read('impressions', 100, 170)]).rate).toEqual({
      by: 'impressions',
      bp: 500,
    })
    expect(only([read('reactions', 5, 170), read('reach', 0, 170)]).rate).toBeNull()
  })

  it('of a post that smm did not send goes by the network and its own id', () => {
    const other: PostOut = {
      delivery_id: null,
      remote_post: 'https://example.org/p/1',
      network: 'facebook',
      published_at: null,
    }
    const own = { delivery_id: null, remote_post: 'https://example.org/p/1' }
    expect(only([read('reach', 5, 170, own), read('reach', 99, 170)], now, other).figures.reach).toBe(5)
  })

  it('never makes 0 of what is not known (property)', () => {
    const value = fc.option(fc.nat(1_000_000), { nil: null })
    const snapshots = fc.array(fc.tuple(fc.constantFrom('reach', 'reactions', 'comments', 'views'), value, fc.nat(900)))
    fc.assert(
      fc.property(snapshots, (rows) => {
        const list = rows.map(([metric, figure, hours]) => read(metric, figure, hours))
        const result = only(list)
        for (const metric of ['reach', 'reactions', 'comments', 'views'] as const) {
          const given = list.filter((one) => one.metric === metric && one.value !== null)
          if (given.length === 0) expect(result.figures[metric]).toBeUndefined()
          else expect(given.map((one) => one.value)).toContain(result.figures[metric])
        }
      }),
    )
  })
})

describe('ranking', () => {
  const result = (bp: number | null, by: 'reach' | 'views' = 'reach', engagements = 10): PostResult => ({
    ...post,
    delivery_id: ++id,
    state: 'measured',
    age_hours: 168,
    captured_at: null,
    source: 'api',
    figures: {},
    engagements,
    rate: bp === null ? null : { by, bp },
  })

  it('needs five posts of the same measure', () => {
    expect(rank([1, 2, 3, 4].map((bp) => ({ ...result(bp), engagements: null })))).toBeNull()
    const ranking = rank([1, 5, 3, 2, 4].map((bp) => result(bp)))
    expect(ranking?.by).toBe('er_by_reach')
    expect(ranking?.ranked.map(({ value }) => value)).toEqual([5, 4, 3, 2, 1])
  })

  it('never compares rates of different denominators', () => {
    const mixed = [...[1, 2, 3].map((bp) => result(bp)), ...[900, 800, 700, 600, 500].map((bp) => result(bp, 'views'))]
    expect(rank(mixed)).toMatchObject({ by: 'er_by_views' })
    expect(rank(mixed)?.ranked).toHaveLength(5)
  })

  it('falls back to engagements, and leaves the young ones out', () => {
    expect(rank([1, 2, 3, 4, 5].map((count) => result(null, 'reach', count)))).toMatchObject({ by: 'engagements' })
    const young = [1, 2, 3, 4, 5].map((bp): PostResult => ({ ...result(bp), state: 'in_progress' }))
    expect(rank(young)).toBeNull()
  })

  it('compares by impressions all that have them, those with a reach too', () => {
    const both = (reactions: number): PostResult =>
      only([read('reactions', reactions, 170), read('reach', 100, 170), read('impressions', 1_000, 170)])
    const alone = (reactions: number): PostResult => only([read('reactions', reactions, 170), read('impressions', 1_000, 170)])
    const ranking = rank([both(1), both(2), both(3), alone(4), alone(5)])
    expect(ranking).toMatchObject({ by: 'er_by_impressions' })
    expect(ranking?.ranked.map(({ value }) => value)).toEqual([50, 40, 30, 20, 10])
  })

  it('leaves out what was read too early alone', () => {
    const early = only([read('reactions', 90, 24), read('reach', 100, 24)])
    expect(early.state).toBe('measured')
    const four = [1, 2, 3, 4].map((bp) => result(bp))
    expect(rank([...four, early])).toBeNull()
    expect(rank([...four, result(9)])?.ranked[0]?.value).toBe(9)
  })
})
