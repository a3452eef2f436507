import type { Context } from '../context.ts'
import { isHeldByAlert } from '../delivery/hold.ts'
import { stateOfAlerts } from '../delivery/tell-alerts.ts'
import type { Client } from '../store/clients.ts'
import type { Incident, IncidentAlert } from '../store/crisis.ts'
import type { MessageLevel } from '../store/inbox.ts'
import { known } from '../strategy/answers.ts'
import { findEscalation } from '../strategy/find-escalation.ts'
import type { EscalationContact } from '../strategy/escalation.ts'
import { outsideContacts } from './alert-list.ts'
import type { CrisisInput, CrisisResult, Severity } from './crisis-index.ts'
import { stepOf } from './crisis-step.ts'
import { textsNow, type CrisisTextName } from './crisis-texts.ts'
import { readSignals, type SeenSignals } from './read-signals.ts'
import { hintSeverity } from './sensitive-words.ts'

export interface CrisisDeadline {
  readonly what: 'first_word' | 'statement' | 'cnil'
  readonly at: string
  /** Negative: overdue by so many minutes. */
  readonly minutes_left: number
  readonly done_at: string | null
}

/** Where a client stands, as it is at this moment. */
export interface CrisisView {
  readonly client: string
  readonly name: string
  readonly time_zone: string
  readonly level: MessageLevel
  /** Null: never evaluated. */
  readonly since: string | null
  readonly evaluated_at: string | null
  readonly watch: boolean
  readonly consecutive_lower: number
  /** What an evaluation would say now. */
  readonly index: number
  readonly input: CrisisInput
  readonly result: CrisisResult
  readonly baseline_reason: 'fewer_than_7_days' | null
  readonly words: SeenSignals['words']
  /** What those words speak of, at their gravest; null: they tell nothing. */
  readonly severity_hint: Exclude<Severity, 'none'> | null
  readonly incident: Incident | null
  readonly drill: Incident | null
  readonly deadlines: readonly CrisisDeadline[]
  readonly speaks: readonly string[]
  readonly alerts: readonly IncidentAlert[]
  readonly to_call: readonly IncidentAlert[]
  readonly outside: readonly EscalationContact[]
  /** Deliveries that an alert holds back; and those that a person was told to post by hand. */
  readonly held: number
  readonly to_post: number
  readonly texts: readonly CrisisTextName[]
  /** A message of the incident that can be answered. */
  readonly answerable: number | null
}

const minute = 60_000
const cnilHours = 72

/** Reads only. */
export async function readCrisis(context: Context, client: Client): Promise<CrisisView> {
  const store = await context.store()
  const { slug } = client
  const now = context.now()
  const state = await store.crisis.state(slug)
  const incident = await store.crisis.open(slug)
  const level = state?.level ?? 'green'
  const signals = await readSignals(context, client)
  const previous = { level, consecutive_lower: state?.consecutive_lower ?? 0 }
  const { input, result } = stepOf(previous, incident, signals, {}, now.toISOString())
  const { escalation, answers } = await findEscalation(context, client)
  const plan = escalation.levels.find((one) => one.level === level)
  const said = incident === null ? [] : await store.crisis.statements(slug, incident.opened_at)
  const alerts = incident === null ? [] : await store.crisis.alerts(incident.id)
  const messages =
    incident === null ? [] : await store.inbox.list({ client: slug, incident_id: incident.id, order: 'newest', limit: 50 })
  const due = (what: CrisisDeadline['what'], from: string, minutes: number, done_at: string | null): CrisisDeadline => {
    const at = new Date(Date.parse(from) + minutes * minute)
    return { what, at: at.toISOString(), minutes_left: Math.round((at.getTime() - now.getTime()) / minute), done_at }
  }
  const since = state?.since ?? null
  // the first word says that one looks into it, the second what one found and does
  const [spoke = null, stated = null] = said
  const deadlines: CrisisDeadline[] = []
  if (incident !== null && since !== null && plan !== undefined && level !== 'green') {
    deadlines.push(due('first_word', since, plan.answer_within, spoke))
    if (plan.statement_within !== null) deadlines.push(due('statement', since, plan.statement_within, stated))
  }
  if (incident?.data_breach === true) deadlines.push(due('cnil', incident.opened_at, cnilHours * 60, null))
  const deliveries = await store.deliveries.inStates(['held', 'to_post'], { client: slug })
  return {
    client: slug,
    name: client.name,
    time_zone: client.time_zone,
    level,
    since,
    evaluated_at: state?.evaluated_at ?? null,
    watch: state?.watch ?? false,
    consecutive_lower: state?.consecutive_lower ?? 0,
    index: result.index,
    input,
    result,
    baseline_reason: input.baseline_daily_median === null ? 'fewer_than_7_days' : null,
    words: signals.words,
    severity_hint:
      incident !== null && incident.severity !== 'none'
        ? null
        : hintSeverity(
            signals.words.map(({ word }) => word),
            known(answers, 'sector'),
          ),
    incident,
    drill: await store.crisis.open(slug, true),
    deadlines,
    speaks: level === 'red' && incident?.spokesperson != null ? [incident.spokesperson] : (plan?.speakers ?? []),
    alerts,
    to_call: incident === null ? [] : (await stateOfAlerts(context, incident)).to_call,
    outside: level === 'green' ? [] : outsideContacts(escalation),
    held: deliveries.filter(isHeldByAlert).length,
    to_post: level === 'red' ? deliveries.filter((one) => one.state === 'to_post').length : 0,
    texts: textsNow(incident, level, spoke !== null),
    answerable: messages.find((one) => one.can_reply && one.status !== 'closed')?.id ?? null,
  }
}
