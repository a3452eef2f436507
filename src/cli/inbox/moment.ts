import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { inboxText } from '../../i18n/inbox.ts'
import { say } from '../../i18n/text.ts'
import { dayInstant } from '../../posts/day-instant.ts'
import { instantsOf, nearestInstants } from '../../posts/wall-time.ts'
import { dayOf, parseDay } from '../../results/day.ts'

const noon = { hour: 12, minute: 0 }

/**
 * A moment that has passed, as a person says it: `now`, `hier`, `23/11 14h`, `yesterday 2:30pm`, ISO 8601. A day alone is its noon, or
 * now where that is still to come. Throws `Failure` usage `bad_when`, `when_in_future`.
 */
export function readMoment({ lang, now: clock }: Pick<Context, 'lang' | 'now'>, typed: string, time_zone: string): string {
  const now = clock()
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ')
  const spoken = text === '' ? null : (instantIn(text) ?? wallIn(text, { now, time_zone, lang }))
  const at = text === 'now' || text === 'maintenant' ? now : spoken
  if (at === null) {
    throw new Failure('usage', 'bad_when', say(lang, inboxText.bad_when, { value: typed }), {
      hint: say(lang, inboxText.bad_when_hint),
    })
  }
  if (at.getTime() > now.getTime() || at.getTime() < Date.UTC(2000, 0)) {
    throw new Failure('usage', 'when_in_future', say(lang, inboxText.when_in_future, { value: typed }), {
      hint: say(lang, inboxText.bad_when_hint),
    })
  }
  return at.toISOString()
}

function instantIn(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:z|[+-]\d{2}:\d{2})$/.test(text)) return null
  const at = new Date(text.toUpperCase())
  return Number.isNaN(at.getTime()) ? null : at
}

interface Where {
  readonly now: Date
  readonly time_zone: string
  readonly lang: Context['lang']
}

function wallIn(text: string, { now, time_zone, lang }: Where): Date | null {
  const [, day = '', hour, minute = '0', half] =
    /^(.*?)[ t]*(?:(?:à|at) ?)?(?<![\d/.-])(\d{1,2})(?:[:h](\d{2})?)? ?(am|pm)?$/.exec(text) ?? []
  const timed = hour !== undefined && /[:h]|am$|pm$/.test(text.slice(day.length))
  const today = dayOf(now, time_zone)
  let date: string
  try {
    const said = timed ? day.replace(/,$/, '').trim() : text
    date = said === '' ? today : parseDay(said, today, lang)
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
  const time = timed ? clockTime(Number(hour), Number(minute), half) : noon
  if (time === null) return null
  const [year = 0, month = 0, of = 0] = date.split('-').map(Number)
  const wall = { year, month, day: of, ...time }
  const [at] = [...instantsOf(wall, time_zone), ...nearestInstants(wall, time_zone)]
  if (at === undefined) return null
  return !timed && at.getTime() > now.getTime() ? now : at
}

function clockTime(hour: number, minute: number, half: string | undefined): { hour: number; minute: number } | null {
  const whole = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0)
  const wrong = minute > 59 || whole > 23 || (half !== undefined && (hour < 1 || hour > 12))
  return wrong ? null : { hour: whole, minute }
}

/** `--from` and `--to-date` as instants; throws `Failure` usage `bad_when`. */
export function readDay({ lang }: Pick<Context, 'lang'>, typed: string, time_zone: string, days: number): string {
  const at = dayInstant(typed, days, time_zone)
  if (at !== null) return at
  throw new Failure('usage', 'bad_when', say(lang, inboxText.bad_when, { value: typed }), {
    hint: say(lang, inboxText.bad_day_hint),
  })
}
