import { rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addSeries, planSeries, type SeriesInput } from '../../src/posts/add-series.ts'
import { addToPool, planEntry } from '../../src/posts/add-to-pool.ts'
import { chooseTime } from '../../src/posts/choose-time.ts'
import { editSeries, prepareSeriesEdit } from '../../src/posts/edit-series.ts'
import { extendDueSeries } from '../../src/posts/extend-series.ts'
import { nothingSaid, type PostInput } from '../../src/posts/post-input.ts'
import { Failure } from '../../src/failure.ts'
import { approvalNeed } from '../../src/posts/approval.ts'
import type { Post } from '../../src/store/posts.ts'
import type { Series } from '../../src/store/series.ts'
import { bakery, file, monday, png, queued, storedPosts, type Bakery } from './support.ts'

const day = 86_400_000

/** A bakery whose clock can be moved. */
async function shop(given: Parameters<typeof bakery>[0] = {}): Promise<Bakery & { at: (instant: string | Date) => void }> {
  let now = monday
  const made = await bakery({ ...given, now: () => now })
  return { ...made, at: (instant) => void (now = new Date(instant)) }
}

async function serial(
  { context, client }: Bakery,
  input: Partial<PostInput>,
  given: Partial<SeriesInput> & { at?: string } = {},
): Promise<{ series: Series; posts: readonly Post[] }> {
  const due = await chooseTime(context, given.at ?? 'demain 9h', client.time_zone)
  const plan = await planSeries(
    context,
    client,
    { ...nothingSaid, ...input },
    {
      repeat: 'weekly',
      until: null,
      pool_id: null,
      allow_duplicate: false,
      ...given,
      due,
    },
  )
  return addSeries(context, plan)
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const failure: unknown = await work.then(() => null).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  return (failure as Failure).code
}

const days = (posts: readonly Post[]): string[] => posts.map((post) => (post.scheduled_local ?? '').slice(5, 10))

