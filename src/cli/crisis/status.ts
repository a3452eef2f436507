import { chooseClient } from '../../clients/choose-client.ts'
import { readCrisis, type CrisisDeadline, type CrisisView } from '../../community/read-crisis.ts'
import { roleWords } from '../../community/post-mortem.ts'
import type { Context } from '../../context.ts'
import { callLine, personWords } from '../../delivery/index.ts'
import { clientText } from '../../i18n/clients.ts'
import {
  alertProblemLabel,
  amplifierLabel,
  crisisText,
  crisisTextLabel,
  overrideLabel,
  severityLabel,
} from '../../i18n/crisis.ts'
import { list, minutes, number, shortDateTime } from '../../i18n/format.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { paint } from '../../io/paint.ts'
import { table } from '../../io/table.ts'
import type { IncidentAlert } from '../../store/crisis.ts'
import { sameAlias } from '../../store/team.ts'
import { levelInWords, levelStyle, levelWord } from './show-evaluation.ts'

/** One client as one screen; several, and none named, as a table, the gravest first. */
export async function run(context: Context): Promise<void> {
  const { io, lang, options, env } = context
  const { clients: store } = await context.store()
  const named = options.client ?? (env['SMM_CLIENT'] || null) ?? (await context.config()).project_client
  const clients = named === null ? await store.list() : [await chooseClient(context, { writes: false })]
  const views: CrisisView[] = []
  for (const client of clients) views.push(await readCrisis(context, client))
  if (options.json) return io.json(named === null ? views : views[0])
  if (views.length === 0) {
    io.note(say(lang, clientText.none))
    return io.note(say(lang, clientText.none_hint))
  }
  const [only] = views
  const lines = views.length === 1 && only !== undefined ? screen(context, only) : portfolio(context, views)
  for (const line of lines) io.print(line)
}

function portfolio({ io, lang }: Context, views: readonly CrisisView[]): string[] {
  const rank = { red: 0, amber: 1, green: 2 }
  const sorted = views.toSorted((a, b) => rank[a.level] - rank[b.level] || a.name.localeCompare(b.name))
  const head = [
    { title: say(lang, crisisText.column_client), flexible: true },
    { title: say(lang, crisisText.column_level) },
    { title: say(lang, crisisText.column_index), align: 'right' as const },
    { title: say(lang, crisisText.column_since) },
    { title: say(lang, crisisText.column_incident), flexible: true },
  ]
  const rows = sorted.map((view) => [
    view.name,
    levelWord(lang, view.level),
    String(view.index),
    view.since === null || view.level === 'green' ? '·' : shortDateTime(lang, new Date(view.since), view.time_zone),
    view.incident?.topic ?? '·',
  ])
  const commands = sorted
    .filter(({ level }) => level !== 'green')
    .map(({ client }) => paint('cyan', `smm crisis status -c ${client}`))
  return [...table(head, rows, io.columns), ...(commands.length === 0 ? [] : ['', ...commands])]
}

