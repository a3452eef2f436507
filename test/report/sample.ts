import { emptyProfile } from '../../src/clients/add-client.ts'
import type { Client, NewClient } from '../../src/store/clients.ts'
import { runStrategy, type StrategyInput } from '../../src/strategy/strategy.ts'
import type { TestContext } from '../support/context.ts'
import { readGoldens } from '../golden/read-goldens.ts'

export const now = new Date('2026-12-03T09:00:00Z')

export const bakery: NewClient = {
  ...emptyProfile,
  slug: 'boulangerie',
  name: "Boulangerie de l'Ill",
  lang: 'fr',
  country: 'FR',
  time_zone: 'Europe/Paris',
  currency: 'EUR',
  default_margin_bp: 6000,
  hourly_rate: 2400,
  rates: { vendeuse: 2380 },
  tracking: { utm: null, promo_code: '2026-06', declared: '2026-06', assisted: null },
}

export async function addBakery(context: TestContext, change: Partial<NewClient> = {}): Promise<Client> {
  return (await context.store()).clients.add({ ...bakery, ...change }, '2026-05-01T08:00:00Z')
}

/** The strategy of the sample bakery, with its answers, made on the day given. */
export async function addStrategy(
  context: TestContext,
  at = '2026-05-04T08:00:00Z',
  more: { client?: string; answers?: Readonly<Record<string, unknown>> } = {},
): Promise<void> {
  const [golden] = readGoldens<{ answers: StrategyInput }>('strategy', 's01')
  if (!golden) throw new Error('the golden strategy of the bakery is missing')
  const input = golden.answers
  const answers: Record<string, unknown> = {
    objectives: ['sales', 'loyalty'],
    objective_targets: [
      { objective: 'sales', kpi: 'orders_social', baseline: 4, target: 24, date: '2027-05-31' },
      { objective: 'loyalty', kpi: 'ugc_month', baseline: { unknown: true }, target: 8, date: '2027-05-31' },
    ],
    external_budget: 20_000,
    ambassadors: 2,
    deal_economics: { order_value: 5_000, close_rate: 3 },
    ...more.answers,
  }
  const store = await context.store()
  await store.strategies.add(
    {
      client: more.client ?? bakery.slug,
      mode: 'full',
      schema: 'smm.answers/1',
      lang: 'fr',
      answers: Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { value, state: 'answered' as const }])),
      input,
      result: runStrategy(input),
      weights_version: '2026-11-22.1',
    },
    at,
  )
}

/** Seven months, the first without any tracking: time of three roles, costs, sales, a refund, a lead. */
export async function addEntries(context: TestContext): Promise<void> {
  const { money } = await context.store()
  const at = now.toISOString()
  const client = bakery.slug
  const time = { client, network: null, activity: null, rate_per_hour: null, estimated: false }
  for (const [index, month] of ['05', '06', '07', '08', '09', '10', '11'].entries()) {
    const day = (date: number): string => `2026-${month}-${String(date).padStart(2, '0')}`
    await money.addTime(
      { ...time, date: day(3), minutes: 470, role: 'gérante', activity: 'production', network: 'facebook' },
      at,
    )
    await money.addTime(
      { ...time, date: day(4), minutes: 250, role: 'vendeuse', activity: 'community', estimated: index === 2 },
      at,
    )
    await money.addTime({ ...time, date: day(5), minutes: 120, role: 'consultant', activity: 'reporting' }, at)
    await money.addCost({ client, date: day(6), kind: 'ads', amount_ht: 3000, vat_bp: 2000, currency: 'EUR', months: 1 }, at)
    if (index === 0) continue
    const sale = { client, margin_bp: null, currency: 'EUR', refund_of: null }
    await money.addSale(
      { ...sale, date: day(20), sale_id: `p${index}`, evidence: 'promo_code', revenue: index * 17_000, count: index * 3 },
      at,
    )
    await money.addSale(
      { ...sale, date: day(21), sale_id: `d${index}`, evidence: 'declared', revenue: index * 6_000, count: 1 },
      at,
    )
  }
  await money.addCost(
    { client, date: '2026-05-02', kind: 'tools', amount_ht: 11_900, vat_bp: 2000, currency: 'EUR', months: 12 },
    at,
  )
  await money.addCost(
    { client, date: '2026-11-30', kind: 'external', amount_ht: 20_000, vat_bp: 2000, currency: 'EUR', months: 1 },
    at,
  )
  await money.addSale(
    {
      client,
      date: '2026-10-02',
      sale_id: 'p1-back',
      evidence: 'promo_code',
      revenue: -1_500,
      margin_bp: null,
      currency: 'EUR',
      count: 1,
      refund_of: 'p1',
    },
    at,
  )
  await money.addLead(
    { client, date: '2026-10-03', lead_id: 'D-1', status: 'open', close_rate_bp: 3000, avg_margin: 20_000 },
    at,
  )
}
