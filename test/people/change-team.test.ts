import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findClient } from '../../src/clients/find-client.ts'
import { run as add } from '../../src/cli/team/add.ts'
import { run as coverage } from '../../src/cli/team/coverage.ts'
import { run as edit } from '../../src/cli/team/edit.ts'
import { run as list } from '../../src/cli/team/list.ts'
import { run as remove } from '../../src/cli/team/remove.ts'
import { init } from '../../src/cli/init/init.ts'
import { editStrategy } from '../../src/cli/strategy/edit.ts'
import { Failure } from '../../src/failure.ts'
import { displayWidth } from '../../src/io/table.ts'
import { readMember } from '../../src/people/read-member.ts'
import { findStrategy } from '../../src/strategy/find-strategy.ts'
import { addBakery } from '../report/sample.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { typographyFaults } from '../support/french.ts'

const now = new Date('2026-11-23T10:00:00Z')
const sample = fileURLToPath(new URL('../fixtures/boulangerie.answers.json', import.meta.url))
const slug = 'boulangerie-de-l-ill'
const typed = ["Boulangerie de l'Ill"]

/** A client without a strategy or a team; with `strategy` the sample one and its team of two. */
async function world(strategy = false): Promise<(more?: TestContextOptions) => TestContext> {
  const first = testContext({ now })
  if (strategy) {
    await init(first, {
      quick: false,
      complete: false,
      form: null,
      answers: sample,
      resume: null,
      export_answers: null,
      allow_unknown_keys: false,
    })
  } else await addBakery(first, { slug })
  return (more = {}) => testContext({ now, folder: first.folder, ...more })
}

const failure = async (action: Promise<unknown>): Promise<Failure> =>
  action.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error as Error)),
  )
const json = { options: { json: true } } as const
const parsed = (context: TestContext): Record<string, unknown> => JSON.parse(context.stdout()) as Record<string, unknown>
const members = async (context: TestContext): Promise<string[]> =>
  (await (await context.store()).team.list(slug)).map(({ alias, roles }) => `${alias}: ${roles.join(' ')}`)