function screen({ io, lang }: Context, view: CrisisView): string[] {
  const at = (instant: string): string => shortDateTime(lang, new Date(instant), view.time_zone)
  const { incident, level, since, drill } = view
  const name = levelInWords(lang, level)
  const title =
    since === null || level === 'green'
      ? say(lang, crisisText.level_calm, { level: name })
      : say(lang, crisisText.level_is, { level: name, since: at(since) })
  const rows: [string, string][] = [[say(lang, crisisText.index), indexWords(lang, view)]]
  const row = (label: string, values: readonly string[]): void => {
    values.forEach((value, index) => rows.push([index === 0 ? label : '', value]))
  }
  row('', partsOf(lang, view))
  if (view.words.length > 0) {
    const words = view.words.map(({ word, count }) => `${word} (${count})`).join(', ')
    const { severity_hint: severity } = view
    const graded = incident !== null && incident.severity !== 'none'
    row(say(lang, crisisText.words), [
      graded
        ? words
        : severity === null
          ? say(lang, crisisText.words_hint, { words })
          : say(lang, crisisText.words_hint_severity, { words, what: say(lang, severityLabel[severity]), severity }),
    ])
  }
  if (incident !== null) {
    row(say(lang, crisisText.incident), [
      say(lang, crisisText.incident_is, { id: incident.id, topic: incident.topic, at: at(incident.opened_at) }),
      ...(incident.settled_at === null ? [] : [say(lang, crisisText.settled)]),
      ...(incident.raised_to === null ? [] : [say(lang, crisisText.raised_by_hand)]),
    ])
  }
  if (level !== 'green') {
    const speaks = list(
      lang,
      view.speaks.map((one) => personWords(lang, one)),
    )
    if (speaks !== '') {
      row(say(lang, crisisText.speaks), [level === 'red' ? say(lang, crisisText.speaks_alone, { name: speaks }) : speaks])
    }
  }
  row(
    say(lang, crisisText.deadlines),
    view.deadlines.map((one) => deadlineWords(lang, one, at)),
  )
  row(
    say(lang, crisisText.told),
    latest(view.alerts.filter(({ level: of }) => of === incident?.level)).flatMap((one) =>
      alertWords(lang, one, view.alerts, at),
    ),
  )
  row(
    say(lang, crisisText.call),
    view.to_call.map((one) => paint('yellow', callLine(lang, one))),
  )
  row(
    say(lang, crisisText.outside),
    view.outside.map((one) => [one.role, callLine(lang, one)].join(' · ')),
  )
  row(say(lang, crisisText.on_hold), holdWords(lang, view))
  if (drill !== null) {
    row(say(lang, crisisText.drill_open), [
      say(lang, crisisText.drill_open_is, { topic: drill.topic, at: at(drill.opened_at), client: view.client }),
    ])
  }
  return [
    paint('bold', view.name),
    paint(levelStyle[level], title),
    ...(view.evaluated_at === null ? [paint('dim', say(lang, crisisText.never, { client: view.client }))] : []),
    ...(level === 'green' && view.watch ? [paint('yellow', say(lang, crisisText.watch))] : []),
    ...(view.consecutive_lower > 0 ? [say(lang, crisisText.falls_next)] : []),
    '',
    ...facts(rows, io.columns),
    '',
    paint('bold', say(lang, crisisText.next)),
    ...nextSteps(lang, view).flatMap(({ words, commands }) => [
      `  ${words}`,
      ...commands.map((command) => `    ${paint('cyan', command)}`),
    ]),
  ]
}

function indexWords(lang: Lang, { index }: CrisisView): string {
  return say(lang, crisisText.index_is, { index })
}

/** Each part with the figures it comes from. */
function partsOf(lang: Lang, { input, result }: CrisisView): string[] {
  const { mentions_24h: mentions, negative_24h: negative, baseline_daily_median: baseline } = input
  const volume =
    baseline === null
      ? say(lang, crisisText.part_volume_unknown, { points: result.volume_points, mentions })
      : say(lang, crisisText.part_volume, { points: result.volume_points, mentions, baseline: number(lang, baseline, 1) })
  const share =
    mentions < 5
      ? say(lang, crisisText.part_negative_few, { points: result.negative_points, negative, mentions })
      : say(lang, crisisText.part_negative, {
          points: result.negative_points,
          negative,
          mentions,
          share: result.negative_share,
        })
  return [
    volume,
    share,
    say(lang, crisisText.part_amplifier, { points: result.amplifier_points, what: say(lang, amplifierLabel[input.amplifier]) }),
    say(lang, crisisText.part_severity, { points: result.severity_points, what: say(lang, severityLabel[input.severity]) }),
    ...result.overrides.map((one) =>
      paint('red', say(lang, crisisText.part_override, { what: say(lang, overrideLabel[one]) })),
    ),
  ]
}

const deadlineText = { first_word: crisisText.first_word, statement: crisisText.statement, cnil: crisisText.cnil }

function deadlineWords(
  lang: Lang,
  { what, at, minutes_left, done_at }: CrisisDeadline,
  shown: (instant: string) => string,
): string {
  const words = say(lang, deadlineText[what])
  if (done_at !== null) return say(lang, crisisText.done_at, { what: words, at: shown(done_at) })
  const left = minutes(Math.abs(minutes_left))
  if (minutes_left < 0) return paint('red', say(lang, crisisText.due_past, { what: words, left, at: shown(at) }))
  return say(lang, crisisText.due_in, { what: words, left, at: shown(at) })
}

