import { onTestFinished } from 'vitest'
import { planPull, type PullOptions } from '../../src/results/plan-pull.ts'
import { pullMetrics, verdictOf, type Pulled } from '../../src/results/pull-metrics.ts'
import type { Capabilities, Connection, Figure, Metric, Network } from '../../src/networks/contract.ts'
import type { NetworkId } from '../../src/networks/ids.ts'
import { network as networkOf } from '../../src/networks/registry.ts'
import type { Account } from '../../src/store/accounts.ts'
import type { Delivery } from '../../src/store/deliveries.ts'
import type { Snapshot } from '../../src/store/metrics.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { klein, newPost } from '../support/delivery-world.ts'

export const start = new Date('2026-12-10T09:00:00Z')
const dayMs = 86_400_000

/** A client with accounts and posts that are out, and a clock that is moved by hand. */
export interface FiguresWorld {
  readonly context: TestContext
  /** The same home, as another command finds it. */
  command(options?: TestContextOptions): TestContext
  now(): Date
  advance(days: number): void
  account(network: NetworkId, endpoint: string | null, secrets: Record<string, string>, name?: string): Promise<Account>
  /** A post that left so many days ago. */
  published(account: Account, remote_id: string, days_ago: number): Promise<Delivery>
  pull(options?: Partial<PullOptions> & { signal?: AbortSignal }): Promise<Pulled & { exit: ReturnType<typeof verdictOf> }>
  /** Newest last. */
  ofAccount(account: Account): Promise<Snapshot[]>
  ofPost(delivery: Delivery): Promise<Snapshot[]>
}

export async function figuresWorld(given: TestContextOptions = {}, at = start): Promise<FiguresWorld> {
  let clock = at.getTime()
  const now = (): Date => new Date(clock)
  const context = testContext({ now, ...given })
  const store = await context.store()
  await store.clients.add(klein, now().toISOString())
  const ofAccounts = (): Promise<Snapshot[]> => store.metrics.ofAccounts('klein', '2026-01-01', '2099-12-31')
  return {
    context,
    command: (options = {}) => testContext({ now, folder: context.folder, ...options }),
    now,
    advance: (days) => {
      clock += days * dayMs
    },
    account: async (network, endpoint, secrets, name = network) => {
      const one = { client: 'klein', network, name, endpoint, path: null, for_network: null }
      const account = await store.accounts.add(one, now().toISOString())
      await (await context.secrets()).putCredentials(account.id, secrets)
      return account
    },
    published: async (account, remote_id, days_ago) => {
      const out = new Date(clock - days_ago * dayMs).toISOString()
      const post = await store.posts.add(newPost(account, `Texte ${remote_id}`, out), out)
      const [delivery] = post.deliveries
      const sent = await store.deliveries.transition(
        {
          delivery_id: delivery?.id ?? 0,
          transition: 'T4',
          from: ['scheduled'],
          to: 'sent',
          change: { proof: 'response', remote_id, url: null, published_at: out },
          run_id: null,
        },
        out,
      )
      if (sent === null) throw new Error('not sent')
      return sent
    },
    pull: async ({ signal, ...options } = {}) => {
      const accounts = options.accounts ?? (await store.accounts.list('klein'))
      const plan = await planPull(context, { again: false, max_micros: null, ...options, accounts })
      const pulled = await pullMetrics(context, plan, signal === undefined ? {} : { signal })
      return { ...pulled, exit: verdictOf(pulled) }
    },
    ofAccount: async (account) => (await ofAccounts()).filter((one) => one.account_id === account.id),
    ofPost: (delivery) => store.metrics.ofDeliveries([delivery.id]),
  }
}

export function readable(figures: readonly (Snapshot | Figure)[]): [string, number | string | null][] {
  return figures.map(({ metric, value, reason }) => [metric, value ?? reason])
}

type Asked = { readonly day: string } | { readonly ids: readonly string[] }

/** A network that answers as a test says, and what it was asked. */
export async function scripted(
  id: NetworkId,
  given: Pick<Connection, 'postFigures' | 'accountFigures' | 'ownPosts'> & { capabilities?: Partial<Capabilities> },
): Promise<{ network: (id: NetworkId) => Promise<Network>; asked: Asked[] }> {
  const plain = await networkOf(id)
  const asked: Asked[] = []
  const { postFigures, accountFigures, ownPosts } = given
  const connection = {
    ...(ownPosts && { ownPosts }),
    ...(postFigures && {
      postFigures: (ids: readonly string[]) => {
        asked.push({ ids })
        return postFigures(ids)
      },
    }),
    ...(accountFigures && {
      accountFigures: (day: Date) => {
        asked.push({ day: day.toISOString().slice(0, 10) })
        return accountFigures(day)
      },
    }),
  } as Connection
  const { capabilitiesOf: _, ...rest } = plain
  const its: Network = {
    ...rest,
    capabilities: { ...plain.capabilities, ...given.capabilities },
    client: async () => ({ connect: () => connection }),
  }
  return { asked, network: async (wanted) => (wanted === id ? its : networkOf(wanted)) }
}

export function figure(metric: Metric, value: number | Figure['reason'], at: Date, day?: string): Figure {
  const known = typeof value === 'number'
  return {
    metric,
    value: known ? value : null,
    reason: known ? null : value,
    source: metric,
    at: at.toISOString(),
    ...(day !== undefined && { day }),
  }
}

export async function closing<T extends { close(): Promise<void> }>(server: Promise<T>): Promise<T> {
  const one = await server
  onTestFinished(() => one.close())
  return one
}
