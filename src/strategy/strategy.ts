/**
 * The strategy engine: answers in, recommendation out. Pure: no clock, no network, no chance; all
 * arithmetic on integers. Times are minutes, per month unless the name says otherwise; scores are 0–100, raw scores 0–10 000.
 */
import { largestRemainder, rhu, sum } from '../arithmetic.ts'
import {
  criterionIds,
  defaultWeights,
  levelIds,
  pillarIds,
  strategyNetworks,
  type Ability,
  type AgeBand,
  type Cadence,
  type Criterion,
  type FormerNetwork,
  type GeoScope,
  type Level,
  type Maturity,
  type Objective,
  type Piece,
  type Pillar,
  type RegulatedField,
  type Sector,
  type StrategyNetwork,
  type Weights,
} from './weights.ts'

export const dayIds = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof dayIds)[number]
export type Coverage = 'business_days' | 'six_days' | 'seven_days'
export type DeclaredNetwork = StrategyNetwork | FormerNetwork

/** The answers, as the goldens name them. Null means that the client does not know; an absent list is an empty one. */
export interface StrategyInput {
  headcount: number
  sector: Sector | null
  geo_scope: GeoScope | null
  has_premises: boolean
  regulated?: RegulatedField[]
  /** One to three, the most important first. */
  objectives: Objective[]
  /** Percent of the customers that are businesses. */
  b2b_share?: number | null
  age_bands?: AgeBand[] | null
  /** Empty: they can make nothing. Null: unknown. */
  abilities?: Ability[] | null
  outsource_production?: boolean
  accounts?: DeclaredAccount[]
  excluded_networks?: DeclaredNetwork[]
  maturity: Maturity
  minutes_per_month: number
  /** The yardstick, 32 unless the consultant changes it. */
  hours_per_network?: number
  /** The client's own minutes where its log has shown them; the tables' for every other piece. */
  minutes_per_piece?: Partial<Record<Piece, number>>
  internal_candidate: InternalCandidate
  external_budget_cents: number
  /** Named or not, like the strategist and the sponsor. */
  internal_referent?: boolean
  strategist: boolean
  sponsor: boolean
  ambassadors?: number
  coverage: Coverage
  approval: Approval
  people: Person[]
}

export type Approval = 'none' | 'consultant' | 'client_sensitive' | 'client_each'

export interface DeclaredAccount {
  network: DeclaredNetwork
  status: 'active' | 'dormant'
  followers?: number | null
}

export interface InternalCandidate {
  interested: boolean
  time: boolean
  trained: boolean
  training_budget: boolean
}

export interface Person {
  minutes_per_week: number
  department: string
  trained: boolean
  motivated: boolean
  intern?: boolean
  days: Day[]
}

export interface StrategyResult {
  weights: Record<Criterion, number>
  scores: Record<StrategyNetwork, NetworkScore>
  /** Every network that no gate closes, best first; listings are not among them. */
  ranking: StrategyNetwork[]
  /** Those of the ranking that score enough to be recommended. */
  eligible: StrategyNetwork[]
  foundation: StrategyNetwork[]
  /** Sum of the weights of the criteria that are known. */
  confidence: number
  feasibility: Feasibility
  phase1_rejected: { network: StrategyNetwork; missing_minutes: number }[]
  near_tie: StrategyNetwork[]
  phase1: Phase1 | null
  phase2: Phase2
  existing_accounts: ExistingAccount[]
  reasons: { positive: Reason[]; negative: Reason[] } | null
  role_plan_minutes_per_week: RolePlan | null
  staffing: Staffing
  pillars: Partial<Record<Pillar, number>>
}

export interface NetworkScore {
  raw: number
  score: number
  sub: Record<Criterion, number>
  /** Why it cannot be recommended; null when it can. */
  excluded: Gate[] | null
}

export type Gate = 'excluded_by_client' | 'no_local_presence' | 'content_ability_missing' | 'regulated_sector'

export interface Feasibility {
  minutes_per_month: number
  rule_minutes_per_network: number
  networks_by_rule: number
  cap_by_maturity: number
  available_for_networks: number
  status: 'green' | 'amber' | 'red'
}

/** Minutes per month. */
export interface Effort {
  production: number
  community: number
  listening: number
  reporting: number
  total: number
}

export interface Phase1 {
  network: StrategyNetwork
  level: Level
  effort: Effort
  cadence_per_quarter: Cadence
}

export interface Phase2 {
  networks: number
  items: Phase2Item[]
}

