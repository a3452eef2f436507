import { accessSync, chmodSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { accountText } from '../i18n/accounts.ts'
import { say } from '../i18n/text.ts'
import { closedNetwork } from '../networks/closed.ts'
import type { Network } from '../networks/contract.ts'
import { checkEndpoint } from '../networks/endpoint.ts'
import { isNetworkId, networkIds, type NetworkId } from '../networks/ids.ts'
import { allNetworks, network as networkOf } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import { askWho } from './ask-who.ts'
import { readCredentials } from './read-credentials.ts'

export interface AddAccountInput {
  /** As typed. */
  readonly network: string
  readonly name: string | null
  readonly endpoint: string | null
  /** File of the credentials, `-` for stdin; null: the environment, or questions. */
  readonly secrets: string | null
  readonly path: string | null
  /** `manual`: whose rules apply. */
  readonly for_network: string | null
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
 * nothing is stored. Throws `Failure`: usage for what does not fit, credential `credential_refused`, busy `network_unreachable`,
 * and what `readCredentials` and the key of the secrets throw.
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
  const fields = await readCredentials(context, network, input.secrets)
  const sealed = Object.keys(fields).length > 0
  // a key that is missing or wrong must show before the account exists
  if (sealed && !options.dry_run) await (await context.secrets()).prepare()

  const settings = for_network === null ? {} : { for_network }
  const { found, session } =
    input.check && !byHand
      ? await askWho(context, network, { endpoint, path, settings, for_network }, fields)
      : { found: null, session: null }
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
    throw new Failure('usage', 'account_exists', say(lang, accountText.same_remote, values), {
      hint: say(lang, accountText.same_remote_hint, { name: twin.name, client: client.slug }),
    })
  }
  const also_of = same[0]?.client ?? null
  const at = context.now().toISOString()
  const known = {
    settings: { ...settings, ...found?.settings },
    remote_id: remote,
    remote_name: found?.remote_name ?? null,
    url: found?.url ?? null,
    status: found !== null || byHand ? 'ready' : 'unchecked',
    checked_at: found === null ? null : at,
  } as const
  const account = { client: client.slug, network: network.id, name, endpoint, path, for_network }
  if (options.dry_run) {
    const nothing = { id: 0, status_reason: null, failures: 0, rests_until: null, created_at: at, removed_at: null }
    return { account: { ...account, ...known, ...nothing }, also_of }
  }
  const added = await store.accounts.add(account, at)
  try {
    if (sealed) await (await context.secrets()).putCredentials(added.id, fields)
    if (session !== null) await (await context.secrets()).putSession(added.id, session)
    return { account: await store.accounts.update(added.id, known), also_of }
  } catch (error) {
    await store.accounts.remove(added.id, at)
    throw error
  }
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
