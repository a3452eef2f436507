import type { StoreHealth } from '../health.ts'
import { migrations } from './migrations/index.ts'
import type { Db } from './open.ts'

/** Version of the schema that this program writes. */
export const schemaKnown = migrations.length

const levels = ['off', 'normal', 'full', 'extra'] as const

export function readHealth(db: Db): StoreHealth {
  const simple = (name: string): unknown => db.pragma(name, { simple: true })
  const found = db.pragma('quick_check(20)') as { quick_check: string }[]
  return {
    schema_version: simple('user_version') as number,
    schema_known: migrations.length,
    engine: `SQLite ${db.prepare('SELECT sqlite_version()').pluck().get() as string}`,
    journal: simple('journal_mode') as string,
    synchronous: levels[simple('synchronous') as number] ?? 'off',
    faults: found.map((row) => row.quick_check).filter((line) => line !== 'ok'),
  }
}