export interface Phase2Item {
  network: StrategyNetwork
  minutes_allocated: number
  level: Level
  effort: Effort
}

export type ExistingAccount =
  | { network: StrategyNetwork; action: 'focus' | 'keep_phase2' | 'keep_foundation' | 'put_on_standby' }
  | { network: FormerNetwork; action: 'retired'; replace_by: StrategyNetwork }

/** `points` = weight × (sub − 50): what this criterion brings above a neutral answer, or costs. */
export interface Reason {
  criterion: Criterion
  sub: number
  weight: number
  points: number
}

/** Minutes per week. */
export interface RolePlan {
  strategist: number
  community: number
  content: number
  approver: number
}

export type StaffingMode = 'internal' | 'internal_with_training' | 'doublette' | 'listen_only'

export type StaffingFlag =
  | 'external_without_referent'
  | 'single_person'
  | 'interns_only'
  | 'fewer_contributors_than_recommended'
  | 'single_department'
  | 'untrained_contributor'
  | 'unmotivated_contributor'
  | 'no_strategist'
  | 'no_sponsor'
  | 'no_ambassadors'
  | 'coverage_gap'
  | 'coverage_no_backup'

export interface Staffing {
  mode: StaffingMode
  contributors_recommended: number
  contributors_available: number
  coverage: { wanted_days: number; gaps: Day[]; no_backup: Day[] }
  flags: StaffingFlag[]
}

/**
 * Recommends a network for the first ninety days, what follows, and who does it. The answers must be valid
 * (`parseStrategyInput`). Same answers and same weights, same result.
 */
export function runStrategy(answers: StrategyInput, given: Weights = defaultWeights): StrategyResult {
  const weights = weightsFor(answers, given)
  const criteria = criteriaWeights(answers, weights)
  const scores = scoreNetworks(answers, criteria, weights)
  const ranking = rankNetworks(answers, scores, weights)
  const eligible = ranking.filter((network) => scores[network].raw >= weights.min_score)
  const foundation = weights.foundation.filter((network) => scores[network].excluded === null)
  const available = availableMinutes(answers, foundation, weights)

  const search = findPhase1(answers, eligible, scores, available, weights)
  const phase1 = search.found
  const phase2 = planPhase2(answers, phase1, eligible, available, weights)

  return {
    weights: criteria,
    scores,
    ranking,
    eligible,
    foundation,
    confidence: confidenceOf(answers, criteria),
    feasibility: feasibilityOf(answers, available, phase2, weights),
    phase1_rejected: search.rejected,
    near_tie: phase1 ? nearTies(phase1.network, eligible, scores, weights) : [],
    phase1,
    phase2,
    existing_accounts: existingAccounts(answers, phase1, phase2, foundation, weights),
    reasons: phase1 ? reasonsFor(answers, scores[phase1.network].sub, criteria) : null,
    role_plan_minutes_per_week: phase1 ? rolePlan(phase1.effort, answers.approval, weights) : null,
    staffing: staffingOf(answers),
    pillars: pillarShares(answers.objectives, weights),
  }
}

/** The tables with the client's own minutes per piece in them. */
export function weightsFor({ minutes_per_piece }: StrategyInput, weights: Weights = defaultWeights): Weights {
  if (minutes_per_piece === undefined) return weights
  const { hours } = weights
  return { ...weights, hours: { ...hours, minutes_per_piece: { ...hours.minutes_per_piece, ...minutes_per_piece } } }
}

// Scores

/** The more businesses among the customers, the more their trade matters and the less their age. The sum stays 100. */
function criteriaWeights(answers: StrategyInput, weights: Weights): Record<Criterion, number> {
  const base = weights.criteria_weights
  const shift = Math.floor((weights.b2b_shift * (answers.b2b_share ?? 0)) / 100)
  return { ...base, audience: base.audience + shift, age: base.age - shift }
}

function scoreNetworks(
  answers: StrategyInput,
  criteria: Record<Criterion, number>,
  weights: Weights,
): Record<StrategyNetwork, NetworkScore> {
  return fromEntries(strategyNetworks, (network) => {
    const sub = subScores(answers, network, weights)
    const raw = sum(criterionIds.map((criterion) => criteria[criterion] * sub[criterion]))
    return { raw, score: rhu(raw, 100), sub, excluded: gatesOf(answers, network, sub.content, weights) }
  })
}

const neutral = 50

