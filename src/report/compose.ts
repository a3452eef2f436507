import { date, list, minutes, month as monthInWords, number, percent } from '../i18n/format.ts'
import { activityLabel, costKindLabel, objectiveLabel, objectiveStatusLabel, pillarLabel, roleLabel } from '../i18n/labels.ts'
import {
  definitionText,
  feedbackText,
  flagText,
  reasonLabel,
  reportKpiLabel,
  reportText,
  sectionTitle,
  sourceLabel,
  stageLabel,
  whoLabel,
} from '../i18n/report.ts'
import { roleName } from '../i18n/results.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import { costKinds, type BreakEven, type Ratio, type RoiResult, type Window } from '../results/roi.ts'
import type { Author } from '../documents/author.ts'
import type { Block, Cell, Chart, Column, Document, Section, Table, Tile } from '../documents/document.ts'
import type { CostFlag, Indicator, Reason, Report, Unit } from './report.ts'
import { taskWords } from './summary.ts'
import { capital, networkName, shortMonth, signedMoney, signedPercent, tickMoney } from './words.ts'

/** The document of a report in one language. Nothing is computed here that the data do not say. */
export function compose(report: Report, lang: Lang, author: Author): Document {
  const { sections } = report
  const bodies: readonly (readonly [keyof Report['sections'], readonly Block[]])[] = [
    ['summary', summaryBlocks(report, lang)],
    ['objectives', objectiveBlocks(report, lang)],
    ['indicators', indicatorBlocks(report, lang)],
    ['networks', networkBlocks(report, lang)],
    ['posts', postBlocks(report, lang)],
    ['time_and_budget', timeBlocks(report, lang)],
    ['return', returnBlocks(sections.return, lang)],
    ['community', communityBlocks(report, lang)],
    ['next_month', nextBlocks(report, lang)],
    ['annexes', annexBlocks(report, lang)],
  ]
  const contact = [author.name, author.company, author.email, author.phone].filter((part) => part !== null)
  return {
    lang,
    cover: false,
    kicker: say(lang, reportText.title),
    title: report.client_name,
    subtitle: capital(monthInWords(lang, report.month)),
    draft: report.draft ? say(lang, reportText.draft) : null,
    from: [author.name, author.company].filter((part) => part !== null),
    made_at: report.generated_at,
    sections: bodies.map(([key, blocks], index): Section => ({
      number: index + 1,
      title: say(lang, sectionTitle[key]),
      blocks,
    })),
    foot: [
      say(lang, reportText.made_on, { date: date(lang, report.generated_at) }),
      ...(contact.length === 0 ? [] : [contact.join(' · ')]),
    ],
  }
}

// Cells

function unknown(lang: Lang, reason: Reason | null): Cell {
  if (reason === 'nothing_planned') return { text: say(lang, reportText.not_applicable), unknown: true }
  const text =
    reason === null
      ? say(lang, reportText.not_measured)
      : say(lang, reportText.not_measured_why, { reason: say(lang, reasonLabel[reason]) })
  return { text, unknown: true }
}

function nothingPlanned(lang: Lang, reason: Reason | null): string {
  return say(lang, reportText.no_plan, { reason: say(lang, reasonLabel[reason ?? 'no_strategy']) })
}

function known<T>(lang: Lang, value: T | null, reason: Reason | null, words: (value: T) => string): Cell {
  return value === null ? unknown(lang, reason) : words(value)
}

const left = (title: string): Column => ({ title })
const right = (title: string): Column => ({ title, right: true })
const table = (head: readonly Column[], rows: readonly (readonly Cell[])[], total = false): Block => ({
  kind: 'table',
  head,
  rows,
  total,
})

/** The words for a code that a client's file or an older version may have brought along; the code itself where there are none. */
function labelled(lang: Lang, labels: Readonly<Record<string, Text>>, code: string): string {
  const label = Object.hasOwn(labels, code) ? labels[code] : undefined
  return label === undefined ? code : say(lang, label)
}

// 1 In short

function summaryBlocks(report: Report, lang: Lang): Block[] {
  const { sentences } = report.sections.summary
  return [
    ...(report.draft ? [{ kind: 'banner' as const, text: say(lang, reportText.draft_why) }] : []),
    { kind: 'sentences', sentences: sentences.map((sentence) => sentence[lang]) },
    { kind: 'tiles', tiles: tilesOf(report, lang) },
  ]
}

