import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { homeWithPosts, runSmm, smm } from '../homes.mjs'

const clock = fileURLToPath(new URL('../virtual-clock.cjs', import.meta.url))
const day = 86_400_000

/** The program that stays where there is no cron, idle. */
export default {
  title: 'Staying',
  /** @param {import('../run.mjs').Setting} setting */
  async run({ quick, folder }) {
    const days = quick ? 3 : 365
    const count = quick ? 1_000 : 100_000
    const env = homeWithPosts(folder, 'home', count)
    // backups would keep the benchmark busy with copies, and nothing else is due: its posts are of 2030
    runSmm(env, 'config', 'set', 'backup.every_days', '0')
    const from = Date.UTC(2028, 6, 1)
    const { passes, wakes, resident, most } = await stays(env, from, from + days * day)
    const db = new Database(join(env['SMM_HOME'] ?? '', 'smm.db'), { readonly: true })
    const left = db.prepare(`SELECT count(*) FROM deliveries WHERE state = 'scheduled'`).pluck().get()
    const runs = Number(db.prepare('SELECT count(*) FROM runs').pluck().get())
    db.close()
    if (left !== count) throw new Error(`${String(left)} deliveries are left of ${count}`)
    if (runs !== 0) throw new Error(`${runs} passes in ${days} days`)
    if (wakes !== days * 1440) throw new Error(`${wakes} wake-ups in ${days} days`)
    // the look at its start, and the word at its end
    const idle = passes - 2
    const half = Math.floor(resident.length / 2)
    const growth = mean(resident.slice(half)) - mean(resident.slice(0, half))
    const what = `smm schedule run, ${days} virtual days, idle, ${count.toLocaleString('en')} queued:`
    return [
      {
        what: `${what} passes for no duty that is due`,
        against: 'alone',
        figure: idle,
        goal: 0,
        shown: String(idle),
        note: `between its passes it wakes up once a minute (${wakes.toLocaleString('en')} times), reads the clock and asks its open connection, which takes a quarter of a millisecond and writes nothing but the time of one file. Without it posts would leave late: the timers of the system stand still while a machine sleeps and do not follow a clock that is set, and what another process queues would not be seen.`,
      },
      {
        what: `${what} most resident memory`,
        against: 'alone',
        figure: most,
        goal: 60e6,
        shown: mb(most),
        goalShown: '60 MB',
        note: 'about 37 MB are pages of Node.js itself, which every process of it on the machine shares, and 5 MB those of the driver and of the C library; the heap holds 4 MB, with room for 4 more of garbage. A year holds no more than a day.',
      },
      {
        what: `${what} growth, second half over first`,
        against: 'alone',
        figure: growth,
        goal: 1e6,
        shown: mb(growth),
        goalShown: '1 MB',
      },
    ]
  },
}

/** @param {readonly number[]} list */
const mean = (list) => list.reduce((all, one) => all + one, 0) / Math.max(1, list.length)

/** @param {number} bytes */
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {number} from
 * @param {number} until
 * @returns {Promise<{ wakes: number, passes: number, resident: number[], most: number }>} bytes, at the end of each day
 */
async function stays(env, from, until) {
  const child = spawn(process.execPath, ['--require', clock, smm, 'schedule', 'run'], {
    env: { ...env, SMM_BENCH_NOW: String(from), SMM_BENCH_UNTIL: String(until) },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  let told = ''
  let seen = ''
  child.stderr?.on('data', (part) => (told += part))
  child.stdio[3]?.on('data', (part) => (seen += part))
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (code !== 130) throw new Error(`schedule run: exit ${String(code)}: ${told}`)
  return JSON.parse(seen)
}
