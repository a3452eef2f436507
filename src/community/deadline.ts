/** Until when an answer is owed. */
import { addDays, weekdayOf } from '../days.ts'
import { dayInstant } from '../posts/day-instant.ts'
import { wallOf } from '../posts/wall-time.ts'
import type { MessageLevel } from '../store/inbox.ts'
import { dayIds, type Day } from '../strategy/strategy.ts'

export interface DeadlineFacts {
  readonly time_zone: string
  /** The days on which customers are answered. */
  readonly answer_days: readonly Day[]
  /** Public holidays; they count for nothing where all seven days are answered. */
  readonly holidays: ReadonlySet<string>
  /** Minutes until the first public word, by level. */
  readonly answer_within: Readonly<Record<MessageLevel, number>>
}

const minuteMs = 60_000
/** Nobody rests longer: what finds no day of answers within it is counted by the clock. */
const longestRest = 30

/**
 * Orange and red are counted by the clock, night and day. On green only the hours of days on which the client answers count, whole days
 * where the client is, one of 23 or 25 hours as it comes: a comment of Friday at 15:00 is answered by Monday at 15:00.
 */
export function deadlineOf(at: Date, level: MessageLevel, facts: DeadlineFacts): Date {
  const within = facts.answer_within[level] * minuteMs
  if (level !== 'green') return new Date(at.getTime() + within)
  const { time_zone } = facts
  let left = within
  let from = at.getTime()
  let day = dayAt(at, time_zone)
  for (let rested = 0; rested <= longestRest;) {
    const next = addDays(day, 1)
    const end = startOf(next, time_zone)
    if (isAnswered(day, facts)) {
      if (left <= end - from) return new Date(from + left)
      left -= end - from
      rested = 0
    } else rested += 1
    from = end
    day = next
  }
  return new Date(at.getTime() + within)
}

/** The same few days for thousands of messages: looking one up in the time zones costs more than all the rest. */
const starts = new Map<string, number>()

function startOf(day: string, timeZone: string): number {
  const key = `${timeZone} ${day}`
  const known = starts.get(key)
  if (known !== undefined) return known
  const start = Date.parse(dayInstant(day, 0, timeZone) ?? '')
  starts.set(key, start)
  return start
}

function isAnswered(day: string, { answer_days, holidays }: DeadlineFacts): boolean {
  const name = dayIds[(weekdayOf(day) + 6) % 7]
  if (name === undefined || !answer_days.includes(name)) return false
  return answer_days.length === dayIds.length || !holidays.has(day)
}

function dayAt(at: Date, timeZone: string): string {
  const { year, month, day } = wallOf(at, timeZone)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}`
}
