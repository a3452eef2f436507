/** The team and the answers that name it say the same: each is made from the other. */
import type { NewTeamMember, TeamMember, TeamRole } from '../store/team.ts'
import { sameAlias, teamRoles } from '../store/team.ts'
import type { StoredAnswer } from '../store/strategies.ts'
import { answered, known, wasAnswered, type Answers, type AnsweredPerson } from './answers.ts'
import { dayIds } from './strategy.ts'

const workRoles: readonly TeamRole[] = ['community_manager', 'contributor']
const holders = [
  ['strategist', 'strategist'],
  ['sponsor', 'sponsor'],
  ['internal_referent', 'referent'],
] as const

const teamQuestions = ['people', 'strategist', 'sponsor', 'internal_referent'] as const

/** Leads the strategy from outside: known, but no member of the team. */
export const consultant = 'consultant'

/** Those that `people` counts: a director who only backs the project has no department and no hours in it. */
export function takesPart(member: Pick<NewTeamMember, 'department'>): boolean {
  return member.department !== null
}

/**
 * The team after these answers; what they do not say stays as it is. Who is no longer among `people` leaves. Null: they say nothing
 * of it. Defaults name nobody.
 */
export function teamFromAnswers(answers: Answers, team: readonly TeamMember[]): NewTeamMember[] | null {
  if (!teamQuestions.some((question) => wasAnswered(answers, question))) return null
  const people = wasAnswered(answers, 'people') ? known(answers, 'people') : undefined
  const sameAs = (alias: string): TeamMember | undefined => team.find((one) => sameAlias(one.alias, alias))
  const named = people && apart(people).map((person) => fromPerson(person, sameAs(person.alias)))
  const listed = named ?? team.filter(takesPart)
  const others = team.filter((one) => !takesPart(one) && !listed.some((member) => sameAlias(member.alias, one.alias)))
  let members: NewTeamMember[] = [...listed, ...others]
  for (const [question, role] of holders) {
    const holder = wasAnswered(answers, question) ? known(answers, question) : undefined
    if (holder !== undefined) members = withHolder(members, role, holder)
  }
  return members
    .filter((member) => takesPart(member) || member.roles.length > 0)
    .map((member) => (member.roles.length > 0 ? member : { ...member, roles: ['contributor'] }))
}

/** Two called « vendeuse » are « vendeuse » and « vendeuse 2 ». */
function apart(people: readonly AnsweredPerson[]): AnsweredPerson[] {
  return people.reduce<AnsweredPerson[]>((before, person) => {
    const taken = (alias: string): boolean => before.some((one) => sameAlias(one.alias, alias))
    let [alias, count] = [person.alias, 1]
    while (taken(alias)) alias = `${person.alias} ${(count += 1)}`
    return [...before, { ...person, alias }]
  }, [])
}

function withHolder(members: readonly NewTeamMember[], role: TeamRole, holder: string): NewTeamMember[] {
  const freed = members.map((member) => ({ ...member, roles: member.roles.filter((one) => one !== role) }))
  if (holder === '' || sameAlias(holder, consultant)) return freed
  if (!freed.some((member) => sameAlias(member.alias, holder))) return [...freed, { ...bare, alias: holder, roles: [role] }]
  return freed.map((member) =>
    sameAlias(member.alias, holder) ? { ...member, roles: inOrder([...member.roles, role]) } : member,
  )
}

export function inOrder(roles: readonly TeamRole[]): TeamRole[] {
  return teamRoles.filter((role) => roles.includes(role))
}

const bare: Omit<NewTeamMember, 'alias' | 'roles'> = {
  job: null,
  department: null,
  minutes_per_week: 0,
  days: [],
  trained: null,
  knows_rules: null,
  motivated: null,
  at_ease: null,
  intern: false,
  years_in_company: null,
  email: null,
  topics: [],
}

function fromPerson(person: AnsweredPerson, before: TeamMember | undefined): NewTeamMember {
  const { alias, role, department, minutes_per_week, days, trained, motivated, at_ease, intern } = person
  const roles = before?.roles ?? []
  return {
    knows_rules: before?.knows_rules ?? null,
    years_in_company: before?.years_in_company ?? null,
    email: before?.email ?? null,
    topics: before?.topics ?? [],
    alias,
    roles: roles.some((one) => workRoles.includes(one)) ? roles : inOrder([...roles, 'contributor']),
    job: role ?? null,
    department,
    minutes_per_week,
    days: dayIds.filter((day) => days.includes(day)),
    trained,
    motivated,
    at_ease: at_ease ?? null,
    intern: intern ?? false,
  }
}

function toPerson(member: NewTeamMember): AnsweredPerson {
  const { alias, job, department, minutes_per_week, days, trained, motivated, at_ease, intern } = member
  return {
    alias,
    ...(job === null ? {} : { role: job }),
    department: department ?? '',
    minutes_per_week,
    days: [...days],
    // nobody has said: training is to be planned, and nobody is taken for unwilling
    trained: trained ?? false,
    motivated: motivated ?? true,
    ...(at_ease === null ? {} : { at_ease }),
    intern,
  }
}

/** The answers that today's team gives in place of `last`; only those that say something else. `team`: one that has begun. */
export function answersFromTeam(team: readonly TeamMember[], last: Answers): Record<string, StoredAnswer> {
  const answers: Record<string, StoredAnswer> = {}
  const said = wasAnswered(last, 'people') ? known(last, 'people') : undefined
  const people = team.filter(takesPart).map(toPerson)
  if (said === undefined ? people.length > 0 : signature(said) !== signature(people)) answers['people'] = answered(people)
  for (const [question, role] of holders) {
    const before = wasAnswered(last, question) ? known(last, question) : undefined
    const holder = team.find((member) => member.roles.includes(role))?.alias
    if (holder !== undefined) {
      if (before === undefined || !sameAlias(before, holder)) answers[question] = answered(holder)
    } else if (before !== undefined && before !== '' && !sameAlias(before, consultant)) {
      answers[question] = answered('')
    }
  }
  return answers
}

/** The same for the same people, in whatever order they are named. */
function signature(people: readonly AnsweredPerson[]): string {
  const lines = people.map((person) => JSON.stringify(toPerson(fromPerson(person, undefined))))
  return JSON.stringify(lines.toSorted())
}
