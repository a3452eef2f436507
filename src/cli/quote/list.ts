import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { money, shortDate } from '../../i18n/format.ts'
import { quoteText } from '../../i18n/quotes.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { compareQuotes } from '../../people/compare-quotes.ts'
import { quoteJson, stateOf } from './quote-words.ts'

export async function run(context: Context): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const { quotes } = await compareQuotes(context, client, dayOf(context.now(), client.time_zone))
  if (options.json) return io.json(quotes.map((view) => quoteJson(client, view)))
  if (quotes.length === 0) {
    io.note(say(lang, quoteText.none))
    return io.note(say(lang, quoteText.add_hint))
  }
  const head = [
    { title: say(lang, quoteText.col_id), align: 'right' as const },
    { title: say(lang, quoteText.col_provider), flexible: true },
    { title: say(lang, quoteText.col_dated) },
    { title: say(lang, quoteText.col_valid) },
    { title: say(lang, quoteText.col_month), align: 'right' as const },
    { title: say(lang, quoteText.col_state) },
  ]
  const rows = quotes.map((view) => [
    String(view.id),
    view.provider,
    shortDate(lang, view.offer.dated),
    view.offer.valid_until === null ? say(lang, quoteText.not_said) : shortDate(lang, view.offer.valid_until),
    money(lang, view.month.total, view.offer.currency),
    stateOf(lang, view),
  ])
  for (const line of table(head, rows, io.columns)) io.print(line)
}
