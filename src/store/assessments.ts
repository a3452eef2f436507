export type GridAnswer = 'yes' | 'no' | 'unknown'

export interface AssessedItem {
  readonly answer: GridAnswer
  /** What shows it: an address, a file, a note; null: nothing was given. */
  readonly proof: string | null
}

/** What was said of one person on one day, item by item (`people/grid.ts` names them). Never changed: a new one follows it. */
export interface Assessment {
  readonly id: number
  readonly client: string
  readonly person: string
  /** Items that are not there were not answered. */
  readonly items: Readonly<Record<string, AssessedItem>>
  readonly at: string
}

export type NewAssessment = Pick<Assessment, 'client' | 'person' | 'items'>

export interface AssessmentStore {
  add(assessment: NewAssessment, at: string): Promise<Assessment>
  /** The last one of each person, in the order of their names. */
  latest(client: string): Promise<Assessment[]>
}
