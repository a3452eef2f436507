/** Settings of the wait before another try, seconds. */
export interface Waits {
  readonly retry_base_seconds: number
  readonly retry_max_seconds: number
}

/** More than this many tries, or this long, and a person must look. */
export const maxAttempts = 12
export const maxAgeMs = 48 * 3600 * 1000
/** A network may ask for a long wait (a daily quota), but not for ever. */
export const longestAskedMs = 25 * 3600 * 1000

/** A notice that could not be told is tried again after that. */
export const tellAgainMs = 10 * 60_000

/** Full jitter: anything between now and the doubling limit, so that many that failed together do not come back together. */
export function backOff(attempt: number, waits: Waits, random: () => number): number {
  const limit = Math.min(waits.retry_max_seconds, waits.retry_base_seconds * 2 ** Math.min(Math.max(attempt - 1, 0), 30))
  return Math.round(random() * limit * 1000)
}

/** The instant of the next try: what the network asked for where it did, else with back-off. */
export function nextTry(now: Date, attempt: number, waits: Waits, random: () => number, asked?: Date): string {
  const wait = backOff(attempt, waits, random)
  if (asked === undefined) return new Date(now.getTime() + wait).toISOString()
  // a little later than asked, for clocks that disagree
  return new Date(Math.min(asked.getTime() + Math.min(wait, 5000), now.getTime() + longestAskedMs)).toISOString()
}
