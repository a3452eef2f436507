import { resolve } from 'node:path'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { scheduleText } from '../i18n/schedule.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Run } from '../store/deliveries.ts'
import { lastPass } from './clock.ts'
import type { ScheduledCommand } from './scheduler/line.ts'
import { scheduler, type SchedulerKind } from './scheduler/schedulers.ts'

const kinds = ['cron', 'systemd', 'launchd'] as const satisfies readonly SchedulerKind[]

export interface Installation {
  readonly kind: SchedulerKind
  readonly planned: readonly { readonly where: string; readonly text: string }[]
}

/**
 * Puts `smm publish` into the system's scheduler: launchd on macOS, cron elsewhere, a systemd user timer where it is asked for.
 * Again brings it up to date; another kind replaces the one before, so that there is never more than one. `dry_run` only says what
 * would be written. Throws `Failure`: `no_scheduler` (Windows), `scheduler_refused`, usage `not_schedulable`.
 */
export async function installSchedule(
  context: Context,
  input: { systemd: boolean; dry_run: boolean; platform?: NodeJS.Platform },
): Promise<Installation> {
  const { lang } = context
  const platform = input.platform ?? process.platform
  if (platform === 'win32') {
    throw new Failure('failed', 'no_scheduler', say(lang, scheduleText.no_scheduler), {
      hint: say(lang, scheduleText.no_scheduler_hint),
    })
  }
  const kind: SchedulerKind = input.systemd ? 'systemd' : platform === 'darwin' ? 'launchd' : 'cron'
  const chosen = scheduler(kind, context)
  const command = commandOf(context)
  checkWords(lang, kind, command)
  try {
    const planned = await chosen.plan(command)
    if (!input.dry_run) {
      await chosen.install(command)
      for (const other of kinds) {
        if (other !== kind)
          await scheduler(other, context)
            .remove()
            .catch(() => false)
      }
    }
    return { kind, planned }
  } catch (error) {
    throw refused(context, kind, error)
  }
}

/** Takes it out of every scheduler it is in. Empty: it was in none. */
export async function removeSchedule(context: Context, input: { dry_run: boolean }): Promise<SchedulerKind[]> {
  const removed: SchedulerKind[] = []
  for (const kind of kinds) {
    const one = scheduler(kind, context)
    if ((await one.installed()) === null) continue
    try {
      if (!input.dry_run) await one.remove()
    } catch (error) {
      throw refused(context, kind, error)
    }
    removed.push(kind)
  }
  return removed
}

export interface ScheduleStatus {
  readonly installed: readonly {
    readonly kind: SchedulerKind
    readonly where: string
    /** Its passes are told where the key is (`SMM_KEY_FILE`). */
    readonly has_key_file: boolean
  }[]
  /** When a pass last looked whether there was something to do. */
  readonly last_pass_at: string | null
  /** The last pass that had something to do. */
  readonly last_run: Pick<Run, 'started_at' | 'finished_at' | 'counts'> | null
  /** When something is due next; an instant gone by means that it is due now. */
  readonly next_due_at: string | null
  readonly due_now: boolean
}

export async function scheduleStatus(context: Context): Promise<ScheduleStatus> {
  const store = await context.store()
  const installed: ScheduleStatus['installed'][number][] = []
  for (const kind of kinds) {
    const found = await scheduler(kind, context).installed()
    if (found !== null) installed.push({ kind, where: found.where, has_key_file: found.text.includes('SMM_KEY_FILE') })
  }
  const run = await store.deliveries.lastRun()
  const now = context.now().toISOString()
  return {
    installed,
    last_pass_at: lastPass(context.places.home)?.toISOString() ?? null,
    last_run: run && { started_at: run.started_at, finished_at: run.finished_at, counts: run.counts },
    next_due_at: await store.deliveries.nextInstant(now),
    due_now: await store.deliveries.hasWork(now),
  }
}

/** As it must be written where no shell profile is read: whole paths, and the variables that say where the data are. */
function commandOf(context: Context): ScheduledCommand {
  const { env, places, lang, cwd } = context
  const environment: Record<string, string> = { SMM_HOME: places.home, SMM_LANG: lang }
  if (places.profile !== null) environment['SMM_PROFILE'] = places.profile
  const config = env['XDG_CONFIG_HOME']
  if (config !== undefined && config !== '') environment['XDG_CONFIG_HOME'] = config
  // where the key is, never the key
  const keyFile = env['SMM_KEY_FILE']
  if (!env['SMM_KEY'] && keyFile) environment['SMM_KEY_FILE'] = resolve(cwd, keyFile)
  // as it was called: npm's link in a folder of programs goes on pointing at smm through upgrades
  return { node: process.execPath, program: process.argv[1] ?? 'smm', environment }
}

/**
 * A line break in a path would begin a line of its own in the crontab or the unit, and run; what stands before a % in a crontab, crons read
 * in different ways.
 */
function checkWords(lang: Lang, kind: SchedulerKind, { node, program, environment }: ScheduledCommand): void {
  const words = [node, program, ...Object.values(environment)]
  const odd = words.find((word) => /\p{Cc}/u.test(word) || (kind === 'cron' && word.includes('\\')))
  if (odd === undefined) return
  throw new Failure('usage', 'not_schedulable', say(lang, scheduleText.not_schedulable, { kind, path: odd }), {
    hint: say(lang, scheduleText.not_schedulable_hint),
  })
}

function refused({ lang }: Context, kind: SchedulerKind, error: unknown): Failure {
  const words = error instanceof Error ? error.message : String(error)
  const missing = (error as { code?: unknown }).code === 'ENOENT'
  const hint = kind === 'cron' ? say(lang, scheduleText.try_systemd) : say(lang, scheduleText.try_foreground)
  const message = missing
    ? say(lang, scheduleText.scheduler_missing, { kind })
    : say(lang, scheduleText.scheduler_refused, { kind, reason: words })
  return new Failure('failed', missing ? 'scheduler_missing' : 'scheduler_refused', message, { hint, cause: error })
}
