import { contentHash } from '../../src/posts/content-hash.ts'
import type { Content } from '../../src/networks/contract.ts'
import { readTables } from '../../src/store/sqlite/client-tables.ts'
import type { Db } from '../../src/store/sqlite/open.ts'

type Value = string | number | null | Buffer
interface Column {
  readonly name: string
  readonly type: string
  readonly pk: number
  readonly notnull: number
  readonly hidden: number
}

export const filledAt = '2026-11-02T09:00:00.000Z'

const json = new Set(
  `text_for media tags issues detail settings rates tracking slots piece_minutes exchange_rates legal_rules legal roles days topics items
   offer answers input result data changes counts any_words all_words none_words networks releases template variants value proof
   question rights content`.split(/\s+/),
)

/**
 * A row in every table that belongs to a client, with `words` in every column that takes some: a table that is added later has one too, or
 * says in a test that it cannot. Nothing of it is to come or in force.
 */
export function fillClient(db: Db, slug: string, name: string, words: string): void {
  const keys = new Map<string, Value>()
  // of nobody by itself: its rows are whose its posts are
  const change = db.prepare(`INSERT INTO queue_changes (at, action) VALUES (?, 'queue.edit')`).run(filledAt)
  keys.set('queue_changes', Number(change.lastInsertRowid))
  const tables = readTables(db).filter(({ owner }) => owner !== null)
  const rest = new Set(tables.map(({ name: one }) => one))
  // a table comes after those that it refers to
  for (let round = 0; rest.size > 0 && round < tables.length; round++) {
    for (const table of rest) {
      const references = db.pragma(`foreign_key_list(${table})`) as { from: string; table: string }[]
      if (references.some(({ table: to }) => to !== table && rest.has(to))) continue
      fillTable(db, table, references, { slug, name, words, keys })
      rest.delete(table)
    }
  }
}

interface Filling {
  readonly slug: string
  readonly name: string
  readonly words: string
  readonly keys: Map<string, Value>
}

function fillTable(
  db: Db,
  table: string,
  references: readonly { from: string; table: string }[],
  { slug, name, words, keys }: Filling,
): void {
  const columns = (db.pragma(`table_xinfo(${table})`) as Column[]).filter((one) => one.hidden === 0)
  const sql = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) as string
  const chosen = special(table, { slug, name, words })
  const row: Record<string, Value> = {}
  const keyed = columns.filter((one) => one.pk > 0).length
  const said = readTables(db).find((one) => one.name === table)?.words ?? []
  for (const { name: column, type, pk, notnull } of columns) {
    const given = chosen[column]
    const to = references.find(({ from }) => from === column)
    const listed = new RegExp(String.raw`\b${column} (?:TEXT|INTEGER)[^,]*?CHECK \(${column} IN \('?([a-z0-9_]+)`).exec(
      sql,
    )?.[1]
    if (given !== undefined) row[column] = given
    else if (to !== undefined)
      row[column] = to.table === table ? null : to.table === 'clients' ? slug : (keys.get(to.table) ?? null)
    else if (column === 'client') row[column] = slug
    else if (pk > 0 && type === 'INTEGER' && keyed === 1) continue
    else if (listed !== undefined) row[column] = type === 'INTEGER' ? Number(listed) : listed
    else if (type === 'BLOB') row[column] = Buffer.from('sealed')
    else if (type === 'TEXT') row[column] = textOf(column, said.includes(column) ? words : 'code', `${slug}-${table}`)
    else if (notnull === 1) row[column] = 1
  }
  const names = Object.keys(row)
  const done = db
    .prepare(`INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${names.map((one) => `@${one}`).join(', ')})`)
    .run(row)
  keys.set(table, Number(done.lastInsertRowid))
}

