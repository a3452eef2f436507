import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { date, list } from '../../i18n/format.ts'
import { rightKindLabel, rightsText } from '../../i18n/rights.ts'
import { say } from '../../i18n/text.ts'
import { parseAmount } from '../../money.ts'
import { isNetworkId } from '../../networks/ids.ts'
import type { Client } from '../../store/clients.ts'
import type { NewPartnerValue, Right, RightChange, RightKind } from '../../store/rights.ts'
import { readCurrency } from '../../clients/countries.ts'
import { words } from '../post-input.ts'

/** What a person says of a right, as typed; null: not said. */
export interface SaidRight {
  readonly purpose: string | null
  readonly networks: string | null
  readonly from: string | null
  readonly until: string | null
  readonly minor: boolean
  readonly guardian: string | null
  readonly document: string | null
  readonly media: readonly string[] | null
  readonly contract: string | null
  readonly note: string | null
}

export interface SaidValue {
  readonly fee: string | null
  readonly gift: string | null
  readonly date: string | null
  readonly currency: string | null
  readonly note: string | null
}

/** Without what moves a cursor or turns the direction of reading: pasted names have it now and then. */
export function oneLine(typed: string): string {
  return typed.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()
}

/** Which kinds a flag is for. */
const only: Readonly<Partial<Record<keyof SaidRight, readonly RightKind[]>>> = {
  networks: ['release', 'licence'],
  minor: ['release'],
  guardian: ['release'],
  media: ['release', 'licence'],
  contract: ['partner'],
}

/**
 * What changes of a right; papers and files are looked at by others. `before`: as it stands. Throws `Failure` usage: `not_for_kind`,
 * `bad_day`, `bad_period`, `bad_network`, `guardian_needed`.
 */
export function readSaid(
  { lang }: Pick<Context, 'lang'>,
  said: SaidRight,
  before: Pick<Right, 'kind' | 'from_day' | 'until_day' | 'minor' | 'guardian'>,
): RightChange {
  for (const [flag, kinds] of Object.entries(only) as [keyof SaidRight, readonly RightKind[]][]) {
    const given = said[flag]
    if (given === null || given === false || kinds.includes(before.kind)) continue
    const names = list(
      lang,
      kinds.map((kind) => say(lang, rightKindLabel[kind])),
    )
    throw new Failure('usage', 'not_for_kind', say(lang, rightsText.only_for, { flag: `--${flag}`, kinds: names }))
  }
  const day = (flag: string, typed: string | null): string | null | undefined => {
    if (typed === null) return undefined
    const text = typed.trim()
    return text === '' ? null : readDay(lang, flag, text)
  }
  const text = (typed: string | null): string | null | undefined =>
    typed === null ? undefined : oneLine(typed).slice(0, 500) || null
  const change: Record<string, unknown> = {
    purpose: text(said.purpose),
    networks: said.networks === null ? undefined : readNetworks(lang, said.networks),
    from_day: day('--from', said.from),
    until_day: day('--until', said.until),
    minor: said.minor ? true : undefined,
    guardian: text(said.guardian),
    contract_on: day('--contract', said.contract),
    note: text(said.note),
  }
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as RightChange
  const { from_day: from = before.from_day, until_day: until = before.until_day } = given
  if (from !== null && until !== null && until < from) {
    const values = { from: date(lang, from), until: date(lang, until) }
    throw new Failure('usage', 'bad_period', say(lang, rightsText.bad_period, values))
  }
  const { minor = before.minor, guardian = before.guardian } = given
  if (minor && guardian === null)
    throw new Failure('usage', 'guardian_needed', say(lang, rightsText.guardian_needed), {
      hint: say(lang, rightsText.guardian_hint),
    })
  return given
}

/** A day in the past or to come, `2026-12-01` or `01/12/2026`. Throws `Failure` usage `bad_day`. */
function readDay(lang: Context['lang'], flag: string, typed: string): string {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed) ?? []
  const day = y === '' ? typed : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const real = /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true
  if (real && day >= '1950-01-01' && day < '2200-01-01') return day
  throw new Failure('usage', 'bad_day', say(lang, rightsText.bad_day, { value: typed, flag }), {
    hint: say(lang, rightsText.bad_day_hint),
  })
}

function readNetworks(lang: Context['lang'], typed: string): string[] {
  const named = words([typed.toLowerCase()])
  const wrong = named.find((one) => !isNetworkId(one) && one !== 'other')
  if (wrong !== undefined) throw new Failure('usage', 'bad_network', say(lang, rightsText.bad_network, { value: wrong }))
  return [...new Set(named)]
}

/** What a partner was given, in the client's currency unless another is said. Throws `Failure` usage: as `parseAmount`, `bad_day`. */
export function readValues(
  { lang }: Pick<Context, 'lang'>,
  client: Pick<Client, 'currency'>,
  said: SaidValue,
  today: string,
): NewPartnerValue[] {
  const currency = said.currency === null ? client.currency : (readCurrency(said.currency) ?? said.currency)
  const day = said.date === null ? today : readDay(lang, '--date', said.date.trim())
  const note = said.note === null ? null : oneLine(said.note).slice(0, 500) || null
  return (['fee', 'gift'] as const).flatMap((kind) => {
    const typed = said[kind]
    if (typed === null) return []
    const amount = parseAmount(typed, currency, lang)
    if (amount <= 0) throw new Failure('usage', 'bad_amount', say(lang, rightsText.amount_positive))
    return [{ date: day, kind, amount, currency, note }]
  })
}
