import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import type { Failpoint } from '../../src/delivery/failpoint.ts'
import type { FakeNetwork } from '../support/fake-network.ts'
import { world } from '../support/delivery-world.ts'

const each = 4

/** Commits in a log of SQLite: a frame that ends one says how large the database is then. */
function commitsIn(file: string): number {
  const log = readFileSync(file)
  const frame = log.readUInt32BE(8) + 24
  let commits = 0
  for (let at = 32; at + frame <= log.length && log.compare(log, 16, 24, at + 8, at + 16) === 0; at += frame)
    if (log.readUInt32BE(at + 4) > 0) commits += 1
  return commits
}

/** `accounts` accounts with four posts each, published in one pass that is watched. */
async function publishMany(accounts: number, posts = each) {
  const home = await world()
  const fakes: FakeNetwork[] = []
  for (let i = 0; i < accounts; i++) {
    const { account, fake } = await home.account(`account-${i}`, { idempotency: 'readback' })
    fakes.push(fake)
    for (let post = 0; post < posts; post++) await home.post(account, `post ${post}`)
  }
  let [leaving, most] = [0, 0]
  const failpoint = async (at: Failpoint): Promise<void> => {
    if (at === 'intent') {
      most = Math.max(most, ++leaving)
      await pause(5)
    } else if (at === 'answered') leaving -= 1
  }
  const { database } = home.process().places
  // somebody who reads meanwhile keeps the log from being emptied
  const reader = new Database(database, { readonly: true })
  onTestFinished(() => void reader.close())
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM deliveries').get()
  const before = commitsIn(`${database}-wal`)
  const report = await home.pass({}, { failpoint })
  return { report, fakes, most, commits: commitsIn(`${database}-wal`) - before }
}

it('eight accounts at once, each account in its order', async () => {
  const { report, fakes, most } = await publishMany(10)
  expect(report.published).toBe(10 * each)
  expect(most).toBe(8)
  for (const { posts } of fakes) expect(posts.map(({ text }) => text)).toEqual(['post 0', 'post 1', 'post 2', 'post 3'])
})

it('begins where most is asked one after the other: the rest of the pass fits into that', async () => {
  const home = await world()
  const asked: string[] = []
  const classes = ['readback', 'blind', 'handle', 'key', 'handle'] as const
  for (const [i, idempotency] of classes.entries()) {
    const { account } = await home.account(`${idempotency}-${i}`, {
      idempotency,
      remote_id: () => (asked.push(`${idempotency}-${i}`), 'me'),
    })
    await home.post(account, 'post')
  }
  expect((await home.pass()).published).toBe(classes.length)
  expect(asked).toEqual(['handle-2', 'handle-4', 'readback-0', 'blind-1', 'key-3'])
})

it('a network whose files cannot be read keeps no other waiting', async () => {
  const home = await world()
  const [broken, fine] = [
    await home.account('broken', { idempotency: 'handle' }),
    await home.account('fine', { idempotency: 'handle' }),
  ]
  await home.post(broken.account, 'post')
  await home.post(fine.account, 'post')
  const network = async (id: string) => {
    if (id === 'broken') throw new Error('not there')
    return fine.fake.get()
  }
  await expect(home.pass({}, { network })).rejects.toThrow('not there')
  expect(fine.fake.posts).toHaveLength(1)
})

it('what is needed at the end is read while the networks answer; that it cannot be says nothing of what leaves', async () => {
  const home = await world()
  const { account } = await home.account('fake', { idempotency: 'readback' })
  await home.post(account, 'post')
  const seen: string[] = []
  const meanwhile = async (): Promise<void> => {
    seen.push('meanwhile')
    throw new Error('not there')
  }
  const failpoint = async (at: Failpoint): Promise<void> => {
    if (at === 'intent') while (seen.length === 0) await pause(5)
    if (at === 'answered') seen.push(at)
  }
  expect((await home.pass({ meanwhile }, { failpoint })).published).toBe(1)
  expect(seen).toEqual(['meanwhile', 'answered'])
})

it('a delivery takes four commits at most, with all else that its pass writes', async () => {
  const alone = await publishMany(1)
  const many = await publishMany(8)
  expect(many.report.published).toBe(8 * each)
  // claimed, about to be sent, sent; what is written once a pass beside them
  expect((alone.commits - 8) / each).toBeLessThanOrEqual(4)
  expect(many.commits / (8 * each)).toBeLessThanOrEqual(4)
})

it('each post more is one commit more: the one before it is out, and it is about to leave', async () => {
  const [few, more] = [await publishMany(1), await publishMany(1, 3 * each)]
  expect(more.report.published).toBe(3 * each)
  expect(more.commits - few.commits).toBe(2 * each)
})
