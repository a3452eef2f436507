import type { Context } from '../context.ts'
import { isHeldByAlert } from '../delivery/hold.ts'
import { consultantAddress, tellAlerts, type ToldAlerts } from '../delivery/tell-alerts.ts'
import { Failure } from '../failure.ts'
import { crisisText } from '../i18n/crisis.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Applied, CrisisState, EvaluationCause, Incident, IncidentFacts, NewIncidentLine } from '../store/crisis.ts'
import type { Delivery } from '../store/deliveries.ts'
import { findEscalation } from '../strategy/find-escalation.ts'
import { alertsFor, type AlertFacts } from './alert-list.ts'
import type { CrisisInput, CrisisResult } from './crisis-index.ts'
import { nothingKnown, rank, stepOf, type Said, type Step } from './crisis-step.ts'
import { readSignals, type SeenSignals } from './read-signals.ts'

/** What a person reports or decides, beside what is seen. */
export interface Report extends Said {
  readonly by?: string
  /** Why, or what was seen. */
  readonly note?: string
  /** Messages that belong to it. */
  readonly messages?: readonly number[]
}

export interface Evaluation {
  readonly before: CrisisState['level']
  readonly level: CrisisState['level']
  readonly since: string
  readonly consecutive_lower: number
  readonly watch: boolean
  readonly input: CrisisInput
  readonly result: CrisisResult
  readonly words: SeenSignals['words']
  /** The open one; null: there is none. */
  readonly incident: Incident | null
  /** Deliveries that the level now holds back, and those under way that are finished. */
  readonly held: number
  readonly under_way: readonly Delivery[]
  /** After a fall: deliveries that the alert held back, to be looked at one by one. */
  readonly to_review: number
  /** Null: nobody was to be told. */
  readonly told: ToldAlerts | null
}

/** Two processes may look at the same moment; the second then looks again. */
const tries = 8

/**
 * Looks at the last 24 hours of the client and applies what comes of it: the level, the incident, what is held back and who is to be
 * told in one step, then tells them. Throws `Failure` busy `crisis_contended`.
 */
export async function evaluateCrisis(
  context: Context,
  client: Client,
  cause: EvaluationCause,
  report: Report = {},
): Promise<Evaluation> {
  const store = await context.store()
  const signals = await readSignals(context, client)
  for (let turn = 0; turn < tries; turn++) {
    const at = context.now().toISOString()
    const state = await store.crisis.state(client.slug)
    const open = await store.crisis.open(client.slug)
    const previous = { level: state?.level ?? 'green', consecutive_lower: state?.consecutive_lower ?? 0 } as const
    const step = stepOf(previous, open, signals, report, at)
    if (context.options.dry_run) return preview(step, signals, open, state?.since ?? at, at)
    const applied = await apply(context, client, cause, { step, open, report, at })
    if (applied === null) continue
    const told = await tellAlerts(context, { client: client.slug })
    const to_review = rank(step.next.level) < rank(previous.level) ? await heldByAlert(context, client) : 0
    const { incident, held, under_way } = applied
    const { since } = applied.state
    return { ...view(step, signals), since, incident, held, under_way, to_review, told: merged(told) }
  }
  throw new Failure('busy', 'crisis_contended', say(context.lang, crisisText.contended))
}

interface Looked {
  readonly step: Step
  readonly open: Incident | null
  readonly report: Report
  readonly at: string
}

async function apply(
  context: Context,
  client: Client,
  cause: EvaluationCause,
  { step, open, report, at }: Looked,
): Promise<Applied | null> {
  const { crisis } = await context.store()
  const { previous, next, input, result } = step
  const rises = rank(next.level) > rank(previous.level)
  const facts = rises || step.facts !== null ? await withSpeaker(context, client, step, report) : null
  const graver = next.level === 'red' && open !== null && newlyGrave(open, step.facts)
  const alerts =
    next.level !== 'green' && (rises || graver)
      ? alertsFor(next.level, await alertFacts(context, client), new Date(at)).filter(
          ({ who }) => rises || who !== 'contributor',
        )
      : []
  return crisis.apply(
    client.slug,
    {
      cause,
      input: { ...input },
      result: { ...result, level_in_force: next.level },
      previous,
      open,
      next,
      index: result.index,
      incident:
        facts === null ? null : open === null ? { ...facts, opened_by: report.by ?? null } : { id: open.id, change: facts },
      log: linesOf(step, open, report, facts !== null),
      alerts,
      messages: report.messages ?? [],
      hold_reason: next.level === 'green' ? null : say(client.lang, crisisText[`hold_${next.level}`]),
    },
    at,
  )
}

