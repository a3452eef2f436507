import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { clientText } from '../i18n/clients.ts'
import { say } from '../i18n/text.ts'
import { unsaid, type Client, type NewClient } from '../store/clients.ts'
import { isSlug } from '../store/slug.ts'
import { currencyOf, zoneOf } from './countries.ts'
import { readProfile, type TypedProfile } from './profile.ts'
import { readRegion, regionOfTown } from './regions.ts'
import { refuseUnknownPlace } from './read-slots.ts'
import { freeSlug } from './slug.ts'

export interface AddClientInput extends TypedProfile {
  readonly name: string
  /** Absent: made from the name, with `-2` when it is taken. */
  readonly slug?: string
}

/** What a client is before anybody said more. */
export const emptyProfile = {
  city: null,
  approval: 'none',
  website: null,
  siren: null,
  address: null,
  vat_recoverable: true,
  default_margin_bp: null,
  hourly_rate: null,
  hourly_rate_estimated: false,
  rates: {},
  tracking: { utm: null, promo_code: null, declared: null, assisted: null },
  hours_per_network: null,
} as const satisfies Partial<NewClient>

/**
 * Adds a client; with `dry_run` only says what it would be. Country `FR` unless said; zone and currency by country, the region
 * by the town where that is known.
 * Throws `Failure` usage: `bad_profile`, `bad_slug`, `client_exists`, `time_zone_needed`, `currency_needed`,
 * `unknown_region`.
 */
export async function addClient(context: Context, input: AddClientInput): Promise<Client> {
  const { lang, options } = context
  const { slug: wanted, region: part, ...typed } = input
  const country = typed.country ?? 'FR'
  const upper = country.trim().toUpperCase()
  const base = { currency: currencyOf(upper) ?? 'EUR', rates: emptyProfile.rates, tracking: emptyProfile.tracking }
  const read = readProfile({ ...typed, country }, base, lang)
  refuseUnknownPlace(read.slots ?? [], [], lang)
  if (wanted !== undefined && !isSlug(wanted)) {
    const values = { flag: 'slug', value: wanted, expected: say(lang, clientText.expects_slug) }
    throw new Failure('usage', 'bad_slug', say(lang, clientText.bad_field, values))
  }
  const currency = read.currency ?? currencyOf(upper)
  if (currency === null) {
    throw new Failure('usage', 'currency_needed', say(lang, clientText.currency_needed, { country: upper }), {
      hint: say(lang, clientText.currency_needed_hint),
    })
  }
  const region = part === undefined ? regionOfTown(upper, read.city ?? null) : await readRegion(part, upper, lang)
  const time_zone = read.time_zone ?? zoneOf(upper) ?? (await askZone(context, upper))

  const store = await context.store()
  const known = new Set((await store.clients.list({ archived: true })).map((one) => one.slug))
  const slug = wanted ?? freeSlug(input.name, known)
  if (known.has(slug)) throw new Failure('usage', 'client_exists', say(lang, clientText.exists, { slug }))
  const client: NewClient = {
    ...emptyProfile,
    lang,
    ...read,
    slug,
    name: read.name ?? input.name,
    country: upper,
    region,
    currency,
    time_zone,
  }
  const at = context.now().toISOString()
  if (options.dry_run) return { ...unsaid, ...client, created_at: at, archived_at: null }
  return store.clients.add(client, at)
}

async function askZone(context: Context, country: string): Promise<string> {
  const { lang, options } = context
  if (options.input) {
    const text = await (await context.ask()).text(say(lang, clientText.ask_zone))
    const zone = readProfile(
      { time_zone: text },
      { currency: 'EUR', rates: {}, tracking: emptyProfile.tracking },
      lang,
    ).time_zone
    if (zone !== undefined) return zone
  }
  throw new Failure('usage', 'time_zone_needed', say(lang, clientText.zone_needed, { country }), {
    hint: say(lang, clientText.zone_needed_hint),
  })
}