function textOf(column: string, words: string, unique: string): Value {
  if (json.has(column)) return JSON.stringify({ words: `ligne\n${words}` })
  if (/(?:^|_)(?:at|until)$/.test(column))
    return column === 'removed_at' || column === 'lifted_at' ? filledAt : instantOf(column)
  if (/(?:^|_)(?:on|day|date)$/.test(column)) return '2026-11-02'
  if (/hash|key$|sha256/.test(column)) return `${unique}-${column}`
  if (/currency/.test(column)) return 'EUR'
  return words
}

function instantOf(column: string): Value {
  return ['forgotten_at', 'next_at', 'tell_at', 'forget_at', 'deleted_at', 'expiry_tell_at', 'extend_at'].includes(column)
    ? null
    : filledAt
}

/** What a table wants of several columns together. */
function special(table: string, { slug, name, words }: Omit<Filling, 'keys'>): Record<string, Value> {
  const content: Content = { title: null, text: words, link: null, media: [], tags: [], lang: 'fr' }
  const of: Readonly<Record<string, Record<string, Value>>> = {
    clients: {
      slug,
      name,
      lang: 'fr',
      country: 'FR',
      city: null,
      region: null,
      time_zone: 'Europe/Paris',
      currency: 'EUR',
      website: null,
      siren: null,
      address: null,
      rates: '{}',
      tracking: '{"utm":null,"promo_code":null,"declared":null,"assisted":null}',
      slots: '[]',
      piece_minutes: '{}',
      link_rule: null,
      exchange_rates: '{}',
      legal_rules: '{}',
      archived_at: null,
    },
    approval_packs: { code: `${slug}-code` },
    accounts: { network: 'mastodon', removed_at: null, rests_until: null, credential_expires_at: null, settings: '{}' },
    posts: { series_id: null, pool_entry_id: null, from_post: null, time_zone: 'Europe/Paris' },
    deliveries: {
      network: 'mastodon',
      state: 'sent',
      content: JSON.stringify(content),
      content_hash: contentHash(content),
      idempotency_key: `${slug}-key`,
      question: null,
      price_currency: null,
    },
    inbox_messages: {
      author_id: 'did:plc:zzq77zzq77',
      author_name: '@Zoé.Dupont_77',
      author_url: null,
      author: `mastodon:did:plc:zzq77zzq77`,
      remote_id: `at://did:plc:zzq77zzq77/app.bsky.feed.post/${slug}`,
      network: 'mastodon',
      incident_id: null,
      forget_at: '2027-11-02',
      sensitive: '[]',
      brand: 1,
    },
    series: { state: 'ended', pool_id: null, rule: 'FREQ=DAILY', time_zone: 'Europe/Paris', account_ids: null },
    listen_queries: { about: 'competitor' },
    metric_snapshots: { delivery_id: null, value: 1, reason: null, from_day: null, to_day: null, metric: 'likes' },
    proposals: { status: 'draft', number: null, sha256: null, sent_at: null, year: null, sequence: null },
    strategies: { status: 'draft', version: 1, approved_at: null },
    incidents: { drill: 0 },
    holds: { account_id: null, level: null },
    leads: { lead_id: words },
    timers: { id: 1 },
    partner_values: { amount: 1 },
    rights: { document: null, document_sha256: null },
    moderation_log: { capture: null, capture_sha256: null },
    incident_log: { attachment: null, attachment_sha256: null },
    media_facts: { sha256: 'a'.repeat(64) },
    reports: { month: '2026-10' },
    report_sendings: { month: '2026-10' },
    archive_entries: { kind: 'contact' },
  }
  return of[table] ?? {}
}

/** Every place of the database in which `text` stands: `table.column`. */
export function placesOf(db: Db, text: string, but: readonly string[] = []): string[] {
  const names = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[]
  return names
    .filter((name) => !but.includes(name))
    .flatMap((name) =>
      (db.pragma(`table_xinfo(${name})`) as Column[])
        .filter(({ name: column }) => {
          const found = db.prepare(`SELECT count(*) FROM ${name} WHERE instr(lower(CAST(${column} AS TEXT)), lower(?)) > 0`)
          return (found.pluck().get(text) as number) > 0
        })
        .map(({ name: column }) => `${name}.${column}`),
    )
}
