import type {
  Access,
  Client,
  Connection,
  Content,
  Handles,
  Idempotency,
  Identity,
  Lookup,
  Network,
  Published,
} from '../../src/networks/contract.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'

/** What the remote side may do with one visible call. `late`: applied five minutes after the client has given up. */
export const callFaults = [
  'none',
  'timeout_before',
  'timeout_after',
  'error_500_after',
  'not_sent',
  'rate_limited',
  'unauthorized',
  'refused',
  'duplicate_after',
  'late',
  'bug_after',
] as const
export type CallFault = (typeof callFaults)[number]

export interface RemotePost {
  readonly id: string
  readonly text: string
  readonly key: string
  readonly record: string
  readonly handle: string | undefined
  /** By the server's clock. */
  readonly at: number
  /** What it answers to: the post itself and the part before; null for a post. */
  readonly root: string | null
  readonly previous: string | null
}

export interface FakeNetworkOptions {
  readonly idempotency: Idempotency
  readonly now: () => Date
  readonly steps?: readonly string[]
  readonly trusts_key?: boolean
  readonly lookup?: (plain: () => Lookup) => Lookup
  readonly remote_id?: () => string
  /** How far the server's clock is ahead of ours, in milliseconds. */
  readonly skew?: () => number
}

/** A network at the level of the contract, with a remote side that outlives every process. */
export class FakeNetwork {
  readonly posts: RemotePost[] = []
  readonly calls: string[] = []
  readonly faults: CallFault[] = []
  readonly stageFaults: (NetworkFailure | Error)[] = []
  identifyFault: NetworkFailure | null = null
  readonly #options: FakeNetworkOptions
  readonly #staged = new Set<string>()
  readonly #late: { due: number; apply: () => void }[] = []
  #next = 1

  constructor(options: FakeNetworkOptions) {
    this.#options = options
  }

  /** Requests that were on their way arrive. */
  settle(): void {
    const now = this.#clock()
    for (const one of this.#late.splice(0)) {
      if (one.due <= now) one.apply()
      else this.#late.push(one)
    }
  }

  /** Something is on its way that no answer tells of. */
  get pending(): boolean {
    return this.#late.length > 0
  }

  of(text: string): RemotePost[] {
    return this.posts.filter((post) => post.text === text)
  }

  /** As the registry would give it. */
  async get(): Promise<Network> {
    const client: Client = { connect: (access) => this.#connection(access) }
    return {
      id: 'mastodon',
      name: 'Fake',
      kind: 'network',
      about: { fr: 'faux', en: 'fake' },
      capabilities: {
        text: true,
        title: false,
        link: 'text',
        images: 4,
        alt_text: true,
        videos: 0,
        fetches_media: 'none',
        hosts_media: false,
        delete: false,
        list_own: true,
        post_figures: [],
        account_figures: [],
        inbox: [],
        reply: false,
        thread: 4,
        first_comment: true,
      },
      idempotency: this.#options.idempotency,
      idempotencyOf: (settings) =>
        this.#options.idempotency === 'key' && settings['trusts_key'] !== true ? 'readback' : this.#options.idempotency,
      endpoint: null,
      credentials: [],
      gate: null,
      source: null,
      rules: async () => ({
        facts: () => [],
        images: () => null,
        compose: (content) => content.text,
        length: (text) => ({ used: text.length, max: null, unit: { fr: 'caractères', en: 'characters' } }),
        check: () => [],
        feed: () => ({ fold: null, title_fold: null, crop: null, reads: null }),
      }),
      client: async () => client,
    }
  }

  #connection(access: Access): Connection {
    const { idempotency, steps = [] } = this.#options
    const all = idempotency === 'handle' ? [...steps, 'draft'] : steps
    return {
      identify: async () => {
        this.calls.push('identify')
        if (this.identifyFault) throw this.identifyFault
        const settings = { trusts_key: this.#options.trusts_key ?? idempotency === 'key' }
        return { remote_id: this.#options.remote_id?.() ?? 'me', remote_name: '@me', url: null, settings }
      },
      steps: () => all,
      stage: async (step, _content, identity) => {
        this.calls.push(`stage ${step}`)
        const fault = this.stageFaults.shift()
        if (fault) throw fault
        const handle = `${step}-${identity.delivery_id}-${this.#next++}`
        this.#staged.add(handle)
        return handle
      },
      publish: async (content, identity, handles) => {
        this.calls.push('publish')
        return this.#publish(access, content, identity, handles)
      },
      lookup: async (content, identity, handles, since) => {
        this.calls.push('lookup')
        this.settle()
        const plain = (): Lookup => this.#lookup(content, identity, handles, since)
        return this.#options.lookup?.(plain) ?? plain()
      },
    }
  }

  #publish(access: Access, content: Content, identity: Identity, handles: Handles): Published {
    this.settle()
    const fault = this.faults.shift() ?? 'none'
    const now = access.now()
    const server = new Date(this.#clock())
    const unknown = (code: string, status?: number): NetworkFailure =>
      new NetworkFailure('unknown', code, code, status === undefined ? {} : { status })
    switch (fault) {
      case 'timeout_before':
        throw unknown('timed_out')
      case 'not_sent':
        throw new NetworkFailure('not_sent', 'connection_refused', 'the connection was refused')
      case 'rate_limited':
        throw new NetworkFailure('rate_limited', 'rate_limited', 'slow down', {
          retry_at: new Date(now.getTime() + 60_000),
          status: 429,
        })
      case 'unauthorized':
        throw new NetworkFailure('unauthorized', 'credential_refused', 'invalid token', { status: 401 })
      case 'refused':
        throw new NetworkFailure('refused', 'refused', 'too rude', { status: 422 })
      case 'late':
        this.#late.push({ due: this.#clock() + 5 * 60_000, apply: () => void this.#apply(content, identity, handles) })
        throw unknown('timed_out')
    }
    const post = this.#apply(content, identity, handles)
    if (fault === 'timeout_after') throw unknown('timed_out')
    if (fault === 'error_500_after') throw unknown('server_error', 500)
    if (fault === 'duplicate_after') throw new NetworkFailure('duplicate', 'duplicate', 'duplicate', { status: 422 })
    if (fault === 'bug_after') throw new TypeError('the adapter has a bug')
    return {
      remote_id: post.id,
      url: `https://fake.example/${post.id}`,
      published_at: server.toISOString(),
      server_at: server.toISOString(),
    }
  }

  #clock(): number {
    return this.#options.now().getTime() + (this.#options.skew?.() ?? 0)
  }

  /** A key is worth something only on a server that knows it. */
  get #honoursKey(): boolean {
    return this.#options.idempotency === 'key' && (this.#options.trusts_key ?? true)
  }

