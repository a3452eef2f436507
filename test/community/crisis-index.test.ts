import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  amplifiers,
  computeCrisis,
  crisisLevels,
  severities,
  type CrisisInput,
  type CrisisLevel,
  type CrisisResult,
} from '../../src/community/crisis-index.ts'
import { parseCrisisInput } from '../../src/community/crisis-input.ts'
import { readGoldens } from '../golden/read-goldens.ts'

describe('goldens', () => {
  test.each(readGoldens<{ id: string; input: CrisisInput; expected: CrisisResult }>('escalation'))(
    '$id',
    ({ input, expected }) => {
      expect(computeCrisis(input)).toStrictEqual(expected)
      expect(parseCrisisInput(input)).toEqual({ ok: true, input })
    },
  )
})

const calm: CrisisInput = {
  baseline_daily_median: 2,
  mentions_24h: 0,
  negative_24h: 0,
  amplifier: 'none',
  severity: 'none',
  data_breach: false,
  account_compromised: false,
  legal_threat: false,
  press_inquiry: false,
  previous_level: 'green',
  consecutive_lower: 0,
}
const of = (change: Partial<CrisisInput>) => computeCrisis({ ...calm, ...change })

describe('points', () => {
  test.each([
    [14, 0],
    [15, 10],
    [19, 10],
    [20, 20],
    [29, 20],
    [30, 30],
    [49, 30],
    [50, 40],
  ])('%i mentions where ten are usual, half of them negative: volume %i', (mentions_24h, points) => {
    expect(of({ baseline_daily_median: 10, mentions_24h, negative_24h: Math.ceil(mentions_24h / 2) }).volume_points).toBe(
      points,
    )
  })

  test.each([
    [19, 0],
    [20, 10],
    [39, 10],
    [40, 20],
    [59, 20],
    [60, 30],
  ])('%i negative of a hundred: %i', (negative_24h, points) => {
    const { negative_share, negative_points } = of({ baseline_daily_median: 100, mentions_24h: 100, negative_24h })
    expect([negative_share, negative_points]).toEqual([negative_24h, points])
  })

  test('the share is rounded before it is compared: 39 of 200 are 20 %', () => {
    expect(of({ baseline_daily_median: 200, mentions_24h: 200, negative_24h: 39 })).toMatchObject({
      negative_share: 20,
      negative_points: 10,
    })
  })

  test('a baseline below one a day counts as one; 2.5 a day is exact; unknown gives no volume', () => {
    const loud = { mentions_24h: 5, negative_24h: 5 }
    expect(of({ ...loud, baseline_daily_median: 0 }).volume_points).toBe(40)
    expect(of({ ...loud, baseline_daily_median: 2.5 }).volume_points).toBe(20)
    expect(of({ ...loud, baseline_daily_median: null })).toMatchObject({
      volume_points: 0,
      negative_points: 30,
      positive_spike: false,
    })
  })

  test('a severity makes a signal of a volume without complaints, and no spike', () => {
    expect(of({ mentions_24h: 10, severity: 'service' })).toMatchObject({
      volume_points: 40,
      severity_points: 10,
      index: 50,
      positive_spike: false,
    })
    expect(of({ mentions_24h: 10 })).toMatchObject({ volume_points: 0, positive_spike: true })
    expect(of({ mentions_24h: 4, baseline_daily_median: 1 }).positive_spike).toBe(false)
  })

  test('amplifier and severity', () => {
    expect(amplifiers.map((amplifier) => of({ amplifier }).amplifier_points)).toEqual([0, 10, 20])
    expect(severities.map((severity) => of({ severity }).severity_points)).toEqual([0, 10, 25, 40])
  })

  test('amber from 25, red from 60, never above 100', () => {
    expect(of({ severity: 'integrity' })).toMatchObject({ index: 25, computed_level: 'amber' })
    expect(of({ severity: 'service', amplifier: 'large_account' })).toMatchObject({ index: 20, computed_level: 'green' })
    const loud = { mentions_24h: 10, baseline_daily_median: 10 }
    expect(of({ ...loud, negative_24h: 6, severity: 'service', amplifier: 'media_or_official' })).toMatchObject({
      index: 60,
      computed_level: 'red',
    })
    expect(of({ mentions_24h: 99, negative_24h: 99, severity: 'safety', amplifier: 'media_or_official' }).index).toBe(100)
  })
})

describe('overrides', () => {
  test('the grave ones are all listed and hide the mild ones', () => {
    const everything = { data_breach: true, account_compromised: true, legal_threat: true, press_inquiry: true }
    expect(of({ ...everything, severity: 'safety' }).overrides).toEqual(['safety', 'data_breach', 'account_compromised'])
    expect(of(everything)).toMatchObject({ computed_level: 'red', overrides: ['data_breach', 'account_compromised'] })
  })

  test('of the mild ones only the first, and only where the level was green', () => {
    expect(of({ legal_threat: true, press_inquiry: true })).toMatchObject({
      computed_level: 'amber',
      overrides: ['legal_threat'],
    })
    expect(of({ legal_threat: true, severity: 'integrity' })).toMatchObject({ computed_level: 'amber', overrides: [] })
  })
})

