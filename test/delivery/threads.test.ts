import { describe, expect, it } from 'vitest'
import { failpoints } from '../../src/delivery/failpoint.ts'
import { hold, resume } from '../../src/delivery/hold.ts'
import { markDone } from '../../src/delivery/mark-done.ts'
import { noticeText } from '../../src/delivery/notify.ts'
import { previewPass } from '../../src/delivery/preview-pass.ts'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import { retry } from '../../src/delivery/retry.ts'
import { exitCodeOf } from '../../src/delivery/report.ts'
import type { Idempotency } from '../../src/networks/contract.ts'
import type { Post } from '../../src/store/posts.ts'
import { newThread, start, world, type World } from '../support/delivery-world.ts'
import type { CallFault, FakeNetwork } from '../support/fake-network.ts'

const texts = ['one', 'two', 'three']
const all = [...texts, 'comment']

/** A thread of three parts with a comment, due now. */
async function thread(idempotency: Idempotency = 'readback', faults: readonly CallFault[] = []) {
  const home = await world()
  const { account, fake } = await home.account('fake', { idempotency, steps: ['media:0'] })
  fake.faults.push(...faults)
  const deliveries = await home.thread(account, texts, 'comment')
  const post_id = deliveries[0]?.post_id ?? 0
  return { home, account, fake, deliveries, post_id, states: () => statesOf(home, post_id), post: () => postOf(home, post_id) }
}

async function postOf(home: World, id: number): Promise<Post> {
  const context = home.process()
  const post = await (await context.store()).posts.get(id)
  await context.close()
  if (!post) throw new Error(`no post ${id}`)
  return post
}

async function statesOf(home: World, id: number): Promise<string[]> {
  return (await postOf(home, id)).deliveries.map((one) => one.state)
}

/** What is out, each with the words of what it answers. */
function chain(fake: FakeNetwork): [string, string | null, string | null][] {
  const words = (id: string | null): string | null => fake.posts.find((post) => post.id === id)?.text ?? null
  return fake.posts.map((post) => [post.text, words(post.root), words(post.previous)])
}

const whole = [
  ['one', null, null],
  ['two', 'one', 'one'],
  ['three', 'one', 'two'],
  ['comment', 'one', 'three'],
]

