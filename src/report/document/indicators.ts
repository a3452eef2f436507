import type { Block, Cell } from '../../documents/document.ts'
import { kpiText } from '../../i18n/kpi.ts'
import { reportKpiLabel, reportText, stageLabel } from '../../i18n/report.ts'
import { reportDocumentText } from '../../i18n/report-document.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Report } from '../report.ts'
import { capital, networkName } from '../words.ts'
import { known, left, missingNotes, right, sourceCell, table, unitWords } from './cells.ts'

/** Where it went since last month; nothing where the two months do not compare. */
const arrows = { up: '↗', down: '↘', flat: '=' } as const

export function indicatorBlocks({ sections, currency }: Report, lang: Lang): Block[] {
  // « sans objet » has its place, for its target stands beside it
  const shown = sections.indicators.filter(({ value, value_reason }) => value !== null || value_reason === 'nothing_planned')
  const missing = sections.indicators.filter((row) => !shown.includes(row))
  const rows = shown.map((row, index, all): Cell[] => {
    const words = unitWords(lang, row.unit, currency)
    return [
      capital(say(lang, reportKpiLabel(row.kpi))),
      // said where it begins: the rows stand in the order of the stages
      row.stage === all[index - 1]?.stage ? '' : say(lang, stageLabel[row.stage]),
      known(lang, row.value, row.value_reason, (value) =>
        row.at_least ? say(lang, reportText.at_least, { value: words(value) }) : words(value),
      ),
      row.previous === null
        ? { text: '–', unknown: true }
        : row.previous_at_least
          ? say(lang, reportText.at_least, { value: words(row.previous) })
          : words(row.previous),
      row.target === null ? '' : words(row.target),
      row.trend === null ? '' : arrows[row.trend],
      [
        ...row.networks.map((network) => networkName(lang, network)),
        // what smm counts itself is as old as the report
        sourceCell(lang, row.source, row.source === 'smm' ? null : row.captured_at),
      ].join(', '),
    ]
  })
  const head = [
    left(say(lang, reportText.column_kpi)),
    left(say(lang, reportText.column_stage)),
    right(say(lang, reportText.column_now)),
    right(say(lang, reportText.column_before)),
    right(say(lang, reportText.column_target)),
    left(say(lang, reportText.column_trend)),
    left(say(lang, reportDocumentText.column_source)),
  ]
  const notes = missing.map(({ kpi, target, unit, value_reason }) => {
    const name = capital(say(lang, reportKpiLabel(kpi)))
    const aim = target === null ? null : unitWords(lang, unit, currency)(target)
    return { label: aim === null ? name : say(lang, kpiText.with_target, { name, target: aim }), reason: value_reason }
  })
  return [...(rows.length === 0 ? [] : [table(head, rows)]), ...missingNotes(lang, notes)]
}
