import fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run as importSales } from '../../src/cli/sale/import.ts'
import { clientSeries } from '../../src/results/client-series.ts'
import { computeRoi } from '../../src/results/roi.ts'
import { run as addSale } from '../../src/cli/sale/add.ts'
import { countedSales } from '../../src/results/counted-sales.ts'
import { readLinks } from '../../src/results/read-links.ts'
import { shopSales, type Proof } from '../../src/results/shop/shop-sales.ts'
import type { ShopOrder } from '../../src/results/shop/order.ts'
import { unsaid, type Client } from '../../src/store/clients.ts'
import type { Sale } from '../../src/store/money.ts'
import { addBakery, bakery } from '../report/sample.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'

const now = new Date('2026-11-23T09:00:00Z')
const slug = bakery.slug
const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replaceAll('’', "'")

/** A bakery that gave out the code ILL10 and tagged links. */
async function shop(
  more: TestContextOptions = {},
): Promise<TestContext & { read: (csv: string, flags?: object) => Promise<number> }> {
  const context = testContext({ now, lang: 'fr', ...more })
  await addBakery(context)
  await (
    await context.store()
  ).links.add(
    {
      client: slug,
      url: 'https://boulangerie.example',
      tagged_url: 'https://boulangerie.example?utm_source=facebook&utm_medium=social&utm_campaign=noel',
      utm_source: 'facebook',
      utm_medium: 'social',
      utm_campaign: 'noel',
      utm_content: null,
      ambassador_id: null,
      promo_code: 'ILL10',
    },
    now.toISOString(),
  )
  return Object.assign(context, {
    read: async (csv: string, flags: object = {}) => {
      writeFileSync(join(context.folder, 'orders.csv'), csv)
      return importSales(context, 'orders.csv', { ...flags })
    },
  })
}

const kept = async (context: TestContext) =>
  (await (await context.store()).money.listSales(slug)).map(({ sale_id, evidence, revenue, refund_of }) => [
    sale_id,
    evidence,
    revenue,
    refund_of,
  ])

const shopify = `Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Note Attributes,Cancelled at,Refunded Amount,Id
#1001,a@example.com,paid,2026-11-02 10:00:00 +0100,fulfilled,EUR,100.00,5.00,21.00,126.00,ill10,10.00,2026-11-02 09:59:00 +0100,1,Bûche,62.95,,,0.00,1
#1001,a@example.com,,,,,,,,,,,,1,Bredele,37.05,,,,
#1002,b@example.com,paid,2026-11-03 10:00:00 +0100,fulfilled,EUR,105.50,0.00,5.50,105.50,,0.00,2026-11-03 09:59:00 +0100,1,Bûche,105.50,"utm_source: facebook
utm_medium: social",,0.00,2
#1003,c@example.com,partially_refunded,2026-11-03 10:00:00 +0100,fulfilled,EUR,50.00,0.00,0.00,50.00,ILL10,0.00,2026-11-03 09:59:00 +0100,1,Bûche,50.00,,,20.00,3
#1004,d@example.com,paid,2026-11-04 10:00:00 +0100,fulfilled,EUR,50.00,0.00,0.00,50.00,AUTRE,0.00,2026-11-04 09:59:00 +0100,1,Bûche,50.00,,,0.00,4
#1005,e@example.com,pending,,unfulfilled,EUR,50.00,0.00,0.00,50.00,ILL10,0.00,2026-11-04 09:59:00 +0100,1,Bûche,50.00,,,0.00,5
#1006,f@example.com,refunded,2026-11-04 10:00:00 +0100,fulfilled,EUR,50.00,0.00,0.00,50.00,ILL10,0.00,2026-11-04 09:59:00 +0100,1,Bûche,50.00,,2026-11-05 09:00:00 +0100,50.00,6
#1007,g@example.com,paid,2026-11-04 10:00:00 +0100,fulfilled,EUR,50.00,3.00,4.00,99.00,ILL10,0.00,2026-11-04 09:59:00 +0100,1,Bûche,50.00,,,0.00,7
`
const orders = [
  ['1001', 'promo_code', 10_000, null],
  // 105.50 with 5.50 of tax in it
  ['1002', 'utm', 10_000, null],
  ['1003', 'promo_code', 5000, null],
  ['1003-refund', 'promo_code', -2000, '1003'],
]

