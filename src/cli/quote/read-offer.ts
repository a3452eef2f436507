/** The flags of `quote add`, as what they say of the offer. */
import { addDays } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { list } from '../../i18n/format.ts'
import { quoteText } from '../../i18n/quotes.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { parseAmount, parsePercent } from '../../money.ts'
import type { OfferChange } from '../../people/add-quote.ts'
import { observations, quoteQuestions, saidRedFlags } from '../../people/quote.ts'
import { parseDay } from '../../results/day.ts'
import type { QuoteLine, QuoteLineKind, QuoteQuestion, QuoteReference } from '../../store/quotes.ts'
import { text, texts, type Flags } from '../queue/flag-values.ts'
import { currencyFlag } from '../entries.ts'
import type { Context } from '../../context.ts'
import type { Client } from '../../store/clients.ts'

export interface OfferSurroundings {
  readonly lang: Lang
  readonly today: string
  /** Of the offer: what amounts are counted in. */
  readonly currency: string
  /** The day the offer is of: what a duration counts from. */
  readonly dated: string
}

/** What the flags say; null: there is none of them. */
export function offerFromFlags(
  context: Context,
  client: Client,
  flags: Flags,
  before: { currency: string; dated: string } | null,
  today: string,
): OfferChange | null {
  const { lang } = context
  const said = text(flags, 'date')
  const dated = said === null ? (before?.dated ?? today) : parseDay(said, today, lang)
  const currency =
    text(flags, 'currency') === null ? (before?.currency ?? client.currency) : currencyFlag(context, client, flags)
  const around: OfferSurroundings = { lang, today, currency, dated }
  const change: OfferChange = Object.fromEntries(
    Object.entries({
      dated: said === null ? undefined : dated,
      currency: text(flags, 'currency') === null ? undefined : currency,
      valid_until: one(flags, 'validUntil', (value) => readValidity(value, around)),
      lines: many(flags, 'line', (value) => readLine(value, around)),
      vat_bp: one(flags, 'vat', (value) => parsePercent(value, lang)),
      minutes_per_month: one(flags, 'hours', (value) => Math.round(readNumber('--hours', value, lang) * 60)),
      posts_per_month: one(flags, 'posts', (value) => readWhole('--posts', value, lang)),
      backup: one(flags, 'backup', (value) => (isNone(value) ? '' : readText('--backup', value, lang))),
      accounts: many(flags, 'account', (value) => readText('--account', value, lang)),
      observed: one(flags, 'observed', (value) => readChoices('--observed', value, observations, lang)),
      references: many(flags, 'reference', (value) => readReference(value, lang)),
      red_flags: one(flags, 'redFlag', (value) => readChoices('--red-flag', value, saidRedFlags, lang)),
      sector_specialist: one(flags, 'sectorSpecialist', (value) => readYesNo('--sector-specialist', value, lang)),
      answers: answersOf(flags, lang),
      second_price: one(flags, 'secondPrice', (value) => readAmount(value, around)),
      story_told_on: one(flags, 'storyTold', (value) => parseDay(value, today, lang)),
    }).filter(([, value]) => value !== undefined),
  )
  return Object.keys(change).length === 0 ? null : change
}

function one<T>(flags: Flags, name: string, read: (value: string) => T): T | undefined {
  const value = text(flags, name)
  return value === null ? undefined : read(value)
}

function many<T>(flags: Flags, name: string, read: (value: string) => T): T[] | undefined {
  return texts(flags, name)?.map(read)
}

/** `2026-12-31`, `31/12/2026`, or a duration from the day of the offer: `30 jours`, `30 days`, `30`. Throws `bad_day`. */
export function readValidity(typed: string, { lang, dated }: Pick<OfferSurroundings, 'lang' | 'dated'>): string {
  const value = typed.trim()
  const duration = /^(\d{1,3})\s*(?:j|jours?|d|days?)?$/i.exec(value)
  if (duration) return addDays(dated, Number(duration[1]))
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? []
  const [, date, inMonth, ofYear] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(value) ?? []
  const iso = [year ?? ofYear ?? '', (month ?? inMonth ?? '').padStart(2, '0'), (day ?? date ?? '').padStart(2, '0')].join('-')
  const instant = new Date(`${iso}T00:00:00Z`)
  if (!Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso)) return iso
  throw new Failure('usage', 'bad_day', say(lang, quoteText.bad_day, { value: typed }), {
    hint: say(lang, quoteText.bad_day_hint),
  })
}

const kindWords: Readonly<Record<string, QuoteLineKind>> = {
  fee: 'fee',
  honoraires: 'fee',
  third_party: 'third_party',
  tiers: 'third_party',
  ads: 'ads',
  pub: 'ads',
}
const eachWords: Readonly<Record<string, QuoteLine['each']>> = { month: 'month', mois: 'month', once: 'once', fois: 'once' }

