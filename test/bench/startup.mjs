// Start-up as ratios to bare `node -e 0`: whole processes, interleaved in shuffled order, medians of wall time.
// `NODE_EXTRA_CA_CERTS` is unset: Node 20 reads that bundle at every start, which makes every ratio look better than it is.
// Usage: npm run bench [-- rounds]
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'

const rounds = Number(process.argv[2] ?? 21)
const smm = fileURLToPath(new URL('../../bin/smm.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'smm-bench-'))
const { NODE_EXTRA_CA_CERTS: _unset, ...clean } = process.env
const envOf = (home) => ({ ...clean, SMM_HOME: join(folder, home), XDG_CONFIG_HOME: join(folder, 'config'), SMM_LANG: 'fr' })

/** One client, one blog, one post made by the program, then multiplied in the database. */
function seed(home, posts) {
  const env = envOf(home)
  const run = (...words) => execFileSync(process.execPath, [smm, ...words], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  mkdirSync(join(folder, `${home}-blog`))
  run('client', 'add', 'Banc', '--quiet')
  run('account', 'add', 'folder', '--name', 'blog', '--path', join(folder, `${home}-blog`), '--quiet')
  run('queue', 'add', 'Une publication de mesure, ni courte ni longue.', '--at', '2030-01-01 09:00', '--to', 'blog', '--quiet')
  const db = new Database(join(folder, home, 'smm.db'))
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
  db.close()
  return env
}

const small = seed('small', 1_000)
const large = seed('large', 100_000)
const cases = [
  { name: 'node -e 0', argv: ['-e', '0'], env: clean, goal: null },
  { name: 'smm --version', argv: [smm, '--version'], env: small, goal: 1.2 },
  { name: 'smm --help', argv: [smm, '--help'], env: small, goal: null },
  { name: 'smm queue list, 1,000 posts', argv: [smm, 'queue', 'list'], env: small, goal: 2.5 },
  { name: 'smm publish, nothing due of 100,000', argv: [smm, 'publish'], env: large, goal: 1.6 },
]

const times = new Map(cases.map(({ name }) => [name, []]))
for (let round = -1; round < rounds; round++) {
  for (const { name, argv, env } of cases.toSorted(() => Math.random() - 0.5)) {
    const start = process.hrtime.bigint()
    const { status, stderr } = spawnSync(process.execPath, argv, { env, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    const wall = Number(process.hrtime.bigint() - start) / 1e6
    if (status !== 0) throw new Error(`${name}: exit ${status}: ${stderr.toString()}`)
    if (round >= 0) times.get(name).push(wall)
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
const bare = median(times.get('node -e 0'))
console.log(`Node ${process.version}, ${rounds} rounds, medians`)
for (const { name, goal } of cases) {
  const wall = median(times.get(name))
  const ratio = wall / bare
  console.log(
    `${name.padEnd(38)} ${wall.toFixed(1).padStart(7)} ms  ${ratio.toFixed(2).padStart(5)} × bare` +
      (goal === null ? '' : `  (goal ≤ ${goal}${ratio <= goal ? '' : ': MISSED'})`),
  )
}
rmSync(folder, { recursive: true, force: true })
