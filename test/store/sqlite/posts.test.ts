import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { linesQuery, listQuery } from '../../../src/store/sqlite/posts.ts'
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
