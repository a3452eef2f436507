import { Failure } from '../../failure.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { clientText } from '../../i18n/clients.ts'
import { unsaid, type Client, type ClientStore, type LinkRule } from '../clients.ts'
import { differences, writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { assignments, flag, parseJson } from './rows.ts'

type Row = Omit<
  Client,
  | 'vat_recoverable'
  | 'hourly_rate_estimated'
  | 'rates'
  | 'tracking'
  | 'slots'
  | 'piece_minutes'
  | 'link_rule'
  | 'exchange_rates'
  | 'legal_rules'
> & {
  vat_recoverable: number
  hourly_rate_estimated: number
  rates: string
  tracking: string
  slots: string
  piece_minutes: string
  link_rule: string | null
  exchange_rates: string
  legal_rules: string
}

const columns = [
  'slug',
  'name',
  'lang',
  'country',
  'city',
  'region',
  'time_zone',
  'currency',
  'approval',
  'website',
  'siren',
  'address',
  'vat_recoverable',
  'default_margin_bp',
  'hourly_rate',
  'hourly_rate_estimated',
  'rates',
  'tracking',
  'hours_per_network',
  'slots',
  'piece_minutes',
  'link_rule',
  'exchange_rates',
  'legal_rules',
  'retention_months',
  'created_at',
  'archived_at',
] as const

function fromRow(row: Row): Client {
  return {
    ...row,
    vat_recoverable: row.vat_recoverable === 1,
    hourly_rate_estimated: row.hourly_rate_estimated === 1,
    rates: parseJson<Client['rates']>(row.rates),
    tracking: parseJson<Client['tracking']>(row.tracking),
    slots: parseJson<Client['slots']>(row.slots),
    piece_minutes: parseJson<Client['piece_minutes']>(row.piece_minutes),
    link_rule: row.link_rule === null ? null : parseJson<LinkRule>(row.link_rule),
    exchange_rates: parseJson<Client['exchange_rates']>(row.exchange_rates),
    legal_rules: parseJson<Client['legal_rules']>(row.legal_rules),
  }
}

function toRow(client: Partial<Client>): Record<string, unknown> {
  const row: Record<string, unknown> = { ...client }
  if (client.vat_recoverable !== undefined) row['vat_recoverable'] = flag(client.vat_recoverable)
  if (client.hourly_rate_estimated !== undefined) row['hourly_rate_estimated'] = flag(client.hourly_rate_estimated)
  if (client.rates !== undefined) row['rates'] = JSON.stringify(client.rates)
  if (client.tracking !== undefined) row['tracking'] = JSON.stringify(client.tracking)
  if (client.slots !== undefined) row['slots'] = JSON.stringify(client.slots)
  if (client.piece_minutes !== undefined) row['piece_minutes'] = JSON.stringify(client.piece_minutes)
  if (client.link_rule) row['link_rule'] = JSON.stringify(client.link_rule)
  if (client.exchange_rates !== undefined) row['exchange_rates'] = JSON.stringify(client.exchange_rates)
  if (client.legal_rules !== undefined) row['legal_rules'] = JSON.stringify(client.legal_rules)
  return row
}

/** What is written in a transaction of another group. */
export interface ClientWriter {
  add(...given: Parameters<ClientStore['add']>): Client
  update(...given: Parameters<ClientStore['update']>): Client
}

export function clientStore(db: Db, lang: Lang): { store: ClientStore; writer: ClientWriter } {
  const get = (slug: string): Client | null => {
    const row = db.prepare(`SELECT ${columns.join(', ')} FROM clients WHERE slug = ?`).get(slug) as Row | undefined
    return row ? fromRow(row) : null
  }
  const mustGet = (slug: string): Client => {
    const client = get(slug)
    if (!client) throw new Failure('not_found', 'client_not_found', say(lang, clientText.not_found, { slug }))
    return client
  }
  const writer: ClientWriter = {
    add: (client, at) =>
      db
        .transaction(() => {
          if (get(client.slug)) throw new Failure('usage', 'client_exists', say(lang, clientText.exists, { slug: client.slug }))
          db.prepare(`INSERT INTO clients (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`).run({
            ...toRow({ ...unsaid, ...client }),
            created_at: at,
            archived_at: null,
          })
          writeAudit(db, {
            at,
            client: client.slug,
            action: 'client.add',
            target: `client ${client.slug}`,
            to: { ...client },
          })
          return mustGet(client.slug)
        })
        .immediate(),
    update: (slug, change, at) =>
      db
        .transaction(() => {
          const before = mustGet(slug)
          const row = toRow(change)
          const set = assignments(row, columns)
          if (set !== '') db.prepare(`UPDATE clients SET ${set} WHERE slug = @slug`).run({ ...row, slug })
          const after = mustGet(slug)
          const changed = differences(before, after, columns)
          if (changed !== null)
            writeAudit(db, { at, client: slug, action: 'client.edit', target: `client ${slug}`, ...changed })
          return after
        })
        .immediate(),
  }
  const store: ClientStore = {
    add: async (client, at) => writer.add(client, at),
    get: async (slug) => get(slug),
    list: async ({ archived = false } = {}) => {
      const rows = db
        .prepare(
          `SELECT ${columns.join(', ')} FROM clients WHERE @archived OR archived_at IS NULL ORDER BY name COLLATE NOCASE`,
        )
        .all({ archived: flag(archived) }) as Row[]
      return rows.map(fromRow)
    },
    update: async (slug, change, at) => writer.update(slug, change, at),
  }
  return { store, writer }
}
