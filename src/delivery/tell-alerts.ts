import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { alertText } from '../i18n/alerts.ts'
import { dateTime, shortDateTime } from '../i18n/format.ts'
import { say, type Lang } from '../i18n/text.ts'
import { paint } from '../io/paint.ts'
import { sendMail } from '../mail.ts'
import { createHttp } from '../networks/http.ts'
import type { Client } from '../store/clients.ts'
import type { Incident, IncidentAlert } from '../store/crisis.ts'
import { sameAlias } from '../store/team.ts'
import { tellAgainMs } from './back-off.ts'
import { reasonOf } from './outcome.ts'

/** What came of telling people of one incident, as far as it is known now. */
export interface ToldAlerts {
  readonly client: string
  readonly client_name: string
  readonly incident_id: number
  readonly drill: boolean
  readonly topic: string
  /** Told in this very call. */
  readonly told: readonly IncidentAlert[]
  /** Those who are not told yet, or could not be: to be called, in this order. */
  readonly to_call: readonly IncidentAlert[]
  /** Somebody knows of it, since it is at this level. */
  readonly reached: boolean
}

/** Those who need not be called one by one. */
const byTheWay = 'contributor'
/** Mails sent side by side: a server that does not answer must not take a minute for each of ten people. */
const atOnce = 6

/**
 * Tells everybody whose time has come, each by mail, the consultant by the webhook too. Each is taken durably first, so that two passes
 * never both tell; a process that dies in between tells once more ten minutes later. What could not be told is tried again until it is,
 * until the person says that they know, or until the incident is closed. Never throws for what a channel does.
 */
export async function tellAlerts(context: Context, filter: { readonly client?: string } = {}): Promise<ToldAlerts[]> {
  const { crisis } = await context.store()
  const now = context.now()
  const again = new Date(now.getTime() + tellAgainMs).toISOString()
  const taken: (IncidentAlert & { readonly client: string })[] = []
  for (const alert of await crisis.alertsDue(now.toISOString(), filter.client)) {
    if (await crisis.takeAlert(alert.id, now.toISOString(), again)) taken.push(alert)
  }
  const result: ToldAlerts[] = []
  for (const id of new Set(taken.map((one) => one.incident_id))) {
    const told = await tellIncident(
      context,
      id,
      taken.filter((one) => one.incident_id === id),
    )
    if (told !== null) result.push(told)
  }
  return result
}

async function tellIncident(context: Context, id: number, due: readonly IncidentAlert[]): Promise<ToldAlerts | null> {
  const store = await context.store()
  const incident = await store.crisis.incident(id)
  const client = incident === null ? null : await store.clients.get(incident.client)
  if (incident === null || client === null) return null
  const about = { incident, client, since: (await store.crisis.state(client.slug))?.since ?? incident.opened_at }
  // what is tried again because a mailbox refuses it is no news
  const news = due.filter((one) => one.problem === null || one.who === 'consultant')
  const webhook = news.length === 0 ? 'none' : await postWebhook(context, about, news)
  const told = new Set<number>()
  const queue = [...due]
  const worker = async (): Promise<void> => {
    for (let alert = queue.shift(); alert !== undefined; alert = queue.shift()) {
      const by = await tellOne(context, about, alert, webhook)
      if (by === null) continue
      await store.crisis.alertTold(alert.id, by, context.now().toISOString())
      told.add(alert.id)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, worker))
  return stateOfAlerts(context, incident, told)
}

/** Who knows of it and who has to be called. */
export async function stateOfAlerts(
  context: Context,
  incident: Incident,
  told: ReadonlySet<number> = new Set(),
): Promise<ToldAlerts> {
  const { crisis, clients } = await context.store()
  const now = context.now().toISOString()
  const ofLevel = (await crisis.alerts(incident.id)).filter((one) => one.level === incident.level)
  const last = ofLevel.reduce((latest, one) => (one.planned_at > latest ? one.planned_at : latest), '')
  const all = ofLevel.filter((one) => one.planned_at === last)
  const knows = ({ told_at, acknowledged_at }: IncidentAlert): boolean => told_at !== null || acknowledged_at !== null
  const known = (one: IncidentAlert): boolean =>
    knows(one) || all.some((other) => knows(other) && sameAlias(other.name, one.name))
  // a stand-in is called once the time of the first has run out
  const waits = (one: IncidentAlert): boolean => one.stand_in_for !== null && one.problem === null && (one.tell_at ?? '~') > now
  return {
    client: incident.client,
    client_name: (await clients.get(incident.client))?.name ?? incident.client,
    incident_id: incident.id,
    drill: incident.drill,
    topic: incident.topic,
    told: all.filter((one) => told.has(one.id)),
    to_call: all
      .filter((one) => one.who !== byTheWay && !known(one) && !waits(one) && !stoodDown(one, all))
      // told anew of something graver: one call is enough
      .filter((one, index, calls) => calls.findIndex((other) => sameAlias(other.name, one.name)) === index),
    reached: all.some(knows),
  }
}

