import type { ClientErased, KeptRow, StillUsed } from '../privacy.ts'
import { readTables, type TableFacts } from './client-tables.ts'
import { writeAudit } from './audit.ts'
import { erasing, keepErasure, keyed, saltOf } from './erasing.ts'
import { countedKey } from './forget.ts'
import type { Db } from './open.ts'

/** Sealed or of no use to anybody: never handed out. */
const sealedTables = new Set(['secrets'])

/** What `dump` reads, clients first, and what belongs to nobody. */
export function dumpedTables(db: Db): { of_clients: TableFacts[]; others: string[] } {
  const all = readTables(db)
  const of_clients = all.filter(({ owner, name }) => owner !== null && !sealedTables.has(name)).toReversed()
  const others = all.filter(({ owner, name }) => owner === null || sealedTables.has(name)).map(({ name }) => name)
  return { of_clients, others: others.toSorted() }
}

export function dumpClient(db: Db, client: string, each: (table: string, row: KeptRow) => void): void {
  // one look at all of it, whatever is written meanwhile
  db.transaction(() => {
    for (const { name, owner, columns, key } of dumpedTables(db).of_clients) {
      const open = columns.filter((column) => !isSealed(db, name, column)).map((column) => `t.${column}`)
      const order = key.map((one) => `t.${one}`).join(', ')
      const sql = `SELECT ${open.join(', ')} FROM ${name} t WHERE ${owner} = ? ORDER BY ${order}`
      for (const row of db.prepare(sql).iterate(client)) each(name, row as KeptRow)
    }
  })()
}

function isSealed(db: Db, table: string, column: string): boolean {
  const types = db.pragma(`table_info(${table})`) as { name: string; type: string }[]
  return types.find((one) => one.name === column)?.type === 'BLOB'
}

/** What leaves at this moment, or of which nobody knows whether it did. */
export function leaving(db: Db, client: string): StillUsed[] {
  const posts = db
    .prepare(
      `SELECT DISTINCT post_id FROM deliveries WHERE client = ? AND state IN ('claimed', 'sending', 'unknown', 'needs_human') ORDER BY post_id`,
    )
    .pluck()
    .all(client) as number[]
  const reports = db
    .prepare('SELECT month FROM report_sendings WHERE client = ? ORDER BY month')
    .pluck()
    .all(client) as string[]
  const offers = db
    .prepare(`SELECT id FROM proposals WHERE client = ? AND number IS NOT NULL AND status = 'draft' ORDER BY id`)
    .pluck()
    .all(client) as number[]
  return [
    ...posts.map((id) => ({ client, what: 'post' as const, id })),
    ...reports.map((id) => ({ client, what: 'report' as const, id })),
    ...offers.map((id) => ({ client, what: 'proposal' as const, id })),
  ]
}

/** As the trigger `proposals_numbered_are_kept` has it. */
const mustStay = `number IS NOT NULL AND coalesce(decided_at, sent_at, created_at) >= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-10 years')`

const undone = new Error('nothing is kept of a look ahead')

export function eraseClient(
  db: Db,
  client: string,
  options: { readonly dry_run: boolean; readonly media: readonly string[] },
  at: string,
): ClientErased {
  let erased: ClientErased | null = null
  // rows go table by table; that none is left without what it belongs to is looked at before the end
  db.pragma('foreign_keys = OFF')
  try {
    erasing(db, () => {
      erased = eraseAll(db, client, options.media, at)
      if (options.dry_run) throw undone
    })
  } catch (error) {
    if (error !== undone) throw error
  } finally {
    db.pragma('foreign_keys = ON')
  }
  return erased ?? { counts: {}, kept: null }
}