describe('a thread and its first comment', () => {
  it('leave in one pass, one after the other, each told of', async () => {
    const { home, fake, post } = await thread()
    const report = await home.pass()
    expect(chain(fake)).toEqual(whole)
    expect(report).toMatchObject({ due: 4, published: 4 })
    expect(report.deliveries.map(({ part, kind, status }) => [part, kind, status])).toEqual([
      [0, null, 'published'],
      [1, 'part', 'published'],
      [2, 'part', 'published'],
      [3, 'comment', 'published'],
    ])
    expect((await post()).status).toBe('published')
    expect(await home.pass()).toMatchObject({ due: 0 })
  })

  it('wait together for the hour, and a dry run shows all of it', async () => {
    const home = await world()
    const { account, fake } = await home.account('mastodon', { idempotency: 'readback' })
    await home.thread(account, texts, 'comment', { due_at: new Date(start.getTime() + 3_600_000).toISOString() })
    expect(await home.pass()).toMatchObject({ due: 0 })
    home.advance(61)
    const previews = await previewPass(home.process())
    expect(previews.map(({ text, part, kind, would }) => [text, part, kind, would])).toEqual([
      ['one', 0, null, 'send'],
      ['two', 1, 'part', 'send'],
      ['three', 2, 'part', 'send'],
      ['comment', 3, 'comment', 'send'],
    ])
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it('are whole after an outage: only whole posts are spaced out', async () => {
    const home = await world()
    const { account, fake } = await home.account('mastodon', { idempotency: 'readback' })
    await home.thread(account, texts, 'comment')
    await home.post(account, 'later')
    home.advance(45)
    const would = (await previewPass(home.process())).map((one) => one.would)
    expect(would).toEqual(['send', 'send', 'send', 'send', 'skip'])
    await home.pass()
    expect(fake.posts.map((post) => post.text)).toEqual(all)
    home.advance(11)
    await home.pass()
    expect(fake.posts.map((post) => post.text)).toEqual([...all, 'later'])
  })

  it.each([
    ['readback', [1, 3]],
    ['record', [2]],
  ] as const)(
    '%s: wherever a pass dies, each part is there once and in its place',
    async (idempotency, places) => {
      const home = await world()
      for (const [index, [at, nth]] of failpoints.flatMap((point) => places.map((n) => [point, n] as const)).entries()) {
        const { account, fake } = await home.account(`fake-${index}`, { idempotency, steps: ['media:0'] })
        const [first] = await home.thread(account, texts, 'comment')
        const mine = { only_post: first?.post_id ?? 0 }
        await home.killedAt(at, nth, mine)
        for (let pass = 0; pass < 12; pass++) {
          home.advance(11)
          await home.pass(mine)
        }
        expect([at, nth, chain(fake), await statesOf(home, mine.only_post)]).toEqual([at, nth, whole, all.map(() => 'sent')])
      }
    },
    120_000,
  )
})

describe('when a part does not go', () => {
  it('refused: what is out stays out, what follows stays back, the post has failed; retry sends the rest', async () => {
    const { home, fake, states, post, post_id } = await thread('readback', ['none', 'refused'])
    const report = await home.pass()
    expect(report).toMatchObject({ due: 2, published: 1, failed: 1 })
    expect(exitCodeOf(report, false)).toBe(3)
    expect(await states()).toEqual(['sent', 'rejected', 'following', 'following'])
    expect((await post()).status).toBe('failed')
    home.advance(60)
    expect(await home.pass()).toMatchObject({ due: 0 })
    await retry(home.process(), { post_id, account: null })
    await home.pass()
    expect(chain(fake)).toEqual(whole)
    expect((await post()).status).toBe('published')
  })

  it('refused, then cancelled: nothing more goes out', async () => {
    const { home, fake, states, post, post_id } = await thread('readback', ['none', 'refused'])
    await home.pass()
    await (await home.process().store()).posts.cancel(post_id, home.now().toISOString())
    expect(await states()).toEqual(['sent', 'cancelled', 'cancelled', 'cancelled'])
    expect((await post()).status).toBe('published')
    home.advance(5)
    await home.pass()
    expect(fake.posts.map((one) => one.text)).toEqual(['one'])
  })

  it('a comment that is refused takes nothing back', async () => {
    const { home, fake, states, post } = await thread('readback', ['none', 'none', 'none', 'refused'])
    await home.pass()
    expect(await states()).toEqual(['sent', 'sent', 'sent', 'rejected'])
    expect((await post()).deliveries.map((one) => one.url !== null)).toEqual([true, true, true, false])
    expect(fake.posts.map((one) => one.text)).toEqual(texts)
  })

  it('not known: what follows waits until it is', async () => {
    const { home, fake, states } = await thread('readback', ['none', 'timeout_after'])
    await home.pass()
    expect(await states()).toEqual(['sent', 'unknown', 'following', 'following'])
    home.advance(2)
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it('a person says it is there: the rest answers it by its address', async () => {
    const { home, fake, states, post, post_id } = await thread('blind', ['none', 'timeout_after'])
    const report = await home.pass()
    expect(exitCodeOf(report, false)).toBe(6)
    expect(await states()).toEqual(['sent', 'needs_human', 'following', 'following'])
    const { question } = (await post()).deliveries[1] ?? {}
    expect(question?.message.fr).toContain('fake, partie 2')
    expect(question?.message.en).toContain('fake, part 2')
    const id = fake.of('two')[0]?.id
    await resolveUnknown(home.process(), { post_id, account: null, answer: { published: `https://fake.example/${id}` } })
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it('a person says it is not there: it is sent, and the rest after it', async () => {
    const { home, fake, post_id } = await thread('blind', ['none', 'timeout_before'])
    await home.pass()
    await resolveUnknown(home.process(), { post_id, account: null, answer: 'not_published' })
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it('a person drops it: the rest goes with it', async () => {
    const { home, fake, states, post_id, post } = await thread('blind', ['none', 'timeout_before'])
    await home.pass()
    await resolveUnknown(home.process(), { post_id, account: null, answer: 'drop' })
    expect(await states()).toEqual(['sent', 'cancelled', 'cancelled', 'cancelled'])
    const last = (await post()).deliveries[3]
    expect(await home.journal(last?.id ?? 0)).toEqual(['P8'])
    home.advance(5)
    expect(await home.pass()).toMatchObject({ due: 0 })
    expect(fake.posts.map((one) => one.text)).toEqual(['one'])
  })

  it('too many requests in between: the account waits, then goes on where it was', async () => {
    const { home, fake, states } = await thread('readback', ['none', 'rate_limited'])
    expect(await home.pass()).toMatchObject({ published: 1, retrying: 1 })
    expect(await states()).toEqual(['sent', 'scheduled', 'following', 'following'])
    home.advance(2)
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it('an account that is refused in between is held, and goes on where it was', async () => {
    const { home, account, fake, states } = await thread('readback', ['none', 'unauthorized'])
    await home.pass()
    expect(await states()).toEqual(['sent', 'blocked', 'following', 'following'])
    await (await home.process().store()).accounts.update(account.id, { status: 'ready', status_reason: null })
    home.advance(1)
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it('too late in between: missed, and a person sends the rest', async () => {
    const { home, fake, states, post_id } = await thread('readback', ['none', 'not_sent'])
    await home.pass()
    home.advance(121)
    await home.pass()
    expect(await states()).toEqual(['sent', 'missed', 'following', 'following'])
    await retry(home.process(), { post_id, account: null })
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it('an interrupted pass leaves the rest to the next one', async () => {
    const { home, fake, states } = await thread()
    const stop = new AbortController()
    await home.pass({ signal: stop.signal }, { failpoint: async (at) => (at === 'recorded' ? stop.abort() : undefined) })
    expect(await states()).toEqual(['sent', 'scheduled', 'following', 'following'])
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })
})

describe('what a person does with a thread', () => {
  it('hold and resume before it leaves, and in the middle of it', async () => {
    const { home, fake, states, post_id } = await thread('readback', ['none', 'not_sent'])
    await hold(home.process(), { post_id, account: null })
    expect(await states()).toEqual(['held', 'following', 'following', 'following'])
    await home.pass()
    await resume(home.process(), { post_id, account: null })
    await home.pass()
    expect(await states()).toEqual(['sent', 'scheduled', 'following', 'following'])
    await hold(home.process(), { post_id, account: null })
    home.advance(30)
    expect(await home.pass()).toMatchObject({ due: 0 })
    await resume(home.process(), { post_id, account: null })
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it('moved in the middle of it: the rest leaves at the new hour', async () => {
    const { home, fake, post_id, states } = await thread('readback', ['none', 'not_sent'])
    await home.pass()
    const scheduled_at = new Date(start.getTime() + 3 * 3_600_000).toISOString()
    const when = { scheduled_at, scheduled_local: '2026-12-01T12:00', time_zone: 'Europe/Paris', typed_at: '12:00' }
    await (await home.process().store()).posts.move(post_id, when, 'scheduled', home.now().toISOString())
    home.advance(150)
    expect(await home.pass()).toMatchObject({ due: 0 })
    expect(await states()).toEqual(['sent', 'scheduled', 'following', 'following'])
    home.advance(31)
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it.each(['approve', 'move'] as const)('sent back in the middle of it, then %s: the rest goes on from there', async (verb) => {
    const { home, fake, post_id, states, post } = await thread('readback', ['none', 'refused'])
    await home.pass()
    const { posts } = await home.process().store()
    const at = (): string => home.now().toISOString()
    // what was refused is retried and held, so that it is as if it had not begun
    await posts.reject(post_id, 'not like this', 'Mme Klein', at())
    expect((await states()).slice(2)).toEqual(['draft', 'draft'])
    await retry(home.process(), { post_id, account: null })
    await home.pass()
    expect(await states()).toEqual(['sent', 'sent', 'draft', 'draft'])
    home.advance(5)
    expect(await home.pass()).toMatchObject({ due: 0 })
    const { scheduled_local, time_zone } = await post()
    const when = { scheduled_at: at(), scheduled_local, time_zone, typed_at: null }
    if (verb === 'approve') await posts.approve(post_id, { by: 'Mme Klein', via: 'phone' }, at())
    else await posts.move(post_id, when, 'scheduled', at())
    expect(await states()).toEqual(['sent', 'sent', 'scheduled', 'following'])
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it('waits for one approval; without it the post is missed, and its parts with it', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const { posts } = await home.process().store()
    const due = new Date(start.getTime() + 48 * 3_600_000).toISOString()
    const at = (): string => home.now().toISOString()
    const { id } = await posts.add({ ...newThread(account, texts, 'comment', due), state: 'awaiting_approval' }, at())
    home.advance(24 * 60 + 1)
    expect((await home.pass()).notices.map((one) => one.kind)).toEqual(['approval'])
    home.advance(24 * 60)
    expect(await home.pass()).toMatchObject({ due: 1, missed: 1 })
    expect(await statesOf(home, id)).toEqual(['missed', 'following', 'following', 'following'])
    home.advance(60)
    expect(await home.pass()).toMatchObject({ due: 0, notices: [] })
    await posts.approve(id, { by: 'Mme Klein', via: 'phone' }, at())
    await retry(home.process(), { post_id: id, account: null })
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it.each([
    [
      'shorter',
      ['one', 'deux'],
      null,
      [
        ['one', null, null],
        ['deux', 'one', 'one'],
      ],
    ],
    [
      'longer',
      ['one', 'two', 'three', 'four'],
      'comment',
      [...whole.slice(0, 3), ['four', 'one', 'three'], ['comment', 'one', 'four']],
    ],
    ['one post', ['one'], null, [['one', null, null]]],
  ] as const)('made %s before it leaves', async (_, words, comment, wanted) => {
    const { home, account, fake, post_id, post } = await thread()
    const { posts } = await home.process().store()
    await posts.replace(post_id, newThread(account, words, comment, start.toISOString()), home.now().toISOString())
    await home.pass()
    expect(chain(fake)).toEqual(wanted)
    const parts = (await post()).deliveries.filter((one) => one.state === 'sent').map((one) => one.part)
    expect(parts).toEqual(wanted.map((__, part) => part))
    expect((await posts.lines({ all: true })).map((line) => line.accounts)).toEqual([['fake']])
  })

  it('made shorter and longer again keeps its order', async () => {
    const { home, account, fake, post_id } = await thread()
    const { posts } = await home.process().store()
    const at = home.now().toISOString()
    await posts.replace(post_id, newThread(account, ['one'], null, start.toISOString()), at)
    await posts.replace(post_id, newThread(account, texts, 'comment', start.toISOString()), at)
    await home.pass()
    expect(chain(fake)).toEqual(whole)
  })

  it('cannot be edited once it has begun', async () => {
    const { home, account, post_id } = await thread('readback', ['none', 'not_sent'])
    await home.pass()
    const { posts } = await home.process().store()
    const change = posts.replace(post_id, newThread(account, ['x'], null, start.toISOString()), home.now().toISOString())
    await expect(change).rejects.toMatchObject({ code: 'post_already_leaving' })
  })

  it('one part posted by hand instead: smm goes on with the next', async () => {
    const { home, fake, post_id, states } = await thread('readback', ['none', 'refused'])
    await home.pass()
    const [root] = fake.posts
    if (root) fake.posts.push({ ...root, id: '900', text: 'two', root: root.id, previous: root.id })
    await markDone(home.process(), post_id, 'https://fake.example/900')
    expect(await states()).toEqual(['sent', 'sent', 'scheduled', 'following'])
    await home.pass()
    expect(await states()).toEqual(['sent', 'sent', 'sent', 'sent'])
    expect(chain(fake)).toEqual(whole)
    home.advance(5)
    expect(await home.pass()).toMatchObject({ due: 0 })
  })

  it('cannot be marked as posted by hand while a part of it is not known', async () => {
    const { home, post_id, states } = await thread('blind', ['none', 'timeout_before'])
    await home.pass()
    await expect(markDone(home.process(), post_id, 'https://fake.example/1')).rejects.toMatchObject({ code: 'wrong_status' })
    expect(await states()).toEqual(['sent', 'needs_human', 'following', 'following'])
  })
})

describe('a thread that a person posts', () => {
  it('is one notice with everything in it, and done marks all of it', async () => {
    const home = await world()
    const manual = { network: 'manual', for_network: 'facebook' } as const
    const { account } = await home.account('facebook', { idempotency: 'person' }, manual)
    const [first] = await home.thread(account, texts, 'comment')
    const id = first?.post_id ?? 0
    const report = await home.pass()
    expect(report.notices).toMatchObject([
      {
        kind: 'to_post',
        text: 'one',
        parts: [
          { kind: 'part', text: 'two' },
          { kind: 'part', text: 'three' },
          { kind: 'comment', text: 'comment' },
        ],
      },
    ])
    const [notice] = report.notices
    if (!notice) throw new Error('no notice')
    for (const [lang, heads] of [
      ['fr', ['partie 2', 'partie 3', 'premier commentaire']],
      ['en', ['part 2', 'part 3', 'first comment']],
    ] as const) {
      const shown = noticeText(home.process({ lang }), notice)
      expect([...shown.matchAll(/^— (.*) —$/gm)].map((found) => found[1])).toEqual(heads)
    }
    home.advance(60)
    expect(await home.pass()).toMatchObject({ due: 0, notices: [] })
    const after = await markDone(home.process(), id, 'https://www.facebook.com/klein/posts/1')
    expect(after.status).toBe('published')
    expect(await statesOf(home, id)).toEqual(['sent', 'sent', 'sent', 'sent'])
    expect(await home.pass()).toMatchObject({ due: 0, notices: [] })
  })
})
