import type { ClientEntries, OtherEntries } from '../results/client-series.ts'
import { dayOf } from '../results/day.ts'
import type { MonthFigures } from '../results/read-figures.ts'
import type { Strategy } from '../store/strategies.ts'
import type { Visits } from '../store/visits.ts'
import type { Out } from '../results/sent-posts.ts'
import type { Annexes, NetworkMonth, ObjectiveItem, ReportNetwork, Source } from './report.ts'

const always = ['cadence_kept', 'orders_social', 'margin_proved', 'extended', 'roi', 'queue_depth']
/** Networks whose interface gives no reach and no views of a post. */
const withoutReach: readonly ReportNetwork[] = ['mastodon', 'bluesky', 'telegram', 'discord', 'tumblr', 'blog']

/** What the words mean, where the figures come from, what the networks do not give. `until`: the report's last day. */
export function annexesSection(given: {
  entries: ClientEntries
  other: Pick<OtherEntries, 'hires' | 'fees'>
  figures: MonthFigures
  visits: readonly Visits[]
  sent: readonly Out[]
  networks: readonly NetworkMonth[]
  objectives: readonly ObjectiveItem[]
  strategy: Strategy | null
  until: string
  time_zone: string
}): Annexes {
  const { entries, sent, networks, objectives, strategy, until } = given
  const source = (name: Source, days: readonly string[]): Annexes['sources'][number] => {
    const known = days.filter((day) => day <= until)
    return { source: name, entries: known.length, last_on: known.toSorted().at(-1) ?? null }
  }
  const dates = (list: readonly { readonly date: string }[]): string[] => list.map(({ date }) => date)
  const days = (list: readonly { readonly at: string }[]): string[] =>
    list.map(({ at }) => dayOf(new Date(at), given.time_zone))
  // figures of this month, and of the month before that it is compared with; a late correction is one of them
  const read = (kind: 'api' | 'manual' | 'import'): Annexes['sources'][number] => {
    const captured = [
      ...given.figures.snapshots.filter((one) => one.source === kind && one.value !== null),
      ...[...given.figures.sent.map(({ result }) => result), ...given.figures.others].filter((one) => one.source === kind),
    ].flatMap(({ captured_at }) => (captured_at === null ? [] : [{ at: captured_at }]))
    return { source: kind, entries: captured.length, last_on: days(captured).toSorted().at(-1) ?? null }
  }
  const visited = given.visits.map(({ captured_at }) => ({ at: captured_at }))
  const optional = [
    source('hires', dates(given.other.hires)),
    read('api'),
    read('import'),
    read('manual'),
    { source: 'site_statistics' as const, entries: visited.length, last_on: days(visited).toSorted().at(-1) ?? null },
    source('api_fees', days(given.other.fees)),
  ].filter(({ entries: count }) => count > 0)
  const made = strategy === null ? [] : [dayOf(new Date(strategy.created_at), given.time_zone)]
  return {
    definitions: [
      ...always,
      ...(entries.leads.length > 0 ? ['leads_new_month', 'cpl'] : []),
      ...(objectives.length > 0 ? ['roo'] : []),
    ],
    sources: [
      source('time', dates(entries.time)),
      source('costs', dates(entries.costs)),
      source('sales', dates(entries.sales)),
      source('leads', dates(entries.leads)),
      source(
        'posts',
        sent.map(({ on }) => on),
      ),
      ...optional,
      ...(strategy === null ? [] : [{ source: 'strategy' as const, entries: strategy.version, last_on: made[0] ?? null }]),
    ],
    network_limits: networks.map(({ network }) => ({
      network,
      limit: withoutReach.includes(network) ? ('no_reach' as const) : ('not_connected' as const),
    })),
    feedback_questions: ['useful', 'missing', 'change'],
  }
}
