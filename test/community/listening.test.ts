import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../../src/clients/add-account.ts'
import { addQuery, planQuery, type AskedQuery } from '../../src/community/add-query.ts'
import { runListening, verdictOf, type Listened, type ListenOptions } from '../../src/community/run-listening.ts'
import type { Client } from '../../src/store/clients.ts'
import type { InboxMessage, MessageFilter } from '../../src/store/inbox.ts'
import { addBakery } from '../report/sample.ts'
import { startFeeds, type Entry, type FeedServer } from '../servers/feeds.ts'
import { startMastodon } from '../servers/mastodon.ts'
import { startX } from '../servers/x.ts'
import { testContext, type TestContext } from '../support/context.ts'
import { processorTime } from '../support/processor-time.ts'

const now = new Date('2026-11-27T09:00:00Z')
const hour = 3_600_000
const ago = (hours: number): Date => new Date(now.getTime() - hours * hour)
const secrets = { SMM_SECRET_ACCESS_TOKEN: 'mastodon-canary-token-7f3a91' }

let feeds: FeedServer
beforeAll(async () => {
  feeds = await startFeeds()
})
afterAll(() => feeds.close())

let serial = 0
const path = (): string => `/feed-${++serial}.xml`
const entry = (title: string, more: Partial<Entry> = {}): Entry => ({ id: `n${++serial}`, title, at: ago(3), ...more })

interface World {
  readonly context: TestContext
  readonly client: Client
  add(name: string, given: Partial<AskedQuery>): Promise<void>
  run(options?: ListenOptions): Promise<Listened>
  found(filter?: MessageFilter): Promise<InboxMessage[]>
}

async function world(given: { now?: () => Date; env?: Record<string, string>; folder?: string } = {}): Promise<World> {
  const context = testContext({ now: given.now ?? now, env: given.env ?? {} })
  await (await context.config()).set('listen.allow_hosts', feeds.host)
  const client = await addBakery(context, { website: 'https://www.boulangerie.example' })
  const asked: AskedQuery = {
    name: '',
    any_words: [],
    all_words: [],
    none_words: [],
    competitor: null,
    topic: false,
    lang: null,
    feeds: [],
    pages: [],
    place: null,
    tags: [],
    bluesky: null,
    x: null,
  }
  const store = await context.store()
  return {
    context,
    client,
    add: async (name, more) => void (await addQuery(context, await planQuery(context, client, { ...asked, name, ...more }))),
    run: async (options) => {
      const [one] = await runListening(context, [client], options)
      if (one === undefined) throw new Error('nothing was listened for')
      return one
    },
    found: (filter = {}) => store.inbox.list({ client: client.slug, others: true, order: 'oldest', ...filter }),
  }
}

const titles = (messages: readonly InboxMessage[]): (string | null)[] => messages.map(({ title }) => title)