describe('smm team add', () => {
  it('asks an hour a day of whoever takes part, unless it is told otherwise [002-18]', async () => {
    const come = await world()
    const context = come(json)
    await add(context, 'vendeuse', { department: 'vente' })
    expect(parsed(context)).toMatchObject({
      alias: 'vendeuse',
      roles: ['contributor'],
      minutes_per_week: 300,
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      trained: null,
      knows_rules: null,
      motivated: null,
      at_ease: null,
      intern: false,
      notes: [],
      strategy_outdated: null,
      dry_run: false,
    })
    const other = come(json)
    await add(other, 'gérante', { role: 'sponsor' })
    expect(parsed(other)).toMatchObject({ roles: ['sponsor'], minutes_per_week: 0, days: [], department: null })
  })

  it('refuses a second strategist with the command that frees the role [002-06]', async () => {
    const come = await world()
    await add(come(), 'Anne B', { department: 'direction', role: 'strategist,contributor' })
    const refused = await failure(add(come({ lang: 'fr' }), 'Paul', { department: 'vente', role: 'strategist' }))
    expect([refused.kind, refused.code]).toEqual(['usage', 'role_taken'])
    expect(refused.message).toContain('C’est déjà Anne B qui pilote la stratégie')
    expect(refused.hint).toContain(`smm team edit "Anne B" -c ${slug} --role contributor`)
    await edit(come(), 'Anne B', { role: 'contributor' })
    await add(come(), 'Paul', { department: 'vente', role: 'strategist' })
    expect(await members(come())).toEqual(['Anne B: contributor', 'Paul: strategist'])
  })

  it('takes an intern only beside somebody experienced who answers for the work [002-21]', async () => {
    const come = await world()
    const intern = { department: 'vente', intern: 'oui' }
    const alone = await failure(add(come({ lang: 'fr' }), 'apprenti', intern))
    expect(alone.code).toBe('interns_alone')
    expect(alone.message).toContain('apprenti est en stage')
    expect(alone.hint).toContain('--role sponsor')
    await add(come(), 'gérante', { department: 'direction' })
    const beside = await failure(add(come(), 'apprenti', intern))
    expect(beside.hint).toContain(`smm team edit gérante -c ${slug} --role contributor,sponsor`)
    await edit(come(), 'gérante', { role: 'contributor,sponsor' })
    await add(come(), 'apprenti', intern)
    expect((await failure(edit(come(), 'apprenti', { role: 'strategist' }))).code).toBe('intern_leads')
    expect((await failure(remove(come(), 'gérante'))).code).toBe('interns_alone')
    expect((await failure(edit(come(), 'gérante', { role: 'contributor' }))).code).toBe('interns_alone')
    expect(await members(come())).toEqual(['gérante: sponsor contributor', 'apprenti: contributor'])
  })

  it.each([
    ['alias_taken', 'GÉRANTE', { department: 'vente' }],
    ['alias_reserved', 'Consultant', { department: 'vente' }],
    ['department_needed', 'Dom', {}],
    ['department_needed', 'Dom', { role: 'referent' }],
    ['bad_member', 'Dom', { department: 'vente', role: 'boss' }],
    ['bad_member', ' ', { department: 'vente' }],
  ])('refuses %s', async (code, alias, flags) => {
    const come = await world()
    await add(come(), 'gérante', { department: 'direction' })
    const refused = await failure(add(come({ lang: 'fr' }), alias, flags))
    expect([refused.kind, refused.code]).toEqual(['usage', code])
    expect(refused.hint).not.toBe('')
    expect(typographyFaults(`${refused.message}\n${refused.hint ?? ''}`)).toEqual([])
    expect(await members(come())).toEqual(['gérante: contributor'])
  })

  it('asks for the department on a terminal alone', async () => {
    const come = await world()
    await add(come({ ask: { text: async () => 'vente' } }), 'vendeuse', {})
    expect((await (await come().store()).team.list(slug))[0]).toMatchObject({ alias: 'vendeuse', department: 'vente' })
  })

  it('takes twenty people and no more', async () => {
    const come = await world()
    const { team } = await come().store()
    const store = await come().store()
    for (let n = 1; n <= 20; n += 1) await add(come(), `P${n}`, { department: 'vente' })
    expect((await failure(add(come(), 'P21', { department: 'vente' }))).code).toBe('team_full')
    expect(await store.team.list(slug)).toHaveLength(20)
    expect(team).toBeDefined()
  })

  it('changes nothing in a dry run, and says what it would', async () => {
    const come = await world(true)
    const context = come({ options: { dry_run: true }, lang: 'fr' })
    await add(context, 'apprenti', { department: 'vente', minutes: '1h30' })
    expect(context.stdout()).toContain('apprenti entrerait dans l’équipe.')
    expect(context.stderr()).toContain('Rien n’a été changé.')
    expect(await members(come())).toHaveLength(2)
  })
})

