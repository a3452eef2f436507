import { date, minutes, month as monthInWords, number, percent } from '../i18n/format.ts'
import { activityLabel, costKindLabel } from '../i18n/labels.ts'
import { reportKpiLabel, reportText } from '../i18n/report.ts'
import { roleName } from '../i18n/results.ts'
import { communityFigureLabel, networkFigureLabel, sentReportText, targetFigureLabel } from '../i18n/sent-report.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import { costKinds } from '../results/roi.ts'
import type { Community, Measured, NetworkMonth, Report, Unit } from './report.ts'
import { capital, networkName, signedMoney } from './words.ts'

export type FigureUnit = Unit | 'text' | 'day'
export type FigureValue = number | string | null

/** One figure that a reader finds in both versions, or in one of them. */
export interface Change {
  /** `indicators/orders_social/value`: what it is, whatever the language. */
  readonly path: string
  readonly before: FigureValue
  readonly after: FigureValue
  readonly unit: FigureUnit
  /** The title of a post, the name of a role. */
  readonly subject: string | null
  /** The instant at which the newer figure was read; null: entered, or counted by smm. */
  readonly read_at: string | null
}

interface Figure extends Pick<Change, 'path' | 'unit' | 'subject'> {
  readonly value: FigureValue
  readonly read_at: string | null
}

/** Shares and quotients of figures that are listed themselves, and what changes by the day. One that was typed is a figure. */
const derived = new Set([
  'aov',
  'amplification',
  'applause',
  'cadence_kept',
  'clv',
  'conversation',
  'conversion_rate',
  'cpa',
  'cpe',
  'cpl',
  'ctr',
  'emv',
  'er_by_followers',
  'er_by_impressions',
  'er_by_reach',
  'er_by_views',
  'er_median_post',
  'follower_growth',
  'frequency',
  'original_share',
  'queue_depth',
  'time_vs_plan',
])

/**
 * The figures of a month, each once: rankings, shares, totals and sentences follow from them. What lies ahead (next month's plan and
 * queue) is as it stands on the day, so it makes no new version.
 */
export function figuresOf(report: Report): Map<string, Figure> {
  const { sections, month } = report
  const found = new Map<string, Figure>()
  const add = (
    parts: readonly (string | number)[],
    value: FigureValue,
    unit: FigureUnit,
    more: { subject?: string; read_at?: string | null } = {},
  ): void => {
    const path = parts.join('/')
    found.set(path, { path, value, unit, subject: more.subject ?? null, read_at: more.read_at ?? null })
  }
  add(['client_name'], report.client_name, 'text')

  const units = new Map(sections.indicators.map(({ kpi, unit }) => [kpi, unit]))
  for (const item of sections.objectives.items) {
    const { unit } = item
    add(['objectives', item.kpi, 'baseline'], item.baseline, unit)
    add(['objectives', item.kpi, 'target'], item.target, unit)
    add(['objectives', item.kpi, 'date'], item.date, 'day')
    if (!units.has(item.kpi)) add(['indicators', item.kpi, 'value'], item.actual, unit)
  }
  for (const row of sections.indicators) {
    if (derived.has(row.kpi) && row.source !== 'manual') continue
    add(['indicators', row.kpi, 'value'], row.value, row.unit, {
      read_at: row.source === 'smm' ? null : row.captured_at,
    })
    add(['indicators', row.kpi, 'previous'], row.previous, row.unit)
  }

  for (const row of sections.networks) {
    for (const [field, unit] of networkFigures) {
      const { value, captured_at } = measuredOf(row[field])
      add(['networks', row.network, field], value, unit, { read_at: captured_at })
    }
  }

  for (const post of sections.posts.published) {
    add(['posts', post.id], post.title, 'text', { subject: post.title })
    // by its place: an account may have another name by now
    for (const [place, { network, engagements }] of post.deliveries.entries())
      add(['posts', post.id, network, place, 'engagements'], engagements, 'count', { subject: post.title })
  }

  const time = sections.time_and_budget
  if (!units.has('time_spent')) add(['time', 'minutes'], time.minutes, 'minutes')
  add(['time', 'minutes_planned'], time.minutes_planned, 'minutes')
  add(['time', 'budget_planned'], time.budget_planned, 'money')
  for (const { role, minutes: spent } of time.by_role) add(['time_by', 'role', role], spent, 'minutes', { subject: role })
  for (const { activity, minutes: spent } of time.by_activity) add(['time_by', 'activity', activity ?? ''], spent, 'minutes')
  for (const kind of ['time', ...costKinds] as const) add(['cost', kind], time.cost?.[kind] ?? null, 'money')

  for (const one of sections.return.series) {
    const own = one.month === month
    if (!own) add(['return', one.month, 'cost'], one.cost.total, 'money')
    if (!own || !units.has('margin_proved')) add(['return', one.month, 'strict'], one.strict, 'money')
    add(['return', one.month, 'extended'], one.extended, 'money')
  }

  for (const [field, unit] of communityFigures) add(['community', field], sections.community[field], unit)
  return found
}

