/** What the engine promises, one row of the list each: `test/traceability`. The rules themselves are in `strategy.test.ts`. */
import { describe, expect, it } from 'vitest'
import { isAsked } from '../../src/strategy/conditions.ts'
import { fieldsOf, questionOf } from '../../src/strategy/questionnaire.ts'
import { parseStrategyInput } from '../../src/strategy/strategy-input.ts'
import { effortFor, runStrategy, type StrategyInput, type StrategyResult } from '../../src/strategy/strategy.ts'
import { defaultWeights, levelIds, objectiveIds, strategyNetworks, type StrategyNetwork } from '../../src/strategy/weights.ts'
import { readGoldens } from '../golden/read-goldens.ts'

interface Golden {
  id: string
  answers: StrategyInput
  expected: StrategyResult
}

const goldens = readGoldens<Golden>('strategy')

/** The engine's answer on the sample whose number this is: its case is told by its note. */
function sample(number: string): { answers: StrategyInput; result: StrategyResult } {
  const found = goldens.find(({ id }) => id.startsWith(number))
  if (!found) throw new Error(`no sample ${number}`)
  return { answers: found.answers, result: runStrategy(found.answers) }
}

const { tables } = defaultWeights
const strongest = (row: Readonly<Record<StrategyNetwork, number>>): StrategyNetwork[] =>
  strategyNetworks.filter((network) => row[network] === Math.max(...Object.values(row)))
const all = (check: (result: StrategyResult, answers: StrategyInput) => void): void => {
  for (const { answers } of goldens) check(runStrategy(answers), answers)
}

describe('objectives come first', () => {
  it('without one there is no strategy [001-06] [000-14]', () => {
    const { answers } = sample('s01')
    expect(parseStrategyInput({ ...answers, objectives: [] }).ok).toBe(false)
    expect(defaultWeights.criteria_weights.objective).toBe(Math.max(...Object.values(defaultWeights.criteria_weights)))
    expect(runStrategy(answers)).toStrictEqual(runStrategy(structuredClone(answers)))
  })

  it('ten of them: being known, selling, learning, help, reputation, hiring … [003-06] [003-11] [004-02] [002-16]', () => {
    expect(objectiveIds).toEqual([
      'awareness',
      'sales',
      'leads',
      'traffic',
      'local_visits',
      'support',
      'loyalty',
      'recruitment',
      'market_insight',
      'reputation',
    ])
  })

  it.each([
    ['loyalty', 'facebook', '[000-20]'],
    ['recruitment', 'linkedin', '[004-15]'],
    ['leads', 'linkedin', '[004-15]'],
    ['market_insight', 'x', '[004-25]'],
  ] as const)('%s: %s is the strongest %s', (objective, network, _row) => {
    expect(strongest(tables.objective[objective])).toEqual([network])
  })

  it('a blog is strong for leads and traffic [004-08]; LinkedIn abroad [001-35]', () => {
    expect(tables.objective.leads.blog).toBe(75)
    expect(tables.objective.traffic.blog).toBe(90)
    expect(strongest(tables.geo.international)).toEqual(['linkedin'])
  })

  it('support doubles the time for answers on the first network [001-08]', () => {
    const options = { is_first: true, coverage: 'business_days' as const }
    const [plain, support] = [false, true].map((one) => effortFor('facebook', 'light', { ...options, support: one }).community)
    expect(support).toBe(2 * (plain ?? 0))
  })
})

describe('the questions', () => {
  it('ask about competitors, partners, blogs of customers, forums, review sites and media [002-01]', () => {
    const types = fieldsOf(questionOf('ecosystem').shape).find((field) => field.id === 'type')
    expect(types?.shape).toMatchObject({
      of: ['competitor', 'partner', 'client_blog', 'forum', 'review', 'media'],
    })
    expect(isAsked('ecosystem', {}, 'full')).toBe(true)
  })
})

describe('the audience decides', () => {
  it('older customers move the ranking, from pictures for the young to Facebook [000-22]', () => {
    const { answers } = sample('s09')
    const scores = (age_bands: StrategyInput['age_bands']): StrategyResult['scores'] =>
      runStrategy({ ...answers, age_bands: age_bands ?? null }).scores
    const young = scores(['15-24'])
    const old = scores(['50-64', '65+'])
    expect(young.tiktok.raw).toBeGreaterThan(young.facebook.raw)
    expect(old.facebook.raw).toBeGreaterThan(old.tiktok.raw)
  })

  it('size, place and time given change the advice [004-64]', () => {
    const { answers, result } = sample('s01')
    const larger = runStrategy({ ...answers, headcount: 60, geo_scope: 'international', minutes_per_month: 6000 })
    expect(larger.staffing.contributors_recommended).toBeGreaterThan(result.staffing.contributors_recommended)
    expect(larger.feasibility.status).not.toBe(result.feasibility.status)
    expect(larger.scores.linkedin.raw).toBeGreaterThan(result.scores.linkedin.raw)
  })
})

describe('networks that closed', () => {
  it('are retired with what replaces them [000-21] [004-66] [001-36]', () => {
    expect(sample('s02').result.existing_accounts[0]).toEqual({ network: 'viadeo', action: 'retired', replace_by: 'linkedin' })
    expect(sample('s06').result.existing_accounts).toContainEqual({
      network: 'google_plus',
      action: 'retired',
      replace_by: 'gbp',
    })
    expect(defaultWeights.retire_map).toMatchObject({ foursquare: 'gbp' })
  })

  it('an account that serves nothing goes on standby [001-31]', () => {
    expect(sample('s02').result.existing_accounts).toContainEqual({ network: 'x', action: 'put_on_standby' })
  })
})

