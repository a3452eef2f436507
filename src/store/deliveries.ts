import type { Content, Issue, Sighting } from '../networks/contract.ts'
import type { NetworkId } from '../networks/ids.ts'

/** States of the machine (`delivery/machine.ts`). */
export type DeliveryState =
  | 'draft'
  | 'awaiting_approval'
  | 'scheduled'
  /** A part of a thread, or a first comment: scheduled as soon as the part before it is out. */
  | 'following'
  | 'claimed'
  | 'sending'
  | 'unknown'
  | 'needs_human'
  | 'to_post'
  | 'held'
  | 'blocked'
  | 'sent'
  | 'rejected'
  | 'missed'
  | 'cancelled'

/** The words users and their scripts see. */
export type DeliveryStatus =
  | 'draft'
  | 'awaiting_approval'
  | 'scheduled'
  | 'held'
  | 'sending'
  | 'retrying'
  | 'to_post'
  | 'published'
  | 'failed'
  | 'unknown'
  | 'missed'
  | 'cancelled'

export type Proof = 'response' | 'readback' | 'handle' | 'record' | 'human'
/** Without one of these, nothing that may have left is sent again (T11). */
export type ResendProof = 'key_valid' | 'record_repeat' | 'handle_unpublished' | 'absent_after_settle' | 'human'

export interface Question {
  readonly code: string
  readonly message: { readonly fr: string; readonly en: string }
  readonly commands: readonly string[]
}

/** One post × one account × one part. Frozen when queued: content, hash, keys, `record_created_at`, due instant, expected remote account. */
export interface Delivery {
  readonly id: number
  readonly post_id: number
  readonly client: string
  readonly account_id: number
  readonly network: NetworkId
  readonly account: string
  /** 0: the post itself; then the parts of its thread in their order; the first comment last. */
  readonly part: number
  readonly state: DeliveryState
  /** State before the claim: what a dead owner's claim goes back to. */
  readonly was: DeliveryState | null
  readonly status: DeliveryStatus
  readonly owner: string | null
  readonly fence: number
  readonly due_at: string | null
  readonly next_at: string | null
  readonly attempt: number
  readonly content: Content
  readonly content_hash: string
  readonly idempotency_key: string
  readonly record_key: string
  readonly record_created_at: string
  readonly expected_remote_id: string | null
  readonly price_micros: number | null
  readonly price_currency: string | null
  readonly issues: readonly Issue[]
  readonly intent_at: string | null
  /** First intent of all: read-backs look from here. */
  readonly first_intent_at: string | null
  readonly unknown_since: string | null
  /** Server clock of the first read-back that did not see it. */
  readonly absent_server_at: string | null
  readonly resend_proof: ResendProof | null
  readonly proof: Proof | null
  readonly remote_id: string | null
  readonly url: string | null
  readonly published_at: string | null
  /** When it was taken away from its network again; its state stays `sent`. */
  readonly deleted_at: string | null
  readonly notified_at: string | null
  readonly reason_code: string | null
  /** The network's own words, short, sanitised when shown. */
  readonly reason: string | null
  readonly question: Question | null
}

/** The latest instants at which a wait that began now could end. */
export interface LongestWaits {
  /** Of our own back-off. */
  readonly retry: string
  /** Asked for by a network. */
  readonly asked: string
  /** Of an account after five failures. */
  readonly rest: string
  /** Of a notice that could not be told. */
  readonly notice: string
}

export interface Step {
  readonly step: string
  readonly status: 'started' | 'done'
  readonly handle: string | null
  readonly at: string
}

export interface Run {
  readonly id: string
  readonly started_at: string
  readonly finished_at: string | null
  readonly pid: number
  readonly host: string
  readonly boot_id: string
  readonly lock_file: string
  readonly counts: Readonly<Record<string, number>> | null
}

/** Who has it in hand, and for which time. */
export type Claim = Pick<Delivery, 'id' | 'owner' | 'fence'>

/** What a transition may change beside the state. `undefined`: left as it is. */
export type DeliveryChange = Partial<
  Pick<
    Delivery,
    | 'next_at'
    | 'intent_at'
    | 'first_intent_at'
    | 'unknown_since'
    | 'absent_server_at'
    | 'resend_proof'
    | 'proof'
    | 'remote_id'
    | 'url'
    | 'published_at'
    | 'deleted_at'
    | 'notified_at'
    | 'reason_code'
    | 'reason'
    | 'question'
    | 'attempt'
    | 'was'
    | 'owner'
    | 'due_at'
  >
>

export interface Transition {
  readonly delivery_id: number
  /** Name in the machine's table: `T3`. */
  readonly transition: string
  readonly from: readonly DeliveryState[]
  readonly to: DeliveryState
  readonly change: DeliveryChange
  /** Only the owner with this fence may write; absent for what a person does. */
  readonly fence?: { readonly owner: string; readonly fence: number }
  readonly run_id: string | null
  readonly detail?: Readonly<Record<string, unknown>>
  /** What the network bills for taking it away. */
  readonly removal_fee?: { readonly micros: number; readonly currency: string }
}

