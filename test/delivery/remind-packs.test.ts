import { describe, expect, it } from 'vitest'
import { noticeText, subjectOf } from '../../src/delivery/notify.ts'
import { nothingToPublish } from '../../src/delivery/nothing-to-publish.ts'
import { world, type World } from '../support/delivery-world.ts'

const day = 24 * 60

/** A pack of posts that wait, reminded of in two days. */
async function packed(home: World, ids: readonly number[]): Promise<string> {
  const { approvals, posts } = await home.process().store()
  const shown = []
  for (const id of ids) shown.push({ post_id: id, content_hash: (await posts.get(id))?.content_hash ?? '' })
  const at = home.now().toISOString()
  const remind_at = new Date(home.now().getTime() + 2 * day * 60_000).toISOString()
  const pack = await approvals.add({ client: 'klein', code: 'BCDFGH', answer_by: '2026-12-05', remind_at, posts: shown }, at)
  return pack.code
}

async function waiting(home: World, count: number): Promise<number[]> {
  const { account } = await home.account('fake', { idempotency: 'readback' })
  const { posts } = await home.process().store()
  const ids: number[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const { post_id } = await home.post(account, `text ${nth}`)
    await posts.reject(post_id, 'x', null, home.now().toISOString())
    await posts.move(
      post_id,
      {
        scheduled_at: new Date(home.now().getTime() + 30 * day * 60_000).toISOString(),
        scheduled_local: null,
        time_zone: 'Europe/Paris',
        typed_at: null,
      },
      'awaiting_approval',
      home.now().toISOString(),
    )
    ids.push(post_id)
  }
  return ids
}

describe('a pack without an answer', () => {
  it('is told once to the consultant, with a text for the client, and the next command', async () => {
    const home = await world()
    const ids = await waiting(home, 2)
    await packed(home, ids)
    const told = []
    for (let hour = 0; hour < 5 * 24; hour += 6) {
      told.push(...(await home.pass()).notices.map((notice) => ({ hour, notice })))
      home.advance(6 * 60)
    }
    expect(told.map(({ hour, notice }) => [hour, notice.kind])).toEqual([[48, 'pack']])
    const notice = told[0]?.notice
    if (notice === undefined) return
    const context = home.process()
    const text = noticeText(context, notice)
    expect(subjectOf(context, notice)).toMatch(/approval awaited|accord attendu/)
    expect(text).toContain(`BCDFGH`)
    expect(text).toContain(`OK ${ids[0]}`)
    expect(text).toContain(`smm approval pack ${ids.join(' ')} --send -c klein`)
    const { approvals } = await context.store()
    expect(await approvals.byCode('BCDFGH')).toMatchObject({ remind_at: null, reminded_at: expect.any(String) as string })
  })

  it('also where nothing else is to do, from the cron line on', async () => {
    const home = await world()
    await packed(home, await waiting(home, 1))
    await home.pass()
    const { env } = home.process()
    expect(nothingToPublish(['--quiet'], env, home.now())).toBe(true)
    home.advance(2 * day + 1)
    expect(nothingToPublish(['--quiet'], env, home.now())).toBe(false)
  })

  it('is told of nowhere once everything is answered', async () => {
    const home = await world()
    const [id = 0] = await waiting(home, 1)
    await packed(home, [id])
    const { posts, approvals } = await home.process().store()
    await posts.approve(id, { by: 'Claire', via: 'phone' }, home.now().toISOString())
    home.advance(2 * day + 1)
    expect((await home.pass()).notices).toEqual([])
    expect(await approvals.byCode('BCDFGH')).toMatchObject({ remind_at: null, reminded_at: null })
  })

  it('is told once by two passes at the same time', async () => {
    const home = await world()
    await packed(home, await waiting(home, 1))
    home.advance(2 * day + 1)
    const told = await Promise.all([home.pass(), home.pass()])
    expect(told.flatMap(({ notices }) => notices)).toHaveLength(1)
  })
})
