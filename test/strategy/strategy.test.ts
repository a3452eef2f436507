import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { largestRemainder } from '../../src/arithmetic.ts'
import { parseStrategyInput } from '../../src/strategy/strategy-input.ts'
import {
  cadenceFor,
  dayIds,
  effortFor,
  pillarShares,
  rolePlan,
  runStrategy,
  type Coverage,
  type StrategyInput,
  type StrategyResult,
} from '../../src/strategy/strategy.ts'
import {
  criterionIds,
  defaultWeights,
  formerNetworks,
  levelIds,
  objectiveIds,
  strategyNetworks,
  type StrategyNetwork,
} from '../../src/strategy/weights.ts'
import { readGoldens } from '../golden/read-goldens.ts'
import { anyInput } from './any-input.ts'
import source from './weights-source.json' with { type: 'json' }

interface Golden {
  id: string
  weights_version: string
  answers: StrategyInput
  expected: StrategyResult
}

const goldens = readGoldens<Golden>('strategy')
const golden = (prefix: string) => goldens.find(({ id }) => id.startsWith(prefix)) as Golden
const bakery = golden('s01').answers

describe('goldens', () => {
  test.each(goldens)('$id', ({ answers, expected, weights_version }) => {
    expect(weights_version).toBe(defaultWeights.version)
    expect(runStrategy(answers)).toStrictEqual(expected)
    expect(Object.keys(runStrategy(answers))).toEqual(Object.keys(expected))
    expect(parseStrategyInput(answers)).toEqual({ ok: true, input: answers })
  })
})

const holds = (property: (answers: StrategyInput, result: StrategyResult) => void) =>
  fc.assert(fc.property(anyInput, (answers) => property(answers, runStrategy(answers))))

const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0)
const levelRank = (level: string | undefined) => levelIds.findIndex((id) => id === level)

