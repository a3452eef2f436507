import { openDriver } from './driver.ts'
import { hasForgettingSql } from './forgetting.ts'
import { migrations } from './migrations/index.ts'
import type { Db } from './open.ts'

/** As in the partial index `deliveries_open`: SQLite uses it only for queries that repeat its very words. */
export const openStates = `state IN ('claimed', 'sending', 'unknown', 'needs_human', 'to_post', 'blocked')`

/** As in the partial index `deliveries_to_tell`. */
export const untoldStates = `state IN ('rejected', 'missed') AND next_at IS NOT NULL`

/** A few looks into partial indexes: what is queued for later, and all that is over, never weighs on it. */
export const hasWorkSql = `
  SELECT EXISTS (SELECT 1 FROM deliveries WHERE state = 'scheduled' AND coalesce(next_at, due_at) <= @now)
    OR EXISTS (SELECT 1 FROM deliveries WHERE state = 'awaiting_approval' AND coalesce(next_at, due_at) <= @now)
    OR EXISTS (SELECT 1 FROM deliveries WHERE ${openStates} AND state IN ('claimed', 'sending'))
    OR EXISTS (SELECT 1 FROM deliveries WHERE ${openStates} AND state IN ('unknown', 'needs_human', 'to_post') AND next_at <= @now)
    OR EXISTS (SELECT 1 FROM deliveries WHERE ${untoldStates} AND next_at <= @now)
    OR EXISTS (SELECT 1 FROM deliveries d JOIN accounts a ON a.id = d.account_id
      WHERE d.${openStates} AND d.state = 'blocked' AND a.status <> 'blocked' AND a.removed_at IS NULL)
    OR EXISTS (SELECT 1 FROM accounts a JOIN clients c ON c.slug = a.client
      WHERE a.expiry_tell_at <= @now AND a.removed_at IS NULL AND c.archived_at IS NULL)
    OR EXISTS (SELECT 1 FROM series s JOIN clients c ON c.slug = s.client
      WHERE s.extend_at <= @now AND c.archived_at IS NULL)
    OR EXISTS (SELECT 1 FROM approval_packs p JOIN clients c ON c.slug = p.client
      WHERE p.remind_at IS NOT NULL AND p.remind_at <= @now AND c.archived_at IS NULL)
    OR EXISTS (SELECT 1 FROM settings WHERE key = 'backup_due' AND value <= @now)
    OR EXISTS (SELECT 1 FROM incident_alerts WHERE tell_at IS NOT NULL AND tell_at <= @now)
    OR ${hasForgettingSql}`

export function hasWork(db: Db, now: string): boolean {
  return db.prepare(hasWorkSql).pluck().get({ now }) === 1
}

/**
 * The same question for a cron line, with nothing but the driver loaded and nothing written. Null: it cannot be answered this
 * way (another version of the database, damage, a lock), and the whole program must look.
 */
export function quickLook(path: string, now: string): boolean | null {
  let db: Db | undefined
  try {
    db = openDriver(path, { fileMustExist: true, timeout: 1000 })
    if (db.pragma('user_version', { simple: true }) !== migrations.length) return null
    return hasWork(db, now)
  } catch {
    return null
  } finally {
    db?.close()
  }
}
