import { chooseClient } from '../../clients/choose-client.ts'
import { editCommand, endsWords } from '../../clients/say-access.ts'
import type { Context } from '../../context.ts'
import { accountText } from '../../i18n/accounts.ts'
import { credentialEndText } from '../../i18n/credentials.ts'
import { clientText } from '../../i18n/clients.ts'
import { date, dateTime, minutes, percent, shortDateTime } from '../../i18n/format.ts'
import { driftWords } from '../../i18n/pillars.ts'
import { rhythmReasonLabel, rhythmText } from '../../i18n/rhythm.ts'
import { seriesText } from '../../i18n/series.ts'
import { shortLocal } from '../../i18n/short-local.ts'
import { planText } from '../../i18n/plan.ts'
import { statusText } from '../../i18n/status.ts'
import { stepsText } from '../../i18n/steps.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { paint, type Style } from '../../io/paint.ts'
import { fit, pad } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { dormantDays, enoughDays, keptBp } from '../../posts/rhythm.ts'
import { overdueDays, type PlanItem } from '../../overview/plan-items.ts'
import { accountFor } from '../first-account.ts'
import { horizonDays, readStatus, type ClientStatus, type Status, type StatusItem } from '../../overview/read-status.ts'
import { timeAgo } from '../../i18n/relative.ts'
import { stepIds } from '../../strategy/steps.ts'

/** Of one kind, before the rest is counted: all of it is to fit on one screen. */
const shownItems = 4
const staleMinutes = 60

export async function status(context: Context): Promise<void> {
  const { io, lang, options, env } = context
  const store = await context.store()
  const named = options.client ?? (env['SMM_CLIENT'] || null) ?? (await context.config()).project_client
  const clients = named === null ? await store.clients.list() : [await chooseClient(context, { writes: false })]
  const read = await readStatus(context, clients)
  if (options.json) return io.json(read)

  const zone = clients.length === 1 && clients[0] ? clients[0].time_zone : Intl.DateTimeFormat().resolvedOptions().timeZone
  io.print(paint('bold', dateTime(lang, new Date(read.now), zone)))
  io.print(paint('dim', passLine(lang, read, zone)))
  if (clients.length === 0) {
    io.print()
    io.note(say(lang, clientText.none))
    return io.note(say(lang, clientText.none_hint))
  }
  for (const client of read.clients) tell(context, client)
  const stale = staleness(lang, read)
  if (stale !== null) {
    io.print()
    io.note(stale)
  }
}

function passLine(lang: Lang, { last_pass_at, next_due_at, now }: Status, zone: string): string {
  const pass =
    last_pass_at === null
      ? say(lang, statusText.never_passed)
      : say(lang, statusText.last_pass, { ago: timeAgo(lang, last_pass_at, now) })
  const next =
    next_due_at === null
      ? say(lang, statusText.nothing_due)
      : say(lang, statusText.next_due, { when: shortDateTime(lang, new Date(next_due_at), zone) })
  return `${pass} · ${next}`
}

/** Something is to leave, and nobody comes by. */
function staleness(lang: Lang, { last_pass_at, next_due_at, now, clients }: Status): string | null {
  const waits = next_due_at !== null || clients.some((client) => client.late.length > 0)
  if (!waits) return null
  if (last_pass_at === null) return say(lang, statusText.no_scheduler)
  if (Date.parse(now) - Date.parse(last_pass_at) < staleMinutes * 60_000) return null
  return say(lang, statusText.stale_scheduler, { ago: timeAgo(lang, last_pass_at, now) })
}

interface Section {
  readonly title: keyof typeof statusText
  readonly style: Style
  readonly items: readonly StatusItem[]
  /** What to type for the first of them. */
  readonly command: (item: StatusItem) => readonly string[]
}

function sectionsOf(lang: Lang, client: ClientStatus): Section[] {
  const of = (verb: string) => (item: StatusItem) => [`smm queue ${verb} ${item.post_id}`]
  return [
    {
      title: 'to_post',
      style: 'yellow',
      items: client.to_post,
      command: (item) => [`smm queue done ${item.post_id} --url <url>`],
    },
    { title: 'unknown', style: 'red', items: client.unknown, command: (item) => item.question?.commands ?? [] },
    { title: 'failed', style: 'red', items: client.failed, command: of('show') },
    {
      title: 'missed',
      style: 'red',
      items: client.missed,
      command: (item) => [say(lang, statusText.move_to, { id: item.post_id })],
    },
    { title: 'held', style: 'yellow', items: client.held, command: of('show') },
    {
      title: 'awaiting_approval',
      style: 'yellow',
      items: client.awaiting_approval,
      command: (item) => [`smm queue approve ${item.post_id} --by "…"`],
    },
    { title: 'late', style: 'red', items: client.late, command: () => ['smm publish'] },
    { title: 'due_today', style: 'green', items: client.due_today, command: () => [] },
  ]
}

