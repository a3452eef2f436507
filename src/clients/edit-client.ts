import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { clientText } from '../i18n/clients.ts'
import { say, type Lang } from '../i18n/text.ts'
import { dayOf } from '../days.ts'
import type { Client, ClientChange } from '../store/clients.ts'
import { readProfile, type TypedProfile } from './profile.ts'
import { readExchange } from './read-exchange.ts'
import { readRegion, regionOfTown } from './regions.ts'
import { refuseUnknownPlace } from './read-slots.ts'

export interface EditedClient {
  readonly client: Client
  /** Fields whose value is another than before. */
  readonly changed: readonly (keyof ClientChange)[]
}

/**
 * Changes a profile; with `dry_run` only says what it would be. The currency is fixed once amounts are counted in it.
 * Throws `Failure` usage: `bad_profile`, `nothing_to_change`, `currency_in_use`, `unknown_region`, and as `readExchange`.
 */
export async function editClient(
  context: Context,
  client: Client,
  typed: TypedProfile,
  legal_rules?: Client['legal_rules'],
): Promise<EditedClient> {
  const { lang, options } = context
  const { region: part, ...rest } = typed
  const read = readProfile(rest, client, lang)
  const region = await regionAfter(client, read, part, lang)
  const today = dayOf(context.now(), client.time_zone)
  const currency = read.currency ?? client.currency
  // rates are in the client's currency: those of another one are worth nothing
  const rates = currency === client.currency ? client.exchange_rates : {}
  const exchange_rates = readExchange(typed, { currency, exchange_rates: rates }, today, lang) ?? rates
  const change = {
    ...read,
    ...(region === undefined ? {} : { region }),
    ...(exchange_rates === client.exchange_rates ? {} : { exchange_rates }),
    ...(legal_rules === undefined ? {} : { legal_rules }),
  }
  const keys = Object.keys(change) as (keyof ClientChange)[]
  if (keys.length === 0) throw new Failure('usage', 'nothing_to_change', say(lang, clientText.nothing_to_change))
  const store = await context.store()
  if (change.currency !== undefined && change.currency !== client.currency) {
    const { currency } = client
    if ((await store.money.firstDate(client.slug)) !== null) {
      throw new Failure('usage', 'currency_in_use', say(lang, clientText.currency_in_use, { currency }))
    }
    const kept = Object.keys(client.rates).some(
      (role) => change.rates === undefined || change.rates[role] === client.rates[role],
    )
    if ((client.hourly_rate !== null && change.hourly_rate === undefined) || kept) {
      throw new Failure('usage', 'currency_in_use', say(lang, clientText.currency_rates, { currency }), {
        hint: say(lang, clientText.currency_rates_hint),
      })
    }
  }
  refuseUnknownPlace(change.slots ?? [], await store.accounts.list(client.slug), lang)
  const changed = keys.filter((key) => JSON.stringify(change[key]) !== JSON.stringify(client[key]))
  if (options.dry_run || changed.length === 0) return { client: { ...client, ...change }, changed }
  const after = await store.clients.update(client.slug, change, context.now().toISOString())
  // what is kept already is kept for the new time too
  if (changed.includes('retention_months')) await store.privacy.retain((await context.config()).get('privacy.retention_months'))
  return { client: after, changed }
}

/** What was typed; else what a town that was said now tells; else none of a country that was left. Undefined: stays. */
async function regionAfter(
  client: Client,
  { country = client.country, city }: ClientChange,
  typed: string | undefined,
  lang: Lang,
): Promise<string | null | undefined> {
  if (typed !== undefined) return readRegion(typed, country, lang)
  if (country !== client.country) return regionOfTown(country, city === undefined ? client.city : city)
  return regionOfTown(country, city ?? null) ?? undefined
}
