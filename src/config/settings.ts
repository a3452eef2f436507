import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { SettingKey, SettingValues } from '../config.ts'
import { Failure } from '../failure.ts'
import { configText } from '../i18n/config.ts'
import { money } from '../i18n/format.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import { parseAmount } from '../money.ts'
import { nearest } from '../nearest.ts'
import { endpointProblem } from '../networks/endpoint.ts'
import { readSiret, readVat } from './business-numbers.ts'

/** The value as it stands in a file, a variable or on the command line. */
export type Raw = string | number

interface Reading {
  readonly lang: Lang
  /** What a relative path starts from. */
  readonly folder: string
  /** A number written without quotes in a file; typed ones are always text. */
  readonly bare: boolean
}

interface Setting<T> {
  readonly fallback: T
  readonly about: Text
  readonly expected: Text
  readonly bounds?: Readonly<Record<string, number>>
  /** `undefined`: does not fit. May throw a `Failure` that says more. */
  readonly read: (raw: Raw, reading: Reading) => T | undefined
  /** How the value in force is shown; by default as it is. */
  readonly show?: (value: NonNullable<T>, lang: Lang) => string
  /** Only from the user's own file or the environment: a folder one works in must not redirect messages. */
  readonly own?: true
}

/** The currency of the consultant's own rate. */
export const consultantCurrency = 'EUR'
/** X bills in US dollars. */
export const priceCurrency = 'USD'

/** Settings that are amounts, and in which currency. */
export const amountCurrencies: Readonly<Partial<Record<SettingKey, string>>> = {
  'x.confirm_above': priceCurrency,
  'x.read_budget_per_month': priceCurrency,
  'consultant.hourly_rate': consultantCurrency,
}

function whole(fallback: number, about: Text, max: number, min = 0): Setting<number> {
  return {
    fallback,
    about,
    expected: configText.expects_whole,
    bounds: { min, max },
    read: (raw) => {
      const value = typeof raw === 'number' ? raw : /^\d+$/.test(raw.trim()) ? Number(raw) : Number.NaN
      return Number.isInteger(value) && value >= min && value <= max ? value : undefined
    },
  }
}

function text(about: Text, max: number): Setting<string | null> {
  return {
    fallback: null,
    about,
    expected: configText.expects_text,
    bounds: { max },
    read: (raw) => {
      const value = String(raw).normalize('NFC').trim()
      return value !== '' && value.length <= max ? value : undefined
    },
  }
}

function checked(
  about: Text,
  expected: Text,
  read: (value: string, reading: Reading) => string | null,
): Setting<string | null> {
  return { fallback: null, about, expected, read: (raw, reading) => read(String(raw).trim(), reading) ?? undefined }
}

function amount<T extends number | null = number | null>(
  about: Text,
  expected: Text,
  currency: string,
  fallback: T,
): Setting<number | T> {
  return {
    fallback,
    about,
    expected,
    read: (raw, { bare, lang }) => {
      if (typeof raw === 'string') {
        const units = parseAmount(raw, currency, lang)
        return units >= 0 ? units : undefined
      }
      if (!bare || !Number.isSafeInteger(raw) || raw < 0) return undefined
      if (raw === 0 || raw >= 100) return raw
      const values = { value: raw, amount: money(lang, raw, currency) }
      throw new Failure('usage', 'bad_setting', say(lang, configText.minor_units, values))
    },
    show: (units, lang) => money(lang, units, currency),
  }
}

