import { openDriver } from './driver.ts'
import { schemaVersion } from './migrations/version.ts'
import type { Db } from './open.ts'

/**
 * A look at a database with nothing but the driver loaded: nothing is written, migrated or waited for. Null: there is none, it is of
 * another version, damaged or locked.
 */
export function peek<T>(path: string, look: (db: Db) => T): T | null {
  let db: Db | undefined
  try {
    db = openDriver(path, { fileMustExist: true, timeout: 0 })
    db.pragma('query_only = ON')
    if (db.pragma('user_version', { simple: true }) !== schemaVersion) return null
    return look(db)
  } catch {
    return null
  } finally {
    db?.close()
  }
}

/** How far a consultant has come: what bare `smm` goes by. */
export function begun(db: Db): 'nothing' | 'client' | 'account' {
  const is = (sql: string): boolean => db.prepare(`SELECT EXISTS (${sql})`).pluck().get() === 1
  if (!is('SELECT 1 FROM clients WHERE archived_at IS NULL')) return 'nothing'
  return is('SELECT 1 FROM accounts WHERE removed_at IS NULL') ? 'account' : 'client'
}

/** A value that may be typed, and a few words of what it is. */
export type Candidate = readonly [value: string, about: string]

const ofClient = '(@client IS NULL OR client = @client)'
const here = `client IN (SELECT slug FROM clients WHERE archived_at IS NULL) AND ${ofClient}`

/** What a completion asks for, by kind. Ids with the first words of what they stand for, the newest first. */
const candidates = {
  client: `SELECT slug, name FROM clients WHERE archived_at IS NULL ORDER BY slug`,
  account: `SELECT name, network FROM accounts WHERE removed_at IS NULL AND ${here} ORDER BY name`,
  recipient: `SELECT name, network FROM accounts WHERE removed_at IS NULL AND ${here}
    UNION SELECT coalesce(for_network, network), '' FROM accounts WHERE removed_at IS NULL AND ${here} ORDER BY 1`,
  post: `SELECT id, coalesce(title, text) FROM posts WHERE ${here} ORDER BY id DESC LIMIT 60`,
  message: `SELECT id, text FROM inbox_messages WHERE ${here} ORDER BY id DESC LIMIT 60`,
  pool: `SELECT name, '' FROM pools WHERE removed_at IS NULL AND ${here} ORDER BY name`,
  query: `SELECT name, '' FROM listen_queries WHERE removed_at IS NULL AND ${here} ORDER BY name`,
  member: `SELECT alias, coalesce(department, '') FROM team_members WHERE removed_at IS NULL AND ${here} ORDER BY alias`,
} as const

export type CandidateKind = keyof typeof candidates

export function candidatesOf(db: Db, kind: CandidateKind, client: string | null): Candidate[] {
  const statement = db.prepare(candidates[kind]).raw()
  const rows = (kind === 'client' ? statement.all() : statement.all({ client })) as [value: string | number, about: string][]
  return rows.map(([value, about]) => [String(value), about])
}

/** What `smm client use` chose, or the only client there is. */
export function chosenClient(db: Db): string | null {
  const chosen = db.prepare(`SELECT value FROM settings WHERE key = 'chosen_client'`).pluck().get() as string | undefined
  if (chosen !== undefined) return chosen
  const slugs = db.prepare('SELECT slug FROM clients WHERE archived_at IS NULL LIMIT 2').pluck().all() as string[]
  return slugs.length === 1 ? (slugs[0] ?? null) : null
}
