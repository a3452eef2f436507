import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { stringify } from 'yaml'
import { computeCrisis } from '../../../src/community/crisis-index.ts'
import { parseCrisisInput } from '../../../src/community/crisis-input.ts'
import { Failure } from '../../../src/failure.ts'
import { computeKpi } from '../../../src/results/kpi.ts'
import { parseKpiInput } from '../../../src/results/kpi-input.ts'
import { computeRoi } from '../../../src/results/roi.ts'
import { parseRoiInput } from '../../../src/results/roi-input.ts'
import { computeRoo } from '../../../src/results/roo.ts'
import { parseRooInput } from '../../../src/results/roo-input.ts'
import { put, readChange } from '../../../src/strategy/change.ts'
import {
  amountAsSaid,
  checkAnswers,
  exportValue,
  issueLine,
  readAnswersFile,
  writeAnswersFile,
} from '../../../src/strategy/answers-file.ts'
import { mapToInput } from '../../../src/strategy/map-answers.ts'
import { questionIds, questionOf, type QuestionId } from '../../../src/strategy/questionnaire.ts'
import { parseStrategyInput } from '../../../src/strategy/strategy-input.ts'
import { runStrategy } from '../../../src/strategy/strategy.ts'
import type { Parsed } from '../../../src/validation.ts'
import { readGoldens } from '../../golden/read-goldens.ts'
import { anyAnswers } from '../../strategy/any-answers.ts'
import { anyInput } from '../../strategy/any-input.ts'
import { anyText, brokenYaml, hunt } from './hunt.ts'

const now = new Date('2026-11-23T10:00:00Z')
const lang = fc.constantFrom('fr' as const, 'en' as const)
const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', '0', '4294967294', '-1', 'NaN']

/** Numbers that are none, lists in lists, names of the language, and what people write. */
const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -0,
    -1,
    0.1,
    1e308,
    2 ** 53,
    Number.MAX_VALUE,
    '',
    '?',
    'NaN',
    'Infinity',
    '1e999',
    '2027-02-30',
    '12,5',
    '1h75',
    '200 €',
    [],
    {},
    [[]],
    { unknown: true },
    { unknown: 1 },
  ),
  anyText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(...names).map((name) => JSON.parse(`{${JSON.stringify(name)}:{"polluted":1}}`) as unknown),
)

const finite = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value !== 'object' || value === null || Object.values(value).every(finite)

const untouched = (): void => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
}

describe('the questionnaire', () => {
  hunt(
    'any value for any question is taken or refused with its place and its rule',
    8_000,
    fc.record({
      given: fc.dictionary(
        fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom<string>(...questionIds) },
          { weight: 1, arbitrary: fc.constantFrom(...names) },
        ),
        strange,
        { maxKeys: 6 },
      ),
      lang,
    }),
    ({ given, lang: said }) => {
      const options = { lang: said, now, allowUnknownKeys: false, currency: null }
      const { answers, issues } = checkAnswers(given, options)
      for (const issue of issues) {
        expect([issue.path === '', issue.rule === '']).toEqual([false, false])
        expect(issue.rule).not.toContain('undefined')
        expect(issueLine(said, issue).length).toBeLessThan(issue.path.length + issue.rule.length + 100)
      }
      for (const id of Object.keys(given)) {
        const known = (questionIds as readonly string[]).includes(id)
        if (!known) expect(issues.map(({ question }) => question)).toContain(id)
      }
      // what was taken is taken again, amounts as one says them: a bare `100` may be meant as 100 € and is asked about
      const taken = Object.fromEntries(
        Object.entries(answers).flatMap(([id, { value, state }]) =>
          state === 'answered' && value !== null
            ? [[id, exportValue(questionOf(id as QuestionId).shape, value, (units) => amountAsSaid(said, units, 'EUR'))]]
            : [],
        ),
      )
      const again = checkAnswers(taken, options)
      const refused = again.issues.map(({ path }) => path)
      expect(refused).toEqual([])
      untouched()
    },
  )

  hunt(
    'a file of any words is read, or refused in words',
    5_000,
    fc.oneof(
      anyText,
      fc
        .dictionary(fc.constantFrom<string>('schema', 'mode', 'language', 'answers', ...names), strange)
        .map((value) => JSON.stringify(value)),
      fc
        .dictionary(fc.constantFrom<string>(...questionIds, ...names), strange, { maxKeys: 5 })
        .map((answers) => stringify({ answers })),
      brokenYaml('answers:'),
    ),
    async (text) => {
      const options = {
        lang: 'en' as const,
        now,
        file: 'answers.yaml',
        allowUnknownKeys: false,
        currency: null,
        before: async () => ({}),
      }
      try {
        await readAnswersFile(text, options)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        expect(['answers_not_readable', 'answers_invalid']).toContain(error.code)
        expect(error.message).not.toBe('')
      }
      untouched()
    },
  )

  hunt(
    'a strategy of any answers: figures that are some, the same twice, also through a file',
    1_400,
    fc.tuple(anyAnswers(), fc.constantFrom('yaml' as const, 'json' as const), lang),
    async ([{ answers, currency }, format, said]) => {
      const around = { lang: said, currency, client: null, now } as never
      const input = mapToInput(answers, around)
      const parsed = parseStrategyInput(input, said)
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
      const result = runStrategy(parsed.input)
      expect(finite(result)).toBe(true)
      expect(runStrategy(structuredClone(parsed.input))).toEqual(result)
      const text = await writeAnswersFile(answers, { mode: 'full', lang: said, currency, format })
      const read = await readAnswersFile(text, {
        lang: said,
        now,
        file: 'a',
        allowUnknownKeys: false,
        currency,
        before: async () => ({}),
      })
      expect(runStrategy(mapToInput(read.answers, around))).toEqual(result)
    },
  )
})

