import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { hireText } from '../../i18n/hires.ts'
import { resultsText } from '../../i18n/results.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount } from '../../money.ts'
import { addHire } from '../../results/add-hire.ts'
import { aboveZero, countFlag, dayFlag, noteFlag, textFlag, type Flags } from '../entries.ts'
import { hireWords } from './words.ts'

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const cost = textFlag(flags, 'cost')
  const entry = await addHire(context, {
    client,
    date: dayFlag(context, client, flags),
    count: countFlag(context, flags, 'count', [1, 1000]),
    avoided_cost: cost === undefined ? null : aboveZero(context, parseAmount(cost, client.currency, lang)),
    note: noteFlag(flags),
  })
  if (options.json) return io.json(entry)
  const summary = hireWords(context, client, entry)
  io.print(say(lang, options.dry_run ? resultsText.time_dry : hireText.added, { summary }))
  if (entry.avoided_cost === null) io.note(say(lang, hireText.no_cost))
}