function tell(context: Context, client: ClientStatus): void {
  const { io, lang } = context
  io.print()
  io.print(paint('bold', client.name))
  for (const { name, reason } of client.blocked_accounts) {
    io.print(`  ${paint('red', say(lang, statusText.account_blocked, { name, reason: reason ?? '' }))}`)
    io.print(command(say(lang, accountText.edit_command, { name, client: client.client })))
    io.print(command(`smm account check ${name} -c ${client.client}`))
  }
  for (const { name, ends_at } of client.ending_accounts) {
    const ends = endsWords(lang, ends_at, context.now())
    io.print(`  ${paint('yellow', say(lang, credentialEndText.status, { name, ends }))}`)
    io.print(command(editCommand(lang, { name, client: client.client })))
  }
  for (const { name } of client.dormant_accounts) {
    const line = say(lang, rhythmText.dormant, { name, days: dormantDays })
    for (const part of wrapText(line, io.columns - 2)) io.print(`  ${paint('yellow', part)}`)
  }
  for (const { account, everywhere, reason, since } of client.holds) {
    const flags = everywhere
      ? 'smm queue resume --all-clients'
      : `smm queue resume ${account === null ? '--all' : `--account ${account}`} -c ${client.client}`
    const values = { account: account ?? client.name, since: shortDateTime(lang, new Date(since), client.time_zone) }
    io.print(
      `  ${paint('yellow', [say(lang, statusText.on_hold, values), reason].filter((part) => part !== null).join(' : '))}`,
    )
    io.print(command(flags))
  }
  for (const { id, words, message, occurrence } of client.troubled_series) {
    const reason = { id, rule: words, occurrence: shortLocal(lang, occurrence), reason: message }
    for (const line of wrapText(say(lang, seriesText.problem, reason), io.columns - 2)) io.print(`  ${paint('red', line)}`)
  }
  const sections = sectionsOf(lang, client).filter((section) => section.items.length > 0)
  for (const { title, style, items, command: commandsOf } of sections) {
    io.print(`  ${paint(style, say(lang, statusText[title] as { fr: string; en: string }))} (${items.length})`)
    const shown = items.slice(0, shownItems)
    for (const item of shown) {
      io.print(itemLine(lang, item, client.time_zone, io.columns))
      if (item.status === 'unknown')
        io.print(`       ${fit(item.question?.message ?? say(lang, statusText.looking_up), io.columns - 7)}`)
      else if (item.reason !== null && ['failed', 'held', 'missed'].includes(item.status))
        io.print(`       ${fit(item.reason, io.columns - 7)}`)
    }
    if (items.length > shown.length) {
      const rest = say(lang, statusText.more, { count: items.length - shown.length })
      io.print(
        `       ${rest}${title === 'late' || title === 'due_today' ? '' : ` · smm queue list --status ${title} -c ${client.client}`}`,
      )
    }
    for (const line of shown[0] ? commandsOf(shown[0]) : []) io.print(command(line))
  }
  const planned = planLines(lang, client, io.columns)
  for (const line of planned) io.print(line)
  if (
    sections.length === 0 &&
    planned.length === 0 &&
    client.blocked_accounts.length + client.ending_accounts.length + client.troubled_series.length === 0
  )
    io.print(`  ${say(lang, statusText.nothing_wanted)}`)
  for (const line of facts(aheadOf(lang, client), io.columns - 2)) io.print(`  ${line}`)
}

/** Tasks of the plan: what is late with how long, then what is to be done. */
function planLines(lang: Lang, { client, plan_late, plan_due, plan_overdue }: ClientStatus, columns: number): string[] {
  const lines = (title: string, style: Style, items: readonly PlanItem[]): string[] => {
    if (items.length === 0) return []
    const shown = items.slice(0, shownItems)
    const rest = items.length - shown.length
    return [
      `  ${paint(style, title)} (${items.length})`,
      ...shown.map(({ id, title: task, last, days_late }) => {
        const when =
          days_late === 0
            ? say(lang, planText.until, { date: `${last.slice(8)}/${last.slice(5, 7)}` })
            : say(lang, planText.late_by, { count: days_late })
        return `  ${pad(id, 4, 'right')}  ${pad(when, 21)}  ${fit(task, Math.max(12, columns - 31))}`
      }),
      ...(rest > 0 ? [`       ${say(lang, statusText.more, { count: rest })} · smm plan show -c ${client}`] : []),
    ]
  }
  const [first] = [...plan_late, ...plan_due]
  if (first === undefined) return []
  const overdue = { count: plan_overdue.length, days: overdueDays }
  const lateTitle = plan_overdue.length > 0 ? say(lang, planText.status_overdue, overdue) : say(lang, planText.status_late)
  return [
    ...lines(lateTitle, 'red', plan_late),
    ...lines(say(lang, planText.status_due), 'yellow', plan_due),
    command(`smm plan done ${first.id} -c ${client}`),
  ]
}

