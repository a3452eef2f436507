import { describe, expect, it } from 'vitest'
import { retry } from '../../src/delivery/retry.ts'
import { reminderAt } from '../../src/store/delivery-status.ts'
import { newPost, world, type World } from '../support/delivery-world.ts'

const hour = 3600_000
const day = 24 * hour

/** A post that waits for the client, due in `hours`. */
async function waiting(home: World, hours: number, accounts = 1) {
  const made = [await home.account('fake', { idempotency: 'readback' })]
  if (accounts > 1) made.push(await home.account('other', { idempotency: 'readback' }))
  const [first] = made
  if (!first) throw new Error('no account')
  const due_at = new Date(home.now().getTime() + hours * hour).toISOString()
  const one = newPost(first.account, 'Bonjour', due_at)
  const deliveries = made.flatMap(({ account }) => newPost(account, 'Bonjour', due_at).deliveries)
  const { posts } = await home.process().store()
  const post = await posts.add({ ...one, state: 'awaiting_approval', deliveries }, home.now().toISOString())
  return { post, fakes: made.map(({ fake }) => fake), posts }
}

describe('an approval that does not come', () => {
  it('is reminded of once for the whole post, a day before, then the post is missed and stays', async () => {
    const home = await world()
    const { post, fakes } = await waiting(home, 48, 2)
    expect((await home.pass()).notices).toEqual([])
    home.advance(24 * 60)
    const { notices, missed } = await home.pass()
    expect(missed).toBe(0)
    expect(notices).toMatchObject([
      { kind: 'approval', post_id: post.id, commands: [`smm queue approve ${post.id} --by "…"`], text: 'Bonjour' },
    ])
    home.advance(60)
    expect((await home.pass()).notices).toEqual([])
    home.advance(23 * 60)
    const late = await home.pass()
    expect(late).toMatchObject({ due: 2, missed: 2, published: 0 })
    expect(late.deliveries.map((one) => one.error?.code)).toEqual(['not_approved', 'not_approved'])
    home.advance(10)
    expect((await home.pass()).due).toBe(0)
    expect(fakes.every((fake) => fake.posts.length === 0)).toBe(true)
  })

  it('given in time, it goes out at its time', async () => {
    const home = await world()
    const { post, fakes, posts } = await waiting(home, 48)
    await posts.approve(post.id, { by: 'Mme Klein', via: 'phone' }, home.now().toISOString())
    home.advance(48 * 60)
    expect(await home.pass()).toMatchObject({ published: 1, missed: 0 })
    expect(fakes[0]?.posts).toHaveLength(1)
  })

  it('missed without it, it is not sent again without it either; approved, it is', async () => {
    const home = await world()
    const { post, fakes, posts } = await waiting(home, 1)
    home.advance(61)
    await home.pass()
    await expect(retry(home.process(), { post_id: post.id, account: null })).rejects.toMatchObject({ code: 'not_approved' })
    const approved = await posts.approve(post.id, { by: 'Mme Klein', via: 'mail' }, home.now().toISOString())
    expect(approved.status).toBe('missed')
    await retry(home.process(), { post_id: post.id, account: null })
    await home.pass()
    expect(fakes[0]?.posts).toHaveLength(1)
  })

  it('moved to another time, it waits again, and is reminded of again', async () => {
    const home = await world()
    const { post, posts } = await waiting(home, 1)
    home.advance(61)
    await home.pass()
    const scheduled_at = new Date(home.now().getTime() + 3 * hour).toISOString()
    const when = { scheduled_at, scheduled_local: '2026-12-01T13:00', time_zone: 'Europe/Paris', typed_at: null }
    const moved = await posts.move(post.id, when, 'awaiting_approval', home.now().toISOString())
    expect(moved.status).toBe('awaiting_approval')
    home.advance(60)
    expect((await home.pass()).notices.map((one) => one.kind)).toEqual(['approval'])
  })

  it('a person who dies between taking the duty and telling tells once more, ten minutes later', async () => {
    const home = await world()
    await waiting(home, 23)
    home.advance(21 * 60)
    expect(await home.killedAt('notice_taken')).toBe(true)
    expect((await home.pass()).notices).toEqual([])
    home.advance(11)
    expect((await home.pass()).notices).toHaveLength(1)
    home.advance(11)
    expect((await home.pass()).notices).toEqual([])
  })
})

describe('when to remind', () => {
  const now = '2026-12-01T08:00:00.000Z'
  it.each([
    [3 * day, 2 * day],
    [day + 1, 1],
    [day, day - 2 * hour],
    [2 * hour, null],
    [hour, null],
  ])('due in %i ms: in %o ms', (due, expected) => {
    const at = reminderAt('awaiting_approval', new Date(Date.parse(now) + due).toISOString(), now)
    expect(at).toBe(expected === null ? null : new Date(Date.parse(now) + expected).toISOString())
  })
  it('never of what waits for nothing', () => {
    expect(reminderAt('scheduled', '2027-01-01T00:00:00Z', now)).toBeNull()
    expect(reminderAt('awaiting_approval', null, now)).toBeNull()
  })
})
