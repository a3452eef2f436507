import { tagOf } from '../clients/campaign-link.ts'
import { linkRuleOf, marksOf, usualRule, type Marks } from '../clients/link-rule.ts'
import type { Context } from '../context.ts'
import { findLinks } from '../networks/measure.ts'
import { ambassadorLink } from '../people/ambassador-link.ts'
import type { Client } from '../store/clients.ts'
import type { TaggedDelivery } from '../store/links.ts'
import type { OwnMarks } from './order-evidence.ts'

/** The marks of every link that the client has given out, and its codes: made by hand, in posts, and those of its ambassadors. */
export async function readOwnMarks(context: Context, client: Client): Promise<OwnMarks> {
  const store = await context.store()
  const [links, tagged, ambassadors] = [
    await store.links.list(client.slug),
    await store.links.tagged(client.slug),
    await store.ambassadors.list(client.slug),
  ]
  const theirs = ambassadors.map((one) => ambassadorLink(client, one)).filter((url) => url !== null)
  const all: Marks[] = [...links, ...[...tagged.flatMap(addressesOf), ...theirs].map(marksOf).filter((marks) => marks !== null)]
  const campaigns = new Map<string, Set<string>>()
  for (const { utm_campaign, utm_source } of all) {
    const sources = campaigns.get(tagOf(utm_campaign)) ?? new Set<string>()
    campaigns.set(tagOf(utm_campaign), sources.add(tagOf(utm_source)))
  }
  const codes = [...links.map((one) => one.promo_code), ...ambassadors.map((one) => one.code)].filter((code) => code !== null)
  return {
    media: new Set([usualRule.medium, tagOf(linkRuleOf(client).medium)].filter((medium) => medium !== '')),
    sources: new Set(all.map(({ utm_source }) => tagOf(utm_source))),
    campaigns,
    promo_codes: new Set(codes.map((code) => code.toUpperCase())),
  }
}

/** The tagged addresses of a delivery, each once. */
export function addressesOf({ content }: Pick<TaggedDelivery, 'content'>): string[] {
  const all = [content.link ?? '', content.text].flatMap((text) => findLinks(text).map(({ url }) => url))
  return [...new Set(all)].filter((url) => marksOf(url) !== null)
}
