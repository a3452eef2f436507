import { describe, expect, test } from 'vitest'
import { addClient } from '../../src/clients/add-client.ts'
import { screenOf, status } from '../../src/cli/status/status.ts'
import { readStatus, type ClientStatus } from '../../src/overview/read-status.ts'
import type { ObjectiveItem } from '../../src/report/report.ts'
import type { Account } from '../../src/store/accounts.ts'
import type { Client } from '../../src/store/clients.ts'
import type { DeliveryChange, DeliveryState } from '../../src/store/deliveries.ts'
import type { NewPost, Post, QueuedState } from '../../src/store/posts.ts'
import { testContext, type TestContext, type TestContextOptions } from '../support/context.ts'
import { typographyFaults } from '../support/french.ts'

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

const none4 = { skills: null, support: null, wish: null, reasons: null }
/** Three of four yes: the client waits fourteen days. */
const waiting = {
  dated: '2026-11-01',
  valid_until: null,
  currency: 'EUR',
  vat_bp: 2000,
  lines: [],
  minutes_per_month: null,
  posts_per_month: null,
  backup: '',
  accounts: [],
  observed: null,
  references: [],
  red_flags: [],
  sector_specialist: null,
  answers: { skills: true, support: true, wish: false, reasons: true },
  answered_on: '2026-11-10',
  second_price: null,
  story_told_on: null,
  chosen_on: null,
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

  test('one client fits one screen of 24 lines whatever waits', async () => {
    for (const lang of ['fr', 'en'] as const) {
      const { context, post } = await desk({ lang })
      const states = ['to_post', 'needs_human', 'rejected', 'missed', 'held'] as const
      for (const state of states)
        for (let i = 0; i < 6; i++)
          await post(`${state} ${i} ${'word '.repeat(40)}`, '2026-11-22T10:00:00.000Z', 'scheduled', state, {
            ...(state === 'needs_human' ? { question } : {}),
            ...(state === 'rejected' ? { reason: 'too long' } : {}),
          })
      for (let i = 0; i < 6; i++) await post(`late ${i}`, '2026-11-23T07:00:00.000Z')
      for (let i = 0; i < 6; i++) await post(`approve ${i}`, '2026-11-26T11:00:00.000Z', 'awaiting_approval')
      await status(context)
      const lines = context.stdout().trimEnd().split('\n')
      expect(lines.length).toBeLessThanOrEqual(24)
      expect(lines.filter((line) => line.length > 80)).toEqual([])
      expect(context.stdout()).toContain('smm queue done 1 --url <url>')
      expect(context.stdout()).toContain('(6)')
    }
  })

  test('tells the clock that runs, the offer that waits, the last figures and the last report', async () => {
    const { context, client, post } = await desk({ lang: 'fr' })
    const { money, metrics, quotes, reports } = await context.store()
    await post('tomorrow', '2026-11-24T17:00:00.000Z')
    const timer = {
      client: 'duval',
      started_at: '2026-11-23T07:15:00.000Z',
      role: 'consultant',
      network: null,
      activity: null,
      note: null,
    }
    await money.startTimer(timer, at)
    const none = { account_id: null, delivery_id: null, remote_post: null, age_hours: null, reason: null }
    const figure = {
      client: 'duval',
      network: 'facebook',
      metric: 'views',
      value: 5,
      source: 'manual' as const,
      source_name: 'test',
    }
    await metrics.add(
      [{ ...none, ...figure, from_day: '2026-10-01', to_day: '2026-10-31', captured_at: '2026-11-20T08:00:00.000Z' }],
      at,
    )
    await reports.add(
      { client: 'duval', month: '2026-09', kind: 'client', data: '{}', sha256: 'x', changes: '[]' },
      { after: 0, at: '2026-10-05T08:00:00.000Z', to: [], via: 'hand' },
    )
    await quotes.add('duval', 'Studio', waiting, at)
    await quotes.add('duval', 'Agence', { ...waiting, answered_on: null, answers: none4 }, at)
    const [read] = (await readStatus(context, [client])).clients
    expect(read).toMatchObject({
      next_due_at: '2026-11-24T17:00:00.000Z',
      timer: { started_at: '2026-11-23T07:15:00.000Z', minutes: 45, role: 'consultant', doubt: null },
      waiting_quotes: [{ provider: 'Studio', reminder_on: '2026-11-24', due: false }],
      figures_at: '2026-11-20T08:00:00.000Z',
      last_report: { month: '2026-09', version: 1 },
      last_month: '2026-10',
      // the client came after that month: nothing could be reached in it
      objectives: null,
    })
    await status(context)
    const shown = context.stdout().replace(/[\u00A0\u202F]/g, ' ')
    expect(shown).toContain('en marche depuis le 23/11 08:15 (45 min) · smm time stop')
    expect(shown).toContain('Studio : on attend, reposer les questions le 24 novembre 2026')
    expect(shown.replace(/\s+/g, ' ')).toContain('septembre 2026, remis le 5 octobre 2026 ; à remettre : octobre 2026')
    expect(shown).toContain('derniers relevés il y a 3 jours')
    // said once, above
    expect(shown.match(/prochain envoi/g)).toHaveLength(1)
  })

  test('what waits for an approval is nothing that leaves', async () => {
    const { context, post } = await desk({ lang: 'fr' })
    await post('à valider', '2026-11-26T11:00:00.000Z', 'awaiting_approval')
    await status(context)
    expect(context.stdout()).toContain('rien de programmé')
    expect(context.stdout()).not.toContain('prochain envoi')
  })

  test.each([
    ['fr', 'octobre 2026 : 2 non mesurés', '1 publication sur 1 prévue en 1 semaine'],
    ['en', 'October 2026: 2 not measured', '1 post of 1 planned in 1 week'],
  ] as const)('says objectives and rhythm in the words and the marks of %s', async (lang, objectives, rhythm) => {
    const { context, client } = await desk({ lang })
    const [read] = (await readStatus(context, [client])).clients
    const item: ObjectiveItem = {
      objective: 'local_visits',
      kpi: 'gbp_directions',
      unit: 'count',
      baseline: null,
      target: null,
      date: null,
      actual: null,
      actual_reason: 'not_collected',
      attainment_bp: null,
      status: 'not_measured',
      status_reason: 'no_target',
    }
    const known = { objectives: [item, item], cadence_kept_bp: 10_000, cadence_kept_reason: null }
    const counts = { posts_published: 1, posts_planned: 1, cadence_weeks: 1 }
    const lines = (await screenOf(context, { ...(read as ClientStatus), ...known, ...counts }, null, 2)).join('\n')
    expect(lines.replace(/[\u00A0\u202F]/g, ' ')).toContain(objectives)
    expect(lines.replace(/[\u00A0\u202F]/g, ' ')).toContain(rhythm)
    if (lang === 'fr') expect(typographyFaults(lines)).toEqual([])
  })

  test.each(['fr', 'en'] as const)('is a table of 80 columns for several clients in %s, with what to type', async (lang) => {
    const { context, post } = await desk({ lang })
    await addClient(context, { name: 'Cabinet de conseil et associés de la vallée' })
    await post('by hand', '2026-11-22T17:30:00.000Z', 'scheduled', 'to_post')
    await post('tomorrow', '2026-11-24T17:00:00.000Z')
    await status(context)
    const lines = context.stdout().split('\n')
    expect(lines.filter((line) => line.length > 80)).toEqual([])
    expect(lines.find((line) => line.startsWith('Duval'))).toMatch(/1 .* 24\/11 18:00 +\d+$/)
    expect(context.stdout()).toContain('smm queue done 1 --url <url>')
    expect(lines.filter((line) => line.startsWith('Cabinet'))).toHaveLength(1)
    if (lang === 'fr') expect(typographyFaults(context.stdout())).toEqual([])
  })

  test('a command that has no room beside how many more there are stands below, whole', async () => {
    const { context, post } = await desk({ lang: 'fr', columns: 70 })
    for (let n = 1; n <= 6; n++)
      await post(`post ${n}`, `2026-11-2${n + 3}T17:00:00.000Z`, 'awaiting_approval', 'awaiting_approval')
    await status(context)
    const lines = context
      .stdout()
      .split('\n')
      .map((line) => line.trim())
    const there = lines.indexOf('smm queue list --status awaiting_approval -c duval')
    expect(lines[there - 1]).toBe('… et 2 autres')
  })

  test.each(['fr', 'en'] as const)('twelve clients fit a screen, what burns first, in %s', async (lang) => {
    const { context, post } = await desk({ lang })
    const store = await context.store()
    const burns = await post('lost', '2026-11-20T17:00:00.000Z', 'scheduled', 'missed', { reason_code: 'too_late' })
    const [delivery] = burns.deliveries
    if (delivery === undefined) throw new Error('no delivery')
    for (let n = 1; n <= 11; n++) {
      const { slug } = await addClient(context, { name: `Atelier ${n}` })
      const account = await store.accounts.add(
        { client: slug, network: 'manual', name: 'facebook', endpoint: null, path: null, for_network: 'facebook' },
        at,
      )
      const { network, part, content, content_hash, record_key, record_created_at } = delivery
      const own = { network, part, content, content_hash, record_key, record_created_at, account: account.name, issues: [] }
      const { title, text, text_for, thread, first_comment, link, media, tags, pillar, campaign, time_zone } = burns
      await store.posts.add(
        {
          title,
          text,
          text_for,
          thread,
          first_comment,
          link,
          media,
          tags,
          pillar,
          campaign,
          time_zone,
          content_hash,
          client: slug,
          scheduled_at: '2026-11-25T17:00:00.000Z',
          scheduled_local: '2026-11-25T18:00',
          typed_at: null,
          state: 'awaiting_approval',
          approval: null,
          deliveries: [
            {
              ...own,
              account_id: account.id,
              idempotency_key: `own-${n}`,
              expected_remote_id: null,
              price_micros: null,
              price_currency: null,
            },
          ],
        },
        at,
      )
    }
    await status(context)
    const lines = context.stdout().trimEnd().split('\n')
    expect(lines.filter((line) => line.length > 80)).toEqual([])
    // the prompt, and that no pass comes by itself, are on the screen too
    expect(lines.length).toBeLessThanOrEqual(22)
    const rows = lines.filter((line) => /^(?:Duval|Atelier \d+) .*\d$/.test(line))
    expect(rows).toHaveLength(12)
    expect(rows[0]).toMatch(/^Duval/)
    expect(context.stdout()).toMatch(lang === 'fr' ? /… et \d+ autres clients attendent/ : /… and \d+ more clients wait/)
    if (lang === 'fr') expect(typographyFaults(context.stdout())).toEqual([])
  })

  test('says how to begin when there is nothing', async () => {
    const context = testContext({ now })
    await status(context)
    expect(context.stderr()).toContain('smm init')
  })
})
