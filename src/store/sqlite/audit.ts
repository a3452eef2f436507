import type { Actor, AuditEntry, AuditFilter, AuditStore, NewAuditEntry } from '../audit.ts'
import { isConfined, refuseOtherClient } from './assistant.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

type Row = Omit<AuditEntry, 'actor' | 'from' | 'to' | 'detail'> & { detail: string }
type Kept = Record<string, unknown> & Partial<Pick<AuditEntry, 'actor' | 'from' | 'to'>>

/** The pass that works through this connection: what is changed through it meanwhile is its doing. */
const atWork = new WeakMap<Db, string>()

export function beginRun(db: Db, run_id: string): void {
  atWork.set(db, run_id)
}

export function endRun(db: Db): void {
  atWork.delete(db)
}

function actorOf(db: Db): Actor {
  const run_id = atWork.get(db)
  return run_id === undefined ? { kind: 'person' } : { kind: 'pass', run_id }
}

/** Called inside the transaction of the change it tells. Throws what an assistant must not change (`assistant.ts`). */
export function writeAudit(db: Db, entry: NewAuditEntry): void {
  const { at, client, action, target } = entry
  db.prepare('INSERT INTO audit (at, client, action, target, detail) VALUES (?, ?, ?, ?, ?)').run(
    at,
    client,
    action,
    target,
    auditDetail(db, entry),
  )
}

/** As it is stored. Throws as `writeAudit` does. */
export function auditDetail(db: Db, entry: Omit<NewAuditEntry, 'at' | 'action' | 'target'>): string {
  const { client, actor = actorOf(db), from = null, to = null, detail = {} } = entry
  refuseOtherClient(db, client)
  const who = actor.kind === 'pass' ? `pass ${actor.run_id}` : isConfined(db) ? 'assistant' : 'person'
  return JSON.stringify({ ...detail, actor: who, from, to })
}

/** What differs between a thing before and after, field by field; null: nothing. */
export function differences(
  before: object,
  after: object,
  fields: readonly string[],
): { from: Record<string, unknown>; to: Record<string, unknown> } | null {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>]
  const changed = fields.filter((field) => JSON.stringify(old[field] ?? null) !== JSON.stringify(now[field] ?? null))
  if (changed.length === 0) return null
  const pick = (one: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(changed.map((field) => [field, one[field] ?? null]))
  return { from: pick(old), to: pick(now) }
}

export function auditStore(db: Db): AuditStore {
  return {
    add: async (entry) => writeAudit(db, entry),
    list: async (asked = {}) => {
      const { client, target, from, to, limit = 100 } = asked
      const rows = db
        .prepare(auditSql(asked))
        .all({ client: client ?? null, target: target ?? null, from: from ?? null, to: to ?? null, limit }) as Row[]
      return rows.map(fromRow)
    },
  }
}

/** Only what is asked for: of a condition that may hold for everything no index can be used. Apart, so that a test can ask SQLite. */
export function auditSql({ client, target, from, to }: AuditFilter): string {
  const asked: readonly (string | false)[] = [
    client !== undefined && 'client = @client',
    target !== undefined && 'target = @target',
    from !== undefined && 'at >= @from',
    to !== undefined && 'at < @to',
  ]
  const kept = asked.filter((one) => one !== false)
  return `SELECT id, at, client, action, target, detail FROM audit WHERE ${kept.length === 0 ? 'TRUE' : kept.join(' AND ')}
    ORDER BY id DESC LIMIT @limit`
}

function fromRow(row: Row): AuditEntry {
  const { actor = null, from = null, to = null, ...detail } = parseJson<Kept>(row.detail)
  return { ...row, actor, from, to, detail }
}