describe('one network first', () => {
  it('whatever the case, at most one, and a listing beside it [003-01] [003-12]', () => {
    all((result) => {
      expect(result.phase1 === null || strategyNetworks.includes(result.phase1.network)).toBe(true)
      expect(result.foundation.every((network) => network === 'gbp')).toBe(true)
    })
    expect(sample('s02').result.phase2.networks).toBe(2)
  })

  it('nobody has to be everywhere: a refused network is nowhere, four later at most [004-20]', () => {
    const { answers } = sample('s02')
    const result = runStrategy({ ...answers, excluded_networks: ['linkedin'], minutes_per_month: 60_000, maturity: 'advanced' })
    expect(result.phase2.networks).toBeLessThanOrEqual(4)
    expect([result.phase1?.network, ...result.phase2.items.map((item) => item.network)]).not.toContain('linkedin')
  })

  it('below the least time there is none, with what is missing [001-42] [002-03]', () => {
    const { result } = sample('s04')
    expect(result.phase1).toBeNull()
    expect(result.feasibility.status).toBe('red')
    expect(result.phase1_rejected.every((one) => one.missing_minutes > 0)).toBe(true)
    expect(sample('s01').result.feasibility.status).toBe('amber')
    expect(sample('s02').result.feasibility.status).toBe('green')
  })

  it('dialogue has minutes at every level of every network [001-32], and there is a cheap way to begin [003-21]', () => {
    const options = { is_first: true, coverage: 'business_days' as const, support: false }
    for (const network of strategyNetworks) {
      for (const level of levelIds) expect(effortFor(network, level, options).community).toBeGreaterThan(0)
      expect(effortFor(network, 'minimal', options).total).toBeLessThanOrEqual(12 * 60)
    }
  })

  it('thirty-two hours are the yardstick, the consultant may set another [003-07]', () => {
    expect(defaultWeights.hours.rule_per_network).toBe(32)
    const { answers } = sample('s01')
    const own = runStrategy({ ...answers, minutes_per_month: 960, hours_per_network: 16 })
    expect(own.feasibility).toMatchObject({ rule_minutes_per_network: 960, networks_by_rule: 1 })
  })
})

describe('people before tools', () => {
  it('all on one intern in a firm of forty-five: flags, not a tool [000-03] [000-05] [001-21] [001-27] [002-26]', () => {
    const { flags } = sample('s07').result.staffing
    expect(flags).toEqual(expect.arrayContaining(['single_person', 'interns_only', 'external_without_referent']))
  })

  it('a plan of part of a week is a plan [000-04], and reporting and leading have their minutes in it [000-11] [002-07]', () => {
    const { answers, result } = sample('s01')
    expect(answers.minutes_per_month).toBeLessThan(20 * 60)
    expect(result.role_plan_minutes_per_week?.strategist).toBeGreaterThan(0)
    expect(result.phase1?.effort.reporting).toBeGreaterThan(0)
  })

  it('nobody behind the project is a flag [002-09], missing training and will too [002-02] [001-41]', () => {
    expect(sample('s07').result.staffing.flags).toContain('no_sponsor')
    expect(sample('s04').result.staffing.flags).toEqual(
      expect.arrayContaining(['untrained_contributor', 'unmotivated_contributor']),
    )
    expect(sample('s01').result.staffing.mode).toBe('internal_with_training')
  })

  it('four to five people below a hundred, fewer in the smallest [002-17]', () => {
    const { answers } = sample('s01')
    const advised = (headcount: number): number => runStrategy({ ...answers, headcount }).staffing.contributors_recommended
    expect([10, 49, 50, 99].map(advised)).toEqual([4, 4, 5, 5])
  })

  it('several departments [002-28], and no day without somebody [002-29]', () => {
    expect(sample('s06').result.staffing.flags).toContain('single_department')
    expect(sample('s09').result.staffing.coverage.gaps.length).toBeGreaterThan(0)
    expect(sample('s01').result.staffing.flags).toContain('coverage_no_backup')
  })

  it('inside if it can be, else a pair rather than nothing, else listening [003-02] [003-27] [004-31] [001-02]', () => {
    expect(sample('s02').result.staffing.mode).toBe('internal')
    expect(sample('s06').result.staffing.mode).toBe('doublette')
    expect(sample('s11').result.staffing.mode).toBe('doublette')
    expect(sample('s04').result.staffing.mode).toBe('listen_only')
  })
})

describe('pillars', () => {
  it('exchange has its share whatever the objective [004-04], jobs and the team when hiring [004-22] [004-23] [004-28]', () => {
    all(({ pillars }) => expect(pillars.community ?? 0).toBeGreaterThanOrEqual(4))
    expect(sample('s02').result.pillars.jobs).toBe(9)
    expect(sample('s07').result.pillars).toMatchObject({ behind: 29, jobs: 16 })
    expect(sample('s11').result.pillars).toMatchObject({ proof: 25, offer: 25 })
  })
})

describe('reasons', () => {
  it('every recommendation has some, each from a known answer [000-19]', () => {
    all((result) => {
      if (result.phase1 === null) return
      expect(result.reasons?.positive.length).toBeGreaterThan(0)
      for (const { points, sub } of result.reasons?.positive ?? []) expect(points > 0 && sub > 50).toBe(true)
    })
  })
})
