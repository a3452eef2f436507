import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { linesQuery, listQuery, selectNeighbours } from '../../../src/store/sqlite/posts.ts'
import { publicStatus, statusOrder } from '../../../src/store/delivery-status.ts'
import { world } from '../../support/delivery-world.ts'

async function database() {
  const home = await world()
  const { account } = await home.account('fake', { idempotency: 'readback' })
  const context = home.process()
  return { home, account, store: await context.store(), db: new Database(context.places.database) }
}

/** How SQLite goes about it, without the small tables and lists. */
function planOf(db: Database.Database, { sql, values }: { sql: string; values: object }): string[] {
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values) as { detail: string }[]
  return plan
    .map(({ detail }) => detail)
    .filter((step) => /SCAN|SEARCH|B-TREE/.test(step) && !/json_each|SCAN accounts/.test(step))
}

const client = 'essai'
const wanted = expect.stringMatching(/^SEARCH deliveries (EXISTS )?USING INDEX deliveries_wanted \(client=\? AND post_id=\?\)$/)

describe('a page of a long queue', () => {
  it('is read in its order, and each post looked up', async () => {
    const { db } = await database()
    const plan = planOf(db, linesQuery({ client, replies: 'open', limit: 101 }))
    expect(plan.filter((step) => step.includes('posts_by_time'))).toEqual(['SEARCH posts USING INDEX posts_by_time (client=?)'])
    // the page itself, of which there is nothing more to scan
    expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual(['SCAN posts'])
    expect(planOf(db, listQuery({ client, limit: 1 }))).toEqual(['SEARCH posts USING INDEX posts_by_time (client=?)', wanted])
  })
})

it('finds what needs a person by the state of its deliveries, never by going through what is scheduled', async () => {
  const { db } = await database()
  const status = ['to_post', 'unknown', 'failed', 'missed', 'held', 'awaiting_approval'] as const
  expect(planOf(db, listQuery({ client, status, replies: 'open' }))).toEqual([
    'SEARCH posts USING INTEGER PRIMARY KEY (rowid=?)',
    'SEARCH deliveries USING INDEX deliveries_of_account (account_id=? AND state=?)',
    'SEARCH accounts USING COVERING INDEX accounts_of_client (client=?)',
    'SEARCH deliveries USING INDEX deliveries_wanted (client=? AND post_id=?)',
    'SEARCH deliveries USING INDEX deliveries_of_post (post_id=?)',
    'USE TEMP B-TREE FOR ORDER BY',
  ])
})

it('chooses by status the same posts as their statuses say', async () => {
  const { home, account, store, db } = await database()
  const shapes = [
    ['scheduled', {}],
    ['scheduled', { attempt: 1, next_at: '2030-01-01T00:00:00.000Z' }],
    ['scheduled', { next_at: '2030-01-01T00:00:00.000Z' }],
    ['awaiting_approval', {}],
    ['draft', {}],
    ['held', {}],
    ['blocked', {}],
    ['to_post', {}],
    ['missed', {}],
    ['rejected', {}],
    ['cancelled', {}],
    ['unknown', {}],
  ] as const
  for (const [state, more] of shapes) {
    const post = await home.post(account, `of ${state} ${JSON.stringify(more)}`)
    const set = Object.keys(more).map((name) => `, ${name} = @${name}`)
    db.prepare(`UPDATE deliveries SET state = @state${set.join('')} WHERE post_id = @id`).run({ state, id: post.id, ...more })
  }
  const all = await store.posts.list({ client: account.client, all: true })
  expect(all).toHaveLength(shapes.length)
  for (const status of statusOrder) {
    const ids = all.filter((post) => post.deliveries.some((one) => publicStatus(one) === status)).map(({ id }) => id)
    expect((await store.posts.list({ client: account.client, status: [status] })).map(({ id }) => id)).toEqual(ids)
    expect((await store.posts.list({ status: [status] })).map(({ id }) => id)).toEqual(ids)
    expect((await store.posts.lines({ client: account.client, status: [status] })).map(({ id }) => id)).toEqual(ids)
  }
})

describe('the nearest post of an account', () => {
  it('is two steps in an index, however many there are', async () => {
    const { db } = await database()
    const values = { account_id: 1, from: '1', at: '2', to: '3', except_post: 0 }
    const plan = planOf(db, { sql: selectNeighbours, values }).filter((step) => !step.includes('posts'))
    const step = 'SEARCH deliveries USING INDEX deliveries_of_account_by_time (account_id=? AND <expr>>? AND <expr><?)'
    expect(plan.filter((one) => !one.startsWith('SCAN ('))).toEqual([step, step])
    db.close()
  })

  it('is before or after, less than so far away; drafts and itself are none', async () => {
    const { home, account, store, db } = await database()
    const at = (time: string): string => `2030-01-01T${time}:00.000Z`
    const ids = new Map<string, number>()
    for (const time of ['08:00', '09:10', '09:20', '10:00', '10:30', '11:20']) {
      const { id } = await home.post(account, `at ${time}`)
      db.prepare('UPDATE deliveries SET due_at = ? WHERE post_id = ?').run(at(time), id)
      ids.set(time, id)
    }
    const nearest = async (time: string, except?: number): Promise<string | null> =>
      (await store.posts.nearest(account.id, at(time), 3_600_000, except))?.at.slice(11, 16) ?? null
    expect(await nearest('10:00')).toBe('10:00')
    expect(await nearest('10:00', ids.get('10:00'))).toBe('10:30')
    expect(await nearest('09:45', ids.get('10:00'))).toBe('09:20')
    // as far on both sides: the earlier
    expect(await nearest('09:15')).toBe('09:10')
    expect(await nearest('12:20')).toBeNull()
    expect(await nearest('12:19')).toBe('11:20')
    db.prepare(`UPDATE deliveries SET state = 'draft' WHERE post_id = ?`).run(ids.get('11:20'))
    expect(await nearest('12:19')).toBeNull()
    db.close()
  })
})
