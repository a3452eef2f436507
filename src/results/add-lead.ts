import type { Context } from '../context.ts'
import type { Client } from '../store/clients.ts'
import type { Lead, NewLead } from '../store/money.ts'
import { leadValueOf } from './lead-value.ts'
import type { Recorded } from './recorded.ts'

export interface AddLeadInput extends Omit<NewLead, 'client' | 'status'> {
  readonly client: Client
  /** Null: as it was, open for a new one. */
  readonly status: Lead['status'] | null
}

export interface AddedLead {
  readonly entry: Omit<Recorded<Lead>, 'lead_id'> & { readonly lead_id: string | null }
  /** Its status before; null for a new lead. */
  readonly was: Lead['status'] | null
  /** False: an open lead without a close rate or a margin, which the ROI cannot value. */
  readonly valued: boolean
}

/** Keeps someone who asked, or says what became of them. What a lead is worth comes from the flags, else from the client's answers. */
export async function addLead(context: Context, { client, ...given }: AddLeadInput): Promise<AddedLead> {
  const store = await context.store()
  const usual = leadValueOf(client, await store.strategies.get(client.slug))
  const known = (await store.money.listLeads(client.slug)).find((lead) => lead.lead_id === given.lead_id)
  const entry: NewLead = {
    ...given,
    client: client.slug,
    status: given.status ?? known?.status ?? 'open',
    date: known?.date ?? given.date,
    close_rate_bp: given.close_rate_bp ?? known?.close_rate_bp ?? usual.close_rate_bp,
    avg_margin: given.avg_margin ?? known?.avg_margin ?? usual.avg_margin,
  }
  const was = known?.status ?? null
  const valued = entry.close_rate_bp !== null && entry.avg_margin !== null
  const at = context.now().toISOString()
  if (context.options.dry_run)
    return { entry: { ...entry, note: entry.note ?? null, id: known?.id ?? null, created_at: at }, was, valued }
  return { entry: await store.money.addLead(entry, at), was, valued }
}
