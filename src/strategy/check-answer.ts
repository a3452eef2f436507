/** Is this answer one the question takes? The same rules for a file and for a terminal; what is returned is in its stored form. */
import { currencyOf, readCurrency, readTimeZone } from '../clients/countries.ts'
import { findRegion, regionName, regionsOf } from '../clients/regions.ts'
import { Failure } from '../failure.ts'
import { minorDigits, money, number } from '../i18n/format.ts'
import { ruleText } from '../i18n/interview.ts'
import { choiceText, fieldChoiceText } from '../i18n/questionnaire.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import { parseAmount, parsePercent } from '../money.ts'
import { isUnknown } from './answers.ts'
import { countryName, findCountry, zonesOf } from './places.ts'
import type { Field, Question, QuestionId, Shape } from './questionnaire.ts'

export interface CheckContext {
  readonly lang: Lang
  readonly now: Date
  /** Currency of every amount. */
  readonly currency: string
  /** Those named in `people`; null when the list is not known. */
  readonly people: readonly string[] | null
  /** In a file an integer is minor units; on a terminal everything is typed as one says it. */
  readonly typed: boolean
}

export interface AnswerIssue {
  readonly question: string
  /** `people[1].minutes_per_week`. */
  readonly path: string
  /** What it must be, in the reader's language. */
  readonly rule: string
  readonly received: unknown
}

export interface Checked {
  readonly value: unknown
  readonly issues: readonly AnswerIssue[]
}

/** Never throws: what is wrong is in `issues`, and `value` is then meaningless. `{ unknown: true }` is the caller's to accept. */
export function checkAnswer(question: Question, value: unknown, context: CheckContext): Checked {
  const issues: AnswerIssue[] = []
  const add = (path: string, rule: string, received: unknown): undefined => {
    issues.push({ question: question.id, path, rule, received })
    return undefined
  }
  const check = new Checker(context, add)
  const given = question.id === 'reporting' ? withLanguageList(value) : value
  const result = completed(question.id, check.of(question.shape, given, question.id), context)
  if (issues.length === 0) checkWhole(question.id, result, add, context)
  return { value: result, issues }
}

/** The same for one field of a question: what a terminal asks one by one. */
export function checkShape(shape: Shape, value: unknown, path: string, context: CheckContext): Checked {
  const issues: AnswerIssue[] = []
  const add: Add = (at, rule, received) => void issues.push({ question: path, path: at, rule, received })
  return { value: new Checker(context, add).of(shape, value, path), issues }
}

type Add = (path: string, rule: string, received: unknown) => undefined

class Checker {
  readonly #context: CheckContext
  readonly #add: Add

  constructor(context: CheckContext, add: Add) {
    this.#context = context
    this.#add = add
  }