/** Time, cost, content, return: each with what it is held against. */
function tilesOf({ sections, currency }: Report, lang: Lang): Tile[] {
  const { time_and_budget: time, networks } = sections
  const unknownTile = (label: Text, reason: Reason): Tile => ({
    label: say(lang, label),
    value: say(lang, reportText.not_measured),
    detail: say(lang, reasonLabel[reason]),
    unknown: true,
  })
  const tile = (label: Text, value: string, detail: string): Tile => ({
    label: say(lang, label),
    value,
    detail,
    unknown: false,
  })
  const noPlan = (reason: Reason | null): string => nothingPlanned(lang, reason)

  const ofTime =
    time.minutes === null
      ? unknownTile(reportText.tile_time, time.minutes_reason ?? 'no_time_logged')
      : tile(
          reportText.tile_time,
          minutes(time.minutes),
          time.minutes_planned === null
            ? noPlan(time.minutes_planned_reason)
            : say(lang, reportText.of_planned, { planned: minutes(time.minutes_planned) }),
        )

  const cost = time.cost
  const money = (amount: number): string => signedMoney(lang, amount, currency)
  const spent = cost === null ? 0 : cost.total - cost.time
  // nothing entered is not the same as nothing spent
  const paid = spent === 0 ? say(lang, reportText.tile_nothing_paid) : say(lang, reportText.tile_paid, { paid: money(spent) })
  const ofCost =
    cost === null
      ? unknownTile(reportText.tile_budget, time.cost_reason ?? 'no_cost_entered')
      : tile(
          reportText.tile_budget,
          money(cost.total),
          time.budget_planned === null
            ? say(lang, reportText.tile_budget_unplanned, { paid })
            : say(lang, reportText.tile_budget_detail, { paid, planned: money(time.budget_planned) }),
        )

  const published = networks.reduce((total, network) => total + network.published, 0)
  const held = networks.find((network) => network.planned !== null)
  const ofContent = tile(
    reportText.tile_content,
    number(lang, published),
    held === undefined || held.planned === null
      ? noPlan(networks[0]?.planned_reason ?? time.minutes_planned_reason)
      : held.published === published
        ? say(lang, reportText.of_planned_posts, { count: held.planned })
        : say(lang, reportText.some_of_planned_posts, {
            published: held.published,
            count: held.planned,
            network: networkName(lang, held.network),
          }),
  )
  return [ofTime, ofCost, ofContent, returnTile(sections.return, lang, unknownTile, tile)]
}

function returnTile(
  roi: RoiResult,
  lang: Lang,
  unknownTile: (label: Text, reason: Reason) => Tile,
  tile: (label: Text, value: string, detail: string) => Tile,
): Tile {
  const last = roi.series.at(-1)?.cumulative
  const bp = last?.strict_roi.bp ?? null
  const reason = last?.strict_roi.reason ?? 'return_not_measured'
  if (last === undefined || (bp === null && reason !== null && reason !== 'at_least')) {
    return unknownTile(reportText.tile_return, reason === 'at_least' ? 'return_not_measured' : reason)
  }
  if (roi.verdict === 'too_early') {
    const detail = say(lang, reportText.tile_too_early, { count: roi.series.length })
    return tile(reportText.tile_return, capital(say(lang, reportText.too_early)), detail)
  }
  return tile(
    reportText.tile_return,
    ratioWords(lang, last.strict_roi),
    say(lang, reportText.tile_return_detail, { extended: ratioWords(lang, last.extended_roi) }),
  )
}

function ratioWords(lang: Lang, { bp, reason }: Ratio): string {
  if (bp === null) return say(lang, reasonLabel[reason === null || reason === 'at_least' ? 'return_not_measured' : reason])
  const value = signedPercent(lang, bp)
  return reason === 'at_least' ? say(lang, reportText.at_least, { value }) : value
}

// 2 Objectives

