import { calendarText } from '../i18n/calendar.ts'
import { date, list, month as monthInWords } from '../i18n/format.ts'
import { pillarName, pillarText } from '../i18n/pillars.ts'
import { shortLocal } from '../i18n/short-local.ts'
import { say, type Lang } from '../i18n/text.ts'
import { sum } from '../arithmetic.ts'
import type { Calendar, CalendarKeyDate } from './calendar.ts'

/** `Décembre 2026`, `Semaine 50, du 7 décembre 2026 au 13 décembre 2026`. */
export function periodWords(lang: Lang, { month, week, from, to }: Calendar): string {
  const days = { from: date(lang, from), to: date(lang, to) }
  if (month !== null) return capital(monthInWords(lang, month))
  return week === null
    ? capital(say(lang, calendarText.range_title, days))
    : say(lang, calendarText.week_title, { week: Number(week.slice(6)), ...days })
}

/** With its end where it lasts. */
export function keyDateWords(lang: Lang, { name, from, to }: CalendarKeyDate): string {
  return from === to ? name : say(lang, calendarText.until, { name, day: `${to.slice(8)}/${to.slice(5, 7)}` })
}

/** What there is to know of the whole: gaps, clashes, too many, the mix, what has no date. One sentence each. */
export function remarksOf(lang: Lang, calendar: Calendar): string[] {
  const gaps = sum(calendar.days.map((day) => day.free.length))
  const { clashes, crowded_days, weeks, undated_key_dates } = calendar
  return [
    ...(gaps > 0 ? [say(lang, calendarText.gaps, { count: gaps })] : []),
    ...clashes.map(({ account, post_ids: [one, other], scheduled_local, minutes }) =>
      say(lang, calendarText.clash, { account, one, other, when: shortLocal(lang, scheduled_local), minutes }),
    ),
    ...crowded_days.map(({ account, day, posts }) =>
      say(lang, calendarText.crowd, { account, count: posts, day: date(lang, day) }),
    ),
    ...weeks
      .filter((week) => week.over)
      .map(({ from, posts, planned }) => say(lang, calendarText.over, { day: date(lang, from), count: posts, planned })),
    ...mixWords(lang, calendar),
    ...(undated_key_dates.length > 0 ? [say(lang, calendarText.undated, { names: list(lang, undated_key_dates) })] : []),
  ]
}

/** Planned and actual share of each pillar, the drift where there is one, and how many posts have none. */
function mixWords(lang: Lang, { month, pillar_mix: mix }: Calendar): string[] {
  if (mix === null || mix.posts + mix.without_pillar === 0) return []
  const shares = mix.shares.map(({ pillar, planned_percent, actual_percent }) =>
    say(lang, pillarText.drift_share, {
      pillar: pillarName(lang, pillar),
      planned: planned_percent,
      actual: actual_percent ?? 0,
    }),
  )
  const behind = mix.drifted.length > 0 ? mix.next : null
  return [
    ...(mix.posts === 0
      ? []
      : [say(lang, month === null ? calendarText.mix : calendarText.mix_month, { shares: shares.join(', ') })]),
    ...(behind === null ? [] : [say(lang, calendarText.mix_far, { pillar: pillarName(lang, behind) })]),
    ...(mix.without_pillar === 0 ? [] : [say(lang, calendarText.mix_without, { count: mix.without_pillar })]),
  ]
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
