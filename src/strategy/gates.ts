import { say, type Lang } from '../i18n/text.ts'
import { isNetworkId } from '../networks/ids.ts'
import { network as networkOf } from '../networks/registry.ts'
import { isForLater } from './explanations.ts'
import type { StrategyResult } from './strategy.ts'
import type { StrategyNetwork } from './weights.ts'

/** What stands between the consultant and the first post on a network of the strategy. */
export interface Gate {
  readonly network: StrategyNetwork
  readonly name: string
  /** What must be asked for or paid, and how long it takes. */
  readonly text: string
}

/** Of the networks that the strategy counts on, in their order: phase 1, phase 2, listings. A blog is one's own: nobody is asked. */
export async function gatesOf(result: StrategyResult, lang: Lang): Promise<Gate[]> {
  if (isForLater(result)) return []
  const counted = [
    ...(result.phase1 === null ? [] : [result.phase1.network]),
    ...result.phase2.items.map((item) => item.network),
    ...result.foundation,
  ]
  const gates: Gate[] = []
  for (const network of new Set(counted)) {
    if (!isNetworkId(network)) continue
    const { name, gate } = await networkOf(network)
    if (gate !== null) gates.push({ network, name, text: say(lang, gate) })
  }
  return gates
}
