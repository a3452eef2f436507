// Installs a real Ghost into a folder of the system's temporary folder, once. Plain JavaScript: Node 20 runs no TypeScript.
//
// Ghost 6 wants Node 22, which npm has as a package. Its dependencies are tarballs within its own, so it is unpacked rather than
// depended on, and installed by the very pnpm that it names. Nothing is compiled: better-sqlite3 13 carries its binaries.
import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const GHOST = '6.65.0'
const NODE = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/** @returns {Promise<{ghost: string, node: string}>} the folder of the installed Ghost, and the Node that runs it */
export async function installGhost() {
  const target = join(tmpdir(), `smm-ghost-${GHOST}`)
  if (!existsSync(join(target, 'installed.txt'))) {
    // Built apart and renamed into place: a run that is killed half-way leaves nothing that looks installed.
    const draft = `${target}.${process.pid}`
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { recursive: true })
    await build(draft)
    await writeFile(join(draft, 'installed.txt'), `${GHOST}\n`)
    await rename(draft, target).catch((error) => {
      // another run has installed the same at the same time
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
    await rm(draft, { recursive: true, force: true })
  }
  return { ghost: join(target, 'ghost'), node: join(target, 'node_modules', NODE, 'bin/node') }
}

/** @param {string} folder */
async function build(folder) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const inside = { cwd: folder, maxBuffer: 1 << 24 }
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  await run('npm', ['pack', `ghost@${GHOST}`, '--loglevel=error'], inside)
  await run('tar', ['xzf', `ghost-${GHOST}.tgz`], inside)
  await rm(join(folder, `ghost-${GHOST}.tgz`))
  const ghost = join(folder, 'ghost')
  await rename(join(folder, 'package'), ghost)
  const { packageManager } = JSON.parse(await readFile(join(ghost, 'package.json'), 'utf8'))
  await run('npm', ['i', ...quiet, `${NODE}@22`, packageManager.split('+')[0], 'better-sqlite3@13.2.0'], inside)
  const bins = [join(folder, 'node_modules/.bin'), join(folder, 'node_modules', NODE, 'bin')]
  await run('pnpm', ['install', '--prod', '--frozen-lockfile', '--ignore-scripts'], {
    cwd: ghost,
    maxBuffer: 1 << 24,
    env: { ...process.env, PATH: [...bins, process.env.PATH].join(':') },
  })
  const packages = join(ghost, 'node_modules/.pnpm')
  for (const name of await readdir(packages)) {
    if (!name.startsWith('better-sqlite3@')) continue
    const place = join(packages, name, 'node_modules/better-sqlite3')
    await rm(place, { recursive: true, force: true })
    await cp(join(folder, 'node_modules/better-sqlite3'), place, { recursive: true })
  }
}

if (process.argv[1] && existsSync(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log((await installGhost()).ghost)
}
