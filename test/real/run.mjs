// `npm run test:servers`: the suites with real servers. `-- --all`: five times the articles and the deaths. What else is said goes to
// vitest: `-- test/real/ghost.test.ts`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const words = process.argv.slice(2)
const all = words.includes('--all')
const { status } = spawnSync(
  process.execPath,
  [
    fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url)),
    'run',
    '--config',
    fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
    ...words.filter((word) => word !== '--all'),
  ],
  { stdio: 'inherit', env: { ...process.env, ...(all ? { SMM_SERVERS: 'all' } : {}) } },
)
process.exit(status ?? 1)
