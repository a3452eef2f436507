import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { fileURLToPath } from 'node:url'

/**
 * One line of the results.
 * @typedef {object} Row
 * @property {string} what
 * @property {string} against what it is divided by, or what its unit is where it stands alone
 * @property {number} figure a ratio, or an amount in the unit that `shown` writes
 * @property {number | null} goal at most; null: only told
 * @property {string} [shown] the figure as written; without it the ratio with two decimals
 * @property {string} [goalShown]
 * @property {import('./measure.mjs').Figures} [ours] ms or bytes
 * @property {import('./measure.mjs').Figures} [theirs]
 * @property {string} [note] the limit that was found, and how
 */

/** For the terminal. @param {readonly Row[]} rows @param {boolean} judged false: too few rounds to say what is missed */
export function table(rows, judged) {
  return rows
    .map((row) => {
      const missed = judged && row.goal !== null && row.figure > row.goal
      return `  ${row.what.padEnd(58)} ${figureOf(row).padStart(12)}  ${goalOf(row)}${missed ? '  MISSED' : ''}`
    })
    .join('\n')
}

/** For test/bench/RESULTS.md. @param {readonly { title: string, rows: readonly Row[] }[]} results @param {number} rounds */
export function page(results, rounds) {
  const notes = results.flatMap(({ rows }) => rows.filter(({ note }) => note !== undefined))
  return `# What was measured

${machine()}, ${new Date().toISOString().slice(0, 10)}. Whole processes, one after the other in shuffled order, ${rounds} rounds that count;
ratios of medians, with the least and the middle eight tenths of both sides. \`NODE_EXTRA_CA_CERTS\` is unset: Node 20 reads that bundle at every
start, which makes every ratio to a bare start look better. Run it yourself: \`npm run bench\`.
${results
  .map(
    ({ title, rows }) => `
## ${title}

| what | against | result | goal | smm: median (least; 10–90 %) | other: median (least; 10–90 %) |
| --- | --- | ---: | --- | --- | --- |
${rows
  .map(
    (row) =>
      `| ${row.what} | ${row.against} | ${figureOf(row)}${row.goal !== null && row.figure > row.goal ? ' ✗' : ''} | ${goalOf(row)} | ${spread(row.ours)} | ${spread(row.theirs)} |`,
  )
  .join('\n')}
`,
  )
  .join(
    '',
  )}${notes.length === 0 ? '' : `\n## Limits that were found\n\n${notes.map(({ what, note }) => `- **${what}**: ${note}`).join('\n')}\n`}`
}

/** @param {Row} row */
const figureOf = ({ figure, shown }) => shown ?? figure.toFixed(2)

/** @param {Row} row */
const goalOf = ({ goal, goalShown }) => (goal === null ? '–' : `≤ ${goalShown ?? goal}`)

/** @param {import('./measure.mjs').Figures | undefined} figures */
function spread(figures) {
  if (figures === undefined) return '–'
  const { median, min, p10, p90 } = figures
  return `${write(median)} (${write(min)}; ${write(p10)}–${write(p90)})`
}

/** Milliseconds; a figure that large is bytes. @param {number} value */
function write(value) {
  if (value >= 5e6) return `${(value / 1e6).toFixed(0)} MB`
  return value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(value < 10 ? 2 : 0)} ms`
}

function machine() {
  const [core] = cpus()
  const versions = `Node ${process.version}, ${type()} ${release()}`
  const { version } = JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'))
  return `smm ${version}, ${versions}, ${cpus().length} × ${core?.model.trim() ?? 'a processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`
}
