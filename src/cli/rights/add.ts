import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { queueText } from '../../i18n/queue.ts'
import { rightKindLabel, rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { addRight } from '../../posts/rights/keep-right.ts'
import { rightKinds } from '../../store/rights.ts'
import type { Flags } from '../queue/flag-values.ts'
import { saidRight, saidValue } from './said.ts'
import { contractWords, rightFacts, rightJson } from './tell.ts'

export async function run(context: Context, typed: string, name: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const kind = rightKinds.find((one) => one === typed.trim().toLowerCase())
  if (kind === undefined)
    throw new Failure('usage', 'bad_kind', say(lang, rightsText.bad_word, { flag: 'rights add', value: typed }), {
      hint: say(lang, rightsText.bad_word_hint, { words: rightKinds.join(', ') }),
    })
  const client = await chooseClient(context, { writes: true })
  const right = await addRight(context, client, { kind, name, said: saidRight(flags), value: saidValue(flags) })
  if (options.json) {
    const { id, ...plain } = rightJson(context, client, right)
    return io.json({ id: options.dry_run ? null : id, dry_run: options.dry_run, ...plain })
  }
  const said = { kind: say(lang, rightKindLabel[kind]), name: right.name }
  io.print(options.dry_run ? say(lang, rightsText.would_add, said) : say(lang, rightsText.added, { ...said, id: right.id }))
  for (const line of facts(rightFacts(context, client, right).slice(1), io.columns)) io.print(line)
  const contract = contractWords(context, client, right)
  if (contract !== null) io.note(contract)
  io.note(say(lang, options.dry_run ? queueText.dry_run : rightsText.adviser))
}
