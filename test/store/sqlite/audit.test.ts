import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { actionLabel } from '../../../src/i18n/audit.ts'
import { move } from '../../../src/delivery/machine.ts'
import { carryOut } from '../../../src/delivery/carry-out.ts'
import { auditSql } from '../../../src/store/sqlite/audit.ts'
import { world } from '../../support/delivery-world.ts'

const at = '2026-12-01T08:00:00.000Z'

describe('the trail of changes', () => {
  it('finds what befell one thing by its index, and the newest without sorting all', async () => {
    const home = await world()
    const process = home.process()
    await process.store()
    const db = new Database(process.places.database, { readonly: true })
    const plan = (filter: Parameters<typeof auditSql>[0]): string =>
      JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${auditSql(filter)}`).all({ ...filter, limit: 51 }))
    expect(plan({ target: 'post 1' })).toContain('audit_of_target')
    expect(plan({})).not.toContain('TEMP B-TREE')
    expect(plan({ client: 'ill' })).not.toContain('TEMP B-TREE')
    db.close()
  })

  it('tells from what to what, and who', async () => {
    const home = await world()
    const store = await home.process().store()
    const { account } = await home.account('fake', { idempotency: 'record' })
    await store.clients.update('klein', { city: 'Colmar', lang: 'fr' }, at)
    await store.accounts.update(account.id, { status: 'ready', remote_id: 'me', checked_at: at })
    await store.settings.set('chosen', 'klein', at)
    await store.settings.set('chosen', 'klein', at)
    await store.settings.delete('chosen')
    await store.secrets.put(account.id, 'credentials', () => new Uint8Array([1]), at)
    await store.secrets.put(account.id, 'session', () => new Uint8Array([2]), at)
    await store.secrets.delete(account.id)
    const told = (await store.audit.list({})).toReversed().slice(2)
    expect(told.map(({ action, actor, from, to }) => ({ action, actor, from, to }))).toEqual([
      { action: 'client.edit', actor: 'person', from: { city: null }, to: { city: 'Colmar' } },
      {
        action: 'account.edit',
        actor: 'person',
        from: { remote_id: null, status: 'unchecked' },
        to: { remote_id: 'me', status: 'ready' },
      },
      { action: 'setting.set', actor: 'person', from: null, to: { value: 'klein' } },
      { action: 'setting.delete', actor: 'person', from: { value: 'klein' }, to: null },
      { action: 'credentials.put', actor: 'person', from: null, to: { version: 1 } },
      { action: 'credentials.delete', actor: 'person', from: { version: 1 }, to: null },
    ])
  })

  it('tells each change of a post with the states of its deliveries', async () => {
    const home = await world()
    const store = await home.process().store()
    const { account } = await home.account('fake', { idempotency: 'record' })
    const delivery = await home.post(account, 'fig bread', { due_at: '2027-01-01T09:00:00.000Z' })
    const id = delivery.post_id
    const when = { scheduled_at: '2027-01-02T09:00:00.000Z', scheduled_local: '2027-01-02T10:00' }
    await store.posts.move(id, { ...when, time_zone: 'Europe/Paris', typed_at: 'saturday' }, 'scheduled', at)
    await carryOut(store, delivery, move('P6', { next_at: null, reason_code: null }), null, home.now())
    await store.posts.cancel(id, at)
    const [cancelled, held, moved, added] = await store.audit.list({ target: `post ${id}` })
    expect(added).toMatchObject({
      action: 'post.add',
      from: null,
      to: { text: 'fig bread', deliveries: { fake: 'scheduled' } },
    })
    expect(moved).toMatchObject({
      action: 'post.move',
      from: { scheduled_at: '2027-01-01T09:00:00.000Z' },
      to: { scheduled_at: '2027-01-02T09:00:00.000Z' },
    })
    expect(held).toMatchObject({
      action: 'delivery.held',
      from: { state: 'scheduled' },
      to: { state: 'held' },
      actor: 'person',
    })
    expect(cancelled).toMatchObject({
      action: 'post.cancel',
      from: { deliveries: { fake: 'held' } },
      to: { deliveries: { fake: 'cancelled' } },
    })
  })

  it('names the pass for what a pass does, to deliveries and to accounts', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'record' })
    const delivery = await home.post(account, 'fig bread')
    fake.faults.push('unauthorized')
    await home.pass()
    const store = await home.process().store()
    const run = await store.deliveries.lastRun()
    const lines = await store.audit.list({})
    const byPass = lines.filter((line) => line.actor === `pass ${run?.id}`)
    expect(byPass.map((line) => line.action)).toEqual(expect.arrayContaining(['delivery.blocked', 'account.edit']) as string[])
    expect(byPass.find((line) => line.to?.['status'] === 'blocked')?.from).toMatchObject({ status: 'ready' })
    expect((await store.deliveries.journal(delivery.id)).every((line) => line.run_id === run?.id)).toBe(true)
  })

  it('gives what was asked for: of a client, of a time, newest first', async () => {
    const home = await world()
    const store = await home.process().store()
    for (let day = 1; day <= 5; day++) {
      await store.audit.add({
        at: `2027-01-0${day}T00:00:00.000Z`,
        client: day % 2 ? 'klein' : null,
        action: 'x',
        target: `t ${day}`,
      })
    }
    const targets = async (filter: Parameters<typeof store.audit.list>[0]): Promise<string[]> =>
      (await store.audit.list(filter)).map((line) => line.target)
    expect(await targets({ limit: 2 })).toEqual(['t 5', 't 4'])
    expect(await targets({ from: '2027-01-02T00:00:00.000Z', to: '2027-01-04T00:00:00.000Z' })).toEqual(['t 3', 't 2'])
    expect((await targets({ client: 'klein' })).slice(0, 3)).toEqual(['t 5', 't 3', 't 1'])
  })

  it.each([
    ['DELETE FROM audit', 'append-only'],
    [`UPDATE audit SET action = 'x'`, 'append-only'],
    ['DELETE FROM delivery_journal', 'append-only'],
    [`UPDATE delivery_journal SET transition = 'x'`, 'append-only'],
  ])('%s is refused', async (sql, message) => {
    const home = await world()
    const { account } = await home.account('fake', { idempotency: 'record' })
    await home.post(account, 'fig bread')
    await home.pass()
    const db = new Database(home.process().places.database)
    expect(() => db.exec(sql)).toThrow(message)
    db.close()
  })

  it('has words for every action that the store writes', () => {
    const folder = join(import.meta.dirname, '../../../src/store/sqlite')
    const source = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
    const written = [
      ...source.matchAll(
        /'((?:account|ambassador|client|cost|credentials|database|hold|lead|sale|setting|strategy|team|time)\.\w+)'/g,
      ),
    ]
    const names = [...new Set(written.map(([, name]) => name ?? ''))]
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => !(name in actionLabel))).toEqual([])
  })
})
