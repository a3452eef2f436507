import type { ClientEntries } from '../results/client-series.ts'
import { dayOf } from '../results/day.ts'
import type { Strategy } from '../store/strategies.ts'
import { withoutReach } from './networks.ts'
import type { Sent } from '../results/sent-posts.ts'
import type { Annexes, NetworkMonth, ObjectiveItem, Source } from './report.ts'

const always = ['cadence_kept', 'orders_social', 'margin_proved', 'extended', 'roi', 'queue_depth']

/** What the words mean, where the figures come from, what the networks do not give. `until`: the report's last day. */
export function annexesSection(given: {
  entries: ClientEntries
  sent: readonly Sent[]
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
      ...(strategy === null ? [] : [{ source: 'strategy' as const, entries: strategy.version, last_on: made[0] ?? null }]),
    ],
    network_limits: networks.map(({ network }) => ({
      network,
      limit: withoutReach.includes(network) ? ('no_reach' as const) : ('not_connected' as const),
    })),
    feedback_questions: ['useful', 'missing', 'change'],
  }
}
