// Clients with years behind them: one month made by the program, then multiplied in the database.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { envOf, runSmm } from './homes.mjs'

/** A month of one client: posts, readings of each, figures of each reading; days of the account's two counters; one typed. */
const month = { posts: 12, readings: 4, metrics: ['impressions', 'reach', 'reactions', 'comments', 'shares', 'clicks'] }
export const rowsOfMonth = month.posts * month.readings * month.metrics.length + 30 + 15 + 1

/**
 * Clients with a strategy, an account that stands for Facebook, and the same work in each of `months` months that are over: posts, their
 * figures, those of the account, time, costs, sales.
 * @param {string} folder
 * @param {{ clients: number, months: number }} size
 * @returns {{ env: NodeJS.ProcessEnv, client: string }} `client`: one from the middle
 */
export function homeWithHistory(folder, { clients, months }) {
  const env = envOf(folder, 'history')
  mkdirSync(join(folder, 'page'))
  runSmm(env, 'init', '--answers', fileURLToPath(new URL('../../templates/demo/answers.fr.yaml', import.meta.url)), '--quiet')
  runSmm(env, 'account', 'add', 'folder', '--name', 'page', '--path', join(folder, 'page'), '--quiet')
  runSmm(env, 'queue', 'add', 'Le pain du samedi, et pourquoi il attend la nuit.', '--to', 'page', '--at', 'now', '--quiet')
  runSmm(env, 'queue', 'approve', '1', '--by', 'Claire', '--quiet')
  runSmm(env, 'publish', '--quiet')
  runSmm(env, 'time', 'add', '1h20', '--role', 'consultant', '--activity', 'production', '--quiet')
  runSmm(env, 'cost', 'add', '30', '--kind', 'ads', '--quiet')
  runSmm(env, 'sale', 'add', '184,50', '--evidence', 'promo_code', '--quiet')
  runSmm(env, 'metrics', 'add', '--set', 'support_resolved=12', '--quiet')
  const db = new Database(join(folder, 'history', 'smm.db'))
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  db.transaction(() => multiply(db, clients, months))()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return { env, client: `banc-${Math.ceil(clients / 2)}` }
}

