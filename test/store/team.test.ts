import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { codeFrom, type NewAmbassador } from '../../src/store/ambassadors.ts'
import { sameAlias, type NewTeamMember } from '../../src/store/team.ts'
import { addBakery, bakery } from '../report/sample.ts'
import { testContext, type TestContext } from '../support/context.ts'

const at = '2026-11-23T09:00:00.000Z'
const later = '2026-11-24T09:00:00.000Z'
const client = bakery.slug

const member = (alias: string, more: Partial<NewTeamMember> = {}): NewTeamMember => ({
  alias,
  roles: ['contributor'],
  job: null,
  department: 'vente',
  minutes_per_week: 60,
  days: ['mon', 'sat'],
  trained: true,
  knows_rules: null,
  motivated: false,
  at_ease: null,
  intern: false,
  years_in_company: 12,
  email: 'owner@example.com',
  topics: ['legal'],
  ...more,
})
const ambassador = (alias: string, more: Partial<NewAmbassador> = {}): NewAmbassador => ({
  alias,
  profile: 'fan',
  topic: 'pain au levain',
  consent_at: null,
  consent_via: null,
  benefit: null,
  disclosure: null,
  code: null,
  ...more,
})

async function world(): Promise<TestContext> {
  const context = testContext({ now: new Date(at) })
  await addBakery(context)
  return context
}

describe('the team in the store', () => {
  it('gives back what was kept, yes, no and not said alike', async () => {
    const { team } = await (await world()).store()
    expect(await team.begun(client)).toBe(false)
    const added = await team.add(client, member('gérante', { roles: ['sponsor', 'contributor'] }), at)
    await team.add(client, member('Dom', { intern: true, trained: null }), at)
    expect(added).toEqual({ ...member('gérante', { roles: ['sponsor', 'contributor'] }), id: added.id, client, added_at: at })
    expect((await team.list(client)).map(({ alias, intern, trained }) => [alias, intern, trained])).toEqual([
      ['gérante', false, true],
      ['Dom', true, null],
    ])
    expect(await team.list('nobody')).toEqual([])
    expect(await team.begun(client)).toBe(true)
  })

  it('tells every change, and nothing where nothing changed', async () => {
    const context = await world()
    const { team, audit } = await context.store()
    const { id } = await team.add(client, member('Dom'), at)
    await team.change(id, { minutes_per_week: 90 }, later)
    await team.change(id, { minutes_per_week: 90 }, later)
    await team.remove(id, later)
    const told = (await audit.list({ client })).toReversed().slice(1)
    expect(told.map(({ action, target, from, to }) => ({ action, target, from, to }))).toEqual([
      {
        action: 'team.add',
        target: 'member Dom',
        from: null,
        to: { roles: ['contributor'], minutes_per_week: 60, days: ['mon', 'sat'] },
      },
      { action: 'team.edit', target: 'member Dom', from: { minutes_per_week: 60 }, to: { minutes_per_week: 90 } },
      { action: 'team.remove', target: 'member Dom', from: { roles: ['contributor'] }, to: null },
    ])
    expect(await team.list(client)).toEqual([])
    expect(await team.begun(client)).toBe(true)
  })

  it('becomes exactly those named: some come, some change and keep their number, some go', async () => {
    const { team } = await (await world()).store()
    const kept = await team.add(client, member('Dom'), at)
    await team.add(client, member('Alex'), at)
    const after = await team.replace(client, [member('DOM', { minutes_per_week: 10 }), member('Kim')], later)
    expect(after.map(({ alias, minutes_per_week }) => [alias, minutes_per_week])).toEqual([
      ['DOM', 10],
      ['Kim', 60],
    ])
    expect(after[0]?.id).toBe(kept.id)
    expect(await team.list(client)).toEqual(after)
  })

  it('takes nobody twice, and all or nothing', async () => {
    const { team } = await (await world()).store()
    await team.add(client, member('Dom'), at)
    await expect(team.add(client, member('dom'), at)).rejects.toMatchObject({ code: 'changed_meanwhile' })
    await expect(team.replace(client, [member('Kim'), member('kim')], later)).rejects.toMatchObject({
      code: 'changed_meanwhile',
    })
    expect((await team.list(client)).map(({ alias }) => alias)).toEqual(['Dom'])
    expect(sameAlias('Élodie', 'e\u0301lodie')).toBe(true)
    expect(sameAlias('Élodie', 'Elodie')).toBe(false)
  })
})

describe('ambassadors in the store', () => {
  it('are kept apart from the team, with a code of their own [002-25]', async () => {
    const { ambassadors, team } = await (await world()).store()
    const first = await ambassadors.add(client, ambassador('Camille'), at)
    const second = await ambassadors.add(client, ambassador('Kim', { consent_at: '2026-11-02', consent_via: 'mail' }), at)
    expect([first.code, second.code]).toEqual(['PAIN1', 'PAIN2'])
    expect(await ambassadors.list(client)).toEqual([first, second])
    expect(await team.list(client)).toEqual([])
    const changed = await ambassadors.change(first.id, { consent_at: '2026-11-03', consent_via: 'phone' }, later)
    expect(changed).toEqual({ ...first, consent_at: '2026-11-03', consent_via: 'phone' })
  })

  it.each([
    ['pain au levain', 'PAIN7'],
    ['l’été', 'ETE7'],
    ['Œnologie !', 'OENOLOGIE7'],
    ['日本', 'CODE7'],
    ['accompagnement des entreprises', 'ACCOMPAGNE7'],
  ])('have a code of the topic, not of the person: %s → %s', (topic, code) => {
    expect(codeFrom(topic, 7)).toBe(code)
  })

  it('give a free code where one was chosen by hand', async () => {
    const { ambassadors } = await (await world()).store()
    await ambassadors.add(client, ambassador('Camille', { code: 'PAIN2' }), at)
    expect((await ambassadors.add(client, ambassador('Kim'), at)).code).toBe('PAIN3')
  })

  it('leave nothing that tells who they were, in no table', async () => {
    const context = await world()
    const { ambassadors } = await context.store()
    const secret = { topic: 'Zwetschgenkuchen', benefit: 'Gugelhupf', disclosure: 'Partenariat-Xyz', code: 'KLARA-2026' }
    const { id } = await ambassadors.add(client, ambassador('Klarabella', secret), at)
    await ambassadors.change(id, { consent_at: '2026-11-02', consent_via: 'mail', topic: 'Zwetschgentorte' }, at)
    await ambassadors.erase(id, later)
    expect(await ambassadors.list(client)).toEqual([])
    await context.close()
    const db = new Database(context.places.database)
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
    const everything = tables.map((name) => JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all())).join('\n')
    db.close()
    expect(everything).toContain('ambassador.erase')
    for (const word of ['Klarabella', 'Zwetschgen', 'Gugelhupf', 'Partenariat-Xyz', 'KLARA'])
      expect(everything).not.toContain(word)
  })

  it('can come back under the same name, with another code', async () => {
    const { ambassadors } = await (await world()).store()
    const { id } = await ambassadors.add(client, ambassador('Camille'), at)
    await ambassadors.erase(id, later)
    expect(await ambassadors.add(client, ambassador('Camille'), later)).toMatchObject({ alias: 'Camille', code: 'PAIN2' })
  })
})
