/** Taking in what came in on the accounts: one account after the other, page after page. */
import { connectAccount } from '../clients/connect-account.ts'
import { affordable, feeOfReading, readBudget, type ReadBudget } from '../clients/read-budget.ts'
import { whyStopped } from '../clients/why-stopped.ts'
import type { Context } from '../context.ts'
import type { FailureKind } from '../failure.ts'
import { sayReason } from '../i18n/reasons.ts'
import { capabilitiesOf } from '../networks/capabilities.ts'
import type { Connection, Network, ReadPrices } from '../networks/contract.ts'
import type { NetworkId } from '../networks/ids.ts'
import { readersNetwork } from '../networks/readers-network.ts'
import { network as networkOf } from '../networks/registry.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { InboxCursor } from '../store/inbox.ts'
import { openDesk, receiveMessages, type Desk } from './receive-messages.ts'

/**
 * The first reading goes back a month. What was written before smm knew the account may have been answered long ago, and nobody can tell:
 * of comments and mentions older than this no answer is asked for.
 */
export const settledDays = 7
/** Nothing comes after so many pages: a server that always says that there is more is left for the next round. */
const mostPages = 2_000
const dayMs = 86_400_000
/** The least that X hands over at once. */
const leastBilled = 5

/**
 * `done`: all of it was read. `no_inbox`: its network gives no messages. `blocked`, `refused`: its credentials do not work. `resting`,
 * `rate_limited`: the network makes us wait. `over_budget`: the month's money for reading is used up. `unreachable`: it did not answer.
 * `partly`: something of it was refused. `interrupted`: somebody stopped the program.
 */
export type InboxStatus =
  | 'done'
  | 'no_inbox'
  | 'blocked'
  | 'resting'
  | 'refused'
  | 'rate_limited'
  | 'over_budget'
  | 'unreachable'
  | 'partly'
  | 'interrupted'

export interface PlannedInbox {
  readonly client: Client
  readonly account: Account
  readonly network: Network
  /** Null: it is asked. */
  readonly not_asked: Extract<InboxStatus, 'no_inbox' | 'blocked' | 'resting'> | null
  /** How far it was read; null: it never was. */
  readonly cursor: string | null
  readonly read_at: string | null
  readonly prices: ReadPrices | null
}

export interface InboxPlan {
  readonly accounts: readonly PlannedInbox[]
  /** Null: nothing of it is billed. `each_micros`: a message with its author. */
  readonly budget: (ReadBudget & { readonly each_micros: number }) | null
}

export interface ReadInbox {
  readonly client: string
  readonly account_id: number
  readonly network: string
  readonly account: string
  readonly status: InboxStatus
  /** Messages that were not there before, and those with other words or stars than before. */
  readonly received: number
  readonly changed: number
  /** Of those received, how many are taken for dealt with by their age. */
  readonly settled: number
  readonly pages: number
  /** Why it was stopped, in the reader's language. */
  readonly code: string | null
  readonly reason: string | null
  /** When to go on, where the network said so; ISO 8601 UTC. */
  readonly retry_at: string | null
  readonly cost: { readonly micros: number; readonly currency: string } | null
}

export interface PulledInbox {
  readonly started_at: string
  readonly finished_at: string
  readonly accounts: readonly ReadInbox[]
  readonly budget: InboxPlan['budget']
}

export interface InboxPullOptions {
  readonly signal?: AbortSignal
  /** `messages`: of this account so far. */
  readonly progress?: (planned: PlannedInbox, messages: number) => void
}

/** Only tests give their own `network`. */
export async function planInboxPull(
  context: Context,
  clients: readonly { readonly client: Client; readonly accounts: readonly Account[] }[],
  network: (id: NetworkId) => Promise<Network> = networkOf,
): Promise<InboxPlan> {
  const store = await context.store()
  const now = context.now().getTime()
  const accounts: PlannedInbox[] = []
  let budget: InboxPlan['budget'] = null
  for (const { client, accounts: of } of clients) {
    const cursors = new Map((await store.inbox.cursors(client.slug)).map((one) => [one.account_id, one]))
    for (const account of of) {
      const its = await network(account.network)
      const prices = its.read_prices ?? null
      const not_asked = notAsked(account, its, now)
      if (prices !== null && not_asked === null && budget === null)
        budget = { ...(await readBudget(context, its.id, prices.currency)), each_micros: prices.post + prices.user }
      accounts.push({ client, account, network: its, not_asked, prices, ...position(cursors.get(account.id)) })
    }
  }
  return { accounts, budget }
}

function position(known: InboxCursor | undefined): Pick<PlannedInbox, 'cursor' | 'read_at'> {
  return { cursor: known?.cursor ?? null, read_at: known?.problem === null ? known.read_at : null }
}

function notAsked(account: Account, network: Network, now: number): PlannedInbox['not_asked'] {
  if (!network.client || capabilitiesOf(network, account.settings).inbox.length === 0) return 'no_inbox'
  if (account.status === 'blocked') return 'blocked'
  return account.rests_until !== null && Date.parse(account.rests_until) > now ? 'resting' : null
}