describe('a series', () => {
  test('is made 60 days ahead as ordinary posts, all at one hour on the wall', async () => {
    const made = await serial(await shop(), { text: 'Marché', to: ['blog'] }, { at: 'samedi 8h' })
    expect(days(made.posts)).toEqual(['11-28', '12-05', '12-12', '12-19', '12-26', '01-02', '01-09', '01-16'])
    expect(made.posts.every((post) => post.scheduled_local?.endsWith('T08:00') && post.status === 'scheduled')).toBe(true)
    expect(made.posts.map((post) => [post.series_id, post.occurrence])).toEqual(
      made.posts.map((post) => [made.series.id, post.scheduled_local]),
    )
    // looked at again when the next one comes near
    expect(made.series.extend_at).toBe('2026-11-24T07:00:00.000Z')
  })

  test('far away, there is at least the next one', async () => {
    const made = await serial(await shop(), { text: 'Vœux', to: ['blog'] }, { at: '2027-06-01 09:00', repeat: 'yearly' })
    expect(days(made.posts)).toEqual(['06-01'])
    expect(made.series.extend_at).toBe('2027-06-01T07:00:00.000Z')
  })

  test('ends by count, or with the day that was said', async () => {
    const one = await shop()
    const byCount = await serial(one, { text: 'Marché', to: ['blog'] }, { repeat: 'FREQ=DAILY;COUNT=3' })
    expect([days(byCount.posts), byCount.series.extend_at]).toEqual([['11-24', '11-25', '11-26'], null])
    const byDay = await serial(one, { text: 'Soldes', to: ['blog'] }, { repeat: 'daily', until: '2026-11-25' })
    expect([days(byDay.posts), byDay.series.extend_at]).toEqual([['11-24', '11-25'], null])
  })

  test('goes on as time goes by, without a scheduled post twice', async () => {
    const one = await shop()
    const { series } = await serial(one, { text: 'Marché', to: ['blog'] }, { at: 'samedi 8h' })
    for (let now = monday.getTime(); now < monday.getTime() + 200 * day; now += 3 * day) {
      one.at(new Date(now))
      await extendDueSeries(one.context)
      await extendDueSeries(one.context)
    }
    const found = await storedPosts(one.context)
    const occurrences = found.map((post) => post.occurrence)
    expect(new Set(occurrences).size).toBe(occurrences.length)
    // every Saturday up to 60 days after the last look
    expect([found.length, occurrences.at(-1)]).toEqual([37, '2027-08-07T08:00'])
    // over the spring change of the clocks
    expect(found.every((post) => post.scheduled_local?.endsWith('T08:00'))).toBe(true)
    const store = await one.context.store()
    expect((await store.series.get(series.id))?.problem).toBeNull()
    expect(await store.deliveries.hasWork(new Date(monday.getTime() + 198 * day).toISOString())).toBe(true)
  })

  test('is refused when one of its posts would be the twin of another post', async () => {
    const one = await shop()
    await queued(one, { text: 'Pain aux figues', to: ['blog'] }, { at: '2026-12-20 9:00' })
    expect(await codeOf(serial(one, { text: 'PAIN  aux figues', to: ['blog'] }))).toBe('duplicate_post')
    expect((await storedPosts(one.context)).length).toBe(1)
    await serial(one, { text: 'Pain aux figues', to: ['blog'] }, { allow_duplicate: true })
  })

  test.each([
    ['daily', 'too_alike'],
    ['FREQ=WEEKLY;BYDAY=MO,TH', 'too_alike'],
  ] as const)(
    '%s with one text is refused where the network forbids it, said on those that are weekly',
    async (repeat, code) => {
      const one = await shop({
        accounts: [
          ['x', 'x'],
          ['folder', 'blog'],
        ],
      })
      expect(await codeOf(serial(one, { text: 'Ouvert', to: ['x'] }, { repeat }))).toBe(code)
      expect((await serial(one, { text: 'Ouvert', to: ['blog'] }, { repeat })).posts.length).toBeGreaterThan(10)
      expect(
        (await serial(one, { text: 'Ouvert', to: ['x'] }, { repeat, allow_duplicate: true })).posts.length,
      ).toBeGreaterThan(10)
      const due = await chooseTime(one.context, 'demain 9h', 'Europe/Paris')
      const input = { ...nothingSaid, text: 'Marché', to: ['x'] }
      const plan = await planSeries(one.context, one.client, input, {
        repeat: 'weekly',
        until: null,
        due,
        pool_id: null,
        allow_duplicate: false,
      })
      expect(plan.remarks.map((remark) => remark.network)).toEqual(['X'])
    },
  )

  test('says on the post, and beforehand, when the clocks skip or repeat its hour', async () => {
    const one = await shop()
    one.at('2027-03-20T09:00:00Z')
    const due = await chooseTime(one.context, '2027-03-21 02:30', 'Europe/Paris')
    const input = { ...nothingSaid, text: 'Pain de nuit', to: ['blog'] }
    const plan = await planSeries(one.context, one.client, input, {
      repeat: 'weekly',
      until: null,
      due,
      pool_id: null,
      allow_duplicate: false,
    })
    expect(plan.clocks.map(({ occurrence, scheduled_local, clock }) => [occurrence, scheduled_local, clock])).toEqual([
      ['2027-03-28T02:30', '2027-03-28T03:30', 'gap'],
      ['2027-10-31T02:30', '2027-10-31T02:30', 'twice'],
      ['2028-03-26T02:30', '2028-03-26T03:30', 'gap'],
    ])
    const { posts } = await addSeries(one.context, plan)
    const notices = posts.map((post) =>
      post.deliveries[0]?.issues.filter((issue) => issue.code.startsWith('clock_')).map((issue) => issue.code),
    )
    expect(notices.slice(0, 3)).toEqual([[], ['clock_gap'], []])
    expect(posts[1]).toMatchObject({ scheduled_at: '2027-03-28T01:30:00.000Z', occurrence: '2027-03-28T02:30' })
  })

  test('of two equal hours the one that was typed is the first of the series', async () => {
    const one = await shop()
    one.at('2027-10-30T09:00:00Z')
    const { posts } = await serial(one, { text: 'Nuit', to: ['blog'] }, { at: '2027-10-31T02:30+01:00' })
    expect(posts.slice(0, 2).map((post) => post.scheduled_at)).toEqual(['2027-10-31T01:30:00.000Z', '2027-11-07T01:30:00.000Z'])
  })

  test('each post needs its own approval of a client that sees them all', async () => {
    const one = await shop({ approval: 'client_each' })
    const { posts } = await serial(one, { text: 'Marché', to: ['blog'] })
    expect(new Set(posts.map((post) => post.status))).toEqual(new Set(['awaiting_approval']))
    const store = await one.context.store()
    await store.posts.approve(posts[0]?.id ?? 0, { by: 'Mme Klein', via: 'phone' }, one.context.now().toISOString())
    one.at('2026-12-08T09:00:00Z')
    const [extended] = await extendDueSeries(one.context)
    expect(extended?.made.map((post) => post.status)).toEqual(['awaiting_approval', 'awaiting_approval'])
    expect(approvalNeed('client_each', [], []).state).toBe('awaiting_approval')
  })
})

