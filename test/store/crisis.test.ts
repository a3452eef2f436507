import { describe, expect, it } from 'vitest'
import type { Application, NewIncident } from '../../src/store/crisis.ts'
import type { NewPost } from '../../src/store/posts.ts'
import { newPost, world } from '../support/delivery-world.ts'

const incident: NewIncident = {
  topic: 'malaises après le goûter',
  severity: 'safety',
  amplifier: 'none',
  data_breach: false,
  account_compromised: false,
  legal_threat: false,
  press_inquiry: false,
  responsibility: null,
  spokesperson: 'gérante',
  raised_to: null,
  settled_at: null,
  opened_by: 'consultant',
}

function application(more: Partial<Application> = {}): Application {
  return {
    cause: 'report',
    input: {},
    result: {},
    previous: { level: 'green', consecutive_lower: 0 },
    open: null,
    next: { level: 'red', consecutive_lower: 0, watch: false },
    index: 40,
    incident,
    log: [{ action: 'opened', done_by: 'consultant' }],
    alerts: [
      {
        level: 'red',
        who: 'sponsor',
        name: 'gérante',
        email: 'gerante@example.org',
        phone: '+33 3 00 00 00 00',
        stand_in: 'adjoint',
        tell_at: '2026-12-01T08:00:00.000Z',
        stand_in_alert: { name: 'adjoint', email: 'adjoint@example.org', phone: null, tell_at: '2026-12-01T08:15:00.000Z' },
      },
    ],
    messages: [],
    hold_reason: 'alerte rouge',
    ...more,
  }
}

const at = '2026-12-01T08:00:00.000Z'

