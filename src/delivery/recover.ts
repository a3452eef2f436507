import type { Delivery, Liveness } from '../store/deliveries.ts'
import { carryOut } from './carry-out.ts'
import { move, type Move } from './machine.ts'
import { reach, type Pass } from './pass.ts'
import { question } from './question.ts'

/**
 * T8: what dead owners left behind. A call in flight becomes an unknown outcome, a claim goes back to what it was. Whether an owner
 * lives is told by its lock; what another machine holds is asked about. What a living run has is left to it.
 */
export async function recover(pass: Pass): Promise<void> {
  const { store, context, run_id } = pass
  const known = new Map<string, Liveness>([[run_id, 'alive']])
  const livenessOf = async (owner: string): Promise<Liveness> => {
    const liveness = known.get(owner) ?? (await store.deliveries.liveness(owner))
    known.set(owner, liveness)
    return liveness
  }
  for (const delivery of await store.deliveries.inStates(['claimed', 'sending'])) {
    const liveness = await livenessOf(delivery.owner ?? '')
    if (liveness !== 'alive')
      await carryOut(store, delivery, afterDeath(delivery, liveness, context.now()), run_id, context.now())
  }
  for (const run of await store.deliveries.unfinishedRuns()) {
    const liveness = await livenessOf(run.id)
    if (liveness !== 'alive') await store.deliveries.finishRun(run.id, {}, context.now().toISOString())
  }
  await reach(pass, 'recovered')
}

export function afterDeath(delivery: Delivery, liveness: 'dead' | 'elsewhere', now: Date): Move {
  const at = now.toISOString()
  if (liveness === 'elsewhere') return move('T8c', { question: question('other_machine', delivery), next_at: at })
  if (delivery.state === 'claimed') return move(delivery.was === 'unknown' ? 'T8b' : 'T8a', {})
  return move('T8', {
    unknown_since: delivery.unknown_since ?? at,
    absent_server_at: null,
    resend_proof: null,
    next_at: at,
    reason_code: 'interrupted',
    reason: null,
  })
}
