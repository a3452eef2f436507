import { afterEach, describe, expect, test } from 'vitest'
import { mastodon } from '../../src/networks/mastodon/index.ts'
import { mastodonRules } from '../../src/networks/mastodon/rules.ts'
import { trustsKey } from '../../src/networks/mastodon/instance.ts'
import { textOfHtml } from '../../src/networks/fingerprint.ts'
import { startMastodon, type FakeMastodon, type MastodonOptions } from '../servers/mastodon.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, medium, picture, stageAll, video } from './support.ts'

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
        videos: post.media.filter((one) => one.type === 'video').length,
      })),
    refused: content({ text: 'x'.repeat(501) }),
    repeat: 'same',
    receive: async (kind, text, post_id) => {
      const words = `@boulangerie ${text}`
      return kind === 'comment' && post_id !== null ? server.mention(words, { in_reply_to_id: post_id }) : server.mention(words)
    },
    say: async (text, tag) => server.mention(tag === null ? text : `${text} #${tag}`),
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

  test('a tag is read openly with a token that may not read posts, unless the server is closed', async () => {
    const { server, connection } = await start({ scopes: ['write', 'read:accounts'] })
    const said = server.mention('Du pain #colmar')
    expect((await connection.search?.({ tag: 'Colmar' }, null))?.items.map((one) => one.remote_id)).toEqual([said])
    const closed = await start({ scopes: ['write', 'read:accounts'], closed_timelines: true })
    const refused = closed.connection.search?.({ tag: 'colmar' }, null)
    expect(await failureOf(refused ?? Promise.resolve())).toMatchObject({ status: 403 })
  })

  test('a tag goes back a week at first, page by page', async () => {
    const { server, connection } = await start()
    const [old, day] = [new Date(Date.now() - 8 * 86_400_000), new Date(Date.now() - 86_400_000)]
    server.mention('Ancien #colmar', { at: old })
    for (let nth = 0; nth < 45; nth++) server.mention(`Hier ${nth} #colmar`, { at: day })
    const page = await connection.search?.({ tag: 'colmar' }, null)
    expect(page?.items).toHaveLength(45)
    expect(page?.items[0]?.text).toBe('Hier 0 #colmar')
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

  test('a video that is still worked on is waited for, and not sent a second time', async () => {
    const { server, connection } = await start()
    const what = content({ media: [video()] })
    const who = identity()
    expect(connection.steps(what)).toEqual(['upload:0', 'media:0'])
    const sent = await connection.stage('upload:0', what, who, {})
    server.faults.next('media', { kind: 'reset_before' })
    expect((await failureOf(connection.stage('media:0', what, who, { 'upload:0': sent }))).verdict).toBe('not_sent')
    const handles = { 'upload:0': sent, 'media:0': await connection.stage('media:0', what, who, { 'upload:0': sent }) }
    await connection.publish(what, who, handles)
    expect(server.requests().filter((one) => one.method === 'POST' && one.path === '/api/v2/media')).toHaveLength(1)
    expect(server.posts()[0]?.media).toMatchObject([{ id: sent, type: 'video' }])
  })

  test('a video that the server has forgotten is sent again', async () => {
    const { server, connection } = await start()
    const what = content({ media: [video()] })
    const sent = await connection.stage('upload:0', what, identity(), {})
    server.forgetMedia()
    const again = await connection.stage('media:0', what, identity(), { 'upload:0': sent })
    expect(again).not.toBe(sent)
    await connection.publish(what, identity(), { 'media:0': again })
    expect(server.posts()[0]?.media).toHaveLength(1)
  })

  test('a video that the server cannot work on is refused', async () => {
    const { server, connection } = await start()
    const what = content({ media: [video()] })
    const sent = await connection.stage('upload:0', what, identity(), {})
    const error = 'Error processing thumbnail for uploaded media'
    server.faults.next('media', { kind: 'answer', status: 422, body: { error } })
    expect(await failureOf(connection.stage('media:0', what, identity(), { 'upload:0': sent }))).toMatchObject({
      verdict: 'refused',
      message: error,
    })
  })

  test('a video is bound to what this very server takes', async () => {
    const { connection } = await start({ video_types: ['video/mp4'] })
    const { settings } = await connection.identify()
    expect(settings).toMatchObject({ video_types: 'video/mp4', video_size_limit: 103_809_024, video_matrix_limit: 8_294_400 })
    const codes = (given: Parameters<typeof medium>[0]) =>
      mastodonRules
        .check(content({ media: [medium({ mime: 'video/mp4', no_alt: true, ...given })] }), settings)
        .map(({ code }) => code)
    expect(codes({})).toEqual([])
    expect(codes({ mime: 'video/webm' })).toEqual(['media_type'])
    expect(codes({ bytes: 103_809_025 })).toEqual(['video_too_heavy'])
    expect(codes({ width: 4096, height: 2160 })).toEqual(['image_too_many_pixels'])
    const two = content({ media: [medium({ mime: 'video/mp4' }), medium()] })
    expect(mastodonRules.check(two, settings).map(({ code }) => code)).toContain('video_alone')
  })

  test('rights: those of the app, with what does not work without the others', async () => {
    const whole = await (await start()).connection.identify()
    expect(whole.rights).toEqual({ granted: ['read', 'write'], missing: [] })
    const { connection } = await start({ scopes: ['read:accounts', 'read:statuses', 'write:statuses'] })
    expect((await connection.identify()).rights).toEqual({
      granted: ['read:accounts', 'read:statuses', 'write:statuses'],
      missing: [
        { scope: 'write:media', without: ['images', 'video'] },
        { scope: 'read:notifications', without: ['inbox'] },
      ],
    })
    for (const flavour of ['old', 'snac', 'gotosocial'] as const) {
      expect((await (await start({ flavour })).connection.identify()).rights).toBeNull()
    }
  })

  test('without a right: nothing is posted and the account stops; a list that may not be read stops nothing', async () => {
    const { connection } = await start({ scopes: ['read:accounts'] })
    expect(await failureOf(deliver(connection, content(), identity()))).toMatchObject({
      verdict: 'unauthorized',
      code: 'scope_missing',
    })
    expect(await failureOf(connection.inbox?.(null) ?? Promise.reject())).toMatchObject({
      verdict: 'refused',
      code: 'scope_missing',
    })
    const [line] = (await connection.postFigures?.(['115'])) ?? []
    expect(line?.figures.map(({ value, reason }) => `${value} ${reason}`)).toEqual(Array(3).fill('null not_permitted'))
  })

  test('figures: counts with quotes where there are some, a post that is gone, one that fails, and the rest all the same', async () => {
    const { server, connection } = await start()
    const ids = []
    for (const text of ['un', 'deux', 'trois']) ids.push((await deliver(connection, content({ text }), identity())).remote_id)
    const [one = '', two = '', three = ''] = ids
    server.count(one, { favourites_count: 12, reblogs_count: 3, quotes_count: 2 })
    server.mention('Bravo', { in_reply_to_id: one })
    server.remove(two)
    const lines = (await connection.postFigures?.([one, two, three])) ?? []
    const values = (index: number) => Object.fromEntries((lines[index]?.figures ?? []).map((f) => [f.metric, f.value]))
    expect(values(0)).toEqual({ reactions: 12, comments: 1, shares: 5 })
    expect(lines[1]).toEqual({ remote_id: two, status: 'gone', figures: [] })
    expect(values(2)).toEqual({ reactions: 0, comments: 0, shares: 0 })
    server.faults.next('read', { kind: 'answer', status: 200, body: { id: one, favourites_count: null, reblogs_count: 4 } })
    const [partial] = (await connection.postFigures?.([one])) ?? []
    expect(partial?.figures.map((f) => [f.metric, f.value, f.reason])).toEqual([
      ['reactions', null, 'not_given'],
      ['comments', null, 'not_given'],
      ['shares', 4, null],
    ])
    server.faults.next('read', { kind: 'answer', status: 403, body: { error: 'This action is not allowed' } })
    const refused = (await connection.postFigures?.([one, three])) ?? []
    expect(refused.map((line) => line.figures[0]?.reason)).toEqual(['refused', null])
  })

  test('figures end where the server cannot be reached: what was read stays, from the first on it is a failure', async () => {
    const { server, connection } = await start()
    const done = await deliver(connection, content(), identity())
    const id = done.remote_id
    server.faults.next('read', { kind: 'answer', status: 200, body: { id, favourites_count: 1 } })
    server.faults.next('read', { kind: 'reset_before' })
    const before = server.requests().length
    const lines = (await connection.postFigures?.([id, id, id])) ?? []
    expect(lines.map((line) => line.figures[0]?.reason)).toEqual([null, 'unreachable', 'unreachable'])
    expect(server.requests()).toHaveLength(before + 2)
    server.faults.next('read', { kind: 'reset_before' })
    expect((await failureOf(connection.postFigures?.([id]) ?? Promise.reject())).verdict).toBe('not_sent')
  })

  test('a 404 of something in between is no statement: neither gone, nor taken away', async () => {
    const { server, connection } = await start()
    const { remote_id } = await deliver(connection, content(), identity())
    server.faults.next('read', { kind: 'answer', status: 404, body: '<html>Not Found</html>' }, 2)
    expect((await failureOf(connection.remove?.(remote_id) ?? Promise.reject())).verdict).toBe('refused')
    expect((await connection.postFigures?.([remote_id]))?.[0]?.status).toBe('there')
    expect(server.posts()).toHaveLength(1)
  })

  test('thirty deletions in half an hour, then the instant of the next one', async () => {
    const { server, connection } = await start()
    const ids = Array.from({ length: 31 }, (_, index) => server.write(`n° ${index}`).id)
    for (const id of ids.slice(0, 30)) await connection.remove?.(id)
    const failure = await failureOf(connection.remove?.(ids[30] ?? '') ?? Promise.reject())
    expect(failure).toMatchObject({ verdict: 'rate_limited', status: 429 })
    expect(failure.retry_at?.getTime()).toBeGreaterThan(Date.now() + 1_700_000)
    expect(server.posts()).toHaveLength(1)
  })

  test('own posts leave out private messages and what is older', async () => {
    const { server, connection } = await start()
    server.write('Avant', new Date(Date.now() - 60_000))
    const asked = server.mention('@boulangerie Discret', { visibility: 'direct' })
    const parent = { remote_id: asked, url: null }
    const reply = content({ text: 'Entre nous', kind: 'reply' })
    await deliver(connection, reply, identity(new Date(), { root: parent, previous: parent }))
    server.write('Après', new Date())
    expect(await connection.ownPosts?.(new Date(Date.now() - 30_000))).toMatchObject({
      posts: [{ text: 'Après' }],
      complete: true,
    })
  })

  test('a reply names whom it answers, once, and is read by no more people', async () => {
    const { server, connection } = await start()
    const reply = (text: string, remote_id: string) => {
      const parent = { remote_id, url: null }
      return deliver(connection, content({ text, kind: 'reply' }), identity(new Date(), { root: parent, previous: parent }))
    }
    const open = server.mention('@boulangerie À quelle heure ?')
    await reply('À 7 h.', open)
    await reply('Bonjour @AMIE@ailleurs.example, à 7 h.', open)
    await reply('Oui', server.mention('@boulangerie Un secret ?', { visibility: 'direct' }))
    expect(server.posts().map(({ text, visibility }) => [text, visibility])).toEqual([
      ['@amie@ailleurs.example À 7 h.', 'public'],
      ['Bonjour @AMIE@ailleurs.example, à 7 h.', 'public'],
      ['@amie@ailleurs.example Oui', 'direct'],
    ])
    const missing = { remote_id: '999', url: null }
    const nowhere = identity(new Date(), { root: missing, previous: missing })
    expect(await failureOf(deliver(connection, content({ text: 'Oui', kind: 'reply' }), nowhere))).toMatchObject({
      verdict: 'refused',
      code: 'parent_gone',
    })
  })

  test('what came in: comments know their post, mentions none; the words are those a reader sees', async () => {
    const { server, connection } = await start()
    const post = server.write('Le pain est prêt')
    const html = '<p><span class="h-card"><a href="x">@<span>boulangerie</span></a></span> Miam &amp; merci<br>!</p>'
    const comment = server.mention('…', { in_reply_to_id: post.id, html })
    server.mention('@boulangerie Chez eux', { in_reply_to_id: comment })
    const page = await connection.inbox?.(null)
    expect(page?.items).toMatchObject([
      {
        kind: 'comment',
        post_id: post.id,
        answers: post.id,
        author: { id: '204', name: 'Une amie', url: 'https://ailleurs.example/@amie' },
        text: '@boulangerie Miam & merci\n!',
        can_reply: true,
      },
      { kind: 'mention', post_id: null, answers: comment },
    ])
  })

  test('what came in: thirty days at first, everything after the cursor later, page by page and oldest first', async () => {
    const { server, connection } = await start()
    const days = (count: number) => new Date(Date.now() - count * 86_400_000)
    server.mention('Trop vieux', { at: days(31) })
    const recent = Array.from({ length: 95 }, (_, index) => server.mention(`n° ${index}`, { at: days(20) }))
    const first = await connection.inbox?.(null)
    expect(first?.items.map((one) => one.remote_id)).toEqual(recent)
    expect(first?.more).toBe(false)
    const later = Array.from({ length: 100 }, (_, index) => server.mention(`encore ${index}`))
    const second = await connection.inbox?.(first?.cursor ?? '')
    expect(second).toMatchObject({ more: true })
    const third = await connection.inbox?.(second?.cursor ?? '')
    expect([...(second?.items ?? []), ...(third?.items ?? [])].map((one) => one.remote_id)).toEqual(later)
    expect(await connection.inbox?.(third?.cursor ?? '')).toEqual({ items: [], cursor: third?.cursor, more: false })
  })

  test('what came in before an old mention is not handed out when nothing is recent', async () => {
    const { server, connection } = await start()
    expect((await connection.inbox?.(null))?.cursor).toBe('0')
    server.mention('Trop vieux', { at: new Date(Date.now() - 40 * 86_400_000) })
    const page = await connection.inbox?.(null)
    expect(page?.items).toEqual([])
    expect((await connection.inbox?.(page?.cursor ?? ''))?.items).toEqual([])
  })

  test('HTML of a status is read as its words', () => {
    expect(textOfHtml('<p>a &amp; b<br>c</p><p><a href="x"><span>d</span></a>&#39;&nbsp;é&#x1F389;</p>')).toBe(
      "a & b\nc\nd'\u00A0é🎉\n",
    )
  })
})
