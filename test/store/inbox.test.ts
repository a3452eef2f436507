import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import type { InboxStore, MessageFilter, NewMessage } from '../../src/store/inbox.ts'
import { countSql, firstReceivedSql, inboxStore, listSql } from '../../src/store/sqlite/inbox.ts'
import { bakery, type Bakery } from '../posts/support.ts'
import { newMessage } from '../support/message.ts'
import { processorTime } from '../support/processor-time.ts'

const at = '2026-11-23T09:00:00.000Z'
const message = (more: Partial<NewMessage> = {}): NewMessage => {
  const { thread: _, ...rest } = newMessage({ source: 'api', network: 'mastodon', ...more })
  return more.thread === undefined ? rest : { ...rest, thread: more.thread }
}

interface Shop extends Bakery {
  readonly inbox: InboxStore
  readonly receive: (messages: readonly NewMessage[]) => ReturnType<InboxStore['receive']>
}

async function shop(): Promise<Shop> {
  const world = await bakery()
  const { inbox } = await world.context.store()
  return { ...world, inbox, receive: (messages) => inbox.receive('ill', messages, {}, at) }
}

describe('what others write, in the store', () => {
  it('gives back what was kept, and keeps each message once', async () => {
    const { inbox, receive } = await shop()
    const one = message({ remote_id: '7', author_name: 'Julie', tags: ['question', 'need'], sensitive: ['avocat'], rating: 2 })
    const first = await receive([one, message({ remote_id: '8' })])
    expect(first).toMatchObject({ known: 0, changed: [] })
    const { thread, ...kept } = first.added[0] ?? { thread: '' }
    expect(kept).toMatchObject({ ...one, tags: expect.arrayContaining(['question', 'need']) as unknown, status: 'new' })
    expect(thread).toBe('mastodon:7')
    const again = await receive([one, message({ remote_id: '9' })])
    expect(again).toMatchObject({ known: 1, added: [{ remote_id: '9' }] })
    expect(await inbox.count({ client: 'ill' })).toBe(3)
  })

  it('counts the numbers of two servers for themselves, and those of a network once', async () => {
    const { inbox, receive } = await shop()
    await receive([
      message({ remote_id: '7', server: 'https://a.example' }),
      message({ remote_id: '7', server: 'https://b.example' }),
    ])
    await receive([message({ network: 'facebook', remote_id: '7' }), message({ network: 'facebook', remote_id: '7' })])
    expect(await inbox.count({ client: 'ill', network: 'mastodon' })).toBe(2)
    expect(await inbox.count({ client: 'ill', network: 'facebook' })).toBe(1)
    const [a, b] = await inbox.list({ client: 'ill', network: 'mastodon' })
    expect(a?.thread).not.toBe(b?.thread)
  })

  it('keeps conversations together, whatever came first', async () => {
    const { inbox, receive } = await shop()
    const post = { post_remote_id: '1' }
    await receive([
      message({ remote_id: '10', answers: '1', ...post }),
      message({ remote_id: '11', answers: '10' }),
      // what it answers comes later
      message({ remote_id: '13', answers: '12' }),
      message({ remote_id: '20', answers: '1', ...post }),
    ])
    await receive([message({ remote_id: '12', answers: '11' }), message({ remote_id: '14', answers: '13' })])
    const threads = new Map((await inbox.list({ client: 'ill' })).map(({ remote_id, thread }) => [remote_id, thread]))
    expect(threads.get('11')).toBe(threads.get('10'))
    // two comments under one post are two conversations
    expect(threads.get('20')).not.toBe(threads.get('10'))
    expect(threads.get('13')).toBe(threads.get('12'))
    expect(threads.get('14')).toBe(threads.get('13'))
    // a call and a word at the counter are conversations of their own
    const { added } = await receive([message({ remote_id: null }), message({ remote_id: null })])
    expect(new Set(added.map(({ thread }) => thread)).size).toBe(2)
  })

  it('takes what its author changed for new again, and what listening had found before it came in', async () => {
    const { inbox, receive } = await shop()
    const { added } = await receive([message({ remote_id: '7', rating: 4, level: 'green', due_at: at })])
    const [{ id } = { id: 0 }] = added
    await inbox.change([id], { status: 'answered', answered_at: at, answered_by: 'consultant' }, 'inbox.answered', at)
    const worse = await receive([
      message({ remote_id: '7', rating: 1, level: 'amber', tone: 'negative', tone_source: 'lexicon' }),
    ])
    expect(worse).toMatchObject({
      added: [],
      known: 0,
      changed: [{ id, rating: 1, level: 'amber', status: 'new', answered_at: at }],
    })
    const found = await inbox.receive('ill', [message({ remote_id: '9', source: 'listen', needs_answer: false })], {}, at)
    const came = await receive([message({ remote_id: '9', due_at: at, account_id: null })])
    expect(came.changed).toMatchObject([{ id: found.added[0]?.id, source: 'api', needs_answer: true, due_at: at }])
    // what somebody has in hand since stays with them
    const [{ id: taken } = { id: 0 }] = (await inbox.receive('ill', [message({ remote_id: '10', source: 'listen' })], {}, at))
      .added
    await inbox.change([taken], { status: 'open', assigned_to: 'consultant' }, 'inbox.assign', at)
    expect((await receive([message({ remote_id: '10' })])).changed).toMatchObject([
      { status: 'open', assigned_to: 'consultant' },
    ])
    // listening finds it again: nothing changes
    const again = await inbox.receive('ill', [message({ remote_id: '9', source: 'listen', text: 'autre' })], {}, at)
    expect(again).toMatchObject({ known: 1, changed: [] })
  })

  it('keeps a page with its cursor and its fee, or nothing of them', async () => {
    const { context, inbox, accounts } = await shop()
    const account = accounts['mastodon']
    if (account === undefined) throw new Error('no account')
    const cursor = { account_id: account.id, cursor: '42' }
    const fee = {
      client: 'ill',
      account_id: account.id,
      network: 'x',
      at,
      what: 'read',
      count: 1,
      micros: 5000,
      currency: 'USD',
      delivery_id: null,
    } as const
    const bad = message({ remote_id: '8', rating: 9 })
    await expect(inbox.receive('ill', [message({ remote_id: '7' }), bad], { cursor, fee }, at)).rejects.toThrow(
      /CHECK constraint/,
    )
    expect(await inbox.cursors('ill')).toEqual([])
    expect(await inbox.count({ client: 'ill' })).toBe(0)
    await inbox.receive('ill', [message({ remote_id: '7' })], { cursor, fee }, at)
    await inbox.failed(account.id, 'not there', '2026-11-24T09:00:00.000Z')
    // a failure takes nothing from how far it was read
    expect(await inbox.cursors('ill')).toMatchObject([{ cursor: '42', problem: 'not there' }])
    const { fees } = await context.store()
    expect(await fees.list('ill', '2026-11-01', '2026-12-01')).toMatchObject([{ micros: 5000, what: 'read' }])
  })

  it('counts a copy once, also where its original comes in the same page', async () => {
    const { inbox, receive } = await shop()
    const { added } = await receive([message({ remote_id: 'a' }), message({ remote_id: 'b', copy_of_nth: 0 })])
    expect(added[1]?.copy_of).toBe(added[0]?.id)
    const [last] = await inbox.windows('ill', '2026-11-11T00:00:00.000Z', 2)
    expect(last).toEqual({ mentions: 1, negative: 0 })
  })

  it('tells what waits, and the trail never tells words', async () => {
    const { context, inbox, receive } = await shop()
    const { added } = await receive([
      message({ due_at: '2026-11-20T00:00:00.000Z' }),
      message({ due_at: '2026-11-24T00:00:00.000Z' }),
      message({ due_at: '2026-11-25T00:00:00.000Z', needs_answer: false }),
      message({ due_at: '2026-11-20T00:00:00.000Z', brand: false }),
    ])
    expect(await inbox.backlog('ill', at)).toEqual({ waiting: 2, overdue: 1, next_due_at: '2026-11-24T00:00:00.000Z' })
    const ids = added.slice(0, 2).map(({ id }) => id)
    await inbox.change(ids, { status: 'closed', close_reason: 'done', note: 'Julie Martin', closed_at: at }, 'inbox.close', at)
    expect(await inbox.backlog('ill', at)).toEqual({ waiting: 0, overdue: 0, next_due_at: null })
    const { audit } = await context.store()
    const lines = await audit.list({ client: 'ill', limit: 50 })
    expect(lines.filter(({ action }) => action === 'inbox.close')).toHaveLength(2)
    expect(JSON.stringify(lines)).not.toContain('Julie')
  })

  it('changes all of them or none', async () => {
    const { inbox, receive } = await shop()
    const { added } = await receive([message()])
    const [{ id } = { id: 0 }] = added
    await expect(inbox.change([id, 999], { tags: ['idea'] }, 'inbox.tag', at)).rejects.toMatchObject({
      code: 'changed_meanwhile',
    })
    expect(await inbox.get(id)).toMatchObject({ tags: [] })
  })
})

