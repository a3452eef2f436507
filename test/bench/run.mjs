// `npm run bench`: the program as a user feels it, side by side with what it is measured against, as ratios of medians.
// `-- --quick`: few rounds and small amounts, as CI runs it, for the benchmark's own correctness and never for its times.
// `-- --write`: the results also go to test/bench/RESULTS.md. What else is said names groups: `-- start-up report`.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { page, table } from './results.mjs'

/**
 * @typedef {import('./results.mjs').Row} Row
 * @typedef {object} Setting
 * @property {boolean} quick for correctness alone: small amounts
 * @property {number} rounds that count, at least 21 unless quick
 * @property {string} folder empty, thrown away afterwards
 * @typedef {object} Group
 * @property {string} title
 * @property {(setting: Setting) => Promise<Row[]>} run throws where the program did not do what was measured
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    rounds: { type: 'string' },
  },
})
const { quick, write } = values
const rounds = quick ? 2 : Math.max(21, Number(values.rounds ?? 21))
const groups = new URL('groups/', import.meta.url)
const names = readdirSync(groups).map((file) => basename(file, '.mjs'))
const unknown = positionals.filter((name) => !names.includes(name))
if (unknown.length > 0 || Number.isNaN(rounds)) {
  process.stderr.write(`groups: ${names.join(', ')}\n`)
  process.exit(2)
}

/** @type {{ title: string, rows: Row[] }[]} */
const results = []
let failed = false
for (const name of names.filter((one) => positionals.length === 0 || positionals.includes(one))) {
  const folder = mkdtempSync(join(tmpdir(), 'smm-bench-'))
  /** @type {{ default: Group }} */
  const { default: group } = await import(new URL(`${name}.mjs`, groups).href)
  try {
    const rows = await group.run({ quick, rounds, folder })
    results.push({ title: group.title, rows })
    process.stdout.write(`\n${group.title}\n${table(rows, !quick)}\n`)
  } catch (error) {
    failed = true
    process.stderr.write(`\n${group.title}: ${error instanceof Error ? error.stack : String(error)}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
if (write && !failed) writeFileSync(fileURLToPath(new URL('RESULTS.md', import.meta.url)), page(results, rounds))
process.exitCode = failed ? 1 : 0
