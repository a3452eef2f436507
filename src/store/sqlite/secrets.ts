import type { SealedSecret, SecretStore } from '../secrets.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'

export function secretStore(db: Db, clock: () => Date): SecretStore {
  /** That they changed, never what they are. A session that a network renews by itself is none of it. */
  const audit = (account_id: number, at: string, from: number | null, to: number | null): void => {
    const owner = db.prepare('SELECT client, name FROM accounts WHERE id = ?').get(account_id) as
      | { client: string; name: string }
      | undefined
    if (!owner) return
    writeAudit(db, {
      at,
      client: owner.client,
      action: to === null ? 'credentials.delete' : 'credentials.put',
      target: `account ${owner.name}`,
      from: from === null ? null : { version: from },
      to: to === null ? null : { version: to },
    })
  }
  return {
    put: async (account_id, kind, seal, at) => {
      db.transaction(() => {
        const known = db.prepare('SELECT version FROM secrets WHERE account_id = ? AND kind = ?').get(account_id, kind) as
          | { version: number }
          | undefined
        const version = (known?.version ?? 0) + 1
        db.prepare(
          `INSERT INTO secrets (account_id, kind, sealed, version, updated_at) VALUES (@account_id, @kind, @sealed, @version, @at)
           ON CONFLICT (account_id, kind) DO UPDATE SET sealed = excluded.sealed, version = excluded.version,
             updated_at = excluded.updated_at`,
        ).run({ account_id, kind, sealed: seal(version), version, at })
        if (kind !== 'credentials') return
        audit(account_id, at, known?.version ?? null, version)
        // whose they are is to be asked before anything leaves with them
        db.prepare('UPDATE accounts SET checked_at = NULL WHERE id = ?').run(account_id)
      }).immediate()
    },
    get: async (account_id, kind) =>
      (db
        .prepare('SELECT account_id, kind, sealed, version, updated_at FROM secrets WHERE account_id = ? AND kind = ?')
        .get(account_id, kind) as SealedSecret | undefined) ?? null,
    delete: async (account_id, kind) => {
      if (kind !== undefined) {
        db.prepare('DELETE FROM secrets WHERE account_id = ? AND kind = ?').run(account_id, kind)
        return
      }
      db.transaction(() => {
        const known = db
          .prepare("SELECT version FROM secrets WHERE account_id = ? AND kind = 'credentials'")
          .pluck()
          .get(account_id) as number | undefined
        db.prepare('DELETE FROM secrets WHERE account_id = ?').run(account_id)
        if (known !== undefined) audit(account_id, clock().toISOString(), known, null)
      }).immediate()
    },
    count: async () =>
      db.prepare('SELECT (SELECT count(*) FROM secrets) + (SELECT count(*) FROM site_statistics)').pluck().get() as number,
  }
}
