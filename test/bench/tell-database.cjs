// Loaded before the program: at its end it writes to its descriptor 3 how long it was in the database, in milliseconds, and with
// BENCH_STATEMENTS each statement on a line of its own.
const { writeSync } = require('node:fs')
const { join } = require('node:path')
// the binary itself: the bundle has the driver's JavaScript of its own
const { Database } = require(join(__dirname, '../../node_modules/better-sqlite3/build/Release/better_sqlite3.node'))

/** @type {Map<string, { count: number, compiled: number, ran: number, rows: number }>} */
const statements = new Map()

/** @template T @param {string} sql @param {'compiled' | 'ran'} what @param {() => T} work @returns {T} */
function timed(sql, what, work) {
  const known = statements.get(sql) ?? { count: 0, compiled: 0, ran: 0, rows: 0 }
  statements.set(sql, known)
  const start = process.hrtime.bigint()
  const result = work()
  known[what] += Number(process.hrtime.bigint() - start) / 1e6
  if (what === 'ran') known.count += 1
  if (Array.isArray(result)) known.rows += result.length
  return result
}

const { prepare, exec } = Database.prototype
Database.prototype.prepare = function (sql, ...more) {
  const statement = timed(sql, 'compiled', () => prepare.call(this, sql, ...more))
  for (const name of ['all', 'get', 'run']) {
    const own = statement[name].bind(statement)
    statement[name] = (...given) => timed(sql, 'ran', () => own(...given))
  }
  return statement
}
Database.prototype.exec = function (sql) {
  return timed(sql, 'ran', () => exec.call(this, sql))
}

process.on('exit', () => {
  const all = [...statements]
  const lines = all
    .toSorted(([, a], [, b]) => b.compiled + b.ran - a.compiled - a.ran)
    .map(([sql, { count, compiled, ran, rows }]) =>
      [compiled.toFixed(3), ran.toFixed(3), count, rows, sql.replace(/\s+/g, ' ')].join('\t'),
    )
  const total = all.reduce((sum, [, { compiled, ran }]) => sum + compiled + ran, 0)
  writeSync(3, process.env.BENCH_STATEMENTS ? `${lines.join('\n')}\n${total}\n` : `${total}\n`)
})
