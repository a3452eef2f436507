import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection } from '../../../src/networks/contract.ts'
import { bluesky } from '../../../src/networks/bluesky/index.ts'
import { access, content, deliver, identity } from '../../networks/support.ts'
import { startBlueskyNetwork, type BlueskyNetwork, type BlueskyPerson } from '../../servers/real-bluesky-network.ts'

let network: BlueskyNetwork

beforeAll(async () => {
  network = await startBlueskyNetwork()
}, 600_000)

afterAll(async () => {
  await network?.close()
})

async function connect({ handle, app_password }: BlueskyPerson): Promise<Connection> {
  const client = await bluesky.client?.()
  if (!client) throw new Error('no client')
  return client.connect(access({ secrets: { identifier: handle, app_password }, endpoint: network.url }))
}

const postOf = (did: string, remote_id: string): string =>
  remote_id.startsWith('at://') ? remote_id : `at://${did}/app.bsky.feed.post/${remote_id}`

test('likes, reposts, quotes, replies and followers of others are the figures, and the inbox is what they wrote', async () => {
  const [shop, fan] = [await network.person('atelier'), await network.person('fan')]
  const connection = await connect(shop)
  const done = await deliver(connection, content({ text: 'Soldes à l’atelier' }), identity())
  const quiet = await deliver(connection, content({ text: 'Personne ne répond' }), identity())
  // what a reader's client does: it reads the post and refers to it
  const uri = postOf(shop.did, done.remote_id)
  const rkey = uri.split('/').at(-1) ?? ''
  const query = new URLSearchParams({ repo: shop.did, collection: 'app.bsky.feed.post', rkey })
  const read = await fetch(`${network.url}/xrpc/com.atproto.repo.getRecord?${query.toString()}`)
  const { cid } = (await read.json()) as { cid: string }
  const subject = { uri, cid }
  await fan.record('app.bsky.feed.like', { subject })
  await fan.record('app.bsky.feed.repost', { subject })
  await fan.record('app.bsky.graph.follow', { subject: shop.did })
  const reply = await fan.record('app.bsky.feed.post', {
    text: 'Bravo ! À quelle heure ?',
    reply: { root: subject, parent: subject },
  })
  const quote = await fan.record('app.bsky.feed.post', {
    text: 'À voir',
    embed: { $type: 'app.bsky.embed.record', record: subject },
  })
  const mention = await fan.record('app.bsky.feed.post', {
    text: '@atelier.test ouvre demain',
    facets: [{ index: { byteStart: 0, byteEnd: 13 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did: shop.did }] }],
  })
  await network.settled()

  const [counted, alone] = (await connection.postFigures?.([done.remote_id, quiet.remote_id])) ?? []
  expect(counted?.figures).toMatchObject([
    { metric: 'reactions', value: 1 },
    { metric: 'comments', value: 1 },
    { metric: 'shares', value: 2 },
  ])
  // counted, and nobody did: 0 is a figure
  expect(alone?.figures.map(({ value }) => value)).toEqual([0, 0, 0])
  expect(await connection.accountFigures?.(new Date())).toMatchObject([
    { metric: 'followers', value: 1 },
    { metric: 'posts', value: 2 },
  ])

  const page = await connection.inbox?.(null)
  const came = new Map(page?.items.map((item) => [item.remote_id, item]))
  expect([...came.keys()].toSorted()).toEqual([reply.uri, quote.uri, mention.uri].toSorted())
  expect(came.get(reply.uri)).toMatchObject({ kind: 'comment', post_id: uri, answers: uri, text: 'Bravo ! À quelle heure ?' })
  expect(came.get(quote.uri)).toMatchObject({ kind: 'mention', post_id: uri })
  expect(came.get(mention.uri)).toMatchObject({ kind: 'mention', post_id: null, author: { id: fan.did } })
  expect((await connection.inbox?.(page?.cursor ?? null))?.items).toEqual([])

  // the answer stands under the question, and the reader is told of it
  const who = identity(new Date(), { root: { remote_id: uri, url: null }, previous: { remote_id: reply.uri, url: null } })
  const answer = await deliver(connection, content({ kind: 'reply', text: 'À 7 h, à demain !' }), who)
  await network.settled()
  const theirs = await (await connect(fan)).inbox?.(null)
  expect(theirs?.items).toMatchObject([
    { kind: 'comment', answers: reply.uri, remote_id: postOf(shop.did, answer.remote_id), text: 'À 7 h, à demain !' },
  ])
  const [later] = (await connection.postFigures?.([done.remote_id])) ?? []
  expect(later?.figures.find(({ metric }) => metric === 'comments')?.value).toBe(1)

  await connection.remove?.(done.remote_id)
  await network.settled()
  expect(await connection.postFigures?.([done.remote_id])).toMatchObject([{ status: 'gone' }])
})

test('a search finds what others wrote, with how many follow them, and goes on where it was', async () => {
  const [shop, fan, other] = [await network.person('fournil'), await network.person('lectrice'), await network.person('voisin')]
  const connection = await connect(shop)
  await deliver(connection, content({ text: 'Notre levain est prêt' }), identity())
  await other.record('app.bsky.graph.follow', { subject: fan.did })
  const found = await fan.record('app.bsky.feed.post', { text: 'Du pain au levain, enfin', langs: ['fr'] })
  await fan.record('app.bsky.feed.post', { text: 'Rien à voir' })
  await network.settled()
  const query = { any_words: ['levain'], all_words: [], none_words: [], lang: null }
  const page = await connection.search?.(query, null)
  expect(page?.items).toMatchObject([
    { remote_id: found.uri, text: 'Du pain au levain, enfin', lang: 'fr', author: { id: fan.did }, author_followers: 1 },
  ])
  expect((await connection.search?.(query, page?.cursor ?? null))?.items).toEqual([])
})
