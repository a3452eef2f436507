/** What to talk about, and how often. */
import type { Block, Chart } from '../../documents/document.ts'
import { pillarLabel } from '../../i18n/labels.ts'
import { documentText } from '../../i18n/strategy-document.ts'
import { say } from '../../i18n/text.ts'
import { atStart, cadenceText, isForLater } from '../explanations.ts'
import { pillarIds } from '../weights.ts'
import { capital, note, paragraph, percentText, type Told } from './told.ts'

export function contentBlocks(told: Told): Block[] {
  const { lang, result } = told
  const { phase1 } = result
  const runs = phase1 !== null && !isForLater(result)
  return [
    ...(runs
      ? [
          paragraph(
            `${say(lang, documentText.cadence, { network: atStart(lang, phase1.network), cadence: cadenceText(lang, phase1.cadence_per_quarter) })} ${say(lang, documentText.regular)}`,
          ),
        ]
      : [paragraph(say(lang, documentText.pillars_later))]),
    { kind: 'chart', chart: pillarsChart(told) },
    note(say(lang, documentText.pillars_note)),
  ]
}

function pillarsChart({ lang, result }: Told): Chart {
  const rows = pillarIds
    .map((id) => ({ label: capital(say(lang, pillarLabel[id])), value: result.pillars[id] ?? 0, mark: null }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)
  const format = (value: number): string => percentText(lang, value)
  return {
    kind: 'bars',
    id: 'pillars',
    title: say(lang, documentText.chart_pillars),
    about: say(lang, documentText.chart_pillars_about),
    names: { value: say(lang, documentText.series_share), mark: '' },
    rows,
    format,
    tick: format,
    figures: {
      head: [{ title: say(lang, documentText.column_theme) }, { title: say(lang, documentText.column_share), right: true }],
      rows: rows.map(({ label, value }) => [label, format(value)]),
    },
  }
}
