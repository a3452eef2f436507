import { findLinks } from '../networks/measure.ts'
import type { Client, LinkRule } from '../store/clients.ts'
import { tagOf } from './campaign-link.ts'

/** By network, and by campaign: that of the post, else the month. */
export const usualRule: LinkRule = {
  on: true,
  source: '{network}',
  medium: 'social',
  campaign: '{campaign}',
  content: null,
}

export function linkRuleOf({ link_rule }: Pick<Client, 'link_rule'>): LinkRule {
  return link_rule ?? usualRule
}

/** What a pattern may name. */
export const linkVariables = ['network', 'month', 'campaign', 'pillar'] as const

/** What is known of the post whose link it is. */
export interface LinkFacts {
  /** As a reader names it: `facebook`. */
  readonly network: string
  /** In which it leaves, where the client is: `2026-10`. */
  readonly month: string
  readonly campaign: string | null
  readonly pillar: string | null
}

/** The marks by which a statistics tool tells where a visit came from. */
export interface Marks {
  readonly utm_source: string
  readonly utm_medium: string
  readonly utm_campaign: string
  /** Which of several of the same campaign. */
  readonly utm_content: string | null
}

/** Names in braces that no pattern may hold. */
export function unknownVariables(pattern: string): string[] {
  const known: readonly string[] = linkVariables
  return [...pattern.matchAll(/\{([^{}]*)\}/g)].map((found) => found[1] ?? '').filter((name) => !known.includes(name))
}

/**
 * The marks of a link, small letters, digits and hyphens. What a pattern names and the post has not is left out; a campaign of which
 * nothing is left is the month, a source the network.
 */
export function marksFor(rule: LinkRule, facts: LinkFacts): Marks {
  const fill = (pattern: string): string =>
    tagOf(
      pattern.replace(/\{(\w+)\}/g, (whole, name: string) =>
        Object.hasOwn(facts, name) ? (facts[name as keyof LinkFacts] ?? '') : whole,
      ),
    )
  return {
    utm_source: fill(rule.source) || tagOf(facts.network),
    utm_medium: fill(rule.medium) || usualRule.medium,
    utm_campaign: fill(rule.campaign) || facts.month,
    utm_content: rule.content === null ? null : fill(rule.content) || null,
  }
}

/** A page on somebody else's site: firms without a site of their own give it as theirs. */
const rooms =
  /(?:^|\.)(?:facebook|instagram|linkedin|x|twitter|youtube|tiktok|pinterest|threads|tumblr|google)\.(?:com|net|fr)$|(?:^|\.)(?:linktr\.ee|bsky\.app|g\.page)$/

/** The host of the client's own site, without `www.`; null without one. */
export function ownHost({ website }: Pick<Client, 'website'>): string | null {
  const host = website === null ? null : hostOf(website)
  return host === null || rooms.test(host) ? null : host
}

/** Does it lead to the client's own site, or a part of it with a name of its own (`shop.…`)? */
export function isOwn(url: string, client: Pick<Client, 'website'>): boolean {
  const [own, host] = [ownHost(client), hostOf(url)]
  return own !== null && host !== null && (host === own || host.endsWith(`.${own}`))
}

function hostOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname, username, password } = new URL(address)
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return null
  return hostname.replace(/\.$/, '').replace(/^www\./, '')
}

/** Marks that stand there already, behind `?` or `#`. */
export function hasMarks(url: string): boolean {
  return /[?&#]utm_[a-z]+=/i.test(url)
}

/** The marks of an address; null without a source and a campaign. */
export function marksOf(url: string): Marks | null {
  if (!URL.canParse(url)) return null
  const { searchParams } = new URL(url)
  const [utm_source, utm_campaign] = [searchParams.get('utm_source'), searchParams.get('utm_campaign')]
  if (!utm_source || !utm_campaign) return null
  return {
    utm_source,
    utm_medium: searchParams.get('utm_medium') ?? '',
    utm_campaign,
    utm_content: searchParams.get('utm_content'),
  }
}

/** The address as it was typed with the marks before its `#`; those of before give way. */
export function withMarks(url: string, marks: Marks): string {
  const plain = withoutMarks(url)
  const at = plain.indexOf('#')
  const [address, rest] = at < 0 ? [plain, ''] : [plain.slice(0, at), plain.slice(at)]
  const words = Object.entries(marks)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  const between = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&'
  return `${address}${between}${words.join('&')}${rest}`
}

/** The address without its marks, the rest as it was typed. */
export function withoutMarks(url: string): string {
  const [, address = url, query = '', rest = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? []
  if (!/[?&]utm_/i.test(query)) return url
  const kept = query
    .slice(1)
    .split('&')
    .filter((part) => !/^utm_/i.test(part))
  return `${address}${kept.length > 0 ? `?${kept.join('&')}` : ''}${rest}`
}

/** A link that leads to the client's own site and has no marks yet gets them; any other stays as it is. */
export function tagLink(url: string, client: Pick<Client, 'website' | 'link_rule'>, facts: LinkFacts): string {
  const rule = linkRuleOf(client)
  return rule.on && isOwn(url, client) && !hasMarks(url) ? withMarks(url, marksFor(rule, facts)) : url
}

/** The same for each address within a text. */
export function tagText(text: string, client: Pick<Client, 'website' | 'link_rule'>, facts: LinkFacts): string {
  return eachLink(text, (url) => tagLink(url, client, facts))
}

/** The text with the addresses that `change` makes of its own. */
export function eachLink(text: string, change: (url: string) => string): string {
  let after = ''
  let from = 0
  for (const { url, start, end } of findLinks(text)) {
    after += text.slice(from, start) + change(url)
    from = end
  }
  return after + text.slice(from)
}
