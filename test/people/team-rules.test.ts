import { describe, expect, it } from 'vitest'
import { mergedNote, newBreach, teamBreaches } from '../../src/people/team-rules.ts'
import type { TeamRole } from '../../src/store/team.ts'

const one = (alias: string, roles: TeamRole[], more: { intern?: boolean; minutes?: number } = {}) => ({
  alias,
  roles,
  intern: more.intern ?? false,
  minutes_per_week: more.minutes ?? 60,
})
const intern = (alias: string, ...roles: TeamRole[]) => one(alias, roles, { intern: true })

describe('what a team may not be', () => {
  it.each([
    ['nobody at all', [], []],
    ['one of each role', [one('A', ['strategist']), one('B', ['sponsor']), one('C', ['referent'])], []],
    [
      'several who run it and contribute',
      [one('A', ['community_manager']), one('B', ['community_manager', 'contributor'])],
      [],
    ],
    ['two strategists [002-06]', [one('A', ['strategist']), one('B', ['strategist', 'contributor'])], ['role_taken']],
    ['two sponsors', [one('A', ['sponsor']), one('B', ['sponsor'])], ['role_taken']],
    ['two contacts', [one('A', ['referent']), one('B', ['referent'])], ['role_taken']],
    ['an intern who leads [002-21]', [intern('A', 'strategist')], ['intern_leads']],
    ['an intern who backs', [intern('A', 'sponsor')], ['intern_leads']],
    ['an intern alone who runs it [002-21]', [intern('A', 'community_manager')], ['interns_alone']],
    ['an intern alone who contributes [002-21]', [intern('A', 'contributor')], ['interns_alone']],
    ['an intern beside contributors alone', [intern('A', 'contributor'), one('B', ['contributor'])], ['interns_alone']],
    [
      'an intern beside another intern who runs it',
      [intern('A', 'contributor'), intern('B', 'community_manager')],
      ['interns_alone'],
    ],
    ['an intern with a sponsor', [intern('A', 'contributor'), one('B', ['sponsor'], { minutes: 0 })], []],
    ['an intern with somebody who runs it', [intern('A', 'community_manager'), one('B', ['community_manager'])], []],
    ['an intern with a strategist', [intern('A', 'contributor'), one('B', ['strategist'])], []],
    ['an intern who is only the contact', [intern('A', 'referent')], []],
  ])('%s', (_, team, codes) => {
    expect(teamBreaches(team).map(({ code }) => code)).toEqual(codes)
  })

  it('names whom it is about', () => {
    const team = [one('A', ['strategist']), one('B', ['strategist']), intern('C', 'contributor'), intern('D', 'sponsor')]
    expect(teamBreaches([...team, one('E', ['contributor'])])).toEqual([
      { code: 'role_taken', role: 'strategist', aliases: ['A', 'B'] },
      { code: 'intern_leads', role: 'sponsor', aliases: ['D'] },
    ])
  })

  it('holds nothing against a change that was wrong before it', () => {
    const before = [intern('A', 'contributor')]
    expect(newBreach(before, [...before, one('B', ['contributor'])])).toBeNull()
    expect(newBreach(before, [...before, intern('B', 'contributor')])).toMatchObject({
      code: 'interns_alone',
      aliases: ['A', 'B'],
    })
    expect(newBreach([], before)).toMatchObject({ code: 'interns_alone' })
  })

  it('sees what a departure leaves behind', () => {
    const backed = [intern('A', 'contributor'), one('B', ['sponsor'])]
    expect(newBreach(backed, backed.slice(0, 1))).toMatchObject({ code: 'interns_alone', aliases: ['A'] })
    expect(newBreach(backed, backed.slice(1))).toBeNull()
  })
})

describe('leading and running the community in the same hands [002-08]', () => {
  const both = one('A', ['strategist', 'community_manager'])
  it.each([
    ['a firm of 60', [both], 60, 'roles_merged'],
    ['a firm of 10', [both], 10, 'roles_merged'],
    ['a firm of 9', [both], 9, 'roles_merged_small'],
    ['a firm of unknown size', [both], null, 'roles_merged_small'],
    ['another who runs it too', [both, one('B', ['community_manager'])], 60, null],
    ['another who runs it, alone', [one('A', ['strategist']), one('B', ['community_manager'])], 60, null],
    [
      'the only one with any time',
      [one('A', ['strategist', 'contributor']), one('B', ['sponsor'], { minutes: 0 })],
      60,
      'roles_merged',
    ],
    ['two who contribute', [one('A', ['strategist', 'contributor']), one('B', ['contributor'])], 60, null],
    ['nobody who leads', [one('A', ['community_manager'])], 60, null],
  ] as const)('%s', (_, team, headcount, note) => {
    expect(mergedNote(team, headcount)).toBe(note)
  })
})
