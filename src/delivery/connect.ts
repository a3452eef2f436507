import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { deliveryText } from '../i18n/delivery.ts'
import { say } from '../i18n/text.ts'
import type { Connection, Network } from '../networks/contract.ts'
import { createHttp } from '../networks/http.ts'
import { limitsOf } from '../posts/freeze.ts'
import type { Account } from '../store/accounts.ts'

/**
 * An account's connection, with its secrets in memory. Throws `Failure` credential: `credential_missing`, `no_adapter`, or what
 * the key says (`key_missing`, `key_wrong`). Nothing is sent.
 */
export async function connect(context: Context, account: Account, network: Network): Promise<Connection> {
  const { lang } = context
  if (!network.client) throw new Failure('credential', 'no_adapter', say(lang, deliveryText.no_adapter))
  const needsSecrets = network.credentials.length > 0
  const vault = needsSecrets ? await context.secrets() : null
  const fields = (await vault?.credentials(account.id)) ?? null
  if (needsSecrets && fields === null) {
    throw new Failure('credential', 'credential_missing', say(lang, deliveryText.credential_missing))
  }
  const client = await network.client()
  const http = createHttp({
    fetch: context.fetch,
    verbose: (line) => context.io.detail(line),
    secrets: () => vault?.live() ?? [],
    now: () => context.now(),
  })
  return client.connect({
    endpoint: account.endpoint ?? network.endpoint?.default ?? null,
    secrets: fields ?? {},
    path: account.path,
    settings: limitsOf(account),
    http,
    now: () => context.now(),
    session: {
      get: async () => (await vault?.session(account.id)) ?? null,
      set: async (value) => {
        await vault?.putSession(account.id, value)
      },
    },
  })
}
