/** Hours against need, and the three means. */
import type { BarChart, Block, Tile } from '../../documents/document.ts'
import { minutes, number } from '../../i18n/format.ts'
import { feasibilityLabel, levelLabel } from '../../i18n/labels.ts'
import { strategyText } from '../../i18n/strategy.ts'
import { documentText, lightLabel, meanLabel, meanText } from '../../i18n/strategy-document.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { feasibilitySentence, isForLater, networkName, nextLevel, timeParts, timeSentence, yardstick } from '../explanations.ts'
import { meansOf } from '../means.ts'
import { effortFor, weightsFor } from '../strategy.ts'
import { defaultWeights, levelIds } from '../weights.ts'
import { capital, heading, left, note, paragraph, right, table, nearestOf, type Told } from './told.ts'

export function timeBlocks(told: Told): Block[] {
  const { lang, result } = told
  const { phase1, feasibility } = result
  const runs = phase1 !== null && !isForLater(result)
  const more = runs ? nextLevel(told) : null
  const parts = timeParts(told)
  return [
    paragraph(
      `${timeSentence(told)} ${runs ? feasibilitySentence(told) : `${capital(say(lang, feasibilityLabel[feasibility.status]))}.`}`,
    ),
    { kind: 'chart', chart: needChart(told) },
    ...table(
      [left(say(lang, documentText.column_where)), right(say(lang, documentText.column_month))],
      parts.map((part) => [capital(part.name), minutes(part.minutes)]),
    ),
    ...(more === null ? [] : [paragraph(more)]),
    paragraph(`${yardstick(told)} ${ruleDays(lang, feasibility.rule_minutes_per_network)}`),
    note(say(lang, documentText.rule_origin)),
    heading(say(lang, documentText.means)),
    { kind: 'tiles', tiles: meanTiles(told) },
    note(say(lang, documentText.means_note)),
  ]
}

/** « 32 h par mois, c'est environ 4,6 jours de 7 h. » */
function ruleDays(lang: Lang, ruleMinutes: number): string {
  const days = Math.round((ruleMinutes * 10) / 420) / 10
  return say(lang, documentText.rule_days, {
    hours: minutes(ruleMinutes),
    days: say(lang, strategyText.days, { count: days, number: number(lang, days, 1) }),
  })
}

/** What each level of the network would take, all included, against the time there is. */
function needChart({ lang, input, result }: Told): BarChart {
  const { feasibility, foundation } = result
  const { overhead_minutes, foundation_minutes, rule_per_network } = defaultWeights.hours
  const base = overhead_minutes + foundation_minutes * foundation.length
  const network = result.phase1?.network ?? nearestOf(result)?.network ?? null
  const support = input.objectives.includes('support')
  const levels =
    network === null
      ? []
      : levelIds.map((level) => ({
          label: `${networkName(lang, network)}, ${say(lang, levelLabel[level])}`,
          value:
            base + effortFor(network, level, { is_first: true, coverage: input.coverage, support }, weightsFor(input)).total,
        }))
  const published = feasibility.rule_minutes_per_network === rule_per_network * 60
  const rows = [
    { label: capital(say(lang, foundation.length > 0 ? documentText.need_base : documentText.need_watch)), value: base },
    ...levels,
    {
      label: capital(say(lang, published ? documentText.need_rule : documentText.need_rule_own)),
      value: feasibility.rule_minutes_per_network,
    },
  ]
  return {
    kind: 'bars',
    id: 'hours',
    title: say(lang, documentText.chart_need),
    about: say(lang, documentText.chart_need_about),
    names: { value: say(lang, documentText.series_need), mark: say(lang, documentText.series_have) },
    rows: rows.map((row) => ({ ...row, mark: feasibility.minutes_per_month })),
    format: minutes,
    tick: minutes,
    figures: {
      head: [left(say(lang, documentText.column_presence)), right(say(lang, documentText.column_month))],
      rows: rows.map(({ label, value }) => [label, minutes(value)]),
    },
  }
}

function meanTiles({ lang, input, result, budget }: Told): Tile[] {
  return meansOf(input, result, budget).map(({ mean, light, because }) => ({
    label: say(lang, meanLabel[mean]),
    value: capital(say(lang, lightLabel[light])),
    detail: say(lang, meanText[because]),
    unknown: false,
  }))
}
