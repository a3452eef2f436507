import type { Context } from '../../context.ts'
import type { FailureKind } from '../../failure.ts'
import { month as monthInWords, number } from '../../i18n/format.ts'
import { linkText } from '../../i18n/links.ts'
import { say } from '../../i18n/text.ts'
import { sign } from '../../io/signs.ts'
import { dueMonths, pullVisits, type PulledVisits } from '../../results/pull-visits.ts'
import { statisticsKinds } from '../../results/statistics/tools.ts'
import type { Client } from '../../store/clients.ts'
import type { AskedTool } from '../../store/statistics.ts'
import { summary } from '../entries.ts'

/** As a tool writes its own name. */
export function siteName(tool: AskedTool): string {
  return statisticsKinds[tool].name
}

export type ClientVisits = PulledVisits & { readonly client: string }

/** Asks the statistics tools of these clients; see `pullVisits`. */
export async function visitsOfClients(context: Context, clients: readonly Client[]): Promise<ClientVisits[]> {
  const all: ClientVisits[] = []
  for (const client of clients) {
    const pulled = await pullVisits(context, client, await dueMonths(context, client))
    all.push(...pulled.map((one) => ({ client: client.slug, ...one })))
  }
  return all
}

/** One line for each tool and month that has something to say; a problem once for each tool. */
export function showVisits(context: Context, visits: readonly ClientVisits[], nameOf: (one: ClientVisits) => string): void {
  const { io, lang } = context
  const told = new Set<string>()
  for (const one of visits) {
    const { problem, sessions, conversions, month } = one
    const name = nameOf(one)
    if (problem !== null) {
      const line = say(lang, linkText.refused, { tool: name, reason: problem.message })
      if (!told.has(line)) io.print(`${sign.bad} ${line}`)
      told.add(line)
    } else if (context.options.dry_run) {
      io.print(say(lang, linkText.would_ask, { tool: name, month: monthInWords(lang, month) }))
    } else if (sessions !== null && (sessions > 0 || (conversions ?? 0) > 0 || one.kept > 0)) {
      const words = summary(
        say(lang, linkText.visits, { count: sessions, visits: number(lang, sessions) }),
        conversions === null
          ? null
          : say(lang, linkText.conversions, { count: conversions, conversions: number(lang, conversions) }),
      )
      io.print(`${sign.good} ${say(lang, linkText.came, { tool: name, month: monthInWords(lang, month), words })}`)
    }
  }
}

/** The exit code that the problems ask for; null: none. */
export function verdictOfVisits(visits: readonly ClientVisits[]): FailureKind | null {
  const kinds = visits.map(({ problem }) => problem?.kind).filter((kind) => kind !== undefined)
  if (kinds.includes('credential')) return 'credential'
  if (kinds.length === 0) return null
  return kinds.length === visits.length && kinds.every((kind) => kind === 'busy') ? 'busy' : 'partial'
}
