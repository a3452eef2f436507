import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { accountText } from '../i18n/accounts.ts'
import { sayReason } from '../i18n/reasons.ts'
import { say } from '../i18n/text.ts'
import { cleanFailures } from '../networks/clean-failures.ts'
import type { Access, Connection, Network } from '../networks/contract.ts'
import { NetworkFailure } from '../networks/failure.ts'
import type { Account } from '../store/accounts.ts'

/** What a connection needs to know of an account, stored or not yet. */
export type Reachable = Pick<Account, 'endpoint' | 'path' | 'settings' | 'for_network'>

/**
 * The connection of a stored account, with its secrets in memory. A session that was renewed is kept whatever the flags, `dry_run` too:
 * a server that gave a new refresh token does not take the old one again. Nothing is sent. Throws `Failure` credential: `credential_missing`, `no_adapter`, or what the key says (`key_missing`, `key_wrong`).
 */
export async function connectAccount(
  context: Context,
  network: Network,
  account: Account,
  progress?: Access['progress'],
): Promise<Connection> {
  const { lang } = context
  const secrets = await context.secrets()
  const fields = network.credentials.length > 0 ? await secrets.credentials(account.id) : {}
  if (fields === null) throw new Failure('credential', 'credential_missing', sayReason(lang, 'credential_missing', null))
  const { mediaHost } = await import('./media-host.ts')
  const host = await mediaHost(context, account, network, (site, its) => connectAccount(context, site, its))
  return connectWith(context, network, account, {
    secrets: fields,
    ...(host && { host }),
    ...(progress && { progress }),
    ...(await sessionOf(context, account.id)),
  })
}

/** The kept session of a stored account, and its turn to renew it. */
export async function sessionOf(context: Context, account_id: number): Promise<Pick<Access, 'session' | 'exclusively'>> {
  const [secrets, store] = [await context.secrets(), await context.store()]
  return {
    session: { get: () => secrets.session(account_id), set: (value) => secrets.putSession(account_id, value) },
    exclusively: async (work) => {
      try {
        return await store.exclusively(account_id, work)
      } catch (error) {
        // whoever waits for a token has sent nothing yet
        if (!(error instanceof Failure) || error.kind !== 'busy') throw error
        throw new NetworkFailure('not_sent', 'renewed_elsewhere', error.message, { cause: error })
      }
    },
  }
}

/**
 * A connection with credentials that are given, through the one HTTP module with its line per request for `--verbose`. Throws
 * `Failure` credential `no_adapter`.
 */
export async function connectWith(
  context: Context,
  network: Network,
  account: Reachable,
  given: Pick<Access, 'secrets' | 'session'> & Partial<Pick<Access, 'exclusively' | 'host' | 'progress'>>,
): Promise<Connection> {
  if (!network.client) {
    throw new Failure('credential', 'no_adapter', say(context.lang, accountText.no_adapter, { name: network.name }))
  }
  const { createHttp } = await import('../networks/http.ts')
  const secrets = await context.secrets()
  const { endpoint, path, settings, for_network } = account
  const http = createHttp({
    fetch: context.fetch,
    base: endpoint ?? network.endpoint?.default ?? null,
    secrets: () => secrets.live(),
    now: () => context.now(),
    // what nobody sees is not searched for secrets
    ...(context.options.verbose && { verbose: (line: string) => context.io.detail(line) }),
  })
  const client = await network.client()
  const connection = client.connect({
    endpoint: endpoint ?? network.endpoint?.default ?? null,
    path,
    settings: for_network === null ? settings : { ...settings, for_network },
    secrets: given.secrets,
    session: given.session,
    // an account that is not stored yet is known to nobody else
    exclusively: given.exclusively ?? ((work) => work()),
    ...(given.host && { host: given.host }),
    ...(given.progress && { progress: given.progress }),
    http,
    now: () => context.now(),
  })
  return cleanFailures(connection, (text) => http.redact?.(text) ?? text)
}
