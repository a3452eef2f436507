import type { Content } from '../networks/contract.ts'
import type { Delivery, DeliveryStatus } from '../store/deliveries.ts'
import type { ToldAlerts } from './tell-alerts.ts'

/** What one pass did. Counts are deliveries. */
export interface PublishReport {
  readonly started_at: string
  readonly finished_at: string
  /** What there was to do: due, or waiting to be looked up. */
  readonly due: number
  readonly published: number
  readonly retrying: number
  readonly failed: number
  readonly unknown: number
  readonly held: number
  readonly to_post: number
  readonly missed: number
  /** Left alone this time: another pass has it, its account rests, its turn comes later, the clock is in doubt. */
  readonly skipped: number
  readonly deliveries: readonly ReportedDelivery[]
  /** What had to be told to a person, and whether a channel (webhook, mail) took it. */
  readonly notices: readonly Notice[]
  /** What was told of crises, and whom nobody could reach. */
  readonly alerts: readonly ToldAlerts[]
  /** Sentences that concern the whole pass, already in the reader's language. */
  readonly warnings: readonly { readonly code: string; readonly message: string }[]
}

export interface ReportedDelivery {
  readonly id: number
  readonly post_id: number
  readonly client: string
  readonly network: string
  readonly account: string
  /** 0: the post itself; then the parts of its thread; the first comment last. */
  readonly part: number
  readonly kind: NonNullable<Content['kind']> | null
  readonly status: DeliveryStatus
  readonly url: string | null
  readonly error: { readonly code: string; readonly message: string } | null
  readonly question: Delivery['question']
  /** Instant of the next try or look, when there is one. */
  readonly next_at: string | null
  /** The client's. */
  readonly time_zone: string
}

export interface Notice {
  readonly kind: 'to_post' | 'question' | 'approval' | 'failed' | 'missed' | 'blocked' | 'ends' | 'series' | 'pack' | 'backup'
  readonly client: string
  /** Empty for what concerns no single account. */
  readonly network: string
  readonly account: string
  /** Null for what concerns a whole account. */
  readonly delivery_id: number | null
  readonly post_id: number | null
  readonly due_at: string | null
  /** The client's: what a person reads is in its wall time. */
  readonly time_zone: string
  readonly title: string | null
  /** As it is to stand on the network. */
  readonly text: string | null
  /** What comes after it on the same account, in its order. */
  readonly parts: readonly { readonly kind: NonNullable<Content['kind']>; readonly text: string }[]
  readonly link: string | null
  readonly media: readonly {
    readonly path: string
    readonly file_name: string
    readonly mime: string
    readonly alt: string | null
  }[]
  readonly message: string
  /** What can be typed next. */
  readonly commands: readonly string[]
  /** Which channels took it; none: it is only printed. */
  readonly sent_by: readonly ('webhook' | 'mail')[]
}

/** The exit code of a pass: of several, the first that applies of 1 (nobody could be told of a crisis), 6, 4, 3. */
export function exitCodeOf(report: PublishReport, interrupted: boolean): number {
  if (interrupted) return 130
  // worse than anything that became of a post: something grave happens, and nobody knows
  if (report.alerts.some((one) => !one.reached)) return 1
  if (report.deliveries.some((one) => one.question !== null)) return 6
  if (report.held > 0 || report.warnings.some((one) => one.code.startsWith('key_'))) return 4
  return report.failed > 0 || report.missed > 0 ? 3 : 0
}
