/**
 * The questionnaire of `smm init`: 49 questions in nine sections, the name and 12 in quick mode. What is here is their form; the words are in `i18n/questionnaire.ts`.
 */
import { kpiLabel } from '../i18n/labels.ts'
import { choiceText, fieldChoiceText, type sectionText } from '../i18n/questionnaire.ts'
import { dayIds } from './strategy.ts'
import { formerNetworks, objectiveIds, strategyNetworks } from './weights.ts'

export type SectionId = keyof typeof sectionText
export type Mode = 'quick' | 'full'
export const answersSchema = 'smm.answers/1'

/** What an answer looks like. The same shapes check a file and what is typed on a terminal. */
export type Shape =
  | { readonly kind: 'text'; readonly min: number; readonly max: number; readonly long?: true }
  | { readonly kind: 'whole'; readonly min: number; readonly max: number }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly step?: number }
  /** Percent as said (60, 12.5), with so many decimals at most. */
  | { readonly kind: 'percent'; readonly decimals: 0 | 2 }
  /** Minor units; `from` is the smallest; integers under `suspect` look like whole euros and are refused. */
  | { readonly kind: 'money'; readonly from: 0 | 1; readonly max_units?: number; readonly suspect?: number }
  /** Minutes; typed as `90`, `1h30`. */
  | { readonly kind: 'minutes'; readonly max: number }
  | { readonly kind: 'yes_no' }
  | { readonly kind: 'choice'; readonly of: readonly (string | number)[]; readonly open?: RegExp }
  /** `alone`: the choice that excludes the others. */
  | {
      readonly kind: 'choices'
      readonly of: readonly string[]
      readonly min: number
      readonly max: number
      readonly alone?: string
    }
  | { readonly kind: 'lines'; readonly max: number; readonly min_length: number; readonly max_length: number }
  /** Someone of `people`, or one of `also`; empty: nobody. */
  | { readonly kind: 'person'; readonly also: readonly string[]; readonly others: boolean }
  /** `region`: the code of a part of the country with holidays of its own; empty: none of them. */
  | { readonly kind: 'url' | 'email' | 'country' | 'region' | 'time_zone' | 'currency' }
  /** `2027-05-31`, so many months from now at most. */
  | { readonly kind: 'date'; readonly within_months: number }
  | { readonly kind: 'emails'; readonly max: number }
  | { readonly kind: 'group'; readonly fields: readonly Field[] }
  | { readonly kind: 'repeat'; readonly max: number; readonly fields: readonly Field[] }

export interface Field {
  readonly id: string
  readonly shape: Shape
  readonly required?: true
  /** `{ "unknown": true }` may stand for the value. */
  readonly unknown?: true
  /** Of a question to the owner: what can wait for the desk. */
  readonly asked?: 'desk'
}

export interface Question {
  readonly id: QuestionId
  readonly section: SectionId
  readonly quick: boolean
  /** Whom the consultant asks it: the owner across the table, or nobody, later, at the desk. */
  readonly asked: 'owner' | 'desk'
  readonly shape: Shape
  /** Cannot be left out nor be unknown. */
  readonly required?: true
  /** The value may be empty on purpose: `null` in a file. */
  readonly nullable?: true
}

const one = <const T extends object>(of: T): (keyof T & string)[] => Object.keys(of) as (keyof T & string)[]
const text = (max: number, min = 1): Shape => ({ kind: 'text', min, max })
const declaredNetworks = [...strategyNetworks, ...formerNetworks]
const amount: Shape = { kind: 'money', from: 0 }
const kpi: Shape = { kind: 'choice', of: one(kpiLabel), open: /^[a-z][a-z0-9_]{1,59}$/ }
const measured: Shape = { kind: 'number', min: -1_000_000_000, max: 1_000_000_000 }