/** `fee:Animation:450`, `third_party:Photos:300:once`. Throws `bad_line`, and what `parseAmount` does. */
export function readLine(typed: string, around: Pick<OfferSurroundings, 'lang' | 'currency'>): QuoteLine {
  const parts = typed.split(':').map((part) => part.trim())
  const last = eachWords[parts.at(-1)?.toLowerCase() ?? '']
  const kind = kindWords[parts[0]?.toLowerCase() ?? '']
  const [amount = '', label] = [last === undefined ? parts.at(-1) : parts.at(-2), parts.slice(1, last === undefined ? -1 : -2)]
  if (kind === undefined || label.join('') === '' || amount === '') {
    throw new Failure('usage', 'bad_line', say(around.lang, quoteText.bad_line, { value: typed }), {
      hint: say(around.lang, quoteText.bad_line_hint),
    })
  }
  return {
    kind,
    label: readText('--line', label.join(': '), around.lang),
    amount: readAmount(amount, around),
    each: last ?? 'month',
  }
}

export function readAmount(typed: string, { lang, currency }: Pick<OfferSurroundings, 'lang' | 'currency'>): number {
  const amount = parseAmount(typed, currency, lang)
  if (amount > 0) return amount
  throw new Failure('usage', 'amount_not_positive', say(lang, quoteText.amount_positive))
}

/** Above 0, with two decimals at most; hours may be `7h30` as well. Throws `bad_number`. */
export function readNumber(flag: string, typed: string, lang: Lang): number {
  const [, hours, minutes = '0'] = /^(\d{1,4})\s*h\s*(\d{2})?$/i.exec(typed.trim()) ?? []
  if (hours !== undefined && Number(minutes) < 60 && Number(hours) + Number(minutes) > 0)
    return Number(hours) + Number(minutes) / 60
  const value = /^\d{1,4}(?:[.,]\d{1,2})?$/.test(typed.trim()) ? Number(typed.trim().replace(',', '.')) : 0
  if (value > 0) return value
  throw new Failure('usage', 'bad_number', say(lang, quoteText.bad_number, { flag, value: typed }))
}

export function readWhole(flag: string, typed: string, lang: Lang): number {
  const value = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0
  if (value > 0) return value
  throw new Failure('usage', 'bad_number', say(lang, quoteText.bad_number, { flag, value: typed }))
}

const longestText = 200

function readText(flag: string, typed: string, lang: Lang): string {
  const value = typed.trim()
  if (value !== '' && value.length <= longestText && !/[\n\r]/.test(value)) return value
  throw new Failure('usage', 'bad_text', say(lang, quoteText.bad_text, { flag, max: longestText }))
}

function isNone(value: string): boolean {
  return ['none', 'personne', 'nobody', 'aucun', 'aucune'].includes(value.trim().toLowerCase())
}

/** Words between commas, or `none`. In the order of the choices. Throws `bad_word`. */
function readChoices<T extends string>(flag: string, typed: string, choices: readonly T[], lang: Lang): T[] {
  if (isNone(typed)) return []
  const words = typed.split(',').map((word) => word.trim().toLowerCase())
  const strange = words.find((word) => !choices.some((choice) => choice === word))
  if (strange !== undefined) throw badWord(flag, strange, list(lang, [...choices, 'none']), lang)
  return choices.filter((choice) => words.includes(choice))
}

function badWord(flag: string, value: string, choices: string, lang: Lang): Failure {
  return new Failure('usage', 'bad_word', say(lang, quoteText.bad_word, { flag, value }), {
    hint: say(lang, quoteText.choices_are, { choices }),
  })
}

function readReference(typed: string, lang: Lang): QuoteReference {
  const [, name = '', called] = /^(.*?)(?:\s*:\s*(called|appel[ée]e?s?))?$/is.exec(typed.trim()) ?? []
  return { name: readText('--reference', name, lang), called: called !== undefined }
}

const yesNo: Readonly<Record<string, boolean>> = { yes: true, oui: true, no: false, non: false }

function readYesNo(flag: string, typed: string, lang: Lang): boolean {
  const value = yesNo[typed.trim().toLowerCase()]
  if (value !== undefined) return value
  throw badWord(flag, typed, 'yes, no', lang)
}

/** `skills=yes`, each of them. Throws `bad_word`. */
function answersOf(flags: Flags, lang: Lang): Partial<Record<QuoteQuestion, boolean>> | undefined {
  const given = texts(flags, 'answer')
  if (given === null) return undefined
  const answers = given.map((setting): [QuoteQuestion, boolean] => {
    const [, id = setting, answer = ''] = /^([^=]*)=(.*)$/s.exec(setting) ?? []
    const question = quoteQuestions.find((one) => one === id.trim().toLowerCase())
    const value = yesNo[answer.trim().toLowerCase()]
    if (question !== undefined && value !== undefined) return [question, value]
    throw new Failure('usage', 'bad_word', say(lang, quoteText.bad_word, { flag: '--answer', value: setting }), {
      hint: say(lang, quoteText.bad_answer_hint, { choices: list(lang, quoteQuestions) }),
    })
  })
  return Object.fromEntries(answers)
}
