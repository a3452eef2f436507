import { campaignLink, tagOf } from '../clients/campaign-link.ts'
import type { Ambassador } from '../store/ambassadors.ts'
import type { Client } from '../store/clients.ts'

/** Their own link to the client's website, told apart by their code; null without a website. */
export function ambassadorLink({ website }: Pick<Client, 'website'>, { topic, code }: Ambassador): string | null {
  if (website === null) return null
  return campaignLink(website, { source: 'ambassador', medium: 'referral', campaign: tagOf(topic) || 'topic', content: code })
}