  of(shape: Shape, value: unknown, path: string): unknown {
    const { lang, now, people } = this.#context
    const wrong = (rule: string): undefined => this.#add(path, rule, value)
    switch (shape.kind) {
      case 'text': {
        const { min, max, long } = shape
        const rule = long ? say(lang, ruleText.long_text, { max }) : say(lang, ruleText.text, { min, max })
        if (typeof value !== 'string') return wrong(rule)
        const text = value.replace(/\r\n?/g, '\n').trim()
        const length = [...text].length
        return length < min || length > max || (!long && /\n/.test(text)) ? wrong(rule) : text
      }
      case 'whole': {
        const { min, max } = shape
        const fits = typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max
        return fits ? value : wrong(say(lang, ruleText.whole, { min: number(lang, min), max: number(lang, max) }))
      }
      case 'number': {
        const { min, max, step } = shape
        const limits = { min: number(lang, min), max: number(lang, max) }
        const fits = typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max
        if (fits && (step === undefined || Number.isInteger(value / step))) return value
        return wrong(
          step === undefined
            ? say(lang, ruleText.number, limits)
            : say(lang, ruleText.step, { ...limits, step: number(lang, step, 2) }),
        )
      }
      case 'percent': {
        const rule = say(lang, shape.decimals === 0 ? ruleText.percent : ruleText.percent_2)
        const percent = typeof value === 'string' ? tryTo(() => parsePercent(value) / 100) : value
        if (typeof percent !== 'number' || !(percent >= 0 && percent <= 100)) return wrong(rule)
        const scaled = percent * 10 ** shape.decimals
        return Math.abs(scaled - Math.round(scaled)) < 1e-6 ? Math.round(scaled) / 10 ** shape.decimals : wrong(rule)
      }
      case 'money':
        return this.#money(shape, value, path)
      case 'minutes': {
        const minutes = typeof value === 'string' ? parseMinutes(value) : value
        const fits = typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= 0 && minutes <= shape.max
        return fits ? minutes : wrong(say(lang, ruleText.minutes, { max: number(lang, shape.max) }))
      }
      case 'yes_no': {
        const said = typeof value === 'string' ? yesOrNo(value) : value
        return typeof said === 'boolean' ? said : wrong(say(lang, ruleText.yes_no))
      }
      case 'choice': {
        if ((shape.of as readonly unknown[]).includes(value)) return value
        if (shape.open && typeof value === 'string' && shape.open.test(value.trim())) return value.trim()
        return wrong(say(lang, ruleText.choice, { choices: shape.of.join(', ') }))
      }
      case 'choices': {
        const { of, min, max, alone } = shape
        const choices = of.join(', ')
        if (!Array.isArray(value)) return wrong(say(lang, ruleText.choices, { choices }))
        const strange = (value as unknown[]).filter((one) => !(of as readonly unknown[]).includes(one))
        if (strange.length > 0) {
          for (const one of strange) this.#add(`${path}[${value.indexOf(one)}]`, say(lang, ruleText.choice, { choices }), one)
          return undefined
        }
        if (new Set(value).size !== value.length || value.length < min || value.length > max)
          return wrong(say(lang, ruleText.count, { min, max }))
        if (alone !== undefined && value.includes(alone) && value.length > 1)
          return wrong(say(lang, ruleText.alone, { choice: choiceName(lang, path, alone) }))
        return [...(value as unknown[])]
      }
      case 'lines': {
        const { max, min_length, max_length } = shape
        const rule = say(lang, ruleText.lines, { max, min_length, max_length })
        if (!Array.isArray(value) || value.length > max) return wrong(rule)
        return (value as unknown[]).map((line, i) => {
          const text = typeof line === 'string' ? line.trim() : ''
          const length = [...text].length
          return length >= min_length && length <= max_length && !/\n/.test(text)
            ? text
            : this.#add(`${path}[${i}]`, rule, line)
        })
      }
      case 'person': {
        if (value === null || value === '') return ''
        const known = [...(people ?? []), ...shape.also]
        const rule = say(lang, ruleText.person, { choices: known.join(', ') })
        if (typeof value !== 'string' || [...value.trim()].length > 120 || /\n/.test(value)) return wrong(rule)
        return people === null || shape.others || known.includes(value.trim()) ? value.trim() : wrong(rule)
      }
      case 'url': {
        const url = typeof value === 'string' ? tryTo(() => new URL(value.trim())) : undefined
        return url && /^https?:$/.test(url.protocol) && url.hostname !== ''
          ? (value as string).trim()
          : wrong(say(lang, ruleText.url))
      }
      case 'email':
        return isEmail(value) ? value.trim() : wrong(say(lang, ruleText.email))
      case 'emails': {
        const rule = say(lang, ruleText.emails, { max: shape.max })
        if (!Array.isArray(value) || value.length > shape.max) return wrong(rule)
        return (value as unknown[]).map((one, i) =>
          isEmail(one) ? one.trim() : this.#add(`${path}[${i}]`, say(lang, ruleText.email), one),
        )
      }
      case 'country':
        return (typeof value === 'string' ? findCountry(value) : null) ?? wrong(say(lang, ruleText.country))
      case 'region':
        // `region: 67` in a file is a number
        return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : wrong(say(lang, ruleText.region))
      case 'time_zone':
        return (typeof value === 'string' ? readTimeZone(value) : null) ?? wrong(say(lang, ruleText.time_zone))
      case 'currency':
        return (typeof value === 'string' ? readCurrency(value) : null) ?? wrong(say(lang, ruleText.currency))
      case 'date': {
        const rule = say(lang, ruleText.date, { months: shape.within_months })
        const limit = new Date(now)
        limit.setUTCMonth(limit.getUTCMonth() + shape.within_months)
        if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return wrong(rule)
        const day = new Date(`${value}T00:00:00Z`)
        const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
        return exists && day <= limit ? value : wrong(rule)
      }
      case 'group':
        return this.#group(shape.fields, value, path)
      case 'repeat': {
        if (!Array.isArray(value) || value.length > shape.max) return wrong(say(lang, ruleText.repeat, { max: shape.max }))
        return (value as unknown[]).map((item, i) => this.#group(shape.fields, item, `${path}[${i}]`))
      }
    }
  }

  #group(fields: readonly Field[], value: unknown, path: string): Record<string, unknown> | undefined {
    const { lang } = this.#context
    const names = fields.map((field) => field.id).join(', ')
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.#add(path, say(lang, ruleText.group, { fields: names }), value)
    }
    const given = value as Record<string, unknown>
    for (const key of Object.keys(given)) {
      if (!fields.some((field) => field.id === key))
        this.#add(`${path}.${key}`, say(lang, ruleText.field_unknown, { fields: names }), given[key])
    }
    const result: Record<string, unknown> = {}
    for (const field of fields) {
      const at = `${path}.${field.id}`
      const held = Object.hasOwn(given, field.id) ? given[field.id] : undefined
      if (held === undefined || held === null) {
        if (field.required) this.#add(at, say(lang, ruleText.field_missing), held)
      } else if (isUnknown(held)) {
        if (field.unknown) result[field.id] = { unknown: true }
        else if (field.required) this.#add(at, say(lang, ruleText.not_unknown), held)
      } else result[field.id] = this.of(field.shape, held, at)
    }
    return result
  }

  #money(shape: Extract<Shape, { kind: 'money' }>, value: unknown, path: string): number | undefined {
    const { lang, currency, typed } = this.#context
    const digits = minorDigits(currency)
    const unit = 10 ** digits
    const wrong = (rule: string): undefined => this.#add(path, rule, value)
    let units: number
    if (typeof value === 'string') {
      try {
        units = parseAmount(value, currency, lang)
      } catch (error) {
        if (error instanceof Failure) return wrong(error.message)
        throw error
      }
    } else if (typeof value === 'number' && Number.isSafeInteger(value)) {
      units = value
      // Whoever writes 24 by hand means 24 euros, not 24 cents.
      if (shape.suspect !== undefined && digits > 0 && units > 0 && units < shape.suspect) {
        const meant = money(lang, units * unit, currency).replace(/[.,]0+(?=\D*$)/, '')
        return wrong(
          say(lang, ruleText.money_suspect, {
            units,
            amount: money(lang, units, currency),
            meant: meant,
          }),
        )
      }
    } else {
      const example = money(lang, 200 * unit, currency)
      return wrong(typed ? say(lang, ruleText.money_typed) : say(lang, ruleText.money, { example, example_units: 200 * unit }))
    }
    if (units < shape.from) return wrong(say(lang, ruleText.money_from, { min: money(lang, shape.from, currency) }))
    const most = shape.max_units === undefined ? 1_000_000_000 : shape.max_units * (strong.has(currency) ? 1 : 1000)
    if (units > most * unit) return wrong(say(lang, ruleText.money_up_to, { max: money(lang, most * unit, currency) }))
    return units
  }
}

