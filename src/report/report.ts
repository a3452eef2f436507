import type { RoiResult } from '../results/roi.ts'
import type { RooStatus } from '../results/roo.ts'
import type { NetworkId } from '../networks/ids.ts'
import type { Activity } from '../store/money.ts'
import type { RolePlan } from '../strategy/strategy.ts'
import type { Pillar } from '../strategy/weights.ts'

/**
 * The month as data: the source of every format. Fields are `snake_case`, money is minor units of `currency`, times are minutes,
 * shares are basis points. What was not measured is null and its `…_reason` says why; 0 is a measured 0.
 */
export interface Report {
  readonly client: string
  readonly client_name: string
  readonly month: string
  readonly currency: string
  readonly time_zone: string
  /** The month is not over, or the consultant said so: not to be handed over. */
  readonly draft: boolean
  readonly generated_at: string
  readonly sections: {
    readonly summary: Summary
    readonly objectives: Objectives
    readonly indicators: readonly Indicator[]
    readonly networks: readonly NetworkMonth[]
    readonly posts: PostsOfMonth
    readonly time_and_budget: TimeAndBudget
    readonly return: RoiResult
    readonly community: Community
    readonly next_month: NextMonth
    readonly annexes: Annexes
  }
}

/** Why there is no figure. */
export const reasons = [
  'not_collected',
  'not_given_by_network',
  'not_kept',
  'no_strategy',
  'strategy_later',
  'nothing_planned',
  'no_posts',
  'no_time_logged',
  'no_cost_entered',
  'no_entries',
  'no_tracking',
  'not_tracked',
  'no_leads_logged',
  'no_target',
  'no_baseline',
  'no_budget_given',
  'return_not_measured',
  'margin_unknown',
  'no_cost',
  'too_many_unmeasured_months',
  'too_few_measured',
  'not_enough_months',
  'not_asked',
] as const
export type Reason = (typeof reasons)[number]

/** A network as the strategy names it (`blog` for every kind of blog), or one it does not name. */
export type ReportNetwork = NetworkId | 'blog' | 'other'

export interface Summary {
  readonly sentences: readonly SummarySentence[]
}

/** At most 20 words each. `code` names the variant; both languages are given, so that the data stand alone. */
export interface SummarySentence {
  readonly about: 'plan' | 'objective' | 'return' | 'risk' | 'decision'
  readonly code: string
  readonly fr: string
  readonly en: string
}

export interface Objectives {
  readonly items: readonly ObjectiveItem[]
  readonly roo_bp: number | null
  readonly roo_bp_reason: Reason | null
  readonly coverage_bp: number
}

export interface ObjectiveItem {
  readonly objective: string
  readonly kpi: string
  readonly baseline: number | null
  readonly target: number | null
  /** Day by which the target is to be reached, `2027-05-31`. */
  readonly date: string | null
  readonly actual: number | null
  readonly actual_reason: Reason | null
  readonly attainment_bp: number | null
  readonly status: RooStatus
  readonly status_reason: Reason | null
}

export type Stage = 'activity' | 'output' | 'outtake' | 'outcome' | 'impact'
export type Unit = 'count' | 'bp' | 'money' | 'minutes' | 'days'

export interface Indicator {
  readonly kpi: string
  readonly stage: Stage
  readonly unit: Unit
  readonly value: number | null
  readonly value_reason: Reason | null
  readonly previous: number | null
  readonly previous_reason: Reason | null
  readonly target: number | null
}

export interface NetworkMonth {
  readonly network: ReportNetwork
  readonly published: number
  readonly planned: number | null
  readonly planned_reason: Reason | null
  readonly failed: number
  /** Minutes logged for this network; null when nothing was logged for it. */
  readonly minutes: number | null
  readonly minutes_reason: Reason | null
  readonly reach: null
  readonly reach_reason: Reason
  readonly engagements: null
  readonly engagements_reason: Reason
  readonly clicks: null
  readonly clicks_reason: Reason
  readonly followers: null
  readonly followers_reason: Reason
}

