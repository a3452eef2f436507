import { execFileSync } from 'node:child_process'
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {import('../results.mjs').Row} Row */
/** @typedef {Readonly<Record<string, { version: string, dependencies?: Record<string, string>, optionalDependencies?: Record<string, string> }>>} Locked */

const root = fileURLToPath(new URL('../../..', import.meta.url))
const optional = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).optionalDependencies)
/** Native, compiled or fetched ready-made by its own script: told apart, with what it needs for that. */
const driver = 'better-sqlite3'
const peers = ['@humanwhocodes/crosspost', 'postiz']

/** What an installation takes on the disk. */
export default {
  title: 'Installed size',
  /** @param {import('../run.mjs').Setting} setting @returns {Promise<Row[]>} */
  async run({ quick, folder }) {
    const [{ filename }] = JSON.parse(npm(folder, 'pack', root, '--json', '--ignore-scripts'))
    const packed = join(folder, filename)
    try {
      const without = installed(folder, 'without', packed, '--omit=optional')
      for (const name of optional) if (without.has(name)) throw new Error(`${name} was installed in spite of --omit=optional`)
      const { bytes, packages } = without.sum((name) => name !== driver)
      const base = new Set(without.reached(['smm']))
      /** @type {Row[]} */
      const rows = [
        {
          what: `smm without its optional parts, beside ${driver}`,
          against: 'megabytes on the disk',
          figure: bytes / 1e6,
          shown: megabytes(bytes),
          goal: 25,
          goalShown: '25 MB',
        },
        {
          what: `packages it brings, beside ${driver} and what that needs for itself`,
          against: 'packages',
          // smm itself is not one that it brings
          figure: packages - 1,
          shown: String(packages - 1),
          goal: 60,
          note: `${base.size - packages} more come with ${driver} 12 on Node 20, which fetches or compiles its binary; version 13, on Node 22 and later, carries it and needs one. chalk, cosmiconfig, inquirer and ora are the others; everything else is inside the program's own files.`,
        },
        { what: 'the packed program', against: 'megabytes to fetch', ...told(lstatSync(packed).size) },
      ]
      if (quick) return rows
      const whole = installed(folder, 'whole', packed)
      for (const name of optional) {
        if (!whole.has(name)) throw new Error(`${name} was not installed`)
        const added = whole.sum((one) => optional.every((other) => other === name || one !== other) && one !== driver)
        const { bytes: more, packages: count } = { bytes: added.bytes - bytes, packages: added.packages - packages }
        rows.push({ what: `what ${name} adds`, against: `megabytes, ${count} packages`, ...told(more) })
      }
      for (const name of peers) {
        const peer = installed(folder, name.replace(/\W/g, '-'), name)
        const { bytes: theirs, packages: count } = peer.sum(() => true)
        rows.push({
          what: `${name} ${peer.version(name)}`,
          against: `megabytes, ${count - 1} packages it brings`,
          ...told(theirs),
        })
      }
      return rows
    } catch (error) {
      if (!/E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|CONNRESET|TIMEDOUT)/.test(String(error))) throw error
      const shown = 'not measured'
      return [
        {
          what: 'smm as installed',
          against: '–',
          figure: Number.NaN,
          goal: null,
          shown,
          note: 'the npm registry cannot be reached from here',
        },
      ]
    }
  },
}

/** @param {string} cwd @param {readonly string[]} words */
function npm(cwd, ...words) {
  return execFileSync('npm', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 26 })
}

/**
 * Installed as a user of npm would, but that no script runs: they only make the driver's binary.
 * @param {string} folder @param {string} name @param {string} what @param {readonly string[]} flags
 */
function installed(folder, name, what, ...flags) {
  const at = join(folder, name)
  mkdirSync(at)
  writeFileSync(join(at, 'package.json'), '{ "private": true }')
  npm(at, 'install', '--ignore-scripts', '--no-audit', '--no-fund', ...flags, what)
  /** @type {{ packages: Locked }} */
  const { packages } = JSON.parse(readFileSync(join(at, 'node_modules/.package-lock.json'), 'utf8'))
  const [first = ''] = Object.keys(JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')).dependencies)
  /** The folders of packages that are needed, from the names of some on, where `follow` agrees. */
  const reached = (/** @type {readonly string[]} */ from, follow = (/** @type {string} */ _name) => true) => {
    /** @type {Set<string>} */
    const found = new Set()
    const go = (/** @type {string} */ by, /** @type {string} */ wanted) => {
      if (!follow(wanted)) return
      const path = resolve(packages, by, wanted)
      if (path === null || found.has(path)) return
      found.add(path)
      const { dependencies, optionalDependencies } = packages[path] ?? {}
      for (const one of Object.keys({ ...dependencies, ...optionalDependencies })) go(path, one)
    }
    for (const one of from) go('', one)
    return found
  }
  return {
    reached,
    has: (/** @type {string} */ one) => packages[`node_modules/${one}`] !== undefined,
    version: (/** @type {string} */ one) => packages[`node_modules/${one}`]?.version ?? '',
    sum: (/** @type {(name: string) => boolean} */ follow) => {
      const paths = [...reached([first], follow)]
      return { packages: paths.length, bytes: paths.reduce((sum, path) => sum + bytesIn(join(at, path)), 0) }
    },
  }
}

/** Where Node finds it, as npm lays packages out: the nearest `node_modules`. @param {Locked} packages @param {string} by @param {string} wanted */
function resolve(packages, by, wanted) {
  for (let at = by; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${wanted}`
    if (packages[path] !== undefined) return path
    if (at === '') return null
  }
}

/** What the disk gives to a package, without the packages in it. @param {string} folder @returns {number} */
function bytesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    if (entry.name === 'node_modules') return sum
    const path = join(folder, entry.name)
    return sum + (entry.isDirectory() ? bytesIn(path) : lstatSync(path).blocks * 512)
  }, 0)
}

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

/** @param {number} bytes */
const told = (bytes) => ({ figure: bytes / 1e6, shown: megabytes(bytes), goal: null })
