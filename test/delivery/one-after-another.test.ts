import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { Failpoint } from '../../src/delivery/failpoint.ts'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import { newPost, world, type World } from '../support/delivery-world.ts'

// what comes next on an account begins in the commit that writes down how the one before it ended

const texts = ['a', 'b', 'c', 'd']

/** Four posts of words alone, due on one account. */
async function four(idempotency: 'record' | 'key' | 'handle' | 'readback' | 'duplicate' | 'blind' = 'readback') {
  const home = await world()
  const { account, fake } = await home.account('fake', { idempotency })
  const ids: number[] = []
  for (const text of texts) ids.push((await home.post(account, text)).id)
  const states = async (): Promise<string[]> => Promise.all(ids.map(async (id) => (await home.delivery(id)).state))
  return { home, account, fake, ids, states }
}

function changed(home: World, sql: string): void {
  const db = new Database(home.process().places.database)
  db.exec(sql)
  db.close()
}

it('the first is claimed, about to leave and out by a write of its own each; each of the others by one', async () => {
  const { home, ids } = await four()
  const written = async (id: number): Promise<string> => (await home.journal(id)).join(' ')
  const db = new Database(home.process().places.database)
  const at: number[] = []
  // what somebody else can read is what is on the disk
  const failpoint = async (point: Failpoint): Promise<void> => {
    if (point === 'intent' || point === 'recorded')
      at.push(db.prepare('SELECT count(*) FROM delivery_journal').pluck().get() as number)
  }
  await home.pass({}, { failpoint })
  db.close()
  for (const id of ids) expect(await written(id)).toBe('T1 T3 T4')
  // each post: before its call, and once it is out; from the second on the next one has begun by then
  expect(at).toEqual([2, 5, 5, 8, 8, 11, 11, 12])
})

describe.each(['record', 'key', 'handle', 'readback', 'duplicate', 'blind'] as const)('class %s', (idempotency) => {
  it.each(['claimed', 'intent', 'answered', 'recorded'] as const)(
    'a pass that dies with one out and the next about to leave (%s) loses none, and sends none twice',
    { timeout: 60_000 },
    async (at) => {
      for (const nth of [1, 2, 3, 4]) {
        const { home, fake, ids, states } = await four(idempotency)
        await home.killedAt(at, nth)
        for (let pass = 0; pass < 20 && (await states()).some((state) => state !== 'sent'); pass++) {
          home.advance(12)
          for (const id of ids) {
            const { state, post_id, content } = await home.delivery(id)
            if (state !== 'needs_human') continue
            const there = fake.of(content.text).length > 0
            const answer = there ? { published: 'https://fake.example/seen' } : ('not_published' as const)
            await resolveUnknown(home.process(), { post_id, account: null, answer })
          }
          await home.pass()
        }
        expect({ at, nth, states: await states(), out: fake.posts.map(({ text }) => text).toSorted() }).toEqual({
          at,
          nth,
          states: texts.map(() => 'sent'),
          out: texts,
        })
      }
    },
  )
})

describe('the next one does not begin', () => {
  it('where it could not be written down that the one before is out', async () => {
    const { home, fake, states } = await four()
    changed(
      home,
      `CREATE TRIGGER broken BEFORE UPDATE ON deliveries WHEN NEW.state = 'sent' BEGIN SELECT RAISE(ABORT, 'broken'); END`,
    )
    await expect(home.pass()).rejects.toThrow('broken')
    expect(await states()).toEqual(['sending', 'scheduled', 'scheduled', 'scheduled'])
    expect(fake.posts).toHaveLength(1)
    changed(home, 'DROP TRIGGER broken')
    for (let pass = 0; pass < 3; pass++) {
      home.advance(1)
      await home.pass()
    }
    expect(await states()).toEqual(texts.map(() => 'sent'))
    expect(fake.posts.map(({ text }) => text)).toEqual(texts)
  })

  it('where a person held it back while the one before it left', async () => {
    const { home, fake, ids, states } = await four()
    const failpoint = async (at: Failpoint): Promise<void> => {
      if (at === 'answered') changed(home, `UPDATE deliveries SET state = 'held' WHERE id = ${ids[1]} AND state = 'scheduled'`)
    }
    await home.pass({}, { failpoint })
    expect(await states()).toEqual(['sent', 'held', 'sent', 'sent'])
    expect(fake.posts.map(({ text }) => text)).toEqual(['a', 'c', 'd'])
  })

  it.each([
    [
      'was meant for another account',
      { expected_remote_id: 'somebody-else' },
      { state: 'blocked', reason_code: 'wrong_account' },
    ],
    ['is not what was approved any more', { content_hash: 'another' }, { state: 'rejected', reason_code: 'content_changed' }],
  ])('where it %s', async (_, wrong, expected) => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const store = await home.process().store()
    const at = home.now().toISOString()
    const queue = async (text: string, more: object = {}): Promise<number> => {
      const post = newPost(account, text, at)
      const added = await store.posts.add({ ...post, deliveries: post.deliveries.map((one) => ({ ...one, ...more })) }, at)
      return added.deliveries[0]?.id ?? 0
    }
    await queue('a')
    const next = await queue('b', wrong)
    await home.pass()
    expect(await home.delivery(next)).toMatchObject(expected)
    expect(fake.posts.map(({ text }) => text)).toEqual(['a'])
  })

  it('once somebody has said to stop; what has begun goes the rest of its way', async () => {
    const { home, fake, states } = await four()
    const stop = new AbortController()
    const failpoint = async (at: Failpoint): Promise<void> => {
      if (at === 'recorded') stop.abort()
    }
    expect(await home.pass({ signal: stop.signal }, { failpoint })).toMatchObject({ published: 2, skipped: 2 })
    expect(await states()).toEqual(['sent', 'sent', 'scheduled', 'scheduled'])
    expect(fake.posts.map(({ text }) => text)).toEqual(['a', 'b'])
  })

  it('before the parts that follow the one that is out', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    await home.thread(account, ['a', 'a, on'], 'a, comment')
    await home.post(account, 'b')
    await home.pass()
    expect(fake.posts.map(({ text }) => text)).toEqual(['a', 'a, on', 'a, comment', 'b'])
  })
})
