import type { StoredAnswer } from './strategies.ts'

/** A questionnaire being filled. Each answer is stored when it is given, so that a closed terminal loses nothing. */
export interface Interview {
  readonly id: number
  /** Null until the client exists. */
  readonly client: string | null
  readonly mode: 'quick' | 'full'
  readonly lang: 'fr' | 'en'
  readonly schema: string
  readonly status: 'open' | 'done' | 'abandoned'
  readonly started_at: string
  readonly updated_at: string
  readonly answers: Readonly<Record<string, StoredAnswer>>
}

export interface InterviewStore {
  start(interview: Pick<Interview, 'client' | 'mode' | 'lang' | 'schema'>, at: string): Promise<Interview>
  /** One transaction per answer. */
  answer(id: number, question: string, answer: StoredAnswer, at: string): Promise<void>
  get(id: number): Promise<Interview | null>
  /** Newest first. */
  listOpen(): Promise<Interview[]>
  close(id: number, status: 'done' | 'abandoned', client: string | null, at: string): Promise<void>
}
