/** From the answers to what the engine reads and to the client's profile. */
import { regionOfTown } from '../clients/regions.ts'
import type { Approval, Client, Evidence, NewClient } from '../store/clients.ts'
import {
  isUnknown,
  known,
  wasAnswered,
  type Answers,
  type AnsweredAccount,
  type AnsweredPerson,
  type AnswerValues,
  type TrackingWay,
} from './answers.ts'
import { isRegulated } from './conditions.ts'
import { currencyOf, defaultAnswer, rulesOf, usualHourlyRate, type DefaultContext } from './defaults.ts'
import type { QuestionId } from './questionnaire.ts'
import type { DeclaredAccount, Person, StrategyInput } from './strategy.ts'
import { defaultWeights } from './weights.ts'

const publishedHours = defaultWeights.hours.rule_per_network

/** The answer, or what holds without one. A question skipped in quick mode counts as its default where it has one. */
function valueOf<K extends QuestionId>(answers: Answers, id: K, context: DefaultContext): AnswerValues[K] | undefined {
  const value = known(answers, id)
  if (value !== undefined) return value
  return answers[id]?.state === 'unknown' ? undefined : defaultAnswer(id, answers, context)
}

/** The engine's input. `hoursPerNetwork`: the consultant's own yardstick, where it is not the published one. */
export function mapToInput(answers: Answers, context: DefaultContext, hoursPerNetwork: number = publishedHours): StrategyInput {
  const value = <K extends QuestionId>(id: K): AnswerValues[K] | undefined => valueOf(answers, id, context)
  const candidate = value('internal_candidate') ?? []
  const rules = rulesOf(answers)
  const ownMinutes = context.client?.piece_minutes ?? {}
  return {
    headcount: value('headcount') ?? 1,
    sector: value('sector') ?? null,
    geo_scope: value('geo_scope') ?? null,
    has_premises: value('has_premises') ?? false,
    ...(isRegulated(rules) ? { regulated: rules } : {}),
    objectives: value('objectives') ?? [],
    b2b_share: value('b2b_share') ?? null,
    age_bands: value('age_bands') ?? null,
    abilities: value('abilities') ?? null,
    outsource_production: value('outsource_production') ?? false,
    accounts: (value('accounts') ?? []).map(toAccount),
    excluded_networks: value('excluded_networks') ?? [],
    maturity: value('maturity') ?? 'none',
    minutes_per_month: Math.round((value('hours_per_month') ?? 0) * 60),
    ...(hoursPerNetwork === publishedHours ? {} : { hours_per_network: hoursPerNetwork }),
    ...(Object.keys(ownMinutes).length === 0 ? {} : { minutes_per_piece: ownMinutes }),
    internal_candidate: {
      interested: candidate.includes('interested'),
      time: candidate.includes('time'),
      trained: candidate.includes('trained'),
      training_budget: candidate.includes('training_budget'),
    },
    external_budget_cents: value('external_budget') ?? 0,
    internal_referent: isNamed(value('internal_referent')),
    strategist: isNamed(value('strategist')),
    sponsor: isNamed(value('sponsor')),
    ambassadors: value('ambassadors') ?? 0,
    coverage: value('coverage') ?? 'business_days',
    approval: approvalOf(answers, context),
    people: (value('people') ?? []).map(toPerson),
  }
}

/** As said; but a regulated trade has every post approved by the client. */
export function approvalOf(answers: Answers, context: DefaultContext): Approval {
  if (isRegulated(rulesOf(answers))) return 'client_each'
  return valueOf(answers, 'approval', context) ?? 'client_each'
}

function isNamed(person: string | undefined): boolean {
  return person !== undefined && person !== ''
}

function toAccount({ network, status, followers }: AnsweredAccount): DeclaredAccount {
  return { network, status, ...(followers === undefined || isUnknown(followers) ? {} : { followers }) }
}

function toPerson({ minutes_per_week, department, trained, motivated, intern, days }: AnsweredPerson): Person {
  return { minutes_per_week, department, trained, motivated, ...(intern === true ? { intern } : {}), days }
}

/**
 * The evidence that each way of tracking gives. A customer file shows that a contact came before a sale, not that it made it:
 * assisted. A booking tool records what the customer says when booking: declared, as at the till.
 */
