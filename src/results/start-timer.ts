import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { minutes, shortDateTime } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import { timerText } from '../i18n/timer.ts'
import type { Client } from '../store/clients.ts'
import type { Timer } from '../store/money.ts'
import { runningTimer, type RunningTimer } from './running-timer.ts'
import { stopTimer, type StoppedTimer } from './stop-timer.ts'

export interface StartedTimer {
  readonly timer: Timer
  /** What the clock that ran before became. */
  readonly stopped: StoppedTimer | null
}

/**
 * Whether a clock that runs may be stopped for another: none runs, `and_stop` says so, or a person agrees on a terminal. Throws
 * `Failure` usage `timer_runs` otherwise. Asked before anything else is.
 */
export async function mayStart(context: Context, and_stop: boolean): Promise<void> {
  const running = await runningTimer(context)
  if (running === null || and_stop) return
  const { lang, options } = context
  const agreed =
    options.input &&
    (options.yes || (await (await context.ask()).confirm(say(lang, timerText.ask_switch, wordsOf(context, running)), true)))
  if (!agreed) throw runs(context, running)
}

/** Starts the clock; one that runs is stopped first, in the same step. Throws `Failure` as `stopTimer` does. */
export async function startTimer(
  context: Context,
  client: Client,
  given: Omit<Timer, 'client' | 'started_at'>,
): Promise<StartedTimer> {
  const at = context.now().toISOString()
  const timer: Timer = { ...given, client: client.slug, started_at: at }
  if ((await runningTimer(context)) !== null) {
    return { timer, stopped: await stopTimer(context, { minutes: null, note: null, next: timer }) }
  }
  if (context.options.dry_run) return { timer, stopped: null }
  const started = await (await context.store()).money.startTimer(timer, at)
  if (started !== null) return { timer: started, stopped: null }
  // another window was faster
  const other = await runningTimer(context)
  throw other === null ? new Error('the clock that runs belongs to no client') : runs(context, other)
}

function runs(context: Context, running: RunningTimer): Failure {
  const { lang } = context
  return new Failure('usage', 'timer_runs', say(lang, timerText.runs, wordsOf(context, running)), {
    hint: say(lang, timerText.runs_hint),
  })
}

function wordsOf({ lang }: Context, running: RunningTimer): Record<'client' | 'since' | 'duration', string> {
  return {
    client: running.client_name,
    since: shortDateTime(lang, new Date(running.started_at), running.time_zone),
    duration: minutes(running.minutes),
  }
}