function subScores(answers: StrategyInput, network: StrategyNetwork, weights: Weights): Record<Criterion, number> {
  const { tables } = weights
  return {
    objective: objectiveFit(answers.objectives, network, weights),
    audience: audienceFit(answers.b2b_share ?? null, network, weights),
    age: ageFit(answers.age_bands ?? null, network, weights),
    sector: answers.sector === null ? neutral : (tables.sector[answers.sector][network] ?? tables.sector_default),
    content: contentFit(answers, network, weights),
    geo: answers.geo_scope === null ? neutral : tables.geo[answers.geo_scope][network],
    existing: presenceOf(answers, network, weights),
    measurability: tables.measurability[network],
  }
}

function objectiveFit(objectives: readonly Objective[], network: StrategyNetwork, weights: Weights): number {
  const ranked = rankedObjectives(objectives, weights)
  const points = sum(ranked.map(({ objective, weight }) => weight * weights.tables.objective[objective][network]))
  return rhu(points, sum(ranked.map(({ weight }) => weight)))
}

function audienceFit(b2bShare: number | null, network: StrategyNetwork, weights: Weights): number {
  if (b2bShare === null) return neutral
  const { b2b, b2c } = weights.tables.audience
  return rhu(b2bShare * b2b[network] + (100 - b2bShare) * b2c[network], 100)
}

function ageFit(bands: readonly AgeBand[] | null, network: StrategyNetwork, weights: Weights): number {
  if (bands === null || bands.length === 0) return neutral
  return rhu(sum(bands.map((band) => weights.tables.age[band][network])), bands.length)
}

/** The share of the network's content that the client can make, or have made. */
function contentFit(answers: StrategyInput, network: StrategyNetwork, weights: Weights): number {
  const { abilities } = answers
  if (abilities == null) return neutral
  const { content, content_outsourced_floor } = weights.tables
  const owned = sum(abilities.map((ability) => content[network][ability] ?? 0))
  return answers.outsource_production ? Math.max(owned, content_outsourced_floor) : owned
}

function presenceOf(answers: StrategyInput, network: StrategyNetwork, weights: Weights): number {
  const { existing, existing_strong_followers } = weights.tables
  const account = answers.accounts?.find((declared) => presentName(declared.network, weights) === network)
  if (!account) return existing.none
  if (account.status === 'dormant') return existing.dormant
  return (account.followers ?? 0) >= existing_strong_followers ? existing.active_strong : existing.active
}

function confidenceOf(answers: StrategyInput, criteria: Record<Criterion, number>): number {
  return sum(criterionIds.filter((criterion) => isKnown(answers, criterion)).map((criterion) => criteria[criterion]))
}

function isKnown(answers: StrategyInput, criterion: Criterion): boolean {
  switch (criterion) {
    case 'content':
      return answers.abilities != null
    case 'audience':
      return answers.b2b_share != null
    case 'age':
      return answers.age_bands != null && answers.age_bands.length > 0
    case 'sector':
      return answers.sector !== null
    case 'geo':
      return answers.geo_scope !== null
    case 'objective':
    case 'existing':
    case 'measurability':
      return true
  }
}

// Gates and ranking

/** What closes the network to this client, in a fixed order; null when nothing does. */
function gatesOf(answers: StrategyInput, network: StrategyNetwork, content: number, weights: Weights): Gate[] | null {
  const { tables } = weights
  const regulated = answers.regulated ?? []
  const gates: Gate[] = []
  if (answers.excluded_networks?.some((name) => presentName(name, weights) === network)) gates.push('excluded_by_client')
  if (network === 'gbp' && !answers.has_premises) gates.push('no_local_presence')
  if (answers.abilities != null && content < tables.content_gate && !weights.foundation.includes(network))
    gates.push('content_ability_missing')
  if (tables.regulated_gate[network]?.some((field) => regulated.includes(field))) gates.push('regulated_sector')
  return gates.length > 0 ? gates : null
}

function rankNetworks(
  answers: StrategyInput,
  scores: Record<StrategyNetwork, NetworkScore>,
  weights: Weights,
): StrategyNetwork[] {
  const open = strategyNetworks.filter((network) => scores[network].excluded === null && !weights.foundation.includes(network))
  const minimal = (network: StrategyNetwork) => firstEffort(answers, network, 'minimal', weights).total
  // What is still level keeps the order of the catalogue: the sort is stable.
  return open.toSorted(
    (a, b) => scores[b].raw - scores[a].raw || scores[b].sub.objective - scores[a].sub.objective || minimal(a) - minimal(b),
  )
}

// Time