const questionShapes = {
  client_name: { section: 'A', quick: true, asked: 'owner', required: true, shape: text(120) },
  headcount: { section: 'A', quick: true, asked: 'owner', shape: { kind: 'whole', min: 1, max: 1_000_000 } },
  sector: { section: 'A', quick: true, asked: 'owner', shape: { kind: 'choice', of: one(choiceText.sector) } },
  regulated: {
    section: 'A',
    quick: false,
    asked: 'desk',
    shape: { kind: 'choices', of: one(choiceText.regulated), min: 1, max: 9, alone: 'none' },
  },
  location: {
    section: 'A',
    quick: false,
    asked: 'owner',
    shape: {
      kind: 'group',
      fields: [
        { id: 'country', shape: { kind: 'country' } },
        { id: 'city', shape: text(120) },
        { id: 'region', shape: { kind: 'region' } },
        { id: 'timezone', shape: { kind: 'time_zone' } },
        { id: 'languages', shape: { kind: 'choices', of: one(fieldChoiceText.languages), min: 0, max: 4 } },
      ],
    },
  },
  geo_scope: { section: 'A', quick: true, asked: 'owner', shape: { kind: 'choice', of: one(choiceText.geo_scope) } },
  has_premises: { section: 'A', quick: true, asked: 'owner', shape: { kind: 'yes_no' } },
  website: { section: 'A', quick: false, asked: 'owner', nullable: true, shape: { kind: 'url' } },

  objectives: {
    section: 'B',
    quick: true,
    asked: 'owner',
    required: true,
    shape: { kind: 'choices', of: objectiveIds, min: 1, max: 3 },
  },
  customer_benefit: { section: 'B', quick: false, asked: 'owner', shape: text(300) },
  objective_targets: {
    section: 'B',
    quick: false,
    asked: 'owner',
    shape: {
      kind: 'repeat',
      max: 10,
      fields: [
        { id: 'objective', shape: { kind: 'choice', of: objectiveIds }, required: true },
        { id: 'kpi', shape: kpi, required: true },
        { id: 'baseline', shape: measured, unknown: true },
        { id: 'target', shape: measured, unknown: true },
        { id: 'date', shape: { kind: 'date', within_months: 24 } },
      ],
    },
  },
  horizon_months: { section: 'B', quick: false, asked: 'owner', shape: { kind: 'choice', of: [3, 6, 12] } },
  concerns: {
    section: 'B',
    quick: false,
    asked: 'owner',
    shape: { kind: 'choices', of: one(choiceText.concerns), min: 1, max: 8, alone: 'none' },
  },

  b2b_share: { section: 'C', quick: true, asked: 'owner', shape: { kind: 'percent', decimals: 0 } },
  age_bands: {
    section: 'C',
    quick: true,
    asked: 'owner',
    shape: { kind: 'choices', of: one(choiceText.age_bands), min: 1, max: 5 },
  },
  personas: { section: 'C', quick: false, asked: 'owner', shape: { kind: 'lines', max: 3, min_length: 1, max_length: 200 } },
  ecosystem: {
    section: 'C',
    quick: false,
    asked: 'desk',
    shape: {
      kind: 'repeat',
      max: 20,
      fields: [
        { id: 'name', shape: text(120), required: true },
        { id: 'url', shape: { kind: 'url' } },
        { id: 'type', shape: { kind: 'choice', of: one(fieldChoiceText.type) }, required: true },
      ],
    },
  },

  strengths: { section: 'D', quick: false, asked: 'owner', shape: { kind: 'lines', max: 5, min_length: 1, max_length: 120 } },
  brand_story: { section: 'D', quick: false, asked: 'owner', shape: { kind: 'text', min: 0, max: 2000, long: true } },
  topics: {
    section: 'D',
    quick: false,
    asked: 'owner',
    shape: {
      kind: 'group',
      fields: [
        { id: 'ok', shape: { kind: 'lines', max: 15, min_length: 1, max_length: 120 } },
        { id: 'never', shape: { kind: 'lines', max: 15, min_length: 1, max_length: 120 } },
        { id: 'key_dates', shape: { kind: 'lines', max: 20, min_length: 1, max_length: 120 } },
      ],
    },
  },
  voice: {
    section: 'D',
    quick: false,
    asked: 'owner',
    shape: {
      kind: 'group',
      fields: [
        { id: 'tone', shape: { kind: 'choice', of: one(choiceText.voice) } },
        { id: 'address', shape: { kind: 'choice', of: one(fieldChoiceText.address) } },
      ],
    },
  },
  abilities: {
    section: 'D',
    quick: true,
    asked: 'owner',
    shape: { kind: 'choices', of: one(choiceText.abilities), min: 0, max: 6 },
  },
  outsource_production: { section: 'D', quick: false, asked: 'owner', shape: { kind: 'yes_no' } },
  content_stock: { section: 'D', quick: false, asked: 'desk', shape: { kind: 'whole', min: 0, max: 100_000 } },

  accounts: {
    section: 'E',
    quick: true,
    asked: 'owner',
    shape: {
      kind: 'repeat',
      max: 50,
      fields: [
        { id: 'network', shape: { kind: 'choice', of: declaredNetworks }, required: true },
        { id: 'url', shape: text(300), asked: 'desk' },
        { id: 'status', shape: { kind: 'choice', of: one(fieldChoiceText.status) }, required: true },
        { id: 'followers', shape: { kind: 'whole', min: 0, max: 10_000_000_000 }, unknown: true, asked: 'desk' },
        { id: 'admins', shape: { kind: 'whole', min: 0, max: 10_000 }, unknown: true, asked: 'desk' },
      ],
    },
  },
  brand_search: {
    section: 'E',
    quick: false,
    asked: 'desk',
    shape: {
      kind: 'group',
      fields: [
        ...(['web', 'maps', 'reviews', 'linkedin', 'facebook', 'other'] as const).map((id): Field => ({
          id,
          shape: { kind: 'choice', of: one(choiceText.brand_search) },
        })),
        { id: 'found_by', shape: { kind: 'choices', of: one(fieldChoiceText.found_by), min: 0, max: 6 } },
      ],
    },
  },
  excluded_networks: {
    section: 'E',
    quick: false,
    asked: 'owner',
    shape: { kind: 'choices', of: declaredNetworks, min: 0, max: 20 },
  },
  maturity: { section: 'E', quick: false, asked: 'desk', shape: { kind: 'choice', of: one(choiceText.maturity) } },
  past_incident: { section: 'E', quick: false, asked: 'owner', shape: { kind: 'choice', of: one(choiceText.past_incident) } },

  people: {
    section: 'F',
    quick: false,
    asked: 'owner',
    shape: {
      kind: 'repeat',
      max: 20,
      fields: [
        { id: 'alias', shape: text(60), required: true },
        { id: 'role', shape: { kind: 'choice', of: one(fieldChoiceText.role), open: /^[^\n]{1,60}$/ } },
        { id: 'department', shape: text(60), required: true },
        { id: 'minutes_per_week', shape: { kind: 'minutes', max: 2400 }, required: true },
        { id: 'days', shape: { kind: 'choices', of: dayIds, min: 0, max: 7 }, required: true },
        { id: 'trained', shape: { kind: 'yes_no' }, required: true },
        { id: 'motivated', shape: { kind: 'yes_no' }, required: true },
        { id: 'at_ease', shape: { kind: 'yes_no' } },
        { id: 'intern', shape: { kind: 'yes_no' } },
      ],
    },
  },
  hours_per_month: {
    section: 'F',
    quick: true,
    asked: 'owner',
    required: true,
    shape: { kind: 'number', min: 0, max: 1000, step: 0.5 },
  },
  internal_candidate: {
    section: 'F',
    quick: true,
    asked: 'owner',
    shape: { kind: 'choices', of: one(choiceText.internal_candidate), min: 0, max: 4 },
  },
  strategist: {
    section: 'F',
    quick: false,
    asked: 'desk',
    nullable: true,
    shape: { kind: 'person', also: ['consultant'], others: false },
  },
  sponsor: { section: 'F', quick: false, asked: 'owner', nullable: true, shape: { kind: 'person', also: [], others: true } },
  internal_referent: {
    section: 'F',
    quick: false,
    asked: 'owner',
    nullable: true,
    shape: { kind: 'person', also: [], others: false },
  },
  ambassadors: { section: 'F', quick: false, asked: 'owner', shape: { kind: 'whole', min: 0, max: 500 } },
  coverage: { section: 'F', quick: false, asked: 'owner', shape: { kind: 'choice', of: one(choiceText.coverage) } },

  external_budget: { section: 'G', quick: true, asked: 'owner', shape: { kind: 'money', from: 0, suspect: 1000 } },
  other_budgets: {
    section: 'G',
    quick: false,
    asked: 'owner',
    shape: {
      kind: 'group',
      fields: [
        { id: 'ads', shape: amount },
        { id: 'tools', shape: amount },
        { id: 'production', shape: amount },
      ],
    },
  },
  money_settings: {
    section: 'G',
    quick: false,
    asked: 'desk',
    shape: {
      kind: 'group',
      fields: [
        { id: 'currency', shape: { kind: 'currency' } },
        { id: 'vat_recoverable', shape: { kind: 'yes_no' } },
      ],
    },
  },
  hourly_rate: { section: 'G', quick: false, asked: 'owner', shape: { kind: 'money', from: 1, max_units: 500, suspect: 100 } },
  margin: { section: 'G', quick: false, asked: 'owner', shape: { kind: 'percent', decimals: 2 } },
  deal_economics: {
    section: 'G',
    quick: false,
    asked: 'owner',
    shape: {
      kind: 'group',
      fields: [
        { id: 'order_value', shape: amount, unknown: true },
        { id: 'close_rate', shape: { kind: 'number', min: 0, max: 10 }, unknown: true },
        { id: 'support_cost', shape: amount, unknown: true },
        { id: 'hire_cost', shape: amount, unknown: true },
        { id: 'orders_per_year', shape: { kind: 'number', min: 0, max: 1000 }, unknown: true },
        { id: 'years', shape: { kind: 'number', min: 0, max: 50 }, unknown: true },
      ],
    },
  },

  tracking: {
    section: 'H',
    quick: false,
    asked: 'desk',
    shape: { kind: 'choices', of: one(choiceText.tracking), min: 1, max: 5, alone: 'none' },
  },

  approval: { section: 'I', quick: false, asked: 'owner', shape: { kind: 'choice', of: one(choiceText.approval) } },
  escalation_contacts: {
    section: 'I',
    quick: false,
    asked: 'owner',
    shape: {
      kind: 'repeat',
      max: 10,
      fields: [
        { id: 'role', shape: text(60), required: true },
        { id: 'name', shape: text(120), required: true },
        { id: 'phone', shape: text(40) },
        { id: 'email', shape: { kind: 'email' } },
        { id: 'hours', shape: text(60) },
        { id: 'backup', shape: text(120) },
      ],
    },
  },
  sensitive_keywords: {
    section: 'I',
    quick: false,
    asked: 'desk',
    shape: { kind: 'lines', max: 50, min_length: 2, max_length: 60 },
  },
  rights_and_dpa: {
    section: 'I',
    quick: false,
    asked: 'desk',
    shape: { kind: 'choices', of: one(choiceText.rights_and_dpa), min: 0, max: 4 },
  },
  reporting: {
    section: 'I',
    quick: false,
    asked: 'desk',
    shape: {
      kind: 'group',
      fields: [
        { id: 'day', shape: { kind: 'whole', min: 1, max: 28 } },
        { id: 'languages', shape: { kind: 'choices', of: one(fieldChoiceText.report_languages), min: 1, max: 2 } },
        { id: 'recipients', shape: { kind: 'emails', max: 20 } },
        {
          id: 'contact',
          shape: {
            kind: 'group',
            fields: [
              { id: 'name', shape: text(120) },
              { id: 'email', shape: { kind: 'email' } },
              { id: 'phone', shape: text(40) },
            ],
          },
        },
      ],
    },
  },
} as const satisfies Record<string, Omit<Question, 'id'>>

export type QuestionId = keyof typeof questionShapes

/** In the order of asking. */
export const questions: readonly Question[] = Object.entries(questionShapes).map(([id, rest]) => ({
  id: id as QuestionId,
  ...(rest as Omit<Question, 'id'>),
}))

export const questionIds = questions.map((question) => question.id)

export function isQuestionId(value: string): value is QuestionId {
  return Object.hasOwn(questionShapes, value)
}

export function questionOf(id: QuestionId): Question {
  return { id, ...(questionShapes[id] as Omit<Question, 'id'>) }
}

/** The fields of a question that has several, by the names of `fieldText`; empty for the others. */
export function fieldsOf(shape: Shape): readonly Field[] {
  return shape.kind === 'group' || shape.kind === 'repeat' ? shape.fields : []
}
