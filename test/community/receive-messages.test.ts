import { describe, expect, it } from 'vitest'
import { receiveMessages, type Arrived } from '../../src/community/receive-messages.ts'
import { bakery, monday } from '../posts/support.ts'

const arrived = (more: Partial<Arrived> = {}): Arrived => ({
  network: 'facebook',
  kind: 'comment',
  remote_id: 'c1',
  post_id: null,
  answers: null,
  author: { id: 'julie', name: 'Julie', url: null },
  text: 'Bonjour',
  url: null,
  at: new Date(monday.getTime() - 3_600_000).toISOString(),
  rating: null,
  can_reply: true,
  ...more,
})

async function receive(...items: Arrived[]) {
  const { context, client } = await bakery()
  const received = await receiveMessages(context, client, items, { source: 'api' })
  return { context, client, received, store: await context.store() }
}

describe('what a server makes up', () => {
  it.each([
    ['is still to come', '2099-01-01T00:00:00.000Z'],
    ['is still to come, far away', '+275760-09-13T00:00:00.000Z'],
    ['was before the web', '0001-01-01T00:00:00.000Z'],
    ['is the beginning of all clocks', '1970-01-01T00:00:00.000Z'],
    ['is none', 'yesterday'],
  ])('a date that %s is that of its arrival: deadlines, windows and retention go by it', async (_, at) => {
    const { received } = await receive(arrived({ at }))
    expect(received.added[0]?.at).toBe(monday.toISOString())
    expect(received.added[0]?.due_at).toMatch(/^2026-/)
    expect(received.added[0]?.forget_at).toMatch(/^2027-/)
  })

  it('an old review does not say since when the firm is looked at', async () => {
    const { client, store } = await receive(
      arrived({ at: '2015-03-01T10:00:00.000Z', kind: 'review', rating: 5 }),
      arrived({ remote_id: 'c2' }),
    )
    expect(await store.inbox.first(client.slug)).toBe(new Date(monday.getTime() - 3_600_000).toISOString())
    expect(await store.inbox.first('other')).toBeNull()
  })

  it.each([0, 6, -1, 4.5, Number.NaN, Infinity])('%d stars are none', async (rating) => {
    expect((await receive(arrived({ kind: 'review', rating }))).received.added[0]?.rating).toBeNull()
  })

  it.each([-1, 1.5, 2 ** 60, Number.NaN])('%d followers are not known', async (author_followers) => {
    expect((await receive(arrived({ author_followers }))).received.added[0]?.author_followers).toBeNull()
  })

  it('a text without end is cut, and stays the same when it comes again', async () => {
    const long = arrived({
      text: '🥖'.repeat(500_000),
      author: { id: 'x'.repeat(5_000), name: 'y'.repeat(1_000_000), url: `https://example.com/${'z'.repeat(9_000)}` },
      url: `https://example.com/${'z'.repeat(9_000)}`,
      title: 'T'.repeat(1_000_000),
    })
    const { received, context, client } = await receive(long)
    const [message] = received.added
    expect([...(message?.text ?? '')]).toHaveLength(5_000)
    expect(message?.author_name).toHaveLength(300)
    expect(message?.title).toHaveLength(500)
    expect([message?.url, message?.author_url]).toEqual([null, null])
    expect(await receiveMessages(context, client, [long], { source: 'api' })).toEqual({ added: [], changed: [], known: 1 })
  })

  it('half letters and the sign that ends a text in C are shown, and the message is new once', async () => {
    const odd = arrived({ text: 'a\uD800b\u0000c', author: { id: 'j\uDC00', name: 'J\u0000', url: null } })
    const { received, context, client } = await receive(odd)
    expect(received.added[0]).toMatchObject({ text: 'a\uFFFDb\uFFFDc', author_name: 'J\uFFFD' })
    expect(await receiveMessages(context, client, [odd], { source: 'api' })).toEqual({ added: [], changed: [], known: 1 })
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is a name as any other', async (name) => {
    const { received } = await receive(arrived({ author: { id: name, name, url: null }, remote_id: name, text: name }))
    expect(received.added[0]).toMatchObject({ author_name: name, remote_id: name, text: name, author: `facebook:${name}` })
  })

  it('answers that answer each other are one conversation', async () => {
    const { received } = await receive(
      arrived({ remote_id: 'a', answers: 'b' }),
      arrived({ remote_id: 'b', answers: 'a' }),
      arrived({ remote_id: 'c', answers: 'c' }),
    )
    const [a, b, c] = received.added
    expect(a?.thread).toBe(b?.thread)
    expect(c?.thread).toBe('facebook:c')
  })

  it('a name is not taken for the id of somebody', async () => {
    const { received } = await receive(
      arrived({ author: { id: 'name:julie', name: 'x', url: null } }),
      arrived({ remote_id: 'c2', author: { id: null, name: 'Julie', url: null } }),
      arrived({ remote_id: 'c3', author: { id: null, name: null, url: 'name:julie' } }),
    )
    const keys = received.added.map(({ author }) => author)
    expect(new Set(keys).size).toBe(3)
  })
})
