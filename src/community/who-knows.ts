import type { MessageTag } from '../store/inbox.ts'
import type { TeamMember } from '../store/team.ts'

/** Whoever of the team has the first of these topics that somebody has; null: nobody has any. */
export function whoKnows(team: readonly Pick<TeamMember, 'alias' | 'topics'>[], tags: readonly MessageTag[]): string | null {
  for (const tag of tags) {
    const member = team.find(({ topics }) => topics.includes(tag))
    if (member !== undefined) return member.alias
  }
  return null
}
