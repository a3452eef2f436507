import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export interface Oidc {
  readonly url: string
  readonly client_id: string
  readonly client_secret: string
  /** A person at the browser: follows `address` through login and consent, and gives where it ends, at the redirect. */
  browse(address: string): Promise<string>
  /** A grant that somebody has given already: its first refresh token. */
  grant(): Promise<string>
  /** Requests at the token address so far. */
  tokens(): number
  /** What the provider thinks of this access token. */
  knows(access_token: string): Promise<boolean>
  close(): Promise<void>
}

const client_id = 'smm'
const client_secret = 'oidc-secret-0123456789abcdef'

/**
 * oidc-provider, certified: PKCE asked for, refresh tokens replaced at each use, and a token that is used twice revokes the whole grant.
 * `access_seconds` is how long an access token lives; nothing lives a moment longer (`clockTolerance: 0`).
 */
export async function startOidc({
  access_seconds = 3600,
  auth = 'client_secret_post',
}: { access_seconds?: number; auth?: 'client_secret_post' | 'client_secret_basic' } = {}): Promise<Oidc> {
  let asked = 0
  const holder: { handle?: ReturnType<Provider['callback']> } = {}
  const server = createServer((request, response) => {
    if (request.method === 'POST' && request.url === '/token') asked += 1
    holder.handle?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(url, {
    clients: [
      {
        client_id,
        client_secret,
        token_endpoint_auth_method: auth,
        application_type: 'native',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        // RFC 8252: of a native app any port of the loopback address is the same
        redirect_uris: ['http://127.0.0.1/callback'],
      },
    ],
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    ttl: {
      AccessToken: access_seconds,
      RefreshToken: 86_400,
      AuthorizationCode: 60,
      Session: 60,
      Interaction: 60,
      Grant: 86_400,
    },
    clockTolerance: 0,
    cookies: { keys: ['k'] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
  })
  holder.handle = provider.callback()

  async function browse(address: string): Promise<string> {
    const jar = new Map<string, string>()
    const go = async (to: string, init: RequestInit = {}): Promise<Response> => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(new URL(to, url), { redirect: 'manual', ...init, headers: { cookie, ...init.headers } })
      for (const line of answer.headers.getSetCookie()) {
        const [pair = ''] = line.split(';')
        jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      return answer
    }
    let answer = await go(address)
    for (let step = 0; step < 12; step++) {
      const to = answer.headers.get('location')
      if (to !== null && !new URL(to, url).href.startsWith(url)) return to
      if (to !== null) {
        answer = await go(to)
        continue
      }
      const html = await answer.text()
      const action = /action="([^"]+)"/.exec(html)?.[1]
      const prompt = /name="prompt" value="([^"]+)"/.exec(html)?.[1]
      if (action === undefined || prompt === undefined) throw new Error(`no form: ${answer.status} ${html.slice(0, 300)}`)
      const form = prompt === 'login' ? { prompt, login: 'boulangerie', password: 'x' } : { prompt }
      answer = await go(action, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      })
    }
    throw new Error('the browser went round in circles')
  }

  async function grant(): Promise<string> {
    const redirect_uri = 'http://127.0.0.1:9/callback'
    const verifier = randomBytes(32).toString('base64url')
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const question = new URLSearchParams({
      client_id,
      redirect_uri,
      response_type: 'code',
      scope: 'openid offline_access',
      prompt: 'consent',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    })
    const code = new URL(await browse(`${url}/auth?${question.toString()}`)).searchParams.get('code') ?? ''
    const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier })
    const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64')
    if (auth === 'client_secret_post')
      for (const [name, value] of Object.entries({ client_id, client_secret })) body.set(name, value)
    const headers: Record<string, string> = auth === 'client_secret_basic' ? { authorization: `Basic ${basic}` } : {}
    const answer = await fetch(`${url}/token`, { method: 'POST', headers, body })
    const { refresh_token } = (await answer.json()) as { refresh_token?: string }
    if (refresh_token === undefined) throw new Error(`no grant: ${answer.status}`)
    asked = 0
    return refresh_token
  }

  return {
    url,
    client_id,
    client_secret,
    browse,
    grant,
    tokens: () => asked,
    knows: async (access_token) => {
      const answer = await fetch(`${url}/me`, { headers: { authorization: `Bearer ${access_token}` } })
      return answer.status === 200
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
