import type { Block, Cell } from '../../documents/document.ts'
import { reportKpiLabel, reportText, stageLabel } from '../../i18n/report.ts'
import { reportDocumentText } from '../../i18n/report-document.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Indicator, Report } from '../report.ts'
import { capital, networkName } from '../words.ts'
import { known, left, right, sourceCell, table, unitWords } from './cells.ts'

export function indicatorBlocks({ sections, currency }: Report, lang: Lang): Block[] {
  const rows = sections.indicators.map((row, index, all): Cell[] => {
    const words = unitWords(lang, row.unit, currency)
    return [
      capital(say(lang, reportKpiLabel(row.kpi))),
      // said where it begins: the rows stand in the order of the stages
      row.stage === all[index - 1]?.stage ? '' : say(lang, stageLabel[row.stage]),
      known(lang, row.value, row.value_reason, (value) =>
        row.at_least ? say(lang, reportText.at_least, { value: words(value) }) : words(value),
      ),
      row.previous === null ? { text: '–', unknown: true } : words(row.previous),
      row.target === null ? '' : words(row.target),
      arrow(row),
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
  return [table(head, rows)]
}

/** Where it went since last month; nothing where two months are not known. */
function arrow({ value, previous }: Indicator): string {
  if (value === null || previous === null) return ''
  if (value === previous) return '='
  return value > previous ? '↗' : '↘'
}
