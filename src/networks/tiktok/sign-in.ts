import type { SignIn } from '../contract.ts'

/**
 * Login Kit for desktop (https://developers.tiktok.com/doc/login-kit-desktop, 2026-11-27): the redirect is registered with a
 * wildcard for its port (`:*`), and the PKCE challenge is the SHA-256 in hex. `video.publish` is asked for by those who post directly.
 */
export const tiktokSignIn: SignIn = {
  kind: 'code',
  authorize_url: 'https://www.tiktok.com/v2/auth/authorize/',
  token_url: 'https://open.tiktokapis.com/v2/oauth/token/',
  scopes: ['user.info.basic', 'user.info.profile', 'user.info.stats', 'video.list', 'video.upload', 'video.publish'],
  scope_separator: ',',
  pkce: 'hex',
  redirect: { host: '127.0.0.1', port: null, path: '/callback/' },
  client_auth: 'body',
  client_id_name: 'client_key',
  keeps: 'refresh_token',
}
