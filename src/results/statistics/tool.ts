import type { CredentialField, Http } from '../../networks/contract.ts'
import { NetworkFailure } from '../../networks/failure.ts'
import type { AskedTool, SiteStatistics } from '../../store/statistics.ts'
import type { NewVisits } from '../../store/visits.ts'
import { mostVisits } from '../figure-range.ts'
import type { OwnMarks } from '../order-evidence.ts'

/** Visits of one month by one combination of marks, as the tool writes them. */
export type Counted = Pick<NewVisits, 'utm_source' | 'utm_medium' | 'utm_campaign' | 'utm_content' | 'sessions' | 'conversions'>

/** What one tool is: its credentials, where it lives, and how it is asked. */
export interface StatisticsKind {
  readonly tool: AskedTool
  /** As it writes its own name. */
  readonly name: string
  readonly credentials: readonly CredentialField[]
  /** Null: every firm has its own address. */
  readonly endpoint: string | null
  connect(access: StatisticsAccess): StatisticsConnection
}

export interface StatisticsAccess {
  readonly site: Pick<SiteStatistics, 'endpoint' | 'site' | 'goals'>
  readonly secrets: Readonly<Record<string, string>>
  readonly http: Http
  readonly now: () => Date
  /** Where the client is: the tool's own days are taken where it has some. */
  readonly time_zone: string
  /** A key that the tool gave for some hours. */
  readonly remember: (secret: string) => void
}

export interface StatisticsConnection {
  /** Throws `NetworkFailure`: `unauthorized` when the key is refused or opens no such site. */
  check(): Promise<void>
  /**
   * The visits of a whole month by marks that may be the client's (`isOurs` has the last word); of a month that is not over, as far as it
   * has come.
   */
  month(month: string, own: OwnMarks): Promise<Counted[]>
}

/** A number that came as one or as its digits; null for anything else. */
export function countOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 && number <= mostVisits ? number : null
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What came is not what such a tool answers: a page of HTML, another program. */
export function strange(name: string): NetworkFailure {
  return new NetworkFailure('refused', 'no_statistics', `what answers there is no ${name}`)
}
