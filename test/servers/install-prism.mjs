// Installs Stoplight's Prism, which answers as an OpenAPI description says and refuses what it does not allow, into `.cache/prism/`, once.
// Plain JavaScript: Node 20 runs no TypeScript.
import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
// the newest whose `engines` have Node 20
const PRISM = '5.14.2'

/** @type {Promise<string> | undefined} */
let installing

/** @returns {Promise<string>} the program to be run with Node; once in a process, however many ask at the same time */
export function installPrism() {
  installing ??= install()
  return installing
}

async function install() {
  const target = join(root, '.cache/prism')
  const stamp = `prism ${PRISM}\n`
  if ((await read(target)) !== stamp) {
    // Built apart and renamed into place: a run that is killed half-way leaves nothing that looks installed.
    const draft = `${target}.${process.pid}`
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { recursive: true })
    await writeFile(join(draft, 'package.json'), '{"private":true}')
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    await run('npm', ['i', ...flags, `@stoplight/prism-cli@${PRISM}`], { cwd: draft, maxBuffer: 1 << 24 })
    await writeFile(join(draft, 'installed.txt'), stamp)
    if ((await read(target)) !== stamp) {
      await rm(target, { recursive: true, force: true })
      await rename(draft, target).catch((error) => {
        // another run has installed the same at the same time
        if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
      })
    }
    await rm(draft, { recursive: true, force: true })
  }
  return join(target, 'node_modules/@stoplight/prism-cli/dist/index.js')
}

const read = (folder) => readFile(join(folder, 'installed.txt'), 'utf8').catch(() => '')

if (process.argv[1] && existsSync(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log(await installPrism())
}