function objectiveBlocks({ sections }: Report, lang: Lang): Block[] {
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
    const target = item.target === null ? null : number(lang, item.target, 2)
    return [
      labelled(lang, objectiveLabel, item.objective),
      capital(say(lang, reportKpiLabel(item.kpi))),
      known(lang, item.baseline, 'no_baseline', (value) => number(lang, value, 2)),
      target === null
        ? unknown(lang, 'no_target')
        : item.date === null
          ? target
          : say(lang, reportText.by_date, { target, date: date(lang, item.date) }),
      known(lang, item.actual, item.actual_reason, (value) => number(lang, value, 2)),
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
  return [table(head, rows), { kind: 'note', text: roo }]
}

// 3 Indicators

function unitWords(lang: Lang, unit: Unit, currency: string): (value: number) => string {
  switch (unit) {
    case 'bp':
      return (value) => percent(lang, value)
    case 'money':
      return (value) => signedMoney(lang, value, currency)
    case 'minutes':
      return minutes
    case 'days':
      return (value) => say(lang, reportText.days, { count: value })
    case 'count':
      return (value) => number(lang, value, 2)
  }
}

function indicatorBlocks({ sections, currency }: Report, lang: Lang): Block[] {
  const rows = sections.indicators.map((row): Cell[] => {
    const words = unitWords(lang, row.unit, currency)
    return [
      capital(say(lang, reportKpiLabel(row.kpi))),
      say(lang, stageLabel[row.stage]),
      known(lang, row.value, row.value_reason, words),
      row.previous === null ? { text: '–', unknown: true } : words(row.previous),
      row.target === null ? '' : words(row.target),
      arrow(row),
    ]
  })
  const head = [
    left(say(lang, reportText.column_kpi)),
    left(say(lang, reportText.column_stage)),
    right(say(lang, reportText.column_now)),
    right(say(lang, reportText.column_before)),
    right(say(lang, reportText.column_target)),
    left(say(lang, reportText.column_trend)),
  ]
  return [table(head, rows)]
}

/** Where it went since last month; nothing where two months are not known. */
function arrow({ value, previous }: Indicator): string {
  if (value === null || previous === null) return ''
  if (value === previous) return '='
  return value > previous ? '↗' : '↘'
}

// 4 Networks

function networkBlocks({ sections }: Report, lang: Lang): Block[] {
  const { networks, annexes } = sections
  if (networks.length === 0) return [{ kind: 'paragraph', text: say(lang, reportText.no_networks) }]
  const rows = networks.map((row): Cell[] => [
    networkName(lang, row.network),
    number(lang, row.published),
    row.planned === null ? { text: say(lang, reportText.not_applicable), unknown: true } : number(lang, row.planned),
    number(lang, row.failed),
    row.minutes === null ? { text: say(lang, reportText.not_measured), unknown: true } : minutes(row.minutes),
  ])
  const head = [
    left(say(lang, reportText.column_network)),
    right(say(lang, reportText.column_published)),
    right(say(lang, reportText.column_planned)),
    right(say(lang, reportText.column_failed)),
    right(say(lang, reportText.column_time)),
  ]
  const silent = annexes.network_limits
    .filter(({ limit }) => limit === 'no_reach')
    .map(({ network }) => networkName(lang, network))
  const noReach = silent.length === 1 ? reportText.no_reach_on : reportText.no_reach_on_several
  const drawn = networks.filter((row) => row.published > 0 || (row.planned ?? 0) > 0)
  return [
    ...(drawn.length === 0 ? [] : [{ kind: 'chart' as const, chart: postsChart(drawn, lang) }]),
    table(head, rows),
    { kind: 'note', text: say(lang, reportText.not_connected) },
    ...(silent.length === 0 ? [] : [{ kind: 'note' as const, text: say(lang, noReach, { networks: list(lang, silent) }) }]),
  ]
}

function postsChart(rows: Report['sections']['networks'], lang: Lang): Chart {
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
    figures: { head: [], rows: [] },
  }
}

// 5 Posts

