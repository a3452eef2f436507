import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failpoints } from '../../../src/delivery/failpoint.ts'
import type { Account } from '../../../src/store/accounts.ts'
import type { QueueChange } from '../../../src/store/changes.ts'
import type { Post } from '../../../src/store/posts.ts'
import type { Store } from '../../../src/store/store.ts'
import { openDatabase } from '../../../src/store/sqlite/open.ts'
import type { FakeNetwork } from '../../support/fake-network.ts'
import { newPost, world, type World } from '../../support/delivery-world.ts'

const later = '2026-12-02T09:00:00.000Z'

async function desk(): Promise<{ home: World; store: Store; account: Account; fake: FakeNetwork; at: () => string }> {
  const home = await world()
  const { account, fake } = await home.account('fake', { idempotency: 'readback' })
  const store = await home.process().store()
  return { home, store, account, fake, at: () => home.now().toISOString() }
}

/** Everything of the queue but what says when it was touched, and the numbers that only grow. */
async function picture(store: Store): Promise<unknown> {
  const posts = await store.posts.list({ all: true })
  return posts
    .filter((post) => post.status !== 'cancelled')
    .map((post) => ({
      ...post,
      updated_at: null,
      deliveries: post.deliveries.filter((one) => one.state !== 'cancelled').map((one) => ({ ...one, next_at: null })),
    }))
}

type Change = 'edit' | 'move' | 'approve' | 'reject' | 'cancel' | 'hold'
type Step =
  | { readonly do: 'add'; readonly text: string; readonly draft: boolean; readonly posts: number }
  | { readonly do: Change; readonly which: number; readonly text: string }
  | { readonly do: 'hold_all' }
  | { readonly do: 'resume_all' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    text: fc.string({ minLength: 1, maxLength: 12 }),
    draft: fc.boolean(),
    posts: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    do: fc.constantFrom(
      'edit' as const,
      'move' as const,
      'approve' as const,
      'reject' as const,
      'cancel' as const,
      'hold' as const,
    ),
    which: fc.nat(20),
    text: fc.string({ minLength: 1, maxLength: 12 }),
  }),
  fc.record({ do: fc.constant('hold_all' as const) }),
  fc.record({ do: fc.constant('resume_all' as const) }),
)

/** One command; what the store refuses is no command. */
async function take(home: World, store: Store, account: Account, given: Step, n: number): Promise<void> {
  const at = home.now().toISOString()
  await store.changes.begin(`queue.${given.do}`, at)
  const everything = { client: null, account_id: null }
  if (given.do === 'add') {
    for (let i = 0; i < given.posts; i++) {
      const post = newPost(account, `${given.text} ${n}.${i}`, later)
      await store.posts.add({ ...post, state: given.draft ? 'draft' : post.state }, at)
    }
    return
  }
  if (given.do === 'hold_all') return void (await store.holds.begin(everything, 'a reason', at))
  if (given.do === 'resume_all') return void (await store.holds.lift(everything, at))
  const posts = await store.posts.list({ all: true })
  const post: Post | undefined = posts[given.which % Math.max(1, posts.length)]
  if (post === undefined) return
  const when = {
    scheduled_at: '2026-12-03T09:00:00.000Z',
    scheduled_local: '2026-12-03T10:00',
    time_zone: 'Europe/Paris',
    typed_at: 'x',
  }
  const work: Record<Change, () => Promise<unknown>> = {
    edit: () => store.posts.replace(post.id, newPost(account, `${given.text} ${n}`, later), at),
    move: () => store.posts.move(post.id, when, 'scheduled', at),
    approve: () => store.posts.approve(post.id, { by: 'the owner', via: 'phone' }, at),
    reject: () => store.posts.reject(post.id, 'another picture', null, at),
    cancel: () => store.posts.cancel(post.id, at),
    hold: async () => {
      for (const one of post.deliveries.filter(({ state }) => state === 'scheduled'))
        await store.deliveries.transition(
          {
            delivery_id: one.id,
            transition: 'P6',
            from: ['scheduled'],
            to: 'held',
            change: { reason_code: null },
            run_id: null,
          },
          at,
        )
    },
  }
  await work[given.do]().catch(() => null)
}

