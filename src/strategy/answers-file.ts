/** An answers file, in YAML or JSON: read with all its errors at once, and written so that nothing is lost. */
import { Failure } from '../failure.ts'
import { list, minorDigits, money } from '../i18n/format.ts'
import { answersFileText, ruleText } from '../i18n/interview.ts'
import { questionText } from '../i18n/questionnaire.ts'
import { say, type Lang } from '../i18n/text.ts'
import { jsonText } from '../io/sanitise.ts'
import type { StoredAnswer } from '../store/strategies.ts'
import { nestsDeeper } from '../validation.ts'
import { answered, isUnknown, unknownValue, type Answers } from './answers.ts'
import { formSchema } from './form/form.ts'
import { readForm } from './form/read-form.ts'
import { checkAnswer, currencyIn, type AnswerIssue, type CheckContext } from './check-answer.ts'
import { answersSchema, isQuestionId, questionIds, questionOf, questions, type Mode, type Shape } from './questionnaire.ts'

export interface AnswersFile {
  readonly mode: Mode | null
  readonly language: Lang | null
  readonly answers: Answers
  readonly currency: string
  /** Amounts as they were understood, in words; empty when the file gives none. */
  readonly understood: string | null
}

export interface ReadOptions {
  readonly lang: Lang
  readonly now: Date
  /** Name of the file, for the messages. */
  readonly file: string
  readonly allowUnknownKeys: boolean
  /** Currency of a client that exists, where the file does not say one. */
  readonly currency: string | null
  /** The answers that the client of this name has given already: what they say need not be said again. */
  readonly before: (name: string | null) => Promise<Answers>
}

/**
 * Reads and checks the whole text; nothing else is looked at. Throws `Failure` usage: `answers_not_readable` when it is neither
 * YAML nor JSON, `answers_invalid` with every error listed.
 */
export async function readAnswersFile(text: string, options: ReadOptions): Promise<AnswersFile> {
  const { lang, file } = options
  const value = await parseText(text, options)
  const issues: AnswerIssue[] = []
  const add = (path: string, rule: string, received: unknown): void =>
    void issues.push({ question: path, path, rule, received })
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    add(file, say(lang, answersFileText.no_answers), value)
    throw invalid(issues, options)
  }
  const top = value as Record<string, unknown>
  const keys = ['schema', 'mode', 'language', 'answers']
  for (const key of Object.keys(top)) {
    if (!keys.includes(key)) add(key, say(lang, answersFileText.unknown_top, { keys: keys.join(', ') }), top[key])
  }
  const { schema, mode = null, language = null, answers: given } = top
  const isForm = schema === formSchema
  if (schema !== undefined && schema !== answersSchema && !isForm)
    add('schema', say(lang, answersFileText.schema, { schema: answersSchema }), schema)
  if (mode !== null && mode !== 'quick' && mode !== 'full')
    add('mode', say(lang, ruleText.choice, { choices: 'quick, full' }), mode)
  if (language !== null && language !== 'fr' && language !== 'en')
    add('language', say(lang, ruleText.choice, { choices: 'fr, en' }), language)
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    add('answers', say(lang, answersFileText.no_answers), given)
    throw invalid(issues, options)
  }
  const said = isForm ? readForm(given as Record<string, unknown>) : (given as Record<string, unknown>)
  const checked = checkAnswers(said, { ...options, typed: isForm })
  issues.push(...checked.issues)
  const name = checked.answers['client_name']?.value
  const before = await options.before(typeof name === 'string' ? name : null)
  for (const { id, required } of questions) {
    const found = checked.answers[id] ?? checked.issues.find((issue) => issue.question === id) ?? before[id]
    if (required && found === undefined) add(id, say(lang, ruleText.missing), undefined)
  }
  if (issues.length > 0) throw invalid(issues, options)
  return {
    mode: mode as Mode | null,
    language: language as Lang | null,
    answers: checked.answers,
    currency: checked.currency,
    understood: understoodAmounts(checked.answers, checked.currency, lang),
  }
}

