/** What every part of the strategy document is made from, in one language, and the few shapes that all of them use. */
import { addMonths } from 'date-fns'
import { tz } from '@date-fns/tz'
import type { Block, Cell, Column, Table } from '../../documents/document.ts'
import { addDays } from '../../days.ts'
import { date, list, wholeMoney } from '../../i18n/format.ts'
import { fieldChoiceText } from '../../i18n/questionnaire.ts'
import { documentText } from '../../i18n/strategy-document.ts'
import { roleLabel } from '../../i18n/team.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import type { Client } from '../../store/clients.ts'
import type { Idea } from '../../store/ideas.ts'
import type { TeamMember } from '../../store/team.ts'
import { known } from '../answers.ts'
import { budgetOf, type Budget } from '../budget.ts'
import type { Explained } from '../explanations.ts'
import type { FoundStrategy } from '../find-strategy.ts'
import type { Gate } from '../gates.ts'
import type { Horizon } from '../kpi-targets.ts'
import type { PlanTask } from '../plan.ts'
import type { Step } from '../steps.ts'
import type { Day, StrategyResult } from '../strategy.ts'
import { defaultWeights } from '../weights.ts'
import { consultant, takesPart } from '../team-answers.ts'

/** A task of the plan as the document draws it. */
export interface PlannedTask extends Pick<
  PlanTask,
  'id' | 'title' | 'role' | 'minutes' | 'from_day' | 'to_day' | 'first' | 'last' | 'recurring'
> {
  readonly done: boolean
}

export interface StrategyFacts {
  readonly client: Client
  readonly strategy: FoundStrategy
  /** Today's team; empty: none is kept, the answers say who takes part. */
  readonly team: readonly TeamMember[]
  /** The first day of the plan. */
  readonly starts_on: string
  readonly tasks: readonly PlannedTask[]
  /** What stands between the client and a first post, in both languages. */
  readonly gates: Readonly<Record<Lang, readonly Gate[]>>
  /** What the client said and what was learned, newest first. */
  readonly heard: readonly Idea[]
  /** As they stand today; null: not of this version. */
  readonly steps: readonly Step[] | null
}

/** Somebody of the client who takes part. */
export interface Participant {
  readonly alias: string
  readonly job: string | null
  readonly minutes_per_week: number
  readonly days: readonly Day[]
  readonly trained: boolean
  readonly motivated: boolean
  readonly intern: boolean
}

export interface Told extends Explained {
  readonly facts: StrategyFacts
  readonly budget: Budget
  readonly people: readonly Participant[]
  /** As said in a sentence; null: nobody. */
  readonly strategist: string | null
  readonly led_by_consultant: boolean
  readonly sponsor: string | null
  readonly referent: string | null
  readonly horizon: Horizon
  readonly verdict_day: string
  /** Until when it should be approved, and when it is decided whether to go on: working days, as the plan has them. */
  readonly approval_day: string
  readonly day_90: string
}

export function toldIn(facts: StrategyFacts, lang: Lang): Told {
  const { client, strategy, team, starts_on } = facts
  const { input, result, answers } = strategy
  const named = (role: 'strategist' | 'sponsor' | 'referent', question: 'strategist' | 'sponsor' | 'internal_referent') =>
    team.find((member) => member.roles.includes(role))?.alias ?? (known(answers, question)?.trim() || null)
  const owner = say(lang, documentText.the_owner)
  const strategist = named('strategist', 'strategist') ?? (input.strategist ? consultant : null)
  const horizon = known(answers, 'horizon_months') ?? 6
  return {
    lang,
    input,
    result,
    answers,
    facts,
    budget: budgetOf({ client, answers, input, result }),
    people: participants(facts, lang),
    strategist: strategist === consultant ? say(lang, documentText.the_consultant) : strategist,
    led_by_consultant: strategist === consultant,
    sponsor: named('sponsor', 'sponsor') ?? (input.sponsor ? owner : null),
    referent: named('referent', 'internal_referent'),
    horizon,
    verdict_day: addMonths(new Date(starts_on), horizon, { in: tz('UTC') })
      .toISOString()
      .slice(0, 10),
    approval_day: lastDayOf(facts, 'T14') ?? addDays(starts_on, 14),
    day_90: lastDayOf(facts, 'T30') ?? addDays(starts_on, 89),
  }
}

