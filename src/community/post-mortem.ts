import type { Context } from '../context.ts'
import { addDays, dayOf } from '../days.ts'
import { personWords } from '../delivery/tell-alerts.ts'
import type { Author } from '../documents/author.ts'
import type { Block, Cell, Document, Section } from '../documents/document.ts'
import {
  alertRoleLabel,
  causeLabel,
  crisisText,
  logActionLabel,
  overrideLabel,
  responsibilityLabel,
  severityLabel,
} from '../i18n/crisis.ts'
import { alertText } from '../i18n/alerts.ts'
import { levelName } from '../i18n/escalation.ts'
import { date, list, minutes, shortDateTime } from '../i18n/format.ts'
import { postMortemText } from '../i18n/post-mortem.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { CrisisEvaluation, Incident, IncidentAlert, IncidentLine } from '../store/crisis.ts'
import { findEscalation } from '../strategy/find-escalation.ts'
import type { AlertRole } from './alert-list.ts'

/** Everything that is kept of one incident, in the order in which it happened. */
export interface IncidentRecord {
  readonly incident: Incident
  readonly log: readonly IncidentLine[]
  readonly alerts: readonly IncidentAlert[]
  readonly evaluations: readonly CrisisEvaluation[]
  readonly messages: number
  readonly first_word_at: string | null
  /** Minutes within which the first word was owed at its highest level. */
  readonly answer_within: number
  readonly lesson_within: number
  readonly drill_within: number
}

export async function readIncident(context: Context, client: Client, incident: Incident): Promise<IncidentRecord> {
  const { crisis, inbox } = await context.store()
  const { escalation } = await findEscalation(context, client)
  const plan = escalation.levels.find((one) => one.level === incident.highest)
  const red = escalation.levels.find((one) => one.level === 'red')
  return {
    incident,
    log: await crisis.log(incident.id),
    alerts: await crisis.alerts(incident.id),
    evaluations: await crisis.evaluationsOf(incident.id),
    messages: await inbox.count({ client: client.slug, incident_id: incident.id, others: true }),
    first_word_at: (await crisis.statements(client.slug, incident.opened_at))[0] ?? null,
    answer_within: plan?.answer_within ?? 0,
    lesson_within: plan?.lesson_within ?? red?.lesson_within ?? 7,
    drill_within: red?.drill_within ?? 60,
  }
}

/** A written account that can be handed to the client. Nothing in it names those who wrote. */
export function postMortem(record: IncidentRecord, client: Client, author: Author, lang: Lang, now: Date): Document {
  const { incident } = record
  const told: Told = { record, client, lang, now, at: (instant) => shortDateTime(lang, new Date(instant), client.time_zone) }
  const from = told.at(incident.opened_at)
  const sections = [
    section(told, 'summary', summary(told)),
    section(told, 'figures', figures(told)),
    section(told, 'curve', curve(told)),
    section(told, 'timeline', timeline(told)),
    section(told, 'alerts', alerts(told)),
    section(told, 'decisions', decisions(told)),
    section(told, 'worked', worked(told)),
    section(told, 'lesson', [{ kind: 'paragraph', text: incident.lesson ?? say(lang, postMortemText.no_lesson) }]),
    section(told, 'tasks', [{ kind: 'list', ordered: false, items: tasks(told) }]),
  ].filter(({ blocks }) => blocks.length > 0)
  return {
    lang,
    cover: false,
    kicker: say(lang, incident.drill ? postMortemText.kicker_drill : postMortemText.kicker),
    title: incident.topic,
    subtitle:
      incident.closed_at === null
        ? say(lang, postMortemText.subtitle_open, { client: client.name, from })
        : say(lang, postMortemText.subtitle, { client: client.name, from, to: told.at(incident.closed_at) }),
    draft: incident.closed_at === null ? say(lang, postMortemText.still_open) : null,
    from: [author.company ?? author.name, author.email, author.phone].filter((one) => one !== null),
    made_at: incident.closed_at ?? now.toISOString(),
    sections: sections.map((one, index) => ({ ...one, number: index + 1 })),
    foot: [say(lang, postMortemText.foot)],
  }
}

interface Told {
  readonly record: IncidentRecord
  readonly client: Client
  readonly lang: Lang
  readonly now: Date
  readonly at: (instant: string) => string
}

function section({ lang }: Told, key: keyof typeof postMortemText, blocks: readonly Block[]): Section {
  return { number: null, title: say(lang, postMortemText[key] as { fr: string; en: string }), blocks }
}

function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))
}

const flags = ['data_breach', 'account_compromised', 'legal_threat', 'press_inquiry'] as const

