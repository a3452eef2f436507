import { date } from '../../i18n/format.ts'
import { Failure } from '../../failure.ts'
import { observationLabel, quoteLineLabel, quoteQuestionLabel, quoteText, redFlagLabel } from '../../i18n/quotes.ts'
import { interviewText } from '../../i18n/interview.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import type { Ask } from '../../io/ask.ts'
import { parsePercent } from '../../money.ts'
import type { OfferChange } from '../../people/add-quote.ts'
import { lineKinds, observations, quoteQuestions } from '../../people/quote.ts'
import { parseDay } from '../../results/day.ts'
import type { Offer, QuoteLine, QuoteLineKind } from '../../store/quotes.ts'
import { inTurn, type Turn } from '../in-turn.ts'
import { readAmount, readNumber, readValidity, readWhole } from './read-offer.ts'

export interface AskOfferInput {
  readonly lang: Lang
  readonly today: string
  readonly currency: string
  /** What is known of it; null: it is new. */
  readonly before: Offer | null
}

type Said = { -readonly [K in keyof OfferChange]: OfferChange[K] }

/** Asks what is not known of an offer yet, and nothing else. */
export async function askOffer(ask: Ask, { lang, today, currency, before }: AskOfferInput): Promise<OfferChange> {
  const said: Said = {}
  const isNew = before === null
  const dated = (): string => said.dated ?? before?.dated ?? today
  const answers = (): Partial<Offer['answers']> => ({ ...before?.answers, ...said.answers })
  const t = quoteText

  /** A line to type; Enter alone leaves it open. */
  const typed = (
    applies: () => boolean,
    question: () => string,
    why: Text,
    read: (value: string) => void,
    open: () => void = () => {},
  ): Turn => ({
    applies,
    put: async (asking) => {
      const value = await ask.text(question(), {
        ...asking,
        why: say(lang, why),
        validate: (text) => text.trim() === '' || complaint(() => read(text)),
      })
      if (value.trim() === '') open()
      else read(value)
    },
  })

  const turns: Turn[] = [
    {
      applies: () => isNew,
      put: async (asking) => {
        const value = await ask.text(say(lang, t.ask_date), {
          ...asking,
          default: date(lang, today),
          validate: (text) => text === date(lang, today) || complaint(() => parseDay(text, today, lang)),
        })
        said.dated = value === date(lang, today) ? today : parseDay(value, today, lang)
      },
    },
    typed(
      () => (before?.valid_until ?? null) === null,
      () => say(lang, t.ask_valid),
      t.ask_valid_why,
      (value) => (said.valid_until = readValidity(value, { lang, dated: dated() })),
    ),
    { applies: () => isNew, put: async (asking) => void (said.lines = await askLines(ask, lang, currency, asking)) },
    typed(
      () => (before?.vat_bp ?? null) === null,
      () => say(lang, t.ask_vat),
      t.ask_vat_why,
      (value) => (said.vat_bp = parsePercent(value, lang)),
    ),
    typed(
      () => (before?.minutes_per_month ?? null) === null,
      () => say(lang, t.ask_hours),
      t.enter_not_said,
      (value) => (said.minutes_per_month = Math.round(readNumber('--hours', value, lang) * 60)),
    ),
    typed(
      () => (before?.posts_per_month ?? null) === null,
      () => say(lang, t.ask_posts),
      t.enter_not_said,
      (value) => (said.posts_per_month = readWhole('--posts', value, lang)),
    ),
    typed(
      () => isNew || before.backup === '',
      () => say(lang, t.ask_backup),
      t.ask_backup_why,
      (value) => (said.backup = value.trim()),
      () => (said.backup = ''),
    ),
    typed(
      () => (before?.accounts ?? []).length === 0,
      () => say(lang, t.ask_accounts),
      t.ask_several_why,
      (value) => (said.accounts = several(value)),
    ),
    {
      applies: () => (before?.observed ?? null) === null && (said.accounts ?? before?.accounts ?? []).length > 0,
      put: async (asking) => {
        const choices = observations.map((value) => ({ value, name: say(lang, observationLabel[value]) }))
        said.observed = await ask.checkbox(say(lang, t.ask_observed), choices, [], asking)
      },
    },
    typed(
      () => (before?.references ?? []).length === 0,
      () => say(lang, t.ask_references),
      t.ask_several_why,
      (value) => (said.references = several(value).map((name) => ({ name, called: false }))),
    ),
    {
      applies: () => {
        const references = said.references ?? before?.references ?? []
        return references.length > 0 && references.filter(({ called }) => called).length < 2
      },
      put: async (asking) => {
        const references = said.references ?? before?.references ?? []
        const choices = references.map(({ name }) => ({ value: name, name }))
        const known = references.filter(({ called }) => called).map(({ name }) => name)
        const ticked = await ask.checkbox(say(lang, t.ask_called), choices, known, asking)
        said.references = references.map(({ name }) => ({ name, called: ticked.includes(name) }))
      },
    },
    {
      applies: () => isNew,
      put: async (asking) => {
        const choices = [{ value: 'claims_everything' as const, name: say(lang, redFlagLabel.claims_everything) }]
        said.red_flags = await ask.checkbox(say(lang, t.ask_red_flags), choices, [], {
          ...asking,
          why: say(lang, t.ask_red_flags_why),
        })
      },
    },
    {
      applies: () => (before?.sector_specialist ?? null) === null,
      put: async (asking) => {
        const why = say(lang, t.ask_specialist_why)
        const answer = await yesOrNo(ask, lang, say(lang, t.ask_specialist), { ...asking, why })
        if (answer !== null) said.sector_specialist = answer
      },
    },
    ...quoteQuestions.map((question): Turn => ({
      applies: () => before?.answers[question] !== true,
      put: async (asking) => {
        const answer = await yesOrNo(ask, lang, say(lang, quoteQuestionLabel[question]), asking)
        if (answer !== null) said.answers = { ...said.answers, [question]: answer }
      },
    })),
    typed(
      () => (before?.second_price ?? null) === null && quoteQuestions.every((question) => answers()[question] === true),
      () => say(lang, t.ask_second_price, { currency }),
      t.ask_second_price_why,
      (value) => (said.second_price = readAmount(value, { lang, currency })),
    ),
    typed(
      () => (before?.story_told_on ?? null) === null && (said.second_price ?? before?.second_price ?? null) !== null,
      () => say(lang, t.ask_story),
      t.enter_not_yet,
      (value) => (said.story_told_on = parseDay(value, today, lang)),
    ),
  ]
  await inTurn(turns)
  return said
}

