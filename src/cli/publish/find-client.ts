import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'

/** A pass is for all clients; `-c` narrows it to one. Throws `Failure` not_found `client_not_found`. */
export async function findClient(context: Context): Promise<string | null> {
  return context.options.client === null ? null : (await chooseClient(context, { writes: true })).slug
}
