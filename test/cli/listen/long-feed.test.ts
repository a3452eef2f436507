import { describe, expect, it, onTestFinished } from 'vitest'
import { run as add } from '../../../src/cli/listen/add.ts'
import { run as listen } from '../../../src/cli/listen/run.ts'
import { addBakery, bakery } from '../../report/sample.ts'
import { startFeeds, type FeedServer } from '../../servers/feeds.ts'
import { testContext, type TestContext } from '../../support/context.ts'
import { typographyFaults } from '../../support/french.ts'

const now = new Date('2026-11-27T09:00:00Z')

async function prepare(lang: 'fr' | 'en'): Promise<{ context: TestContext; feeds: FeedServer }> {
  const feeds = await startFeeds()
  onTestFinished(() => feeds.close())
  const context = testContext({ now, lang })
  await (await context.config()).set('listen.allow_hosts', feeds.host)
  await addBakery(context)
  return { context, feeds }
}

describe.each(['fr', 'en'] as const)('addresses that are not as they should be (%s)', (lang) => {
  it('a feed of 520 articles: the newest 500 are read, and it is said', async () => {
    const { context, feeds } = await prepare(lang)
    const entries = Array.from({ length: 520 }, (_, nth) => ({
      id: `n${nth}`,
      title: `Le pont, jour ${nth}`,
      at: new Date(now.getTime() - nth * 3_600_000),
    }))
    const url = feeds.put('/long.xml', entries)
    await add(context, 'Nous', { any: ['le pont'], feed: [url], check: false })
    await listen(context, {})
    const said = context.stderr().replace(/\s+/g, ' ')
    expect(said).toMatch(
      lang === 'fr' ? /seuls les 500 articles les plus récents sont lus, 20 / : /newest 500 articles are read, 20 /,
    )
    expect(await (await context.store()).inbox.count({ client: bakery.slug, source: ['listen'] })).toBe(500)
    if (lang === 'fr') expect(typographyFaults(context.stderr(), [url, bakery.name])).toEqual([])
  })

  it('a page that names its feeds: they are proposed', async () => {
    const { context, feeds } = await prepare(lang)
    const page = feeds.answer('/', {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/flux.xml"></head></html>',
    })
    const refused = await add(context, 'Nous', { any: ['le pont'], feed: [page] }).then(String, (error: unknown) =>
      JSON.stringify({ ...(error as object), message: String(error) }),
    )
    expect(`${refused} ${context.stderr()}`).toContain(`${feeds.url}/flux.xml`)
  })
})