function summary({ record, lang, now }: Told): Block[] {
  const { incident, first_word_at } = record
  const facts = flags.filter((one) => incident[one]).map((one) => say(lang, overrideLabel[one]))
  const rows: (readonly [string, Cell] | null)[] = [
    [say(lang, postMortemText.fact_highest), say(lang, levelName[incident.highest])],
    [
      say(lang, postMortemText.fact_duration),
      minutes(minutesBetween(incident.opened_at, incident.closed_at ?? now.toISOString())),
    ],
    [say(lang, postMortemText.fact_severity), say(lang, severityLabel[incident.severity])],
    facts.length === 0 ? null : [say(lang, postMortemText.fact_facts), list(lang, facts)],
    incident.responsibility === null
      ? null
      : [say(lang, postMortemText.fact_responsibility), say(lang, responsibilityLabel[incident.responsibility])],
    incident.spokesperson === null ? null : [say(lang, postMortemText.fact_speaker), incident.spokesperson],
    [
      say(lang, postMortemText.fact_first_word),
      first_word_at === null
        ? { text: say(lang, postMortemText.no_word), unknown: true }
        : say(lang, postMortemText.in_minutes, { time: minutes(minutesBetween(incident.opened_at, first_word_at)) }),
    ],
    incident.outcome === null ? null : [say(lang, postMortemText.fact_outcome), incident.outcome],
  ]
  return [{ kind: 'facts', facts: rows.filter((row) => row !== null) }]
}

function figures({ record, lang }: Told): Block[] {
  const { evaluations, alerts: all, messages, incident } = record
  const most = (of: (one: CrisisEvaluation) => unknown): number =>
    Math.max(0, ...evaluations.map(of).filter((value): value is number => typeof value === 'number'))
  const acked = firstAnswer(record)
  const rows: (readonly [string, Cell])[] = [
    [say(lang, postMortemText.figure_messages), String(messages)],
    [say(lang, postMortemText.figure_peak), String(most((one) => one.result['index']))],
    [say(lang, postMortemText.figure_mentions), String(most((one) => one.input['mentions_24h']))],
    [say(lang, postMortemText.figure_negative), String(most((one) => one.input['negative_24h']))],
    [
      say(lang, postMortemText.figure_told),
      String(new Set(all.filter(({ told_at }) => told_at !== null).map(({ name }) => name)).size),
    ],
    [
      say(lang, postMortemText.figure_answer),
      acked === null
        ? { text: say(lang, postMortemText.never), unknown: true }
        : say(lang, postMortemText.in_minutes, { time: minutes(minutesBetween(incident.opened_at, acked)) }),
    ],
  ]
  return incident.drill ? [] : [{ kind: 'facts', facts: rows }]
}

function firstAnswer({ alerts: all }: IncidentRecord): string | null {
  return all.flatMap(({ acknowledged_at }) => acknowledged_at ?? []).toSorted()[0] ?? null
}

/** Only where something changed: an hour of evaluations that say the same is one line. */
function curve({ record, lang, at }: Told): Block[] {
  const steps = record.evaluations.filter((one, index) => {
    const before = record.evaluations[index - 1]
    return before === undefined || indexOf(before) !== indexOf(one) || levelOf(before) !== levelOf(one)
  })
  if (steps.length === 0) return []
  const rows = steps.map((one): Cell[] => [
    at(one.at),
    say(lang, levelName[levelOf(one)]),
    String(indexOf(one)),
    say(lang, causeLabel[one.cause]),
  ])
  const head = (['curve_when', 'curve_level', 'curve_index', 'curve_why'] as const).map((key) => ({
    title: say(lang, postMortemText[key]),
    right: key === 'curve_index',
  }))
  return [
    { kind: 'paragraph', text: say(lang, postMortemText.curve_about) },
    { kind: 'table', head, rows },
  ]
}

function indexOf({ result }: CrisisEvaluation): number {
  return typeof result['index'] === 'number' ? result['index'] : 0
}

/** The level in force after it, a person's decision included. */
function levelOf({ result }: CrisisEvaluation): 'green' | 'amber' | 'red' {
  const level = result['level_in_force'] ?? result['applied_level']
  return level === 'red' || level === 'amber' ? level : 'green'
}

function timeline({ record, lang, at }: Told): Block[] {
  const head = (['curve_when', 'timeline_what', 'timeline_who', 'timeline_note'] as const).map((key) => ({
    title: say(lang, postMortemText[key]),
  }))
  const rows = record.log.map((line): Cell[] => [
    at(line.at),
    actionWords(lang, line),
    personWords(lang, line.done_by),
    details(lang, line),
  ])
  return rows.length === 0 ? [] : [{ kind: 'table', head, rows }]
}