/** What a network asks at a level. The first network also carries the listening, the full report and, for support, the answers. */
export function effortFor(
  network: StrategyNetwork,
  level: Level,
  options: { is_first: boolean; coverage: Coverage; support: boolean },
  weights: Weights = defaultWeights,
): Effort {
  const { hours } = weights
  const { is_first } = options
  const pieces = Object.entries(cadenceFor(network, level, weights)) as [keyof typeof hours.minutes_per_piece, number][]
  const production = rhu(sum(pieces.map(([piece, count]) => count * hours.minutes_per_piece[piece])), 3)

  const { days, minutes } = hours.community[level]
  const presence = level === 'minimal' ? days : Math.max(days, wantedDays(options.coverage).length)
  const support = is_first && options.support ? hours.support_multiplier : 1
  const community = perMonth(presence * minutes * support)

  const listening = is_first ? perMonth(hours.listening_per_week[level]) : 0
  const reporting = is_first ? hours.reporting_per_month.first[level] : hours.reporting_per_month.additional
  return { production, community, listening, reporting, total: production + community + listening + reporting }
}

/** What to publish in a quarter of thirteen weeks. */
export function cadenceFor(network: StrategyNetwork, level: Level, weights: Weights = defaultWeights): Cadence {
  return { ...weights.hours.cadence_per_quarter[network][level] }
}

function firstEffort(answers: StrategyInput, network: StrategyNetwork, level: Level, weights: Weights): Effort {
  return effortIn(answers, network, level, true, weights)
}

function effortIn(answers: StrategyInput, network: StrategyNetwork, level: Level, isFirst: boolean, weights: Weights): Effort {
  const support = answers.objectives.includes('support')
  return effortFor(network, level, { is_first: isFirst, coverage: answers.coverage, support }, weights)
}

/** The highest level that fits in the minutes, or null when not even the lightest does. */
function bestFit(
  answers: StrategyInput,
  network: StrategyNetwork,
  minutes: number,
  isFirst: boolean,
  weights: Weights,
): { level: Level; effort: Effort } | null {
  for (const level of levelIds.toReversed()) {
    const effort = effortIn(answers, network, level, isFirst, weights)
    if (effort.total <= minutes) return { level, effort }
  }
  return null
}

/** A month is 13/3 weeks. */
function perMonth(minutesPerWeek: number): number {
  return rhu(minutesPerWeek * 13, 3)
}

function perWeek(minutesPerMonth: number): number {
  return rhu(minutesPerMonth * 3, 13)
}

function availableMinutes(answers: StrategyInput, foundation: readonly StrategyNetwork[], weights: Weights): number {
  const { overhead_minutes, foundation_minutes } = weights.hours
  return Math.max(0, answers.minutes_per_month - overhead_minutes - foundation_minutes * foundation.length)
}

function ruleMinutes(answers: StrategyInput, weights: Weights): number {
  return Math.round((answers.hours_per_network ?? weights.hours.rule_per_network) * 60)
}

function networksByRule(answers: StrategyInput, weights: Weights): number {
  return Math.floor(answers.minutes_per_month / ruleMinutes(answers, weights))
}

function feasibilityOf(answers: StrategyInput, available: number, phase2: Phase2, weights: Weights): Feasibility {
  const rule = ruleMinutes(answers, weights)
  const enough = answers.minutes_per_month >= rule * phase2.networks
  return {
    minutes_per_month: answers.minutes_per_month,
    rule_minutes_per_network: rule,
    networks_by_rule: networksByRule(answers, weights),
    cap_by_maturity: weights.hours.cap_by_maturity[answers.maturity],
    available_for_networks: available,
    status: phase2.networks === 0 ? 'red' : enough ? 'green' : 'amber',
  }
}

// Which networks, when

/** Walks down from the best until one fits; those passed over are kept with the time they lack. */
function findPhase1(
  answers: StrategyInput,
  eligible: readonly StrategyNetwork[],
  scores: Record<StrategyNetwork, NetworkScore>,
  available: number,
  weights: Weights,
): { found: Phase1 | null; rejected: StrategyResult['phase1_rejected'] } {
  const rejected: StrategyResult['phase1_rejected'] = []
  const best = eligible[0]
  if (best === undefined) return { found: null, rejected }
  const lowest = scores[best].raw - weights.fallback_margin
  for (const network of eligible.filter((candidate) => scores[candidate].raw >= lowest)) {
    const fit = bestFit(answers, network, available, true, weights)
    if (fit) return { found: { network, ...fit, cadence_per_quarter: cadenceFor(network, fit.level, weights) }, rejected }
    rejected.push({ network, missing_minutes: firstEffort(answers, network, 'minimal', weights).total - available })
  }
  return { found: null, rejected }
}

