import type { DeliveryState } from '../deliveries.ts'
import type { DatabaseIdentity, Doubting, IdentityStore } from '../identity.ts'
import { writeAudit } from './audit.ts'
import { writeJournal } from './delivery-rows.ts'
import type { Db } from './open.ts'

/** Clocks of two lives of a database may differ by that much. */
const slackMs = 2 * 60_000

/** These go out by themselves. The others need a person first, but could have left in the life that was lost. */
const byThemselves: readonly DeliveryState[] = ['scheduled', 'claimed', 'sending', 'blocked', 'unknown']
const over = "('sent', 'cancelled', 'needs_human')"

interface Row {
  readonly id: number
  readonly state: DeliveryState
  /** From when on it could have left. */
  readonly from_at: string
}

/** A post leaves at its time; an answer as soon as somebody has agreed to it, hours before that at which it is owed. */
const fromAt = 'iif(p.answers_message IS NULL, d.due_at, min(d.due_at, p.created_at))'

export function readIdentity(db: Db): DatabaseIdentity {
  return db.prepare('SELECT id, passes, last_pass_at, copied_at FROM identity').get() as DatabaseIdentity
}

/** What could have left in the life that was lost. */
export function mayBeOut(
  db: Db,
  { until, queued_before }: Pick<Doubting, 'until' | 'queued_before'>,
): (Row & { alone: boolean })[] {
  // a person posts by hand: nothing went out without them, and being told twice is better than forgetting
  const rows = db
    .prepare(
      `SELECT d.id, d.state, ${fromAt} AS from_at FROM deliveries d JOIN posts p ON p.id = d.post_id
       JOIN accounts a ON a.id = d.account_id
       WHERE a.for_network IS NULL AND d.state NOT IN ${over} AND ${fromAt} <= @until AND (@queued_before IS NULL OR p.created_at <= @queued_before)
       ORDER BY d.id`,
    )
    .all({ until: shifted(until, slackMs), queued_before: queued_before && shifted(queued_before, slackMs) }) as Row[]
  return rows.map((row) => ({ ...row, alone: byThemselves.includes(row.state) }))
}

/** Also called on a copy that is about to take the place of the database in use. */
export function doubtDue(db: Db, { run_id, until, queued_before, passes, why }: Doubting, at: string): number {
  return db
    .transaction(() => {
      const before = readIdentity(db)
      // another pass saw it too, and was faster
      if (before.copied_at === null && before.passes > passes) return 0
      let doubted = 0
      for (const { id, state, from_at, alone } of mayBeOut(db, { until, queued_before })) {
        const since = shifted(from_at, -slackMs)
        if (alone) {
          doubted += 1
          db.prepare(
            `UPDATE deliveries SET state = 'unknown', owner = NULL, was = NULL, unknown_since = @at, next_at = @at, intent_at = @at,
               first_intent_at = min(coalesce(first_intent_at, @since), @since), absent_server_at = NULL, resend_proof = NULL,
               reason_code = 'restored_copy', reason = NULL WHERE id = @id`,
          ).run({ id, at, since })
        } else {
          // no first intent: until it goes out, it may still be edited
          db.prepare(
            `UPDATE deliveries SET unknown_since = @at, intent_at = coalesce(intent_at, @since), absent_server_at = NULL,
               resend_proof = NULL WHERE id = @id`,
          ).run({ id, at, since })
        }
        const to = alone ? 'unknown' : state
        writeJournal(db, { delivery_id: id, at, run_id, transition: alone ? 'T23' : 'doubt', from: state, to, detail: { why } })
      }
      const now = Math.max(before.passes, passes) + 1
      db.prepare('UPDATE identity SET passes = ?, last_pass_at = ?, copied_at = NULL').run(now, at)
      writeAudit(db, {
        at,
        client: null,
        action: run_id === null ? 'database.restore' : 'database.old_copy',
        target: 'database',
        actor: run_id === null ? { kind: 'person' } : { kind: 'pass', run_id },
        from: { passes: before.passes, last_pass_at: before.last_pass_at },
        to: { passes: now, last_pass_at: at },
        detail: { why, to_be_looked_up: doubted },
      })
      return doubted
    })
    .immediate()
}

export function identityStore(db: Db): IdentityStore {
  // only once it is durable: what is kept outside is never ahead of the database it speaks of
  const mirror = (keep: (identity: DatabaseIdentity) => void): void => db.transaction(() => keep(readIdentity(db))).immediate()
  return {
    get: async () => readIdentity(db),
    countPass: async (at, keep) => {
      db.transaction(() => {
        db.prepare('UPDATE identity SET passes = passes + 1, last_pass_at = ?').run(at)
      }).immediate()
      mirror(keep)
    },
    doubtDue: async (doubting, at, keep) => {
      const doubted = doubtDue(db, doubting, at)
      mirror(keep)
      return doubted
    },
  }
}

function shifted(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString()
}
