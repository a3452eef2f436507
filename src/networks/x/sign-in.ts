import type { SignIn } from '../contract.ts'

/** With a number that X shows; its documentation names programs without a browser as what this is for (2026-11-22). */
export const xSignIn: SignIn = {
  kind: 'pin',
  request_url: 'https://api.x.com/oauth/request_token',
  authorize_url: 'https://api.x.com/oauth/authorize',
  access_url: 'https://api.x.com/oauth/access_token',
}
