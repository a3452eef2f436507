import type { Context } from '../context.ts'
import { doctorText } from '../i18n/doctor.ts'
import { say } from '../i18n/text.ts'
import { instantsOf, readWall, wallOf, writeWall, writeWithOffset } from '../posts/wall-time.ts'
import type { PostTime } from '../store/posts.ts'
import type { DoctorFinding } from './finding.ts'

/**
 * A queued post keeps its instant, and beside it the wall time and the zone it was given in. They part when the rules of a zone change
 * after it was queued (a country ends its summer time): nothing is moved behind anyone's back, it is said.
 */
export async function checkTimes(context: Context): Promise<DoctorFinding[]> {
  const { lang } = context
  const store = await context.store()
  const parted = (await store.posts.times(context.now().toISOString())).filter(hasParted)
  const [first] = parted
  if (!first) return []
  const { id, client, scheduled_at, scheduled_local, time_zone } = first
  const meant = readWall(scheduled_local ?? '')
  const [instant] = meant ? instantsOf(meant, time_zone) : []
  const at = instant ? writeWithOffset(instant, time_zone) : (scheduled_local ?? '')
  return [
    {
      area: 'clock',
      code: 'times_parted',
      level: 'warning',
      message: say(lang, doctorText.times_parted, {
        count: parted.length,
        id,
        client,
        zone: time_zone,
        meant: clock(scheduled_local ?? ''),
        now: clock(writeWall(wallOf(new Date(scheduled_at ?? ''), time_zone))),
      }),
      mend: say(lang, doctorText.times_parted_mend, { id, at }),
    },
  ]
}

function hasParted({ scheduled_at, scheduled_local, time_zone }: PostTime): boolean {
  if (scheduled_at === null || scheduled_local === null) return false
  const wall = wallOf(new Date(scheduled_at), time_zone)
  // a zone that this Node does not know at all is told of its client
  return !Number.isNaN(wall.year) && writeWall(wall) !== scheduled_local
}

function clock(local: string): string {
  return local.replace('T', ' ')
}
