import type { AuditEntry, AuditStore } from '../audit.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

/** Called inside the transaction of the change it tells. */
export function writeAudit(db: Db, entry: Omit<AuditEntry, 'id'>): void {
  db.prepare('INSERT INTO audit (at, client, action, target, detail) VALUES (?, ?, ?, ?, ?)').run(
    entry.at,
    entry.client,
    entry.action,
    entry.target,
    JSON.stringify(entry.detail),
  )
}

export function auditStore(db: Db): AuditStore {
  return {
    add: async (entry) => writeAudit(db, entry),
    list: async ({ client, target, limit = 100 } = {}) => {
      const rows = db
        .prepare(
          `SELECT id, at, client, action, target, detail FROM audit
           WHERE (@client IS NULL OR client = @client) AND (@target IS NULL OR target = @target)
           ORDER BY id DESC LIMIT @limit`,
        )
        .all({ client: client ?? null, target: target ?? null, limit }) as (Omit<AuditEntry, 'detail'> & { detail: string })[]
      return rows.map((row) => ({ ...row, detail: parseJson<Record<string, unknown>>(row.detail) }))
    },
  }
}
