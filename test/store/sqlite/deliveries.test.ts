import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { inStatesSql, nextDepartureSql } from '../../../src/store/sqlite/deliveries.ts'
import { hasWorkSql } from '../../../src/store/sqlite/work.ts'
import { world } from '../../support/delivery-world.ts'

async function database() {
  const home = await world()
  const { account } = await home.account('fake', { idempotency: 'readback' })
  const post = await home.post(account, 'a')
  const context = home.process()
  return { home, account, post, context, store: await context.store(), db: new Database(context.places.database) }
}

describe('what a pass asks first', () => {
  it('is answered by partial indexes alone, however long the queue', async () => {
    const { db } = await database()
    const plan = (db.prepare(`EXPLAIN QUERY PLAN ${hasWorkSql}`).all({ now: 'x' }) as { detail: string }[]).map(
      (row) => row.detail,
    )
    const steps = plan.filter((step) => /SCAN|SEARCH/.test(step) && step !== 'SCAN CONSTANT ROW')
    expect(steps).toEqual([
      'SEARCH deliveries USING INDEX deliveries_due (<expr><?)',
      'SEARCH deliveries USING INDEX deliveries_unapproved (<expr><?)',
      'SEARCH deliveries USING COVERING INDEX deliveries_open (state=?)',
      'SEARCH deliveries USING COVERING INDEX deliveries_open (state=? AND next_at<?)',
      'SEARCH deliveries USING INDEX deliveries_to_tell (next_at>? AND next_at<?)',
      'SEARCH d USING INDEX deliveries_open (state=?)',
      'SEARCH a USING INTEGER PRIMARY KEY (rowid=?)',
      'SEARCH a USING INDEX accounts_to_tell (expiry_tell_at<?)',
      'SEARCH c USING PRIMARY KEY (slug=?)',
      'SEARCH s USING INDEX series_due (extend_at<?)',
      'SEARCH c USING PRIMARY KEY (slug=?)',
      'SEARCH p USING INDEX approval_packs_to_remind (remind_at>? AND remind_at<?)',
      'SEARCH c USING PRIMARY KEY (slug=?)',
      'SEARCH settings USING PRIMARY KEY (key=?)',
      'SEARCH incident_alerts USING COVERING INDEX incident_alerts_to_tell (tell_at>? AND tell_at<?)',
      'SEARCH m USING INDEX inbox_messages_to_forget (forget_at>? AND forget_at<?)',
      'SEARCH i USING INTEGER PRIMARY KEY (rowid=?)',
      'SEARCH leads USING INDEX leads_to_forget (date<?)',
      'SEARCH incidents USING INDEX incidents_to_forget (closed_at>? AND closed_at<?)',
      'SEARCH moderation_log USING INDEX moderation_log_to_forget (at<?)',
      // of a few rows, nearly always none
      'SCAN erased_files',
    ])
    db.close()
  })

  it.each([
    ["state = 'scheduled', next_at = '2099'", false],
    ["state = 'scheduled'", true],
    ["state = 'unknown', next_at = '2000'", true],
    ["state = 'unknown', next_at = '2099'", false],
    ["state = 'to_post', next_at = '2000'", true],
    ["state = 'to_post', next_at = NULL", false],
    ["state = 'claimed', was = 'scheduled', owner = 'x'", true],
    ["state = 'blocked'", true],
    ["state = 'held'", false],
    ["state = 'cancelled'", false],
  ])('with %s: %s', async (set, expected) => {
    const { db, store, home, post } = await database()
    db.prepare(`UPDATE deliveries SET ${set} WHERE id = ?`).run(post.id)
    expect(await store.deliveries.hasWork(home.now().toISOString())).toBe(expected)
    db.close()
  })
})