describe('single exceptions', () => {
  test('one that is cancelled never comes back, one that is moved stays moved, and the series goes on', async () => {
    const one = await shop()
    const { posts } = await serial(one, { text: 'Marché', to: ['blog'] }, { at: 'samedi 8h' })
    const store = await one.context.store()
    const at = one.context.now().toISOString()
    await store.posts.cancel(posts[7]?.id ?? 0, at)
    const moved = await chooseTime(one.context, '2027-01-10 11:00', 'Europe/Paris')
    const { scheduled_at, scheduled_local, time_zone, typed_at } = moved
    await store.posts.move(posts[6]?.id ?? 0, { scheduled_at, scheduled_local, time_zone, typed_at }, 'scheduled', at)
    one.at('2026-11-30T09:00:00Z')
    await extendDueSeries(one.context)
    const found = await storedPosts(one.context)
    expect(found.length).toBe(9)
    expect(found.find((post) => post.occurrence === '2027-01-16T08:00')?.status).toBe('cancelled')
    expect(found.find((post) => post.occurrence === '2027-01-09T08:00')?.scheduled_local).toBe('2027-01-10T11:00')
  })

  test('one can be changed alone, though its sisters have the same text', async () => {
    const one = await shop()
    const { posts } = await serial(one, { text: 'Marché', to: ['blog'] })
    const { prepareEdit, editPost } = await import('../../src/posts/edit-post.ts')
    const [first] = posts as [Post]
    const edited = await editPost(
      one.context,
      first.id,
      await prepareEdit(one.context, one.client, first, { ...nothingSaid, link: 'https://ill.example/' }, false),
    )
    expect(edited).toMatchObject({ link: 'https://ill.example/', series_id: first.series_id, occurrence: first.occurrence })
  })

  test('this one and the following are changed together, and so are those that come later', async () => {
    const one = await shop()
    const { posts, series } = await serial(one, { text: 'Marché', title: 'Samedi', to: ['blog'] }, { at: 'samedi 8h' })
    const third = posts[2] as Post
    const edit = await prepareSeriesEdit(one.context, one.client, third, { ...nothingSaid, text: 'Marché de Noël' }, false)
    expect(edit.changes.map(({ before }) => before.id)).toEqual(posts.slice(2).map((post) => post.id))
    await editSeries(one.context, edit)
    one.at('2026-12-15T09:00:00Z')
    await extendDueSeries(one.context)
    const found = await storedPosts(one.context)
    expect(found.slice(0, 2).map((post) => post.text)).toEqual(['Marché', 'Marché'])
    expect(new Set(found.slice(2).map((post) => `${post.title} ${post.text}`))).toEqual(new Set(['Samedi Marché de Noël']))
    expect(found.length).toBeGreaterThan(posts.length)
    expect((await (await one.context.store()).series.get(series.id))?.version).toBe(2)
  })

  test('ended from one on: that and the following are cancelled, the earlier ones stay, nothing more is made', async () => {
    const one = await shop()
    const { posts, series } = await serial(one, { text: 'Marché', to: ['blog'] }, { at: 'samedi 8h' })
    const store = await one.context.store()
    const gone = await store.series.end(series.id, posts[3]?.occurrence ?? '', one.context.now().toISOString())
    expect(gone.map((post) => post.id)).toEqual(posts.slice(3).map((post) => post.id))
    one.at('2027-06-01T09:00:00Z')
    expect(await extendDueSeries(one.context)).toEqual([])
    expect((await storedPosts(one.context)).map((post) => post.status)).toEqual([
      'scheduled',
      'scheduled',
      'scheduled',
      ...Array.from({ length: 5 }, () => 'cancelled'),
    ])
    expect((await store.audit.list({ target: `series ${series.id}` })).map((line) => line.action)).toEqual([
      'series.end',
      'series.add',
    ])
  })

  test('a post that was prepared for an earlier version of the series is not stored', async () => {
    const one = await shop()
    const { posts, series } = await serial(one, { text: 'Marché', to: ['blog'] })
    const store = await one.context.store()
    const [first] = posts as [Post]
    const { preparePost } = await import('../../src/posts/prepare-post.ts')
    const origin = { series_id: series.id, occurrence: '2030-01-01T09:00', pool_entry_id: null, pool_variant: null }
    const { post } = await preparePost(one.context, one.client, { ...nothingSaid, text: 'Tard', to: ['blog'] }, null, {
      allow_duplicate: true,
      draft: true,
      origin,
    })
    const make = (version: number) =>
      store.series.make({ series: { id: series.id, version }, pool: null }, post, first.created_at)
    expect(await make(0)).toBe('changed')
    expect(await make(1)).toMatchObject({ occurrence: '2030-01-01T09:00' })
    expect(await make(1)).toBe('there')
    await store.series.end(series.id, '2031-01-01T00:00', first.created_at)
    expect(
      await store.series.make(
        { series: { id: series.id, version: 2 }, pool: null },
        { ...post, origin: { ...origin, occurrence: '2030-01-02T09:00' } },
        first.created_at,
      ),
    ).toBe('changed')
  })
})

