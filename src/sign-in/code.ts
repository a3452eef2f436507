import { createHash, randomBytes } from 'node:crypto'
import { Failure } from '../failure.ts'
import { signInText } from '../i18n/sign-in.ts'
import { say } from '../i18n/text.ts'
import type { HttpRequest, SignIn } from '../networks/contract.ts'
import { beginGrant } from '../networks/grant.ts'
import { textField } from '../networks/json.ts'
import { rememberSecret } from '../secrets/live.ts'
import { askSecret, call, fieldOf, placeAt, refused, sendTo, tellApp, type Desk } from './desk.ts'
import { openLoopback } from './loopback.ts'
import { readPasted } from './pasted.ts'
import type { SignedIn } from './sign-in.ts'
import { readTokenAnswer, refusalOf, type TokenAnswer } from './token-answer.ts'

type CodeSignIn = Extract<SignIn, { kind: 'code' }>

/** The page of the network shows the code instead of going anywhere (Mastodon, Doorkeeper). */
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob'
/** Where a pasted address seems to lead, for networks that take any port. */
const PASTE_PORT = 8917
const TRIES = 3

interface App {
  readonly client_id: string
  readonly client_secret: string
}

/** Authorisation code, with PKCE where the network has it; the app's id and secret are asked, or given by the very server. */
export async function signInByCode(desk: Desk, how: CodeSignIn): Promise<SignedIn> {
  const state = randomBytes(16).toString('base64url')
  const verifier = how.pkce === null ? null : randomBytes(32).toString('base64url')
  const given = how.register ? null : await askApp(desk, how)
  const { app, redirect_uri, code } = await (desk.way.paste ? pasted : received)(desk, how, { state, verifier, given })
  const token = await exchange(desk, how, app, { code, verifier, redirect_uri })
  return kept(desk, how, app, token)
}

async function askApp(desk: Desk, how: CodeSignIn): Promise<App> {
  const { host, port, path } = how.redirect
  tellApp(desk, 'client_id', port === null ? null : `http://${host}:${port}${path}`)
  const client_id = await fieldOf(desk, 'client_id')
  return { client_id, client_secret: how.client_auth === 'none' ? '' : await fieldOf(desk, 'client_secret') }
}

interface Question {
  readonly state: string
  readonly verifier: string | null
  readonly given: App | null
}

interface Answer {
  readonly app: App
  readonly redirect_uri: string
  readonly code: string
}

/** The browser brings the code back to this machine. */
async function received(desk: Desk, how: CodeSignIn, { state, verifier, given }: Question): Promise<Answer> {
  const { context, network } = desk
  const verdict = (found: URLSearchParams): 'granted' | 'denied' | null =>
    found.has('error') ? 'denied' : found.getAll('code').length === 1 && found.get('code') !== '' ? 'granted' : null
  const loopback = await openLoopback({ ...how.redirect, state, verdict, lang: context.lang })
  try {
    const redirect_uri = loopback.address
    const app = given ?? (await register(desk, how, redirect_uri))
    await sendTo(desk, question(desk, how, app, { state, verifier, redirect_uri }))
    context.io.note(say(context.lang, signInText.waiting, { network: network.name }))
    const answer = await loopback.answer()
    const error = answer.get('error')
    if (error !== null) throw refused(desk, answer.get('error_description') ?? error)
    return { app, redirect_uri, code: answer.get('code') ?? '' }
  } finally {
    loopback.close()
  }
}

/** The person brings it: the address the browser ended at (nothing answers there), or the code the page shows. */
async function pasted(desk: Desk, how: CodeSignIn, { state, verifier, given }: Question): Promise<Answer> {
  const { context } = desk
  const { host, port, path } = how.redirect
  const redirect_uri = how.register ? OUT_OF_BAND : `http://${host}:${port ?? PASTE_PORT}${path}`
  const app = given ?? (await register(desk, how, redirect_uri))
  await sendTo(desk, question(desk, how, app, { state, verifier, redirect_uri }))
  if (!how.register) context.io.note(say(context.lang, signInText.paste_explained, { address: redirect_uri }))
  for (let left = TRIES; left > 0; left--) {
    const typed = await askSecret(context, say(context.lang, how.register ? signInText.paste_code : signInText.paste_address))
    const found = readPasted(typed, state, how.pkce !== null || how.register !== undefined)
    if (found.is === 'code') return { app, redirect_uri, code: found.code }
    if (found.is === 'denied') throw refused(desk, found.why)
    context.io.complain(say(context.lang, signInText[`paste_${found.is}`]))
  }
  throw new Failure('usage', 'paste_unreadable', say(context.lang, signInText.paste_given_up), {
    hint: say(context.lang, signInText.again_hint),
  })
}