describe('smm sale import of a shop', () => {
  it.each([
    ['as it is', shopify],
    ['with a mark at its beginning and Windows line ends', `\uFEFF${shopify.replaceAll('\n', '\r\n')}`],
    ['with semicolons', shopify.replaceAll(',', ';')],
  ])('Shopify %s: one sale an order, without tax and shipping, with what was refunded', async (_, csv) => {
    const context = await shop()
    expect(await context.read(csv)).toBe(1)
    expect(await kept(context)).toEqual(orders)
    const said = plain(context.stderr())
    expect(said).toContain('1 commande sans preuve')
    expect(said).toContain('1 commande non payée ou annulée laissée')
    expect(said).toContain('1 commande entièrement remboursée laissée')
    expect(said).toMatch(/ligne 1\d : sous-total, livraison, taxes et total ne vont pas ensemble/)
    expect(said).toContain('Les montants sont comptés hors taxes et sans la livraison.')
  })

  it('counts nothing twice, and what was refunded since is a refund', async () => {
    const context = await shop()
    await context.read(shopify)
    await context.read(shopify)
    expect(await kept(context)).toEqual(orders)
    const later = shopify
      .replace(',0.00,1\n', ',63.00,1\n')
      .replace(',20.00,3', ',50.00,3')
      .replace('partially_refunded', 'refunded')
    await context.read(later)
    await context.read(later)
    expect((await kept(context)).filter(([, , , of]) => of !== null)).toEqual(
      expect.arrayContaining([
        ['1001-refund', 'promo_code', -5000, '1001'],
        ['1003-refund', 'promo_code', -2000, '1003'],
        ['1003-refund-2', 'promo_code', -3000, '1003'],
      ]),
    )
    expect(await kept(context)).toHaveLength(6)
  })

  it('takes back what was cancelled, and nothing that is in a state of the shop’s own', async () => {
    const context = await shop()
    await context.read(shopify)
    const line = (number: string) => new RegExp(`(#${number},[^,]*),(?:paid|partially_refunded),`)
    await context.read(shopify.replace(line('1001'), '$1,voided,').replace(line('1002'), '$1,ready for pickup,'))
    expect((await kept(context)).filter(([, , , of]) => of !== null)).toEqual(
      expect.arrayContaining([
        ['1001-refund', 'promo_code', -10_000, '1001'],
        ['1003-refund', 'promo_code', -2000, '1003'],
      ]),
    )
    expect(await kept(context)).toHaveLength(5)
  })

  it('gives back no more than what counts of a sale', async () => {
    const context = await shop()
    const typed = {
      client: slug,
      date: '2026-11-02',
      sale_id: '1001',
      margin_bp: null,
      currency: 'EUR',
      count: 1,
      refund_of: null,
    }
    await (await context.store()).money.addSale({ ...typed, evidence: 'utm', revenue: 9000 }, now.toISOString())
    await context.read(shopify.replace(',paid,', ',refunded,'))
    expect((await kept(context)).filter(([, , , of]) => of === '1001')).toEqual([['1001-refund', 'utm', -9000, '1001']])
  })

  it('is the same sale that was typed with the mark before its number', async () => {
    const context = await shop()
    await addSale(context, ['100'], { id: '#1001', evidence: 'declared', date: '2026-11-02' })
    await context.read(shopify)
    const sales = await (await context.store()).money.listSales(slug)
    expect(sales.filter(({ sale_id }) => sale_id === '1001')).toHaveLength(2)
    expect(countedSales(sales).filter(({ sale_id }) => sale_id.includes('1001'))).toMatchObject([{ evidence: 'promo_code' }])
  })

  it('stands beside the code by which it came', async () => {
    const context = await shop()
    await context.read(shopify)
    const client = (await (await context.store()).clients.get(slug)) as Client
    const lines = await readLinks(context, client, null)
    expect(lines.filter(({ promo_codes }) => promo_codes.length > 0)).toMatchObject([{ sales: 2, revenue: 13_000 }])
  })

  it('lets the better evidence win over what was said before', async () => {
    const context = await shop()
    await (
      await context.store()
    ).money.addSale(
      {
        client: slug,
        date: '2026-11-02',
        sale_id: '1001',
        evidence: 'declared',
        revenue: 9000,
        margin_bp: null,
        currency: 'EUR',
        count: 1,
        refund_of: null,
      },
      now.toISOString(),
    )
    await context.read(shopify)
    const client = (await (await context.store()).clients.get(slug)) as Client
    const sales = await (await context.store()).money.listSales(slug)
    const { input } = clientSeries(client, { time: [], costs: [], sales, leads: [] }, '2026-11')
    const { series, duplicates_ignored } = computeRoi(input)
    expect(series[0]?.returns).toMatchObject({ strict: Math.round((10_000 + 10_000 + 5000 - 2000) * 0.6), declared: 0 })
    expect(duplicates_ignored).toBe(1)
  })

  it.each([
    [
      'WooCommerce Analytics in English',
      'Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),N. Revenue,Attribution\n' +
        '2026-11-02 10:00:00,501,€24.50,completed,A,new,Bread,1,ill10,24.5,Direct\n' +
        '2026-11-03 10:00:00,502,€10.00,processing,B,new,Bread,1,,10,Source: facebook\n' +
        '2026-11-03 10:00:00,503,€10.00,on-hold,B,new,Bread,1,ILL10,10,Direct\n',
      {},
      [['501', 'promo_code', 2450, null]],
    ],
    [
      'WooCommerce through an export extension',
      'order_id,order_number,order_date,status,shipping_total,tax_total,order_total,order_currency,coupon_items,refunded_total,meta:_wc_order_attribution_utm_source,meta:_wc_order_attribution_utm_medium\n' +
        '77,601,2026-11-02 10:00:00,wc-completed,5.00,6.25,36.25,EUR,code:ILL10|amount:2.50,0,(direct),\n' +
        '78,602,2026-11-03 10:00:00,wc-completed,0,2.00,12.00,EUR,,6.00,facebook,social\n',
      {},
      [
        ['601', 'promo_code', 2500, null],
        ['602', 'utm', 1000, null],
        ['602-refund', 'utm', -500, '602'],
      ],
    ],
    [
      'WooCommerce, one line a product, French titles',
      'Numéro de commande;Statut de la commande;Date de commande;Montant total de la commande;Code promo\n' +
        '701;Terminée;02/11/2026;21,10;ILL10\n701;Terminée;02/11/2026;21,10;ILL10\n702;Annulée;02/11/2026;21,10;ILL10\n',
      { vat: '5,5' },
      [['701', 'promo_code', 2000, null]],
    ],
    [
      'PrestaShop’s list of orders in French',
      'ID;Référence;"Nouveau client";Livraison;Client;Total;Paiement;État;Date;"Code promo"\n' +
        '1;XKBKNABJK;1;France;A. B.;"24,00 €";Carte;"Paiement accepté";"02/11/2026 10:00:00";ILL10\n' +
        '2;OHSATSERP;1;France;A. B.;"24,00 €";Carte;Annulé;"02/11/2026 10:00:00";ILL10\n',
      { vat: '20' },
      [['XKBKNABJK', 'promo_code', 2000, null]],
    ],
    [
      'PrestaShop’s SQL manager',
      'id_order;reference;date_add;current_state;total_paid_tax_excl;total_shipping_tax_excl;code\n' +
        '1;XKBKNABJK;2026-11-02 10:00:00;2;25.000000;5.000000;ill10\n2;XKBKNABJK;2026-11-02 10:00:00;2;10.000000;0.000000;ill10\n' +
        '3;OHSATSERP;2026-11-02 10:00:00;6;25.000000;5.000000;ill10\n',
      {},
      [['XKBKNABJK', 'promo_code', 3000, null]],
    ],
  ])('%s', async (_, csv, flags, expected) => {
    const context = await shop()
    expect(await context.read(csv, flags)).toBe(0)
    expect(await kept(context)).toEqual(expected)
  })

  it('reads the same whatever the order of columns', async () => {
    const context = await shop()
    const lines = shopify
      .replace(/"[^"]*"/s, 'utm_source: facebook utm_medium: social')
      .trimEnd()
      .split('\n')
    await context.read(lines.map((line) => line.split(',').toReversed().join(',')).join('\n'))
    expect(await kept(context)).toEqual(orders)
  })

  it('does not guess a tax', async () => {
    const context = await shop({ lang: 'en' })
    const csv = 'Reference;Total;Payment;Status;Date\nXK;24.00;Card;Delivered;2026-11-02\n'
    await expect(context.read(csv)).rejects.toMatchObject({ code: 'vat_needed' })
  })
})