export interface PostsOfMonth {
  readonly published: readonly PublishedPost[]
  readonly measured: number
  readonly top: readonly []
  readonly flop: readonly []
  readonly ranking_reason: Reason
  readonly pillars: readonly { readonly pillar: Pillar; readonly planned_percent: number; readonly published: number }[]
}

export interface PublishedPost {
  readonly id: number
  /** The title, else the first line of the text. */
  readonly title: string
  readonly pillar: string | null
  readonly deliveries: readonly {
    readonly network: ReportNetwork
    readonly account: string
    readonly url: string | null
    readonly published_at: string
    /** Day in the client's zone. */
    readonly published_on: string
  }[]
}

export interface TimeAndBudget {
  readonly minutes: number | null
  readonly minutes_reason: Reason | null
  readonly minutes_estimated: number
  readonly minutes_planned: number | null
  readonly minutes_planned_reason: Reason | null
  readonly by_activity: readonly {
    readonly activity: Activity | null
    readonly minutes: number
    readonly planned: number | null
  }[]
  readonly by_role: readonly {
    readonly role: string
    readonly minutes: number
    readonly minutes_estimated: number
    /** False for the consultant and providers: their invoice is the cost. */
    readonly costed: boolean
    readonly cost: number | null
  }[]
  /** Minutes of the month for each part that the strategy shares out. */
  readonly planned_by_role: RolePlan | null
  readonly cost: {
    readonly time: number
    readonly ads: number
    readonly tools: number
    readonly production: number
    readonly external: number
    readonly total: number
  } | null
  readonly cost_reason: Reason | null
  /** Money out a month as the client planned it, without anyone's time. */
  readonly budget_planned: number | null
  readonly budget_planned_reason: Reason | null
  readonly flags: readonly CostFlag[]
}

/** What makes the cost less sure than it looks. */
export type CostFlag =
  | { readonly code: 'fee_missing'; readonly month: string; readonly minutes: number }
  | { readonly code: 'time_without_rate'; readonly minutes: number; readonly roles: readonly string[] }
  | { readonly code: 'rate_estimated' }
  | { readonly code: 'leads_without_value'; readonly count: number }

export interface Community {
  readonly messages: null
  readonly messages_reason: Reason
  readonly response_rate_bp: null
  readonly response_rate_reason: Reason
  readonly response_time_median_min: null
  readonly response_time_reason: Reason
  readonly net_sentiment: null
  readonly net_sentiment_reason: Reason
  readonly share_of_voice_bp: null
  readonly share_of_voice_reason: Reason
  readonly reviews: null
  readonly reviews_reason: Reason
  readonly incidents: null
  readonly incidents_reason: Reason
  /** As declared by the client when the strategy was made. */
  readonly ambassadors: number | null
  readonly ambassadors_reason: Reason | null
}

export interface NextMonth {
  readonly month: string
  /** To come or out already. */
  readonly posts_scheduled: number
  readonly posts_planned: number | null
  readonly posts_planned_reason: Reason | null
  /** Days from today until the first week that holds fewer posts than planned. */
  readonly queue_depth_days: number
  readonly decisions: readonly Task[]
  readonly actions: readonly Task[]
}

export const taskCodes = [
  'approve_posts',
  'check_unknown',
  'post_by_hand',
  'look_at_failed',
  'set_tracking',
  'give_margin',
  'give_rate',
  'give_baseline',
  'enter_invoice',
  'prepare_posts',
  'log_time',
  'record_sales',
  'collect_figures',
] as const

export interface Task {
  readonly code: (typeof taskCodes)[number]
  readonly who: 'client' | 'consultant'
  readonly count: number | null
  readonly kpi: string | null
  readonly minutes: number | null
}

export interface Annexes {
  /** KPI ids whose definitions apply to this report. */
  readonly definitions: readonly string[]
  readonly sources: readonly { readonly source: Source; readonly entries: number; readonly last_on: string | null }[]
  readonly network_limits: readonly { readonly network: ReportNetwork; readonly limit: 'no_reach' | 'not_connected' }[]
  readonly feedback_questions: readonly ('useful' | 'missing' | 'change')[]
}

export type Source = 'time' | 'costs' | 'sales' | 'leads' | 'posts' | 'strategy'
