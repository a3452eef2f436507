import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { changeText } from '../i18n/strategy-changes.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import { known, type Answers } from './answers.ts'
import { checkAnswers, issueLine } from './answers-file.ts'
import { put } from './change.ts'
import { currentAnswers } from './current-answers.ts'
import { isQuestionId, questionOf, type Shape } from './questionnaire.ts'

/**
 * Answers as one types them beside a command: `hours_per_month=20`, `objectives=[sales, loyalty]`, `voice.tone=warm`, `margin=?`. The
 * value is YAML; an amount is as one says it (`300`, `"24,50 €"`); `?` is « I do not know ». Only what is named comes back, checked.
 * Throws `Failure` usage: `bad_set`, `answers_invalid` with everything that is wrong.
 */
export async function readChanges(context: Context, client: Client, changes: readonly string[]): Promise<Answers> {
  const { lang } = context
  const { parse } = await import('yaml')
  const { answers: current } = await currentAnswers(context, client)
  // without a prototype: `__proto__` is a key like any other, and no question
  const given: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const text of changes) {
    const at = text.indexOf('=')
    const [key = '', ...path] = text.slice(0, Math.max(0, at)).trim().split('.')
    if (at < 1 || key === '') throw new Failure('usage', 'bad_set', say(lang, changeText.bad_set, { text }))
    const raw = text.slice(at + 1).trim()
    let value: unknown
    try {
      value = raw === '?' ? { unknown: true } : parse(raw, { logLevel: 'error' })
    } catch (error) {
      const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
      throw new Failure('usage', 'bad_set', say(lang, changeText.bad_value, { key, why }), { cause: error })
    }
    const question = isQuestionId(key) ? key : null
    const before = Object.hasOwn(given, key) ? given[key] : question === null ? undefined : known(current, question)
    const shape = question === null ? null : shapeAt(questionOf(question).shape, path)
    given[key] = put(before, path, asSaid(shape, value))
  }
  const checked = checkAnswers(given, { lang, now: context.now(), allowUnknownKeys: false, currency: client.currency })
  if (checked.issues.length > 0) {
    throw new Failure('usage', 'answers_invalid', say(lang, changeText.refused, { count: checked.issues.length }), {
      details: checked.issues.map((issue) => issueLine(lang, issue)),
      hint: say(lang, changeText.refused_hint, { client: client.slug }),
    })
  }
  return checked.answers
}

function shapeAt(shape: Shape, [key, ...rest]: readonly string[]): Shape | null {
  if (key === undefined) return shape
  if (shape.kind !== 'group' && shape.kind !== 'repeat') return null
  if (shape.kind === 'repeat' && /^\d+$/.test(key)) return shapeAt({ kind: 'group', fields: shape.fields }, rest)
  const field = shape.fields.find((one) => one.id === key)
  return field === undefined ? null : shapeAt(field.shape, rest)
}

/** A number typed for an amount is whole units, not minor ones as in a file. */
function asSaid(shape: Shape | null, value: unknown): unknown {
  if (shape === null) return value
  if (shape.kind === 'money') return typeof value === 'number' ? String(value) : value
  if (shape.kind === 'repeat') return Array.isArray(value) ? value.map((item) => fieldsAsSaid(shape.fields, item)) : value
  return shape.kind === 'group' ? fieldsAsSaid(shape.fields, value) : value
}

function fieldsAsSaid(fields: readonly { id: string; shape: Shape }[], value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, asSaid(fields.find((field) => field.id === key)?.shape ?? null, inner)]),
  )
}
