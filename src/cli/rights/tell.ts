import type { Context } from '../../context.ts'
import { dayOf } from '../../days.ts'
import { date, list, money } from '../../i18n/format.ts'
import { partnerValueLabel, rightKindLabel, rightsText } from '../../i18n/rights.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { contractNeed, partnerSum, type PartnerSum } from '../../posts/legal/partner-sum.ts'
import type { Client } from '../../store/clients.ts'
import type { Right } from '../../store/rights.ts'

export function yearOf(context: Context, client: Client): number {
  return Number(dayOf(context.now(), client.time_zone).slice(0, 4))
}

export function sumWords(lang: Lang, { amount, unknown }: PartnerSum): string {
  const sum = money(lang, amount, 'EUR')
  return unknown.length === 0 ? sum : say(lang, rightsText.sum_unknown, { sum, currencies: list(lang, unknown) })
}

/** As `--json` prints it: money in minor units, the sum in cents of a euro. */
export function rightJson(context: Context, client: Client, right: Right) {
  const { minor, values, ...plain } = right
  if (right.kind !== 'partner') return { ...plain, minor }
  const sum = partnerSum(values, yearOf(context, client), client)
  return {
    ...plain,
    values,
    year: sum.year,
    year_amount: sum.amount,
    currency: 'EUR',
    currencies_unknown: sum.unknown,
    contract: right.contract_on === null ? contractNeed(sum) : 'written',
  }
}

export function periodWords(lang: Lang, { from_day, until_day }: Right): string {
  const values = { from: from_day === null ? '' : date(lang, from_day), until: until_day === null ? '' : date(lang, until_day) }
  if (from_day === null) return until_day === null ? say(lang, rightsText.no_end) : say(lang, rightsText.period_until, values)
  return say(lang, until_day === null ? rightsText.period_from : rightsText.period, values)
}

export function rightFacts(context: Context, client: Client, right: Right): [string, string][] {
  const { lang } = context
  const { kind, networks, values } = right
  const sum = partnerSum(values, yearOf(context, client), client)
  const rows: (readonly [string, string | null])[] = [
    [say(lang, rightsText.field_kind), say(lang, rightKindLabel[kind])],
    [say(lang, rightsText.field_purpose), right.purpose],
    [
      say(lang, rightsText.field_networks),
      kind === 'partner' ? null : networks.length === 0 ? say(lang, rightsText.all_networks) : list(lang, networks),
    ],
    [say(lang, rightsText.field_period), kind === 'partner' && right.until_day === null ? null : periodWords(lang, right)],
    [say(lang, rightsText.field_minor), right.minor ? say(lang, rightsText.yes) : null],
    [say(lang, rightsText.field_guardian), right.guardian],
    [say(lang, rightsText.field_contract), right.contract_on === null ? null : date(lang, right.contract_on)],
    [
      say(lang, rightsText.field_paper),
      right.document_sha256 === null ? say(lang, rightsText.paper_no) : `SHA-256 ${right.document_sha256.slice(0, 16)}…`,
    ],
    [
      say(lang, rightsText.field_values),
      values
        .map(({ date: day, kind: what, amount, currency, note }) => {
          const told = {
            date: date(lang, day),
            kind: say(lang, partnerValueLabel[what]),
            amount: money(lang, amount, currency),
          }
          return [say(lang, rightsText.value_line, told), note].filter((one) => one !== null).join(' · ')
        })
        .join('\n') || null,
    ],
    [say(lang, rightsText.field_sum, { year: String(sum.year) }), kind === 'partner' ? sumWords(lang, sum) : null],
    [say(lang, rightsText.field_note), right.note],
    [say(lang, rightsText.field_since), date(lang, right.added_at)],
  ]
  return rows.filter((row): row is [string, string] => row[1] !== null && row[1] !== '')
}

/** What the sum of the year asks for; null: nothing. */
export function contractWords(context: Context, client: Client, right: Right): string | null {
  const { lang } = context
  if (right.kind !== 'partner' || right.contract_on !== null) return null
  switch (contractNeed(partnerSum(right.values, yearOf(context, client), client))) {
    case 'needed':
      return say(lang, rightsText.contract_missing, { id: right.id })
    case 'soon':
      return say(lang, rightsText.contract_soon)
    case 'unknown':
      return say(lang, rightsText.contract_unknown)
    case 'none':
      return null
  }
}
