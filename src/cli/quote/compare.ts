import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { rhaz } from '../../arithmetic.ts'
import { list, minutes, money, shortDate } from '../../i18n/format.ts'
import { priceReasonLabel, quoteText, quoteWarningLabel } from '../../i18n/quotes.ts'
import { gridAnswerLabel } from '../../i18n/staffing.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { fit, table } from '../../io/table.ts'
import { chooseQuote, sayDecision, sayNext } from '../../people/choose-quote.ts'
import { compareQuotes, type QuoteComparison } from '../../people/compare-quotes.ts'
import { observations, priceYardstick, quoteQuestions, type Price, type QuoteView } from '../../people/quote.ts'
import type { Client } from '../../store/clients.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { page } from '../strategy/page.ts'
import { quoteJson, stateOf, summaryOf } from './quote-words.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, options } = context
  const wanted = text(flags, 'choose')
  const client = await chooseClient(context, { writes: wanted !== null })
  const today = dayOf(context.now(), client.time_zone)
  if (wanted !== null) return choose(context, client, wanted, today)
  const found = await compareQuotes(context, client, today)
  if (options.json) return io.json(comparisonJson(client, found))
  print(context, client, found)
}

async function choose(context: Context, client: Client, wanted: string, today: string): Promise<void> {
  const { io, lang, options } = context
  const view = await chooseQuote(context, client, wanted, today)
  if (options.json) return io.json(quoteJson(client, view))
  const label = options.dry_run ? quoteText.would_choose : quoteText.chosen
  io.print(say(lang, label, { summary: summaryOf(lang, view) }))
  io.note(say(lang, quoteText.chosen_hint))
}

function comparisonJson(client: Client, { quotes, decision, chosen, currencies }: QuoteComparison) {
  return {
    client: client.slug,
    vat_recoverable: client.vat_recoverable,
    decision,
    chosen: chosen?.id ?? null,
    currencies,
    quotes: quotes.map((view) => quoteJson(client, view)),
    yardstick: priceYardstick,
  }
}

/** As many side by side as a terminal has room for. */
const sideBySide = 3

function print(context: Context, client: Client, found: QuoteComparison): void {
  const { io, lang } = context
  const { quotes, currencies } = found
  if (quotes.length === 0) {
    io.note(say(lang, quoteText.none))
    return io.note(say(lang, quoteText.add_hint))
  }
  const { section, text: paragraph, item, width } = page(io)
  for (let from = 0; from < quotes.length; from += sideBySide) {
    if (from > 0) io.print()
    for (const line of sheet(context, client, quotes.slice(from, from + sideBySide), width)) io.print(line)
  }
  io.print()
  paragraph(say(lang, client.vat_recoverable ? quoteText.before_vat : quoteText.with_vat))
  if (currencies.length > 1) paragraph(say(lang, quoteText.currencies, { currencies: list(lang, currencies) }))

  const weighed = quotes.filter(({ warnings }) => warnings.length > 0)
  if (weighed.length > 0) section(say(lang, quoteText.warnings))
  for (const { provider, warnings } of weighed) {
    const words = list(
      lang,
      warnings.map((warning) => say(lang, quoteWarningLabel[warning])),
    )
    item(sign.warning, say(lang, quoteText.for_provider, { provider, text: words }))
  }

  section(say(lang, quoteText.next))
  for (const view of quotes) {
    const { provider, offer } = view
    const said = offer.chosen_on === null ? sayDecision(context, view) : stateOf(lang, view)
    item(sign.item, say(lang, quoteText.for_provider, { provider, text: said }))
    if (offer.chosen_on === null) io.print(paint('dim', `    ${sayNext(context, view)}`))
  }
  if (client.currency !== priceYardstick.currency) return
  io.print()
  paragraph(yardstick(context))
}

function yardstick({ lang }: Context): string {
  const { year, currency, day_beginner, day_from, day_to } = priceYardstick
  const amount = (value: number): string => money(lang, value, currency)
  return say(lang, quoteText.yardstick, {
    year,
    beginner: amount(day_beginner),
    from: amount(day_from),
    to: amount(day_to),
    hour_from: amount(rhaz(day_beginner, 7)),
    hour_to: amount(rhaz(day_to, 7)),
  })
}

