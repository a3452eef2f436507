import { differenceInDays, differenceInHours, differenceInMinutes, differenceInMonths } from 'date-fns'
import { say, texts, type Lang } from './text.ts'

const moment = texts({ now: { fr: 'maintenant', en: 'now' }, just_now: { fr: "à l'instant", en: 'just now' } })
const formats: Partial<Record<Lang, Intl.RelativeTimeFormat>> = {}

/** `dans 8 jours`, `in 2 hours`, `il y a 5 minutes`; in the largest unit of which at least two have passed, or one minute. */
export function relative(lang: Lang, from: Date, to: Date): string {
  const minutes = differenceInMinutes(to, from, { roundingMethod: 'round' })
  if (minutes === 0) return say(lang, moment.now)
  const format = (formats[lang] ??= new Intl.RelativeTimeFormat(lang, { numeric: 'always' }))
  const hours = differenceInHours(to, from)
  const days = differenceInDays(to, from)
  if (Math.abs(hours) < 2) return format.format(minutes, 'minute')
  if (Math.abs(days) < 2) return format.format(hours, 'hour')
  if (Math.abs(days) < 60) return format.format(days, 'day')
  return format.format(differenceInMonths(to, from), 'month')
}

/** `il y a 3 minutes`; a moment to come counts as just now. */
export function timeAgo(lang: Lang, then: string, now: string): string {
  const passed = Date.parse(now) - Date.parse(then)
  return passed < 60_000 ? say(lang, moment.just_now) : relative(lang, new Date(now), new Date(then))
}
