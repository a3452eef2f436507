/** An answer as one reads it in a line: what a summary, a comparison of versions and a prompt say of it. */
import { regionName } from '../clients/regions.ts'
import { date, minutes, money, number } from '../i18n/format.ts'
import { answerText, interviewText } from '../i18n/interview.ts'
import { figureWords } from '../i18n/figure-words.ts'
import { kpiLabel, strategyNetworkLabel } from '../i18n/labels.ts'
import { fieldText } from '../i18n/questionnaire.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import type { StoredAnswer } from '../store/strategies.ts'
import { isUnknown, type AnsweredPerson, type ObjectiveTarget } from './answers.ts'
import { choiceName } from './check-answer.ts'
import { countryName } from './places.ts'
import { fromAnswer, kpiOf } from './kpis.ts'
import { questionOf, type QuestionId, type Shape } from './questionnaire.ts'

interface Manner {
  readonly lang: Lang
  /** Of amounts. */
  readonly currency: string
}

/** One line; « je ne sais pas » and nothing have words too. */
export function answerInWords(id: QuestionId, { value, state }: StoredAnswer, manner: Manner): string {
  if (state === 'unknown') return say(manner.lang, interviewText.do_not_know)
  return valueInWords(questionOf(id).shape, value, id, manner)
}

/** `path`: `location`, `people[1].days`. */
export function valueInWords(shape: Shape, value: unknown, path: string, manner: Manner): string {
  const { lang, currency } = manner
  if (isUnknown(value)) return say(lang, interviewText.do_not_know)
  if (isNothing(value)) return say(lang, shape.kind === 'person' ? interviewText.nobody : answerText.none)
  switch (shape.kind) {
    case 'yes_no':
      return say(lang, value === true ? interviewText.yes : interviewText.no)
    case 'money':
      return money(lang, value as number, currency)
    case 'minutes':
      return minutes(value as number)
    case 'percent':
      return say(lang, answerText.percent, { value: number(lang, value as number, 2) })
    case 'whole':
    case 'number':
      return number(lang, value as number, 2)
    case 'date':
      return date(lang, value as string)
    case 'country':
      return countryName(lang, value as string)
    case 'choice':
      return codeName(lang, path, value as string)
    case 'choices':
      return joined(
        lang,
        (value as string[]).map((code) => codeName(lang, path, code)),
      )
    case 'person':
      return shape.also.includes(value as string) ? say(lang, interviewText.consultant) : (value as string)
    case 'lines':
    case 'emails':
      return joined(lang, value as string[])
    case 'repeat':
      return (value as Record<string, unknown>[]).map((item) => itemInWords(shape, item, path, manner)).join(' · ')
    case 'region':
      return value as string
    case 'group': {
      const given = value as Record<string, unknown>
      const said = shape.fields.filter((field) => !isNothing(given[field.id]) && !isUnknown(given[field.id]))
      if (said.length === 0) return say(lang, interviewText.do_not_know)
      return said
        .map((field) =>
          field.shape.kind === 'region'
            ? regionName({ country: String(given['country']), region: String(given[field.id]) }, lang)
            : withLabel(field.shape, given[field.id], `${path}.${field.id}`, manner),
        )
        .join(' · ')
    }
    default:
      return shorter(value as string)
  }
}

/** What names an item of a list, and what matters of it. */
function itemInWords(shape: Shape & { kind: 'repeat' }, item: Record<string, unknown>, path: string, manner: Manner): string {
  const { lang, currency } = manner
  if (path === 'people') {
    const { alias, minutes_per_week } = item as unknown as AnsweredPerson
    return say(lang, answerText.person, { alias, time: minutes(minutes_per_week) })
  }
  if (path === 'objective_targets') {
    const { kpi, baseline, target } = item as unknown as ObjectiveTarget
    const figure = (value: typeof target): string =>
      typeof value === 'number'
        ? figureWords(lang, kpiOf(kpi).unit, fromAnswer(kpi, value), currency)
        : say(lang, interviewText.unknown)
    const values = { kpi: codeName(lang, 'objective_targets.kpi', kpi), baseline: figure(baseline), target: figure(target) }
    return say(lang, answerText.target, values)
  }
  const [head] = shape.fields
  const name = path === 'escalation_contacts' ? 'name' : head?.id
  const field = shape.fields.find(({ id }) => id === name)
  const words = field === undefined ? '' : valueInWords(field.shape, item[field.id], `${path}.${field.id}`, manner)
  const about = path === 'accounts' ? answerText[item['status'] === 'active' ? 'active' : 'dormant'] : null
  return about === null ? words : say(lang, about, { network: words })
}

/** Fields that say of themselves what they are need no label. */
const plain = new Set(['location', 'voice', 'reporting.contact'])

function withLabel(shape: Shape, value: unknown, path: string, manner: Manner): string {
  const words = valueInWords(shape, value, path, manner)
  // what it is, without the unit or the remark
  const [label = ''] = fieldLabel(manner.lang, path).split(/[,(?…]/)
  return plain.has(path.slice(0, path.lastIndexOf('.'))) ? words : `${label.trim()} ${words}`
}

/** Items that may hold commas. */
export function joined(lang: Lang, items: readonly string[]): string {
  return items.join(lang === 'fr' ? '\u202F; ' : '; ')
}

/** The label of a field as the questionnaire has it; the path's end where it has none. */
export function fieldLabel(lang: Lang, path: string): string {
  const [question = '', ...rest] = path.replace(/\[\d+\]/g, '').split('.')
  const labels = (fieldText as Readonly<Record<string, Readonly<Record<string, Text>>>>)[question]
  const label = labels?.[rest.join('.')]
  return label === undefined ? rest.join('.') : say(lang, label)
}

/** A choice's words; networks and indicators have theirs elsewhere. */
export function codeName(lang: Lang, path: string, code: string | number): string {
  const tables = { network: strategyNetworkLabel, kpi: kpiLabel } as const
  const at = path.replace(/\[\d+\]/g, '')
  const table: Readonly<Record<string, Text>> | undefined =
    at === 'excluded_networks' || at === 'accounts' || at.endsWith('.network')
      ? tables.network
      : at.endsWith('.kpi')
        ? tables.kpi
        : undefined
  const label = table?.[code]
  return label === undefined ? choiceName(lang, path, code) : say(lang, label)
}

export function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).every(isNothing)
}

function shorter(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return [...line].length > 120 ? `${[...line].slice(0, 119).join('')}…` : line
}
