import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { hireText } from '../../i18n/hires.ts'
import { evidenceLabel } from '../../i18n/labels.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount, parsePercent } from '../../money.ts'
import { closeLead, findLead } from '../../results/close-lead.ts'
import { countedSales } from '../../results/counted-sales.ts'
import type { Client, Evidence } from '../../store/clients.ts'
import { shellWord } from '../../i18n/shell-word.ts'
import { aboveZero, dayFlag, textFlag, type Flags } from '../entries.ts'
import { saleWords } from '../sale/words.ts'
import { leadWords } from './words.ts'

export async function run(context: Context, id: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const lead = await findLead(context, client, id)
  const amount = await amountOf(context, client, flags)
  const { money } = await context.store()
  const known = countedSales(await money.listSales(client.slug)).find(({ sale_id }) => sale_id === lead.lead_id)
  const margin = textFlag(flags, 'margin')
  const closed = await closeLead(
    context,
    client,
    lead,
    'won',
    amount === null
      ? null
      : {
          date: dayFlag(context, client, flags),
          revenue: amount,
          evidence: (textFlag(flags, 'evidence') ?? 'declared') as Evidence,
          margin_bp: margin === undefined ? null : parsePercent(margin, lang),
        },
  )
  if (options.json) return io.json(closed)
  const dry = options.dry_run ? resultsText.time_dry : null
  io.print(say(lang, dry ?? resultsText.lead_changed, { summary: leadWords(context, client, closed.lead) }))
  if (closed.sale === null) {
    const command = `smm sale add <${lang === 'fr' ? 'montant' : 'amount'}> --evidence declared --id ${shellWord(lead.lead_id)} -c ${client.slug}`
    return io.note(say(lang, hireText.sale_hint, { command }))
  }
  io.print(say(lang, dry ?? resultsText.sale_added, { summary: saleWords(context, client, closed.sale) }))
  if (known !== undefined) {
    const values = { id: lead.lead_id, evidence: say(lang, evidenceLabel[known.evidence]) }
    io.note(say(lang, resultsText.sale_known, values))
  }
  if (closed.sale.margin_bp === null && client.default_margin_bp === null) io.note(say(lang, resultsText.margin_unknown))
}

/** As `--amount` says; asked on a terminal, where nothing is an answer too. */
async function amountOf(context: Context, client: Client, flags: Flags): Promise<number | null> {
  const { lang, options } = context
  const said = textFlag(flags, 'amount')
  if (said !== undefined) return aboveZero(context, parseAmount(said, client.currency, lang))
  if (!options.input || options.yes || options.json) return null
  const readable = (text: string): true | string => {
    try {
      if (text.trim() !== '') aboveZero(context, parseAmount(text, client.currency, lang))
      return true
    } catch (error) {
      return (error as Error).message
    }
  }
  const typed = await (await context.ask()).text(say(lang, hireText.ask_amount), { validate: readable })
  return typed.trim() === '' ? null : parseAmount(typed, client.currency, lang)
}
