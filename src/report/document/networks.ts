import type { Block, Cell, Chart, Table } from '../../documents/document.ts'
import { list, minutes, number, percent } from '../../i18n/format.ts'
import { reportText } from '../../i18n/report.ts'
import { rateByLabel, reportDocumentText } from '../../i18n/report-document.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import type { Measured, NetworkMonth, Report } from '../report.ts'
import { networkName, signedMoney, signedNumber } from '../words.ts'
import { figureCell, heading, left, missingNotes, right, sourceCell, table, type Missing } from './cells.ts'

/** All networks side by side, then what was measured on each, one after the other. */
export function networkBlocks({ sections, currency }: Report, lang: Lang): Block[] {
  const { networks, annexes } = sections
  if (networks.length === 0) return [{ kind: 'paragraph', text: say(lang, reportText.no_networks) }]
  const overview = overviewTable(networks, lang, currency)
  const drawn = networks.filter((row) => row.published > 0 || (row.planned ?? 0) > 0)
  const parts = networks.map((row) => ({ row, rows: measureRows(row, lang) }))
  const reachless = annexes.network_limits
    .filter(({ limit }) => limit === 'no_reach')
    .map(({ network }) => networkName(lang, network))
  const noReach = reachless.length === 1 ? reportText.no_reach_on : reportText.no_reach_on_several
  const summed = networks.some(({ reach_of_posts }) => reach_of_posts !== null)
  return [
    drawn.length === 0 ? table(overview.head, overview.rows) : { kind: 'chart', chart: postsChart(drawn, lang, overview) },
    ...parts.flatMap(({ row, rows }) => (rows.measured.length === 0 ? [] : measuredBlocks(row, rows, lang))),
    ...silentNetworks(networks, lang).map((text) => ({ kind: 'note' as const, text })),
    ...(reachless.length === 0
      ? []
      : [{ kind: 'note' as const, text: say(lang, noReach, { networks: list(lang, reachless) }) }]),
    ...(summed ? [{ kind: 'note' as const, text: say(lang, reportDocumentText.reach_note) }] : []),
  ]
}

/** Those of which no figure was read, in one sentence; none where all have some. */
export function silentNetworks(networks: readonly NetworkMonth[], lang: Lang): string[] {
  const silent = networks.filter((row) => measureRows(row, lang).measured.length === 0)
  if (silent.length === 0) return []
  const names = silent.map(({ network }) => networkName(lang, network))
  return [say(lang, reportDocumentText.nothing_collected, { networks: list(lang, names) })]
}

function overviewTable(networks: readonly NetworkMonth[], lang: Lang, currency: string): Table {
  const money = (amount: number): string => signedMoney(lang, amount, currency)
  const costed = networks.some(({ cost }) => cost !== null)
  const returned = networks.some(({ margin }) => margin !== null)
  const short = (value: number | null, words: (value: number) => string): Cell =>
    value === null ? { text: say(lang, reportText.not_measured), unknown: true } : words(value)
  return {
    head: [
      left(say(lang, reportText.column_network)),
      right(say(lang, reportText.column_published)),
      right(say(lang, reportText.column_planned)),
      right(say(lang, reportText.column_failed)),
      right(say(lang, reportText.column_time)),
      ...(costed ? [right(say(lang, reportText.column_cost))] : []),
      ...(returned ? [right(say(lang, reportDocumentText.column_margin))] : []),
    ],
    rows: networks.map((row) => [
      networkName(lang, row.network),
      number(lang, row.published),
      row.planned === null ? { text: say(lang, reportText.not_applicable), unknown: true } : number(lang, row.planned),
      number(lang, row.failed),
      short(row.minutes, minutes),
      ...(costed ? [short(row.cost, money)] : []),
      ...(returned ? [short(row.margin, money)] : []),
    ]),
  }
}

interface MeasureRows {
  readonly measured: readonly (readonly Cell[])[]
  readonly missing: readonly Missing[]
}

function measureRows(row: NetworkMonth, lang: Lang): MeasureRows {
  const { previous } = row
  const count = (value: number): string => number(lang, value)
  const before = (value: number | null, words = count): Cell => (value === null ? { text: '–', unknown: true } : words(value))
  const then = (name: NetworkMonth['previous']['at_least'][number]): Cell =>
    before(previous[name], (value) =>
      previous.at_least.includes(name) ? say(lang, reportText.at_least, { value: count(value) }) : count(value),
    )
  const missing: Missing[] = []
  const figure = (text: Text, measured: Measured, earlier: Cell, words = count): Cell[][] => {
    const label = say(lang, text)
    if (measured.value === null) {
      missing.push({ label, reason: measured.reason })
      return []
    }
    const source = sourceCell(lang, measured.source, measured.captured_at)
    return [[label, figureCell(lang, measured, words), earlier, source]]
  }
  const ofPosts: Cell[][] =
    row.reach_of_posts === null
      ? []
      : [
          [
            say(lang, reportDocumentText.reach_of_posts),
            count(row.reach_of_posts),
            before(previous.reach_of_posts),
            sourceCell(lang, 'smm', null),
          ],
        ]
  const rate: Cell[][] =
    row.rate === null
      ? []
      : [
          [
            say(lang, reportDocumentText.rate, { by: say(lang, rateByLabel[row.rate.by]) }),
            percent(lang, row.rate.bp),
            before(previous.rate_bp, (value) => percent(lang, value)),
            say(lang, reportDocumentText.rate_posts, { count: row.rate.posts }),
          ],
        ]
  const measured = [
    ...figure(reportDocumentText.reach, row.reach, then('reach')),
    ...ofPosts,
    ...figure(reportDocumentText.impressions, row.impressions, then('impressions')),
    ...figure(reportDocumentText.views, row.views, then('views')),
    ...figure(reportDocumentText.engagements, row.engagements, then('engagements')),
    ...rate,
    ...figure(reportDocumentText.clicks, row.clicks, then('clicks')),
    ...figure(reportDocumentText.followers, row.followers, then('followers')),
    ...figure(reportDocumentText.follower_net, row.follower_net, before(null), (value) => signedNumber(lang, value)),
    ...figure(reportDocumentText.sessions, row.sessions, before(null)),
  ]
  return { measured, missing }
}

function measuredBlocks({ network }: NetworkMonth, { measured, missing }: MeasureRows, lang: Lang): Block[] {
  return [
    heading(lang, { fr: networkName('fr', network), en: networkName('en', network) }),
    table(
      [
        left(say(lang, reportDocumentText.column_measure)),
        right(say(lang, reportText.of_month)),
        right(say(lang, reportText.column_before)),
        left(say(lang, reportDocumentText.column_source)),
      ],
      measured,
    ),
    ...missingNotes(lang, missing),
  ]
}

function postsChart(rows: readonly NetworkMonth[], lang: Lang, figures: Table): Chart {
  return {
    kind: 'bars',
    id: 'posts',
    title: say(lang, reportText.chart_posts),
    about: say(lang, reportText.chart_posts_about),
    names: { value: say(lang, reportText.series_published), mark: say(lang, reportText.series_posts_planned) },
    rows: rows.map(({ network, published, planned }) => ({
      label: networkName(lang, network),
      value: published,
      mark: planned,
    })),
    format: (value) => number(lang, value),
    tick: (value) => number(lang, value),
    figures,
  }
}
