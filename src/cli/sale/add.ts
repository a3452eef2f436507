import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { evidenceLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount, parsePercent } from '../../money.ts'
import { addSale, currencyOfSale } from '../../results/add-sale.ts'
import { monthOf } from '../../results/month.ts'
import { saleNumber } from '../../results/counted-sales.ts'
import { evidenceKinds } from '../../results/roi.ts'
import { readersNetwork } from '../../networks/readers-network.ts'
import type { Client, Evidence } from '../../store/clients.ts'
import { aboveZero, countFlag, currencyFlag, dayFlag, hasRate, idFlag, noteFlag, textFlag, type Flags } from '../entries.ts'
import { saleWords } from './words.ts'

export async function run(context: Context, args: readonly string[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const refund_of = saleNumber(idFlag(context, flags, 'refundOf'))
  const sold = refund_of === null ? null : await currencyOfSale(context, client, refund_of)
  const currency = sold ?? currencyFlag(context, client, flags)
  const amount = parseAmount(args.join(' '), currency, lang)
  if (amount < 0) {
    throw new Failure('usage', 'negative_sale', say(lang, resultsText.negative_sale), {
      hint: say(lang, resultsText.negative_sale_hint),
    })
  }
  const margin = textFlag(flags, 'margin')
  const network = textFlag(flags, 'network')
  const { entry, known_as } = await addSale(context, {
    client,
    date: dayFlag(context, client, flags),
    sale_id: saleNumber(idFlag(context, flags)),
    revenue: aboveZero(context, amount),
    evidence: await evidenceOf(context, flags, refund_of !== null),
    margin_bp: margin === undefined ? null : parsePercent(margin, lang),
    currency,
    count: countFlag(context, flags, 'count', [1, 1_000_000]),
    refund_of,
    note: noteFlag(flags),
    network: network === undefined ? null : readersNetwork(network, null),
  })
  if (options.json) return io.json(entry)

  const words = saleWords(context, client, entry)
  const sentence = entry.refund_of === null ? resultsText.sale_added : resultsText.refund_added
  io.print(say(lang, options.dry_run ? resultsText.time_dry : sentence, { summary: words }))
  if (known_as !== null && entry.sale_id !== null) {
    io.note(say(lang, resultsText.sale_known, { id: entry.sale_id, evidence: say(lang, evidenceLabel[known_as]) }))
  }
  if (entry.margin_bp === null && client.default_margin_bp === null) io.note(say(lang, resultsText.margin_unknown))
  if (!isTracked(client, entry.evidence, entry.date)) {
    const evidence = say(lang, evidenceLabel[entry.evidence])
    io.note(say(lang, resultsText.not_tracked, { evidence, code: entry.evidence, month: monthOf(entry.date) }))
  }
  if (!hasRate(client, entry.currency)) io.note(say(lang, resultsText.foreign_currency, { currency: entry.currency }))
}

/** Asked on a terminal; null when nobody said, which only a refund may leave open. */
async function evidenceOf(context: Context, flags: Flags, refund: boolean): Promise<Evidence | null> {
  const said = textFlag(flags, 'evidence')
  if (said !== undefined) return said as Evidence
  if (refund || !context.options.input) return null
  const { lang } = context
  const choices = evidenceKinds.map((value) => ({ value, name: say(lang, evidenceLabel[value]) }))
  return (await context.ask()).select(say(lang, resultsText.ask_evidence), choices)
}

function isTracked(client: Client, evidence: Evidence, day: string): boolean {
  const since = client.tracking[evidence]
  return since !== null && since <= monthOf(day)
}
