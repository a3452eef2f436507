/** Who may do what in a team. */
import type { NewTeamMember, TeamRole } from '../store/team.ts'

type Member = Pick<NewTeamMember, 'alias' | 'roles' | 'intern' | 'minutes_per_week'>

/** One person at most. */
const heldByOne = ['strategist', 'sponsor', 'referent'] as const
/** Not for interns, ever. */
const leading = ['strategist', 'sponsor'] as const
/** For interns only beside somebody who has one of `experienced`. */
const working: readonly TeamRole[] = ['community_manager', 'contributor']
const experienced: readonly TeamRole[] = ['strategist', 'sponsor', 'community_manager']

export type TeamBreach =
  | { readonly code: 'role_taken'; readonly role: (typeof heldByOne)[number]; readonly aliases: readonly string[] }
  | { readonly code: 'intern_leads'; readonly role: (typeof leading)[number]; readonly aliases: readonly string[] }
  /** Interns do the work and nobody of the firm who is none answers for it. */
  | { readonly code: 'interns_alone'; readonly aliases: readonly string[] }

/** Everything in a team that should not be. */
export function teamBreaches(team: readonly Member[]): TeamBreach[] {
  const breaches: TeamBreach[] = []
  const holding = (role: TeamRole): Member[] => team.filter((member) => member.roles.includes(role))
  const aliases = (members: readonly Member[]): string[] => members.map((member) => member.alias)
  for (const role of heldByOne) {
    if (holding(role).length > 1) breaches.push({ code: 'role_taken', role, aliases: aliases(holding(role)) })
  }
  for (const role of leading) {
    const interns = holding(role).filter((member) => member.intern)
    if (interns.length > 0) breaches.push({ code: 'intern_leads', role, aliases: aliases(interns) })
  }
  const has = (member: Member, roles: readonly TeamRole[]): boolean => member.roles.some((role) => roles.includes(role))
  const interns = team.filter((member) => member.intern && has(member, working))
  const backed = team.some((member) => !member.intern && has(member, experienced))
  if (interns.length > 0 && !backed) breaches.push({ code: 'interns_alone', aliases: aliases(interns) })
  return breaches
}

/** The first thing that a change makes wrong; what an interview left wrong does not stand in the way of other changes. */
export function newBreach(before: readonly Member[], after: readonly Member[]): TeamBreach | null {
  const old = new Set(teamBreaches(before).map((breach) => JSON.stringify(breach)))
  return teamBreaches(after).find((breach) => !old.has(JSON.stringify(breach))) ?? null
}

/** The same person leads and is the only one who answers. */
export function rolesMerged(team: readonly Member[]): boolean {
  const leader = team.find((member) => member.roles.includes('strategist'))
  if (leader === undefined) return false
  const managers = team.filter((member) => member.roles.includes('community_manager'))
  const answering = managers.length > 0 ? managers : team.filter((member) => member.minutes_per_week > 0)
  return answering.length === 1 && answering[0] === leader
}

/** Under ten people one person may lead and answer; above, the two are apart. `headcount` null: not known. */
export function mergedNote(team: readonly Member[], headcount: number | null): 'roles_merged' | 'roles_merged_small' | null {
  if (!rolesMerged(team)) return null
  return headcount !== null && headcount >= 10 ? 'roles_merged' : 'roles_merged_small'
}
