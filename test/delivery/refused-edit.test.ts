import { describe, expect, it } from 'vitest'
import { run as edit } from '../../src/cli/queue/edit.ts'
import { run as move } from '../../src/cli/queue/move.ts'
import { run as retry } from '../../src/cli/queue/retry.ts'
import { Failure } from '../../src/failure.ts'
import type { Account } from '../../src/store/accounts.ts'
import type { Approval } from '../../src/store/clients.ts'
import type { Delivery } from '../../src/store/deliveries.ts'
import { newPost, newThread, start, world, type World } from '../support/delivery-world.ts'
import type { FakeNetwork } from '../support/fake-network.ts'

interface Refused {
  readonly home: World
  readonly account: Account
  readonly fake: FakeNetwork
  readonly was: Delivery
  readonly id: string
}

/** A post that its network answered 422 to. */
async function refused(approval: Approval = 'none'): Promise<Refused> {
  const home = await world()
  const { account, fake } = await home.account('mastodon', { idempotency: 'readback' })
  fake.faults.push('refused')
  const { id } = await home.post(account, 'Le pain aux figues')
  await home.pass()
  const was = await home.delivery(id)
  expect(was).toMatchObject({ state: 'rejected', status: 'failed', unknown_since: null })
  expect(was.first_intent_at).not.toBeNull()
  if (approval !== 'none') await (await home.process().store()).clients.update('klein', { approval }, start.toISOString())
  return { home, account, fake, was, id: String(was.post_id) }
}

const untried = {
  first_intent_at: null,
  intent_at: null,
  attempt: 0,
  unknown_since: null,
  resend_proof: null,
  reason: null,
  next_at: null,
  notified_at: null,
}

describe('a post that its network refused', () => {
  it.each(['fr', 'en'] as const)('%s: is edited, begins anew, and leaves once', async (lang) => {
    const { home, fake, was, id } = await refused()
    await edit(home.process({ lang }), id, 'Le pain aux noix', {})
    const now = await home.delivery(was.id)
    expect(now).toMatchObject({ ...untried, state: 'scheduled', reason_code: null })
    expect(now.content.text).toBe('Le pain aux noix')
    expect(now.idempotency_key).not.toBe(was.idempotency_key)
    expect(now.record_key).not.toBe(was.record_key)
    await home.pass()
    await home.pass()
    expect(fake.posts.map((one) => one.text)).toEqual(['Le pain aux noix'])
    expect((await home.delivery(was.id)).state).toBe('sent')
  })

  it.each([
    ['fr', 'heure est passée'],
    ['en', 'Its time is past'],
  ] as const)('%s: edited long after its time, it waits for another one, and nobody is told again', async (lang, words) => {
    const { home, fake, was, id } = await refused()
    home.advance(121)
    const dry = home.process({ lang, options: { dry_run: true } })
    await edit(dry, id, 'Le pain aux noix', {})
    expect(dry.stdout()).toMatch(lang === 'fr' ? /manquée|heure dépassée/u : /missed/u)
    expect((await home.delivery(was.id)).state).toBe('rejected')
    const context = home.process({ lang })
    await edit(context, id, 'Le pain aux noix', {})
    expect(context.stderr()).toContain(words)
    expect(await home.delivery(was.id)).toMatchObject({ ...untried, state: 'missed', reason_code: 'too_late' })
    await home.pass()
    expect(fake.posts).toEqual([])
    await retry(home.process({ lang }), [id], {})
    await home.pass()
    expect(fake.posts.map((one) => one.text)).toEqual(['Le pain aux noix'])
  })

  it('edited within the grace, it leaves', async () => {
    const { home, fake, id } = await refused()
    home.advance(119)
    await edit(home.process(), id, 'Le pain aux noix', {})
    await home.pass()
    expect(fake.posts).toHaveLength(1)
  })

  it('edited, it waits for the approval that its client gives each time', async () => {
    const { home, fake, was, id } = await refused('client_each')
    await edit(home.process(), id, 'Le pain aux noix', {})
    expect(await home.delivery(was.id)).toMatchObject({ ...untried, state: 'awaiting_approval' })
    await home.pass()
    expect(fake.posts).toEqual([])
  })

  it('is moved: it leaves at its new time, as it is', async () => {
    const { home, fake, was, id } = await refused()
    await move(home.process(), [id], { at: '2026-12-01 11:00' })
    const now = await home.delivery(was.id)
    expect(now).toMatchObject({ ...untried, state: 'scheduled', due_at: '2026-12-01T10:00:00.000Z' })
    expect(now.record_created_at).toBe('2026-12-01T10:00:00.000Z')
    await home.pass()
    expect(fake.posts).toEqual([])
    home.advance(120)
    await home.pass()
    expect(fake.posts.map((one) => one.text)).toEqual(['Le pain aux figues'])
  })

  it('stays held where its account is held back', async () => {
    const { home, account, was, id } = await refused()
    const { holds } = await home.process().store()
    await holds.begin({ client: 'klein', account_id: account.id }, null, start.toISOString())
    await edit(home.process(), id, 'Le pain aux noix', {})
    expect((await home.delivery(was.id)).state).toBe('held')
  })
})

