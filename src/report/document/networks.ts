import type { Block, Cell, Chart, Table } from '../../documents/document.ts'
import { list, minutes, number, percent } from '../../i18n/format.ts'
import { reasonLabel, reportText } from '../../i18n/report.ts'
import { rateByLabel, reportDocumentText } from '../../i18n/report-document.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Measured, NetworkMonth, Reason, Report } from '../report.ts'
import { networkName, signedMoney, signedNumber } from '../words.ts'
import { figureCell, heading, left, right, sourceCell, table } from './cells.ts'

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
  readonly missing: readonly { readonly label: string; readonly reason: Reason | null }[]
}

function measureRows(row: NetworkMonth, lang: Lang): MeasureRows {
  const count = (value: number): string => number(lang, value)
  const figures: readonly (readonly [label: string, figure: Measured, words: (value: number) => string])[] = [
    [say(lang, reportDocumentText.reach), row.reach, count],
    [say(lang, reportDocumentText.impressions), row.impressions, count],
    [say(lang, reportDocumentText.views), row.views, count],
    [say(lang, reportDocumentText.engagements), row.engagements, count],
    [say(lang, reportDocumentText.clicks), row.clicks, count],
    [say(lang, reportDocumentText.followers), row.followers, count],
    [say(lang, reportDocumentText.follower_net), row.follower_net, (value) => signedNumber(lang, value)],
    [say(lang, reportDocumentText.sessions), row.sessions, count],
  ]
  const rateName = (by: keyof typeof rateByLabel): string =>
    say(lang, reportDocumentText.rate, { by: say(lang, rateByLabel[by]) })
  const smm = sourceCell(lang, 'smm', null)
  const measured = figures.flatMap(([label, figure, words], index): (readonly Cell[])[] => {
    const own =
      figure.value === null
        ? []
        : [[label, figureCell(lang, figure, words), sourceCell(lang, figure.source, figure.captured_at)]]
    const sum =
      index === 0 && row.reach_of_posts !== null
        ? [[say(lang, reportDocumentText.reach_of_posts), count(row.reach_of_posts), smm]]
        : []
    const rate =
      index === 3 && row.rate !== null
        ? [
            [
              rateName(row.rate.by),
              percent(lang, row.rate.bp),
              say(lang, reportDocumentText.rate_posts, { count: row.rate.posts }),
            ],
          ]
        : []
    return [...own, ...sum, ...rate]
  })
  return {
    measured,
    missing: figures.flatMap(([label, { value, reason }]) => (value === null ? [{ label, reason }] : [])),
  }
}

function measuredBlocks({ network }: NetworkMonth, { measured, missing }: MeasureRows, lang: Lang): Block[] {
  const reasons = [...new Set(missing.map(({ reason }) => reason))]
  return [
    heading(lang, { fr: networkName('fr', network), en: networkName('en', network) }),
    table(
      [
        left(say(lang, reportDocumentText.column_measure)),
        right(say(lang, reportText.of_month)),
        left(say(lang, reportDocumentText.column_source)),
      ],
      measured,
    ),
    ...reasons.map((reason): Block => {
      const measures = missing.filter((one) => one.reason === reason).map(({ label }) => label)
      return {
        kind: 'note',
        text: say(lang, reportDocumentText.not_measured_line, {
          reason: say(lang, reasonLabel[reason ?? 'not_collected']),
          measures: measures.join(', '),
        }),
      }
    }),
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
