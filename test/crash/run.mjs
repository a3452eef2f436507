// `npm run test:crash`: the suites that pull the plug, with the numbers that do not fit into `npm test`. Any of them can be given:
// `SMM_KILLS=150 npm run test:crash`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const numbers = {
  SMM_CRASH_SEEDS: '50',
  SMM_PROPERTY_RUNS: '600',
  SMM_KILLS: '3000',
  SMM_STORM_POSTS: '100',
  SMM_NETWORK_KILLS: '600',
  SMM_NETWORK_POSTS: '8',
  SMM_OVERLAP_ROUNDS: '100',
}
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const runs = [
  ['--project', 'unit', 'test/delivery/crash-matrix/', 'test/delivery/property.test.ts'],
  ['--project', 'e2e', 'test/crash/'],
]
let failed = false
for (const words of runs) {
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...words], {
    stdio: 'inherit',
    env: { ...numbers, ...process.env },
  })
  failed ||= status !== 0
}
process.exit(failed ? 1 : 0)