function lastDayOf({ tasks }: StrategyFacts, id: PlanTask['id']): string | null {
  return tasks.find((task) => task.id === id)?.last ?? null
}

/** Today's team, else those of the answers, else as many as the engine counted, by number. */
function participants({ team, strategy }: StrategyFacts, lang: Lang): Participant[] {
  const kept = team.filter((member) => takesPart(member) && member.minutes_per_week > 0)
  if (kept.length > 0) {
    return kept.map(({ alias, job, department, minutes_per_week, days, trained, motivated, intern }) => ({
      alias,
      job: jobOf(job, department),
      minutes_per_week,
      days,
      trained: trained ?? false,
      motivated: motivated ?? false,
      intern,
    }))
  }
  const said = known(strategy.answers, 'people') ?? []
  const counted = strategy.input.people
  return counted
    .map((person, index): Participant => ({
      alias:
        said[index]?.alias ??
        (counted.length === 1 && strategy.input.headcount < 10 && person.intern !== true
          ? say(lang, documentText.the_owner)
          : say(lang, documentText.person_number, { number: index + 1 })),
      job: jobOf(said[index]?.role ?? null, person.department),
      minutes_per_week: person.minutes_per_week,
      days: person.days,
      trained: person.trained,
      motivated: person.motivated,
      intern: person.intern === true,
    }))
    .filter((person) => person.minutes_per_week > 0)
}

/** The network to find the time for: of those that are worth the same, the one that lacks least. Null when none is suited. */
export function nearestOf({ phase1_rejected, scores }: StrategyResult): StrategyResult['phase1_rejected'][number] | null {
  const [first] = phase1_rejected
  if (first === undefined) return null
  const alike = phase1_rejected.filter(
    ({ network }) => scores[first.network].raw - scores[network].raw < defaultWeights.near_tie_margin,
  )
  return alike.reduce((least, other) => (other.missing_minutes < least.missing_minutes ? other : least), first)
}

/** What somebody does in the firm: in their own words rather than by the code of a role in smm. */
function jobOf(job: string | null, department: string | null): string | null {
  const isCode = job !== null && (Object.hasOwn(fieldChoiceText.role, job) || Object.hasOwn(roleLabel, job))
  const own = isCode ? null : job
  return own ?? (department?.trim() || null)
}

/** « gérante et vendeuse 1 », or that somebody is still to be named. */
export function namesOf({ lang, people }: Told): string {
  if (people.length === 0) return say(lang, documentText.to_be_named)
  if (people.length > 4) return say(lang, documentText.people_count, { count: people.length })
  return list(
    lang,
    people.map((person) => person.alias),
  )
}

/** The consultant works for the client, and no budget pays for it yet. */
export function isFeeApart({ budget, input, led_by_consultant }: Told): boolean {
  return budget.external === 0 && (led_by_consultant || input.approval === 'consultant')
}

export function money({ lang, budget }: Told, amount: number): string {
  return wholeMoney(lang, amount, budget.currency)
}

export function day({ lang }: Told, isoDay: string): string {
  return date(lang, isoDay)
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function percentText(lang: Lang, percent: number): string {
  return lang === 'fr' ? `${percent}\u00A0%` : `${percent}%`
}

/** The words for a code of ours; what has none was typed by somebody and stays as it is. */
export function worded(lang: Lang, labels: Readonly<Record<string, Text>>, code: string): string {
  const label = Object.hasOwn(labels, code) ? labels[code] : undefined
  return label === undefined ? code : say(lang, label)
}

// Blocks

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const note = (text: string): Block => ({ kind: 'note', text })
export const banner = (text: string): Block => ({ kind: 'banner', text })
export const heading = (text: string): Block => ({ kind: 'heading', text })
export const left = (title: string): Column => ({ title })
export const right = (title: string): Column => ({ title, right: true })
export const noFigures: Table = { head: [], rows: [] }

/** Nothing where there is nothing to list: a document has no empty lists. */
export function bullets(items: readonly string[], ordered = false): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', ordered, items }]
}

export function table(head: readonly Column[], rows: readonly (readonly Cell[])[], total = false): Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', head, rows, total }]
}

/** A heading and what stands under it; neither without the other. */
export function under(title: string, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [heading(title), ...blocks]
}
