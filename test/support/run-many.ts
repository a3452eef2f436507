import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Ran } from './program.ts'

export interface Job {
  readonly words: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  /** Command lines that come before, whose output is nobody's. */
  readonly before?: readonly (readonly string[])[]
}

const driver = fileURLToPath(new URL('run-many.cjs', import.meta.url))
const main = fileURLToPath(new URL('../../dist/main.cjs', import.meta.url))

/**
 * Command lines of the built program, many in one process: a start costs more than most of what they do. For what needs neither a
 * terminal nor stdin; `NODE_OPTIONS` of the first job hold for all. In the order of the jobs. `through`: a program and its words that
 * start the one that follows them, in circumstances of its own; then all are in one.
 */
export async function runMany(jobs: readonly Job[], through: readonly string[] = []): Promise<Ran[]> {
  const processes = through.length > 0 ? 1 : availableParallelism()
  const each = Math.ceil(jobs.length / processes)
  const parts = Array.from({ length: processes }, (_, i) => jobs.slice(i * each, (i + 1) * each))
  return (await Promise.all(parts.filter((part) => part.length > 0).map((part) => runPart(part, through)))).flat()
}

/** In one process, in their order: for those that build on each other. */
export function runInTurn(jobs: readonly Job[]): Promise<Ran[]> {
  return runPart(jobs, [])
}

async function runPart(jobs: readonly Job[], through: readonly string[]): Promise<Ran[]> {
  const folder = mkdtempSync(join(tmpdir(), 'smm-many-'))
  try {
    const [input, output] = [join(folder, 'jobs.json'), join(folder, 'results.json')]
    writeFileSync(input, JSON.stringify({ main, jobs }))
    const [program, ...words] = [...through, process.execPath, driver, input, output]
    const child = spawn(program, words, {
      env: jobs[0]?.env,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const code = await new Promise<number | null>((resolve) => {
      child.once('exit', resolve)
    })
    if (code !== 0) throw new Error(`the runs ended with ${code}`)
    return JSON.parse(readFileSync(output, 'utf8')) as Ran[]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
