#!/usr/bin/env node
// For a clone of the project; not part of the installed package. Makes it ready to run with the Node at hand: installs what is
// missing, replaces the locked better-sqlite3 where it does not fit this Node, builds. `npm ci` calls it as its `prepare` step,
// `npm run demo` and `npm test` call it with `--install`.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (/** @type {string} */ path) => `${root}${path}`
const nodeMajor = Number(process.versions.node.split('.')[0])

/** 12.x runs on Node 20 and 22 and aborts on 24; 13.x needs 22 and brings its binaries. npm cannot know: the lock names one. */
const wantedSqlite = nodeMajor >= 22 ? 13 : 12

const npm = (/** @type {string[]} */ ...words) =>
  execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', words, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, SMM_PREPARING: '1', npm_config_loglevel: 'error' },
  })

const installedSqlite = () => {
  const path = at('node_modules/better-sqlite3/package.json')
  return existsSync(path) ? Number(JSON.parse(readFileSync(path, 'utf8')).version.split('.')[0]) : null
}

const isInstalled = () => {
  const mark = at('node_modules/.package-lock.json')
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync(at('package-lock.json')).mtimeMs - 1000
}

const newest = (/** @type {string} */ folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(`${entry.parentPath ?? entry.path}/${entry.name}`).mtimeMs), 0)

const isBuilt = () =>
  existsSync(at('dist/main.cjs')) &&
  statSync(at('dist/main.cjs')).mtimeMs >=
    Math.max(
      newest(at('src')),
      statSync(at('rolldown.config.ts')).mtimeMs,
      statSync(at('bin/third-party-notices.mts')).mtimeMs,
      statSync(at('package.json')).mtimeMs,
    )

if (process.env.SMM_PREPARING !== '1') {
  if (process.argv.includes('--install') && !isInstalled()) {
    console.error('smm: installing what the project needs …')
    // where the locked better-sqlite3 is replaced below, compiling it first would be for nothing
    npm('ci', ...(wantedSqlite === 12 ? [] : ['--ignore-scripts']))
  }
  if (installedSqlite() !== wantedSqlite) {
    console.error(`smm: better-sqlite3 ${wantedSqlite} for Node ${nodeMajor} …`)
    // beside the tree and then into its place: npm would resolve everything anew for this one package
    const aside = at('node_modules/.better-sqlite3')
    rmSync(aside, { recursive: true, force: true })
    npm(
      'install',
      '--prefix',
      aside,
      '--no-save',
      '--no-package-lock',
      `better-sqlite3@${wantedSqlite === 13 ? '^13.2.0' : '^12.11.1'}`,
    )
    rmSync(at('node_modules/better-sqlite3'), { recursive: true, force: true })
    renameSync(`${aside}/node_modules/better-sqlite3`, at('node_modules/better-sqlite3'))
    rmSync(aside, { recursive: true, force: true })
  }
  if (!isBuilt()) {
    console.error('smm: building …')
    npm('run', 'build')
  }
}
