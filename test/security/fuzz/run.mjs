// `npm run test:fuzz -- --cases 5000000 --seed 7 --only dates`: the properties of test/security/fuzz with more cases than CI's 300,000.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const text = { type: 'string' }
const { values } = parseArgs({ options: { cases: text, seed: text, only: text } })
const names = { cases: 'SMM_FUZZ_CASES', seed: 'SMM_FUZZ_SEED' }
const env = { ...process.env, SMM_FUZZ_PROGRESS: '1' }
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
const folder = `test/security/fuzz/${typeof values.only === 'string' ? values.only : ''}`
const done = spawnSync(process.execPath, [vitest, 'run', '--config', 'test/security/vitest.config.ts', folder], {
  env,
  stdio: 'inherit',
})
process.exit(done.status ?? 1)
