import type { Lang } from './text.ts'

/** Zones where French is what one expects when nothing else says a language. */
const frenchZones = new Set([
  'Europe/Paris',
  'Europe/Brussels',
  'Europe/Luxembourg',
  'Europe/Zurich',
  'Europe/Monaco',
  'America/Montreal',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'America/St_Barthelemy',
  'America/Marigot',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Indian/Kerguelen',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Marquesas',
  'Pacific/Gambier',
  'Pacific/Wallis',
])

/** `LC_ALL`, `LC_MESSAGES`, `LANG`; `C` and `POSIX` are no locale; else by time zone, else English. */
export function detectLang(env: NodeJS.ProcessEnv, timeZone: () => string): Lang {
  for (const name of ['LC_ALL', 'LC_MESSAGES', 'LANG']) {
    const value = env[name]
    if (value === undefined || value === '') continue
    const language = value.split(/[_.@-]/)[0]?.toLowerCase() ?? ''
    if (language === 'c' || language === 'posix') continue
    return language === 'fr' ? 'fr' : 'en'
  }
  return frenchZones.has(timeZone()) ? 'fr' : 'en'
}
