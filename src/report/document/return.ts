import type { Block, Cell, Chart } from '../../documents/document.ts'
import { list, month as monthInWords, number, shortMonth } from '../../i18n/format.ts'
import { reasonLabel, reportText } from '../../i18n/report.ts'
import { reportDocumentText } from '../../i18n/report-document.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import type { BreakEven, Ratio, RoiResult, Window } from '../../results/roi.ts'
import type { Reason } from '../report.ts'
import { signedMoney, signedPercent, tickMoney } from '../words.ts'
import { known, left, right, table, unknown } from './cells.ts'

export function returnBlocks(roi: RoiResult, lang: Lang): Block[] {
  const last = roi.series.at(-1)
  const { currency } = roi
  const money = (amount: number): string => signedMoney(lang, amount, currency)
  const cell = (amount: number | null): Cell => known(lang, amount, 'return_not_measured', money)
  const ratio = (value: Ratio): Cell =>
    value.bp === null ? { text: ratioWords(lang, value), unknown: true } : ratioWords(lang, value)
  const windowRow = (
    label: string,
    window: Pick<Window, 'cost' | 'strict' | 'extended' | 'strict_roi' | 'extended_roi'>,
  ): Cell[] => [
    label,
    costCell(lang, window.cost, currency),
    cell(window.strict),
    cell(window.extended),
    ratio(window.strict_roi),
    ratio(window.extended_roi),
  ]
  const windows =
    last === undefined
      ? []
      : [
          windowRow(say(lang, reportText.of_month), { ...last, cost: last.cost.total }),
          ...(last.trailing3 && roi.series.length > 3
            ? [windowRow(say(lang, reportText.trailing, { count: 3 }), last.trailing3)]
            : []),
          ...(last.trailing6 && roi.series.length > 6
            ? [windowRow(say(lang, reportText.trailing, { count: 6 }), last.trailing6)]
            : []),
          windowRow(say(lang, reportText.cumulative), last.cumulative),
        ]
  const head = [
    left(say(lang, reportText.column_period)),
    right(say(lang, reportText.column_cost)),
    right(say(lang, reportText.column_prudent)),
    right(say(lang, reportText.column_extended)),
    right(say(lang, reportText.column_roi_prudent)),
    right(say(lang, reportText.column_roi_extended)),
  ]
  const components = (['strict', 'declared', 'assisted', 'leads', 'support', 'hires'] as const).map((name): Cell[] => [
    say(lang, reportText[`returns_${name}`]),
    known(lang, last?.returns[name] ?? null, componentReason(name, roi), money),
  ])
  const banner = bannerFor(roi)
  const drawn = roi.series.some((month) => month.cost.total !== 0 || month.extended !== null)
  return [
    ...(banner === null ? [] : [{ kind: 'banner' as const, text: say(lang, banner) }]),
    ...(drawn ? [{ kind: 'chart' as const, chart: returnChart(roi, lang) }] : []),
    // with nothing entered at all, the banner and the parts below say it better than a table of blanks
    ...(drawn ? [table(head, windows)] : []),
    ...(drawn && roi.series.length > 1 ? [{ kind: 'chart' as const, chart: cumulativeChart(roi, lang) }] : []),
    table([left(say(lang, reportText.column_component)), right(say(lang, reportText.of_month))], components),
    { kind: 'facts', facts: returnFacts(roi, lang) },
    { kind: 'note', text: say(lang, reportText.method) },
    { kind: 'note', text: say(lang, reportText.confidence_note) },
  ]
}

/** Why one part of the return has no value. */
function componentReason(name: keyof RoiResult['series'][number]['returns'], roi: RoiResult): Reason {
  if (name === 'leads') return 'no_leads_logged'
  if (name === 'support' || name === 'hires') return 'not_collected'
  return roi.sales_without_margin > 0 ? 'margin_unknown' : 'not_tracked'
}

/** A cost of 0 is one that nobody entered. */
function costCell(lang: Lang, cost: number, currency: string): Cell {
  return cost === 0 ? unknown(lang, 'no_cost_entered') : signedMoney(lang, cost, currency)
}

/** Against no cost anything breaks even. */
function isCostless({ series }: RoiResult): boolean {
  return (series.at(-1)?.cumulative.cost ?? 0) === 0
}

function bannerFor({ verdict, series }: RoiResult): Text | null {
  const last = series.at(-1)?.cumulative
  if (last === undefined || (last.strict === null && last.extended === null)) return reportText.banner_not_measured
  if (verdict === 'too_early') return reportText.banner_too_early
  if (last.strict_roi.reason === 'at_least') return reportText.banner_at_least
  return verdict === 'trend' ? reportText.banner_trend : null
}

function returnFacts(roi: RoiResult, lang: Lang): (readonly [string, Cell])[] {
  const fact = (label: Text, value: Cell): readonly [string, Cell] => [say(lang, label), value]
  const excluded = Object.entries(roi.excluded_currencies).map(([currency, count]) =>
    say(lang, reportText.excluded, { currency, count }),
  )
  const missing = roi.missing_months.strict.map((month) => monthInWords(lang, month))
  const breakEven = (kind: 'strict' | 'extended'): Cell =>
    isCostless(roi)
      ? unknown(lang, 'no_cost_entered')
      : breakEvenWords(lang, roi.break_even[kind], roi.missing_months[kind].length === roi.series.length)
  return [
    fact(reportText.label_break_even, breakEven('strict')),
    fact(reportText.label_break_even_extended, breakEven('extended')),
    fact(
      reportText.label_confidence,
      say(lang, reportText.confidence, { grade: roi.confidence.grade, score: roi.confidence.score }),
    ),
    fact(reportText.label_missing, missing.length === 0 ? say(lang, reportText.none) : list(lang, missing)),
    ...(excluded.length === 0 ? [] : [fact(reportText.label_excluded, list(lang, excluded))]),
    ...(roi.duplicates_ignored === 0 ? [] : [fact(reportText.label_duplicates, number(lang, roi.duplicates_ignored))]),
    ...(roi.sales_without_margin === 0 ? [] : [fact(reportText.label_without_margin, number(lang, roi.sales_without_margin))]),
  ]
}

