import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Signals } from './crisis-step.ts'

/** An account of so many followers carries further. */
const largeFollowing = 10_000
const baselineDays = 28
const fewestDays = 7
const dayMs = 86_400_000

export interface SeenSignals extends Signals {
  /** Words of alert in what was written, and in how many messages: a hint for whoever sets the severity, never more. */
  readonly words: readonly { readonly word: string; readonly count: number }[]
}

/** What was written of the firm in the last 24 hours, against the median day of the 28 before. */
export async function readSignals(context: Context, client: Client): Promise<SeenSignals> {
  const { inbox, crisis } = await context.store()
  const now = context.now()
  const until = now.toISOString()
  const began = new Date(now.getTime() - dayMs).toISOString()
  const [last, ...before] = await inbox.windows(client.slug, until, baselineDays + 1)
  const first = await inbox.first(client.slug)
  const { large, official, words } = await crisis.reach(client.slug, began, until, largeFollowing)
  return {
    baseline: baselineOf(
      before.map((one) => one.mentions),
      first,
      Date.parse(began),
    ),
    mentions: last?.mentions ?? 0,
    negative: last?.negative ?? 0,
    amplifier: official ? 'media_or_official' : large ? 'large_account' : 'none',
    words,
  }
}

/** Only days that were listened to count: a client of ten days has no 28. */
function baselineOf(days: readonly number[], first: string | null, until: number): number | null {
  const known = first === null ? 0 : Math.floor((until - Date.parse(first)) / dayMs)
  if (known < fewestDays) return null
  const sorted = days.slice(0, known).toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
