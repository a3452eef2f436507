import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { deleteRemote, toTakeAway } from '../../src/delivery/delete-remote.ts'
import { markDone } from '../../src/delivery/mark-done.ts'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import { Failure } from '../../src/failure.ts'
import type { Network } from '../../src/networks/contract.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import { network } from '../../src/networks/registry.ts'
import type { Account } from '../../src/store/accounts.ts'
import { world, type World } from '../support/delivery-world.ts'
import type { FakeNetwork } from '../support/fake-network.ts'

interface Remote {
  readonly account: Account
  readonly fake: FakeNetwork
  /** Ids in the order in which they were taken away. */
  readonly removed: string[]
  /** What the next removals meet. */
  readonly faults: (NetworkFailure | null)[]
  readonly network: Network
}

/** An account whose network takes posts away, unless it is said that it does not. */
async function remote(home: World, name: string, given: { deletes?: boolean; remote_id?: () => string } = {}): Promise<Remote> {
  const { deletes = true, ...more } = given
  const { account, fake } = await home.account(name, { idempotency: 'readback', ...more })
  const plain = await fake.get()
  const client = await plain.client?.()
  if (!client) throw new Error('no client')
  const removed: string[] = []
  const faults: (NetworkFailure | null)[] = []
  const remove = async (remote_id: string): Promise<void> => {
    const fault = faults.shift()
    if (fault) throw fault
    removed.push(remote_id)
    const at = fake.posts.findIndex((post) => post.id === remote_id)
    if (at >= 0) fake.posts.splice(at, 1)
  }
  const its: Network = {
    ...plain,
    name: `Net ${name}`,
    capabilities: { ...plain.capabilities, delete: deletes },
    client: async () => ({ connect: (access) => ({ ...client.connect(access), remove }) }),
  }
  return { account, fake, removed, faults, network: its }
}

const tools = (...remotes: readonly Remote[]) => ({
  network: async (id: Network['id']) => remotes.find((one) => one.account.network === id)?.network ?? network(id),
})

async function takeAway(
  home: World,
  post_id: number,
  remotes: readonly Remote[],
  given: { account?: string; lang?: 'fr' } = {},
) {
  const context = home.process({ lang: given.lang ?? 'en' })
  const found = await toTakeAway(context, { post_id, account: given.account ?? null })
  return deleteRemote(context, found, tools(...remotes))
}

async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const error = await promise.then(
    () => new Error('nothing failed'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof Failure) return error
  throw error
}

const states = async (home: World, ids: readonly number[]) =>
  Promise.all(ids.map(async (id) => (await home.delivery(id)).deleted_at !== null))

