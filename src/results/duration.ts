import { Failure } from '../failure.ts'
import { minutes as inWords } from '../i18n/format.ts'
import { resultsText } from '../i18n/results.ts'
import { say, type Lang } from '../i18n/text.ts'

/** More than every minute of a month on one line is a slip of the hand. */
const longest = 31 * 24 * 60

const hour = '(?:h|hrs?|heures?|hours?)'
const minute = '(?:m|mn|min|minutes?)'
const readings: readonly (readonly [RegExp, (a: number, b: number) => number])[] = [
  [new RegExp(`^(\\d+) ?${minute}?$`), (minutes) => minutes],
  [/^(\d+) ?: ?([0-5]\d)$/, (hours, minutes) => hours * 60 + minutes],
  [new RegExp(`^(\\d+) ?${hour} ?([0-5]?\\d) ?${minute}?$`), (hours, minutes) => hours * 60 + minutes],
  [new RegExp(`^(\\d+(?:\\.\\d+)?) ?${hour}$`), (hours) => Math.round(hours * 60)],
]

/** Refuses what no day holds, entered for one. Throws `Failure` usage: `longer_than_a_day`. */
export function withinDay(minutes: number, lang: Lang): number {
  if (minutes <= 24 * 60) return minutes
  throw new Failure('usage', 'longer_than_a_day', say(lang, resultsText.longer_than_a_day, { time: inWords(minutes) }), {
    hint: say(lang, resultsText.longer_than_a_day_hint),
  })
}

/**
 * A duration as people write it, in whole minutes: `90`, `45min`, `1h30`, `1 h 30`, `0:45`, `1,5h`. A bare decimal (`1,5`) is
 * refused: nobody can tell hours from minutes. Throws `Failure` usage: `bad_duration`.
 */
export function parseDuration(text: string, lang: Lang): number {
  const typed = text
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(',', '.')
  for (const [form, read] of readings) {
    const found = form.exec(typed)
    if (!found) continue
    const total = read(Number(found[1]), Number(found[2] ?? 0))
    if (total > 0 && total <= longest) return total
    break
  }
  throw new Failure('usage', 'bad_duration', say(lang, resultsText.bad_duration, { text }), {
    hint: say(lang, resultsText.bad_duration_hint),
  })
}
