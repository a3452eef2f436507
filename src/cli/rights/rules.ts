import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date } from '../../i18n/format.ts'
import { legalSourceText } from '../../i18n/legal-rules.ts'
import { rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { packsOf } from '../../posts/legal/read-legal.ts'
import { isFor, legalRules, stateOf } from '../../posts/legal/rules.ts'
import { page } from '../strategy/page.ts'

/** Every rule with what it asks, where it holds, what it comes from and when that was last read, or that nobody did. */
export async function run(context: Context): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const packs = packsOf(await (await context.store()).strategies.get(client.slug))
  const rules = legalRules.map((rule) => {
    const state = !isFor(rule, client.country)
      ? ('elsewhere' as const)
      : rule.pack !== undefined && !packs.includes(rule.pack)
        ? ('other_trade' as const)
        : stateOf(rule, client)
    return { rule, state }
  })
  if (options.json)
    return io.json(
      rules.map(({ rule: { id, scope, pack = null, words, sources, reviewed_on }, state }) => ({
        id,
        name: say(lang, words.name),
        about: say(lang, words.about),
        strict: say(lang, words.strict),
        scope,
        pack,
        state,
        sources: sources.map(({ title, url = null, believed = false }) => ({ title: say(lang, title), url, believed })),
        reviewed_on,
        believed: reviewed_on === null,
      })),
    )
  const { text, dim, section } = page(io)
  io.print(paint('bold', say(lang, rightsText.rules_for, { name: client.name })))
  for (const { rule, state } of rules) {
    const { id, words, sources, scope, reviewed_on } = rule
    section(`${id} · ${say(lang, words.name)} (${say(lang, rightsText[`state_${state}`])})`)
    text(say(lang, words.about))
    for (const { title, url, believed } of sources) {
      const unread = believed ? `(${say(lang, legalSourceText.unread)})` : undefined
      dim([say(lang, title), unread, url].filter((part) => part !== undefined).join(' '))
    }
    const read =
      reviewed_on === null
        ? say(lang, legalSourceText.none_read)
        : `${say(lang, rightsText.rule_reviewed)} ${date(lang, reviewed_on)}`
    dim(`${say(lang, rightsText[`scope_${scope}`])} · ${read}`)
  }
  io.print()
  io.note(say(lang, legalSourceText.how))
  io.note(say(lang, rightsText.rules_hint))
}
