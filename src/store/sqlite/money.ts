import type {
  Cost,
  Hire,
  Lead,
  MoneyStore,
  NewCost,
  NewHire,
  NewLead,
  NewSale,
  NewTime,
  Sale,
  Taken,
  TimeEntry,
  Timer,
} from '../money.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { flag, parseJson } from './rows.ts'

type TimeRow = Omit<TimeEntry, 'estimated'> & { estimated: number }

const imported = ['note', 'external_id', 'created_at']
const tables = {
  time_entries: ['client', 'date', 'minutes', 'role', 'network', 'activity', 'rate_per_hour', 'estimated', ...imported],
  costs: ['client', 'date', 'kind', 'amount_ht', 'vat_bp', 'currency', 'months', ...imported],
  sales: [
    'client',
    'date',
    'sale_id',
    'evidence',
    'revenue',
    'margin_bp',
    'currency',
    'count',
    'refund_of',
    'network',
    ...imported,
  ],
  leads: ['client', 'date', 'lead_id', 'status', 'close_rate_bp', 'avg_margin', 'note', 'created_at'],
  hires: ['client', 'date', 'count', 'avoided_cost', 'note', 'created_at'],
}
type Table = keyof typeof tables
const timerColumns = 'client, started_at, role, network, activity, note'

