import { Failure } from '../../failure.ts'
import { seriesText } from '../../i18n/series.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { NewPoolEntry, Pool, PoolEntry, PoolStore, PoolUse } from '../pools.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'
import { templateFromText, templateToText } from './template-rows.ts'
import { lastUse } from './series.ts'

type Row = Omit<Pool, 'entries'>
type EntryRow = Omit<PoolEntry, 'template' | 'variants'> & { template: string; variants: string }

const select = 'SELECT id, client, name, cool_down_days, created_at FROM pools'

export function poolStore(db: Db, lang: Lang): PoolStore {
  const fromRow = (row: Row): Pool => {
    const entries = db
      .prepare(
        `SELECT id, template, variants, max_uses, created_at FROM pool_entries
         WHERE pool_id = ? AND removed_at IS NULL ORDER BY id`,
      )
      .all(row.id) as EntryRow[]
    return {
      ...row,
      entries: entries.map((entry) => ({
        ...entry,
        template: templateFromText(db, entry.template),
        variants: parseJson<string[]>(entry.variants),
      })),
    }
  }
  const get = (id: number): Pool | null => {
    const row = db.prepare(`${select} WHERE id = ? AND removed_at IS NULL`).get(id) as Row | undefined
    return row ? fromRow(row) : null
  }
  const mustGet = (id: number): Pool => {
    const pool = get(id)
    if (pool === null) throw new Error(`pool ${id} is gone`)
    return pool
  }
  const find = (client: string, name: string): Pool | null => {
    const row = db.prepare(`${select} WHERE client = ? AND name = ? AND removed_at IS NULL`).get(client, name) as
      | Row
      | undefined
    return row ? fromRow(row) : null
  }
  const audit = (pool: Pool, action: string, at: string, detail: Record<string, unknown>): void =>
    writeAudit(db, {
      at,
      client: pool.client,
      action: `pool.${action}`,
      target: `pool ${pool.id}`,
      detail: { name: pool.name, ...detail },
    })
  /** There may be something for the occurrences that found nothing. */
  const wake = (id: number, at: string): void => {
    db.prepare("UPDATE series SET extend_at = ? WHERE pool_id = ? AND state = 'active'").run(at, id)
  }

  return {
    get: async (id) => get(id),
    find: async (client, name) => find(client, name),
    list: async (client) =>
      (db.prepare(`${select} WHERE client = ? AND removed_at IS NULL ORDER BY name`).all(client) as Row[]).map(fromRow),

    addEntry: async (client, name, entry: NewPoolEntry, { cool_down_days }, at) =>
      db
        .transaction(() => {
          const known = find(client, name)
          const id =
            known?.id ??
            Number(
              db
                .prepare('INSERT INTO pools (client, name, cool_down_days, created_at) VALUES (?, ?, ?, ?)')
                .run(client, name, cool_down_days, at).lastInsertRowid,
            )
          const { lastInsertRowid } = db
            .prepare('INSERT INTO pool_entries (pool_id, template, variants, max_uses, created_at) VALUES (?, ?, ?, ?, ?)')
            .run(id, templateToText(entry.template), JSON.stringify(entry.variants), entry.max_uses, at)
          wake(id, at)
          const pool = mustGet(id)
          audit(pool, 'add_entry', at, {
            entry: Number(lastInsertRowid),
            variants: entry.variants.length,
            max_uses: entry.max_uses,
          })
          const added = pool.entries.find((one) => one.id === Number(lastInsertRowid))
          if (!added) throw new Error('the entry is not there')
          return { pool, entry: added }
        })
        .immediate(),

    change: async (id, { cool_down_days }, at) =>
      db
        .transaction(() => {
          const before = mustGet(id)
          db.prepare('UPDATE pools SET cool_down_days = ? WHERE id = ?').run(cool_down_days, id)
          wake(id, at)
          audit(before, 'change', at, { cool_down_days, cool_down_days_before: before.cool_down_days })
          return mustGet(id)
        })
        .immediate(),

    removeEntry: async (id, entry_id, at) =>
      db
        .transaction(() => {
          db.prepare('UPDATE pool_entries SET removed_at = ? WHERE id = ? AND pool_id = ? AND removed_at IS NULL').run(
            at,
            entry_id,
            id,
          )
          const pool = mustGet(id)
          audit(pool, 'remove_entry', at, { entry: entry_id })
          return pool
        })
        .immediate(),

    remove: async (id, at) =>
      db
        .transaction(() => {
          const pool = mustGet(id)
          const used = db.prepare("SELECT id FROM series WHERE pool_id = ? AND state = 'active'").pluck().get(id) as
            | number
            | undefined
          if (used !== undefined) {
            throw new Failure('usage', 'pool_in_use', say(lang, seriesText.pool_in_use, { name: pool.name, series: used }), {
              hint: say(lang, seriesText.pool_in_use_hint),
            })
          }
          db.prepare('UPDATE pools SET removed_at = ? WHERE id = ?').run(at, id)
          audit(pool, 'remove', at, { entries: pool.entries.length })
        })
        .immediate(),

    uses: async (id) => {
      const uses = db
        .prepare(
          `SELECT posts.pool_entry_id AS entry_id, posts.id AS post_id, coalesce(posts.pool_variant, 0) AS variant, account_id,
             coalesce(text_key, '') AS text_key, coalesce(published_at, due_at, posts.scheduled_at) AS at
           FROM pool_entries JOIN posts ON posts.pool_entry_id = pool_entries.id JOIN deliveries ON deliveries.post_id = posts.id
           WHERE pool_entries.pool_id = ? AND deliveries.part = 0 AND deliveries.state NOT IN ('cancelled', 'rejected')
           ORDER BY at, posts.id, deliveries.id`,
        )
        .all(id) as PoolUse[]
      return { uses, last_use: lastUse(db, id) }
    },
  }
}
