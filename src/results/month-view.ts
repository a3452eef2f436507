import { capabilitiesOf } from '../networks/capabilities.ts'
import { network as networkById } from '../networks/registry.ts'
import { dayInstant } from '../posts/day-instant.ts'
import type { Account } from '../store/accounts.ts'
import { dayOf } from './day.ts'
import { addMonths, firstDay, monthOf } from './month.ts'
import { readersNetwork, type ReadersNetwork } from '../networks/readers-network.ts'

/** Where a client's months end, when they are looked at, and whose figures there could be. */
export interface MonthView {
  readonly now: Date
  readonly time_zone: string
  readonly accounts: readonly CountedAccount[]
}

/** An account whose network counts something. */
export interface CountedAccount {
  readonly id: number
  readonly network: ReadersNetwork
  /** What its network counts of an account. */
  readonly metrics: readonly string[]
  /** Days in the client's zone: since when smm knows it, and when it was removed. */
  readonly since: string
  readonly removed: string | null
}

/** `accounts`: those that were removed, too. */
export async function countedAccounts(accounts: readonly Account[], time_zone: string): Promise<CountedAccount[]> {
  const counted = await Promise.all(
    accounts.map(async ({ id, network, for_network, settings, created_at, removed_at }): Promise<CountedAccount> => ({
      id,
      network: readersNetwork(network, for_network),
      metrics: capabilitiesOf(await networkById(network), settings).account_figures,
      since: dayOf(new Date(created_at), time_zone),
      removed: removed_at === null ? null : dayOf(new Date(removed_at), time_zone),
    })),
  )
  return counted.filter(({ metrics }) => metrics.length > 0)
}

/** The month of whose end a counter tells that was typed or came by a file; null: it tells of another moment. */
export function monthEnding(captured_at: string, time_zone: string): string | null {
  const month = monthOf(dayOf(new Date(captured_at), time_zone))
  const next = dayInstant(firstDay(addMonths(month, 1)), 0, time_zone)
  // as `endOfDay` of what is typed and imported: the last second
  return next !== null && Date.parse(next) - Date.parse(captured_at) === 1000 ? month : null
}
