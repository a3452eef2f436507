import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import type { Client } from '../store/clients.ts'
import type { ProposalAuthor, ProposalContent, ProposalCustomer } from '../store/proposals.ts'

/** The consultant's day: offers are numbered by the year at the place where they are made. */
export function consultantDay(context: Context): string {
  return dayOf(context.now(), Intl.DateTimeFormat().resolvedOptions().timeZone)
}

export function authorOfConfig(config: Config, client: Pick<Client, 'country'>): ProposalAuthor {
  const [siret, vat] = [config.get('consultant.siret'), config.get('consultant.vat')]
  return {
    name: config.get('consultant.name'),
    company: config.get('consultant.company'),
    status: config.get('consultant.status'),
    capital: config.get('consultant.capital'),
    rcs: config.get('consultant.rcs'),
    siret,
    vat,
    address: config.get('consultant.address'),
    email: config.get('consultant.email'),
    phone: config.get('consultant.phone'),
    insurance: config.get('consultant.insurance'),
    country: config.get('consultant.country') ?? countryOf(siret, vat) ?? client.country,
  }
}

/** A SIRET is French, and a VAT number begins with its country (Greece's with `EL`). */
function countryOf(siret: string | null, vat: string | null): string | null {
  if (siret !== null) return 'FR'
  if (vat === null || vat === 'exempt') return null
  const letters = vat.slice(0, 2)
  return letters === 'EL' ? 'GR' : letters
}

export function customerOf({ name, siren, address, country }: Client): ProposalCustomer {
  return { name, siren, address, country }
}

/** The usual rate in France (CGI 278, since 2014). */
const usualRate = 2000

/** Basis points; null: none. Undefined: outside of France it has to be said. */
export function vatOf(said: ProposalContent['vat_said'], author: ProposalAuthor): number | null | undefined {
  if (said === 'exempt') return null
  if (said !== null) return said
  if (author.vat === 'exempt') return null
  return author.country === 'FR' ? usualRate : undefined
}

/** A draft follows the profiles of both sides, until it gets its number. */
export function refreshed(content: ProposalContent, author: ProposalAuthor, customer: ProposalCustomer): ProposalContent {
  const vat_bp = vatOf(content.vat_said, author)
  return { ...content, author, customer, vat_bp: vat_bp === undefined ? content.vat_bp : vat_bp }
}
