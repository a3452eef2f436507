import type { Block } from '../../documents/document.ts'
import { date, list, number } from '../../i18n/format.ts'
import { definitionText, feedbackText, reportText, sourceLabel } from '../../i18n/report.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Report } from '../report.ts'
import { capital, networkName } from '../words.ts'
import { heading, labelled, left, right, table } from './cells.ts'
import { silentNetworks } from './networks.ts'

export function annexBlocks({ sections }: Report, lang: Lang): Block[] {
  const { annexes } = sections
  const reachless = annexes.network_limits
    .filter(({ limit }) => limit === 'no_reach')
    .map(({ network }) => networkName(lang, network))
  const limits = [
    ...(reachless.length === 0
      ? []
      : [
          say(lang, reachless.length === 1 ? reportText.no_reach_on : reportText.no_reach_on_several, {
            networks: list(lang, reachless),
          }),
        ]),
    ...silentNetworks(sections.networks, lang),
  ]
  return [
    heading(lang, reportText.definitions),
    { kind: 'list', ordered: false, items: annexes.definitions.map((id) => labelled(lang, definitionText, id)) },
    heading(lang, reportText.sources),
    table(
      [
        left(say(lang, reportText.column_source)),
        right(say(lang, reportText.column_entries)),
        right(say(lang, reportText.column_last)),
      ],
      annexes.sources.map((row) => [
        capital(say(lang, sourceLabel[row.source])),
        number(lang, row.entries),
        row.last_on === null ? '' : date(lang, row.last_on),
      ]),
    ),
    ...(limits.length === 0
      ? []
      : [heading(lang, reportText.limits), { kind: 'list' as const, ordered: false, items: limits }]),
    heading(lang, reportText.questions),
    { kind: 'list', ordered: true, items: annexes.feedback_questions.map((id) => say(lang, feedbackText[id])) },
  ]
}
