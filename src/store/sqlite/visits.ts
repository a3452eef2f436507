import type { NewVisits, Visits, VisitStore } from '../visits.ts'
import { writeAudit } from './audit.ts'
import type { Db } from './open.ts'

const columns = [
  'client',
  'from_day',
  'to_day',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'sessions',
  'conversions',
  'tool',
  'captured_at',
  'source_name',
] as const
const marks = ['from_day', 'to_day', 'utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'tool'] as const
const all = `id, ${columns.join(', ')}`

export function visitStore(db: Db): VisitStore {
  const newest = (one: NewVisits): Visits | undefined =>
    db
      .prepare(
        `SELECT ${all} FROM site_visits WHERE client = @client AND ${marks.map((name) => `${name} IS @${name}`).join(' AND ')}
         ORDER BY captured_at DESC, id DESC LIMIT 1`,
      )
      .get(one) as Visits | undefined

  return {
    add: async (visits, at) =>
      db
        .transaction(() => {
          const statement = db.prepare(
            `INSERT INTO site_visits (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
          )
          const kept = new Map<string, number>()
          for (const one of visits) {
            const known = newest(one)
            if (known?.sessions === one.sessions && known.conversions === one.conversions) continue
            statement.run(one)
            kept.set(one.client, (kept.get(one.client) ?? 0) + 1)
          }
          for (const [client, count] of kept) {
            writeAudit(db, { at, client, action: 'visits.add', target: `client ${client}`, detail: { count } })
          }
          return [...kept.values()].reduce((sum, count) => sum + count, 0)
        })
        .immediate(),

    list: async (client, from, to) =>
      db
        .prepare(
          `SELECT ${all} FROM (
             SELECT *, row_number() OVER (PARTITION BY ${marks.join(', ')} ORDER BY captured_at DESC, id DESC) AS nth
             FROM site_visits WHERE client = @client AND to_day >= @from AND from_day <= @to
           ) WHERE nth = 1 ORDER BY from_day, id`,
        )
        .all({ client, from, to }) as Visits[],
  }
}