function postBlocks({ sections }: Report, lang: Lang): Block[] {
  const { published, pillars } = sections.posts
  if (published.length === 0) return [{ kind: 'paragraph', text: say(lang, reportText.published_nothing) }]
  const pillarOf = (pillar: string | null): string => (pillar === null ? '' : labelled(lang, pillarLabel, pillar))
  const anyPillar = published.some(({ pillar }) => pillar !== null)
  const rows = published.flatMap((post) =>
    post.deliveries.map((delivery, index): Cell[] => [
      date(lang, delivery.published_on),
      index > 0 ? '' : delivery.url === null ? post.title : { text: post.title, href: delivery.url },
      ...(anyPillar ? [index > 0 ? '' : pillarOf(post.pillar)] : []),
      index > 0 && delivery.url !== null
        ? { text: networkName(lang, delivery.network), href: delivery.url }
        : networkName(lang, delivery.network),
    ]),
  )
  const head = [
    left(say(lang, reportText.column_day)),
    left(say(lang, reportText.column_post)),
    ...(anyPillar ? [left(say(lang, reportText.column_pillar))] : []),
    left(say(lang, reportText.column_network)),
  ]
  const mix = table(
    [
      left(say(lang, reportText.column_pillar)),
      right(say(lang, reportText.column_share_planned)),
      right(say(lang, reportText.column_published)),
    ],
    pillars.map((row) => [
      capital(say(lang, pillarLabel[row.pillar])),
      percent(lang, row.planned_percent * 100),
      number(lang, row.published),
    ]),
  )
  return [{ kind: 'note', text: say(lang, reportText.no_ranking) }, table(head, rows), ...(anyPillar ? [mix] : [])]
}

// 6 Time and budget

function timeBlocks(report: Report, lang: Lang): Block[] {
  const { time_and_budget: time } = report.sections
  return [
    ...timeTables(report, lang),
    ...costTable(report, lang),
    ...(time.flags.length === 0 ? [] : [{ kind: 'list' as const, ordered: false, items: flagLines(lang, time.flags) }]),
  ]
}

function timeTables({ sections, currency }: Report, lang: Lang): Block[] {
  const { time_and_budget: time } = sections
  const activity = (code: keyof typeof activityLabel | null): string =>
    capital(say(lang, code === null ? reportText.unspecified : activityLabel[code]))
  const figures: Table = {
    head: [
      left(say(lang, reportText.column_activity)),
      right(say(lang, reportText.column_time)),
      right(say(lang, reportText.column_time_planned)),
    ],
    rows: [
      ...time.by_activity.map((row): Cell[] => [
        activity(row.activity),
        minutes(row.minutes),
        row.planned === null ? '' : minutes(row.planned),
      ]),
      [
        say(lang, reportText.total),
        known(lang, time.minutes, time.minutes_reason, minutes),
        time.minutes_planned === null
          ? { text: nothingPlanned(lang, time.minutes_planned_reason), unknown: true }
          : minutes(time.minutes_planned),
      ],
    ],
    total: true,
  }
  const drawn = time.by_activity.some((row) => row.minutes > 0 || (row.planned ?? 0) > 0)
  const chart: Chart = {
    kind: 'bars',
    id: 'time',
    title: say(lang, reportText.chart_time),
    about: say(lang, reportText.chart_time_about),
    names: { value: say(lang, reportText.series_logged), mark: say(lang, reportText.series_planned) },
    rows: time.by_activity.map((row) => ({ label: activity(row.activity), value: row.minutes, mark: row.planned })),
    format: minutes,
    tick: minutes,
    figures,
  }
  const people = time.by_role.map((row): Cell[] => {
    const spent = minutes(row.minutes)
    const estimated =
      row.minutes_estimated === 0 ? '' : ` (${say(lang, reportText.estimated, { minutes: minutes(row.minutes_estimated) })})`
    return [
      capital(roleName(lang, row.role)),
      estimated === '' ? spent : { text: `${spent}${estimated}`, estimated: true },
      !row.costed
        ? { text: say(lang, reportText.uncosted), unknown: true }
        : row.cost === null
          ? { text: say(lang, reportText.no_rate), unknown: true }
          : signedMoney(lang, row.cost, currency),
    ]
  })
  const planned = time.planned_by_role
  const parts =
    planned === null
      ? []
      : (['strategist', 'community', 'content', 'approver'] as const)
          .filter((part) => planned[part] > 0)
          .map((part) => `${say(lang, roleLabel[part])} ${minutes(planned[part])}`)
  return [
    ...(drawn ? [{ kind: 'chart' as const, chart }] : []),
    ...(time.minutes === null
      ? [
          {
            kind: 'paragraph' as const,
            text: say(lang, reportText.no_time, { reason: say(lang, reasonLabel[time.minutes_reason ?? 'no_time_logged']) }),
          },
        ]
      : []),
    ...(people.length === 0
      ? []
      : [
          table(
            [
              left(say(lang, reportText.column_who)),
              right(say(lang, reportText.column_time)),
              right(say(lang, reportText.column_cost)),
            ],
            people,
          ),
        ]),
    ...(parts.length === 0
      ? []
      : [{ kind: 'facts' as const, facts: [[say(lang, reportText.plan_parts), parts.join(' · ')]] as const }]),
  ]
}