describe('whatever the answers', () => {
  test('they are accepted, not changed, and give the same result twice', () => {
    holds((answers, result) => {
      const before = structuredClone(answers)
      expect(parseStrategyInput(answers).ok).toBe(true)
      expect(runStrategy(answers)).toStrictEqual(result)
      expect(answers).toEqual(before)
    })
  })

  test('the weights sum to 100 and so do the pillars', () => {
    holds((_, result) => {
      expect(total(Object.values(result.weights))).toBe(100)
      expect(total(Object.values(result.pillars))).toBe(100)
      expect(Math.min(...Object.values(result.pillars))).toBeGreaterThan(0)
      expect(result.pillars.offer ?? 0).toBeLessThanOrEqual(defaultWeights.pillars.offer_max)
    })
  })

  test('every network is scored, once, within its bounds', () => {
    holds((_, result) => {
      expect(Object.keys(result.scores)).toEqual([...strategyNetworks])
      for (const { raw, score, sub } of Object.values(result.scores)) {
        expect(raw).toBe(total(criterionIds.map((criterion) => result.weights[criterion] * sub[criterion])))
        expect(score).toBe(Math.round(raw / 100))
        for (const value of Object.values(sub)) expect(value >= 0 && value <= 100 && Number.isInteger(value)).toBe(true)
      }
    })
  })

  test('the ranking is ordered, holds nothing gated and no listing', () => {
    holds(({ minutes_per_month }, result) => {
      const raws = result.ranking.map((network) => result.scores[network].raw)
      expect(raws).toEqual(raws.toSorted((a, b) => b - a))
      expect(result.ranking.every((network) => result.scores[network].excluded === null && network !== 'gbp')).toBe(true)
      expect(result.ranking.slice(0, result.eligible.length)).toEqual(result.eligible)
      expect(result.feasibility.available_for_networks).toBeLessThanOrEqual(minutes_per_month)
    })
  })

  test('phase 1 is one network at most, eligible, and fits in the time', () => {
    holds((_, result) => {
      const { phase1, phase1_rejected, feasibility, phase2 } = result
      expect(feasibility.status === 'red').toBe(phase1 === null)
      for (const { missing_minutes } of phase1_rejected) expect(missing_minutes).toBeGreaterThan(0)
      if (!phase1) {
        expect(phase2).toEqual({ networks: 0, items: [] })
        expect(result.reasons).toBeNull()
        expect(result.role_plan_minutes_per_week).toBeNull()
        return
      }
      expect(result.eligible).toContain(phase1.network)
      expect(phase1.effort.total).toBeLessThanOrEqual(feasibility.available_for_networks)
      expect(phase1_rejected.map(({ network }) => network)).toEqual(
        result.eligible.slice(0, result.eligible.indexOf(phase1.network)),
      )
      expect(phase2.items[0]?.network).toBe(phase1.network)
    })
  })

  test('phase 2 keeps to the time, the rule and the experience, and names nothing twice', () => {
    holds((_, { phase2, feasibility, eligible }) => {
      expect(phase2.items).toHaveLength(phase2.networks)
      expect(phase2.networks).toBeLessThanOrEqual(
        Math.max(1, Math.min(feasibility.networks_by_rule, feasibility.cap_by_maturity, eligible.length)),
      )
      expect(total(phase2.items.map((item) => item.minutes_allocated))).toBeLessThanOrEqual(feasibility.available_for_networks)
      for (const { effort, minutes_allocated } of phase2.items) expect(effort.total).toBeLessThanOrEqual(minutes_allocated)
      expect(new Set(phase2.items.map(({ network }) => network)).size).toBe(phase2.networks)
    })
  })

  test('more time never loses phase 1, nor moves it down the ranking, nor lowers the level of the same network', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(3000), (answers, extra) => {
        const less = runStrategy(answers)
        const more = runStrategy({ ...answers, minutes_per_month: answers.minutes_per_month + extra })
        if (!less.phase1) return
        if (!more.phase1) throw new Error('phase 1 was lost')
        expect(more.ranking.indexOf(more.phase1.network)).toBeLessThanOrEqual(less.ranking.indexOf(less.phase1.network))
        if (more.phase1.network === less.phase1.network) {
          expect(levelRank(more.phase1.level)).toBeGreaterThanOrEqual(levelRank(less.phase1.level))
        }
      }),
    )
  })

  test('a refused network is nowhere in the recommendation', () => {
    holds(({ excluded_networks = [] }, { phase1, phase2, foundation, near_tie }) => {
      const recommended = [phase1?.network, ...phase2.items.map(({ network }) => network), ...foundation, ...near_tie]
      expect(excluded_networks.filter((network) => (recommended as unknown[]).includes(network))).toEqual([])
    })
  })

  test('every account gets one action, and coverage days are never both empty and without backup', () => {
    holds(({ accounts = [] }, { existing_accounts, staffing }) => {
      expect(existing_accounts).toHaveLength(accounts.length)
      const { gaps, no_backup } = staffing.coverage
      expect(gaps.filter((day) => no_backup.includes(day))).toEqual([])
    })
  })

  test('no answer known but the objective leaves 30 points of confidence, and 10 that need no answer', () => {
    const unknown = { sector: null, geo_scope: null, b2b_share: null, age_bands: null, abilities: null }
    const result = runStrategy({ ...bakery, ...unknown })
    expect(result.confidence).toBe(40)
    expect(result.reasons?.positive.map(({ criterion }) => criterion)).not.toContain('audience')
  })
})

describe('the tables', () => {
  test('are those of weights.json, whose sums hold', () => {
    const { criteria_weights, tables, pillars, hours } = defaultWeights
    expect(total(Object.values(criteria_weights))).toBe(100)
    for (const shares of Object.values(tables.content)) expect(total(Object.values(shares))).toBe(100)
    for (const shares of Object.values(pillars.by_objective)) expect(total(Object.values(shares))).toBe(100)
    for (const [count, shares] of Object.entries(hours.shares_by_count)) {
      expect(shares).toHaveLength(Number(count))
      expect(total([...shares])).toBe(100)
    }
  })

  const best = (row: Record<StrategyNetwork, number>) =>
    strategyNetworks.filter((id) => row[id] === Math.max(...Object.values(row)))

  test('name the networks that the traceability table expects', () => {
    const { objective, geo } = defaultWeights.tables
    expect(best(objective.recruitment)).toEqual(['linkedin'])
    expect(best(objective.leads)).toEqual(['linkedin'])
    expect(best(objective.market_insight)).toEqual(['x'])
    expect(best(geo.international)).toEqual(['linkedin'])
    expect(objective.support.x).toBe(75)
  })
})

