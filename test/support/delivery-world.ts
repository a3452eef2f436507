import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { Failpoint } from '../../src/delivery/failpoint.ts'
import type { PassTools } from '../../src/delivery/pass.ts'
import { publishDue, type PublishOptions } from '../../src/delivery/publish-due.ts'
import type { PublishReport } from '../../src/delivery/report.ts'
import type { Content, Media } from '../../src/networks/contract.ts'
import type { NetworkId } from '../../src/networks/ids.ts'
import { network } from '../../src/networks/registry.ts'
import { recordKey } from '../../src/posts/record-key.ts'
import { contentHash } from '../../src/posts/content-hash.ts'
import type { Account, NewAccount } from '../../src/store/accounts.ts'
import type { NewClient } from '../../src/store/clients.ts'
import type { Delivery } from '../../src/store/deliveries.ts'
import type { NewPost } from '../../src/store/posts.ts'
import { FakeNetwork, type FakeNetworkOptions } from './fake-network.ts'
import { testContext, type TestContext } from './context.ts'

export const start = new Date('2026-12-01T08:00:00Z')

export const klein: NewClient = {
  slug: 'klein',
  name: 'Boulangerie Klein',
  lang: 'fr',
  country: 'FR',
  city: null,
  time_zone: 'Europe/Paris',
  currency: 'EUR',
  approval: 'none',
  website: null,
  siren: null,
  address: null,
  vat_recoverable: true,
  default_margin_bp: null,
  hourly_rate: null,
  hourly_rate_estimated: false,
  rates: {},
  tracking: { utm: null, promo_code: null, declared: null, assisted: null },
  hours_per_network: null,
}

/** In memory where the system has such a folder: hundreds of deaths in one process do not need the disk; `test/crash` uses it. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** One home folder, a clock that is moved by hand, fake networks by account, and as many processes as one likes. */
export interface World {
  readonly folder: string
  now(): Date
  advance(minutes: number): void
  setClock(at: Date): void
  /** A process: its own context on the same folder. */
  process(given?: Parameters<typeof testContext>[0]): TestContext
  /** An account on a fake network of its own; `name` is unique. */
  account(
    name: string,
    options: Omit<FakeNetworkOptions, 'now'>,
    more?: Partial<NewAccount>,
  ): Promise<{ account: Account; fake: FakeNetwork }>
  /** Queues one post on one account, due now unless said. */
  post(account: Account, text: string, more?: { due_at?: string; media?: readonly Media[] }): Promise<Delivery>
  /** One pass of a process of its own that lives to its end. */
  pass(options?: PublishOptions, tools?: Partial<PassTools>): Promise<PublishReport>
  /** A pass that is killed when it reaches `at` (for the `nth` time). False: it never came there. */
  killedAt(at: Failpoint, nth?: number, options?: PublishOptions): Promise<boolean>
  delivery(id: number): Promise<Delivery>
  journal(id: number): Promise<string[]>
}

export async function world(config: Record<string, string> = {}): Promise<World> {
  const folder = mkdtempSync(join(memory, 'smm-world-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let at = start.getTime()
  const now = (): Date => new Date(at)
  const fakes = new Map<string, FakeNetwork>()
  const process = (given: Parameters<typeof testContext>[0] = {}): TestContext => testContext({ folder, now, ...given })
  const main = process()
  for (const [key, value] of Object.entries(config)) await (await main.config()).set(key, value)
  const store = await main.store()
  await store.clients.add(klein, now().toISOString())
  const tools = (more: Partial<PassTools> = {}): PassTools => ({
    // fakes stand behind the network id of their account's own making
    network: async (id: NetworkId) => fakes.get(id)?.get() ?? network(id),
    random: () => 0.5,
    ...more,
  })

  const self: World = {
    folder,
    now,
    advance: (minutes) => {
      at += minutes * 60_000
    },
    setClock: (instant) => {
      at = instant.getTime()
    },
    process,
    account: async (name, options, more = {}) => {
      const fake = new FakeNetwork({ ...options, now })
      const id = more.network ?? name
      fakes.set(id, fake)
      const account = await store.accounts.add(
        {
          client: 'klein',
          network: id as NetworkId,
          name,
          endpoint: null,
          path: null,
          for_network: null,
          ...more,
        },
        now().toISOString(),
      )
      return { account, fake }
    },
    post: async (on, text, more = {}) => {
      const due_at = more.due_at ?? now().toISOString()
      const post = await store.posts.add(newPost(on, text, due_at, more.media), now().toISOString())
      const [delivery] = post.deliveries
      if (!delivery) throw new Error('no delivery')
      return delivery
    },
    pass: async (options = {}, more = {}) => {
      const context = process()
      try {
        return await publishDue(context, options, tools(more))
      } finally {
        await context.close()
      }
    },
    killedAt: async (where, nth = 1, options = {}) => {
      const context = process()
      let count = 0
      let died = (): void => {}
      const death = new Promise<'dead'>((resolve) => {
        died = () => resolve('dead')
      })
      const failpoint = (reached: Failpoint): Promise<void> => {
        if (reached === where) count += 1
        if (reached !== where || count < nth) return Promise.resolve()
        died()
        // never goes on: nothing that comes after this place happens
        return new Promise(() => {})
      }
      const outcome = await Promise.race([publishDue(context, options, tools({ failpoint })), death])
      await context.close()
      return outcome === 'dead'
    },
    delivery: async (id) => {
      const delivery = await store.deliveries.get(id)
      if (!delivery) throw new Error(`no delivery ${id}`)
      return delivery
    },
    journal: async (id) => (await store.deliveries.journal(id)).map((line) => line.transition),
  }
  return self
}

/** A post for one account, frozen as the queue freezes it. */
export function newPost(account: Account, text: string, due_at: string, media: readonly Media[] = []): NewPost {
  const content: Content = { title: null, text, link: null, media, tags: [], lang: 'fr' }
  const content_hash = contentHash(content)
  return {
    client: account.client,
    title: null,
    text,
    text_for: {},
    link: null,
    media,
    tags: [],
    pillar: null,
    campaign: null,
    scheduled_at: due_at,
    scheduled_local: due_at.slice(0, 16),
    time_zone: 'Europe/Paris',
    typed_at: null,
    content_hash,
    state: 'scheduled',
    approval: null,
    deliveries: [
      {
        account_id: account.id,
        network: account.network,
        account: account.name,
        part: 0,
        content,
        content_hash,
        idempotency_key: randomUUID(),
        record_key: recordKey(new Date(due_at)),
        record_created_at: due_at,
        expected_remote_id: account.remote_id,
        price_micros: null,
        price_currency: null,
        issues: [],
      },
    ],
  }
}
