import { describe, expect, it } from 'vitest'
import { hold, holdScope, resume } from '../../src/delivery/hold.ts'
import { keepMark } from '../../src/delivery/pass-marks.ts'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import { retry } from '../../src/delivery/retry.ts'
import type { Lookup } from '../../src/networks/contract.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import type { FakeNetwork } from '../support/fake-network.ts'
import { newThread, start, world, type World } from '../support/delivery-world.ts'

const hour = 60
const day = 24 * hour

const when = { scheduled_local: '2026-12-04T09:00', time_zone: 'Europe/Paris', typed_at: null }

function later(home: World, minutes: number): string {
  return new Date(home.now().getTime() + minutes * 60_000).toISOString()
}

/** An old copy of the database is at work: all that was due since is in doubt. */
async function grownOld(home: World): Promise<void> {
  const context = home.process()
  const { identity } = await context.store()
  const at = home.now().toISOString()
  const doubting = { run_id: null, until: at, queued_before: null, passes: 0, why: 'backup' }
  await identity.doubtDue(doubting, at, (now) => keepMark(context.places, now))
}

async function publishing(home: World, passes: number, minutes = 15): Promise<void> {
  for (let pass = 0; pass < passes; pass++) {
    await home.pass()
    home.advance(minutes)
  }
}

describe('what a person has decided about anew', () => {
  it('is sent, days after its first attempt: not there', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'blind' })
    fake.faults.push('timeout_before')
    const post = await home.post(account, 'a')
    await home.pass()
    expect((await home.delivery(post.id)).state).toBe('needs_human')
    home.advance(3 * day)
    await home.pass()
    home.advance(11)
    await resolveUnknown(home.process(), { post_id: post.post_id, account: null, answer: 'not_published' })
    fake.faults.push('not_sent')
    await publishing(home, 3)
    expect(await home.delivery(post.id)).toMatchObject({ state: 'sent' })
    expect(fake.of('a')).toHaveLength(1)
  })

  it('is sent, days after its first attempt: tried again', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    fake.faults.push('rate_limited')
    const post = await home.post(account, 'a')
    await home.pass()
    home.advance(3 * day)
    await publishing(home, 2)
    expect((await home.delivery(post.id)).state).toBe('missed')
    await retry(home.process(), { post_id: post.post_id, account: null })
    await publishing(home, 2)
    expect(await home.delivery(post.id)).toMatchObject({ state: 'sent' })
  })

  it('is sent, days after its first attempt: moved', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    fake.faults.push('rate_limited')
    const post = await home.post(account, 'a')
    await home.pass()
    const { posts } = await home.process().store()
    const scheduled_at = later(home, 3 * day)
    await posts.move(post.post_id, { ...when, scheduled_at }, 'scheduled', home.now().toISOString())
    for (let i = 0; i < 3; i++) {
      home.advance(day)
      await home.pass()
    }
    await publishing(home, 2)
    expect(await home.delivery(post.id)).toMatchObject({ state: 'sent' })
  })
})

describe('a doubt that outlives a hold', () => {
  it('an interruption before it is sent again leaves it to the next pass', async () => {
    const home = await world({ 'delivery.settle_seconds': '0' })
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    await hold(home.process(), { post_id: post.post_id, account: null })
    await grownOld(home)
    await resume(home.process(), { post_id: post.post_id, account: null })
    const stop = new AbortController()
    await home.pass(
      { signal: stop.signal },
      {
        failpoint: async (at) => {
          if (at === 'before_intent') stop.abort()
        },
      },
    )
    expect(fake.posts).toEqual([])
    home.advance(1)
    await publishing(home, 2)
    expect(await home.delivery(post.id)).toMatchObject({ state: 'sent' })
  })
})

