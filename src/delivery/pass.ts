import type { Context } from '../context.ts'
import type { Network } from '../networks/contract.ts'
import type { NetworkId } from '../networks/ids.ts'
import type { Account } from '../store/accounts.ts'
import type { Delivery } from '../store/deliveries.ts'
import type { Store } from '../store/store.ts'
import type { Failpoint } from './failpoint.ts'
import type { SendingPass } from './pass-marks.ts'
import type { Notice } from './report.ts'
import type { ToldAlerts } from './tell-alerts.ts'

/** What a pass leans on beside its context; tests bring their own. */
export interface PassTools {
  readonly network: (id: NetworkId) => Promise<Network>
  /** 0 ≤ x < 1, for the jitter of retries. */
  readonly random: () => number
  /** Told where the pass is; a test that never answers has stopped it there for good. */
  readonly failpoint?: (at: Failpoint, delivery_id: number | null) => Promise<void>
}

export interface PassSettings {
  readonly settle_seconds: number
  readonly grace_minutes: number
  readonly outage_minutes: number
  readonly retry_base_seconds: number
  readonly retry_max_seconds: number
  readonly breaker_seconds: number
}

/** One pass at work. */
export interface Pass {
  readonly context: Context
  readonly store: Store
  readonly tools: PassTools
  readonly settings: PassSettings
  readonly run_id: string
  /** Aborted: what is in flight is finished, nothing more is begun. */
  readonly signal: AbortSignal | undefined
  /** Why a due delivery was left alone, by its id. */
  readonly skipped: Map<number, Skip>
  /** Told while a large file leaves, in bytes. */
  readonly uploading?: (account: Account, file_name: string, done: number, total: number) => void
  readonly notices: Notice[]
  readonly alerts: ToldAlerts[]
  /** Counts the pass as one that sends. */
  readonly sending: SendingPass
  readonly warnings: { code: string; message: string }[]
}

export interface Skip {
  readonly code: string
  readonly message: string
}

export async function reach(pass: Pass, at: Failpoint, delivery: Pick<Delivery, 'id'> | null = null): Promise<void> {
  await pass.tools.failpoint?.(at, delivery?.id ?? null)
}

/** The client's zone: whoever reads of its posts thinks in it. */
export async function zoneOf(store: Store, client: string): Promise<string> {
  return (await store.clients.get(client))?.time_zone ?? 'UTC'
}

export async function passSettings(context: Context): Promise<PassSettings> {
  const config = await context.config()
  return {
    settle_seconds: config.get('delivery.settle_seconds'),
    grace_minutes: config.get('delivery.grace_minutes'),
    outage_minutes: config.get('delivery.outage_minutes'),
    retry_base_seconds: config.get('delivery.retry_base_seconds'),
    retry_max_seconds: config.get('delivery.retry_max_seconds'),
    breaker_seconds: config.get('delivery.breaker_seconds'),
  }
}
