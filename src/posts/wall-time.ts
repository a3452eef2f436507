import { tzOffset } from '@date-fns/tz/tzOffset'

/** What a clock on the wall shows, without a zone. Month from 1. */
export interface Wall {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** By zone, the offset of each day (of UTC) that was asked about; null: the clocks change within it. */
const offsets = new Map<string, Map<number, number | null>>()

/** Minutes before UTC. Asking `Intl` takes longer than all the rest: it is asked about a day's two ends, once, while they agree. */
function offsetAt(timeZone: string, at: number): number {
  const day = Math.floor(at / dayMs)
  const known = offsets.get(timeZone) ?? new Map<number, number | null>()
  offsets.set(timeZone, known)
  let offset = known.get(day)
  if (offset === undefined) {
    const [begins, ends] = [day * dayMs, (day + 1) * dayMs].map((end) => tzOffset(timeZone, new Date(end)))
    offset = begins === ends ? (begins ?? null) : null
    known.set(day, offset)
  }
  return offset ?? tzOffset(timeZone, new Date(at))
}

/** The wall time of an instant in an IANA zone, to the minute. */
export function wallOf(instant: Date, timeZone: string): Wall {
  const shifted = new Date(instant.getTime() + offsetAt(timeZone, instant.getTime()) * minuteMs)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  }
}

/**
 * Every instant at which the clocks of the zone show this wall time, earliest first: one nearly always, none in the hour that
 * spring skips, two in the hour that autumn repeats.
 */
export function instantsOf(wall: Wall, timeZone: string): Date[] {
  const utc = utcOf(wall)
  return offsetsAround(utc, timeZone)
    .map((offset) => new Date(utc - offset * minuteMs))
    .filter((instant) => utcOf(wallOf(instant, timeZone)) === utc)
    .toSorted((a, b) => a.getTime() - b.getTime())
}

/** For a wall time that does not exist: the instants it would be with the clock before the change and after it, earliest first. */
export function nearestInstants(wall: Wall, timeZone: string): Date[] {
  const utc = utcOf(wall)
  return offsetsAround(utc, timeZone)
    .map((offset) => new Date(utc - offset * minuteMs))
    .toSorted((a, b) => a.getTime() - b.getTime())
}

function offsetsAround(utc: number, timeZone: string): number[] {
  return [...new Set([offsetAt(timeZone, utc - dayMs), offsetAt(timeZone, utc + dayMs)])]
}

function utcOf(wall: Wall): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute)
}

/** Is it a day of the calendar and a time of the day? */
export function isReal(wall: Wall): boolean {
  const date = new Date(utcOf(wall))
  return (
    wall.year >= 1970 &&
    wall.year <= 9999 &&
    date.getUTCMonth() + 1 === wall.month &&
    date.getUTCDate() === wall.day &&
    wall.hour >= 0 &&
    wall.hour < 24 &&
    wall.minute >= 0 &&
    wall.minute < 60
  )
}

export function addDays(wall: Wall, days: number): Wall {
  const date = new Date(utcOf(wall) + days * dayMs)
  return { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 0 is Sunday. */
export function weekdayOf(wall: Wall): number {
  return new Date(utcOf(wall)).getUTCDay()
}

/** `2026-12-01T09:30`, as `scheduled_local`. */
export function writeWall(wall: Wall): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}T${two(wall.hour)}:${two(wall.minute)}`
}

/** `2026-12-01T09:30` as a wall time; null for anything else, and for a day of no calendar. */
export function readWall(local: string): Wall | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(local)
  if (!found) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number)
  const wall = { year, month, day, hour, minute }
  return isReal(wall) ? wall : null
}

/** The instant with the zone's offset at that moment: `2026-10-25T02:30+02:00`. */
export function writeWithOffset(instant: Date, timeZone: string): string {
  const offset = offsetAt(timeZone, instant.getTime())
  const size = Math.abs(offset)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${writeWall(wallOf(instant, timeZone))}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
