import { describe, expect, it } from 'vitest'
import { addBakery, bakery } from '../report/sample.ts'
import { testContext } from '../support/context.ts'

const at = '2026-11-23T09:00:00.000Z'
const client = bakery.slug

async function store() {
  const context = testContext({ now: new Date(at) })
  await addBakery(context)
  return context.store()
}

describe('money in the store', () => {
  it('gives back what was kept, in the order of the days, within the days asked for', async () => {
    const { money } = await store()
    const entry = {
      client,
      minutes: 30,
      role: 'cm',
      network: 'x',
      activity: 'listening' as const,
      rate_per_hour: 1000,
      estimated: true,
    }
    await money.addTime({ ...entry, date: '2026-11-02' }, at)
    await money.addTime({ ...entry, date: '2026-10-31', estimated: false }, at)
    await money.addTime({ ...entry, date: '2026-11-02', minutes: 5 }, at)
    const dates = (await money.listTime(client)).map(({ date, minutes }) => [date, minutes])
    expect(dates).toEqual([
      ['2026-10-31', 30],
      ['2026-11-02', 30],
      ['2026-11-02', 5],
    ])
    expect(await money.listTime(client, '2026-11-01', '2026-11-02')).toMatchObject([
      { estimated: true, rate_per_hour: 1000, created_at: at },
      { minutes: 5 },
    ])
    expect(await money.listTime(client, '2026-11-03')).toEqual([])
    expect(await money.listTime('nobody')).toEqual([])
  })

  it('knows the first day of all four kinds', async () => {
    const { money } = await store()
    expect(await money.firstDate(client)).toBeNull()
    await money.addCost({ client, date: '2026-11-02', kind: 'ads', amount_ht: 1, vat_bp: 0, currency: 'EUR', months: 1 }, at)
    await money.addLead(
      { client, date: '2026-08-02', lead_id: null, status: 'open', close_rate_bp: null, avg_margin: null },
      at,
    )
    expect(await money.firstDate(client)).toBe('2026-08-02')
  })

  it('writes each entry into the audit trail, with the change of a lead', async () => {
    const { money, audit } = await store()
    const lead = { client, date: '2026-11-02', lead_id: 'D-1', close_rate_bp: null, avg_margin: null }
    await money.addLead({ ...lead, status: 'open' }, at)
    await money.addLead({ ...lead, date: '2026-11-20', status: 'lost' }, at)
    await money.addSale(
      {
        client,
        date: '2026-11-02',
        sale_id: null,
        evidence: 'utm',
        revenue: 100,
        margin_bp: null,
        currency: 'EUR',
        count: 1,
        refund_of: null,
      },
      at,
    )
    expect((await audit.list({ client })).map(({ action, target }) => [action, target]).slice(0, 3)).toEqual([
      ['sale.add', 'sale s1'],
      ['lead.edit', 'lead D-1'],
      ['lead.add', 'lead D-1'],
    ])
    expect(await money.listLeads(client)).toMatchObject([{ lead_id: 'D-1', date: '2026-11-02', status: 'lost' }])
  })

  it('keeps nothing for a client that does not exist, and no audit of it either', async () => {
    const { money, audit } = await store()
    await expect(
      money.addCost(
        { client: 'nobody', date: '2026-11-02', kind: 'ads', amount_ht: 1, vat_bp: 0, currency: 'EUR', months: 1 },
        at,
      ),
    ).rejects.toThrow('FOREIGN KEY')
    expect(await audit.list({ client: 'nobody' })).toEqual([])
  })

  const cost = { client, date: '2026-11-02', kind: 'ads' as const, amount_ht: 100, vat_bp: 0, currency: 'EUR', months: 1 }
  const timer = { client, started_at: at, role: 'cm', network: null, activity: null, note: null }
  const entry = {
    client,
    date: '2026-11-23',
    minutes: 30,
    role: 'cm',
    network: null,
    activity: null,
    rate_per_hour: null,
    estimated: false,
  }

  it('takes the rows of a file once, and again those that were taken out', async () => {
    const { money, audit } = await store()
    const rows = ['a', 'b'].map((external_id) => ({ ...cost, external_id }))
    expect(await money.takeCosts(client, rows, 'costs.csv', at)).toEqual({ added: 2, added_again: 0, known: 0 })
    expect(await money.takeCosts(client, [...rows, { ...cost, external_id: 'c' }], 'costs.csv', at)).toEqual({
      added: 1,
      added_again: 0,
      known: 2,
    })
    const some = [{ external_id: 'a' }, { external_id: 'x' }, {}]
    expect(await money.countTaken('costs', client, some)).toEqual({ added: 2, added_again: 0, known: 1 })
    expect(await money.countTaken('sales', client, some)).toEqual({ added: 3, added_again: 0, known: 0 })
    await money.removeCost(client, 1, at)
    expect(await money.removeCost(client, 1, at)).toBeNull()
    expect(await money.removeCost('nobody', 2, at)).toBeNull()
    expect(await money.countTaken('costs', client, some)).toEqual({ added: 3, added_again: 1, known: 0 })
    expect(await money.takeCosts(client, rows, 'costs.csv', at)).toEqual({ added: 1, added_again: 1, known: 1 })
    expect(await money.takeCosts(client, rows, 'costs.csv', at)).toEqual({ added: 0, added_again: 0, known: 2 })
    expect((await money.listCosts(client)).map(({ external_id }) => external_id)).toEqual(['b', 'c', 'a'])
    const [last] = await audit.list()
    expect(last).toMatchObject({ action: 'cost.import', target: 'file costs.csv', detail: { added: 1, known: 1 } })
  })

  it('takes all rows of a file or none', async () => {
    const { money } = await store()
    const bad = { ...cost, months: 0, external_id: 'b' }
    await expect(money.takeCosts(client, [{ ...cost, external_id: 'a' }, bad], 'costs.csv', at)).rejects.toThrow('CHECK')
    expect(await money.listCosts(client)).toEqual([])
  })

  it('takes a sale out with what was refunded of it', async () => {
    const { money } = await store()
    const sale = {
      client,
      date: '2026-11-02',
      evidence: 'utm' as const,
      revenue: 100,
      margin_bp: null,
      currency: 'EUR',
      count: 1,
    }
    await money.addSale({ ...sale, sale_id: 'a', refund_of: null }, at)
    await money.addSale({ ...sale, sale_id: 'b', revenue: -10, refund_of: 'a' }, at)
    await money.addSale({ ...sale, sale_id: 'c', refund_of: null }, at)
    expect((await money.removeSale(client, 'a', at)).map(({ sale_id }) => sale_id)).toEqual(['a', 'b'])
    expect(await money.removeSale(client, 'a', at)).toEqual([])
    expect((await money.listSales(client)).map(({ sale_id }) => sale_id)).toEqual(['c'])
  })

  it('keeps one clock, which becomes entries once', async () => {
    const { money } = await store()
    expect(await money.timer()).toBeNull()
    expect(await money.startTimer(timer, at)).toEqual(timer)
    expect(await money.startTimer({ ...timer, role: 'other' }, at)).toBeNull()
    expect(await money.timer()).toEqual(timer)
    expect(await money.stopTimer('2020-01-01T00:00:00.000Z', [entry], at)).toBeNull()
    const next = { ...timer, started_at: '2026-11-23T10:00:00.000Z', role: 'other' }
    expect(await money.stopTimer(at, [entry], at, next)).toMatchObject([{ id: 1, minutes: 30 }])
    expect(await money.stopTimer(at, [entry], at)).toBeNull()
    expect(await money.timer()).toEqual(next)
    expect(await money.listTime(client)).toHaveLength(1)
  })

  it('leaves the clock as it is when its entries cannot be kept', async () => {
    const { money } = await store()
    await money.startTimer(timer, at)
    await expect(money.stopTimer(at, [entry, { ...entry, minutes: 0 }], at)).rejects.toThrow('CHECK')
    expect(await money.timer()).toEqual(timer)
    expect(await money.listTime(client)).toEqual([])
  })

  it('keeps hires, and a lead that is won with its sale', async () => {
    const { money } = await store()
    await money.addHire({ client, date: '2026-11-02', count: 2, avoided_cost: 300, note: 'baker' }, at)
    expect(await money.listHires(client, '2026-11-01')).toMatchObject([{ id: 1, count: 2, avoided_cost: 300, note: 'baker' }])
    expect(await money.firstDate(client)).toBe('2026-11-02')
    expect(await money.removeHire(client, 1, at)).toMatchObject({ count: 2 })
    expect(await money.firstDate(client)).toBeNull()
    const lead = { client, date: '2026-11-02', lead_id: 'D-1', status: 'won' as const, close_rate_bp: null, avg_margin: null }
    const sale = {
      client,
      date: '2026-11-02',
      sale_id: 'D-1',
      evidence: 'declared' as const,
      revenue: 5,
      margin_bp: null,
      currency: 'EUR',
      count: 1,
      refund_of: null,
    }
    await expect(money.winLead(lead, { ...sale, count: 0 }, at)).rejects.toThrow('CHECK')
    expect(await money.listLeads(client)).toEqual([])
    await money.winLead(lead, sale, at)
    expect([await money.listLeads(client), await money.listSales(client)]).toMatchObject([
      [{ status: 'won' }],
      [{ revenue: 5 }],
    ])
  })
})
