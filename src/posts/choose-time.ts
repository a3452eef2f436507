import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { date, dateTime } from '../i18n/format.ts'
import { postText } from '../i18n/posts.ts'
import { relative } from '../i18n/relative.ts'
import { say } from '../i18n/text.ts'
import { readWhen, type Instant } from './when.ts'

/** The due instant of a post, with what was typed for it. */
export interface Due extends Instant {
  readonly typed_at: string
  readonly now: boolean
}

/**
 * What was typed as an instant in the client's zone. A wall time that the clocks skip or repeat is asked about where there is a
 * terminal. Throws `Failure` usage otherwise, with both readings, and for what is unreadable, without an hour or past.
 */
export async function chooseTime(context: Context, typed: string, time_zone: string): Promise<Due> {
  const { lang } = context
  const when = await readWhen(typed, { now: context.now(), time_zone, lang })
  const refuse = (code: string, message: string, hint: string): Failure => new Failure('usage', code, message, { hint })
  switch (when.is) {
    case 'instant':
      return { typed_at: typed, now: when.now, ...when.instant }
    case 'gap':
    case 'twice': {
      const local = `${date(lang, when.wall)} ${when.wall.slice(11)}`
      const message = say(lang, when.is === 'gap' ? postText.time_gap : postText.time_twice, { local, zone: time_zone })
      if (!context.options.input || context.options.yes) {
        const [first = '', second = ''] = when.readings.map((reading) => reading.with_offset)
        throw refuse(
          when.is === 'gap' ? 'time_does_not_exist' : 'time_exists_twice',
          message,
          say(lang, postText.time_readings, { first, second }),
        )
      }
      const ask = await context.ask()
      const chosen = await ask.select(
        `${message} ${say(lang, postText.time_which)}`,
        when.readings.map((reading) => ({
          value: reading.with_offset,
          name: `${dateTime(lang, new Date(reading.scheduled_at), time_zone)} (UTC${reading.with_offset.slice(16)})`,
        })),
      )
      const reading = when.readings.find((one) => one.with_offset === chosen)
      if (!reading) throw refuse('time_does_not_exist', message, '')
      return { ...reading, typed_at: typed, now: false }
    }
    case 'past':
      throw refuse(
        'time_past',
        when.instant === null
          ? say(lang, postText.time_past, { typed })
          : say(lang, postText.time_past_at, { typed, when: dateTime(lang, new Date(when.instant.scheduled_at), time_zone) }),
        say(lang, postText.time_past_hint),
      )
    case 'no_hour':
      throw refuse(
        'time_without_hour',
        say(lang, postText.time_no_hour, { typed }),
        say(lang, postText.time_no_hour_hint, { typed }),
      )
    case 'wrong_weekday':
      throw refuse(
        'time_wrong_weekday',
        say(lang, postText.time_wrong_weekday, {
          typed,
          day: dateTime(lang, new Date(`${when.date}T12:00:00Z`), 'UTC').split(/ (?:à|at) /)[0] ?? '',
        }),
        say(lang, postText.time_unreadable_hint),
      )
    case 'unreadable':
      throw refuse(
        'time_unreadable',
        when.unused === '' || when.unused === typed.trim().toLowerCase()
          ? say(lang, postText.time_unreadable, { typed })
          : say(lang, postText.time_unreadable_part, { typed, part: when.unused }),
        say(lang, postText.time_unreadable_hint),
      )
  }
}

/** `mardi 1 décembre 2026 à 09:30 (Europe/Paris, dans 8 jours)`: the instant understood, said back. */
export function sayTime(context: Context, at: { scheduled_at: string; time_zone: string }): string {
  const { lang } = context
  const instant = new Date(at.scheduled_at)
  return `${dateTime(lang, instant, at.time_zone)} (${at.time_zone}, ${relative(lang, context.now(), instant)})`
}