const networkFigures = [
  ['published', 'count'],
  ['planned', 'count'],
  ['failed', 'count'],
  ['minutes', 'minutes'],
  ['reach', 'count'],
  ['reach_of_posts', 'count'],
  ['impressions', 'count'],
  ['views', 'count'],
  ['engagements', 'count'],
  ['clicks', 'count'],
  ['followers', 'count'],
  ['follower_net', 'count'],
  ['sessions', 'count'],
  ['margin', 'money'],
  ['cost', 'money'],
] as const satisfies readonly (readonly [keyof NetworkMonth, Unit])[]

const communityFigures = [
  ['messages', 'count'],
  ['response_rate_bp', 'bp'],
  ['response_time_median_min', 'minutes'],
  ['net_sentiment', 'count'],
  ['share_of_voice_bp', 'bp'],
  ['reviews', 'count'],
  ['incidents', 'count'],
  ['ambassadors', 'count'],
] as const satisfies readonly (readonly [keyof Community, Unit])[]

export type NetworkFigure = (typeof networkFigures)[number][0]
export type CommunityFigure = (typeof communityFigures)[number][0]

function measuredOf(value: number | Measured | null): { value: number | null; captured_at: string | null } {
  return value !== null && typeof value === 'object' ? value : { value, captured_at: null }
}

/** What is different for a reader, in the order of the report. Empty: the same report. */
export function changesBetween(before: Report, after: Report): Change[] {
  const [old, now] = [figuresOf(before), figuresOf(after)]
  const paths = [...new Set([...now.keys(), ...old.keys()])]
  const changes = paths.flatMap((path): Change[] => {
    const [was, is] = [old.get(path), now.get(path)]
    const known = is ?? was
    if (known === undefined || (was?.value ?? null) === (is?.value ?? null)) return []
    const { unit, subject } = known
    return [{ path, before: was?.value ?? null, after: is?.value ?? null, unit, subject, read_at: is?.read_at ?? null }]
  })
  // the sum says it already; alone they tell of time that was moved from one to another
  const total = changes.some(({ path }) => path === 'time/minutes' || path === 'indicators/time_spent/value')
  return total ? changes.filter(({ path }) => !path.startsWith('time_by/')) : changes
}

/** « Portée de Facebook : 1 200 → 1 350 (chiffre du 3 novembre 2026) » */
export function changeWords(lang: Lang, change: Change, currency: string): string {
  const { before, after, path, read_at, subject } = change
  const text = sentReportText
  if (path.startsWith('posts/') && path.split('/').length === 2) {
    if (before === null) return say(lang, text.post_added, { title: subject ?? '' })
    if (after === null) return say(lang, text.post_gone, { title: subject ?? '' })
  }
  const value = (one: FigureValue): string => valueWords(lang, one, change.unit, currency)
  const values = { label: capital(labelOf(lang, change)), before: value(before), after: value(after) }
  if (read_at === null || after === null) return say(lang, text.change, values)
  return say(lang, text.change_read, { ...values, date: date(lang, read_at) })
}

function valueWords(lang: Lang, value: FigureValue, unit: FigureUnit, currency: string): string {
  if (value === null) return say(lang, reportText.not_measured)
  if (typeof value === 'string') return unit === 'day' ? date(lang, value) : value
  switch (unit) {
    case 'money':
      return signedMoney(lang, value, currency)
    case 'bp':
      return percent(lang, value)
    case 'minutes':
      return minutes(value)
    case 'days':
      return say(lang, reportText.days, { count: value })
    default:
      return number(lang, value, 2)
  }
}

function labelOf(lang: Lang, { path, subject }: Change): string {
  const [area = '', id = '', field = ''] = path.split('/')
  const text = sentReportText
  const of = (labels: Readonly<Record<string, Text>>, code: string): string => {
    const label = Object.hasOwn(labels, code) ? labels[code] : undefined
    return label === undefined ? code : say(lang, label)
  }
  const kpi = (): string => say(lang, reportKpiLabel(id))
  switch (area) {
    case 'objectives':
      return say(lang, text.of_target, { kpi: kpi(), field: of(targetFigureLabel, field) })
    case 'indicators':
      return field === 'previous' ? say(lang, text.month_before, { kpi: kpi() }) : kpi()
    case 'networks':
      return say(lang, text.of_network, {
        figure: of(networkFigureLabel, field),
        network: networkName(lang, id as NetworkMonth['network']),
      })
    case 'posts':
      return field === '' ? say(lang, text.post_title) : say(lang, text.engagements_of, { title: subject ?? '' })
    case 'time':
      return say(lang, { minutes: text.time_spent, minutes_planned: text.time_planned }[id] ?? text.budget_planned)
    case 'time_by':
      return say(lang, text.time_of, {
        who:
          id === 'role'
            ? roleName(lang, subject ?? '')
            : field === ''
              ? say(lang, reportText.unspecified)
              : of(activityLabel, field),
      })
    case 'cost':
      return say(lang, text.cost_of, { kind: id === 'time' ? say(lang, text.cost_time) : of(costKindLabel, id) })
    case 'return': {
      const what = { cost: text.return_cost, strict: text.return_strict }[field] ?? text.return_extended
      return say(lang, what, { month: monthInWords(lang, id) })
    }
    case 'community':
      return of(communityFigureLabel, id)
    default:
      return say(lang, text.client_name)
  }
}
