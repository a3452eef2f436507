import { describe, expect, test } from 'vitest'
import { addClient } from '../../src/clients/add-client.ts'
import { status } from '../../src/cli/status/status.ts'
import { readStatus } from '../../src/overview/read-status.ts'
import type { Account } from '../../src/store/accounts.ts'
import type { Client } from '../../src/store/clients.ts'
import type { DeliveryChange, DeliveryState } from '../../src/store/deliveries.ts'
import type { NewPost, Post, QueuedState } from '../../src/store/posts.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'

const now = new Date('2026-11-23T08:00:00Z')
const at = now.toISOString()

interface Desk {
  readonly context: TestContext
  readonly client: Client
  readonly account: Account
  /** A post due at this instant, brought into `to` when it is given. */
  post(text: string, due: string | null, state?: QueuedState, to?: DeliveryState, change?: DeliveryChange): Promise<Post>
}

async function desk(options: TestContextOptions = {}): Promise<Desk> {
  const context = testContext({ now, ...options })
  const client = await addClient(context, { name: 'Duval' })
  const store = await context.store()
  const account = await store.accounts.add(
    { client: 'duval', network: 'manual', name: 'facebook', endpoint: null, path: null, for_network: 'facebook' },
    at,
  )
  await store.accounts.update(account.id, { status: 'ready' })
  let n = 0
  return {
    context,
    client,
    account,
    post: async (text, due, state = 'scheduled', to, change = {}) => {
      n++
      const post: NewPost = {
        client: 'duval',
        title: null,
        text,
        text_for: {},
        link: null,
        thread: false,
        first_comment: null,
        media: [],
        tags: [],
        pillar: null,
        campaign: null,
        scheduled_at: due,
        scheduled_local: due,
        time_zone: 'Europe/Paris',
        typed_at: null,
        content_hash: `hash-${n}`,
        state,
        approval: null,
        deliveries: [
          {
            account_id: account.id,
            network: 'manual',
            account: 'facebook',
            part: 0,
            content: { title: null, text, link: null, media: [], tags: [], lang: 'fr' },
            content_hash: `hash-${n}`,
            idempotency_key: `key-${n}`,
            record_key: `record-${n}`,
            record_created_at: at,
            expected_remote_id: null,
            price_micros: null,
            price_currency: null,
            issues: [],
          },
        ],
      }
      const added = await store.posts.add(post, at)
      const [delivery] = added.deliveries
      if (to === undefined || delivery === undefined) return added
      await store.deliveries.transition(
        { delivery_id: delivery.id, transition: 'test', from: [state], to, change, run_id: null },
        at,
      )
      return added
    },
  }
}

const question = {
  code: 'blind',
  message: { fr: 'Est-elle visible ?', en: 'Is it visible?' },
  commands: ['smm queue resolve 1 --to facebook --published <url>'],
}