describe('hours per month by network and level', () => {
  const printed: Record<StrategyNetwork, [number, number, number]> = {
    facebook: [7.8, 15.2, 32.3],
    instagram: [10.4, 22.8, 38.8],
    linkedin: [7.1, 14.9, 30.9],
    x: [8.2, 15.6, 30.5],
    youtube: [11.9, 24.4, 38.6],
    pinterest: [8.2, 15.6, 30.5],
    threads: [8.2, 15.6, 26.2],
    mastodon: [8.2, 15.6, 26.2],
    bluesky: [8.2, 15.6, 26.2],
    tiktok: [10.4, 21.4, 42.1],
    blog: [7.7, 16.0, 32.7],
    gbp: [5.0, 9.4, 18.2],
    telegram: [6.8, 12.7, 23.3],
    tumblr: [9.7, 17.0, 30.5],
  }
  const options = { is_first: true, coverage: 'business_days' as Coverage, support: false }

  test.each(strategyNetworks)('%s', (network) => {
    const hours = levelIds.map((level) => effortFor(network, level, options).total / 60)
    // The table prints exact halves (7.85 h) downwards, hence a tolerance rather than one more rounding.
    hours.forEach((value, i) => expect(Math.abs(value - (printed[network][i] as number))).toBeLessThanOrEqual(0.05 + 1e-9))
  })

  test('“full” averages 30.5 h over the fourteen networks', () => {
    const minutes = strategyNetworks.map((network) => effortFor(network, 'full', options).total)
    expect((total(minutes) / 14 / 60).toFixed(1)).toBe('30.5')
  })

  test('support doubles the answers on the first network only; more days cost more, except at the lightest level', () => {
    const at = (level: 'minimal' | 'light' | 'full', more: Partial<typeof options>) =>
      effortFor('facebook', level, { ...options, ...more }).community
    expect([at('light', {}), at('light', { support: true }), at('light', { support: true, is_first: false })]).toEqual([
      325, 650, 325,
    ])
    expect([
      at('minimal', { coverage: 'seven_days' }),
      at('light', { coverage: 'six_days' }),
      at('full', { coverage: 'seven_days' }),
    ]).toEqual([130, 390, 910])
  })

  test('a further network has no listening and a short report', () => {
    expect(effortFor('blog', 'full', { ...options, is_first: false })).toEqual({
      production: 997,
      community: 650,
      listening: 0,
      reporting: 30,
      total: 1677,
    })
  })

  test('the cadence is a copy that nobody can spoil', () => {
    const cadence = cadenceFor('facebook', 'minimal') as Record<string, number>
    cadence.image_post = 0
    expect(cadenceFor('facebook', 'minimal')).toEqual({ image_post: 13, link_share: 13 })
  })
})

