import * as v from 'valibot'
import type { Lang } from '../i18n/text.ts'
import { choice, distinct, fields, list, money, parseInput, rule, text, whole, yesNo, type Parsed } from '../validation.ts'
import { dayIds, type StrategyInput } from './strategy.ts'
import {
  abilityIds,
  ageBandIds,
  formerNetworks,
  geoScopeIds,
  maturityIds,
  objectiveIds,
  pieceIds,
  regulatedFieldIds,
  sectorIds,
  strategyNetworks,
  type Piece,
} from './weights.ts'

const declaredNetwork = choice([...strategyNetworks, ...formerNetworks])

const objectives = v.pipe(
  distinct(choice(objectiveIds)),
  v.minLength(1, rule('objectives')),
  v.maxLength(3, rule('objectives')),
)

const ageBands = v.pipe(distinct(choice(ageBandIds)), v.minLength(1, rule('age_bands')))

const hoursMessage = rule('hours')
const hours = v.pipe(
  v.number(hoursMessage),
  v.minValue(0.5, hoursMessage),
  v.maxValue(1000, hoursMessage),
  v.multipleOf(0.5, hoursMessage),
)

function piecesOf<T>(minutes: T): Record<Piece, T> {
  return Object.fromEntries(pieceIds.map((piece) => [piece, minutes])) as Record<Piece, T>
}

const schema = fields({
  headcount: whole(1),
  sector: v.nullable(choice(sectorIds)),
  geo_scope: v.nullable(choice(geoScopeIds)),
  has_premises: yesNo,
  regulated: v.exactOptional(distinct(choice(regulatedFieldIds))),
  objectives,
  b2b_share: v.exactOptional(v.nullable(whole(0, 100))),
  age_bands: v.exactOptional(v.nullable(ageBands)),
  abilities: v.exactOptional(v.nullable(distinct(choice(abilityIds)))),
  outsource_production: v.exactOptional(yesNo),
  accounts: v.exactOptional(
    list(
      fields({
        network: declaredNetwork,
        status: choice(['active', 'dormant']),
        followers: v.exactOptional(v.nullable(whole(0))),
      }),
    ),
  ),
  excluded_networks: v.exactOptional(list(declaredNetwork)),
  maturity: choice(maturityIds),
  minutes_per_month: whole(0),
  hours_per_network: v.exactOptional(hours),
  minutes_per_piece: v.exactOptional(fields(piecesOf(v.exactOptional(whole(1, 10_000))))),
  internal_candidate: fields({ interested: yesNo, time: yesNo, trained: yesNo, training_budget: yesNo }),
  external_budget_cents: v.pipe(money, v.minValue(0, rule('not_negative'))),
  internal_referent: v.exactOptional(yesNo),
  strategist: yesNo,
  sponsor: yesNo,
  ambassadors: v.exactOptional(whole(0)),
  coverage: choice(['business_days', 'six_days', 'seven_days']),
  approval: choice(['none', 'consultant', 'client_sensitive', 'client_each']),
  people: list(
    fields({
      minutes_per_week: whole(0),
      department: text(200),
      trained: yesNo,
      motivated: yesNo,
      intern: v.exactOptional(yesNo),
      days: distinct(choice(dayIds)),
    }),
  ),
})

/** The input of `runStrategy`, or everything that is wrong with it. */
export function parseStrategyInput(value: unknown, lang: Lang = 'en'): Parsed<StrategyInput> {
  return parseInput<StrategyInput>(schema, value, lang)
}