describe('smm team edit and remove', () => {
  it('says that the strategy counts on the team of before, and how to renew it', async () => {
    const come = await world(true)
    const context = come({ lang: 'fr' })
    await edit(context, 'VENDEUSE 1', { minutes: '120', knowsRules: 'oui' })
    expect(context.stdout()).toMatch(/vendeuse 1\s: c’est noté/)
    expect(context.stdout()).toContain('2\u00A0h par semaine')
    expect(context.stdout()).not.toContain('Service')
    expect(context.stderr()).toContain(`La stratégie (version 1) compte encore sur l’équipe d’avant`)
    expect(context.stderr()).toContain(`smm strategy edit -c ${slug}`)
    await editStrategy(come(), ['content_stock=3'])
    const renewed = await findStrategy(come(), await findClient(come(), slug))
    expect(renewed.input.people[1]?.minutes_per_week).toBe(120)
    const after = come()
    await edit(after, 'vendeuse 1', { knowsRules: 'no' })
    expect(after.stderr()).not.toContain('counts')
  })

  it('says who leads, when nobody does any more', async () => {
    const come = await world(true)
    await edit(come(), 'gérante', { role: 'sponsor,strategist,contributor' })
    await editStrategy(come(), ['content_stock=3'])
    const context = come(json)
    await edit(context, 'gérante', { role: 'sponsor,contributor' })
    expect(parsed(context)).toMatchObject({ notes: ['no_strategist'], strategy_outdated: 2 })
  })

  it('notes that the same person leads and answers: fine under ten people, to be parted from ten on [002-08]', async () => {
    const come = await world(true)
    const small = come(json)
    await edit(small, 'gérante', { role: 'strategist,community_manager' })
    expect(parsed(small)).toMatchObject({ notes: ['roles_merged_small'] })
    await editStrategy(come(), ['headcount=60'])
    const large = come({ lang: 'fr' })
    await edit(large, 'gérante', { minutes: '100' })
    expect(large.stderr()).toContain('à dix personnes et plus, mieux vaut séparer')
  })

  it('renames, takes away what is emptied, and leaves alone what is not said', async () => {
    const come = await world(true)
    await edit(come(), 'vendeuse 1', { alias: 'Léa', job: '', trained: '?' })
    expect((await (await come().store()).team.list(slug))[1]).toMatchObject({
      alias: 'Léa',
      job: null,
      trained: null,
      department: 'vente',
      minutes_per_week: 56,
    })
    const context = come({ lang: 'fr' })
    await edit(context, 'léa', { minutes: '56' })
    expect(context.stdout()).toContain('Léa\u00A0: rien de nouveau.')
  })

  it.each([
    ['usage', 'nothing_to_change', 'gérante', {}],
    ['usage', 'alias_taken', 'gérante', { alias: 'vendeuse 1' }],
    ['usage', 'bad_member', 'gérante', { department: '' }],
    ['not_found', 'member_not_found', 'nobody', { minutes: '5' }],
  ])('fails by kind %s: %s', async (kind, code, alias, flags) => {
    const come = await world(true)
    const refused = await failure(edit(come({ lang: 'fr' }), alias, flags))
    expect([refused.kind, refused.code]).toEqual([kind, code])
    if (code === 'member_not_found') expect(refused.hint).toContain('gérante et vendeuse 1')
  })

  it('removes only when that was meant', async () => {
    const come = await world(true)
    const context = come({ ask: { confirm: async () => false } })
    await remove(context, 'vendeuse 1')
    expect(await members(come())).toHaveLength(2)
    const yes = come(json)
    await remove(yes, 'vendeuse 1')
    expect(parsed(yes)).toMatchObject({ alias: 'vendeuse 1', strategy_outdated: 1 })
    expect(await members(come())).toEqual(['gérante: sponsor referent contributor'])
  })

  it('writes down first those whom an earlier strategy named', async () => {
    const come = await world(true)
    const context = come()
    await context.store()
    const { default: Database } = await import('better-sqlite3')
    const db = new Database(context.places.database)
    db.exec('DELETE FROM team_members')
    db.close()
    await add(come(), 'apprenti', { department: 'vente' })
    expect(await members(come())).toEqual([
      'gérante: sponsor referent contributor',
      'vendeuse 1: contributor',
      'apprenti: contributor',
    ])
  })
})

describe('what is typed of a member', () => {
  it.each([
    [{ role: 'contributor, community-manager' }, { roles: ['community_manager', 'contributor'] }],
    [{ role: 'Sponsor strategist' }, { roles: ['strategist', 'sponsor'] }],
    [{ minutes: '1h30' }, { minutes_per_week: 90 }],
    [{ minutes: '0' }, { minutes_per_week: 0 }],
    [{ days: 'lun-mer' }, { days: ['mon', 'tue', 'wed'] }],
    [
      { trained: 'Oui', motivated: 'no', at_ease: '?' },
      { trained: true, motivated: false, at_ease: null },
    ],
    [
      { intern: 'yes', years: '12' },
      { intern: true, years_in_company: 12 },
    ],
    [{ job: ' caisse ' }, { job: 'caisse' }],
    [{}, {}],
  ])('%j', (flags, change) => {
    expect(readMember(flags, 'fr')).toEqual(change)
  })

  it.each([
    ['role', ''],
    ['role', 'sponsor,boss'],
    ['minutes', '2401'],
    ['minutes', 'beaucoup'],
    ['days', 'lundimanche'],
    ['trained', 'peut-être'],
    ['intern', '?'],
    ['years', '-1'],
    ['department', ' '],
    ['alias', 'x'.repeat(61)],
    ['job', 'a\nb'],
  ] as const)('refuses --%s %j', (flag, value) => {
    expect(() => readMember({ [flag]: value }, 'en')).toThrow(expect.objectContaining({ code: 'bad_member' }))
  })

  it('tells all that is wrong at once', () => {
    expect(() => readMember({ role: 'boss', minutes: 'x', days: 'y' }, 'fr')).toThrow(/--role[^]*--minutes[^]*--days/)
  })
})

