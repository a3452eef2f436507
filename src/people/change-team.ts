/** Changes of a team: each is checked against the rules, written, and told with what it means for the strategy. */
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { list } from '../i18n/format.ts'
import { roleName, teamText } from '../i18n/team.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import { sameAlias, type NewTeamMember, type TeamMember, type TeamMemberChange } from '../store/team.ts'
import { known } from '../strategy/answers.ts'
import { currentAnswers } from '../strategy/current-answers.ts'
import { answersFromTeam, consultant, takesPart, teamFromAnswers } from '../strategy/team-answers.ts'
import { mergedNote, newBreach, type TeamBreach } from './team-rules.ts'

/** What the questionnaire does not ask. */
const unsaid = { email: null, topics: [] } as const
/** As many as the questionnaire takes. */
const mostMembers = 20

export type TeamNote = 'roles_merged' | 'roles_merged_small' | 'no_strategist'

export interface TeamChange {
  readonly member: TeamMember
  /** Fields whose value is another than before; empty for one that was added or removed. */
  readonly changed: readonly (keyof TeamMemberChange)[]
  readonly notes: readonly TeamNote[]
  /** The newest version of the strategy, where it counts on another team than today's. */
  readonly outdated_version: number | null
}

/** The people who take part, whoever named them: those of `store.team`, or of a strategy made before there was one. */
export async function findTeam(context: Context, client: Client): Promise<readonly TeamMember[]> {
  const { team } = await context.store()
  if (await team.begun(client.slug)) return team.list(client.slug)
  const { answers } = await currentAnswers(context, client)
  const named = teamFromAnswers(answers, []) ?? []
  return named.map((member) => ({ ...unsaid, ...member, id: 0, client: client.slug, added_at: '' }))
}

/** Throws `Failure` not_found `member_not_found`. */
export async function findMember(context: Context, client: Client, alias: string): Promise<TeamMember> {
  return memberOf(context, await findTeam(context, client), alias)
}

/** Throws `Failure` usage: `alias_taken`, `alias_reserved`, `team_full`, `department_needed`, and those of the rules. */
export async function addMember(
  context: Context,
  client: Client,
  given: TeamMemberChange & { alias: string },
): Promise<TeamChange> {
  const { lang, options } = context
  const team = await findTeam(context, client)
  const { alias } = given
  refuseAlias(lang, alias, team, client)
  if (team.length >= mostMembers) {
    throw new Failure('usage', 'team_full', say(lang, teamText.team_full, { most: mostMembers }))
  }
  const member: NewTeamMember = { ...usual(given), ...given }
  refuseNoDepartment(lang, member)
  const after = [...team, member]
  refuseBreach(lang, client, team, after)
  const planned: TeamMember = { ...unsaid, ...member, id: 0, client: client.slug, added_at: context.now().toISOString() }
  if (options.dry_run) return told(context, client, planned, [...team, planned], [])
  const store = await begin(context, client)
  const added = await store.add(client.slug, member, context.now().toISOString())
  return told(context, client, added, await store.list(client.slug), [])
}

/** An hour a day from Monday to Friday, unless they only back the project or speak for the firm. */
function usual({ roles = ['contributor'], minutes_per_week }: TeamMemberChange): Omit<NewTeamMember, 'alias'> {
  const works = roles.some((role) => role !== 'sponsor' && role !== 'referent')
  const minutes = minutes_per_week ?? (works ? 300 : 0)
  return {
    roles,
    job: null,
    department: null,
    minutes_per_week: minutes,
    days: minutes > 0 ? ['mon', 'tue', 'wed', 'thu', 'fri'] : [],
    trained: null,
    knows_rules: null,
    motivated: null,
    at_ease: null,
    intern: false,
    years_in_company: null,
  }
}

/** Throws `Failure` not_found `member_not_found`; usage: as `addMember`, and `nothing_to_change`. */
export async function editMember(
  context: Context,
  client: Client,
  alias: string,
  change: TeamMemberChange,
): Promise<TeamChange> {
  const { lang, options } = context
  const team = await findTeam(context, client)
  const before = memberOf(context, team, alias)
  if (Object.keys(change).length === 0) {
    throw new Failure('usage', 'nothing_to_change', say(lang, teamText.nothing_to_change), {
      hint: say(lang, teamText.nothing_to_change_hint),
    })
  }
  const others = team.filter((one) => one !== before)
  if (change.alias !== undefined) refuseAlias(lang, change.alias, others, client)
  const planned: TeamMember = { ...before, ...change }
  refuseNoDepartment(lang, planned)
  const after = team.map((one) => (one === before ? planned : one))
  refuseBreach(lang, client, team, after)
  const fields = Object.keys(change) as (keyof TeamMemberChange)[]
  const changed = fields.filter((field) => JSON.stringify(planned[field]) !== JSON.stringify(before[field]))
  if (options.dry_run || changed.length === 0) return told(context, client, planned, after, changed)
  const store = await begin(context, client)
  const { id } = memberOf(context, await store.list(client.slug), before.alias)
  const member = await store.change(id, change, context.now().toISOString())
  return told(context, client, member, await store.list(client.slug), changed)
}