describe('with 200,000 messages', () => {
  it('lists, counts and takes in by its indexes', { timeout: 120_000 }, async () => {
    const { context, inbox, receive } = await shop()
    const db = new Database(context.places.database)
    db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)
      INSERT INTO inbox_messages (client, network, source, kind, remote_id, thread, author, author_name, text, at, received_at, can_reply,
        brand, needs_answer, status, level, due_at, sensitive, official)
      SELECT 'ill', 'mastodon', 'api', 'comment', 'r' || i, 'mastodon:r' || (i / 3), 'mastodon:' || (i % 5000), 'Nom ' || i, 'Texte ' || i,
        strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-01', '+' || (i * 2) || ' minutes'), '${at}', 1, 1, i % 50 = 0,
        CASE WHEN i % 100 = 0 THEN 'answered' ELSE 'new' END, 'green',
        strftime('%Y-%m-%dT%H:%M:%fZ', '2026-01-02', '+' || (i * 2) || ' minutes'), '[]', 0 FROM n`)
    db.close()
    const filters: readonly (readonly [MessageFilter, RegExp])[] = [
      [{ waiting: true, order: 'due', limit: 51 }, /inbox_messages_open/],
      [{ waiting: true, due_before: at, order: 'due', limit: 51 }, /inbox_messages_open/],
      [{ order: 'newest', limit: 51 }, /inbox_messages_by_time/],
      [{ from: '2026-06-01T00:00:00.000Z', to: '2026-06-02T00:00:00.000Z' }, /inbox_messages_by_time/],
      [{ author: 'mastodon:7', to: at, order: 'newest', limit: 20 }, /inbox_messages_of_author/],
      [{ thread: 'mastodon:r77', order: 'oldest' }, /inbox_messages_of_thread/],
    ]
    const plans = new Database(context.places.database)
    for (const [filter, index] of filters) {
      const given = { client: 'ill', ...filter }
      const sql = listSql(given)
      const names = [...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => [name, 'x'] as const)
      const lines = plans.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(Object.fromEntries(names)) as { detail: string }[]
      const plan = lines.map(({ detail }) => detail).join('\n')
      expect(plan).toMatch(index)
      expect(plan).not.toMatch(/SCAN m\b/)
      const started = processorTime()
      expect((await inbox.list(given)).length).toBeGreaterThan(0)
      expect(processorTime() - started).toBeLessThan(500)
    }
    const counted = plans.prepare(`EXPLAIN QUERY PLAN ${countSql({ client: 'ill', waiting: true })}`).all({ client: 'ill' })
    expect(JSON.stringify(counted)).toContain('inbox_messages_open')
    const first = plans.prepare(`EXPLAIN QUERY PLAN ${firstReceivedSql}`).all({ client: 'ill' }) as { detail: string }[]
    expect(first.map(({ detail }) => detail)).toEqual([
      'SEARCH inbox_messages USING COVERING INDEX inbox_messages_received (client=?)',
    ])
    plans.close()
    expect(await inbox.backlog('ill', at)).toMatchObject({ waiting: 2000 })
    expect(await inbox.first('ill')).toBe(at)
    const page = Array.from({ length: 100 }, (_, i) => message({ remote_id: `new${i}`, answers: `r${i * 1000 + 1}` }))
    const began = processorTime()
    expect((await receive(page)).added).toHaveLength(100)
    expect(processorTime() - began).toBeLessThan(1500)
  })
})

it('compiles nothing before it is asked: a look at the day opens the inbox, and writes no message', () => {
  const compiled: string[] = []
  inboxStore({ prepare: (sql: string) => compiled.push(sql) } as never)
  expect(compiled).toEqual([])
})
