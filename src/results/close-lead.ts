import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { hireText } from '../i18n/hires.ts'
import { say } from '../i18n/text.ts'
import type { Client, Evidence } from '../store/clients.ts'
import type { Lead, Sale } from '../store/money.ts'

/** The lead of this number. Throws `Failure` not_found `lead_not_found`. */
export async function findLead(context: Context, client: Client, lead_id: string): Promise<Lead> {
  const leads = await (await context.store()).money.listLeads(client.slug)
  const found = leads.find((lead) => lead.lead_id === lead_id)
  if (found !== undefined) return found
  const { lang } = context
  throw new Failure('not_found', 'lead_not_found', say(lang, hireText.lead_not_found, { id: lead_id }), {
    hint: say(lang, hireText.lead_list_hint),
  })
}

export interface WonSale {
  readonly date: string
  readonly revenue: number
  readonly evidence: Evidence
  readonly margin_bp: number | null
}

/**
 * Says what became of a lead. The sale it became bears its number, so that it counts once however often it is told; it is kept together
 * with the lead or not at all.
 */
export async function closeLead(
  context: Context,
  client: Client,
  lead: Lead,
  status: 'won' | 'lost',
  sold: WonSale | null = null,
): Promise<{ lead: Lead; sale: Sale | Omit<Sale, 'id'> | null }> {
  const at = context.now().toISOString()
  const { money } = await context.store()
  const closed = { ...lead, status }
  const sale =
    sold === null
      ? null
      : {
          ...sold,
          client: client.slug,
          sale_id: lead.lead_id,
          currency: client.currency,
          count: 1,
          refund_of: null,
        }
  if (context.options.dry_run) {
    return { lead: closed, sale: sale && { ...sale, network: null, note: null, external_id: null, created_at: at } }
  }
  if (sale === null) return { lead: await money.addLead(closed, at), sale: null }
  return money.winLead(closed, sale, at)
}
