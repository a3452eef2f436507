import type { ModerationEntry, ModerationStore } from '../moderation.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'

const fields = [
  'client',
  'message_id',
  'network',
  'at',
  'action',
  'reason',
  'decided_by',
  'note',
  'capture',
  'capture_sha256',
] as const satisfies readonly (keyof ModerationEntry)[]

export function moderationStore(db: Db): ModerationStore {
  const select = `SELECT id, ${fields.join(', ')} FROM moderation_log`
  return {
    add: async (entry, close) =>
      db
        .transaction(() => {
          const { lastInsertRowid } = db
            .prepare(
              `INSERT INTO moderation_log (${fields.join(', ')}) VALUES (${fields.map((field) => `@${field}`).join(', ')})`,
            )
            .run(entry)
          const { at, client, message_id, action, reason, network } = entry
          if (close && message_id !== null)
            db.prepare(
              `UPDATE inbox_messages SET status = 'closed', closed_at = @at, close_reason = 'moderated'
               WHERE id = @message_id AND status <> 'closed'`,
            ).run({ at, message_id })
          // who decided and what it said are in the log alone: the trail of changes is never erased
          const target = `message ${message_id ?? '–'}`
          writeAudit(db, { at, client, action: 'moderation.add', target, detail: { network, action, reason } })
          return db.prepare(`${select} WHERE id = ?`).get(Number(lastInsertRowid)) as ModerationEntry
        })
        .immediate(),

    list: async (client, { from = '', to = '~' } = {}) =>
      db
        .prepare(`${select} WHERE client = ? AND at >= ? AND at < ? ORDER BY at DESC, id DESC`)
        .all(client, from, to) as ModerationEntry[],
  }
}
