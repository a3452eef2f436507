import type { StoreHealth } from '../health.ts'
import { migrations } from './migrations/index.ts'
import type { Db } from './open.ts'

/** Version of the schema that this program writes. */
export const schemaKnown = migrations.length

const levels = ['off', 'normal', 'full', 'extra'] as const

/** Written by smm, and read as a whole: a byte that turned makes a row of them unreadable, in a page that SQLite finds sound. */
const jsonColumns = {
  accounts: ['settings', 'rights'],
  clients: ['rates', 'tracking', 'slots', 'piece_minutes', 'link_rule', 'exchange_rates', 'legal_rules'],
  posts: ['legal', 'text_for', 'media', 'tags'],
  proposals: ['content'],
  quotes: ['offer'],
  series: ['account_ids', 'template'],
  strategies: ['answers', 'input', 'result'],
  team_members: ['roles', 'days', 'topics'],
} as const

function unreadableRows(db: Db): string[] {
  return Object.entries(jsonColumns).flatMap(([table, columns]) => {
    const bad = columns.map((column) => `NOT json_valid(${column})`).join(' OR ')
    const count = db.prepare(`SELECT count(*) FROM ${table} WHERE ${bad}`).pluck().get() as number
    return count > 0 ? [`${table}: malformed JSON (${count})`] : []
  })
}

export function readHealth(db: Db): StoreHealth {
  const simple = (name: string): unknown => db.pragma(name, { simple: true })
  const found = db.pragma('quick_check(20)') as { quick_check: string }[]
  const faults = found.map((row) => row.quick_check).filter((line) => line !== 'ok')
  return {
    schema_version: simple('user_version') as number,
    schema_known: migrations.length,
    engine: `SQLite ${db.prepare('SELECT sqlite_version()').pluck().get() as string}`,
    journal: simple('journal_mode') as string,
    synchronous: levels[simple('synchronous') as number] ?? 'off',
    faults: faults.length > 0 ? faults : unreadableRows(db),
  }
}
