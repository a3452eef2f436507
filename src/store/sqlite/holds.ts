import type { Delivery } from '../deliveries.ts'
import type { Hold, HoldScope, HoldStore } from '../holds.ts'
import { writeAudit } from './audit.ts'
import { deliveryColumns, deliveryFromRow, writeJournal, type DeliveryRow } from './delivery-rows.ts'
import type { Db } from './open.ts'

const inScope = '(@client IS NULL OR client = @client) AND (@account_id IS NULL OR account_id = @account_id)'
const sameScope = 'client IS @client AND account_id IS @account_id AND lifted_at IS NULL'

export function holdStore(db: Db): HoldStore {
  const inForce = (scope: HoldScope): Hold | null =>
    (db.prepare(`SELECT id, client, account_id, reason, since FROM holds WHERE ${sameScope}`).get(scope) as Hold | undefined) ??
    null
  const deliveries = (states: string, scope: HoldScope): Delivery[] => {
    const rows = db
      .prepare(
        `SELECT ${deliveryColumns.join(', ')} FROM deliveries WHERE state IN (${states}) AND ${inScope} ORDER BY due_at, id`,
      )
      .all(scope) as DeliveryRow[]
    return rows.map((row) => deliveryFromRow(db, row))
  }
  const tell = (action: string, scope: HoldScope, at: string, detail: Record<string, unknown>): void => {
    const target = scope.account_id === null ? (scope.client === null ? 'everything' : 'client') : `account ${scope.account_id}`
    writeAudit(db, { at, client: scope.client, action, target, detail })
  }

  return {
    list: async () =>
      db
        .prepare('SELECT id, client, account_id, reason, since FROM holds WHERE lifted_at IS NULL ORDER BY since')
        .all() as Hold[],

    begin: async (scope, reason, at) =>
      db
        .transaction(() => {
          if (inForce(scope) === null) {
            db.prepare('INSERT INTO holds (client, account_id, reason, since) VALUES (@client, @account_id, @reason, @at)').run(
              { ...scope, reason, at },
            )
          }
          const scheduled = deliveries(`'scheduled'`, scope)
          for (const { id } of scheduled) {
            db.prepare(`UPDATE deliveries SET state = 'held', reason_code = 'on_hold' WHERE id = ?`).run(id)
            writeJournal(db, { delivery_id: id, at, run_id: null, transition: 'P6', from: 'scheduled', to: 'held' })
          }
          const under_way = deliveries(`'claimed', 'sending', 'unknown'`, scope)
          tell('hold.begin', scope, at, { reason, held: scheduled.length, under_way: under_way.map((one) => one.id) })
          return { held: scheduled.length, under_way }
        })
        .immediate(),

    lift: async (scope, at) =>
      db
        .transaction(() => {
          const hold = inForce(scope)
          if (hold === null) return null
          db.prepare('UPDATE holds SET lifted_at = ? WHERE id = ?').run(at, hold.id)
          tell('hold.lift', scope, at, { since: hold.since, reason: hold.reason })
          return hold
        })
        .immediate(),

    held: async (scope) => deliveries(`'held'`, scope),
  }
}
