/** A plan of ninety days of a client. Its tasks follow from the strategy. */
export interface Plan {
  readonly id: number
  readonly client: string
  /** 1 for the client's first plan. */
  readonly number: number
  /** Day 1, `2026-12-07`. */
  readonly starts_on: string
  readonly set_at: string
}

/** One time of one task, done. */
export interface PlanMark {
  readonly task: string
  /** Which time of it, from 1 on: days and conditions change with the answers, what was done stays. */
  readonly nth: number
  /** `2026-12-09` */
  readonly done_on: string
  readonly done_by: string | null
  /** How long it took; null: nobody said. */
  readonly minutes: number | null
  readonly note: string | null
}

export interface PlanStore {
  /** The last one begun; null: none yet. */
  get(client: string): Promise<Plan | null>
  /** A new plan after that one (null: the first), with nothing done in it; the one that has been begun after it, if there is. */
  begin(client: string, after: number | null, starts_on: string, at: string): Promise<Plan>
  /** The same plan with what is done in it, from another day on. */
  move(id: number, starts_on: string, at: string): Promise<Plan>
  /** By task, then time. */
  marks(id: number): Promise<PlanMark[]>
  /** All or nothing; one that is there already is replaced. */
  mark(id: number, marks: readonly PlanMark[], at: string): Promise<void>
  /** All or nothing; what was not done stays so. */
  unmark(id: number, marks: readonly Pick<PlanMark, 'task' | 'nth'>[], at: string): Promise<void>
}
