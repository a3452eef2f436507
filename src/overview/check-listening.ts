import { sourceWords } from '../community/add-query.ts'
import type { Context } from '../context.ts'
import { doctorListenText } from '../i18n/doctor-listen.ts'
import { shortDate } from '../i18n/format.ts'
import { say } from '../i18n/text.ts'
import type { DoctorFinding } from './finding.ts'

const silentMs = 7 * 86_400_000

/** A source that has failed for a week has most likely moved: nobody would miss what it does not say. */
export async function checkListening(context: Context): Promise<DoctorFinding[]> {
  const { lang } = context
  const { listen } = await context.store()
  const silent = await listen.silent(new Date(context.now().getTime() - silentMs).toISOString())
  return silent.map(({ client, name, kind, address, problem, read_at, added_at }) => {
    const values = {
      client,
      name,
      source: sourceWords(lang, { kind, address }),
      since: shortDate(lang, (read_at ?? added_at).slice(0, 10)),
      problem: (problem ?? '').replace(/\.$/, ''),
    }
    return {
      area: 'listening',
      code: 'source_silent',
      level: 'warning',
      message: say(lang, doctorListenText.silent, values),
      mend: say(lang, doctorListenText.silent_mend, { client }),
    }
  })
}
