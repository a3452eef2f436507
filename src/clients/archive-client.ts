import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { clientText } from '../i18n/clients.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { DeliveryStatus } from '../store/deliveries.ts'
import { chosenClientKey } from './choose-client.ts'

/** What would still leave, or still wants a person, after the client was put aside. */
const waiting = [
  'awaiting_approval',
  'scheduled',
  'held',
  'sending',
  'retrying',
  'to_post',
  'unknown',
] as const satisfies readonly DeliveryStatus[]

/** Puts a client aside, or takes it up again. Throws `Failure` usage `client_in_use` while posts of it are waiting. */
export async function archiveClient(context: Context, client: Client, { undo }: { undo: boolean }): Promise<Client> {
  const { lang, options } = context
  const store = await context.store()
  const at = context.now().toISOString()
  if (!undo) {
    const posts = await store.posts.list({ client: client.slug, status: waiting, replies: 'open' })
    if (posts.length > 0) {
      const values = { name: client.name, count: posts.length, posts: posts.map((post) => post.id).join(' ') }
      throw new Failure('usage', 'client_in_use', say(lang, clientText.still_waiting, values), {
        hint: say(lang, clientText.still_waiting_hint, { posts: values.posts }),
      })
    }
  }
  const archived_at = undo ? null : (client.archived_at ?? at)
  if (options.dry_run || archived_at === client.archived_at) return { ...client, archived_at }
  if (!undo && (await store.settings.get(chosenClientKey))?.value === client.slug) await store.settings.delete(chosenClientKey)
  return store.clients.update(client.slug, { archived_at }, at)
}
