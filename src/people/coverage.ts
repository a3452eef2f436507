/** Who can answer on which day of a week, and what each one is asked for. */
import { largestRemainder } from '../arithmetic.ts'
import { addDays } from '../days.ts'
import type { TeamMember, TeamRole } from '../store/team.ts'
import { dayIds, wantedDays, type Approval, type Coverage, type Day, type RolePlan } from '../strategy/strategy.ts'

export type CoverMember = Pick<TeamMember, 'alias' | 'roles' | 'minutes_per_week' | 'days' | 'intern'>

export interface DayCover {
  readonly day: Day
  /** `2026-12-01` */
  readonly date: string
  /** Customers expect an answer. */
  readonly wanted: boolean
  /** The public holiday of that day. */
  readonly holiday: string | null
  /** Those who can answer. */
  readonly present: readonly string[]
  /** `gap`: wanted and nobody; `no_backup`: wanted and one person. */
  readonly status: 'not_wanted' | 'gap' | 'no_backup' | 'covered'
  /** All who are there are interns. */
  readonly interns_only: boolean
  /** The rota's proposal: who answers, and who steps in. */
  readonly pilot: string | null
  readonly copilot: string | null
}

export interface WeekCover {
  /** From Monday to Sunday, each once. */
  readonly days: readonly DayCover[]
  /** Seven days are wanted, and they rest on one person. */
  readonly one_person: string | null
}

/** `monday`: of the week; the rota begins with another person each week. */
export function coverWeek(
  team: readonly CoverMember[],
  wanted: Coverage,
  monday: string,
  holidays: readonly { readonly day: string; readonly name: string }[] = [],
): WeekCover {
  const active = team.filter((member) => member.minutes_per_week > 0)
  const asked = wantedDays(wanted)
  const turns = new Map(active.map((member) => [member.alias, 0]))
  const days = dayIds.map((day, index): DayCover => {
    const date = addDays(monday, index)
    const there = active.filter((member) => member.days.includes(day))
    const isWanted = asked.includes(day)
    const [pilot, copilot] = isWanted ? inTurn(there, turns, monday) : []
    if (pilot) turns.set(pilot.alias, (turns.get(pilot.alias) ?? 0) + 1)
    return {
      day,
      date,
      wanted: isWanted,
      holiday: holidays.find((one) => one.day === date)?.name ?? null,
      present: there.map((member) => member.alias),
      status: !isWanted ? 'not_wanted' : there.length === 0 ? 'gap' : there.length === 1 ? 'no_backup' : 'covered',
      interns_only: there.length > 0 && there.every((member) => member.intern),
      pilot: pilot?.alias ?? null,
      copilot: copilot?.alias ?? null,
    }
  })
  const [only] = active
  return { days, one_person: asked.length === 7 && active.length === 1 && only ? only.alias : null }
}

/**
 * Who has had the fewest turns for the time they give goes first; the next steps in. An intern answers with somebody experienced
 * behind, never alone when another is there.
 */
function inTurn(there: readonly CoverMember[], turns: ReadonlyMap<string, number>, monday: string): CoverMember[] {
  const shift = there.length === 0 ? 0 : Math.floor(Date.parse(monday) / (7 * 86_400_000)) % there.length
  const rotated = [...there.slice(shift), ...there.slice(0, shift)]
  const load = ({ alias, minutes_per_week }: CoverMember): number => ((turns.get(alias) ?? 0) + 1) / minutes_per_week
  const [pilot, ...others] = rotated.toSorted((a, b) => load(a) - load(b))
  if (pilot === undefined) return []
  const experienced = others.find((member) => !member.intern)
  const copilot = pilot.intern && experienced ? experienced : others[0]
  return copilot ? [pilot, copilot] : [pilot]
}

export interface Load {
  readonly alias: string
  /** Minutes a week that the strategy plans for this person. */
  readonly planned_minutes: number
  readonly declared_minutes: number
  readonly overload: boolean
}

export interface PlannedWork {
  readonly plan: RolePlan
  readonly approval: Approval
  /** Outside help makes the contents. */
  readonly outside: boolean
}

/**
 * The minutes of the role plan, each role's shared out over those who have it in proportion to the time they declared. What the
 * consultant or outside help does is nobody's here.
 */
export function shareOut(team: readonly CoverMember[], { plan, approval, outside }: PlannedWork): Load[] {
  const active = team.filter((member) => member.minutes_per_week > 0)
  const having = (role: TeamRole): readonly CoverMember[] => active.filter((member) => member.roles.includes(role))
  const firstWith = (...groups: (readonly CoverMember[])[]): readonly CoverMember[] =>
    groups.find((group) => group.length > 0) ?? []
  const workers = firstWith(
    active.filter(({ roles }) => roles.includes('contributor') || roles.includes('community_manager')),
    active,
  )
  const parts: readonly (readonly [number, readonly CoverMember[]])[] = [
    [plan.strategist, having('strategist')],
    [plan.community, firstWith(having('community_manager'), workers)],
    [outside ? 0 : plan.content, workers],
    [approval.startsWith('client') ? plan.approver : 0, firstWith(having('sponsor'), having('strategist'))],
  ]
  const planned = new Map<string, number>(active.map((member) => [member.alias, 0]))
  for (const [minutes, group] of parts) {
    if (group.length === 0) continue
    const shares = largestRemainder(
      group.map((member) => member.minutes_per_week),
      minutes,
    )
    for (const [index, member] of group.entries()) {
      planned.set(member.alias, (planned.get(member.alias) ?? 0) + (shares[index] ?? 0))
    }
  }
  return active.map(({ alias, minutes_per_week }) => {
    const minutes = planned.get(alias) ?? 0
    return { alias, planned_minutes: minutes, declared_minutes: minutes_per_week, overload: minutes > minutes_per_week }
  })
}
