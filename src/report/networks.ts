import { sum } from '../arithmetic.ts'
import { monthOf } from '../results/month.ts'
import type { Account } from '../store/accounts.ts'
import type { TimeEntry } from '../store/money.ts'
import type { Post } from '../store/posts.ts'
import { dayOf } from '../results/day.ts'
import type { Planned } from './plan.ts'
import { readersNetwork, type Sent } from '../results/sent-posts.ts'
import type { NetworkMonth, ReportNetwork } from './report.ts'

/** Networks whose interface gives no reach and no views of a post. */
export const withoutReach: readonly ReportNetwork[] = ['mastodon', 'bluesky', 'telegram', 'discord', 'tumblr', 'blog']

/** One row per network that is planned, has an account, was published on or worked for: the planned one first, then by posts. */
export function networksSection(given: {
  sent: readonly Sent[]
  posts: readonly Post[]
  accounts: readonly Account[]
  time: readonly TimeEntry[]
  plan: Planned
  month: string
  time_zone: string
}): NetworkMonth[] {
  const { sent, accounts, plan, month } = given
  const first = plan.plan?.network ?? null
  const time = given.time.filter((entry) => monthOf(entry.date) === month && entry.network !== null)
  const ofEntry = (entry: TimeEntry): ReportNetwork => readersNetwork(entry.network as string, null)
  const names = new Set<ReportNetwork>([
    ...(first === null ? [] : [first]),
    ...accounts.map((account) => readersNetwork(account.network, account.for_network)),
    ...sent.map(({ network }) => network),
    ...time.map(ofEntry),
  ])
  const rows = [...names].map((network): NetworkMonth => {
    const minutes = time.filter((entry) => ofEntry(entry) === network).map((entry) => entry.minutes)
    const reach_reason = withoutReach.includes(network) ? 'not_given_by_network' : 'not_collected'
    return {
      network,
      published: sent.filter((one) => one.network === network).length,
      planned: network === first ? (plan.plan?.posts ?? null) : null,
      planned_reason: plan.reason ?? (network === first ? null : 'nothing_planned'),
      failed: failedOn(network, given),
      minutes: minutes.length === 0 ? null : sum(minutes),
      minutes_reason: minutes.length === 0 ? 'no_time_logged' : null,
      reach: null,
      reach_reason,
      engagements: null,
      engagements_reason: 'not_collected',
      clicks: null,
      clicks_reason: 'not_collected',
      followers: null,
      followers_reason: 'not_collected',
    }
  })
  return rows.toSorted((a, b) => Number(b.network === first) - Number(a.network === first) || b.published - a.published)
}

function failedOn(
  network: ReportNetwork,
  {
    posts,
    accounts,
    month,
    time_zone,
  }: { posts: readonly Post[]; accounts: readonly Account[]; month: string; time_zone: string },
): number {
  const standsFor = new Map(accounts.map((account) => [account.id, account.for_network]))
  return posts
    .filter((post) => post.scheduled_at !== null && monthOf(dayOf(new Date(post.scheduled_at), time_zone)) === month)
    .flatMap((post) => post.deliveries)
    .filter(({ status }) => status === 'failed' || status === 'missed')
    .filter((delivery) => readersNetwork(delivery.network, standsFor.get(delivery.account_id) ?? null) === network).length
}
