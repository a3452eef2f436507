import { expect, it } from 'vitest'
import type { NewListenQuery, NewListenSource } from '../../src/store/listen.ts'
import { addBakery, bakery } from '../report/sample.ts'
import { testContext } from '../support/context.ts'

const now = new Date('2026-11-27T09:00:00Z')
const later = '2026-12-06T09:00:00.000Z'

const query: NewListenQuery = {
  client: bakery.slug,
  name: 'Nous',
  about: 'brand',
  competitor: null,
  any_words: ['boulangerie du pont'],
  all_words: [],
  none_words: ['musée'],
  lang: 'fr',
}
const feed: NewListenSource = { kind: 'feed', address: 'https://journal.example/rss', place: 'press', account_id: null }
const page: NewListenSource = { kind: 'by_hand', address: 'https://forum.example/', place: 'forum', account_id: null }

async function prepare() {
  const context = testContext({ now })
  await addBakery(context)
  const store = await context.store()
  return { context, listen: store.listen }
}

it('keeps a query with its sources, found by its name whatever the case', async () => {
  const { listen } = await prepare()
  const added = await listen.add(query, [feed, page], now.toISOString())
  expect(added).toMatchObject({ ...query, sources: [{ ...feed, read_at: null, problem: null }, page] })
  expect(await listen.find(bakery.slug, 'NOUS')).toEqual(added)
  expect(await listen.find(bakery.slug, 'autre')).toBeNull()
  await expect(listen.add({ ...query, name: 'nous' }, [], now.toISOString())).rejects.toMatchObject({
    kind: 'busy',
    code: 'changed_meanwhile',
  })
})

it('takes sources away one by one, and the query with the rest; its name is free again', async () => {
  const { listen } = await prepare()
  const { id, sources } = await listen.add(query, [feed, page], now.toISOString())
  const [first] = sources
  const left = await listen.removeSources(id, first ? [first.id] : [], now.toISOString())
  expect(left.sources.map(({ kind }) => kind)).toEqual(['by_hand'])
  expect((await listen.addSources(id, [feed], now.toISOString())).sources.map(({ kind }) => kind)).toEqual(['by_hand', 'feed'])
  await listen.remove(id, now.toISOString())
  expect(await listen.list(bakery.slug)).toEqual([])
  expect((await listen.add(query, [], now.toISOString())).id).not.toBe(id)
})

it('knows what was read, keeps the place it was read to, and who has been silent for a week', async () => {
  const { listen } = await prepare()
  const { sources } = await listen.add(query, [feed, page], now.toISOString())
  const [one, two] = sources.map(({ id }) => id)
  if (one === undefined || two === undefined) throw new Error('no sources')
  await listen.read([{ source_id: one, cursor: '{"etag":"x"}', problem: null }], '2026-11-28T09:00:00.000Z')
  await listen.read(
    [
      { source_id: one, problem: 'HTTP 500' },
      { source_id: two, problem: null },
    ],
    '2026-11-30T09:00:00.000Z',
  )
  const [read] = await listen.list(bakery.slug)
  expect(read?.sources).toMatchObject([
    { cursor: '{"etag":"x"}', read_at: '2026-11-28T09:00:00.000Z', problem: 'HTTP 500' },
    { cursor: null, read_at: '2026-11-30T09:00:00.000Z', problem: null },
  ])
  expect(await listen.silent('2026-11-28T09:00:00.000Z')).toEqual([])
  expect(await listen.silent(later)).toMatchObject([{ id: one, client: bakery.slug, name: 'Nous', problem: 'HTTP 500' }])
  await listen.read([{ source_id: one, problem: null }], later)
  expect((await listen.list(bakery.slug))[0]?.sources[0]).toMatchObject({ cursor: '{"etag":"x"}', problem: null })
})

it('tells the audit trail what was changed, and no word that is listened for', async () => {
  const { context, listen } = await prepare()
  const { id } = await listen.add({ ...query, any_words: ['Camille Exemple'] }, [feed], now.toISOString())
  await listen.addSources(id, [page], now.toISOString())
  await listen.remove(id, now.toISOString())
  const lines = await (await context.store()).audit.list({})
  expect(lines.map(({ action }) => action).filter((one) => one.startsWith('listen.'))).toHaveLength(3)
  expect(JSON.stringify(lines)).not.toContain('Camille')
})
