import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { listenText } from '../../i18n/listen.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { wrapText } from '../../io/wrap.ts'
import { sourceLine, subjectWords, wantedWords } from './words.ts'

export async function run(context: Context): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const queries = await (await context.store()).listen.list(client.slug)
  if (options.json) return io.json(queries)
  if (queries.length === 0) {
    io.note(say(lang, listenText.none))
    return io.note(say(lang, listenText.none_hint))
  }
  for (const query of queries) {
    io.print(`${paint('bold', query.name)} · ${subjectWords(lang, query)}`)
    for (const line of wrapText(wantedWords(lang, query), io.columns - 2)) io.print(`  ${line}`)
    if (query.sources.length === 0) io.print(`  ${paint('yellow', say(lang, listenText.no_source))}`)
    for (const source of query.sources) {
      const mark = source.problem === null ? paint('dim', '·') : sign.bad
      for (const [at, line] of wrapText(sourceLine(lang, source, client.time_zone), io.columns - 4).entries())
        io.print(`  ${at === 0 ? mark : ' '} ${line}`)
    }
  }
}
