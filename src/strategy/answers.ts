/** The answers of one interview, with their states, and how they are read. */
import type { Approval } from '../store/clients.ts'
import type { AnswerState, StoredAnswer } from '../store/strategies.ts'
import type { QuestionId } from './questionnaire.ts'
import type { Coverage, Day, DeclaredNetwork } from './strategy.ts'
import type { Ability, AgeBand, GeoScope, Maturity, Objective, RegulatedField, Sector } from './weights.ts'

/** By question id. A question that is not there has not been asked yet. */
export type Answers = Readonly<Record<string, StoredAnswer>>

export interface Unknown {
  readonly unknown: true
}

export const unknownValue: Unknown = { unknown: true }

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && (value as { unknown?: unknown }).unknown === true
}

export type InternalCandidateTick = 'interested' | 'time' | 'trained' | 'training_budget'
export type TrackingWay = 'utm_analytics' | 'promo_codes' | 'ask_at_till' | 'crm' | 'booking_tool' | 'none'

/** What a checked answer holds. Money in minor units, percent as said (60 = 60 %), dates as `2027-05-31`. */
export interface AnswerValues {
  client_name: string
  headcount: number
  sector: Sector
  regulated: RegulatedField[]
  /** `region`: the code of the part of the country, empty for none of those with holidays of their own. */
  location: { country: string; city: string | null; region?: string; timezone: string; languages?: string[] }
  geo_scope: GeoScope
  has_premises: boolean
  website: string | null
  objectives: Objective[]
  customer_benefit: string
  objective_targets: ObjectiveTarget[]
  horizon_months: 3 | 6 | 12
  concerns: string[]
  b2b_share: number
  age_bands: AgeBand[]
  personas: string[]
  ecosystem: { name: string; url?: string; type: string }[]
  strengths: string[]
  brand_story: string
  topics: { ok: string[]; never: string[]; key_dates?: string[] }
  voice: { tone: string; address: string }
  abilities: Ability[]
  outsource_production: boolean
  content_stock: number
  accounts: AnsweredAccount[]
  brand_search: Record<string, string | string[]>
  excluded_networks: DeclaredNetwork[]
  maturity: Maturity
  past_incident: 'none' | 'minor' | 'major'
  people: AnsweredPerson[]
  hours_per_month: number
  internal_candidate: InternalCandidateTick[]
  strategist: string
  sponsor: string
  internal_referent: string
  ambassadors: number
  coverage: Coverage
  external_budget: number
  other_budgets: { ads: number; tools: number; production: number }
  money_settings: { currency: string; vat_recoverable: boolean }
  hourly_rate: number
  margin: number
  deal_economics: Record<string, number | Unknown>
  tracking: TrackingWay[]
  approval: Approval
  escalation_contacts: Record<string, string>[]
  sensitive_keywords: string[]
  rights_and_dpa: string[]
  reporting: { day?: number; languages?: ('fr' | 'en')[]; recipients?: string[]; contact?: Record<string, string> }
}

export interface ObjectiveTarget {
  objective: Objective
  kpi: string
  baseline?: number | Unknown
  target?: number | Unknown
  date?: string
}

export interface AnsweredAccount {
  network: DeclaredNetwork
  status: 'active' | 'dormant'
  url?: string
  followers?: number | Unknown
  admins?: number | Unknown
}

export interface AnsweredPerson {
  alias: string
  role?: string
  department: string
  minutes_per_week: number
  days: Day[]
  trained: boolean
  motivated: boolean
  at_ease?: boolean
  intern?: boolean
}

/** The value of a question that has one (answered, or a default accepted); else undefined: unknown, skipped, stale, not asked. */
export function known<K extends QuestionId>(answers: Answers, id: K): AnswerValues[K] | undefined {
  const answer = answers[id]
  if (answer === undefined || (answer.state !== 'answered' && answer.state !== 'default')) return undefined
  return answer.value as AnswerValues[K]
}

/** Whether the question needs no more asking. */
export function isSettled(answers: Answers, id: QuestionId): boolean {
  const state = answers[id]?.state
  return state !== undefined && state !== 'stale'
}

/** Was it the person who answered, rather than a default or nobody? */
export function wasAnswered(answers: Answers, id: QuestionId): boolean {
  return answers[id]?.state === 'answered'
}

export function answered(value: unknown, state: AnswerState = 'answered'): StoredAnswer {
  return { value, state }
}