/** Throws `Failure` not_found `member_not_found`; usage `interns_alone`. */
export async function removeMember(context: Context, client: Client, alias: string): Promise<TeamChange> {
  const { lang, options } = context
  const team = await findTeam(context, client)
  const member = memberOf(context, team, alias)
  const after = team.filter((one) => one !== member)
  refuseBreach(lang, client, team, after)
  if (!options.dry_run) {
    const store = await begin(context, client)
    const { id } = memberOf(context, await store.list(client.slug), member.alias)
    await store.remove(id, context.now().toISOString())
  }
  return told(context, client, member, after, [])
}

/** A strategy made before there was a team named its people: they are written down first. */
async function begin(context: Context, client: Client): Promise<Awaited<ReturnType<Context['store']>>['team']> {
  const { team } = await context.store()
  if (!(await team.begun(client.slug))) {
    const { answers } = await currentAnswers(context, client)
    await team.replace(client.slug, teamFromAnswers(answers, []) ?? [], context.now().toISOString())
  }
  return team
}

async function told(
  context: Context,
  client: Client,
  member: TeamMember,
  team: readonly TeamMember[],
  changed: TeamChange['changed'],
): Promise<TeamChange> {
  const { answers, last } = await currentAnswers(context, client)
  const merged = mergedNote(team, known(answers, 'headcount') ?? null)
  const led = team.some(({ roles }) => roles.includes('strategist')) || known(answers, 'strategist') === consultant
  const notes: TeamNote[] = merged === null ? [] : [merged]
  if (!led && last !== null) notes.push('no_strategist')
  const differs = last !== null && Object.keys(answersFromTeam(team, last.answers)).length > 0
  return { member, changed, notes, outdated_version: differs ? last.version : null }
}

/** Throws `Failure` not_found `member_not_found` with those there are. */
function memberOf({ lang }: Context, team: readonly TeamMember[], alias: string): TeamMember {
  const found = team.find((one) => sameAlias(one.alias, alias.trim()))
  if (found !== undefined) return found
  const aliases = team.map((one) => one.alias)
  throw new Failure('not_found', 'member_not_found', say(lang, teamText.not_found, { alias }), {
    hint: aliases.length > 0 ? say(lang, teamText.known, { aliases: list(lang, aliases) }) : say(lang, teamText.none_hint),
  })
}

function refuseAlias(lang: Lang, alias: string, others: readonly TeamMember[], client: Client): void {
  if (sameAlias(alias, consultant)) {
    throw new Failure('usage', 'alias_reserved', say(lang, teamText.alias_reserved), {
      hint: say(lang, teamText.alias_reserved_hint, { slug: client.slug }),
    })
  }
  const taken = others.find((one) => sameAlias(one.alias, alias))
  if (taken === undefined) return
  throw new Failure('usage', 'alias_taken', say(lang, teamText.alias_taken, { alias: taken.alias }), {
    hint: say(lang, teamText.alias_taken_hint, { alias: taken.alias, slug: client.slug }),
  })
}

/** Who only backs the project needs none. */
function refuseNoDepartment(lang: Lang, { alias, department, roles, minutes_per_week }: NewTeamMember): void {
  if (department !== null || (minutes_per_week === 0 && roles.every((role) => role === 'sponsor'))) return
  throw new Failure('usage', 'department_needed', say(lang, teamText.department_needed, { alias }), {
    hint: say(lang, teamText.department_needed_hint),
  })
}

function refuseBreach(lang: Lang, client: Client, before: readonly NewTeamMember[], after: readonly NewTeamMember[]): void {
  const breach = newBreach(before, after)
  if (breach === null) return
  const { code } = breach
  throw new Failure('usage', code, breachText(lang, breach), { hint: breachHint(lang, client, breach, before, after) })
}

function breachText(lang: Lang, breach: TeamBreach): string {
  const aliases = list(lang, breach.aliases)
  if (breach.code === 'interns_alone') return say(lang, teamText.interns_alone, { aliases, count: breach.aliases.length })
  const role = say(lang, roleName[breach.role])
  if (breach.code === 'intern_leads') return say(lang, teamText.intern_leads, { aliases, role })
  return say(lang, teamText.role_taken, { alias: breach.aliases[0] ?? '', role })
}

/** The command that makes room for the change. */
function breachHint(
  lang: Lang,
  { slug }: Client,
  breach: TeamBreach,
  before: readonly NewTeamMember[],
  after: readonly NewTeamMember[],
): string {
  if (breach.code === 'intern_leads') return say(lang, teamText.intern_leads_hint)
  if (breach.code === 'interns_alone') {
    const other = after.find((member) => !member.intern)
    if (other === undefined) return say(lang, teamText.interns_alone_hint_nobody, { slug })
    const roles = [...new Set([...other.roles, 'sponsor'])].join(',')
    return say(lang, teamText.interns_alone_hint, { alias: other.alias, roles, slug })
  }
  const holder = before.find((member) => member.roles.includes(breach.role))
  if (holder && !takesPart(holder)) return say(lang, teamText.role_taken_hint_remove, { alias: holder.alias, slug })
  const rest = holder?.roles.filter((role) => role !== breach.role) ?? []
  const roles = rest.length > 0 ? rest.join(',') : 'contributor'
  return say(lang, teamText.role_taken_hint, { alias: holder?.alias ?? '', roles, slug })
}
