import { chooseClient, documentLangs } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { changeText } from '../../i18n/strategy-changes.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { compareVersions } from '../../strategy/differences.ts'
import { findStrategy } from '../../strategy/find-strategy.ts'
import { readVersion } from './chosen.ts'
import { showDifferences } from './show-differences.ts'

/** Without versions: the last against the one before it. */
export async function diffStrategies(context: Context, words: readonly string[]): Promise<void> {
  const { io, options, lang } = context
  const client = await chooseClient(context, { writes: false })
  const [typedFrom, typedTo] = words.map((word) => readVersion(context, client, word))
  const to = await findStrategy(context, client, typedTo)
  if (typedFrom === undefined && to.version === 1) {
    throw new Failure('not_found', 'one_version', say(lang, changeText.only_one, { name: client.name }), {
      hint: say(lang, changeText.only_one_hint, { client: client.slug }),
    })
  }
  const from = await findStrategy(context, client, typedFrom ?? to.version - 1)
  if (options.json) {
    io.json({ client: client.slug, from: from.version, to: to.version, ...compareVersions(from, to) })
    return
  }
  for (const inLang of documentLangs(context, client)) {
    io.print(paint('bold', client.name))
    io.print(say(inLang, changeText.title, { from: from.version, to: to.version }))
    showDifferences(io, inLang, from, to, client.currency)
  }
}
