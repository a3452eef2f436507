import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import { bestTimes, type NetworkTimes } from './best-times.ts'
import { monthsUpTo } from './kpi-month.ts'
import { readFiguresOf, readSent } from './read-figures.ts'
import type { Sent } from './sent-posts.ts'

/** Older posts were made for other days. */
const timesMonths = 12

/**
 * When posts of the twelve months up to this one did better, network by network. Reads only. `everything` that was sent, where that is at
 * hand.
 */
export async function readTimes(
  context: Context,
  client: Client,
  month: string,
  everything?: readonly Sent[],
): Promise<NetworkTimes[]> {
  const sent = everything ?? (await readSent(context, client))
  const months = await Promise.all(monthsUpTo(month, timesMonths).map((one) => readFiguresOf(context, client, one, sent)))
  const results = months.flatMap((one) => [...one.sent.map(({ result }) => result), ...one.others])
  return bestTimes(results, client.time_zone)
}
