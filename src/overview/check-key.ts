import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { Context } from '../context.ts'
import type { ScheduleStatus } from '../delivery/install-schedule.ts'
import { Failure } from '../failure.ts'
import { doctorText } from '../i18n/doctor.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { Account } from '../store/accounts.ts'
import type { DoctorFinding } from './finding.ts'

/** Is the key there, is it the right one, does every credential open, and will a pass without our environment find it? */
export async function checkKey(
  context: Context,
  accounts: readonly Account[],
  installed: ScheduleStatus['installed'],
): Promise<DoctorFinding[]> {
  const { lang, places } = context
  const secrets = await context.secrets()
  const { kind, where } = secrets.backend
  const found: DoctorFinding[] = []
  const add = (level: DoctorFinding['level'], code: string, message: string, mend: string | null): void => {
    found.push({ area: 'key', code, level, message, mend })
  }
  try {
    if ((await secrets.examine()) === 'none') add('ok', 'key_none', say(lang, doctorText.key_none), null)
    else {
      for (const account of accounts) await secrets.credentials(account.id)
      add('ok', 'key', keyWords(lang, kind, where), null)
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    add('error', error.code, error.message, error.hint ?? null)
  }
  for (const warning of secrets.warnings()) add('warning', 'key_mended', warning, null)
  const byValue = where === 'SMM_KEY'
  if (kind === 'environment' && installed.some((one) => byValue || !one.has_key_file)) {
    const mend = byValue
      ? say(lang, doctorText.key_environment_cron_mend, { file: join(places.config, 'key') })
      : say(lang, doctorText.key_file_cron_mend)
    add('warning', 'key_environment', say(lang, doctorText.key_environment_cron, { where }), mend)
  }
  if (kind === 'keyring') {
    if (existsSync(join(places.config, 'key'))) {
      const values = { file: join(places.config, 'key') }
      add('warning', 'key_left', say(lang, doctorText.key_left, values), say(lang, doctorText.key_left_mend, values))
    }
    if (installed.some((one) => !one.has_key_file))
      add('warning', 'key_keyring', say(lang, doctorText.key_keyring_cron), say(lang, doctorText.key_keyring_cron_mend))
  } else if (where !== 'SMM_KEY') {
    const mode = statSync(where, { throwIfNoEntry: false })?.mode ?? 0
    if (kind !== 'key_file' && process.platform !== 'win32' && (mode & 0o077) !== 0) {
      add(
        'warning',
        'key_shared',
        say(lang, doctorText.key_shared, { where }),
        say(lang, doctorText.chmod_mend, { path: where }),
      )
    }
    if (`${dirname(resolve(where))}${sep}`.startsWith(`${places.home}${sep}`)) {
      add('warning', 'key_beside', say(lang, doctorText.key_beside), say(lang, doctorText.key_beside_mend))
    }
  }
  return found
}

function keyWords(lang: Lang, kind: Secrets['backend']['kind'], where: string): string {
  return kind === 'keyring' ? say(lang, doctorText.key_good_keyring) : say(lang, doctorText.key_good, { where })
}
