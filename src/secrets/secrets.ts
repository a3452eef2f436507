import type { Places } from '../context.ts'
import { Failure } from '../failure.ts'
import { secretText } from '../i18n/secrets.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Account } from '../store/accounts.ts'
import type { SealedSecret } from '../store/secrets.ts'
import type { NewStatistics, SiteStatistics } from '../store/statistics.ts'
import type { Store } from '../store/store.ts'
import {
  findBackend,
  keyringName,
  makeKeyFile,
  makeKeyringKey,
  missing,
  readKey,
  type ChosenBackend,
  type FoundKey,
} from './key.ts'
import { keyringOf, systemEntry, type OpenEntry } from './keyring.ts'
import { liveSecrets, rememberSecret } from './live.ts'
import { fingerprint, seal, unseal, type Belonging, type Fields } from './seal.ts'

/**
 * Credentials, encrypted in the database by a key that lies elsewhere. `null` means that nothing was stored;
 * a key that is missing or wrong throws `Failure` credential `key_missing` / `key_wrong` and is never taken for "no secret".
 */
export interface Secrets {
  putCredentials(account_id: number, fields: Fields): Promise<void>
  credentials(account_id: number): Promise<Record<string, string> | null>
  putSession(account_id: number, fields: Fields): Promise<void>
  session(account_id: number): Promise<Record<string, string> | null>
  /** What is kept of an account goes to another address from now on: sealed again for it, since it opens for no other. */
  moveTo(account_id: number, endpoint: string | null): Promise<void>
  /** New credentials open a session of their own. */
  dropSession(account_id: number): Promise<void>
  /** Connects a site's statistics tool: its key is sealed with its address, and opens for no other. */
  putStatistics(site: NewStatistics, fields: Fields): Promise<SiteStatistics>
  statistics(site: SiteStatistics): Promise<Record<string, string>>
  /** Reads the key, or makes the key file where nothing was sealed yet: fails before anything depends on it. */
  prepare(): Promise<void>
  /**
   * The state of the key, for `doctor`: read, not made. `none`: nothing was sealed yet, and there is no key. Throws as reading a
   * secret would.
   */
  examine(): Promise<'good' | 'none'>
  /** Every secret value read or written by this process: what `--verbose` and errors must not show. */
  live(): readonly string[]
  /** Where the key comes from, for `doctor`. */
  readonly backend: { readonly kind: 'environment' | 'key_file' | 'keyring' | 'systemd'; readonly where: string }
  /** What was put right on the way, as sentences. */
  warnings(): readonly string[]
}

interface SecretsOptions {
  readonly env: NodeJS.ProcessEnv
  readonly places: Places
  readonly lang: Lang
  readonly store: Store
  readonly now: () => Date
  /** The setting `secrets.backend`. */
  readonly chosen?: ChosenBackend
  /** The keyring of the system; tests bring their own. */
  readonly openEntry?: OpenEntry
}

/** Fingerprint of the key that everything stored was sealed with. */
const keySetting = 'secrets_key'

