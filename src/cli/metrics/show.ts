import { chooseClient } from '../../clients/choose-client.ts'
import { findAccount } from '../../clients/find-account.ts'
import type { Context } from '../../context.ts'
import { figureWords } from '../../i18n/figure-words.ts'
import { figureLabel } from '../../i18n/figures.ts'
import { month as monthInWords, number, shortDate, shortDateTime } from '../../i18n/format.ts'
import { figureReasonLabel, metricsText, snapshotSourceLabel } from '../../i18n/metrics.ts'
import { timeAgo } from '../../i18n/relative.ts'
import { reasonLabel } from '../../i18n/report.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { sparkline } from '../../io/plot.ts'
import { table } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { networkName } from '../../report/words.ts'
import { clientOf, findPost } from '../../posts/find-posts.ts'
import { dayOf } from '../../results/day.ts'
import { marks } from '../../results/due-figures.ts'
import { isMetricName, metricKinds } from '../../results/metric.ts'
import { monthEnding } from '../../results/month-view.ts'
import { monthOf, parseMonth } from '../../results/month.ts'
import type { ReadersNetwork } from '../../networks/readers-network.ts'
import type { PostResult } from '../../results/post-results.ts'
import {
  readMetrics,
  readPostMetrics,
  type AccountFigure,
  type KnownMetrics,
  type PostFigure,
} from '../../results/read-metrics.ts'
import type { Client } from '../../store/clients.ts'
import type { Snapshot } from '../../store/metrics.ts'
import { summary, textFlag, type Flags } from '../entries.ts'

/** What fits beside the other columns. */
const daysShown = 21

export async function run(context: Context, flags: Flags): Promise<void> {
  const id = textFlag(flags, 'post')
  return id === undefined ? showMonth(context, flags) : showPost(context, flags, id)
}

async function showMonth(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const today = dayOf(context.now(), client.time_zone)
  const said = textFlag(flags, 'month')
  const month = said === undefined ? monthOf(today) : parseMonth(said, today, lang)
  const named = textFlag(flags, 'account')
  const account = named === undefined ? null : await findAccount(context, client, named)
  const known = await readMetrics(context, client, { month, account })
  if (options.json) return io.json(known)
  io.print(paint('bold', say(lang, metricsText.title, { client: client.name, month: monthInWords(lang, month) })))
  if (known.accounts.length + known.others.length === 0 && known.posts.every(({ readings }) => readings.length === 0)) {
    io.note(say(lang, metricsText.nothing_known, { month: monthInWords(lang, month) }))
    return
  }
  const subjects = [...new Set(known.accounts.map(subjectOf))]
  for (const subject of subjects)
    showSubject(
      context,
      client,
      known.accounts.filter((one) => subjectOf(one) === subject),
    )
  showPosts(context, known, client)
}

const subjectOf = ({ network, account }: AccountFigure): string => `${network} ${account ?? ''}`

function showSubject(context: Context, client: Client, figures: readonly AccountFigure[]): void {
  const { io, lang } = context
  const [first] = figures
  if (first === undefined) return
  const { network, account } = first
  const firm = network === 'other' && account === null
  const name = networkName(lang, network as ReadersNetwork)
  io.print('')
  io.print(
    paint(
      'bold',
      firm
        ? say(lang, metricsText.firm)
        : account === null || account === network
          ? name
          : say(lang, metricsText.subject, { network: name, account }),
    ),
  )
  const head = [
    { title: say(lang, metricsText.column_metric), flexible: true },
    { title: say(lang, metricsText.column_value), align: 'right' as const },
    { title: say(lang, metricsText.column_days) },
    { title: say(lang, metricsText.column_read) },
  ]
  const rows = figures.map((one) => {
    const values = one.series.slice(-daysShown).map(({ value }) => value)
    const said = values.map((value) => (value === null ? '–' : valueWords(lang, one.metric, value))).join(', ')
    return [
      labelOf(lang, one.metric),
      one.value === null ? '–' : valueWords(lang, one.metric, one.value, one.at_least),
      values.filter((value) => value !== null).length > 2 ? sparkline(values, said) : '',
      paint('dim', one.value === null ? reasonWords(lang, one) : readWords(context, client, one)),
    ]
  })
  for (const line of table(head, rows, io.columns)) io.print(line)
}

function labelOf(lang: Lang, metric: string): string {
  return isMetricName(metric) ? say(lang, figureLabel[metric]) : metric
}

function valueWords(lang: Lang, metric: string, value: number, at_least = false): string {
  // no metric is an amount of money
  const words = isMetricName(metric) ? figureWords(lang, metricKinds[metric].unit, value, 'EUR') : number(lang, value, 2)
  return at_least ? say(lang, metricsText.at_least, { value: words }) : words
}

function reasonWords(lang: Lang, { reason }: AccountFigure): string {
  return reason === null ? '' : say(lang, reasonLabel[reason])
}

function readWords(context: Context, client: Client, { source: by, captured_at, of }: AccountFigure): string {
  const { lang } = context
  if (by === null || captured_at === null) return ''
  const source = say(lang, snapshotSourceLabel[by])
  // what a person or a file says of a month's end is as old as that end, whenever it was typed
  const ended = of === 'level' && by !== 'api' ? monthEnding(captured_at, client.time_zone) : null
  if (ended !== null) return say(lang, metricsText.read_at_end, { source, month: monthInWords(lang, ended) })
  return say(lang, metricsText.read_when, { source, ago: timeAgo(lang, captured_at, context.now().toISOString()) })
}

