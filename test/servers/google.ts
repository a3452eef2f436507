import type { Answer, Received } from './loopback.ts'

/**
 * Google's token address and the form of its errors, as https://developers.google.com/identity/protocols/oauth2/native-app and
 * https://cloud.google.com/apis/design/errors describe them (2026-11-22).
 */
export interface GoogleSecrets extends Record<string, string> {
  readonly client_id: string
  readonly client_secret: string
  readonly refresh_token: string
}

export const googleSecrets: GoogleSecrets = {
  client_id: '714-canary.apps.googleusercontent.com',
  client_secret: 'GOCSPX-canary-secret-41c7',
  refresh_token: '1//03-canary-refresh-token-9e2d',
}

export interface GoogleDoor {
  /** The answer of the token addresses, of a refused token, or null: the request may pass. `scopes`: one of them is needed. */
  check(request: Received, scopes: readonly string[]): Answer | null
  /** The access tokens given so far are not taken any more. */
  expireTokens(): void
  /** The consent is gone: seven days of a project in testing, or a person who took it back. */
  revoke(): void
  /** How often a token was given. */
  tokens(): number
}

export function googleDoor(granted: readonly string[], secrets: GoogleSecrets = googleSecrets): GoogleDoor {
  let issued = 0
  let first = 1
  let revoked = false

  function token(request: Received): Answer {
    const form = new URLSearchParams(request.body.toString())
    const says = (error: string, error_description: string): Answer => ({ status: 400, body: { error, error_description } })
    if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'))
      return says('invalid_request', 'Required parameter is missing: grant_type')
    if (form.get('grant_type') !== 'refresh_token') return says('unsupported_grant_type', 'Invalid grant_type')
    if (form.get('client_id') !== secrets.client_id || form.get('client_secret') !== secrets.client_secret)
      return { status: 401, body: { error: 'invalid_client', error_description: 'The OAuth client was not found.' } }
    if (revoked || form.get('refresh_token') !== secrets.refresh_token)
      return says('invalid_grant', 'Token has been expired or revoked.')
    issued += 1
    const access_token = `ya29.canary-access-token-${issued}`
    return { status: 200, body: { access_token, expires_in: 3599, scope: granted.join(' '), token_type: 'Bearer' } }
  }

  function known(request: Received): boolean {
    const [, number] = /^Bearer ya29\.canary-access-token-(\d+)$/.exec(request.headers['authorization'] ?? '') ?? []
    return number !== undefined && Number(number) >= first && Number(number) <= issued
  }

  return {
    check(request, scopes) {
      const path = request.path.split('?')[0] ?? ''
      if (request.method === 'POST' && path === '/token') return token(request)
      if (!known(request)) {
        return path === '/tokeninfo'
          ? { status: 400, body: { error: 'invalid_token', error_description: 'Invalid Value' } }
          : googleProblem(401, 'UNAUTHENTICATED', 'authError', 'Request had invalid authentication credentials.')
      }
      if (request.method === 'POST' && path === '/tokeninfo') {
        return {
          status: 200,
          body: { aud: secrets.client_id, scope: granted.join(' '), expires_in: '3500', access_type: 'offline' },
        }
      }
      if (scopes.some((one) => granted.includes(one))) return null
      return {
        status: 403,
        body: {
          error: {
            code: 403,
            message: 'Request had insufficient authentication scopes.',
            errors: [{ message: 'Insufficient Permission', domain: 'global', reason: 'insufficientPermissions' }],
            status: 'PERMISSION_DENIED',
            details: [
              {
                '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
                reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
                domain: 'googleapis.com',
              },
            ],
          },
        },
      }
    },
    expireTokens() {
      first = issued + 1
    },
    revoke() {
      revoked = true
      first = issued + 1
    },
    tokens: () => issued,
  }
}

export function googleProblem(code: number, status: string, reason: string, message: string): Answer {
  return { status: code, body: { error: { code, message, errors: [{ message, domain: 'global', reason }], status } } }
}

/** The fields that are not among `known`, as the JSON parser of Google's servers refuses them. */
export function unknownFields(value: unknown, known: readonly string[]): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value).filter((name) => !known.includes(name)) : []
}

export function jsonOf(request: Received): Record<string, unknown> | null {
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) return null
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** One page of a list: `nextPageToken` where more is there. */
export function pageOf<T>(list: readonly T[], query: URLSearchParams, size: number): { page: readonly T[]; next?: string } {
  const from = Number(query.get('pageToken')?.replace('page-', '') ?? 0)
  const page = list.slice(from, from + size)
  return from + size < list.length ? { page, next: `page-${from + size}` } : { page }
}
