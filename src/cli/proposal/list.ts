import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { money, shortDate } from '../../i18n/format.ts'
import { proposalStateLabel, proposalText } from '../../i18n/proposal.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { listProposals } from '../../proposals/find-proposal.ts'
import { hoursSold } from '../../proposals/hours-sold.ts'
import { monthOf } from '../../results/month.ts'
import { stateOf, totalsOf, validUntil } from '../../proposals/proposal.ts'
import { consultantDay } from '../../proposals/proposal-parties.ts'
import { hoursLine, proposalJson } from './words.ts'

export async function run(context: Context): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const proposals = await listProposals(context, client)
  const hours = await hoursSold(context, client, monthOf(dayOf(context.now(), client.time_zone)))
  if (options.json) return io.json(proposals.map((one) => proposalJson(context, one, [hours])))
  if (proposals.length === 0) {
    io.note(say(lang, proposalText.none))
    return io.note(say(lang, proposalText.none_hint))
  }
  const head = [
    { title: say(lang, proposalText.col_id), align: 'right' as const },
    { title: say(lang, proposalText.col_number) },
    { title: say(lang, proposalText.col_dated) },
    { title: say(lang, proposalText.col_valid) },
    { title: say(lang, proposalText.col_net), align: 'right' as const },
    { title: say(lang, proposalText.col_state), flexible: true },
  ]
  const rows = proposals.map((one) => [
    String(one.id),
    one.number ?? say(lang, proposalText.draft_number),
    shortDate(lang, one.content.dated),
    one.number === null ? '–' : shortDate(lang, validUntil(one.content)),
    money(lang, totalsOf(one.content).net, one.content.currency),
    say(lang, proposalStateLabel[stateOf(one, consultantDay(context))]),
  ])
  for (const line of table(head, rows, io.columns)) io.print(line)
  io.print()
  io.print(hoursLine(context, hours))
}