describe('a run of listening', () => {
  it('[000-16] keeps what the query means, where it was found, with its tone and the words of alert in it', async () => {
    const { add, run, found } = await world()
    const url = feeds.put(path(), [
      entry('Scandale à la Boulangerie du Pont', { text: 'Service horrible, des clients malades.', at: ago(2) }),
      entry('La météo', { at: ago(1) }),
      entry('La boulangerie du PONT au musée', { at: ago(4) }),
      entry('Un pain excellent', { text: 'À la boulangerie du pont, nous avons adoré.', at: ago(5) }),
    ])
    await add('Nous', { any_words: ['Boulangerie du Pont'], none_words: ['musee'], feeds: [url], place: 'press' })
    const { mentions, places, important, sources } = await run()
    expect(mentions).toBe(2)
    expect(places).toEqual([{ network: 'press', mentions: 2, tones: { positive: 1, neutral: 0, negative: 1, unknown: 0 } }])
    expect(important[0]).toMatchObject({ title: 'Scandale à la Boulangerie du Pont', tone: 'negative' })
    expect(important[0]?.sensitive).toContain('scandale')
    expect(sources).toMatchObject([{ status: 'read', items: 4, found: 2, problem: null }])
    expect(await found()).toMatchObject([
      {
        title: 'Un pain excellent',
        network: 'press',
        source: 'listen',
        kind: 'mention',
        official: true,
        brand: true,
        lang: 'fr',
      },
      { title: 'Scandale à la Boulangerie du Pont', needs_answer: false, level: 'amber' },
    ])
  })

  it('[002-15] [000-18] tells of a forum without a feed once a week, to somebody who reads it', async () => {
    let at = now
    const { add, run } = await world({ now: () => at })
    const forum = feeds.put(path(), [entry('La boulangerie du pont, vous connaissez ?')])
    await add('Nous', {
      any_words: ['boulangerie du pont'],
      feeds: [forum],
      pages: ['https://forum.example/colmar'],
      place: 'forum',
    })
    const page = ({ sources }: Listened) => sources.find(({ source }) => source.kind === 'by_hand')?.status
    expect(page(await run())).toBe('to_look_at')
    expect(page(await run({ seen_by_a_person: true }))).toBe('to_look_at')
    expect(page(await run())).toBe('waiting')
    at = new Date(now.getTime() + 7 * 24 * hour)
    expect(page(await run())).toBe('to_look_at')
  })

  it('reads each feed once for all queries and clients, and asks only for what is new', async () => {
    const { context, client, add, run } = await world()
    const url = feeds.put(path(), [entry('La boulangerie du pont et la Maison Dupont')])
    await add('Nous', { any_words: ['boulangerie du pont'], feeds: [url], place: 'press' })
    await add('Dupont', { any_words: ['maison dupont'], competitor: 'Maison Dupont', feeds: [url] })
    const other = await addBakery(context, { slug: 'autre', name: 'Autre' })
    const { listen } = await context.store()
    const [query] = await listen.list(client.slug)
    if (query === undefined) throw new Error('no query')
    await listen.add(
      { ...query, client: other.slug },
      [{ kind: 'feed', address: url, place: 'press', account_id: null }],
      now.toISOString(),
    )
    const asked = () => feeds.requests().filter((one) => url.endsWith(one.path))
    const all = await runListening(context, [client, other])
    expect(asked()).toHaveLength(1)
    expect(all.map(({ mentions, others }) => ({ mentions, others }))).toEqual([
      { mentions: 1, others: 0 },
      { mentions: 0, others: 1 },
    ])
    const again = await run()
    expect(asked()[1]?.headers['if-none-match']).toMatch(/^"/)
    expect(again.sources.map(({ status, items }) => ({ status, items }))).toEqual([
      { status: 'unchanged', items: null },
      { status: 'unchanged', items: null },
    ])
    expect(again.voice).toEqual({
      month: '2026-11',
      mentions: 1,
      competitors: [{ name: 'Maison Dupont', mentions: 1 }],
      share_bp: 5000,
      share_reason: null,
    })
    // a query that is new wants the whole of it
    await add('Colmar', { any_words: ['maison'], topic: true, feeds: [url] })
    await run()
    expect(asked()[2]?.headers['if-none-match']).toBeUndefined()
  })

  it('has one mention of an article that several feeds have, in the weightiest place', async () => {
    const { add, run, found } = await world()
    const link = 'https://journal.example/le-pont?utm_source=rss'
    const blog = feeds.put(path(), [entry('La boulangerie du pont', { link })])
    const press = feeds.put(path(), [entry('La boulangerie du pont', { link: 'http://www.journal.example/le-pont' })])
    await add('Sujet', { any_words: ['boulangerie'], topic: true, feeds: [blog] })
    await add('Nous', { any_words: ['boulangerie du pont'], feeds: [press], place: 'press' })
    const { mentions, others, copies } = await run()
    expect({ mentions, others, copies }).toEqual({ mentions: 1, others: 0, copies: 0 })
    expect(await found()).toMatchObject([{ network: 'press', official: true, brand: true }])
  })

  it('counts the same words in two papers once', async () => {
    const { add, run } = await world()
    const text =
      'La boulangerie du pont fête ses vingt ans samedi avec un pain géant cuit au feu de bois devant tout le quartier.'
    const [one, two] = [1, 2].map((nth) =>
      feeds.put(path(), [entry('Vingt ans', { text, link: `https://paper${nth}.example/a`, at: ago(6 - nth) })]),
    )
    await add('Nous', { any_words: ['boulangerie du pont'], feeds: [one ?? '', two ?? ''], place: 'press' })
    expect(await run()).toMatchObject({ mentions: 1, copies: 1 })
  })

  it('goes on when a source fails, keeps why, and says so in its verdict', async () => {
    const { context, client, add, run } = await world()
    const good = feeds.put(path(), [entry('La boulangerie du pont')])
    const broken = feeds.answer(path(), { status: 500, body: 'no' })
    const page = feeds.answer(path(), { status: 200, body: '<!doctype html><title>x</title>' })
    const inside = 'http://10.0.0.1/rss'
    await add('Nous', { any_words: ['boulangerie du pont'], feeds: [broken, inside, page, good] })
    const listened = await run()
    expect(listened.mentions).toBe(1)
    expect(listened.sources.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed', 'read'])
    expect(verdictOf([listened])).toBe('partial')
    const [query] = await (await context.store()).listen.list(client.slug)
    expect(query?.sources.map(({ problem }) => problem !== null)).toEqual([true, true, true, false])
    expect(query?.sources.map(({ read_at }) => read_at !== null)).toEqual([false, false, false, true])
  })

  it('says that nothing could be reached when nothing could', async () => {
    const { add, run } = await world()
    await add('Nous', { any_words: ['pont'], feeds: [feeds.answer(path(), { status: 503 })] })
    expect(verdictOf([await run()])).toBe('busy')
  })

  it('leaves out what the firm writes itself, what is in another language, and what would be forgotten at once', async () => {
    const { add, run, found } = await world()
    const url = feeds.put(path(), [
      entry('La boulangerie du pont chez elle', { link: 'https://boulangerie.example/actus/1' }),
      entry('The boulangerie du pont is a really lovely place to buy bread in the morning'),
      entry('La boulangerie du pont il y a longtemps', { at: new Date('2025-11-20T09:00:00Z') }),
      entry('La boulangerie du pont ouvre le dimanche matin pour tous ses voisins'),
    ])
    await add('Nous', { any_words: ['boulangerie du pont'], lang: 'fr', feeds: [url] })
    await run()
    expect(titles(await found())).toEqual(['La boulangerie du pont ouvre le dimanche matin pour tous ses voisins'])
  })

  it('takes nothing without a date, that stood there before, for news of today; nor a date to come', async () => {
    const { add, run, found } = await world()
    const where = path()
    const url = feeds.put(where, [
      entry('Le pont sans date', { id: 'a', at: null }),
      entry('Le pont demain', { id: 'b', at: new Date(now.getTime() + 48 * hour) }),
    ])
    await add('Nous', { any_words: ['pont'], feeds: [url] })
    await run()
    feeds.put(where, [entry('Le pont à l’instant', { id: 'c', at: null }), entry('Le pont sans date', { id: 'a', at: null })])
    await run()
    expect((await found()).map(({ title, at }) => [title, at])).toEqual([
      ['Le pont sans date', ago(48).toISOString()],
      ['Le pont demain', now.toISOString()],
      ['Le pont à l’instant', now.toISOString()],
    ])
  })

  it('stays calm, and says so, on a spike of praise; a wave of criticism is orange or red', async () => {
    const { add, run } = await world()
    const past = Array.from({ length: 28 }, (_, day) => entry(`Le pont, jour ${day}`, { at: ago(30 + 24 * day) }))
    const where = path()
    const praise = Array.from({ length: 10 }, (_, nth) => entry(`Le pont ${nth}`, { text: 'Excellent, délicieux, merci !' }))
    await add('Nous', { any_words: ['pont'], feeds: [feeds.put(where, [...praise, ...past])] })
    expect((await run()).evaluation).toMatchObject({ level: 'green', result: { positive_spike: true } })
    const anger = Array.from({ length: 40 }, (_, nth) =>
      entry(`Le pont ${nth + 20}`, { text: 'Horrible, décevant, à fuir.', at: ago(1) }),
    )
    feeds.put(where, [...anger, ...praise, ...past])
    const { evaluation, important } = await run()
    expect(evaluation).toMatchObject({ before: 'green', result: { negative_share: 80, volume_points: 40 } })
    expect(['amber', 'red']).toContain(evaluation?.level)
    expect(important.every(({ tone }) => tone === 'negative')).toBe(true)
  })
})

describe('networks as sources', () => {
  it('finds what stands under a tag, by whoever wrote it but the firm; one row with what comes in by itself', async () => {
    const server = await startMastodon({ now: () => now })
    try {
      const { context, client, add, run, found } = await world({ env: secrets })
      const given = { name: null, secrets: null, path: null, for_network: null }
      await addAccount(context, client, { ...given, network: 'mastodon', endpoint: server.url, check: true })
      server.write('Notre pain #Colmar')
      const said = server.mention('Le pain du pont, décevant #colmar', { at: ago(2) })
      server.mention('Rien sur la ville', { at: ago(2) })
      await add('Ville', { any_words: ['colmar'], none_words: ['météo'], tags: ['#Colmar'] })
      expect(await run()).toMatchObject({ mentions: 1, sources: [{ status: 'read', items: 2, found: 1 }] })
      const [one] = await found()
      expect(one).toMatchObject({ network: 'mastodon', remote_id: said, author_followers: 12_500, can_reply: true })
      expect(one?.account_id).not.toBeNull()
      expect(await run()).toMatchObject({ mentions: 0, sources: [{ status: 'unchanged' }] })
      server.faults.next('read', { kind: 'answer', status: 429, headers: { 'x-ratelimit-reset': '2026-11-27T10:00:00Z' } })
      const limited = await run()
      expect(limited.sources).toMatchObject([{ status: 'failed', retry_at: '2026-11-27T10:00:00.000Z' }])
    } finally {
      await server.close()
    }
  })

  it('searches X within the month’s money, and keeps count of it', async () => {
    const server = await startX({ now: () => now })
    try {
      const env = Object.fromEntries(
        Object.entries(server.secrets).map(([name, value]) => [`SMM_SECRET_${name.toUpperCase()}`, value]),
      )
      const { context, client, add, run } = await world({ env })
      const given = { name: null, secrets: null, path: null, for_network: null }
      await addAccount(context, client, { ...given, network: 'x', endpoint: server.url, check: true })
      await add('Nous', { any_words: ['levain'], x: true })
      for (let nth = 0; nth < 3; nth++) server.say(`Du levain ${nth}`, { at: ago(2) })
      const first = await run()
      expect(first.mentions).toBe(3)
      expect(first.sources).toMatchObject([{ status: 'read', cost: { micros: 3 * 5_000 + 10_000, currency: 'USD' } }])
      const fees = await (await context.store()).fees.list(client.slug, '2026-11-01', '2026-12-01')
      expect(fees.filter(({ what }) => what === 'read').map(({ micros }) => micros)).toContain(25_000)
      await (await context.config()).set('x.read_budget_per_month', '0.10 $')
      server.say('Du levain encore', { at: ago(1) })
      const before = server.requests().length
      const second = await run()
      expect(second.sources).toMatchObject([{ status: 'over_budget', found: null }])
      expect(server.requests()).toHaveLength(before)
      expect(verdictOf([second])).toBeNull()
    } finally {
      await server.close()
    }
  })
})

it('takes in ten thousand mentions in one run, in little time and memory', { timeout: 120_000 }, async () => {
  const { add, run, context, client } = await world()
  const urls = Array.from({ length: 20 }, (_, feed) =>
    feeds.put(
      path(),
      Array.from({ length: 500 }, (_unused, nth) =>
        entry(`La boulangerie du pont, billet ${feed * 500 + nth}`, {
          text:
            nth % 3 === 0 ? `Service horrible, numéro ${feed * 500 + nth}.` : `Un avis de plus, numéro ${feed * 500 + nth}.`,
          at: ago(1 + (nth % 20)),
        }),
      ),
    ),
  )
  await add('Nous', { any_words: ['boulangerie du pont'], feeds: urls })
  const [began, heap] = [processorTime(), process.memoryUsage().rss]
  const { mentions, copies, important } = await run()
  const [seconds, megabytes] = [(processorTime() - began) / 1000, (process.memoryUsage().rss - heap) / 2 ** 20]
  expect(mentions + copies).toBe(10_000)
  expect(important).toHaveLength(5)
  expect(await (await context.store()).inbox.count({ client: client.slug })).toBe(10_000)
  console.info(`10,000 mentions: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB more`)
  expect(seconds).toBeLessThan(60)
  expect(megabytes).toBeLessThan(400)
})