/**
 * One account after the other; each page is stored with how far it goes, so that whatever ends this round, the next one goes on with the
 * rest. What one account refuses takes nothing from the others.
 */
export async function pullInbox(context: Context, plan: InboxPlan, options: InboxPullOptions = {}): Promise<PulledInbox> {
  const started_at = context.now().toISOString()
  const desks = new Map<string, Desk>()
  const accounts: ReadInbox[] = []
  for (const planned of plan.accounts) {
    const { slug } = planned.client
    const desk = desks.get(slug) ?? (planned.not_asked === null ? await openDesk(context, planned.client) : null)
    if (desk !== null) desks.set(slug, desk)
    accounts.push(await readAccount(context, planned, desk, options))
  }
  return { started_at, finished_at: context.now().toISOString(), accounts, budget: plan.budget }
}

interface Tally {
  status: InboxStatus
  received: number
  changed: number
  settled: number
  pages: number
  code: string | null
  reason: string | null
  retry_at: string | null
  micros: number
}

async function readAccount(
  context: Context,
  planned: PlannedInbox,
  desk: Desk | null,
  options: InboxPullOptions,
): Promise<ReadInbox> {
  const { account, network, not_asked, prices, client } = planned
  const tally: Tally = {
    status: not_asked ?? 'done',
    received: 0,
    changed: 0,
    settled: 0,
    pages: 0,
    code: null,
    reason: null,
    retry_at: not_asked === 'resting' ? account.rests_until : null,
    micros: 0,
  }
  if (not_asked === 'blocked') {
    const [code = '', ...words] = (account.status_reason ?? '').split(': ')
    Object.assign(tally, { code, reason: sayReason(context.lang, code, words.join(': ')) })
  }
  if (desk !== null && not_asked === null) {
    try {
      const connection = await connectAccount(context, network, account)
      await readPages(context, { planned, desk, connection, tally, options })
    } catch (error) {
      const { verdict, ...why } = whyStopped(context.lang, error)
      // some of it is refused: what came before is there
      Object.assign(tally, why, verdict === 'refused' && { status: 'partly' })
    }
    if (tally.reason !== null) {
      const store = await context.store()
      await store.inbox.failed(account.id, tally.reason, context.now().toISOString())
    }
  }
  const { micros, ...told } = tally
  return {
    client: client.slug,
    account_id: account.id,
    network: account.network,
    account: account.name,
    ...told,
    cost: prices === null ? null : { micros, currency: prices.currency },
  }
}

interface Work {
  readonly planned: PlannedInbox
  readonly desk: Desk
  readonly connection: Connection
  readonly tally: Tally
  readonly options: InboxPullOptions
}

async function readPages(context: Context, { planned, desk, connection, tally, options }: Work): Promise<void> {
  const { client, account, network } = planned
  const name = readersNetwork(account.network, account.for_network)
  const began = planned.cursor === null ? context.now().getTime() : Date.parse(account.created_at)
  const settled_before = new Date(began - settledDays * dayMs).toISOString()
  let { cursor } = planned
  for (let page = 0; page < mostPages; page++) {
    if (options.signal?.aborted === true) {
      tally.status = 'interrupted'
      return
    }
    const most = await affordable(context, network)
    if (most !== null && most < leastBilled) {
      tally.status = 'over_budget'
      return
    }
    options.progress?.(planned, tally.received)
    const read = await (most === null ? connection.inbox?.(cursor) : connection.inbox?.(cursor, most))
    if (read === undefined) return
    const fee = feeOfReading(context, network, account, read.read)
    const { added, changed } = await receiveMessages(
      context,
      client,
      read.items.map((item) => ({ ...item, network: name })),
      {
        source: 'api',
        account,
        cursor: read.cursor,
        desk,
        ...(fee !== null && { fee }),
        settled_before,
      },
    )
    tally.pages += 1
    tally.received += added.length
    tally.changed += changed.length
    tally.micros += fee?.micros ?? 0
    tally.settled += added.filter(({ at, needs_answer }) => at < settled_before && !needs_answer).length
    if (!read.more) return
    // a server that leads nowhere is asked no more
    if (read.cursor === cursor) return
    cursor = read.cursor
  }
}

/** Of all accounts together. A budget is no failure: what it left out is said. */
export function verdictOfInbox({ accounts }: Pick<PulledInbox, 'accounts'>): FailureKind | null {
  const found = (...statuses: InboxStatus[]): boolean => accounts.some(({ status }) => statuses.includes(status))
  if (found('interrupted')) return 'interrupted'
  if (found('refused', 'blocked')) return 'credential'
  if (!found('partly', 'rate_limited', 'unreachable', 'resting')) return null
  return found('done') || accounts.some(({ received }) => received > 0) ? 'partial' : 'busy'
}
