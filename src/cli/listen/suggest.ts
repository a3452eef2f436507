import { chooseClient } from '../../clients/choose-client.ts'
import type { AskedQuery } from '../../community/add-query.ts'
import { suggestQueries, type Suggestion } from '../../community/suggest-queries.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { list } from '../../i18n/format.ts'
import { listenText } from '../../i18n/listen.ts'
import { fieldText } from '../../i18n/questionnaire.ts'
import { say, type Text } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { shellWord } from '../../i18n/shell-word.ts'
import { addAsked } from './add.ts'

/** On a terminal each is asked about and added; otherwise the commands are printed. */
export async function suggest(context: Context): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: options.input })
  const suggestions = await suggestQueries(context, client)
  const commands = suggestions.map(({ query }) => commandOf(query, client.slug))
  if (options.json) return io.json(suggestions.map(({ why, query }, at) => ({ why, ...query, command: commands[at] ?? '' })))
  if (suggestions.length === 0) {
    const listening = (await (await context.store()).listen.list(client.slug)).length > 0
    io.note(say(lang, listening ? listenText.suggest_all_there : listenText.suggest_none))
    if (!listening) io.note(say(lang, listenText.suggest_none_hint))
    return
  }
  io.note(say(lang, listenText.suggest_intro))
  for (const [at, suggestion] of suggestions.entries()) {
    io.print(`${paint('bold', suggestion.query.name)} · ${whyWords(context, suggestion)}`)
    io.print(`  ${commands[at] ?? ''}`)
    if (!options.input || options.dry_run) continue
    if (!(await (await context.ask()).confirm(say(lang, listenText.suggest_add), true))) continue
    try {
      await addAsked(context, client, suggestion.query, { check: true })
    } catch (error) {
      // an address of the questionnaire is often that of a page: what to type instead is said, the others go on
      if (!(error instanceof Failure) || error.kind === 'interrupted') throw error
      io.complain(error.message)
      if (error.hint !== undefined) io.complain(error.hint)
    }
  }
}

function whyWords({ lang }: Context, { why, negative_places }: Suggestion): string {
  if (why === 'competitor') return say(lang, listenText.why_competitor)
  if (negative_places.length === 0) return say(lang, listenText.why_brand)
  const labels: Readonly<Record<string, Text>> = fieldText.brand_search
  const places = negative_places.map((place) => {
    const label = labels[place]
    return label === undefined ? place : say(lang, label).toLowerCase()
  })
  return say(lang, listenText.why_brand_negative, { places: list(lang, places) })
}

/** As it would be typed. */
function commandOf(query: AskedQuery, slug: string): string {
  const many = (flag: string, values: readonly string[]): string[] =>
    values.length === 0 ? [] : [flag, ...values.map(shellWord)]
  return [
    'smm listen add',
    shellWord(query.name),
    ...many('--any', query.any_words),
    ...(query.competitor === null ? [] : ['--competitor', shellWord(query.competitor)]),
    ...many('--feed', query.feeds),
    ...many('--page', query.pages),
    ...(query.bluesky === true ? ['--bluesky'] : []),
    '-c',
    slug,
  ].join(' ')
}