describe('deliveries by their state', () => {
  it.each([
    ['what is open', ['claimed', 'sending'] as const, {}, /USING INDEX deliveries_open \(state=\?\)$/],
    [
      'what a client has',
      ['held', 'to_post'] as const,
      { client: 'essai' },
      /USING INDEX deliveries_of_account \(account_id=\? AND state=\?\)$/,
    ],
    [
      'what a client has open',
      ['to_post'] as const,
      { client: 'essai' },
      /USING INDEX deliveries_(open|of_account) \(.*state=\?/,
    ],
  ])('%s is found by an index', async (_, states, filter, found) => {
    const { db } = await database()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${inStatesSql(states, filter)}`).all(filter) as { detail: string }[]
    const steps = plan.map(({ detail }) => detail).filter((step) => /(SCAN|SEARCH) deliveries/.test(step))
    expect(steps).toEqual([expect.stringMatching(found)])
    db.close()
  })

  it('are those, and no others', async () => {
    const { db, store, account, post } = await database()
    const found = async (client?: string): Promise<number[]> =>
      (await store.deliveries.inStates(['held', 'to_post'], client === undefined ? {} : { client })).map(({ id }) => id)
    expect(await found(account.client)).toEqual([])
    for (const state of ['held', 'to_post']) {
      db.prepare('UPDATE deliveries SET state = ? WHERE id = ?').run(state, post.id)
      expect([await found(account.client), await found(), await found('nobody')]).toEqual([[post.id], [post.id], []])
    }
    db.close()
  })
})

describe('the next departure of a client', () => {
  it('is the first of its accounts, by one look into an index for each', async () => {
    const { db } = await database()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${nextDepartureSql}`).all({ client: 'essai', after: 'x' }) as {
      detail: string
    }[]
    expect(plan.map(({ detail }) => detail).filter((step) => /SCAN|SEARCH|B-TREE/.test(step))).toEqual([
      'SEARCH accounts USING COVERING INDEX accounts_of_client (client=?)',
      'SEARCH deliveries USING INDEX deliveries_of_account (account_id=? AND state=? AND due_at>?)',
      'SEARCH posts USING INTEGER PRIMARY KEY (rowid=?)',
    ])
    db.close()
  })

  it('passes over drafts, replies and what is out; null where nothing leaves', async () => {
    const { db, store, home, account, post } = await database()
    const next = (): Promise<string | null> => store.deliveries.nextDeparture(account.client, home.now().toISOString())
    const [one, other] = [await home.post(account, 'b'), await home.post(account, 'c')]
    const set = (id: number, words: string): unknown => db.prepare(`UPDATE deliveries SET ${words} WHERE id = ?`).run(id)
    set(post.id, "state = 'draft', due_at = '2098'")
    set(one.id, "due_at = '2099-02'")
    set(other.id, "due_at = '2099-01'")
    expect(await next()).toBe('2099-01')
    db.pragma('foreign_keys = OFF')
    db.prepare('UPDATE posts SET answers_message = 1 WHERE id = ?').run(other.post_id)
    expect(await next()).toBe('2099-02')
    set(one.id, "state = 'held'")
    expect(await next()).toBeNull()
    expect(await store.deliveries.nextDeparture('nobody', '2000')).toBeNull()
    db.close()
  })
})

describe('a claim', () => {
  it('is given to one run only, with a fence that goes up', async () => {
    const { store, post, home } = await database()
    const at = home.now().toISOString()
    const first = await store.deliveries.claim(post.id, 'one', ['scheduled'], at)
    expect(first).toMatchObject({ state: 'claimed', owner: 'one', fence: 1, was: 'scheduled' })
    expect(await store.deliveries.claim(post.id, 'two', ['scheduled'], at)).toBe('gone')
  })

  it('is refused while another run has the account, and before the time', async () => {
    const { store, post, home, account } = await database()
    const other = await home.post(account, 'b')
    const later = await home.post(account, 'c', { due_at: '2099-01-01T00:00:00.000Z' })
    const at = home.now().toISOString()
    await store.deliveries.claim(post.id, 'one', ['scheduled'], at)
    expect(await store.deliveries.claim(other.id, 'two', ['scheduled'], at)).toBe('busy')
    expect(await store.deliveries.claim(other.id, 'one', ['scheduled'], at)).toMatchObject({ owner: 'one' })
    expect(await store.deliveries.claim(later.id, 'one', ['scheduled'], at)).toBe('gone')
  })

  it('is refused while another of the account is about to leave, whoever has it; what is to become of it is written with it', async () => {
    const { store, post, home, account } = await database()
    const other = await home.post(account, 'b')
    const at = home.now().toISOString()
    const sending = await store.deliveries.claim(post.id, 'one', ['scheduled'], at, ({ id, attempt, fence }) => ({
      delivery_id: id,
      transition: 'T3',
      from: ['claimed'],
      to: 'sending',
      change: { attempt: attempt + 1, intent_at: at, first_intent_at: at },
      fence: { owner: 'one', fence },
      run_id: 'one',
    }))
    expect(sending).toMatchObject({ state: 'sending', owner: 'one', fence: 1, attempt: 1, was: 'scheduled' })
    expect((await store.deliveries.journal(post.id)).map((line) => line.transition)).toEqual(['T1', 'T3'])
    expect(await store.deliveries.claim(other.id, 'one', ['scheduled'], at)).toBe('busy')
    expect((await store.deliveries.get(other.id))?.state).toBe('scheduled')
  })

  it('that was lost writes nothing any more', async () => {
    const { store, post, home } = await database()
    const at = home.now().toISOString()
    const claimed = await store.deliveries.claim(post.id, 'one', ['scheduled'], at)
    if (typeof claimed === 'string') throw new Error(claimed)
    const step = {
      delivery_id: post.id,
      transition: 'T13',
      from: ['claimed'],
      to: 'scheduled',
      change: { attempt: 1 },
      run_id: 'one',
    } as const
    expect(await store.deliveries.transition({ ...step, fence: { owner: 'one', fence: claimed.fence - 1 } }, at)).toBeNull()
    expect(await store.deliveries.transition({ ...step, fence: { owner: 'two', fence: claimed.fence } }, at)).toBeNull()
    expect(await store.deliveries.transition({ ...step, fence: { owner: 'one', fence: claimed.fence } }, at)).toMatchObject({
      owner: null,
    })
  })
})

