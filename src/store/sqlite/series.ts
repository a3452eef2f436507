import type { NewPost, Post } from '../posts.ts'
import type { NewSeries, Series, SeriesProblem, SeriesStore } from '../series.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import type { PostWriter } from './posts.ts'
import { flag, parseJson } from './rows.ts'
import { templateFromText, templateToText } from './template-rows.ts'

type Row = Omit<Series, 'template' | 'account_ids' | 'allow_duplicate' | 'problem'> & {
  template: string | null
  account_ids: string | null
  allow_duplicate: number
  problem: string | null
}

const columns = [
  'client',
  'state',
  'rule',
  'first_local',
  'time_zone',
  'typed_at',
  'template',
  'pool_id',
  'account_ids',
  'allow_duplicate',
  'extend_at',
  'created_at',
  'updated_at',
] as const
const select = `SELECT id, ${columns.join(', ')}, version, problem FROM series`

export function seriesStore(db: Db, posts: PostWriter): SeriesStore {
  const fromRow = (row: Row): Series => ({
    ...row,
    template: row.template === null ? null : templateFromText(db, row.template),
    account_ids: row.account_ids === null ? null : parseJson<number[]>(row.account_ids),
    allow_duplicate: row.allow_duplicate === 1,
    problem: row.problem === null ? null : parseJson<SeriesProblem>(row.problem),
  })
  const get = (id: number): Series | null => {
    const row = db.prepare(`${select} WHERE id = ?`).get(id) as Row | undefined
    return row ? fromRow(row) : null
  }
  const mustGet = (id: number): Series => {
    const series = get(id)
    if (series === null) throw new Error(`series ${id} is gone`)
    return series
  }
  const audit = (series: Series, action: string, at: string, detail: Record<string, unknown>): void =>
    writeAudit(db, { at, client: series.client, action: `series.${action}`, target: `series ${series.id}`, detail })
  const insert = (series: NewSeries, at: string): number =>
    Number(
      db.prepare(`INSERT INTO series (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`).run({
        ...series,
        state: 'active',
        template: series.template && templateToText(series.template),
        account_ids: series.account_ids && JSON.stringify(series.account_ids),
        allow_duplicate: flag(series.allow_duplicate),
        created_at: at,
        updated_at: at,
      }).lastInsertRowid,
    )
  const isThere = ({ origin }: NewPost): boolean =>
    origin?.series_id != null &&
    db
      .prepare('SELECT 1 FROM posts WHERE series_id = ? AND occurrence = ?')
      .pluck()
      .get(origin.series_id, origin.occurrence) === 1

  return {
    add: async (given, first, at) =>
      db
        .transaction(() => {
          const id = insert(given, at)
          const made = first.map((post) =>
            posts.add(
              { ...post, origin: { pool_entry_id: null, pool_variant: null, occurrence: null, ...post.origin, series_id: id } },
              at,
            ),
          )
          const series = mustGet(id)
          const { rule, first_local, time_zone, pool_id } = series
          audit(series, 'add', at, { rule, first_local, time_zone, pool_id, posts: made.map((post) => post.id) })
          return { series, posts: made }
        })
        .immediate(),

    get: async (id) => get(id),

    list: async ({ client, all = false }) => {
      const rows = db
        .prepare(`${select} WHERE client = ? ${all ? '' : "AND state = 'active'"} ORDER BY problem IS NULL, id`)
        .all(client) as Row[]
      return rows.map(fromRow)
    },

    due: async (now) => {
      const rows = db
        .prepare(
          `${select} WHERE extend_at <= ? AND client IN (SELECT slug FROM clients WHERE archived_at IS NULL) ORDER BY extend_at, id`,
        )
        .all(now) as Row[]
      return rows.map(fromRow)
    },

    occurrences: async (id, from) =>
      db
        .prepare('SELECT occurrence, id AS post_id FROM posts WHERE series_id = ? AND occurrence >= ? ORDER BY occurrence')
        .all(id, from) as { occurrence: string; post_id: number }[],

    make: async ({ series, pool }, post, at) =>
      db
        .transaction(() => {
          if (isThere(post)) return 'there'
          const holds =
            series === null ||
            db.prepare("SELECT 1 FROM series WHERE id = ? AND version = ? AND state = 'active'").get(series.id, series.version)
          if (!holds || (pool !== null && lastUse(db, pool.id) !== pool.last_use)) return 'changed'
          return posts.add(post, at)
        })
        .immediate(),

    extended: async (id, version, { extend_at, problem }, at) =>
      db
        .transaction(() => {
          const before = get(id)
          // whoever changed it meanwhile has set its next time too
          if (before === null || before.version !== version || before.state !== 'active') return false
          const same = before.problem !== null && problem !== null && before.problem.code === problem.code
          const kept = problem && { ...problem, since: same ? (before.problem?.since ?? at) : at }
          db.prepare('UPDATE series SET extend_at = ?, problem = ? WHERE id = ?').run(
            extend_at,
            kept && JSON.stringify(kept),
            id,
          )
          if (problem !== null && !same) audit(before, 'problem', at, { ...problem })
          return problem !== null && !same
        })
        .immediate(),

    edit: async (id, template, changed, at) =>
      db
        .transaction(() => {
          for (const { id: post_id, post } of changed) posts.replace(post_id, post, at, at)
          db.prepare(
            `UPDATE series SET template = ?, version = version + 1, problem = NULL, updated_at = ?,
               extend_at = iif(state = 'active', ?, NULL) WHERE id = ?`,
          ).run(templateToText(template), at, at, id)
          const series = mustGet(id)
          audit(series, 'edit', at, { posts: changed.map((one) => one.id) })
          return series
        })
        .immediate(),

    end: async (id, from, at) =>
      db
        .transaction(() => {
          db.prepare(
            `UPDATE series SET state = 'ended', extend_at = NULL, problem = NULL, version = version + 1, updated_at = ?
             WHERE id = ?`,
          ).run(at, id)
          const ids = db
            .prepare(
              `SELECT id FROM posts WHERE series_id = ? AND occurrence >= ? AND EXISTS (SELECT 1 FROM deliveries
                 WHERE post_id = posts.id AND first_intent_at IS NULL
                 AND state IN ('draft', 'awaiting_approval', 'scheduled', 'following', 'held', 'blocked', 'missed', 'to_post', 'rejected'))
               ORDER BY occurrence`,
            )
            .pluck()
            .all(id, from) as number[]
          const cancelled: Post[] = ids.map((post_id) => posts.cancel(post_id, at))
          audit(mustGet(id), 'end', at, { occurrence: from, posts: ids })
          return cancelled
        })
        .immediate(),
  }
}

export function lastUse(db: Db, pool_id: number): number {
  const found = db
    .prepare('SELECT max(posts.id) FROM pool_entries JOIN posts ON posts.pool_entry_id = pool_entries.id WHERE pool_id = ?')
    .pluck()
    .get(pool_id)
  return typeof found === 'number' ? found : 0
}
