import { chooseClient, projectClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { clientText } from '../../i18n/clients.ts'
import { date, dateTime, list, minutes, month, percent, runsOf, shortDateTime } from '../../i18n/format.ts'
import { objectiveStatusLabel } from '../../i18n/objective-status-label.ts'
import { rhythmReasonLabel, rhythmText } from '../../i18n/rhythm.ts'
import { shortLocal } from '../../i18n/short-local.ts'
import { planText } from '../../i18n/plan.ts'
import { profileText } from '../../i18n/profiles.ts'
import { portfolioColumns, statusText } from '../../i18n/status.ts'
import { stepsText } from '../../i18n/steps.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { paint, type Style } from '../../io/paint.ts'
import { displayWidth, fit, pad, table } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import { dormantDays, enoughDays, keptBp } from '../../posts/rhythm.ts'
import { overdueDays, type PlanItem } from '../../overview/plan-items.ts'
import { accountFor } from '../first-account.ts'
import { horizonDays, readStatus, type ClientStatus, type Status, type StatusItem } from '../../overview/read-status.ts'
import { relative, timeAgo } from '../../i18n/relative.ts'
import { dayOf } from '../../days.ts'
import { stepIds } from '../../strategy/steps.ts'

// What is said of what few clients have is loaded where there is something to say: all of it is a third of what the command costs.

/** Of one kind, before the rest is counted. */
const shownItems = 4
/** One client is one screen: fewer of each kind are shown until it fits. */
const screenLines = 24
const staleMinutes = 60

/** What an indicator is called; null where there is none to name. */
type LabelOf = ((kpi: string) => Text) | null

export async function status(context: Context): Promise<void> {
  const { io, lang, options, env } = context
  const store = await context.store()
  const named = options.client ?? (env['SMM_CLIENT'] || null) ?? (await projectClient(context))
  const clients = named === null ? await store.clients.list() : [await chooseClient(context, { writes: false })]
  const read = await readStatus(context, clients)
  if (options.json) return io.json(read)

  const [first, ...others] = [...new Set(clients.map(({ time_zone }) => time_zone))]
  const zone = first !== undefined && others.length === 0 ? first : Intl.DateTimeFormat().resolvedOptions().timeZone
  const { profile } = context.places
  const where = profile === null ? '' : ` · ${say(lang, profileText.working_in, { name: profile })}`
  io.print(`${paint('bold', dateTime(lang, new Date(read.now), zone))}${where}`)
  io.print(paint('dim', passLine(lang, read, zone)))
  if (clients.length === 0) {
    io.print()
    io.note(say(lang, clientText.none))
    return io.note(say(lang, clientText.none_hint))
  }
  const stale = staleness(lang, read)
  const [only] = read.clients
  const lines =
    clients.length === 1 && only
      ? await screenOf(context, only, read.next_due_at, stale === null ? 2 : 4)
      : await portfolio(context, read)
  for (const line of lines) io.print(line)
  if (stale !== null) {
    io.print()
    io.note(stale)
  }
}

function passLine(lang: Lang, { last_pass_at, now, clients }: Status, zone: string): string {
  // a reminder of an approval is something to do for a pass, and nothing that leaves
  const [leaves] = clients.flatMap(({ next_due_at }) => next_due_at ?? []).toSorted()
  const pass =
    last_pass_at === null
      ? say(lang, statusText.never_passed)
      : say(lang, statusText.last_pass, { ago: timeAgo(lang, last_pass_at, now) })
  const next =
    leaves === undefined
      ? say(lang, statusText.nothing_due)
      : say(lang, statusText.next_due, { when: shortDateTime(lang, new Date(leaves), zone) })
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

/** As much of each kind as fits on one screen under the `above` lines. */
export async function screenOf(context: Context, client: ClientStatus, told: string | null, above: number): Promise<string[]> {
  const labelOf = (client.objectives ?? []).length === 0 ? null : (await import('../../i18n/report.ts')).reportKpiLabel
  const drift = await driftOf(context, client)
  for (let shown = shownItems; shown > 0; shown--) {
    const lines = await clientLines(context, client, { told, labelOf, drift, most: shown })
    if (lines.length + above <= screenLines) return lines
  }
  return clientLines(context, client, { told, labelOf, drift, most: 0 })
}

/** The mix where it is far from the plan. */
async function driftOf({ lang }: Context, { pillar_drift, next_pillar }: ClientStatus): Promise<string | null> {
  if (pillar_drift.length === 0) return null
  return (await import('../../i18n/pillars.ts')).driftWords(lang, pillar_drift, next_pillar)
}

/** `told`: the next departure that stands above already. */
async function clientLines(
  context: Context,
  client: ClientStatus,
  { told, labelOf, drift, most }: { told: string | null; labelOf: LabelOf; drift: string | null; most: number },
): Promise<string[]> {
  const { io, lang } = context
  const sections = sectionsOf(lang, client).filter((section) => section.items.length > 0)
  const planned = planLines(lang, client, io.columns, most)
  const messages = await messageLines(context, client)
  const pages = await pageLines(context, client)
  const wanted =
    sections.length +
    messages.length +
    pages.length +
    planned.length +
    client.blocked_accounts.length +
    client.ending_accounts.length +
    client.ending_rights.length +
    client.troubled_series.length +
    (client.alert === null ? 0 : 1)
  return [
    '',
    paint('bold', client.name),
    ...(await alertLine(context, client)),
    ...messages,
    ...(await accountLines(context, client)),
    ...sections.flatMap((section) => sectionLines(context, client, section, most)),
    ...(await packLines(context, client)),
    ...planned,
    ...pages,
    ...(wanted === 0 ? [`  ${say(lang, statusText.nothing_wanted)}`] : []),
    ...facts(aheadOf(lang, client, { told, labelOf, drift, now: context.now() }), io.columns - 2).map((line) => `  ${line}`),
  ]
}

/** Before anything else: an alert, with the command that says what to do. */
async function alertLine({ io, lang }: Context, { alert, client }: ClientStatus): Promise<string[]> {
  if (alert === null) return []
  const { crisisText } = await import('../../i18n/crisis.ts')
  const { levelName } = await import('../../i18n/escalation.ts')
  const level = say(lang, levelName[alert.level]).toLocaleUpperCase(lang)
  const words =
    alert.topic === null
      ? say(lang, crisisText.status_line_bare, { level })
      : say(lang, crisisText.status_line, { level, topic: alert.topic })
  return [
    ...wrapText(words, io.columns - 2).map((line) => `  ${paint('red', line)}`),
    command(`smm crisis status -c ${client}`),
  ]
}

/** Those who wait for an answer: an alert where they have waited too long. */
async function messageLines(context: Context, { client, messages }: ClientStatus): Promise<string[]> {
  const { io, lang } = context
  const { waiting, overdue, next_due_at } = messages
  if (waiting === 0) return []
  const { inboxText } = await import('../../i18n/inbox.ts')
  const late = overdue === 0 ? [] : [say(lang, inboxText.status_overdue, { count: overdue })]
  const more =
    next_due_at === null ? [] : [say(lang, inboxText.next_due, { when: relative(lang, context.now(), new Date(next_due_at)) })]
  const words = [...late, say(lang, inboxText.waiting, { count: waiting }), ...more].join(' · ')
  const verb = overdue === 0 ? 'list' : 'list --overdue'
  return [
    ...wrapText(words, io.columns - 2).map((line) => `  ${paint(overdue === 0 ? 'yellow' : 'red', line)}`),
    command(`smm inbox ${verb} -c ${client}`),
  ]
}

/** Since when a client has what it is asked to approve. */
async function packLines({ io, lang }: Context, { client, packs_waiting: packs, today }: ClientStatus): Promise<string[]> {
  if (packs.length === 0) return []
  const { approvalText } = await import('../../i18n/approval.ts')
  const words = packs.map(({ code, posts, days, answer_by }) => {
    const late = answer_by !== null && answer_by < today ? `, ${say(lang, approvalText.state_late)}` : ''
    return `${say(lang, days === 0 ? approvalText.status_pack_today : approvalText.status_pack, { count: days, code, ids: list(lang, runsOf(posts)) })}${late}`
  })
  return [
    ...words.flatMap((line) => wrapText(line, io.columns - 4)).map((line) => `    ${line}`),
    command(`smm approval list -c ${client}`),
  ]
}

/** What no machine reads for a person: once a week. */
async function pageLines({ io, lang }: Context, { client, pages_to_look_at: pages }: ClientStatus): Promise<string[]> {
  if (pages.length === 0) return []
  const { listenText } = await import('../../i18n/listen.ts')
  const words = say(lang, listenText.status_pages, { count: pages.length, pages: list(lang, pages) })
  return [
    ...wrapText(words, io.columns - 2).map((line) => `  ${paint('yellow', line)}`),
    command(`smm listen show -c ${client}`),
  ]
}

/** Accounts that hold something up, holds and series. */
async function accountLines(context: Context, client: ClientStatus): Promise<string[]> {
  const { io, lang } = context
  return [
    ...(await blockedLines(context, client)),
    ...(await rightsLines(context, client)),
    ...(await endingLines(context, client)),
    ...client.dormant_accounts.flatMap(({ name }) =>
      wrapText(say(lang, rhythmText.dormant, { name, days: dormantDays }), io.columns - 2).map(
        (part) => `  ${paint('yellow', part)}`,
      ),
    ),
    ...client.holds.flatMap(({ account, everywhere, reason, since }) => {
      const flags = everywhere
        ? 'smm queue resume --all-clients'
        : `smm queue resume ${account === null ? '--all' : `--account ${account}`} -c ${client.client}`
      const values = { account: account ?? client.name, since: shortDateTime(lang, new Date(since), client.time_zone) }
      const words = [say(lang, statusText.on_hold, values), reason].filter((part) => part !== null).join(' : ')
      return [`  ${paint('yellow', words)}`, command(flags)]
    }),
    ...(await seriesLines(context, client)),
  ]
}

async function blockedLines({ lang }: Context, { client, blocked_accounts }: ClientStatus): Promise<string[]> {
  if (blocked_accounts.length === 0) return []
  const { accountText } = await import('../../i18n/accounts.ts')
  return blocked_accounts.flatMap(({ name, reason }) => [
    `  ${paint('red', say(lang, statusText.account_blocked, { name, reason: reason ?? '' }))}`,
    command(say(lang, accountText.edit_command, { name, client })),
    command(`smm account check ${name} -c ${client}`),
  ])
}

async function rightsLines({ lang }: Context, { client, ending_rights }: ClientStatus): Promise<string[]> {
  if (ending_rights.length === 0) return []
  const { rightsText } = await import('../../i18n/rights.ts')
  return ending_rights.flatMap(({ id, name, until_day, ended, posts }) => {
    const day = until_day === null ? '–' : date(lang, until_day)
    const values = { id, name, day, posts: say(lang, rightsText.status_posts, { count: posts.length }) }
    const words = say(lang, ended ? rightsText.status_ended : rightsText.status_ending, values)
    return [`  ${paint(ended ? 'red' : 'yellow', words)}`, command(`smm rights show ${id} -c ${client}`)]
  })
}

async function endingLines(context: Context, { client, ending_accounts }: ClientStatus): Promise<string[]> {
  if (ending_accounts.length === 0) return []
  const { lang } = context
  const { editCommand, endsWords } = await import('../../clients/say-access.ts')
  const { credentialEndText } = await import('../../i18n/credentials.ts')
  return ending_accounts.flatMap(({ name, ends_at }) => [
    `  ${paint('yellow', say(lang, credentialEndText.status, { name, ends: endsWords(lang, ends_at, context.now()) }))}`,
    command(editCommand(lang, { name, client })),
  ])
}

async function seriesLines({ io, lang }: Context, { troubled_series }: ClientStatus): Promise<string[]> {
  if (troubled_series.length === 0) return []
  const { seriesText } = await import('../../i18n/series.ts')
  return troubled_series.flatMap(({ id, words, message, occurrence }) => {
    const reason = { id, rule: words, occurrence: shortLocal(lang, occurrence), reason: message }
    return wrapText(say(lang, seriesText.problem, reason), io.columns - 2).map((line) => `  ${paint('red', line)}`)
  })
}

function sectionLines(context: Context, client: ClientStatus, section: Section, most: number): string[] {
  const { io, lang } = context
  const { title, style, items, command: commandsOf } = section
  const heading = `  ${paint(style, say(lang, statusText[title] as { fr: string; en: string }))} (${items.length})`
  const [first] = items
  // no room for any: how many there are, and what to type for the first
  if (most === 0) {
    const [todo] = first === undefined ? [] : commandsOf(first)
    return [todo === undefined ? heading : `${heading}  ${paint('cyan', todo)}`]
  }
  const shown = items.slice(0, most)
  const rest = items.length - shown.length
  const all = title === 'late' || title === 'due_today' ? null : `smm queue list --status ${title} -c ${client.client}`
  return [
    heading,
    ...shown.flatMap((item) => {
      const line = itemLine(lang, item, client.time_zone, io.columns)
      if (item.status === 'unknown')
        return [line, `       ${fit(item.question?.message ?? say(lang, statusText.looking_up), io.columns - 7)}`]
      const told = item.reason !== null && ['failed', 'held', 'missed'].includes(item.status)
      return told ? [line, `       ${fit(item.reason ?? '', io.columns - 7)}`] : [line]
    }),
    ...(rest > 0 ? moreLines(context, rest, all) : []),
    ...(first === undefined ? [] : commandsOf(first).map(command)),
  ]
}

/** How many more there are and how to see them: on one line where it has room. */
function moreLines({ io, lang }: Context, rest: number, command: string | null): string[] {
  const more = `       ${say(lang, statusText.more, { count: rest })}`
  if (command === null) return [more]
  const line = `${more} · ${command}`
  return displayWidth(line) <= io.columns ? [line] : [more, `       ${command}`]
}

/** How much of a client burns: what nobody knows to be out, what failed, what is late; then what waits for a person. */
function urgency(client: ClientStatus): number {
  const counts = [
    client.alert === null ? 0 : 1,
    client.unknown.length,
    client.failed.length + client.missed.length + client.blocked_accounts.length,
    client.late.length,
    client.to_post.length,
    client.held.length,
    client.awaiting_approval.length,
  ]
  const place = counts.findIndex((count) => count > 0)
  return place < 0 ? counts.length : place
}

/** Several clients: one line each, then what to type where somebody is needed. */
async function portfolio(context: Context, { clients: all }: Status): Promise<string[]> {
  const { io, lang } = context
  const clients = all.toSorted((a, b) => urgency(a) - urgency(b))
  const count = (items: readonly unknown[]): string => (items.length === 0 ? '·' : String(items.length))
  const rows = clients.map((client) => [
    client.name,
    count(client.to_post),
    count(client.unknown),
    count([...client.failed, ...client.missed]),
    count(client.late),
    count(client.held),
    count(client.awaiting_approval),
    client.next_due_at === null ? '–' : clock(client.next_due_at, client.time_zone),
    String(client.silent_days.length),
  ])
  const title = (key: keyof typeof portfolioColumns): string => say(lang, portfolioColumns[key])
  const waiting = ['to_post', 'unknown', 'failed', 'late', 'held', 'awaiting_approval'] as const
  const head = [
    { title: title('client'), flexible: true },
    ...waiting.map((key) => ({ title: title(key), in_words: say(lang, statusText[key]), align: 'right' as const })),
    { title: title('next'), in_words: say(lang, statusText.next_post) },
    { title: title('silent'), in_words: say(lang, statusText.silent_days), align: 'right' as const },
  ]
  const urgent = await Promise.all(
    clients.map(async (client): Promise<string[]> => {
      const sections = sectionsOf(lang, client).filter(({ title: of, items }) => items.length > 0 && of !== 'due_today')
      const lines = [
        ...client.blocked_accounts.map(
          ({ name, reason }) => `  ${paint('red', say(lang, statusText.account_blocked, { name, reason: reason ?? '' }))}`,
        ),
        ...(await messageLines(context, client)),
        ...sections.flatMap((section) => sectionLines(context, client, section, 0)),
        ...(client.timer === null ? [] : [`  ${say(lang, statusText.timer)} ${timerWords(lang, client.timer, client)}`]),
      ]
      return lines.length === 0 ? [] : [paint('bold', client.name), ...lines]
    }),
  )
  const alerts = await Promise.all(
    clients
      .filter(({ alert }) => alert !== null)
      .map(async (client) => ['', paint('bold', client.name), ...(await alertLine(context, client))]),
  )
  const above = [...alerts.flat(), '', ...table(head, rows, io.columns)]
  return [
    ...above,
    // date, pass, a gap, the way to one client, the prompt
    ...withinScreen(
      lang,
      urgent.filter((lines) => lines.length > 0),
      screenLines - above.length - 5,
    ),
    '',
    ...wrapText(say(lang, statusText.one_client), io.columns).map((line) => paint('dim', line)),
  ]
}

/** Those that wait, the most urgent first: with gaps where there is room, without them, and only the first where there is none. */
function withinScreen(lang: Lang, blocks: readonly (readonly string[])[], room: number): string[] {
  const spaced = blocks.flatMap((block) => ['', ...block])
  if (spaced.length <= room) return spaced
  const dense = blocks.length === 0 ? [] : ['', ...blocks.flat()]
  if (dense.length <= room) return dense
  const shown: string[] = ['']
  let left = blocks.length
  for (const block of blocks) {
    // the first is told whatever it takes
    if (shown.length > 1 && shown.length + block.length + 1 > room) break
    shown.push(...block)
    left--
  }
  return left === 0 ? shown : [...shown, say(lang, statusText.more_clients, { count: left })]
}

/** `02/12 18:30` where the client is. */
function clock(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return format.format(new Date(instant)).replace(',', '')
}

/** Tasks of the plan: what is late with how long, then what is to be done. */
function planLines(
  lang: Lang,
  { client, plan_late, plan_due, plan_overdue }: ClientStatus,
  columns: number,
  most: number,
): string[] {
  const lines = (title: string, style: Style, items: readonly PlanItem[]): string[] => {
    if (items.length === 0) return []
    if (most === 0) return [`  ${paint(style, title)} (${items.length})  ${paint('cyan', `smm plan show -c ${client}`)}`]
    const shown = items.slice(0, most)
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
    ...(most === 0 ? [] : [command(`smm plan done ${first.id} -c ${client}`)]),
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

function aheadOf(
  lang: Lang,
  client: ClientStatus,
  { told, labelOf, drift, now }: { told: string | null; labelOf: LabelOf; drift: string | null; now: Date },
): [string, string][] {
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
  const leaves =
    client.next_due_at === null || client.next_due_at === told
      ? []
      : [say(lang, statusText.next_due, { when: shortDateTime(lang, new Date(client.next_due_at), client.time_zone) })]
  return [
    [say(lang, statusText.ahead), [...leaves, ahead, ...drafts].join(' · ')],
    ...rhythmRows(lang, client, drift),
    ...stepRows(lang, client),
    [say(lang, statusText.time), time],
    ...(client.timer === null
      ? []
      : [[say(lang, statusText.timer), timerWords(lang, client.timer, client)] as [string, string]]),
    ...resultRows(lang, client, labelOf, now),
    [say(lang, statusText.next), nextCommand(client)],
  ]
}

/** `depuis 9:12 (45 min) · smm time stop` */
function timerWords(
  lang: Lang,
  { started_at, minutes: run, doubt }: NonNullable<ClientStatus['timer']>,
  of: ClientStatus,
): string {
  const values = { since: clock(started_at, of.time_zone), minutes: minutes(run) }
  return `${say(lang, doubt === null ? statusText.timer_runs : statusText.timer_doubt, values)} · smm time stop`
}

/** What the work came to: objectives of the last complete month, figures, report, offers that wait. */
function resultRows(lang: Lang, client: ClientStatus, labelOf: LabelOf, now: Date): [string, string][] {
  const rows: [string, string][] = []
  const { objectives, last_month, figures_at, last_report, waiting_quotes } = client
  if (objectives !== null && labelOf !== null) {
    const measured = objectives.filter(({ status }) => status !== 'not_measured')
    const states = measured.map(({ kpi, status }) => `${say(lang, labelOf(kpi))} ${say(lang, objectiveStatusLabel[status])}`)
    const values = { count: objectives.length - measured.length }
    const rest = values.count === 0 ? [] : [say(lang, statusText.unmeasured, values)]
    const said = { month: month(lang, last_month), states: joined(lang, [...states, ...rest]) }
    rows.push([say(lang, statusText.objectives), say(lang, statusText.objectives_of, said)])
  }
  if (client.has_strategy || figures_at !== null) {
    const read =
      figures_at === null
        ? `${say(lang, statusText.no_figures)} · smm metrics pull -c ${client.client}`
        : say(lang, statusText.figures_read, { ago: timeAgo(lang, figures_at, now.toISOString()) })
    rows.push([say(lang, statusText.figures), read])
  }
  if (last_report !== null) {
    const values = {
      month: month(lang, last_report.month),
      day: date(lang, dayOf(new Date(last_report.sent_at), client.time_zone)),
    }
    const waits = last_report.month < last_month ? [say(lang, statusText.report_waits, { month: month(lang, last_month) })] : []
    rows.push([say(lang, statusText.report), joined(lang, [say(lang, statusText.report_sent, values), ...waits])])
  }
  for (const { id, provider, reminder_on, due } of waiting_quotes) {
    const words = say(lang, due ? statusText.quote_due : statusText.quote_waits, { provider, day: date(lang, reminder_on) })
    rows.push([say(lang, statusText.quote), due ? `${words} · smm quote show ${id} -c ${client.client}` : words])
  }
  return rows
}

/** Two or more statements on one line, each language with its own semicolon. */
function joined(lang: Lang, parts: readonly string[]): string {
  return parts.join(say(lang, statusText.semicolon))
}

/** Regularity, depth of the queue and mix: what is wrong, and the rhythm in any case. */
function rhythmRows(lang: Lang, client: ClientStatus, drift: string | null): [string, string][] {
  const { cadence_kept_bp: bp, cadence_kept_reason: reason, posts_planned, posts_published, cadence_weeks, days_ahead } = client
  const rows: [string, string][] = []
  if (bp !== null) {
    const values = {
      posts: say(lang, rhythmText.posts, { count: posts_published ?? 0 }),
      planned: say(lang, rhythmText.planned, { count: posts_planned ?? 0 }),
      weeks: say(lang, rhythmText.weeks, { count: cadence_weeks ?? 0 }),
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