describe('an approval that was reminded of and did not come', () => {
  it('is told as missed too, and leaves no work behind', async () => {
    const home = await world()
    const { account } = await home.account('fake', { idempotency: 'readback' })
    const { posts, deliveries } = await home.process().store()
    const due_at = later(home, 3 * hour)
    await posts.add({ ...newThread(account, ['a', 'b'], null, due_at), state: 'awaiting_approval' }, home.now().toISOString())
    home.advance(hour + 1)
    expect((await home.pass()).notices.map((one) => one.kind)).toEqual(['approval'])
    home.advance(2 * hour)
    expect((await home.pass()).notices.map((one) => one.kind)).toEqual(['missed'])
    home.advance(15)
    expect(await deliveries.hasWork(home.now().toISOString())).toBe(false)
  })

  it('a part of what is out already is missed: nothing waits for it', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const [first, second] = await home.thread(account, ['a', 'b'])
    if (!first || !second) throw new Error('no thread')
    fake.faults.push('none', 'not_sent')
    await home.pass()
    home.advance(3 * hour)
    await home.pass()
    expect((await home.delivery(second.id)).state).toBe('missed')
    // meanwhile the client wants to see everything
    const { posts } = await home.process().store()
    const scheduled_at = later(home, hour)
    await posts.move(first.post_id, { ...when, scheduled_at }, 'awaiting_approval', home.now().toISOString())
    home.advance(hour + 1)
    await home.pass()
    expect(await home.delivery(second.id)).toMatchObject({ state: 'missed', reason_code: 'not_approved' })
  })
})

describe('a clock that was a year ahead', () => {
  const ahead = new Date('2027-12-01T08:00:00Z')

  async function backFrom(home: World): Promise<void> {
    home.setClock(start)
    await publishing(home, 8)
  }

  it('what is looked for is looked for now', async () => {
    const home = await world()
    home.setClock(ahead)
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    fake.faults.push('timeout_after')
    const post = await home.post(account, 'a')
    await home.pass()
    expect((await home.delivery(post.id)).state).toBe('unknown')
    await backFrom(home)
    expect((await home.delivery(post.id)).state).not.toBe('unknown')
  })

  it('what the network made wait goes out', async () => {
    const home = await world()
    home.setClock(ahead)
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    fake.faults.push('rate_limited')
    const post = await home.post(account, 'a')
    await home.pass()
    const other = await home.post(account, 'b', { due_at: new Date(start.getTime() + 30 * 60_000).toISOString() })
    home.setClock(start)
    for (let pass = 0; pass < 30; pass++) {
      await home.pass()
      home.advance(hour)
    }
    expect((await home.delivery(post.id)).state).toBe('sent')
    expect((await home.delivery(other.id)).state).not.toBe('scheduled')
    const { accounts } = await home.process().store()
    expect((await accounts.get(account.id))?.rests_until ?? null).toBeNull()
  })

  it('what people have to be told is told', async () => {
    const home = await world({ 'notify.webhook': 'http://127.0.0.1:9/' })
    home.setClock(ahead)
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    fake.faults.push('refused')
    await home.post(account, 'a')
    await home.pass()
    home.setClock(start)
    const told: string[] = []
    for (let pass = 0; pass < 3; pass++) {
      told.push(...(await home.pass()).notices.map((one) => one.kind))
      home.advance(5)
    }
    expect(told).toContain('failed')
  })

  it('an outage gives back its posts all the same', async () => {
    const home = await world()
    home.setClock(ahead)
    const { account } = await home.account('fake', { idempotency: 'readback' })
    await home.post(account, 'a')
    await home.pass()
    home.setClock(start)
    await publishing(home, 2)
    const post = await home.post(account, 'b')
    home.advance(45)
    await home.pass()
    expect((await home.delivery(post.id)).state).toBe('sent')
  })
})

describe('a server that never answers again', () => {
  it('what may be out there is asked about', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    fake.faults.push('timeout_after')
    const post = await home.post(account, 'a')
    await home.pass()
    fake.identifyFault = new NetworkFailure('not_sent', 'name_not_found', 'gone')
    await publishing(home, 4 * 24 * 3, 15)
    expect((await home.delivery(post.id)).state).toBe('needs_human')
  })
})

describe('two deliveries with the same words', () => {
  it('the post of one is not taken for the other', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    fake.faults.push('none', 'timeout_before')
    const one = await home.post(account, 'same')
    const two = await home.post(account, 'same')
    await publishing(home, 6)
    const [a, b] = [await home.delivery(one.id), await home.delivery(two.id)]
    expect(a.state).toBe('sent')
    if (b.state === 'sent') expect(b.remote_id).not.toBe(a.remote_id)
    else expect(b).toMatchObject({ state: 'needs_human' })
  })
})

