import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { resolveUnknown } from '../../src/delivery/resolve-unknown.ts'
import { publishDue } from '../../src/delivery/publish-due.ts'
import { previewPass } from '../../src/delivery/preview-pass.ts'
import { exitCodeOf, type PublishReport } from '../../src/delivery/report.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import type { Lookup, Media } from '../../src/networks/contract.ts'
import { start, world } from '../support/delivery-world.ts'

function counts(report: PublishReport): Record<string, number> {
  const { due, published, retrying, failed, unknown, held, to_post, missed, skipped } = report
  const all = { due, published, retrying, failed, unknown, held, to_post, missed, skipped }
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0))
}

const minutes = (count: number): string => new Date(start.getTime() + count * 60_000).toISOString()

describe('a pass', () => {
  it('publishes what is due, in order, and leaves what is not', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    await home.post(account, 'second', { due_at: minutes(-1) })
    await home.post(account, 'first', { due_at: minutes(-2) })
    await home.post(account, 'later', { due_at: minutes(1) })
    const report = await home.pass()
    expect(counts(report)).toEqual({ due: 2, published: 2 })
    expect(fake.posts.map((post) => post.text)).toEqual(['first', 'second'])
    expect(report.deliveries[0]).toMatchObject({ status: 'published', url: 'https://fake.example/1', error: null })
    expect(exitCodeOf(report, false)).toBe(0)
  })

  it('says nothing and leaves no trace when nothing is due', async () => {
    const home = await world()
    const { account } = await home.account('fake', { idempotency: 'readback' })
    await home.post(account, 'later', { due_at: minutes(1) })
    await home.pass()
    const context = home.process()
    expect(counts(await publishDue(context))).toEqual({})
    expect(await (await context.store()).deliveries.lastRun()).toBeNull()
  })

  it('asks who the account is once, and never again for its other posts', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    for (const text of ['a', 'b', 'c']) await home.post(account, text)
    await home.pass()
    expect(fake.calls).toEqual(['identify', 'publish', 'publish', 'publish'])
  })

  it('sends nothing to another account than the one it was meant for, and holds what is due there', async () => {
    const home = await world()
    let remote = 'me'
    const { account, fake } = await home.account('fake', { idempotency: 'readback', remote_id: () => remote })
    await home.post(account, 'a')
    await home.pass()
    remote = 'somebody else'
    const b = await home.post({ ...account, remote_id: 'me' }, 'b')
    const c = await home.post({ ...account, remote_id: 'me' }, 'c')
    const report = await home.pass()
    expect(fake.posts.map((post) => post.text)).toEqual(['a'])
    expect(counts(report)).toEqual({ due: 2, held: 2 })
    expect(exitCodeOf(report, false)).toBe(4)
    expect(report.notices.map((notice) => notice.kind)).toEqual(['blocked'])
    expect((await home.delivery(b.id)).reason_code).toBe('wrong_account')
    expect((await home.delivery(c.id)).reason_code).toBe('wrong_account')
  })

  it('holds the account when its credential is refused, and sends all once it is mended', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    await home.post(account, 'a')
    await home.post(account, 'b')
    fake.faults.push('unauthorized')
    const report = await home.pass()
    expect(counts(report)).toEqual({ due: 2, held: 2 })
    expect(fake.calls.filter((call) => call === 'publish')).toHaveLength(1)
    expect(exitCodeOf(report, false)).toBe(4)
    home.advance(1)
    expect(counts(await home.pass())).toEqual({})
    const store = await home.process().store()
    await store.accounts.update(account.id, { status: 'ready', status_reason: null })
    home.advance(1)
    expect(counts(await home.pass())).toEqual({ due: 2, published: 2 })
  })

  it('waits as long as the network asks, with the whole account', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    await home.post(account, 'a', { due_at: minutes(-1) })
    await home.post(account, 'b')
    fake.faults.push('rate_limited')
    expect(counts(await home.pass())).toEqual({ due: 2, retrying: 1, skipped: 1 })
    home.advance(0.5)
    expect(counts(await home.pass())).toEqual({ due: 1, skipped: 1 })
    home.advance(1)
    expect(counts(await home.pass())).toEqual({ due: 2, published: 2 })
    expect(fake.posts.map((post) => post.text)).toEqual(['a', 'b'])
  })

  it('tries again with back-off what provably did not leave, and lets the account rest after five failures in a row', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const texts = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    for (const text of texts) await home.post(account, text)
    fake.faults.push(...texts.map(() => 'not_sent' as const))
    const report = await home.pass()
    expect(counts(report)).toEqual({ due: 7, retrying: 5, skipped: 2 })
    expect(exitCodeOf(report, false)).toBe(0)
    home.advance(10)
    expect(counts(await home.pass())).toEqual({ due: 7, skipped: 7 })
    fake.faults.length = 0
    home.advance(6)
    expect(counts(await home.pass())).toEqual({ due: 7, published: 7 })
    expect(fake.posts).toHaveLength(7)
  })

  it('rejects what the network refuses for good and does not count it against the account', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    fake.faults.push('refused')
    const report = await home.pass()
    expect(counts(report)).toEqual({ due: 1, failed: 1 })
    expect(exitCodeOf(report, false)).toBe(3)
    expect(await home.delivery(post.id)).toMatchObject({ state: 'rejected', reason: 'too rude' })
    expect((await (await home.process().store()).accounts.get(account.id))?.failures).toBe(0)
  })

  it('does not publish what is later than the grace: a person decides', async () => {
    const home = await world({ 'delivery.grace_minutes': '60' })
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const late = await home.post(account, 'late', { due_at: minutes(-61) })
    await home.post(account, 'in time', { due_at: minutes(-60) })
    const report = await home.pass()
    expect(counts(report)).toEqual({ due: 2, published: 1, missed: 1 })
    expect(exitCodeOf(report, false)).toBe(3)
    expect(fake.posts.map((post) => post.text)).toEqual(['in time'])
    expect((await home.delivery(late.id)).state).toBe('missed')
  })

  it('gives back the posts of an outage one every ten minutes', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    for (const [index, text] of ['a', 'b', 'c'].entries()) await home.post(account, text, { due_at: minutes(-60 + index) })
    const after: number[] = []
    for (let minute = 0; minute <= 21; minute++) {
      await home.pass()
      after.push(fake.posts.length)
      home.advance(1)
    }
    expect([after[0], after[9], after[10], after[19], after[20], after[21]]).toEqual([1, 1, 2, 2, 3, 3])
  })

  it('lets everything due go out together when there was no outage', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    for (const [index, text] of ['a', 'b', 'c'].entries()) await home.post(account, text, { due_at: minutes(-30 + index) })
    await home.pass()
    expect(fake.posts).toHaveLength(3)
  })

  it.each([
    ['back', -10],
    ['ahead by more than a day', 25 * 60],
  ])('publishes nothing late while the clock has leapt %s, for ten minutes', async (_, leap) => {
    const home = await world({ 'delivery.grace_minutes': '40000', 'delivery.outage_minutes': '40000' })
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    await home.pass()
    await home.post(account, 'late', { due_at: minutes(leap - 20) })
    home.advance(leap)
    await home.post(account, 'on time', { due_at: home.now().toISOString() })
    const report = await home.pass()
    expect(report.warnings.map((warning) => warning.code)).toEqual(['clock_in_doubt'])
    expect(fake.posts.map((post) => post.text)).toEqual(['on time'])
    home.advance(9)
    await home.pass()
    expect(fake.posts).toHaveLength(1)
    home.advance(1)
    expect((await home.pass()).warnings).toEqual([])
    expect(fake.posts.map((post) => post.text)).toEqual(['on time', 'late'])
  })

  it('does not send an image or a text that changed since it was approved', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const path = join(home.process().places.media, 'a.png')
    mkdirSync(home.process().places.media, { recursive: true })
    writeFileSync(path, 'pixels')
    const sha256 = createHash('sha256').update('pixels').digest('hex')
    const media: Media[] = [
      { path, file_name: 'a.png', sha256, mime: 'image/png', bytes: 6, width: 1, height: 1, alt: null, no_alt: true },
    ]
    const good = await home.post(account, 'good', { media })
    await home.pass()
    expect((await home.delivery(good.id)).state).toBe('sent')
    writeFileSync(path, 'other pixels')
    const bad = await home.post(account, 'bad', { media })
    expect(counts(await home.pass())).toEqual({ due: 1, failed: 1 })
    expect((await home.delivery(bad.id)).reason_code).toBe('media_changed')
    expect(fake.posts).toHaveLength(1)
  })

  it('asks a person after twelve attempts', async () => {
    const home = await world({
      'delivery.breaker_seconds': '0',
      'delivery.grace_minutes': '40000',
      'delivery.outage_minutes': '40000',
    })
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    for (let attempt = 0; attempt < 14; attempt++) {
      fake.faults.push('not_sent')
      await home.pass()
      home.advance(61)
    }
    expect(await home.delivery(post.id)).toMatchObject({ state: 'needs_human', attempt: 12, question: { code: 'exhausted' } })
  })

  it('is asked once, however many days the answer takes', async () => {
    const home = await world({ 'delivery.grace_minutes': '40000', 'delivery.outage_minutes': '40000' })
    const { account, fake } = await home.account('fake', { idempotency: 'blind' })
    const post = await home.post(account, 'a')
    fake.faults.push('timeout_before')
    await home.pass()
    expect(await home.delivery(post.id)).toMatchObject({ state: 'needs_human', question: { code: 'blind' } })
    home.advance(3 * 24 * 60)
    await resolveUnknown(home.process(), { post_id: post.post_id, account: null, answer: 'not_published' })
    // the clock has leapt over the days without a pass
    for (let minute = 0; minute < 12; minute++) {
      await home.pass()
      home.advance(1)
    }
    expect(await home.delivery(post.id)).toMatchObject({ state: 'sent' })
    expect(fake.of('a')).toHaveLength(1)
  })

  it('repeats an invisible step that failed, and keeps those that are done', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback', steps: ['media:0', 'media:1'] })
    await home.post(account, 'a')
    await home.killedAt('step_done', 1)
    home.advance(1)
    expect(counts(await home.pass())).toEqual({ due: 1, published: 1 })
    expect(fake.calls.filter((call) => call.startsWith('stage'))).toEqual(['stage media:0', 'stage media:1'])
  })

  it.each([
    ['not_sent', { retrying: 1 }],
    ['refused', { failed: 1 }],
    ['unauthorized', { held: 1 }],
  ] as const)('takes a step that is %s for what it is: nothing is out', async (verdict, expected) => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback', steps: ['media:0'] })
    await home.post(account, 'a')
    fake.stageFaults.push(new NetworkFailure(verdict, verdict, verdict))
    expect(counts(await home.pass())).toEqual({ due: 1, ...expected })
    expect(fake.posts).toHaveLength(0)
  })

  it('finishes the call in flight when it is told to stop, and begins no other', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    for (const text of ['a', 'b', 'c']) await home.post(account, text)
    const stop = new AbortController()
    const failpoint = async (at: string): Promise<void> => {
      if (at === 'intent') stop.abort()
    }
    const report = await home.pass({ signal: stop.signal }, { failpoint })
    expect(counts(report)).toEqual({ due: 3, published: 1, skipped: 2 })
    expect(exitCodeOf(report, true)).toBe(130)
    expect(fake.posts).toHaveLength(1)
    expect(counts(await home.pass())).toEqual({ due: 2, published: 2 })
  })

  it('keeps to one post or one client when asked', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    await home.post(account, 'a')
    const b = await home.post(account, 'b')
    expect(counts(await home.pass({ only_post: b.post_id }))).toEqual({ due: 1, published: 1 })
    expect(counts(await home.pass({ client: 'nobody' }))).toEqual({})
    expect(fake.posts.map((post) => post.text)).toEqual(['b'])
  })

  it('shows what it would do, with the words that would stand there, and does nothing', async () => {
    const home = await world()
    const { account, fake } = await home.account('mastodon', { idempotency: 'readback' })
    await home.post(account, 'Bonjour', { due_at: minutes(-1) })
    await home.post(account, 'trop tard', { due_at: minutes(-200) })
    const previews = await previewPass(home.process())
    expect(previews.map(({ would, text }) => [would, text])).toEqual([
      ['miss', 'trop tard'],
      ['send', 'Bonjour'],
    ])
    expect(fake.calls).toEqual([])
  })
})

