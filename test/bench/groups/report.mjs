import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from 'node:child_process'
import { homeWithHistory, rowsOfMonth } from '../history.mjs'
import { smm } from '../homes.mjs'
import { figures, peakMemoryOf, sideBySide, wallOf } from '../measure.mjs'

const probe = fileURLToPath(new URL('../tell-database.cjs', import.meta.url))

/** Milliseconds that a run of smm spends in the database, told by itself. @param {readonly string[]} words @param {NodeJS.ProcessEnv} env */
async function inDatabase(words, env) {
  const child = spawn(process.execPath, ['--require', probe, smm, ...words], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  let [told, milliseconds] = ['', '']
  child.stderr?.on('data', (part) => (told += part))
  child.stdio[3]?.on('data', (part) => (milliseconds += part))
  const status = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (status !== 0) throw new Error(`${words.join(' ')}: exit ${status}: ${told}`)
  return Number(milliseconds)
}

/** Against a bare `node -e 0`, whole processes; and what of that is spent in the database. */
export default {
  title: 'The report of a month',
  /** @param {import('../run.mjs').Setting} setting */
  async run({ quick, rounds, folder }) {
    const size = quick ? { clients: 3, months: 14 } : { clients: 50, months: 60 }
    const { env, client } = homeWithHistory(folder, size)
    const rows = size.clients * size.months * rowsOfMonth
    const of = `one client of ${size.clients}, ${rows.toLocaleString('en')} figures of ${size.months} months`
    const file = join(folder, 'report.html')
    const html = ['report', '-c', client, '--format', 'html', '-o', file, '--quiet']
    const cases = [
      {
        what: `smm report --format html, ${of}`,
        argv: html,
        goal: 4,
        note: 'a bare start, its own files (58 of 1.2 MB; they were 105 of 1.7 MB until other kinds and forms waited to be asked for) and the first number and first day of a time zone (13 ms, when V8 makes the set of all its locales) alone come to 4: 22, 60 and 13 of 210 ms on the processor. A second report in the same process takes a third of the first, so that most of what is left is code that runs for the first time. Compiled code that is kept helps little: Node 24, which has 72 files from its cache, takes 8.1 of its own bare starts, and a tenth more without. A larger young generation costs 5 to 8 % more, no optimising compiler saves 4 %, to write the file in one go saves nothing (interleaved runs, on the processor).',
      },
      { what: `smm report --json, ${of}`, argv: ['report', '-c', client, '--json'], goal: null },
      { what: 'smm kpi show --months 36, the same', argv: ['kpi', 'show', '-c', client, '--months', '36'], goal: null },
      { what: 'smm kpi times, the same', argv: ['kpi', 'times', '-c', client], goal: null },
      { what: 'smm metrics show, the same', argv: ['metrics', 'show', '-c', client], goal: null },
    ]
    const bare = 'node -e 0'
    const seen = await sideBySide(
      [
        { name: bare, run: () => wallOf(['-e', '0']) },
        ...cases.map(({ what, argv }) => ({
          name: what,
          before: () => rmSync(file, { force: true }),
          run: async () => {
            const wall = await wallOf([smm, ...argv], { env })
            if (argv === html && !existsSync(file)) throw new Error('no report was written')
            return wall
          },
        })),
      ],
      rounds,
    )
    const figuresOf = (/** @type {string} */ name) => /** @type {import('../measure.mjs').Figures} */ (seen.get(name))
    const database = []
    for (let round = 0; round < rounds; round++) database.push(await inDatabase(html, env))
    const spent = figures(database)
    if (!(spent.min > 0)) throw new Error('nothing was told of the database')
    const page = readFileSync(file, 'utf8')
    const charts = page.split('<svg').length - 1
    if (charts < 4) throw new Error(`${charts} charts in the report`)
    const memory = figures(await repeated(Math.min(rounds, 5), () => peakMemoryOf([smm, ...html], { env })))
    return [
      ...cases.map(({ what, goal, note }) => ({
        what,
        against: 'bare `node -e 0`',
        figure: figuresOf(what).median / figuresOf(bare).median,
        goal,
        ours: figuresOf(what),
        theirs: figuresOf(bare),
        ...(note && { note }),
      })),
      {
        what: `its time in the database, every statement compiled and run, ${rounds} rounds`,
        against: 'ms',
        figure: spent.median,
        shown: `${spent.median.toFixed(1)} ms`,
        goal: 5,
        goalShown: '5 ms',
        ours: spent,
        note: 'to open the file and read its schema is about a quarter of it, to compile some forty statements another (0.07 ms each); the readings of a year of posts and the list of all that was published are about a third. These wait for pages that no cache of the connection has yet: the list takes 6.6 ms the first time and 0.7 ms the second. Without a look at each post, which has the order and says what is an answer, it would be half; that needs an index of all its columns, which each publication would pay for.',
      },
      {
        what: `its file, ${charts} charts`,
        against: 'kB',
        figure: Buffer.byteLength(page) / 1000,
        shown: `${(Buffer.byteLength(page) / 1000).toFixed(0)} kB`,
        goal: 150,
        goalShown: '150 kB',
      },
      {
        what: 'most memory of smm report --format html',
        against: 'MB',
        figure: memory.median / 1e6,
        shown: `${(memory.median / 1e6).toFixed(0)} MB`,
        goal: null,
        ours: memory,
      },
    ]
  },
}

/** @template T @param {number} times @param {() => Promise<T>} work */
async function repeated(times, work) {
  const all = []
  for (let round = 0; round < times; round++) all.push(await work())
  return all
}