function command(line: string): string {
  return `       ${paint('cyan', line)}`
}

function itemLine(lang: Lang, item: StatusItem, zone: string, columns: number): string {
  const when = item.due_at === null ? '' : shortDateTime(lang, new Date(item.due_at), zone)
  const start = `  ${pad(String(item.post_id), 4, 'right')}  ${pad(when, 16)}  ${pad(fit(item.account, 14), 14)}  `
  return `${start}${fit(item.about, Math.max(12, columns - 42))}`
}

function aheadOf(lang: Lang, client: ClientStatus): [string, string][] {
  const [first] = client.silent_days
  const ahead =
    first === undefined
      ? say(lang, statusText.never_silent, { days: horizonDays })
      : say(lang, statusText.silent, { count: client.silent_days.length, days: horizonDays, first: date(lang, first) })
  const drafts = client.drafts === 0 ? [] : [say(lang, statusText.drafts, { count: client.drafts })]
  const logged = minutes(client.minutes_logged)
  const time =
    client.minutes_planned === null
      ? say(lang, statusText.time_logged, { logged })
      : say(lang, statusText.time_planned, { logged, planned: minutes(client.minutes_planned) })
  return [
    [say(lang, statusText.ahead), [ahead, ...drafts].join(' · ')],
    ...rhythmRows(lang, client),
    ...stepRows(lang, client),
    [say(lang, statusText.time), time],
    [say(lang, statusText.next), nextCommand(client)],
  ]
}

/** Regularity, depth of the queue and mix: what is wrong, and the rhythm in any case. */
function rhythmRows(lang: Lang, client: ClientStatus): [string, string][] {
  const { cadence_kept_bp: bp, cadence_kept_reason: reason, posts_planned, posts_published, cadence_weeks, days_ahead } = client
  const rows: [string, string][] = []
  if (bp !== null) {
    const values = {
      count: posts_published ?? 0,
      published: posts_published ?? 0,
      planned: posts_planned ?? 0,
      weeks: cadence_weeks ?? 0,
      percent: percent(lang, bp),
    }
    rows.push([say(lang, rhythmText.label), say(lang, bp >= keptBp ? rhythmText.kept : rhythmText.not_kept, values)])
  } else if (reason !== null && reason !== 'no_cadence')
    rows.push([say(lang, rhythmText.label), say(lang, rhythmReasonLabel[reason])])
  if (reason !== 'no_cadence' && client.accounts > 0 && days_ahead < enoughDays) {
    const values = { enough: enoughDays }
    const left =
      days_ahead === 0
        ? say(lang, rhythmText.empty, values)
        : say(lang, rhythmText.nearly_empty, { ...values, count: days_ahead })
    rows.push([say(lang, rhythmText.label_queue), left])
  }
  const drift = driftWords(lang, client.pillar_drift, client.next_pillar)
  if (drift !== null) rows.push([say(lang, rhythmText.label_mix), drift])
  return rows
}

/** How far the whole is, for a client looked at alone. */
function stepRows(lang: Lang, { client, steps_done, has_strategy }: ClientStatus): [string, string][] {
  if (steps_done === null || !has_strategy) return []
  const count = say(lang, stepsText.count, { count: steps_done, total: stepIds.length })
  return [[say(lang, stepsText.label), `${count} · smm strategy steps -c ${client}`]]
}

/** The one thing that gets this client further. */
function nextCommand(status: ClientStatus): string {
  const { client, has_strategy, first_network, accounts, silent_days, today, cadence_kept_reason } = status
  if (!has_strategy) return `smm init --quick -c ${client}`
  if (accounts === 0) return `smm account add ${accountFor(first_network ?? 'facebook')} -c ${client}`
  // this morning may be over already
  const day = silent_days.find((one) => one > today)
  if (day === undefined) return `smm queue list -c ${client}`
  // a cadence has places of its own
  const when = cadence_kept_reason === 'no_cadence' ? `--at "${day} 09:00"` : '--slot next'
  return `smm queue add "…" ${when} -c ${client}`
}
