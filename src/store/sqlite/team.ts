import { sameAlias, type NewTeamMember, type TeamMember, type TeamMemberChange, type TeamStore } from '../team.ts'
import { differences, writeAudit } from './audit.ts'
import type { Db } from './open.ts'
import { gone, parseJson } from './rows.ts'

const fields = [
  'alias',
  'roles',
  'job',
  'department',
  'minutes_per_week',
  'days',
  'trained',
  'knows_rules',
  'motivated',
  'at_ease',
  'intern',
  'years_in_company',
  'email',
  'topics',
] as const satisfies readonly (keyof NewTeamMember)[]

const flags = ['trained', 'knows_rules', 'motivated', 'at_ease', 'intern'] as const
type Flag = (typeof flags)[number]
type Row = Omit<TeamMember, 'roles' | 'days' | 'topics' | Flag> & { roles: string; days: string; topics: string } & Record<
    Flag,
    0 | 1 | null
  >

function fromRow({ roles, days, topics, trained, knows_rules, motivated, at_ease, intern, ...rest }: Row): TeamMember {
  const yesNo = (value: 0 | 1 | null): boolean | null => (value === null ? null : value === 1)
  return {
    ...rest,
    roles: parseJson<TeamMember['roles']>(roles),
    days: parseJson<TeamMember['days']>(days),
    topics: parseJson<TeamMember['topics']>(topics),
    trained: yesNo(trained),
    knows_rules: yesNo(knows_rules),
    motivated: yesNo(motivated),
    at_ease: yesNo(at_ease),
    intern: intern === 1,
  }
}

function toRow(member: NewTeamMember): Record<string, unknown> {
  const ticks = flags.map((flag) => [flag, member[flag] === null ? null : Number(member[flag])] as const)
  return {
    ...member,
    roles: JSON.stringify(member.roles),
    days: JSON.stringify(member.days),
    email: member.email ?? null,
    topics: JSON.stringify(member.topics ?? []),
    ...Object.fromEntries(ticks),
  }
}

/** What is written in a transaction of another group. */
export interface TeamWriter {
  replace(...given: Parameters<TeamStore['replace']>): TeamMember[]
}

export function teamStore(db: Db): { store: TeamStore; writer: TeamWriter } {
  const columns = `id, client, ${fields.join(', ')}, added_at`
  const list = (client: string): TeamMember[] =>
    (
      db.prepare(`SELECT ${columns} FROM team_members WHERE client = ? AND removed_at IS NULL ORDER BY id`).all(client) as Row[]
    ).map(fromRow)
  const mustGet = (id: number): TeamMember => {
    const row = db.prepare(`SELECT ${columns} FROM team_members WHERE id = ? AND removed_at IS NULL`).get(id) as Row | undefined
    if (row === undefined) throw gone(`team member ${id}`)
    return fromRow(row)
  }
  const told = (client: string, alias: string): { client: string; target: string } => ({ client, target: `member ${alias}` })

  const add = (client: string, member: NewTeamMember, at: string): TeamMember => {
    const values = fields.map((field) => `@${field}`).join(', ')
    const { lastInsertRowid } = db
      .prepare(`INSERT INTO team_members (client, ${fields.join(', ')}, added_at) VALUES (@client, ${values}, @at)`)
      .run({ ...toRow(member), client, at })
    const { roles, minutes_per_week, days } = member
    writeAudit(db, { at, ...told(client, member.alias), action: 'team.add', to: { roles, minutes_per_week, days } })
    return mustGet(Number(lastInsertRowid))
  }
  const change = (id: number, changes: TeamMemberChange, at: string): TeamMember => {
    const before = mustGet(id)
    const after = { ...before, ...changes }
    const changed = differences(before, after, fields)
    if (changed === null) return before
    db.prepare(`UPDATE team_members SET ${fields.map((field) => `${field} = @${field}`).join(', ')} WHERE id = @id`).run({
      ...toRow(after),
      id,
    })
    writeAudit(db, { at, ...told(before.client, after.alias), action: 'team.edit', ...changed })
    return mustGet(id)
  }
  const remove = (id: number, at: string): void => {
    const { client, alias, roles } = mustGet(id)
    db.prepare('UPDATE team_members SET removed_at = ? WHERE id = ?').run(at, id)
    writeAudit(db, { at, ...told(client, alias), action: 'team.remove', from: { roles } })
  }

  const replace: TeamWriter['replace'] = (client, members, at) =>
    db
      .transaction(() => {
        const before = list(client)
        const named = (one: TeamMember): boolean => members.some((member) => sameAlias(member.alias, one.alias))
        for (const one of before.filter((member) => !named(member))) remove(one.id, at)
        for (const member of members) {
          const known = before.find((one) => sameAlias(one.alias, member.alias))
          if (known === undefined) add(client, member, at)
          else change(known.id, member, at)
        }
        return list(client)
      })
      .immediate()

  const store: TeamStore = {
    list: async (client) => list(client),
    begun: async (client) =>
      db.prepare('SELECT EXISTS (SELECT 1 FROM team_members WHERE client = ?)').pluck().get(client) === 1,
    add: async (client, member, at) => db.transaction(() => add(client, member, at)).immediate(),
    change: async (id, changes, at) => db.transaction(() => change(id, changes, at)).immediate(),
    remove: async (id, at) => db.transaction(() => remove(id, at)).immediate(),
    replace: async (client, members, at) => replace(client, members, at),
  }
  return { store, writer: { replace } }
}
