import type { RoiResult } from '../results/roi.ts'
import type { RooStatus } from '../results/roo.ts'
import type { ReadersNetwork } from '../networks/readers-network.ts'
import type { MessageLevel, MessageTag } from '../store/inbox.ts'
import type { Activity } from '../store/money.ts'
import type { KpiStage, KpiUnit } from '../strategy/kpis.ts'
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
  /** Who leads the strategy and answers for the report; null: nobody is named. */
  readonly sender: string | null
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
  'not_permitted',
  'no_reading_at_month_end',
  'not_additive',
  'in_progress',
  'no_sales_of_network',
  'no_site_statistics',
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
  'too_few_for_times',
  'not_enough_months',
  'not_asked',
  'no_both_figures',
  'too_few_posts',
  'followers_unknown',
  'no_hires_logged',
  'no_customers_counted',
  'no_new_customers',
  'no_orders',
  'no_ambassadors_noted',
  'no_insights_noted',
  'none_received',
  'origin_unknown',
  'no_price_list',
  'none_to_answer',
  'none_answered',
  'too_few_mentions',
  'no_competitors',
  'none_mentioned',
] as const
export type Reason = (typeof reasons)[number]

export type ReportNetwork = ReadersNetwork

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
  /** Of the start, the target and the value. */
  readonly unit: Unit
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

export type Stage = KpiStage
export type Unit = KpiUnit

export interface Indicator {
  readonly kpi: string
  readonly stage: Stage
  readonly unit: Unit
  readonly value: number | null
  readonly value_reason: Reason | null
  readonly at_least: boolean
  readonly source: 'api' | 'manual' | 'import' | 'smm' | null
  readonly captured_at: string | null
  /** Whose figures these are; empty: of the firm as a whole. */
  readonly networks: readonly ReportNetwork[]
  readonly previous: number | null
  readonly previous_reason: Reason | null
  readonly previous_at_least: boolean
  /** Against the month before; null where the two do not compare, and while the month lasts. */
  readonly trend: 'up' | 'down' | 'flat' | null
  readonly target: number | null
}

/** A figure with where it comes from. `at_least`: some days or accounts were not read. */
export interface Measured {
  readonly value: number | null
  readonly reason: Reason | null
  readonly at_least: boolean
  readonly source: 'api' | 'manual' | 'import' | null
  readonly captured_at: string | null
}

/** Engagements out of the reach, the impressions or the views of the posts that have both. */
export interface EngagementRate {
  readonly by: 'reach' | 'impressions' | 'views'
  readonly bp: number
  readonly posts: number
}

/** The same figures a month earlier; null: not known then. The rate only where it has the same denominator. `at_least`: known in part. */
export interface NetworkBefore {
  readonly reach: number | null
  readonly reach_of_posts: number | null
  readonly impressions: number | null
  readonly views: number | null
  readonly engagements: number | null
  readonly rate_bp: number | null
  readonly clicks: number | null
  readonly followers: number | null
  readonly at_least: readonly ('reach' | 'impressions' | 'views' | 'engagements' | 'clicks' | 'followers')[]
}

/** Rows stand in the order of their own return, then of posts; no network is favoured. */
export interface NetworkMonth {
  readonly network: ReportNetwork
  readonly published: number
  readonly planned: number | null
  readonly planned_reason: Reason | null
  readonly failed: number
  /** Minutes logged for this network; null when nothing was logged for it. */
  readonly minutes: number | null
  readonly minutes_reason: Reason | null
  /** Of the account, people counted once. */
  readonly reach: Measured
  /** Of the posts added up, people counted in each: never called reach. */
  readonly reach_of_posts: number | null
  readonly impressions: Measured
  readonly views: Measured
  readonly engagements: Measured
  readonly rate: EngagementRate | null
  readonly rate_reason: Reason | null
  readonly clicks: Measured
  readonly followers: Measured
  readonly follower_net: Measured
  /** Visits of the site that came by its tagged links. */
  readonly sessions: Measured
  readonly previous: NetworkBefore
  /** Margin of the month's sales that name this network, best evidence of each; null where no sale does. */
  readonly margin: number | null
  readonly margin_reason: Reason | null
  /** Time logged for it at its rates, and fees of its interface. */
  readonly cost: number | null
  readonly cost_reason: Reason | null
}

export interface PostsOfMonth {
  readonly published: readonly PublishedPost[]
  /** Deliveries and posts of others' making with a figure at seven days. */
  readonly measured: number
  readonly in_progress: number
  /** By what top and flop are compared; null with `ranking_reason`. */
  readonly compared_by: 'er_by_reach' | 'er_by_impressions' | 'er_by_views' | 'engagements' | null
  readonly ranking_reason: Reason | null
  /** The middle one of those compared; basis points, or engagements. */
  readonly median: number | null
  readonly top: readonly RankedPost[]
  readonly flop: readonly RankedPost[]
  readonly pillars: readonly { readonly pillar: Pillar; readonly planned_percent: number; readonly published: number }[]
  /** What worked by day and hour over the last twelve months; null: too few posts. */
  readonly week_pattern: WeekPattern | null
  readonly week_pattern_reason: Reason | null
}

export type PostFormat = 'text' | 'link' | 'image' | 'album' | 'video' | 'thread' | 'unknown'

