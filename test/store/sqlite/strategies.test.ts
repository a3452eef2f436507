import { describe, expect, it } from 'vitest'
import { emptyProfile } from '../../../src/clients/add-client.ts'
import type { NewStrategy } from '../../../src/store/strategies.ts'
import type { NewTeamMember } from '../../../src/store/team.ts'
import { testContext, type TestContext } from '../../support/context.ts'

const at = '2026-11-23T10:00:00.000Z'
const strategy: NewStrategy = {
  client: 'mill',
  mode: 'quick',
  schema: 'smm.answers/1',
  lang: 'en',
  answers: { client_name: { value: 'Mill', state: 'answered' } },
  input: { headcount: 1 },
  result: { phase1: null },
  weights_version: 'x',
}

async function mill(): Promise<TestContext> {
  const context = testContext()
  const { clients } = await context.store()
  const place = { name: 'Mill', lang: 'en', country: 'IE', time_zone: 'Europe/Dublin', currency: 'EUR' } as const
  await clients.add({ ...emptyProfile, ...place, slug: 'mill' }, at)
  return context
}

describe('strategies', () => {
  it('are numbered per client and come back as they went in', async () => {
    const { strategies, audit } = await (await mill()).store()
    expect(await strategies.get('mill')).toBeNull()
    const one = await strategies.add(strategy, at)
    const two = await strategies.add({ ...strategy, mode: 'full' }, at)
    expect([one.version, two.version]).toEqual([1, 2])
    expect(await strategies.get('mill', 1)).toEqual({
      ...strategy,
      version: 1,
      status: 'draft',
      created_at: at,
      approved_at: null,
      approved_by: null,
      approval_reason: null,
    })
    expect((await strategies.get('mill'))?.mode).toBe('full')
    expect(await strategies.get('mill', 3)).toBeNull()
    expect((await strategies.list('mill')).map((each) => each.version)).toEqual([1, 2])
    expect((await audit.list({ client: 'mill' })).map((entry) => entry.action)).toContain('strategy.add')
  })

  it('end their interview in the same breath, or neither happens', async () => {
    const { strategies, interviews } = await (await mill()).store()
    const { id } = await interviews.start({ client: null, mode: 'quick', lang: 'en', schema: 'x' }, at)
    await expect(strategies.add({ ...strategy, client: 'nobody' }, at, { interview: id })).rejects.toThrow(/FOREIGN KEY/)
    expect((await interviews.get(id))?.status).toBe('open')
    await strategies.add(strategy, at, { interview: id })
    expect(await interviews.get(id)).toMatchObject({ status: 'done', client: 'mill' })
    // another terminal that answers the same one
    await expect(strategies.add(strategy, at, { interview: id })).rejects.toMatchObject({
      kind: 'busy',
      code: 'changed_meanwhile',
    })
    expect(await strategies.list('mill')).toHaveLength(1)
  })
})

describe('strategies with what belongs to them', () => {
  const place = { name: 'Bakery', lang: 'en', country: 'IE', time_zone: 'Europe/Dublin', currency: 'EUR' } as const
  const client = { ...emptyProfile, ...place, slug: 'bakery' }
  const seller: NewTeamMember = {
    alias: 'seller',
    roles: ['contributor'],
    job: null,
    department: 'shop',
    minutes_per_week: 60,
    days: ['mon'],
    trained: null,
    knows_rules: null,
    motivated: null,
    at_ease: null,
    intern: false,
    years_in_company: null,
  }

  it('are stored with their client and its team', async () => {
    const { strategies, clients, team } = await (await mill()).store()
    await strategies.add({ ...strategy, client: 'bakery' }, at, { client, team: [seller] })
    expect(await clients.get('bakery')).toMatchObject(client)
    expect(await team.list('bakery')).toMatchObject([seller])
    await strategies.add({ ...strategy, client: 'bakery' }, at, { client_change: { city: 'Cork' }, team: [] })
    expect(await clients.get('bakery')).toMatchObject({ city: 'Cork' })
    expect(await team.list('bakery')).toEqual([])
  })

  // a client without its strategy would be made again under another name when its interview is taken up
  it.each([
    ['a team that cannot be stored', { client, team: [{ ...seller, minutes_per_week: -1 }] }],
    ['two of one name', { client, team: [seller, seller] }],
  ])('are nothing where a part fails: %s', async (_, beside) => {
    const { strategies, clients, team, audit } = await (await mill()).store()
    await expect(strategies.add({ ...strategy, client: 'bakery' }, at, beside)).rejects.toThrow(/constraint|the same thing/i)
    expect(await clients.get('bakery')).toBeNull()
    expect(await team.begun('bakery')).toBe(false)
    expect(await audit.list({ client: 'bakery' })).toEqual([])
  })

  it('leave the client and the team as they were where the version cannot be stored', async () => {
    const { strategies, clients, team } = await (await mill()).store()
    const beside = { client_change: { city: 'Cork' }, team: [seller] }
    await expect(strategies.add({ ...strategy, mode: 'other' as 'full' }, at, beside)).rejects.toThrow(/constraint/i)
    expect(await clients.get('mill')).toMatchObject({ city: null })
    expect(await team.begun('mill')).toBe(false)
  })
})

describe('interviews', () => {
  it('keep each answer, the last one said', async () => {
    const { interviews } = await (await mill()).store()
    const { id } = await interviews.start({ client: 'mill', mode: 'full', lang: 'en', schema: 'x' }, at)
    await interviews.answer(id, 'website', { value: null, state: 'answered' }, at)
    await interviews.answer(id, 'headcount', { value: 3, state: 'answered' }, at)
    await interviews.answer(id, 'headcount', { value: 4, state: 'stale' }, '2026-11-24T10:00:00.000Z')
    expect(await interviews.get(id)).toMatchObject({
      status: 'open',
      updated_at: '2026-11-24T10:00:00.000Z',
      answers: { website: { value: null, state: 'answered' }, headcount: { value: 4, state: 'stale' } },
    })
    expect(await interviews.get(99)).toBeNull()
  })

  it('are listed while open, the newest first', async () => {
    const { interviews } = await (await mill()).store()
    const start = (when: string) => interviews.start({ client: null, mode: 'quick', lang: 'fr', schema: 'x' }, when)
    const [a, b, c] = [
      await start('2026-11-21T10:00:00.000Z'),
      await start('2026-11-22T10:00:00.000Z'),
      await start('2026-11-20T10:00:00.000Z'),
    ]
    await interviews.close(b.id, 'abandoned', null, at)
    expect((await interviews.listOpen()).map((open) => open.id)).toEqual([a.id, c.id])
  })
})
