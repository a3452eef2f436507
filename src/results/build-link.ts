import { tagOf } from '../clients/campaign-link.ts'
import { isOwn, linkRuleOf, marksFor, marksOf, withMarks, type Marks } from '../clients/link-rule.ts'
import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { Failure } from '../failure.ts'
import { linkText } from '../i18n/links.ts'
import { say } from '../i18n/text.ts'
import { ambassadorLink } from '../people/ambassador-link.ts'
import { findAmbassador } from '../people/keep-ambassador.ts'
import type { Client } from '../store/clients.ts'
import type { CampaignLink } from '../store/links.ts'
import { monthOf } from './month.ts'

/** What is said of a link; null: not said. */
export interface LinkInput {
  readonly url: string | null
  /** Where it will stand: a network, or any other word. */
  readonly network: string | null
  readonly campaign: string | null
  readonly content: string | null
  readonly medium: string | null
  readonly code: string | null
  readonly ambassador: string | null
}

export interface BuiltLink {
  /** `id` 0: a dry run. */
  readonly link: CampaignLink
  /** It leads to the client's own site. */
  readonly own: boolean
}

/**
 * Makes a tagged link by the client's rule, or by what is said, and keeps it; with `dry_run` it is only shown. Throws `Failure` usage:
 * `bad_link`, `url_needed`, `network_needed`, `bad_mark`, `bad_code`, `code_taken`; not_found `ambassador_not_found`.
 */
export async function buildLink(context: Context, client: Client, input: LinkInput): Promise<BuiltLink> {
  const store = await context.store()
  const url = addressOf(context, client, input.url)
  const promo_code = codeOf(context, input.code)
  const ambassador = input.ambassador === null ? null : await findAmbassador(context, client, input.ambassador)
  const theirs = ambassador === null ? null : ambassadorLink({ website: url }, ambassador)
  const usual = (theirs === null ? null : marksOf(theirs)) ?? (await marksByRule(context, client, input))
  const marks: Marks = {
    ...usual,
    ...(input.medium !== null && { utm_medium: markOf(context, '--medium', input.medium) }),
    ...(ambassador !== null && input.campaign !== null && { utm_campaign: markOf(context, '--campaign', input.campaign) }),
    ...(input.content !== null && { utm_content: markOf(context, '--content', input.content) }),
  }
  const link = {
    client: client.slug,
    url,
    tagged_url: withMarks(url, marks),
    ...marks,
    ambassador_id: ambassador?.id ?? null,
    promo_code,
  }
  const at = context.now().toISOString()
  const own = isOwn(url, client)
  if (context.options.dry_run) return { link: { ...link, id: 0, created_at: at }, own }
  return { link: await store.links.add(link, at), own }
}

/** By the client's rule, for the network that is said or the only one it has. */
async function marksByRule(context: Context, client: Client, { network, campaign }: LinkInput): Promise<Marks> {
  const { lang } = context
  const accounts = await (await context.store()).accounts.list(client.slug)
  const [only, ...others] = new Set(accounts.map((one) => one.for_network ?? one.network))
  const where = network ?? (others.length === 0 ? (only ?? null) : null)
  if (where === null) {
    throw new Failure('usage', 'network_needed', say(lang, linkText.network_needed), {
      hint: say(lang, linkText.network_needed_hint),
    })
  }
  if (campaign !== null) markOf(context, '--campaign', campaign)
  return marksFor(linkRuleOf(client), {
    network: markOf(context, '--network', where),
    month: monthOf(dayOf(context.now(), client.time_zone)),
    campaign,
    pillar: null,
  })
}

/** Its scheme may be left out: `boulangerie.example/pains`. */
function addressOf({ lang }: Context, client: Client, typed: string | null): string {
  const said = typed?.trim() ?? client.website
  if (said === null) {
    throw new Failure('usage', 'url_needed', say(lang, linkText.no_url), {
      hint: say(lang, linkText.no_url_hint, { slug: client.slug }),
    })
  }
  const full = /^[a-z][a-z0-9+.-]*:/i.test(said) ? said : `https://${said}`
  const url = URL.canParse(full) && !/[\s\p{C}]/u.test(full) ? new URL(full) : null
  const fits =
    url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && url.username + url.password === ''
  if (fits) return full
  throw new Failure('usage', 'bad_link', say(lang, linkText.bad_link, { url: said }), {
    hint: say(lang, linkText.bad_link_hint),
  })
}

function markOf({ lang }: Context, flag: string, value: string): string {
  const mark = tagOf(value)
  if (mark !== '') return mark
  throw new Failure('usage', 'bad_mark', say(lang, linkText.bad_mark, { flag, value }))
}

function codeOf({ lang }: Context, typed: string | null): string | null {
  const code = typed?.trim().toUpperCase() ?? null
  if (code === null || /^[A-Z0-9][A-Z0-9_-]{2,29}$/.test(code)) return code
  throw new Failure('usage', 'bad_code', say(lang, linkText.bad_code, { code: typed ?? '' }))
}
