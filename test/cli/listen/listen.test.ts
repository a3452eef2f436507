import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount } from '../../../src/clients/add-account.ts'
import { run as add } from '../../../src/cli/listen/add.ts'
import { run as list } from '../../../src/cli/listen/list.ts'
import { run as remove } from '../../../src/cli/listen/remove.ts'
import { run as listen } from '../../../src/cli/listen/run.ts'
import { run as show } from '../../../src/cli/listen/show.ts'
import { suggest } from '../../../src/cli/listen/suggest.ts'
import { status } from '../../../src/cli/status/status.ts'
import { suggestionsFrom } from '../../../src/community/suggest-queries.ts'
import { examine } from '../../../src/overview/examine.ts'
import { readStatus } from '../../../src/overview/read-status.ts'
import type { ListenQuery } from '../../../src/store/listen.ts'
import { answered } from '../../../src/strategy/answers.ts'
import { addBakery, addStrategy, bakery } from '../../report/sample.ts'
import { startFeeds, type FeedServer } from '../../servers/feeds.ts'
import { startX } from '../../servers/x.ts'
import { testContext, type TestContext, type TestContextOptions } from '../../support/context.ts'
import { typographyFaults } from '../../support/french.ts'

const now = new Date('2026-11-27T09:00:00Z')
const langs = ['fr', 'en'] as const
const page = 'https://forum.example/colmar'

let feeds: FeedServer
beforeAll(async () => {
  feeds = await startFeeds()
})
afterAll(() => feeds.close())

async function prepare(given: TestContextOptions = {}): Promise<TestContext> {
  const context = testContext({ now, ...given })
  await (await context.config()).set('listen.allow_hosts', feeds.host)
  await addBakery(context)
  return context
}

async function again(context: TestContext, given: TestContextOptions = {}): Promise<TestContext> {
  await context.close()
  return testContext({ now, folder: context.folder, ...given })
}

const queries = async (context: TestContext): Promise<ListenQuery[]> => (await context.store()).listen.list(bakery.slug)

const article = (title: string, hoursAgo: number, text?: string) => ({
  id: title,
  title,
  at: new Date(now.getTime() - hoursAgo * 3_600_000),
  ...(text !== undefined && { text }),
})

describe.each(langs)('smm listen (%s)', (lang) => {
  it('[002-15] adds a query with a forum and a page without a feed, lists it, and adds more to it', async () => {
    const context = await prepare({ lang })
    const url = feeds.put(`/forum-${lang}.xml`, [article('Le pont', 2), article('La pluie', 3)], { title: 'Forum de Colmar' })
    await add(context, 'Nous', { any: ['le pont', 'levain'], none: ['musée'], feed: [url], page: [page], place: 'forum' })
    expect(context.stderr()).toMatch(/Forum de Colmar\s?: 2 .*, 1 /)
    await add(context, 'nous', { feed: ['https://journal.example/rss'], place: 'press', check: false })
    expect(await queries(context)).toMatchObject([
      {
        name: 'Nous',
        about: 'brand',
        sources: [
          { kind: 'feed', address: url, place: 'forum' },
          { kind: 'by_hand', address: page, place: 'forum' },
          { kind: 'feed', address: 'https://journal.example/rss', place: 'press' },
        ],
      },
    ])
    await list(context)
    expect(context.stdout()).toContain(page)
    if (lang === 'fr') expect(typographyFaults(context.stdout() + context.stderr(), [url, page, bakery.name])).toEqual([])
  })

  it('runs, shows days with their tone, and reminds of the page', async () => {
    const context = await prepare({ lang })
    const url = feeds.put(`/run-${lang}.xml`, [
      article('Le pont a brûlé', 2, 'Horrible et décevant.'),
      article('Le pont est ouvert', 26, 'Excellent, merci.'),
    ])
    await add(context, 'Nous', { any: ['le pont'], feed: [url], page: [page], check: false })
    const seeing = await again(context, { lang })
    expect(await listen(seeing, {})).toBe(0)
    expect(seeing.stdout()).toContain('Le pont a brûlé')
    expect(seeing.stdout()).toContain(page)
    await show(seeing, null, {})
    expect(seeing.stdout()).toMatch(/27\/11\/2026\s+█+\s+1/)
    expect(seeing.stdout()).toMatch(/26\/11\/2026\s+░+\s+1/)
    if (lang === 'fr') {
      expect(typographyFaults(seeing.stdout() + seeing.stderr(), [page, url, bakery.name])).toEqual([])
    }
    const json = await again(seeing, { lang, options: { json: true } })
    await show(json, 'Nous', { tone: 'negative' })
    expect(JSON.parse(json.stdout())).toMatchObject([{ title: 'Le pont a brûlé', tone: 'negative', source: 'listen' }])
  })

  it('[002-01] proposes the firm, where it is told of, and the competitors that the questionnaire names', async () => {
    const context = await prepare({ lang })
    await addStrategy(context, undefined, {
      answers: {
        ecosystem: [
          { name: 'Maison Dupont', type: 'competitor' },
          { name: 'Forum', url: 'https://forum.example/', type: 'forum' },
          { name: 'Le Journal', url: 'https://journal.example/rss', type: 'media' },
        ],
        brand_search: { reviews: 'negative', web: 'ok' },
      },
    })
    await suggest(context)
    expect(context.stdout()).toContain(
      `smm listen add 'Boulangerie de l'\\''Ill' --any 'Boulangerie de l'\\''Ill' --feed https://journal.example/rss --page https://forum.example/ -c boulangerie`,
    )
    expect(context.stdout()).toContain(
      `smm listen add 'Maison Dupont' --any 'Maison Dupont' --competitor 'Maison Dupont' --feed https://journal.example/rss -c boulangerie`,
    )
    await add(context, 'Dupont', { any: ['maison dupont'], competitor: 'Maison Dupont' })
    const after = await again(context, { lang })
    await suggest(after)
    expect(after.stdout()).not.toContain('--competitor')
  })
})

