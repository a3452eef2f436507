import type { TypedMember } from '../../people/read-member.ts'
import { text, type Flags } from '../queue/flag-values.ts'

/** The flags of a member as they were typed; those that were not are absent. */
export function typedMember(flags: Flags): TypedMember {
  const names = {
    alias: 'alias',
    role: 'role',
    job: 'job',
    department: 'department',
    minutes: 'minutes',
    days: 'days',
    trained: 'trained',
    knows_rules: 'knowsRules',
    motivated: 'motivated',
    at_ease: 'atEase',
    intern: 'intern',
    years: 'years',
    email: 'email',
    topics: 'topics',
  } as const satisfies Record<keyof TypedMember, string>
  const given = Object.entries(names).map(([field, flag]) => [field, text(flags, flag)] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== null))
}
