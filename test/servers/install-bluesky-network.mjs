// Installs the whole of a Bluesky network, app view included, into a folder of the system's temporary folder, once. Plain JavaScript:
// Node 20 runs no TypeScript. It wants Node 22, which npm has as a package; PostgreSQL and Redis come from Debian: apt-get install
// postgresql redis-server.
import { existsSync, realpathSync } from 'node:fs'
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const DEV_ENV = '0.6.7'
const NODE = `node-${process.platform}-${process.arch}`

/** @returns {Promise<{folder: string, node: string}>} the folder with `server.mjs` in it, and the Node that runs it */
export async function installBlueskyNetwork() {
  const folder = join(tmpdir(), `smm-bluesky-network-${DEV_ENV}`)
  if (!existsSync(join(folder, 'installed.txt'))) {
    // Built apart and renamed into place: a run that is killed half-way leaves nothing that looks installed.
    const draft = `${folder}.${process.pid}`
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { recursive: true })
    // version 13 carries its binaries: nothing is compiled
    const sqlite = { 'better-sqlite3': '^13.2.0' }
    await writeFile(join(draft, 'package.json'), JSON.stringify({ private: true, dependencies: sqlite, overrides: sqlite }))
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    await run('npm', ['i', ...flags, `${NODE}@22`, `@atproto/dev-env@${DEV_ENV}`], { cwd: draft, maxBuffer: 1 << 24 })
    await writeFile(join(draft, 'installed.txt'), `${DEV_ENV}\n`)
    await rename(draft, folder).catch((error) => {
      // another run has installed the same at the same time
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
    await rm(draft, { recursive: true, force: true })
  }
  // Beside its node_modules, so that its imports resolve there.
  await cp(fileURLToPath(new URL('bluesky-network-server.mjs', import.meta.url)), join(folder, 'server.mjs'))
  return { folder, node: join(folder, 'node_modules', NODE, 'bin/node') }
}

if (process.argv[1] && existsSync(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log((await installBlueskyNetwork()).folder)
}
