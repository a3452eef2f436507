import type { ListenQuery, ListenSource, ListenStore, NewListenSource, SilentSource } from '../listen.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { gone, parseJson } from './rows.ts'

const queryColumns = 'id, client, name, about, competitor, any_words, all_words, none_words, lang, added_at'
const sourceColumns = 'id, query_id, kind, address, place, account_id, cursor, added_at, read_at, problem'

type Words = 'any_words' | 'all_words' | 'none_words'
type Row = Omit<ListenQuery, Words | 'sources'> & Record<Words, string>

export function listenStore(db: Db): ListenStore {
  const whole = (row: Row): ListenQuery => ({
    ...row,
    any_words: parseJson<string[]>(row.any_words),
    all_words: parseJson<string[]>(row.all_words),
    none_words: parseJson<string[]>(row.none_words),
    sources: db
      .prepare(`SELECT ${sourceColumns} FROM listen_sources WHERE query_id = ? AND removed_at IS NULL ORDER BY id`)
      .all(row.id) as ListenSource[],
  })
  const get = (id: number): ListenQuery => {
    const row = db.prepare(`SELECT ${queryColumns} FROM listen_queries WHERE id = ? AND removed_at IS NULL`).get(id) as
      | Row
      | undefined
    if (row === undefined) throw gone(`query ${id}`)
    return whole(row)
  }
  const insertSources = (query_id: number, sources: readonly NewListenSource[], at: string): void => {
    const insert = db.prepare(
      `INSERT INTO listen_sources (query_id, kind, address, place, account_id, added_at)
       VALUES (@query_id, @kind, @address, @place, @account_id, @at)`,
    )
    for (const { kind, address, place, account_id } of sources) insert.run({ query_id, kind, address, place, account_id, at })
  }
  /** For the audit trail: the words may be somebody's name, and stay out of it. */
  const told = ({ about, lang, sources }: ListenQuery): Record<string, unknown> => ({
    about,
    lang,
    sources: sources.map(({ kind, address }) => (kind === 'feed' || kind === 'by_hand' ? address : kind)),
  })

  return {
    add: async (query, sources, at) =>
      db
        .transaction(() => {
          const { lastInsertRowid } = db
            .prepare(
              `INSERT INTO listen_queries (client, name, about, competitor, any_words, all_words, none_words, lang, added_at)
               VALUES (@client, @name, @about, @competitor, @any_words, @all_words, @none_words, @lang, @at)`,
            )
            .run({
              ...query,
              any_words: JSON.stringify(query.any_words),
              all_words: JSON.stringify(query.all_words),
              none_words: JSON.stringify(query.none_words),
              at,
            })
          const id = Number(lastInsertRowid)
          insertSources(id, sources, at)
          const added = get(id)
          writeAudit(db, { at, client: added.client, action: 'listen.add', target: added.name, to: told(added) })
          return added
        })
        .immediate(),

    list: async (client) =>
      (
        db
          .prepare(
            `SELECT ${queryColumns} FROM listen_queries WHERE client = ? AND removed_at IS NULL ORDER BY name COLLATE NOCASE`,
          )
          .all(client) as Row[]
      ).map(whole),

    find: async (client, name) => {
      const row = db
        .prepare(
          `SELECT ${queryColumns} FROM listen_queries WHERE client = ? AND name = ? COLLATE NOCASE AND removed_at IS NULL`,
        )
        .get(client, name) as Row | undefined
      return row === undefined ? null : whole(row)
    },

    addSources: async (query_id, sources, at) =>
      db
        .transaction(() => {
          const before = get(query_id)
          insertSources(query_id, sources, at)
          const after = get(query_id)
          const { client, name } = after
          writeAudit(db, { at, client, action: 'listen.edit', target: name, from: told(before), to: told(after) })
          return after
        })
        .immediate(),

    remove: async (query_id, at) =>
      db
        .transaction(() => {
          const before = get(query_id)
          db.prepare('UPDATE listen_sources SET removed_at = ? WHERE query_id = ? AND removed_at IS NULL').run(at, query_id)
          db.prepare('UPDATE listen_queries SET removed_at = ? WHERE id = ?').run(at, query_id)
          const { client, name } = before
          writeAudit(db, { at, client, action: 'listen.remove', target: name, from: told(before) })
        })
        .immediate(),

    removeSources: async (query_id, source_ids, at) =>
      db
        .transaction(() => {
          const before = get(query_id)
          const drop = db.prepare(
            'UPDATE listen_sources SET removed_at = ? WHERE id = ? AND query_id = ? AND removed_at IS NULL',
          )
          for (const id of source_ids) drop.run(at, id, query_id)
          const after = get(query_id)
          const { client, name } = after
          writeAudit(db, { at, client, action: 'listen.edit', target: name, from: told(before), to: told(after) })
          return after
        })
        .immediate(),

    read: async (readings, at) =>
      db
        .transaction(() => {
          const failed = db.prepare('UPDATE listen_sources SET problem = @problem WHERE id = @source_id')
          const done = db.prepare(
            `UPDATE listen_sources SET problem = NULL, read_at = @at,
               cursor = CASE WHEN @same THEN cursor ELSE @cursor END
             WHERE id = @source_id`,
          )
          for (const { source_id, cursor, problem } of readings) {
            if (problem === null) done.run({ source_id, at, same: cursor === undefined ? 1 : 0, cursor: cursor ?? null })
            else failed.run({ source_id, problem })
          }
        })
        .immediate(),

    silent: async (before) =>
      db
        .prepare(
          `SELECT s.id, s.kind, s.address, s.problem, s.added_at, s.read_at, q.client, q.name FROM listen_sources s
             JOIN listen_queries q ON q.id = s.query_id JOIN clients c ON c.slug = q.client
           WHERE s.removed_at IS NULL AND q.removed_at IS NULL AND c.archived_at IS NULL
             AND s.problem IS NOT NULL AND coalesce(s.read_at, s.added_at) < ?
           ORDER BY q.client, q.name, s.id`,
        )
        .all(before) as SilentSource[],
  }
}