describe('the screens', () => {
  it.each(['fr', 'en'] as const)('fit eighty columns, in words (%s)', async (lang) => {
    const come = await world(true)
    await edit(come(), 'gérante', { role: 'sponsor,referent,contributor', days: 'mon-tue' })
    await add(come(), 'apprentie au laboratoire', { department: 'fabrication', intern: 'yes', days: 'fri', minutes: '30' })
    const screens = [come({ lang }), come({ lang })] as const
    await list(screens[0])
    await coverage(screens[1], { week: '2026-W53' })
    for (const screen of screens) {
      for (const line of screen
        .stdout()
        .split('\n')
        .filter((one) => !one.includes('smm ')))
        expect(displayWidth(line)).toBeLessThanOrEqual(80)
      if (lang === 'fr') expect(typographyFaults(screen.stdout(), typed)).toEqual([])
    }
    expect(screens[0].stdout()).toContain(
      lang === 'fr' ? 'Stratégie\u00A0: le consultant pilote.' : 'Strategy: the consultant leads.',
    )
    const page = screens[1].stdout()
    expect(page).toContain(
      lang === 'fr' ? 'Semaine 53, du 28 décembre 2026 au 3 janvier 2027' : 'Week 53, 28 December 2026 to 3 January 2027',
    )
    expect(page).toContain(lang === 'fr' ? 'Vendredi est férié' : 'Friday is a public holiday')
    // each cell of the grid is a word: nothing by colour or sign alone
    const row = page.split('\n').find((one) => one.startsWith('vendeuse 1'))
    expect(row?.trim().split(/ {2,}/).slice(1)).toEqual(
      (lang === 'fr' ? 'non non oui oui oui oui non' : 'no no yes yes yes yes no').split(' '),
    )
  })

  it('show gaps, thin days, the rota and the load to scripts too [002-29]', async () => {
    const come = await world(true)
    await edit(come(), 'gérante', { days: 'mon' })
    const context = come(json)
    await coverage(context, { week: '2026-12-01' })
    const found = parsed(context)
    expect(found).toMatchObject({
      client: slug,
      week: '2026-W49',
      from: '2026-11-30',
      to: '2026-12-06',
      wanted: 'six_days',
      gaps: ['tue'],
      no_backup: ['mon', 'wed', 'thu', 'fri', 'sat'],
      one_person: null,
      load_reason: null,
    })
    expect(Object.keys(found)).toEqual([
      'client',
      'week',
      'from',
      'to',
      'wanted',
      'days',
      'gaps',
      'no_backup',
      'one_person',
      'load',
      'load_reason',
    ])
  })

  it('say plainly that one person cannot answer seven days a week [002-29]', async () => {
    const come = await world(true)
    await remove(come(), 'vendeuse 1')
    await edit(come(), 'gérante', { days: 'lun-dim' })
    await editStrategy(come(), ['coverage=seven_days'])
    const context = come({ lang: 'fr' })
    await coverage(context, {})
    expect(context.stdout().replace(/\s+/g, ' ')).toContain(
      'Une personne seule ne peut pas répondre 7 jours sur 7. Avec gérante pour toute équipe',
    )
  })

  it('warn of whoever is asked for more than they gave [001-20]', async () => {
    const come = await world(true)
    await edit(come(), 'vendeuse 1', { role: 'community_manager', minutes: '15' })
    const context = come({ lang: 'fr' })
    await coverage(context, {})
    expect(context.stdout().replace(/\s+/g, ' ')).toMatch(/vendeuse 1 : \d+ min prévues, 15 min annoncées\. C’est trop/)
  })

  it('know the present week where the client is, and no week that a year does not have', async () => {
    const come = await world(true)
    const monday = come({ now: new Date('2026-11-29T23:30:00Z'), ...json })
    await coverage(monday, {})
    expect(parsed(monday)).toMatchObject({ week: '2026-W49' })
    for (const week of ['2026-W54', '2021-W53', '2026-02-30', 'demain', '']) {
      expect((await failure(coverage(come(), { week }))).code).toBe('bad_week')
    }
  })

  it('begin with an empty team', async () => {
    const come = await world()
    const context = come({ lang: 'fr' })
    await list(context)
    await coverage(context, {})
    expect(context.stdout()).toBe('')
    expect(context.stderr()).toContain('n’a encore personne dans son équipe')
    const scripts = come(json)
    await list(scripts)
    expect(parsed(scripts)).toEqual([])
  })
})
