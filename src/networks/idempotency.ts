import type { Idempotency, Limits, Network } from './contract.ts'

/** What can be proved on this account: an idempotency key is worth something only on a server known to honour it. */
export function idempotencyOf(network: Network, settings: Limits): Idempotency {
  return network.idempotencyOf?.(settings) ?? network.idempotency
}
