import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { signInText } from '../i18n/sign-in.ts'
import { say } from '../i18n/text.ts'
import type { Network, SignIn } from '../networks/contract.ts'
import { placeAt } from '../sign-in/desk.ts'
import { farFromBrowser } from '../sign-in/open-browser.ts'
import type { RunnableSignIn, SignedIn } from '../sign-in/sign-in.ts'
import { inEnvironment, readCredentials } from './read-credentials.ts'

/** `--sign-in`, `--paste`, `--no-browser`: each of them means signing in. */
export interface SignInFlags {
  readonly sign_in: boolean
  readonly paste: boolean
  /** False: the address is printed, and no browser opened. */
  readonly browser: boolean
}

export const noFlags: SignInFlags = { sign_in: false, paste: false, browser: true }

export interface CredentialSource {
  /** File, `-`, or null. */
  readonly secrets: string | null
  readonly flags: SignInFlags
  readonly endpoint: string | null
  /** What the account that signs in again has: its app's id and secret are not asked once more. */
  readonly stored: () => Promise<Readonly<Record<string, string>>>
}

/** The fields that name the app, not the person: with them alone nobody has signed in yet. */
const appFields: ReadonlySet<string> = new Set(['client_id', 'client_secret', 'app_key', 'app_secret'])

/**
 * The network's own fields: from `--secrets`, else the environment, else by signing in where the network has that and a person is there
 * or a flag says so, else asked. Throws what `readCredentials` and `signIn` throw, and `Failure` usage `no_sign_in`, `sign_in_or_secrets`.
 */
export async function obtainCredentials(context: Context, network: Network, source: CredentialSource): Promise<SignedIn> {
  const { lang, options } = context
  const { secrets, flags } = source
  const asked = flags.sign_in || flags.paste || !flags.browser
  if (asked && secrets !== null) throw new Failure('usage', 'sign_in_or_secrets', say(lang, signInText.or_secrets))
  const how = secrets === null && network.sign_in ? await network.sign_in() : null
  if (asked && (how === null || how.kind === 'page')) {
    throw new Failure('usage', 'no_sign_in', say(lang, signInText.none_here, { network: network.name }), {
      hint: say(lang, signInText.none_here_hint, { id: network.id }),
    })
  }
  const typed = async (given: SignedIn = { fields: {}, session: null }): Promise<SignedIn> => ({
    fields: await readCredentials(context, network, secrets, given.fields),
    session: given.session,
  })
  const given = Object.keys(inEnvironment(context, network)).some((name) => !appFields.has(name))
  if (how === null || (!asked && (!options.input || given))) return typed()
  if (how.kind === 'page') {
    showPage(context, network, how, source.endpoint)
    return typed()
  }
  const way = asked ? wayOf(context, how, flags) : await chooseWay(context, network, how)
  if (way === null) return typed()
  const { signIn } = await import('../sign-in/sign-in.ts')
  const stored = Object.entries(await source.stored()).filter(([name]) => appFields.has(name))
  const known = { ...Object.fromEntries(stored), ...appInEnvironment(context) }
  // what the sign-in does not give (a page's id, an author) is asked after it
  return typed(await signIn({ context, network, endpoint: source.endpoint, way, known }, how))
}

function appInEnvironment({ env }: Context): Record<string, string> {
  const named = [...appFields].map((name) => [name, (env[`SMM_SECRET_${name.toUpperCase()}`] ?? '').trim()] as const)
  return Object.fromEntries(named.filter(([, value]) => value !== ''))
}

interface Way {
  readonly browser: boolean
  readonly paste: boolean
}

function wayOf({ env, options }: Context, how: RunnableSignIn, { paste, browser }: SignInFlags): Way {
  // a number is typed here wherever the browser is
  const far = farFromBrowser(env)
  const pastes = how.kind !== 'pin' && (paste || (far && browser && options.input))
  return { paste: pastes, browser: browser && !far && !paste }
}

async function chooseWay(context: Context, network: Network, how: RunnableSignIn): Promise<Way | null> {
  const { lang, env } = context
  const far = farFromBrowser(env)
  const browser = { value: 'browser', name: say(lang, signInText.how_browser) }
  const paste = { value: 'paste', name: say(lang, signInText.how_paste) }
  const fields = { value: 'fields', name: say(lang, signInText.how_fields) }
  const choices = how.kind === 'pin' ? [browser, fields] : far ? [paste, browser, fields] : [browser, paste, fields]
  const chosen = await (await context.ask()).select(say(lang, signInText.how, { network: network.name }), choices)
  return chosen === 'fields' ? null : { paste: chosen === 'paste', browser: chosen === 'browser' && !far }
}

function showPage(
  { io, lang }: Context,
  network: Network,
  { url, steps }: Extract<SignIn, { kind: 'page' }>,
  endpoint: string | null,
): void {
  io.note(say(lang, signInText.page_steps, { network: network.name }))
  io.note(`  ${url.startsWith('/') ? placeAt({ endpoint }, url) : url}`)
  io.note(`  ${say(lang, steps)}`)
}