/** Whether the process that holds a claim still lives. `elsewhere`: on another machine, whose locks cannot be seen from here. */
export type Liveness = 'alive' | 'dead' | 'elsewhere'

export interface DueFilter {
  readonly client?: string
  readonly post_id?: number
}

/** One step of a delivery; `run_id` null: a person's. */
export interface JournalLine {
  readonly at: string
  readonly run_id: string | null
  /** Name in the machine's table: `T3`. */
  readonly transition: string
  readonly from: string
  readonly to: string
  readonly detail: unknown
}

export interface DeliveryStore {
  get(id: number): Promise<Delivery | null>
  /**
   * Is there anything for a pass to do at `now`: due, retrying, unknown, not yet told, waiting too long for an approval, left by a
   * dead owner, blocked on an account that is ready again, or credentials whose end is to be told? One indexed read.
   */
  hasWork(now: string): Promise<boolean>
  /** What is due at `now` (scheduled and unknown), account by account in the order it must leave. */
  due(now: string, filter?: DueFilter): Promise<Delivery[]>
  /** Deliveries in these states, oldest due first. */
  inStates(states: readonly DeliveryState[], filter?: DueFilter): Promise<Delivery[]>
  /** The earliest instant after `after` at which a pass will have something to do, or null. */
  nextInstant(after: string): Promise<string | null>
  /** When the first of a client's posts after `after` leaves by itself, replies left out; null: none does. */
  nextDeparture(client: string, after: string): Promise<string | null>
  /** When this account last began to publish something, replies left out; null when never. */
  lastIntent(account_id: number): Promise<string | null>
  /**
   * T1/T9: takes it for this run and the fence goes up by one. `gone`: it is no longer due, or somebody dealt with it. `busy`:
   * another run has a delivery of the same account in hand, or one is about to leave; one account is served by one run at a time, in
   * order. `on`: what becomes of it in the same durable transaction; null: it stays claimed.
   */
  claim(
    id: number,
    run_id: string,
    from: readonly DeliveryState[],
    at: string,
    on?: (claimed: Delivery) => Transition | null,
  ): Promise<Delivery | 'gone' | 'busy'>
  /** Is another delivery of the same account known to be out as this very post? */
  isAnothers(delivery: Pick<Delivery, 'id' | 'account_id'>, post: Pick<Sighting, 'remote_id' | 'url'>): Promise<boolean>
  /** The part that follows this one, where there is one. */
  after(id: number): Promise<Delivery | null>
  /** The parts of the same post on the same account that come before this one, in their order. */
  before(delivery: Delivery): Promise<Delivery[]>
  /**
   * One durable transition, with its line in the append-only journal; null when the row was not in `from` or the fence is lost.
   * In the same transaction a part that is out schedules the next one (T22), a dropped one takes the rest with it (P8), a reply that is
   * out answers its message, and what the network bills is kept among the fees. What was taken away already is left as it is.
   */
  transition(transition: Transition, at: string): Promise<Delivery | null>
  /** Journal of the invisible steps; false, and nothing written, when the claim was lost. */
  stepStarted(claim: Claim, step: string, at: string): Promise<boolean>
  stepDone(claim: Claim, step: string, handle: string, at: string): Promise<boolean>
  steps(id: number): Promise<Step[]>
  /** Forgets the handles (they expired): staging begins again. */
  clearSteps(id: number): Promise<void>
  /** What waits for an approval and must be reminded of, or is due without one. */
  unapproved(now: string, filter?: DueFilter): Promise<Delivery[]>
  /** What failed or was missed and has not been told. */
  untold(now: string, filter?: DueFilter): Promise<Delivery[]>
  /** Takes the duty of telling people about it until `again_at`; false when it was told already or somebody else is telling. */
  takeNotice(id: number, now: string, again_at: string): Promise<boolean>
  /** It was told: never again. */
  noticed(id: number, at: string): Promise<void>
  /**
   * The clock was set back: nothing waits longer than it can have to. What has to be told is told now, and series are looked at again.
   */
  clampWaits(longest: LongestWaits, at: string): Promise<void>
  /** Writes the run and takes its lock, which the system gives back when the process dies, however it dies. */
  startRun(id: string, at: string): Promise<Run>
  /** Writes the counts and gives the lock back. */
  finishRun(id: string, counts: Record<string, number>, at: string): Promise<void>
  /** Of the owner of a claim, by its lock and never by time. */
  liveness(run_id: string): Promise<Liveness>
  unfinishedRuns(): Promise<Run[]>
  lastRun(): Promise<Run | null>
  /** Journal of a delivery, oldest first. */
  journal(id: number): Promise<readonly JournalLine[]>
}