/** Everything that is known of it; on red with the one who speaks, whom management names. */
async function withSpeaker(
  context: Context,
  client: Client,
  { facts, input, previous, next }: Step,
  report: Report,
): Promise<IncidentFacts> {
  const { escalation } = await findEscalation(context, client)
  const seen = say(client.lang, crisisText.topic_seen, { count: input.negative_24h, mentions: input.mentions_24h })
  const known = facts ?? { ...nothingKnown, topic: seen }
  // what made it rise is what people have to hear
  const graver = rank(next.level) > rank(previous.level) && report.facts !== undefined ? report.note : undefined
  const topic = graver ?? (known.topic === '' ? (report.note ?? say(client.lang, crisisText.topic_unnamed)) : known.topic)
  const [speaker = null] = escalation.levels.find((one) => one.level === 'red')?.speakers ?? []
  return { ...known, topic, spokesperson: known.spokesperson ?? (next.level === 'red' ? speaker : null) }
}

export async function alertFacts(context: Context, client: Client): Promise<AlertFacts> {
  const { escalation } = await findEscalation(context, client)
  const config = await context.config()
  return {
    escalation,
    team: await (await context.store()).team.list(client.slug),
    consultant: {
      email: consultantAddress(config),
      phone: config.get('consultant.phone'),
    },
  }
}

const graveFacts = ['data_breach', 'account_compromised'] as const

/** Something grave was not known when everybody was told. */
function newlyGrave(open: Incident, facts: IncidentFacts | null): boolean {
  if (facts === null) return false
  return graveFacts.some((one) => facts[one] && !open[one]) || (facts.severity === 'safety' && open.severity !== 'safety')
}

function linesOf({ previous, next }: Step, open: Incident | null, report: Report, about: boolean): NewIncidentLine[] {
  if (!about) return []
  const { by: done_by = null, note = null, facts, raise, lower } = report
  const lines: NewIncidentLine[] = []
  if (open === null) lines.push({ action: 'opened', done_by, note })
  else if (facts !== undefined) lines.push({ action: 'reported', done_by, note })
  if (previous.level !== next.level || raise !== undefined || lower === true) {
    const decided = lower === true ? 'lowered' : raise === undefined ? null : 'raised'
    const target = `${previous.level} ${next.level}`
    lines.push({ action: decided ?? 'level', done_by, target, note: decided === null ? null : note })
  }
  return lines
}

function view(
  { previous, next, input, result }: Step,
  { words }: SeenSignals,
): Omit<Evaluation, 'since' | 'incident' | 'held' | 'under_way' | 'to_review' | 'told'> {
  const { level, consecutive_lower, watch } = next
  return { before: previous.level, level, consecutive_lower, watch, input, result, words }
}

function preview(step: Step, signals: SeenSignals, open: Incident | null, since: string, at: string): Evaluation {
  const changed = step.previous.level !== step.next.level
  return {
    ...view(step, signals),
    since: changed ? at : since,
    incident: open,
    held: 0,
    under_way: [],
    to_review: 0,
    told: null,
  }
}

/** One incident is open at most; a drill beside it is told by the way. */
function merged(all: readonly ToldAlerts[]): ToldAlerts | null {
  return all.find((one) => !one.drill) ?? null
}

async function heldByAlert(context: Context, { slug }: Client): Promise<number> {
  const held = await (await context.store()).holds.held({ client: slug, account_id: null })
  return held.filter(isHeldByAlert).length
}
