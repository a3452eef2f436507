// `npm run test:soak -- --years 200 --per-day 50 --seed 7`: the soak with other numbers; what is not given is as in CI.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const text = { type: 'string' }
const { values } = parseArgs({ options: { years: text, 'per-day': text, seed: text } })
const names = { years: 'SMM_SOAK_YEARS', 'per-day': 'SMM_SOAK_PER_DAY', seed: 'SMM_SOAK_SEED' }
const env = { ...process.env }
for (const [option, name] of Object.entries(names)) {
  const value = values[option]
  if (value === undefined) continue
  if (!(Number(value) > 0)) {
    process.stderr.write(`--${option} must be a number above 0\n`)
    process.exit(2)
  }
  env[name] = value
}
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
const done = spawnSync(process.execPath, [vitest, 'run', '--config', 'test/soak/vitest.config.ts'], { env, stdio: 'inherit' })
process.exit(done.status ?? 1)