export function moneyStore(db: Db): MoneyStore {
  const insert = (table: Table, row: object): number => {
    const columns = tables[table]
    const values = columns.map((column) => `@${column}`)
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`
    return Number(db.prepare(sql).run({ note: null, external_id: null, network: null, ...row }).lastInsertRowid)
  }
  const read = <T>(table: Table, id: number): T =>
    db.prepare(`SELECT id, ${tables[table].join(', ')} FROM ${table} WHERE id = ?`).get(id) as T
  // a return goes back to the first entry: as one text, which takes a fraction of the time of a row each
  const list = <T>(table: Table, client: string, from?: string, to?: string): T[] => {
    const columns = ['id', ...tables[table]]
    const { entries } = db
      .prepare(
        `SELECT json_group_array(json_array(${columns.join(', ')}) ORDER BY date, id) AS entries FROM ${table}
         WHERE client = @client AND removed_at IS NULL AND (@from IS NULL OR date >= @from) AND (@to IS NULL OR date <= @to)`,
      )
      .get({ client, from: from ?? null, to: to ?? null }) as { entries: string }
    return parseJson<unknown[][]>(entries).map(
      (row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])) as T,
    )
  }
  const audit = (action: string, target: string, detail: { client: string; created_at: string }): void => {
    writeAudit(db, { at: detail.created_at, client: detail.client, action, target, detail: { ...detail } })
  }
  const write = <T>(work: () => T): T => db.transaction(work).immediate()

  const counted = <T>(table: Table, client: string, where: string, value: number | string): T[] =>
    db
      .prepare(
        `SELECT id, ${tables[table].join(', ')} FROM ${table}
         WHERE client = @client AND removed_at IS NULL AND (${where}) ORDER BY date, id`,
      )
      .all({ client, value }) as T[]
  const markRemoved = (table: Table, rows: readonly { id: number }[], at: string): void => {
    const mark = db.prepare(`UPDATE ${table} SET removed_at = ? WHERE id = ?`)
    for (const { id } of rows) mark.run(at, id)
  }
  const removeOne = <T extends { id: number }>(
    table: Table,
    noun: string,
    client: string,
    [column, value]: readonly [string, number | string],
    at: string,
  ): T | null =>
    write(() => {
      const [row] = counted<T>(table, client, `${column} = @value`, value)
      if (row === undefined) return null
      markRemoved(table, [row], at)
      writeAudit(db, { at, client, action: `${noun}.remove`, target: `${noun} ${value}`, from: { ...row } })
      return row
    })

  /** The wished number, or `<letter><row>`, lengthened until the client has no other of that name. */
  const freeNumber = (table: 'sales' | 'leads', column: string, client: string, letter: string): string => {
    const next = (db.prepare(`SELECT coalesce(max(id), 0) + 1 AS next FROM ${table}`).get() as { next: number }).next
    const taken = db.prepare(`SELECT 1 FROM ${table} WHERE client = ? AND ${column} = ?`)
    let name = `${letter}${next}`
    for (let turn = 2; taken.get(client, name) !== undefined; turn++) name = `${letter}${next}-${turn}`
    return name
  }

  const putTime = (entry: NewTime, at: string): TimeEntry => {
    const id = insert('time_entries', { ...entry, estimated: flag(entry.estimated), created_at: at })
    return timeFromRow(read<TimeRow>('time_entries', id))
  }
  const putSale = (sale: NewSale, at: string): Sale => {
    const sale_id = sale.sale_id ?? freeNumber('sales', 'sale_id', sale.client, 's')
    return read<Sale>('sales', insert('sales', { ...sale, sale_id, created_at: at }))
  }
  const leadOf = (client: string, lead_id: string): (Lead & { removed_at: string | null }) | undefined =>
    db.prepare('SELECT * FROM leads WHERE client = ? AND lead_id = ?').get(client, lead_id) as
      | (Lead & { removed_at: string | null })
      | undefined
  const putLead = (lead: NewLead, at: string): { lead: Lead; known: boolean } => {
    const lead_id = lead.lead_id ?? freeNumber('leads', 'lead_id', lead.client, 'l')
    const known = leadOf(lead.client, lead_id)
    if (!known) return { lead: read<Lead>('leads', insert('leads', { ...lead, lead_id, created_at: at })), known: false }
    db.prepare(
      `UPDATE leads SET status = @status, close_rate_bp = coalesce(@close_rate_bp, close_rate_bp),
         avg_margin = coalesce(@avg_margin, avg_margin), note = coalesce(@note, note), removed_at = NULL WHERE id = @id`,
    ).run({ note: null, ...lead, id: known.id })
    return { lead: read<Lead>('leads', known.id), known: true }
  }

  const sortOut = <T extends { readonly external_id?: string | null }>(
    table: Table,
    client: string,
    entries: readonly T[],
  ): { fresh: T[]; taken: Taken } => {
    const find = db.prepare(
      `SELECT max(removed_at IS NULL) AS counts FROM ${table} WHERE client = ? AND external_id = ? GROUP BY external_id`,
    )
    const states = entries.map((entry) => {
      const found = (entry.external_id == null ? undefined : find.get(client, entry.external_id)) as
        | { counts: number }
        | undefined
      return { entry, was: found === undefined ? 'new' : found.counts === 1 ? 'known' : 'removed' }
    })
    const fresh = states.filter(({ was }) => was !== 'known').map(({ entry }) => entry)
    const added_again = states.filter(({ was }) => was === 'removed').length
    return { fresh, taken: { added: fresh.length, added_again, known: entries.length - fresh.length } }
  }
  /** `put` each entry that is not known, then one line of audit for the file. */
  const take = <T extends { readonly client: string; readonly external_id?: string | null }>(
    [table, noun]: readonly [Table, string],
    client: string,
    entries: readonly T[],
    source: string,
    at: string,
    put: (entry: T) => unknown,
  ): Taken =>
    write(() => {
      const { fresh, taken } = sortOut(table, client, entries)
      for (const entry of fresh) put(entry)
      if (fresh.length > 0)
        writeAudit(db, { at, client, action: `${noun}.import`, target: `file ${source}`, detail: { ...taken } })
      return taken
    })

  return {
    addTime: async (entry: NewTime, at) =>
      write(() => {
        const added = putTime(entry, at)
        audit('time.add', `time ${added.id}`, { ...entry, created_at: at })
        return added
      }),
    listTime: async (client, from, to) => list<TimeRow>('time_entries', client, from, to).map(timeFromRow),
    removeTime: async (client, id, at) => {
      const row = removeOne<TimeRow>('time_entries', 'time', client, ['id', id], at)
      return row === null ? null : timeFromRow(row)
    },

    addCost: async (cost: NewCost, at) =>
      write(() => {
        const id = insert('costs', { ...cost, created_at: at })
        audit('cost.add', `cost ${id}`, { ...cost, created_at: at })
        return read<Cost>('costs', id)
      }),
    listCosts: async (client, from, to) => list<Cost>('costs', client, from, to),
    removeCost: async (client, id, at) => removeOne<Cost>('costs', 'cost', client, ['id', id], at),

    addSale: async (sale: NewSale, at) =>
      write(() => {
        const added = putSale(sale, at)
        audit('sale.add', `sale ${added.sale_id}`, { ...sale, created_at: at })
        return added
      }),
    listSales: async (client, from, to) => list<Sale>('sales', client, from, to),
    removeSale: async (client, sale_id, at) =>
      write(() => {
        const rows = counted<Sale>('sales', client, 'sale_id = @value OR refund_of = @value', sale_id)
        if (!rows.some((row) => row.sale_id === sale_id)) return []
        markRemoved('sales', rows, at)
        writeAudit(db, { at, client, action: 'sale.remove', target: `sale ${sale_id}`, from: { lines: rows } })
        return rows
      }),

    addLead: async (lead: NewLead, at) =>
      write(() => {
        const put = putLead(lead, at)
        audit(put.known ? 'lead.edit' : 'lead.add', `lead ${put.lead.lead_id}`, { ...lead, created_at: at })
        return put.lead
      }),
    listLeads: async (client, from, to) => list<Lead>('leads', client, from, to),
    removeLead: async (client, lead_id, at) => removeOne<Lead>('leads', 'lead', client, ['lead_id', lead_id], at),
    winLead: async (lead, sale, at) =>
      write(() => {
        const won = putLead(lead, at).lead
        audit('lead.edit', `lead ${won.lead_id}`, { ...lead, created_at: at })
        const sold = putSale(sale, at)
        audit('sale.add', `sale ${sold.sale_id}`, { ...sale, created_at: at })
        return { lead: won, sale: sold }
      }),

    addHire: async (hire: NewHire, at) =>
      write(() => {
        const id = insert('hires', { ...hire, created_at: at })
        audit('hire.add', `hire ${id}`, { ...hire, created_at: at })
        return read<Hire>('hires', id)
      }),
    listHires: async (client, from, to) => list<Hire>('hires', client, from, to),
    removeHire: async (client, id, at) => removeOne<Hire>('hires', 'hire', client, ['id', id], at),

    takeTime: async (client, entries, source, at) =>
      take(['time_entries', 'time'], client, entries, source, at, (entry) => putTime(entry, at)),
    takeCosts: async (client, entries, source, at) =>
      take(['costs', 'cost'], client, entries, source, at, (entry) => insert('costs', { ...entry, created_at: at })),
    takeSales: async (client, entries, source, at) =>
      take(['sales', 'sale'], client, entries, source, at, (entry) => putSale(entry, at)),
    takeLeads: async (client, entries, source, at) =>
      write(() => {
        let [added, added_again] = [0, 0]
        for (const entry of entries) {
          const before = entry.lead_id === null ? undefined : leadOf(client, entry.lead_id)
          // a file written before the lead was closed does not open it again: its sale would count beside it
          const closed = before?.removed_at === null && before.status !== 'open' && entry.status === 'open'
          const { lead } = putLead(closed ? { ...entry, status: before.status } : entry, at)
          const same =
            before?.removed_at === null &&
            before.status === lead.status &&
            before.close_rate_bp === lead.close_rate_bp &&
            before.avg_margin === lead.avg_margin
          if (!same) added += 1
          if (before !== undefined && before.removed_at !== null) added_again += 1
        }
        const taken = { added, added_again, known: entries.length - added }
        if (added > 0) writeAudit(db, { at, client, action: 'lead.import', target: `file ${source}`, detail: taken })
        return taken
      }),
    countTaken: async (kind, client, entries) => sortOut(kind === 'time' ? 'time_entries' : kind, client, entries).taken,
    countTakenLeads: async (client, entries) => {
      const before = entries.map((entry) => (entry.lead_id === null ? undefined : leadOf(client, entry.lead_id)))
      const known = entries.filter(({ status }, index) => {
        const lead = before[index]
        return lead?.removed_at === null && (lead.status === status || status === 'open')
      }).length
      const added_again = before.filter((lead) => lead !== undefined && lead.removed_at !== null).length
      return { added: entries.length - known, added_again, known }
    },

    timer: async () => (db.prepare(`SELECT ${timerColumns} FROM timers`).get() as Timer | undefined) ?? null,
    startTimer: async (timer, at) => write(() => (putTimer(db, timer, at) ? timer : null)),
    stopTimer: async (started_at, entries, at, next) =>
      write(() => {
        const [stopped] = db.prepare(`DELETE FROM timers WHERE started_at = ? RETURNING client`).all(started_at) as {
          client: string
        }[]
        if (stopped === undefined) return null
        const added = entries.map((entry) => putTime(entry, at))
        const { client } = stopped
        const detail = {
          started_at,
          time: added.map(({ id }) => id),
          minutes: added.reduce((all, one) => all + one.minutes, 0),
        }
        writeAudit(db, { at, client, action: 'timer.stop', target: `client ${client}`, detail })
        if (next !== undefined) putTimer(db, next, at)
        return added
      }),

    firstDate: async (client) => {
      const firsts = (Object.keys(tables) as Table[]).map(
        (table) => `SELECT min(date) AS date FROM ${table} WHERE client = @client AND removed_at IS NULL`,
      )
      const row = db.prepare(`SELECT min(date) AS date FROM (${firsts.join(' UNION ALL ')})`).get({ client })
      return (row as { date: string | null }).date
    },
  }
}

/** False when one runs already. */
function putTimer(db: Db, timer: Timer, at: string): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO timers (id, client, started_at, role, network, activity, note)
       VALUES (1, @client, @started_at, @role, @network, @activity, @note) ON CONFLICT (id) DO NOTHING`,
    )
    .run(timer)
  if (changes === 0) return false
  writeAudit(db, { at, client: timer.client, action: 'timer.start', target: `client ${timer.client}`, detail: { ...timer } })
  return true
}

function timeFromRow(row: TimeRow): TimeEntry {
  return { ...row, estimated: row.estimated === 1 }
}