/** What no file system takes for a name is no folder either. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

const oneEmail = /^[^\s@<>",;:]+@[^\s@<>",;.]+(\.[^\s@<>",;.]+)+$/

/** Every setting, in the order in which they are listed. */
export const settings: { readonly [K in SettingKey]: Setting<SettingValues[K]> } = {
  lang: {
    fallback: null,
    about: configText.about_lang,
    expected: configText.expects_lang,
    read: (raw) => (raw === 'fr' || raw === 'en' ? raw : undefined),
  },
  prompts: {
    fallback: 'arrows',
    about: configText.about_prompts,
    expected: configText.expects_prompts,
    read: (raw) => (raw === 'arrows' || raw === 'numbers' ? raw : undefined),
    own: true,
  },
  plain: {
    fallback: 'off',
    about: configText.about_plain,
    expected: configText.expects_plain,
    // as one says it in YAML and in a variable
    read: (raw) => {
      const said = String(raw).toLowerCase()
      return /^(on|true|yes|1)$/.test(said) ? 'on' : /^(off|false|no|0)$/.test(said) ? 'off' : undefined
    },
    own: true,
  },
  hours_per_network: whole(32, configText.about_hours_per_network, 200, 1),
  'x.confirm_above': amount(configText.about_confirm_above, configText.expects_dollars, priceCurrency, null),
  'x.read_budget_per_month': amount(configText.about_read_budget, configText.expects_dollars, priceCurrency, 200),
  'privacy.retention_months': whole(12, configText.about_retention, 120, 1),
  'backup.every_days': whole(1, configText.about_backup_days, 90),
  'listen.allow_hosts': { ...text(configText.about_allow_hosts, 500), own: true },
  'delivery.settle_seconds': whole(600, configText.about_settle, 86_400),
  'delivery.grace_minutes': whole(120, configText.about_grace, 43_200),
  'delivery.outage_minutes': whole(30, configText.about_outage, 43_200),
  'delivery.retry_base_seconds': whole(30, configText.about_retry_base, 86_400),
  'delivery.retry_max_seconds': whole(3600, configText.about_retry_max, 86_400),
  'delivery.breaker_seconds': whole(900, configText.about_breaker, 86_400),
  'queue.needs_approved_strategy': {
    fallback: 'warn',
    about: configText.about_needs_strategy,
    expected: configText.expects_needs_strategy,
    read: (raw) => (raw === 'warn' || raw === 'block' || raw === 'off' ? raw : undefined),
  },
  media_base_url: {
    ...checked(configText.about_media_base_url, configText.expects_webhook, (value) => {
      if (endpointProblem(value) !== null) return null
      const { origin, pathname, search, hash } = new URL(value)
      return search === '' && hash === '' ? `${origin}${pathname}`.replace(/\/+$/, '') : null
    }),
    own: true,
  },
  media_folder: {
    ...checked(configText.about_media_folder, configText.expects_folder, (value, { folder }) => {
      const path = resolve(folder, value)
      return isFolder(path) ? path : null
    }),
    own: true,
  },
  'secrets.backend': {
    fallback: 'key_file',
    about: configText.about_backend,
    expected: configText.expects_backend,
    read: (raw) => (raw === 'key_file' || raw === 'keyring' ? raw : undefined),
    own: true,
  },
  'notify.webhook': {
    ...checked(configText.about_webhook, configText.expects_webhook, (value) =>
      endpointProblem(value) === null ? value : null,
    ),
    show: (value) => `${new URL(value).origin}/…`,
    own: true,
  },
  'notify.smtp': {
    ...checked(configText.about_smtp, configText.expects_smtp, (value) =>
      URL.canParse(value) && /^smtps?:$/.test(new URL(value).protocol) && new URL(value).hostname !== '' ? value : null,
    ),
    show: (value) => value.replace(/\/\/[^/]*@/, '//…@'),
    own: true,
  },
  'notify.to': {
    ...checked(configText.about_to, configText.expects_emails, (value) => {
      const addresses = value.split(/[,;]/).map((address) => address.trim())
      return addresses.every((address) => oneEmail.test(address)) ? addresses.join(', ') : null
    }),
    own: true,
  },
  'consultant.name': text(configText.about_name, 120),
  'consultant.company': text(configText.about_company, 120),
  'consultant.logo': checked(configText.about_logo, configText.expects_image, (value, { folder }) => {
    const path = resolve(folder, value)
    return /\.(png|jpe?g|webp|svg)$/i.test(path) && existsSync(path) ? path : null
  }),
  'consultant.color': checked(configText.about_color, configText.expects_color, (value) => {
    const figures = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value)?.[1]?.toLowerCase()
    if (figures === undefined) return null
    return `#${figures.length === 3 ? figures.replace(/./g, '$&$&') : figures}`
  }),
  'consultant.siret': checked(configText.about_siret, configText.expects_siret, readSiret),
  'consultant.status': text(configText.about_status, 80),
  'consultant.capital': text(configText.about_capital, 40),
  'consultant.rcs': text(configText.about_rcs, 80),
  'consultant.country': checked(configText.about_country, configText.expects_country, (value) =>
    /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : null,
  ),
  'consultant.insurance': text(configText.about_insurance, 200),
  'consultant.vat': checked(configText.about_vat, configText.expects_vat, readVat),
  'consultant.address': text(configText.about_address, 300),
  // what clients answer goes there
  'consultant.email': {
    ...checked(configText.about_email, configText.expects_email, (value) => (oneEmail.test(value) ? value : null)),
    own: true,
  },
  'consultant.phone': checked(configText.about_phone, configText.expects_phone, (value) =>
    /^\+?[\d\s.()/-]{6,25}$/.test(value) && value.replace(/\D/g, '').length >= 6 ? value : null,
  ),
  'consultant.hourly_rate': amount(configText.about_hourly_rate, configText.expects_amount, consultantCurrency, null),
}

