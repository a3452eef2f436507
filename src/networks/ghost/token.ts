import { createHmac } from 'node:crypto'
import { NetworkFailure } from '../failure.ts'

/** Ghost takes tokens of at most five minutes. */
const SECONDS = 300

/**
 * The `Authorization` header of one request: a JWT signed with the Admin API key (`id:secret`, the secret in hexadecimal). Throws
 * `unauthorized` for what is no such key; the Content API key, which stands beside it, has no colon.
 */
export function authorization(admin_key: string, now: Date): string {
  const [, id = '', secret = ''] = /^([\da-f]{24}):((?:[\da-f]{2}){16,})$/i.exec(admin_key.trim()) ?? []
  if (id === '') {
    throw new NetworkFailure('unauthorized', 'bad_admin_key', 'an Admin API key is `id:secret`, in hexadecimal digits')
  }
  const issued = Math.floor(now.getTime() / 1000)
  const claims = { iat: issued, exp: issued + SECONDS, aud: '/admin/' }
  const signed = `${part({ alg: 'HS256', typ: 'JWT', kid: id })}.${part(claims)}`
  const signature = createHmac('sha256', Buffer.from(secret, 'hex')).update(signed).digest('base64url')
  return `Ghost ${signed}.${signature}`
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
