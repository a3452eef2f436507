import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { NewTime, TimeEntry } from '../store/money.ts'
import type { Recorded } from './recorded.ts'
import { canonicalRole, isCosted, rateOf } from './role.ts'

export interface AddTimeInput extends Omit<NewTime, 'client' | 'rate_per_hour'> {
  readonly client: Client
  /** What `--rate` said; null: the role's own rate, else the client's. */
  readonly rate_per_hour: number | null
}

export interface AddedTime {
  readonly entry: Recorded<TimeEntry>
  /** False for the consultant and providers: their invoice is the cost. */
  readonly costed: boolean
}

/** Keeps minutes with the rate of the day. A rate for an uncosted role is not kept: it must never enter the client's ROI. */
export async function addTime(context: Context, input: AddTimeInput): Promise<AddedTime> {
  const { client } = input
  const store = await context.store()
  const role = canonicalRole(input.role, await knownRoles(context, client))
  const costed = isCosted(role)
  const entry: NewTime = {
    client: client.slug,
    date: input.date,
    minutes: input.minutes,
    role,
    network: input.network,
    activity: input.activity,
    rate_per_hour: costed ? (input.rate_per_hour ?? rateOf(role, client)) : null,
    estimated: input.estimated,
    note: input.note ?? null,
  }
  const at = context.now().toISOString()
  if (context.options.dry_run)
    return { entry: { ...entry, note: entry.note ?? null, external_id: null, id: null, created_at: at }, costed }
  return { entry: await store.money.addTime(entry, at), costed }
}

/** Roles with a rate of their own, then those that have entries: the spellings to keep. */
export async function knownRoles(context: Context, client: Client): Promise<string[]> {
  const entries = await (await context.store()).money.listTime(client.slug)
  return [...new Set([...Object.keys(client.rates), ...entries.map(({ role }) => role)])]
}
