import { addDays, daysBetween, weekdayOf } from '../../days.ts'
import { holidaysBetween, nextBusinessDay, type Place } from '../../clients/holidays.ts'

type IsFree = (day: string) => boolean

/** Until when an answer is asked for: the last working day before the first post leaves, today at the earliest. */
export function answerDay(first: string, today: string, isHoliday: IsFree): string {
  let day = addDays(first, -1)
  while (day > today && (weekdayOf(day) === 0 || weekdayOf(day) === 6 || isHoliday(day))) day = addDays(day, -1)
  return day < today ? today : day
}

/**
 * The day on which the consultant is reminded: two days before the answer is due, or the working day after half of the time where there is
 * less; null: it is due today or tomorrow, and every post reminds of itself.
 */
export function reminderDay(answer_by: string, today: string, isHoliday: IsFree): string | null {
  const days = daysBetween(today, answer_by)
  if (days < 2) return null
  const wanted = days >= 4 ? addDays(answer_by, -2) : addDays(today, Math.ceil(days / 2))
  const day = nextBusinessDay(wanted, isHoliday)
  return day > answer_by ? answer_by : day
}

/** The holidays that matter from one day to another. */
export async function holidaysIn(place: Place, from: string, to: string): Promise<IsFree> {
  const days = new Set((await holidaysBetween(place, from, to, 'en')).map(({ day }) => day))
  return (day) => days.has(day)
}
