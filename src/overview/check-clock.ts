import type { Context } from '../context.ts'
import { lastPass } from '../delivery/clock.ts'
import { doctorText } from '../i18n/doctor.ts'
import { dateTime } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { DoctorFinding } from './finding.ts'

/** No smm was there before: an earlier clock is wrong. */
const earliest = Date.UTC(2026, 0, 1)
const backMs = 2 * 60_000

/** Posts leave by this clock: it must not have gone back, and must know the clients' zones. */
export function checkClock(context: Context, clients: readonly Client[]): DoctorFinding[] {
  const { lang, places } = context
  const now = context.now()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const told = (at: Date): string => dateTime(lang, at, zone)
  const found: DoctorFinding[] = []
  const seen = lastPass(places.home)
  const mend = say(lang, doctorText.clock_mend)
  if (now.getTime() < earliest) {
    found.push({
      area: 'clock',
      code: 'clock_past',
      level: 'error',
      message: say(lang, doctorText.clock_past, { now: told(now) }),
      mend,
    })
  } else if (seen !== null && seen.getTime() - now.getTime() > backMs) {
    const message = say(lang, doctorText.clock_back, { now: told(now), seen: told(seen) })
    found.push({ area: 'clock', code: 'clock_back', level: 'error', message, mend })
  } else {
    const message = say(lang, doctorText.clock_good, { now: told(now), zone })
    found.push({ area: 'clock', code: 'clock', level: 'ok', message, mend: null })
  }
  for (const { slug, name, time_zone } of clients) {
    if (knows(time_zone)) continue
    const message = say(lang, doctorText.zone_unknown, { zone: time_zone, client: name })
    found.push({
      area: 'clock',
      code: 'zone_unknown',
      level: 'error',
      message,
      mend: say(lang, doctorText.zone_mend, { client: slug }),
    })
  }
  return found
}

function knows(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