/** Checks answers as a file gives them: `{ unknown: true }` is « I do not know », null is no answer. */
export function checkAnswers(
  given: Readonly<Record<string, unknown>>,
  {
    lang,
    now,
    allowUnknownKeys,
    currency: usual,
    typed = false,
  }: Pick<ReadOptions, 'lang' | 'now' | 'allowUnknownKeys' | 'currency'> & { typed?: boolean },
): { answers: Answers; issues: readonly AnswerIssue[]; currency: string } {
  const issues: AnswerIssue[] = []
  const answers: Record<string, StoredAnswer> = {}
  for (const key of Object.keys(given)) {
    if (isQuestionId(key) || allowUnknownKeys) continue
    const near = nearestQuestion(key)
    const rule = near === null ? say(lang, ruleText.unknown_key) : say(lang, ruleText.unknown_key_near, { near })
    issues.push({ question: key, path: key, rule, received: given[key] })
  }
  const settings = given['money_settings']
  const saysCurrency = typeof settings === 'object' && settings !== null && 'currency' in settings
  const currency = !saysCurrency && usual !== null ? usual : currencyIn(settings, given['location'])
  const context: CheckContext = { lang, now, currency, people: namesIn(given['people']), typed }
  for (const question of questions) {
    const value = Object.hasOwn(given, question.id) ? given[question.id] : undefined
    if (value === undefined) continue
    if (isUnknown(value)) {
      if (question.required) {
        issues.push({ question: question.id, path: question.id, rule: say(lang, ruleText.not_unknown), received: value })
      } else answers[question.id] = answered(null, 'unknown')
    } else if (value === null && !question.nullable) continue
    else if ((value === null || value === '') && question.shape.kind === 'url') answers[question.id] = answered(null)
    else {
      const checked = checkAnswer(question, value, context)
      issues.push(...checked.issues)
      if (checked.issues.length === 0) answers[question.id] = answered(checked.value)
    }
  }
  return { answers, issues, currency }
}

/** One line per finding: where, what it must be, what was found. */
export function issueLine(lang: Lang, { path, rule, received }: AnswerIssue): string {
  if (received === undefined) return say(lang, answersFileText.issue_bare, { path, rule })
  const found = JSON.stringify(received)
  return say(lang, answersFileText.issue, { path, rule, received: found.length > 60 ? `${found.slice(0, 59)}…` : found })
}

export function invalid(issues: readonly AnswerIssue[], { lang, file }: Pick<ReadOptions, 'lang' | 'file'>): Failure {
  const unknownKeys = issues.every((issue) => issue.path === issue.question && !isQuestionId(issue.question))
  return new Failure('usage', 'answers_invalid', say(lang, answersFileText.refused, { count: issues.length, file }), {
    details: issues.map((issue) => issueLine(lang, issue)),
    hint: unknownKeys ? say(lang, answersFileText.allow_hint) : say(lang, answersFileText.refused_hint, { file }),
  })
}

/** Deeper than any answer: what checks it and tells of it goes into each level. */
const deepest = 20

async function parseText(text: string, options: ReadOptions): Promise<unknown> {
  const { lang, file } = options
  const source = text.replace(/^\uFEFF/, '')
  const refuse = (why: string): Failure =>
    new Failure('usage', 'answers_not_readable', say(lang, answersFileText.not_yaml, { file, why }), {
      hint: say(lang, answersFileText.refused_hint, { file }),
    })
  if (source.trim() === '') throw refuse(say(lang, answersFileText.empty))
  const value = await valueOf(source, refuse, lang)
  if (nestsDeeper(value, deepest)) throw refuse(say(lang, answersFileText.too_deep, { depth: deepest }))
  return value
}

async function valueOf(source: string, refuse: (why: string) => Failure, lang: Lang): Promise<unknown> {
  try {
    if (source.trimStart().startsWith('{')) return JSON.parse(source) as unknown
    const { isMap, parseDocument } = await import('yaml')
    // its warnings would go past us to the terminal, with words of the file
    const document = parseDocument(source, { prettyErrors: true, logLevel: 'error' })
    const [problem] = document.errors
    if (problem) throw problem
    // in a form everything is as it was typed: a telephone number keeps its zero
    const isForm = isMap(document.contents) && document.get('schema') === formSchema
    const read = isForm ? parseDocument(source, { prettyErrors: true, logLevel: 'error', schema: 'failsafe' }) : document
    return read.toJS({ maxAliasCount: 100 }) as unknown
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/:$/, '') : String(error)
    // what goes into each level has had enough
    const endless = why.startsWith('Maximum call stack')
    throw refuse(endless ? say(lang, answersFileText.too_deep, { depth: deepest }) : why)
  }
}

function namesIn(people: unknown): string[] | null {
  if (!Array.isArray(people)) return null
  return (people as { alias?: unknown }[]).flatMap((person) => (typeof person?.alias === 'string' ? [person.alias.trim()] : []))
}

/** The question that a slip of the hand or another language's ending explains. */
function nearestQuestion(key: string): string | null {
  const simple = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '')
  const wanted = simple(key)
  const ranked = questionIds.map((id) => ({ id, slips: slips(simple(id), wanted) })).toSorted((a, b) => a.slips - b.slips)
  const [best] = ranked
  if (best && best.slips <= Math.max(1, Math.floor(wanted.length / 3))) return best.id
  return questionIds.find((id) => wanted.length > 3 && (simple(id).includes(wanted) || wanted.includes(simple(id)))) ?? null
}