/** Something graver is told anew: of each person, in each part, only the last. */
function latest(alerts: readonly IncidentAlert[]): IncidentAlert[] {
  const same = (one: IncidentAlert, other: IncidentAlert): boolean =>
    sameAlias(one.name, other.name) && one.who === other.who && (one.stand_in_for === null) === (other.stand_in_for === null)
  return alerts.filter((one, index) => !alerts.slice(index + 1).some((other) => same(one, other)))
}

/** A stand-in is named as long as they may still be called, and once they were. */
function alertWords(
  lang: Lang,
  alert: IncidentAlert,
  all: readonly IncidentAlert[],
  at: (instant: string) => string,
): string[] {
  const values = { name: personWords(lang, alert.name), role: roleWords(lang, alert.who) }
  const first = all.find((one) => one.id === alert.stand_in_for)
  if (alert.acknowledged_at !== null) {
    const when = { ...values, at: at(alert.acknowledged_at) }
    const by = alert.acknowledged_by
    if (by === null || by.toLowerCase() === alert.name.toLowerCase())
      return [paint('green', say(lang, crisisText.alert_acked, when))]
    return [paint('green', say(lang, crisisText.alert_acked_by, { ...when, by: personWords(lang, by) }))]
  }
  if (alert.told_at !== null) return [say(lang, crisisText.alert_told, { ...values, at: at(alert.told_at) })]
  if (alert.problem !== null) {
    const label = Object.hasOwn(alertProblemLabel, alert.problem) ? alertProblemLabel[alert.problem] : undefined
    const problem = label === undefined ? alert.problem : say(lang, label)
    return [paint('red', say(lang, crisisText.alert_failed, { ...values, problem }))]
  }
  if (alert.stand_in_for === null) return [say(lang, crisisText.alert_waits, values)]
  if (first !== undefined && first.acknowledged_at !== null) return []
  return [say(lang, crisisText.alert_standby, { name: values.name, at: at(alert.tell_at ?? '') })]
}

function holdWords(lang: Lang, { level, held, to_post, client }: CrisisView): string[] {
  const count = say(lang, crisisText.held_count, { count: held })
  const byHand = to_post === 0 ? [] : [paint('red', say(lang, crisisText.by_hand_count, { count: to_post }))]
  if (level === 'red') return [say(lang, crisisText.held_red, { held: count }), ...byHand]
  if (level === 'amber') return [say(lang, crisisText.held_amber, { held: count })]
  return held === 0 ? [] : [say(lang, crisisText.held_after, { held: count, client })]
}

interface NextStep {
  readonly words: string
  readonly commands: readonly string[]
}

function nextSteps(lang: Lang, view: CrisisView): NextStep[] {
  const { client, incident, level, texts, answerable, deadlines } = view
  const of = `-c ${client}`
  const spoke = deadlines.some(({ what, done_at }) => what !== 'cnil' && done_at !== null)
  const waits = view.alerts.some(({ acknowledged_at, told_at }) => acknowledged_at === null && told_at !== null)
  const report = { words: say(lang, crisisText.next_report), commands: [`smm crisis report "…" --severity … ${of}`] }
  if (incident === null && level === 'green') return [report]
  const steps: (NextStep | false)[] = [
    ...texts.map((template) => ({
      words: say(lang, crisisText.next_say, { text: say(lang, crisisTextLabel[template]) }),
      commands:
        answerable === null
          ? [`smm template show ${template} ${of}`, `smm queue add "…" --statement --by "…" --now ${of}`]
          : [`smm inbox reply ${answerable} --template ${template} --statement --by "…" ${of}`],
    })),
    level !== 'green' && (incident === null || incident.severity === 'none') && report,
    (waits || view.to_call.length > 0) && {
      words: say(lang, crisisText.next_ack),
      commands: [`smm crisis ack --by "…" ${of}`],
    },
    {
      words: say(lang, crisisText.next_log),
      commands: [`smm crisis log "…" --action … --by "…" ${of}`],
    },
    level !== 'green' &&
      spoke && { words: say(lang, crisisText.next_lower), commands: [`smm crisis lower --reason "…" --by "…" ${of}`] },
    level === 'green' && {
      words: say(lang, crisisText.next_close),
      commands: [`smm crisis close --outcome "…" --lesson "…" ${of}`],
    },
  ]
  return steps.filter((one) => one !== false)
}
