import type { Db } from './open.ts'

/** A table of the database, as far as it matters whose its rows are and what may stand in them. */
export interface TableFacts {
  readonly name: string
  readonly columns: readonly string[]
  /** What names a row: its key, or `rowid`. */
  readonly key: readonly string[]
  /** Columns in which a person may be named. */
  readonly words: readonly string[]
  /** SQL of the slug of the client that a row `t` is of; null: of nobody, or of all. */
  readonly owner: string | null
  /** How many tables lie between it and the client: 0 for one that names the client itself. */
  readonly depth: number
  /** The column that says since when a row is there; null: none does. */
  readonly since: string | null
}

interface Column {
  readonly name: string
  readonly type: string
  readonly pk: number
  readonly hidden: number
  readonly notnull: number
}

/** What smm itself writes: codes, instants, days, hashes, marks. Whoever adds a column need not think of this list: it is searched then. */
const codes = new Set(
  `network state status was kind lang level highest cause action transition step from_state to_state currency price_currency time_zone
   country schema weights_version mode sha256 content_hash approved_hash external_hash document_sha256 capture_sha256
   attachment_sha256 subject_hash idempotency_key record_key text_key resend_proof owner run_id reason_code metric evidence
   tone tone_source source severity amplifier responsibility close_reason period month number host boot_id pid slug client task question
   approval approved_via decided_via sent_via consent_via_code place about rule tool counts`.split(/\s+/),
)
/** Of the program itself: no word of a person comes there. */
const frameTables = new Set(['erasing', 'erased_files', 'identity', 'runs'])
const instant = /(?:^|_)(?:at|on|day|date|until|since|local|month)$/

/** Columns by which rows say when they came, the best first. */
const sinceColumns = [
  'at',
  'received_at',
  'added_at',
  'created_at',
  'imported_at',
  'sent_at',
  'opened_at',
  'captured_at',
  'started_at',
]

/** Every table, those that belong to a client by the keys that lead to it. The order is the one in which rows may be deleted. */
export function readTables(db: Db): readonly TableFacts[] {
  const before = known.get(db)
  if (before !== undefined) return before
  const tables = read(db)
  known.set(db, tables)
  return tables
}

/** Tables do not change while a database is open. */
const known = new WeakMap<Db, readonly TableFacts[]>()

function read(db: Db): TableFacts[] {
  const names = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]
  const all = new Map(names.map((name) => [name, db.pragma(`table_xinfo(${name})`) as Column[]]))
  const tables = names.map((name) => factsOf(db, name, all))
  return tables.toSorted((a, b) => b.depth - a.depth || Number(a.name === 'clients') - Number(b.name === 'clients'))
}

function factsOf(db: Db, name: string, all: ReadonlyMap<string, readonly Column[]>): TableFacts {
  const columns = all.get(name) ?? []
  const stored = columns.filter((one) => one.hidden === 0)
  const keyed = columns.filter((one) => one.pk > 0).toSorted((a, b) => a.pk - b.pk)
  const references = referencesOf(db, name)
  const { owner, depth } = ownerOf(db, name, all, 't')
  const sql = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name) as string
  // one of a few words that smm knows
  const isListed = (column: string): boolean => new RegExp(String.raw`\b${column} TEXT[^,]*CHECK \(${column} IN`).test(sql)
  return {
    name,
    columns: stored.map((one) => one.name),
    key: keyed.length > 0 ? keyed.map((one) => one.name) : ['rowid'],
    words: stored
      .filter((one) => one.type === 'TEXT' && !codes.has(one.name) && !frameTables.has(name) && !instant.test(one.name))
      .map((one) => one.name)
      .filter((one) => !references.some(({ from }) => from === one) && !isListed(one)),
    owner,
    depth,
    since: sinceColumns.find((one) => stored.some((column) => column.name === one)) ?? null,
  }
}

interface Reference {
  readonly from: string
  readonly table: string
  readonly to: string | null
}

function referencesOf(db: Db, name: string): Reference[] {
  return db.pragma(`foreign_key_list(${name})`) as Reference[]
}

function ownerOf(
  db: Db,
  name: string,
  all: ReadonlyMap<string, readonly Column[]>,
  alias: string,
): { owner: string | null; depth: number } {
  const columns = all.get(name) ?? []
  if (name === 'clients') return { owner: `${alias}.slug`, depth: 0 }
  if (columns.some((one) => one.name === 'client')) return { owner: `${alias}.client`, depth: 0 }
  const found = referencesOf(db, name)
    .filter(({ table }) => table !== name)
    .map(({ from, table, to }) => {
      const next = `${alias}${table.length}`
      const above = ownerOf(db, table, all, next)
      const key = to ?? all.get(table)?.find((one) => one.pk > 0)?.name ?? 'id'
      const sql = above.owner && `(SELECT ${above.owner} FROM ${table} ${next} WHERE ${next}.${key} = ${alias}.${from})`
      return { sql, depth: above.depth + 1 }
    })
    .filter(({ sql }) => sql !== null)
  if (found.length === 0) return { owner: null, depth: 0 }
  const owner = found.length === 1 ? (found[0]?.sql ?? null) : `coalesce(${found.map(({ sql }) => sql).join(', ')})`
  return { owner, depth: Math.max(...found.map(({ depth }) => depth)) }
}
