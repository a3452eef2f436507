import type { SettingStore } from '../settings.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'

/** What this machine keeps for itself: where the last backup lies, when the next one is due, which key sealed the credentials. */
export const ownSettings: readonly string[] = ['last_backup', 'backup_due', 'backup_problem', 'secrets_key']
/** Written by passes: no change that a person made. */
const unaudited: ReadonlySet<string> = new Set(['backup_due', 'backup_problem'])

export function settingStore(db: Db, clock: () => Date): SettingStore {
  const read = (key: string): { value: string; updated_at: string } | null =>
    (db.prepare('SELECT value, updated_at FROM settings WHERE key = ?').get(key) as
      | { value: string; updated_at: string }
      | undefined) ?? null
  const audit = (key: string, at: string, from: string | null, to: string | null): void => {
    if (unaudited.has(key)) return
    const line = { from: from === null ? null : { value: from }, to: to === null ? null : { value: to } }
    writeAudit(db, {
      at,
      client: null,
      action: to === null ? 'setting.delete' : 'setting.set',
      target: `setting ${key}`,
      ...line,
    })
  }
  const put = (key: string, before: string | null, value: string, at: string): void => {
    db.prepare(
      `INSERT INTO settings (key, value, updated_at) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
    ).run(key, value, at)
    // the same choice made again is none
    if (before !== value) audit(key, at, before, value)
  }
  return {
    get: async (key) => read(key),
    set: async (key, value, at) => {
      db.transaction(() => put(key, read(key)?.value ?? null, value, at)).immediate()
    },
    swap: async (key, from, value, at) =>
      db
        .transaction(() => {
          const before = read(key)?.value ?? null
          if (before === from) put(key, before, value, at)
          return before === from
        })
        .immediate(),
    delete: async (key) => {
      db.transaction(() => {
        const before = read(key)
        if (before === null) return
        db.prepare('DELETE FROM settings WHERE key = ?').run(key)
        audit(key, clock().toISOString(), before.value, null)
      }).immediate()
    },
  }
}
