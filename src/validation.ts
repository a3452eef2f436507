/** How untrusted input is checked: the pieces that several schemas share, and their errors as one list of paths and sentences. */
import * as v from 'valibot'
import { say, type Lang, type Text } from './i18n/text.ts'
import { validationText } from './i18n/validation.ts'

export interface InputIssue {
  /** Where in the input: `months[2].sales[0].revenue`; empty for the input as a whole. */
  path: string
  /** What is wrong there and what was found. */
  message: string
}

export type Parsed<T> = { ok: true; input: T } | { ok: false; issues: InputIssue[] }

type Rule = keyof typeof validationText

/** A schema is made once and its errors are read in either language: its message is the name of a sentence and its values. */
export function rule(name: Rule, values: Readonly<Record<string, string | number>> = {}): string {
  return JSON.stringify([name, values])
}

function sentence(message: string, lang: Lang): string {
  const [name, values] = JSON.parse(message) as [Rule, Record<string, string | number>]
  return say(lang, validationText[name] as Text, values)
}

/** Deeper than any input: what reads it afterwards goes into each level. */
const deepest = 50
/** What valibot passes over without a word: names that every object has. */
const passedOver: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Checks the whole value and lists every error at once. */
export function parseInput<T>(schema: v.GenericSchema<unknown, T>, value: unknown, lang: Lang): Parsed<T> {
  if (nestsDeeper(value, deepest))
    return { ok: false, issues: [{ path: '', message: say(lang, validationText.too_deep, { depth: deepest }) }] }
  const strange = passedOverIn(value, '').map((path) => ({ path, message: say(lang, validationText.unknown_field) }))
  const result = v.safeParse(schema, value)
  if (result.success && strange.length === 0) return { ok: true, input: result.output }
  const found = (result.issues ?? []).map((issue) => ({ path: pathOf(issue), message: messageOf(issue, lang) }))
  return { ok: false, issues: [...found, ...strange] }
}

/** Do lists and objects stand in each other more than so many times? */
export function nestsDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return most === 0 || Object.values(value).some((one) => nestsDeeper(one, most - 1))
}

function passedOverIn(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  const isList = Array.isArray(value)
  return Object.entries(value).flatMap(([key, one]) => {
    const at = isList ? `${path}[${key}]` : `${path}.${key}`.replace(/^\./, '')
    return !isList && passedOver.has(key) ? [at] : passedOverIn(one, at)
  })
}

function pathOf(issue: v.BaseIssue<unknown>): string {
  const steps = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
  return steps.join('').replace(/^\./, '')
}

function messageOf(issue: v.BaseIssue<unknown>, lang: Lang): string {
  // valibot's own words where a required key is absent
  if (!issue.message.startsWith('[')) return say(lang, validationText.missing)
  const said = sentence(issue.message, lang)
  if (issue.type === 'never') return said
  if (issue.received === 'undefined') return say(lang, validationText.missing)
  const isPlain = typeof issue.input !== 'object' || issue.kind === 'schema'
  return isPlain ? say(lang, validationText.found, { rule: said, value: issue.received }) : said
}

/** An object with these fields and no other: a misspelt field is an error at its own path. */
export function fields<const T extends v.ObjectEntries>(entries: T) {
  return v.pipe(
    v.any(),
    v.check((value) => !Array.isArray(value), rule('object')),
    v.objectWithRest(entries, v.never(rule('unknown_field')), rule('object')),
  )
}

export function whole(min: number, max: number = Number.MAX_SAFE_INTEGER) {
  const message = max === Number.MAX_SAFE_INTEGER ? rule('whole_from', { min }) : rule('whole_between', { min, max })
  return v.pipe(
    v.number(message),
    v.check((value) => Number.isSafeInteger(value) && value >= min && value <= max, message),
  )
}

const moneyMessage = rule('minor_units')
export const money = v.pipe(v.number(moneyMessage), v.safeInteger(moneyMessage))

export const yesNo = v.boolean(rule('yes_no'))

export const month = v.pipe(v.string(rule('month')), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, rule('month')))

const currencyMessage = rule('currency')
export const currency = v.pipe(v.string(currencyMessage), v.regex(/^[A-Z]{3}$/, currencyMessage))

export function text(max: number) {
  const message = rule('text_to', { max })
  return v.pipe(v.string(message), v.minLength(1, message), v.maxLength(max, message))
}

export function choice<const T extends readonly string[]>(options: T) {
  return v.picklist(options, rule('one_of', { options: options.join(', ') }))
}

export function list<const T extends v.GenericSchema>(item: T) {
  return v.array(item, rule('list'))
}

/** A list that names nothing twice. */
export function distinct<const T extends v.GenericSchema<unknown, string>>(item: T) {
  return v.pipe(
    list(item),
    v.check((values) => new Set(values).size === values.length, rule('distinct')),
  )
}
