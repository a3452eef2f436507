import { statSync } from 'node:fs'
import type { Statement } from 'better-sqlite3'
import { openDriver } from './driver.ts'
import { hasForgettingSql } from './forgetting.ts'
import { schemaVersion } from './migrations/version.ts'
import type { Db } from './open.ts'

/** As in the partial index `deliveries_open`: SQLite uses it only for queries that repeat its very words. */
export const openStates = `state IN ('claimed', 'sending', 'unknown', 'needs_human', 'to_post', 'blocked')`

/** As in the partial index `deliveries_to_tell`. */
export const untoldStates = `state IN ('rejected', 'missed') AND next_at IS NOT NULL`

/**
 * What a pass is for, each a look into a partial index: what is queued for later, and all that is over, never weighs on it. A duty
 * that is not among them is never seen to.
 */
export const duties = {
  'post due': `SELECT 1 FROM deliveries WHERE state = 'scheduled' AND coalesce(next_at, due_at) <= @now`,
  'approval due': `SELECT 1 FROM deliveries WHERE state = 'awaiting_approval' AND coalesce(next_at, due_at) <= @now`,
  'begun and not ended': `SELECT 1 FROM deliveries WHERE ${openStates} AND state IN ('claimed', 'sending')`,
  'to settle or to tell': `SELECT 1 FROM deliveries
    WHERE ${openStates} AND state IN ('unknown', 'needs_human', 'to_post') AND next_at <= @now`,
  'failure to tell': `SELECT 1 FROM deliveries WHERE ${untoldStates} AND next_at <= @now`,
  'account ready again': `SELECT 1 FROM deliveries d JOIN accounts a ON a.id = d.account_id
    WHERE d.${openStates} AND d.state = 'blocked' AND a.status <> 'blocked' AND a.removed_at IS NULL`,
  'access that ends': `SELECT 1 FROM accounts a JOIN clients c ON c.slug = a.client
    WHERE a.expiry_tell_at <= @now AND a.removed_at IS NULL AND c.archived_at IS NULL`,
  'series to go on': `SELECT 1 FROM series s JOIN clients c ON c.slug = s.client
    WHERE s.extend_at <= @now AND c.archived_at IS NULL`,
  'pack to remind of': `SELECT 1 FROM approval_packs p JOIN clients c ON c.slug = p.client
    WHERE p.remind_at IS NOT NULL AND p.remind_at <= @now AND c.archived_at IS NULL`,
  backup: `SELECT 1 FROM settings WHERE key = 'backup_due' AND value <= @now`,
  alert: `SELECT 1 FROM incident_alerts WHERE tell_at IS NOT NULL AND tell_at <= @now`,
  'kept long enough': `SELECT 1 WHERE ${hasForgettingSql}`,
} as const

export const hasWorkSql = `SELECT ${Object.values(duties)
  .map((duty) => `EXISTS (${duty})`)
  .join('\n    OR ')}`

export function hasWork(db: Db, now: string): boolean {
  return db.prepare(hasWorkSql).pluck().get({ now }) === 1
}

const nextInstantSql = `
  SELECT (SELECT min(coalesce(next_at, due_at)) FROM deliveries
          WHERE state = 'scheduled' AND coalesce(next_at, due_at) > @after) AS scheduled,
         (SELECT min(coalesce(next_at, due_at)) FROM deliveries
          WHERE state = 'awaiting_approval' AND coalesce(next_at, due_at) > @after) AS awaiting_approval,
         (SELECT min(next_at) FROM deliveries WHERE ${openStates} AND state = 'unknown' AND next_at > @after) AS unknown,
         (SELECT min(next_at) FROM deliveries WHERE ${openStates} AND state = 'to_post' AND next_at > @after) AS to_post`

/** The next instant after `after` at which a delivery is due or has to be looked after; null: none is known. */
export function nextInstant(db: Db, after: string): string | null {
  return earliest(db.prepare(nextInstantSql).get({ after }))
}

function earliest(found: unknown): string | null {
  return Object.values(found as Record<string, string | null>).reduce((a, b) => (a === null || (b !== null && b < a) ? b : a))
}

/**
 * The same question for a cron line, with nothing but the driver loaded and nothing written. Null: it cannot be answered this
 * way (another version of the database, damage, a lock), and the whole program must look.
 */
export function quickLook(path: string, now: string): boolean | null {
  let db: Db | null = null
  try {
    db = openQuickly(path)
    return isOurs(db) ? hasWork(db, now) : null
  } catch {
    return null
  } finally {
    db?.close()
  }
}

export interface LookAhead {
  readonly due: boolean
  /** As `nextInstant` gives it. */
  readonly next_at: string | null
}

/** The same for one who looks again and again: opened once, and anew where the file is another (a backup was restored). */
export function openLookout(path: string): { look(now: string): LookAhead | null; close(): void } {
  let open: { readonly db: Db; readonly file: number; readonly due: Statement; readonly next: Statement } | null = null
  const close = (): void => {
    open?.db.close()
    open = null
  }
  const anew = (file: number): NonNullable<typeof open> => {
    const db = openQuickly(path)
    // it stays: a look reads a dozen pages
    db.pragma('cache_size = -256')
    return { db, file, due: db.prepare(hasWorkSql).pluck(), next: db.prepare(nextInstantSql) }
  }
  const look = (now: string): LookAhead | null => {
    try {
      const file = statSync(path).ino
      if (open?.file !== file) close()
      open ??= anew(file)
      return isOurs(open.db) ? { due: open.due.get({ now }) === 1, next_at: earliest(open.next.get({ after: now })) } : null
    } catch {
      close()
      return null
    }
  }
  return { look, close }
}

function openQuickly(path: string): Db {
  return openDriver(path, { fileMustExist: true, timeout: 1000 })
}

function isOurs(db: Db): boolean {
  return db.pragma('user_version', { simple: true }) === schemaVersion
}
