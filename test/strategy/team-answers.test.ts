import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findClient } from '../../src/clients/find-client.ts'
import { init, type InitOptions } from '../../src/cli/init/init.ts'
import { editStrategy } from '../../src/cli/strategy/edit.ts'
import type { NewAmbassador } from '../../src/store/ambassadors.ts'
import type { TeamMember } from '../../src/store/team.ts'
import { answered, known, type Answers, type AnsweredPerson } from '../../src/strategy/answers.ts'
import { currentAnswers } from '../../src/strategy/current-answers.ts'
import { defaultAnswer } from '../../src/strategy/defaults.ts'
import { findStrategy } from '../../src/strategy/find-strategy.ts'
import { saveStrategy } from '../../src/strategy/save-strategy.ts'
import { answersFromTeam, teamFromAnswers } from '../../src/strategy/team-answers.ts'
import { dayIds } from '../../src/strategy/strategy.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { anyAnswers } from './any-answers.ts'

const now = new Date('2026-11-23T10:00:00Z')
const sample = fileURLToPath(new URL('../fixtures/boulangerie.answers.json', import.meta.url))
const slug = 'boulangerie-de-l-ill'
const options: InitOptions = {
  quick: false,
  answers: sample,
  resume: null,
  complete: false,
  export_answers: null,
  form: null,
  allow_unknown_keys: false,
}

/** The sample client, after `init`; each call comes back to it. */
async function bakery(): Promise<() => TestContext> {
  const first = testContext({ now })
  await init(first, options)
  return () => testContext({ now, folder: first.folder })
}
const teamOf = async (context: TestContext): Promise<TeamMember[]> => (await context.store()).team.list(slug)
const told = (team: readonly TeamMember[]): unknown => team.map(({ alias, roles }) => [alias, ...roles])

/** The same answers, some of them said again. */
async function again(context: TestContext, answers: Answers): Promise<Answers> {
  const client = await findClient(context, slug)
  const { answers: before } = await currentAnswers(context, client)
  const { strategy } = await saveStrategy(context, {
    answers,
    mode: 'full',
    lang: 'fr',
    client,
    before,
    interview: null,
    source: '-',
  })
  return strategy.answers
}