describe('a post that is out on one account and refused on another', () => {
  async function half(): Promise<{ home: World; fakes: readonly FakeNetwork[]; id: string }> {
    const home = await world()
    const one = await home.account('mastodon', { idempotency: 'readback' })
    const two = await home.account('bluesky', { idempotency: 'record' })
    two.fake.faults.push('refused')
    const post = newPost(one.account, 'Figues', start.toISOString())
    const deliveries = [...post.deliveries, ...newPost(two.account, 'Figues', start.toISOString()).deliveries]
    const { id } = await (await home.process().store()).posts.add({ ...post, deliveries }, start.toISOString())
    await home.pass()
    return { home, fakes: [one.fake, two.fake], id: String(id) }
  }

  it.each([
    ['fr', 'déjà en ligne'],
    ['en', 'online already'],
  ] as const)('%s: what is out does not change', async (lang, words) => {
    const { home, id } = await half()
    const failure: unknown = await edit(home.process({ lang }), id, 'Noix', {}).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toMatchObject({ kind: 'usage', code: 'part_is_out' })
    expect((failure as Failure).message).toContain(words)
    expect((failure as Failure).message).toContain('mastodon')
    expect((failure as Failure).hint).toContain(`smm queue cancel ${id}`)
  })

  it('the rest changes', async () => {
    const { home, fakes, id } = await half()
    await edit(home.process(), id, undefined, { textFor: ['bluesky=Noix'] })
    await home.pass()
    expect(fakes.map((fake) => fake.posts.map((one) => one.text))).toEqual([['Figues'], ['Noix']])
  })
})

describe('a thread of which a part was refused', () => {
  it('changes from that part on, under what is out', async () => {
    const home = await world()
    const { account, fake } = await home.account('mastodon', { idempotency: 'readback' })
    fake.faults.push('none', 'refused')
    const at = start.toISOString()
    const { posts } = await home.process().store()
    const { id } = await posts.add(newThread(account, ['one', 'two', 'three'], null, at), at)
    await home.pass()
    expect((await posts.get(id))?.deliveries.map((one) => one.state)).toEqual(['sent', 'rejected', 'following'])
    await expect(posts.replace(id, newThread(account, ['ONE', 'two'], null, at), at)).rejects.toMatchObject({
      code: 'part_is_out',
    })
    await posts.replace(id, newThread(account, ['one', 'TWO', 'three', 'four'], null, at), at, '2026-12-01T07:00:00.000Z')
    await home.pass()
    expect(fake.posts.map((one) => [one.text, one.root === null])).toEqual([
      ['one', true],
      ['TWO', false],
      ['three', false],
      ['four', false],
    ])
  })
})

it('what was missed once it was proven absent begins anew', async () => {
  const home = await world({ 'delivery.settle_seconds': '60' })
  const { account, fake } = await home.account('mastodon', { idempotency: 'readback' })
  fake.faults.push('timeout_before')
  const { id, post_id } = await home.post(account, 'Figues')
  await home.pass()
  home.advance(200)
  await home.pass()
  home.advance(60)
  await home.pass()
  const was = await home.delivery(id)
  expect(was).toMatchObject({ state: 'missed', unknown_since: null })
  expect(was.first_intent_at).not.toBeNull()
  await edit(home.process(), String(post_id), 'Noix', {})
  const now = await home.delivery(id)
  expect(now).toMatchObject({ ...untried, state: 'missed', reason_code: 'too_late' })
  expect(now.idempotency_key).not.toBe(was.idempotency_key)
  await move(home.process(), [String(post_id)], { at: '2026-12-01 16:00' })
  home.setClock(new Date('2026-12-01T15:00:00Z'))
  await home.pass()
  expect(fake.posts.map((one) => one.text)).toEqual(['Noix'])
})

it('what may be out stays as it is', async () => {
  const home = await world()
  const { account, fake } = await home.account('mastodon', { idempotency: 'readback' })
  fake.faults.push('timeout_after')
  const { id, post_id } = await home.post(account, 'Figues')
  await home.pass()
  expect((await home.delivery(id)).state).toBe('unknown')
  await expect(edit(home.process(), String(post_id), 'Noix', {})).rejects.toMatchObject({ code: 'post_already_leaving' })
  await expect(move(home.process(), [String(post_id)], { at: '2026-12-01 16:00' })).rejects.toMatchObject({
    code: 'post_already_gone',
  })
})