/** Lines until there are no more; one at least. */
async function askLines(ask: Ask, lang: Lang, currency: string, asking: { readonly back: boolean }): Promise<QuoteLine[]> {
  const lines: QuoteLine[] = []
  for (;;) {
    const kinds = lineKinds.map((value): { value: QuoteLineKind | 'end'; name: string } => ({
      value,
      name: say(lang, quoteLineLabel[value]),
    }))
    if (lines.length > 0) kinds.unshift({ value: 'end', name: say(lang, quoteText.no_more_lines) })
    const kind = await ask.select(say(lang, quoteText.ask_line), kinds, undefined, {
      ...(lines.length === 0 ? asking : {}),
      why: say(lang, quoteText.ask_line_why),
    })
    if (kind === 'end') return lines
    const label = await ask.text(say(lang, quoteText.ask_label), {
      default: say(lang, quoteLineLabel[kind]),
      validate: (text) =>
        (text.trim() !== '' && text.length <= 200) || say(lang, quoteText.bad_text, { flag: '--line', max: 200 }),
    })
    const amount = await ask.text(say(lang, quoteText.ask_amount, { currency }), {
      validate: (text) => complaint(() => readAmount(text, { lang, currency })),
    })
    const each = await ask.select(say(lang, quoteText.ask_each), [
      { value: 'month' as const, name: say(lang, quoteText.each_month) },
      { value: 'once' as const, name: say(lang, quoteText.each_once) },
    ])
    lines.push({ kind, label: label.trim(), amount: readAmount(amount, { lang, currency }), each })
  }
}

async function yesOrNo(
  ask: Ask,
  lang: Lang,
  question: string,
  asking: { readonly back: boolean; readonly why?: string },
): Promise<boolean | null> {
  const choices = [
    { value: 'yes', name: say(lang, interviewText.yes) },
    { value: 'no', name: say(lang, interviewText.no) },
    { value: 'open', name: say(lang, quoteText.not_yet_known) },
  ]
  const chosen = await ask.select(question, choices, 'open', asking)
  return chosen === 'open' ? null : chosen === 'yes'
}

function several(value: string): string[] {
  return value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** What is wrong with what was typed, as a prompt takes it. */
function complaint(read: () => unknown): true | string {
  try {
    read()
    return true
  } catch (error) {
    if (error instanceof Failure) return error.message
    throw error
  }
}
