import type { Context } from '../context.ts'
import { touchClock } from './clock.ts'
import { publishDue } from './publish-due.ts'
import type { PublishReport } from './report.ts'

/** New posts are noticed after that at the latest. */
const longestSleepMs = 60_000
/** After a pass that had to leave something alone. */
const shortestSleepMs = 1000
const skippedSleepMs = 10_000

export interface ScheduleEvents {
  /** A pass that had something to do. */
  readonly passed: (report: PublishReport) => void
  /** After each pass, whatever became of it. */
  readonly after: () => Promise<void>
  /** The next instant at which something is due changed; null: nothing is. */
  readonly waits: (next_at: Date | null) => void
}

/**
 * Publishes what is due, then stays and publishes at each due instant, until `signal` says to stop: what is in flight is finished
 * first. A pass that fails (database locked, disk full) is told through what it throws, and ends the run.
 */
export async function runSchedule(context: Context, events: ScheduleEvents, signal: AbortSignal): Promise<void> {
  const store = await context.store()
  let told: string | null | undefined
  while (!signal.aborted) {
    const now = context.now()
    let skipped = false
    if ((await store.deliveries.hasWork(now.toISOString())) || !touchClock(context.places.home, now)) {
      const report = await publishDue(context, { signal })
      skipped = report.skipped > 0
      const { due, notices, alerts, warnings } = report
      if (due > 0 || notices.length + alerts.length + warnings.length > 0) events.passed(report)
      await events.after()
    }
    if (signal.aborted) return
    const next = await store.deliveries.nextInstant(context.now().toISOString())
    if (next !== told) events.waits(next === null ? null : new Date(next))
    told = next
    await sleep(skipped ? skippedSleepMs : sleepFor(next, context.now()), signal)
  }
}

export function sleepFor(next_at: string | null, now: Date): number {
  if (next_at === null) return longestSleepMs
  return Math.min(longestSleepMs, Math.max(shortestSleepMs, Date.parse(next_at) - now.getTime()))
}

/** Ends early when the signal comes. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
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
