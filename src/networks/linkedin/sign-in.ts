import type { SignIn } from '../contract.ts'

/**
 * The rights of the two products that open without review, "Share on LinkedIn" and "Sign In with LinkedIn using OpenID Connect": LinkedIn
 * refuses the whole sign-in when one scope is asked for that the app was not given. There is no PKCE without LinkedIn's consent
 * (learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow, 2026-11-22).
 */
export const linkedinSignIn: SignIn = {
  kind: 'code',
  authorize_url: 'https://www.linkedin.com/oauth/v2/authorization',
  token_url: 'https://www.linkedin.com/oauth/v2/accessToken',
  scopes: ['openid', 'profile', 'w_member_social'],
  pkce: null,
  redirect: { host: 'localhost', port: 8917, path: '/' },
  client_auth: 'body',
  keeps: 'access_token',
}
