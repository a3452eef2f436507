import { chooseClient } from '../../clients/choose-client.ts'
import { findAccount } from '../../clients/find-account.ts'
import type { Context } from '../../context.ts'
import { exitCodes, Failure } from '../../failure.ts'
import { csvText } from '../../i18n/csv.ts'
import { figureLabel, figuresText } from '../../i18n/figures.ts'
import { date, list, number } from '../../i18n/format.ts'
import { importMetricsText } from '../../i18n/import-metrics.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { networkName } from '../../report/words.ts'
import { dayOf } from '../../results/day.ts'
import type { DateOrder, FormatId } from '../../results/exports/format-ids.ts'
import { formatNames, networkNamed, planImports, storeImport, type ImportPlan } from '../../results/import-metrics.ts'
import { isMetricName, metricKinds } from '../../results/metric.ts'
import { parseMonth } from '../../results/month.ts'
import { sayFigure } from '../../results/read-figure.ts'
import { readersNetwork, type ReadersNetwork } from '../../networks/readers-network.ts'
import type { NewSnapshot } from '../../store/metrics.ts'
import { textFlag, type Flags } from '../entries.ts'

/** Problems of a file that are told one by one, and lines of a table of marks. */
const shown = 20

/** What is right is kept; the exit code is 1 where something was refused. */
export async function run(context: Context, files: readonly string[], flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: true })
  const named = textFlag(flags, 'account')
  const account = named === undefined ? null : await findAccount(context, client, named)
  const month = textFlag(flags, 'month')
  const plans = await planImports(context, {
    client,
    files,
    network: account === null ? networkFlag(context, flags) : readersNetwork(account.network, account.for_network),
    account,
    format: (textFlag(flags, 'format') ?? null) as FormatId | null,
    month: month === undefined ? null : parseMonth(month, dayOf(context.now(), client.time_zone), lang),
    dates: (textFlag(flags, 'dates') ?? null) as DateOrder | null,
    goals: Array.isArray(flags['goal']) ? flags['goal'].map(String) : [],
  })
  if (!options.json) for (const plan of plans) tell(context, plan)
  const keeps = await agreed(context, plans)
  if (keeps && !options.dry_run) for (const plan of plans) await storeImport(context, plan)
  if (options.json) io.json(plans.map((plan) => view(plan, options.dry_run)))
  else if (!keeps) io.note(say(lang, importMetricsText.not_kept))
  else {
    const count = plans.reduce((sum, { added }) => sum + added, 0)
    const already = plans.reduce((sum, { known }) => sum + known, 0)
    const text = options.dry_run ? importMetricsText.would_keep : importMetricsText.kept
    io.print(count === 0 ? say(lang, importMetricsText.nothing_new) : say(lang, text, { count, known: number(lang, already) }))
  }
  return plans.some(({ problems }) => problems.length > 0) ? exitCodes.failed : exitCodes.done
}

/** `--network`, as a reader names it. Throws `Failure` usage `bad_network`. */
export function networkFlag({ lang }: Context, flags: Flags): ReadersNetwork | null {
  const name = textFlag(flags, 'network')
  if (name === undefined) return null
  const network = networkNamed(name)
  if (network !== null) return network
  throw new Failure('usage', 'bad_network', say(lang, importMetricsText.bad_network, { name }), {
    hint: say(lang, importMetricsText.bad_network_hint),
  })
}

async function agreed(context: Context, plans: readonly ImportPlan[]): Promise<boolean> {
  const { options, lang } = context
  if (options.dry_run || options.yes || !options.input || plans.every(({ added }) => added === 0)) return true
  return (await context.ask()).confirm(say(lang, importMetricsText.ask), true)
}

