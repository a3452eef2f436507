import type { Context } from '../context.ts'
import { doctorText } from '../i18n/doctor.ts'
import { date, list } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import { allNetworks } from '../networks/registry.ts'
import type { DoctorFinding } from './finding.ts'

const yearMs = 365 * 86_400_000

/** Rules of networks that nobody has looked up again for more than a year, by network. */
export async function checkRules(context: Context): Promise<DoctorFinding[]> {
  const { lang } = context
  const now = context.now().getTime()
  const old: { name: string; since: string }[] = []
  for (const network of await allNetworks()) {
    const rules = await network.rules()
    const days = [network.source?.checked_on, ...rules.facts({}).map(({ source }) => source?.checked_on)]
      .filter((day) => day !== undefined)
      .filter((day) => now - Date.parse(day) > yearMs)
      .toSorted()
    if (days[0] !== undefined) old.push({ name: network.name, since: days[0] })
  }
  if (old.length === 0)
    return [{ area: 'rules', code: 'rules', level: 'ok', message: say(lang, doctorText.rules_good), mend: null }]
  const names = list(
    lang,
    old.map(({ name, since }) => say(lang, doctorText.rules_of, { name, date: date(lang, since) })),
  )
  const message = say(lang, doctorText.rules_old, { names })
  return [{ area: 'rules', code: 'rules_old', level: 'warning', message, mend: say(lang, doctorText.rules_mend) }]
}