describe('the database itself refuses', () => {
  it.each([
    [
      'to send what was not claimed',
      "UPDATE deliveries SET state = 'sending', owner = 'x', intent_at = 'now'",
      /only what is claimed/,
    ],
    [
      'to send an unknown outcome again without proof',
      "UPDATE deliveries SET state = 'claimed', was = 'unknown', owner = 'x', unknown_since = 'then'; UPDATE deliveries SET state = 'sending', intent_at = 'now'",
      /without proof/,
    ],
    [
      'to take back what is published',
      "UPDATE deliveries SET state = 'sent', remote_id = '1'; UPDATE deliveries SET state = 'scheduled'",
      /published stays published/,
    ],
    ['to publish without an id', "UPDATE deliveries SET state = 'sent'", /CHECK/],
    ['to ask without a question', "UPDATE deliveries SET state = 'needs_human'", /CHECK/],
    [
      'to change what has left',
      "UPDATE deliveries SET first_intent_at = 'x'; UPDATE deliveries SET content = '{}'",
      /cannot be changed/,
    ],
    [
      'to rewrite the journal',
      "INSERT INTO delivery_journal VALUES (1, 1, 'x', NULL, 'T1', 'a', 'b', '{}'); UPDATE delivery_journal SET at = 'y'",
      /append-only/,
    ],
  ])('%s', async (_, sql, message) => {
    const { db } = await database()
    expect(() => db.exec(sql)).toThrow(message)
    db.close()
  })
})

describe('a run', () => {
  it('lives as long as its process holds the lock, and is dead when that is gone', async () => {
    const { home } = await database()
    const one = home.process()
    const store = await one.store()
    await store.deliveries.startRun('run-1', home.now().toISOString())
    const watcher = await home.process().store()
    expect(await watcher.deliveries.liveness('run-1')).toBe('alive')
    await one.close()
    expect(await watcher.deliveries.liveness('run-1')).toBe('dead')
    expect(await watcher.deliveries.unfinishedRuns()).toMatchObject([{ id: 'run-1', finished_at: null }])
    await watcher.deliveries.finishRun('run-1', {}, home.now().toISOString())
    expect(await watcher.deliveries.unfinishedRuns()).toEqual([])
  })

  it('that nobody knows is dead, and one of another machine is elsewhere', async () => {
    const { home, db, store } = await database()
    expect(await store.deliveries.liveness('never')).toBe('dead')
    const one = home.process()
    await (await one.store()).deliveries.startRun('run-1', home.now().toISOString())
    db.prepare("UPDATE runs SET host = 'elsewhere', boot_id = 'other'").run()
    expect(await store.deliveries.liveness('run-1')).toBe('elsewhere')
    db.close()
  })
})

it('knows the next instant at which something is due', async () => {
  const { store, home, account } = await database()
  const now = home.now().toISOString()
  expect(await store.deliveries.nextInstant(now)).toBeNull()
  await home.post(account, 'later', { due_at: '2027-01-02T00:00:00.000Z' })
  await home.post(account, 'sooner', { due_at: '2027-01-01T00:00:00.000Z' })
  expect(await store.deliveries.nextInstant(now)).toBe('2027-01-01T00:00:00.000Z')
})

it('gives the duty of telling people to one run at a time, and to none once it was told', async () => {
  const { store, post, db } = await database()
  db.prepare("UPDATE deliveries SET state = 'to_post', next_at = '2026-12-01T08:00:00.000Z'").run()
  const take = (now: string, again: string): Promise<boolean> => store.deliveries.takeNotice(post.id, now, again)
  expect(await take('2026-12-01T07:59:00.000Z', '2026-12-01T08:10:00.000Z')).toBe(false)
  expect(await take('2026-12-01T08:00:00.000Z', '2026-12-01T08:10:00.000Z')).toBe(true)
  expect(await take('2026-12-01T08:00:00.000Z', '2026-12-01T08:10:00.000Z')).toBe(false)
  expect(await take('2026-12-01T08:10:00.000Z', '2026-12-01T08:20:00.000Z')).toBe(true)
  await store.deliveries.noticed(post.id, '2026-12-01T08:10:01.000Z')
  expect(await take('2027-01-01T00:00:00.000Z', '2027-01-01T00:10:00.000Z')).toBe(false)
  db.close()
})
