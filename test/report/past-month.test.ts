import { describe, expect, it } from 'vitest'
import { buildReport } from '../../src/report/build-report.ts'
import { changesBetween } from '../../src/report/changes.ts'
import { addTime } from '../../src/results/add-time.ts'
import { testContext } from '../support/context.ts'
import { newPost } from '../support/delivery-world.ts'
import { addBakery, addStrategy, bakery, now } from './sample.ts'

/** November with a post put on Facebook by hand, and two hours of the shop assistant at 23,80 €. */
async function november() {
  const context = testContext({ now })
  const client = await addBakery(context)
  await addStrategy(context)
  const store = await context.store()
  const at = '2026-11-02T08:00:00.000Z'
  const by_hand = { client: bakery.slug, network: 'manual' as const, endpoint: null, path: null, for_network: 'facebook' }
  const account = await store.accounts.add({ ...by_hand, name: 'page' }, at)
  const post = await store.posts.add({ ...newPost(account, 'Le pain de la semaine', at), client: bakery.slug }, at)
  const [delivery] = post.deliveries
  await store.deliveries.transition(
    {
      delivery_id: delivery?.id ?? 0,
      transition: 'T4',
      from: ['scheduled'],
      to: 'sent',
      change: { proof: 'response', remote_id: '1', url: null, published_at: at },
      run_id: null,
    },
    at,
  )
  const entry = { client, date: '2026-11-09', minutes: 120, role: 'vendeuse', rate_per_hour: null }
  await addTime(context, { ...entry, network: 'facebook', activity: null, estimated: false })
  const made = async () => {
    const known = await store.clients.get(bakery.slug)
    if (known === null) throw new Error('no client')
    return buildReport(context, known, '2026-11', false)
  }
  return { store, account, by_hand, made }
}

describe('a past month that is made again', () => {
  it('costs what an hour cost when it was worked, whatever it costs now', async () => {
    const { store, made } = await november()
    const before = await made()
    expect(before.sections.time_and_budget.cost).toMatchObject({ time: 4_760 })
    await store.clients.update(bakery.slug, { hourly_rate: 9_900, rates: { vendeuse: 9_900 } }, now.toISOString())
    expect(changesBetween(before, await made())).toEqual([])
  })

  it('knows the networks of then: not one that came later, and one that was removed since', async () => {
    const { store, account, by_hand, made } = await november()
    const before = await made()
    const rows = before.sections.networks.map(({ network, published }) => [network, published])
    expect(rows).toEqual([['facebook', 1]])
    await store.accounts.add({ ...by_hand, name: 'later', for_network: 'tiktok' }, '2026-12-02T08:00:00.000Z')
    await store.accounts.remove(account.id, '2026-12-02T09:00:00.000Z')
    const after = await made()
    expect(after.sections.networks.map(({ network, published }) => [network, published])).toEqual(rows)
    expect(changesBetween(before, after)).toEqual([])
  })

  it('is the same where an account has another name by now', async () => {
    const { store, account, made } = await november()
    const before = await made()
    await store.accounts.update(account.id, { name: 'la-page' })
    expect(changesBetween(before, await made())).toEqual([])
  })

  it('keeps its targets, though it lies before the strategy and a new one is made', async () => {
    const context = testContext({ now: () => new Date('2027-03-03T09:00:00Z') })
    const client = await addBakery(context)
    const of = (target: number) => ({
      answers: {
        objectives: ['sales'],
        objective_targets: [{ objective: 'sales', kpi: 'orders_social', baseline: 4, target, date: '2027-05-31' }],
      },
    })
    const target = async () => (await buildReport(context, client, '2026-10', false)).sections.objectives.items[0]?.target
    await addStrategy(context, '2026-11-04T08:00:00Z', of(20))
    // put right in the same month
    await addStrategy(context, '2026-11-05T08:00:00Z', of(24))
    expect(await target()).toBe(24)
    await addStrategy(context, '2027-02-05T08:00:00Z', of(40))
    expect(await target()).toBe(24)
  })
})
