import { startLoopback, type Loopback } from './loopback.ts'
import { startOidc, type Oidc } from './oidc.ts'

export interface OidcPinterest {
  readonly url: string
  readonly oidc: Oidc
  readonly faults: Loopback['faults']
  /** How many pins were made. */
  pins(): number
  /** The fields of `--secrets`, with a fresh grant. */
  secrets(): Promise<Record<string, string>>
  close(): Promise<void>
}

/**
 * Who an account of Pinterest is, with the tokens of a certified provider behind it: a refresh token that comes twice revokes the grant.
 * The paths are Pinterest's (API v5, 2026-11-22).
 */
export async function startOidcPinterest(given: Parameters<typeof startOidc>[0] = {}): Promise<OidcPinterest> {
  const oidc = await startOidc({ ...given, auth: 'client_secret_basic' })
  let pins = 0
  const server = await startLoopback({
    subject: (_, path) => (path.startsWith('/v5/oauth/token') ? 'session' : 'read'),
    answer: async ({ path, body, headers, method }) => {
      if (path === '/v5/oauth/token' && method === 'POST') {
        const answer = await fetch(`${oidc.url}/token`, {
          method: 'POST',
          headers: {
            'content-type': headers['content-type'] ?? '',
            ...(headers['authorization'] === undefined ? {} : { authorization: headers['authorization'] }),
          },
          body: body.toString(),
        })
        return { status: answer.status, body: await answer.json() }
      }
      const token = /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? ''
      if (token === '' || !(await oidc.knows(token)))
        return { status: 401, body: { code: 2, message: 'Authentication failed.' } }
      if (path.startsWith('/v5/user_account')) return { status: 200, body: { id: '549755885175', username: 'boulangerie' } }
      if (path.startsWith('/v5/boards/')) return { status: 200, body: { id: '1', name: 'Pains' } }
      if (path.startsWith('/v5/boards')) return { status: 200, body: { items: [{ id: '1', name: 'Pains' }], bookmark: null } }
      if (path === '/v5/pins' && method === 'POST')
        return { status: 201, body: { id: String(813_744_226_420_795_000 + ++pins) } }
      return { status: 404, body: { code: 40, message: 'Not found.' } }
    },
  })
  return {
    url: server.url,
    oidc,
    faults: server.faults,
    pins: () => pins,
    secrets: async () => ({
      client_id: oidc.client_id,
      client_secret: oidc.client_secret,
      refresh_token: await oidc.grant(),
    }),
    close: async () => {
      await server.close()
      await oidc.close()
    },
  }
}
