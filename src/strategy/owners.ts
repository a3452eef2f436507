/** Who looks after which network: somebody of the house wherever that can be, help from outside for what comes later. */
import { isForLater } from './explanations.ts'
import type { StrategyInput, StrategyResult } from './strategy.ts'
import type { StrategyNetwork } from './weights.ts'

export interface NetworkOwner {
  readonly network: StrategyNetwork
  readonly from: 'day_1' | 'day_91'
  /** `pair`: posts come from outside, with somebody inside to answer for them. `nobody`: still to be found. */
  readonly owner: 'internal' | 'pair' | 'external' | 'nobody'
  /** The one of the house; null: nobody is named. */
  readonly person: string | null
}

export interface OwnerFacts {
  readonly input: StrategyInput
  readonly result: StrategyResult
  readonly team: readonly { readonly alias: string; readonly minutes_per_week: number; readonly intern: boolean }[]
  readonly referent: string | null
}

export function ownersOf({ input, result, team, referent }: OwnerFacts): NetworkOwner[] {
  const { mode } = result.staffing
  // an intern helps; the owner of a network is somebody who stays
  const active = team.filter((person) => person.minutes_per_week > 0)
  const lead = active.filter((person) => !person.intern).toSorted((a, b) => b.minutes_per_week - a.minutes_per_week)[0]
  const inside = lead?.alias ?? null
  const first: NetworkOwner['owner'] = mode === 'listen_only' ? 'nobody' : mode === 'doublette' ? 'pair' : 'internal'
  const later: NetworkOwner['owner'] = input.external_budget_cents > 0 ? 'external' : first
  const owners: NetworkOwner[] = []
  if (result.phase1 && !isForLater(result)) {
    owners.push({ network: result.phase1.network, from: 'day_1', owner: first, person: first === 'pair' ? referent : inside })
  }
  for (const network of result.foundation) {
    owners.push({ network, from: 'day_1', owner: 'internal', person: inside })
  }
  for (const { network } of isForLater(result) ? [] : result.phase2.items) {
    if (network === result.phase1?.network) continue
    owners.push({ network, from: 'day_91', owner: later, person: later === 'internal' ? inside : referent })
  }
  return owners
}
