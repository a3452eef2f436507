import { toCsv, type CsvCell, type CsvTable } from '../../documents/csv.ts'
import { minorDigits } from '../../i18n/format.ts'
import type { Lang } from '../../i18n/text.ts'
import type { Portfolio } from '../portfolio.ts'
import type { CaseStudy } from './case-study.ts'
import type { InternalDigest } from './internal.ts'
import type { MarginSheet } from './margin.ts'

type Tables = Promise<ReadonlyMap<string, string>>

/** The columns bear the names of the JSON; a reason stands beside the figure that is missing. */
async function written(tables: Readonly<Record<string, CsvTable>>, lang: Lang): Tables {
  const texts = await Promise.all(Object.entries(tables).map(async ([name, one]) => [name, await toCsv(one, lang)] as const))
  return new Map(texts)
}

const money =
  (currency: string) =>
  (value: number | null): CsvCell =>
    value === null ? null : { minor: value, digits: minorDigits(currency) }

export async function marginCsv(sheet: MarginSheet, lang: Lang): Tables {
  const header = [
    'client',
    'currency',
    'sold_minutes',
    'spent_minutes',
    'over_minutes',
    'over_amount',
    'invoiced',
    'effective_hourly_rate',
    'rate_difference',
    'reason',
  ]
  const row = (name: string, one: MarginSheet['totals'][number]): CsvCell[] => {
    const amount = money(one.currency)
    return [
      name,
      one.currency,
      one.sold_minutes,
      one.spent_minutes,
      one.over_minutes,
      amount(one.over_amount),
      amount(one.invoiced),
      amount(one.effective_hourly_rate),
      amount(one.rate_difference),
      one.rate_difference_reason ?? one.over_amount_reason,
    ]
  }
  return written(
    {
      clients: { header, rows: sheet.clients.map((one) => row(one.client, one)) },
      totals: { header, rows: sheet.totals.map((one) => row('', one)) },
    },
    lang,
  )
}

export async function portfolioCsv(portfolio: Portfolio, lang: Lang): Tables {
  return written(
    {
      clients: {
        header: [
          'client',
          'client_name',
          'currency',
          'objectives',
          'minutes',
          'minutes_planned',
          'cost',
          'strict',
          'strict_roi_bp',
          'reason',
          'verdict',
          'posts_published',
          'posts_planned',
          'version',
          'sent_at',
          'changes',
        ],
        rows: portfolio.clients.map((one) => [
          one.client,
          one.client_name,
          one.currency,
          one.objectives.map(({ objective, status }) => `${objective}: ${status}`).join('; '),
          one.minutes,
          one.minutes_planned,
          money(one.currency)(one.cost),
          money(one.currency)(one.strict),
          one.strict_roi?.bp ?? null,
          one.strict_reason ?? one.strict_roi?.reason ?? null,
          one.verdict,
          one.posts_published,
          one.posts_planned,
          one.version,
          one.sent_at,
          one.changes,
        ]),
      },
      totals: {
        header: ['currency', 'clients', 'cost', 'cost_of', 'strict', 'strict_of'],
        rows: portfolio.totals.map((one) => [
          one.currency,
          one.clients,
          money(one.currency)(one.cost),
          one.cost_of,
          money(one.currency)(one.strict),
          one.strict_of,
        ]),
      },
    },
    lang,
  )
}

export async function internalCsv(digest: InternalDigest, lang: Lang): Tables {
  const rows = digest.contributors.flatMap((one) =>
    one.activities.map(({ activity, minutes }): CsvCell[] => [one.name, activity, minutes]),
  )
  return written({ contributors: { header: ['name', 'activity', 'minutes'], rows } }, lang)
}

export async function caseStudyCsv(study: CaseStudy, lang: Lang): Tables {
  return written(
    {
      objectives: {
        header: ['objective', 'kpi', 'unit', 'baseline', 'now', 'target', 'attainment_bp', 'status'],
        rows: study.objectives.map((one) => [
          one.objective,
          one.kpi,
          one.unit,
          one.baseline,
          one.now,
          one.target,
          one.attainment_bp,
          one.status,
        ]),
      },
      return: {
        header: ['months', 'currency', 'cost', 'strict', 'extended', 'strict_roi_bp', 'verdict', 'confidence'],
        rows: [
          [
            study.months,
            study.currency,
            money(study.currency)(study.cost),
            money(study.currency)(study.strict),
            money(study.currency)(study.extended),
            study.strict_roi_bp,
            study.verdict,
            study.confidence,
          ],
        ],
      },
    },
    lang,
  )
}
