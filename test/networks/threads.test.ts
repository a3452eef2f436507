import { afterEach, describe, expect, test } from 'vitest'
import type { Access } from '../../src/networks/contract.ts'
import { threads } from '../../src/networks/threads/index.ts'
import { threadsLength } from '../../src/networks/threads/rules.ts'
import { startMediaHost, startThreads, type FakeThreads, type ThreadsOptions } from '../servers/threads.ts'
import { conformance } from './contract.ts'
import {
  access,
  content,
  deliver,
  failureOf,
  identity,
  memorySession,
  oneAtATime,
  picture,
  stageAll,
  video,
} from './support.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

conformance('threads', async () => {
  const server = await startThreads({ processing_polls: 0, page: 3 })
  const site = await startMediaHost()
  return {
    network: threads,
    access: ({ secrets = { access_token: server.token }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, host: site.host, ...rest }),
    wrong_secrets: { access_token: 'THAAnotKnownToken' },
    faults: server.faults,
    posts: async () =>
      server.posts().map((post) => ({
        remote_id: post.id,
        text: post.text,
        alts: post.media.map((one) => one.alt),
        card: post.link,
        videos: post.media.filter((one) => one.video).length,
      })),
    refused: content({ text: 'x'.repeat(501) }),
    repeat: 'same',
    repeat_from_the_beginning: 'twice',
    rate_limited_is_unknown: true,
    thread: {
      answers: async (id) => server.posts().find((post) => post.id === id)?.replied_to ?? null,
      nowhere: () => '17999999999999999',
    },
    async receive(kind, text, post_id) {
      const under = kind === 'comment' && post_id !== null ? { under: post_id } : {}
      return server.write(text, { ...under, mentions: kind === 'mention' }).id
    },
    async close() {
      await server.close()
      await site.close()
    },
  }
})

