/** Countries by name, and the zones to choose from where there are several. */
import { readCountry, zoneOf } from '../clients/countries.ts'
import type { Lang } from '../i18n/text.ts'

const names = new Map<Lang, Intl.DisplayNames>()

function regionNames(lang: Lang): Intl.DisplayNames {
  const found = names.get(lang) ?? new Intl.DisplayNames([lang], { type: 'region', fallback: 'none' })
  names.set(lang, found)
  return found
}

/** `France` for `FR`. */
export function countryName(lang: Lang, code: string): string {
  return regionNames(lang).of(code) ?? code
}

/** `FR` for `fr`, `FR`, `France`, `FRANCE`; null when no country is meant. */
export function findCountry(typed: string): string | null {
  const byCode = readCountry(typed)
  if (byCode !== null) return byCode
  const text = plain(typed)
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second
      if (readCountry(code) === null) continue
      for (const lang of ['fr', 'en'] as const) {
        const name = regionNames(lang).of(code)
        if (name !== undefined && plain(name) === text) return code
      }
    }
  }
  return null
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\-’']+/g, ' ')
    .trim()
    .toLowerCase()
}

/** Of the zones with one clock, the city that people know: `America/Toronto`, not `America/Iqaluit`. */
const wellKnown: ReadonlySet<string> = new Set([
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Toronto',
  'America/Halifax',
  'America/Winnipeg',
  'America/Edmonton',
  'America/Vancouver',
  'America/Mexico_City',
  'America/Sao_Paulo',
])

/** The zones of a country that keep different time this year; one for most. Empty when nobody knows any. */
export function zonesOf(country: string, now: Date): string[] {
  const usual = zoneOf(country)
  if (usual !== null) return [usual]
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    timeZones?: string[]
    getTimeZones?: () => string[] | undefined
  }
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? []
  const year = now.getUTCFullYear()
  const seen = new Map<string, string>()
  for (const zone of zones) {
    const clock = new Intl.DateTimeFormat('en', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    const key = [0, 3, 6, 9].map((month) => clock.format(new Date(Date.UTC(year, month, 15)))).join('|')
    if (!seen.has(key) || wellKnown.has(zone)) seen.set(key, zone)
  }
  return [...seen.values()]
}