function showPosts(context: Context, { posts, others }: KnownMetrics, client: Client): void {
  const { io, lang } = context
  const read: { readonly id: string; readonly account: string; readonly result: PostResult }[] = [
    ...posts
      .filter(({ readings }) => readings.length > 0)
      .map((one) => ({ id: String(one.post_id), account: one.account, result: one })),
    // without a number: not a post of smm
    ...others.map((one) => ({ id: '–', account: one.network, result: one })),
  ]
  if (read.length === 0) return
  io.print('')
  io.print(paint('bold', say(lang, metricsText.posts_title)))
  const head = [
    { title: say(lang, metricsText.column_id), align: 'right' as const },
    { title: say(lang, metricsText.column_day) },
    { title: say(lang, metricsText.column_account) },
    { title: say(lang, metricsText.column_figures), flexible: true },
    { title: say(lang, metricsText.column_read) },
  ]
  const day = ({ published_at }: PostResult): string =>
    published_at === null ? '' : dayOf(new Date(published_at), client.time_zone)
  const rows = read
    .toSorted((x, y) => day(x.result).localeCompare(day(y.result)))
    .map(({ id, account, result }) => [
      id,
      result.published_at === null ? '' : shortDate(lang, day(result)),
      account,
      figuresInShort(lang, result),
      paint('dim', stateWords(lang, result)),
    ])
  for (const line of table(head, rows, io.columns)) io.print(line)
  if (others.length > 0) io.print(paint('dim', say(lang, metricsText.others_note)))
}

/** Interactions, who they came from, and clicks; the rest is in the view of the post. */
function figuresInShort(lang: Lang, { figures, engagements }: PostResult): string {
  const seen = (['reach', 'impressions', 'views'] as const).find((metric) => figures[metric] !== undefined)
  const shown = { engagements, ...(seen && { [seen]: figures[seen] }), clicks: figures.clicks }
  return summary(
    ...Object.entries(shown).map(([metric, value]) =>
      value == null ? null : `${number(lang, value)} ${labelOf(lang, metric)}`,
    ),
  )
}

function stateWords(lang: Lang, { state, age_hours }: PostResult): string {
  if (state === 'not_measured') return say(lang, metricsText.not_measured)
  const age = age_hours === null ? null : say(lang, metricsText.at_age, { days: Math.floor(age_hours / 24) })
  return summary(state === 'in_progress' ? say(lang, metricsText.in_progress) : null, age)
}

/** One post, as it stood at each of the ages at which posts are read. */
async function showPost(context: Context, flags: Flags, id: string): Promise<void> {
  const { io, lang, options } = context
  const post = await findPost(context, id)
  const client = await clientOf(context, post)
  const named = textFlag(flags, 'account')
  const account = named === undefined ? null : await findAccount(context, client, named)
  const figures = await readPostMetrics(context, client, post, account)
  if (options.json) return io.json(figures)
  const read = figures.filter(({ readings }) => readings.length > 0)
  if (read.length === 0) io.note(say(lang, metricsText.nothing_of_post, { id: post.id }))
  for (const [index, one] of read.entries()) {
    if (index > 0) io.print('')
    showReadings(context, one, client)
  }
}

function showReadings(context: Context, { account, url, readings }: PostFigure, client: Client): void {
  const { io, lang } = context
  io.print(summary(paint('bold', account), url))
  const titles = [...marks.map((days) => say(lang, metricsText.column_mark, { days })), say(lang, metricsText.column_newest)]
  const head = [
    { title: say(lang, metricsText.column_metric), flexible: true },
    ...titles.map((title) => ({ title, align: 'right' as const })),
  ]
  const metrics = [...new Set(readings.map(({ metric }) => metric))]
  const rows = metrics.map((metric) => {
    const own = readings.filter((one) => one.metric === metric)
    const at = marks.map((days, index) => {
      const next = (marks[index + 1] ?? Number.POSITIVE_INFINITY) * 24
      return own.find(({ age_hours }) => age_hours !== null && age_hours >= days * 24 && age_hours < next)
    })
    return [labelOf(lang, metric), ...[...at, own.at(-1)].map((one) => cellOf(lang, one))]
  })
  for (const line of table(head, rows, io.columns)) io.print(line)
  for (const reason of reasonsOf(lang, readings)) for (const line of wrapText(reason, io.columns)) io.print(paint('dim', line))
  const newest = readings.at(-1)
  if (newest === undefined) return
  const values = {
    at: shortDateTime(lang, new Date(newest.captured_at), client.time_zone),
    ago: timeAgo(lang, newest.captured_at, context.now().toISOString()),
    source: say(lang, snapshotSourceLabel[newest.source]),
  }
  io.print(paint('dim', say(lang, metricsText.newest_reading, values)))
}

function cellOf(lang: Lang, reading: Snapshot | undefined): string {
  if (reading === undefined) return ''
  return reading.value === null ? '–' : valueWords(lang, reading.metric, reading.value)
}

/** Why the newest reading of some figures holds no value. */
function reasonsOf(lang: Lang, readings: readonly Snapshot[]): string[] {
  const newest = new Map(readings.map((one) => [one.metric, one]))
  const without = [...newest.values()].filter(({ reason }) => reason !== null)
  const reasons = [...new Set(without.map(({ reason }) => reason ?? ''))]
  return reasons.map((reason) => {
    const label = Object.hasOwn(figureReasonLabel, reason)
      ? say(lang, figureReasonLabel[reason as keyof typeof figureReasonLabel])
      : reason
    const metrics = without.filter((one) => one.reason === reason).map(({ metric }) => labelOf(lang, metric))
    return say(lang, metricsText.not_given, { reason: label, metrics: metrics.join(', ') })
  })
}
