import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { minutes as minutesInWords, shortDateTime } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import { timerText } from '../i18n/timer.ts'
import type { Client } from '../store/clients.ts'
import type { NewTime, TimeEntry, Timer } from '../store/money.ts'
import { dayOf } from './day.ts'
import { parseDuration } from './duration.ts'
import type { Recorded } from './recorded.ts'
import { rateOf } from './role.ts'
import { timerWithClient } from './running-timer.ts'
import { daysOf, readTimer } from './timer.ts'

export interface StopTimerInput {
  /** What a person says it really was; null: as measured. */
  readonly minutes: number | null
  /** Replaces the words the clock was started with; null: those. */
  readonly note: string | null
  /** Runs in its place. */
  readonly next?: Timer
}

export interface StoppedTimer {
  readonly client: Client
  /** One for each day it ran on. */
  readonly entries: readonly Recorded<TimeEntry>[]
}

/**
 * The clock that runs becomes entries, one for each day where the client is. After more than ten hours, and when the computer's clock
 * was set back, a person is asked how long it really was. Throws `Failure`: not_found `no_timer`; usage `timer_too_long`,
 * `timer_clock_back` without a terminal.
 */
export async function stopTimer(context: Context, input: StopTimerInput): Promise<StoppedTimer> {
  const { timer, client } = await runningOrFail(context)
  const { lang } = context
  const now = context.now()
  const measured = readTimer(timer.started_at, now)
  const minutes = input.minutes ?? (measured.doubt === null ? measured.minutes : await askedMinutes())
  const note = input.note ?? timer.note
  // who worked longer than the clock ran began before it: no minute is in the future
  const began = minutes > measured.minutes ? new Date(now.getTime() - minutes * 60_000).toISOString() : timer.started_at
  // a clock that was set back tells no days: it is today
  const days =
    measured.doubt === 'clock_back'
      ? [{ date: dayOf(now, client.time_zone), minutes }]
      : daysOf(began, minutes, client.time_zone)
  const entries = days.map((day): NewTime => ({
    client: client.slug,
    ...day,
    role: timer.role,
    network: timer.network,
    activity: timer.activity,
    rate_per_hour: rateOf(timer.role, client),
    estimated: false,
    note,
  }))
  const at = now.toISOString()
  if (context.options.dry_run) {
    return { client, entries: entries.map((entry) => ({ ...entry, note, external_id: null, id: null, created_at: at })) }
  }
  const added = await (await context.store()).money.stopTimer(timer.started_at, entries, at, input.next)
  if (added === null) throw noTimer(context)
  return { client, entries: added }

  async function askedMinutes(): Promise<number> {
    const since = shortDateTime(lang, new Date(timer.started_at), client.time_zone)
    const back = measured.doubt === 'clock_back'
    const message = say(lang, back ? timerText.clock_back : timerText.too_long, {
      since,
      duration: minutesInWords(measured.minutes),
    })
    if (!context.options.input) {
      throw new Failure('usage', back ? 'timer_clock_back' : 'timer_too_long', message, {
        hint: say(lang, timerText.say_minutes),
      })
    }
    context.io.note(message)
    const ask = await context.ask()
    const readable = (text: string): true | string => {
      try {
        parseDuration(text, lang)
        return true
      } catch (error) {
        return (error as Error).message
      }
    }
    return parseDuration(await ask.text(say(lang, timerText.ask_minutes), { validate: readable }), lang)
  }
}

/** Forgets the clock that runs: nothing is noted. Throws `Failure` not_found `no_timer`. */
export async function discardTimer(context: Context): Promise<{ client: Client; timer: Timer }> {
  const running = await runningOrFail(context)
  if (context.options.dry_run) return running
  const { money } = await context.store()
  if ((await money.stopTimer(running.timer.started_at, [], context.now().toISOString())) === null) throw noTimer(context)
  return running
}

async function runningOrFail(context: Context): Promise<{ timer: Timer; client: Client }> {
  const running = await timerWithClient(context)
  if (running === null) throw noTimer(context)
  return running
}

function noTimer({ lang }: Context): Failure {
  return new Failure('not_found', 'no_timer', say(lang, timerText.none), { hint: say(lang, timerText.none_hint) })
}
