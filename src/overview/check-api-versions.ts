import type { Context } from '../context.ts'
import { doctorText } from '../i18n/doctor.ts'
import { date } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import { network as networkOf } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { DoctorFinding } from './finding.ts'

const dayMs = 86_400_000
const warnDays = 60

/** Accounts that speak a version of their network's API which ends within two months, or has ended. */
export async function checkApiVersions(context: Context, accounts: readonly Account[]): Promise<DoctorFinding[]> {
  const { lang } = context
  const found: DoctorFinding[] = []
  for (const { client, name, network, settings } of accounts) {
    const { api_version, name: of } = await networkOf(network)
    const { version, ends_on } = api_version?.(settings) ?? { version: '', ends_on: null }
    if (ends_on === null) continue
    const days = Math.floor((Date.parse(ends_on) - context.now().getTime()) / dayMs)
    if (days > warnDays) continue
    const values = { client, name, network: of, version, day: date(lang, ends_on) }
    const over = days < 0
    found.push({
      area: 'accounts',
      code: over ? 'api_version_ended' : 'api_version_ends',
      level: over ? 'error' : 'warning',
      message: say(lang, over ? doctorText.api_version_ended : doctorText.api_version_ends, values),
      mend: say(lang, doctorText.api_version_mend, { client, name }),
    })
  }
  return found
}
