import { createRequire } from 'node:module'
import type Database from 'better-sqlite3'

const require = createRequire(import.meta.filename)

/** Opens a file with the driver. It is found and loaded here alone, when the first database is opened. */
export function openDriver(path: string, options: Database.Options): Database.Database {
  const Driver = require('better-sqlite3') as typeof Database
  return new Driver(path, { ...options, ...binding() })
}

/** better-sqlite3 looks for its binary in a dozen places, which takes as long as all the rest; where npm builds it comes first. */
function binding(): { nativeBinding?: string } {
  try {
    return { nativeBinding: require.resolve('better-sqlite3/build/Release/better_sqlite3.node') }
  } catch {
    return {}
  }
}
