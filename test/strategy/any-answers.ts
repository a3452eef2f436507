import fc from 'fast-check'
import { answered, unknownValue, type Answers } from '../../src/strategy/answers.ts'
import { regionsOf } from '../../src/clients/regions.ts'
import { questions, type Field, type Question, type Shape } from '../../src/strategy/questionnaire.ts'

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) =>
    text
      .normalize('NFC')
      .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
      .trim(),
  )
  .filter((text) => text !== '' && [...text].length >= 2)

const hostile = fc.constantFrom(
  '# not a comment',
  'a: b',
  '- x',
  'null',
  'true',
  '12',
  "l'Ill",
  '"quoted"',
  '{a}',
  '&a',
  '*a',
  '%x',
  '2027-01-01',
  '~~',
)
const text = (max: number): fc.Arbitrary<string> =>
  fc
    .oneof(words, hostile)
    .map((one) => [...one].slice(0, max).join('').trim())
    .filter((one) => [...one].length >= 2)

function anyOf(shape: Shape, people: readonly string[]): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'text':
      return text(shape.max)
    case 'whole':
      return fc.integer({ min: shape.min, max: Math.min(shape.max, 2_000_000) })
    case 'number':
      return shape.step
        ? fc.integer({ min: 0, max: 2000 }).map((n) => Math.min(n * 0.5, shape.max))
        : fc.integer({ min: Math.max(shape.min, -1000), max: Math.min(shape.max, 50) })
    case 'percent':
      return fc.integer({ min: 0, max: 100 * 10 ** shape.decimals }).map((n) => n / 10 ** shape.decimals)
    case 'money':
      return fc.integer({ min: 1000, max: 50_000 })
    case 'minutes':
      return fc.integer({ min: 0, max: shape.max })
    case 'yes_no':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...shape.of)
    case 'choices':
      return fc
        .subarray(
          shape.of.filter((one) => one !== shape.alone),
          { minLength: Math.max(shape.min, 1), maxLength: shape.max },
        )
        .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
    case 'lines':
      return fc.array(text(shape.max_length), { maxLength: Math.min(shape.max, 5) })
    case 'person':
      return fc.constantFrom('', ...people, ...shape.also)
    case 'url':
      return fc.webUrl()
    case 'email':
      return fc.constantFrom('a@example.org', 'b.c@example.com')
    case 'emails':
      return fc.array(fc.constantFrom('a@example.org', 'b@example.org'), { maxLength: 3 })
    case 'country':
      return fc.constantFrom('FR', 'CH', 'US')
    case 'region':
      return fc.constant('')
    case 'time_zone':
      return fc.constantFrom('Europe/Paris', 'America/New_York')
    case 'currency':
      return fc.constantFrom('EUR', 'CHF', 'TND', 'XOF')
    case 'date':
      return fc.integer({ min: 1, max: 28 }).map((day) => `2027-05-${String(day).padStart(2, '0')}`)
    case 'group':
      return record(shape.fields, people)
    case 'repeat':
      return fc.array(record(shape.fields, people), { maxLength: 4 })
  }
}

function record(fields: readonly Field[], people: readonly string[]): fc.Arbitrary<Record<string, unknown>> {
  const model = Object.fromEntries(
    fields.map((field) => [
      field.id,
      field.unknown ? fc.oneof(anyOf(field.shape, people), fc.constant(unknownValue)) : anyOf(field.shape, people),
    ]),
  )
  // required and completed fields are always there, so that what is read is what was written
  const optional = fields
    .filter((field) => !field.required && ['url', 'email', 'text'].includes(field.shape.kind))
    .map((field) => field.id)
  return fc.record(model, {
    requiredKeys: fields.map((field) => field.id).filter((id) => !optional.includes(id)),
  })
}

function anyAnswer(question: Question, people: readonly string[]): fc.Arbitrary<unknown> {
  const plain = anyOf(question.shape, people)
  switch (question.id) {
    case 'objective_targets':
      return (plain as fc.Arbitrary<{ baseline: unknown; target: unknown }[]>).filter((list) =>
        list.every((one) => one.baseline !== one.target || typeof one.target !== 'number'),
      )
    case 'escalation_contacts':
      return (plain as fc.Arbitrary<Record<string, unknown>[]>).map((list) =>
        list.map((one) => ({ ...one, phone: '+33 3 00 00 00 00' })),
      )
    case 'location':
      return fc.tuple(plain as fc.Arbitrary<Record<string, unknown>>, fc.boolean()).map(([place, inside]) => {
        const parts = regionsOf(String(place['country']))
        return { city: null, ...place, ...(inside && parts[0] !== undefined ? { region: parts[0] } : {}) }
      })
    default:
      return plain
  }
}

/** Checked answers of any kind, complete or not, and the currency they are in. */
export function anyAnswers(): fc.Arbitrary<{ answers: Answers; currency: string }> {
  const people = ['gérante', 'Léa # 2']
  const model = Object.fromEntries(
    questions.map((question) => {
      const answer = anyAnswer(question, people).map((value) => answered(value))
      const unknown = fc.constant({ value: null, state: 'unknown' as const })
      return [
        question.id,
        question.required ? answer : fc.oneof({ weight: 5, arbitrary: answer }, { weight: 1, arbitrary: unknown }),
      ]
    }),
  )
  const required = questions.filter((question) => question.required).map((question) => question.id)
  return fc.record(model, { requiredKeys: [...required, 'people', 'money_settings'] }).map((drawn) => {
    const answers = { ...drawn } as Record<string, { value: unknown; state: 'answered' | 'unknown' }>
    answers['people'] = answered(
      people.map((alias) => ({ alias, department: 'x', minutes_per_week: 60, days: ['mon'], trained: true, motivated: true })),
    ) as never
    const settings = answers['money_settings']
    if (settings?.state === 'unknown') answers['money_settings'] = answered({ currency: 'EUR', vat_recoverable: true }) as never
    const { currency } = (answers['money_settings'] ?? { value: { currency: 'EUR' } }).value as { currency: string }
    return { answers, currency }
  })
}
