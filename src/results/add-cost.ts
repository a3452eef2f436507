import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Cost, NewCost } from '../store/money.ts'
import type { Recorded } from './recorded.ts'

export interface AddCostInput extends Omit<NewCost, 'client'> {
  readonly client: Client
}

/** Keeps money that went out, before VAT. */
export async function addCost(context: Context, { client, ...cost }: AddCostInput): Promise<Recorded<Cost>> {
  const at = context.now().toISOString()
  const entry = { ...cost, client: client.slug }
  if (context.options.dry_run) return { ...entry, note: entry.note ?? null, external_id: null, id: null, created_at: at }
  return (await context.store()).money.addCost(entry, at)
}
