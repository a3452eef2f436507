import { accessSync, chmodSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { accountText } from '../i18n/accounts.ts'
import { say } from '../i18n/text.ts'
import { closedNetwork } from '../networks/closed.ts'
import type { AccountIdentity, Network } from '../networks/contract.ts'
import { checkEndpoint } from '../networks/endpoint.ts'
import { isNetworkId, networkIds, type NetworkId } from '../networks/ids.ts'
import { allNetworks, network as networkOf } from '../networks/registry.ts'
import type { Account, AccountChange } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import { askWho, type HeldSession } from './ask-who.ts'
import { chooseOptions } from './choose-options.ts'
import { knownOf } from './known-of.ts'
import { noFlags, obtainCredentials, type SignInFlags } from './obtain-credentials.ts'

export interface AddAccountInput {
  /** As typed. */
  readonly network: string
  readonly name: string | null
  readonly endpoint: string | null
  /** File of the credentials, `-` for stdin; null: the environment, signing in, or questions. */
  readonly secrets: string | null
  readonly sign_in?: SignInFlags
  readonly path: string | null
  /** `manual`: whose rules apply. */
  readonly for_network: string | null
  /** Choices of this network, `name=value`. */
  readonly set?: readonly string[]
  /** False: store without asking the server. */
  readonly check: boolean
}

export interface AddedAccount {
  readonly account: Account
  /** Slug of another client that has the same remote account: worth a warning. */
  readonly also_of: string | null
}

/**
 * Adds an account of `client`, once the server has recognised its credentials; with `dry_run` everything is asked and checked, and
 * nothing is stored. A grant that the check renewed is stored in any case: the one that was given is worth nothing any more. Throws
 * `Failure`: usage for what does not fit, credential `credential_refused`, busy `network_unreachable`, and what `obtainCredentials` and
 * the key of the secrets throw.
 */
export async function addAccount(context: Context, client: Client, input: AddAccountInput): Promise<AddedAccount> {
  const { lang, options } = context
  const store = await context.store()
  const network = await findNetwork(context, input.network)
  const byHand = network.idempotency === 'person'
  const for_network = await standsFor(context, network, input.for_network)
  if (!network.client && !byHand) {
    throw new Failure('usage', 'no_adapter', say(lang, accountText.no_adapter, { name: network.name }), {
      hint: say(lang, accountText.no_adapter_hint, { id: network.id }),
    })
  }
  const accounts = await store.accounts.list(client.slug)
  const name = chooseName(context, network.id, for_network, input.name, new Set(accounts.map((one) => one.name)))
  const endpoint = await chooseEndpoint(context, network, input.endpoint)
  const path = await choosePath(context, network, input.path)
  const chosen = chooseOptions(context, network, input.set ?? [])
  const { secrets: from, sign_in: flags = noFlags } = input
  const nothingStored = async (): Promise<Record<string, string>> => ({})
  const { fields, session } = await obtainCredentials(context, network, {
    secrets: from,
    flags,
    endpoint,
    stored: nothingStored,
  })
  const sealed = Object.keys(fields).length > 0
  // a key that is missing or wrong must show before the account exists
  if (sealed && !options.dry_run) await (await context.secrets()).prepare()

  const settings = { ...(for_network === null ? {} : { for_network }), ...chosen }
  const account = { client: client.slug, network: network.id, name, endpoint, path, for_network }
  const held: HeldSession = { now: session }
  const keep = async (known: AccountChange): Promise<Account> => {
    const at = context.now().toISOString()
    const added = await store.accounts.add(account, at)
    try {
      if (sealed) await (await context.secrets()).putCredentials(added.id, fields)
      if (held.now !== null) await (await context.secrets()).putSession(added.id, held.now)
      return await store.accounts.update(added.id, known)
    } catch (error) {
      await store.accounts.remove(added.id, at)
      throw error
    }
  }
  // a dry run keeps nothing, and to check a refresh token would be to use it up
  const spends = options.dry_run && fields['refresh_token'] !== undefined && session === null
  let found: AccountIdentity | null = null
  if (input.check && !byHand && !spends) {
    try {
      found = await askWho(context, network, { endpoint, path, settings, for_network }, fields, held)
    } catch (error) {
      // refused, it is of no use to anybody; but what was only renewed must not be lost
      const lost = !options.dry_run && (session !== null || renewed(fields, held)) && error instanceof Failure
      if (!lost || error.kind === 'credential') throw error
      await keep({ settings, status: 'unchecked' })
      throw new Failure(error.kind, error.code, error.message, {
        hint: say(lang, accountText.kept_unchecked, { name, client: client.slug }),
        cause: error,
      })
    }
  }
  const remote = found?.remote_id ?? null
  const same =
    remote === null
      ? []
      : (await store.accounts.list()).filter(
          // two servers may number their accounts alike; one server may be typed in several ways
          (one) =>
            one.network === network.id &&
            one.remote_id === remote &&
            (network.endpoint?.required !== true || one.endpoint === endpoint || (one.url !== null && one.url === found?.url)),
        )
  const twin = same.find((one) => one.client === client.slug)
  if (twin) {
    const values = { name: twin.name, remote: found?.remote_name ?? remote ?? '' }
    const spent = !options.dry_run && renewed(fields, held)
    if (spent && held.now !== null) {
      await (await context.secrets()).putCredentials(twin.id, fields)
      await (await context.secrets()).putSession(twin.id, held.now)
    }
    throw new Failure('usage', 'account_exists', say(lang, accountText.same_remote, values), {
      hint: say(lang, spent ? accountText.same_remote_kept : accountText.same_remote_hint, {
        name: twin.name,
        client: client.slug,
      }),
    })
  }
  const also_of = same[0]?.client ?? null
  const at = context.now().toISOString()
  const unknown = { remote_id: null, remote_name: null, url: null, rights: null, credential_expires_at: null }
  const nothing = {
    ...unknown,
    id: 0,
    settings,
    expiry_tell_at: null,
    status_reason: null,
    failures: 0,
    rests_until: null,
    created_at: at,
    removed_at: null,
  }
  const known = {
    settings,
    ...(found === null ? {} : knownOf(nothing, found, context.now())),
    status: found !== null || byHand ? 'ready' : 'unchecked',
    checked_at: found === null ? null : at,
  } as const
  if (options.dry_run) return { account: { ...nothing, ...account, ...known }, also_of }
  return { account: await keep(known), also_of }
}

/** The check used the refresh token up, and was given another. */
function renewed(fields: Readonly<Record<string, string>>, { now }: HeldSession): boolean {
  const { refresh_token } = fields
  return refresh_token !== undefined && now?.['refresh_token'] !== undefined && now['refresh_token'] !== refresh_token
}

/** The network a person means. Throws `Failure` usage `network_closed`, not_found `network_not_found`. */
export async function findNetwork(context: Context, typed: string): Promise<Network> {
  const { lang } = context
  const id = typed.trim().toLowerCase()
  if (isNetworkId(id)) return networkOf(id)
  const closed = closedNetwork(typed)
  if (closed) {
    const [successor] = closed.successor
    const hint =
      successor === undefined ? say(lang, accountText.see_networks) : say(lang, accountText.closed_hint, { successor })
    throw new Failure('usage', 'network_closed', say(lang, closed.note), { hint })
  }
  const near = networkIds.find((known) => known.startsWith(id.slice(0, 3)) || id.startsWith(known))
  throw new Failure('not_found', 'network_not_found', say(lang, accountText.unknown_network, { name: typed }), {
    hint:
      near === undefined || id === ''
        ? say(lang, accountText.see_networks)
        : say(lang, accountText.did_you_mean, { name: near }),
  })
}

async function standsFor(context: Context, network: Network, typed: string | null): Promise<string | null> {
  const { lang, options } = context
  if (network.idempotency !== 'person') {
    if (typed === null) return null
    throw new Failure('usage', 'for_only_manual', say(lang, accountText.for_only_manual))
  }
  if (typed === null) {
    if (!options.input) {
      throw new Failure('usage', 'for_needed', say(lang, accountText.for_needed), {
        hint: say(lang, accountText.for_needed_hint),
      })
    }
    const others = (await allNetworks()).filter((one) => one.id !== network.id)
    // where smm cannot post by itself comes first: that is what one posts to by hand
    const inOrder = [...others.filter((one) => !one.client), ...others.filter((one) => one.client)]
    const choices: { value: string; name: string }[] = inOrder.map(({ id, name }) => ({ value: id, name }))
    choices.push({ value: 'other', name: say(lang, accountText.for_other) })
    return (await context.ask()).select(say(lang, accountText.for_needed), choices)
  }
  if (typed === 'other') return typed
  const meant = await findNetwork(context, typed)
  if (meant.id === network.id) {
    throw new Failure('usage', 'for_needed', say(lang, accountText.for_needed), {
      hint: say(lang, accountText.for_needed_hint),
    })
  }
  return meant.id
}

/** Names are said in `--to`, with commas and semicolons between, where the names of networks mean all their accounts. */
export function chooseName(
  { lang }: Context,
  network: NetworkId,
  for_network: string | null,
  typed: string | null,
  taken: ReadonlySet<string>,
): string {
  const own = for_network ?? network
  if (typed !== null) {
    const name = typed.normalize('NFC').trim()
    const ofAnother = isNetworkId(name) && name !== network && name !== for_network
    if (!/^[\p{L}\p{N}@_][\p{L}\p{N}@_.-]{0,59}$/u.test(name) || name === 'all' || ofAnother) {
      throw new Failure('usage', 'bad_account_name', say(lang, accountText.bad_name, { name: typed }))
    }
    if (!taken.has(name)) return name
    throw new Failure('usage', 'account_exists', say(lang, accountText.exists, { name }), {
      hint: say(lang, accountText.exists_hint),
    })
  }
  if (!taken.has(own)) return own
  for (let n = 2; ; n++) if (!taken.has(`${own}-${n}`)) return `${own}-${n}`
}

export async function chooseEndpoint(context: Context, network: Network, typed: string | null): Promise<string | null> {
  const { lang, options } = context
  const values = { network: network.name }
  if (network.endpoint === null) {
    if (typed === null) return null
    throw new Failure('usage', 'endpoint_useless', say(lang, accountText.endpoint_useless, values))
  }
  if (typed !== null) return checkEndpoint(typed, lang)
  if (!network.endpoint.required) return null
  if (options.input)
    return checkEndpoint(await (await context.ask()).text(say(lang, accountText.endpoint_needed, values)), lang)
  throw new Failure('usage', 'endpoint_needed', say(lang, accountText.endpoint_needed, values), {
    hint: say(lang, accountText.endpoint_needed_hint),
  })
}

/** Only for networks that have neither server nor secret and are no person: files on this machine. */
export async function choosePath(context: Context, network: Network, typed: string | null): Promise<string | null> {
  const { lang, options, cwd } = context
  if (network.kind !== 'owned_media' || network.credentials.length > 0) {
    if (typed === null) return null
    throw new Failure('usage', 'path_useless', say(lang, accountText.path_useless))
  }
  let given = typed
  if (given === null && options.input) given = await (await context.ask()).text(say(lang, accountText.path_needed))
  if (given === null || given.trim() === '') {
    throw new Failure('usage', 'path_needed', say(lang, accountText.path_needed), {
      hint: say(lang, accountText.path_needed_hint),
    })
  }
  const path = resolve(cwd, given)
  const there = statSync(path, { throwIfNoEntry: false })
  if (there && !there.isDirectory())
    throw new Failure('usage', 'path_not_folder', say(lang, accountText.path_not_folder, { path }))
  if (!there) {
    if (
      options.input &&
      !options.yes &&
      !(await (await context.ask()).confirm(say(lang, accountText.path_make, { path }), true))
    ) {
      throw new Failure('usage', 'path_refused', say(lang, accountText.path_refused))
    }
    if (options.dry_run) return path
  }
  try {
    if (!there) {
      mkdirSync(path, { recursive: true })
      // what is published is for everybody to read, whatever guards smm's own files
      chmodSync(path, 0o755)
    }
    accessSync(path, constants.W_OK)
    return realpathSync(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new Failure('failed', 'path_not_writable', say(lang, accountText.path_not_writable, { path, code }), { cause: error })
  }
}