/** Networks a preference could put in the place of the chosen one. Those above it lack time, which no preference gives. */
function nearTies(
  chosen: StrategyNetwork,
  eligible: readonly StrategyNetwork[],
  scores: Record<StrategyNetwork, NetworkScore>,
  weights: Weights,
): StrategyNetwork[] {
  const below = eligible.slice(eligible.indexOf(chosen) + 1)
  return below.filter((network) => scores[chosen].raw - scores[network].raw < weights.near_tie_margin)
}

/** As many networks as hours, experience and scores allow, each at the best level its share of the time pays for. */
function planPhase2(
  answers: StrategyInput,
  phase1: Phase1 | null,
  eligible: readonly StrategyNetwork[],
  available: number,
  weights: Weights,
): Phase2 {
  if (!phase1) return { networks: 0, items: [] }
  const order = [phase1.network, ...eligible.filter((network) => network !== phase1.network)]
  const cap = weights.hours.cap_by_maturity[answers.maturity]
  for (let count = Math.min(networksByRule(answers, weights), cap, order.length); count > 1; count -= 1) {
    const shares = weights.hours.shares_by_count[count as 2 | 3 | 4]
    const items = order.slice(0, count).map((network, index) => {
      const minutes = Math.floor((available * (shares[index] as number)) / 100)
      return phase2Item(answers, network, minutes, index === 0, weights)
    })
    if (items.every((item) => item !== null)) return { networks: count, items }
  }
  const { network, level, effort } = phase1
  return { networks: 1, items: [{ network, minutes_allocated: available, level, effort }] }
}

function phase2Item(
  answers: StrategyInput,
  network: StrategyNetwork,
  minutes: number,
  isFirst: boolean,
  weights: Weights,
): Phase2Item | null {
  const fit = bestFit(answers, network, minutes, isFirst, weights)
  return fit && { network, minutes_allocated: minutes, ...fit }
}

function existingAccounts(
  answers: StrategyInput,
  phase1: Phase1 | null,
  phase2: Phase2,
  foundation: readonly StrategyNetwork[],
  weights: Weights,
): ExistingAccount[] {
  const kept = phase2.items.map((item) => item.network)
  return (answers.accounts ?? []).map(({ network: name }): ExistingAccount => {
    const network = presentName(name, weights)
    if (isFormer(name, weights) && !weights.renamed.includes(name))
      return { network: name, action: 'retired', replace_by: network }
    if (network === phase1?.network) return { network, action: 'focus' }
    if (kept.includes(network)) return { network, action: 'keep_phase2' }
    if (foundation.includes(network)) return { network, action: 'keep_foundation' }
    return { network, action: 'put_on_standby' }
  })
}

function isFormer(name: DeclaredNetwork, weights: Weights): name is FormerNetwork {
  return Object.hasOwn(weights.retire_map, name)
}

/** What a closed or renamed network is called today, or is replaced by. */
function presentName(name: DeclaredNetwork, weights: Weights): StrategyNetwork {
  return isFormer(name, weights) ? weights.retire_map[name] : name
}

// Reasons and roles

/** The three criteria that bring the chosen network most and the two that cost it most; equal ones in the order of the criteria. */
function reasonsFor(
  answers: StrategyInput,
  sub: Record<Criterion, number>,
  criteria: Record<Criterion, number>,
): { positive: Reason[]; negative: Reason[] } {
  const reasons = criterionIds
    .filter((criterion) => isKnown(answers, criterion))
    .map((criterion) => ({
      criterion,
      sub: sub[criterion],
      weight: criteria[criterion],
      points: criteria[criterion] * (sub[criterion] - neutral),
    }))
  const positive = reasons.filter(({ points }) => points > 0).toSorted((a, b) => b.points - a.points)
  const negative = reasons.filter(({ points }) => points < 0).toSorted((a, b) => a.points - b.points)
  return { positive: positive.slice(0, 3), negative: negative.slice(0, 2) }
}

/** Who spends the effort of a network, in minutes per week. Approval takes 15 % of the production. */
export function rolePlan(effort: Effort, approval: Approval, weights: Weights = defaultWeights): RolePlan {
  const approver = approval === 'none' ? 0 : rhu(effort.production * 15, 100)
  const listeningOfStrategist = Math.ceil(effort.listening / 2)
  return {
    strategist: perWeek(weights.hours.overhead_minutes + effort.reporting + listeningOfStrategist),
    community: perWeek(effort.community + effort.listening - listeningOfStrategist),
    content: perWeek(effort.production - approver),
    approver: perWeek(approver),
  }
}

