import type { Context } from '../context.ts'
import { doctorText } from '../i18n/doctor.ts'
import { say } from '../i18n/text.ts'
import type { DoctorFinding } from './finding.ts'

/** Is the file sound, and does what is written survive a power cut? */
export async function checkDatabase(context: Context): Promise<DoctorFinding> {
  const { lang, places } = context
  const { schema_version, engine, journal, synchronous, faults } = await (await context.store()).health()
  const [fault] = faults
  if (fault !== undefined) {
    const mend = say(lang, doctorText.database_faults_mend, { path: places.database })
    return {
      area: 'database',
      code: 'damaged',
      level: 'error',
      message: say(lang, doctorText.database_faults, { fault }),
      mend,
    }
  }
  if (journal !== 'wal' || (synchronous !== 'full' && synchronous !== 'extra')) {
    const message = say(lang, doctorText.database_unsafe, { journal, synchronous })
    return { area: 'database', code: 'unsafe', level: 'error', message, mend: say(lang, doctorText.database_unsafe_mend) }
  }
  const message = say(lang, doctorText.database_good, { version: schema_version, engine })
  return { area: 'database', code: 'sound', level: 'ok', message, mend: null }
}
