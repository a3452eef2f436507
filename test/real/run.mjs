// `npm run test:servers`: the suites with real servers. `-- --all`: five times the articles and the deaths, a whole Bluesky network, and
// WordPress over MariaDB after that. What else is said goes to vitest: `-- test/real/ghost.test.ts`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const words = process.argv.slice(2)
const all = words.includes('--all')
const chosen = words.filter((word) => word !== '--all')

/** @param {readonly string[]} files @param {Record<string, string>} more */
function run(files, more) {
  const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
  const config = fileURLToPath(new URL('vitest.config.ts', import.meta.url))
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', config, ...files], {
    stdio: 'inherit',
    env: { ...process.env, ...more },
  })
  return status ?? 1
}

const statuses = [run(chosen, all ? { SMM_SERVERS: 'all' } : {})]
if (all && chosen.length === 0) statuses.push(run(['test/real/wordpress.test.ts'], { SMM_WORDPRESS: 'mariadb' }))
process.exit(Math.max(...statuses))
