import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import { bestTimes, type NetworkTimes } from './best-times.ts'
import { monthsUpTo } from './kpi-month.ts'
import { readFiguresOf } from './read-figures.ts'
import { sentOf } from './sent-posts.ts'

/** Older posts were made for other days. */
const timesMonths = 12

/** When posts of the twelve months up to this one did better, network by network. Reads only. */
export async function readTimes(context: Context, client: Client, month: string): Promise<NetworkTimes[]> {
  const store = await context.store()
  const [posts, accounts] = await Promise.all([
    store.posts.list({ client: client.slug, all: true }),
    store.accounts.history(client.slug),
  ])
  const sent = sentOf(posts, accounts, client.time_zone)
  const months = await Promise.all(monthsUpTo(month, timesMonths).map((one) => readFiguresOf(context, client, one, sent)))
  const results = months.flatMap((one) => [...one.sent.map(({ result }) => result), ...one.others])
  return bestTimes(results, client.time_zone)
}
