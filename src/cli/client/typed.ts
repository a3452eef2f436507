import type { TypedProfile } from '../../clients/profile.ts'
import type { GlobalOptions } from '../../context.ts'

/** The profile's flags as they were typed. `--lang` is the global one: of a profile it is the language the client reads. */
export function typedProfile(options: Readonly<Record<string, unknown>>, { lang }: GlobalOptions): TypedProfile {
  const text = (name: string): string | undefined => (typeof options[name] === 'string' ? options[name] : undefined)
  const many = (name: string): readonly string[] | undefined => options[name] as readonly string[] | undefined
  const typed = {
    name: text('name'),
    lang: lang ?? undefined,
    country: text('country'),
    region: text('region'),
    city: text('city'),
    time_zone: text('timeZone'),
    currency: text('currency'),
    approval: text('approval'),
    website: text('website'),
    siren: text('siren'),
    address: text('address'),
    vat_recoverable: text('vatRecoverable'),
    margin: text('margin'),
    hourly_rate: text('hourlyRate'),
    rate: many('rate'),
    track: many('track'),
    hours_per_network: text('hoursPerNetwork'),
    retention: text('retention'),
    exchange: many('exchange'),
    exchange_date: text('exchangeDate'),
    exchange_source: text('exchangeSource'),
    slots: text('slots'),
  } satisfies { [K in keyof TypedProfile]: TypedProfile[K] | undefined }
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined))
}
