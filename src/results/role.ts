import { uncostedRoles } from './roi.ts'

const consultant = /^(?:le |la |the )?(?:consultant|consultante|moi|me)$/
const provider = /^(?:le |la |the )?(?:provider|prestataire|freelance|agence|agency)$/

/**
 * One spelling per role: the two uncosted ones by their code, whatever the language they were typed in, the others as the client
 * (or an earlier entry) writes them. What is unknown is kept as typed.
 */
export function canonicalRole(typed: string, known: readonly string[]): string {
  const role = typed.replace(/\s+/g, ' ').trim()
  const plain = role.toLowerCase()
  if (consultant.test(plain)) return 'consultant'
  if (provider.test(plain)) return 'provider'
  return known.find((name) => name.toLowerCase() === plain) ?? role
}

/** Their work is paid by invoice, which is an external cost already: it is never costed a second time. */
export function isCosted(role: string): boolean {
  return !uncostedRoles.includes(role)
}

export interface Rates {
  readonly rates: Readonly<Record<string, number>>
  readonly hourly_rate: number | null
}

/** What one hour of this role costs the client, in minor units; null when it is uncosted or nobody said. */
export function rateOf(role: string, client: Rates): number | null {
  if (!isCosted(role)) return null
  return (Object.hasOwn(client.rates, role) ? client.rates[role] : undefined) ?? client.hourly_rate
}
