import type { Delivery } from './deliveries.ts'
import type { MessageLevel } from './inbox.ts'

/** What made somebody look: what came in, or a person. */
export const evaluationCauses = ['listen', 'inbox', 'report', 'raise', 'lower'] as const
export type EvaluationCause = (typeof evaluationCauses)[number]

/** Whose fault it is decides how one speaks (Coombs, situational crisis communication theory). */
export const responsibilities = ['victim', 'accident', 'preventable'] as const
export type Responsibility = (typeof responsibilities)[number]

export type IncidentSeverity = 'none' | 'service' | 'integrity' | 'safety'
export type IncidentAmplifier = 'none' | 'large_account' | 'media_or_official'

/** The level in force of a client. */
export interface CrisisState {
  readonly client: string
  readonly level: MessageLevel
  /** Evaluations in a row that came out below the level in force. */
  readonly consecutive_lower: number
  readonly watch: boolean
  /** Since when it is at this level. */
  readonly since: string
  readonly evaluated_at: string
}

/** What happens to a client, from the first word to the lesson. One is open at most, beside a drill. */
export interface Incident {
  readonly id: number
  readonly client: string
  readonly topic: string
  /** Made up for practice: holds nothing, raises nothing. */
  readonly drill: boolean
  readonly level: MessageLevel
  readonly highest: MessageLevel
  readonly severity: IncidentSeverity
  readonly amplifier: IncidentAmplifier
  readonly data_breach: boolean
  readonly account_compromised: boolean
  readonly legal_threat: boolean
  readonly press_inquiry: boolean
  readonly responsibility: Responsibility | null
  /** Who alone speaks in public on red. */
  readonly spokesperson: string | null
  /** Set by a person: below it only a person lowers. */
  readonly raised_to: 'amber' | 'red' | null
  /** Since when its severity and its facts raise nothing any more, by a person's decision. */
  readonly settled_at: string | null
  readonly opened_at: string
  readonly opened_by: string | null
  readonly closed_at: string | null
  readonly closed_by: string | null
  readonly outcome: string | null
  readonly lesson: string | null
}

export type IncidentFacts = Pick<
  Incident,
  | 'topic'
  | 'severity'
  | 'amplifier'
  | 'data_breach'
  | 'account_compromised'
  | 'legal_threat'
  | 'press_inquiry'
  | 'responsibility'
  | 'spokesperson'
  | 'raised_to'
  | 'settled_at'
>
export type NewIncident = IncidentFacts & Pick<Incident, 'opened_by'>

/** One evaluation: what was looked at and what came of it, as the engine takes and gives them. */
export interface CrisisEvaluation {
  readonly id: number
  readonly at: string
  readonly cause: EvaluationCause
  readonly input: Readonly<Record<string, unknown>>
  readonly result: Readonly<Record<string, unknown>>
  readonly incident_id: number | null
}

/** A line of what happened and of what was done. `action`: a code of smm (`opened`, `level`), or a person's word. */
export interface IncidentLine {
  readonly id: number
  readonly at: string
  readonly level: MessageLevel
  readonly crisis_index: number | null
  readonly action: string
  readonly done_by: string | null
  readonly target: string | null
  readonly note: string | null
  /** File in the home folder, relative to it, and its SHA-256. */
  readonly attachment: string | null
  readonly attachment_sha256: string | null
}
export type NewIncidentLine = Pick<IncidentLine, 'action'> &
  Partial<Pick<IncidentLine, 'done_by' | 'target' | 'note' | 'attachment' | 'attachment_sha256'>>

/** Somebody who is told of an incident at a level. */
export interface IncidentAlert {
  readonly id: number
  readonly incident_id: number
  readonly level: MessageLevel
  /** In which part: `sponsor`, `strategist`, `referent`, `contributor`, `contact`, `consultant`, `stand_in`. */
  readonly who: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  /** Who is told in their place when they do not answer. */
  readonly stand_in: string | null
  /** The alert that this one stands in for. */
  readonly stand_in_for: number | null
  /** Those of a level that were planned last are those that count. */
  readonly planned_at: string
  /** From when it is told, or told again; null: nothing more is to be told. */
  readonly tell_at: string | null
  readonly told_at: string | null
  /** `mail`, or `webhook` alone. */
  readonly told_by: string | null
  /** Why it was not told the last time. */
  readonly problem: string | null
  readonly acknowledged_at: string | null
  readonly acknowledged_by: string | null
}
/** `stand_in_after`: the stand-in, and from when that one is told unless the person says that they know. */
export type NewIncidentAlert = Pick<IncidentAlert, 'level' | 'who' | 'name' | 'email' | 'phone' | 'stand_in' | 'tell_at'> & {
  readonly problem?: string | null
  readonly stand_in_alert?: Pick<IncidentAlert, 'name' | 'email' | 'phone' | 'tell_at'> | null
}