describe('what cannot go on', () => {
  test('a file that is gone, told once, and mended by itself', async () => {
    const one = await shop()
    const path = file(one.context, 'pain.png', png(40, 30))
    const media = [{ file: path, folder: one.context.folder, alt: 'Un pain', no_alt: false }]
    const { series, posts } = await serial(one, { text: 'Marché', to: ['blog'], media })
    const kept = posts[0]?.media[0]?.path ?? ''
    rmSync(kept)
    one.at('2026-12-08T09:00:00Z')
    const [extended] = await extendDueSeries(one.context)
    expect(extended).toMatchObject({
      made: [],
      tell: true,
      problem: { code: 'series_media_gone', occurrence: '2027-01-26T09:00' },
    })
    const store = await one.context.store()
    expect((await store.series.get(series.id))?.problem).toMatchObject({
      code: 'series_media_gone',
      since: '2026-12-08T09:00:00.000Z',
    })
    one.at('2026-12-09T09:00:00Z')
    expect(await extendDueSeries(one.context)).toMatchObject([{ tell: false, problem: { code: 'series_media_gone' } }])
    // the cause is gone, and so is the problem
    const { copyFileSync } = await import('node:fs')
    copyFileSync(path, kept)
    one.at('2026-12-10T10:00:00Z')
    const [again] = await extendDueSeries(one.context)
    expect(again).toMatchObject({ tell: false, problem: null })
    expect(again?.made.map((post) => post.occurrence)).toEqual(['2027-01-26T09:00', '2027-02-02T09:00'])
    expect((await store.series.get(series.id))?.problem).toBeNull()
  })

  test('an account that was removed is never replaced by another', async () => {
    const one = await shop()
    const { posts } = await serial(one, { text: 'Marché', to: ['blog', 'facebook'] }, { repeat: 'FREQ=WEEKLY;COUNT=12' })
    const store = await one.context.store()
    for (const post of posts) await store.posts.cancel(post.id, one.context.now().toISOString())
    await store.accounts.remove(one.accounts['facebook']?.id ?? 0, one.context.now().toISOString())
    one.at('2026-12-08T09:00:00Z')
    expect(await extendDueSeries(one.context)).toMatchObject([{ made: [], problem: { code: 'series_account_gone' } }])
  })

  test('a client put aside makes nothing, and goes on when it is taken up again', async () => {
    const one = await shop()
    await serial(one, { text: 'Marché', to: ['blog'] })
    const store = await one.context.store()
    const at = one.context.now().toISOString()
    await store.clients.update('ill', { archived_at: at }, at)
    one.at('2026-12-08T09:00:00Z')
    expect(await extendDueSeries(one.context)).toEqual([])
    expect(await store.deliveries.hasWork('2026-11-24T07:59:00Z')).toBe(false)
    await store.clients.update('ill', { archived_at: null }, at)
    expect((await extendDueSeries(one.context))[0]?.made.length).toBe(2)
  })
})

