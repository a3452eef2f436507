import { holidaysBetween } from '../clients/holidays.ts'
import type { Context } from '../context.ts'
import { addDays, dayOf } from '../days.ts'
import { Failure } from '../failure.ts'
import { teamText } from '../i18n/team.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { TeamMember } from '../store/team.ts'
import { known } from '../strategy/answers.ts'
import { currentAnswers } from '../strategy/current-answers.ts'
import { usualCoverage } from '../strategy/defaults.ts'
import { withTypes } from '../strategy/find-strategy.ts'
import type { Coverage } from '../strategy/strategy.ts'
import { coverWeek, shareOut, type Load, type WeekCover } from './coverage.ts'
import { findTeam } from './change-team.ts'
import { mondayOfWeek, weekOf } from '../weeks.ts'

export interface FoundCoverage extends WeekCover {
  readonly client: Client
  /** `2026-W49` */
  readonly week: string
  readonly from: string
  readonly to: string
  readonly wanted: Coverage
  readonly team: readonly TeamMember[]
  /** Null without a strategy that plans anything. */
  readonly load: readonly Load[] | null
}

/** The week that is asked for, else the present one where the client is. Throws `Failure` usage `bad_week`. */
export async function findCoverage(context: Context, client: Client, week: string | null): Promise<FoundCoverage> {
  const name = week === null ? weekOf(dayOf(context.now(), client.time_zone)) : readWeek(context, week)
  const from = mondayOfWeek(name) ?? ''
  const to = addDays(from, 6)
  const team = await findTeam(context, client)
  const { answers, last } = await currentAnswers(context, client)
  const wanted = known(answers, 'coverage') ?? usualCoverage(known(answers, 'sector'))
  const holidays = await holidaysBetween(client, from, to, context.lang)
  const strategy = last === null ? null : withTypes(last)
  const plan = strategy?.result.role_plan_minutes_per_week ?? null
  const load =
    strategy === null || plan === null
      ? null
      : shareOut(team, { plan, approval: strategy.input.approval, outside: strategy.result.staffing.mode === 'doublette' })
  return { client, week: name, from, to, wanted, team, load, ...coverWeek(team, wanted, from, holidays) }
}

function readWeek({ lang }: Context, typed: string): string {
  const value = typed.trim().toUpperCase()
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value)
  // a day that no calendar has is read as one of the next month, or not at all
  const exists = isDay && !Number.isNaN(Date.parse(value)) && addDays(value, 0) === value
  const week = exists ? weekOf(value) : value
  if (mondayOfWeek(week) !== null) return week
  throw new Failure('usage', 'bad_week', say(lang, teamText.bad_week, { value: typed }), {
    hint: say(lang, teamText.bad_week_hint),
  })
}