function costTable({ sections, currency, month }: Report, lang: Lang): Block[] {
  const { time_and_budget: time, return: roi } = sections
  if (time.cost === null) {
    return [
      {
        kind: 'paragraph',
        text: say(lang, reportText.no_cost, { reason: say(lang, reasonLabel[time.cost_reason ?? 'no_cost_entered']) }),
      },
    ]
  }
  const { cost } = time
  const kinds = ['time', ...costKinds, 'total'] as const
  const label = (kind: (typeof kinds)[number]): string =>
    capital(say(lang, kind === 'time' ? reportText.cost_time : kind === 'total' ? reportText.total : costKindLabel[kind]))
  const sinceStart = (kind: (typeof kinds)[number]): number =>
    roi.series.filter((one) => one.month <= month).reduce((total, one) => total + one.cost[kind], 0)
  const rows = kinds
    .filter((kind) => kind === 'total' || sinceStart(kind) !== 0)
    .map((kind): Cell[] => [
      label(kind),
      signedMoney(lang, cost[kind], currency),
      signedMoney(lang, sinceStart(kind), currency),
    ])
  const head = [
    left(say(lang, reportText.column_type)),
    right(say(lang, reportText.of_month)),
    right(say(lang, reportText.cumulative)),
  ]
  return [table(head, rows, true)]
}

/** One line per kind of flag: the months without an invoice together. */
function flagLines(lang: Lang, flags: readonly CostFlag[]): string[] {
  const uninvoiced = flags.filter((flag) => flag.code === 'fee_missing')
  const months = uninvoiced.map((flag) => monthInWords(lang, flag.month))
  const total = uninvoiced.reduce((minutesSoFar, flag) => minutesSoFar + flag.minutes, 0)
  return [
    ...(uninvoiced.length === 0
      ? []
      : [say(lang, flagText.fee_missing, { hours: minutes(total), months: list(lang, months) })]),
    ...flags.flatMap((flag) => {
      switch (flag.code) {
        case 'fee_missing':
          return []
        case 'time_without_rate': {
          const roles = list(
            lang,
            flag.roles.map((role) => roleName(lang, role)),
          )
          return [say(lang, flagText.time_without_rate, { hours: minutes(flag.minutes), roles })]
        }
        case 'rate_estimated':
          return [say(lang, flagText.rate_estimated)]
        case 'leads_without_value':
          return [say(lang, flagText.leads_without_value, { count: flag.count })]
      }
    }),
  ]
}

// 7 Return

