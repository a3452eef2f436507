import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sum } from '../../src/arithmetic.ts'
import { drifted, mixDays, nextPillar, pillarMix, type PlannedMix } from '../../src/posts/pillar-mix.ts'
import { readPillar } from '../../src/strategy/pillar.ts'
import { pillarShares } from '../../src/strategy/strategy.ts'
import { objectiveIds, pillarIds } from '../../src/strategy/weights.ts'
import { pillarLabel } from '../../src/i18n/labels.ts'
import { pillarWords } from '../../src/i18n/pillars.ts'

const plan: PlannedMix = { expertise: 50, behind: 30, offer: 20 }
const anyPlan = fc.uniqueArray(fc.constantFrom(...objectiveIds), { minLength: 1, maxLength: 3 }).map((ids) => pillarShares(ids))
const anyPillars = fc.array(fc.option(fc.constantFrom(...pillarIds), { nil: null }), { maxLength: 60 })

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value)
}

describe('the mix of pillars', () => {
  it('is the share of the posts that have one; the others are counted apart', () => {
    const mix = pillarMix(plan, ['expertise', 'expertise', 'offer', null, 'craft'])
    expect(mix).toEqual({
      shares: [
        { pillar: 'expertise', planned_percent: 50, posts: 2, actual_percent: 67, drift_points: 17 },
        { pillar: 'behind', planned_percent: 30, posts: 0, actual_percent: 0, drift_points: -30 },
        { pillar: 'offer', planned_percent: 20, posts: 1, actual_percent: 33, drift_points: 13 },
      ],
      posts: 3,
      without_pillar: 2,
    })
  })

  it('is not measured as long as no post has a pillar', () => {
    expect(pillarMix(plan, [null]).shares.map((share) => share.actual_percent)).toEqual([null, null, null])
    expect(drifted(pillarMix(plan, []))).toEqual([])
  })

  it('shows a pillar that nobody planned', () => {
    expect(pillarMix(plan, ['jobs']).shares.at(-1)).toMatchObject({ pillar: 'jobs', planned_percent: 0, actual_percent: 100 })
  })

  it('sums to 100, and its drifts to nothing, whatever was published', () => {
    fc.assert(
      fc.property(anyPlan, anyPillars, (planned, pillars) => {
        const mix = pillarMix(planned, pillars)
        expect(mix.posts + mix.without_pillar).toBe(pillars.length)
        if (mix.posts === 0) return
        expect(sum(mix.shares.map((share) => share.actual_percent ?? 0))).toBe(100)
        expect(sum(mix.shares.map((share) => share.drift_points ?? 0))).toBe(0)
      }),
    )
  })

  const drifts: [string, (string | null)[], string[]][] = [
    ['exactly as planned', [...times(5, 'expertise'), ...times(3, 'behind'), ...times(2, 'offer')], []],
    ['15 points are not more than 15', [...times(13, 'expertise'), ...times(3, 'behind'), ...times(4, 'offer')], []],
    ['16 points', [...times(33, 'expertise'), ...times(10, 'behind'), ...times(7, 'offer')], ['expertise']],
    ['one post alone', ['expertise'], []],
    ['two of the same', ['behind', 'behind'], ['behind', 'expertise']],
    ['one each', ['expertise', 'behind'], []],
    ['nothing planned for it', times(6, 'jobs'), ['jobs', 'expertise', 'behind', 'offer']],
  ]
  it.each(drifts)('drifts by more than 15 points and one post: %s', (_, pillars, expected) => {
    expect(drifted(pillarMix(plan, pillars)).map((share) => share.pillar)).toEqual(expected)
  })

  it('does not drift without a plan', () => {
    expect(drifted(pillarMix({}, times(9, 'offer')))).toEqual([])
    expect(nextPillar({}, ['offer'])).toBeNull()
  })

  it('asks first for what is planned most, then for what is furthest behind', () => {
    expect(nextPillar(plan, [])).toBe('expertise')
    expect(nextPillar(plan, ['expertise'])).toBe('behind')
    expect(nextPillar(plan, ['expertise', 'behind'])).toBe('offer')
    expect(nextPillar(plan, ['expertise', 'behind', 'offer'])).toBe('expertise')
    expect(nextPillar(plan, times(9, 'jobs'))).toBe('expertise')
  })

  it('followed post after post never drifts, from three posts a week on, whatever the objectives', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer({ min: 3, max: 7 }), (planned, perWeek) => {
        const window = (mixDays / 7) * perWeek
        const pillars: (string | null)[] = []
        // as the queue does: the four weeks before are looked at
        for (let post = 0; post < 200; post++) pillars.push(nextPillar(planned, pillars.slice(-window)))
        const mixes = pillars.slice(window).map((_, last) => pillarMix(planned, pillars.slice(last, last + window)))
        expect(mixes.flatMap(drifted)).toEqual([])
      }),
    )
  })
})

describe('the name of a pillar', () => {
  const known: [string, string][] = [
    ['expertise', 'expertise'],
    ['Conseils', 'expertise'],
    ['conseil', 'expertise'],
    ['conseils et savoir-faire', 'expertise'],
    ['savoir faire', 'expertise'],
    ['PREUVES', 'proof'],
    ['avis', 'proof'],
    ['realisations', 'proof'],
    ['coulisse', 'behind'],
    ['behind the scenes, team', 'behind'],
    ['équipe', 'behind'],
    ['offers', 'offer'],
    ['produit', 'offer'],
    ['actu', 'news'],
    ['  emploi ', 'jobs'],
    ['aide', 'service'],
    ['customers', 'community'],
  ]
  it.each(known)('%s is %s', (word, pillar) => expect(readPillar(word)).toBe(pillar))

  it.each(['', 's', 'craft', 'mardi', 'conseils offres', '__proto__'])('%j is none', (word) =>
    expect(readPillar(word)).toBeNull(),
  )

  it('is never the name of two, and every name is read back in both languages', () => {
    for (const id of pillarIds) {
      const names = [id, pillarLabel[id].fr, pillarLabel[id].en, ...pillarWords[id].fr, ...pillarWords[id].en]
      for (const name of names) expect([name, readPillar(name)]).toEqual([name, id])
    }
  })
})
