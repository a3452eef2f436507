import { say, texts, type Lang } from './text.ts'

const moment = texts({ now: { fr: 'maintenant', en: 'now' } })
const formats: Partial<Record<Lang, Intl.RelativeTimeFormat>> = {}

/** `dans 8 jours`, `in 2 hours`, `il y a 5 minutes`; in the largest unit of which at least two have passed, or one minute. */
export function relative(lang: Lang, from: Date, to: Date): string {
  const minutes = Math.round((to.getTime() - from.getTime()) / 60_000)
  if (minutes === 0) return say(lang, moment.now)
  const format = (formats[lang] ??= new Intl.RelativeTimeFormat(lang, { numeric: 'always' }))
  const size = Math.abs(minutes)
  if (size < 120) return format.format(minutes, 'minute')
  if (size < 48 * 60) return format.format(Math.trunc(minutes / 60), 'hour')
  if (size < 60 * 24 * 60) return format.format(Math.trunc(minutes / (24 * 60)), 'day')
  return format.format(Math.trunc(minutes / (30 * 24 * 60)), 'month')
}