describe('taken away from the network', () => {
  it('once; it stays published, says when, and is never sent again', async () => {
    const home = await world()
    const one = await remote(home, 'fake')
    const post = await home.post(one.account, 'Bonjour')
    await home.pass()
    const { remote_id } = await home.delivery(post.id)
    home.advance(5)
    const at = home.now().toISOString()
    const [gone] = await takeAway(home, post.post_id, [one])
    expect(gone).toMatchObject({ state: 'sent', status: 'published', deleted_at: at, remote_id })
    expect(one.removed).toEqual([remote_id])
    expect(await home.journal(post.id)).toEqual(['T1', 'T3', 'T4', 'P9'])
    home.advance(60)
    expect(await takeAway(home, post.post_id, [one])).toEqual([])
    expect(one.removed).toHaveLength(1)
    for (let pass = 0; pass < 3; pass++) expect((await home.pass()).due).toBe(0)
    expect(one.fake.posts).toEqual([])
    expect((await home.delivery(post.id)).deleted_at).toBe(at)
  })

  it('is told in the trail of changes, as what it is', async () => {
    const home = await world()
    const one = await remote(home, 'fake')
    const post = await home.post(one.account, 'Bonjour')
    await home.pass()
    await takeAway(home, post.post_id, [one])
    const store = await home.process().store()
    const [line] = await store.audit.list({ target: `post ${post.post_id}`, limit: 1 })
    expect(line).toMatchObject({
      action: 'delivery.deleted',
      actor: 'person',
      from: { deleted_at: null },
      to: { deleted_at: home.now().toISOString() },
      detail: { account: 'fake' },
    })
  })

  it('a thread goes from its end, and a failure half-way leaves what comes before it; the rest goes next time', async () => {
    const home = await world()
    const one = await remote(home, 'fake')
    const parts = await home.thread(one.account, ['Un', 'Deux', 'Trois'], 'Un mot')
    for (let pass = 0; pass < 4; pass++) await home.pass()
    const ids = await Promise.all(parts.map(async ({ id }) => (await home.delivery(id)).remote_id ?? ''))
    one.faults.push(null, new NetworkFailure('unknown', 'timed_out', 'no answer in time'))
    const post_id = parts[0]?.post_id ?? 0
    const failure = await failureOf(takeAway(home, post_id, [one]))
    expect(failure).toMatchObject({ kind: 'partial', code: 'not_taken_away' })
    expect(failure.details).toHaveLength(3)
    expect(failure.hint).toContain(`smm queue delete-remote ${post_id}`)
    const all = parts.map(({ id }) => id)
    expect(await states(home, all)).toEqual([false, false, false, true])
    await takeAway(home, post_id, [one])
    expect(one.removed).toEqual(ids.toReversed())
    expect(await states(home, all)).toEqual([true, true, true, true])
  })

  it('killed after the network had let it go: a repeat writes it down', async () => {
    const home = await world()
    const one = await remote(home, 'fake')
    const post = await home.post(one.account, 'Bonjour')
    await home.pass()
    one.fake.posts.length = 0
    const [gone] = await takeAway(home, post.post_id, [one])
    expect(gone?.deleted_at).not.toBeNull()
  })

  it('two at once are one', async () => {
    const home = await world()
    const one = await remote(home, 'fake')
    const post = await home.post(one.account, 'Bonjour')
    await home.pass()
    await Promise.all([takeAway(home, post.post_id, [one]), takeAway(home, post.post_id, [one])])
    expect((await home.journal(post.id)).filter((name) => name === 'P9')).toHaveLength(1)
  })

  it('the same words may be queued again, and go out as a post of their own', async () => {
    const home = await world()
    const one = await remote(home, 'fake')
    const post = await home.post(one.account, 'Bonjour')
    await home.pass()
    const store = await home.process().store()
    const window = { from: '2026-11-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' }
    expect(await store.posts.twin(one.account.id, 'Bonjour', window)).toMatchObject({ post_id: post.post_id })
    await takeAway(home, post.post_id, [one])
    expect(await store.posts.twin(one.account.id, 'Bonjour', window)).toBeNull()
  })
})

