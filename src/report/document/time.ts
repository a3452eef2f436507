import type { Block, Cell, Chart, Table } from '../../documents/document.ts'
import { list, minutes, month as monthInWords } from '../../i18n/format.ts'
import { activityLabel, costKindLabel, roleLabel } from '../../i18n/labels.ts'
import { flagText, reasonLabel, reportText } from '../../i18n/report.ts'
import { roleName } from '../../i18n/results.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { costKinds } from '../../results/roi.ts'
import type { CostFlag, Report } from '../report.ts'
import { capital, signedMoney } from '../words.ts'
import { known, left, nothingPlanned, right, table } from './cells.ts'

export function timeBlocks(report: Report, lang: Lang): Block[] {
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
