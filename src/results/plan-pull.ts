/** What a round of reading would ask for and cost, before anything is asked. */
import { readBudget } from '../clients/read-budget.ts'
import type { Context } from '../context.ts'
import { capabilitiesOf } from '../networks/capabilities.ts'
import type { Capabilities, Network, ReadPrices } from '../networks/contract.ts'
import type { NetworkId } from '../networks/ids.ts'
import { network as networkOf } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { Snapshot } from '../store/metrics.ts'
import type { Store } from '../store/store.ts'
import { accountIsDue, byUrgency, countsByDays, dueDays, postIsDue, type ReadablePost, type Terms } from './due-figures.ts'
import { addDays } from './day.ts'
import { metricNames } from './metric.ts'

export interface PullOptions {
  readonly accounts: readonly Account[]
  /** What was read today is read again. */
  readonly again: boolean
  /** What this round may cost, in millionths of a unit of the network's currency; null: no more than the month's budget. */
  readonly max_micros: number | null
  /** Only tests give their own. */
  readonly network?: (id: NetworkId) => Promise<Network>
}

export interface Amount {
  readonly micros: number
  readonly currency: string
}

/** Why nothing of an account is asked: it gives no figures through an interface, its credentials do not work, it rests. */
export type NotAsked = 'no_figures' | 'blocked' | 'resting'

export interface PlannedAccount {
  readonly account: Account
  readonly network: Network
  readonly capabilities: Capabilities
  /** Null: it is asked. */
  readonly not_asked: NotAsked | null
  /** The account's own figures, and those of yesterday where the network counts by days. */
  readonly account_due: boolean
  /** Further days of the account that are known to be missing. */
  readonly days: readonly string[]
  readonly posts: readonly ReadablePost[]
  /** The network is asked for posts that did not go out through smm: where a list costs nothing, once a day. */
  readonly others: boolean
  /** What was said of the account itself in the last weeks. */
  readonly known: readonly Snapshot[]
  /** Null: nothing is billed. */
  readonly cost: Amount | null
  /** What would have been due too, had the budget been larger. */
  readonly left_out: (Amount & { readonly posts: number; readonly account: boolean }) | null
  readonly prices: ReadPrices | null
}

export interface PullPlan {
  readonly accounts: readonly PlannedAccount[]
  /** What all of it costs, and what the month's budget is and was used of it; null: nothing of it is billed. */
  readonly budget: (Amount & { readonly spent_micros: number; readonly cost_micros: number }) | null
}

/** What is left to be spent in this round. */
interface Purse {
  left: number
}

export async function planPull(context: Context, options: PullOptions): Promise<PullPlan> {
  const { network = networkOf } = options
  const store = await context.store()
  const now = context.now()
  const planned: PlannedAccount[] = []
  const purses = new Map<NetworkId, Purse>()
  const posts = postsOf(store)
  let budget: PullPlan['budget'] = null
  for (const account of options.accounts) {
    const its = await network(account.network)
    const prices = its.read_prices ?? null
    if (prices !== null && !purses.has(its.id)) {
      const month = await readBudget(context, its.id, prices.currency)
      const left = Math.max(0, month.micros - month.spent_micros)
      purses.set(its.id, { left: options.max_micros === null ? left : Math.min(left, options.max_micros) })
      budget = { ...month, cost_micros: 0 }
    }
    const terms = { paid: prices !== null, again: options.again }
    const one = await planAccount({ account, network: its, terms, now, store, posts, purse: purses.get(its.id) ?? null })
    if (budget !== null && one.cost !== null) budget = { ...budget, cost_micros: budget.cost_micros + one.cost.micros }
    planned.push(one)
  }
  return { accounts: planned, budget }
}

interface Planning {
  readonly account: Account
  readonly network: Network
  readonly terms: Terms
  readonly now: Date
  readonly store: Store
  readonly posts: (account: Account) => Promise<ReadablePost[]>
  readonly purse: Purse | null
}

