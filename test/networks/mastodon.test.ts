import { afterEach, describe, expect, test } from 'vitest'
import { mastodon } from '../../src/networks/mastodon/index.ts'
import { trustsKey } from '../../src/networks/mastodon/instance.ts'
import { textOfHtml } from '../../src/networks/fingerprint.ts'
import { startMastodon, type FakeMastodon, type MastodonOptions } from '../servers/mastodon.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, picture, stageAll } from './support.ts'

conformance('mastodon', async () => {
  const server = await startMastodon()
  return {
    network: mastodon,
    access: ({ secrets = { access_token: server.token }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, ...rest }),
    wrong_secrets: { access_token: 'a-token-that-is-not-known' },
    faults: server.faults,
    posts: async () =>
      server.posts().map((post) => ({
        remote_id: post.id,
        text: post.text,
        alts: post.media.map((one) => one.description),
        card: null,
      })),
    refused: content({ text: 'x'.repeat(501) }),
    repeat: 'same',
    thread: {
      answers: async (id) => server.posts().find((post) => post.id === id)?.in_reply_to_id ?? null,
      nowhere: () => '115999999999999999',
    },
    close: server.close,
  }
})

describe('mastodon', () => {
  const open: FakeMastodon[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(options: MastodonOptions = {}) {
    const server = await startMastodon(options)
    open.push(server)
    const bench = access({ secrets: { access_token: server.token }, endpoint: server.url })
    const client = await mastodon.client?.()
    if (!client) throw new Error('no client')
    return { server, connection: client.connect(bench) }
  }

  test.each([
    ['mastodon', true],
    ['old', true],
    ['snac', false],
    ['gotosocial', false],
  ] as const)('%s: the idempotency key is trusted: %s', async (flavour, trusted) => {
    const { connection } = await start({ flavour })
    expect((await connection.identify()).settings['trusts_key']).toBe(trusted)
  })

  test.each([
    ['v1', { version: '4.0.0 (not true; really snac/2.94)' }, false],
    ['v1', { version: '2.7.2 (compatible; Pleroma 2.4.53)' }, false],
    ['v1', { version: '3.5.3 (compatible; Pixelfed 0.12.1)' }, false],
    ['v1', { version: '0.12.2' }, false],
    ['v1', { version: '3.5.19' }, true],
    ['v1', { version: '4.5.0' }, false],
    ['v2', { version: '4.6.0-nightly.2026-08-14', source_url: 'https://github.com/mastodon/mastodon' }, true],
    ['v2', { version: '4.5.0+glitch', source_url: 'https://github.com/glitch-soc/mastodon' }, true],
    ['v2', { version: '4.5.0', source_url: 'https://github.com/mastodon/mastodon.evil.example' }, false],
    ['v2', { version: '4.5.0' }, false],
    ['v2', {}, false],
  ] as const)('genuine or not: %s %o -> %s', (page, instance, trusted) => {
    expect(trustsKey(instance, page)).toBe(trusted)
  })

  test('the limits are those of the server', async () => {
    const { connection } = await start({ max_characters: 5000, max_media_attachments: 16 })
    const { settings, remote_name, url } = await connection.identify()
    expect(settings).toMatchObject({
      max_characters: 5000,
      max_media_attachments: 16,
      characters_reserved_per_url: 23,
      image_size_limit: 16_777_216,
      description_limit: 1500,
      image_types: 'image/jpeg image/png image/gif image/webp',
      version: '4.5.3',
    })
    expect(remote_name).toMatch(/^@boulangerie@127\.0\.0\.1:/)
    expect(url).toContain('/@boulangerie')
  })

  test('waits for an image that the server still works on', async () => {
    const { server, connection } = await start({ processing_polls: 2 })
    await deliver(connection, content({ media: [picture('Le four')] }), identity())
    expect(server.posts()[0]?.media[0]?.description).toBe('Le four')
  })

  test('an image that is not ready is tried again, not refused', async () => {
    const { server, connection } = await start()
    const error = 'Cannot attach files that have not finished processing. Try again in a moment!'
    server.faults.next('publish', { kind: 'answer', status: 422, body: { error } })
    expect(await failureOf(deliver(connection, content(), identity()))).toMatchObject({
      verdict: 'not_sent',
      code: 'media_not_ready',
    })
  })

  test('sends language, visibility and the key of the delivery', async () => {
    const { server, connection } = await start()
    const who = identity()
    await deliver(connection, content({ lang: 'en' }), who)
    expect(server.posts()[0]).toMatchObject({ language: 'en', idempotency_key: who.idempotency_key })
    const sent = server.requests().find((one) => one.subject === 'publish')
    expect(JSON.parse(String(sent?.body))).toEqual({ status: 'Bonjour', visibility: 'public', language: 'en' })
  })

  test('a part has the visibility and the language of its post', async () => {
    const { server, connection } = await start()
    const first = await deliver(connection, content({ lang: 'en' }), identity())
    const who = identity(new Date(), { root: first, previous: first })
    await deliver(connection, content({ text: 'La suite', lang: 'en', kind: 'part' }), who)
    const [post, part] = server.posts()
    expect(part).toMatchObject({ in_reply_to_id: post?.id, visibility: post?.visibility, language: post?.language })
  })

  test('where the key is ignored, a repeat would be a second post: the look says that it is there', async () => {
    const { server, connection } = await start({ flavour: 'snac' })
    const what = content({ text: 'Une fois' })
    const who = identity()
    const since = new Date()
    server.faults.next('publish', { kind: 'reset_after' })
    expect((await failureOf(connection.publish(what, who, {}))).verdict).toBe('unknown')
    expect((await connection.lookup(what, who, {}, since)).seen).toBe('found')
    expect(server.posts()).toHaveLength(1)
  })

  test('a look compares words, window and number of images', async () => {
    const { server, connection } = await start()
    const now = Date.now()
    const since = new Date(now)
    const who = identity()
    const text =
      'Le pain  est prêt &  chaud\n\nhttps://exemple.fr/a-very-long-address/that-is-shortened/on-the-page #pain @ami@ailleurs.example'
    const what = content({ text })
    const look = () => connection.lookup(what, who, {}, since)
    server.write(text, new Date(now - 121_000 - 1000))
    expect(await look()).toMatchObject({ seen: 'absent', complete: true })
    server.write('Autre chose')
    server.write(text, new Date(now - 60_000))
    expect(await look()).toMatchObject({ seen: 'found' })
    server.write(text)
    expect(await look()).toMatchObject({ seen: 'several', matches: { length: 2 } })
    const withImage = content({ text, media: [picture('Le four')] })
    expect((await connection.lookup(withImage, who, {}, since)).seen).toBe('absent')
  })

  test('a look goes back page by page, and says when it did not reach the window', async () => {
    const { server, connection } = await start()
    const what = content({ text: 'Tout au fond' })
    server.write(what.text)
    for (let i = 0; i < 100; i++) server.write(`Bavardage ${i}`)
    expect((await connection.lookup(what, identity(), {}, new Date())).seen).toBe('found')
    for (let i = 0; i < 400; i++) server.write(`Encore ${i}`)
    expect(await connection.lookup(what, identity(), {}, new Date())).toMatchObject({ seen: 'absent', complete: false })
  })

  test('an empty 401 is a refused credential too', async () => {
    const { server } = await start({ flavour: 'snac' })
    const client = await mastodon.client?.()
    const wrong = client?.connect(access({ secrets: { access_token: 'wrong-token' }, endpoint: server.url }))
    expect(await failureOf(wrong?.identify() ?? Promise.reject())).toMatchObject({
      verdict: 'unauthorized',
      message: 'HTTP 401',
    })
  })

  test('a step is repeated without harm', async () => {
    const { server, connection } = await start()
    const what = content({ media: [picture('Le four')] })
    const who = identity()
    await stageAll(connection, what, who)
    await deliver(connection, what, who)
    expect(server.posts()).toHaveLength(1)
  })

  test('HTML of a status is read as its words', () => {
    expect(textOfHtml('<p>a &amp; b<br>c</p><p><a href="x"><span>d</span></a>&#39;&nbsp;é&#x1F389;</p>')).toBe(
      "a & b\nc\nd'\u00A0é🎉\n",
    )
  })
})
