/**
 * What an offer between professionals must say, by the country and the legal form of who makes it. French law, read on 2026-11-27:
 * - Code de commerce R. 123-237 (SIREN, place of registration, of companies form and capital: R. 123-238), R. 526-27 as decree
 *   2022-725 made it (« EI » beside the name, since 15 May 2022);
 * - L. 441-1, L. 441-9, L. 441-10, D. 441-5 (prices, terms of payment, penalties, 40 € for recovery);
 * - CGI 289 and annexe II 242 nonies A (decree 2022-1299: the client's SIREN), 293 E (the words on exemption). Ordinance 2025-1247
 *   moved VAT into the CIBS on 1 September 2026; references to the CGI are accepted until 31 December 2027.
 * Sources: entreprendre.service-public.gouv.fr, bpifrance-creation.fr (penalties), cci-paris-idf.fr (papers of a firm), efl.fr
 * (recodification of VAT). Elsewhere only what any offer needs is asked, and the rules of the country are left to who knows them.
 */
import { proposalText } from '../i18n/proposal.ts'
import { say, type Lang, type Text } from '../i18n/text.ts'
import type { ProposalAuthor, ProposalContent, ProposalCustomer, Words } from '../store/proposals.ts'

/** `sole`: a person, by whatever regime; `company`: a firm of its own; `other`: a form that is not known here. */
export type LegalForm = 'sole' | 'company' | 'other'

const sole =
  /^(ei|eirl|entrepreneu(r|se) individuel(le)?|entreprise individuelle|micro([ -]?(entreprise|entrepreneu(r|se)|social|bic|bnc))?|auto[ -]?entrepreneu(r|se)|auto[ -]?entreprise|profession liberale|liberal(e)?|independante?|freelance|sole trader|self[ -]?employed)( |$)/
const company = /^(eurl|sarl|sasu|sas|sa|snc|selarl|selas|scop|sca|scs|srl|sprl|gmbh|ltd|inc)( |$)/
/** Its capital may be changed at any time, but it always has one to tell. */
const withCapital = /^(eurl|sarl|sasu|sas|sa|selarl|selas|scop|sca)( |$)/

/** `E.I.`, `Micro-entreprise (BNC)`, `SASU au capital de…` */
export function legalFormOf(status: string): LegalForm {
  const plain = plainForm(status)
  return sole.test(plain) ? 'sole' : company.test(plain) ? 'company' : 'other'
}

