import { codeFrom, type Ambassador, type AmbassadorChange, type AmbassadorStore, type NewAmbassador } from '../ambassadors.ts'
import { differences, writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { assignments, gone } from './rows.ts'

const fields = [
  'alias',
  'profile',
  'topic',
  'consent_at',
  'consent_via',
  'benefit',
  'disclosure',
  'code',
] as const satisfies readonly (keyof Ambassador)[]
/** What the trail of changes may tell: it is never erased. */
const told = ['profile', 'consent_at', 'consent_via'] as const

export function ambassadorStore(db: Db): AmbassadorStore {
  const columns = `id, client, ${fields.join(', ')}, added_at`
  const mustGet = (id: number): Ambassador => {
    const row = db.prepare(`SELECT ${columns} FROM ambassadors WHERE id = ? AND removed_at IS NULL`).get(id)
    if (row === undefined) throw gone(`ambassador ${id}`)
    return row as Ambassador
  }
  const target = (id: number): string => `ambassador ${id}`
  const freeCode = (client: string, topic: string, from: number): string => {
    const taken = db.prepare('SELECT 1 FROM ambassadors WHERE client = ? AND code = ?')
    let number = from
    while (taken.get(client, codeFrom(topic, number)) !== undefined) number += 1
    return codeFrom(topic, number)
  }

  return {
    list: async (client) =>
      db
        .prepare(`SELECT ${columns} FROM ambassadors WHERE client = ? AND removed_at IS NULL ORDER BY id`)
        .all(client) as Ambassador[],

    add: async (client, ambassador: NewAmbassador, at) =>
      db
        .transaction(() => {
          const count = db.prepare('SELECT count(*) FROM ambassadors WHERE client = ?').pluck().get(client) as number
          const code = ambassador.code ?? freeCode(client, ambassador.topic, count + 1)
          const { lastInsertRowid } = db
            .prepare(
              `INSERT INTO ambassadors (client, ${fields.join(', ')}, added_at)
               VALUES (@client, ${fields.map((field) => `@${field}`).join(', ')}, @at)`,
            )
            .run({ ...ambassador, client, code, at })
          const added = mustGet(Number(lastInsertRowid))
          const { profile, consent_at, consent_via } = added
          writeAudit(db, {
            at,
            client,
            action: 'ambassador.add',
            target: target(added.id),
            to: { profile, consent_at, consent_via },
          })
          return added
        })
        .immediate(),

    change: async (id, change: AmbassadorChange, at) =>
      db
        .transaction(() => {
          const before = mustGet(id)
          const after = { ...before, ...change }
          if (differences(before, after, fields) === null) return before
          db.prepare(`UPDATE ambassadors SET ${assignments(change, fields)} WHERE id = @id`).run({ ...change, id })
          const said = differences(before, after, told) ?? { from: {}, to: {} }
          writeAudit(db, { at, client: before.client, action: 'ambassador.edit', target: target(id), ...said })
          return mustGet(id)
        })
        .immediate(),

    erase: async (id, at) =>
      db
        .transaction(() => {
          const { client } = mustGet(id)
          db.prepare(
            `UPDATE ambassadors SET alias = 'erased', topic = '', consent_via = NULL, benefit = NULL, disclosure = NULL,
               code = 'erased-' || id, removed_at = @at WHERE id = @id`,
          ).run({ id, at })
          writeAudit(db, { at, client, action: 'ambassador.erase', target: target(id) })
        })
        .immediate(),
  }
}
