import { describe, expect, it } from 'vitest'
import { hold, resume } from '../../src/delivery/hold.ts'
import { markDone } from '../../src/delivery/mark-done.ts'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import { retry } from '../../src/delivery/retry.ts'
import type { DeliveryState } from '../../src/store/deliveries.ts'
import { start, world, type World } from '../support/delivery-world.ts'

const url = 'https://www.facebook.com/klein/posts/1'

/** A post whose delivery is in the state asked for, on an account of a class that allows it. */
async function postIn(home: World, state: DeliveryState): Promise<{ post_id: number; id: number }> {
  const idempotency = state === 'to_post' ? 'person' : state === 'needs_human' ? 'blind' : 'readback'
  const { account, fake } = await home.account('fake', { idempotency })
  const due_at = state === 'missed' ? new Date(start.getTime() - 86_400_000).toISOString() : home.now().toISOString()
  const post = await home.post(account, 'Bonjour', { due_at })
  if (state === 'rejected') fake.faults.push('refused')
  if (state === 'blocked') fake.faults.push('unauthorized')
  if (state === 'unknown' || state === 'needs_human') fake.faults.push('timeout_before')
  if (state === 'held') await hold(home.process(), { post_id: post.post_id, account: null })
  else if (state !== 'scheduled') await home.pass()
  expect((await home.delivery(post.id)).state).toBe(state)
  return { post_id: post.post_id, id: post.id }
}

describe('done: a person posted it by hand', () => {
  it.each(['to_post', 'scheduled', 'held', 'blocked', 'missed', 'rejected'] as const)('from %s', async (state) => {
    const home = await world()
    const { post_id, id } = await postIn(home, state)
    const post = await markDone(home.process(), post_id, url)
    expect(post.deliveries[0]).toMatchObject({ status: 'published', url, proof: 'human' })
    expect((await home.delivery(id)).published_at).toBe(home.now().toISOString())
    home.advance(5)
    expect((await home.pass()).due).toBe(0)
  })

  it.each([
    ['unknown', url, 'wrong_status', 'usage'],
    ['to_post', 'facebook.com/klein', 'bad_url', 'usage'],
    ['to_post', 'javascript:alert(1)', 'bad_url', 'usage'],
    ['to_post', 'https://user:secret@example.com/', 'bad_url', 'usage'],
  ] as const)('not from %s with %s', async (state, address, code, kind) => {
    const home = await world()
    const { post_id } = await postIn(home, state)
    await expect(markDone(home.process(), post_id, address)).rejects.toMatchObject({ code, kind })
  })

  it('of a post that does not exist: not found, in the reader’s language', async () => {
    const home = await world()
    await expect(markDone(home.process({ lang: 'fr' }), 99, url)).rejects.toMatchObject({
      kind: 'not_found',
      message: 'Aucune publication 99.',
    })
  })
})

describe('resolve: a person knows the outcome', () => {
  it.each(['needs_human', 'unknown'] as const)('“it is there”, from %s', async (state) => {
    const home = await world()
    const { post_id } = await postIn(home, state)
    const delivery = await resolveUnknown(home.process(), { post_id, account: null, answer: { published: url } })
    expect(delivery).toMatchObject({ state: 'sent', url, proof: 'human', question: null })
  })

  it('“it is not there”: it leaves with the next pass, whatever the hour', async () => {
    const home = await world()
    const { post_id, id } = await postIn(home, 'needs_human')
    home.advance(600)
    await resolveUnknown(home.process(), { post_id, account: null, answer: 'not_published' })
    expect((await home.pass()).published).toBe(1)
    expect(await home.journal(id)).toEqual(['T1', 'T3', 'T7', 'T9', 'T12', 'P3', 'T1', 'T3', 'T4'])
  })

  it('“drop it”', async () => {
    const home = await world()
    const { post_id } = await postIn(home, 'needs_human')
    expect(await resolveUnknown(home.process(), { post_id, account: null, answer: 'drop' })).toMatchObject({
      state: 'cancelled',
    })
    home.advance(600)
    expect((await home.pass()).due).toBe(0)
  })

  it('changes nothing in a dry run', async () => {
    const home = await world()
    const { post_id, id } = await postIn(home, 'needs_human')
    await resolveUnknown(home.process({ options: { dry_run: true } }), { post_id, account: null, answer: 'drop' })
    expect((await home.delivery(id)).state).toBe('needs_human')
  })

  it('names the account when it is not one of the post', async () => {
    const home = await world()
    const { post_id } = await postIn(home, 'needs_human')
    await expect(resolveUnknown(home.process(), { post_id, account: 'nobody', answer: 'drop' })).rejects.toMatchObject({
      code: 'account_not_of_post',
      hint: 'fake',
    })
  })

  it('is refused where nothing is in question', async () => {
    const home = await world()
    const { post_id } = await postIn(home, 'rejected')
    await expect(resolveUnknown(home.process(), { post_id, account: null, answer: 'drop' })).rejects.toMatchObject({
      code: 'wrong_status',
    })
  })
})

describe('retry: once more', () => {
  it.each(['rejected', 'missed'] as const)('what is %s leaves with the next pass', async (state) => {
    const home = await world()
    const { post_id } = await postIn(home, state)
    await retry(home.process(), { post_id, account: null })
    expect((await home.pass()).published).toBe(1)
  })

  it('not while its account is blocked', async () => {
    const home = await world()
    const { post_id } = await postIn(home, 'blocked')
    await expect(retry(home.process(), { post_id, account: null })).rejects.toMatchObject({
      code: 'account_blocked',
      kind: 'credential',
    })
  })

  it.each(['unknown', 'needs_human', 'to_post', 'scheduled'] as const)('never what is %s', async (state) => {
    const home = await world()
    const { post_id } = await postIn(home, state)
    await expect(retry(home.process(), { post_id, account: null })).rejects.toMatchObject({ code: 'wrong_status' })
  })
})

describe('hold and resume', () => {
  it('keeps it back until it may leave', async () => {
    const home = await world()
    const { post_id } = await postIn(home, 'held')
    expect((await home.pass()).due).toBe(0)
    await resume(home.process(), { post_id, account: null })
    expect((await home.pass()).published).toBe(1)
    await expect(hold(home.process(), { post_id, account: null })).rejects.toMatchObject({ code: 'wrong_status' })
  })
})
