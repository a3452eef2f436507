// Side by side: every contender once a round, in shuffled order, so that what slows the machine slows all of them alike.
import { spawn } from 'node:child_process'

/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {() => Promise<number>} run one round; its figure (ms, bytes …)
 * @property {() => Promise<void> | void} [before] not measured
 */

/** @param {readonly number[]} list */
export function figures(list) {
  const sorted = list.toSorted((a, b) => a - b)
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
  return { median: at(0.5), min: at(0), p10: at(0.1), p90: at(0.9), rounds: sorted.length }
}

/** @typedef {ReturnType<typeof figures>} Figures */

/**
 * One round that does not count, then `rounds`.
 * @param {readonly Contender[]} contenders
 * @param {number} rounds
 * @returns {Promise<Map<string, Figures>>}
 */
export async function sideBySide(contenders, rounds) {
  const seen = new Map(contenders.map(({ name }) => [name, /** @type {number[]} */ ([])]))
  for (let round = -1; round < rounds; round++) {
    for (const { name, run, before } of shuffled(contenders)) {
      await before?.()
      const figure = await run()
      if (round >= 0) seen.get(name)?.push(figure)
    }
  }
  return new Map([...seen].map(([name, list]) => [name, figures(list)]))
}

/** @template T @param {readonly T[]} list @returns {T[]} */
function shuffled(list) {
  const left = [...list]
  for (let i = left.length - 1; i > 0; i--) left.push(...left.splice(Math.floor(Math.random() * (i + 1)), 1))
  return left
}

/** Node 20 reads that bundle at every start, which makes every ratio to a bare start look three times better than it is. */
const { NODE_EXTRA_CA_CERTS: _unset, NODE_OPTIONS: _options, ...rest } = process.env
export const cleanEnv = rest

/**
 * Wall time (ms) of a whole process; anything but the exit code that is waited for is an error.
 * @param {readonly string[]} argv of Node.js
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, code?: number, file?: string }} [given]
 * @returns {Promise<number>}
 */
export function wallOf(argv, { env = cleanEnv, cwd, code = 0, file = process.execPath } = {}) {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint()
    const child = spawn(file, argv, { env, cwd, stdio: ['ignore', 'ignore', 'pipe'] })
    let told = ''
    child.stderr.on('data', (part) => (told += part))
    child.on('error', reject)
    child.on('close', (status) => {
      const wall = Number(process.hrtime.bigint() - start) / 1e6
      if (status === code) resolve(wall)
      else reject(new Error(`${argv.join(' ')}: exit ${status}: ${told}`))
    })
  })
}

/**
 * Most memory (bytes) that a Node.js process held, told by itself at its end: a run of its own, never one that is timed.
 * @param {readonly string[]} argv
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, code?: number }} [given]
 */
export async function peakMemoryOf(argv, { env = cleanEnv, cwd, code = 0 } = {}) {
  const probe = new URL('tell-memory.cjs', import.meta.url).pathname
  const child = spawn(process.execPath, ['--require', probe, ...argv], {
    env,
    cwd,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  let told = ''
  let kilobytes = ''
  child.stderr?.on('data', (part) => (told += part))
  child.stdio[3]?.on('data', (part) => (kilobytes += part))
  const status = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (status !== code) throw new Error(`${argv.join(' ')}: exit ${status}: ${told}`)
  return Number(kilobytes) * 1024
}
