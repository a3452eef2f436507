/** Visits of the client's site in one month by its tagged links. Pure. */
import { sum } from '../arithmetic.ts'
import type { StatisticsTool, Visits } from '../store/visits.ts'
import { daysIn, firstDay, lastDay } from './month.ts'
import { readersNetworks } from '../networks/readers-network.ts'

export interface SiteMonth {
  readonly tool: StatisticsTool
  /** Some days of the month were not read. */
  readonly at_least: boolean
  readonly captured_at: string
  readonly rows: readonly {
    readonly utm_source: string
    readonly utm_medium: string | null
    readonly utm_campaign: string | null
    readonly utm_content: string | null
    readonly sessions: number | null
    readonly conversions: number | null
  }[]
}

/** What counts visits best comes first: a tracker before a log. Two tools of the same site are never added up. */
const tools: readonly StatisticsTool[] = ['matomo', 'plausible', 'umami', 'ga4', 'goaccess']

/**
 * The month by the first tool that has it: its figures of exactly the month, else those of the periods within it, no day twice. Null: no
 * tool has any. `visits` as `store.visits.list` gives them, `today` in the client's zone.
 */
export function siteMonth(visits: readonly Visits[], month: string, today: string): SiteMonth | null {
  const [first, last] = [firstDay(month), lastDay(month)]
  for (const tool of tools) {
    const own = visits.filter((one) => one.tool === tool && one.from_day >= first && one.to_day <= last)
    const whole = own.filter((one) => one.from_day === first && one.to_day === last)
    const rows = whole.length > 0 ? whole : apart(own)
    const [one] = rows
    if (one === undefined) continue
    const days = new Set(rows.flatMap((row) => daysBetweenOf(row)))
    const expected = last < today ? daysIn(month) : Number(today.slice(8)) - 1
    return {
      tool,
      at_least: whole.length === 0 && days.size < expected,
      captured_at: rows.map(({ captured_at }) => captured_at).reduce((a, b) => (a > b ? a : b)),
      rows,
    }
  }
  return null
}

/** Files of one month are often read as it goes on (1 to 10, 1 to 20): the longest period counts, of equal ones the newest. */
function apart(visits: readonly Visits[]): Visits[] {
  const length = (one: Visits): number => Number(one.to_day.slice(8)) - Number(one.from_day.slice(8))
  const ordered = visits.toSorted((a, b) => length(b) - length(a) || b.captured_at.localeCompare(a.captured_at))
  const kept: Visits[] = []
  for (const one of ordered) {
    const clashes = kept.some(
      ({ from_day, to_day }) =>
        one.from_day <= to_day && from_day <= one.to_day && (one.from_day !== from_day || one.to_day !== to_day),
    )
    if (!clashes) kept.push(one)
  }
  return kept
}

function daysBetweenOf({ from_day, to_day }: Visits): number[] {
  const [from, to] = [Number(from_day.slice(8)), Number(to_day.slice(8))]
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** By other ways that firms tag: a newsletter, an advertisement in a search engine, a partner, a leaflet. */
const otherWays =
  /^(e-?mail|newsletter|mailing|sms|cpc|ppc|sea|paidsearch|display|banner|affiliat\w*|partner\w*|print|qr\w*|offline)$/i

/**
 * Visits and conversions of a month that came by social networks: by a source that is one, or by a way that is no other. `medium`: that of
 * the client's own links. Null: the tool counts none.
 */
export function socialVisits(site: SiteMonth, medium: string): Counts {
  const social = ({ utm_source, utm_medium }: Row): boolean =>
    utm_medium?.toLowerCase() === medium.toLowerCase() ||
    readersNetworks.includes(utm_source.toLowerCase()) ||
    !otherWays.test(utm_medium ?? '')
  return countsOf(site, site.rows.filter(social))
}

/** Those of one source (`utm_source`), or all. */
export function visitsOf(site: SiteMonth, source?: string): Counts {
  return countsOf(
    site,
    site.rows.filter(({ utm_source }) => source === undefined || utm_source.toLowerCase() === source),
  )
}

type Row = SiteMonth['rows'][number]

interface Counts {
  readonly sessions: number | null
  readonly conversions: number | null
}

function countsOf(site: SiteMonth, rows: readonly Row[]): Counts {
  const total = (read: (row: Row) => number | null): number | null =>
    // a tool that counts them for others counted none here
    site.rows.every((row) => read(row) === null) ? null : sum(rows.map((row) => read(row) ?? 0))
  return { sessions: total(({ sessions }) => sessions), conversions: total(({ conversions }) => conversions) }
}
