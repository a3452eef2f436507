/** What stands for an answer that was not given. */
import { interviewText } from '../i18n/interview.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import { known, unknownValue, type Answers, type AnswerValues, type AnsweredPerson, type ObjectiveTarget } from './answers.ts'
import { currencyIn } from './check-answer.ts'
import { economicsFields, isRegulated } from './conditions.ts'
import { kpisOf } from './kpi-targets.ts'
import type { Mode, QuestionId } from './questionnaire.ts'
import type { Coverage } from './strategy.ts'
import type { RegulatedField, Sector } from './weights.ts'

export interface DefaultContext {
  readonly lang: Lang
  readonly mode: Mode
  /** The client as it is, when it exists already. */
  readonly client: Client | null
}

/** What an hour of work costs where nobody has said it, in cents (INSEE 2020, brought to 2023). */
const hourlyRates = { general: 3450, leisure: 2560, consulting: 4220 } as const
const leisureTrades: readonly Sector[] = ['restaurant_hotel', 'tourism', 'events_leisure', 'beauty_wellness']
const consultingTrades: readonly Sector[] = ['tech_saas', 'b2b_services']

/** Null where the table, made for euros, says nothing. */
export function usualHourlyRate(sector: Sector | undefined, currency: string): number | null {
  if (currency !== 'EUR') return null
  if (sector !== undefined && leisureTrades.includes(sector)) return hourlyRates.leisure
  if (sector !== undefined && consultingTrades.includes(sector)) return hourlyRates.consulting
  return hourlyRates.general
}

/** The rules that a trade usually lives under, when nobody has said which. */
export function usualRules(sector: Sector | undefined): RegulatedField[] {
  if (sector === 'food_producer') return ['alcohol']
  if (sector === 'health') return ['health_claims']
  return ['none']
}

export function usualCoverage(sector: Sector | undefined): Coverage {
  if (sector !== undefined && ['retail_shop', 'beauty_wellness', 'crafts_construction'].includes(sector)) return 'six_days'
  if (sector !== undefined && ['restaurant_hotel', 'tourism', 'events_leisure'].includes(sector)) return 'seven_days'
  return 'business_days'
}

const keywords: Readonly<
  Record<Lang, Readonly<Record<'general' | 'food' | 'care' | 'building' | 'online', readonly string[]>>>
> = {
  fr: {
    general: ['arnaque', 'scandale', 'plainte', 'avocat', 'boycott', 'raciste', 'harcèlement', 'remboursement', 'honte'],
    food: ['intoxication', 'malade', 'allergie', 'cafard', 'rappel'],
    care: ['brûlure', 'infection', 'allergie', 'effet secondaire'],
    building: ['malfaçon', 'danger', 'fuite', 'effondrement'],
    online: ['jamais reçu', 'contrefaçon', 'faux', 'piraté'],
  },
  en: {
    general: ['scam', 'scandal', 'complaint', 'lawyer', 'boycott', 'racist', 'harassment', 'refund', 'shame'],
    food: ['food poisoning', 'sick', 'allergy', 'cockroach', 'recall'],
    care: ['burn', 'infection', 'allergy', 'side effect'],
    building: ['defect', 'danger', 'leak', 'collapse'],
    online: ['never received', 'counterfeit', 'fake', 'hacked'],
  },
}

const keywordList: Readonly<Partial<Record<Sector, 'food' | 'care' | 'building' | 'online'>>> = {
  restaurant_hotel: 'food',
  food_producer: 'food',
  health: 'care',
  beauty_wellness: 'care',
  crafts_construction: 'building',
  ecommerce: 'online',
}

export function usualKeywords(sector: Sector | undefined, lang: Lang): string[] {
  const own = sector === undefined ? undefined : keywordList[sector]
  return [...new Set([...keywords[lang].general, ...(own === undefined ? [] : keywords[lang][own])])]
}

/** Hours per month of those named in `people` (a week is 3/13 of a month), rounded to the half hour; null without anyone. */
export function hoursOfPeople(people: readonly AnsweredPerson[] | undefined): number | null {
  if (people === undefined || people.length === 0) return null
  const perWeek = people.reduce((total, person) => total + person.minutes_per_week, 0)
  return Math.round((perWeek * 13) / 3 / 30) / 2
}

/** Hours that the outside budget buys at a provider's hourly rate, to the half hour below. */
export function hoursBought(externalBudget: number | undefined, providerRate: number | null): number {
  if (externalBudget === undefined || providerRate === null || providerRate <= 0) return 0
  return Math.floor((externalBudget * 2) / providerRate) / 2
}

