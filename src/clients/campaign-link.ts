/** The marks by which a statistics tool tells where a visit came from. */
export interface CampaignTags {
  readonly source: string
  readonly medium: string
  readonly campaign: string
  /** Which of several of the same campaign. */
  readonly content?: string
}

/**
 * The address with its UTM parameters: small letters, digits and hyphens, so that no tool counts one campaign as two. Those that were
 * there give way; the rest of the address stays as it is. Throws `TypeError` for what is no address.
 */
export function campaignLink(url: string, tags: CampaignTags): string {
  const link = new URL(url)
  for (const name of ['source', 'medium', 'campaign', 'content'] as const) {
    const value = tagOf(tags[name] ?? '')
    if (value === '') link.searchParams.delete(`utm_${name}`)
    else link.searchParams.set(`utm_${name}`, value)
  }
  return link.href
}

/** `Pain au levain` → `pain-au-levain`. */
export function tagOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}