describe('single rules', () => {
  test('without objectives the engine is not run', () => {
    const { objectives: _, ...rest } = bakery
    expect(parseStrategyInput(rest)).toMatchObject({ ok: false, issues: [{ path: 'objectives' }] })
  })

  test('foursquare counts as the listing, twitter as x: refused under the old name, both are closed', () => {
    const { scores, foundation } = runStrategy({ ...bakery, excluded_networks: ['foursquare', 'twitter'] })
    expect([scores.gbp.excluded, scores.x.excluded]).toEqual([['excluded_by_client'], ['excluded_by_client']])
    expect(foundation).toEqual([])
  })

  test('closed networks are retired with what replaces them; twitter only changed its name', () => {
    const accounts = formerNetworks.map((network) => ({ network, status: 'dormant' as const, followers: 0 }))
    expect(runStrategy({ ...bakery, accounts }).existing_accounts).toEqual([
      { network: 'viadeo', action: 'retired', replace_by: 'linkedin' },
      { network: 'google_plus', action: 'retired', replace_by: 'gbp' },
      { network: 'foursquare', action: 'retired', replace_by: 'gbp' },
      { network: 'x', action: 'put_on_standby' },
      { network: 'vine', action: 'retired', replace_by: 'tiktok' },
      { network: 'periscope', action: 'retired', replace_by: 'youtube' },
    ])
  })

  test('presence: the first account declared decides; a thousand followers count only while it is active', () => {
    const presence = (...accounts: StrategyInput['accounts'] & object) =>
      runStrategy({ ...bakery, accounts }).scores.facebook.sub.existing
    const network = 'facebook' as const
    expect(presence()).toBe(30)
    expect(presence({ network, status: 'dormant', followers: 5000 }, { network, status: 'active', followers: 9 })).toBe(50)
    expect(presence({ network, status: 'active', followers: 999 })).toBe(80)
    expect(presence({ network, status: 'active', followers: 1000 })).toBe(100)
    expect(presence({ network, status: 'active', followers: null })).toBe(80)
  })

  test('abilities: none closes, unknown is neutral, paid production lifts to 40', () => {
    const content = (abilities: StrategyInput['abilities'] & unknown, outsource_production = false) =>
      runStrategy({ ...bakery, abilities: abilities ?? null, outsource_production }).scores.blog
    expect(content([])).toMatchObject({ sub: { content: 0 }, excluded: ['content_ability_missing'] })
    expect(content([], true)).toMatchObject({ sub: { content: 40 }, excluded: null })
    expect(content(['writing_long'], true)).toMatchObject({ sub: { content: 80 } })
    expect(content(null, true)).toMatchObject({ sub: { content: 50 }, excluded: null })
  })

  test('all the gates of a network are named, in order', () => {
    const { scores } = runStrategy({ ...bakery, abilities: [], excluded_networks: ['tiktok'], regulated: ['alcohol'] })
    expect(scores.tiktok.excluded).toEqual(['excluded_by_client', 'content_ability_missing', 'regulated_sector'])
  })

  test('the sixteen candidates by budget give the four modes', () => {
    const mode = (
      interested: boolean,
      time: boolean,
      trained: boolean,
      training_budget: boolean,
      external_budget_cents: number,
    ) =>
      runStrategy({ ...bakery, internal_candidate: { interested, time, trained, training_budget }, external_budget_cents })
        .staffing.mode
    for (const bits of Array.from({ length: 16 }, (_, n) => n)) {
      const [interested, time, trained, budget] = [8, 4, 2, 1].map((bit) => (bits & bit) > 0) as [
        boolean,
        boolean,
        boolean,
        boolean,
      ]
      for (const money of [0, 1]) {
        const outside = money ? 'doublette' : 'listen_only'
        const inside = trained ? 'internal' : budget ? 'internal_with_training' : outside
        expect(mode(interested, time, trained, budget, money)).toBe(interested && time ? inside : outside)
      }
    }
  })

  test('contributors by headcount, at every edge', () => {
    const recommended = (headcount: number) => runStrategy({ ...bakery, headcount }).staffing.contributors_recommended
    expect([1, 2, 4, 5, 9, 10, 49, 50, 99, 100, 199, 200, 249].map(recommended)).toEqual([
      1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7,
    ])
  })

  test('people without minutes do not count, whatever they are', () => {
    const idle = { minutes_per_week: 0, department: 'x', trained: false, motivated: false, intern: true, days: [...dayIds] }
    const { staffing } = runStrategy({ ...golden('s02').answers, people: [...golden('s02').answers.people, idle] })
    expect(staffing).toEqual(golden('s02').expected.staffing)
  })

  test('nobody active: no intern and no single person, but a gap on every day', () => {
    const { staffing } = runStrategy({ ...bakery, people: [] })
    expect(staffing.flags).toEqual(['fewer_contributors_than_recommended', 'coverage_gap'])
    expect(staffing.coverage.gaps).toEqual(['mon', 'tue', 'wed', 'thu', 'fri', 'sat'])
  })

  test('the fallback walk stops more than 1 500 raw points below the first', () => {
    // The plumber of s04 with 483 minutes more has 503: the blog's 463 fit, but Facebook's 471 come first.
    const { answers } = golden('s04')
    expect(runStrategy({ ...answers, minutes_per_month: 240 + 443 }).phase1?.network).toBe('blog')
    expect(runStrategy({ ...answers, minutes_per_month: 240 + 451 }).phase1?.network).toBe('facebook')
    const narrow = { ...defaultWeights, fallback_margin: 900 }
    expect(runStrategy({ ...answers, minutes_per_month: 240 + 443 }, narrow)).toMatchObject({
      phase1: null,
      phase1_rejected: [
        { network: 'facebook', missing_minutes: 8 },
        { network: 'instagram', missing_minutes: 160 },
      ],
    })
  })

  test('near ties are below the chosen network; the better ones that lack time are not', () => {
    const result = runStrategy({ ...golden('s04').answers, minutes_per_month: 240 + 443 })
    expect(result.phase1_rejected.map(({ network }) => network)).toEqual(['facebook', 'instagram'])
    expect(result.near_tie).toEqual([])
    const exactly = { ...defaultWeights, near_tie_margin: 7369 - 7077 }
    expect(runStrategy(golden('s13').answers, exactly).near_tie).toEqual([])
    expect(runStrategy(golden('s13').answers, { ...exactly, near_tie_margin: 293 }).near_tie).toEqual(['instagram'])
  })

  test('a network that does not fit its share takes the number down by one', () => {
    const { answers } = golden('s13')
    const rich = runStrategy({ ...answers, maturity: 'advanced', minutes_per_month: 4 * 1920 })
    expect(rich.phase2.items.map(({ minutes_allocated }) => minutes_allocated)).toEqual([2984, 1865, 1492, 1119])
    // At 16 h a network, 1 920 minutes make two by the rule: 1 020 and 680, and Instagram's lightest is 550.
    const half = { ...answers, hours_per_network: 16, minutes_per_month: 1920 }
    expect(runStrategy(half).phase2.items.map(({ network, level }) => [network, level])).toEqual([
      ['facebook', 'light'],
      ['instagram', 'minimal'],
    ])
    const seven = { ...answers, hours_per_network: 7, minutes_per_month: 900 }
    expect(runStrategy(seven)).toMatchObject({
      feasibility: { networks_by_rule: 2, status: 'green' },
      phase2: { networks: 1, items: [{ minutes_allocated: 680, level: 'minimal' }] },
    })
  })

  test('without approval nobody approves, and content keeps its minutes', () => {
    const effort = { production: 390, community: 130, listening: 43, reporting: 60, total: 623 }
    expect(rolePlan(effort, 'none')).toEqual({ strategist: 40, community: 35, content: 90, approver: 0 })
    expect(rolePlan(effort, 'client_each')).toEqual({ strategist: 40, community: 35, content: 76, approver: 14 })
  })

  test('pillars of one objective are its row; of none, nothing', () => {
    expect(pillarShares(['support'])).toEqual(defaultWeights.pillars.by_objective.support)
    expect(pillarShares([])).toEqual({})
  })

  test('offers above a quarter go to expertise', () => {
    const weights = structuredClone(defaultWeights)
    Object.assign(weights.pillars.by_objective.sales, { offer: 40, expertise: 5 })
    expect(pillarShares(['sales'], weights)).toMatchObject({ offer: 25, expertise: 20 })
  })
})