describe('the team follows the answers', () => {
  it('begins with those whom the interview names; the consultant is known, and no member', async () => {
    const come = await bakery()
    expect(told(await teamOf(come()))).toEqual([
      ['gérante', 'sponsor', 'referent', 'contributor'],
      ['vendeuse 1', 'contributor'],
    ])
    expect((await teamOf(come()))[1]).toMatchObject({
      job: 'contributor',
      department: 'vente',
      minutes_per_week: 56,
      days: ['wed', 'thu', 'fri', 'sat'],
      trained: false,
      motivated: true,
      at_ease: true,
      knows_rules: null,
      intern: false,
    })
  })

  it('gives back the very answers that made it, version after version', async () => {
    const come = await bakery()
    const context = come()
    const client = await findClient(context, slug)
    const first = await findStrategy(context, client)
    expect((await currentAnswers(context, client)).answers).toEqual(first.answers)
    expect(await again(context, {})).toEqual(first.answers)
    expect(told(await teamOf(context))).toEqual(told(await teamOf(come())))
    expect(known((await currentAnswers(context, client)).answers, 'strategist')).toBe('consultant')
  })

  it('exports today’s team, and that file makes the same client again', async () => {
    const come = await bakery()
    const context = come()
    const { team } = await context.store()
    const [owner] = await teamOf(context)
    await team.change(
      owner?.id ?? 0,
      { minutes_per_week: 90, roles: ['strategist', 'sponsor', 'contributor'] },
      now.toISOString(),
    )
    const folder = mkdtempSync(join(tmpdir(), 'smm-team-'))
    const file = join(folder, 'answers.yaml')
    await init(come(), { ...options, answers: null, export_answers: file })
    const other = testContext({ now })
    await init(other, { ...options, answers: file })
    expect(told(await teamOf(other))).toEqual(told(await teamOf(context)))
    const client = await findClient(context, slug)
    const copy = await findStrategy(other, await findClient(other, slug))
    expect(copy.answers['people']).toEqual((await currentAnswers(context, client)).answers['people'])
    expect(readFileSync(file, 'utf8')).toContain('strategist: gérante')
  })

  it('keeps what the interview does not ask, and lets go of who is not named any more', async () => {
    const come = await bakery()
    const context = come()
    const { team } = await context.store()
    const [owner] = await teamOf(context)
    await team.change(owner?.id ?? 0, { knows_rules: true, years_in_company: 14 }, now.toISOString())
    const { answers } = await currentAnswers(context, await findClient(context, slug))
    const [first] = known(answers, 'people') ?? []
    const apprentice: AnsweredPerson = {
      alias: 'apprenti',
      department: 'vente',
      minutes_per_week: 30,
      days: ['sat', 'mon'],
      trained: false,
      motivated: true,
      intern: true,
    }
    await again(context, { people: answered([{ ...first, minutes_per_week: 100 }, apprentice]) })
    const after = await teamOf(context)
    expect(told(after)).toEqual([
      ['gérante', 'sponsor', 'referent', 'contributor'],
      ['apprenti', 'contributor'],
    ])
    expect(after[0]).toMatchObject({ id: owner?.id, minutes_per_week: 100, knows_rules: true, years_in_company: 14 })
    expect(after[1]).toMatchObject({ days: ['mon', 'sat'], intern: true })
  })

  it('moves a role with its answer: to another, to the consultant, to nobody [002-06] [003-25]', async () => {
    const come = await bakery()
    const context = come()
    await again(context, { strategist: answered('vendeuse 1'), internal_referent: answered('vendeuse 1') })
    expect(told(await teamOf(context))).toEqual([
      ['gérante', 'sponsor', 'contributor'],
      ['vendeuse 1', 'strategist', 'referent', 'contributor'],
    ])
    await again(context, { strategist: answered('consultant'), internal_referent: answered('') })
    expect(told(await teamOf(context))).toEqual([
      ['gérante', 'sponsor', 'contributor'],
      ['vendeuse 1', 'contributor'],
    ])
  })

  it('keeps a sponsor who does not take part, in no count [002-09]', async () => {
    const come = await bakery()
    const context = come()
    const answers = await again(context, { sponsor: answered('Directrice du groupe') })
    expect((await teamOf(context))[2]).toMatchObject({ alias: 'Directrice du groupe', roles: ['sponsor'], minutes_per_week: 0 })
    expect(known(answers, 'people')).toHaveLength(2)
    expect((await currentAnswers(context, await findClient(context, slug))).answers).toEqual(answers)
    await again(context, { sponsor: answered('gérante') })
    expect((await teamOf(context)).map(({ alias }) => alias)).toEqual(['gérante', 'vendeuse 1'])
  })

  it('names nobody by default: a quick interview makes no team', async () => {
    const context = testContext({ now })
    const folder = mkdtempSync(join(tmpdir(), 'smm-team-'))
    const file = join(folder, 'quick.yaml')
    writeFileSync(
      file,
      [
        'schema: smm.answers/1',
        'mode: quick',
        'language: fr',
        'answers: { client_name: Fleuriste, objectives: [sales], hours_per_month: 8 }',
      ].join('\n'),
    )
    await init(context, { ...options, quick: true, answers: file })
    expect(await (await context.store()).team.begun('fleuriste')).toBe(false)
  })

  it('leaves the stored versions as they were', async () => {
    const come = await bakery()
    const context = come()
    const client = await findClient(context, slug)
    const before = await findStrategy(context, client)
    const { team } = await context.store()
    for (const { id } of await teamOf(context)) await team.remove(id, now.toISOString())
    expect(await findStrategy(context, client)).toEqual(before)
    const { answers } = await currentAnswers(context, client)
    expect(known(answers, 'people')).toEqual([])
    expect([known(answers, 'strategist'), known(answers, 'sponsor'), known(answers, 'internal_referent')]).toEqual([
      'consultant',
      '',
      '',
    ])
  })

  it('changes what the next version says: one person left, one department [002-26] [002-28] [003-25]', async () => {
    const come = await bakery()
    const context = come()
    const client = await findClient(context, slug)
    const { team } = await context.store()
    const [owner, seller] = await teamOf(context)
    await team.change(seller?.id ?? 0, { department: 'direction' }, now.toISOString())
    await editStrategy(come(), ['content_stock=4'])
    const second = await findStrategy(context, client)
    expect(second.version).toBe(2)
    expect(second.result.staffing.flags).toContain('single_department')
    await team.remove(seller?.id ?? 0, now.toISOString())
    await team.change(owner?.id ?? 0, { roles: ['contributor'] }, now.toISOString())
    await again(context, { internal_candidate: answered([]) })
    const { flags } = (await findStrategy(context, client)).result.staffing
    expect(flags).toEqual(expect.arrayContaining(['single_person', 'no_sponsor', 'external_without_referent']))
  })

  it('counts the ambassadors who agreed, where any did; never among the people [002-25] [001-43]', async () => {
    const come = await bakery()
    const context = come()
    const client = await findClient(context, slug)
    const { ambassadors } = await context.store()
    const invited: NewAmbassador = {
      alias: 'Camille',
      profile: 'fan',
      topic: 'brioche',
      consent_at: null,
      consent_via: null,
      benefit: null,
      disclosure: null,
      code: null,
    }
    const count = async (): Promise<unknown> => known((await currentAnswers(context, client)).answers, 'ambassadors')
    await ambassadors.add(slug, invited, now.toISOString())
    expect(await count()).toBe(2)
    const willing = { consent_at: '2026-11-02', consent_via: 'mail' } as const
    for (const alias of ['Dom', 'Kim', 'Lou']) await ambassadors.add(slug, { ...invited, alias, ...willing }, now.toISOString())
    expect(await count()).toBe(3)
    const answers = await again(context, {})
    expect(known(answers, 'ambassadors')).toBe(3)
    const { input, result } = await findStrategy(context, client)
    expect(input.people).toHaveLength(2)
    expect(result.staffing.contributors_available).toBe(2)
    expect(result.staffing.flags).not.toContain('no_ambassadors')
  })
})

