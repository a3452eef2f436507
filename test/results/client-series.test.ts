import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientSeries, type ClientEntries, type OtherEntries } from '../../src/results/client-series.ts'
import { parseRoiInput } from '../../src/results/roi-input.ts'
import { computeRoi, type RoiResult } from '../../src/results/roi.ts'
import { unsaid, type Client } from '../../src/store/clients.ts'
import type { Fee } from '../../src/store/fees.ts'
import type { Cost, Hire, Lead, Sale, TimeEntry } from '../../src/store/money.ts'
import { readGoldens } from '../golden/read-goldens.ts'
import { bakery } from '../report/sample.ts'

const client: Client = { ...unsaid, ...bakery, created_at: '2026-01-01T00:00:00Z', archived_at: null }
const nothing: ClientEntries = { time: [], costs: [], sales: [], leads: [] }
let next = 1
const stamp = () => ({ id: next++, client: client.slug, created_at: '2026-11-01T00:00:00Z', note: null, external_id: null })
const time = (date: string, role: string, minutes: number, more: Partial<TimeEntry> = {}): TimeEntry => ({
  ...stamp(),
  date,
  role,
  minutes,
  network: null,
  activity: null,
  rate_per_hour: null,
  estimated: false,
  ...more,
})
const cost = (date: string, amount_ht: number, more: Partial<Cost> = {}): Cost => ({
  ...stamp(),
  date,
  kind: 'ads',
  amount_ht,
  vat_bp: 2000,
  currency: 'EUR',
  months: 1,
  ...more,
})
const sale = (date: string, sale_id: string, revenue: number, more: Partial<Sale> = {}): Sale => ({
  ...stamp(),
  date,
  sale_id,
  revenue,
  evidence: 'promo_code',
  network: null,
  margin_bp: null,
  currency: 'EUR',
  count: 1,
  refund_of: null,
  ...more,
})
const lead = (date: string, lead_id: string, more: Partial<Lead> = {}): Lead => ({
  ...stamp(),
  date,
  lead_id,
  status: 'open',
  close_rate_bp: 3000,
  avg_margin: 20_000,
  ...more,
})

