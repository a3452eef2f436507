import { failureOf } from './answers.ts'
import type { Access, HttpResponse } from './contract.ts'
import { NetworkFailure } from './failure.ts'
import { textField } from './json.ts'

/** How the token of an OAuth 2 grant is renewed at this network. */
export interface GrantRules {
  /** Absolute. */
  readonly token_url: string
  /** Where the app's id and secret go. */
  readonly client_auth: 'body' | 'basic'
  /** Where its name is not `client_id` (TikTok: `client_key`). */
  readonly client_id_name?: string
  /** Used when the answer does not say how long the token lives. */
  readonly lifetime_seconds: number
}

export interface Grant {
  /** A token that is good for some minutes at least. */
  token(): Promise<string>
  /** After a 401: another token than this one. */
  renew(refused: string): Promise<string>
  /** The rights that came with the last token; null: the server does not tell them. */
  scopes(): Promise<readonly string[] | null>
}

/** What is kept of a grant, as the account's session. */
interface Kept {
  readonly access_token: string
  readonly refresh_token: string
  readonly expires_at: string
  /** The credential it began with: another one makes it stale. */
  readonly given: string
  /** As the server wrote them, between spaces or commas; empty: not told. */
  readonly scope: string
}

/** The session of a grant that was just given: its access token is good until `seconds` have passed; null: it is renewed first. */
export function beginGrant(
  token: {
    readonly access_token: string
    readonly refresh_token: string
    readonly seconds: number | null
    readonly scope: string
  },
  now: Date,
): Record<string, string> {
  const { access_token, refresh_token, seconds, scope } = token
  const expires_at = new Date(now.getTime() + (seconds ?? 0) * 1000).toISOString()
  const kept: Kept = { access_token, refresh_token, expires_at, given: refresh_token, scope }
  return { ...kept }
}

/** Renewed that long before its end. */
const AHEAD_MS = 5 * 60_000

/**
 * The access token of credentials `client_id`, `client_secret`, `refresh_token`, renewed ahead of its end under the account's lock. A
 * refresh token that the server replaced is on the disk before the new access token is used: with the old one the grant would be lost.
 *
 * Throws `NetworkFailure` unauthorized `grant_lost` when the server does not take the refresh token any more, `not_sent` for all that is
 * uncertain: nothing visible can have happened.
 */
export function openGrant(access: Access, rules: GrantRules): Grant {
  const given = access.secrets['refresh_token'] ?? ''

  async function kept(): Promise<Kept | null> {
    const session = (await access.session.get()) as unknown as Kept | null
    return session?.given === given ? session : null
  }

  const lasts = (session: Kept): boolean => Date.parse(session.expires_at) - access.now().getTime() > AHEAD_MS

  function renewed(refused: string | null): Promise<string> {
    return access.exclusively(async () => {
      const session = await kept()
      // another process was faster
      if (session && session.access_token !== refused && lasts(session)) return session.access_token
      const refresh_token = session?.refresh_token ?? given
      const answer = await ask(refresh_token)
      const body = (answer.json ?? {}) as Record<string, unknown>
      const token = textField(body['access_token'])
      if (answer.status !== 200 || token === '') throw refusal(answer)
      const seconds = Number(body['expires_in']) > 0 ? Number(body['expires_in']) : rules.lifetime_seconds
      await access.session.set({
        access_token: token,
        refresh_token: textField(body['refresh_token']) || refresh_token,
        expires_at: new Date(access.now().getTime() + seconds * 1000).toISOString(),
        given,
        scope: textField(body['scope']) || (session?.scope ?? ''),
      })
      return token
    })
  }

  async function ask(refresh_token: string): Promise<HttpResponse> {
    const id = access.secrets['client_id'] ?? ''
    const secret = access.secrets['client_secret'] ?? ''
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token })
    if (rules.client_auth === 'body') {
      body.set(rules.client_id_name ?? 'client_id', id)
      if (secret !== '') body.set('client_secret', secret)
    }
    const basic = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')
    try {
      return await access.http({
        method: 'POST',
        url: rules.token_url,
        body,
        ...(rules.client_auth === 'basic' ? { headers: { authorization: `Basic ${basic}` } } : {}),
      })
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.verdict !== 'unknown') throw error
      throw new NetworkFailure('not_sent', error.code, error.message, { cause: error })
    }
  }

  function refusal(answer: HttpResponse): NetworkFailure {
    const body = (answer.json ?? {}) as { error?: unknown; error_description?: unknown }
    const code = textField(body.error)
    const said = [code, textField(body.error_description)].filter((one) => one !== '').join(': ')
    const message = access.http.redact?.(said) ?? said
    const lost = ['invalid_grant', 'invalid_client', 'unauthorized_client', 'access_denied', 'invalid_request'].includes(code)
    if (lost || answer.status === 401) {
      return new NetworkFailure('unauthorized', 'grant_lost', message || `HTTP ${answer.status}`, { status: answer.status })
    }
    return failureOf(answer, { now: access.now(), message, read: true })
  }

  async function token(): Promise<string> {
    const session = await kept()
    return session && lasts(session) ? session.access_token : renewed(null)
  }

  return {
    token,
    renew: (refused) => renewed(refused),
    async scopes() {
      await token()
      const scope = (await kept())?.scope ?? ''
      return scope === '' ? null : scope.split(/[\s,]+/).filter((one) => one !== '')
    },
  }
}
