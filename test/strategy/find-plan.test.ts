import { describe, expect, it } from 'vitest'
import { Failure } from '../../src/failure.ts'
import type { NewTeamMember } from '../../src/store/team.ts'
import { answered } from '../../src/strategy/answers.ts'
import { findPlan, type FoundPlan, type FoundTask } from '../../src/strategy/find-plan.ts'
import { markPlan, readTask, unmarkPlan } from '../../src/strategy/mark-plan.ts'
import { startPlan } from '../../src/strategy/start-plan.ts'
import { planWorld, published } from './plan-world.ts'

const task = (plan: FoundPlan, id: string): FoundTask => {
  const found = plan.tasks.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id} in the plan`)
  return found
}
const failure = async (action: Promise<unknown>): Promise<Failure> =>
  action.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: unknown) => (error instanceof Failure ? error : Promise.reject(error as Error)),
  )
const mark = { on: '2026-12-01', by: null, minutes: null, note: null }

describe('the first day', () => {
  it('is the Monday after the strategy was made, else after it was approved, else as it was set', async () => {
    const world = await planWorld()
    const { client, context } = world
    const made = await findPlan(context, client)
    expect(made).toMatchObject({ start: '2026-11-30', plan: null, end: '2027-03-02', holidays_known: true })
    const store = await context.store()
    await store.strategies.approve(client.slug, 1, 'gérante', null, '2026-12-03T10:00:00.000Z')
    expect((await findPlan(context, client)).start).toBe('2026-12-07')
    await startPlan(context, client, '2026-12-14')
    expect(await findPlan(context, client)).toMatchObject({ start: '2026-12-14', plan: { starts_on: '2026-12-14', number: 1 } })
  })

  it('is a day the client works: Easter Monday is none', async () => {
    const { context, client } = await planWorld()
    const store = await context.store()
    await store.strategies.approve(client.slug, 1, 'gérante', null, '2027-03-25T10:00:00.000Z')
    // Monday 29 March 2027 is Easter Monday
    expect((await findPlan(context, client)).start).toBe('2027-03-30')
  })

  it('moves with what is done; after ninety days it is another plan', async () => {
    const { context, client, at } = await planWorld()
    await markPlan(context, client, { ...mark, tasks: ['T01'] })
    expect(await startPlan(context, client, '2026-12-07')).toEqual({ next: false })
    const moved = await findPlan(context, client)
    expect([moved.start, task(moved, 'T01').state]).toEqual(['2026-12-07', 'done'])
    const later = at('2027-03-15T09:00:00Z')
    expect(await startPlan(later, client, '2027-03-22')).toEqual({ next: true })
    const next = await findPlan(later, client)
    expect([next.plan?.number, next.start, task(next, 'T01').state]).toEqual([2, '2027-03-22', 'coming'])
  })

  it('is only tried with --dry-run', async () => {
    const { client, at } = await planWorld()
    const dry = at('2026-11-23T09:00:00Z', { options: { dry_run: true } })
    await startPlan(dry, client, '2026-12-14')
    await markPlan(dry, client, { ...mark, tasks: ['T01'] })
    expect(await findPlan(dry, client)).toMatchObject({ start: '2026-11-30', plan: null })
    expect((await findPlan(dry, client, '2026-12-14')).start).toBe('2026-12-14')
  })
})

describe('the days off', () => {
  it('are those of the client’s region', async () => {
    const [paris, colmar] = [await planWorld(), await planWorld({ client: { city: 'Colmar' } })]
    expect(colmar.client.region).toBe('68')
    const begin = async ({ context, client }: typeof paris): Promise<string> => {
      // Good Friday 26 March 2027 is day 15
      await startPlan(context, client, '2027-03-12')
      return task(await findPlan(context, client), 'T15').first
    }
    expect(await begin(paris)).toBe('2027-03-26')
    expect(await begin(colmar)).toBe('2027-03-30')
  })

  it('are said to be unknown where they are', async () => {
    const { context, client } = await planWorld({ client: { country: 'FR' } })
    const lebanese = { ...client, country: 'LB', region: null }
    expect((await findPlan(context, lebanese)).holidays_known).toBe(false)
  })
})

describe('a task', () => {
  it('is to come, due, late, and done', async () => {
    const { client, at } = await planWorld()
    const state = async (now: string, id: string): Promise<string> => task(await findPlan(at(now), client), id).state
    // T03 takes from Monday 30 November to Wednesday 2 December
    expect(await state('2026-11-29T12:00:00Z', 'T03')).toBe('coming')
    expect(await state('2026-11-30T00:30:00Z', 'T03')).toBe('due')
    expect(await state('2026-12-02T20:00:00Z', 'T03')).toBe('due')
    // midnight is where the client is
    expect(await state('2026-12-02T23:30:00Z', 'T03')).toBe('late')
    await markPlan(at('2026-12-04T09:00:00Z'), client, { ...mark, tasks: ['T03'] })
    expect(await state('2026-12-04T09:00:00Z', 'T03')).toBe('done')
  })

  it('that is done each week is due for the week, and never late for one that is over', async () => {
    const { client, at } = await planWorld()
    const early = await findPlan(at('2026-12-10T09:00:00Z'), client)
    expect(task(early, 'T18').state).toBe('coming')
    const now = at('2026-12-24T09:00:00Z')
    await markPlan(now, client, { ...mark, tasks: ['T18'], on: '2026-12-16' })
    const found = task(await findPlan(now, client), 'T18')
    expect(found.state).toBe('due')
    expect(found.times.slice(0, 3).map((time) => time.state)).toEqual(['done', 'due', 'coming'])
    const after = task(await findPlan(at('2027-04-01T09:00:00Z'), client), 'T18')
    expect([after.state, after.times.map((time) => time.state).filter((state) => state === 'missed').length]).toEqual([
      'over',
      10,
    ])
  })

  it('that comes again is due again once it was done [003-03] [004-41]', async () => {
    const { client, at } = await planWorld()
    const now = at('2027-03-10T09:00:00Z')
    await markPlan(now, client, { ...mark, tasks: ['T32', 'T29'], on: '2027-03-10' })
    const [search, rules] = [task(await findPlan(now, client), 'T32'), task(await findPlan(now, client), 'T29')]
    expect([search.state, search.times.at(-1)?.first]).toEqual(['done', '2027-06-08'])
    expect([rules.state, rules.times.at(-1)?.first]).toEqual(['done', '2028-03-09'])
    const due = at('2027-06-08T09:00:00Z')
    expect(task(await findPlan(due, client), 'T32').state).toBe('due')
    await markPlan(due, client, { ...mark, tasks: ['T32'], on: '2027-06-08' })
    const again = task(await findPlan(due, client), 'T32')
    expect([again.state, again.times.length, again.times.at(-1)?.first]).toEqual(['done', 3, '2027-09-06'])
  })

  it('is done by itself where what is kept says so, until somebody says it', async () => {
    const world = await planWorld()
    const { client, at, context } = world
    const store = await context.store()
    await startPlan(context, client, '2026-11-30')
    await store.strategies.approve(client.slug, 1, 'Mme Klein', null, '2026-12-09T10:00:00.000Z')
    await published(world, { made_at: '2026-11-20T08:00:00.000Z', out_at: '2026-11-25T08:00:00.000Z' })
    const now = at('2026-12-20T09:00:00Z')
    const before = await findPlan(now, client)
    expect(task(before, 'T14').times[0]?.mark).toMatchObject({ done_on: '2026-12-09', done_by: 'Mme Klein', from_data: true })
    // what went out before the plan is not its first post
    expect(task(before, 'T16').state).toBe('late')
    await published(world, { made_at: '2026-12-01T08:00:00.000Z', out_at: '2026-12-03T08:00:00.000Z' })
    expect(task(await findPlan(now, client), 'T16')).toMatchObject({
      state: 'done',
      times: [{ mark: { done_on: '2026-12-03' } }],
    })
    await markPlan(now, client, { ...mark, tasks: ['T14'], on: '2026-12-10', by: 'gérante' })
    expect(task(await findPlan(now, client), 'T14').times[0]?.mark).toMatchObject({ done_by: 'gérante', from_data: false })
  })

  it('ambassadors who agreed bring the task, and three of them have it done [001-43]', async () => {
    const given = { change: { ambassadors: 0, objectives: ['sales' as const] } }
    const { context, client } = await planWorld(given)
    const { ambassadors } = await context.store()
    const ids = async (): Promise<string[]> => (await findPlan(context, client)).tasks.map((one) => one.id)
    const invite = (alias: string, consent_at: string | null): Promise<unknown> =>
      ambassadors.add(
        client.slug,
        {
          alias,
          profile: 'fan',
          topic: 'le pain',
          consent_at,
          consent_via: consent_at === null ? null : 'phone',
          benefit: null,
          disclosure: null,
          code: null,
        },
        '2026-11-23T09:00:00.000Z',
      )
    await invite('Paul', null)
    expect(await ids()).not.toContain('T19')
    await invite('Rose', '2026-11-02')
    expect(task(await findPlan(context, client), 'T19').state).toBe('coming')
    await invite('Léa', '2026-11-05')
    await invite('Jean', '2026-11-20')
    expect(task(await findPlan(context, client), 'T19').times[0]?.mark).toMatchObject({
      done_on: '2026-11-20',
      from_data: true,
    })
  })

  it('that needs posts to look at counts those that went out', async () => {
    const world = await planWorld()
    const { client, at, context } = world
    await startPlan(context, client, '2026-11-30')
    const ids = async (now: string): Promise<string[]> => (await findPlan(at(now), client)).tasks.map((one) => one.id)
    expect(await ids('2027-01-20T09:00:00Z')).toContain('T27')
    // day 61 has come, and nothing went out
    expect(await ids('2027-02-01T09:00:00Z')).not.toContain('T27')
    for (const day of ['01', '02', '03', '04', '05']) {
      await published(world, { made_at: `2026-12-${day}T08:00:00.000Z`, out_at: `2026-12-${day}T09:00:00.000Z` })
    }
    expect(await ids('2027-02-01T09:00:00Z')).toContain('T27')
  })
})

describe('who does it', () => {
  const who = async (given: Parameters<typeof planWorld>[0]): Promise<Record<string, string[]>> => {
    const { context, client } = await planWorld(given)
    const { tasks } = await findPlan(context, client)
    const named = (id: string): string[] => (tasks.find((one) => one.id === id)?.who ?? []).map((one) => one.name ?? one.kind)
    return { strategist: named('T01'), community: named('T07'), sponsor: named('T23') }
  }

  it('follows the answers: the house posts for itself where it can [003-13]', async () => {
    expect(await who({})).toEqual({ strategist: ['consultant'], community: ['gérante', 'vendeuse'], sponsor: ['gérante'] })
  })

  it('is the owner under ten people, nobody yet above', async () => {
    const nobody = { people: [], strategist: '', sponsor: '' }
    expect(await who({ answers: nobody })).toEqual({ strategist: [], community: ['owner'], sponsor: ['owner'] })
    expect(await who({ sample: 's02', answers: nobody })).toEqual({ strategist: [], community: [], sponsor: [] })
  })

  it('is a provider with somebody of the house in a pair', async () => {
    expect((await who({ sample: 's11', answers: { internal_referent: 'gérante' } }))['community']).toEqual([
      'provider',
      'gérante',
    ])
  })

  it('is the team once there is one', async () => {
    const { context, client } = await planWorld()
    const member = (alias: string, roles: NewTeamMember['roles'], minutes_per_week: number): NewTeamMember => ({
      alias,
      roles,
      minutes_per_week,
      job: null,
      department: 'x',
      days: [],
      trained: true,
      knows_rules: null,
      motivated: true,
      at_ease: null,
      intern: false,
      years_in_company: null,
    })
    const { team } = await context.store()
    await team.replace(
      client.slug,
      [
        member('Anne', ['contributor'], 60),
        member('Blaise', ['community_manager'], 120),
        member('Carole', ['sponsor', 'strategist'], 0),
      ],
      '2026-11-23T09:00:00.000Z',
    )
    const { tasks } = await findPlan(context, client)
    const names = (id: string): (string | null)[] => (tasks.find((one) => one.id === id)?.who ?? []).map((one) => one.name)
    expect([names('T01'), names('T07'), names('T23')]).toEqual([['Carole'], ['Blaise', 'Anne'], ['Carole']])
  })
})

describe('marking', () => {
  it('takes several at once, with who, how long and what is to be remembered', async () => {
    const { context, client } = await planWorld()
    await markPlan(context, client, { tasks: ['t1', '3'], on: '2026-12-01', by: 'Anne', minutes: 70, note: 'utile' })
    const found = await findPlan(context, client)
    for (const id of ['T01', 'T03']) {
      expect(task(found, id).times[0]?.mark).toMatchObject({
        done_on: '2026-12-01',
        done_by: 'Anne',
        minutes: 70,
        note: 'utile',
      })
    }
    // the day that was only proposed is kept from now on
    expect(found.plan?.starts_on).toBe('2026-11-30')
    await markPlan(context, client, { ...mark, tasks: ['T01'], on: '2026-12-02' })
    expect(task(await findPlan(context, client), 'T01').times[0]?.mark).toMatchObject({ done_on: '2026-12-02', done_by: null })
  })

  it('is all or nothing', async () => {
    const { context, client } = await planWorld()
    expect(await failure(markPlan(context, client, { ...mark, tasks: ['T01', 'T77'] }))).toMatchObject({
      kind: 'not_found',
      code: 'task_not_found',
    })
    const absent = await failure(markPlan(context, client, { ...mark, tasks: ['T01', 'T28'] }))
    expect(absent).toMatchObject({ kind: 'not_found', code: 'task_not_in_plan' })
    expect((await findPlan(context, client)).plan).toBeNull()
  })

  it('chooses the week by the day it was done', async () => {
    const { client, at } = await planWorld()
    const now = at('2027-01-08T09:00:00Z')
    await markPlan(now, client, { ...mark, tasks: ['T17'], on: '2026-12-30' })
    await markPlan(now, client, { ...mark, tasks: ['T17'], on: '2027-01-08' })
    const done = task(await findPlan(now, client), 'T17').times.filter((time) => time.state === 'done')
    expect(done.map((time) => time.nth)).toEqual([3, 4])
  })

  it('is taken back, and only what was said', async () => {
    const { context, client, at } = await planWorld()
    await markPlan(context, client, { ...mark, tasks: ['T01', 'T03'] })
    const undone = await unmarkPlan(context, client, { tasks: ['T01', 'T05'], on: '2026-12-01' })
    expect(undone.map(({ time }) => time.mark !== null)).toEqual([true, false])
    const found = await findPlan(context, client)
    expect([task(found, 'T01').state, task(found, 'T03').state]).toEqual(['coming', 'done'])
    const store = await context.store()
    await store.strategies.approve(client.slug, 1, 'gérante', null, '2026-11-24T10:00:00.000Z')
    await unmarkPlan(context, client, { tasks: ['T14'], on: '2026-12-01' })
    expect(task(await findPlan(at('2026-12-20T09:00:00Z'), client), 'T14').state).toBe('done')
  })

  it('stays when the answers move the task to another day', async () => {
    const { context, client } = await planWorld()
    await markPlan(context, client, { ...mark, tasks: ['T05', 'T25'] })
    const store = await context.store()
    const strategy = await store.strategies.get(client.slug)
    if (!strategy) throw new Error('no strategy')
    const answers = { ...strategy.answers, tracking: answered(['none']), past_incident: answered('major') }
    await store.strategies.add({ ...strategy, answers }, '2026-11-24T09:00:00.000Z')
    const found = await findPlan(context, client)
    expect([task(found, 'T05').from_day, task(found, 'T25').from_day]).toEqual([1, 20])
    expect([task(found, 'T05').state, task(found, 'T25').state]).toEqual(['done', 'done'])
  })

  it('is told by the change log', async () => {
    const { context, client } = await planWorld()
    await markPlan(context, client, { ...mark, tasks: ['T01'] })
    await unmarkPlan(context, client, { tasks: ['T01'], on: '2026-12-01' })
    await startPlan(context, client, '2026-12-07')
    const told = (await (await context.store()).audit.list({ client: client.slug, limit: 4 })).map((one) => one.action)
    expect(told).toEqual(['plan.move', 'plan.undo', 'plan.done', 'plan.start'])
  })

  it.each([
    ['T05', 'T05'],
    ['t5', 'T05'],
    ['5', 'T05'],
    [' T33 ', 'T33'],
    ['T41', 'T41'],
    ['T0', null],
    ['T42', null],
    ['T005', 'T05'],
    ['five', null],
    ['', null],
  ])('reads %j as %s', (typed, id) => {
    expect(readTask(typed)).toBe(id)
  })
})

it('what the alert plan lacks is a task, until it is there', async () => {
  const none = await planWorld({ answers: { escalation_contacts: [] } })
  const lacking = (await findPlan(none.context, none.client)).tasks.map((one) => one.id)
  expect(lacking).toContain('T34')
  const whole = await planWorld()
  expect((await findPlan(whole.context, whole.client)).tasks.filter((one) => one.id > 'T33')).toEqual([])
})

it('there is no plan without a strategy', async () => {
  const { context } = await planWorld()
  const store = await context.store()
  const other = await store.clients.add(
    { ...(await store.clients.list())[0]!, slug: 'other', name: 'Other' },
    '2026-11-23T09:00:00.000Z',
  )
  expect(await failure(findPlan(context, other))).toMatchObject({ kind: 'not_found', code: 'no_strategy' })
})
