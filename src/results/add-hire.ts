import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Hire, NewHire } from '../store/money.ts'
import { answerOf, numberIn } from './lead-value.ts'
import type { Recorded } from './recorded.ts'

export interface AddHireInput extends Omit<NewHire, 'client'> {
  readonly client: Client
}

/** Keeps hires with what one of them avoided: as said, else by the client's own answer of today. */
export async function addHire(context: Context, { client, ...given }: AddHireInput): Promise<Recorded<Hire>> {
  const store = await context.store()
  const usual = numberIn(answerOf(await store.strategies.get(client.slug), 'deal_economics'), 'hire_cost')
  const entry: NewHire = { ...given, client: client.slug, avoided_cost: given.avoided_cost ?? usual }
  const at = context.now().toISOString()
  if (context.options.dry_run) return { ...entry, note: entry.note ?? null, id: null, created_at: at }
  return store.money.addHire(entry, at)
}
