import { instantsOf, nearestInstants, wallOf, writeWall, type Wall } from './wall-time.ts'

/** An occurrence of a series as it goes out. */
export interface OccurrenceTime {
  /** The wall time that the rule gave. */
  readonly occurrence: string
  /** ISO 8601 UTC. */
  readonly scheduled_at: string
  /** What the clock on the wall shows then: another time than `occurrence` only where that one does not exist. */
  readonly scheduled_local: string
  /** `gap`: the clocks skip it. `twice`: they show it twice. */
  readonly clock: 'gap' | 'twice' | null
}

/** No zone ever skipped more by changing its clocks; a whole day that is left out has no occurrence. */
const largestGapMs = 3 * 60 * 60_000

/**
 * The rule of every series, said when it is made and never asked again: an hour that does not exist goes out as long after the gap
 * as it was to come after its beginning (02:30 becomes 03:30: RFC 5545, 3.3.5); of an hour that comes twice, the first. Null: a day
 * that does not exist at all (Apia, 30 December 2011).
 */
export function occurrenceTime(occurrence: string, time_zone: string): OccurrenceTime | null {
  const wall = readWall(occurrence)
  const [first, second] = instantsOf(wall, time_zone)
  if (first) {
    return {
      occurrence,
      scheduled_at: first.toISOString(),
      scheduled_local: occurrence,
      clock: second === undefined ? null : 'twice',
    }
  }
  const [before, after] = nearestInstants(wall, time_zone)
  if (!before || !after || after.getTime() - before.getTime() > largestGapMs) return null
  return {
    occurrence,
    scheduled_at: after.toISOString(),
    scheduled_local: writeWall(wallOf(after, time_zone)),
    clock: 'gap',
  }
}

/** `2026-12-01T09:30` as its parts. */
export function readWall(local: string): Wall {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = local.split(/[-T:]/).map(Number)
  return { year, month, day, hour, minute }
}
