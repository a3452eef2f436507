import { randomBytes } from 'node:crypto'
import { closeSync, constants, fchmodSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Places } from '../context.ts'
import { diskHint } from '../disk-failure.ts'
import { Failure } from '../failure.ts'
import { secretText } from '../i18n/secrets.ts'
import { say, type Lang } from '../i18n/text.ts'
import { createPrivateFile } from '../private-files.ts'
import { readTextAtMost } from '../read-at-most.ts'
import type { Keyring } from './keyring.ts'
import type { Secrets } from './secrets.ts'

export type Backend = Secrets['backend']

const KEY_BYTES = 32
/** Far more than a key is long. */
const largest = 4096

/** The setting `secrets.backend`. */
export type ChosenBackend = 'key_file' | 'keyring'

/**
 * Where the key comes from, in this order: `SMM_KEY` (the key itself), `SMM_KEY_FILE`, a credential `smm-key` of systemd, then what the
 * setting says: the key file in the configuration folder, or the keyring of the system. Nothing is read yet, and none stands in for
 * another: a keyring that does not answer is never passed over for a key file.
 */
export function findBackend(env: NodeJS.ProcessEnv, places: Places, chosen: ChosenBackend = 'key_file'): Backend {
  if (env['SMM_KEY']) return { kind: 'environment', where: 'SMM_KEY' }
  if (env['SMM_KEY_FILE']) return { kind: 'environment', where: env['SMM_KEY_FILE'] }
  const credentials = env['CREDENTIALS_DIRECTORY']
  if (credentials) {
    const where = join(credentials, 'smm-key')
    if (readOutside(where) !== null) return { kind: 'systemd', where }
  }
  if (chosen === 'keyring') return { kind: 'keyring', where: keyringName(places) }
  return { kind: 'key_file', where: keyFileOf(places) }
}

export function keyFileOf(places: Places): string {
  return join(places.config, 'key')
}

/** The name of the key in the keyring: two configurations on one machine have two keys. */
export function keyringName(places: Places): string {
  return `key of ${places.config}`
}

export interface FoundKey {
  readonly key: Uint8Array
  /** The key file was open to others and is not any more. */
  readonly mended: boolean
}

/** The text of the key as it stands in the key file; null: there is none. */
export function keyFileText(where: string, lang: Lang): string | null {
  const found = readKeyFile(where, lang)
  return found === null ? null : Buffer.from(found.key).toString('base64')
}

/**
 * The 32 bytes, or null where there is none yet. Throws `Failure` credential: `key_malformed`, `key_is_link`, `key_unsafe`,
 * `key_unreadable`.
 */
export async function readKey(
  backend: Backend,
  env: NodeJS.ProcessEnv,
  lang: Lang,
  keyring: Keyring,
): Promise<FoundKey | null> {
  const { kind, where } = backend
  if (kind === 'keyring') {
    const kept = await keyring.read()
    return kept === null ? null : { key: decode(kept, where, lang), mended: false }
  }
  if (kind === 'key_file') return readKeyFile(where, lang)
  const text = where === 'SMM_KEY' ? (env['SMM_KEY'] ?? '') : readOutside(where)
  return text === null ? null : { key: decode(text, where, lang), mended: false }
}

/** Makes the key file. Another process may have been faster: then its key is the one. Throws `Failure` credential. */
export function makeKeyFile(where: string, lang: Lang): FoundKey {
  try {
    createPrivateFile(where, `${randomBytes(KEY_BYTES).toString('base64')}\n`)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new Failure('credential', 'key_not_writable', say(lang, secretText.key_not_writable, { where, code }), {
      hint: diskHint(error, lang) ?? say(lang, secretText.key_not_writable_hint),
      cause: error,
    })
  }
  const made = readKeyFile(where, lang)
  if (made === null) throw missing({ kind: 'key_file', where }, lang)
  return made
}

/** Makes a key in the keyring, once that has shown that it keeps what it is given. */
export async function makeKeyringKey(keyring: Keyring, where: string, lang: Lang): Promise<FoundKey> {
  const text = randomBytes(KEY_BYTES).toString('base64')
  await keyring.keep(text)
  return { key: decode(text, where, lang), mended: false }
}

export function missing({ kind, where }: Backend, lang: Lang): Failure {
  const message = kind === 'keyring' ? say(lang, secretText.keyring_missing) : say(lang, secretText.key_missing, { where })
  return new Failure('credential', 'key_missing', message, { hint: say(lang, secretText.key_missing_hint) })
}

/** Our own file: never through a link, and its rights are put right. */
function readKeyFile(where: string, lang: Lang): FoundKey | null {
  const values = { where }
  let file: number
  try {
    file = openSync(where, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'ENOENT') return null
    if (code === 'ELOOP' || code === 'EMLINK') {
      throw new Failure('credential', 'key_is_link', say(lang, secretText.key_is_link, values), {
        hint: say(lang, secretText.key_is_link_hint),
      })
    }
    throw new Failure('credential', 'key_unreadable', say(lang, secretText.key_unreadable, { where, code }), { cause: error })
  }
  try {
    let mended = false
    const open = process.platform !== 'win32' && (fstatSync(file).mode & 0o077) !== 0
    if (open) {
      try {
        fchmodSync(file, 0o600)
        mended = true
      } catch (error) {
        throw new Failure('credential', 'key_unsafe', say(lang, secretText.key_unsafe, values), {
          hint: say(lang, secretText.key_unsafe_hint, values),
          cause: error,
        })
      }
    }
    return { key: decode(readFileSync(file, 'utf8'), where, lang), mended }
  } finally {
    closeSync(file)
  }
}

/** A file that somebody else keeps for us (a container's secret, systemd): as it is, links and rights included. */
function readOutside(where: string): string | null {
  try {
    return readTextAtMost(where, largest)
  } catch {
    return null
  }
}

function decode(text: string, where: string, lang: Lang): Uint8Array {
  const typed = text.trim()
  if (/^[0-9a-f]{64}$/i.test(typed)) return Buffer.from(typed, 'hex')
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(typed)) {
    const key = Buffer.from(typed, 'base64')
    if (key.length === KEY_BYTES) return key
  }
  throw new Failure('credential', 'key_malformed', say(lang, secretText.key_malformed, { where }), {
    hint: say(lang, secretText.key_malformed_hint),
  })
}
