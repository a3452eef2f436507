import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { Account } from '../../src/store/accounts.ts'
import type { Delivery, DeliveryState, Transition } from '../../src/store/deliveries.ts'
import type { Store } from '../../src/store/store.ts'
import { migrations } from '../../src/store/sqlite/migrations/index.ts'
import { testContext } from '../support/context.ts'
import { klein, newPost } from '../support/delivery-world.ts'

const at = '2026-12-01T08:00:00.000Z'
const out = '2026-12-01T08:00:07.000Z'

async function world() {
  const context = testContext()
  const store = await context.store()
  await store.clients.add(klein, at)
  const account = await store.accounts.add(
    { client: 'klein', network: 'x', name: 'x', endpoint: null, path: null, for_network: null },
    at,
  )
  return { context, store, account }
}

async function delivery(store: Store, account: Account, price_micros: number | null): Promise<Delivery> {
  const post = newPost(account, 'Le pain', at)
  const price_currency = price_micros === null ? null : 'USD'
  const [one] = (
    await store.posts.add({ ...post, deliveries: post.deliveries.map((d) => ({ ...d, price_micros, price_currency })) }, at)
  ).deliveries
  if (!one) throw new Error('no delivery')
  return one
}

const step = (
  id: number,
  transition: string,
  from: DeliveryState,
  to: DeliveryState,
  more: Partial<Transition> = {},
): Transition => ({
  delivery_id: id,
  transition,
  from: [from],
  to,
  change: to === 'sent' ? { published_at: out, remote_id: '1', url: null, proof: 'response' } : {},
  run_id: null,
  ...more,
})

const all = (store: Store) => store.fees.list('klein', '2026-01-01', '2027-01-01')

describe('fees of deliveries', () => {
  it.each([
    ['answered', 'T4', 'scheduled'],
    ['seen again', 'T10', 'scheduled'],
    ['told by a person after its outcome was unknown', 'P2', 'scheduled'],
  ] as const)('are kept once, with the publication: %s', async (_, transition, from) => {
    const { store, account } = await world()
    const { id } = await delivery(store, account, 15_000)
    await store.deliveries.transition(step(id, transition, from, 'sent'), at)
    await store.deliveries.transition(step(id, transition, from, 'sent'), at)
    expect(await all(store)).toEqual([
      {
        id: 1,
        client: 'klein',
        account_id: account.id,
        network: 'x',
        at: out,
        what: 'post',
        count: 1,
        micros: 15_000,
        currency: 'USD',
        delivery_id: id,
      },
    ])
  })

  it('are none where nothing is billed: free, posted by hand, refused', async () => {
    const { store, account } = await world()
    await store.deliveries.transition(step((await delivery(store, account, null)).id, 'T4', 'scheduled', 'sent'), at)
    await store.deliveries.transition(step((await delivery(store, account, 15_000)).id, 'P1', 'scheduled', 'sent'), at)
    await store.deliveries.transition(step((await delivery(store, account, 15_000)).id, 'T6', 'scheduled', 'rejected'), at)
    expect(await all(store)).toEqual([])
  })

  it('are kept for taking it away, once', async () => {
    const { store, account } = await world()
    const { id } = await delivery(store, account, 15_000)
    await store.deliveries.transition(step(id, 'T4', 'scheduled', 'sent'), at)
    const removal_fee = { micros: 10_000, currency: 'USD' }
    const taken = step(id, 'P9', 'sent', 'sent', { change: { deleted_at: '2026-12-02T08:00:00.000Z' }, removal_fee })
    await store.deliveries.transition(taken, '2026-12-02T08:00:00.000Z')
    await store.deliveries.transition(taken, '2026-12-02T08:00:00.000Z')
    expect((await all(store)).map(({ what, micros, at: when }) => [what, micros, when])).toEqual([
      ['post', 15_000, out],
      ['remove', 10_000, '2026-12-02T08:00:00.000Z'],
    ])
  })

  it('are read by their time, the end left out, and what reading cost is added up over all clients', async () => {
    const { store, account } = await world()
    await store.clients.add({ ...klein, slug: 'duval', name: 'Duval' }, at)
    const read = (client: string, when: string, micros: number) =>
      store.fees.add({
        client,
        account_id: account.id,
        network: 'x',
        at: when,
        what: 'read',
        count: 1,
        micros,
        currency: 'USD',
        delivery_id: null,
      })
    await read('klein', '2026-11-30T23:59:59.999Z', 1)
    await read('klein', '2026-12-01T00:00:00.000Z', 2)
    await read('duval', '2026-12-31T23:59:59.999Z', 4)
    await read('klein', '2027-01-01T00:00:00.000Z', 8)
    expect(await store.fees.spentOnReads('x', 'USD', '2026-12-01', '2027-01-01')).toBe(6)
    expect((await store.fees.list('klein', '2026-12-01', '2027-01-01')).map(({ micros }) => micros)).toEqual([2])
  })
})

it('what went out before fees were kept is among them, unless it was posted by hand', async () => {
  const { context, store, account } = await world()
  const ids = []
  for (const [price, transition] of [
    [15_000, 'T4'],
    [200_000, 'P2'],
    [15_000, 'P1'],
    [null, 'T4'],
  ] as const) {
    const { id } = await delivery(store, account, price)
    await store.deliveries.transition(step(id, transition, 'scheduled', 'sent'), at)
    ids.push(id)
  }
  await context.close()
  // the same rows, as the migration that brought the table found them
  const db = new Database(context.places.database)
  const backfill =
    /INSERT INTO api_fees[\s\S]*?;\n/.exec(migrations.find((one) => one.includes('CREATE TABLE api_fees')) ?? '')?.[0] ?? ''
  db.exec('DELETE FROM api_fees')
  db.exec(backfill)
  const rows = db.prepare('SELECT delivery_id, micros, currency, at, what FROM api_fees ORDER BY delivery_id').all()
  db.close()
  expect(rows).toEqual([
    { delivery_id: ids[0], micros: 15_000, currency: 'USD', at: out, what: 'post' },
    { delivery_id: ids[1], micros: 200_000, currency: 'USD', at: out, what: 'post' },
  ])
})
