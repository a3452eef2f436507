import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { accountText } from '../i18n/accounts.ts'
import { say } from '../i18n/text.ts'
import type { AccountIdentity, Network } from '../networks/contract.ts'
import { network as networkOf } from '../networks/registry.ts'
import type { Account, AccountChange } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import { chooseEndpoint, chooseName, choosePath } from './add-account.ts'
import type { SignedIn } from '../sign-in/sign-in.ts'
import { askWho, type HeldSession } from './ask-who.ts'
import { chooseOptions } from './choose-options.ts'
import { findAccount } from './find-account.ts'
import { knownOf } from './known-of.ts'
import { noFlags, obtainCredentials, type SignInFlags } from './obtain-credentials.ts'
import { inEnvironment } from './read-credentials.ts'

export interface EditAccountInput {
  /** The new name. */
  readonly name: string | null
  readonly endpoint: string | null
  /** File of the new credentials, `-` for stdin; null: the environment, or, where nothing else is to change, questions. */
  readonly secrets: string | null
  readonly sign_in?: SignInFlags
  readonly path: string | null
  /** Choices of this network, `name=value`. */
  readonly set?: readonly string[]
  /** False: store without asking the server. */
  readonly check: boolean
}

export interface EditedAccount {
  readonly account: Account
  /** It was blocked, and is not any more: what waited for it goes on. */
  readonly freed: boolean
}

/**
 * Gives an account new credentials, another name or another address. They are stored once the server has shown that it is still the
 * same account; it is unblocked then, so that what is held goes on with the next pass. With `dry_run` everything is asked and checked,
 * and nothing is stored. Throws `Failure`: usage for what does not fit (`nothing_to_change`), credential `credential_refused`,
 * `another_account`, busy `network_unreachable`, and what `obtainCredentials`, the key of the secrets and `accounts.update` throw.
 */
export async function editAccount(
  context: Context,
  client: Client,
  typed: string,
  input: EditAccountInput,
): Promise<EditedAccount> {
  const { lang, options } = context
  const store = await context.store()
  const account = await findAccount(context, client, typed)
  const network = await networkOf(account.network)
  const taken = (await store.accounts.list(client.slug)).map((one) => one.name).filter((name) => name !== account.name)
  const name =
    input.name === null ? account.name : chooseName(context, network.id, account.for_network, input.name, new Set(taken))
  const endpoint = input.endpoint === null ? account.endpoint : await chooseEndpoint(context, network, input.endpoint)
  const path = input.path === null ? account.path : await choosePath(context, network, input.path)
  const chosen = chooseOptions(context, network, input.set ?? [])
  const given = await newCredentials(context, network, account, endpoint, input)
  const fields = given?.fields ?? null
  const nothing = input.name === null && input.endpoint === null && input.path === null && Object.keys(chosen).length === 0
  if (fields === null && nothing) {
    throw new Failure('usage', 'nothing_to_change', say(lang, accountText.nothing_to_edit, { name: account.name }), {
      hint: say(lang, accountText.nothing_to_edit_hint),
    })
  }
  const reached = fields !== null || endpoint !== account.endpoint || path !== account.path
  const secrets = await context.secrets()
  if (fields !== null && !options.dry_run) await secrets.prepare()

  const settings = { ...account.settings, ...chosen }
  const moved: Account = { ...account, name, endpoint, path, settings }
  const held: HeldSession = { now: given?.session ?? null }
  let found: AccountIdentity | null = null
  // a dry run keeps nothing, and to check a refresh token would be to use it up
  const spends = options.dry_run && fields?.['refresh_token'] !== undefined && held.now === null
  if (reached && input.check && network.client && !spends) {
    const kept = fields ?? (network.credentials.length > 0 ? await secrets.credentials(account.id) : {})
    // its own session where its credentials stay: a grant has one token that is good, not one for each address
    const where = fields === null ? { stored: account.id } : held
    found = await askWho(context, network, moved, kept ?? {}, where)
    refuseAnother(context, network, account, moved, found)
    if (account.remote_id === null) await refuseTwin(context, network, moved, found)
  }
  const change: AccountChange = { name, endpoint, path, settings, ...(reached && usable(context, moved, found)) }
  const freed = account.status === 'blocked' && change.status !== undefined
  if (options.dry_run) return { account: { ...account, ...change }, freed }
  if (fields !== null) {
    await secrets.putCredentials(account.id, fields)
    if (held.now === null) await secrets.dropSession(account.id)
    else await secrets.putSession(account.id, held.now)
  }
  if (endpoint !== account.endpoint) await secrets.moveTo(account.id, endpoint)
  // last: what waits for the account goes on from here
  return { account: await store.accounts.update(account.id, change), freed }
}

/** Null: none are given, and something else is. */
async function newCredentials(
  context: Context,
  network: Network,
  account: Account,
  endpoint: string | null,
  { secrets, sign_in: flags = noFlags, name, endpoint: typed, path, set = [] }: EditAccountInput,
): Promise<SignedIn | null> {
  const asked = flags.sign_in || flags.paste || !flags.browser
  const given = Object.keys(inEnvironment(context, network)).length > 0
  const nothingElse = name === null && typed === null && path === null && set.length === 0
  const wanted = asked || secrets !== null || (network.credentials.length > 0 && (given || nothingElse))
  if (!wanted) return null
  const stored = async (): Promise<Record<string, string>> => (await (await context.secrets()).credentials(account.id)) ?? {}
  return obtainCredentials(context, network, { secrets, flags, endpoint, stored })
}

function usable(context: Context, account: Account, found: AccountIdentity | null): AccountChange {
  const free = { status_reason: null, failures: 0, rests_until: null }
  if (found === null) return { ...free, status: account.for_network === null ? 'unchecked' : 'ready' }
  const now = context.now()
  return { ...free, ...knownOf(account, found, now), status: 'ready', checked_at: now.toISOString() }
}

/** Numbers are a server's own: at another address the account is known by its own address. A blog in files is where it is. */
function refuseAnother({ lang }: Context, network: Network, was: Account, now: Account, found: AccountIdentity): void {
  if (was.remote_id === null || (network.kind === 'owned_media' && was.path !== now.path)) return
  const sameServer = network.endpoint?.required !== true || was.endpoint === now.endpoint || was.url === found.url
  if (was.remote_id === found.remote_id && sameServer) return
  const values = {
    found: [found.remote_name, found.url].filter((part) => part !== null).join(' '),
    expected: [was.remote_name ?? was.remote_id, was.url].filter((part) => part !== null).join(' '),
  }
  throw new Failure('credential', 'another_account', say(lang, accountText.another_account, values), {
    hint: say(lang, accountText.another_account_hint, { network: was.network, client: was.client }),
  })
}

/** An account that nobody had checked may turn out to be one that the client has already. */
async function refuseTwin(context: Context, network: Network, now: Account, found: AccountIdentity): Promise<void> {
  const { lang } = context
  const twin = (await (await context.store()).accounts.list(now.client)).find(
    (one) =>
      one.id !== now.id &&
      one.network === network.id &&
      one.remote_id === found.remote_id &&
      (network.endpoint?.required !== true || one.endpoint === now.endpoint || one.url === found.url),
  )
  if (!twin) return
  const values = { name: twin.name, remote: found.remote_name ?? found.remote_id }
  throw new Failure('usage', 'account_exists', say(lang, accountText.same_remote, values), {
    hint: say(lang, accountText.same_remote_hint, { name: twin.name, client: now.client }),
  })
}