  #apply(content: Content, identity: Identity, handles: Handles): RemotePost {
    const { idempotency } = this.#options
    const handle = handles['draft']
    const known = this.posts.find(
      (post) =>
        (idempotency === 'record' && post.record === identity.record_key) ||
        (this.#honoursKey && post.key === identity.idempotency_key) ||
        (idempotency === 'handle' && post.handle === handle),
    )
    if (known) return known
    const { text } = content
    const { replies_to } = identity
    // what a person said was published is known by its address alone
    const there = (id: string): string | undefined =>
      this.posts.find((one) => one.id === id || `https://fake.example/${one.id}` === id)?.id
    const parents = replies_to === null ? [] : [there(replies_to.root.remote_id), there(replies_to.previous.remote_id)]
    if ((content.kind !== undefined) !== (replies_to !== null) || parents.includes(undefined))
      throw new NetworkFailure('refused', 'no_parent', 'it answers to nothing that is there', { status: 422 })
    const post = {
      id: String(this.#next++),
      text,
      key: identity.idempotency_key,
      record: identity.record_key,
      handle,
      at: this.#clock(),
      root: parents[0] ?? null,
      previous: parents[1] ?? null,
    }
    this.posts.push(post)
    return post
  }

  #lookup(content: Content, identity: Identity, handles: Handles, since: Date): Lookup {
    const { idempotency } = this.#options
    const server_at = new Date(this.#clock()).toISOString()
    const found = (post: RemotePost | undefined): Lookup | null =>
      post
        ? { seen: 'found', match: { remote_id: post.id, url: null, published_at: new Date(post.at).toISOString() }, server_at }
        : null
    const absent: Lookup = { seen: 'absent', complete: true, server_at }
    if (idempotency === 'blind') return { seen: 'unreadable', reason: 'no way', server_at }
    if (idempotency === 'record') return found(this.posts.find((post) => post.record === identity.record_key)) ?? absent
    if (idempotency === 'handle') {
      const handle = handles['draft']
      const published = found(this.posts.find((post) => post.handle === handle))
      if (published) return published
      return handle !== undefined && this.#staged.has(handle) ? { seen: 'staged', server_at } : absent
    }
    const matches = this.posts.filter((post) => post.text === content.text && post.at >= since.getTime() - 120_000)
    if (matches.length > 1) {
      return {
        seen: 'several',
        matches: matches.map(({ id }) => ({ remote_id: id, url: null, published_at: null })),
        server_at,
      }
    }
    return found(matches[0]) ?? absent
  }
}