export interface RankedPost {
  /** Of smm; null: it went out another way. */
  readonly post_id: number | null
  readonly delivery_id: number | null
  readonly title: string
  readonly network: ReportNetwork
  readonly url: string | null
  readonly published_on: string | null
  readonly pillar: string | null
  readonly format: PostFormat
  /** Basis points, or engagements. */
  readonly value: number
  readonly age_hours: number | null
  readonly engagements: number | null
  readonly reach: number | null
  readonly impressions: number | null
  readonly views: number | null
  readonly clicks: number | null
  /** What it has that the others have not: one observation, no cause. */
  readonly lesson: Lesson
  /** First picture of the post, by the hash of its frozen copy (`Post.media`), and what it shows. */
  readonly picture: { readonly sha256: string; readonly alt: string | null } | null
}

/** What is observed of the posts that share a trait with this one: so many `of` them lie on the same side of the middle. No cause. */
export interface Lesson {
  readonly code: 'format' | 'pillar' | 'weekday' | 'none'
  /** The format, the pillar, or the day (0 is Sunday); null with `none`. */
  readonly value: string | null
  readonly share: number
  readonly of: number
}

/** Blocks of three hours in the client's zone. */
export interface WeekPattern {
  readonly network: ReportNetwork
  readonly compared_by: 'er_by_reach' | 'er_by_impressions' | 'er_by_views' | 'engagements'
  readonly posts: number
  /** 0 is Sunday; the block begins at `hour`. */
  readonly cells: readonly {
    readonly weekday: number
    readonly hour: number
    readonly posts: number
    readonly median: number
  }[]
  readonly best: readonly { readonly weekday: number; readonly hour: number; readonly posts: number }[]
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
    readonly state: 'measured' | 'in_progress' | 'not_measured'
    readonly age_hours: number | null
    readonly engagements: number | null
    readonly rate_bp: number | null
    readonly rate_by: 'reach' | 'impressions' | 'views' | null
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

/** From the inbox and from listening; typed by hand until then. */
export interface Community {
  readonly messages: number | null
  readonly messages_reason: Reason | null
  readonly response_rate_bp: number | null
  readonly response_rate_reason: Reason | null
  readonly response_time_median_min: number | null
  readonly response_time_reason: Reason | null
  /** −100 to 100. */
  readonly net_sentiment: number | null
  readonly net_sentiment_reason: Reason | null
  readonly share_of_voice_bp: number | null
  readonly share_of_voice_reason: Reason | null
  /** Received in the month. */
  readonly reviews: number | null
  readonly reviews_reason: Reason | null
  /** Stars at the end of the month. */
  readonly rating: number | null
  readonly rating_reason: Reason | null
  /** That stood open at any moment of the month. */
  readonly incidents: number | null
  readonly incidents_reason: Reason | null
  /** As declared by the client when the strategy was made. */
  readonly ambassadors: number | null
  readonly ambassadors_reason: Reason | null
  /** Absent in versions that were sent before messages were kept. */
  readonly said?: Said
}

/** What customers say, and what went wrong. */
export interface Said {
  /** Of the firm, elsewhere than on its own pages. */
  readonly mentions: FigureOrReason
  readonly within_24h_bp: FigureOrReason
  readonly reviews_answered_bp: FigureOrReason
  /** Messages and mentions that have a tone, and how many of them a person has set. */
  readonly tones: number
  readonly tones_by_person: number
  /** Mentions of the firm (`brand`) and of each competitor that is followed. */
  readonly voices: readonly { readonly about: string; readonly mentions: number }[]
  readonly tags: readonly { readonly tag: MessageTag; readonly count: number }[]
  readonly verbatims: readonly Verbatim[]
  readonly incidents: readonly IncidentOfMonth[]
}

export interface FigureOrReason {
  readonly value: number | null
  readonly reason: Reason | null
}

/** In the writer's own words, without names and addresses. `fr`, `en`: who stands for the writer (« client 1 »). */
export interface Verbatim {
  readonly tag: MessageTag
  readonly network: string
  readonly fr: string
  readonly en: string
  readonly text: string
}

export interface IncidentOfMonth {
  readonly topic: string
  /** The highest it reached. */
  readonly level: MessageLevel
  readonly started_at: string
  /** Null: still open. */
  readonly ended_at: string | null
  /** From its beginning to its end, or to the report. */
  readonly minutes: number
  readonly outcome: string | null
  readonly lesson: string | null
}

export interface NextMonth {
  readonly month: string
  /** To come or out already. */
  readonly posts_scheduled: number
  readonly posts_planned: number | null
  readonly posts_planned_reason: Reason | null
  /** Days from today until the first planned place that nothing stands in, at most 28. */
  readonly queue_depth_days: number
  readonly decisions: readonly Task[]
  readonly actions: readonly Task[]
  /** One change at a time, from what was compared this month. */
  readonly experiments: readonly Experiment[]
  /** Of the client and of its country, in the month to come. */
  readonly key_dates: readonly { readonly day: string; readonly fr: string; readonly en: string }[]
}

/**
 * More of what did better than the middle, less of what did not; `repeat`: the idea of the best post (`value` is its title) once more.
 * `posts` of the `of` posts compared that share it lie on that side.
 */
export interface Experiment {
  readonly code: 'more_format' | 'more_pillar' | 'less_format' | 'less_pillar' | 'repeat'
  readonly value: string
  readonly posts: number
  readonly of: number
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

export type Source =
  | 'time'
  | 'costs'
  | 'sales'
  | 'leads'
  | 'hires'
  | 'posts'
  | 'strategy'
  | 'api'
  | 'manual'
  | 'import'
  | 'site_statistics'
  | 'api_fees'
