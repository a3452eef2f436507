import type { SignIn } from '../contract.ts'

/** Ghost gives no token to a program: an administrator makes a key on this page. */
export const ghostSignIn: SignIn = {
  kind: 'page',
  url: '/ghost/#/settings/integrations/new',
  steps: {
    fr: 'Réglages → Intégrations → « Add custom integration », nommez-la smm, puis copiez la clé « Admin API key » (pas la « Content API key »).',
    en: 'Settings → Integrations → “Add custom integration”, name it smm, then copy its “Admin API key” (not the “Content API key”).',
  },
}
