import { findProjectFile } from '../config/find-project-file.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { clientText } from '../i18n/clients.ts'
import { list, shortDateTime } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import { paint } from '../io/paint.ts'
import type { Client } from '../store/clients.ts'
import { archivedFailure, findClient } from './find-client.ts'

/** Where `smm client use` keeps its choice. */
export const chosenClientKey = 'chosen_client'
const staleAfterMs = 12 * 3600 * 1000

/** The client that the project's file names. Settings are dear to read: only where the project has any. */
export async function projectClient(context: Context): Promise<string | null> {
  return findProjectFile(context.cwd, context.env) === null ? null : (await context.config()).project_client
}

/**
 * The client a command works for: `--client`, `SMM_CLIENT`, the project's file, `smm client use`, else the only one there is.
 * A command that writes or sends names the client first (on stderr, silent with `--json`), and a choice made more than 12 hours
 * ago is asked about once on a terminal, refused without one when there are several clients: the lawyer must not announce croissants.
 */
export async function chooseClient(context: Context, use: { writes: boolean }): Promise<Client> {
  const { lang, options, env, io } = context
  const store = await context.store()
  const named = options.client ?? (env['SMM_CLIENT'] || null) ?? (await projectClient(context))
  let client: Client
  if (named !== null) client = await findClient(context, named)
  else {
    const all = await store.clients.list()
    if (all.length === 0) {
      throw new Failure('not_found', 'no_client', say(lang, clientText.none), { hint: say(lang, clientText.none_hint) })
    }
    const choice = await store.settings.get(chosenClientKey)
    const chosen = choice && all.find((one) => one.slug === choice.value)
    if (chosen && choice) {
      client = chosen
      const age = context.now().getTime() - Date.parse(choice.updated_at)
      if (use.writes && all.length > 1 && age > staleAfterMs) {
        const since = shortDateTime(lang, new Date(choice.updated_at), client.time_zone)
        if (!options.input) {
          throw new Failure('usage', 'stale_client_choice', say(lang, clientText.stale, { name: client.name, since }), {
            hint: say(lang, clientText.stale_hint, { slug: client.slug }),
          })
        }
        const ask = await context.ask()
        if (!options.yes && !(await ask.confirm(say(lang, clientText.still, { name: client.name, since }), true))) {
          throw new Failure('usage', 'client_refused', say(lang, clientText.refused), {
            hint: say(lang, clientText.stale_hint, { slug: client.slug }),
          })
        }
        await store.settings.set(chosenClientKey, client.slug, context.now().toISOString())
      }
    } else if (all.length === 1 && all[0]) client = all[0]
    else {
      throw new Failure(
        'usage',
        'client_needed',
        say(lang, clientText.which, {
          names: list(
            lang,
            all.map((one) => one.slug),
          ),
        }),
        {
          hint: say(lang, clientText.which_hint),
        },
      )
    }
  }
  if (use.writes && client.archived_at !== null) throw archivedFailure(context, client)
  if (use.writes && !options.json) io.note(paint('bold', client.name))
  return client
}

/** What a client reads is in the client's language, unless `--lang` was said. */
export function documentLangs(context: Context, client: Client): readonly ('fr' | 'en')[] {
  const { lang } = context.options
  if (lang === 'both') return ['fr', 'en']
  return [lang ?? client.lang]
}
