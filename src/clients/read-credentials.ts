import { resolve } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { accountText } from '../i18n/accounts.ts'
import { list } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import type { CredentialField, Network } from '../networks/contract.ts'
import { rememberSecret } from '../secrets/live.ts'
import { readAtMost } from '../read-at-most.ts'

const MAX_BYTES = 64 * 1024

/**
 * The network's own fields: from `--secrets` (a file, or `-` for stdin), else from `SMM_SECRET_<FIELD>`, else asked on a terminal;
 * `given` are there already, from signing in.
 * What is read is known to the redactor before anything else happens with it.
 * Throws `Failure` usage: `secrets_useless`, `secrets_unreadable`, `secrets_not_json`, `secrets_unknown`, `secrets_missing`.
 */
export async function readCredentials(
  context: Context,
  network: Pick<Network, 'name' | 'credentials'>,
  from: string | null,
  given: Readonly<Record<string, string>> = {},
): Promise<Record<string, string>> {
  const { lang, options } = context
  const { name, credentials } = network
  if (credentials.length === 0) {
    if (from !== null) throw new Failure('usage', 'secrets_useless', say(lang, accountText.secrets_useless, { network: name }))
    return {}
  }
  const hint = say(lang, accountText.secrets_hint, {
    network: name,
    names: list(
      lang,
      credentials.map(({ name: label, optional }) => (optional ? say(lang, accountText.optional, { label }) : label)),
    ),
  })
  const fields: Record<string, string> = {}
  const keep = (field: string, value: string): void => {
    const typed = value.trim()
    if (typed === '') return
    rememberSecret(typed)
    fields[field] = typed
  }
  /** There is another way in, and it was taken. */
  const needless = ({ unless }: CredentialField): boolean => unless !== undefined && fields[unless] !== undefined
  if (from !== null) {
    const written = parse(context, await read(context, from))
    const unknown = Object.keys(written).filter((key) => !credentials.some((field) => field.name === key))
    if (unknown.length > 0) {
      const values = { network: name, names: unknown.join(', '), count: unknown.length }
      throw new Failure('usage', 'secrets_unknown', say(lang, accountText.secrets_unknown, values), { hint })
    }
    for (const [key, value] of Object.entries(written)) keep(key, value)
  } else {
    for (const [key, value] of Object.entries({ ...inEnvironment(context, network), ...given })) keep(key, value)
    if (options.input) {
      for (const field of credentials) {
        if (fields[field.name] !== undefined || needless(field)) continue
        const ask = await context.ask()
        const label = say(lang, field.label)
        const question = field.optional ? say(lang, accountText.optional, { label }) : label
        keep(field.name, field.visible ? await ask.text(question) : await ask.secret(question))
      }
    }
  }
  const missing = credentials
    .filter((field) => field.optional !== true && !needless(field) && fields[field.name] === undefined)
    .map((field) => field.name)
  if (missing.length > 0) {
    const values = { network: name, names: missing.join(', '), count: missing.length }
    throw new Failure('usage', 'secrets_missing', say(lang, accountText.secrets_missing, values), { hint })
  }
  return fields
}

/** What `SMM_SECRET_<FIELD>` says. */
export function inEnvironment({ env }: Context, { credentials }: Pick<Network, 'credentials'>): Record<string, string> {
  const named = credentials.map(({ name }) => [name, (env[`SMM_SECRET_${name.toUpperCase()}`] ?? '').trim()] as const)
  return Object.fromEntries(named.filter(([, value]) => value !== ''))
}

async function read({ cwd, lang }: Context, from: string): Promise<string> {
  try {
    return (await readAtMost(from === '-' ? process.stdin : resolve(cwd, from), MAX_BYTES)).toString()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    // without its name: a credential may have been given in its place
    throw new Failure('usage', 'secrets_unreadable', say(lang, accountText.secrets_unreadable, { code }))
  }
}

/** An object of texts. The error never quotes what was read: it would be a secret. */
function parse({ lang }: Context, text: string): Record<string, string> {
  let given: unknown
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    given = null
  }
  const fine =
    typeof given === 'object' &&
    given !== null &&
    !Array.isArray(given) &&
    Object.values(given).every((value) => typeof value === 'string')
  if (!fine) throw new Failure('usage', 'secrets_not_json', say(lang, accountText.secrets_not_json))
  return given as Record<string, string>
}
