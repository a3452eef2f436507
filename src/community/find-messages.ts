import { archivedFailure } from '../clients/find-client.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { inboxText } from '../i18n/inbox.ts'
import { say } from '../i18n/text.ts'
import { readIds } from '../posts/post-ids.ts'
import type { Client } from '../store/clients.ts'
import type { InboxMessage } from '../store/inbox.ts'

export interface FoundMessages {
  readonly client: Client
  /** Each once. */
  readonly messages: readonly InboxMessage[]
}

/**
 * The messages of these numbers, all of one client. A number alone must exist; a range takes those that do. When a client is named
 * (`--client`, `SMM_CLIENT`, the project) a message of another one is not found. Throws `Failure` not_found `message_not_found`; usage
 * `no_messages`, `several_clients`, and with `writes` `client_archived`.
 */
export async function findMessages(
  context: Context,
  words: readonly string[],
  use: { readonly writes: boolean },
): Promise<FoundMessages> {
  const { lang, options, env } = context
  const store = await context.store()
  const named = options.client ?? (env['SMM_CLIENT'] || null) ?? (await context.config()).project_client
  const found = new Map<number, InboxMessage>()
  const missing: string[] = []
  let other: InboxMessage | null = null
  for (const id of readIds(words)) {
    const all = 'first' in id ? await store.inbox.among(id.first, id.last) : []
    const own = named === null ? all : all.filter((one) => one.client === named)
    for (const one of own) found.set(one.id, one)
    if (own.length > 0) continue
    if (all[0] === undefined) missing.push(id.word)
    else other ??= all[0]
  }
  if (missing.length > 0) {
    throw new Failure('not_found', 'message_not_found', say(lang, inboxText.not_found, { id: list(lang, missing) }), {
      hint: say(lang, inboxText.not_found_hint),
    })
  }
  if (other !== null) {
    const { id, client } = other
    throw new Failure('not_found', 'message_not_found', say(lang, inboxText.other_client, { id, client }), {
      hint: say(lang, inboxText.other_client_hint, { client }),
    })
  }
  const messages = [...found.values()]
  const slugs = [...new Set(messages.map((one) => one.client))]
  const [slug] = slugs
  if (slug === undefined)
    throw new Failure('usage', 'no_messages', say(lang, inboxText.no_ids), { hint: say(lang, inboxText.no_ids_hint) })
  if (slugs.length > 1) {
    throw new Failure('usage', 'several_clients', say(lang, inboxText.several_clients, { clients: list(lang, slugs) }), {
      hint: say(lang, inboxText.several_clients_hint),
    })
  }
  const client = await store.clients.get(slug)
  if (client === null) throw new Error(`the client ${slug} of a message is gone`)
  if (use.writes && client.archived_at !== null) throw archivedFailure(context, client)
  return { client, messages }
}

/** The one message of this number. Throws as `findMessages` does, and `Failure` usage `one_message`. */
export async function findMessage(
  context: Context,
  word: string,
  use: { readonly writes: boolean },
): Promise<{ client: Client; message: InboxMessage }> {
  const { client, messages } = await findMessages(context, [word], use)
  const [message, ...more] = messages
  if (message !== undefined && more.length === 0) return { client, message }
  throw new Failure('usage', 'one_message', say(context.lang, inboxText.one_message))
}
