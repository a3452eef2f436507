import type { Delivery } from '../deliveries.ts'
import type { Hold, HoldLevel, HoldScope, HoldStore } from '../holds.ts'
import { writeAudit } from './audit.ts'
import { deliveryColumns, deliveryFromRow, writeJournal, type DeliveryRow } from './delivery-rows.ts'
import type { Db } from './open.ts'

const columns = 'id, client, account_id, level, reason, since'
const inScope = '(@client IS NULL OR client = @client) AND (@account_id IS NULL OR account_id = @account_id)'
const inForceSql = `SELECT ${columns} FROM holds
  WHERE client IS @client AND account_id IS @account_id AND level IS @level AND lifted_at IS NULL`

/** A scope, and the level that holds it back; null: a person does. */
type Holding = HoldScope & { readonly level: HoldLevel | null }

/** Inside a transaction: the hold, and what it keeps back of what is scheduled; see `HoldStore.begin`. */
export function beginHold(
  db: Db,
  { client, account_id, level }: Holding,
  reason: string | null,
  at: string,
): { readonly held: number; readonly under_way: Delivery[] } {
  const scope = { client, account_id }
  const before = db.prepare(inForceSql).get({ ...scope, level }) as Hold | undefined
  const id =
    before?.id ??
    Number(
      db
        .prepare(
          'INSERT INTO holds (client, account_id, level, reason, since) VALUES (@client, @account_id, @level, @reason, @at)',
        )
        .run({ ...scope, level, reason, at }).lastInsertRowid,
    )
  const scheduled = deliveries(
    db,
    `state = 'scheduled' AND EXISTS (SELECT 1 FROM holding WHERE delivery_id = deliveries.id AND hold_id = ${id})`,
    scope,
  )
  const reason_code = level === null ? 'on_hold' : `crisis_${level}`
  for (const one of scheduled) {
    db.prepare(`UPDATE deliveries SET state = 'held', reason_code = ? WHERE id = ?`).run(reason_code, one.id)
    writeJournal(db, { delivery_id: one.id, at, run_id: null, transition: 'P6', from: 'scheduled', to: 'held' })
  }
  const under_way = deliveries(db, `state IN ('claimed', 'sending', 'unknown')`, scope)
  const detail = { reason, held: scheduled.length, under_way: under_way.map((one) => one.id) }
  tell(db, 'hold.begin', scope, at, level === null ? detail : { ...detail, level })
  return { held: scheduled.length, under_way }
}

/** Inside a transaction. Null: none was in force. */
export function liftHold(db: Db, { client, account_id, level }: Holding, at: string): Hold | null {
  const scope = { client, account_id }
  const hold = (db.prepare(inForceSql).get({ ...scope, level }) as Hold | undefined) ?? null
  if (hold === null) return null
  db.prepare('UPDATE holds SET lifted_at = ? WHERE id = ?').run(at, hold.id)
  const detail = { since: hold.since, reason: hold.reason }
  tell(db, 'hold.lift', scope, at, level === null ? detail : { ...detail, level })
  return hold
}

function deliveries(db: Db, condition: string, scope: HoldScope): Delivery[] {
  const rows = db
    .prepare(`SELECT ${deliveryColumns.join(', ')} FROM deliveries WHERE ${condition} AND ${inScope} ORDER BY due_at, id`)
    .all(scope) as DeliveryRow[]
  return rows.map((row) => deliveryFromRow(db, row))
}

function tell(db: Db, action: string, scope: HoldScope, at: string, detail: Record<string, unknown>): void {
  const target = scope.account_id === null ? (scope.client === null ? 'everything' : 'client') : `account ${scope.account_id}`
  writeAudit(db, { at, client: scope.client, action, target, detail })
}

export function holdStore(db: Db): HoldStore {
  return {
    list: async () => db.prepare(`SELECT ${columns} FROM holds WHERE lifted_at IS NULL ORDER BY since`).all() as Hold[],

    over: async (delivery_id) =>
      db
        .prepare(
          `SELECT ${columns} FROM holds WHERE id IN (SELECT hold_id FROM holding WHERE delivery_id = ?) ORDER BY level IS NOT NULL, since`,
        )
        .all(delivery_id) as Hold[],

    begin: async (scope, reason, at) => db.transaction(() => beginHold(db, { ...scope, level: null }, reason, at)).immediate(),

    lift: async (scope, at) => db.transaction(() => liftHold(db, { ...scope, level: null }, at)).immediate(),

    held: async (scope) => deliveries(db, `state = 'held'`, scope),
  }
}
