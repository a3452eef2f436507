/** Which networks to open, keep, leave or close, and why. */
import type { Block, Chart } from '../../documents/document.ts'
import { minutes, number } from '../../i18n/format.ts'
import { levelLabel } from '../../i18n/labels.ts'
import { strategyText } from '../../i18n/strategy.ts'
import { documentText } from '../../i18n/strategy-document.ts'
import { say } from '../../i18n/text.ts'
import {
  accountSentence,
  alternatives,
  atStart,
  excludedSentences,
  isForLater,
  networkName,
  notCounted,
  placeOf,
  reasonSentences,
} from '../explanations.ts'
import { defaultWeights, strategyNetworks } from '../weights.ts'
import { bullets, left, noFigures, paragraph, right, table, under, type Told } from './told.ts'

export function networkBlocks(told: Told): Block[] {
  const { lang, result, facts } = told
  return [
    { kind: 'chart', chart: scoresChart(told) },
    ...firstNetwork(told),
    ...result.foundation.flatMap((listing) =>
      under(say(lang, documentText.heading_listing, { network: atStart(lang, listing) }), [
        paragraph(say(lang, documentText.listing_week, { time: minutes(defaultWeights.hours.foundation_minutes) })),
      ]),
    ),
    ...under(
      say(lang, documentText.heading_accounts),
      bullets(result.existing_accounts.map((account) => `${accountSentence(lang, account)}.`)),
    ),
    ...under(
      say(lang, strategyText.section_before),
      bullets(facts.gates[lang].map((gate) => say(lang, strategyText.before_gate, gate))),
    ),
    ...under(say(lang, documentText.heading_left_out), [
      ...bullets([...excludedSentences(told), notCounted(told)]),
      ...placesTable(told),
    ]),
  ]
}

/** Those that may be chosen, the best first; the listing is no network and has no rank. */
function scoresChart({ lang, result }: Told): Chart {
  const shown = (result.ranking.length > 0 ? result.ranking : strategyNetworks).slice(0, 8)
  return {
    kind: 'bars',
    id: 'scores',
    title: say(lang, documentText.chart_scores, { min: defaultWeights.min_score / 100 }),
    about: say(lang, documentText.chart_scores_about),
    names: { value: say(lang, documentText.series_score), mark: '' },
    rows: shown.map((network) => ({
      label: networkName(lang, network),
      value: result.scores[network].score,
      mark: null,
    })),
    format: (value) => number(lang, value),
    tick: (value) => number(lang, value),
    figures: noFigures,
  }
}

function firstNetwork(told: Told): Block[] {
  const { lang, result, input } = told
  const { phase1 } = result
  if (!phase1) {
    const listed = result.foundation.length > 0
    return under(say(lang, documentText.heading_none), [
      paragraph(say(lang, listed ? strategyText.red : strategyText.red_no_premises)),
      ...bullets(alternatives(told)),
    ])
  }
  const forLater = isForLater(result)
  const account = input.accounts?.find(
    ({ network }) => ((defaultWeights.retire_map as Readonly<Record<string, string>>)[network] ?? network) === phase1.network,
  )
  const text = forLater
    ? documentText.heading_someday
    : account === undefined
      ? documentText.heading_first
      : account.status === 'active'
        ? documentText.heading_first_kept
        : documentText.heading_first_dormant
  const { positive, negative } = reasonSentences(told)
  const values = { level: say(lang, levelLabel[phase1.level]), time: minutes(phase1.effort.total) }
  return under(say(lang, text, { network: atStart(lang, phase1.network) }), [
    ...bullets([...positive, ...negative]),
    paragraph(
      `${say(lang, strategyText.score, { network: atStart(lang, phase1.network), score: result.scores[phase1.network].score })}. ${say(lang, forLater ? strategyText.effort_later : strategyText.effort, values)}`,
    ),
    ...bullets(alternatives(told)),
  ])
}

/** All of them, with what became of each: nobody wonders about a network that is not named. */
function placesTable(told: Told): Block[] {
  const { lang, result } = told
  const all = [...strategyNetworks].toSorted((a, b) => result.scores[b].raw - result.scores[a].raw)
  return table(
    [
      left(say(lang, documentText.column_network)),
      right(say(lang, documentText.column_score)),
      left(say(lang, documentText.column_place)),
    ],
    all.map((network) => [
      networkName(lang, network),
      number(lang, result.scores[network].score),
      say(lang, placeOf(told, network)),
    ]),
  )
}
