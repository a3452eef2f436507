import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { list } from '../../i18n/format.ts'
import { rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { paint } from '../../io/paint.ts'
import { findRight } from '../../posts/rights/find-right.ts'
import { usesOf } from '../../posts/rights/used-rights.ts'
import { contractWords, rightFacts, rightJson } from './tell.ts'

export async function run(context: Context, typed: string): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const right = await findRight(context, client, typed)
  const posts = (await usesOf(context, client)).get(right.id) ?? []
  if (options.json) return io.json({ ...rightJson(context, client, right), posts })
  io.print(paint('bold', right.name))
  for (const line of facts(rightFacts(context, client, right), io.columns)) io.print(line)
  if (posts.length > 0) {
    io.print()
    io.print(say(lang, rightsText.uses, { count: posts.length, ids: list(lang, posts.map(String)) }))
  }
  const contract = contractWords(context, client, right)
  if (contract !== null) io.note(contract)
}
