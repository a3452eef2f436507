import type { SignIn } from '../contract.ts'

/** An app password: OAuth sessions of programs without a server end after two weeks. */
export const blueskySignIn: SignIn = {
  kind: 'page',
  url: 'https://bsky.app/settings/app-passwords',
  steps: {
    fr: "Réglages → Confidentialité et sécurité → Mots de passe d'application → Ajouter : nommez-le smm, sans accès aux messages privés, puis copiez-le (il n'est montré qu'une fois).",
    en: 'Settings → Privacy and security → App passwords → Add: name it smm, without access to direct messages, then copy it (it is shown only once).',
  },
}