it('[002-01] adds what is agreed to, on a terminal; what is no feed is said, and the rest goes on', async () => {
  const confirmed: string[] = []
  const context = await prepare({ ask: { confirm: async (question) => confirmed.push(question) > 0 } })
  const html = feeds.answer('/home', {
    status: 200,
    body: '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>',
  })
  const rows = [
    { name: 'Maison Dupont', type: 'competitor' },
    { name: 'Le Journal', url: html, type: 'media' },
  ]
  await addStrategy(context, undefined, { answers: { ecosystem: rows } })
  await suggest(context)
  expect(confirmed).toHaveLength(2)
  expect(context.stderr()).toContain(html)
  expect(await queries(context)).toEqual([])
})

it('[000-18] puts a page of the watch list among what is to be done this week, until somebody was reminded', async () => {
  const context = await prepare({ lang: 'fr' })
  await add(context, 'Nous', { any: ['x'], page: [page, 'https://autre.example/'] })
  const pages = async (at: TestContext) =>
    (await readStatus(at, await (await at.store()).clients.list())).clients[0]?.pages_to_look_at
  expect(await pages(context)).toEqual([page, 'https://autre.example/'])
  await status(context)
  expect(context.stdout()).toMatch(/À regarder cette semaine \(2 pages\)\s: https:\/\/forum/)
  const [query] = await queries(context)
  await (await context.store()).listen.read([{ source_id: query?.sources[0]?.id ?? 0, problem: null }], now.toISOString())
  expect(await pages(context)).toEqual(['https://autre.example/'])
  expect(await pages(await again(context, { now: new Date('2026-12-04T09:00:00Z') }))).toHaveLength(2)
})

it('listens for nobody without a name, and for each competitor once', () => {
  const answers = {
    ecosystem: answered([
      { name: 'Dupont', type: 'competitor' },
      { name: 'Dupont', type: 'competitor' },
      { name: '!!', type: 'competitor' },
    ]),
  }
  expect(suggestionsFrom(answers, 'Nous', { bluesky: true }).map(({ query }) => [query.name, query.bluesky])).toEqual([
    ['Nous', true],
    ['Dupont', true],
  ])
})

