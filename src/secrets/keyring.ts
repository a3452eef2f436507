import { randomBytes } from 'node:crypto'
import { Failure } from '../failure.ts'
import { secretText } from '../i18n/secrets.ts'
import { say, type Lang } from '../i18n/text.ts'
import { loadPart } from '../optional-parts.ts'

/** One entry of the keyring of the system: a text, or null where there is none. Throws what the system says. */
export interface KeyringEntry {
  get(): Promise<string | null>
  set(text: string): Promise<void>
  remove(): Promise<void>
}

export type OpenEntry = (name: string, lang: Lang) => Promise<KeyringEntry>

const SERVICE = 'smm'
/** A keyring may ask the person for its password; one that nobody can answer must not hold a pass up. */
const PATIENCE_MS = 30_000

/**
 * The keyring of this system. On Linux the Secret Service alone: its kernel keyring is in memory and gone at the next start. Throws
 * `Failure` credential `key_unavailable`.
 */
export async function systemEntry(name: string, lang: Lang): Promise<KeyringEntry> {
  const { AsyncEntry } = await loadPart(lang, 'keyring', () => import('@napi-rs/keyring'))
  const entry = new AsyncEntry(SERVICE, name, { linux: { store: 'secret-service' } })
  const within = (): AbortSignal => AbortSignal.timeout(PATIENCE_MS)
  return {
    // unlike `getPassword`, `getSecret` tells a locked keyring from one without this entry
    get: async () => {
      const bytes = await entry.getSecret(within())
      return bytes === null ? null : Buffer.from(bytes).toString('utf8')
    },
    set: (text) => entry.setSecret(Buffer.from(text, 'utf8'), within()),
    remove: async () => {
      await entry.deleteCredential(within())
    },
  }
}

export interface Keyring {
  /** The key as text; null: the keyring answers, and has none. */
  read(): Promise<string | null>
  /** Writes the key and reads it back: what it does not give again is not relied on. */
  keep(key: string): Promise<void>
  /** Only tries whether it keeps what it is given. */
  probe(): Promise<void>
  forget(): Promise<void>
}

/** The keyring with its faults in words. `name`: whose key it is, so that two configurations never share one. */
export function keyringOf(open: OpenEntry, name: string, lang: Lang): Keyring {
  const fault = (error: unknown): Failure => {
    if (error instanceof Failure) return error
    const code = error instanceof Error ? error.message : String(error)
    return new Failure('credential', 'key_unavailable', say(lang, secretText.keyring_unavailable, { code }), {
      hint: say(lang, secretText.keyring_unavailable_hint),
      cause: error,
    })
  }
  const entryOf = async <T>(which: string, work: (entry: KeyringEntry) => Promise<T>): Promise<T> => {
    try {
      return await work(await open(which, lang))
    } catch (error) {
      throw fault(error)
    }
  }
  const same = async (entry: KeyringEntry, text: string): Promise<void> => {
    await entry.set(text)
    if ((await entry.get()) !== text) throw new Error(say(lang, secretText.keyring_forgets))
  }
  // with something that nobody needs: a keyring may take what is written and give nothing back
  const probe = (): Promise<void> =>
    entryOf(`${name} (probe)`, async (entry) => {
      await same(entry, randomBytes(32).toString('base64'))
      await entry.remove()
    })
  return {
    read: () => entryOf(name, (entry) => entry.get()),
    keep: async (key) => {
      await probe()
      await entryOf(name, (entry) => same(entry, key))
    },
    probe,
    forget: () => entryOf(name, (entry) => entry.remove()),
  }
}
