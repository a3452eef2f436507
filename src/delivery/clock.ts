import { closeSync, lstatSync, lutimesSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivateFolder } from '../private-files.ts'
import type { LongestWaits } from '../store/deliveries.ts'
import { longestAskedMs, tellAgainMs } from './back-off.ts'

const backMs = 2 * 60_000
const aheadMs = 24 * 3600_000
const doubtMs = 10 * 60_000

/**
 * The clock of the last pass is kept as the time of a file, which costs a cron line nothing. `steady`: the clock went on as clocks
 * do. `doubtful`: it went back by more than two minutes or leapt by more than a day (a wrong clock, or a machine that was off), and
 * has not yet run evenly for ten minutes since: nothing that is late is published then. `backwards` says which of the two.
 */
export interface ClockState {
  readonly steady: boolean
  readonly backwards: boolean
}

export function seeClock(home: string, now: Date): ClockState {
  const file = lastPassFile(home)
  const doubt = join(home, 'runs', 'clock-in-doubt')
  const seen = timeOf(file)
  const since = timeOf(doubt)
  const gap = seen === null ? 0 : now.getTime() - seen.getTime()
  const leapt = gap < -backMs || gap > aheadMs
  makePrivateFolder(join(home, 'runs'))
  touch(file, now)
  if (leapt) {
    touch(doubt, now)
    return { steady: false, backwards: gap < 0 }
  }
  if (since === null) return { steady: true, backwards: false }
  if (now.getTime() - since.getTime() >= doubtMs) {
    rmSync(doubt, { force: true })
    return { steady: true, backwards: false }
  }
  return { steady: false, backwards: false }
}

/** What was written down by a clock that was ahead would else wait until that hour comes. */
export function longestWaits(now: Date, settings: { retry_max_seconds: number; breaker_seconds: number }): LongestWaits {
  const after = (ms: number): string => new Date(now.getTime() + ms).toISOString()
  return {
    retry: after(settings.retry_max_seconds * 1000),
    asked: after(longestAskedMs),
    rest: after(settings.breaker_seconds * 1000),
    notice: after(tellAgainMs),
  }
}

/** For a pass that has nothing to do. False: the clock leapt, a whole pass must look. */
export function touchClock(home: string, now: Date): boolean {
  const file = lastPassFile(home)
  const seen = timeOf(file)
  if (seen === null) {
    makePrivateFolder(join(home, 'runs'))
    touch(file, now)
    return true
  }
  const gap = now.getTime() - seen.getTime()
  if (gap < -backMs || gap > aheadMs) return false
  lutimesSync(file, now, now)
  return true
}

/** When a pass last looked whether there was something to do, or null. */
export function lastPass(home: string): Date | null {
  return timeOf(lastPassFile(home))
}

function lastPassFile(home: string): string {
  return join(home, 'runs', 'last-pass')
}

// the time of a link in its place is the link's own: nothing of where it leads is read, made or changed

function timeOf(file: string): Date | null {
  return lstatSync(file, { throwIfNoEntry: false })?.mtime ?? null
}

function touch(file: string, at: Date): void {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) closeSync(openSync(file, 'wx', 0o600))
  lutimesSync(file, at, at)
}