export function actionWords(lang: Lang, { action, target }: Pick<IncidentLine, 'action' | 'target'>): string {
  const label = Object.hasOwn(logActionLabel, action) ? logActionLabel[action] : undefined
  const words = label === undefined ? action : say(lang, label)
  const changed = /^(green|amber|red) (green|amber|red)$/.exec(target ?? '')
  const [, from, to] = changed ?? []
  const of = (what: string): string => say(lang, crisisText.action_of, { action: words, what })
  if (isLevel(from) && isLevel(to))
    return of([from, to].map((one) => say(lang, levelName[one]).toLocaleLowerCase(lang)).join(' → '))
  return target === null ? words : of(personWords(lang, target))
}

function isLevel(word: string | undefined): word is 'green' | 'amber' | 'red' {
  return word === 'green' || word === 'amber' || word === 'red'
}

function noteWords(lang: Lang, action: string, note: string | null): string {
  if (note === null) return ''
  if (action === 'told') return say(lang, note === 'webhook' ? alertText.by_webhook : alertText.by_mail)
  return action === 'held' ? say(lang, crisisText.finished, { ids: note }) : note
}

export function details(lang: Lang, { note, action, attachment_sha256 }: IncidentLine): string {
  const words = noteWords(lang, action, note)
  if (attachment_sha256 === null) return words
  const file = say(lang, postMortemText.attached, { hash: attachment_sha256.slice(0, 16) })
  return words === '' ? file : `${words} – ${file}`
}

function alerts({ record, lang, at }: Told): Block[] {
  if (record.alerts.length === 0) return []
  const never: Cell = { text: say(lang, postMortemText.never), unknown: true }
  const rows = record.alerts
    .filter((one) => one.stand_in_for === null || one.told_at !== null || one.acknowledged_at !== null)
    .map((one): Cell[] => [
      `${personWords(lang, one.name)} (${roleWords(lang, one.who)})`,
      one.told_at === null ? never : at(one.told_at),
      one.acknowledged_at === null ? never : at(one.acknowledged_at),
    ])
  const head = (['alerts_name', 'alerts_told', 'alerts_acked'] as const).map((key) => ({
    title: say(lang, postMortemText[key]),
  }))
  return [{ kind: 'table', head, rows }]
}

export function roleWords(lang: Lang, who: string): string {
  return Object.hasOwn(alertRoleLabel, who) ? say(lang, alertRoleLabel[who as AlertRole]) : who
}

const decided: ReadonlySet<string> = new Set(['raised', 'lowered', 'closed', 'decision', 'décision'])

function decisions(told: Told): Block[] {
  const { record, lang, at } = told
  const items = record.log
    .filter(({ action }) => decided.has(action.toLowerCase()))
    .map((line) =>
      [at(line.at), actionWords(lang, line), personWords(lang, line.done_by), line.note ?? '']
        .filter((one) => one !== '')
        .join(' – '),
    )
  return [
    items.length === 0
      ? { kind: 'paragraph', text: say(lang, postMortemText.no_decision) }
      : { kind: 'list', ordered: false, items },
  ]
}

function worked({ record, lang }: Told): Block[] {
  const { incident, alerts: all, first_word_at, answer_within, log } = record
  if (incident.drill) return []
  const knows = ({ told_at, acknowledged_at }: IncidentAlert): boolean => told_at !== null || acknowledged_at !== null
  const missed = all.filter((one) => one.stand_in_for === null && !knows(one)).map(({ name }) => personWords(lang, name))
  const acked = firstAnswer(record)
  const inTime = first_word_at !== null && minutesBetween(incident.opened_at, first_word_at) <= answer_within
  const held = log.filter(({ action }) => action === 'held').reduce((sum, { target }) => sum + Number(target ?? 0), 0)
  const items = [
    incident.highest === 'green' ? null : say(lang, inTime ? postMortemText.held_word : postMortemText.late_word),
    all.length === 0
      ? null
      : missed.length === 0
        ? say(lang, postMortemText.all_told)
        : say(lang, postMortemText.not_told, { names: list(lang, [...new Set(missed)]) }),
    all.length === 0
      ? null
      : acked === null
        ? say(lang, postMortemText.none_acked)
        : say(lang, postMortemText.all_acked, { time: minutes(minutesBetween(incident.opened_at, acked)) }),
    held === 0 ? null : say(lang, postMortemText.held_queue, { count: held }),
  ].filter((one) => one !== null)
  return items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }]
}

function tasks({ record, client, lang, now }: Told): string[] {
  const { incident, lesson_within, drill_within } = record
  const ended = dayOf(new Date(incident.closed_at ?? now), client.time_zone)
  return [
    incident.lesson === null
      ? say(lang, postMortemText.task_lesson, { date: date(lang, addDays(ended, lesson_within)) })
      : null,
    incident.highest === 'red' && !incident.drill
      ? say(lang, postMortemText.task_drill, { date: date(lang, addDays(ended, drill_within)) })
      : null,
    say(lang, postMortemText.task_plan),
    incident.drill ? null : say(lang, postMortemText.task_copy),
  ].filter((one) => one !== null)
}
