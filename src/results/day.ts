import { addDays } from '../days.ts'
import { Failure } from '../failure.ts'
import { date as dateInWords } from '../i18n/format.ts'
import { resultsText } from '../i18n/results.ts'
import { say, type Lang } from '../i18n/text.ts'

export { addDays, dayOf, daysBetween } from '../days.ts'

/** Nothing of a client is older; an earlier year is a slip of the hand. */
const earliest = '2000-01-01'

const words: Readonly<Record<string, number>> = {
  today: 0,
  "aujourd'hui": 0,
  aujourdhui: 0,
  yesterday: -1,
  hier: -1,
  'avant-hier': -2,
  'avant hier': -2,
  'day before yesterday': -2,
}

/**
 * A past day or today as people write it: `2026-11-23`, `23/11/2026`, `23/11` (day first; the latest one that is not in the
 * future), `hier`, `yesterday`, `aujourd'hui`, `today`. Throws `Failure` usage: `bad_date`, `date_in_future`.
 */
export function parseDay(text: string, today: string, lang: Lang): string {
  const typed = text.trim().toLowerCase().replace(/’/g, "'")
  const days = Object.hasOwn(words, typed) ? words[typed] : undefined
  const day = days === undefined ? calendarDay(typed, today) : addDays(today, days)
  if (day === null || day < earliest) {
    throw new Failure('usage', 'bad_date', say(lang, resultsText.bad_date, { text }), {
      hint: say(lang, resultsText.bad_date_hint),
    })
  }
  if (day > today) {
    const values = { date: dateInWords(lang, day), today: dateInWords(lang, today) }
    throw new Failure('usage', 'date_in_future', say(lang, resultsText.date_in_future, values), {
      hint: say(lang, resultsText.date_in_future_hint),
    })
  }
  return day
}

function calendarDay(typed: string, today: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const said = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/.exec(typed)
  if (!said) return null
  const [date, month] = [Number(said[1]), Number(said[2])]
  if (said[3] !== undefined) return existing(Number(said[3]), month, date)
  const year = Number(today.slice(0, 4))
  const thisYear = existing(year, month, date)
  return thisYear !== null && thisYear <= today ? thisYear : existing(year - 1, month, date)
}

/** Null for a day that no calendar has (31 April). */
function existing(year: number, month: number, date: number): string | null {
  const found = new Date(Date.UTC(year, month - 1, date))
  if (found.getUTCMonth() !== month - 1 || found.getUTCDate() !== date) return null
  return found.toISOString().slice(0, 10)
}
