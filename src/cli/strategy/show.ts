import { documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { toTerminal } from '../../documents/index.ts'
import { handOverText } from '../../i18n/hand-over.ts'
import { strategyText } from '../../i18n/strategy.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { composeStrategy } from '../../strategy/compose-strategy.ts'
import { authorOf } from '../hand-over.ts'
import { chosenStrategy } from './chosen.ts'
import { documentFacts } from './document-facts.ts'
import { strategyJson } from './strategy-json.ts'

/** The strategy as its client reads it, in the client's language: the same document as `export`. */
export async function showStrategy(context: Context, version: string | undefined, one_page = false): Promise<void> {
  const { io, lang, options } = context
  const { client, strategy } = await chosenStrategy(context, version)
  if (options.json) return io.json(strategyJson(strategy))
  const facts = await documentFacts(context, client, strategy)
  const author = await authorOf(context)
  for (const [index, one] of documentLangs(context, client).entries()) {
    if (index > 0) io.print()
    for (const line of toTerminal(composeStrategy(facts, one, author, { one_page }), io.columns)) io.print(line)
  }
  io.note('')
  const flag = ` -c ${client.slug}`
  io.note(paint('dim', say(lang, handOverText.hand_over_strategy, { client: flag })))
  io.note(paint('dim', say(lang, strategyText.next_explain, { client: flag })))
}
