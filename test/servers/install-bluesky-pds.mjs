// Installs a real Bluesky PDS and a PLC directory into `.cache/bluesky-pds/`, once. Plain JavaScript: Node 20 runs no TypeScript.
//
// Node 20: @atproto/pds 0.4.217 (engines >= 18.7) shares the better-sqlite3 12 this project has already built, so nothing is
// compiled. Node >= 22: the same PDS with better-sqlite3 13, whose package carries its binaries.
import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const here = dirname(fileURLToPath(import.meta.url))
const PDS = '0.4.217'

/** @returns {Promise<string>} the folder that holds the installed server and `server.mjs` */
export async function installBlueskyPds() {
  const nodeMajor = Number(process.versions.node.split('.')[0])
  const built = join(root, 'node_modules/better-sqlite3')
  const sqlite = nodeMajor >= 22 ? '^13.2.0' : JSON.parse(await readFile(join(built, 'package.json'), 'utf8')).version
  const target = join(root, '.cache/bluesky-pds')
  const stamp = `pds ${PDS}, better-sqlite3 ${sqlite}, node ${nodeMajor}\n`
  const stampFile = join(target, 'installed.txt')
  const known = await readFile(stampFile, 'utf8').catch(() => '')
  if (known !== stamp) {
    // Built apart and renamed into place: a run that is killed half-way leaves nothing that looks installed.
    const draft = `${target}.${process.pid}`
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { recursive: true })
    const manifest = { private: true, dependencies: { 'better-sqlite3': sqlite }, overrides: { 'better-sqlite3': sqlite } }
    await writeFile(join(draft, 'package.json'), JSON.stringify(manifest))
    const packages = [`@atproto/pds@${PDS}`, '@did-plc/server@0.0.1', '@atproto/crypto@0.4']
    await run('npm', ['i', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...packages], {
      cwd: draft,
      maxBuffer: 1 << 24,
    })
    if (nodeMajor < 22) {
      await cp(join(built, 'build/Release'), join(draft, 'node_modules/better-sqlite3/build/Release'), { recursive: true })
    }
    await writeFile(join(draft, 'installed.txt'), stamp)
    await putInPlace(draft, target, stamp)
  }
  // Beside its node_modules, so that its imports resolve there.
  await cp(join(here, 'bluesky-pds-server.mjs'), join(target, 'server.mjs'))
  return target
}

/** Another run may have installed the same at the same time: then its copy stays, a server may be running from it. */
async function putInPlace(draft, target, stamp) {
  if ((await readFile(join(target, 'installed.txt'), 'utf8').catch(() => '')) !== stamp) {
    await rm(target, { recursive: true, force: true })
    await rename(draft, target).catch((error) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  }
  await rm(draft, { recursive: true, force: true })
}

if (process.argv[1] && existsSync(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log(await installBlueskyPds())
}
