import type { MessageTag } from './inbox.ts'

/** What a person does; one person may do several of these. One person at most leads, backs and speaks for the firm. */
export const teamRoles = ['strategist', 'sponsor', 'referent', 'community_manager', 'contributor'] as const
export type TeamRole = (typeof teamRoles)[number]
/** As the questionnaire names the days. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** Somebody of the client who takes part. The consultant and the ambassadors are none. */
export interface TeamMember {
  readonly id: number
  readonly client: string
  /** First name or function: unique in the team, whatever the case of its letters. */
  readonly alias: string
  /** In the order of `teamRoles`. */
  readonly roles: readonly TeamRole[]
  /** What they do in the firm. */
  readonly job: string | null
  readonly department: string | null
  /** 0: takes no part in the weekly work. */
  readonly minutes_per_week: number
  /** When they can answer, Monday first. */
  readonly days: readonly Weekday[]
  /** The four signs of readiness; null: nobody has said. */
  readonly trained: boolean | null
  readonly knows_rules: boolean | null
  readonly motivated: boolean | null
  readonly at_ease: boolean | null
  readonly intern: boolean
  readonly years_in_company: number | null
  /** Where they are told of an alert. */
  readonly email: string | null
  /** Tags of the messages that are theirs. */
  readonly topics: readonly MessageTag[]
  readonly added_at: string
}

export type NewTeamMember = Omit<TeamMember, 'id' | 'client' | 'added_at' | 'email' | 'topics'> &
  Partial<Pick<TeamMember, 'email' | 'topics'>>
export type TeamMemberChange = Partial<NewTeamMember>

export interface TeamStore {
  /** In the order in which they came. */
  list(client: string): Promise<TeamMember[]>
  /** Whether anybody has ever been in it: an empty team that has begun is one that everybody left. */
  begun(client: string): Promise<boolean>
  add(client: string, member: NewTeamMember, at: string): Promise<TeamMember>
  change(id: number, change: TeamMemberChange, at: string): Promise<TeamMember>
  remove(id: number, at: string): Promise<void>
  /** Makes the team exactly these: who has the alias of a member changes it, who is not named leaves. All or nothing. */
  replace(client: string, members: readonly NewTeamMember[], at: string): Promise<TeamMember[]>
}

/** Aliases are the same whatever the case of their letters. */
export function sameAlias(a: string, b: string): boolean {
  return a.normalize('NFC').toLocaleLowerCase() === b.normalize('NFC').toLocaleLowerCase()
}