/** The one they stand in for has answered. */
function stoodDown({ stand_in_for }: IncidentAlert, all: readonly IncidentAlert[]): boolean {
  return all.some((one) => one.id === stand_in_for && one.acknowledged_at !== null)
}

interface About {
  readonly incident: Incident
  readonly client: Client
  /** Since when the level is in force. */
  readonly since: string
}

/** Where the consultant is told; null: nowhere yet. */
export function consultantAddress(config: Config): string | null {
  return config.get('consultant.email') ?? config.get('notify.to')?.split(', ')[0] ?? null
}

/** By which way; null: by none, and why is kept. */
async function tellOne(
  context: Context,
  about: About,
  alert: IncidentAlert,
  webhook: 'told' | 'none' | { readonly problem: string },
): Promise<string | null> {
  const { crisis } = await context.store()
  const byWebhook = alert.who === 'consultant' && webhook === 'told'
  const config = await context.config()
  // the consultant may have said their address in the meantime
  const own = alert.who === 'consultant' ? consultantAddress(config) : null
  const email = alert.email ?? own
  const unreachable = email === null ? 'no_address' : config.get('notify.smtp') === null ? 'no_mail_server' : null
  if (unreachable === null && email !== null) {
    try {
      const { lang } = alert.who === 'consultant' ? context : about.client
      await sendMail(context, {
        to: [email],
        from: config.get('notify.to')?.split(', ')[0] ?? email,
        subject: alertSubject(lang, about),
        text: await alertMail(context, lang, about, alert),
        attachments: [],
      })
      return 'mail'
    } catch (error) {
      const { reason } = reasonOf(error)
      if (byWebhook) return 'webhook'
      // handed over twice without an answer: a third mail would not make it surer, a call does
      const unknown = error instanceof Failure && error.kind === 'unknown_outcome'
      await crisis.alertFailed(alert.id, unknown ? unanswered : reason, unknown && alert.problem === unanswered)
      return null
    }
  }
  if (byWebhook) return 'webhook'
  const problem = typeof webhook === 'object' && alert.who === 'consultant' ? webhook.problem : (unreachable ?? 'no_address')
  // a mail server may be set up in the meantime; an address does not come by itself
  await crisis.alertFailed(alert.id, problem, alert.email === null && alert.who !== 'consultant')
  return null
}

const unanswered = 'mail_unanswered'

/** One POST for all that is told at the same moment: what happens, and to whom it is told. */
async function postWebhook(
  context: Context,
  { incident, client, since }: About,
  due: readonly IncidentAlert[],
): Promise<'told' | 'none' | { readonly problem: string }> {
  const url = (await context.config()).get('notify.webhook')
  if (url === null) return 'none'
  const http = createHttp({
    fetch: context.fetch,
    base: url,
    secrets: () => [url],
    now: () => context.now(),
    verbose: (line) => context.io.detail(line),
  })
  const json = {
    kind: 'alert',
    client: client.slug,
    incident_id: incident.id,
    drill: incident.drill,
    level: incident.level,
    topic: incident.topic,
    since,
    spokesperson: incident.spokesperson,
    message: redTemplate(context.lang, { incident, client, since }),
    told: due.map(({ who, name, stand_in_for }) => ({ who, name, stands_in: stand_in_for !== null })),
    commands: commandsOf(client, incident),
  }
  try {
    await http({ method: 'POST', url, json, timeout_ms: 20_000, accept: [200, 201, 202, 204] })
    return 'told'
  } catch (error) {
    return { problem: reasonOf(error).reason }
  }
}

