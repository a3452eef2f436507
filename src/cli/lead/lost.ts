import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { closeLead, findLead } from '../../results/close-lead.ts'
import { leadWords } from './words.ts'

export async function run(context: Context, id: string): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const closed = await closeLead(context, client, await findLead(context, client, id), 'lost')
  if (options.json) return io.json(closed)
  const sentence = options.dry_run ? resultsText.time_dry : resultsText.lead_changed
  io.print(say(lang, sentence, { summary: leadWords(context, client, closed.lead) }))
}