function breakEvenWords(lang: Lang, { first, sustained, forecast_months }: BreakEven, never: boolean): Cell {
  if (never) return unknown(lang, 'return_not_measured')
  if (sustained !== null) {
    const words = { month: monthInWords(lang, first ?? sustained), since: monthInWords(lang, sustained) }
    return first === sustained || first === null ? words.since : say(lang, reportText.break_even_at, words)
  }
  if (forecast_months !== null) return say(lang, reportText.break_even_forecast, { count: forecast_months })
  return first === null
    ? say(lang, reportText.break_even_not_yet)
    : say(lang, reportText.break_even_lost, { month: monthInWords(lang, first) })
}

/** The last year at most: more would be too small to read. */
const longestDrawing = 12

function monthLabels(lang: Lang, months: readonly string[]): string[] {
  // the last too where it is of another year: some drawings name no other than the first and the last
  const other = months[0]?.slice(0, 4) !== months.at(-1)?.slice(0, 4)
  return months.map((month, index) => {
    const end = index === 0 || (other && index === months.length - 1)
    return shortMonth(lang, month, end || month.endsWith('-01'))
  })
}

function returnChart(roi: RoiResult, lang: Lang): Chart {
  const series = roi.series.slice(-longestDrawing)
  const money = (amount: number): string => signedMoney(lang, amount, roi.currency)
  const cell = (amount: number | null): Cell => (amount === null ? unknown(lang, null) : money(amount))
  return {
    kind: 'columns',
    id: 'return',
    title: say(lang, reportText.chart_return),
    about: say(lang, reportText.chart_return_about),
    labels: monthLabels(
      lang,
      series.map(({ month }) => month),
    ),
    series: [
      { name: say(lang, reportText.series_cost), values: series.map(({ cost }) => (cost.total === 0 ? null : cost.total)) },
      { name: say(lang, reportText.series_prudent), values: series.map(({ strict }) => strict) },
      { name: say(lang, reportText.series_extended), values: series.map(({ extended }) => extended) },
    ],
    neutral: roi.verdict === 'too_early',
    missing: say(lang, reportText.not_measured),
    format: money,
    tick: (amount) => tickMoney(lang, amount, roi.currency),
    figures: {
      head: [
        left(say(lang, reportText.column_month)),
        right(say(lang, reportText.column_cost)),
        right(say(lang, reportText.column_prudent)),
        right(say(lang, reportText.column_extended)),
      ],
      rows: series.map((one) => [
        monthInWords(lang, one.month),
        costCell(lang, one.cost.total, roi.currency),
        cell(one.strict),
        cell(one.extended),
      ]),
    },
  }
}

/** Cost and return added up; where the prudent return has met the cost for good, that month is marked. */
function cumulativeChart(roi: RoiResult, lang: Lang): Chart {
  const series = roi.series.slice(-longestDrawing)
  const money = (amount: number): string => signedMoney(lang, amount, roi.currency)
  const cell = (amount: number | null): Cell => (amount === null ? unknown(lang, null) : money(amount))
  const index = isCostless(roi) ? -1 : series.findIndex(({ month }) => month === roi.break_even.strict.sustained)
  return {
    kind: 'lines',
    id: 'cumulative',
    title: say(lang, reportDocumentText.chart_cumulative),
    about: say(lang, reportDocumentText.chart_cumulative_about),
    labels: monthLabels(
      lang,
      series.map(({ month }) => month),
    ),
    series: [
      { name: say(lang, reportText.series_prudent), values: series.map(({ cumulative }) => cumulative.strict) },
      { name: say(lang, reportText.series_cost), values: series.map(({ cumulative }) => cumulative.cost) },
      { name: say(lang, reportText.series_extended), values: series.map(({ cumulative }) => cumulative.extended) },
    ],
    zero: '',
    neutral: roi.verdict === 'too_early',
    ...(index < 0 ? {} : { mark: { index, label: say(lang, reportDocumentText.break_even) } }),
    format: money,
    tick: (amount) => tickMoney(lang, amount, roi.currency),
    figures: {
      head: [
        left(say(lang, reportText.column_month)),
        right(say(lang, reportDocumentText.column_cost_total)),
        right(say(lang, reportDocumentText.column_prudent_total)),
        right(say(lang, reportDocumentText.column_extended_total)),
        right(say(lang, reportDocumentText.column_balance)),
      ],
      rows: series.map(({ month, cumulative }) => [
        monthInWords(lang, month),
        money(cumulative.cost),
        cell(cumulative.strict),
        cell(cumulative.extended),
        cell(cumulative.strict_net),
      ]),
    },
  }
}

export function ratioWords(lang: Lang, { bp, reason }: Ratio): string {
  if (bp === null) return say(lang, reasonLabel[reason === null || reason === 'at_least' ? 'return_not_measured' : reason])
  const value = signedPercent(lang, bp)
  return reason === 'at_least' ? say(lang, reportText.at_least, { value }) : value
}
