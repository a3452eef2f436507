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
})
