const ZONE = 'America/Los_Angeles'
const DAY_MS = 86_400_000

const clock = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
})

/** What the clocks in California show at that instant, as if it were UTC. */
function shown(at: Date): number {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/**
 * The next midnight in California, when the day's quotas of YouTube begin anew
 * (https://developers.google.com/youtube/v3/determine_quota_cost, 2026-11-22). Summer time changes at two in the morning: midnight is
 * always there, once.
 */
export function midnightPacific(now: Date): Date {
  const midnight = Math.floor(shown(now) / DAY_MS) * DAY_MS + DAY_MS
  // the distance of the zone at that midnight, which is not that of now on the two days of the change
  const guess = new Date(midnight + (now.getTime() - shown(now)))
  return new Date(Math.floor((guess.getTime() + (midnight - shown(guess))) / 1000) * 1000)
}