describe('what cannot be taken away', () => {
  it.each([
    ['en', 'Net one does not let smm take it away. By hand, on the network:'],
    ['fr', 'Net one ne permet pas à smm de la retirer. À la main, sur le réseau :'],
  ] as const)('a network that has no such call: said, with the address (%s)', async (lang, words) => {
    const home = await world()
    const one = await remote(home, 'one', { deletes: false })
    const post = await home.post(one.account, 'Bonjour')
    await home.pass()
    const { url } = await home.delivery(post.id)
    const failure = await failureOf(takeAway(home, post.post_id, [one], lang === 'fr' ? { lang } : {}))
    expect(failure).toMatchObject({ kind: 'failed', code: 'not_taken_away' })
    const [said] = failure.details.map((line) => line.replace(/[\u00A0\u202F]/gu, ' '))
    expect(said).toContain(words)
    expect(said).toContain(url ?? '')
    expect(await states(home, [post.id])).toEqual([false])
  })

  it('does not keep the others from it', async () => {
    const home = await world()
    const [can, cannot] = [await remote(home, 'can'), await remote(home, 'cannot', { deletes: false })]
    const first = await home.post(can.account, 'Bonjour')
    const other = await home.post(cannot.account, 'Bonjour')
    await home.pass()
    // one post on both accounts, as `queue add --to can,cannot` makes it
    const db = new Database(home.process().places.database)
    db.pragma('foreign_keys = off')
    db.exec('DROP TRIGGER deliveries_frozen')
    db.prepare('UPDATE deliveries SET post_id = ? WHERE id = ?').run(first.post_id, other.id)
    db.close()
    const failure = await failureOf(takeAway(home, first.post_id, [cannot, can]))
    expect(failure).toMatchObject({ kind: 'partial' })
    expect(await states(home, [first.id, other.id])).toEqual([true, false])
    expect(await takeAway(home, first.post_id, [can, cannot], { account: 'can' })).toEqual([])
    await expect(takeAway(home, first.post_id, [], { account: 'nobody' })).rejects.toMatchObject({ kind: 'not_found' })
  })

  it.each([
    ['unauthorized', 'credential'],
    ['refused', 'failed'],
    ['not_sent', 'busy'],
    ['rate_limited', 'busy'],
    ['unknown', 'busy'],
  ] as const)('%s: it stays, and the exit code is that of %s', async (verdict, kind) => {
    const home = await world()
    const one = await remote(home, 'fake')
    const post = await home.post(one.account, 'Bonjour')
    await home.pass()
    one.faults.push(new NetworkFailure(verdict, 'site_protected', 'a wall'))
    expect(await failureOf(takeAway(home, post.post_id, [one]))).toMatchObject({ kind })
    expect(await states(home, [post.id])).toEqual([false])
    // a right that lacks to take away is no reason not to publish
    expect((await (await home.process().store()).accounts.get(one.account.id))?.status).toBe('ready')
  })

  it('credentials that open another account by now take nothing away there', async () => {
    const home = await world()
    let whose = 'me'
    const one = await remote(home, 'fake', { remote_id: () => whose })
    const post = await home.post(one.account, 'Bonjour')
    await home.pass()
    whose = 'somebody else'
    const failure = await failureOf(takeAway(home, post.post_id, [one]))
    expect(failure.kind).toBe('credential')
    expect(one.removed).toEqual([])
  })

  it('what a person posted is left to a person', async () => {
    const home = await world()
    const one = await remote(home, 'fake')
    const post = await home.post(one.account, 'Bonjour', { due_at: '2026-11-01T08:00:00.000Z' })
    await markDone(home.process(), post.post_id, 'https://exemple.fr/1')
    const failure = await failureOf(takeAway(home, post.post_id, [one]))
    expect(failure.details.join()).toContain('https://exemple.fr/1')
    expect(one.removed).toEqual([])
  })

  it('a thread that is not all out yet, or whose part is in doubt, is settled first', async () => {
    const home = await world()
    const one = await remote(home, 'fake')
    const parts = await home.thread(one.account, ['Un', 'Deux'])
    one.fake.faults.push('none', 'timeout_before')
    await home.pass()
    const post_id = parts[0]?.post_id ?? 0
    const first = await failureOf(takeAway(home, post_id, [one]))
    expect(first).toMatchObject({ kind: 'usage', code: 'parts_to_come' })
    expect(first.hint).toContain(
      `smm queue ${(await home.delivery(parts[1]?.id ?? 0)).status === 'unknown' ? 'resolve' : 'cancel'}`,
    )
    await home.pass()
    expect((await failureOf(takeAway(home, post_id, [one]))).hint).toContain(`smm queue resolve ${post_id}`)
    await resolveUnknown(home.process(), { post_id, account: null, answer: 'drop' })
    await takeAway(home, post_id, [one])
    expect(one.removed).toHaveLength(1)
  })

  it('what never left is not online, and what does not exist is not found', async () => {
    const home = await world()
    const one = await remote(home, 'fake')
    const post = await home.post(one.account, 'Bonjour', { due_at: '2027-01-01T08:00:00.000Z' })
    expect(await failureOf(takeAway(home, post.post_id, [one]))).toMatchObject({ kind: 'usage', code: 'wrong_status' })
    expect(await failureOf(takeAway(home, 99, [one]))).toMatchObject({ kind: 'not_found' })
  })
})

describe('the database', () => {
  it('keeps what was taken away so, and takes nothing away that is not published', async () => {
    const home = await world()
    const one = await remote(home, 'fake')
    const [gone, waits] = [
      await home.post(one.account, 'Bonjour'),
      await home.post(one.account, 'Bonsoir', { due_at: '2027-01-01T08:00:00.000Z' }),
    ]
    await home.pass()
    await takeAway(home, gone.post_id, [one])
    const db = new Database(home.process().places.database)
    const set = (id: number, value: string | null) => () =>
      db.prepare('UPDATE deliveries SET deleted_at = ? WHERE id = ?').run(value, id)
    expect(set(gone.id, null)).toThrow('what was taken away stays so')
    expect(set(waits.id, home.now().toISOString())).toThrow(/CHECK/)
    expect(() => db.prepare(`UPDATE deliveries SET state = 'scheduled' WHERE id = ?`).run(gone.id)).toThrow(
      'published stays published',
    )
    db.close()
  })
})
