import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import { bestTimes, type NetworkTimes } from './best-times.ts'
import { monthsUpTo } from './kpi-month.ts'
import { readOut, readPosts, type MonthPosts } from './read-figures.ts'

/** Older posts were made for other days. */
export const timesMonths = 12

/**
 * When posts of the twelve months up to this one did better, network by network. Reads only. `posts`: what came of these
 * months' posts, where that is at hand.
 */
export async function readTimes(
  context: Context,
  client: Client,
  month: string,
  posts?: readonly MonthPosts[],
): Promise<NetworkTimes[]> {
  const months = posts ?? (await readPosts(context, client, monthsUpTo(month, timesMonths), await readOut(context, client)))
  const results = months.flatMap((one) => [...one.sent.map(({ result }) => result), ...one.others])
  return bestTimes(results, client.time_zone)
}
