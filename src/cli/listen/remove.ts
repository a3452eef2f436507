import { chooseClient } from '../../clients/choose-client.ts'
import { sourceWords } from '../../community/add-query.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { listenText } from '../../i18n/listen.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { texts, type Flags } from '../queue/flag-values.ts'
import { findQuery } from './find-query.ts'

export async function run(context: Context, name: string, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const query = await findQuery(context, client, name)
  const { listen } = await context.store()
  const at = context.now().toISOString()
  const urls = texts(flags, 'feed')
  if (urls === null) {
    if (!options.dry_run) await listen.remove(query.id, at)
    if (options.json) return io.json({ ...query, removed: !options.dry_run })
    io.print(say(lang, options.dry_run ? listenText.would_remove : listenText.removed, { name: query.name }))
    return options.dry_run ? io.note(say(lang, queueText.dry_run)) : undefined
  }
  const sources = urls.map((url) => {
    const address = URL.canParse(url) ? new URL(url).href : url
    const found = query.sources.find((one) => one.address === address || one.address === url)
    if (found !== undefined) return found
    throw new Failure('not_found', 'source_not_found', say(lang, listenText.source_not_found, { name: query.name, url }), {
      hint: say(lang, listenText.list_hint),
    })
  })
  const after = options.dry_run
    ? query
    : await listen.removeSources(
        query.id,
        sources.map(({ id }) => id),
        at,
      )
  if (options.json) return io.json(after)
  for (const source of sources) {
    const values = { name: query.name, source: sourceWords(lang, source) }
    io.print(say(lang, options.dry_run ? listenText.would_remove_source : listenText.removed_source, values))
  }
  if (options.dry_run) io.note(say(lang, queueText.dry_run))
}
