import type { Context } from '../context.ts'
import { monthInstants } from '../posts/month-instants.ts'
import type { Client } from '../store/clients.ts'
import { communityMonth, type CommunityMonth } from './community-month.ts'

/** The month of the inbox and of listening, as it stands now. Reads only. */
export async function readCommunity(context: Context, client: Client, month: string): Promise<CommunityMonth> {
  const { inbox, crisis } = await context.store()
  const now = context.now().toISOString()
  const { from, to } = monthInstants(month, client.time_zone)
  const [marks, voices, first, cursors, highest_index] = await Promise.all([
    inbox.marks(client.slug, from, to),
    inbox.voices(client.slug, from, to),
    inbox.first(client.slug),
    inbox.cursors(client.slug),
    crisis.highest(client.slug, from, to),
  ])
  const begun = first !== null && first < to && from <= now
  // a month with messages was looked at; one without any counts as empty where somebody has read since it began
  const looked = marks.length > 0 || (begun && cursors.some(({ read_at, problem }) => problem === null && read_at >= from))
  return communityMonth({ marks, voices, looked, highest_index, until: now })
}
