import { date, list } from '../i18n/format.ts'
import { seriesText, whichNames } from '../i18n/series.ts'
import { weekdayNames } from '../i18n/slots.ts'
import { say, type Lang } from '../i18n/text.ts'
import { storedRule, weekdays, writeRule, type Rule, type Weekday } from './recurrence.ts'
import { readWall } from './occurrence-time.ts'
import { weekdayOf } from './wall-time.ts'

/** `chaque semaine, le lundi et le jeudi à 09:30, 10 fois`: a stored rule in words; one that has no usual name, as it is. */
export function sayRule(lang: Lang, text: string, first_local: string): string {
  const rule = storedRule(text)
  const plain = days(lang, rule, first_local)
  const said =
    plain === null ? say(lang, seriesText.by_rule, { rule: writeRule({ ...rule, count: null, until: null }) }) : plain
  const timed = say(lang, seriesText.at_time, { rule: said, time: first_local.slice(11) })
  if (rule.count !== null) return say(lang, seriesText.so_often, { rule: timed, count: rule.count })
  return rule.until === null ? timed : say(lang, seriesText.until_day, { rule: timed, day: date(lang, rule.until) })
}

const every = {
  DAILY: seriesText.every_day,
  WEEKLY: seriesText.every_week,
  MONTHLY: seriesText.every_month,
  YEARLY: seriesText.every_year,
} as const satisfies Record<Rule['freq'], unknown>

function days(lang: Lang, rule: Rule, first_local: string): string | null {
  const { freq, interval: count, by_day, by_month_day, by_month, by_year_day, by_week_no, by_set_pos } = rule
  if (by_year_day.length + by_week_no.length > 0) return null
  const often = say(lang, every[freq], { count })
  const first = readWall(first_local)
  const workingDays =
    by_day.length === 5 && weekdays.slice(0, 5).every((day) => by_day.some((one) => one.n === null && one.day === day))
  const alone = by_month_day.length + by_month.length + by_set_pos.length === 0
  if (freq === 'DAILY') return alone && by_day.length === 0 ? often : null
  if (freq === 'WEEKLY') {
    if (!alone) return null
    if (workingDays && count === 1) return say(lang, seriesText.every_working_day)
    const named = by_day.length > 0 ? by_day.map((one) => one.day) : [weekdays[(weekdayOf(first) + 6) % 7] ?? 'MO']
    const sorted = weekdays.filter((day) => named.includes(day)).map((day) => name(lang, day))
    return say(lang, seriesText.on_days, { every: often, days: each(lang, sorted) })
  }
  const on = (which: readonly string[]): string => say(lang, seriesText.on_the, { every: often, days: each(lang, which) })
  if (freq === 'MONTHLY') {
    if (by_month.length > 0) return null
    if (by_day.length === 0 && by_set_pos.length === 0) {
      const numbers = by_month_day.length > 0 ? by_month_day : [first.day]
      return numbers.every((n) => n > 0 || n === -1) ? on(numbers.map((n) => dayOfMonth(lang, n))) : null
    }
    if (by_month_day.length > 0) return null
    if (by_set_pos.length > 0) {
      const which = by_set_pos.map((n) => whichName(lang, n))
      return workingDays && which.every((one) => one !== null)
        ? on(which.map((one) => say(lang, seriesText.working_day, { which: one ?? '' })))
        : null
    }
    const which = by_day.map(({ n, day }) => (n === null ? null : { which: whichName(lang, n), day: name(lang, day) }))
    return which.every((one) => one !== null && one.which !== null)
      ? on(which.map((one) => say(lang, seriesText.which_day, { which: one?.which ?? '', day: one?.day ?? '' })))
      : null
  }
  if (by_day.length + by_set_pos.length > 0) return null
  const months = by_month.length > 0 ? by_month : [first.month]
  const numbers = by_month_day.length > 0 ? by_month_day : [first.day]
  if (numbers.some((n) => n < 0)) return null
  const dates = months.flatMap((month) => numbers.map((day) => dayAndMonth(lang, month, day)))
  return say(lang, seriesText.on_days, { every: often, days: each(lang, dates) })
}

/** French repeats its article: `le lundi et le jeudi`. */
function each(lang: Lang, days_: readonly string[]): string {
  return list(lang, lang === 'fr' ? days_.map((day) => `le ${day}`) : days_)
}

function name(lang: Lang, day: Weekday): string {
  return weekdayNames[lang][(weekdays.indexOf(day) + 1) % 7] ?? day
}

function whichName(lang: Lang, n: number): string | null {
  return (whichNames[lang] as Readonly<Record<string, string>>)[String(n)] ?? null
}

function dayOfMonth(lang: Lang, n: number): string {
  if (n === -1) return say(lang, seriesText.last_day)
  if (lang === 'fr') return n === 1 ? '1er' : String(n)
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}

/** `15 mars`: a leap year, so that it has a 29 February too. */
function dayAndMonth(lang: Lang, month: number, day: number): string {
  const iso = `2028-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return date(lang, iso).replace(/ 2028$/, '')
}
