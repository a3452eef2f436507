import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type Database from 'better-sqlite3'
import { isSymbolicLink } from '../../private-files.ts'
import { inlineDriver } from './inline-driver.ts'

const require = createRequire(import.meta.filename)
const whereBuilt = 'build/Release/better_sqlite3.node'

/**
 * Opens a file with the driver. It is found and loaded here alone, when the first database is opened. What stands in the schema of a file
 * that others made may call nothing that does more than compute. Through a symbolic link nothing is opened: throws
 * `SQLITE_CANTOPEN_SYMLINK`, as SQLite itself refuses the files beside it.
 */
export function openDriver(path: string, options: Database.Options): Database.Database {
  if (isSymbolicLink(path)) throw Object.assign(new Error(`a symbolic link: ${path}`), { code: 'SQLITE_CANTOPEN_SYMLINK' })
  const { Driver, ...binding } = inlined() ?? installed()
  const db = new Driver(path, { ...options, ...binding })
  db.pragma('trusted_schema = OFF')
  return db
}

/** Its JavaScript and its binary speak to each other in words of their own version: null where another one is installed. */
function inlined(): { Driver: typeof Database; nativeBinding: string } | null {
  if (inlineDriver === null) return null
  const manifest = require.resolve('better-sqlite3/package.json')
  const nativeBinding = join(dirname(manifest), whereBuilt)
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return version === inlineDriver.version && existsSync(nativeBinding) ? { Driver: inlineDriver.Driver, nativeBinding } : null
}

/** better-sqlite3 looks for its binary in a dozen places, which takes as long as all the rest; where npm builds it comes first. */
function installed(): { Driver: typeof Database; nativeBinding?: string } {
  const Driver = require('better-sqlite3') as typeof Database
  try {
    return { Driver, nativeBinding: require.resolve(`better-sqlite3/${whereBuilt}`) }
  } catch {
    return { Driver }
  }
}