describe('a level and what it brings', () => {
  it('holds the whole queue of the client, the others untouched, in the same step as red', async () => {
    const home = await world()
    const { account } = await home.account('one', { idempotency: 'readback' })
    const { account: second } = await home.account('two', { idempotency: 'readback' })
    const store = await home.process().store()
    const klein = await store.clients.get('klein')
    if (klein === null) throw new Error('no client')
    await store.clients.add({ ...klein, slug: 'autre', name: 'Autre' }, at)
    const { account: third } = await home.account('three', { idempotency: 'readback' }, { client: 'autre' })
    const mine = [await home.post(account, 'un', { due_at: '2026-12-03T08:00:00.000Z' }), await home.post(second, 'deux')]
    const others = await home.post(third, 'trois')

    const applied = await store.crisis.apply('klein', application(), at)
    expect(applied).toMatchObject({ held: 2, under_way: [], state: { level: 'red', since: at } })
    for (const { id } of mine) expect(await home.delivery(id)).toMatchObject({ state: 'held', reason_code: 'crisis_red' })
    expect(await home.delivery(others.id)).toMatchObject({ state: 'scheduled' })
    // what is queued afterwards is held as well
    const later = await home.post(account, 'plus tard', { due_at: '2026-12-05T08:00:00.000Z' })
    expect(await home.delivery(later.id)).toMatchObject({ state: 'held', reason_code: 'crisis_red' })
    expect((await store.holds.list()).map(({ client, level }) => [client, level])).toEqual([['klein', 'red']])
  })

  it('does nothing at all where the state has changed since it was read', async () => {
    const store = await (await world()).process().store()
    const wrong = application({ previous: { level: 'amber', consecutive_lower: 1 } })
    expect(await store.crisis.apply('klein', wrong, at)).toBeNull()
    expect([await store.crisis.state('klein'), await store.crisis.open('klein'), await store.holds.list()]).toEqual([
      null,
      null,
      [],
    ])
  })

  it('does nothing at all where a person has reported something since it was read', async () => {
    const store = await (await world()).process().store()
    const calm = {
      previous: { level: 'green', consecutive_lower: 0 },
      next: { level: 'green', consecutive_lower: 0, watch: false },
    } as const
    const opened = await store.crisis.apply('klein', application({ ...calm, incident: { ...incident, severity: 'none' } }), at)
    const read = opened?.incident ?? null
    if (read === null) throw new Error('no incident')
    // one look at what comes in, which knows of none yet, and one that began before the person spoke
    expect(await store.crisis.apply('klein', application(calm), at)).toBeNull()
    const said = { id: read.id, change: { severity: 'integrity' as const, press_inquiry: true } }
    expect(await store.crisis.apply('klein', application({ ...calm, open: read, incident: said }), at)).not.toBeNull()
    const late = { id: read.id, change: { severity: read.severity, press_inquiry: read.press_inquiry } }
    expect(await store.crisis.apply('klein', application({ ...calm, open: read, incident: late }), at)).toBeNull()
    expect(await store.crisis.open('klein')).toMatchObject({ severity: 'integrity', press_inquiry: true })
  })

  it('is wholly there or not at all: an alert that cannot be kept leaves no level and no hold', async () => {
    const home = await world()
    const { account } = await home.account('one', { idempotency: 'readback' })
    const { id } = await home.post(account, 'un')
    const store = await home.process().store()
    const broken = application({ messages: [], alerts: [{ ...application().alerts[0], name: null } as never] })
    await expect(store.crisis.apply('klein', broken, at)).rejects.toThrow('NOT NULL')
    expect([await store.crisis.state('klein'), await store.crisis.open('klein'), await store.holds.list()]).toEqual([
      null,
      null,
      [],
    ])
    expect(await home.delivery(id)).toMatchObject({ state: 'scheduled' })
  })

  it("on amber holds what would jar only; a fall leaves held what is held, and a person's hold stays", async () => {
    const home = await world()
    const { account } = await home.account('one', { idempotency: 'readback' })
    const store = await home.process().store()
    const queue = async (text: string, more: Partial<NewPost>): Promise<number> => {
      const post = await store.posts.add({ ...newPost(account, text, '2026-12-03T08:00:00.000Z'), ...more }, at)
      return post.deliveries[0]?.id ?? 0
    }
    const ids = {
      plain: await queue('le fournil', { pillar: 'behind' }),
      offer: await queue('deux pour un', { pillar: 'offer' }),
      campaign: await queue('Noël', { campaign: 'noel' }),
      humour: await queue('une blague', { tags: ['humour'] }),
      statement: await queue('notre position', { pillar: 'offer', statement: true }),
    }
    const states = async (): Promise<string[]> =>
      Promise.all(Object.values(ids).map(async (id) => (await home.delivery(id)).state))
    const amber = { level: 'amber', consecutive_lower: 0 } as const
    const red = { level: 'red', consecutive_lower: 0 } as const
    const step = (previous: Application['previous'], next: Application['previous']): Promise<unknown> =>
      store.crisis.apply('klein', application({ previous, next: { ...next, watch: false }, incident: null, alerts: [] }), at)

    await store.holds.begin({ client: 'klein', account_id: account.id }, 'du passé', at)
    await store.holds.lift({ client: 'klein', account_id: account.id }, at)
    for (const id of Object.values(ids)) {
      const delivery = await home.delivery(id)
      expect(delivery.reason_code).toBe('on_hold')
      await store.deliveries.transition(
        { delivery_id: id, transition: 'P7', from: ['held'], to: 'scheduled', change: { reason_code: null }, run_id: null },
        at,
      )
    }
    await step({ level: 'green', consecutive_lower: 0 }, amber)
    expect(await states()).toEqual(['scheduled', 'held', 'held', 'held', 'scheduled'])
    await step(amber, red)
    expect(await states()).toEqual(['held', 'held', 'held', 'held', 'scheduled'])
    expect((await store.holds.list()).map((one) => one.level)).toEqual(['red'])
    await store.holds.begin({ client: 'klein', account_id: null }, 'à la main', at)
    await step(red, amber)
    await step(amber, { level: 'green', consecutive_lower: 0 })
    // nothing leaves by itself, and what a person held is theirs to lift
    expect(await states()).toEqual(['held', 'held', 'held', 'held', 'held'])
    expect((await store.holds.list()).map(({ level, reason }) => [level, reason])).toEqual([[null, 'à la main']])
  })

  it('holds what is agreed to later too, on amber only where it would jar', async () => {
    const home = await world()
    const { account } = await home.account('one', { idempotency: 'readback' })
    const store = await home.process().store()
    const amber = application({ next: { level: 'amber', consecutive_lower: 0, watch: false } })
    await store.crisis.apply('klein', amber, at)
    const states: unknown[] = []
    for (const more of [{ pillar: 'offer' }, { pillar: 'behind' }, { legal: { disclosure: 'ad' as const } }]) {
      const waiting = { ...newPost(account, JSON.stringify(more), '2026-12-03T08:00:00.000Z'), ...more }
      const post = await store.posts.add({ ...waiting, state: 'awaiting_approval' }, at)
      const agreed = await store.posts.approve(post.id, { by: 'gérante', via: 'phone' }, at)
      states.push(agreed.deliveries.map(({ state, reason_code }) => [state, reason_code]))
    }
    expect(states).toEqual([[['held', 'crisis_amber']], [['scheduled', null]], [['held', 'crisis_amber']]])
  })

  it.each([
    ['amber', 'becomes an offer', {}, { pillar: 'offer' }, 'held'],
    ['amber', 'is no offer any more', { pillar: 'offer' }, { pillar: 'behind' }, 'held'],
    ['amber', 'stays what it was', {}, {}, 'scheduled'],
    ['red', 'was the word of the firm, and is rewritten', { statement: true, said_by: 'gérante' }, {}, 'held'],
  ] as const)('on %s what %s by an edit is held as what it is now', async (level, _, before, after, state) => {
    const home = await world()
    const { account } = await home.account('one', { idempotency: 'readback' })
    const store = await home.process().store()
    const queued = { ...newPost(account, 'un', '2026-12-03T08:00:00.000Z'), ...before }
    const { id } = await store.posts.add(queued, at)
    await store.crisis.apply('klein', application({ next: { level, consecutive_lower: 0, watch: false } }), at)
    const edited = await store.posts.replace(id, { ...newPost(account, 'deux', '2026-12-03T08:00:00.000Z'), ...after }, at)
    expect(edited.deliveries.map((one) => one.state)).toEqual([state])
  })
})
