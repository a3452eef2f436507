import type { SignIn } from '../contract.ts'

/** OpenAPI 5.23, `pinterest_oauth2`; scopes are parted by commas (developers.pinterest.com/docs/getting-started, 2026-11-22). */
export const pinterestSignIn: SignIn = {
  kind: 'code',
  authorize_url: 'https://www.pinterest.com/oauth/',
  token_url: 'https://api.pinterest.com/v5/oauth/token',
  scopes: ['boards:read', 'pins:read', 'pins:write', 'boards:write', 'user_accounts:read'],
  scope_separator: ',',
  pkce: null,
  redirect: { host: 'localhost', port: 8917, path: '/' },
  client_auth: 'basic',
  keeps: 'refresh_token',
}