describe('a draft that is gone on the site', () => {
  const gone = (home: World) => (): Lookup => ({ seen: 'absent', complete: true, server_at: home.now().toISOString() })

  it.each(['held back meanwhile', 'too late'])('is made anew when it is sent after all: %s', async (why) => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'handle', lookup: () => gone(home)() })
    fake.faults.push('timeout_before')
    const post = await home.post(account, 'a')
    await home.pass()
    const { deliveries } = await home.process().store()
    expect(await deliveries.steps(post.id)).toHaveLength(1)
    const everything = { client: null, account_id: null }
    if (why === 'too late') home.advance(3 * hour)
    else await holdScope(home.process(), everything, null)
    await publishing(home, 4)
    expect((await home.delivery(post.id)).state).toBe(why === 'too late' ? 'missed' : 'held')
    expect(await deliveries.steps(post.id)).toEqual([])
  })
})

describe('an account that was removed', () => {
  async function removed(): Promise<{ home: World; post_id: number; id: number; fake: FakeNetwork }> {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const { id, post_id } = await home.post(account, 'a')
    home.advance(5 * hour)
    await publishing(home, 2)
    expect((await home.delivery(id)).state).toBe('missed')
    const { accounts } = await home.process().store()
    await accounts.remove(account.id, home.now().toISOString())
    return { home, post_id, id, fake }
  }

  it('what was missed on it is not taken up again', async () => {
    const { home, post_id, id } = await removed()
    await expect(retry(home.process(), { post_id, account: null })).rejects.toMatchObject({ code: 'account_removed' })
    expect((await home.delivery(id)).state).toBe('missed')
  })

  it('moved to another time it stays here, and leaves no work behind', async () => {
    const { home, post_id, id, fake } = await removed()
    const { posts, deliveries } = await home.process().store()
    const at = home.now().toISOString()
    await posts.move(post_id, { ...when, scheduled_at: at }, 'scheduled', at)
    await publishing(home, 2)
    expect(fake.posts).toEqual([])
    expect(await home.delivery(id)).toMatchObject({ status: 'held', reason_code: 'account_removed' })
    expect(await deliveries.hasWork(home.now().toISOString())).toBe(false)
  })
})

describe('a thread whose first part failed', () => {
  it('is moved with what follows it', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const [first] = await home.thread(account, ['a', 'b'])
    fake.faults.push('refused')
    await home.pass()
    const { posts } = await home.process().store()
    const at = home.now().toISOString()
    const scheduled_at = later(home, day)
    const moved = await posts.move(first?.post_id ?? 0, { ...when, scheduled_at }, 'scheduled', at)
    expect(moved.deliveries.map((one) => one.state)).toEqual(['scheduled', 'following'])
    home.advance(day)
    await home.pass()
    expect(fake.posts.map((one) => one.text)).toEqual(['a', 'b'])
  })

  it('cannot be moved once it is cancelled', async () => {
    const home = await world()
    const { account } = await home.account('fake', { idempotency: 'readback' })
    const [first] = await home.thread(account, ['a', 'b'])
    const { posts } = await home.process().store()
    const at = home.now().toISOString()
    await posts.cancel(first?.post_id ?? 0, at)
    await expect(
      posts.move(first?.post_id ?? 0, { ...when, scheduled_at: later(home, day) }, 'scheduled', at),
    ).rejects.toMatchObject({ code: 'post_already_gone' })
  })
})

describe('an account that could not be asked whose it is', () => {
  it('a refusal of that question is none of the post', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    fake.identifyFault = new NetworkFailure('refused', 'redirected', 'elsewhere', { status: 302 })
    await home.pass()
    expect(await home.delivery(post.id)).toMatchObject({ state: 'scheduled', reason_code: 'redirected' })
    fake.identifyFault = null
    home.advance(10)
    await home.pass()
    expect((await home.delivery(post.id)).state).toBe('sent')
  })
})

describe('another record under the same key', () => {
  it('is found after one repeat', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'record' })
    fake.faults.push('timeout_after', 'duplicate_after', 'duplicate_after', 'duplicate_after', 'duplicate_after')
    const post = await home.post(account, 'a')
    await publishing(home, 4)
    expect((await home.delivery(post.id)).state).toBe('sent')
  })
})
