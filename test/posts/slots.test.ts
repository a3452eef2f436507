import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { addInSlot } from '../../src/posts/add-in-slot.ts'
import { needSlot, slotsOf } from '../../src/posts/choose-slot.ts'
import { moveToSlot } from '../../src/posts/move-to-slot.ts'
import { nothingSaid } from '../../src/posts/post-input.ts'
import { accountsFor, preparePost } from '../../src/posts/prepare-post.ts'
import { remarkClose } from '../../src/posts/remark-close.ts'
import { cadenceSlots, isFor, nextFree, placesAfter } from '../../src/posts/slots.ts'
import type { Client, Slot } from '../../src/store/clients.ts'
import type { Post } from '../../src/store/posts.ts'
import type { Strategy } from '../../src/store/strategies.ts'
import { cadenceFor } from '../../src/strategy/strategy.ts'
import { strategyNetworks } from '../../src/strategy/weights.ts'
import { readSlots } from '../../src/clients/read-slots.ts'
import { bakery, monday, queued, storedPosts, type Bakery } from './support.ts'

function slots(text: string): Slot[] {
  const read = readSlots(text)
  if (!read) throw new Error(text)
  return read
}

const at = (local: string): number => Date.parse(`${local}:00+01:00`)

describe('places of slots', () => {
  const from = new Date('2026-11-23T09:00:00Z')
  const next = (text: string, taken: readonly string[] = []): string | undefined =>
    nextFree(placesAfter(slots(text), from, 'Europe/Paris'), taken.map(at))?.instant.scheduled_local

  test.each<[string, readonly string[], string]>([
    ['mardi 9h; jeudi 18h30', [], '2026-11-24T09:00'],
    ['jeudi 18h30; mardi 9h', [], '2026-11-24T09:00'],
    ['mardi 9h; jeudi 18h30', ['2026-11-24T09:00'], '2026-11-26T18:30'],
    ['mardi 9h; jeudi 18h30', ['2026-11-24T09:00', '2026-11-26T18:30'], '2026-12-01T09:00'],
    // a post within the hour takes the place; an hour away it does not
    ['mardi 9h; jeudi 18h30', ['2026-11-24T09:59'], '2026-11-26T18:30'],
    ['mardi 9h; jeudi 18h30', ['2026-11-24T08:01'], '2026-11-26T18:30'],
    ['mardi 9h; jeudi 18h30', ['2026-11-24T10:00'], '2026-11-24T09:00'],
    // slots that the client wants nearer than that are filled one by one
    ['mardi 9h; mardi 9h20', ['2026-11-24T09:00'], '2026-11-24T09:20'],
    ['mardi 9h; mardi 9h20', ['2026-11-24T09:00', '2026-11-24T09:20'], '2026-12-01T09:00'],
    // the same time for two networks is one place
    ['a=mardi 9h sur x; b=mardi 9h sur linkedin', ['2026-11-24T09:10'], '2026-12-01T09:00'],
    // this very instant is past
    ['lundi 10h', [], '2026-11-30T10:00'],
    ['lundi 10h01', [], '2026-11-23T10:01'],
    ['1er mardi 9h', [], '2026-12-01T09:00'],
    ['4e mardi 9h', [], '2026-11-24T09:00'],
    ['1er et 3e mardi 9h', ['2026-12-01T09:00'], '2026-12-15T09:00'],
    // a holiday is a day like the others
    ['vendredi 9h', ['2026-11-27T09:00', '2026-12-04T09:00', '2026-12-11T09:00', '2026-12-18T09:00'], '2026-12-25T09:00'],
  ])('%s with %j taken', (text, taken, expected) => {
    expect(next(text, taken)).toBe(expected)
  })

  test('a year that is full has none, and no slot has none', () => {
    const places = [...placesAfter(slots('mardi 9h'), from, 'Europe/Paris')]
    expect(places.length).toBeGreaterThan(52)
    expect(
      nextFree(
        places,
        places.map((place) => Date.parse(place.instant.scheduled_at)),
      ),
    ).toBe(null)
    expect(next('')).toBe(undefined)
  })

  test('for one of the accounts at least', () => {
    const linkedin = { name: 'Page', network: 'linkedin', for_network: null } as const
    const hand = { name: 'nous', network: 'manual', for_network: 'facebook' } as const
    const ghost = { name: 'journal', network: 'ghost', for_network: null } as const
    const fits = (text: string, ...accounts: Parameters<typeof isFor>[1]): boolean =>
      slots(text).every((one) => isFor(one, accounts))
    expect(fits('mardi 9h', linkedin)).toBe(true)
    expect(fits('mardi 9h sur linkedin', linkedin, hand)).toBe(true)
    expect(fits('mardi 9h sur page', linkedin)).toBe(true)
    expect(fits('mardi 9h sur facebook', hand)).toBe(true)
    expect(fits('mardi 9h sur blog', ghost)).toBe(true)
    expect(fits('mardi 9h sur facebook', linkedin, ghost)).toBe(false)
  })
})

