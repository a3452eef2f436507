import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { archiveClient } from '../../src/clients/archive-client.ts'
import { prepareReply } from '../../src/community/queue-reply.ts'
import { addPost } from '../../src/posts/add-post.ts'
import { readRhythm } from '../../src/posts/read-rhythm.ts'
import { readCalendar } from '../../src/posts/read-calendar.ts'
import { standingPosts } from '../../src/posts/standing-posts.ts'
import { buildReport } from '../../src/report/build-report.ts'
import { planPull } from '../../src/results/plan-pull.ts'
import { readOut } from '../../src/results/read-figures.ts'
import type { InboxMessage } from '../../src/store/inbox.ts'
import type { NewPost, Post } from '../../src/store/posts.ts'
import { bakery, type Bakery } from '../posts/support.ts'
import { newMessage } from '../support/message.ts'

const at = '2026-11-23T09:00:00.000Z'

async function withReply(
  change: (post: NewPost) => NewPost = (post) => post,
): Promise<Bakery & { post: Post; message: InboxMessage }> {
  const shop = await bakery({ accounts: [['mastodon', 'mastodon']] })
  const account = shop.accounts['mastodon']
  if (account === undefined) throw new Error('no account')
  const { inbox } = await shop.context.store()
  const given = newMessage({ network: 'mastodon', account_id: account.id, source: 'api', can_reply: true })
  const [message] = (await inbox.receive('ill', [given], {}, at)).added
  if (message === undefined) throw new Error('not received')
  const said = { text: 'Dès 7 h, tous les jours.', by: 'consultant', statement: false }
  const prepared = await prepareReply(shop.context, shop.client, message, account, said)
  const post = await addPost(shop.context, { ...prepared, post: change(prepared.post) })
  return { ...shop, post, message }
}

async function sent({ context, post }: Bakery & { post: Post }): Promise<void> {
  const { deliveries } = await context.store()
  const change = { proof: 'response', remote_id: '1', url: null, published_at: at } as const
  const move = {
    delivery_id: post.deliveries[0]?.id ?? 0,
    transition: 'T4',
    from: ['scheduled'],
    to: 'sent',
    change,
    run_id: null,
  } as const
  expect((await deliveries.transition(move, at))?.state).toBe('sent')
}

describe('an answer is no publication', () => {
  it('for lists, slots, neighbours, the rhythm, the mix, the calendar, the report and the figures', async () => {
    const shop = await withReply()
    const { context, client, accounts } = shop
    await sent(shop)
    const store = await context.store()
    const id = accounts['mastodon']?.id ?? 0
    expect(await store.posts.list({ client: 'ill', all: true })).toEqual([])
    expect(await store.posts.lines({ client: 'ill', all: true })).toEqual([])
    expect((await store.posts.list({ client: 'ill', all: true, replies: 'all' })).map((one) => one.id)).toEqual([shop.post.id])
    expect(await store.posts.list({ client: 'ill', all: true, replies: 'open' })).toEqual([])
    expect(await store.posts.taken([id], { from: '2020', to: '2100' })).toEqual([])
    expect(await store.posts.nearest(id, at, 3_600_000)).toBeNull()
    expect(await store.deliveries.lastIntent(id)).toBeNull()
    expect(await standingPosts(context, client, { from: '2026-11-01', to: '2026-12-31' })).toEqual([])
    const week = { month: null, week: '2026-11-23', from: '2026-11-23', to: '2026-11-29' }
    expect(JSON.stringify(await readCalendar(context, client, week, 'fr'))).not.toContain('Dès 7 h')
    expect(await readOut(context, client)).toEqual([])
    const { networks } = (await buildReport(context, client, '2026-11', false)).sections
    expect(networks.map(({ network, published }) => [network, published])).toEqual([['mastodon', 0]])
    const plan = await planPull(context, { accounts: await store.accounts.list('ill'), again: true, max_micros: null })
    expect(plan.accounts.flatMap(({ posts }) => posts)).toEqual([])
  })

  it('nor, while it waits, one of those that the days ahead are full of', async () => {
    const later = { scheduled_at: '2026-11-27T09:00:00.000Z', scheduled_local: '2026-11-27T10:00' }
    const { context, client } = await withReply((post) => ({ ...post, ...later }))
    expect((await readRhythm(context, client)).days_ahead).toBe(0)
  })

  it('but what it costs is kept, once, and what it answers is answered', async () => {
    const priced = (post: NewPost): NewPost => ({
      ...post,
      deliveries: post.deliveries.map((one) => ({ ...one, price_micros: 15_000, price_currency: 'USD' })),
    })
    const shop = await withReply(priced)
    await sent(shop)
    const { fees, inbox } = await shop.context.store()
    expect(await fees.list('ill', '2020', '2100')).toMatchObject([{ what: 'post', micros: 15_000, currency: 'USD' }])
    expect(await inbox.get(shop.message.id)).toMatchObject({ status: 'answered', answered_at: at, answered_by: 'consultant' })
  })

  it('is out and has answered in one step, or neither', async () => {
    const shop = await withReply()
    const db = new Database(shop.context.places.database)
    db.exec(`CREATE TRIGGER full_disk BEFORE UPDATE ON inbox_messages BEGIN SELECT RAISE(ABORT, 'full'); END`)
    db.close()
    await expect(sent(shop)).rejects.toThrow('full')
    const { posts } = await shop.context.store()
    expect((await posts.replies(shop.message.id)).map((one) => one.status)).toEqual(['scheduled'])
  })

  it('one that waits keeps a client from being put aside', async () => {
    const { context, client } = await withReply()
    await expect(archiveClient(context, client, { undo: false })).rejects.toMatchObject({ code: 'client_in_use' })
  })

  it('the first answer counts; one that was closed is answered all the same', async () => {
    const shop = await withReply()
    const { inbox } = await shop.context.store()
    const before = '2026-11-22T09:00:00.000Z'
    const change = {
      answered_at: before,
      answered_by: 'Léa',
      status: 'closed',
      closed_at: before,
      close_reason: 'done',
    } as const
    await inbox.change([shop.message.id], change, 'inbox.close', before)
    await sent(shop)
    expect(await inbox.get(shop.message.id)).toMatchObject({
      status: 'answered',
      answered_at: before,
      answered_by: 'Léa',
      closed_at: null,
      close_reason: null,
    })
  })
})
