import type { Context } from '../context.ts'
import type { ScheduleStatus } from '../delivery/install-schedule.ts'
import { doctorText } from '../i18n/doctor.ts'
import { list } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import type { DoctorFinding } from './finding.ts'
import { timeAgo } from '../i18n/relative.ts'

/** A scheduler calls every minute; a machine sleeps at night. */
const staleMinutes = 30

/** Does anybody come by to publish? */
export function checkScheduler(context: Context, status: ScheduleStatus): DoctorFinding[] {
  const { lang } = context
  const now = context.now().toISOString()
  const { installed, last_pass_at, next_due_at, due_now } = status
  const waiting = due_now || next_due_at !== null
  const ago = last_pass_at === null ? null : timeAgo(lang, last_pass_at, now)
  const stale = last_pass_at === null || Date.parse(now) - Date.parse(last_pass_at) > staleMinutes * 60_000
  const kinds = installed.map((one) => one.kind)
  const [kind] = kinds
  const found = (level: DoctorFinding['level'], code: string, message: string, mend: string | null): DoctorFinding => ({
    area: 'scheduler',
    code,
    level,
    message,
    mend,
  })
  if (kind === undefined) {
    // `smm schedule` in a terminal that stays open does as well
    if (ago !== null && !stale)
      return [found('ok', 'scheduler_by_hand', say(lang, doctorText.scheduler_by_hand, { ago }), null)]
    const mend = say(lang, doctorText.scheduler_none_mend)
    return waiting
      ? [found('error', 'scheduler_none', say(lang, doctorText.scheduler_none_waiting), mend)]
      : [found('warning', 'scheduler_none', say(lang, doctorText.scheduler_none), mend)]
  }
  const twice =
    kinds.length > 1
      ? [
          found(
            'warning',
            'scheduler_twice',
            say(lang, doctorText.scheduler_twice, { kinds: list(lang, kinds) }),
            say(lang, doctorText.scheduler_twice_mend),
          ),
        ]
      : []
  if (ago === null) return [found('ok', 'scheduler', say(lang, doctorText.scheduler_no_pass, { kind }), null), ...twice]
  if (stale) {
    const message = say(lang, doctorText.scheduler_stale, { kind, ago })
    return [
      found(waiting ? 'error' : 'warning', 'scheduler_stale', message, say(lang, doctorText.scheduler_stale_mend)),
      ...twice,
    ]
  }
  return [found('ok', 'scheduler', say(lang, doctorText.scheduler_good, { kind, ago }), null), ...twice]
}
