import { fstatSync, statSync } from 'node:fs'
import { devNull } from 'node:os'
import { mute, nothingToPublish, placesOf } from './delivery/nothing-to-publish.ts'
import { toldName } from './delivery/run-schedule.ts'
import { exitCodes } from './failure.ts'

/** For the passes of `schedule run`, and nothing to the process that stays. */
const ofPasses: ReadonlySet<string> = new Set([...mute, '--json', '--jsonl', '--verbose', '-v'])

/**
 * What is answered before the program is loaded: a `publish` that finds nothing to do, as cron asks every minute, and `schedule run`,
 * whose passes load it in processes of their own. The exit code, or null for everything else. `bin/smm.js` loads this file alone, as
 * one CommonJS file.
 */
export function atOnce(argv: readonly string[]): number | Promise<number> | null {
  const [word, ...more] = argv
  if (word === 'publish' && !mayBeTerminal(1) && nothingToPublish(more, process.env, new Date())) return exitCodes.done
  if (word === 'schedule' && process.env[toldName] === undefined) {
    const places = placesOf(more[0] === 'run' ? more.slice(1) : more, process.env, ofPasses)
    if (places !== null) return import('./cli/schedule/stay.ts').then(({ stay }) => stay(argv, places))
  }
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
