import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { doctorText } from '../i18n/doctor.ts'
import { say } from '../i18n/text.ts'
import type { Account } from '../store/accounts.ts'
import type { DoctorFinding } from './finding.ts'

const safeSettleSeconds = 300

/** Settings that are allowed and still not wise. */
export function checkSettings({ lang }: Context, config: Config, accounts: readonly Account[]): DoctorFinding[] {
  const found: DoctorFinding[] = []
  const warn = (code: string, message: string, mend: string): void => {
    found.push({ area: 'settings', code, level: 'warning', message, mend })
  }
  const seconds = config.get('delivery.settle_seconds')
  if (seconds < safeSettleSeconds)
    warn('settle_short', say(lang, doctorText.settle_short, { seconds }), say(lang, doctorText.settle_mend))
  const [smtp, to] = [config.get('notify.smtp'), config.get('notify.to')]
  const mail = smtp !== null && to !== null
  if (!mail && (smtp !== null || to !== null)) {
    const missing = smtp === null ? 'notify.smtp' : 'notify.to'
    warn('half_mail', say(lang, doctorText.half_mail, { missing }), say(lang, doctorText.half_mail_mend, { missing }))
  } else if (!mail && config.get('notify.webhook') === null && accounts.some((one) => one.for_network !== null)) {
    warn('no_channel', say(lang, doctorText.no_channel), say(lang, doctorText.no_channel_mend))
  }
  if (config.get('consultant.name') === null)
    warn('no_consultant', say(lang, doctorText.no_consultant), say(lang, doctorText.no_consultant_mend))
  return found.length > 0
    ? found
    : [{ area: 'settings', code: 'settings', level: 'ok', message: say(lang, doctorText.settings_good), mend: null }]
}