describe('orders and what is known of them', () => {
  const client: Client = { ...unsaid, ...bakery, created_at: '2026-01-01T00:00:00Z', archived_at: null }
  const order = fc.record({
    number: fc.constantFrom('1', '2', '3'),
    net: fc.integer({ min: 0, max: 50_000 }),
    share: fc.integer({ min: 0, max: 100 }),
    state: fc.constantFrom('paid', 'unpaid', 'cancelled', 'refunded'),
    proof: fc.constantFrom('utm', 'promo_code', null),
  })

  it('are told once, however often and in whatever parts the file is read', () => {
    fc.assert(
      fc.property(fc.uniqueArray(order, { selector: ({ number }) => number }), fc.integer({ min: 0, max: 3 }), (list, cut) => {
        const all = list.map(({ number, net, share, state }): ShopOrder => ({
          line: 2,
          number,
          day: '2026-11-02',
          state,
          currency: 'EUR',
          net,
          refunded: state === 'refunded' ? net : Math.floor((net * share) / 100),
          coupons: [],
          utm: { source: null, medium: null, campaign: null, content: null },
        }))
        const proofs = new Map<string, Proof['evidence'] | null>(list.map(({ number, proof }) => [number, proof]))
        const proofOf = ({ number }: ShopOrder): Proof | null => {
          const evidence = proofs.get(number) ?? null
          return evidence === null ? null : { evidence, network: null, promo_code: null }
        }
        const known: Sale[] = []
        const read = (orders: readonly ShopOrder[]): void => {
          for (const entry of shopSales(client, 'shopify', orders, known, proofOf).entries) {
            if (known.some(({ external_id }) => external_id === entry.external_id)) continue
            known.push({
              ...entry,
              network: null,
              note: null,
              id: known.length,
              created_at: '',
              sale_id: entry.sale_id ?? '',
              external_id: entry.external_id ?? null,
            })
          }
        }
        read(all.slice(0, cut))
        read(all)
        const once = known.map((sale) => [sale.sale_id, sale.revenue])
        read(all)
        read(all.toReversed())
        expect(known.map((sale) => [sale.sale_id, sale.revenue])).toEqual(once)
        for (const sale of known.filter(({ refund_of }) => refund_of === null)) {
          const back = known.filter(({ refund_of }) => refund_of === sale.sale_id).reduce((all_, one) => all_ - one.revenue, 0)
          expect(back).toBeLessThanOrEqual(sale.revenue)
        }
      }),
    )
  })
})
