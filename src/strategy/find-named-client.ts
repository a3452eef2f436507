import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { archivedFailure } from '../clients/find-client.ts'
import { interviewText } from '../i18n/interview.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'

/** The client of this name, whatever its capitals, spaces and apostrophes; null for a new one. Throws when it is archived. */
export async function findNamedClient(context: Context, name: string): Promise<Client | null> {
  const clients = await (await context.store()).clients.list({ archived: true })
  const found = clients.find((client) => sameName(client.name, name)) ?? null
  if (found !== null && found.archived_at !== null) throw archivedFailure(context, found)
  return found
}

/**
 * The client that `-c` names. Neither `SMM_CLIENT` nor `smm client use` counts here: a strategy must not land on another client
 * because of a choice made elsewhere. Throws `Failure` not_found `client_not_found`.
 */
export async function clientOfFlag(context: Context): Promise<Client | null> {
  const { lang, options } = context
  if (options.client === null) return null
  const client = await (await context.store()).clients.get(options.client)
  if (client === null) {
    throw new Failure('not_found', 'client_not_found', say(lang, interviewText.client_unknown, { slug: options.client }), {
      hint: say(lang, interviewText.client_unknown_hint),
    })
  }
  if (client.archived_at !== null) throw archivedFailure(context, client)
  return client
}

export function sameName(a: string, b: string): boolean {
  const plain = (name: string): string => name.normalize('NFC').replace(/’/g, "'").replace(/\s+/g, ' ').trim().toLowerCase()
  return plain(a) === plain(b)
}
