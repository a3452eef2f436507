import fc from 'fast-check'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/failure.ts'
import { answered, type Answers } from '../../src/strategy/answers.ts'
import { readAnswersFile, type ReadOptions } from '../../src/strategy/answers-file.ts'
import { formSections, type FormOptions } from '../../src/strategy/form/form.ts'
import { formToYaml } from '../../src/strategy/form/to-yaml.ts'
import { questionIds, questionOf, questions, type QuestionId, type Shape } from '../../src/strategy/questionnaire.ts'
import { typographyFaults } from '../support/french.ts'
import { anyAnswers } from './any-answers.ts'

const now = new Date('2026-11-23T10:00:00Z')
const empty: FormOptions = { mode: 'full', lang: 'fr', answers: {}, currency: 'EUR', now }
const yaml = (more: Partial<FormOptions> = {}): Promise<string> => formToYaml({ ...empty, ...more }, 'q.yaml')
const options: ReadOptions = {
  lang: 'fr',
  now,
  file: 'q.yaml',
  allowUnknownKeys: false,
  currency: null,
  before: async () => ({}),
}
const read = (text: string, more: Partial<ReadOptions> = {}) => readAnswersFile(text, { ...options, ...more })
const values = (answers: Answers): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).map(([id, { value, state }]) => [id, state === 'answered' ? withoutEmpty(value) : state]),
  )
/** A contact of whom nothing is said is none. */
const withoutEmpty = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).filter(
          ([, one]) => typeof one !== 'object' || one === null || Object.keys(one).length > 0 || Array.isArray(one),
        ),
      )
    : value

