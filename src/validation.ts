/** How untrusted input is checked: the pieces that several schemas share, and their errors as one list of paths and sentences. */
import * as v from 'valibot'

export interface InputIssue {
  /** Where in the input: `months[2].sales[0].revenue`; empty for the input as a whole. */
  path: string
  /** What is wrong there and what was found. */
  message: string
}

export type Parsed<T> = { ok: true; input: T } | { ok: false; issues: InputIssue[] }

/** Checks the whole value and lists every error at once. */
export function parseInput<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Parsed<T> {
  const result = v.safeParse(schema, value)
  if (result.success) return { ok: true, input: result.output }
  return { ok: false, issues: result.issues.map((issue) => ({ path: pathOf(issue), message: messageOf(issue) })) }
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  const steps = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
  return steps.join('').replace(/^\./, '')
}

function messageOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'never') return issue.message
  if (issue.received === 'undefined') return 'is missing'
  const isPlain = typeof issue.input !== 'object' || issue.kind === 'schema'
  return isPlain ? `${issue.message}, not ${issue.received}` : issue.message
}

/** An object with these fields and no other: a misspelt field is an error at its own path. */
export function fields<const T extends v.ObjectEntries>(entries: T) {
  return v.objectWithRest(entries, v.never('is not a field of this input'), 'must be an object')
}

export function whole(min: number, max: number = Number.MAX_SAFE_INTEGER) {
  const message =
    max === Number.MAX_SAFE_INTEGER ? `must be a whole number from ${min}` : `must be a whole number from ${min} to ${max}`
  return v.pipe(
    v.number(message),
    v.check((value) => Number.isSafeInteger(value) && value >= min && value <= max, message),
  )
}

const moneyMessage = 'must be a whole number of minor units (cents)'
export const money = v.pipe(v.number(moneyMessage), v.safeInteger(moneyMessage))

export const yesNo = v.boolean('must be true or false')

export const month = v.pipe(
  v.string('must be a month such as "2026-10"'),
  v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as "2026-10"'),
)

const currencyMessage = 'must be a currency code such as "EUR"'
export const currency = v.pipe(v.string(currencyMessage), v.regex(/^[A-Z]{3}$/, currencyMessage))

export function text(max: number) {
  const message = `must be a text of 1 to ${max} characters`
  return v.pipe(v.string(message), v.minLength(1, message), v.maxLength(max, message))
}

export function choice<const T extends readonly string[]>(options: T) {
  return v.picklist(options, `must be one of ${options.join(', ')}`)
}

export function list<const T extends v.GenericSchema>(item: T) {
  return v.array(item, 'must be a list')
}

/** A list that names nothing twice. */
export function distinct<const T extends v.GenericSchema<unknown, string>>(item: T) {
  return v.pipe(
    list(item),
    v.check((values) => new Set(values).size === values.length, 'must not name the same thing twice'),
  )
}
