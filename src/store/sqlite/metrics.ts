import type { LastRead, MetricStore, Reading, Snapshot } from '../metrics.ts'
import { writeAudit } from './audit.ts'
import { writeFee } from './fees.ts'
import type { Db } from './open.ts'
import { parseJson } from './rows.ts'

const columns = [
  'client',
  'network',
  'account_id',
  'delivery_id',
  'remote_post',
  'metric',
  'value',
  'reason',
  'from_day',
  'to_day',
  'captured_at',
  'age_hours',
  'source',
  'source_name',
] as const
const all = `id, ${columns.join(', ')}`
/** Nothing that is read here covers more than a year: an old month is found without those after it. */
const within = `day >= @from AND day <= coalesce(date(@to, '+366 days'), '9999-12-31') AND coalesce(from_day, day) <= @to`

export function metricStore(db: Db): MetricStore {
  const insert = `INSERT INTO metric_snapshots (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`

  return {
    add: async (snapshots, at, { fee } = {}) =>
      db
        .transaction(() => {
          const statement = db.prepare(insert)
          if (fee) writeFee(db, fee)
          const kept = new Map<string, number>()
          for (const one of snapshots) {
            statement.run(one)
            kept.set(one.client, (kept.get(one.client) ?? 0) + 1)
          }
          for (const [client, count] of kept) {
            const sources = [...new Set(snapshots.filter((one) => one.client === client).map(({ source }) => source))]
            writeAudit(db, { at, client, action: 'metrics.add', target: `client ${client}`, detail: { count, sources } })
          }
          return [...kept.values()].reduce((sum, count) => sum + count, 0)
        })
        .immediate(),

    lastCaptured: async (client) => {
      const row = db.prepare('SELECT max(captured_at) AS at FROM metric_snapshots WHERE client = ?').get(client)
      return (row as { at: string | null }).at
    },

    lastReads: async (client, metrics) => {
      // one seek for each post and metric, however often they were read
      const rows = db
        .prepare(
          `SELECT s.delivery_id, max(s.captured_at) AS captured_at, max(s.value IS NOT NULL) AS given, max(s.reason IS 'gone') AS gone
           FROM deliveries d CROSS JOIN json_each(@metrics) m CROSS JOIN metric_snapshots s ON s.id = (
             SELECT id FROM metric_snapshots
             WHERE delivery_id = d.id AND metric = m.value AND source = 'api' ORDER BY captured_at DESC LIMIT 1
           )
           WHERE d.client = @client AND d.state = 'sent'
           GROUP BY s.delivery_id`,
        )
        .all({ client, metrics: JSON.stringify(metrics) }) as (Omit<LastRead, 'given' | 'gone'> & {
        given: number
        gone: number
      })[]
      return rows.map((row) => ({ ...row, given: row.given === 1, gone: row.gone === 1 }))
    },

    ofDeliveries: async (ids) =>
      db
        .prepare(
          `SELECT ${all} FROM metric_snapshots WHERE delivery_id IN (SELECT value FROM json_each(?))
           ORDER BY captured_at, id`,
        )
        .all(JSON.stringify(ids)) as Snapshot[],

    // thousands of them: as one text, which takes a tenth of the time of a row each
    readingsOf: async (deliveries) => {
      const rows = db
        .prepare(
          `SELECT delivery_id, json_group_array(json_array(network, metric, value, captured_at, age_hours, source)
             ORDER BY captured_at, id) AS readings
           FROM metric_snapshots WHERE delivery_id IN (SELECT value FROM json_each(?)) AND value IS NOT NULL
           GROUP BY delivery_id`,
        )
        .all(JSON.stringify(deliveries)) as { delivery_id: number; readings: string }[]
      type Told = [string, string, number, string, number | null, Reading['source']]
      return rows.flatMap(({ delivery_id, readings }) =>
        parseJson<Told[]>(readings).map(([network, metric, value, captured_at, age_hours, source]): Reading => ({
          network,
          delivery_id,
          remote_post: null,
          metric,
          value,
          captured_at,
          age_hours,
          source,
        })),
      )
    },

    readingsOfOthers: async (client, from, to) => {
      const { readings } = db
        .prepare(
          `SELECT json_group_array(json_array(network, remote_post, metric, value, captured_at, age_hours, source)
             ORDER BY captured_at, id) AS readings
           FROM metric_snapshots WHERE client = @client AND remote_post IS NOT NULL AND ${within}`,
        )
        .get({ client, from, to }) as { readings: string }
      type Told = [string, string, string, number | null, string, number | null, Reading['source']]
      return parseJson<Told[]>(readings).map(
        ([network, remote_post, metric, value, captured_at, age_hours, source]): Reading => ({
          network,
          delivery_id: null,
          remote_post,
          metric,
          value,
          captured_at,
          age_hours,
          source,
        }),
      )
    },

    ofOtherPosts: async (client, from, to) =>
      db
        .prepare(
          `SELECT ${all} FROM metric_snapshots
           WHERE client = @client AND remote_post IS NOT NULL
             AND ${within}
           ORDER BY captured_at, id`,
        )
        .all({ client, from, to }) as Snapshot[],

    ofAccounts: async (client, from, to, metrics) => {
      const of = `${all} FROM metric_snapshots`
      const where = `client = @client AND delivery_id IS NULL AND remote_post IS NULL AND ${within} ORDER BY captured_at, id`
      // years of one figure are found by its name, a month of all of them by its days
      const rows =
        metrics === undefined
          ? db.prepare(`SELECT ${of} INDEXED BY metric_snapshots_of_account_by_day WHERE ${where}`).all({ client, from, to })
          : db
              .prepare(
                `SELECT ${of} INDEXED BY metric_snapshots_of_account
                 WHERE metric IN (SELECT value FROM json_each(@metrics)) AND ${where}`,
              )
              .all({ client, from, to, metrics: JSON.stringify(metrics) })
      return rows as Snapshot[]
    },
  }
}
