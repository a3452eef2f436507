import { readSlots } from '../../src/clients/read-slots.ts'
import { cadenceFor, type StrategyResult } from '../../src/strategy/strategy.ts'
import type { Strategy } from '../../src/store/strategies.ts'
import type { Bakery } from './support.ts'

/** The bakery with these slots of its own. */
export async function withSlots<B extends Bakery>(shop: B, typed: string): Promise<B> {
  const store = await shop.context.store()
  const slots = readSlots(typed)
  if (!slots) throw new Error(typed)
  return { ...shop, client: await store.clients.update(shop.client.slug, { slots }, shop.context.now().toISOString()) }
}

/** The bakery with a strategy as far as the queue looks at it: Facebook, lightly, with these shares; approved where `by` is given. */
export async function withStrategy(
  shop: Bakery,
  given: {
    pillars?: Record<string, number>
    answers?: Strategy['answers']
    result?: Partial<StrategyResult>
    at?: Date
    by?: string
  } = {},
): Promise<void> {
  const store = await shop.context.store()
  const at = (given.at ?? shop.context.now()).toISOString()
  const { version } = await store.strategies.add(
    {
      client: shop.client.slug,
      mode: 'quick',
      schema: 'test',
      lang: 'fr',
      answers: given.answers ?? {},
      input: { coverage: 'six_days', sector: 'restaurant_hotel', headcount: 2, objectives: ['loyalty'] },
      result: {
        phase1: {
          network: 'facebook',
          level: 'light',
          effort: { production: 300, community: 200, listening: 60, reporting: 60, total: 620 },
          cadence_per_quarter: cadenceFor('facebook', 'light'),
        },
        foundation: [],
        staffing: {
          mode: 'internal',
          contributors_recommended: 2,
          contributors_available: 2,
          coverage: { wanted_days: 6, gaps: [], no_backup: [] },
          flags: [],
        },
        role_plan_minutes_per_week: null,
        pillars: given.pillars ?? { expertise: 50, behind: 30, offer: 20 },
        ...given.result,
      },
      weights_version: 'test',
    },
    at,
  )
  if (given.by !== undefined) await store.strategies.approve(shop.client.slug, version, given.by, null, at)
}