const evidenceOf: Readonly<Record<TrackingWay, Evidence | null>> = {
  utm_analytics: 'utm',
  promo_codes: 'promo_code',
  ask_at_till: 'declared',
  crm: 'assisted',
  booking_tool: 'declared',
  none: null,
}

/** Since which month each kind of evidence is in place: what already was keeps its month. `month`: `2026-11`. */
export function trackingOf(ways: readonly TrackingWay[], before: Client['tracking'] | null, month: string): Client['tracking'] {
  const inPlace = new Set(ways.map((way) => evidenceOf[way]))
  const since = (evidence: Evidence): string | null => (inPlace.has(evidence) ? (before?.[evidence] ?? month) : null)
  return { utm: since('utm'), promo_code: since('promo_code'), declared: since('declared'), assisted: since('assisted') }
}

/** The profile of a new client, without its slug. `month`: the current one in the client's zone, `2026-11`. */
export function mapToClient(
  answers: Answers,
  context: DefaultContext,
  month: (timeZone: string) => string,
): Omit<NewClient, 'slug'> {
  const value = <K extends QuestionId>(id: K): AnswerValues[K] | undefined => valueOf(answers, id, context)
  const location: AnswerValues['location'] = value('location') ?? { country: 'FR', city: null, timezone: 'Europe/Paris' }
  const currency = currencyOf(answers, context.client)
  const said = known(answers, 'hourly_rate')
  const rate = said ?? usualHourlyRate(value('sector'), currency)
  const margin = value('margin')
  return {
    name: value('client_name') ?? '',
    lang: known(answers, 'reporting')?.languages?.[0] ?? context.lang,
    country: location.country,
    city: location.city,
    region: regionOf(location, context.client),
    time_zone: location.timezone,
    currency,
    approval: approvalOf(answers, context),
    website: value('website') ?? null,
    siren: null,
    address: null,
    vat_recoverable: value('money_settings')?.vat_recoverable ?? true,
    default_margin_bp: margin === undefined ? null : Math.round(margin * 100),
    hourly_rate: rate,
    hourly_rate_estimated: rate !== null && !wasAnswered(answers, 'hourly_rate'),
    rates: {},
    tracking: trackingOf(value('tracking') ?? [], context.client?.tracking ?? null, month(location.timezone)),
    hours_per_network: null,
  }
}

/** As said; else what the town tells, else what the profile has. */
function regionOf({ country, city, region }: AnswerValues['location'], client: Client | null): string | null {
  if (region !== undefined) return region === '' ? null : region
  return regionOfTown(country, city) ?? (client?.country === country ? client.region : null)
}

/**
 * What the answers change in a client that exists: only what `given`, the answers of this time, really says, and what the rules
 * force. What was kept from before is already in the profile, or was changed there since.
 */
export function changesToClient(
  client: Client,
  answers: Answers,
  context: DefaultContext,
  { given, month, first }: { given: Answers; month: (timeZone: string) => string; first: boolean },
): Partial<NewClient> {
  const mapped = mapToClient(answers, context, month)
  const from: readonly (readonly [QuestionId, readonly (keyof typeof mapped)[]])[] = [
    ['client_name', ['name']],
    ['reporting', ['lang']],
    ['location', ['country', 'city', 'region', 'time_zone']],
    ['money_settings', ['currency', 'vat_recoverable']],
    ['website', ['website']],
    ['margin', ['default_margin_bp']],
    ['hourly_rate', ['hourly_rate', 'hourly_rate_estimated']],
    ['tracking', ['tracking']],
  ]
  const keys = from.flatMap(([question, fields]) => (wasAnswered(given, question) ? fields : []))
  if (client.hourly_rate === null) keys.push('hourly_rate', 'hourly_rate_estimated')
  // the first strategy sets the policy; later ones change it only when it was asked about or is forced
  if (first || wasAnswered(given, 'approval') || isRegulated(rulesOf(answers))) keys.push('approval')
  const changed = [...new Set(keys)].filter((key) => JSON.stringify(mapped[key]) !== JSON.stringify(client[key]))
  return Object.fromEntries(changed.map((key) => [key, mapped[key]]))
}
