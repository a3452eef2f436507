import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
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
import { openStore } from '../../src/store/sqlite/index.ts'
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

/** A place at which a pass stops; counts down over all the passes that are given it. */
export interface Stop {
  readonly at: Failpoint
  nth: number
}

/** A pass that stopped half-way, as in a laptop that was shut. Its lock is held, its requests are not sent. */
export interface Asleep {
  /** It goes on from where it was, to its end. */
  wake(): Promise<void>
}

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
  /** A thread on one account, and a first comment under it: what becomes of each part, in their order. */
  thread(account: Account, texts: readonly string[], comment?: string | null, more?: { due_at?: string }): Promise<Delivery[]>
  /** One pass of a process of its own that lives to its end. */
  pass(options?: PublishOptions, tools?: Partial<PassTools>): Promise<PublishReport>
  /** One pass of a process that lives on, as `schedule run` does. */
  passIn(context: TestContext, tools?: Partial<PassTools>): Promise<PublishReport>
  /** A pass that is killed when it reaches `at` (for the `nth` time). False: it never came there. */
  killedAt(at: Failpoint, nth?: number, options?: PublishOptions): Promise<boolean>
  /** A pass that dies where `stop` says. `lived`: it never came there. */
  dying(stop: Stop, options?: PublishOptions, tools?: Partial<PassTools>): Promise<'dead' | 'lived'>
  /** A pass that falls asleep where `stop` says; null: it never came there, and is over. */
  sleeping(stop: Stop, options?: PublishOptions, tools?: Partial<PassTools>): Promise<Asleep | null>
  /** The locks of all passes are gone, as when somebody empties their folder: who lives looks dead. */
  loseLocks(): void
  /** The world's own connection is closed: its file may be replaced. Nothing more is queued or read through the world. */
  letGo(): Promise<void>
  /** The folder is given back now rather than at the end of the test. */
  end(): Promise<void>
  delivery(id: number): Promise<Delivery>
  journal(id: number): Promise<string[]>
}

let migrated: Promise<string> | undefined

/** A database at this program's version, made once: a world begins with a copy of it. */
function template(): Promise<string> {
  migrated ??= (async () => {
    const folder = mkdtempSync(join(memory, 'smm-template-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    const path = join(folder, 'smm.db')
    const store = openStore(path, { backups: join(folder, 'backups'), lang: 'en', now: () => start })
    await store.clients.add(klein, start.toISOString())
    await store.close()
    return path
  })()
  return migrated
}

export async function world(config: Record<string, string> = {}): Promise<World> {
  const folder = mkdtempSync(join(memory, 'smm-world-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let at = start.getTime()
  const now = (): Date => new Date(at)
  const fakes = new Map<string, FakeNetwork>()
  const process = (given: Parameters<typeof testContext>[0] = {}): TestContext => testContext({ folder, now, ...given })
  const main = process()
  mkdirSync(dirname(main.places.database), { recursive: true, mode: 0o700 })
  copyFileSync(await template(), main.places.database)
  for (const [key, value] of Object.entries(config)) await (await main.config()).set(key, value)
  const store = await main.store()
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
    thread: async (on, texts, comment = null, more = {}) => {
      const due_at = more.due_at ?? now().toISOString()
      const post = await store.posts.add(newThread(on, texts, comment, due_at), now().toISOString())
      return [...post.deliveries].toSorted((a, b) => a.part - b.part)
    },
    pass: async (options = {}, more = {}) => {
      const context = process()
      try {
        return await publishDue(context, options, tools(more))
      } finally {
        await context.close()
      }
    },
    passIn: (context, more = {}) => publishDue(context, {}, tools(more)),
    killedAt: async (at, nth = 1, options = {}) => (await self.dying({ at, nth }, options)) === 'dead',
    dying: async (stop, options = {}, more = {}) => {
      const context = process()
      const { failpoint, reached } = stopAt(stop)
      // once there it never goes on: nothing that comes after this place happens
      const outcome = await Promise.race([publishDue(context, options, tools({ ...more, failpoint })), reached])
      await context.close()
      return outcome === undefined ? 'dead' : 'lived'
    },
    sleeping: async (stop, options = {}, more = {}) => {
      const context = process()
      const { failpoint, reached, go } = stopAt(stop)
      const pass = publishDue(context, options, tools({ ...more, failpoint }))
      const outcome = await Promise.race([pass, reached])
      if (outcome !== undefined) {
        await context.close()
        return null
      }
      return {
        wake: async () => {
          go()
          await pass
          await context.close()
        },
      }
    },
    loseLocks: () => {
      const runs = join(main.places.home, 'runs')
      for (const name of readdirSync(runs)) if (name.endsWith('.lock')) rmSync(join(runs, name))
    },
    letGo: () => main.close(),
    end: async () => {
      await main.close()
      rmSync(folder, { recursive: true, force: true })
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

/** Told where the pass is, it lets it go on until the stop is reached. */
function stopAt(stop: Stop): { failpoint: PassTools['failpoint'] & {}; reached: Promise<undefined>; go: () => void } {
  let reach = (): void => {}
  let go = (): void => {}
  const reached = new Promise<undefined>((resolve) => {
    reach = () => resolve(undefined)
  })
  const gone = new Promise<void>((resolve) => {
    go = resolve
  })
  const failpoint = async (at: Failpoint): Promise<void> => {
    if (at !== stop.at || stop.nth <= 0) return
    stop.nth -= 1
    if (stop.nth > 0) return
    reach()
    await gone
  }
  return { failpoint, reached, go }
}

/** A thread and its first comment for one account: each part frozen by itself. */
export function newThread(account: Account, texts: readonly string[], comment: string | null, due_at: string): NewPost {
  const [first = '', ...rest] = texts
  const post = newPost(account, first, due_at)
  const kinds = [
    ...rest.map((text) => ({ text, kind: 'part' as const })),
    ...(comment === null ? [] : [{ text: comment, kind: 'comment' as const }]),
  ]
  const more = kinds.flatMap(({ text, kind }, index) =>
    newPost(account, text, due_at).deliveries.map((one) => {
      const content: Content = { ...one.content, kind }
      return { ...one, part: index + 1, content, content_hash: contentHash(content) }
    }),
  )
  return { ...post, thread: true, first_comment: comment, deliveries: [...post.deliveries, ...more] }
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
    thread: false,
    first_comment: null,
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
