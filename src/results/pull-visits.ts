import type { Context } from '../context.ts'
import { Failure, type FailureKind } from '../failure.ts'
import { sayStatisticsReason } from '../i18n/statistics.ts'
import { NetworkFailure } from '../networks/failure.ts'
import type { Client } from '../store/clients.ts'
import { askedTools, type AskedTool, type SiteStatistics } from '../store/statistics.ts'
import type { NewVisits, Visits } from '../store/visits.ts'
import { dayOf } from './day.ts'
import { addMonths, firstDay, lastDay, monthOf, monthsBetween } from './month.ts'
import { isOurs, type OwnMarks } from './order-evidence.ts'
import { readOwnMarks } from './read-own-marks.ts'
import type { Counted } from './statistics/tool.ts'

/** What came of asking one statistics tool of a client for one month. */
export interface PulledVisits {
  readonly tool: AskedTool
  readonly month: string
  /** As `source_name` of what was stored: `Plausible, boulangerie.example`. */
  readonly source_name: string
  /** By the client's links, on all its sites that the tool counts; null with a problem, and of a dry run. */
  readonly sessions: number | null
  /** Null too where the tool counts none. */
  readonly conversions: number | null
  /** Rows that say something new. */
  readonly kept: number
  readonly problem: {
    readonly kind: FailureKind
    readonly code: string
    /** In the reader's language. */
    readonly message: string
    readonly site: string
  } | null
}

/**
 * Asks every statistics tool of a client for its visits by its own links, month by month, and keeps them as figures of the whole month:
 * what is asked again later takes their place, the month that is not over as well. Several sites of one tool are one figure: where one of
 * them does not answer, nothing of that tool and month is kept. A problem is told, never thrown. With `dry_run` nothing is asked.
 */
export async function pullVisits(context: Context, client: Client, months: readonly string[]): Promise<PulledVisits[]> {
  const store = await context.store()
  const sites = await store.statistics.list(client.slug)
  if (sites.length === 0 || months.length === 0) return []
  const own = await readOwnMarks(context, client)
  const pulled: PulledVisits[] = []
  for (const tool of new Set(sites.map((one) => one.tool)))
    for (const month of months)
      pulled.push(await pullMonth(context, client, { tool, month, sites: sites.filter((one) => one.tool === tool), own }))
  return pulled
}

interface Asked {
  readonly tool: AskedTool
  readonly month: string
  readonly sites: readonly SiteStatistics[]
  readonly own: OwnMarks
}

async function pullMonth(context: Context, client: Client, { tool, month, sites, own }: Asked): Promise<PulledVisits> {
  const { statisticsKinds } = await import('./statistics/tools.ts')
  const source_name = `${statisticsKinds[tool].name}, ${sites.map((one) => one.site).join(', ')}`
  const nothing = { tool, month, source_name, sessions: null, conversions: null, kept: 0 }
  if (context.options.dry_run) return { ...nothing, problem: null }
  const rows: Counted[] = []
  for (const site of sites) {
    try {
      const secrets = await (await context.secrets()).statistics(site)
      const { connectSite } = await import('./statistics/connect-site.ts')
      rows.push(...(await connectSite(context, client, site, secrets).month(month, own)))
    } catch (error) {
      if (!(error instanceof Failure) || error.kind === 'interrupted') throw error
      return { ...nothing, problem: { ...problemOf(context, statisticsKinds[tool].name, error), site: site.site } }
    }
  }
  const store = await context.store()
  const at = context.now().toISOString()
  const days = { from_day: firstDay(month), to_day: lastDay(month) }
  const counted = gathered(rows, own)
  const there = await store.visits.list(client.slug, days.from_day, days.to_day)
  const stale = there.filter((one) => isOfMonth(one, tool, days) && !counted.some((now) => sameMarks(now, one)))
  const visits: NewVisits[] = [...counted, ...stale.map(none)].map((one) => ({
    client: client.slug,
    ...days,
    ...one,
    tool,
    captured_at: at,
    source_name,
  }))
  const kept = visits.length === 0 ? 0 : await store.visits.add(visits, at)
  return {
    ...nothing,
    kept,
    sessions: total(counted.map(({ sessions }) => sessions)) ?? 0,
    conversions: total(counted.map(({ conversions }) => conversions)),
    problem: null,
  }
}

function problemOf(
  { lang }: Context,
  name: string,
  error: Failure,
): { readonly kind: FailureKind; readonly code: string; readonly message: string } {
  const { kind, code, message } = error
  return { kind, code, message: error instanceof NetworkFailure ? sayStatisticsReason(lang, name, code, message) : message }
}

/** Asked for the first time, a tool tells a year. */
const firstMonths = 12

/** The months for which to ask a client's statistics tools: the running one and the one before, whose last days come late; at first a year. */
export async function dueMonths(context: Context, client: Client): Promise<string[]> {
  const month = monthOf(dayOf(context.now(), client.time_zone))
  const year = monthsBetween(addMonths(month, 1 - firstMonths), month)
  const { visits } = await context.store()
  const asked: readonly string[] = askedTools
  const known = await visits.list(client.slug, firstDay(year[0] ?? month), lastDay(month))
  return known.some(({ tool }) => asked.includes(tool)) ? year.slice(-2) : year
}

/** What came by the client's links alone, one row for each combination of marks, written in one way. */
export function gathered(rows: readonly Counted[], own: OwnMarks): Counted[] {
  const byMarks = new Map<string, Counted>()
  for (const row of rows) {
    const { utm_source, utm_medium, utm_campaign, utm_content } = row
    const marks = {
      utm_source: written(utm_source) ?? '',
      utm_medium: written(utm_medium),
      utm_campaign: written(utm_campaign),
      utm_content: written(utm_content),
    }
    if (!isOurs(marks, own)) continue
    const key = JSON.stringify(marks)
    const before = byMarks.get(key)
    byMarks.set(key, {
      ...marks,
      sessions: total([before?.sessions ?? null, row.sessions]),
      conversions: total([before?.conversions ?? null, row.conversions]),
    })
  }
  return [...byMarks.values()]
}

/** Anybody can write anything behind an address: small letters, no control characters, not for ever. */
function written(mark: string | null): string | null {
  const clean = (mark ?? '')
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .toLowerCase()
  return clean === '' ? null : [...clean].slice(0, 100).join('')
}

/** Null where none is known. */
function total(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null)
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0)
}

function sameMarks(a: Counted, b: Counted): boolean {
  return (['utm_source', 'utm_medium', 'utm_campaign', 'utm_content'] as const).every((mark) => a[mark] === b[mark])
}

function isOfMonth(one: Visits, tool: AskedTool, { from_day, to_day }: Pick<Visits, 'from_day' | 'to_day'>): boolean {
  return one.tool === tool && one.from_day === from_day && one.to_day === to_day
}

/** The tool counts them no more. */
function none({ utm_source, utm_medium, utm_campaign, utm_content, sessions, conversions }: Visits): Counted {
  return {
    utm_source,
    utm_medium,
    utm_campaign,
    utm_content,
    sessions: sessions === null ? null : 0,
    conversions: conversions === null ? null : 0,
  }
}