function returnBlocks(roi: RoiResult, lang: Lang): Block[] {
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
    ...(drawn && roi.series.length > 1 ? [{ kind: 'chart' as const, chart: balanceChart(roi, lang) }] : []),
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
  return [
    fact(
      reportText.label_break_even,
      breakEvenWords(lang, roi.break_even.strict, roi.missing_months.strict.length === roi.series.length),
    ),
    fact(
      reportText.label_break_even_extended,
      breakEvenWords(lang, roi.break_even.extended, roi.missing_months.extended.length === roi.series.length),
    ),
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
  return months.map((month, index) => shortMonth(lang, month, index === 0 || month.endsWith('-01')))
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

function balanceChart(roi: RoiResult, lang: Lang): Chart {
  const series = roi.series.slice(-longestDrawing)
  const money = (amount: number): string => signedMoney(lang, amount, roi.currency)
  const cell = (amount: number | null): Cell => (amount === null ? unknown(lang, null) : money(amount))
  return {
    kind: 'lines',
    id: 'balance',
    title: say(lang, reportText.chart_balance),
    about: say(lang, reportText.chart_balance_about),
    labels: monthLabels(
      lang,
      series.map(({ month }) => month),
    ),
    series: [
      { name: say(lang, reportText.series_balance_prudent), values: series.map(({ cumulative }) => cumulative.strict_net) },
      { name: say(lang, reportText.series_balance_extended), values: series.map(({ cumulative }) => cumulative.extended_net) },
    ],
    zero: say(lang, reportText.zero),
    neutral: roi.verdict === 'too_early',
    format: money,
    tick: (amount) => tickMoney(lang, amount, roi.currency),
    figures: {
      head: [
        left(say(lang, reportText.column_month)),
        right(capital(say(lang, reportText.series_balance_prudent))),
        right(capital(say(lang, reportText.series_balance_extended))),
      ],
      rows: series.map((one) => [
        monthInWords(lang, one.month),
        cell(one.cumulative.strict_net),
        cell(one.cumulative.extended_net),
      ]),
    },
  }
}

// 8 Community

function communityBlocks({ sections }: Report, lang: Lang): Block[] {
  const { community } = sections
  const rows: (readonly [Text, Reason])[] = [
    [reportText.community_messages, community.messages_reason],
    [reportText.community_response_rate, community.response_rate_reason],
    [reportText.community_response_time, community.response_time_reason],
    [reportText.community_sentiment, community.net_sentiment_reason],
    [reportText.community_voice, community.share_of_voice_reason],
    [reportText.community_reviews, community.reviews_reason],
    [reportText.community_incidents, community.incidents_reason],
  ]
  return [
    table(
      [left(say(lang, reportText.column_measure)), right(say(lang, reportText.column_value))],
      [
        ...rows.map(([label, reason]): Cell[] => [say(lang, label), unknown(lang, reason)]),
        [
          say(lang, reportText.community_ambassadors),
          known(lang, community.ambassadors, community.ambassadors_reason, (value) => number(lang, value)),
        ],
      ],
    ),
  ]
}

// 9 Next month

function nextBlocks({ sections }: Report, lang: Lang): Block[] {
  const next = sections.next_month
  const planned = next.posts_planned === null ? null : say(lang, reportText.next_planned, { count: next.posts_planned })
  const scheduled = say(lang, reportText.next_scheduled, { count: next.posts_scheduled, month: monthInWords(lang, next.month) })
  const depth = say(lang, reportText.next_depth, { count: next.queue_depth_days })
  const stop = lang === 'fr' ? '\u202F; ' : '; '
  const heading = (text: Text): Block => ({ kind: 'heading', text: say(lang, text) })
  return [
    { kind: 'paragraph', text: `${[scheduled, planned].filter((part) => part !== null).join(' ')}${stop}${depth}.` },
    heading(reportText.decisions),
    next.decisions.length === 0
      ? { kind: 'paragraph', text: say(lang, reportText.no_decisions) }
      : { kind: 'list', ordered: true, items: next.decisions.map((task) => capital(taskWords(lang, task))) },
    heading(reportText.actions),
    next.actions.length === 0
      ? { kind: 'paragraph', text: say(lang, reportText.no_actions) }
      : table(
          [
            left(say(lang, reportText.column_task)),
            left(say(lang, reportText.column_who)),
            right(say(lang, reportText.column_time_planned)),
          ],
          next.actions.map((task) => [
            capital(taskWords(lang, task)),
            capital(say(lang, whoLabel[task.who])),
            task.minutes === null ? '' : minutes(task.minutes),
          ]),
        ),
  ]
}

// 10 Annexes

function annexBlocks({ sections }: Report, lang: Lang): Block[] {
  const { annexes } = sections
  const heading = (text: Text): Block => ({ kind: 'heading', text: say(lang, text) })
  const limits = (wanted: 'no_reach' | 'not_connected'): string[] =>
    annexes.network_limits.filter(({ limit }) => limit === wanted).map(({ network }) => networkName(lang, network))
  const silent = limits('no_reach')
  return [
    heading(reportText.definitions),
    { kind: 'list', ordered: false, items: annexes.definitions.map((id) => labelled(lang, definitionText, id)) },
    heading(reportText.sources),
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
    heading(reportText.limits),
    {
      kind: 'list',
      ordered: false,
      items: [
        ...(silent.length === 0
          ? []
          : [
              say(lang, silent.length === 1 ? reportText.no_reach_on : reportText.no_reach_on_several, {
                networks: list(lang, silent),
              }),
            ]),
        say(lang, reportText.not_connected),
      ],
    },
    heading(reportText.questions),
    { kind: 'list', ordered: true, items: annexes.feedback_questions.map((id) => say(lang, feedbackText[id])) },
  ]
}
