import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { clientText } from '../i18n/clients.ts'
import { list } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import { nearest } from '../nearest.ts'
import type { Client } from '../store/clients.ts'

/** The client of this slug, archived or not. Throws `Failure` not_found `client_not_found` with the clients there are. */
export async function findClient(context: Context, slug: string): Promise<Client> {
  const { lang } = context
  const { clients } = await context.store()
  const client = await clients.get(slug)
  if (client) return client
  const known = (await clients.list()).map((one) => one.slug)
  const near = nearest(slug, known)
  const names = list(lang, known)
  const hint =
    known.length === 0
      ? say(lang, clientText.none_hint)
      : near === null
        ? say(lang, clientText.known, { names })
        : say(lang, clientText.known_near, { near, names })
  throw new Failure('not_found', 'client_not_found', say(lang, clientText.not_found, { slug }), { hint })
}

/** Nothing is written for a client that was put aside. */
export function archivedFailure({ lang }: Context, client: Client): Failure {
  return new Failure('usage', 'client_archived', say(lang, clientText.archived, { name: client.name }), {
    hint: say(lang, clientText.archived_hint, { slug: client.slug }),
  })
}
