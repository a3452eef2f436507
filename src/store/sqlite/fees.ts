import type { Fee, FeeStore, NewFee } from '../fees.ts'
import type { Db } from './open.ts'

const columns = ['client', 'account_id', 'network', 'at', 'what', 'count', 'micros', 'currency', 'delivery_id'] as const

/** Within the transaction of what is billed. What belongs to a delivery is billed once, whatever is said of it again. */
export function writeFee(db: Db, fee: NewFee): void {
  db.prepare(
    `INSERT INTO api_fees (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})
     ON CONFLICT (delivery_id, what) WHERE delivery_id IS NOT NULL DO NOTHING`,
  ).run(fee)
}

export function feeStore(db: Db): FeeStore {
  return {
    add: async (fee) => writeFee(db, fee),
    list: async (client, from, to) =>
      db
        .prepare(`SELECT id, ${columns.join(', ')} FROM api_fees WHERE client = ? AND at >= ? AND at < ? ORDER BY at, id`)
        .all(client, from, to) as Fee[],
    spentOnReads: async (network, currency, from, to) =>
      db
        .prepare(
          `SELECT coalesce(sum(micros), 0) FROM api_fees
           WHERE what = 'read' AND network = ? AND currency = ? AND at >= ? AND at < ?`,
        )
        .pluck()
        .get(network, currency, from, to) as number,
  }
}