/** An app of one's own on this very server: for one sign-in, so that a code made for another is worth nothing here. */
async function register(desk: Desk, how: CodeSignIn, redirect_uri: string): Promise<App> {
  const body = new URLSearchParams({
    client_name: 'smm',
    redirect_uris: redirect_uri,
    scopes: how.scopes.join(how.scope_separator ?? ' '),
  })
  const answer = await call(desk, { method: 'POST', url: placeAt(desk, how.register?.url ?? ''), body })
  const made = (answer.json ?? {}) as { client_id?: unknown; client_secret?: unknown }
  const app = { client_id: textField(made.client_id), client_secret: textField(made.client_secret) }
  if (answer.status < 200 || answer.status > 299 || app.client_id === '') throw refused(desk, refusalOf(answer))
  rememberSecret(app.client_secret)
  return app
}

interface Asked {
  readonly state: string
  readonly verifier: string | null
  readonly redirect_uri: string
}

function question(desk: Desk, how: CodeSignIn, { client_id }: App, { state, verifier, redirect_uri }: Asked): string {
  const url = new URL(placeAt(desk, how.authorize_url))
  const put = (name: string, value: string): void => url.searchParams.set(name, value)
  put('response_type', 'code')
  put(how.client_id_name ?? 'client_id', client_id)
  put('redirect_uri', redirect_uri)
  put('scope', how.scopes.join(how.scope_separator ?? ' '))
  put('state', state)
  if (verifier !== null) {
    put('code_challenge', challengeOf(verifier, how.pkce === 'hex' ? 'hex' : 'base64url'))
    put('code_challenge_method', 'S256')
  }
  for (const [name, value] of Object.entries(how.more_parameters ?? {})) put(name, value)
  return url.href
}

export function challengeOf(verifier: string, encoding: 'base64url' | 'hex'): string {
  return createHash('sha256').update(verifier).digest(encoding)
}

async function exchange(
  desk: Desk,
  how: CodeSignIn,
  { client_id, client_secret }: App,
  { code, verifier, redirect_uri }: { code: string; verifier: string | null; redirect_uri: string },
): Promise<TokenAnswer> {
  for (const value of [code, verifier ?? '', client_secret]) rememberSecret(value)
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri })
  if (verifier !== null) body.set('code_verifier', verifier)
  const request: HttpRequest = { method: 'POST', url: placeAt(desk, how.token_url), body }
  if (how.client_auth === 'basic') {
    const pair = [client_id, client_secret].map(encodeURIComponent).join(':')
    const authorization = `Basic ${Buffer.from(pair).toString('base64')}`
    return tokenOf(desk, { ...request, headers: { authorization } })
  }
  body.set(how.client_id_name ?? 'client_id', client_id)
  if (how.client_auth === 'body' && client_secret !== '') body.set('client_secret', client_secret)
  return tokenOf(desk, request)
}

async function tokenOf(desk: Desk, request: HttpRequest): Promise<TokenAnswer> {
  const answer = await call(desk, request)
  const token = readTokenAnswer(answer)
  if (token === null) throw refused(desk, refusalOf(answer))
  return token
}

/** The fields as `--secrets` has them, and a session that is good at once where the access token is renewed. */
function kept(desk: Desk, how: CodeSignIn, app: App, token: TokenAnswer): SignedIn {
  const { context, network } = desk
  const takes = (name: string): boolean => network.credentials.some((field) => field.name === name)
  const fields: Record<string, string> = {}
  const keep = (name: string, value: string): void => {
    if (value !== '' && takes(name)) fields[name] = value
  }
  if (!how.register) {
    keep('client_id', app.client_id)
    keep('client_secret', app.client_secret)
  }
  if (how.keeps === 'access_token') {
    keep('access_token', token.access_token)
    return { fields, session: null }
  }
  const { refresh_token } = token
  if (refresh_token === null) {
    throw new Failure(
      'credential',
      'no_refresh_token',
      say(context.lang, signInText.no_refresh_token, { network: network.name }),
      {
        hint: say(context.lang, signInText.no_refresh_token_hint),
      },
    )
  }
  keep('refresh_token', refresh_token)
  return { fields, session: beginGrant({ ...token, refresh_token }, context.now()) }
}
