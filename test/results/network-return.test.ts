import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientSeries } from '../../src/results/client-series.ts'
import { countedSales } from '../../src/results/counted-sales.ts'
import { returnOfNetwork } from '../../src/results/network-return.ts'
import { computeRoi } from '../../src/results/roi.ts'
import type { ReadersNetwork } from '../../src/networks/readers-network.ts'
import type { Sale } from '../../src/store/money.ts'
import { client, month } from './month-facts.ts'

let id = 0
const sale = (revenue: number, network: string | null, more: Partial<Sale> = {}): Sale =>
  ({
    id: ++id,
    sale_id: `s${id}`,
    date: '2026-10-12',
    evidence: 'promo_code',
    revenue,
    margin_bp: null,
    currency: 'EUR',
    count: 1,
    refund_of: null,
    network,
    ...more,
  }) as Sale
const of = (sales: readonly Sale[], network: ReadersNetwork) => returnOfNetwork(sales, client, month, network)

describe('what a network brought back [003-04]', () => {
  it('is the margin of the month’s sales that name it, refunds taken off', () => {
    const sales = [
      sale(10_000, 'facebook'),
      sale(5_001, 'facebook', { evidence: 'declared', margin_bp: 5000 }),
      sale(4_000, 'facebook', { evidence: 'assisted' }),
      sale(-1_000, 'facebook', { refund_of: 's1' }),
      sale(70_000, 'x'),
      sale(90_000, 'facebook', { date: '2026-09-30' }),
    ]
    // 6 000 + 2 501 + half of 2 400 − 600
    expect(of(sales, 'facebook')).toEqual({ margin: 9_101, reason: null })
  })

  it('is unknown for a network without sales while some sales name none, and 0 once all do', () => {
    expect(of([sale(10_000, 'x'), sale(500, null)], 'facebook')).toEqual({ margin: null, reason: 'no_sales_of_network' })
    expect(of([sale(10_000, 'x')], 'facebook')).toEqual({ margin: 0, reason: null })
    expect(of([], 'facebook')).toEqual({ margin: null, reason: 'no_sales_of_network' })
  })

  it('counts a sale once, by its best evidence, with the network that any of its rows names', () => {
    const rows = [
      sale(10_000, 'instagram', { sale_id: 'F-1', evidence: 'declared' }),
      sale(10_000, null, { sale_id: 'F-1', evidence: 'utm' }),
    ]
    expect(of(rows, 'instagram')).toEqual({ margin: 6_000, reason: null })
  })

  it('takes a refund off the network of what it gives back, whatever was known of it when it was typed', () => {
    const sales = [
      sale(10_000, null, { sale_id: 'F-1', evidence: 'declared' }),
      sale(-4_000, null, { sale_id: 'F-1-back', refund_of: 'F-1', evidence: 'declared' }),
      sale(10_000, 'instagram', { sale_id: 'F-1', evidence: 'utm' }),
    ]
    expect(of(sales, 'instagram')).toEqual({ margin: 3_600, reason: null })
  })

  it('knows no better evidence than the ROI of that month does', () => {
    const later = sale(10_000, 'x', { sale_id: 'F-1', evidence: 'utm', date: '2026-11-03' })
    expect(of([sale(10_000, 'x', { sale_id: 'F-1', evidence: 'declared' }), later], 'x')).toEqual({
      margin: 6_000,
      reason: null,
    })
  })

  it('counts another currency at the rate that the client typed', () => {
    const rated = { ...client, exchange_rates: { CHF: { rate: '1.05', date: '2026-10-01', source: null } } }
    const sales = [sale(10_000, 'x', { currency: 'CHF' })]
    expect(returnOfNetwork(sales, rated, month, 'x')).toEqual({ margin: 6_300, reason: null })
  })

  it('adds up over the networks to no more than the ROI’s own margin of the month', () => {
    const networks = ['facebook', 'instagram', 'x', null] as const
    const row = fc.record({
      sale_id: fc.constantFrom('a', 'b', 'c', 'd'),
      evidence: fc.constantFrom('utm', 'promo_code', 'declared', 'assisted'),
      revenue: fc.integer({ min: 0, max: 100_000 }),
      network: fc.constantFrom(...networks),
      currency: fc.constantFrom('EUR', 'CHF', 'USD'),
      date: fc.constantFrom('2026-09-12', '2026-10-12', '2026-11-12'),
      refund_of: fc.constantFrom(null, null, 'a', 'b'),
    })
    const rated = { ...client, exchange_rates: { CHF: { rate: '1.05', date: '2026-10-01', source: null } } }
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        // as the store gives them
        const inOrder = rows.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
        const sales = inOrder.map(({ refund_of, revenue, sale_id, network, ...more }) =>
          refund_of === null
            ? sale(revenue, network, { ...more, sale_id })
            : sale(-revenue, network, { ...more, sale_id: `${sale_id}-back`, refund_of }),
        )
        const { input } = clientSeries(rated, { time: [], costs: [], sales, leads: [] }, month)
        const { strict, declared, assisted } = computeRoi(input).series.at(-1)?.returns ?? {}
        const whole = (strict ?? 0) + (declared ?? 0) + (assisted ?? 0)
        const named = (['facebook', 'instagram', 'x'] as const).map(
          (one) => returnOfNetwork(sales, rated, month, one).margin ?? 0,
        )
        const unnamed = countedSales(sales.filter(({ date }) => date < '2026-11'))
          .filter((one) => one.date >= '2026-10' && one.network === null)
          .map((one) => returnOfNetwork([{ ...one, network: 'x' }], rated, month, 'x').margin ?? 0)
        expect([...named, ...unnamed].reduce((all, one) => all + one, 0)).toBe(whole)
      }),
    )
  })

  it('is unknown where no margin is, and leaves currencies without a rate out', () => {
    const unknown = { ...client, default_margin_bp: null }
    expect(returnOfNetwork([sale(10_000, 'x')], unknown, month, 'x')).toEqual({ margin: null, reason: 'margin_unknown' })
    expect(of([sale(10_000, 'x', { currency: 'CHF' })], 'x')).toEqual({ margin: null, reason: 'no_sales_of_network' })
  })

  it('takes every kind of blog for one', () => {
    expect(of([sale(1_000, 'wordpress'), sale(1_000, 'ghost')], 'blog')).toEqual({ margin: 1_200, reason: null })
  })
})
