/** Which rules touch a client. No legal advice: each was read on a day, and is to be checked with the client's own adviser. */
import { known, type Answers } from './answers.ts'
import { rulesOf } from './defaults.ts'
import type { StrategyInput, StrategyResult } from './strategy.ts'
import type { RegulatedField } from './weights.ts'

/** The day on which all of them were last read against their sources. */
export const legalReviewedOn = '2026-11-22'

export const legalPointIds = [
  'processing_contract',
  'image_rights',
  'licences',
  'disclosure',
  'reviews',
  'contests',
  'messages',
  'ai',
  'accessibility',
  'french',
  'accounts',
] as const
export type LegalPoint = (typeof legalPointIds)[number]
export type LegalPack = Exclude<RegulatedField, 'none'>

export interface LegalFacts {
  readonly answers: Answers
  readonly input: StrategyInput
  readonly result: StrategyResult
  readonly country: string
}

export interface LegalList {
  /** Of the trade: they come first, and have every post approved. */
  readonly packs: readonly LegalPack[]
  /** Nobody has said that these are the client's: they are usual in the trade. */
  readonly packs_assumed: boolean
  readonly points: readonly LegalPoint[]
  readonly contract_signed: boolean
  /** The rules are those of France and the Union; elsewhere they are a start. */
  readonly in_france: boolean
}

export function legalList({ answers, input, result, country }: LegalFacts): LegalList {
  const asks = (...some: StrategyInput['objectives']): boolean => some.some((objective) => input.objectives.includes(objective))
  const french = country === 'FR'
  const languages = known(answers, 'location')?.languages ?? []
  const touches: Record<LegalPoint, boolean> = {
    processing_contract: true,
    image_rights: true,
    licences: true,
    disclosure: (input.ambassadors ?? 0) > 0 || asks('loyalty', 'reputation', 'market_insight'),
    reviews: result.foundation.includes('gbp') || asks('reputation', 'local_visits'),
    contests: asks('awareness', 'local_visits', 'sales', 'recruitment'),
    messages: asks('sales', 'leads', 'recruitment', 'support'),
    ai: true,
    // services of firms under ten people are exempt, the habit is good for all
    accessibility: true,
    french: french && languages.some((language) => language !== 'fr'),
    accounts: true,
  }
  const packs = rulesOf(answers).filter((field): field is LegalPack => field !== 'none')
  return {
    packs: packs.length > 0 ? packs : (input.regulated ?? []).filter((field): field is LegalPack => field !== 'none'),
    packs_assumed: answers['regulated'] !== undefined && answers['regulated'].state !== 'answered',
    points: legalPointIds.filter((point) => touches[point]),
    contract_signed: (known(answers, 'rights_and_dpa') ?? []).includes('dpa_signed'),
    in_france: french,
  }
}