interface Engine {
  readonly name: string
  readonly sample: unknown
  readonly run: (value: unknown, lang: 'fr' | 'en') => Parsed<unknown>
}

function engine<I>(
  name: string,
  sample: unknown,
  parse: (value: unknown, lang: 'fr' | 'en') => Parsed<I>,
  compute: (input: I) => unknown,
): Engine {
  return {
    name,
    sample,
    run: (value, said) => {
      const parsed = parse(value, said)
      if (!parsed.ok) return parsed
      try {
        return { ok: true, input: compute(parsed.input) }
      } catch (error) {
        // amounts beyond what is counted exactly are refused by their engine
        if (error instanceof RangeError && !error.message.startsWith('Maximum'))
          return { ok: false, issues: [{ path: '', message: error.message }] }
        throw error
      }
    },
  }
}

const golden = (name: string): readonly unknown[] =>
  readGoldens<{ input?: unknown; answers?: unknown }>(name).flatMap(({ input, answers }) => input ?? answers ?? [])
const engines: readonly Engine[] = [
  ...golden('strategy')
    .slice(0, 4)
    .map((sample) => engine('strategy', sample, parseStrategyInput, runStrategy)),
  ...golden('roi')
    .slice(0, 6)
    .map((sample) => engine('roi', sample, parseRoiInput, computeRoi)),
  engine(
    'crisis',
    {
      baseline_daily_median: 4,
      mentions_24h: 12,
      negative_24h: 5,
      amplifier: 'none',
      severity: 'service',
      data_breach: false,
      account_compromised: false,
      legal_threat: false,
      press_inquiry: false,
      previous_level: 'green',
      consecutive_lower: 0,
    },
    parseCrisisInput,
    computeCrisis,
  ),
  engine(
    'roo',
    { elapsed_bp: 5000, list: [{ objective: 'sales', kpi: 'orders', baseline: 10, target: 20, actual: 12 }] },
    parseRooInput,
    computeRoo,
  ),
  ...golden('kpi')
    .slice(0, 3)
    .map((sample) => engine('kpi', sample, parseKpiInput, computeKpi)),
]

/** Places of an input, and names where nothing is. */
function placesOf(value: unknown, path: readonly string[] = []): string[] {
  const here = path.length === 0 ? [] : [path.join('.')]
  if (typeof value !== 'object' || value === null) return here
  return [...here, ...Object.entries(value).flatMap(([key, one]) => placesOf(one, [...path, key]))]
}

describe('the engines', () => {
  const changes = fc.nat({ max: engines.length - 1 }).chain((nth) =>
    fc.record({
      nth: fc.constant(nth),
      changes: fc.array(
        fc.tuple(
          fc.oneof(
            { weight: 8, arbitrary: fc.constantFrom(...placesOf(engines[nth]?.sample)) },
            { weight: 1, arbitrary: fc.constantFrom(...names) },
            {
              weight: 1,
              arbitrary: fc
                .tuple(fc.constantFrom(...placesOf(engines[nth]?.sample)), fc.constantFrom(...names))
                .map((parts) => parts.join('.')),
            },
          ),
          strange,
        ),
        { minLength: 1, maxLength: 3 },
      ),
      lang,
    }),
  )
  hunt(
    'any value at any place: a result whose figures are some, or each fault by its place',
    8_000,
    changes,
    ({ nth, changes: asked, lang: said }) => {
      const chosen = engines[nth]
      if (chosen === undefined) return
      let value: unknown = chosen.sample
      for (const [place, one] of asked) {
        const change = readChange({ lang: said }, `${place}=${JSON.stringify(one)}`)
        value = put(value, change.path, change.value)
      }
      const result = chosen.run(value, said)
      if (result.ok) {
        expect(finite(result.input)).toBe(true)
        expect(chosen.run(structuredClone(value), said)).toEqual(result)
        // what a later change replaced is not there any more
        const stand = asked.filter(([place], at) => !asked.slice(at + 1).some(([later]) => `${place}.`.startsWith(`${later}.`)))
        expect(stand.filter(([place]) => /(?:^|\.)(?:__proto__|constructor|prototype)(?:\.|$)/.test(place))).toEqual([])
      } else for (const { message } of result.issues) expect(message).not.toMatch(/^$|\bundefined\b/)
      untouched()
    },
  )

  hunt('any valid input of the strategy has a result whose figures are some', 6_000, anyInput, (input) => {
    const parsed = parseStrategyInput(input)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    const result = runStrategy(parsed.input)
    expect(finite(result)).toBe(true)
    expect(runStrategy(parsed.input)).toEqual(result)
  })
})
