import type { SettingStore } from '../settings.ts'
import type { Db } from './open.ts'

export function settingStore(db: Db): SettingStore {
  return {
    get: async (key) =>
      (db.prepare('SELECT value, updated_at FROM settings WHERE key = ?').get(key) as
        | { value: string; updated_at: string }
        | undefined) ?? null,
    set: async (key, value, at) => {
      db.prepare(
        `INSERT INTO settings (key, value, updated_at) VALUES (?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
      ).run(key, value, at)
    },
    delete: async (key) => {
      db.prepare('DELETE FROM settings WHERE key = ?').run(key)
    },
  }
}
