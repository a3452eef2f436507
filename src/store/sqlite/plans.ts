import type { Plan, PlanMark, PlanStore } from '../plans.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { gone } from './rows.ts'

const select = `SELECT id, client, starts_on, set_at,
  (SELECT count(*) FROM plans AS before WHERE before.client = plans.client AND before.id <= plans.id) AS number FROM plans`

export function planStore(db: Db): PlanStore {
  const mustGet = (id: number): Plan => {
    const plan = db.prepare(`${select} WHERE id = ?`).get(id) as Plan | undefined
    if (plan === undefined) throw gone(`plan ${id}`)
    return plan
  }
  const last = (client: string): Plan | null =>
    (db.prepare(`${select} WHERE client = ? ORDER BY id DESC LIMIT 1`).get(client) as Plan | undefined) ?? null
  const marks = (id: number): PlanMark[] =>
    db
      .prepare('SELECT task, nth, done_on, done_by, minutes, note FROM plan_marks WHERE plan_id = ? ORDER BY task, nth')
      .all(id) as PlanMark[]

  return {
    get: async (client) => last(client),
    begin: async (client, after, starts_on, at) =>
      db
        .transaction(() => {
          // two that begin it at once have one plan
          const begun = last(client)
          if (begun !== null && begun.id !== after) return begun
          const { lastInsertRowid } = db
            .prepare('INSERT INTO plans (client, starts_on, set_at) VALUES (?, ?, ?)')
            .run(client, starts_on, at)
          writeAudit(db, { at, client, action: 'plan.start', target: `plan ${starts_on}` })
          return mustGet(Number(lastInsertRowid))
        })
        .immediate(),
    move: async (id, starts_on, at) =>
      db
        .transaction(() => {
          const before = mustGet(id)
          db.prepare('UPDATE plans SET starts_on = ?, set_at = ? WHERE id = ?').run(starts_on, at, id)
          const [from, to] = [{ starts_on: before.starts_on }, { starts_on }]
          writeAudit(db, { at, client: before.client, action: 'plan.move', target: `plan ${starts_on}`, from, to })
          return mustGet(id)
        })
        .immediate(),
    marks: async (id) => marks(id),
    mark: async (id, given, at) =>
      db
        .transaction(() => {
          const { client } = mustGet(id)
          for (const mark of given) {
            db.prepare(
              `INSERT INTO plan_marks (plan_id, task, nth, done_on, done_by, minutes, note, marked_at)
               VALUES (@id, @task, @nth, @done_on, @done_by, @minutes, @note, @at)
               ON CONFLICT DO UPDATE SET done_on = excluded.done_on, done_by = excluded.done_by, minutes = excluded.minutes,
                 note = excluded.note, marked_at = excluded.marked_at`,
            ).run({ ...mark, id, at })
            const { task, ...to } = mark
            writeAudit(db, { at, client, action: 'plan.done', target: `plan ${task}`, to })
          }
        })
        .immediate(),
    unmark: async (id, given, at) =>
      db
        .transaction(() => {
          const { client } = mustGet(id)
          const before = marks(id)
          for (const { task, nth } of given) {
            const mark = before.find((one) => one.task === task && one.nth === nth)
            if (mark === undefined) continue
            db.prepare('DELETE FROM plan_marks WHERE plan_id = ? AND task = ? AND nth = ?').run(id, task, nth)
            const { task: _, ...from } = mark
            writeAudit(db, { at, client, action: 'plan.undo', target: `plan ${task}`, from })
          }
        })
        .immediate(),
  }
}
