import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp } from '../../src/backup/back-up.ts'
import { restore } from '../../src/backup/restore.ts'
import type { Failpoint } from '../../src/delivery/failpoint.ts'
import { hold, resume } from '../../src/delivery/hold.ts'
import type { Idempotency } from '../../src/networks/contract.ts'
import { newPost, world, type World } from '../support/delivery-world.ts'
import type { FakeNetwork } from '../support/fake-network.ts'

/** Small, repeatable draws. */
function draws(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

const classes = ['record', 'key', 'readback', 'handle', 'blind'] as const satisfies readonly Idempotency[]
const queued = 6
/** Points of histories at which a copy is made, for each way. */
const points = Number(process.env['SMM_RESTORE_POINTS'] ?? 5)

interface Account {
  readonly name: (typeof classes)[number]
  readonly fake: FakeNetwork
}

/** Ways to come to an old database. */
const ways = {
  'a backup, restored': {
    copy: async (home: World) => (await using(home, (context) => backUp(context, { out: null, keep: 10 }))).path,
    back: async (home: World, copy: string) => {
      await using(home, (context) => restore(context, copy, async () => true))
    },
  },
  'the file, copied back by hand': {
    copy: async (home: World, n: number) => {
      const { database } = placesOf(home)
      const to = join(home.folder, `by-hand-${n}`)
      mkdirSync(to)
      for (const ending of ['', '-wal'])
        if (existsSync(database + ending)) copyFileSync(database + ending, join(to, `smm.db${ending}`))
      return to
    },
    back: async (home: World, copy: string) => {
      const { database } = placesOf(home)
      for (const ending of ['', '-wal', '-shm']) rmSync(database + ending, { force: true })
      for (const name of readdirSync(copy)) copyFileSync(join(copy, name), join(database, '..', name))
    },
  },
  'the whole folder, copied back by hand': {
    copy: async (home: World, n: number) => {
      const to = join(home.folder, `whole-${n}`)
      cpSync(placesOf(home).home, to, { recursive: true })
      return to
    },
    back: async (home: World, copy: string) => {
      rmSync(placesOf(home).home, { recursive: true, force: true })
      cpSync(copy, placesOf(home).home, { recursive: true })
    },
  },
  'a backup, its database put in place by hand': {
    copy: async (home: World) => (await using(home, (context) => backUp(context, { out: null, keep: 10 }))).path,
    back: async (home: World, copy: string) => {
      const { database } = placesOf(home)
      for (const ending of ['', '-wal', '-shm']) rmSync(database + ending, { force: true })
      copyFileSync(join(copy, 'smm.db'), database)
    },
  },
} as const

function placesOf(home: World): ReturnType<World['process']>['places'] {
  return home.process().places
}

async function using<T>(home: World, work: (context: ReturnType<World['process']>) => Promise<T>): Promise<T> {
  const context = home.process()
  try {
    return await work(context)
  } finally {
    await context.close()
  }
}

describe.each(Object.entries(ways))('%s', (_, way) => {
  it(
    'at random points of a history: nothing lost, nothing twice, a question where nothing can be seen',
    { timeout: 60_000 + points * 10_000 },
    async () => {
      for (let seed = 1; seed <= points; seed++) {
        const draw = draws(seed)
        const home = await world({ 'delivery.grace_minutes': '40000', 'delivery.outage_minutes': '40000' })
        const accounts: Account[] = []
        for (const name of classes) {
          const { account, fake } = await home.account(name, {
            idempotency: name,
            steps: name === 'readback' ? ['media:0'] : [],
          })
          accounts.push({ name, fake })
          // due one after another, some of them long after the copy
          for (let n = 0; n < queued; n++) {
            const due_at = new Date(home.now().getTime() + n * 7 * 60_000).toISOString()
            await home.post(account, `${name} ${n}`, { due_at })
          }
        }
        await home.letGo()
        const copyAt = Math.floor(draw() * queued)
        const backAt = copyAt + Math.floor(draw() * (queued - copyAt))
        let copy = ''
        for (let n = 0; n <= backAt; n++) {
          // faults make histories with tries, doubts and deaths in them
          const one = accounts[Math.floor(draw() * accounts.length)]
          if (one && draw() < 0.5) one.fake.faults.push(draw() < 0.5 ? 'timeout_after' : 'not_sent')
          if (n === copyAt && draw() < 0.4) await home.killedAt('intent', 1 + Math.floor(draw() * 3))
          if (n === copyAt) copy = await way.copy(home, seed)
          if (draw() < 0.2) await home.killedAt(draw() < 0.5 ? 'answered' : 'before_intent')
          await home.pass()
          home.advance(1)
          await home.pass()
          if (n < backAt) home.advance(6)
        }
        for (const { fake } of accounts) fake.faults.length = 0
        await way.back(home, copy)
        for (let round = 0, open = true; open && round < 60; round++) {
          home.advance(11)
          await home.pass()
          open = await using(home, async (context) => {
            const { deliveries } = await context.store()
            return (await deliveries.inStates(['scheduled', 'claimed', 'sending', 'unknown'])).length > 0
          })
        }
        const unseen: string[] = []
        await using(home, async (context) => {
          const { deliveries } = await context.store()
          for (let id = 1; id <= classes.length * queued; id++) {
            const delivery = await deliveries.get(id)
            if (!delivery) throw new Error(`${id} is gone`)
            const text = delivery.content.text
            const fake = accounts.find((one) => one.name === (delivery.network as string))?.fake
            const there = fake?.of(text).length ?? 0
            const settled = delivery.state === 'sent' ? there === 1 : delivery.state === 'needs_human' && there <= 1
            if (!settled) unseen.push(`seed ${seed}: ${text} is ${delivery.state}, ${there} times there`)
            const asks = ['blind', 'handle'].includes(delivery.network)
            if (delivery.state === 'needs_human' && !asks) unseen.push(`seed ${seed}: ${text} asks ${delivery.question?.code}`)
          }
        })
        expect(unseen).toEqual([])
      }
    },
  )
})

describe('an old copy', () => {
  const byHand = ways['the file, copied back by hand']

  it('taken in the middle of a pass is one too', async () => {
    const home = await world()
    const { account, fake } = await home.account('readback', { idempotency: 'readback' })
    for (const text of ['one', 'two', 'three']) await home.post(account, text)
    await home.letGo()
    let copy: string | undefined
    const failpoint = async (at: Failpoint): Promise<void> => {
      if (at === 'recorded') copy ??= await byHand.copy(home, 1)
    }
    await home.pass({}, { failpoint })
    await byHand.back(home, copy ?? '')
    for (let round = 0; round < 5; round++) {
      await home.pass()
      home.advance(6)
    }
    expect(fake.posts.map((post) => post.text)).toEqual(['one', 'two', 'three'])
  })

  it('leaves to the person what a person posts: told of it, nothing looked up, the account as it was', async () => {
    const home = await world()
    const { account } = await home.account(
      'facebook',
      { idempotency: 'person' },
      { network: 'manual', for_network: 'facebook' },
    )
    const post = await home.post(account, 'Bonjour', { due_at: new Date(home.now().getTime() + 60_000).toISOString() })
    const way = ways['a backup, restored']
    const copy = await way.copy(home)
    home.advance(5)
    await way.back(home, copy)
    await home.pass()
    expect(await home.delivery(post.id)).toMatchObject({ status: 'to_post' })
    const stored = await using(home, async (context) => (await context.store()).accounts.get(account.id))
    expect(stored?.status).toBe(account.status)
  })

  it('does not send again what only a person brings back: held, and published since', async () => {
    const home = await world({ 'delivery.grace_minutes': '40000' })
    const { account, fake } = await home.account('readback', { idempotency: 'readback' })
    const delivery = await home.post(account, 'held once')
    await using(home, (context) => hold(context, { post_id: delivery.post_id, account: null }))
    await home.letGo()
    const copy = await byHand.copy(home, 1)
    const letGo = async (): Promise<void> => {
      await using(home, (context) => resume(context, { post_id: delivery.post_id, account: null }))
      await home.pass()
    }
    await letGo()
    expect(fake.posts).toHaveLength(1)
    await byHand.back(home, copy)
    home.advance(3)
    // a pass with something to do comes by first: here, what is due elsewhere
    await using(home, async (context) => {
      const store = await context.store()
      await store.posts.add(newPost(account, 'another', home.now().toISOString()), home.now().toISOString())
    })
    await home.pass()
    await letGo()
    for (let round = 0; round < 4; round++) {
      home.advance(11)
      await home.pass()
    }
    expect(fake.of('held once')).toHaveLength(1)
    await using(home, async (context) => {
      const { deliveries } = await context.store()
      expect((await deliveries.get(delivery.id))?.state).toBe('sent')
    })
  })

  it('is known by its own word where nothing else is: the database of a backup, put in place on another machine', async () => {
    const way = ways['a backup, its database put in place by hand']
    const home = await world()
    const { account, fake } = await home.account('readback', { idempotency: 'readback' })
    await home.post(account, 'one')
    await home.letGo()
    const copy = await way.copy(home)
    await home.pass()
    const { home: folder, config } = placesOf(home)
    rmSync(join(folder, 'runs'), { recursive: true })
    rmSync(join(config, 'passes'), { recursive: true })
    await way.back(home, copy)
    home.advance(1)
    for (let round = 0; round < 4; round++) {
      await home.pass()
      home.advance(11)
    }
    expect(fake.posts.map((post) => post.text)).toEqual(['one'])
  })

  it('leaves what is due later as it is, and sends it at its time', async () => {
    const home = await world()
    const { account, fake } = await home.account('blind', { idempotency: 'blind' })
    await home.post(account, 'now')
    const later = new Date(home.now().getTime() + 3_600_000).toISOString()
    await home.post(account, 'later', { due_at: later })
    await home.letGo()
    const copy = await byHand.copy(home, 1)
    await home.pass()
    await byHand.back(home, copy)
    home.advance(1)
    const report = await home.pass()
    expect(report.warnings.map((one) => one.code)).toContain('old_copy')
    expect(report.deliveries.map((one) => one.question?.code)).toEqual(['blind'])
    home.advance(60)
    await home.pass()
    expect(fake.posts.map((post) => post.text)).toEqual(['now', 'later'])
  })
})
