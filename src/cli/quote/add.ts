import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { quoteText } from '../../i18n/quotes.ts'
import { say } from '../../i18n/text.ts'
import { addQuote, providerOf } from '../../people/add-quote.ts'
import { sayDecision, sayNext } from '../../people/choose-quote.ts'
import { viewQuote } from '../../people/quote.ts'
import type { Flags } from '../queue/flag-values.ts'
import { quoteJson, summaryOf } from './quote-words.ts'
import { offerFromFlags } from './read-offer.ts'

export async function run(context: Context, provider: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const today = dayOf(context.now(), client.time_zone)
  const { name, quote: known } = await providerOf(context, client, provider)
  const fromFlags = offerFromFlags(context, client, flags, known?.offer ?? null, today)
  const asks = options.input && (fromFlags === null || (known === null && fromFlags.lines === undefined))
  const asked = asks ? await askedOf() : {}
  const change = { ...asked, ...fromFlags }
  if (Object.keys(change).length === 0 && known !== null) {
    if (asks) return io.note(say(lang, quoteText.nothing_missing, { provider: name }))
    throw new Failure('usage', 'nothing_to_change', say(lang, quoteText.nothing_said), { hint: say(lang, quoteText.add_hint) })
  }
  const { quote, added, choice_voided } = await addQuote(context, { client, provider, change, today })
  const others = await (await context.store()).quotes.list(client.slug)
  const quotes = others.length + (options.dry_run && added ? 1 : 0)
  const view = viewQuote(quote, { today, vat_recoverable: client.vat_recoverable, quotes })
  if (options.json) return io.json({ ...quoteJson(client, view), choice_voided })
  const text = options.dry_run ? quoteText.would_be : added ? quoteText.added : quoteText.changed
  io.print(say(lang, text, { summary: summaryOf(lang, view) }))
  if (choice_voided) io.note(say(lang, quoteText.choice_voided))
  io.note(sayDecision(context, view))
  io.note(sayNext(context, view))

  async function askedOf(): Promise<object> {
    const { askOffer } = await import('./ask-offer.ts')
    const currency = fromFlags?.currency ?? known?.offer.currency ?? client.currency
    return askOffer(await context.ask(), { lang, today, currency, before: known?.offer ?? null })
  }
}