function sheet({ lang }: Context, client: Client, views: readonly QuoteView[], width: number): string[] {
  const t = quoteText
  const notSaid = say(lang, t.not_said)
  const amount = (view: QuoteView, value: number): string => money(lang, value, view.offer.currency)
  const price = (view: QuoteView, { value, reason }: Price): string =>
    value !== null ? amount(view, value) : reason === null ? notSaid : say(lang, priceReasonLabel[reason])
  const row = (title: string, cell: (view: QuoteView) => string): string[] => [title, ...views.map(cell)]
  /** Only where one of them has it. */
  const amounts = (title: string, of: (view: QuoteView) => number): string[][] =>
    views.some((view) => of(view) !== 0) ? [row(title, (view) => amount(view, of(view)))] : []
  const strong = (cells: string[]): string[] => cells.map((cell) => paint('bold', cell))
  const yesNo = (value: boolean): string => say(lang, gridAnswerLabel[value ? 'yes' : 'no'])

  const rows = [
    row(say(lang, t.row_dated), ({ offer }) => shortDate(lang, offer.dated)),
    row(say(lang, t.row_valid), ({ offer: { valid_until }, expired }) => {
      if (valid_until === null) return notSaid
      const day = shortDate(lang, valid_until)
      return expired ? paint('red', say(lang, t.expired, { date: day })) : day
    }),
    row(say(lang, t.row_fee), (view) => amount(view, view.month.fee)),
    ...(views.some(({ offer }) => offer.second_price !== null)
      ? [
          row(say(lang, t.row_first_price), (view) => amount(view, view.first_price)),
          row(say(lang, t.row_second_price), (view) =>
            view.offer.second_price === null ? '–' : amount(view, view.offer.second_price),
          ),
        ]
      : []),
    ...amounts(say(lang, t.row_third_party), ({ month }) => month.third_party),
    ...amounts(say(lang, t.row_ads), ({ month }) => month.ads),
    ...amounts(say(lang, t.row_fee_once), ({ once }) => once.fee),
    ...amounts(say(lang, t.row_third_party_once), ({ once }) => once.third_party),
    ...amounts(say(lang, t.row_ads_once), ({ once }) => once.ads),
    strong(row(say(lang, t.row_cost_month), (view) => price(view, view.cost_month))),
    strong(row(say(lang, t.row_cost_year), (view) => price(view, view.cost_year))),
    row(say(lang, t.row_hours), ({ offer }) => (offer.minutes_per_month === null ? notSaid : minutes(offer.minutes_per_month))),
    row(say(lang, t.row_posts), ({ offer }) => (offer.posts_per_month === null ? notSaid : String(offer.posts_per_month))),
    strong(row(say(lang, t.row_per_hour), (view) => price(view, view.fee_per_hour))),
    strong(row(say(lang, t.row_per_post), (view) => price(view, view.fee_per_post))),
    row(say(lang, t.row_backup), ({ offer }) => (offer.backup === '' ? say(lang, t.nobody) : fit(offer.backup, 18))),
    row(say(lang, t.row_observed), ({ observation_score: count }) =>
      count === null ? say(lang, t.not_looked) : say(lang, t.of, { count, total: observations.length }),
    ),
    row(say(lang, t.row_references), ({ references_called: count, offer: { references } }) =>
      references.length === 0 ? notSaid : say(lang, t.of, { count, total: references.length }),
    ),
    row(say(lang, t.row_specialist), ({ offer: { sector_specialist: value } }) =>
      value === null ? notSaid : say(lang, t.specialist_noted, { answer: yesNo(value) }),
    ),
    row(say(lang, t.row_yes), ({ offer }) => {
      const count = quoteQuestions.filter((question) => offer.answers[question] === true).length
      return say(lang, t.of, { count, total: quoteQuestions.length })
    }),
  ]
  const head = [
    { title: '', flexible: true },
    ...views.map(({ id, provider }) => ({ title: fit(`${id} ${provider}`, 18), align: 'right' as const })),
  ]
  return table(head, rows, width)
}