describe('validation', () => {
  test('lists every error with its path', () => {
    const people = [{ ...bakery.people[0], days: ['mon', 'mon'], minutes: 5 }]
    const result = parseStrategyInput({ ...bakery, headcount: 0, objectives: [], sector: 'bakery', people, minuts: 3, hour: 1 })
    const paths = result.ok ? [] : result.issues.map(({ path }) => path)
    expect(paths.toSorted()).toEqual(
      ['headcount', 'hour', 'minuts', 'objectives', 'people[0].days', 'people[0].minutes', 'sector'].toSorted(),
    )
  })

  test('one sentence for each thing that is wrong', () => {
    expect(
      parseStrategyInput({ ...bakery, headcount: -1.5, excluded_networks: ['snapchat'], abilities: ['photo', 'photo'] }),
    ).toMatchObject({
      ok: false,
      issues: [
        { path: 'headcount', message: 'must be a whole number from 1, not -1.5' },
        { path: 'abilities', message: 'must not name the same thing twice' },
        { path: 'excluded_networks[0]' },
      ],
    })
  })

  test.each([null, 3, 'x', []])('refuses %j', (value) => {
    expect(parseStrategyInput(value)).toMatchObject({ ok: false })
  })
})

/** The rules again, on plain fractions and written apart, for what rounding can get wrong. */
describe('a second reading of the rules agrees', () => {
  const halfUp = (value: number) => Math.floor(value + 0.5 + 1e-9)
  const cell = (table: object, row: string, network: string) =>
    (table as Record<string, Record<string, number>>)[row]?.[network]

  test('sub-scores', () => {
    holds((answers, { scores }) => {
      const ranks = source.objectiveRankWeights.slice(0, answers.objectives.length)
      for (const network of strategyNetworks) {
        const { sub } = scores[network]
        const objective = answers.objectives.map((id, i) => (ranks[i] ?? 0) * (cell(source.tables.objective, id, network) ?? 0))
        expect(sub.objective).toBe(halfUp(total(objective) / total(ranks)))
        const share = answers.b2b_share ?? null
        const b2b = cell(source.tables.audience, 'b2b', network) ?? 0
        const b2c = cell(source.tables.audience, 'b2c', network) ?? 0
        expect(sub.audience).toBe(share === null ? 50 : halfUp((share * b2b + (100 - share) * b2c) / 100))
        const ages = answers.age_bands?.map((band) => cell(source.tables.age, band, network) ?? 0)
        expect(sub.age).toBe(ages ? halfUp(total(ages) / ages.length) : 50)
        expect(sub.sector).toBe(answers.sector === null ? 50 : (cell(source.tables.sector, answers.sector, network) ?? 50))
        expect(sub.geo).toBe(answers.geo_scope === null ? 50 : cell(source.tables.geo, answers.geo_scope, network))
        expect(sub.measurability).toBe(source.tables.measurability[network])
      }
    })
  })

  test('pillars, by handing out one percent after the other', () => {
    for (const first of objectiveIds) {
      for (const second of objectiveIds.filter((id) => id !== first)) {
        const exact = source.pillars.order.map(
          (pillar) =>
            ((cell(source.pillars.byObjective, first, pillar) ?? 0) * 100 +
              (cell(source.pillars.byObjective, second, pillar) ?? 0) * 60) /
            160,
        )
        const shares = exact.map(Math.floor)
        while (total(shares) < 100) {
          const gaps = exact.map((value, i) => (shares[i] === Math.floor(value) ? value - Math.floor(value) : -1))
          const widest = gaps.findIndex((gap) => gap > Math.max(...gaps) - 1e-9)
          shares[widest] = (shares[widest] as number) + 1
        }
        const expected = Object.fromEntries(
          source.pillars.order.map((pillar, i) => [pillar, shares[i]]).filter(([, share]) => share),
        )
        expect(pillarShares([first, second])).toEqual(expected)
      }
    }
  })

  test('efforts and cadences', () => {
    for (const network of strategyNetworks) {
      for (const level of levelIds) {
        const cadence = source.hours.cadencePerQuarter[network][level] as Record<string, number>
        expect(cadenceFor(network, level)).toEqual(cadence)
        const pieces = Object.entries(cadence).map(
          ([piece, n]) => n * (source.hours.minutesPerPiece as Record<string, number>)[piece]!,
        )
        const { production } = effortFor(network, level, { is_first: true, coverage: 'business_days', support: false })
        expect(production).toBe(halfUp(total(pieces) / 3))
      }
    }
  })
})

test('largest remainder: the sum is exact and nobody is a whole unit away from the exact share', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 1 }), fc.nat(1000), (parts, whole) => {
      fc.pre(total(parts) > 0)
      const shares = largestRemainder(parts, whole)
      expect(total(shares)).toBe(whole)
      shares.forEach((share, i) => expect(Math.abs(share - ((parts[i] as number) * whole) / total(parts))).toBeLessThan(1))
    }),
  )
  expect(largestRemainder([1, 1, 1], 100)).toEqual([34, 33, 33])
})