export interface Application {
  readonly cause: EvaluationCause
  readonly input: Readonly<Record<string, unknown>>
  readonly result: Readonly<Record<string, unknown>>
  /** The state and the open incident that the evaluation went by; where one of them has changed since, nothing is applied. */
  readonly previous: Pick<CrisisState, 'level' | 'consecutive_lower'>
  readonly open: (IncidentFacts & Pick<Incident, 'id'>) | null
  readonly next: Pick<CrisisState, 'level' | 'consecutive_lower' | 'watch'>
  readonly index: number
  /** A new one, a change of the open one, or none. */
  readonly incident: NewIncident | { readonly id: number; readonly change: Partial<IncidentFacts> } | null
  readonly log: readonly NewIncidentLine[]
  readonly alerts: readonly NewIncidentAlert[]
  /** Messages that belong to the incident. */
  readonly messages: readonly number[]
  /** Of the hold that the level brings, in the language of those who look after the client. */
  readonly hold_reason: string | null
}

export interface Applied {
  readonly state: CrisisState
  readonly incident: Incident | null
  /** What the level now holds back that it did not before. */
  readonly held: number
  /** What was on its way when the level came into force: it is finished. */
  readonly under_way: readonly Delivery[]
}

export interface CrisisStore {
  /** Null: green, never evaluated. */
  state(client: string): Promise<CrisisState | null>
  /**
   * The level, the evaluation, the incident, its log, who is to be told, and what the level holds back: all in one transaction, so that
   * a red level without its hold never is. Null: the state, or what is known of the incident, has changed since it was read, and nothing was done.
   */
  apply(client: string, application: Application, at: string): Promise<Applied | null>
  /** Newest first. */
  evaluations(client: string, limit: number): Promise<CrisisEvaluation[]>
  /** The highest index of the evaluations between two instants; null: nobody looked. */
  highest(client: string, from: string, to: string): Promise<number | null>
  /** Of one incident, oldest first. */
  evaluationsOf(incident_id: number): Promise<CrisisEvaluation[]>
  /** Who carried what was written of the firm between two instants further, as long as it was not praise, and the words of alert in it. */
  reach(
    client: string,
    after: string,
    until: string,
    followers: number,
  ): Promise<{
    readonly large: boolean
    readonly official: boolean
    readonly words: readonly { readonly word: string; readonly count: number }[]
  }>
  incident(id: number): Promise<Incident | null>
  /** The one that is open; `drill`: the drill that is. */
  open(client: string, drill?: boolean): Promise<Incident | null>
  /** Newest first; drills too. */
  incidents(client: string): Promise<Incident[]>
  log(incident_id: number): Promise<IncidentLine[]>
  write(incident_id: number, line: NewIncidentLine, at: string): Promise<IncidentLine>
  beginDrill(client: string, incident: NewIncident, alert: NewIncidentAlert, at: string): Promise<Incident>
  /** Nobody is told any more. Null: it is closed already. */
  close(
    id: number,
    how: { readonly by: string | null; readonly outcome: string | null; readonly lesson: string | null },
    at: string,
  ): Promise<Incident | null>
  /** In the order in which they are told. */
  alerts(incident_id: number): Promise<IncidentAlert[]>
  /** Of incidents that are open, whose time has come. */
  alertsDue(now: string, client?: string): Promise<(IncidentAlert & { readonly client: string })[]>
  /** True: this caller tells it. It comes up again at `again_at` unless it is said to be told. */
  takeAlert(id: number, now: string, again_at: string): Promise<boolean>
  alertTold(id: number, by: string, at: string): Promise<void>
  /** `for_good`: it is not tried again. */
  alertFailed(id: number, problem: string, for_good: boolean): Promise<void>
  /** Somebody says that they know: what they were told, what their stand-in was, and what they stand in for. Those alerts. */
  acknowledge(incident_id: number, name: string, at: string): Promise<IncidentAlert[]>
  /** When the firm's own word (`posts.statement`) was published since an instant, the first one first: once for each post. */
  statements(client: string, since: string): Promise<string[]>
}
