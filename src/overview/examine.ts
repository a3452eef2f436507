import type { Context } from '../context.ts'
import { scheduleStatus, type ScheduleStatus } from '../delivery/install-schedule.ts'
import { diskFailure } from '../disk-failure.ts'
import { Failure } from '../failure.ts'
import { doctorText } from '../i18n/doctor.ts'
import { say } from '../i18n/text.ts'
import { ofAnother } from '../places.ts'
import { isThere } from '../private-files.ts'
import { examineDriver } from '../store/sqlite/driver-failure.ts'
import { findVersion } from '../version.ts'
import { checkAccountList } from './check-account-list.ts'
import { checkApiVersions } from './check-api-versions.ts'
import { checkBackups } from './check-backups.ts'
import { checkClock } from './check-clock.ts'
import { checkDatabase } from './check-database.ts'
import { checkFiles } from './check-files.ts'
import { checkKey } from './check-key.ts'
import { checkLegalRules, checkRights } from './check-legal.ts'
import { checkListening } from './check-listening.ts'
import { checkOptionalParts } from './check-optional-parts.ts'
import { checkRules } from './check-rules.ts'
import { checkScheduler } from './check-scheduler.ts'
import { checkSettings } from './check-settings.ts'
import { checkTimes } from './check-times.ts'
import type { Area, DoctorFinding } from './finding.ts'

export interface Examination {
  /** The worst of the findings. */
  readonly status: DoctorFinding['level']
  readonly version: string
  readonly findings: readonly DoctorFinding[]
}

/**
 * Looks at everything that can go wrong around smm, and goes on when one part is broken: that part is a finding. Nothing is made,
 * called or changed, but for the rights of a key file that was open to others.
 */
export async function examine(context: Context): Promise<Examination> {
  const { places } = context
  const findings: DoctorFinding[] = [checkProgram(context), ...(await checkOptionalParts(context))]
  const part = async (area: Area, look: () => Promise<readonly DoctorFinding[]>): Promise<void> => {
    try {
      findings.push(...(await look()))
    } catch (error) {
      const failure = error instanceof Failure ? error : diskFailure(error, context.lang)
      if (failure === null) throw error
      findings.push({ area, code: failure.code, level: 'error', message: failure.message, mend: failure.hint ?? null })
    }
  }
  await part('files', async () => checkFiles(context))
  // a home that nothing was written to yet is not made by looking at it
  let open = false
  await part('database', async () => {
    // root that opened somebody else's would leave files of its own there
    if (!isThere(places.database) || ofAnother(places) !== null) {
      const missing = examineDriver(context.lang)
      if (missing !== null) throw missing
      return []
    }
    const found = await checkDatabase(context)
    // of a damaged one nothing more is asked: any answer may fail
    open = found.code !== 'damaged'
    return [found]
  })
  const store = open ? await context.store() : null
  const clients = (await store?.clients.list()) ?? []
  const accounts = ((await store?.accounts.list()) ?? []).filter((one) => clients.some((client) => client.slug === one.client))
  await part('clock', async () => checkClock(context, clients))
  if (store !== null) {
    await part('database', () => checkBackups(context))
    await part('clock', () => checkTimes(context))
    let schedule: ScheduleStatus | null = null
    await part('scheduler', async () => {
      schedule = await scheduleStatus(context)
      return checkScheduler(context, schedule)
    })
    const installed = (schedule as ScheduleStatus | null)?.installed ?? []
    await part('key', () => checkKey(context, accounts, installed))
    await part('accounts', () => checkAccountList(context, accounts))
    await part('accounts', () => checkApiVersions(context, accounts))
    await part('listening', () => checkListening(context))
  }
  await part('rules', () => checkRules(context))
  await part('rules', async () => checkLegalRules(context))
  if (store !== null) await part('rules', () => checkRights(context, clients))
  await part('settings', async () => checkSettings(context, await context.config(), accounts))
  const status = (['error', 'warning'] as const).find((level) => findings.some((one) => one.level === level)) ?? 'ok'
  return { status, version: findVersion(), findings }
}

/** Versions, and whether this Node is one that smm is tried on. */
function checkProgram({ lang }: Context): DoctorFinding {
  const node = process.versions.node
  const [major = 0, minor = 0] = node.split('.').map(Number)
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (fits) {
    return {
      area: 'program',
      code: 'versions',
      level: 'ok',
      message: say(lang, doctorText.versions, { smm: findVersion(), node }),
      mend: null,
    }
  }
  const message = say(lang, doctorText.node_unsupported, { node })
  return { area: 'program', code: 'node_unsupported', level: 'warning', message, mend: say(lang, doctorText.node_mend) }
}