describe('the series of a client', () => {
  it('gives the golden bakery its golden month, but for what nobody entered', () => {
    const [golden] = readGoldens<{ expected: RoiResult }>('roi', 'r01')
    const { input } = clientSeries(
      { ...client, tracking: { utm: null, promo_code: '2026-10', declared: '2026-09', assisted: null } },
      {
        time: [time('2026-10-05', 'gerante', 470), time('2026-10-06', 'vendeuse', 250)],
        costs: [cost('2026-10-07', 3000)],
        sales: [
          sale('2026-10-08', 'a', 18_450),
          sale('2026-10-09', 'b', 27_995),
          sale('2026-10-10', 'c', 12_000, { evidence: 'declared' }),
        ],
        leads: [],
      },
      '2026-10',
    )
    const result = computeRoi({ ...input, kpis: { measured: 3, declared: 3 } })
    const expected = structuredClone(golden?.expected) as RoiResult
    for (const month of expected.series) month.cpa = null // how many customers are new is not asked
    expect(result).toEqual(expected)
  })

  it('runs from the first entry to the month asked for, the empty months included, the later ones not', () => {
    const { input } = clientSeries(
      client,
      { ...nothing, costs: [cost('2026-07-31', 1000), cost('2026-11-01', 9999)] },
      '2026-10',
    )
    expect(input.months.map(({ month }) => month)).toEqual(['2026-07', '2026-08', '2026-09', '2026-10'])
    expect(input.months.flatMap(({ costs }) => costs)).toEqual([{ kind: 'ads', amount_ht: 1000, vat_bp: 2000 }])
  })

  it('is the month alone where nothing was entered', () => {
    const { input } = clientSeries(client, nothing, '2026-10')
    expect(input.months.map(({ month }) => month)).toEqual(['2026-10'])
    expect(computeRoi(input).series[0]?.cumulative.strict_roi).toEqual({ bp: null, reason: 'no_cost' })
    const untracked = { ...client, tracking: { utm: null, promo_code: null, declared: null, assisted: null } }
    const { series } = computeRoi(clientSeries(untracked, nothing, '2026-10').input)
    expect(series[0]?.cumulative).toMatchObject({ strict: null, strict_roi: { bp: null, reason: 'return_not_measured' } })
  })

  it('knows since when each evidence is in place: null before, 0 after', () => {
    const { input } = clientSeries(client, { ...nothing, costs: [cost('2026-05-01', 1000)] }, '2026-07')
    expect(computeRoi(input).series.map(({ strict }) => strict)).toEqual([null, 0, 0])
  })

  it('spreads a cost over its months, to the last cent', () => {
    const { input } = clientSeries(
      client,
      { ...nothing, costs: [cost('2026-05-31', 11_900, { kind: 'tools', months: 12 })] },
      '2027-06',
    )
    const tools = computeRoi(input).series.map((month) => month.cost.tools)
    expect(tools.slice(0, 9)).toEqual([992, 992, 992, 992, 992, 992, 992, 992, 991])
    expect(tools.reduce((a, b) => a + b)).toBe(11_900)
    expect(tools.slice(12)).toEqual([0, 0])
  })

  it('takes a refund off what is proved, though better evidence came after it', () => {
    const sales = [
      sale('2026-10-02', 'a', 10_000, { evidence: 'declared' }),
      sale('2026-10-03', 'a-back', -10_000, { evidence: 'declared', refund_of: 'a' }),
      sale('2026-10-04', 'a', 10_000, { evidence: 'utm' }),
    ]
    const { strict, declared } =
      computeRoi(clientSeries(client, { ...nothing, sales }, '2026-10').input).series[0]?.returns ?? {}
    expect([strict, declared ?? 0]).toEqual([0, 0])
  })

  it('counts a refund against the month it was given back in', () => {
    const sales = [sale('2026-09-10', 'a', 10_000), sale('2026-10-02', 'a-back', -4_000, { refund_of: 'a' })]
    const { series } = computeRoi(clientSeries(client, { ...nothing, sales }, '2026-10').input)
    expect(series.map(({ strict }) => strict)).toEqual([6_000, -2_400])
  })

  it('leaves other currencies out and says so', () => {
    const result = computeRoi(
      clientSeries(
        client,
        {
          ...nothing,
          sales: [sale('2026-10-01', 'a', 5000, { currency: 'CHF' })],
          costs: [cost('2026-10-01', 1000, { currency: 'CHF', months: 3 })],
        },
        '2026-10',
      ).input,
    )
    expect(result.excluded_currencies).toEqual({ CHF: 2 })
    expect(result.series[0]?.cost.total).toBe(0)
  })

  it('works in a currency without decimals', () => {
    const dakar = { ...client, currency: 'XOF', hourly_rate: 2500, rates: {} }
    const { input } = clientSeries(dakar, { ...nothing, time: [time('2026-10-01', 'cm', 75)] }, '2026-10')
    expect(computeRoi(input).series[0]?.cost.time).toBe(3125)
  })

  it('values the leads still open in the month they were created, as many as there are', () => {
    const leads = [
      lead('2026-09-01', 'a'),
      lead('2026-09-02', 'b', { status: 'won' }),
      lead('2026-09-03', 'c', { close_rate_bp: 5000, avg_margin: 10_000 }),
      lead('2026-11-01', 'd'),
    ]
    const { input } = clientSeries(client, { ...nothing, leads, costs: [cost('2026-08-01', 1)] }, '2026-10')
    expect(input.months.map(({ new_leads }) => new_leads)).toEqual([null, 3, 0])
    // 30 % of 200.00 and 50 % of 100.00
    expect(computeRoi(input).series.map(({ returns }) => returns.leads)).toEqual([null, 11_000, 0])
  })

  it('asks the client’s answers for what a lead does not say, and counts those nobody can value', () => {
    const leads = [lead('2026-10-01', 'a', { close_rate_bp: null, avg_margin: null })]
    const usual = clientSeries(client, { ...nothing, leads }, '2026-10', { close_rate_bp: 2000, avg_margin: 5000 })
    expect(usual.input.months[0]?.leads).toEqual({ open: 1, close_rate_bp: 2000, avg_margin: 5000 })
    const unknown = clientSeries(client, { ...nothing, leads }, '2026-10')
    expect(unknown.input.months[0]?.leads).toBeNull()
    expect(unknown.notes.leads_without_value).toBe(1)
  })

  it('takes the rate of the entry, else that of the profile, else leaves the time out and says so', () => {
    const entries = {
      ...nothing,
      time: [
        time('2026-10-01', 'gérante', 60, { rate_per_hour: 3000 }),
        time('2026-10-02', 'vendeuse', 60),
        time('2026-10-03', 'stagiaire', 90),
      ],
    }
    expect(computeRoi(clientSeries(client, entries, '2026-10').input).series[0]?.cost.time).toBe(3000 + 2380 + 3600)
    const unrated = clientSeries({ ...client, hourly_rate: null, rates: {} }, entries, '2026-10')
    expect(computeRoi(unrated.input).series[0]?.cost.time).toBe(3000)
    expect(unrated.notes.without_rate).toEqual({ minutes: 150, roles: ['vendeuse', 'stagiaire'] })
  })

  it('says where a provider worked and no invoice was entered, spread invoices included', () => {
    const entries = {
      ...nothing,
      time: ['07', '08', '09', '10'].map((month) => time(`2026-${month}-02`, month === '08' ? 'provider' : 'consultant', 120)),
      costs: [cost('2026-09-15', 30_000, { kind: 'external', months: 2 }), cost('2026-07-01', 500)],
    }
    expect(clientSeries(client, entries, '2026-10').notes.fee_missing).toEqual([
      { month: '2026-07', minutes: 120 },
      { month: '2026-08', minutes: 120 },
    ])
  })

  it('never changes the return when the consultant logs time', () => {
    const entry = fc.record({
      minutes: fc.integer({ min: 1, max: 600 }),
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 6, max: 10 }),
    })
    const base: ClientEntries = {
      time: [time('2026-06-01', 'gérante', 300)],
      costs: [cost('2026-07-01', 5000), cost('2026-08-01', 30_000, { kind: 'external' })],
      sales: [sale('2026-08-03', 'a', 90_000), sale('2026-09-03', 'b', 40_000, { evidence: 'declared' })],
      leads: [],
    }
    const before = computeRoi(clientSeries(client, base, '2026-10').input)
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), fc.constantFrom('consultant', 'provider'), (mine, role) => {
        const logged = mine.map(({ minutes, day, month }) =>
          time(`2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, role, minutes, {
            rate_per_hour: 9_000,
          }),
        )
        const series = clientSeries(client, { ...base, time: [...base.time, ...logged] }, '2026-10')
        expect(computeRoi(series.input)).toEqual(before)
      }),
    )
  })

  it('is the same from the first month on, too, when the consultant was there before [000-10]', () => {
    const base: ClientEntries = {
      ...nothing,
      time: [time('2026-08-01', 'gérante', 300)],
      sales: [sale('2026-09-03', 'a', 90_000)],
    }
    const mine = ['2026-05-02', '2026-06-02'].map((day) => time(day, 'consultant', 240))
    const before = clientSeries(client, base, '2026-10')
    const after = clientSeries(client, { ...base, time: [...mine, ...base.time] }, '2026-10')
    expect(computeRoi(after.input)).toEqual(computeRoi(before.input))
    expect(after.notes.fee_missing).toEqual([
      { month: '2026-05', minutes: 240 },
      { month: '2026-06', minutes: 240 },
    ])
  })

  describe('beside what is typed as time, cost, sale and lead', () => {
    const hire = (date: string, count: number, avoided_cost: number | null): Hire => ({ ...stamp(), date, count, avoided_cost })
    const fee = (at: string, micros: number, currency = 'EUR'): Fee => ({
      id: next++,
      client: client.slug,
      account_id: 1,
      network: 'x',
      at,
      what: 'post',
      count: 1,
      micros,
      currency,
      delivery_id: null,
    })
    const other = (more: Partial<OtherEntries>): OtherEntries => ({
      hires: [],
      fees: [],
      support_resolved: new Map(),
      new_customers: new Map(),
      support_cost: null,
      hire_cost: null,
      ...more,
    })
    const noValue = { close_rate_bp: null, avg_margin: null }
    const returnsOf = (more: Partial<OtherEntries>, who: Client = client) =>
      computeRoi(clientSeries(who, { ...nothing, costs: [cost('2026-08-01', 1000)] }, '2026-10', noValue, other(more)).input)

    it('hires are worth what they avoided, from the first on; the client’s answer stands in where nothing was said', () => {
      const hires = [hire('2026-09-02', 2, 320_000), hire('2026-09-20', 1, null)]
      expect(returnsOf({ hires, hire_cost: 100_000 }).series.map(({ returns }) => returns.hires)).toEqual([null, 740_000, 0])
      expect(returnsOf({ hires: [hire('2026-09-02', 2, null)] }).series.map(({ returns }) => returns.hires)).toEqual([
        null,
        null,
        0,
      ])
      expect(returnsOf({ hires }).series[1]?.returns.hires).toBe(640_000)
    })

    it('questions answered are worth what another way costs, and null where nobody counted [001-08]', () => {
      const support_resolved = new Map([['2026-09', 18]])
      expect(returnsOf({ support_resolved, support_cost: 950 }).series.map(({ returns }) => returns.support)).toEqual([
        null,
        17_100,
        null,
      ])
      expect(returnsOf({ support_resolved }).series[1]?.returns.support).toBeNull()
    })

    it('new customers have a cost each', () => {
      expect(returnsOf({ new_customers: new Map([['2026-08', 3]]) }).series.map(({ cpa }) => cpa)).toEqual([333, null, null])
    })

    it('fees of networks are tools, added up before they are rounded, in the month of the client’s zone', () => {
      // three times 0.4 cent; the last in September in UTC, in October in Paris
      const fees = ['2026-09-01T10:00:00Z', '2026-09-02T10:00:00Z', '2026-09-30T22:30:00Z'].map((at) => fee(at, 4_000))
      expect(returnsOf({ fees }).series.map((month) => month.cost.tools)).toEqual([0, 1, 0])
      const dollars = [fee('2026-09-01T10:00:00Z', 10_000_000, 'USD')]
      expect(returnsOf({ fees: dollars }).excluded_currencies).toEqual({ USD: 1 })
      const rates = { ...client, exchange_rates: { USD: { rate: '0.92', date: '2026-09-01', source: null } } }
      expect(returnsOf({ fees: dollars }, rates).series.map((month) => month.cost.tools)).toEqual([0, 920, 0])
    })
  })

  it('converts what was paid and sold in another currency at the rate of the profile', () => {
    const rates = { ...client, exchange_rates: { CHF: { rate: '1.06', date: '2026-10-01', source: 'BCE' } } }
    const entries = {
      ...nothing,
      sales: [sale('2026-10-01', 'a', 5000, { currency: 'CHF' })],
      costs: [cost('2026-10-01', 1000, { currency: 'CHF' })],
    }
    const { input } = clientSeries(rates, entries, '2026-10')
    expect(input.fx).toEqual({ CHF: { rate: '1.06', date: '2026-10-01', source: 'BCE' } })
    expect(parseRoiInput(input).ok).toBe(true)
    const { series, excluded_currencies } = computeRoi(input)
    expect([series[0]?.cost.ads, series[0]?.attributed_revenue, excluded_currencies]).toEqual([1060, 5300, {}])
  })

  it('is the same when a sale is told in parts, and whatever order its proofs come in', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }),
        fc.shuffledSubarray(['utm', 'promo_code', 'declared', 'assisted'] as const, { minLength: 1 }),
        (parts, proofs) => {
          // 10 000 of a minor unit each: no part is rounded
          const whole = parts.reduce((a, b) => a + b, 0) * 10_000
          const one = clientSeries(client, { ...nothing, sales: [sale('2026-10-01', 'a', whole)] }, '2026-10')
          const split = parts.map((part, index) => sale('2026-10-01', `a${index}`, part * 10_000))
          const many = clientSeries(client, { ...nothing, sales: split }, '2026-10')
          expect(computeRoi(many.input).series).toEqual(computeRoi(one.input).series)
          const twins = proofs.map((evidence) => sale('2026-10-01', 'a', whole, { evidence }))
          const forward = computeRoi(clientSeries(client, { ...nothing, sales: twins }, '2026-10').input)
          const backward = computeRoi(clientSeries(client, { ...nothing, sales: twins.toReversed() }, '2026-10').input)
          expect(backward).toEqual(forward)
          expect(forward.series[0]?.attributed_revenue).toBe(whole)
        },
      ),
    )
  })
})