/** Reads nothing until a secret is asked for. */
export function openSecrets({ env, places, lang, store, now, chosen, openEntry = systemEntry }: SecretsOptions): Secrets {
  const backend = findBackend(env, places, chosen)
  const keyring = keyringOf(openEntry, keyringName(places), lang)
  const { where } = backend
  const warnings = new Set<string>()
  let held: Uint8Array | undefined

  const wrong = (): Failure =>
    new Failure('credential', 'key_wrong', say(lang, secretText.key_wrong, { where }), {
      hint: say(lang, secretText.key_wrong_hint),
    })

  /** Null: no key, and nothing that would need one. */
  const find = async (): Promise<Uint8Array | null> => {
    if (held) return held
    const found = await readKey(backend, env, lang, keyring)
    const sealed = await store.secrets.count()
    if (found === null) {
      const makes = backend.kind === 'key_file' || backend.kind === 'keyring'
      if (sealed > 0 || !makes) throw missing(backend, lang)
      return null
    }
    if (found.mended) warnings.add(say(lang, secretText.mended, { where }))
    const known = await store.settings.get(keySetting)
    if (sealed > 0 && known !== null && known.value !== fingerprint(found.key)) throw wrong()
    return (held = found.key)
  }
  const make = async (): Promise<FoundKey> =>
    backend.kind === 'keyring' ? makeKeyringKey(keyring, where, lang) : makeKeyFile(where, lang)
  const findOrMake = async (): Promise<Uint8Array> => {
    const key = (await find()) ?? (await make()).key
    const mark = fingerprint(key)
    if ((await store.settings.get(keySetting))?.value !== mark) await store.settings.set(keySetting, mark, now().toISOString())
    return (held = key)
  }
  const accountOf = async (id: number): Promise<Account> => {
    const account = await store.accounts.get(id)
    if (!account) throw new Failure('not_found', 'account_not_found', say(lang, secretText.no_account, { id }))
    return account
  }

  const put = async (
    account_id: number,
    kind: SealedSecret['kind'],
    fields: Fields,
    moved?: { readonly endpoint: string | null },
  ): Promise<void> => {
    for (const value of Object.values(fields)) rememberSecret(value)
    const account = await accountOf(account_id)
    const { client, network, endpoint } = { ...account, ...moved }
    const key = await findOrMake()
    const sealed = (version: number): Uint8Array => seal(key, { client, network, account_id, kind, version, endpoint }, fields)
    await store.secrets.put(account_id, kind, sealed, now().toISOString())
  }
  const get = async (account_id: number, kind: SealedSecret['kind']): Promise<Record<string, string> | null> => {
    const secret = await store.secrets.get(account_id, kind)
    if (!secret) return null
    const { client, network, name, endpoint } = await accountOf(account_id)
    const key = await find()
    if (key === null) throw missing(backend, lang)
    const fields = unseal(key, { client, network, account_id, kind, version: secret.version, endpoint }, secret.sealed)
    if (fields === null) {
      throw new Failure('credential', 'secret_damaged', say(lang, secretText.damaged, { account: name, client }), {
        hint:
          endpoint === null
            ? say(lang, secretText.damaged_hint, { account: name, client })
            : say(lang, secretText.damaged_where_hint, { account: name, client, endpoint }),
      })
    }
    for (const value of Object.values(fields)) rememberSecret(value)
    return fields
  }

  const belongingOf = ({ client, tool, endpoint, site }: NewStatistics): Omit<Belonging, 'account_id' | 'version'> => ({
    client,
    network: JSON.stringify([tool, endpoint, site]),
    kind: 'statistics',
    endpoint,
  })
  const putStatistics = async (site: NewStatistics, fields: Fields): Promise<SiteStatistics> => {
    for (const value of Object.values(fields)) rememberSecret(value)
    const key = await findOrMake()
    const sealed = (account_id: number, version: number): Uint8Array =>
      seal(key, { ...belongingOf(site), account_id, version }, fields)
    return store.statistics.put(site, sealed, now().toISOString())
  }
  const statistics = async (site: SiteStatistics): Promise<Record<string, string>> => {
    const kept = await store.statistics.sealed(site.id)
    const key = await find()
    if (key === null) throw missing(backend, lang)
    const belonging = { ...belongingOf(site), account_id: site.id, version: kept?.version ?? 0 }
    const fields = kept === null ? null : unseal(key, belonging, kept.sealed)
    if (fields === null) {
      throw new Failure('credential', 'secret_damaged', say(lang, secretText.damaged_statistics, { site: site.site }), {
        hint: say(lang, secretText.damaged_statistics_hint, { tool: site.tool, client: site.client }),
      })
    }
    for (const value of Object.values(fields)) rememberSecret(value)
    return fields
  }

  return {
    putStatistics,
    statistics,
    putCredentials: (account_id, fields) => put(account_id, 'credentials', fields),
    credentials: (account_id) => get(account_id, 'credentials'),
    putSession: (account_id, fields) => put(account_id, 'session', fields),
    session: (account_id) => get(account_id, 'session'),
    moveTo: async (account_id, endpoint) => {
      for (const kind of ['credentials', 'session'] as const) {
        const kept = await get(account_id, kind)
        if (kept !== null) await put(account_id, kind, kept, { endpoint })
      }
    },
    dropSession: (account_id) => store.secrets.delete(account_id, 'session'),
    prepare: async () => {
      await findOrMake()
    },
    examine: async () => ((await find()) === null ? 'none' : 'good'),
    live: liveSecrets,
    backend,
    warnings: () => [...warnings],
  }
}
