import { statusText } from '../i18n/status.ts'
import { say, type Lang } from '../i18n/text.ts'

/** `il y a 3 minutes`; a moment to come counts as now. */
export function timeAgo(lang: Lang, then: string, now: string): string {
  const passed = Math.max(0, Math.floor((Date.parse(now) - Date.parse(then)) / 60_000))
  if (passed < 1) return say(lang, statusText.just_now)
  if (passed < 60) return say(lang, statusText.minutes_ago, { count: passed })
  if (passed < 48 * 60) return say(lang, statusText.hours_ago, { count: Math.floor(passed / 60) })
  return say(lang, statusText.days_ago, { count: Math.floor(passed / 1440) })
}