describe('what is refused', () => {
  it.each<[string, string | undefined, Record<string, unknown>, string]>([
    ['no name', undefined, { any: ['x'] }, 'name_needed'],
    ['a long name', 'n'.repeat(61), { any: ['x'] }, 'name_too_long'],
    ['no words', 'Nous', {}, 'words_needed'],
    ['only words to leave out', 'Nous', { none: ['x'] }, 'words_needed'],
    ['signs', 'Nous', { any: ['!!'] }, 'bad_word'],
    ['a long word', 'Nous', { any: ['x'.repeat(101)] }, 'bad_word'],
    ['too many words', 'Nous', { any: Array.from({ length: 51 }, (_, nth) => `mot${nth}`) }, 'too_many_words'],
    ['two subjects', 'Nous', { any: ['x'], topic: true, competitor: 'Dupont' }, 'one_subject'],
    ['a language', 'Nous', { any: ['x'], onlyLang: 'français' }, 'bad_lang'],
    ['no address', 'Nous', { any: ['x'], feed: ['journal'] }, 'bad_url'],
    ['a file', 'Nous', { any: ['x'], feed: ['file:///etc/passwd'] }, 'bad_url'],
    ['an address with a password', 'Nous', { any: ['x'], page: ['https://a:b@journal.example/'] }, 'bad_url'],
    ['a place of nothing', 'Nous', { any: ['x'], place: 'press' }, 'place_alone'],
    ['a tag of two words', 'Nous', { any: ['x'], mastodon: ['deux mots'] }, 'bad_tag'],
    ['a network without an account', 'Nous', { any: ['x'], bluesky: true }, 'no_account'],
    ['a machine of the house', 'Nous', { any: ['x'], feed: ['http://192.168.1.1/rss'] }, 'not_public'],
    [
      'the same feed twice',
      'Nous',
      { any: ['x'], feed: ['https://a.example/', 'https://a.example'], check: false },
      'source_exists',
    ],
  ])('%s', async (_what, name, flags, code) => {
    const context = await prepare()
    await expect(add(context, name, flags)).rejects.toMatchObject({ code })
    expect(await queries(context)).toEqual([])
  })

  it('a page, with the feeds that it names', async () => {
    const context = await prepare()
    const html = '<!doctype html><html><head><link rel="alternate" type="application/atom+xml" href="/atom.xml"></head></html>'
    const url = feeds.answer('/page', { status: 200, headers: { 'content-type': 'text/html' }, body: html })
    await expect(add(context, 'Nous', { any: ['x'], feed: [url] })).rejects.toMatchObject({
      code: 'feed_page',
      details: [`${feeds.url}/atom.xml`],
    })
  })

  it('words for a query that is there, and an addition of nothing', async () => {
    const context = await prepare()
    await add(context, 'Nous', { any: ['x'] })
    expect(context.stderr()).toContain('No source')
    await expect(add(context, 'NOUS', { any: ['y'] })).rejects.toMatchObject({ code: 'query_exists' })
    await expect(add(context, 'Nous', {})).rejects.toMatchObject({ code: 'nothing_to_add' })
  })

  it('names and addresses that are not there', async () => {
    const context = await prepare()
    await add(context, 'Nous', { any: ['x'], page: [page] })
    await expect(remove(context, 'Autre', {})).rejects.toMatchObject({ kind: 'not_found', code: 'query_not_found' })
    await expect(show(context, 'Autre', {})).rejects.toMatchObject({ kind: 'not_found', code: 'query_not_found' })
    await expect(remove(context, 'Nous', { feed: ['https://a.example/'] })).rejects.toMatchObject({ code: 'source_not_found' })
    await expect(show(context, null, { limit: '0' })).rejects.toMatchObject({ kind: 'usage', code: 'bad_limit' })
    await expect(show(context, null, { from: 'bientôt' })).rejects.toMatchObject({ kind: 'usage' })
  })
})

it('X is searched only where its price was said and accepted', async () => {
  const server = await startX({ now: () => now })
  try {
    const env = Object.fromEntries(
      Object.entries(server.secrets).map(([name, value]) => [`SMM_SECRET_${name.toUpperCase()}`, value]),
    )
    const context = await prepare({ env })
    const client = await (await context.store()).clients.get(bakery.slug)
    if (client === null) throw new Error('no client')
    const given = { name: null, secrets: null, path: null, for_network: null, check: true }
    await addAccount(context, client, { ...given, network: 'x', endpoint: server.url })
    await expect(add(context, 'Nous', { any: ['levain'], x: true })).rejects.toMatchObject({ code: 'price_not_accepted' })
    expect(context.stderr()).toContain('US$0.005')
    expect(await queries(context)).toEqual([])
    const yes = await again(context, { env, options: { yes: true } })
    await add(yes, 'Nous', { any: ['levain'], x: 'pain au levain' })
    expect((await queries(yes))[0]?.sources).toMatchObject([{ kind: 'x_search', address: 'pain au levain' }])
  } finally {
    await server.close()
  }
})

it('removes sources, then the query, and only says so with --dry-run', async () => {
  const context = await prepare({ options: { dry_run: true } })
  await add(context, 'Nous', { any: ['x'], page: [page] })
  expect(await queries(context)).toEqual([])
  const real = await again(context)
  await add(real, 'Nous', { any: ['x'], page: [page] })
  const dry = await again(real, { options: { dry_run: true } })
  await remove(dry, 'Nous', {})
  await remove(dry, 'Nous', { feed: [page] })
  expect(await listen(dry, {})).toBe(0)
  expect((await queries(dry))[0]?.sources).toHaveLength(1)
  const last = await again(dry)
  await remove(last, 'nous', { feed: [page] })
  expect((await queries(last))[0]?.sources).toEqual([])
  await remove(last, 'nous', {})
  expect(await queries(last)).toEqual([])
})

it('ends with 3 when a source fails, told even with --quiet; the doctor names it after a week', async () => {
  const context = await prepare({ options: { quiet: true } })
  const good = feeds.put('/good.xml', [article('Le pont', 2)])
  const bad = feeds.answer('/broken.xml', { status: 500 })
  await add(context, 'Nous', { any: ['le pont'], feed: [good, bad], check: false })
  expect(await listen(context, {})).toBe(3)
  expect(context.stdout()).toBe('')
  expect(context.stderr()).toContain('/broken.xml')
  const silent = async (at: TestContext) => (await examine(at)).findings.filter(({ code }) => code === 'source_silent')
  expect(await silent(context)).toEqual([])
  const later = await again(context, { now: new Date('2026-12-05T09:00:00Z') })
  expect(await silent(later)).toMatchObject([
    { area: 'listening', level: 'warning', message: expect.stringContaining('/broken.xml') },
  ])
})
