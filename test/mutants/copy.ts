import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Mutant } from './mutants.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The suites that must notice, short enough to be run once for each bug. */
const suites = [
  'test/delivery/crash-matrix/',
  'test/delivery/property.test.ts',
  'test/delivery/doubt.test.ts',
  'test/delivery/publish-due.test.ts',
  'test/delivery/to-post.test.ts',
  'test/store/sqlite/deliveries.test.ts',
  'test/soak/',
]
const short = { SMM_CRASH_SHARE: '24', SMM_PROPERTY_RUNS: '12', SMM_SOAK_YEARS: '0.03', SMM_SOAK_PER_DAY: '10' }

const config = `export default {
  test: { include: ['test/**/*.test.ts'], testTimeout: 120_000, maxWorkers: 2, reporters: [['json', { outputFile: 'report.json' }]] },
}
`

/** A copy of what the suites need, the bug written into it, and the names of the suites that failed on it. */
export async function caughtBy(mutant: Mutant): Promise<readonly string[]> {
  return failing(mutant.suite === undefined ? suites : [mutant.suite], mutant)
}

/** All that these bugs are noticed by, without any of them. */
export async function failingWithoutBug(mutants: readonly Mutant[]): Promise<readonly string[]> {
  return failing([...new Set([...suites, ...mutants.flatMap(({ suite }) => suite ?? [])])], null)
}

async function failing(asked: readonly string[], mutant: Mutant | null): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'smm-mutant-'))
  try {
    for (const name of ['src', 'test', 'templates', 'package.json']) {
      cpSync(join(root, name), join(folder, name), { recursive: true })
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'vitest.config.mjs'), config)
    for (const { file, search, replace } of mutant?.edits ?? []) {
      const path = join(folder, file)
      const parts = readFileSync(path, 'utf8').split(search)
      if (parts.length !== 2)
        throw new Error(`stale: ${file} has ${parts.length - 1} times, not once, what "${mutant?.name}" replaces: ${search}`)
      writeFileSync(path, parts.join(replace))
    }
    await run(folder, asked)
    return failedSuites(folder, asked)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(folder: string, asked: readonly string[]): Promise<void> {
  const { VITEST: _, VITEST_WORKER_ID: __, SMM_TEST_REPORT: ___, ...env } = process.env
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vitest, 'run', '--config', 'vitest.config.mjs', '--root', '.', ...asked], {
      cwd: folder,
      env: { ...env, ...short },
      stdio: 'ignore',
    })
    child.on('error', reject)
    child.on('close', () => resolve())
  })
}

interface Report {
  readonly numTotalTests: number
  readonly numPassedTests: number
  readonly testResults: readonly { readonly name: string; readonly status: string }[]
}

function failedSuites(folder: string, asked: readonly string[]): string[] {
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
  // of one file: a bug that lets no test of it pass breaks the program, and shows nothing of the tests
  const ran = asked.length === 1 ? report.numPassedTests > 0 : report.numTotalTests >= 100
  if (!ran) throw new Error(`the suites did not run: ${report.numPassedTests} of ${report.numTotalTests} tests pass`)
  const failed = report.testResults.filter((one) => one.status === 'failed').map((one) => one.name)
  return [...new Set(asked.filter((suite) => failed.some((name) => name.includes(suite))))].map((suite) =>
    suite.replace(/^test\//, '').replace(/(\.test\.ts|\/)$/, ''),
  )
}
