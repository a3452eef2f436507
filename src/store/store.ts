import type { Content } from '../networks/contract.ts'
import type { AccountStore } from './accounts.ts'
import type { AmbassadorStore } from './ambassadors.ts'
import type { ApprovalStore } from './approvals.ts'
import type { ArchiveStore } from './archive.ts'
import type { AssessmentStore } from './assessments.ts'
import type { AuditStore } from './audit.ts'
import type { ChangeStore } from './changes.ts'
import type { ClientStore } from './clients.ts'
import type { CrisisStore } from './crisis.ts'
import type { DamagedRow } from './copies.ts'
import type { DeliveryStore } from './deliveries.ts'
import type { FeeStore } from './fees.ts'
import type { StoreHealth } from './health.ts'
import type { HoldStore } from './holds.ts'
import type { IdeaStore } from './ideas.ts'
import type { IdentityStore } from './identity.ts'
import type { InboxStore } from './inbox.ts'
import type { InterviewStore } from './interviews.ts'
import type { LinkStore } from './links.ts'
import type { ListenStore } from './listen.ts'
import type { MetricStore } from './metrics.ts'
import type { ModerationStore } from './moderation.ts'
import type { MoneyStore } from './money.ts'
import type { PlanStore } from './plans.ts'
import type { PoolStore } from './pools.ts'
import type { PostStore } from './posts.ts'
import type { PrivacyStore } from './privacy.ts'
import type { ProposalStore } from './proposals.ts'
import type { QuoteStore } from './quotes.ts'
import type { ReportStore } from './reports.ts'
import type { RightsStore } from './rights.ts'
import type { SecretStore } from './secrets.ts'
import type { SeriesStore } from './series.ts'
import type { SettingStore } from './settings.ts'
import type { StatisticsStore } from './statistics.ts'
import type { StrategyStore } from './strategies.ts'
import type { TeamStore } from './team.ts'
import type { VisitStore } from './visits.ts'

/**
 * Everything that is kept, behind small groups of functions. Each function is one atomic operation and returns a promise; no
 * transaction spans two calls. `sqlite/` implements it; a second implementation is one more folder with the same file names.
 */
export interface Store {
  readonly accounts: AccountStore
  readonly ambassadors: AmbassadorStore
  readonly approvals: ApprovalStore
  readonly archive: ArchiveStore
  readonly assessments: AssessmentStore
  readonly audit: AuditStore
  readonly changes: ChangeStore
  readonly clients: ClientStore
  readonly crisis: CrisisStore
  readonly deliveries: DeliveryStore
  readonly fees: FeeStore
  readonly ideas: IdeaStore
  readonly identity: IdentityStore
  readonly holds: HoldStore
  readonly inbox: InboxStore
  readonly interviews: InterviewStore
  readonly links: LinkStore
  readonly listen: ListenStore
  readonly metrics: MetricStore
  readonly moderation: ModerationStore
  readonly money: MoneyStore
  readonly plans: PlanStore
  readonly pools: PoolStore
  readonly posts: PostStore
  readonly privacy: PrivacyStore
  readonly proposals: ProposalStore
  readonly quotes: QuoteStore
  readonly reports: ReportStore
  readonly rights: RightsStore
  readonly secrets: SecretStore
  readonly series: SeriesStore
  readonly settings: SettingStore
  readonly statistics: StatisticsStore
  readonly strategies: StrategyStore
  readonly team: TeamStore
  readonly visits: VisitStore
  /**
   * Runs `work` while no other process does so for this account (or sends a report, or reads what is billed); waits for its turn. Holds
   * no transaction meanwhile.
   */
  exclusively<T>(account_id: number | 'reports' | 'reads', work: () => Promise<T>): Promise<T>
  /** Looks through the whole file: only for `doctor`. */
  health(): Promise<StoreHealth>
  /** Contents that are not what was queued, by the hash kept with each: only for `doctor`. */
  damaged(hash: (content: Content) => string): Promise<DamagedRow[]>
  close(): Promise<void>
}