export const settingKeys = Object.keys(settings) as readonly SettingKey[]

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settings, key)
}

/** The setting of this name. Throws `Failure` usage `unknown_setting`, with the nearest one. */
export function knownSetting(name: string, lang: Lang): SettingKey {
  if (isSettingKey(name)) return name
  throw new Failure('usage', 'unknown_setting', say(lang, configText.unknown_setting, { key: name }), {
    hint: unknownHint(name, lang),
  })
}

/** The nearest setting, and where all are. */
export function unknownHint(name: string, lang: Lang): string {
  const near = nearest(name, settingKeys)
  return near === null ? say(lang, configText.unknown_hint) : say(lang, configText.nearest_hint, { key: near })
}

/** `delivery.settle_seconds` → `SMM_DELIVERY_SETTLE_SECONDS`. */
export function variableOf(key: SettingKey): string {
  return `SMM_${key.toUpperCase().replaceAll('.', '_')}`
}

/** The value for `key`. Throws `Failure` usage `bad_setting`, with `where` as its hint. */
export function readSetting<K extends SettingKey>(key: K, raw: Raw, reading: Reading, where: string | null): SettingValues[K] {
  const { lang } = reading
  const setting: Setting<SettingValues[K]> = settings[key]
  const more = where === null ? {} : { hint: where }
  let value: SettingValues[K] | undefined
  try {
    value = setting.read(raw, reading)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const message = say(lang, configText.bad_setting_because, { key, reason: error.message })
    throw new Failure('usage', 'bad_setting', message, where === null && error.hint !== undefined ? { hint: error.hint } : more)
  }
  if (value !== undefined) return value
  const shown = setting.own ? '…' : String(raw)
  const values = { key, value: shown, expected: expectedOf(key, lang) }
  throw new Failure('usage', 'bad_setting', say(lang, configText.bad_setting, values), more)
}

/** What `key` takes, in words. */
export function expectedOf(key: SettingKey, lang: Lang): string {
  return say(lang, settings[key].expected, settings[key].bounds ?? {})
}

/** The value as a person may see it: amounts in their currency, addresses without what is secret in them; null: not set. */
export function showSetting(key: SettingKey, value: string | number | null, lang: Lang): string | null {
  if (value === null) return null
  const show = settings[key].show as ((value: string | number, lang: Lang) => string) | undefined
  return show ? show(value, lang) : String(value)
}
