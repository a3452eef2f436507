import type { Interview, InterviewStore } from '../interviews.ts'
import type { AnswerState, StoredAnswer } from '../strategies.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

type Row = Omit<Interview, 'answers'>

const columns = 'id, client, mode, lang, schema, status, started_at, updated_at'

/** Also called inside the transaction that adds the strategy. */
export function endInterview(
  db: Db,
  { id, status, client, at }: { id: number; status: 'done' | 'abandoned'; client: string | null; at: string },
): void {
  db.prepare('UPDATE interviews SET status = ?, client = coalesce(?, client), updated_at = ? WHERE id = ?').run(
    status,
    client,
    at,
    id,
  )
}

export function interviewStore(db: Db): InterviewStore {
  const withAnswers = (row: Row): Interview => {
    const rows = db.prepare('SELECT question, value, state FROM interview_answers WHERE interview_id = ?').all(row.id) as {
      question: string
      value: string
      state: AnswerState
    }[]
    const answers: Record<string, StoredAnswer> = {}
    for (const { question, value, state } of rows) answers[question] = { value: parseJson(value), state }
    return { ...row, answers }
  }
  const get = (id: number): Interview | null => {
    const row = db.prepare(`SELECT ${columns} FROM interviews WHERE id = ?`).get(id) as Row | undefined
    return row ? withAnswers(row) : null
  }
  return {
    start: async ({ client, mode, lang, schema }, at) => {
      const added = db
        .prepare(
          `INSERT INTO interviews (client, mode, lang, schema, status, started_at, updated_at)
           VALUES (?, ?, ?, ?, 'open', ?, ?)`,
        )
        .run(client, mode, lang, schema, at, at)
      return {
        id: Number(added.lastInsertRowid),
        client,
        mode,
        lang,
        schema,
        status: 'open',
        started_at: at,
        updated_at: at,
        answers: {},
      }
    },
    answer: async (id, question, { value, state }, at) => {
      db.transaction(() => {
        db.prepare(
          `INSERT INTO interview_answers (interview_id, question, value, state, answered_at) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (interview_id, question)
           DO UPDATE SET value = excluded.value, state = excluded.state, answered_at = excluded.answered_at`,
        ).run(id, question, JSON.stringify(value ?? null), state, at)
        db.prepare('UPDATE interviews SET updated_at = ? WHERE id = ?').run(at, id)
      }).immediate()
    },
    get: async (id) => get(id),
    listOpen: async () => {
      const rows = db
        .prepare(`SELECT ${columns} FROM interviews WHERE status = 'open' ORDER BY updated_at DESC, id DESC`)
        .all() as Row[]
      return rows.map(withAnswers)
    },
    close: async (id, status, client, at) => {
      db.transaction(() => endInterview(db, { id, status, client, at })).immediate()
    },
  }
}
