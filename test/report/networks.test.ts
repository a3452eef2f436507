import { describe, expect, it } from 'vitest'
import { networkBlocks } from '../../src/report/document/networks.ts'
import { buildReport } from '../../src/report/build-report.ts'
import type { NetworkId } from '../../src/networks/ids.ts'
import type { NewSnapshot } from '../../src/store/metrics.ts'
import { testContext } from '../support/context.ts'
import { addBakery, addEntries, addStrategy, bakery, now } from './sample.ts'

const followers = (account_id: number, value: number | null, captured_at: string): NewSnapshot => ({
  client: bakery.slug,
  network: 'facebook',
  account_id,
  delivery_id: null,
  remote_post: null,
  metric: 'followers',
  value,
  reason: value === null ? 'unreachable' : null,
  from_day: null,
  to_day: null,
  captured_at,
  age_hours: null,
  source: 'api',
  source_name: 'page_follows',
})

describe('network by network', () => {
  it('stands in the order of the client’s own return, unknown returns after known ones [003-04]', async () => {
    const context = testContext({ now })
    const client = await addBakery(context)
    await addStrategy(context)
    await addEntries(context)
    const { money } = await context.store()
    const sale = { client: bakery.slug, margin_bp: null, currency: 'EUR', refund_of: null, date: '2026-11-21', count: 1 }
    const at = now.toISOString()
    await money.addSale({ ...sale, sale_id: 'n1', evidence: 'promo_code', revenue: 90_000, network: 'pinterest' }, at)
    await money.addSale({ ...sale, sale_id: 'n2', evidence: 'utm', revenue: 20_000, network: 'x' }, at)
    await money.addSale({ ...sale, sale_id: 'n3', evidence: 'utm', revenue: 30_000, network: 'facebook' }, at)
    const { networks } = (await buildReport(context, client, '2026-11', true)).sections
    const rows = networks.map(({ network, margin, margin_reason, cost }) => ({ network, margin, margin_reason, cost }))
    expect(rows.slice(0, 3)).toEqual([
      { network: 'pinterest', margin: 54_000, margin_reason: null, cost: null },
      { network: 'x', margin: 12_000, margin_reason: null, cost: null },
      // 18 000 of margin for 7 h 50 at 24 €, though the strategy begins there
      { network: 'facebook', margin: 18_000, margin_reason: null, cost: 18_800 },
    ])
    const { networks: before } = (await buildReport(context, client, '2026-10', true)).sections
    expect(before.every(({ margin, margin_reason }) => margin === null && margin_reason === 'no_sales_of_network')).toBe(true)
  })

  it('costs what its interface bills too, once a rate is known, and names where figures come from', async () => {
    const context = testContext({ now })
    const client = await addBakery(context)
    const { accounts, fees, metrics, clients } = await context.store()
    const at = now.toISOString()
    const account = await accounts.add(
      { client: bakery.slug, name: 'x', network: 'x', for_network: null, endpoint: null, path: null },
      at,
    )
    const fee = {
      client: bakery.slug,
      account_id: account.id,
      network: 'x' as const,
      what: 'post' as const,
      count: 1,
      currency: 'USD',
    }
    for (const day of ['02', '09'])
      await fees.add({ ...fee, at: `2026-11-${day}T08:00:00.000Z`, micros: 200_000, delivery_id: null })
    await metrics.add(
      [
        {
          client: bakery.slug,
          network: 'x',
          account_id: account.id,
          delivery_id: null,
          remote_post: null,
          metric: 'followers',
          value: 12,
          reason: null,
          from_day: null,
          to_day: null,
          captured_at: '2026-11-30T20:00:00.000Z',
          age_hours: null,
          source: 'api',
          source_name: 'public_metrics.followers_count',
        },
      ],
      at,
    )
    const rowOf = async (of: typeof client) =>
      (await buildReport(context, of, '2026-11', true)).sections.networks.find(({ network }) => network === 'x')
    expect(await rowOf(client)).toMatchObject({ cost: null, followers: { value: 12, source: 'api' } })
    const rated = await clients.update(
      bakery.slug,
      { exchange_rates: { USD: { rate: '0.92', date: '2026-11-02', source: null } } },
      at,
    )
    // 0.40 USD in all
    expect(await rowOf(rated)).toMatchObject({ cost: 37, cost_reason: null })
    const { sources } = (await buildReport(context, rated, '2026-11', true)).sections.annexes
    expect(sources).toEqual(
      expect.arrayContaining([
        { source: 'api', entries: 1, last_on: '2026-11-30' },
        { source: 'api_fees', entries: 2, last_on: '2026-11-09' },
      ]),
    )
  })
  it('says of the month before, too, that not all of it was read; and nothing of a change that nobody knows', async () => {
    const context = testContext({ now })
    const client = await addBakery(context)
    const { accounts, metrics } = await context.store()
    const at = '2026-09-01T08:00:00.000Z'
    const page = { client: bakery.slug, network: 'facebook' as const, for_network: null, endpoint: null, path: null }
    const [first, second] = [await accounts.add({ ...page, name: 'page' }, at), await accounts.add({ ...page, name: 'b' }, at)]
    const [october, november] = ['2026-10-31T21:00:00.000Z', '2026-11-30T21:00:00.000Z']
    await metrics.add(
      [
        followers(first.id, 600, october),
        followers(second.id, null, october),
        followers(first.id, 655, november),
        followers(second.id, 90, november),
      ],
      at,
    )
    const report = await buildReport(context, client, '2026-11', false)
    const row = report.sections.networks.find(({ network }) => network === 'facebook')
    expect(row).toMatchObject({
      followers: { value: 745, at_least: false },
      follower_net: { value: null, reason: 'no_reading_at_month_end' },
      previous: { followers: 600, at_least: ['followers'] },
    })
    expect(JSON.stringify(networkBlocks(report, 'en'))).toContain('at least 600')
  })

  it('says so much or more where a second account was never read', async () => {
    const context = testContext({ now })
    const client = await addBakery(context)
    const { accounts, metrics } = await context.store()
    const at = '2026-09-01T08:00:00.000Z'
    const page = { client: bakery.slug, network: 'facebook' as const, for_network: null, endpoint: null, path: null }
    const first = await accounts.add({ ...page, name: 'page' }, at)
    await metrics.add([followers(first.id, 655, '2026-11-30T21:00:00.000Z')], at)
    const total = async () => {
      const report = await buildReport(context, client, '2026-11', false)
      return report.sections.networks.find(({ network }) => network === 'facebook')?.followers
    }
    expect(await total()).toMatchObject({ value: 655, at_least: false })
    await accounts.add({ ...page, name: 'b' }, at)
    expect(await total()).toMatchObject({ value: 655, at_least: true })
  })

  it('tells what a network never gives from what was not read', async () => {
    const context = testContext({ now })
    const client = await addBakery(context)
    const { accounts } = await context.store()
    const at = '2026-09-01T08:00:00.000Z'
    const add = (name: string, network: NetworkId, for_network: string | null = null) =>
      accounts.add({ client: bakery.slug, name, network, for_network, endpoint: null, path: null }, at)
    await add('listing', 'gbp')
    await add('by hand', 'manual', 'instagram')
    await add('journal', 'wordpress')
    await add('elsewhere', 'manual', 'other')
    const report = await buildReport(context, client, '2026-11', false)
    const reasons = (name: string) => {
      const row = report.sections.networks.find(({ network }) => network === name)
      if (row === undefined) return null
      const { reach, impressions, views, engagements, clicks, followers, follower_net, rate_reason } = row
      const figures = { reach, impressions, views, engagements, clicks, followers, follower_net }
      return { ...Object.fromEntries(Object.entries(figures).map(([key, { reason }]) => [key, reason])), rate: rate_reason }
    }
    const [never, unread] = ['not_given_by_network', 'not_collected']
    expect(reasons('gbp')).toEqual({
      reach: never,
      impressions: unread,
      views: never,
      engagements: never,
      clicks: never,
      followers: never,
      follower_net: never,
      rate: never,
    })
    expect(reasons('instagram')).toMatchObject({
      reach: unread,
      impressions: never,
      clicks: never,
      followers: unread,
      rate: unread,
    })
    expect(reasons('blog')).toMatchObject({ reach: never, engagements: unread, followers: never, rate: never })
    expect(reasons('other')).toMatchObject({ reach: unread, engagements: unread, followers: unread, rate: unread })
  })
})
