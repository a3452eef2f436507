import { texts } from './text.ts'

/** Figures of accounts and posts: collected, typed, read from files, shown. */
export const metricsText = texts({
  noun: { fr: 'relever les chiffres', en: 'collect figures' },
  about_pull: { fr: 'relever les chiffres que les réseaux donnent', en: 'collect the figures that the networks give' },
  about_show: { fr: 'montrer les chiffres relevés', en: 'show the figures that were collected' },
  option_account: { fr: 'ce compte seul', en: 'this account only' },
  option_network: { fr: 'ce réseau seul', en: 'this network only' },
  option_all_clients: { fr: 'tous les clients', en: 'all clients' },
  option_max_cost: {
    fr: 'ce que la lecture peut coûter cette fois, en dollars (`0,50`)',
    en: 'what reading may cost this time, in dollars (`0.50`)',
  },
  option_again: { fr: "relire ce qui l'a déjà été aujourd'hui", en: 'read again what was read today' },
  option_month: { fr: 'ce mois : `2026-10`, `octobre`, `current`', en: 'that month: `2026-10`, `october`, `current`' },
  option_post: { fr: 'cette publication seule', en: 'this post only' },
})
