import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/failure.ts'
import { answered, type Answers } from '../../src/strategy/answers.ts'
import { amountAsSaid, readAnswersFile, writeAnswersFile, type ReadOptions } from '../../src/strategy/answers-file.ts'
import { parseAmount } from '../../src/money.ts'
import { typographyFaults } from '../support/french.ts'
import { anyAnswers } from './any-answers.ts'

const options: ReadOptions = {
  lang: 'fr',
  now: new Date('2026-11-23T10:00:00Z'),
  file: 'reponses.yaml',
  allowUnknownKeys: false,
  currency: null,
  before: async () => ({}),
}
const read = (text: string, more: Partial<ReadOptions> = {}) => readAnswersFile(text, { ...options, ...more })
const failure = async (text: string, more: Partial<ReadOptions> = {}): Promise<Failure> => {
  try {
    await read(text, more)
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('accepted')
}
const template = (lang: string): string =>
  readFileSync(new URL(`../../templates/demo/answers.${lang}.yaml`, import.meta.url), 'utf8')
const sample = readFileSync(new URL('../fixtures/boulangerie.answers.json', import.meta.url), 'utf8')

const wrong = `
schema: smm.answers/2
mode: rapid
answers:
  headcount: beaucoup
  objectives: [loyalty, sales, fame]
  hours_per_month: 12.3
  hourly_rate: 24
  headcout: 3
  margin: 60.123
  people:
    - {alias: gérante, department: x, minutes_per_week: 1h75, days: [lundi], trained: true, motivated: true}
  strategist: Paul
`

describe('a file with faults', () => {
  it.each([
    ['JSON', `{"answers":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_001)}`],
    ['YAML', `answers: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ])('is refused in words where it nests too deep, in %s', async (_, text) => {
    const { code, message } = await failure(text, { lang: 'en' })
    expect([code, message.split(': ')[1]]).toEqual([
      'answers_not_readable',
      'it nests more than 20 lists or objects in each other',
    ])
  })

  it('has all of them listed at once, in French', async () => {
    const { kind, code, message, details, hint } = await failure(wrong)
    expect([kind, code]).toEqual(['usage', 'answers_invalid'])
    expect(message).toBe('Le fichier de réponses a 12 erreurs\u00A0: reponses.yaml')
    expect(details.map((line) => line.split('\u00A0:')[0])).toEqual([
      'schema',
      'mode',
      'headcout',
      'headcount',
      'objectives[2]',
      'people[0].minutes_per_week',
      'people[0].days[0]',
      'hours_per_month',
      'strategist',
      'hourly_rate',
      'margin',
      'client_name',
    ])
    expect(details.join('\n')).toContain(
      'headcout\u00A0: question inconnue\u202F; vouliez-vous dire «\u00A0headcount\u00A0»\u202F? (reçu\u00A0: 3)',
    )
    expect(details.join('\n')).toContain(
      'hours_per_month\u00A0: un nombre de 0 à 1\u202F000, par pas de 0,5 (reçu\u00A0: 12.3)',
    )
    expect(details.at(-1)).toBe('client_name\u00A0: réponse obligatoire, absente')
    expect(hint).toContain('smm init --answers reponses.yaml')
    expect(typographyFaults(details.join('\n'))).toEqual([])
  })

  it('and in English', async () => {
    const { message, details } = await failure(wrong, { lang: 'en' })
    expect(message).toBe('The answers file has 12 errors: reponses.yaml')
    expect(details).toContain('headcount: a whole number from 1 to 1,000,000 (received: "beaucoup")')
    expect(details).toContain('hourly_rate: 24 = €0.24. Did you mean "€24"? (received: 24)')
    expect(details).toContain('strategist: someone in the list “people” (gérante, consultant) (received: "Paul")')
  })

  it('lists what is missing', async () => {
    expect((await failure('answers: {headcount: 3}', { lang: 'en' })).details).toEqual([
      'client_name: required answer, missing',
      'objectives: required answer, missing',
      'hours_per_month: required answer, missing',
    ])
  })

  it('may leave out what the client has said already', async () => {
    const before: Answers = { client_name: answered('a'), objectives: answered(['sales']), hours_per_month: answered(3) }
    const { answers } = await read('answers: {headcount: 3}', { before: async () => before })
    expect(answers).toEqual({ headcount: answered(3) })
  })

  it('may not be unknown where the answer decides everything', async () => {
    const text = 'answers: {client_name: a, objectives: {unknown: true}, hours_per_month: {unknown: true}}'
    expect((await failure(text, { lang: 'en' })).details).toEqual([
      'objectives: this answer cannot be “I do not know” (received: {"unknown":true})',
      'hours_per_month: this answer cannot be “I do not know” (received: {"unknown":true})',
    ])
  })

  it.each([
    ['', 'answers_not_readable', 'il est vide'],
    ['a: [1', 'answers_not_readable', 'line 1'],
    ['{"answers": ', 'answers_not_readable', 'JSON'],
    ['a: 1\na: 2', 'answers_not_readable', 'unique'],
    ['- 1', 'answers_invalid', ''],
    ['answers: 3', 'answers_invalid', ''],
    ['client_name: x', 'answers_invalid', ''],
  ])('of another kind is refused too: %j', async (text, code, part) => {
    const found = await failure(text)
    expect(found.code).toBe(code)
    expect(found.message).toContain(part)
  })

  it('is not fooled by a bomb of aliases', async () => {
    const bomb = `a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [${'*a,'.repeat(8)}*a]\nc: &c [${'*b,'.repeat(8)}*b]\nd: [${'*c,'.repeat(8)}*c]\nanswers: {}`
    expect((await failure(bomb)).code).toBe('answers_not_readable')
  })
})

describe('unknown questions', () => {
  const text = 'answers: {client_name: a, objectives: [sales], hours_per_month: 3, favourite_colour: red}'
  it('are refused, with the way out', async () => {
    const found = await failure(text)
    expect(found.details).toHaveLength(1)
    expect(found.hint).toContain('--allow-unknown-keys')
  })
  it('are ignored when asked', async () => {
    expect(Object.keys((await read(text, { allowUnknownKeys: true })).answers)).toEqual([
      'client_name',
      'objectives',
      'hours_per_month',
    ])
  })
})

describe('answers', () => {
  it('of the sample are all taken as they are', async () => {
    const { answers, mode, language } = await read(sample)
    const { answers: given } = JSON.parse(sample) as { answers: Record<string, unknown> }
    expect([mode, language]).toEqual(['full', 'fr'])
    const stored = Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, answer.value]))
    expect(stored).toEqual(given)
  })

  it.each(['fr', 'en'] as const)('of the demonstration are valid: %s', async (lang) => {
    const { answers, language } = await read(template(lang), { lang })
    expect(language).toBe(lang)
    expect(Object.keys(answers).length).toBeGreaterThan(30)
  })

  it('say in words what amounts were understood', async () => {
    expect((await read(sample)).understood).toBe(
      'Compris\u00A0: aide extérieure\u00A0: 200,00\u00A0€ par mois\u202F; heure interne\u00A0: 24,00\u00A0€.',
    )
    expect((await read(sample, { lang: 'en' })).understood).toBe(
      'Understood: outside help: €200.00 a month; in-house hour: €24.00.',
    )
  })

  it('read integers as cents and texts as one says them', async () => {
    const base = 'client_name: a, objectives: [sales], hours_per_month: 3'
    for (const text of [
      `{${base}, external_budget: 20000}`,
      `{${base}, external_budget: 200 €}`,
      `{${base}, external_budget: "200,00"}`,
    ]) {
      expect((await read(`answers: ${text}`)).answers['external_budget']).toEqual(answered(20_000))
    }
  })

  it('count in the currency of the file', async () => {
    const text =
      'answers: {client_name: a, objectives: [sales], hours_per_month: 3, money_settings: {currency: XOF}, hourly_rate: "2500"}'
    const { answers, currency } = await read(text)
    expect([currency, answers['hourly_rate']?.value]).toEqual(['XOF', 2500])
  })

  it('take null as no answer, save where nothing is an answer', async () => {
    const { answers } = await read(
      'answers: {client_name: a, objectives: [sales], hours_per_month: 3, sector: null, website: null, strategist: null, margin: {unknown: true}}',
    )
    expect(answers).toEqual({
      client_name: answered('a'),
      objectives: answered(['sales']),
      hours_per_month: answered(3),
      website: answered(null),
      strategist: answered(''),
      margin: { value: null, state: 'unknown' },
    })
  })
})

describe('a written file', () => {
  it.each([
    ['fr', 'yaml'],
    ['en', 'yaml'],
    ['fr', 'json'],
  ] as const)('reads back as it was, whatever the answers (%s, %s)', async (lang, format) => {
    await fc.assert(
      fc.asyncProperty(anyAnswers(), async ({ answers, currency }) => {
        const text = await writeAnswersFile(answers, { mode: 'full', lang, currency, format })
        const back = await read(text, { lang })
        expect(back.answers).toEqual(answers)
        expect(back.mode).toBe('full')
      }),
      { numRuns: 60 },
    )
  })

  it('asks each question above its answer and writes amounts as one says them', async () => {
    const answers = (await read(sample)).answers
    const text = await writeAnswersFile(answers, { mode: 'full', lang: 'fr', currency: 'EUR', format: 'yaml' })
    expect(text).toContain(
      '# Quels sont vos objectifs, du plus au moins important (3 au plus)\u202F?\n  objectives: [local_visits, loyalty]',
    )
    expect(text).toContain('external_budget: 200 €')
    expect(text).not.toMatch(/[&*]a1/)
  })

  it.each([
    ['fr', 2450, 'EUR', '24,50 €'],
    ['en', 2450, 'EUR', '24.50 €'],
    ['fr', 20_000, 'CHF', '200 CHF'],
    ['fr', 2500, 'XOF', '2500 XOF'],
    ['fr', 1005, 'TND', '1,005 TND'],
  ] as const)('%s: %i %s is %s', (lang, units, currency, text) => {
    expect(amountAsSaid(lang, units, currency)).toBe(text)
    expect(parseAmount(text, currency)).toBe(units)
  })
})
