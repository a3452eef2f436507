import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { calcText } from '../i18n/calc.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import { readChanges } from './change-answers.ts'
import { put, readChange } from './change.ts'
import { currentAnswers } from './current-answers.ts'
import type { Version } from './differences.ts'
import { findStrategy, withTypes, type FoundStrategy } from './find-strategy.ts'
import { fieldsOf, isQuestionId, questionOf } from './questionnaire.ts'
import { saveStrategy } from './save-strategy.ts'
import { parseStrategyInput } from './strategy-input.ts'
import { runStrategy } from './strategy.ts'

/**
 * What the advice would be with other answers (`hours_per_month=20`) or with other values of the engine's own input
 * (`minutes_per_month=1200`, `internal_candidate.trained=true`): nothing is stored. Throws `Failure` usage as `readChanges` does, and
 * `invalid_input` for what the engine does not take.
 */
export async function tryChanges(
  context: Context,
  client: Client,
  changes: readonly string[],
): Promise<{ before: FoundStrategy; after: Version }> {
  const before = await findStrategy(context, client)
  const { answers } = await currentAnswers(context, client)
  const given = await readChanges(context, client, changes.filter(isAnswer))
  const dry: Context = { ...context, options: { ...context.options, dry_run: true } }
  const { mode, lang } = before
  const planned = { answers: given, mode, lang, client, before: answers, interview: null, source: '--what-if' }
  const { answers: after, input, result } = withTypes((await saveStrategy(dry, planned)).strategy)
  const own = changes.filter((text) => !isAnswer(text))
  if (own.length === 0) return { before, after: { answers: after, input, result } }

  let changed: unknown = input
  for (const { path, value } of own.map((text) => readChange(context, text))) changed = put(changed, path, value)
  const parsed = parseStrategyInput(changed, context.lang)
  if (!parsed.ok) {
    const keys = Object.keys(input).join(', ')
    throw new Failure('usage', 'invalid_input', say(context.lang, calcText.invalid), {
      details: parsed.issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)),
      hint: say(context.lang, calcText.stored_hint, { keys }),
    })
  }
  return { before, after: { answers: after, input: parsed.input, result: runStrategy(parsed.input) } }
}

/** `internal_candidate` is a list of ticks as an answer, four booleans to the engine: a place within it is the engine's. */
function isAnswer(change: string): boolean {
  const [key = '', ...within] = (change.split('=', 1)[0] ?? '').trim().split('.')
  return isQuestionId(key) && (within.length === 0 || fieldsOf(questionOf(key).shape).length > 0)
}
