import type { SealedSecret, SecretStore } from '../secrets.ts'
import type { Db } from './open.ts'

export function secretStore(db: Db): SecretStore {
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
      }).immediate()
    },
    get: async (account_id, kind) =>
      (db
        .prepare('SELECT account_id, kind, sealed, version, updated_at FROM secrets WHERE account_id = ? AND kind = ?')
        .get(account_id, kind) as SealedSecret | undefined) ?? null,
    delete: async (account_id) => {
      db.prepare('DELETE FROM secrets WHERE account_id = ?').run(account_id)
    },
    count: async () => (db.prepare('SELECT count(*) AS count FROM secrets').get() as { count: number }).count,
  }
}
