import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { accountText } from '../i18n/accounts.ts'
import { credentialTexts } from '../i18n/networks.ts'
import { sayRefusal } from '../i18n/reasons.ts'
import { signInText } from '../i18n/sign-in.ts'
import { say, type Text } from '../i18n/text.ts'
import type { Http, HttpRequest, HttpResponse, Network } from '../networks/contract.ts'
import { NetworkFailure } from '../networks/failure.ts'
import { createHttp } from '../networks/http.ts'
import { liveSecrets, rememberSecret } from '../secrets/live.ts'
import { openBrowser } from './open-browser.ts'

/** How the person and the page of the network come together. */
export interface Way {
  /** Open a browser from here; false: only print the address. */
  readonly browser: boolean
  /** The person pastes what the browser ended at: nothing here listens. */
  readonly paste: boolean
}

/** What every kind of signing in works with. */
export interface Desk {
  readonly context: Context
  readonly network: Network
  readonly endpoint: string | null
  readonly way: Way
  /** Fields that are known already: of the environment, or of the account that signs in again. */
  readonly known: Readonly<Record<string, string>>
}

/** The network's own address, or the same below the endpoint that stands in for it. */
export function placeAt({ endpoint }: Pick<Desk, 'endpoint'>, address: string): string {
  if (address.startsWith('/')) return `${endpoint ?? ''}${address}`
  if (endpoint === null) return address
  const { pathname, search } = new URL(address)
  return `${endpoint}${pathname}${search}`
}

/**
 * A field that is known, else asked: without echo, unless it is no secret. Throws `Failure` usage `terminal_needed` where nobody can be
 * asked.
 */
export async function fieldOf({ context, network, known }: Desk, name: string): Promise<string> {
  const given = known[name]
  if (given !== undefined) return given
  const field = network.credentials.find((one) => one.name === name)
  const label = say(
    context.lang,
    field?.label ?? (credentialTexts as Readonly<Record<string, Text>>)[name] ?? { fr: name, en: name },
  )
  const visible = field?.visible === true || name === 'client_id'
  for (;;) {
    const typed = (visible ? await askText(context, label) : await askSecret(context, label)).trim()
    // without it nobody is let in: the network would only say so less clearly
    if (typed !== '') return typed
    context.io.complain(say(context.lang, signInText.answer_needed))
  }
}

export async function askSecret(context: Context, question: string): Promise<string> {
  mustAsk(context)
  const typed = (await (await context.ask()).secret(question)).trim()
  rememberSecret(typed)
  return typed
}

async function askText(context: Context, question: string): Promise<string> {
  mustAsk(context)
  return (await context.ask()).text(question)
}

function mustAsk({ options, lang }: Context): void {
  if (options.input) return
  throw new Failure('usage', 'terminal_needed', say(lang, signInText.terminal_needed), {
    hint: say(lang, signInText.terminal_needed_hint),
  })
}

/** Whose app it is that is asked about next, and what the network must know of it before; nothing where both are known. */
export function tellApp({ context, network, known }: Desk, name: 'client_id' | 'app_key', return_address: string | null): void {
  if (known[name] !== undefined || !context.options.input) return
  const values = { network: network.name, address: return_address ?? '' }
  context.io.note(say(context.lang, return_address === null ? signInText.own_app : signInText.own_app_at, values))
}

/** Shows where to go, and goes there where that is wanted and possible. */
export async function sendTo({ context, network, way }: Desk, address: string): Promise<void> {
  const { io, lang, env } = context
  const values = { network: network.name }
  const opened = way.browser && (await openBrowser(address, env))
  // whatever the flags: without the address nothing goes on
  io.complain(say(lang, opened ? signInText.browser_opened : signInText.open_this, values))
  io.complain(`  ${address}`)
}

function httpOf({ context, endpoint }: Pick<Desk, 'context' | 'endpoint'>): Http {
  return createHttp({
    fetch: context.fetch,
    base: endpoint,
    secrets: liveSecrets,
    now: () => context.now(),
    verbose: (line) => context.io.detail(line),
  })
}

/** An answer, whatever its status. Throws `Failure` busy `network_unreachable`. */
export async function call(desk: Desk, request: HttpRequest): Promise<HttpResponse> {
  const { context, network } = desk
  try {
    return await httpOf(desk)(request)
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
    const values = { network: network.name, reason: sayRefusal(context.lang, error.code, error.message) }
    throw new Failure('busy', 'network_unreachable', say(context.lang, accountText.unreachable, values), {
      hint: say(context.lang, signInText.again_hint),
      cause: error,
    })
  }
}

/** The network, or the person at its page, said no. */
export function refused(desk: Desk, reason: string): Failure {
  const { context, network } = desk
  const values = { network: network.name, reason: httpOf(desk).redact?.(reason) ?? reason }
  return new Failure('credential', 'sign_in_refused', say(context.lang, signInText.refused, values), {
    hint: say(context.lang, signInText.refused_hint, values),
  })
}