describe('threads', () => {
  const open: { close(): Promise<void> }[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()))
  })

  async function start(options: ThreadsOptions & Partial<Omit<Access, 'http' | 'now'>> & { no_host?: true } = {}) {
    const { no_host, settings, ...server_options } = options
    const server = await startThreads({ processing_polls: 0, ...server_options })
    const site = await startMediaHost()
    open.push(server, site)
    const session = memorySession()
    const exclusively = oneAtATime()
    const connect = async (given: Partial<Omit<Access, 'http'>> = {}) => {
      const bench = access({
        endpoint: server.url,
        secrets: { access_token: server.token },
        session,
        exclusively,
        ...(settings && { settings }),
        ...(no_host ? {} : { host: site.host }),
        ...(options.now && { now: options.now }),
        ...given,
      })
      const client = await threads.client?.()
      if (!client) throw new Error('no client')
      return { bench, connection: client.connect(bench) }
    }
    return { server, site, session, connect, ...(await connect()) }
  }

  const calls = (server: FakeThreads, method = 'POST') =>
    server
      .requests()
      .filter((one) => one.method === method)
      .map(({ path, body }) => `${path.split('?')[0]} ${body.toString()}`)

  describe('containers', () => {
    test('a text is published in two calls, and never by one', async () => {
      const { server, connection } = await start()
      const what = content({ text: 'Le « four » & co <3', link: 'https://exemple.fr/four?a=1&b=2' })
      const who = identity()
      const handles = await stageAll(connection, what, who)
      expect(server.posts()).toEqual([])
      expect(Object.keys(handles)).toEqual(['container', 'ready'])
      await connection.publish(what, who, handles)
      expect(server.posts()).toMatchObject([{ text: 'Le « four » & co <3', link: 'https://exemple.fr/four?a=1&b=2' }])
      expect(calls(server)).toHaveLength(2)
      expect(calls(server).join('\n')).not.toContain('auto_publish_text')
    })

    test('images and videos together are a carousel, each with its own description', async () => {
      const { server, connection } = await start({ processing_polls: 2 })
      const clip = { ...video(), alt: 'Le pain qui lève', no_alt: false }
      const media = [picture('La vitrine'), picture(null, { file_name: 'mie.png', shade: 0x21 }), clip]
      const what = content({ text: 'Au four', media })
      expect(connection.steps(what)).toEqual([
        'host:0',
        'host:1',
        'host:2',
        'container:0',
        'container:1',
        'container:2',
        'container',
        'ready',
      ])
      await deliver(connection, what, identity())
      const [post] = server.posts()
      expect(post?.media.map((one) => [one.video, one.alt])).toEqual([
        [false, 'La vitrine'],
        [false, null],
        [true, 'Le pain qui lève'],
      ])
      expect(post?.media[2]?.bytes.length).toBe(clip.bytes)
    })

    test('without a site to put files on, images are refused and words still leave', async () => {
      const { server, connection } = await start({ no_host: true })
      const what = content({ text: 'La vitrine', media: [picture('La vitrine')] })
      expect(await failureOf(deliver(connection, what, identity()))).toMatchObject({
        verdict: 'refused',
        code: 'no_media_host',
      })
      await deliver(connection, content({ text: 'Sans image' }), identity())
      expect(server.posts()).toHaveLength(1)
    })

    test('one that is not ready yet is waited for, and kept for the next pass', async () => {
      const { server, connection } = await start({ processing_polls: 3 })
      const done = await deliver(connection, content({ text: 'Patience' }), identity())
      expect(done.url).toMatch(/^https:\/\/www\.threads\.com\/@boulangerie\/post\//)
      expect(server.containers()).toBe(1)
    })

    test.each([
      ['INVALID_DURATION', 'video_duration'],
      ['INVALID_FRAME_RATE', 'video_frame_rate'],
      ['INVALID_ASPEC_RATIO', 'video_size'],
      ['FAILED_PROCESSING_VIDEO', 'video_format'],
    ])('%s: refused', async (video_error, code) => {
      const { server, connection } = await start({ video_error })
      const what = content({ text: 'Le four', media: [video()] })
      expect(await failureOf(deliver(connection, what, identity()))).toMatchObject({ verdict: 'refused', code })
      expect(server.posts()).toEqual([])
    })

    test.each([
      ['FAILED_DOWNLOADING_VIDEO', 'media_not_fetched'],
      ['UNKNOWN', 'container_failed'],
    ])('%s: nothing against the file, so that another container may pass', async (video_error, code) => {
      const { server, connection } = await start({ video_error })
      const what = content({ text: 'Le four', media: [video()] })
      expect(await failureOf(deliver(connection, what, identity()))).toMatchObject({ verdict: 'not_sent', code })
      expect(server.posts()).toEqual([])
    })

    test('one that failed for no reason is made again', async () => {
      const { server, connection } = await start()
      const [what, who] = [content({ text: 'Le four', media: [video()] }), identity()]
      const handles: Record<string, string> = {}
      for (const step of ['host:0', 'container']) handles[step] = await connection.stage(step, what, who, handles)
      server.spoil()
      const ready = await connection.stage('ready', what, who, handles)
      await connection.publish(what, who, { ...handles, ready })
      expect(server.posts()).toHaveLength(1)
    })

    test('a carousel whose answer was lost keeps its items: it is made again with others', async () => {
      const { server, connection } = await start()
      const what = content({ text: 'Le four', media: [picture('Un'), picture('Deux', { shade: 0x11 })] })
      const who = identity()
      const handles: Record<string, string> = {}
      const steps = connection.steps(what)
      for (const step of steps.slice(0, steps.indexOf('container'))) {
        handles[step] = await connection.stage(step, what, who, handles)
      }
      server.faults.next('media', { kind: 'reset_after' })
      expect((await failureOf(connection.stage('container', what, who, handles))).verdict).toBe('not_sent')
      for (const step of ['container', 'ready']) handles[step] = await connection.stage(step, what, who, handles)
      await connection.publish(what, who, handles)
      expect(server.posts().map(({ media }) => media.length)).toEqual([2])
    })

    test('one that expired while the post was waiting is made again from the hosted files', async () => {
      const { server, site, connection } = await start()
      const what = content({ text: 'Demain', media: [picture('Un'), picture('Deux', { shade: 0x11 })] })
      const who = identity()
      const handles: Record<string, string> = {}
      for (const step of connection.steps(what)) {
        if (step === 'ready') server.expire()
        handles[step] = await connection.stage(step, what, who, handles)
      }
      expect(handles['ready']).not.toBe(handles['container'])
      await connection.publish(what, who, handles)
      expect(server.posts()).toHaveLength(1)
      expect(site.kept()).toBe(2)
    })

    test('images of a carousel that expired before it was made are made again', async () => {
      const { server, connection } = await start()
      const what = content({ text: 'Demain', media: [picture('Un'), picture('Deux', { shade: 0x11 })] })
      const who = identity()
      const handles: Record<string, string> = {}
      for (const step of connection.steps(what)) {
        if (step === 'container') server.expire()
        handles[step] = await connection.stage(step, what, who, handles)
      }
      await connection.publish(what, who, handles)
      expect(server.posts()[0]?.media.map((one) => one.alt)).toEqual(['Un', 'Deux'])
    })

    test('one that expired before the visible call: unknown, and a look proves that nothing is there', async () => {
      const { server, connection } = await start()
      const what = content({ text: 'Trop tard' })
      const who = identity()
      const handles = await stageAll(connection, what, who)
      server.expire()
      expect(await failureOf(connection.publish(what, who, handles))).toMatchObject({
        verdict: 'unknown',
        code: 'container_expired',
      })
      expect(await connection.lookup(what, who, handles, new Date())).toMatchObject({ seen: 'absent', complete: true })
      expect(server.posts()).toEqual([])
    })

    test('one that was ready and then failed: the same', async () => {
      const { server, connection } = await start()
      const what = content({ text: 'Raté' })
      const who = identity()
      const handles = await stageAll(connection, what, who)
      server.spoil()
      expect(await failureOf(connection.publish(what, who, handles))).toMatchObject({
        verdict: 'unknown',
        code: 'container_failed',
      })
      expect(await connection.lookup(what, who, handles, new Date())).toMatchObject({ seen: 'absent', complete: true })
    })

    test('a full quota waits before the visible call, and says when', async () => {
      const { server, connection } = await start({ quota: 1 })
      await deliver(connection, content({ text: 'Un' }), identity())
      const before = Date.now()
      const failure = await failureOf(deliver(connection, content({ text: 'Deux' }), identity()))
      expect(failure).toMatchObject({ verdict: 'rate_limited', code: 'daily_limit' })
      expect(failure.retry_at?.getTime()).toBeGreaterThanOrEqual(before + HOUR)
      expect(server.posts()).toHaveLength(1)
    })

    test('the first tag is the topic, unless the text has one', async () => {
      const { server, connection } = await start()
      await deliver(connection, content({ text: 'Le four', tags: ['pain & co.', 'four'] }), identity())
      await deliver(connection, content({ text: 'Le #four', tags: ['pain'] }), identity())
      expect(server.posts().map((post) => post.topic)).toEqual(['pain  co', 'four'])
    })

    test('a hashtag that Threads took as the topic does not hide the post', async () => {
      const { connection } = await start()
      const what = content({ text: 'Le #pain du jour' })
      const who = identity()
      const { remote_id } = await deliver(connection, what, who)
      expect(await connection.lookup(what, who, {}, new Date())).toMatchObject({ seen: 'found', match: { remote_id } })
    })
  })

  describe('exactly once', () => {
    test('a crash after each step: the next process goes on with what is there', async () => {
      const { server, connect } = await start()
      const what = content({ text: 'Une seule fois', media: [picture('Un'), picture('Deux', { shade: 0x11 })] })
      const who = identity()
      const handles: Record<string, string> = {}
      for (const step of (await connect()).connection.steps(what)) {
        const { connection } = await connect()
        expect((await connection.lookup(what, who, handles, new Date())).seen).toMatch(/^(absent|staged)$/)
        handles[step] = await connection.stage(step, what, who, handles)
      }
      const made = server.containers()
      server.faults.next('publish', { kind: 'reset_after' })
      expect((await failureOf((await connect()).connection.publish(what, who, handles))).verdict).toBe('unknown')
      const { connection } = await connect()
      const looked = await connection.lookup(what, who, handles, new Date())
      const [post] = server.posts()
      expect(looked).toMatchObject({ seen: 'found', match: { remote_id: post?.id, url: post?.permalink } })
      expect((await connection.publish(what, who, handles)).remote_id).toBe(post?.id)
      expect(server.posts()).toHaveLength(1)
      expect(server.containers()).toBe(made)
    })

    test('out, but not in the list yet: waited for', async () => {
      const { server, connection } = await start()
      const what = content({ text: 'Pas encore' })
      const who = identity()
      const handles = await stageAll(connection, what, who)
      await connection.publish(what, who, handles)
      const [post] = server.posts()
      await connection.remove?.(post?.id ?? '')
      expect((await connection.lookup(what, who, handles, new Date())).seen).toBe('unreadable')
    })

    test.each([true, false])('a long list is read to its end (address of the next page: %s)', async (next_address) => {
      const { server, connection } = await start({ page: 2, next_address })
      const what = content({ text: 'Au fond de la liste' })
      const who = identity()
      const { remote_id } = await deliver(connection, what, who)
      for (let index = 0; index < 5; index++) server.write(`Autre ${index}`, { mine: true })
      expect(await connection.lookup(what, who, {}, new Date())).toMatchObject({ seen: 'found', match: { remote_id } })
      expect(server.requests().every(({ path }) => !path.includes('access_token'))).toBe(true)
    })

    test('an address of somebody else is not answered as if it were one’s own', async () => {
      const { connection } = await start()
      const elsewhere = { remote_id: 'https://www.threads.com/@autre/post/Dabc', url: null }
      const part = content({ text: 'La suite', kind: 'part' })
      const who = identity(new Date(), { root: elsewhere, previous: elsewhere })
      expect(await failureOf(deliver(connection, part, who))).toMatchObject({ verdict: 'refused', code: 'parent_unknown' })
    })
  })

  describe('the token', () => {
    test('is renewed once it is a day old, before it is used, and kept', async () => {
      let at = Date.now()
      const { server, session, connect } = await start({ now: () => new Date(at) })
      await (await connect()).connection.identify()
      at += 23 * HOUR
      await (await connect()).connection.identify()
      expect(server.tokens()).toHaveLength(1)
      at += 2 * HOUR
      await Promise.all([(await connect()).connection.identify(), (await connect()).connection.ownPosts?.(new Date(at))])
      expect(server.tokens()).toEqual(['THAAcanaryToken0', 'THAAcanaryToken1'])
      expect(await session.get()).toMatchObject({ access_token: 'THAAcanaryToken1', given: 'THAAcanaryToken0' })
      expect(server.requests().at(-1)?.headers['authorization']).toBe('Bearer THAAcanaryToken1')
    })

    test('one that is not renewed goes on until its end, which is told', async () => {
      let at = Date.now()
      const { server, session, connect } = await start({ renews: false, now: () => new Date(at) })
      expect((await (await connect()).connection.identify()).expires_at).toBeNull()
      const ends = new Date(at + 30 * DAY).toISOString()
      await session.set({ ...(await session.get()), expires_at: ends })
      at += 2 * DAY
      expect(await (await connect()).connection.identify()).toMatchObject({ remote_id: '25000000000000001', expires_at: ends })
      const tries = () => server.requests().filter(({ path }) => path.startsWith('/refresh_access_token')).length
      await (await connect()).connection.identify()
      expect(tries()).toBe(1)
    })

    test('a renewal that gets no answer changes nothing', async () => {
      let at = Date.now()
      const { server, connect } = await start({ now: () => new Date(at) })
      await (await connect()).connection.identify()
      at += 2 * DAY
      server.faults.next('session', { kind: 'reset_before' })
      expect((await (await connect()).connection.identify()).remote_name).toBe('@boulangerie')
      at += 7 * HOUR
      await (await connect()).connection.identify()
      expect(server.tokens()).toHaveLength(2)
    })

    test('another credential begins anew', async () => {
      const { server, connect, session } = await start()
      await (await connect()).connection.identify()
      const { connection } = await connect({ secrets: { access_token: 'THAAanother' } })
      expect((await failureOf(connection.identify())).verdict).toBe('unauthorized')
      expect(await session.get()).toMatchObject({ given: 'THAAanother' })
      expect((await (await connect()).connection.identify()).remote_id).toBe('25000000000000001')
      expect(server.tokens()).toHaveLength(1)
    })

    test('says what will not work without the rights it lacks; only a tester is told', async () => {
      const { connection } = await start({ scopes: ['threads_basic', 'threads_content_publish'] })
      expect((await connection.identify()).rights).toEqual({
        granted: ['threads_basic', 'threads_content_publish'],
        missing: [
          { scope: 'threads_read_replies', without: ['inbox'] },
          { scope: 'threads_manage_replies', without: ['reply', 'first_comment'] },
          { scope: 'threads_manage_insights', without: ['post_figures', 'account_figures'] },
          { scope: 'threads_delete', without: ['delete'] },
          { scope: 'threads_manage_mentions', without: ['inbox'] },
        ],
      })
      expect((await (await start({ tester: false })).connection.identify()).rights).toBeNull()
    })

    test('no line shows it', async () => {
      let at = Date.now()
      const { connect } = await start({ now: () => new Date(at) })
      await (await connect()).connection.identify()
      at += 2 * DAY
      const { connection, bench } = await connect()
      await connection.identify()
      await deliver(connection, content({ text: 'Bonjour' }), identity())
      expect(bench.lines.join('\n')).toContain('refresh_access_token')
      expect(bench.lines.join('\n')).not.toContain('THAAcanary')
    })
  })

  describe('figures', () => {
    test('of a post; one metric that is not known loses none of the others', async () => {
      const { connection } = await start({ unknown_metric: 'quotes' })
      const { remote_id } = await deliver(connection, content({ text: 'Chiffres' }), identity())
      const [line] = (await connection.postFigures?.([remote_id])) ?? []
      expect(line?.figures.map((one) => [one.metric, one.value, one.source])).toEqual([
        ['views', 900, 'views'],
        ['reactions', 40, 'likes'],
        ['comments', 6, 'replies'],
        ['shares', 8, 'reposts+shares'],
      ])
    })

    test('of a post that was taken away', async () => {
      const { connection } = await start()
      expect(await connection.postFigures?.(['17900000000000000'])).toEqual([
        { remote_id: '17900000000000000', status: 'gone', figures: [] },
      ])
    })

    test('without the right to them', async () => {
      const { connection } = await start({ scopes: ['threads_basic', 'threads_content_publish'] })
      const { remote_id } = await deliver(connection, content({ text: 'Chiffres' }), identity())
      const [line] = (await connection.postFigures?.([remote_id])) ?? []
      expect(line?.status).toBe('there')
      expect(line?.figures.map((one) => `${one.value} ${one.reason}`)).toEqual(Array(4).fill('null not_permitted'))
      const figures = (await connection.accountFigures?.(new Date())) ?? []
      expect(figures.map((one) => `${one.value} ${one.reason}`)).toEqual(Array(6).fill('null not_permitted'))
    })

    test('of a day of the account', async () => {
      const { server, connection } = await start()
      const figures = (await connection.accountFigures?.(new Date('2026-11-20T15:00:00Z'))) ?? []
      expect(figures.map((one) => [one.metric, one.value, one.source])).toEqual([
        ['views', 77, 'views'],
        ['reactions', 12, 'likes'],
        ['comments', 4, 'replies'],
        ['shares', 3, 'reposts+quotes'],
        ['clicks', 9, 'clicks'],
        ['followers', 321, 'followers_count'],
      ])
      const asked = server
        .requests()
        .filter(({ path }) => path.includes('since='))
        .map(({ path }) => new URL(path, server.url).searchParams)
      expect(asked.map((query) => [query.get('since'), query.get('until')])).toEqual(
        Array.from({ length: 2 }, () => ['1795132800', '1795219200']),
      )
    })

    test('before Threads counted anything', async () => {
      const { connection } = await start()
      const figures = (await connection.accountFigures?.(new Date('2024-03-01T00:00:00Z'))) ?? []
      expect(figures.slice(0, 5).map((one) => one.reason)).toEqual(Array(5).fill('too_old'))
      expect(figures[5]?.value).toBe(321)
    })
  })

  describe('the inbox', () => {
    test('answers of answers come too, one’s own do not, and a comment that names the account comes once', async () => {
      const { server, connection } = await start({ page: 2 })
      const post = await deliver(connection, content({ text: 'Une question ?' }), identity())
      const first = server.write('Moi !', { under: post.remote_id, mentions: true })
      const own = server.write('Merci', { under: first.id, mine: true })
      const second = server.write('De rien', { under: own.id })
      const page = await connection.inbox?.(null)
      expect(page?.items.map((one) => [one.kind, one.remote_id, one.post_id, one.answers])).toEqual([
        ['comment', first.id, post.remote_id, post.remote_id],
        ['comment', second.id, post.remote_id, own.id],
      ])
      expect(page?.items[0]?.author).toEqual({
        id: null,
        name: 'client.fidele',
        url: 'https://www.threads.com/@client.fidele',
      })
    })

    test('what is listed late is still handed out, and once', async () => {
      const { server, connection } = await start()
      const post = await deliver(connection, content({ text: 'Une question ?' }), identity())
      server.write('À l’heure', { under: post.remote_id })
      const first = await connection.inbox?.(null)
      const late = server.write('En retard', { under: post.remote_id, at: new Date(Date.now() - 60_000) })
      const second = await connection.inbox?.(first?.cursor ?? null)
      expect(second?.items.map((one) => one.remote_id)).toEqual([late.id])
      expect((await connection.inbox?.(second?.cursor ?? null))?.items).toEqual([])
    })

    test('without the right to mentions the comments still come', async () => {
      const { server, connection } = await start({
        scopes: ['threads_basic', 'threads_content_publish', 'threads_read_replies'],
      })
      const post = await deliver(connection, content({ text: 'Une question ?' }), identity())
      const asked = server.write('Moi !', { under: post.remote_id })
      server.write('@boulangerie bravo', { mentions: true })
      expect((await connection.inbox?.(null))?.items.map((one) => one.remote_id)).toEqual([asked.id])
    })
  })

  test('counts an emoji as its bytes', () => {
    expect(threadsLength('é'.repeat(500))).toBe(500)
    expect(threadsLength('🎉'.repeat(125))).toBe(500)
  })
})
