/** What it costs a month and over the pilot, and what more money would buy. No return is promised anywhere. */
import type { Block, Cell } from '../../documents/document.ts'
import { rhu } from '../../arithmetic.ts'
import { minorDigits, minutes } from '../../i18n/format.ts'
import { documentText } from '../../i18n/strategy-document.ts'
import { say } from '../../i18n/text.ts'
import { isForLater } from '../explanations.ts'
import { providerDay } from '../means.ts'
import { banner, isFeeApart, left, money, note, paragraph, right, table, type Told } from './told.ts'

export function costBlocks(told: Told): Block[] {
  const { lang, budget, result } = told
  const runs = result.phase1 !== null && !isForLater(result)
  const outside = budget.external > 0 || result.staffing.mode === 'doublette'
  return [
    ...(runs ? [banner(say(lang, documentText.investment))] : []),
    ...costTable(told),
    { kind: 'facts', facts: factsOf(told) },
    ...(isFeeApart(told) ? [note(say(lang, documentText.consultant_apart))] : []),
    ...(outside ? [note(say(lang, documentText.consultant_time))] : []),
    ...(runs ? [paragraph(say(lang, documentText.delay))] : []),
    ...(budget.currency === providerDay.currency && (budget.external > 0 || result.staffing.mode === 'doublette')
      ? [note(say(lang, documentText.provider_price))]
      : []),
  ]
}

function costTable(told: Told): Block[] {
  const { lang, budget } = told
  const row = (label: string, amount: number): Cell[] => [label, money(told, amount), money(told, 3 * amount)]
  const unpriced: Cell = { text: say(lang, documentText.not_priced), unknown: true }
  const spent = (
    [
      [documentText.item_external, budget.external],
      [documentText.item_ads, budget.ads],
      [documentText.item_tools, budget.tools],
      [documentText.item_production, budget.production],
    ] as const
  ).filter(([, amount]) => amount > 0)
  return table(
    [
      left(say(lang, documentText.column_item)),
      right(say(lang, documentText.column_month)),
      right(say(lang, documentText.column_pilot)),
    ],
    [
      ...(budget.internal_minutes === 0
        ? []
        : [budget.internal === null ? [timeLabel(told), unpriced, unpriced] : row(timeLabel(told), budget.internal)]),
      ...spent.map(([label, amount]) => row(say(lang, label), amount)),
      budget.total === null
        ? [say(lang, documentText.item_total_known), money(told, budget.ceiling), money(told, 3 * budget.ceiling)]
        : row(say(lang, documentText.item_total), budget.total),
    ],
    true,
  )
}

function timeLabel(told: Told): string {
  const { lang, budget } = told
  const { hourly_rate, hourly_rate_estimated, internal_minutes } = budget
  const time = minutes(internal_minutes)
  if (hourly_rate === null) return say(lang, documentText.item_time_unpriced, { time })
  const rate = money(told, hourly_rate)
  return say(lang, hourly_rate_estimated ? documentText.item_time_estimated : documentText.item_time, { time, rate })
}

function factsOf(told: Told): (readonly [string, Cell])[] {
  const { lang, budget } = told
  const { more } = budget
  return [
    [
      say(lang, documentText.label_ceiling),
      budget.ceiling === 0
        ? say(lang, documentText.ceiling_none)
        : say(lang, documentText.ceiling, { amount: money(told, budget.ceiling) }),
    ],
    ...(budget.per_post === null
      ? []
      : [[say(lang, documentText.label_per_post), money(told, wholeUnits(budget.per_post, budget.currency))] as const]),
    ...(more === null
      ? []
      : [[say(lang, documentText.label_more, { amount: money(told, more.amount) }), moreWords(told, more)] as const]),
  ]
}

/** Cents of an average tell nothing. */
function wholeUnits(amount: number, currency: string): number {
  const unit = 10 ** minorDigits(currency)
  return amount < 10 * unit ? amount : rhu(amount, unit) * unit
}

function moreWords({ lang, budget }: Told, { minutes: gained, posts }: NonNullable<Told['budget']['more']>): string {
  const time = minutes(gained)
  const more =
    posts === null || posts === 0
      ? say(lang, documentText.more, { time })
      : say(lang, documentText.more_posts, { time, count: posts })
  return say(lang, budget.ads_advisable ? documentText.more_ads : documentText.more_no_ads, { more })
}