/** @param {Database.Database} db @param {number} clients @param {number} months */
function multiply(db, clients, months) {
  const counted = (/** @type {string} */ name, /** @type {number} */ count) =>
    `${name} (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM ${name} WHERE i < ${count - 1})`
  const row = (/** @type {string} */ table) => Number(db.prepare(`SELECT min(id) AS id FROM ${table}`).pluck().get())
  // by month and number: where, when, of whom
  db.exec(`
    CREATE TEMP TABLE firms AS WITH RECURSIVE ${counted('n', clients)}
      SELECT i + 1 AS nth, 'banc-' || (i + 1) AS slug FROM n;
    CREATE TEMP TABLE times AS WITH RECURSIVE ${counted('n', months)}
      SELECT i, date('now', 'start of month', '-' || (${months} - i) || ' months') AS first FROM n;
    CREATE TEMP TABLE pieces AS WITH RECURSIVE ${counted('n', month.posts)}
      SELECT i, row_number() OVER () AS id, nth, slug,
        strftime('%Y-%m-%dT', first, '+' || (piece * 2) || ' days') || printf('%02d:00:00.000Z', 5 + (piece * 5 + month) % 15) AS at
      FROM (SELECT nth, slug, first, times.i AS month, n.i AS piece, n.i AS i FROM firms, times, n ORDER BY nth, first, piece)`)
  /**
   * The rows of one table, from the first that the program made; `given` replaces what is named.
   * @param {string} table @param {string} from @param {Record<string, string>} given
   */
  const fill = (table, from, given) => {
    const all = db.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table)
    const names = /** @type {string[]} */ (all).filter((name) => name !== 'id' || 'id' in given)
    // there is one client, with one strategy
    const first = table === 'clients' || table === 'strategies' ? 'true' : `model.id = ${row(table)}`
    db.exec(
      `INSERT INTO ${table} (${names.join(', ')})
       SELECT ${names.map((name) => given[name] ?? `model.${name}`).join(', ')} FROM ${from}, ${table} AS model
       WHERE ${first}`,
    )
  }
  const [post, delivery] = [row('posts'), row('deliveries')]
  fill('clients', 'firms', { slug: 'firms.slug', created_at: "'2020-01-06T08:00:00.000Z'" })
  fill('strategies', 'firms', { client: 'firms.slug', created_at: "'2020-01-06T08:00:00.000Z'" })
  const account = Number(db.prepare('SELECT max(id) FROM accounts').pluck().get())
  fill('accounts', 'firms', {
    id: `${account} + firms.nth`,
    client: 'firms.slug',
    network: "'facebook'",
    path: 'NULL',
    created_at: "'2020-01-06T08:00:00.000Z'",
  })
  fill('posts', 'pieces', {
    id: `${post} + pieces.id`,
    client: 'slug',
    scheduled_at: 'pieces.at',
    scheduled_local: 'substr(pieces.at, 1, 16)',
  })
  fill('deliveries', 'pieces', {
    id: `${delivery} + pieces.id`,
    post_id: `${post} + pieces.id`,
    client: 'slug',
    network: "'facebook'",
    account_id: `${account} + nth`,
    idempotency_key: "'bench-' || pieces.id",
    due_at: 'pieces.at',
    published_at: 'pieces.at',
    first_intent_at: 'NULL',
    intent_at: 'NULL',
    remote_id: "'bench-' || pieces.id",
  })
  const metrics = JSON.stringify(month.metrics)
  const snapshot = {
    client: 'slug',
    network: "'facebook'",
    reason: 'NULL',
    source: "'api'",
    age_hours: 'NULL',
    from_day: 'NULL',
    to_day: 'NULL',
  }
  fill('metric_snapshots', `pieces, json_each('[1,7,14,28]') AS age, json_each('${metrics}') AS name`, {
    ...snapshot,
    account_id: `${account} + nth`,
    delivery_id: `${delivery} + pieces.id`,
    metric: 'name.value',
    value: '(pieces.id * 37 + age.value * 11) % 400 * (7 - name.key)',
    captured_at: "strftime('%Y-%m-%dT%H:%M:%fZ', pieces.at, '+' || age.value || ' days')",
    age_hours: 'age.value * 24',
    source_name: 'name.value',
  })
  const daily = (/** @type {string} */ metric, /** @type {number} */ days, /** @type {Record<string, string>} */ more) =>
    fill('metric_snapshots', `firms, times, (WITH RECURSIVE ${counted('n', days)} SELECT i AS after FROM n) AS days`, {
      ...snapshot,
      account_id: `${account} + nth`,
      metric: `'${metric}'`,
      value: '400 + times.i * 9 + after',
      captured_at: "strftime('%Y-%m-%dT06:00:00.000Z', first, '+' || after || ' days')",
      source_name: `'${metric}'`,
      ...more,
    })
  daily('followers', 30, {})
  daily('clicks', 15, { from_day: "date(first, '+' || after || ' days')", to_day: "date(first, '+' || after || ' days')" })
  fill('metric_snapshots', 'firms, times', {
    client: 'slug',
    captured_at: "date(first, '+1 month') || 'T08:00:00.000Z'",
    from_day: 'first',
    to_day: "date(first, '+1 month', '-1 day')",
  })
  const entries = `firms, times, json_each('[2,9,16,23]') AS day`
  const date = "date(first, '+' || day.value || ' days')"
  fill('time_entries', entries, { client: 'slug', date })
  fill('costs', `firms, times, json_each('[3,17]') AS day`, { client: 'slug', date })
  fill('sales', entries, { client: 'slug', date, sale_id: "'F-' || times.i || '-' || day.key" })
}
