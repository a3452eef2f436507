import type { Context } from '../context.ts'
import type { Access, Connection, Network } from '../networks/contract.ts'
import type { Account } from '../store/accounts.ts'

/** What a connection needs to know of an account, stored or not yet. */
export type Reachable = Pick<Account, 'endpoint' | 'path' | 'settings'>

/** A connection through the one HTTP module, with its line per request for `--verbose`; null where smm has no adapter. */
export async function connectAccount(
  context: Context,
  network: Network,
  account: Reachable,
  given: { secrets: Readonly<Record<string, string>>; session: Access['session'] },
): Promise<Connection | null> {
  if (!network.client) return null
  const { createHttp } = await import('../networks/http.ts')
  const secrets = await context.secrets()
  const http = createHttp({
    fetch: context.fetch,
    secrets: () => secrets.live(),
    now: () => context.now(),
    verbose: (line) => context.io.detail(line),
  })
  const client = await network.client()
  return client.connect({
    endpoint: account.endpoint ?? network.endpoint?.default ?? null,
    path: account.path,
    settings: account.settings,
    secrets: given.secrets,
    session: given.session,
    http,
    now: () => context.now(),
  })
}