describe('slots that a cadence asks for', () => {
  const told = (list: readonly Slot[]): string =>
    list.map((one) => `${one.weeks.join('')}${one.weekday} ${one.time}`).join(', ')

  test.each([
    [{ text_pro: 13 }, 'business_days', '3 09:00'],
    [{ text_pro: 26 }, 'business_days', '2 09:00, 4 09:00'],
    [{ image_post: 26, link_share: 13 }, 'business_days', '1 09:00, 3 09:00, 5 09:00'],
    [{ text_pro: 26, image_post: 13, carousel: 13 }, 'business_days', '1 09:00, 2 09:00, 4 09:00, 5 09:00'],
    [{ text_short: 91 }, 'seven_days', '1 09:00, 2 09:00, 3 09:00, 4 09:00, 5 09:00, 6 09:00, 0 09:00'],
    [{ text_short: 91 }, 'business_days', '1 09:00, 2 09:00, 3 09:00, 4 09:00, 5 09:00, 2 12:00, 4 12:00'],
    // stories are no posts
    [{ image_post: 26, story: 91 }, 'business_days', '2 09:00, 4 09:00'],
    [{ story: 91 }, 'business_days', ''],
    [{ article: 3 }, 'business_days', '12 09:00'],
    [{ article: 6 }, 'business_days', '132 09:00'],
    [{}, 'business_days', ''],
  ] as const)('%j, %s', (cadence, coverage, expected) => {
    expect(told(cadenceSlots(cadence, coverage))).toBe(expected)
  })

  test('every network and level of the strategy has as many a week as it says', () => {
    for (const network of strategyNetworks)
      for (const level of ['minimal', 'light', 'full'] as const) {
        const cadence = cadenceFor(network, level)
        const pieces = Object.entries(cadence)
          .filter(([piece]) => piece !== 'story')
          .reduce((sum, [, count]) => sum + count, 0)
        const made = cadenceSlots(cadence, 'business_days')
        const quarter = made.reduce((sum, one) => sum + (one.weeks.length === 0 ? 13 : one.weeks.length * 3), 0)
        expect(Math.abs(quarter - pieces)).toBeLessThan(7)
        expect(new Set(made.map((one) => `${one.weekday} ${one.time}`)).size).toBe(made.length)
      }
  })

  test('the client’s own go before them; none without a strategy or a network', () => {
    const client = (own: string): Client => ({ slots: slots(own) }) as unknown as Client
    const strategy = (result: unknown): Strategy => ({ result, input: { coverage: 'six_days' } }) as unknown as Strategy
    const weekly = strategy({ phase1: { network: 'linkedin', cadence_per_quarter: { text_pro: 78 } } })
    expect(slotsOf(client('mardi 9h'), weekly)).toHaveLength(1)
    expect(slotsOf(client(''), weekly).map((one) => one.weekday)).toEqual([1, 2, 3, 4, 5, 6])
    expect(slotsOf(client(''), strategy({ phase1: null }))).toEqual([])
    expect(slotsOf(client(''), null)).toEqual([])
  })
})

async function shopWith(text: string, more: Parameters<typeof bakery>[0] = {}): Promise<Bakery> {
  const shop = await bakery(more)
  const store = await shop.context.store()
  const client = await store.clients.update(shop.client.slug, { slots: slots(text) }, monday.toISOString())
  return { ...shop, client }
}

async function inSlot(
  { context, client }: Pick<Bakery, 'context' | 'client'>,
  words: string,
  word = 'next',
  to = ['blog'],
): Promise<Post> {
  const input = { ...nothingSaid, text: words, to }
  const chosen = await needSlot(context, client, word, await accountsFor(context, client, input, undefined))
  const given = { allow_duplicate: false, draft: false }
  const prepared = await preparePost(context, client, input, chosen.due, given)
  return (await addInSlot(context, client, input, word, { prepared, chosen }, given)).post
}

