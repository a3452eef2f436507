import type { Context } from '../context.ts'
import type { GridAnswer } from '../store/assessments.ts'
import type { Client } from '../store/clients.ts'
import { sameAlias, type TeamMember } from '../store/team.ts'
import { findAssessments, type Judged } from './assess-person.ts'
import { gridGroups, type ReadinessItem } from './grid.ts'

/** Somebody of the team, or who was assessed for it, with the four signs of readiness. */
export interface ReadyPerson {
  readonly person: string
  /** Empty: not in the team. */
  readonly roles: readonly string[]
  readonly readiness: Readonly<Record<ReadinessItem, GridAnswer>>
  readonly assessed: Judged | null
}

/** The team first, in its order, then who has a grid alone. A grid's answer holds over the team's list, which holds over nothing. */
export async function readyPeople(context: Context, client: Client): Promise<ReadyPerson[]> {
  const team = await (await context.store()).team.list(client.slug)
  const assessed = await findAssessments(context, client)
  const members = team.map((member): ReadyPerson => {
    const own = assessed.find(({ person }) => sameAlias(person, member.alias)) ?? null
    return { person: member.alias, roles: member.roles, readiness: readinessOf(member, own), assessed: own }
  })
  const others = assessed.filter(({ person }) => !team.some(({ alias }) => sameAlias(person, alias)))
  return [
    ...members,
    ...others.map((own) => ({ person: own.person, roles: [], readiness: own.judgement.readiness, assessed: own })),
  ]
}

function readinessOf(member: TeamMember, own: Judged | null): Record<ReadinessItem, GridAnswer> {
  const { trained, knows_rules: usage_rules, motivated, at_ease } = member
  const listed = { trained, usage_rules, motivated, at_ease }
  const signs = gridGroups.readiness.map((item): [ReadinessItem, GridAnswer] => {
    const answer = own?.judgement.readiness[item] ?? 'unknown'
    const said = listed[item]
    return [item, answer !== 'unknown' || said === null ? answer : said ? 'yes' : 'no']
  })
  return Object.fromEntries(signs) as Record<ReadinessItem, GridAnswer>
}
