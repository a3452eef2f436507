import type { SignIn } from '../contract.ts'

/** An app is registered with the account's own server first; PKCE is checked since 4.3, and passed over before. */
export const mastodonSignIn: SignIn = {
  kind: 'code',
  authorize_url: '/oauth/authorize',
  token_url: '/oauth/token',
  scopes: ['read:accounts', 'read:statuses', 'read:notifications', 'write:statuses', 'write:media'],
  pkce: 'S256',
  redirect: { host: '127.0.0.1', port: null, path: '/' },
  client_auth: 'body',
  register: { url: '/api/v1/apps' },
  keeps: 'access_token',
}