describe('levels over time', () => {
  test('red comes down to green in four calm evaluations, one step after each two', () => {
    const steps: [CrisisLevel, number][] = []
    let state = { previous_level: 'red' as CrisisLevel, consecutive_lower: 0 }
    for (let i = 0; i < 4; i += 1) {
      const { applied_level, consecutive_lower } = of(state)
      steps.push([applied_level, consecutive_lower])
      state = { previous_level: applied_level, consecutive_lower }
    }
    expect(steps).toEqual([
      ['red', 1],
      ['amber', 0],
      ['amber', 1],
      ['green', 0],
    ])
  })

  test('an evaluation at the level in force starts the count again', () => {
    expect(of({ previous_level: 'amber', consecutive_lower: 1, severity: 'integrity' })).toMatchObject({
      applied_level: 'amber',
      consecutive_lower: 0,
    })
  })

  test('while amber holds, calm evaluations still hold promotional posts; watch looks at the level in force', () => {
    expect(of({ previous_level: 'amber', mentions_24h: 3, negative_24h: 3 })).toMatchObject({
      computed_level: 'green',
      applied_level: 'amber',
      hold_promotional: true,
      watch: false,
    })
    expect(of({ mentions_24h: 3, negative_24h: 3 }).watch).toBe(true)
  })
})

const anyInput: fc.Arbitrary<CrisisInput> = fc
  .record({
    baseline_daily_median: fc.option(fc.integer({ min: 0, max: 60 }).map((half) => half / 2)),
    mentions_24h: fc.nat(200),
    negative_24h: fc.nat(200),
    amplifier: fc.constantFrom(...amplifiers),
    severity: fc.constantFrom(...severities),
    data_breach: fc.boolean(),
    account_compromised: fc.boolean(),
    legal_threat: fc.boolean(),
    press_inquiry: fc.boolean(),
    previous_level: fc.constantFrom(...crisisLevels),
    consecutive_lower: fc.nat(3),
  })
  .map((input) => ({ ...input, negative_24h: Math.min(input.negative_24h, input.mentions_24h) }))

const rank = (level: CrisisLevel) => crisisLevels.indexOf(level)

describe('whatever the day', () => {
  test('a worse day never has a lower index nor a lower level', () => {
    fc.assert(
      fc.property(anyInput, fc.nat(50), fc.nat(2), fc.nat(3), (input, more, amplifier, severity) => {
        const worse: CrisisInput = {
          ...input,
          mentions_24h: input.mentions_24h + more,
          negative_24h: input.negative_24h + more,
          amplifier: amplifiers[Math.max(amplifier, amplifiers.indexOf(input.amplifier))] ?? 'none',
          severity: severities[Math.max(severity, severities.indexOf(input.severity))] ?? 'none',
          data_breach: true,
        }
        expect(computeCrisis(worse).index).toBeGreaterThanOrEqual(computeCrisis(input).index)
        expect(rank(computeCrisis(worse).applied_level)).toBeGreaterThanOrEqual(rank(computeCrisis(input).applied_level))
      }),
    )
  })

  test('the level in force is never below the computed one and never falls by two', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const result = computeCrisis(input)
        expect(rank(result.applied_level)).toBeGreaterThanOrEqual(rank(result.computed_level))
        expect(rank(result.applied_level)).toBeGreaterThanOrEqual(rank(input.previous_level) - 1)
        expect(result.pause_queue).toBe(result.applied_level === 'red')
        expect(result.index >= 0 && result.index <= 100).toBe(true)
        expect(parseCrisisInput(input).ok).toBe(true)
      }),
    )
  })
})

describe('validation', () => {
  test('lists every error with its path', () => {
    const result = parseCrisisInput({
      ...calm,
      mentions_24h: 2,
      negative_24h: 3,
      previous_level: 'orange',
      severity: 'safty',
      typo: 1,
    })
    expect(result.ok ? [] : result.issues.map(({ path }) => path).toSorted()).toEqual(
      ['previous_level', 'severity', 'typo', 'negative_24h'].toSorted(),
    )
  })

  test('another name for the middle class of amplifier or severity is understood, a slip is not', () => {
    expect(parseCrisisInput({ ...calm, amplifier: 'account_10k', severity: 'service_cluster' })).toEqual({
      ok: true,
      input: { ...calm, amplifier: 'large_account', severity: 'service' },
    })
    expect(parseCrisisInput({ ...calm, amplifier: 'media' }).ok).toBe(false)
    expect(parseCrisisInput({ ...calm, severity: 'Safety' }).ok).toBe(false)
  })
})
