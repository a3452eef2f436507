import type { SignIn } from '../contract.ts'

/** The API console makes an app's tokens for its own user; OAuth 1.0a tokens do not end. */
export const tumblrSignIn: SignIn = {
  kind: 'page',
  url: 'https://api.tumblr.com/console/calls/user/info',
  steps: {
    fr: 'Enregistrez une application sur https://www.tumblr.com/oauth/apps, puis ouvrez la console avec ses deux clés et autorisez-la avec le compte du client : elle montre les quatre valeurs (« Show keys »).',
    en: "Register an app at https://www.tumblr.com/oauth/apps, then open the console with its two keys and authorise it with the client's account: it shows the four values (“Show keys”).",
  },
}