/** Letters to add, drop or change. */
function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change)
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** « aide extérieure : 200,00 € par mois ; heure interne : 24,00 € »; null without amounts. */
export function understoodAmounts(answers: Answers, currency: string, lang: Lang): string | null {
  const value = (id: string): unknown => (answers[id]?.state === 'answered' ? answers[id].value : undefined)
  const others = value('other_budgets') as Record<string, number> | undefined
  const economics = value('deal_economics') as Record<string, unknown> | undefined
  const t = answersFileText
  const rows = [
    [t.external_budget, value('external_budget'), t.per_month],
    [t.ads, others?.['ads'] || undefined, t.per_month],
    [t.tools, others?.['tools'] || undefined, t.per_month],
    [t.production, others?.['production'] || undefined, t.per_month],
    [t.hourly_rate, value('hourly_rate'), t.is_amount],
    [t.order_value, economics?.['order_value'], t.is_amount],
    [t.support_cost, economics?.['support_cost'], t.is_amount],
    [t.hire_cost, economics?.['hire_cost'], t.is_amount],
  ] as const
  const items = rows.flatMap(([what, units, sentence]) =>
    typeof units === 'number' ? [say(lang, sentence, { what: say(lang, what), amount: money(lang, units, currency) })] : [],
  )
  return items.length === 0 ? null : say(lang, t.understood, { items: items.join(lang === 'fr' ? '\u202F; ' : '; ') })
}

// Writing

/** What a person answered, in the shape of a file; defaults and skipped questions are left to be found again. */
function exported(answers: Answers, amount: (units: number) => unknown): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const id of questionIds) {
    const answer = answers[id]
    if (answer?.state === 'unknown') out[id] = unknownValue
    else if (answer?.state === 'answered') out[id] = exportValue(questionOf(id).shape, answer.value, amount)
  }
  return out
}

export function exportValue(shape: Shape, value: unknown, amount: (units: number) => unknown): unknown {
  if (value === null || isUnknown(value)) return value
  if (shape.kind === 'money') return amount(value as number)
  if (shape.kind === 'group') {
    const given = value as Record<string, unknown>
    const fields = shape.fields.filter((field) => given[field.id] !== undefined)
    return Object.fromEntries(fields.map((field) => [field.id, exportValue(field.shape, given[field.id], amount)]))
  }
  if (shape.kind === 'repeat') {
    return (value as unknown[]).map((item) => exportValue({ kind: 'group', fields: shape.fields }, item, amount))
  }
  return value
}

export interface ExportOptions {
  readonly mode: Mode
  readonly lang: Lang
  readonly currency: string
  readonly format: 'yaml' | 'json'
}

/** The text of an answers file. YAML has each question as a comment, and amounts as one says them. */
export async function writeAnswersFile(answers: Answers, { mode, lang, currency, format }: ExportOptions): Promise<string> {
  const head = { schema: answersSchema, mode, language: lang }
  if (format === 'json') return jsonText({ ...head, answers: exported(answers, (units) => units) })
  const { Document, isMap, isScalar, visit } = await import('yaml')
  const said = exported(answers, (units) => amountAsSaid(lang, units, currency))
  const document = new Document({ ...head, answers: said }, { aliasDuplicateObjects: false })
  // short lists of words stand on one line, as one writes them by hand
  visit(document, {
    Seq: (_, list) => {
      const words = list.items.map((item) => (isScalar(item) ? String(item.value) : null))
      list.flow = words.length > 0 && words.every((word) => word !== null) && words.join(', ').length <= 60
    },
  })
  const body = document.get('answers')
  if (isMap(body)) {
    for (const [index, { key }] of body.items.entries()) {
      if (!isScalar(key) || typeof key.value !== 'string' || !isQuestionId(key.value)) continue
      key.commentBefore = ` ${say(lang, questionText[key.value].ask)}`
      key.spaceBefore = index > 0
    }
  }
  return document.toString({ lineWidth: 100, flowCollectionPadding: false })
}

/** `24,50 €`, `200 €`, with plain spaces: what `parseAmount` reads back exactly. */
export function amountAsSaid(lang: Lang, units: number, currency: string): string {
  const digits = minorDigits(currency)
  const [whole = '', decimals = ''] = (units / 10 ** digits).toFixed(digits).split('.')
  const mark = currency === 'EUR' ? '€' : currency
  return `${whole}${Number(decimals) === 0 ? '' : `${lang === 'fr' ? ',' : '.'}${decimals}`} ${mark}`
}

/** The questions that nobody answered and whose default decides something in the advice. */
export function assumedAnswers(answers: Answers, lang: Lang): string | null {
  const decisive = ['has_premises', 'internal_candidate', 'external_budget'] as const
  const items = decisive
    .filter((id) => answers[id]?.state === 'default')
    .map((id) => `${id} = ${JSON.stringify(answers[id]?.value)}`)
  return items.length === 0 ? null : say(lang, answersFileText.assumed, { items: list(lang, items) })
}
