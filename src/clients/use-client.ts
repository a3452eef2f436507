import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import { chosenClientKey } from './choose-client.ts'
import { archivedFailure } from './find-client.ts'

/** Makes `client` the one that commands work for when nothing else says so. */
export async function useClient(context: Context, client: Client): Promise<void> {
  const { options } = context
  if (client.archived_at !== null) throw archivedFailure(context, client)
  if (options.dry_run) return
  await (await context.store()).settings.set(chosenClientKey, client.slug, context.now().toISOString())
}
