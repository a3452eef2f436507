import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import type { Client } from '../../store/clients.ts'
import type { Right } from '../../store/rights.ts'
import { queueText } from '../../i18n/queue.ts'
import { rightKindLabel, rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { editRight } from '../../posts/rights/keep-right.ts'
import type { Flags } from '../queue/flag-values.ts'
import { saidRight } from './said.ts'
import { contractWords, rightFacts, rightJson } from './tell.ts'

export async function run(context: Context, typed: string, flags: Flags): Promise<void> {
  const client = await chooseClient(context, { writes: true })
  tellChanged(context, client, await editRight(context, client, typed, saidRight(flags)))
}

export function tellChanged(context: Context, client: Client, right: Right): void {
  const { io, lang, options } = context
  if (options.json) return io.json({ ...rightJson(context, client, right), dry_run: options.dry_run })
  const values = { kind: say(lang, rightKindLabel[right.kind]), id: right.id }
  io.print(say(lang, options.dry_run ? rightsText.would_change : rightsText.changed, values))
  for (const line of facts(rightFacts(context, client, right).slice(1), io.columns)) io.print(line)
  const contract = contractWords(context, client, right)
  if (contract !== null) io.note(contract)
  if (options.dry_run) io.note(say(lang, queueText.dry_run))
}