/** Currencies in which the limits written for euros make sense as they are. */
const strong = new Set(['EUR', 'CHF', 'GBP', 'USD', 'CAD', 'AUD', 'NZD'])

/** The parts that a group may leave out, filled with their usual values. */
function completed(id: QuestionId, value: unknown, { lang, now, currency }: CheckContext): unknown {
  if (typeof value !== 'object' || value === null) return value
  switch (id) {
    case 'location': {
      const given = value as { country?: string; city?: string; region?: string; timezone?: string }
      const country = given.country ?? 'FR'
      const zones = given.timezone === undefined ? zonesOf(country, now) : []
      const timezone = given.timezone ?? (zones.length === 1 ? zones[0] : undefined)
      const region = given.region === undefined || given.region === '' ? given.region : regionCode(given.region, country)
      return { city: null, ...given, country, timezone, ...(region === undefined ? {} : { region }) }
    }
    case 'topics':
      return { ok: [], never: [], ...value }
    case 'voice':
      return { tone: 'warm', address: 'vous', ...value }
    case 'other_budgets':
      return { ads: 0, tools: 0, production: 0, ...value }
    case 'money_settings':
      return { currency, vat_recoverable: true, ...value }
    case 'reporting':
      return { day: 5, languages: [lang], recipients: [], ...value }
    default:
      return value
  }
}

/** Where smm has names for the parts only those are parts; elsewhere a code is taken as it is. */
function regionCode(typed: string, country: string): string | null {
  const found = findRegion(typed, country)
  return found ?? (regionsOf(country).length === 0 && /^[A-Z0-9-]{1,6}$/.test(typed) ? typed : null)
}

function checkWhole(id: QuestionId, value: unknown, add: Add, { lang, now }: CheckContext): void {
  if (id === 'location') {
    const { country, region, timezone } = value as { country: string; region?: string | null; timezone?: string }
    if (region === null) {
      const parts = regionsOf(country)
      const named = parts.map((code) => `${code} (${regionName({ country, region: code }, lang)})`).join(', ')
      add(
        'location.region',
        parts.length === 0
          ? say(lang, ruleText.no_region, { country: countryName(lang, country) })
          : say(lang, ruleText.region_of, { choices: named }),
        undefined,
      )
    }
    if (timezone === undefined)
      add('location.timezone', say(lang, ruleText.zone_needed, { choices: zonesOf(country, now).join(', ') }), undefined)
  }
  if (id === 'objective_targets') {
    for (const [i, item] of (value as { baseline?: unknown; target?: unknown }[]).entries()) {
      if (typeof item.target === 'number' && item.target === item.baseline) {
        add(`objective_targets[${i}].target`, say(lang, ruleText.target_is_baseline), item.target)
      }
    }
  }
  if (id === 'escalation_contacts') {
    for (const [i, item] of (value as { phone?: string; email?: string }[]).entries()) {
      if (item.phone === undefined && item.email === undefined)
        add(`escalation_contacts[${i}]`, say(lang, ruleText.phone_or_email), undefined)
    }
  }
}

