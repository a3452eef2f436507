import { openLookout } from '../store/sqlite/work.ts'
import { touchClock } from './clock.ts'

/**
 * A timer stands still while the machine sleeps and knows nothing of a clock that is set: once a minute it is looked at what time it is,
 * and what others have queued.
 */
const longestSleepMs = 60_000
/** After a pass that had to leave something alone. */
const skippedSleepMs = 10_000
const shortestSleepMs = 1000

/** Set for the process that makes one look for the one that stays: what was told last. */
export const toldName = 'SMM_SCHEDULE_TOLD'
/** Told when the run is over, instead of a look. */
export const over = 'over'
/** What a look that left something alone ends with. */
export const leftAlone = 10

export interface Stay {
  /** Where the database is. */
  readonly database: string
  readonly home: string
  readonly now: () => Date
  /**
   * The whole program for one look: publishes what is due, and tells when the next is due unless that is `told`, the last instant that
   * was told ('null': that none is; '': nothing yet). Gives its exit code, or `leftAlone`.
   */
  readonly look: (told: string) => Promise<number>
  /** Ends early when `signal` is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}

/**
 * Publishes what is due, then stays and publishes at each due instant, until `signal` says to stop: what is in flight is finished
 * first. Between passes this process holds nothing but a connection to the database. A look that fails (database locked, disk full)
 * ends the run. Gives the exit code that ended it; 0: the signal did.
 */
export async function runSchedule({ database, home, now, look, sleep }: Stay, signal: AbortSignal): Promise<number> {
  let told = ''
  const lookout = openLookout(database)
  try {
    while (!signal.aborted) {
      const at = now()
      let seen = lookout.look(at.toISOString())
      let code = 0
      if (seen === null || seen.due || String(seen.next_at) !== told || !touchClock(home, at)) {
        code = await look(told)
        if (signal.aborted) break
        if (code !== 0 && code !== leftAlone) return code
        seen = lookout.look(now().toISOString())
        if (seen !== null) told = String(seen.next_at)
      }
      await sleep(code === leftAlone ? skippedSleepMs : sleepFor(seen?.next_at ?? null, now()), signal)
    }
    return 0
  } finally {
    lookout.close()
  }
}

export function sleepFor(next_at: string | null, now: Date): number {
  if (next_at === null) return longestSleepMs
  return Math.min(longestSleepMs, Math.max(shortestSleepMs, Date.parse(next_at) - now.getTime()))
}

/** As the clock of the machine has it. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
