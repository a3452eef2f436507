import { readSiren } from '../config/business-numbers.ts'
import { Failure } from '../failure.ts'
import { clientText } from '../i18n/clients.ts'
import { slotText } from '../i18n/slots.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import { parseAmount, parsePercent } from '../money.ts'
import type { Approval, Client, ClientChange, Evidence } from '../store/clients.ts'
import { readCountry, readCurrency, readTimeZone } from './countries.ts'
import { readSlots } from './read-slots.ts'

export const approvals = ['none', 'consultant', 'client_sensitive', 'client_each'] as const satisfies readonly Approval[]
export const evidences = ['utm', 'promo_code', 'declared', 'assisted'] as const satisfies readonly Evidence[]

/** A profile as a person types it, by flag. An empty text erases what may be empty. */
export interface TypedProfile {
  readonly name?: string
  readonly lang?: string
  readonly country?: string
  /** Code or name of a part with holidays of its own; read by `readRegion`, for its country has to be known. */
  readonly region?: string
  readonly city?: string
  readonly time_zone?: string
  readonly currency?: string
  readonly approval?: string
  readonly website?: string
  readonly siren?: string
  readonly address?: string
  readonly vat_recoverable?: string
  readonly margin?: string
  readonly hourly_rate?: string
  /** `role=amount`, `role=` */
  readonly rate?: readonly string[]
  /** `utm=2026-10`, `utm=off` */
  readonly track?: readonly string[]
  readonly hours_per_network?: string
  /** Months; empty: as set for all. */
  readonly retention?: string
  /** `USD=0,92`, `USD=`; read by `readExchange`, which knows the day. */
  readonly exchange?: readonly string[]
  readonly exchange_date?: string
  readonly exchange_source?: string
  /** `mardi 9h; conseil=jeudi 18h30 sur linkedin` */
  readonly slots?: string
}

type Base = Pick<Client, 'currency' | 'rates' | 'tracking'>

/**
 * What was typed as a change of a profile, all complaints at once. Amounts are read in the currency the profile will have.
 * Throws `Failure` usage `bad_profile` with every finding in `details`.
 */
export function readProfile(typed: TypedProfile, base: Base, lang: Lang): ClientChange {
  const complaints: string[] = []
  const bad = (flag: string, value: string, expected: Text, values: Record<string, number> = {}): undefined => {
    complaints.push(say(lang, clientText.bad_field, { flag, value, expected: say(lang, expected, values) }))
    return undefined
  }
  /** `read` gives null or throws for what does not fit. */
  const required = <T>(
    flag: string,
    text: string | undefined,
    expected: Text,
    read: (text: string) => T | null,
    values?: Record<string, number>,
  ): T | undefined => {
    if (text === undefined) return undefined
    try {
      return read(text.normalize('NFC').trim()) ?? bad(flag, text, expected, values)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      complaints.push(say(lang, clientText.bad_field_because, { flag, reason: error.message }))
      return undefined
    }
  }
  const erasable = <T>(
    flag: string,
    text: string | undefined,
    expected: Text,
    read: (text: string) => T | null,
    values?: Record<string, number>,
  ): T | null | undefined => (text?.trim() === '' ? null : required(flag, text, expected, read, values))
  const upTo =
    (max: number) =>
    (text: string): string | null =>
      text.length <= max ? text : null

  const currency = required('currency', typed.currency, clientText.expects_currency, readCurrency)
  const counted = currency ?? base.currency
  const amount = (text: string): number | null => {
    const units = parseAmount(text, counted, lang)
    return units < 0 ? null : units
  }

  let rates: Record<string, number> | undefined
  for (const entry of typed.rate ?? []) {
    const [, role, text] = /^([^=]{1,40})=(.*)$/s.exec(entry) ?? []
    if (role === undefined || role.trim() === '' || text === undefined) {
      bad('rate', entry, clientText.expects_rate)
      continue
    }
    const value = erasable('rate', text, clientText.expects_amount, amount)
    rates ??= { ...base.rates }
    if (value === null) delete rates[role.trim()]
    else if (value !== undefined) rates[role.trim().normalize('NFC')] = value
  }
  let tracking: Record<Evidence, string | null> | undefined
  for (const entry of typed.track ?? []) {
    const [, kind, since] = /^([a-z_]+)=(\d{4}-(?:0[1-9]|1[0-2])|off)$/.exec(entry.trim()) ?? []
    if (kind === undefined || since === undefined || !isEvidence(kind)) {
      bad('track', entry, clientText.expects_track)
      continue
    }
    tracking ??= { ...base.tracking }
    tracking[kind] = since === 'off' ? null : since
  }

  const hourly_rate = erasable('hourly-rate', typed.hourly_rate, clientText.expects_amount, amount)
  const change: { [K in keyof ClientChange]: ClientChange[K] | undefined } = {
    name: required('name', typed.name, clientText.expects_name, (text) => (text !== '' && text.length <= 120 ? text : null)),
    lang: required('lang', typed.lang, clientText.expects_lang, (text) => (text === 'fr' || text === 'en' ? text : null)),
    country: required('country', typed.country, clientText.expects_country, readCountry),
    city: erasable('city', typed.city, clientText.expects_text, upTo(120), { max: 120 }),
    time_zone: required('time-zone', typed.time_zone, clientText.expects_zone, readTimeZone),
    currency,
    approval: required(
      'approval',
      typed.approval,
      clientText.expects_approval,
      (text) => approvals.find((one) => one === text) ?? null,
    ),
    website: erasable('website', typed.website, clientText.expects_website, readWebsite),
    siren: erasable('siren', typed.siren, clientText.expects_siren, readSiren),
    address: erasable('address', typed.address, clientText.expects_text, upTo(300), { max: 300 }),
    vat_recoverable: required('vat-recoverable', typed.vat_recoverable, clientText.expects_yes_no, readYesNo),
    default_margin_bp: erasable('margin', typed.margin, clientText.expects_percent, (text) => parsePercent(text, lang)),
    hourly_rate,
    // once somebody says it, it is an estimate no more
    hourly_rate_estimated: hourly_rate === undefined ? undefined : false,
    rates,
    tracking,
    hours_per_network: erasable('hours-per-network', typed.hours_per_network, clientText.expects_hours, (text) =>
      /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 200 ? Number(text) : null,
    ),
    retention_months: erasable('retention', typed.retention, clientText.expects_retention, (text) =>
      /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 120 ? Number(text) : null,
    ),
    slots: required('slots', typed.slots, slotText.expects, readSlots),
  }
  if (complaints.length === 1) throw new Failure('usage', 'bad_profile', complaints[0] ?? '')
  if (complaints.length > 1)
    throw new Failure('usage', 'bad_profile', say(lang, clientText.several_bad), { details: complaints })
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}

function isEvidence(kind: string): kind is Evidence {
  return (evidences as readonly string[]).includes(kind)
}

/** `exemple.fr` is what people type; an address with a user name in it is none of a client. */
function readWebsite(text: string): string | null {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  if (!URL.canParse(full)) return null
  const url = new URL(full)
  if (!/^https?:$/.test(url.protocol) || !url.hostname.includes('.') || url.username !== '' || url.password !== '') return null
  return full
}

function readYesNo(text: string): boolean | null {
  if (/^(yes|oui|true|1)$/i.test(text)) return true
  return /^(no|non|false|0)$/i.test(text) ? false : null
}
