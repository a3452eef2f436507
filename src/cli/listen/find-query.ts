import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { listenText } from '../../i18n/listen.ts'
import { say } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { ListenQuery } from '../../store/listen.ts'
import { knownNames } from './words.ts'

/** Throws `Failure` not_found `query_not_found` with the names there are. */
export async function findQuery(context: Context, client: Client, name: string): Promise<ListenQuery> {
  const { lang } = context
  const { listen } = await context.store()
  const found = await listen.find(client.slug, name.replace(/\s+/gu, ' ').trim())
  if (found !== null) return found
  throw new Failure('not_found', 'query_not_found', say(lang, listenText.not_found, { name }), {
    hint: knownNames(lang, await listen.list(client.slug)),
  })
}
