/** Who is told of an alert, in the order in which they decide, and how each is reached. */
import type { NewIncidentAlert } from '../store/crisis.ts'
import { sameAlias, type TeamMember } from '../store/team.ts'
import type { Escalation, EscalationContact, EscalationRole } from '../strategy/escalation.ts'

export interface AlertFacts {
  readonly escalation: Escalation
  readonly team: readonly Pick<TeamMember, 'alias' | 'email'>[]
  readonly consultant: { readonly email: string | null; readonly phone: string | null }
}

export type AlertRole = 'sponsor' | 'strategist' | 'referent' | 'contact' | 'contributor' | 'consultant' | 'stand_in'

interface Reach {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly backup: string | null
}

/** Lawyer, insurer, authorities: called where the case asks for it, never told by themselves. */
const outsideRole =
  /avocat|lawyer|attorney|solicitor|juri|assur|insur|autorit|authorit|cnil|police|gendarm|pompier|préfe|huissier|notaire|presse|press\b/i
const roles: Partial<Record<EscalationRole, AlertRole>> = {
  strategist: 'strategist',
  referent: 'referent',
  sponsor: 'sponsor',
  contributors: 'contributor',
}

/**
 * On amber whoever leads, and who speaks for the client; on red everybody, management first. The consultant is always told. A person
 * who cannot be written to is in the list all the same: somebody has to call.
 */
export function alertsFor(level: 'amber' | 'red', facts: AlertFacts, at: Date): NewIncidentAlert[] {
  const { escalation } = facts
  const told = escalation.levels.find((one) => one.level === level)?.notify ?? []
  // who is told with the next regular account waits for that
  const named = told.flatMap(({ who, names, within }) => {
    const role = roles[who]
    return role === undefined || within === null ? [] : names.map((name) => ({ role, reach: reachOf(name, facts) }))
  })
  const inside = level === 'red' ? insideContacts(escalation).map((one) => ({ role: 'contact' as const, reach: one })) : []
  const team = (role: AlertRole): boolean => role === 'contributor'
  const all = [
    ...named.filter(({ role }) => !team(role)),
    ...inside,
    { role: 'consultant' as const, reach: reachOf('consultant', facts) },
    ...named.filter(({ role }) => team(role)),
  ]
  const once = all.filter(({ reach }, index) => all.findIndex((one) => samePerson(one.reach, reach)) === index)
  const standsIn = level === 'red' ? new Date(at.getTime() + escalation.backup_after * 60_000).toISOString() : null
  return once.map(({ role, reach: { name, email, phone, backup } }) => {
    const isConsultant = sameAlias(name, 'consultant')
    const substitute = backup === null || standsIn === null || team(role) ? null : reachOf(backup, facts)
    return {
      level,
      who: isConsultant ? 'consultant' : role,
      name,
      email,
      phone,
      stand_in: substitute?.name ?? null,
      // the consultant may be told by the webhook alone
      tell_at: email === null && !isConsultant ? null : at.toISOString(),
      problem: email === null && !isConsultant ? 'no_address' : null,
      stand_in_alert:
        substitute === null || standsIn === null
          ? null
          : { name: substitute.name, email: substitute.email, phone: substitute.phone, tell_at: standsIn },
    }
  })
}

/** Those of the firm, in the order of the plan. */
function insideContacts({ contacts }: Escalation): EscalationContact[] {
  return contacts.filter(({ role }) => !outsideRole.test(role))
}

/** Lawyer, insurer, authority: to call where the case asks for it. */
export function outsideContacts({ contacts }: Escalation): EscalationContact[] {
  return contacts.filter(({ role }) => outsideRole.test(role))
}

/** What the plan and the team know of somebody. `owner` is whoever the plan has for management. */
function reachOf(name: string, { escalation, team, consultant }: AlertFacts): Reach {
  if (sameAlias(name, 'consultant')) return { name: 'consultant', ...consultant, backup: null }
  const contact =
    escalation.contacts.find((one) => sameAlias(one.name, name)) ??
    (name === 'owner' ? escalation.contacts.find(({ role }) => role === 'director') : undefined)
  const member = team.find(({ alias }) => sameAlias(alias, contact?.name ?? name))
  return {
    name: contact?.name ?? name,
    email: contact?.email ?? member?.email ?? null,
    phone: contact?.phone ?? null,
    backup: contact?.backup ?? null,
  }
}

function samePerson(one: Reach, other: Reach): boolean {
  return sameAlias(one.name, other.name) || (one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase())
}
