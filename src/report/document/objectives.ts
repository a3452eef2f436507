import type { Block, Cell, Table } from '../../documents/document.ts'
import { date, percent } from '../../i18n/format.ts'
import { objectiveLabel, objectiveStatusLabel } from '../../i18n/labels.ts'
import { reasonLabel, reportKpiLabel, reportText } from '../../i18n/report.ts'
import { reportDocumentText } from '../../i18n/report-document.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { ObjectiveItem, Report } from '../report.ts'
import { capital, signedPercent } from '../words.ts'
import { known, labelled, left, right, table, unitWords, unknown } from './cells.ts'

/** What the drawing has no bar for, with what is known of it: a terminal shows no table beside a drawing. */
function undrawnNotes(items: readonly ObjectiveItem[], lang: Lang, currency: string): Block[] {
  return items.map(({ kpi, unit, actual, target, status_reason }): Block => {
    const words = unitWords(lang, unit, currency)
    const name = capital(say(lang, reportKpiLabel(kpi)))
    const known = [
      ...(actual === null ? [] : [say(lang, reportDocumentText.now_is, { value: words(actual) })]),
      ...(target === null ? [] : [say(lang, reportDocumentText.target_is, { value: words(target) })]),
      say(lang, reportDocumentText.no_progress, { reason: say(lang, reasonLabel[status_reason ?? 'not_collected']) }),
    ]
    return { kind: 'note', text: say(lang, reportDocumentText.undrawn, { name, known: known.join(', ') }) }
  })
}

export function objectiveBlocks({ sections, currency }: Report, lang: Lang): Block[] {
  const { items, roo_bp, roo_bp_reason, coverage_bp } = sections.objectives
  if (items.length === 0) {
    return [
      {
        kind: 'paragraph',
        text: say(lang, reportText.no_objectives, { reason: say(lang, reasonLabel[roo_bp_reason ?? 'no_strategy']) }),
      },
    ]
  }
  const rows = items.map((item): Cell[] => {
    const words = unitWords(lang, item.unit, currency)
    const target = item.target === null ? null : words(item.target)
    return [
      labelled(lang, objectiveLabel, item.objective),
      capital(say(lang, reportKpiLabel(item.kpi))),
      known(lang, item.baseline, 'no_baseline', words),
      target === null
        ? unknown(lang, 'no_target')
        : item.date === null
          ? target
          : say(lang, reportText.by_date, { target, date: date(lang, item.date) }),
      known(lang, item.actual, item.actual_reason, words),
      known(lang, item.attainment_bp, null, (value) => signedPercent(lang, value)),
      capital(say(lang, objectiveStatusLabel[item.status])),
    ]
  })
  const head = [
    left(say(lang, reportText.column_objective)),
    left(say(lang, reportText.column_kpi)),
    right(say(lang, reportText.column_baseline)),
    right(say(lang, reportText.column_target)),
    right(say(lang, reportText.column_now)),
    right(say(lang, reportText.column_attainment)),
    left(say(lang, reportText.column_status)),
  ]
  const roo =
    roo_bp === null
      ? say(lang, reportText.roo_unknown, { reason: say(lang, reasonLabel[roo_bp_reason ?? 'not_collected']) })
      : say(lang, reportText.roo, { value: percent(lang, roo_bp), coverage: percent(lang, coverage_bp) })
  const figures: Table = { head, rows }
  const drawn = items.flatMap((item) => (item.attainment_bp === null ? [] : [{ ...item, attainment_bp: item.attainment_bp }]))
  return [
    drawn.length === 0
      ? table(head, rows)
      : {
          kind: 'chart',
          chart: {
            kind: 'bars',
            id: 'objectives',
            title: say(lang, reportDocumentText.chart_objectives),
            about: say(lang, reportDocumentText.chart_objectives_about),
            names: { value: say(lang, reportDocumentText.series_progress), mark: say(lang, reportDocumentText.series_target) },
            rows: drawn.map(({ kpi, unit, actual, target, attainment_bp }) => ({
              label: capital(say(lang, reportKpiLabel(kpi))),
              value: Math.max(0, attainment_bp),
              mark: 10_000,
              said: say(lang, reportDocumentText.now_of_target, {
                now: actual === null ? '' : unitWords(lang, unit, currency)(actual),
                target: target === null ? '' : unitWords(lang, unit, currency)(target),
              }),
            })),
            format: (value) => percent(lang, value),
            tick: (value) => percent(lang, value),
            figures,
          },
        },
    ...(drawn.length === 0
      ? []
      : undrawnNotes(
          items.filter(({ attainment_bp }) => attainment_bp === null),
          lang,
          currency,
        )),
    { kind: 'note', text: roo },
  ]
}