/** What was understood of a file, and what was not. */
function tell(context: Context, plan: ImportPlan): void {
  const { io, lang } = context
  const period =
    plan.from_day === null || plan.to_day === null
      ? ''
      : plan.from_day === plan.to_day
        ? say(lang, importMetricsText.one_day, { from: date(lang, plan.from_day) })
        : say(lang, importMetricsText.period, { from: date(lang, plan.from_day), to: date(lang, plan.to_day) })
  const name = formatNames(lang).find(([id]) => id === plan.format)?.[1] ?? plan.format
  io.note(say(lang, importMetricsText.summary_figures, { file: plan.file, name, count: plan.rows, period }))
  const posts = [
    ...(plan.posts_matched === 0 ? [] : [say(lang, importMetricsText.matched, { count: plan.posts_matched })]),
    ...(plan.posts_other === 0 ? [] : [say(lang, importMetricsText.others, { count: plan.posts_other })]),
  ]
  if (posts.length > 0) io.note(list(lang, posts))
  for (const line of [...figuresTable(context, plan.snapshots), ...visitsTable(context, plan)]) io.print(line)
  if (plan.ignored_columns.length > 0) {
    io.note(
      say(lang, importMetricsText.ignored, { titles: plan.ignored_columns.map((title) => title.slice(0, 60)).join(' · ') }),
    )
  }
  for (const { code, count = 0, from_day, to_day, network } of plan.remarks) {
    const values = {
      count,
      from: from_day === undefined ? '' : date(lang, from_day),
      to: to_day === undefined ? '' : date(lang, to_day),
      network: network === undefined ? '' : networkName(lang, network),
    }
    io.note(say(lang, importMetricsText[`remark_${code}`], values))
  }
  if (plan.problems.length === 0) return
  io.complain(say(lang, importMetricsText.refused, { count: plan.problems.length }))
  for (const { line, message } of plan.problems.slice(0, shown)) {
    io.complain(`  ${say(lang, csvText.row, { line, problem: message })}`)
  }
  const more = plan.problems.length - shown
  if (more > 0) io.complain(`  ${say(lang, importMetricsText.more_problems, { count: more })}`)
}

/** One line per network and figure: how many are new, and their sum where they may be added up. */
function figuresTable({ io, lang }: Context, snapshots: readonly NewSnapshot[]): string[] {
  const groups = new Map<string, NewSnapshot[]>()
  for (const one of snapshots) {
    const key = `${one.network} ${one.metric}`
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  if (groups.size === 0) return []
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined || !isMetricName(first.metric)) return []
    const { metric } = first
    const ofPosts = first.delivery_id !== null || first.remote_post !== null
    const additive = metricKinds[metric].additive || (ofPosts && metric !== 'reach')
    const sum = group.reduce((total, { value }) => total + (value ?? 0), 0)
    const last = group.reduce((a, b) => (b.captured_at > a.captured_at ? b : a), first)
    return [
      [
        first.network === 'other' && first.account_id === null && !ofPosts
          ? say(lang, figuresText.firm)
          : networkName(lang, readersNetwork(first.network, null)),
        say(lang, figureLabel[metric]),
        number(lang, group.length),
        additive ? sayFigure(lang, metric, sum) : '',
        ofPosts || metricKinds[metric].of === 'flow' ? '' : sayFigure(lang, metric, last.value ?? 0),
      ],
    ]
  })
  const head = [
    { title: say(lang, importMetricsText.column_network), flexible: true },
    { title: say(lang, importMetricsText.column_figure) },
    { title: say(lang, importMetricsText.column_new), align: 'right' as const },
    { title: say(lang, importMetricsText.column_sum), align: 'right' as const },
    ...(rows.some((row) => row[4] !== '')
      ? [{ title: say(lang, importMetricsText.column_last), align: 'right' as const }]
      : []),
  ]
  return table(
    head,
    rows.map((row) => row.slice(0, head.length)),
    io.columns,
  )
}

function visitsTable({ io, lang }: Context, { visits }: ImportPlan): string[] {
  if (visits.length === 0) return []
  const figure = (value: number | null): string => (value === null ? '' : number(lang, value))
  const rows = visits
    .toSorted((a, b) => (b.sessions ?? 0) - (a.sessions ?? 0))
    .slice(0, shown)
    .map((one) => [
      [one.utm_source, one.utm_medium].filter((mark) => mark !== null).join(' / '),
      one.utm_campaign ?? '',
      figure(one.sessions),
      figure(one.conversions),
    ])
  const head = [
    { title: say(lang, importMetricsText.column_source), flexible: true },
    { title: say(lang, importMetricsText.column_campaign) },
    { title: say(lang, importMetricsText.column_sessions), align: 'right' as const },
    { title: say(lang, importMetricsText.column_conversions), align: 'right' as const },
  ]
  return table(head, rows, io.columns)
}

function view({ snapshots, visits, ...plan }: ImportPlan, dry_run: boolean) {
  return { ...plan, ...(dry_run ? { dry_run } : {}), figures: snapshots, visits }
}