describe('an outcome nobody knows', () => {
  it('is found by reading back, and nothing is sent again', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    fake.faults.push('timeout_after')
    const report = await home.pass()
    expect(counts(report)).toEqual({ due: 1, unknown: 1 })
    expect(report.deliveries[0]?.question).toBeNull()
    home.advance(1)
    expect(counts(await home.pass())).toEqual({ due: 1, published: 1 })
    expect(fake.calls.filter((call) => call === 'publish')).toHaveLength(1)
    expect(await home.delivery(post.id)).toMatchObject({ proof: 'readback', state: 'sent' })
  })

  it('is sent again only after two looks a settle time apart by the clock of the server', async () => {
    const home = await world({ 'delivery.settle_seconds': '600' })
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    fake.faults.push('timeout_before')
    await home.pass()
    const sent: number[] = []
    for (let minute = 1; minute <= 13; minute++) {
      home.advance(1)
      await home.pass()
      if (fake.posts.length > 0) sent.push(minute)
    }
    expect(sent[0]).toBe(11)
    expect(await home.journal(post.id)).toEqual(['T1', 'T3', 'T7', 'T9', 'T14', 'T9', 'T11', 'T4'])
  })

  it('is sent again at once when the settle time is set to nothing', async () => {
    const home = await world({ 'delivery.settle_seconds': '0' })
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    await home.post(account, 'a')
    fake.faults.push('timeout_before')
    await home.pass()
    home.advance(1)
    expect(counts(await home.pass())).toEqual({ due: 1, published: 1 })
  })

  it('is repeated with its key while the server has it, and read back afterwards', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'key' })
    const early = await home.post(account, 'early')
    fake.faults.push('timeout_before')
    await home.pass()
    home.advance(2)
    expect(counts(await home.pass())).toEqual({ due: 1, published: 1 })
    expect(await home.journal(early.id)).toEqual(['T1', 'T3', 'T7', 'T9', 'T11', 'T4'])
    const late = await home.post(account, 'late')
    fake.faults.push('timeout_before')
    await home.pass()
    home.advance(31)
    expect(counts(await home.pass())).toEqual({ due: 1, unknown: 1 })
    home.advance(11)
    expect(counts(await home.pass())).toEqual({ due: 1, published: 1 })
    expect(await home.journal(late.id)).toEqual(['T1', 'T3', 'T7', 'T9', 'T14', 'T9', 'T11', 'T4'])
  })

  it('reads back where the server is not known to honour the key', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'key', trusts_key: false })
    await home.post(account, 'a')
    fake.faults.push('timeout_before')
    await home.pass()
    home.advance(2)
    expect(counts(await home.pass())).toEqual({ due: 1, unknown: 1 })
    expect(fake.calls.filter((call) => call === 'publish')).toHaveLength(1)
  })

  it.each(['refused', 'unauthorized', 'rate_limited', 'not_sent'] as const)(
    'stays unknown when the repeat is answered with %s: that says nothing of the first attempt',
    async (fault) => {
      const home = await world()
      const { account, fake } = await home.account('fake', {
        idempotency: 'key',
        lookup: () => ({ seen: 'unreadable', reason: 'no', server_at: null }),
      })
      const post = await home.post(account, 'a')
      fake.faults.push('timeout_after', fault)
      await home.pass()
      home.advance(2)
      expect(counts(await home.pass())).toEqual({ due: 1, unknown: 1 })
      expect(await home.delivery(post.id)).toMatchObject({ state: 'unknown', resend_proof: null })
      expect((await home.delivery(post.id)).unknown_since).not.toBeNull()
    },
  )

  it.each([
    ['blind', 'blind', undefined],
    [
      'readback',
      'several_matches',
      () => ({
        seen: 'several',
        matches: ['1', '2'].map((remote_id) => ({ remote_id, url: null, published_at: null })),
        server_at: null,
      }),
    ],
    ['readback', 'list_too_short', () => ({ seen: 'absent', complete: false, server_at: minutes(1) })],
    ['readback', 'no_server_clock', () => ({ seen: 'absent', complete: true, server_at: null })],
    [
      'readback',
      'older_match',
      () => ({ seen: 'found', match: { remote_id: '1', url: null, published_at: minutes(-60) }, server_at: null }),
    ],
  ] as const)('of class %s is asked about (%s), with the commands that answer', async (idempotency, code, lookup) => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency, ...(lookup && { lookup: () => lookup() as Lookup }) })
    const post = await home.post(account, 'a')
    fake.faults.push('timeout_before')
    const first = await home.pass()
    home.advance(1)
    const report = idempotency === 'blind' ? first : await home.pass()
    expect(counts(report)).toEqual({ due: 1, unknown: 1 })
    expect(exitCodeOf(report, false)).toBe(6)
    const { question } = await home.delivery(post.id)
    expect(question?.code).toBe(code)
    expect(question?.message.fr).not.toBe(question?.message.en)
    expect(question?.commands).toEqual([
      `smm queue resolve ${post.post_id} --account fake --published <url>`,
      `smm queue resolve ${post.post_id} --account fake --not-published`,
      `smm queue resolve ${post.post_id} --account fake --drop`,
    ])
    expect(report.notices.map((notice) => notice.kind)).toEqual(['question'])
    home.advance(60)
    expect(counts(await home.pass())).toEqual({})
  })

  it('is not another delivery with the same words, where what was prepared is looked for by its words', async () => {
    const home = await world()
    let seen: Lookup | null = null
    const { account, fake } = await home.account('fake', { idempotency: 'handle', lookup: (plain) => seen ?? plain() })
    const first = await home.post(account, 'a')
    await home.pass()
    const { remote_id, url } = await home.delivery(first.id)
    const second = await home.post(account, 'a')
    fake.faults.push('timeout_before')
    await home.pass()
    home.advance(1)
    seen = { seen: 'found', match: { remote_id: remote_id ?? '', url, published_at: null }, server_at: null }
    expect(counts(await home.pass())).toEqual({ due: 1, unknown: 1 })
    expect((await home.delivery(second.id)).question?.code).toBe('older_match')
    expect(fake.posts).toHaveLength(1)
  })

  it('is asked about after ten looks that could not be had', async () => {
    const home = await world({ 'delivery.grace_minutes': '40000' })
    const { account, fake } = await home.account('fake', {
      idempotency: 'readback',
      lookup: () => ({ seen: 'unreadable', reason: 'no', server_at: null }),
    })
    const post = await home.post(account, 'a')
    fake.faults.push('timeout_after')
    let passes = 0
    for (; passes < 40 && (await home.delivery(post.id)).state !== 'needs_human'; passes++) {
      await home.pass()
      home.advance(61)
    }
    expect((await home.delivery(post.id)).question?.code).toBe('unreadable')
    expect(fake.calls.filter((call) => call === 'lookup')).toHaveLength(10)
  })

  it('that turns out not to be there is missed when it is too late to send it', async () => {
    const home = await world({ 'delivery.grace_minutes': '5' })
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    fake.faults.push('timeout_before')
    await home.pass()
    home.advance(1)
    await home.pass()
    home.advance(11)
    expect(counts(await home.pass())).toEqual({ due: 1, missed: 1 })
    expect(fake.posts).toHaveLength(0)
    expect((await home.delivery(post.id)).state).toBe('missed')
  })

  it('of a run on another machine is asked about, never guessed', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    await home.killedAt('intent')
    const db = new Database(home.process().places.database)
    db.prepare("UPDATE runs SET host = 'elsewhere', boot_id = 'another'").run()
    db.close()
    home.advance(1)
    await home.pass()
    expect(await home.delivery(post.id)).toMatchObject({ state: 'needs_human', question: { code: 'other_machine' } })
    expect(fake.calls).toEqual(['identify'])
  })

  it('is left to its owner as long as that lives, however long it takes', async () => {
    const home = await world()
    const { account, fake } = await home.account('fake', { idempotency: 'readback' })
    const post = await home.post(account, 'a')
    const other = await home.post(account, 'b')
    let free = (): void => {}
    const gate = new Promise<void>((resolve) => {
      free = resolve
    })
    let reached = (): void => {}
    const there = new Promise<void>((resolve) => {
      reached = resolve
    })
    let first = true
    const slow = home.pass(
      {},
      {
        failpoint: async (at) => {
          if (at !== 'intent' || !first) return
          first = false
          reached()
          await gate
        },
      },
    )
    await there
    home.advance(600)
    const report = await home.pass()
    expect((await home.delivery(post.id)).state).toBe('sending')
    // the same account is served by one pass at a time: nothing overtakes
    expect((await home.delivery(other.id)).status === 'missed' || report.skipped > 0).toBe(true)
    free()
    await slow
    expect((await home.delivery(post.id)).state).toBe('sent')
    expect(fake.of('a')).toHaveLength(1)
  })
})