describe('team and answers, one made from the other', () => {
  const member = (alias: string, more: Partial<TeamMember> = {}): TeamMember => ({
    id: 1,
    client: slug,
    added_at: '',
    alias,
    roles: ['contributor'],
    job: null,
    department: 'vente',
    minutes_per_week: 60,
    days: ['mon'],
    trained: null,
    knows_rules: null,
    motivated: null,
    at_ease: null,
    intern: false,
    years_in_company: null,
    email: null,
    topics: [],
    ...more,
  })

  it('takes what nobody has said with care: not trained, not unwilling', () => {
    const { people } = answersFromTeam([member('A')], {})
    expect(people?.value).toEqual([
      {
        alias: 'A',
        department: 'vente',
        minutes_per_week: 60,
        days: ['mon'],
        trained: false,
        motivated: true,
        intern: false,
      },
    ])
  })

  it('says nothing where nothing is said', () => {
    expect(teamFromAnswers({}, [])).toBeNull()
    expect(teamFromAnswers({ people: answered([], 'default'), strategist: answered(null, 'unknown') }, [])).toBeNull()
    expect(answersFromTeam([], {})).toEqual({})
  })

  it('tells two of the same name apart', () => {
    const seller: AnsweredPerson = {
      alias: 'vendeuse',
      department: 'vente',
      minutes_per_week: 30,
      days: [],
      trained: true,
      motivated: true,
    }
    const team = teamFromAnswers({ people: answered([seller, { ...seller, alias: 'Vendeuse' }, seller]) }, [])
    expect(team?.map(({ alias }) => alias)).toEqual(['vendeuse', 'Vendeuse 2', 'vendeuse 3'])
  })

  it('comes back the same from any answers', () => {
    fc.assert(
      fc.property(anyAnswers(), ({ answers }) => {
        const team = teamFromAnswers(answers, [])
        if (team === null) return
        const stored = team.map((one, index) => ({ email: null, topics: [], ...one, id: index, client: slug, added_at: '' }))
        const merged = { ...answers, ...answersFromTeam(stored, answers) }
        // once said, said for good
        expect(teamFromAnswers(merged, stored)).toEqual(team)
        expect(answersFromTeam(stored, merged)).toEqual({})
        for (const { days } of team) expect(days).toEqual(dayIds.filter((day) => days.includes(day)))
        for (const role of ['strategist', 'sponsor', 'referent'] as const) {
          expect(team.filter(({ roles }) => roles.includes(role)).length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('who is behind the project where nobody is named [004-18]', () => {
  it.each([
    [1, 'dirigeant'],
    [49, 'dirigeant'],
    [50, undefined],
  ])('in a firm of %i', (headcount, sponsor) => {
    const context = { lang: 'fr', mode: 'full', client: null } as const
    expect(defaultAnswer('sponsor', { headcount: answered(headcount) }, context)).toBe(sponsor)
  })
})