function plainForm(status: string): string {
  return status
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F.]/g, '')
    .replace(/[^a-z -]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

export interface MentionFacts {
  readonly author: ProposalAuthor
  readonly customer: ProposalCustomer
  readonly vat_said: ProposalContent['vat_said']
}

interface MentionRule {
  readonly name: Text
  readonly needed: (facts: MentionFacts) => boolean
  readonly there: (facts: MentionFacts) => boolean
  /** What gives it, without `smm`. `{slug}` is the client's. */
  readonly command: string
}

const isFrench = ({ author }: MentionFacts): boolean => author.country === 'FR'
const always = (): boolean => true
const formOf = ({ author: { status } }: MentionFacts): LegalForm | null => (status === null ? null : legalFormOf(status))

/** In the order in which they are asked for. */
export const mentionRules = {
  status: {
    name: proposalText.mention_status,
    needed: isFrench,
    there: ({ author }) => author.status !== null,
    command: 'config set consultant.status "micro-entreprise"',
  },
  name: {
    name: proposalText.mention_name,
    needed: (facts) => formOf(facts) !== 'company' && !(formOf(facts) !== 'sole' && facts.author.company !== null),
    there: ({ author }) => author.name !== null,
    command: 'config set consultant.name "…"',
  },
  company: {
    name: proposalText.mention_company,
    needed: (facts) => formOf(facts) === 'company',
    there: ({ author }) => author.company !== null,
    command: 'config set consultant.company "…"',
  },
  capital: {
    name: proposalText.mention_capital,
    needed: (facts) => isFrench(facts) && withCapital.test(plainForm(facts.author.status ?? '')),
    there: ({ author }) => author.capital !== null,
    command: 'config set consultant.capital "1 000 €"',
  },
  rcs: {
    name: proposalText.mention_rcs,
    needed: (facts) => isFrench(facts) && formOf(facts) === 'company',
    there: ({ author }) => author.rcs !== null,
    command: 'config set consultant.rcs "RCS Strasbourg"',
  },
  siret: {
    name: proposalText.mention_siret,
    needed: isFrench,
    there: ({ author }) => author.siret !== null,
    command: 'config set consultant.siret "…"',
  },
  address: {
    name: proposalText.mention_address,
    needed: always,
    there: ({ author }) => author.address !== null,
    command: 'config set consultant.address "…"',
  },
  vat: {
    name: proposalText.mention_vat,
    needed: (facts) => isFrench(facts) || facts.vat_said === null,
    // who charges VAT has a number, who does not says so
    there: ({ author, vat_said }) =>
      vat_said === 'exempt' || (vat_said === null ? author.vat !== null : author.vat !== null && author.vat !== 'exempt'),
    command: 'config set consultant.vat exempt',
  },
  customer_address: {
    name: proposalText.mention_customer_address,
    needed: always,
    there: ({ customer }) => customer.address !== null,
    command: 'client edit {slug} --address "…"',
  },
  customer_siren: {
    name: proposalText.mention_customer_siren,
    needed: (facts) => isFrench(facts) && facts.customer.country === 'FR',
    there: ({ customer }) => customer.siren !== null,
    command: 'client edit {slug} --siren "…"',
  },
} as const satisfies Readonly<Record<string, MentionRule>>

export type MentionId = keyof typeof mentionRules

export const mentionIds = Object.keys(mentionRules) as readonly MentionId[]

/** What it lacks, in the order in which it is asked for. */
export function missingMentions(facts: MentionFacts): MentionId[] {
  return mentionIds.filter((id) => {
    const { needed, there }: MentionRule = mentionRules[id]
    return needed(facts) && !there(facts)
  })
}

/** The name that stands above an offer: of a person with « EI », of a company with its form and capital. */
export function authorName({ name, company: firm, status, capital, country }: ProposalAuthor, lang: Lang): string {
  const form = status === null ? null : legalFormOf(status)
  if (form === 'company') {
    const named = `${firm ?? name ?? ''}, ${status ?? ''}`
    return capital === null || /capital/i.test(status ?? '') ? named : say(lang, proposalText.with_capital, { named, capital })
  }
  const person = name ?? firm ?? ''
  if (country !== 'FR' || form !== 'sole') return firm === null || firm === person ? person : `${firm}, ${person}`
  const marked = /\b(EI|entrepreneur individuel)\b/i.test(person) ? person : `${person} EI`
  return firm === null || firm === name ? marked : `${marked} (${firm})`
}

/** The sentences of the law, in both languages, as they stand under the lines. */
export function legalSentences({ author, vat_bp }: Pick<ProposalContent, 'author' | 'vat_bp'>): Words[] {
  const french = author.country === 'FR'
  const exempt = vat_bp === null ? [french ? proposalText.law_exempt_fr : proposalText.law_exempt] : []
  const late = french
    ? [proposalText.law_late_fr, proposalText.law_recovery_fr, proposalText.law_discount_fr]
    : [proposalText.law_late]
  const insured = author.insurance === null ? [] : [proposalText.law_insurance]
  return [...exempt, ...late, ...insured].map((text: Text) => inBoth(text, { insurance: author.insurance ?? '' }))
}

export function inBoth(text: Text, values: Readonly<Record<string, string | number>> = {}): Words {
  return { fr: say('fr', text, values), en: say('en', text, values) }
}