/** One line of 300 minutes a week, where nobody has been named. */
export function usualPeople(answers: Answers, lang: Lang): AnsweredPerson[] {
  const candidate = known(answers, 'internal_candidate')
  return [
    {
      alias: say(lang, interviewText.owner),
      role: 'director',
      department: say(lang, interviewText.management),
      minutes_per_week: 300,
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      trained: candidate?.includes('trained') ?? false,
      motivated: candidate?.includes('interested') ?? true,
    },
  ]
}

type Defaults = { readonly [K in QuestionId]?: (answers: Answers, context: DefaultContext) => AnswerValues[K] | undefined }

const defaults: Defaults = {
  headcount: () => 1,
  regulated: (answers) => usualRules(known(answers, 'sector')),
  location: (_, { client, lang }) =>
    client
      ? {
          country: client.country,
          city: client.city,
          ...(client.region === null ? {} : { region: client.region }),
          timezone: client.time_zone,
        }
      : { country: 'FR', city: null, timezone: 'Europe/Paris', languages: [lang] },
  has_premises: () => true,
  website: (_, { client }) => client?.website ?? null,
  objective_targets: (answers) =>
    (known(answers, 'objectives') ?? []).map((objective): ObjectiveTarget => ({
      objective,
      kpi: kpisOf[objective][0],
      baseline: unknownValue,
      target: unknownValue,
    })),
  horizon_months: () => 6,
  personas: () => [],
  ecosystem: () => [],
  strengths: () => [],
  brand_story: () => '',
  topics: () => ({ ok: [], never: [] }),
  voice: () => ({ tone: 'warm', address: 'vous' }),
  outsource_production: () => false,
  content_stock: () => 0,
  accounts: () => [],
  excluded_networks: () => [],
  maturity: (answers, { mode }) => {
    const active = known(answers, 'accounts')?.some((account) => account.status === 'active') ?? false
    return mode === 'full' && active ? 'beginner' : 'none'
  },
  past_incident: () => 'none',
  people: (answers, { lang }) => usualPeople(answers, lang),
  internal_candidate: () => [],
  strategist: () => 'consultant',
  sponsor: (answers, { lang }) => ((known(answers, 'headcount') ?? 1) < 50 ? say(lang, interviewText.owner) : undefined),
  ambassadors: () => 0,
  coverage: (answers, { mode }) => (mode === 'quick' ? 'business_days' : usualCoverage(known(answers, 'sector'))),
  external_budget: () => 0,
  other_budgets: () => ({ ads: 0, tools: 0, production: 0 }),
  money_settings: (answers, { client }) => ({
    currency: client?.currency ?? currencyIn(undefined, known(answers, 'location')),
    vat_recoverable: client?.vat_recoverable ?? true,
  }),
  hourly_rate: (answers, { client }) =>
    (client !== null && !client.hourly_rate_estimated ? client.hourly_rate : null) ??
    usualHourlyRate(known(answers, 'sector'), currencyOf(answers, client)) ??
    undefined,
  tracking: () => ['none'],
  approval: (answers, { mode, client }) => {
    if (isRegulated(rulesOf(answers))) return 'client_each'
    if (client !== null && client.approval !== 'none') return client.approval
    return mode === 'quick' ? 'consultant' : 'client_each'
  },
  escalation_contacts: () => [],
  sensitive_keywords: (answers, { lang }) => usualKeywords(known(answers, 'sector'), lang),
  rights_and_dpa: () => [],
  reporting: (_, { lang }) => ({ day: 5, languages: [lang], recipients: [] }),
}

/** What holds when nobody answers; undefined where that means unknown, or where an answer is required. */
export function defaultAnswer<K extends QuestionId>(
  id: K,
  answers: Answers,
  context: DefaultContext,
): AnswerValues[K] | undefined {
  return defaults[id]?.(answers, context)
}

/** On a terminal Enter alone does not answer these: a wrong guess would decide the advice. */
const noProposal: ReadonlySet<QuestionId> = new Set([
  'regulated',
  'has_premises',
  'internal_candidate',
  'external_budget',
  'people',
  'objective_targets',
])

/** What a terminal proposes; undefined: Enter alone does not answer. */
export function proposal(id: QuestionId, answers: Answers, context: DefaultContext): unknown {
  return noProposal.has(id) ? undefined : defaultAnswer(id, answers, context)
}

/** The rules the client lives under: as said, else as usual in the trade. */
export function rulesOf(answers: Answers): RegulatedField[] {
  return known(answers, 'regulated') ?? usualRules(known(answers, 'sector'))
}

export function currencyOf(answers: Answers, client: Client | null): string {
  const settings = known(answers, 'money_settings')
  if (settings === undefined && client !== null) return client.currency
  return currencyIn(settings, known(answers, 'location'))
}

/** What `deal_economics` asks about this client. */
export function economicsAsked(answers: Answers): string[] {
  return economicsFields(known(answers, 'objectives') ?? [])
}
