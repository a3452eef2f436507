import { sayReason } from './reasons.ts'
import { say, texts, type Lang, type Text } from './text.ts'

/** Words of the statistics tools of a client's site. */
export const statisticsText = texts({
  token_matomo: {
    fr: "Clé d'accès Matomo (Administration > Personnel > Sécurité > jetons d'authentification)",
    en: 'Matomo access key (Administration > Personal > Security > Auth tokens)',
  },
  token_plausible: {
    fr: 'Clé Plausible (Réglages > API Keys > Stats API)',
    en: 'Plausible key (Settings > API Keys > Stats API)',
  },
  token_umami: {
    fr: 'Clé Umami Cloud (Entrée si vous avez un nom et un mot de passe)',
    en: 'Umami Cloud key (Enter if you have a name and a password)',
  },
  username_umami: { fr: "Nom d'utilisateur Umami", en: 'Umami user name' },
  password_umami: { fr: 'Mot de passe Umami', en: 'Umami password' },
})

/** Why a tool gave nothing, by code; the others as for networks. */
const reasons: Readonly<Record<string, Text>> = texts({
  no_statistics: { fr: "ce n'est pas {tool} qui répond à cette adresse", en: 'what answers at this address is not {tool}' },
  credential_refused: {
    fr: "la clé est refusée, ou n'ouvre pas ce site",
    en: 'the key is refused, or does not open this site',
  },
  rate_limited: { fr: "trop de demandes : l'outil fait attendre", en: 'too many requests: the tool makes us wait' },
  server_unavailable: { fr: "le serveur n'est pas disponible", en: 'the server is not available' },
})

export function sayStatisticsReason(lang: Lang, tool: string, code: string, words: string): string {
  const known = Object.hasOwn(reasons, code) ? reasons[code] : undefined
  return known === undefined ? sayReason(lang, code, words) : say(lang, known, { tool })
}