/** `fr`, `en` and `both` are accepted for the list of report languages. */
function withLanguageList(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { languages } = value as { languages?: unknown }
  const list = Array.isArray(languages) ? (languages as unknown[]) : [languages]
  if (typeof languages !== 'string' && !list.includes('both')) return value
  return { ...value, languages: list.includes('both') ? ['fr', 'en'] : list }
}

/** The currency that amounts are in: said, or usual in the country; euros when neither is readable. */
export function currencyIn(settings: unknown, location: unknown): string {
  const said = (settings as { currency?: unknown } | null | undefined)?.currency
  const read = typeof said === 'string' ? readCurrency(said) : null
  if (read !== null) return read
  const country = (location as { country?: unknown } | null | undefined)?.country
  const code = typeof country === 'string' ? findCountry(country) : null
  return (code === null ? null : currencyOf(code)) ?? 'EUR'
}

/** What was typed on one line, in the form the checks take. */
export function readTyped(shape: Shape, typed: string): unknown {
  const text = typed.trim()
  switch (shape.kind) {
    case 'whole':
    case 'number':
      return parseNumber(text.replace(/\s*h$/i, '')) ?? text
    case 'percent':
      return parseNumber(text.replace(/\s*%$/, '')) ?? text
    case 'url':
      return /^[a-z]+:\/\//i.test(text) || !/^[^\s/]+\.[a-z]{2,}/i.test(text) ? text : `https://${text}`
    case 'date': {
      const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
      return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    }
    default:
      return text
  }
}

/** `90`, `90 min`, `1h30`, `1 h 30`, `1,5 h`, `2h` in minutes; null for anything else. */
export function parseMinutes(typed: string): number | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[\s\u00A0\u202F]+/g, '')
  const plain = /^(\d{1,5})(?:min|mn|m|minutes?)?$/.exec(text)
  if (plain) return Number(plain[1])
  const clock = /^(\d{1,3})(?:h|:)(\d{2})(?:min|mn|m)?$/.exec(text)
  if (clock) return Number(clock[2]) < 60 ? Number(clock[1]) * 60 + Number(clock[2]) : null
  const hours = /^(\d{1,3}(?:[.,]\d{1,2})?)(?:h|heures?|hours?)$/.exec(text)
  return hours ? Math.round(Number((hours[1] ?? '').replace(',', '.')) * 60) : null
}

/** A number as a person types it (`12`, `12,5`, `1 200`); null for anything else, and for `1,200`, which two languages read in two ways. */
export function parseNumber(typed: string): number | null {
  const text = typed.replace(/[\s\u00A0\u202F]+/g, '').replace(',', '.')
  if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(text)) return null
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null
}

function yesOrNo(typed: string): boolean | string {
  const text = typed.trim().toLowerCase()
  if (['oui', 'yes', 'true'].includes(text)) return true
  if (['non', 'no', 'false'].includes(text)) return false
  return typed
}

export function isEmail(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(value.trim())
}

function tryTo<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

/** The words of a choice: those of the question, else those of its field, else the code itself. */
export function choiceName(lang: Lang, path: string, code: string | number): string {
  const [question = '', ...rest] = path.replace(/\[\d+\]/g, '').split('.')
  const field = rest.at(-1)
  const tables: (Record<string, Text> | undefined)[] = [
    field === undefined ? (choiceText as Record<string, Record<string, Text>>)[question] : undefined,
    field === undefined ? undefined : fieldChoices(question, field),
  ]
  const found = tables.find((table) => table !== undefined)?.[String(code)]
  return found === undefined ? String(code) : say(lang, found)
}

function fieldChoices(question: string, field: string): Record<string, Text> | undefined {
  if (question === 'voice' && field === 'tone') return choiceText.voice
  if (question === 'objective_targets' && field === 'objective') return choiceText.objectives
  if (question === 'brand_search' && field !== 'found_by') return choiceText.brand_search
  if (question === 'reporting' && field === 'languages') return fieldChoiceText.report_languages
  return (fieldChoiceText as Record<string, Record<string, Text>>)[field]
}
