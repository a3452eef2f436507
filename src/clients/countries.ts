/** ISO 3166-1 alpha-2, all 249. */
const codes = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF ' +
    'CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH ' +
    'GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW ' +
    'KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG ' +
    'NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN ' +
    'SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ' +
    'ZA ZM ZW'
  ).split(' '),
)

/**
 * Time zone and currency of the countries our users work in; a country with several zones has none here, and is asked about.
 * Zones by the IANA database (its main zone where islands far away have another), currencies by ISO 4217.
 */
const usual: Readonly<Record<string, readonly [zone: string | null, currency: string]>> = {
  FR: ['Europe/Paris', 'EUR'],
  BE: ['Europe/Brussels', 'EUR'],
  CH: ['Europe/Zurich', 'CHF'],
  LU: ['Europe/Luxembourg', 'EUR'],
  MC: ['Europe/Monaco', 'EUR'],
  DE: ['Europe/Berlin', 'EUR'],
  AT: ['Europe/Vienna', 'EUR'],
  LI: ['Europe/Vaduz', 'CHF'],
  IT: ['Europe/Rome', 'EUR'],
  ES: ['Europe/Madrid', 'EUR'],
  PT: ['Europe/Lisbon', 'EUR'],
  AD: ['Europe/Andorra', 'EUR'],
  NL: ['Europe/Amsterdam', 'EUR'],
  IE: ['Europe/Dublin', 'EUR'],
  GB: ['Europe/London', 'GBP'],
  DK: ['Europe/Copenhagen', 'DKK'],
  SE: ['Europe/Stockholm', 'SEK'],
  NO: ['Europe/Oslo', 'NOK'],
  FI: ['Europe/Helsinki', 'EUR'],
  IS: ['Atlantic/Reykjavik', 'ISK'],
  PL: ['Europe/Warsaw', 'PLN'],
  CZ: ['Europe/Prague', 'CZK'],
  SK: ['Europe/Bratislava', 'EUR'],
  HU: ['Europe/Budapest', 'HUF'],
  SI: ['Europe/Ljubljana', 'EUR'],
  HR: ['Europe/Zagreb', 'EUR'],
  RO: ['Europe/Bucharest', 'RON'],
  BG: ['Europe/Sofia', 'EUR'],
  GR: ['Europe/Athens', 'EUR'],
  CY: ['Asia/Nicosia', 'EUR'],
  MT: ['Europe/Malta', 'EUR'],
  EE: ['Europe/Tallinn', 'EUR'],
  LV: ['Europe/Riga', 'EUR'],
  LT: ['Europe/Vilnius', 'EUR'],
  GP: ['America/Guadeloupe', 'EUR'],
  MQ: ['America/Martinique', 'EUR'],
  GF: ['America/Cayenne', 'EUR'],
  PM: ['America/Miquelon', 'EUR'],
  BL: ['America/St_Barthelemy', 'EUR'],
  MF: ['America/Marigot', 'EUR'],
  RE: ['Indian/Reunion', 'EUR'],
  YT: ['Indian/Mayotte', 'EUR'],
  NC: ['Pacific/Noumea', 'XPF'],
  WF: ['Pacific/Wallis', 'XPF'],
  PF: [null, 'XPF'],
  CA: [null, 'CAD'],
  US: [null, 'USD'],
  MA: ['Africa/Casablanca', 'MAD'],
  DZ: ['Africa/Algiers', 'DZD'],
  TN: ['Africa/Tunis', 'TND'],
  SN: ['Africa/Dakar', 'XOF'],
  CI: ['Africa/Abidjan', 'XOF'],
  BF: ['Africa/Ouagadougou', 'XOF'],
  ML: ['Africa/Bamako', 'XOF'],
  NE: ['Africa/Niamey', 'XOF'],
  TG: ['Africa/Lome', 'XOF'],
  BJ: ['Africa/Porto-Novo', 'XOF'],
  CM: ['Africa/Douala', 'XAF'],
  GA: ['Africa/Libreville', 'XAF'],
  CG: ['Africa/Brazzaville', 'XAF'],
  MG: ['Indian/Antananarivo', 'MGA'],
  MU: ['Indian/Mauritius', 'MUR'],
  LB: ['Asia/Beirut', 'LBP'],
  HT: ['America/Port-au-Prince', 'HTG'],
}

/** Every code, in alphabetical order. */
export function allCountries(): string[] {
  return [...codes]
}

/** `fr` → `FR`; null when it is no country. */
export function readCountry(text: string): string | null {
  const code = text.trim().toUpperCase()
  return codes.has(code) ? code : null
}

/** The country's one time zone, or null when it has several or smm does not know it. */
export function zoneOf(country: string): string | null {
  return usual[country]?.[0] ?? null
}

export function currencyOf(country: string): string | null {
  return usual[country]?.[1] ?? null
}

/** A zone of the IANA database in its own spelling; null for anything else (`CET`, `+01:00` and abbreviations included). */
export function readTimeZone(text: string): string | null {
  const typed = text.trim()
  if (!/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)+$/.test(typed) && typed.toUpperCase() !== 'UTC') return null
  const canonical = Intl.supportedValuesOf('timeZone').find((zone) => zone.toLowerCase() === typed.toLowerCase())
  if (canonical !== undefined) return canonical
  try {
    // an older name of a zone (`America/Montreal`) is kept: it says where the client is
    const zone = new Intl.DateTimeFormat('en', { timeZone: typed }).resolvedOptions().timeZone
    return zone === 'UTC' && typed.toUpperCase() === 'UTC' ? 'UTC' : inCapitals(typed)
  } catch {
    return null
  }
}

/** `america/montreal` → `America/Montreal`; a spelling with capitals of its own stays. */
function inCapitals(zone: string): string {
  return zone === zone.toLowerCase() ? zone.replace(/(?<=^|[/_-])\p{L}/gu, (letter) => letter.toUpperCase()) : zone
}

/** ISO 4217, upper case; null when it is none. */
export function readCurrency(text: string): string | null {
  const code = text.trim().toUpperCase()
  return Intl.supportedValuesOf('currency').includes(code) ? code : null
}
