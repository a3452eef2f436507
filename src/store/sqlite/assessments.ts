import type { Assessment, AssessmentStore } from '../assessments.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

type Row = Omit<Assessment, 'items'> & { items: string }

export function assessmentStore(db: Db): AssessmentStore {
  return {
    add: async ({ client, person, items }, at) =>
      db
        .transaction(() => {
          const { lastInsertRowid } = db
            .prepare('INSERT INTO assessments (client, person, items, at) VALUES (?, ?, ?, ?)')
            .run(client, person, JSON.stringify(items), at)
          // what was said of a person stands in the grid alone
          const answered = Object.values(items).filter(({ answer }) => answer !== 'unknown').length
          writeAudit(db, { at, client, action: 'staffing.assess', target: `person ${person}`, detail: { answered } })
          return { id: Number(lastInsertRowid), client, person, items, at }
        })
        .immediate(),

    latest: async (client) =>
      (
        db
          .prepare(
            `SELECT id, client, person, items, at FROM assessments
             WHERE id IN (SELECT max(id) FROM assessments WHERE client = ? GROUP BY person COLLATE NOCASE)
             ORDER BY person COLLATE NOCASE`,
          )
          .all(client) as Row[]
      ).map((row) => ({ ...row, items: parseJson<Assessment['items']>(row.items) })),
  }
}
