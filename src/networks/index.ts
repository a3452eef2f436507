/**
 * Where posts go: one folder per network behind one contract, the registry that loads them, and the HTTP module they all use.
 * The core asks about capabilities and classes; it names no network. Networks know neither each other nor the store.
 */
export type * from './contract.ts'
export { closedNetwork, closedNetworks, type ClosedNetwork } from './closed.ts'
export { checkEndpoint } from './endpoint.ts'
export { NetworkFailure, type Verdict } from './failure.ts'
export { createHttp, type HttpOptions } from './http.ts'
export { isNetworkId, networkIds, type NetworkId } from './ids.ts'
export { redact } from './redact.ts'
export { allNetworks, network } from './registry.ts'
export { retryAt } from './retry-at.ts'
export { tid } from './bluesky/tid.ts'