/** Nothing that others wrote stands in it. */
export function alertSubject(lang: Lang, { incident, client }: Pick<About, 'incident' | 'client'>): string {
  const subject = say(lang, alertText[incident.level === 'red' ? 'subject_red' : 'subject_amber'], { client: client.name })
  return incident.drill ? say(lang, alertText.drill_subject, { subject }) : subject
}

/** Minutes from the level to the first public word, which is when all meet again. */
const nextPoint = { red: 60, amber: 240, green: 240 } as const

function redTemplate(lang: Lang, { incident, client, since }: About): string {
  const at = new Date(since)
  const next = new Date(at.getTime() + nextPoint[incident.level] * 60_000)
  const values = {
    client: client.name,
    topic: incident.topic,
    time: shortDateTime(lang, at, client.time_zone),
    next: shortDateTime(lang, next, client.time_zone),
  }
  if (incident.level !== 'red') return say(lang, alertText.amber, values)
  return say(lang, alertText.red, { ...values, speaker: incident.spokesperson ?? say(lang, alertText.speaker_unnamed) })
}

async function alertMail(context: Context, lang: Lang, about: About, alert: IncidentAlert): Promise<string> {
  const { incident, client } = about
  const lines = [redTemplate(lang, about)]
  if (incident.drill) lines.unshift(say(lang, alertText.drill_mail))
  const first =
    alert.stand_in_for === null ? undefined : (await alertsOf(context, incident)).find((one) => one.id === alert.stand_in_for)
  if (first !== undefined) lines.push(say(lang, alertText.stand_in, { name: first.name }))
  if (alert.who === 'contributor') {
    lines.push(say(lang, alertText.contributor))
  } else if (alert.who === 'consultant') {
    lines.push(say(lang, alertText.to_do), ...commandsOf(client, incident).map((command) => `  ${command}`))
    const call = (await stateOfAlerts(context, incident)).to_call.filter(({ who }) => who !== 'consultant')
    if (call.length > 0) lines.push(say(lang, alertText.call_these), ...call.map((one) => `  ${callLine(lang, one)}`))
  } else {
    lines.push(say(lang, alertText.decide))
  }
  const config = await context.config()
  const who = [config.get('consultant.name'), config.get('consultant.phone'), config.get('consultant.email')]
  const reach = who.filter((one) => one !== null).join(', ')
  if (alert.who !== 'consultant' && reach !== '') lines.push(say(lang, alertText.confirm, { reach }))
  lines.push(say(lang, alertText.written_at, { time: dateTime(lang, context.now(), client.time_zone) }))
  return lines.join('\n\n').replaceAll(/\n\n {2}/g, '\n  ')
}

async function alertsOf(context: Context, { id }: Incident): Promise<IncidentAlert[]> {
  return (await context.store()).crisis.alerts(id)
}

/** `consultant` in words; anybody else by name, nobody by nothing. */
export function personWords(lang: Lang, name: string | null): string {
  if (name === null) return ''
  return sameAlias(name, 'consultant') ? say(lang, alertText.consultant) : name
}

/** Somebody to call, with the number where there is one. */
export function callLine(lang: Lang, { name, phone, email }: Pick<IncidentAlert, 'name' | 'phone' | 'email'>): string {
  return [personWords(lang, name), phone ?? say(lang, alertText.no_phone), email].filter((part) => part !== null).join(' · ')
}

/** What came of it, for whoever reads what is printed. */
export function alertLines(lang: Lang, { client_name: client, drill, topic, told, to_call, reached }: ToldAlerts): string[] {
  const by = (one: IncidentAlert): string => say(lang, one.told_by === 'webhook' ? alertText.by_webhook : alertText.by_mail)
  const lines = told.map((one) => say(lang, alertText.told, { name: personWords(lang, one.name), by: by(one) }))
  const call = to_call.map((one) => `  ${callLine(lang, one)}`)
  if (!reached) {
    const none = call.length === 0 ? [`  ${say(lang, alertText.nobody_known)}`] : call
    return [
      ...lines,
      paint('red', say(lang, alertText[drill ? 'unreachable_drill' : 'unreachable'], { client, topic })),
      ...none,
    ]
  }
  return call.length === 0 ? lines : [...lines, paint('yellow', say(lang, alertText.to_call)), ...call]
}

function commandsOf({ slug }: Client, { drill }: Incident): string[] {
  if (drill) return [`smm crisis drill --close -c ${slug}`]
  return [`smm crisis ack -c ${slug}`, `smm crisis status -c ${slug}`]
}
