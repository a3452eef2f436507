import type { Context } from '../../context.ts'
import { addDays, mondayOf } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { calendarText } from '../../i18n/calendar.ts'
import { say } from '../../i18n/text.ts'
import type { Period } from '../../posts/read-calendar.ts'
import { daysOfMonth, daysOfWeek, mondayOfWeek, weekOf } from '../../weeks.ts'
import { addMonths, lastDay, monthOf, parseComingMonth } from '../../results/month.ts'
import { textFlag, type Flags } from '../entries.ts'

const current = ['current', 'courante', 'cette semaine', 'this week']
const next = ['next', 'prochaine', 'semaine prochaine', 'la semaine prochaine', 'next week']

/**
 * The days that the flags ask for: `--month`, `--week`, else `months` months from the running one on. Throws `Failure` usage: `two_periods`,
 * `bad_month`, `bad_week`.
 */
export function choosePeriod(context: Context, flags: Flags, today: string, months: number): Period {
  const { lang } = context
  const month = textFlag(flags, 'month')
  const week = textFlag(flags, 'week')
  if (month !== undefined && week !== undefined) {
    throw new Failure('usage', 'two_periods', say(lang, calendarText.two_periods), {
      hint: say(lang, calendarText.one_of_them),
    })
  }
  if (week !== undefined) {
    const monday = readWeek(week, today)
    if (monday === null) {
      throw new Failure('usage', 'bad_week', say(lang, calendarText.bad_week, { text: week }), {
        hint: say(lang, calendarText.bad_week_hint),
      })
    }
    return { month: null, week: weekOf(monday), ...daysOfWeek(monday) }
  }
  if (month === undefined && months > 1) {
    const first = monthOf(today)
    return { month: null, week: null, from: `${first}-01`, to: lastDay(addMonths(first, months - 1)) }
  }
  const chosen = month === undefined ? monthOf(today) : parseComingMonth(month, today, lang)
  return { month: chosen, week: null, ...daysOfMonth(chosen) }
}

/** The Monday of the week that is meant: an ISO week, a day of it, this one or the next; null for anything else. */
function readWeek(text: string, today: string): string | null {
  const typed = text.trim().toLowerCase()
  if (current.includes(typed)) return mondayOf(today)
  if (next.includes(typed)) return addDays(mondayOf(today), 7)
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return isDay(typed) ? mondayOf(typed) : null
  const [, year, number] = /^(\d{4})-?[ws](\d{1,2})$/.exec(typed) ?? []
  return year === undefined ? null : mondayOfWeek(`${year}-W${(number ?? '').padStart(2, '0')}`)
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
