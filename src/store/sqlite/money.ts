import type { Cost, Lead, MoneyStore, NewCost, NewLead, NewSale, NewTime, Sale, TimeEntry } from '../money.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { flag } from './rows.ts'

type TimeRow = Omit<TimeEntry, 'estimated'> & { estimated: number }

const timeColumns = ['client', 'date', 'minutes', 'role', 'network', 'activity', 'rate_per_hour', 'estimated', 'created_at']
const costColumns = ['client', 'date', 'kind', 'amount_ht', 'vat_bp', 'currency', 'months', 'created_at']
const saleColumns = [
  'client',
  'date',
  'sale_id',
  'evidence',
  'revenue',
  'margin_bp',
  'currency',
  'count',
  'refund_of',
  'created_at',
]
const leadColumns = ['client', 'date', 'lead_id', 'status', 'close_rate_bp', 'avg_margin', 'created_at']

const tables = { time_entries: timeColumns, costs: costColumns, sales: saleColumns, leads: leadColumns }
type Table = keyof typeof tables

export function moneyStore(db: Db): MoneyStore {
  const insert = (table: Table, row: object): number => {
    const columns = tables[table]
    const values = columns.map((column) => `@${column}`)
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`
    return Number(db.prepare(sql).run(row).lastInsertRowid)
  }
  const read = <T>(table: Table, id: number): T =>
    db.prepare(`SELECT id, ${tables[table].join(', ')} FROM ${table} WHERE id = ?`).get(id) as T
  const list = <T>(table: Table, client: string, from?: string, to?: string): T[] =>
    db
      .prepare(
        `SELECT id, ${tables[table].join(', ')} FROM ${table}
         WHERE client = @client AND (@from IS NULL OR date >= @from) AND (@to IS NULL OR date <= @to) ORDER BY date, id`,
      )
      .all({ client, from: from ?? null, to: to ?? null }) as T[]
  const audit = (action: string, target: string, detail: { client: string; created_at: string }): void => {
    writeAudit(db, { at: detail.created_at, client: detail.client, action, target, detail: { ...detail } })
  }
  const write = <T>(work: () => T): T => db.transaction(work).immediate()

  /** The wished number, or `<letter><row>`, lengthened until the client has no other of that name. */
  const freeNumber = (table: 'sales' | 'leads', column: string, client: string, letter: string): string => {
    const next = (db.prepare(`SELECT coalesce(max(id), 0) + 1 AS next FROM ${table}`).get() as { next: number }).next
    const taken = db.prepare(`SELECT 1 FROM ${table} WHERE client = ? AND ${column} = ?`)
    let name = `${letter}${next}`
    for (let turn = 2; taken.get(client, name) !== undefined; turn++) name = `${letter}${next}-${turn}`
    return name
  }

  return {
    addTime: async (entry: NewTime, at) =>
      write(() => {
        const id = insert('time_entries', { ...entry, estimated: flag(entry.estimated), created_at: at })
        audit('time.add', `time ${id}`, { ...entry, created_at: at })
        return timeFromRow(read<TimeRow>('time_entries', id))
      }),
    listTime: async (client, from, to) => list<TimeRow>('time_entries', client, from, to).map(timeFromRow),

    addCost: async (cost: NewCost, at) =>
      write(() => {
        const id = insert('costs', { ...cost, created_at: at })
        audit('cost.add', `cost ${id}`, { ...cost, created_at: at })
        return read<Cost>('costs', id)
      }),
    listCosts: async (client, from, to) => list<Cost>('costs', client, from, to),

    addSale: async (sale: NewSale, at) =>
      write(() => {
        const sale_id = sale.sale_id ?? freeNumber('sales', 'sale_id', sale.client, 's')
        const id = insert('sales', { ...sale, sale_id, created_at: at })
        audit('sale.add', `sale ${sale_id}`, { ...sale, created_at: at })
        return read<Sale>('sales', id)
      }),
    listSales: async (client, from, to) => list<Sale>('sales', client, from, to),

    addLead: async (lead: NewLead, at) =>
      write(() => {
        const lead_id = lead.lead_id ?? freeNumber('leads', 'lead_id', lead.client, 'l')
        const known = db.prepare('SELECT id FROM leads WHERE client = ? AND lead_id = ?').get(lead.client, lead_id) as
          | { id: number }
          | undefined
        if (known) {
          db.prepare(
            `UPDATE leads SET status = @status, close_rate_bp = coalesce(@close_rate_bp, close_rate_bp),
               avg_margin = coalesce(@avg_margin, avg_margin) WHERE id = @id`,
          ).run({ ...lead, id: known.id })
          audit('lead.edit', `lead ${lead_id}`, { ...lead, created_at: at })
          return read<Lead>('leads', known.id)
        }
        const id = insert('leads', { ...lead, lead_id, created_at: at })
        audit('lead.add', `lead ${lead_id}`, { ...lead, created_at: at })
        return read<Lead>('leads', id)
      }),
    listLeads: async (client, from, to) => list<Lead>('leads', client, from, to),

    firstDate: async (client) => {
      const firsts = (Object.keys(tables) as Table[]).map(
        (table) => `SELECT min(date) AS date FROM ${table} WHERE client = @client`,
      )
      const row = db.prepare(`SELECT min(date) AS date FROM (${firsts.join(' UNION ALL ')})`).get({ client })
      return (row as { date: string | null }).date
    },
  }
}

function timeFromRow(row: TimeRow): TimeEntry {
  return { ...row, estimated: row.estimated === 1 }
}