describe('choosing a slot', () => {
  test('next, by weekday, by name; a slot is one account’s at a time', async () => {
    const shop = await shopWith('mardi 9h; conseil=jeudi 18h30; vendredi 8h sur mastodon')
    expect(await inSlot(shop, 'Un')).toMatchObject({
      status: 'scheduled',
      scheduled_local: '2026-11-24T09:00',
      time_zone: 'Europe/Paris',
      typed_at: '--slot next',
    })
    expect((await inSlot(shop, 'Deux', 'Conseil')).scheduled_local).toBe('2026-11-26T18:30')
    expect((await inSlot(shop, 'Trois', 'mardi')).scheduled_local).toBe('2026-12-01T09:00')
    expect((await inSlot(shop, 'Quatre', 'thursday')).scheduled_local).toBe('2026-12-03T18:30')
    // the blog is not for Friday, and Mastodon is free on Tuesday
    expect((await inSlot(shop, 'Cinq', 'next', ['mastodon'])).scheduled_local).toBe('2026-11-24T09:00')
    expect((await inSlot(shop, 'Six', 'prochain', ['all'])).scheduled_local).toBe('2026-11-27T08:00')
  })

  test('drafts with a time keep their place, what was cancelled gives it back', async () => {
    const shop = await shopWith('mardi 9h')
    await queued(shop, { text: 'Brouillon', to: ['blog'], draft: true }, { at: '2026-11-24 09:00' })
    const post = await inSlot(shop, 'Un')
    expect(post.scheduled_local).toBe('2026-12-01T09:00')
    await (await shop.context.store()).posts.cancel(post.id, monday.toISOString())
    expect((await inSlot(shop, 'Deux')).scheduled_local).toBe('2026-12-01T09:00')
  })

  test.each(['fr', 'en'] as const)('%s: what cannot be chosen says why', async (lang) => {
    const shop = await shopWith('mardi 9h sur mastodon', { lang })
    await expect(inSlot(shop, 'Un')).rejects.toMatchObject({ kind: 'usage', code: 'no_slot' })
    await expect(inSlot(shop, 'Un', 'samedi', ['mastodon'])).rejects.toMatchObject({
      kind: 'not_found',
      code: 'slot_not_found',
      hint: expect.stringMatching(lang === 'fr' ? 'mardi 9h sur mastodon' : 'Tuesday 9:00 on mastodon') as string,
    })
    await expect(inSlot({ ...shop, client: { ...shop.client, slots: [] } }, 'Un')).rejects.toMatchObject({
      code: 'no_slot',
      hint: expect.stringContaining('smm client edit ill --slots') as string,
    })
  })

  test('two who queue at once never share a slot, whatever each of them saw', async () => {
    const shop = await shopWith('mardi 9h; jeudi 18h30')
    const { context, client } = shop
    const input = (text: string) => ({ ...nothingSaid, text, to: ['blog'] })
    const given = { allow_duplicate: false, draft: false }
    // all of them look before any of them writes
    const seen = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const said = input(`Pain ${i}`)
        const chosen = await needSlot(context, client, 'next', await accountsFor(context, client, said, undefined))
        return { said, first: { chosen, prepared: await preparePost(context, client, said, chosen.due, given) } }
      }),
    )
    expect(new Set(seen.map((one) => one.first.chosen.due.scheduled_at)).size).toBe(1)
    const all = await Promise.all(seen.map(({ said, first }) => addInSlot(context, client, said, 'next', first, given)))
    const times = all.map(({ post }) => post.scheduled_at ?? '')
    expect(new Set(times).size).toBe(12)
    expect(times.toSorted().at(-1)).toBe('2026-12-31T17:30:00.000Z')
    expect(all.every(({ post, prepared }) => prepared.post.scheduled_at === post.scheduled_at)).toBe(true)
    expect(await storedPosts(context)).toHaveLength(12)
  })

  test('moving: a draft may stay in its place, another goes on; its own time does not stand in its way', async () => {
    const shop = await shopWith('mardi 9h; jeudi 18h30')
    const { context, client } = shop
    const move = async (post: Post, word = 'next') => (await moveToSlot(context, client, post, word)).post
    const first = await inSlot(shop, 'Un')
    expect((await move(first)).scheduled_local).toBe('2026-11-26T18:30')
    const near = await queued(shop, { text: 'Deux', to: ['blog'] }, { at: '2026-11-24 09:30' })
    expect((await move(near)).scheduled_local).toBe('2026-11-24T09:00')
    const draft = await queued(shop, { text: 'Trois', to: ['blog'], draft: true }, { at: '2026-12-01 09:00' })
    expect(await move(draft)).toMatchObject({ scheduled_local: '2026-12-01T09:00', status: 'scheduled' })
    const untimed = await queued(shop, { text: 'Quatre', to: ['blog'] }, { at: null })
    expect(await move(untimed, 'jeudi')).toMatchObject({ scheduled_local: '2026-12-03T18:30', status: 'scheduled' })
  })

  test('slots an hour apart, or nearer, do not stand in each other’s way', async () => {
    const shop = await shopWith('mardi 9h; mardi 9h20; mardi 10h20')
    for (const time of ['09:00', '09:20', '10:20']) {
      expect((await inSlot(shop, `À ${time}`)).scheduled_local).toBe(`2026-11-24T${time}`)
    }
  })

  test('moving to a place that was taken meanwhile is refused, and nothing moves', async () => {
    const shop = await shopWith('mardi 9h')
    const { posts } = await shop.context.store()
    await inSlot(shop, 'Un')
    const post = await queued(shop, { text: 'Deux', to: ['blog'] }, { at: '2026-11-30 09:00' })
    const free = { from: '2026-11-24T07:00:00.000Z', to: '2026-11-24T09:00:00.000Z' }
    const when = {
      scheduled_at: '2026-11-24T08:00:00.000Z',
      scheduled_local: '2026-11-24T09:00',
      time_zone: 'Europe/Paris',
      typed_at: 'x',
    }
    await expect(posts.move(post.id, when, 'scheduled', monday.toISOString(), free)).rejects.toMatchObject({
      kind: 'usage',
      code: 'slot_taken',
    })
    expect((await posts.get(post.id))?.scheduled_local).toBe('2026-11-30T09:00')
  })

  test('a client elsewhere, in its own time', async () => {
    const shop = await shopWith('mardi 9h', { time_zone: 'Australia/Lord_Howe' })
    expect((await inSlot(shop, 'Un')).scheduled_at).toBe('2026-11-23T22:00:00.000Z')
  })
})