describe('evergreen', () => {
  async function pool(one: Bakery, texts: readonly string[], more: { variants?: string[]; max_uses?: number } = {}) {
    for (const text of texts) {
      const plan = await planEntry(
        one.context,
        one.client,
        { ...nothingSaid, text, to: ['blog'] },
        {
          pool: 'Recettes',
          variants: more.variants ?? [],
          max_uses: more.max_uses ?? null,
        },
      )
      await addToPool(one.context, one.client, plan)
    }
    const found = await (await one.context.store()).pools.find('ill', 'recettes')
    if (!found) throw new Error('no pool')
    return found
  }

  test('a series draws the entry that rested longest, and none before its cool-down is over', async () => {
    const one = await shop()
    const { id } = await pool(one, ['Figues', 'Noix', 'Seigle'])
    const { series, posts } = await serial(one, {}, { at: 'mercredi 18h', pool_id: id })
    expect(posts.map((post) => [post.text, post.scheduled_local])).toEqual([
      ['Figues', '2026-11-25T18:00'],
      ['Noix', '2026-12-02T18:00'],
    ])
    for (let now = monday.getTime(); now < monday.getTime() + 120 * day; now += day) {
      one.at(new Date(now))
      await extendDueSeries(one.context)
    }
    const found = await storedPosts(one.context)
    expect(found.map((post) => [post.text, (post.occurrence ?? '').slice(5, 10)])).toEqual([
      ['Figues', '11-25'],
      ['Noix', '12-02'],
      ['Seigle', '12-09'],
      // 60 days on: the Wednesdays between had nothing, and that was said
      ['Figues', '01-27'],
      ['Noix', '02-03'],
      ['Seigle', '02-10'],
      ['Figues', '03-31'],
    ])
    expect(
      (await (await one.context.store()).audit.list({ target: `series ${series.id}` })).filter(
        (line) => line.action === 'series.problem',
      ).length,
    ).toBeGreaterThan(0)
  })

  test('an entry that is added has its turn at once', async () => {
    const one = await shop()
    const { id } = await pool(one, ['Figues'])
    const { series, posts } = await serial(one, {}, { at: 'mercredi 18h', pool_id: id })
    expect(posts.length).toBe(1)
    expect(series.problem?.code).toBe('pool_rests')
    await pool(one, ['Noix'])
    const [extended] = await extendDueSeries(one.context)
    expect(extended).toMatchObject({ problem: null, made: [{ text: 'Noix', occurrence: '2026-12-02T18:00' }] })
  })

  test('what is cancelled was no use', async () => {
    const one = await shop()
    const { id } = await pool(one, ['Figues'], { max_uses: 1 })
    const { posts } = await serial(one, {}, { at: 'mercredi 18h', pool_id: id })
    const store = await one.context.store()
    expect((await store.pools.uses(id)).uses.length).toBe(1)
    await store.posts.cancel(posts[0]?.id ?? 0, one.context.now().toISOString())
    expect(await store.pools.uses(id)).toEqual({ uses: [], last_use: posts[0]?.id })
  })

  test('wordings take turns, and are all checked beforehand', async () => {
    const one = await shop({ accounts: [['mastodon', 'blog']] })
    const { id } = await pool(one, ['Figues'], { variants: ['La figue'] })
    const { posts } = await serial(one, {}, { at: 'mercredi 18h', pool_id: id, repeat: 'FREQ=WEEKLY;INTERVAL=10' })
    one.at('2027-01-30T09:00:00Z')
    const [extended] = await extendDueSeries(one.context)
    expect([...posts, ...(extended?.made ?? [])].map((post) => [post.text, post.pool_variant])).toEqual([
      ['Figues', 0],
      ['La figue', 1],
    ])
    expect(await codeOf(pool(one, ['Noix'], { variants: ['x'.repeat(501)] }))).toBe('post_refused')
    expect(await codeOf(pool(one, ['Noix'], { variants: ['NOIX'] }))).toBe('same_variant')
  })

  test('a text that went out within 30 days, drawn or not, is passed over', async () => {
    const one = await shop()
    await queued(one, { text: 'Figues', to: ['blog'] }, { at: 'demain 9h' })
    const { id } = await pool(one, ['Figues', 'Noix'])
    const { posts, series } = await serial(one, {}, { at: 'mercredi 18h', pool_id: id })
    expect([posts.map((post) => post.text), series.problem?.code]).toEqual([['Noix'], 'pool_rests'])
  })

  test('two series on one pool at once never break the cool-down', async () => {
    const one = await shop()
    const { id } = await pool(one, ['Figues', 'Noix', 'Seigle', 'Lin', 'Maïs'])
    await Promise.all(
      ['mercredi 18h', 'jeudi 8h', 'vendredi 8h'].map((at) =>
        serial(one, {}, { at, pool_id: id, repeat: 'FREQ=WEEKLY;COUNT=2' }),
      ),
    )
    const texts_ = (await storedPosts(one.context)).map((post) => post.text)
    expect(new Set(texts_).size).toBe(texts_.length)
    expect(texts_.length).toBe(5)
  })

  test('a pool is not removed while a series draws from it', async () => {
    const one = await shop()
    const { id } = await pool(one, ['Figues'])
    const { series } = await serial(one, {}, { at: 'mercredi 18h', pool_id: id })
    const store = await one.context.store()
    const at = one.context.now().toISOString()
    expect(await codeOf(store.pools.remove(id, at))).toBe('pool_in_use')
    await store.series.end(series.id, '2026-01-01T00:00', at)
    await store.pools.remove(id, at)
    expect(await store.pools.list('ill')).toEqual([])
  })
})