describe('status', () => {
  test('sorts what there is by what it wants of a person', async () => {
    const { context, client, post } = await desk()
    await post('by hand', '2026-11-22T17:30:00.000Z', 'scheduled', 'to_post')
    await post('asked about', '2026-11-22T10:00:00.000Z', 'scheduled', 'needs_human', { question })
    await post('refused', '2026-11-22T11:00:00.000Z', 'scheduled', 'rejected', { reason: 'too long' })
    await post('too late', '2026-11-20T11:00:00.000Z', 'scheduled', 'missed')
    await post('on hold', '2026-11-25T11:00:00.000Z', 'scheduled', 'held')
    await post('to approve', '2026-11-26T11:00:00.000Z', 'awaiting_approval')
    await post('overdue', '2026-11-23T07:00:00.000Z')
    await post('tonight', '2026-11-23T17:00:00.000Z')
    await post('tomorrow', '2026-11-24T17:00:00.000Z')
    await post('some day', null, 'draft')
    const { clients } = await readStatus(context, [client])
    const [read] = clients
    const about = (items: readonly { about: string }[] | undefined): string[] => (items ?? []).map((item) => item.about)
    expect({
      to_post: about(read?.to_post),
      unknown: about(read?.unknown),
      failed: about(read?.failed),
      missed: about(read?.missed),
      held: about(read?.held),
      awaiting_approval: about(read?.awaiting_approval),
      late: about(read?.late),
      due_today: about(read?.due_today),
      drafts: read?.drafts,
    }).toEqual({
      to_post: ['by hand'],
      unknown: ['asked about'],
      failed: ['refused'],
      missed: ['too late'],
      held: ['on hold'],
      awaiting_approval: ['to approve'],
      late: ['overdue'],
      due_today: ['tonight'],
      drafts: 1,
    })
    expect(read?.unknown[0]?.question).toEqual({ ...question, message: 'Is it visible?' })
    expect(read?.silent_days).toEqual([
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-06',
    ])
  })

  test('a day is the day of the client, not of the machine', async () => {
    const { context, client, post } = await desk()
    await post('late at night', '2026-11-23T23:30:00.000Z')
    const [read] = (await readStatus(context, [client])).clients
    expect(read?.today).toBe('2026-11-23')
    expect(read?.due_today).toEqual([])
    expect(read?.silent_days).toContain('2026-11-23')
    expect(read?.silent_days).not.toContain('2026-11-24')
  })

  test('adds up the minutes of this month, and says why there is no plan', async () => {
    const { context, client } = await desk()
    const { money } = await context.store()
    const entry = { client: 'duval', role: 'consultant', network: null, activity: null, rate_per_hour: null, estimated: false }
    await money.addTime({ ...entry, date: '2026-11-03', minutes: 90 }, at)
    await money.addTime({ ...entry, date: '2026-10-31', minutes: 500 }, at)
    const [read] = (await readStatus(context, [client])).clients
    expect(read).toMatchObject({ minutes_logged: 90, minutes_planned: null, minutes_planned_reason: 'no_strategy' })
  })

  test.each(['fr', 'en'] as const)('fits a screen of 80 columns in %s, however much there is', async (lang) => {
    const { context, post } = await desk({ lang })
    for (let i = 0; i < 9; i++)
      await post(`by hand ${i} ${'word '.repeat(40)}`, '2026-11-22T17:30:00.000Z', 'scheduled', 'to_post')
    await post('asked', '2026-11-22T10:00:00.000Z', 'scheduled', 'needs_human', { question })
    await status(context)
    const lines = context.stdout().split('\n')
    expect(lines.filter((line) => line.length > 80)).toEqual([])
    expect(lines.length).toBeLessThan(30)
    expect(context.stdout()).not.toMatch(/\{\w+\}|undefined/)
    expect(context.stdout()).toContain('smm queue done 1 --url <url>')
    expect(context.stdout()).toContain('smm queue resolve 1 --to facebook --published <url>')
    expect(context.stdout()).toContain(lang === 'fr' ? '… et 5 autres' : '… and 5 more')
    expect(context.stdout().indexOf(lang === 'fr' ? 'À publier' : 'To post')).toBeLessThan(
      context.stdout().indexOf(lang === 'fr' ? 'À vérifier' : 'To be checked'),
    )
  })

  test('is one document with --json, for one client when one is named', async () => {
    const { context } = await desk()
    await addClient(context, { name: 'Other' })
    const all = testContext({ folder: context.folder, now, options: { json: true } })
    await status(all)
    expect(JSON.parse(all.stdout()).clients.map((one: { client: string }) => one.client)).toEqual(['duval', 'other'])
    const one = testContext({ folder: context.folder, now, options: { json: true, client: 'other' } })
    await status(one)
    expect(JSON.parse(one.stdout()).clients.map((read: { client: string }) => read.client)).toEqual(['other'])
    // the nine steps are looked at for one client alone
    expect(JSON.parse(all.stdout()).clients[0].steps_done).toBe(null)
    expect(JSON.parse(one.stdout()).clients[0].steps_done).toBe(0)
  })

  test('says how to begin when there is nothing', async () => {
    const context = testContext({ now })
    await status(context)
    expect(context.stderr()).toContain('smm init')
  })
})
