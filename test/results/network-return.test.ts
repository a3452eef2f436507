import { describe, expect, it } from 'vitest'
import { returnOfNetwork } from '../../src/results/network-return.ts'
import type { ReadersNetwork } from '../../src/results/sent-posts.ts'
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

  it('is unknown where no margin is, and leaves other currencies out', () => {
    const unknown = { ...client, default_margin_bp: null }
    expect(returnOfNetwork([sale(10_000, 'x')], unknown, month, 'x')).toEqual({ margin: null, reason: 'margin_unknown' })
    expect(of([sale(10_000, 'x', { currency: 'CHF' })], 'x')).toEqual({ margin: null, reason: 'no_sales_of_network' })
  })

  it('takes every kind of blog for one', () => {
    expect(of([sale(1_000, 'wordpress'), sale(1_000, 'ghost')], 'blog')).toEqual({ margin: 1_200, reason: null })
  })
})
