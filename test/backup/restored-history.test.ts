import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backUp } from '../../src/backup/back-up.ts'
import { restore } from '../../src/backup/restore.ts'
import type { Idempotency } from '../../src/networks/contract.ts'
import { world, type World } from '../support/delivery-world.ts'
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
const queued = 8

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
      for (const ending of ['', '-wal']) if (existsSync(database + ending)) copyFileSync(database + ending, join(to, `smm.db${ending}`))
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
  it('at any point of a history: nothing lost, nothing twice, a question where nothing can be seen', { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const draw = draws(seed)
      const home = await world({ 'delivery.grace_minutes': '40000', 'delivery.outage_minutes': '40000' })
      const accounts: Account[] = []
      for (const name of classes) {
        const { account, fake } = await home.account(name, { idempotency: name, steps: name === 'readback' ? ['media:0'] : [] })
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
      for (let round = 0; round < 60; round++) {
        home.advance(11)
        await home.pass()
      }
      const unseen: string[] = []
      await using(home, async (context) => {
        const { deliveries } = await context.store()
        for (let id = 1; id <= classes.length * queued; id++) {
          const delivery = await deliveries.get(id)
          if (!delivery) throw new Error(`${id} is gone`)
          const text = delivery.content.text
          const fake = accounts.find((one) => one.name === delivery.network)?.fake
          const there = fake?.of(text).length ?? 0
          const settled = delivery.state === 'sent' ? there === 1 : delivery.state === 'needs_human' && there <= 1
          if (!settled) unseen.push(`seed ${seed}: ${text} is ${delivery.state}, ${there} times there`)
          const asks = delivery.network === ('blind' as string) || delivery.network === ('handle' as string)
          if (delivery.state === 'needs_human' && !asks) unseen.push(`seed ${seed}: ${text} asks ${delivery.question?.code}`)
        }
      })
      expect(unseen).toEqual([])
    }
  })
})