describe('the form as YAML', () => {
  it.each([
    ['full', 'fr'],
    ['full', 'en'],
    ['quick', 'fr'],
    ['quick', 'en'],
  ] as const)(
    'asks every question, lists every choice, and is refused unfilled by what it must have (%s, %s)',
    async (mode, lang) => {
      const text = await yaml({ mode, lang })
      const asked = formSections(mode).flatMap((section) => section.questions.map(({ question }) => question))
      for (const { id } of asked) expect(text).toMatch(new RegExp(`^ {2}${id}:$`, 'm'))
      const choices = (shape: Shape): readonly (string | number)[] =>
        shape.kind === 'choice' || shape.kind === 'choices'
          ? shape.of
          : shape.kind === 'group' || shape.kind === 'repeat'
            ? shape.fields.filter((field) => mode === 'full' || field.asked !== 'desk').flatMap((field) => choices(field.shape))
            : []
      for (const { shape } of asked) for (const code of choices(shape)) expect(text).toContain(`#   ${code}: `)
      expect(typographyFaults(lang === 'fr' ? text.replace(/^(?! *#).*$/gm, '').replace(/:$/gm, '') : '')).toEqual([])
      const refused = await read(text, { lang }).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(Failure)
      expect((refused as Failure).details.map((line) => line.split(/\s?:/)[0])).toEqual([
        'client_name',
        'objectives',
        'hours_per_month',
      ])
    },
  )

  it('is read back as it was given out, whatever had been answered', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers(), fc.constantFrom('fr', 'en'), async ({ answers, currency }, lang) => {
        const back = await read(await yaml({ answers, currency, lang }), { lang })
        expect({ mode: back.mode, language: back.language }).toEqual({ mode: 'full', language: lang })
        const kept = Object.entries(answers).filter(([id, { value }]) => !isLeftOut(id, value))
        expect(values(back.answers)).toEqual(values(Object.fromEntries(kept)))
      }),
      { numRuns: 100 },
    )
  })

  it.each(['Une ligne.\n\n- deux\n  trois: #', "L'histoire : « a »", '- x', '"q" \\ z'])(
    'keeps the lines of a story: %j',
    async (story) => {
      const answers = {
        client_name: answered('A'),
        objectives: answered(['sales']),
        hours_per_month: answered(3),
        brand_story: answered(story),
      }
      expect((await read(await yaml({ answers }))).answers['brand_story']).toEqual(answered(story))
    },
  )

  const filled = (lines: Record<string, string>): Promise<string> =>
    yaml({ mode: 'full' }).then((text) =>
      Object.entries({ client_name: ' Test', objectives: ' [sales]', hours_per_month: ' 12,5', ...lines }).reduce(
        (all, [key, line]) => all.replace(new RegExp(`^( +(?:- )?${key}):$`, 'm'), `$1:${line}`),
        text,
      ),
    )

  it('takes what a hand writes: words for codes, commas, an amount as one says it, a telephone number with its zero', async () => {
    const text = await filled({
      headcount: ' 4',
      sector: ' Restaurant, boulangerie, hôtel',
      has_premises: ' oui',
      geo_scope: ' Dans ma ville et ses environs',
      abilities: ' photo, Textes courts',
      horizon_months: ' 12',
      age_bands: ' [25-34, 65+]',
      b2b_share: ' 40 %',
      external_budget: ' 1500',
      hourly_rate: ' 24,50 CHF',
      margin: ' 62,5',
      personas: '\n    - Un\n    - Deux',
      website: ' example.org',
      country: ' Suisse',
      region: ' Genève',
      excluded_networks: ' []',
      sensitive_keywords: ' inconnu',
      strategist: ' personne',
      alias: ' Zoé',
      department: ' vente',
      minutes_per_week: ' 1h30',
      days: ' [mon, mardi]',
      trained: ' non',
      motivated: ' oui',
      phone: ' 0388000000',
      email: '',
      recipients: ' a@example.org, b@example.org',
    })
    const role = text.replace(/^( {4}- role):$/m, '$1: direction').replace(/^( {6}name):$/m, '$1: Zoé')
    const { answers } = await read(role)
    expect(values(answers)).toMatchObject({
      headcount: 4,
      sector: 'restaurant_hotel',
      has_premises: true,
      geo_scope: 'local',
      abilities: ['photo', 'writing_short'],
      horizon_months: 12,
      age_bands: ['25-34', '65+'],
      b2b_share: 40,
      hours_per_month: 12.5,
      external_budget: 150_000,
      hourly_rate: 2450,
      margin: 62.5,
      personas: ['Un', 'Deux'],
      website: 'https://example.org',
      location: { country: 'CH', region: 'GE', timezone: 'Europe/Zurich' },
      excluded_networks: [],
      sensitive_keywords: 'unknown',
      strategist: '',
      people: [
        { alias: 'Zoé', department: 'vente', minutes_per_week: 90, days: ['mon', 'tue'], trained: false, motivated: true },
      ],
      escalation_contacts: [{ role: 'direction', name: 'Zoé', phone: '0388000000' }],
      reporting: { recipients: ['a@example.org', 'b@example.org'] },
    })
    for (const id of ['sponsor', 'ecosystem', 'accounts', 'brand_story', 'topics']) expect(answers[id]).toBeUndefined()
  })

  it('is refused with the place of each fault', async () => {
    const text = await filled({ headcount: ' beaucoup', sector: ' pirate', minutes_per_week: ' 1h75', b2b_share: ' 140' })
    const refused = (await read(text).catch((error: unknown) => error)) as Failure
    expect(refused.details.map((line) => line.split('\u00A0:')[0])).toEqual([
      'headcount',
      'sector',
      'b2b_share',
      'people[0].alias',
      'people[0].department',
      'people[0].minutes_per_week',
      'people[0].days',
      'people[0].trained',
      'people[0].motivated',
    ])
  })

  it('keeps amounts of an answers file apart: there an integer is minor units, and an empty name is nobody', async () => {
    const base = 'client_name: a, objectives: [sales], hours_per_month: 3, external_budget: 1500, strategist: null'
    const { answers } = await read(`answers: {${base}}`)
    expect(answers['external_budget']).toEqual(answered(1500))
    expect(answers['strategist']).toEqual(answered(''))
    const form = await read(`schema: smm.form/1\nanswers: {${base}}`)
    expect(form.answers['external_budget']).toEqual(answered(150_000))
    expect(form.answers['strategist']).toEqual(answered('null'))
  })

  it('holds all 49 questions, the owner first', () => {
    const ids = formSections('full').flatMap((section) => section.questions.map(({ question }) => question.id))
    expect(ids.toSorted()).toEqual(questionIds.toSorted())
    expect(formSections('full').findLastIndex(({ part }) => part === 'owner')).toBeLessThan(
      formSections('full').findIndex(({ part }) => part === 'desk'),
    )
    expect(formSections('quick').flatMap((section) => section.questions)).toHaveLength(14)
    const numbers = formSections('full').flatMap((section) => section.questions.map(({ number }) => number))
    expect(numbers).toEqual(questions.map((_, index) => index + 1))
  })

  it('is YAML like any other', async () => {
    const { answers } = parse(await yaml()) as { answers: Record<string, unknown> }
    expect(Object.keys(answers).toSorted()).toEqual(questionIds.toSorted())
  })
})

/** What a form cannot tell from an answer that was not given: nothing in a list of items, or in a text. */
function isLeftOut(id: string, value: unknown): boolean {
  const { kind } = questionOf(id as QuestionId).shape
  if (Array.isArray(value)) return kind === 'repeat' && value.length === 0
  return (value === '' && kind !== 'person') || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
}
