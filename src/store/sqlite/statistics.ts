import type { NewStatistics, SiteStatistics, StatisticsStore } from '../statistics.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { gone, parseJson } from './rows.ts'

type Row = Omit<SiteStatistics, 'goals'> & { goals: string | null }

const columns = 'id, client, tool, endpoint, site, goals, added_at'

export function statisticsStore(db: Db): StatisticsStore {
  const get = (id: number): SiteStatistics | null => {
    const row = db.prepare(`SELECT ${columns} FROM site_statistics WHERE id = ?`).get(id) as Row | undefined
    return row === undefined ? null : fromRow(row)
  }
  /** What the trail of changes tells: that there is a key, never what it is. */
  const told = ({ tool, endpoint, site, goals }: NewStatistics, version: number): Record<string, unknown> => ({
    tool,
    endpoint,
    site,
    goals,
    version,
  })

  return {
    put: async (site, seal, at) =>
      db
        .transaction(() => {
          const { client, tool, goals } = site
          const there = db
            .prepare(
              `SELECT id, version FROM site_statistics
               WHERE client = @client AND tool = @tool AND endpoint = @endpoint AND site = @site`,
            )
            .get(site) as { id: number; version: number } | undefined
          const before = there === undefined ? null : get(there.id)
          const version = (there?.version ?? 0) + 1
          const id =
            there?.id ??
            Number(
              db
                .prepare(
                  `INSERT INTO site_statistics (client, tool, endpoint, site, sealed, version, added_at)
                   VALUES (@client, @tool, @endpoint, @site, x'', 0, @at)`,
                )
                .run({ ...site, goals: null, at }).lastInsertRowid,
            )
          db.prepare('UPDATE site_statistics SET goals = @goals, sealed = @sealed, version = @version WHERE id = @id').run({
            id,
            version,
            goals: goals === null ? null : JSON.stringify(goals),
            sealed: Buffer.from(seal(id, version)),
          })
          writeAudit(db, {
            at,
            client,
            action: 'statistics.connect',
            target: `statistics ${tool}`,
            from: before === null ? null : told(before, version - 1),
            to: told(site, version),
          })
          const after = get(id)
          if (after === null) throw gone(`statistics ${id}`)
          return after
        })
        .immediate(),

    list: async (client) =>
      (db.prepare(`SELECT ${columns} FROM site_statistics WHERE client = ? ORDER BY id`).all(client) as Row[]).map(fromRow),

    sealed: async (id) =>
      (db.prepare('SELECT sealed, version FROM site_statistics WHERE id = ?').get(id) as
        | { sealed: Buffer; version: number }
        | undefined) ?? null,

    remove: async (id, at) =>
      db
        .transaction(() => {
          const before = get(id)
          if (before === null) throw gone(`statistics ${id}`)
          db.prepare('DELETE FROM site_statistics WHERE id = ?').run(id)
          const { client, tool, endpoint, site } = before
          const target = `statistics ${tool}`
          writeAudit(db, { at, client, action: 'statistics.disconnect', target, from: { tool, endpoint, site } })
        })
        .immediate(),
  }
}

function fromRow(row: Row): SiteStatistics {
  return { ...row, goals: row.goals === null ? null : parseJson<string[]>(row.goals) }
}