describe('two posts of one account within the hour', () => {
  const close = async ({ context }: Bakery, post: Post): Promise<unknown[]> =>
    (await remarkClose(context, post)).deliveries.map(
      ({ account, issues }) => `${account} ${issues.find((one) => one.code === 'close_to_another')?.values?.['id'] ?? '-'}`,
    )

  test.each([
    ['2026-11-24 09:59', 1],
    ['2026-11-24 08:01', 1],
    ['2026-11-24 09:00', 1],
    ['2026-11-24 10:00', 0],
    ['2026-11-24 08:00', 0],
  ])('%s beside 09:00: %i', async (time, count) => {
    const shop = await bakery()
    const first = await queued(shop, { text: 'Un', to: ['blog'] }, { at: '2026-11-24 09:00' })
    const second = await queued(shop, { text: 'Deux', to: ['all'] }, { at: time })
    expect(await close(shop, second)).toEqual([`blog ${count ? first.id : '-'}`, 'facebook -', 'mastodon -'])
    expect(await close(shop, first)).toEqual([`blog ${count ? second.id : '-'}`])
  })

  test('it is never stored, and goes with the other post; drafts do not count; the nearest is named', async () => {
    const shop = await bakery()
    const store = await shop.context.store()
    const draft = await queued(shop, { text: 'Un', to: ['blog'], draft: true }, { at: '2026-11-24 09:00' })
    const second = await queued(shop, { text: 'Deux', to: ['blog'] }, { at: '2026-11-24 09:30' })
    expect(await close(shop, second)).toEqual(['blog -'])
    expect(await close(shop, draft)).toEqual([`blog ${second.id}`])
    const third = await queued(shop, { text: 'Trois', to: ['blog'] }, { at: '2026-11-24 09:20' })
    const fourth = await queued(shop, { text: 'Quatre', to: ['blog'] }, { at: '2026-11-24 09:31' })
    expect(await close(shop, second)).toEqual([`blog ${fourth.id}`])
    await store.posts.cancel(fourth.id, monday.toISOString())
    expect(await close(shop, second)).toEqual([`blog ${third.id}`])
    const stored = await store.posts.get(second.id)
    expect(stored?.deliveries[0]?.issues.map((one) => one.code)).not.toContain('close_to_another')
    expect((await remarkClose(shop.context, second)).deliveries[0]?.issues.at(-1)).toMatchObject({
      level: 'warning',
      code: 'close_to_another',
    })
  })

  test('it is looked up by account and time, not through the years behind', async () => {
    const shop = await bakery()
    await queued(shop, { text: 'Un', to: ['blog'] })
    const db = new Database(shop.context.places.database)
    for (const where of ['account_id = 1', "account_id IN (SELECT value FROM json_each('[1,2]'))"]) {
      const plan = db
        .prepare(
          `EXPLAIN QUERY PLAN SELECT DISTINCT post_id FROM deliveries WHERE ${where}
           AND coalesce(published_at, due_at) BETWEEN 'a' AND 'b' AND state NOT IN ('cancelled', 'rejected')`,
        )
        .all() as { detail: string }[]
      expect(plan.map((step) => step.detail).join('\n')).toContain(
        'deliveries_of_account_by_time (account_id=? AND <expr>>? AND <expr><?)',
      )
    }
    db.close()
  })
})
