// Homes to measure in: made by the program, then multiplied in the database.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { cleanEnv } from './measure.mjs'

export const smm = fileURLToPath(new URL('../../bin/smm.js', import.meta.url))

/** @param {string} folder @param {string} home */
export function envOf(folder, home) {
  return { ...cleanEnv, SMM_HOME: join(folder, home), XDG_CONFIG_HOME: join(folder, 'config'), SMM_LANG: 'fr' }
}

/** @param {NodeJS.ProcessEnv} env @param {readonly string[]} words */
export function runSmm(env, ...words) {
  return execFileSync(process.execPath, [smm, ...words], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 30,
  })
}

/**
 * One client, one blog, `posts` posts of 2030 on it.
 * @param {string} folder @param {string} home @param {number} posts
 * @returns {NodeJS.ProcessEnv} in which smm finds it
 */
export function homeWithPosts(folder, home, posts) {
  const env = envOf(folder, home)
  mkdirSync(join(folder, `${home}-blog`))
  runSmm(env, 'client', 'add', 'Banc', '--quiet')
  runSmm(env, 'account', 'add', 'folder', '--name', 'blog', '--path', join(folder, `${home}-blog`), '--quiet')
  if (posts === 0) return env
  runSmm(
    env,
    'queue',
    'add',
    'Une publication de mesure, ni courte ni longue.',
    '--at',
    '2030-01-01 09:00',
    '--to',
    'blog',
    '--quiet',
  )
  const db = new Database(join(folder, home, 'smm.db'))
  /** @param {string} table */
  const columns = (table) =>
    db
      .prepare(`SELECT name FROM pragma_table_info(?) WHERE name NOT IN ('id', 'post_id', 'idempotency_key')`)
      .pluck()
      .all(table)
  db.transaction(() => {
    const post = columns('posts').join(', ')
    const delivery = columns('deliveries').join(', ')
    const count = 'WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?)'
    db.prepare(`INSERT INTO posts (id, ${post}) ${count} SELECT i, ${post} FROM n, posts WHERE id = 1`).run(posts)
    db.prepare(
      `INSERT INTO deliveries (id, post_id, idempotency_key, ${delivery}) ${count}
       SELECT i, i, 'bench-' || i, ${delivery} FROM n, deliveries WHERE id = 1`,
    ).run(posts)
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return env
}