describe('taking back the last change', () => {
  it('gives the queue of before, command after command, back to the first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const { home, store, account } = await desk()
        const seen: { id: number; before: unknown }[] = []
        for (const [n, one] of steps.entries()) {
          const before = await picture(store)
          const [newest] = await store.changes.list({ limit: 1 }, home.now().toISOString())
          await take(home, store, account, one, n)
          const [now] = await store.changes.list({ limit: 1 }, home.now().toISOString())
          if (now !== undefined && now.id !== newest?.id) seen.push({ id: now.id, before })
          else expect(await picture(store)).toEqual(before)
          home.advance(1)
        }
        for (const { id, before } of seen.toReversed()) {
          const last = (await store.changes.last({}, home.now().toISOString())) as QueueChange
          expect([last.id, last.refused]).toEqual([id, null])
          await store.changes.undo(id, home.now().toISOString())
          expect(await picture(store)).toEqual(before)
          home.advance(1)
        }
        expect(await store.changes.last({}, home.now().toISOString())).toBeNull()
        await home.end()
      }),
      { numRuns: 40 },
    )
  })

  it('refuses what was published, tried, changed or due since, and says of which post', async () => {
    const { home, store, account, at } = await desk()
    const add = async (text: string, due: string): Promise<Post> => {
      await store.changes.begin('queue.add', at())
      return store.posts.add(newPost(account, text, due), at())
    }
    const out = await add('out', at())
    home.advance(1)
    await home.pass()
    expect((await store.posts.get(out.id))?.status).toBe('published')
    expect((await store.changes.last({}, at()))?.refused).toEqual({ why: 'begun', post_id: out.id })
    await store.changes.undo((await store.changes.last({}, at()))?.id ?? 0, at())
    expect((await store.posts.get(out.id))?.status).toBe('published')

    const post = await add('later', later)
    await store.changes.begin('queue.edit', at())
    await store.posts.replace(post.id, newPost(account, 'better', later), at())
    const edit = (await store.changes.last({}, at())) as QueueChange
    expect(edit).toMatchObject({
      action: 'queue.edit',
      refused: null,
      posts: [{ id: post.id, head: 'better', before: { text: 'later' } }],
    })
    // by another process, which is not recorded
    const other = await home.process().store()
    await other.posts.reject(post.id, 'a reason', null, at())
    expect((await store.changes.last({}, at()))?.refused).toEqual({ why: 'changed', post_id: post.id })
    expect((await store.changes.undo(edit.id, at())).refused).toEqual({ why: 'changed', post_id: post.id })
    expect((await store.posts.get(post.id))?.text).toBe('better')

    const soon = await add('soon', '2026-12-01T08:10:00.000Z')
    await store.changes.begin('queue.cancel', at())
    await store.posts.cancel(soon.id, at())
    home.advance(30)
    const late = (await store.changes.last({}, at())) as QueueChange
    expect(late.refused).toEqual({ why: 'late', post_id: soon.id })
    await store.changes.undo(late.id, at())
    expect((await store.posts.get(soon.id))?.status).toBe('cancelled')
  })

  it('waits for a pass at work, whose content is the one of its claim; afterwards what left stays', async () => {
    const { home, store, account, at } = await desk()
    const due = at()
    await store.posts.add(newPost(account, 'first', due), at())
    await store.changes.begin('queue.add', at())
    const second = await store.posts.add(newPost(account, 'second', due), at())
    await store.changes.begin('queue.edit', at())
    await store.posts.replace(second.id, newPost(account, 'second, better', due), at())
    const change = (await store.changes.last({}, at())) as QueueChange
    const asleep = await home.sleeping({ at: 'intent', nth: 1 })
    expect((await store.changes.undo(change.id, at())).refused).toEqual({ why: 'at_work', post_id: null })
    await asleep?.wake()
    expect((await store.changes.undo(change.id, at())).refused?.why).toBe('begun')
    expect((await store.posts.get(second.id))?.deliveries).toMatchObject([
      { state: 'sent', content: { text: 'second, better' } },
    ])
  })

  it.each(failpoints.slice(0, 12))(
    'never sends twice nor brings back what may be out, when the lock of a pass that stopped at %s is lost',
    async (where) => {
      const { home, store, account, fake, at } = await desk()
      await store.changes.begin('queue.add', at())
      const { id } = await store.posts.add(newPost(account, 'once', at()), at())
      const { id: change } = (await store.changes.last({}, at())) as QueueChange
      const asleep = await home.sleeping({ at: where, nth: 1 })
      home.loseLocks()
      const { refused } = await store.changes.undo(change, at())
      await asleep?.wake()
      home.advance(120)
      await home.pass()
      const [delivery] = (await store.posts.get(id))?.deliveries ?? []
      if (refused === null) expect([delivery?.state, fake.posts.length]).toEqual(['cancelled', 0])
      else expect(fake.posts.length).toBeLessThanOrEqual(1)
      if (fake.posts.length > 0) expect(refused?.why).toBe('begun')
    },
  )

  it('keeps the keys by which a repeat is known, and an approval with the words it was given to', async () => {
    const { store, account, at } = await desk()
    const post = await store.posts.add({ ...newPost(account, 'a', later), state: 'awaiting_approval' }, at())
    await store.posts.approve(post.id, { by: 'the owner', via: 'phone' }, at())
    const before = (await store.posts.get(post.id)) as Post
    await store.changes.begin('queue.edit', at())
    await store.posts.replace(
      post.id,
      { ...newPost(account, 'b', later), content_hash: 'other', state: 'awaiting_approval' },
      at(),
    )
    expect(await store.posts.get(post.id)).toMatchObject({ approved_hash: null, status: 'awaiting_approval' })
    await store.changes.undo((await store.changes.last({}, at()))?.id ?? 0, at())
    expect(await store.posts.get(post.id)).toMatchObject({
      text: 'a',
      status: 'scheduled',
      approved_by: 'the owner',
      approved_hash: before.content_hash,
      deliveries: before.deliveries.map(({ id, idempotency_key, record_key, content_hash, fence }) => ({
        id,
        idempotency_key,
        record_key,
        content_hash,
        fence,
      })),
    })
    const trail = await store.audit.list({ target: `post ${post.id}`, limit: 1 })
    expect(trail).toMatchObject([
      { action: 'queue.undo', from: { text: 'b' }, to: { text: 'a' }, detail: { change: 'queue.edit' } },
    ])
  })

  it('an import of many is one change; taken back, its numbers may be read again', async () => {
    const { store, account, at } = await desk()
    await store.changes.begin('queue.import', at())
    const row = (n: number) => ({ ...newPost(account, `row ${n}`, later), file: { external_id: `r${n}`, external_hash: null } })
    const rows = () => Array.from({ length: 50 }, (_, n) => ({ id: null, post: row(n) }))
    await store.posts.stage(rows(), at())
    const added = await store.posts.applyStaged(at(), at())
    const [change, ...others] = await store.changes.list({ limit: 9 }, at())
    expect([change?.posts.length, others]).toEqual([50, []])
    await store.changes.undo(change?.id ?? 0, at())
    expect((await store.posts.list({ all: true })).map(({ status }) => status)).toEqual(added.map(() => 'cancelled'))
    await store.posts.stage(rows(), at())
    expect(await store.posts.applyStaged(at(), at())).toHaveLength(50)
    expect(await store.posts.applyStaged(at(), at())).toEqual([])
    const told = (await store.audit.list({ target: `post ${added[0]?.id}` })).filter(({ action }) => action === 'post.add')
    expect(told).toMatchObject([{ client: 'klein', to: { text: 'row 0', deliveries: { fake: 'scheduled' } } }])
  })

  it('keeps the last fifty and no answer to a message; erasing empties it', async () => {
    const { home, store, account, at } = await desk()
    for (let n = 0; n < 60; n++) {
      await store.changes.begin('queue.add', at())
      await store.posts.add(newPost(account, n === 0 ? 'Camille Secret' : `post ${n}`, later), at())
    }
    expect(await store.changes.list({ limit: 100 }, at())).toHaveLength(50)
    await store.changes.begin('queue.edit', at())
    const [first] = await store.posts.list({ all: true })
    await store.posts.replace(first?.id ?? 0, newPost(account, 'nothing to hide', later), at())
    const db = openDatabase(home.process().places.database, { backups: home.folder, lang: 'en', now: () => home.now() })
    const held = (): number =>
      db.prepare(`SELECT count(*) FROM queue_change_posts WHERE before LIKE '%Camille Secret%'`).pluck().get() as number
    expect(held()).toBe(1)
    await store.privacy.erase(
      [{ kind: 'name', value: 'Camille Secret' }],
      { client: null, dry_run: false, hash: () => 'x' },
      at(),
    )
    expect(held()).toBe(0)
    expect((await store.changes.last({}, at()))?.action).toBe('queue.add')
    db.close()
  })

  it('that of a month ago is gone', async () => {
    const { home, store, account, at } = await desk()
    await store.changes.begin('queue.add', at())
    await store.posts.add(newPost(account, 'old', '2027-03-01T09:00:00.000Z'), at())
    home.advance(31 * 24 * 60)
    await store.changes.begin('queue.add', at())
    await store.posts.add(newPost(account, 'new', '2027-03-01T10:00:00.000Z'), at())
    expect((await store.changes.list({ limit: 9 }, at())).map(({ posts }) => posts[0]?.head)).toEqual(['new'])
  })

  it('a command that fails half-way, or is killed, leaves nothing of what it did not do', async () => {
    const { store, account, at } = await desk()
    await store.changes.begin('queue.import', at())
    const good = { id: null, post: newPost(account, 'good', later) }
    const bad = { ...good, id: 999 }
    await store.posts.stage([good, bad], at())
    await expect(store.posts.applyStaged(at(), at())).rejects.toMatchObject({ code: 'post_not_found' })
    expect(await store.changes.last({}, at())).toBeNull()
    await store.posts.unstage()
    await store.posts.stage([good], at())
    await store.posts.applyStaged(at(), at())
    expect((await store.changes.last({}, at()))?.posts).toHaveLength(1)
  })
})
