import { describe, expect, it } from 'vitest'
import { buildReport } from '../../src/report/index.ts'
import { testContext } from '../support/context.ts'
import { addBakery, addEntries, addStrategy, bakery, now } from './sample.ts'

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
})
