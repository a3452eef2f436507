import { fstatSync, statSync } from 'node:fs'
import { devNull } from 'node:os'
import { nothingToPublish } from './delivery/nothing-to-publish.ts'
import { exitCodes } from './failure.ts'

/**
 * What is answered before the program is loaded: a `publish` that finds nothing to do, as cron asks every minute. The exit code, or null
 * for everything else. `bin/smm.js` loads this file alone, as one CommonJS file.
 */
export function atOnce(argv: readonly string[]): number | null {
  const [word, ...more] = argv
  if (word === 'publish' && !mayBeTerminal(1) && nothingToPublish(more, process.env, new Date())) return exitCodes.done
  return null
}

/** Without loading what knows it for sure: a pipe, a file and the null device are no terminal. */
function mayBeTerminal(fd: number): boolean {
  try {
    const { rdev } = fstatSync(fd)
    return rdev !== 0 && rdev !== statSync(devNull).rdev
  } catch {
    return false
  }
}