async function planAccount({ account, network, terms, now, store, posts, purse }: Planning): Promise<PlannedAccount> {
  const capabilities = capabilitiesOf(network, account.settings)
  const prices = network.read_prices ?? null
  const base = { account, network, capabilities, prices, cost: null, left_out: null }
  const nothing = { ...base, account_due: false, days: [], posts: [], others: false, known: [] }
  const silent = capabilities.account_figures.length === 0 && capabilities.post_figures.length === 0
  if (!network.client || silent) return { ...nothing, not_asked: 'no_figures' }
  if (account.status === 'blocked') return { ...nothing, not_asked: 'blocked' }
  if (account.rests_until !== null && Date.parse(account.rests_until) > now.getTime())
    return { ...nothing, not_asked: 'resting' }

  const today = now.toISOString().slice(0, 10)
  const known = (await store.metrics.ofAccounts(account.client, addDays(today, -31), today)).filter(
    (one) => one.account_id === account.id && one.source === 'api',
  )
  const account_due = capabilities.account_figures.length > 0 && accountIsDue(known, now, terms)
  const days = countsByDays(known) ? dueDays(known, now, { first: account_due }) : []
  const due = capabilities.post_figures.length === 0 ? [] : (await posts(account)).filter((one) => postIsDue(one, now, terms))
  const others = account_due && prices === null && capabilities.list_own && capabilities.post_figures.length > 0
  const whole = { ...base, not_asked: null, account_due, days, known, posts: due, others }
  if (prices === null || purse === null) return whole
  return { ...whole, ...affordable(purse, prices, account_due, byUrgency(due, now)) }
}

/** As much of it as the purse pays for: the account itself, then post by post. */
function affordable(
  purse: Purse,
  { post, user, currency }: ReadPrices,
  account_due: boolean,
  due: readonly ReadablePost[],
): Pick<PlannedAccount, 'account_due' | 'posts' | 'cost' | 'left_out'> {
  const before = purse.left
  const account = account_due && user <= purse.left
  if (account) purse.left -= user
  const count = Math.min(due.length, Math.floor(purse.left / post))
  purse.left -= count * post
  const missed = { posts: due.length - count, account: account_due && !account }
  const micros = missed.posts * post + (missed.account ? user : 0)
  return {
    account_due: account,
    posts: due.slice(0, count),
    cost: { micros: before - purse.left, currency },
    left_out: micros === 0 ? null : { micros, currency, ...missed },
  }
}

/** What an account published through smm and is still there; each client's posts are read once. */
function postsOf(store: Store): (account: Account) => Promise<ReadablePost[]> {
  const ofClient = new Map<string, Promise<ReadonlyMap<number, ReadablePost[]>>>()
  return async ({ id, client }) => {
    const known = ofClient.get(client) ?? publishedPosts(store, client)
    ofClient.set(client, known)
    return (await known).get(id) ?? []
  }
}

async function publishedPosts(store: Store, client: string): Promise<ReadonlyMap<number, ReadablePost[]>> {
  const reads = new Map((await store.metrics.lastReads(client, metricNames)).map((one) => [one.delivery_id, one]))
  const posts = new Map<number, ReadablePost[]>()
  for (const one of await store.deliveries.inStates(['sent'], { client })) {
    const { id, post_id, account_id, part, deleted_at, published_at } = one
    const remote_id = one.remote_id ?? one.url
    // what answered somebody is no publication: nobody pays for its figures
    if (one.content.kind === 'reply') continue
    if (part > 0 || deleted_at !== null || published_at === null || remote_id === null) continue
    const post = { delivery_id: id, post_id, remote_post: null, remote_id, published_at, read: reads.get(id) ?? null }
    const list = posts.get(account_id)
    if (list) list.push(post)
    else posts.set(account_id, [post])
  }
  for (const list of posts.values()) list.sort((a, b) => b.published_at.localeCompare(a.published_at))
  return posts
}