function eraseAll(db: Db, client: string, media: readonly string[], at: string): ClientErased {
  const salt = saltOf(db)
  const kept = keptOffers(db, client)
  const hashes = hashesOf(db, (owner) => `${owner} = @client`, client)
  const counts: Record<string, number> = {}
  for (const { name, owner } of readTables(db)) {
    if (owner === null || (kept !== null && name === 'clients')) continue
    const but = kept !== null && name === 'proposals' ? `AND NOT (${mustStay})` : ''
    const { changes } = db.prepare(`DELETE FROM ${name} AS t WHERE ${owner} = @client ${but}`).run({ client })
    if (changes > 0) counts[name] = changes
  }
  eraseTraces(db, client)
  if (kept !== null) keepIdentity(db, client, at)
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error('a client was left in pieces')
  const others = media.length === 0 ? new Set<string>() : hashesOf(db, (owner) => `${owner} <> @client`, client)
  const keep = db.prepare('INSERT OR IGNORE INTO erased_files (path) VALUES (?)')
  for (const name of media) {
    const [hash = ''] = /^[0-9a-f]{64}/.exec(name) ?? []
    if (hashes.has(hash) && !others.has(hash)) keep.run(`media/${name}`)
  }
  counts['files'] = db.prepare('SELECT count(*) FROM erased_files').pluck().get() as number
  const subject_hash = keyed(salt, client)
  const id = keepErasure(db, { at, client: kept === null ? null : client, subject_hash, cause: 'client', counts })
  writeAudit(db, { at, client: kept === null ? null : client, action: 'client.erase', target: `erasure ${id}` })
  return { counts, kept }
}

function keptOffers(db: Db, client: string): ClientErased['kept'] {
  const offers = db
    .prepare(
      `SELECT number, date(coalesce(decided_at, sent_at, created_at), '+10 years') AS until FROM proposals
       WHERE client = ? AND ${mustStay} ORDER BY number`,
    )
    .all(client) as { number: string; until: string }[]
  if (offers.length === 0) return null
  return {
    numbers: offers.map(({ number }) => number),
    until:
      offers
        .map(({ until }) => until)
        .toSorted()
        .at(-1) ?? '',
  }
}

/** Columns that name files of the media folder, by their SHA-256: pictures, papers, captures. */
const fileColumns = new Set(['media', 'content', 'template', 'sha256', 'document', 'capture', 'attachment'])

/** The sums that stand in rows. */
function hashesOf(db: Db, whose: (owner: string) => string, client: string | null): Set<string> {
  const found = new Set<string>()
  for (const { name, owner, columns } of readTables(db)) {
    if (owner === null) continue
    const named = columns.filter((one) => fileColumns.has(one))
    if (named.length === 0) continue
    const sql = `SELECT ${named.map((one) => `coalesce(t.${one}, '')`).join(` || ' ' || `)} FROM ${name} t WHERE ${whose(owner)}`
    for (const text of db.prepare(sql).pluck().iterate({ client }))
      for (const [hash] of String(text).matchAll(/\b[0-9a-f]{64}\b/g)) found.add(hash)
  }
  return found
}

/** What rows of nobody say of it: the choice of a client, what was set for it. */
function eraseTraces(db: Db, client: string): void {
  db.prepare(
    `DELETE FROM queue_changes WHERE id NOT IN (SELECT change_id FROM queue_change_posts UNION SELECT change_id FROM queue_change_series
       UNION SELECT change_id FROM queue_change_holds)`,
  ).run()
  db.prepare(`DELETE FROM settings WHERE value = @client OR key LIKE '%:' || @client OR key = @counted`).run({
    client,
    counted: countedKey,
  })
  db.prepare(
    `DELETE FROM audit WHERE client IS NULL AND (target = 'client ' || @client OR target LIKE 'setting %:' || @client
       OR instr(detail, @value) > 0)`,
  ).run({ client, value: JSON.stringify(client) })
}

/** Whose the offers are that the law wants kept: name, address, number, and nothing else. */
function keepIdentity(db: Db, client: string, at: string): void {
  db.prepare(
    `UPDATE clients SET region = NULL, website = NULL, default_margin_bp = NULL, hourly_rate = NULL, hourly_rate_estimated = 0, rates = '{}',
       tracking = '{"utm":null,"promo_code":null,"declared":null,"assisted":null}', hours_per_network = NULL, slots = '[]',
       piece_minutes = '{}', link_rule = NULL, exchange_rates = '{}', legal_rules = '{}', retention_months = NULL,
       archived_at = coalesce(archived_at, @at) WHERE slug = @client`,
  ).run({ client, at })
}

/** A picture that somebody shows again since stays. */
export function erasedFiles(db: Db): string[] {
  const paths = db.prepare('SELECT path FROM erased_files ORDER BY path').pluck().all() as string[]
  const media = paths.filter((path) => path.startsWith('media/'))
  if (media.length === 0) return paths
  const used = hashesOf(db, () => '@client IS NULL', null)
  const again = media.filter((path) => used.has(path.slice('media/'.length).slice(0, 64)))
  for (const path of again) db.prepare('DELETE FROM erased_files WHERE path = ?').run(path)
  return paths.filter((path) => !again.includes(path))
}
