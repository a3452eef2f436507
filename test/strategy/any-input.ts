import fc from 'fast-check'
import { dayIds } from '../../src/strategy/strategy.ts'
import {
  abilityIds,
  ageBandIds,
  formerNetworks,
  geoScopeIds,
  maturityIds,
  objectiveIds,
  regulatedFieldIds,
  sectorIds,
  strategyNetworks,
} from '../../src/strategy/weights.ts'

/** Any valid input of the engine, unknown answers included. */
export const anyInput = fc.record({
  headcount: fc.integer({ min: 1, max: 400 }),
  sector: fc.option(fc.constantFrom(...sectorIds)),
  geo_scope: fc.option(fc.constantFrom(...geoScopeIds)),
  has_premises: fc.boolean(),
  regulated: fc.uniqueArray(fc.constantFrom(...regulatedFieldIds), { maxLength: 3 }),
  objectives: fc.uniqueArray(fc.constantFrom(...objectiveIds), { minLength: 1, maxLength: 3 }),
  b2b_share: fc.option(fc.integer({ min: 0, max: 100 })),
  age_bands: fc.option(fc.uniqueArray(fc.constantFrom(...ageBandIds), { minLength: 1 })),
  abilities: fc.option(fc.uniqueArray(fc.constantFrom(...abilityIds))),
  outsource_production: fc.boolean(),
  accounts: fc.array(
    fc.record({
      network: fc.constantFrom(...strategyNetworks, ...formerNetworks),
      status: fc.constantFrom('active' as const, 'dormant' as const),
      followers: fc.option(fc.nat(3000)),
    }),
    { maxLength: 5 },
  ),
  excluded_networks: fc.uniqueArray(fc.constantFrom(...strategyNetworks, ...formerNetworks), { maxLength: 4 }),
  maturity: fc.constantFrom(...maturityIds),
  minutes_per_month: fc.nat(12_000),
  hours_per_network: fc.constantFrom(16, 32, 40),
  internal_candidate: fc.record({
    interested: fc.boolean(),
    time: fc.boolean(),
    trained: fc.boolean(),
    training_budget: fc.boolean(),
  }),
  external_budget_cents: fc.constantFrom(0, 30_000),
  internal_referent: fc.boolean(),
  strategist: fc.boolean(),
  sponsor: fc.boolean(),
  ambassadors: fc.nat(3),
  coverage: fc.constantFrom('business_days' as const, 'six_days' as const, 'seven_days' as const),
  approval: fc.constantFrom('none' as const, 'consultant' as const, 'client_each' as const),
  people: fc.array(
    fc.record({
      minutes_per_week: fc.constantFrom(0, 60, 300),
      department: fc.constantFrom('direction', 'vente'),
      trained: fc.boolean(),
      motivated: fc.boolean(),
      intern: fc.boolean(),
      days: fc.uniqueArray(fc.constantFrom(...dayIds)),
    }),
    { maxLength: 5 },
  ),
})
