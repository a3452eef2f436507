import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount, parsePercent } from '../../money.ts'
import { addLead } from '../../results/add-lead.ts'
import type { Lead } from '../../store/money.ts'
import { aboveZero, dayFlag, idFlag, noteFlag, textFlag, type Flags } from '../entries.ts'
import { leadWords } from './words.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const rate = textFlag(flags, 'closeRate')
  const margin = textFlag(flags, 'averageMargin')
  const { entry, was, valued } = await addLead(context, {
    client,
    date: dayFlag(context, client, flags),
    lead_id: idFlag(context, flags),
    status: (textFlag(flags, 'status') ?? null) as Lead['status'] | null,
    note: noteFlag(flags),
    close_rate_bp: rate === undefined ? null : parsePercent(rate, lang),
    avg_margin: margin === undefined ? null : aboveZero(context, parseAmount(margin, client.currency, lang)),
  })
  if (options.json) return io.json(entry)

  const words = leadWords(context, client, entry)
  const sentence = was === null ? resultsText.lead_added : resultsText.lead_changed
  io.print(say(lang, options.dry_run ? resultsText.time_dry : sentence, { summary: words }))
  if (entry.status === 'won') io.note(say(lang, resultsText.lead_won_hint))
  else if (entry.status === 'open' && !valued) io.note(say(lang, resultsText.lead_unvalued))
}