// Staffing

function staffingOf(answers: StrategyInput): Staffing {
  const active = answers.people.filter((person) => person.minutes_per_week > 0)
  const mode = staffingMode(answers)
  const recommended = contributorsFor(answers.headcount)
  const coverage = coverageBy(active, answers.coverage)
  return {
    mode,
    contributors_recommended: recommended,
    contributors_available: active.length,
    coverage,
    flags: staffingFlags(answers, active, mode, recommended, coverage),
  }
}

/** In-house if possible, else a pair where outside help can be paid, else listening alone. */
export function staffingMode({
  internal_candidate: { interested, time, trained, training_budget },
  external_budget_cents,
}: Pick<StrategyInput, 'internal_candidate' | 'external_budget_cents'>): StaffingMode {
  if (interested && time && trained) return 'internal'
  if (interested && time && training_budget) return 'internal_with_training'
  return external_budget_cents > 0 ? 'doublette' : 'listen_only'
}

/** How many people should take part, by the size of the firm. */
function contributorsFor(headcount: number): number {
  if (headcount <= 1) return 1
  if (headcount <= 4) return 2
  if (headcount <= 9) return 3
  if (headcount <= 49) return 4
  if (headcount <= 99) return 5
  return 5 + Math.floor(headcount / 100)
}

export function wantedDays(coverage: Coverage): Day[] {
  return dayIds.slice(0, { business_days: 5, six_days: 6, seven_days: 7 }[coverage])
}

function coverageBy(active: readonly Person[], coverage: Coverage): Staffing['coverage'] {
  const days = wantedDays(coverage)
  const present = (day: Day) => active.filter((person) => person.days.includes(day)).length
  return {
    wanted_days: days.length,
    gaps: days.filter((day) => present(day) === 0),
    no_backup: days.filter((day) => present(day) === 1),
  }
}

/** In the order in which they are shown. */
function staffingFlags(
  answers: StrategyInput,
  active: readonly Person[],
  mode: StaffingMode,
  recommended: number,
  coverage: Staffing['coverage'],
): StaffingFlag[] {
  const departments = new Set(active.map((person) => person.department))
  const raised: Record<StaffingFlag, boolean> = {
    external_without_referent: mode === 'doublette' && !answers.internal_referent,
    single_person: active.length === 1 && answers.headcount > 1,
    interns_only: active.length > 0 && active.every((person) => person.intern === true),
    fewer_contributors_than_recommended: active.length < recommended,
    single_department: active.length >= 2 && departments.size === 1,
    untrained_contributor: active.some((person) => !person.trained),
    unmotivated_contributor: active.some((person) => !person.motivated),
    no_strategist: !answers.strategist,
    no_sponsor: !answers.sponsor,
    no_ambassadors: (answers.ambassadors ?? 0) === 0,
    coverage_gap: coverage.gaps.length > 0,
    coverage_no_backup: coverage.no_backup.length > 0,
  }
  return (Object.keys(raised) as StaffingFlag[]).filter((flag) => raised[flag])
}

// Pillars

/** What to talk about, in percent; a pillar with nothing is absent and the rest sums to 100. No objective, no pillar. */
export function pillarShares(
  objectives: readonly Objective[],
  weights: Weights = defaultWeights,
): Partial<Record<Pillar, number>> {
  if (objectives.length === 0) return {}
  const { by_objective, offer_max } = weights.pillars
  const ranked = rankedObjectives(objectives, weights)
  const blend = pillarIds.map((pillar) =>
    sum(ranked.map(({ objective, weight }) => weight * (by_objective[objective][pillar] ?? 0))),
  )
  const shares = largestRemainder(blend, 100)
  const percent = fromEntries(pillarIds, (pillar) => shares[pillarIds.indexOf(pillar)] as number)
  const surplus = Math.max(0, percent.offer - offer_max)
  percent.offer -= surplus
  percent.expertise += surplus
  return Object.fromEntries(Object.entries(percent).filter(([, share]) => share > 0))
}

function rankedObjectives(objectives: readonly Objective[], weights: Weights): { objective: Objective; weight: number }[] {
  return objectives.map((objective, rank) => ({ objective, weight: weights.objective_rank_weights[rank] ?? 0 }))
}

function fromEntries<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>
}
