import type { Capabilities, Limits, Network } from './contract.ts'

/** What one account can do: some networks give a page more than a person. */
export function capabilitiesOf(network: Network, settings: Limits): Capabilities {
  return network.capabilitiesOf?.(settings) ?? network.capabilities
}
