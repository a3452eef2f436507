import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { capabilitiesOf } from '../../src/networks/capabilities.ts'
import type { Access, Handles } from '../../src/networks/contract.ts'
import { tiktok } from '../../src/networks/tiktok/index.ts'
import { tiktokRules } from '../../src/networks/tiktok/rules.ts'
import { piecesOf } from '../../src/networks/tiktok/upload.ts'
import { startTiktok, type FakeTiktok, type TiktokOptions } from '../servers/tiktok.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, medium, memorySession, stageAll, video } from './support.ts'

const HOUR = 3_600_000

conformance('tiktok', async () => {
  const server = await startTiktok({ processing_polls: 0 })
  const session = memorySession()
  const settings = { direct_post: true, username: 'boulangerie' }
  return {
    network: tiktok,
    access: ({ secrets, endpoint = server.url, ...rest } = {}) =>
      access({ secrets: secrets ?? server.secrets, endpoint, settings, ...(secrets ? {} : { session }), ...rest }),
    wrong_secrets: { ...server.secrets, refresh_token: 'rft.that-is-not-known' },
    faults: server.faults,
    posts: async () =>
      server.videos().map((one) => ({
        remote_id: one.post_id ?? one.publish_id,
        text: one.title,
        alts: [],
        card: null,
        videos: 1,
      })),
    base: () => ({ media: [video()] }),
    refused: content({ text: 'x'.repeat(2201), media: [video()] }),
    repeat: 'same',
    sees_by_handles: true,
    close: server.close,
  }
})

describe('tiktok', () => {
  const open: FakeTiktok[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(options: TiktokOptions & Partial<Omit<Access, 'http' | 'now'>> = {}) {
    const { settings = {}, progress, ...server_options } = options
    const server = await startTiktok(server_options)
    open.push(server)
    const session = memorySession()
    const connect = async (given: Partial<Omit<Access, 'http'>> = {}) => {
      const bench = access({
        endpoint: server.url,
        secrets: server.secrets,
        settings,
        session,
        ...(progress && { progress }),
        ...(options.now && { now: options.now }),
        ...given,
      })
      const client = await tiktok.client?.()
      if (!client) throw new Error('no client')
      return { bench, connection: client.connect(bench) }
    }
    return { server, connect, ...(await connect()) }
  }

  const film = (given: Parameters<typeof video>[0] = {}) => content({ text: 'Le four du matin', media: [video(given)] })
  const paths = (server: FakeTiktok) => server.requests().map(({ method, path }) => `${method} ${path.split('?')[0]}`)

  describe('a draft, by default', () => {
    test('the video lands in the inbox without its words, and has no address', async () => {
      const { server, connection } = await start()
      const who = identity()
      const what = film()
      const handles = await stageAll(connection, what, who)
      expect(server.videos()).toEqual([])
      const done = await connection.publish(what, who, handles)
      expect(done).toMatchObject({ url: null, published_at: null })
      expect(server.videos()).toMatchObject([{ publish_id: done.remote_id, post_id: null, title: '', privacy_level: null }])
      expect(paths(server)).not.toContain('POST /v2/post/publish/creator_info/query/')
      expect(await connection.lookup(what, who, handles, new Date())).toMatchObject({
        seen: 'found',
        match: { remote_id: done.remote_id, url: null },
      })
    })

    test('its words are told not to leave; a direct post says nothing of the kind', () => {
      expect(tiktokRules.check(film(), {}).map((one) => one.code)).toEqual(['draft_without_text'])
      expect(tiktokRules.check(film(), { direct_post: true })).toEqual([])
    })

    test('its figures are there once the owner has finished it', async () => {
      const { server, connection } = await start()
      const { remote_id } = await deliver(connection, film(), identity())
      const [before] = (await connection.postFigures?.([remote_id])) ?? []
      expect(before?.figures.map((one) => one.reason)).toEqual(['not_yet', 'not_yet', 'not_yet', 'not_yet'])
      server.finish(remote_id)
      const [after] = (await connection.postFigures?.([remote_id])) ?? []
      expect(after?.figures.map((one) => [one.metric, one.value])).toEqual([
        ['views', 1000],
        ['reactions', 50],
        ['comments', 7],
        ['shares', 3],
      ])
    })

    test('a sixth draft that waits is one too many: tomorrow', async () => {
      const { connection } = await start({ processing_polls: 0 })
      for (let index = 0; index < 5; index++) await deliver(connection, film({ shade: index }), identity())
      const before = Date.now()
      const failure = await failureOf(stageAll(connection, film({ shade: 9 }), identity()))
      expect(failure).toMatchObject({ verdict: 'rate_limited', code: 'too_many_drafts' })
      expect(failure.retry_at?.getTime()).toBeGreaterThanOrEqual(before + 24 * HOUR)
    })
  })

  describe('a direct post', () => {
    const settings = { direct_post: true, username: 'boulangerie' }

    test('carries what the creator allows, and its id exactly', async () => {
      const { server, connection } = await start({ settings })
      const what = content({ text: 'Le « four » & co <3\n#pain', link: 'https://exemple.fr/four?a=1&b=2', media: [video()] })
      const done = await deliver(connection, what, identity())
      const [posted] = server.videos()
      expect(posted?.post_info).toEqual({
        title: 'Le « four » & co <3\n#pain\n\nhttps://exemple.fr/four?a=1&b=2',
        is_aigc: false,
        privacy_level: 'PUBLIC_TO_EVERYONE',
        disable_comment: false,
        disable_duet: true,
        disable_stitch: false,
        brand_content_toggle: false,
        brand_organic_toggle: false,
      })
      expect(done.remote_id).toBe('7571234567890123457')
      expect(done.url).toBe('https://www.tiktok.com/@boulangerie/video/7571234567890123457')
      const sent = createHash('sha256')
        .update(posted?.bytes ?? '')
        .digest('hex')
      expect(sent).toBe(what.media[0]?.sha256)
    })

    test('tells TikTok what a machine made', async () => {
      const { server, connection } = await start({ settings })
      await deliver(connection, content({ text: 'Un four rêvé', media: [video()], ai: 'generated_media' }), identity())
      expect(server.videos()[0]?.post_info).toMatchObject({ is_aigc: true })
      expect(capabilitiesOf(tiktok, settings).ai_label).toBe(true)
      expect(capabilitiesOf(tiktok, {}).ai_label).toBeUndefined()
    })

    test.each([
      ['the app is not audited', { audited: false }, {}, 'app_not_audited'],
      ['the account is private', { privacy_levels: ['FOLLOWER_OF_CREATOR', 'SELF_ONLY'] }, {}, 'privacy_level'],
      ['the level is none of the options', {}, { privacy_level: 'FRIENDS' }, 'privacy_level'],
      ['the account may not post as long', { max_seconds: 10 }, {}, 'video_duration'],
    ])('refused, and nothing is uploaded: %s', async (_, options, more, code) => {
      const { server, connection } = await start({ ...options, settings: { ...settings, ...more } })
      expect(await failureOf(deliver(connection, film(), identity()))).toMatchObject({ verdict: 'refused', code })
      expect(paths(server).filter((path) => path.startsWith('PUT'))).toEqual([])
    })

    test('for the owner alone it has no public id: that of its upload stands for it', async () => {
      const { server, connection } = await start({ audited: false, settings: { ...settings, privacy_level: 'SELF_ONLY' } })
      const done = await deliver(connection, film(), identity())
      expect(done).toMatchObject({ remote_id: server.videos()[0]?.publish_id, url: null })
    })
  })

  describe('pieces', () => {
    test.each([
      [1, [1]],
      [4_999_999, [4_999_999]],
      [19_999_999, [19_999_999]],
      [20_000_000, [10_000_000, 10_000_000]],
      [50_000_123, [10_000_000, 10_000_000, 10_000_000, 10_000_000, 10_000_123]],
    ])('of %i bytes', (size, lengths) => {
      expect(piecesOf(size).map((piece) => piece.length)).toEqual(lengths)
    })

    test('4 GB are within the thousand pieces that are allowed', () => {
      const pieces = piecesOf(4 * 1024 ** 3)
      expect(pieces.length).toBeLessThan(1000)
      expect(pieces.at(-1)?.length).toBeLessThan(64_000_000)
    })

    const bytes = 30_000_500
    const large = () => film({ bytes, shade: 0x42 })

    test('all but the last are sent before; the last is the visible call', async () => {
      const told: number[] = []
      const { server, connection } = await start({ progress: (_, done) => told.push(done) })
      const what = large()
      const who = identity()
      const handles = await stageAll(connection, what, who)
      expect(Object.keys(handles)).toEqual(['session:0', 'media:0'])
      expect(told).toEqual([10_000_000, 20_000_000])
      expect(server.videos()).toEqual([])
      expect(await connection.lookup(what, who, handles, new Date())).toMatchObject({ seen: 'staged' })
      await connection.publish(what, who, handles)
      expect(told).toEqual([10_000_000, 20_000_000, bytes])
      const [draft] = server.videos()
      expect(
        createHash('sha256')
          .update(draft?.bytes ?? '')
          .digest('hex'),
      ).toBe(what.media[0]?.sha256)
    })

    test('a process that died in the middle goes on where TikTok stands', async () => {
      const { server, connection, connect } = await start()
      const what = large()
      const who = identity()
      const opened = await connection.stage('session:0', what, who, {})
      // the second piece arrives, its answer does not
      server.faults.next('publish', { kind: 'answer_after', status: 206 })
      server.faults.next('publish', { kind: 'reset_after' })
      const failure = await failureOf(connection.stage('media:0', what, who, { 'session:0': opened }))
      expect(failure.verdict).toBe('not_sent')
      const later = (await connect()).connection
      const handles = { 'session:0': opened, 'media:0': await later.stage('media:0', what, who, { 'session:0': opened }) }
      await later.publish(what, who, handles)
      const ranges = server
        .requests()
        .filter(({ method }) => method === 'PUT')
        .map(({ headers }) => headers['content-range'])
      expect(ranges).toEqual([
        `bytes 0-9999999/${bytes}`,
        `bytes 10000000-19999999/${bytes}`,
        `bytes 20000000-${bytes - 1}/${bytes}`,
      ])
      expect(server.videos()).toHaveLength(1)
      expect(server.uploads()).toBe(1)
    })

    test('pieces that TikTok lost are sent again before the last one', async () => {
      const { server, connection } = await start()
      const what = large()
      const who = identity()
      const opened = await connection.stage('session:0', what, who, {})
      await connection.publish(what, who, { 'session:0': opened, 'media:0': opened })
      expect(server.videos()).toHaveLength(1)
    })

    test('an upload that is more than an hour old is begun anew', async () => {
      let at = Date.now()
      const { server, connection } = await start({ now: () => new Date(at) })
      const what = large()
      const who = identity()
      const opened = await connection.stage('session:0', what, who, {})
      at += 2 * HOUR
      const handles = { 'session:0': opened, 'media:0': await connection.stage('media:0', what, who, { 'session:0': opened }) }
      expect(server.uploads()).toBe(2)
      await connection.publish(what, who, handles)
      expect(server.videos()).toHaveLength(1)
    })

    test('one that expired before its last piece proves that nothing is there', async () => {
      let at = Date.now()
      const { server, connection } = await start({ now: () => new Date(at) })
      const what = film()
      const who = identity()
      const handles = await stageAll(connection, what, who)
      at += 2 * HOUR
      expect(await failureOf(connection.publish(what, who, handles))).toMatchObject({
        verdict: 'unknown',
        code: 'upload_expired',
      })
      expect(await connection.lookup(what, who, handles, new Date(at))).toMatchObject({ seen: 'absent', complete: true })
      expect(server.videos()).toEqual([])
    })
  })

  describe('after the last byte', () => {
    test.each([
      ['file_format_check_failed', 'refused', 'video_format'],
      ['duration_check_failed', 'refused', 'video_duration'],
      ['frame_rate_check_failed', 'refused', 'video_frame_rate'],
      ['picture_size_check_failed', 'refused', 'video_size'],
      ['spam_risk', 'refused', 'spam_risk'],
      ['auth_removed', 'unauthorized', 'grant_lost'],
      ['internal', 'unknown', 'video_failed'],
    ])('%s: %s', async (fail_reason, verdict, code) => {
      const { connection } = await start({ fail_reason })
      const what = film()
      const who = identity()
      const handles = await stageAll(connection, what, who)
      expect(await failureOf(connection.publish(what, who, handles))).toMatchObject({ verdict, code })
      expect(await connection.lookup(what, who, handles, new Date())).toMatchObject({ seen: 'absent', complete: true })
      // tried again by a person, with the handles of then: another upload may pass
      expect(await failureOf(connection.publish(what, who, handles))).toMatchObject({
        verdict: 'unknown',
        code: 'video_failed',
      })
    })

    test('a status that cannot be read does not make it unsent', async () => {
      const { server, connection } = await start()
      const what = film()
      const who = identity()
      const handles = await stageAll(connection, what, who)
      // the look before the last piece is answered, the one after it is not
      let looks = 0
      server.faults.drawn((subject) => (subject === 'read' && ++looks > 1 ? { kind: 'answer', status: 429 } : null))
      expect(await failureOf(connection.publish(what, who, handles))).toMatchObject({
        verdict: 'unknown',
        code: 'rate_limited',
      })
      server.faults.clear()
      expect((await connection.lookup(what, who, handles, new Date())).seen).toBe('unreadable')
      expect((await connection.lookup(what, who, handles, new Date())).seen).toBe('found')
      expect((await connection.publish(what, who, handles)).remote_id).toBe(server.videos()[0]?.publish_id)
      expect(server.videos()).toHaveLength(1)
    })

    test('an upload that TikTok does not know is no proof of anything', async () => {
      const { connection } = await start()
      const upload = {
        publish_id: 'v_inbox_file~gone',
        upload_url: 'https://open-upload.tiktokapis.com/video/',
        at: new Date().toISOString(),
      }
      const handles: Handles = { 'session:0': JSON.stringify(upload) }
      expect((await connection.lookup(film(), identity(), handles, new Date())).seen).toBe('unreadable')
    })
  })

  describe('who may', () => {
    test('the refresh token is replaced at once, and the token kept for the next connection', async () => {
      const { server, connection, connect } = await start()
      await connection.identify()
      await (await connect()).connection.identify()
      expect(paths(server).filter((path) => path === 'POST /v2/oauth/token/')).toHaveLength(1)
      server.revokeAccess()
      expect((await (await connect()).connection.identify()).remote_id).toBe('-000canary')
      const sent = server
        .requests()
        .filter(({ path }) => path.startsWith('/v2/oauth/'))
        .map(({ body }) => new URLSearchParams(body.toString()).get('refresh_token'))
      expect(sent).toEqual(['rft.canary-refresh-0', 'rft.canary-refresh-1'])
    })

    test('tells who it is, and what the rights allow', async () => {
      const { connection } = await start({ settings: { direct_post: true } })
      expect(await connection.identify()).toEqual({
        remote_id: '-000canary',
        remote_name: '@boulangerie',
        url: 'https://www.tiktok.com/@boulangerie',
        settings: {
          username: 'boulangerie',
          max_video_seconds: 300,
          privacy_levels: 'PUBLIC_TO_EVERYONE MUTUAL_FOLLOW_FRIENDS SELF_ONLY',
        },
        rights: {
          granted: ['user.info.basic', 'user.info.profile', 'user.info.stats', 'video.list', 'video.upload', 'video.publish'],
          missing: [],
        },
      })
    })

    test('with the least rights a draft still leaves, and figures say why they are missing', async () => {
      const { connection } = await start({ scopes: ['user.info.basic', 'video.upload'] })
      const who = await connection.identify()
      expect(who).toMatchObject({ remote_name: 'Boulangerie', url: null })
      expect(who.rights?.missing).toEqual([
        { scope: 'video.list', without: ['list_own', 'post_figures'] },
        { scope: 'user.info.stats', without: ['account_figures'] },
      ])
      await deliver(connection, film(), identity())
      const figures = (await connection.accountFigures?.(new Date())) ?? []
      expect(figures.map((one) => `${one.value} ${one.reason}`)).toEqual(Array(3).fill('null not_permitted'))
      const [line] = (await connection.postFigures?.(['7571234567890123457'])) ?? []
      expect(line?.figures.map((one) => one.reason)).toEqual(Array(4).fill('not_permitted'))
    })

    test('a cap of the day does not hide whose account it is', async () => {
      const { server, connection } = await start({ settings: { direct_post: true } })
      const told = { code: 'spam_risk_too_many_posts', message: 'Daily post cap', log_id: '1' }
      let reads = 0
      server.faults.drawn((subject) =>
        subject === 'read' && ++reads > 1 ? { kind: 'answer', status: 200, body: { data: {}, error: told } } : null,
      )
      expect(await connection.identify()).toMatchObject({ remote_id: '-000canary', settings: { username: 'boulangerie' } })
    })

    test('a right that is missing stops the account', async () => {
      const { connection } = await start({ scopes: ['user.info.basic'] })
      expect((await connection.identify()).rights?.missing[0]).toEqual({ scope: 'video.upload', without: ['publish', 'video'] })
      expect(await failureOf(deliver(connection, film(), identity()))).toMatchObject({
        verdict: 'unauthorized',
        code: 'no_permission',
      })
    })

    test('no token goes to the host of the uploads, and no line shows its address whole', async () => {
      const { server, connection, bench } = await start()
      await deliver(connection, film(), identity())
      const puts = server.requests().filter(({ method }) => method === 'PUT')
      expect(puts.map(({ headers }) => headers['authorization'])).toEqual([undefined])
      expect(bench.lines.join('\n')).not.toContain('canary-upload')
    })
  })

  describe('figures and lists', () => {
    test('one field that is not known loses none of the others', async () => {
      const { server, connection } = await start({ unknown_field: 'share_count' })
      const id = server.film('Le four')
      const [line] = (await connection.postFigures?.([id])) ?? []
      expect(line?.figures.map((one) => [one.metric, one.value, one.reason])).toEqual([
        ['views', 1000, null],
        ['reactions', 50, null],
        ['comments', 7, null],
        ['shares', null, 'refused'],
      ])
    })

    test('a post that is not there any more is gone', async () => {
      const { connection } = await start()
      expect(await connection.postFigures?.(['7000000000000000001'])).toEqual([
        { remote_id: '7000000000000000001', status: 'gone', figures: [] },
      ])
    })

    test('own posts, page by page, back to the instant', async () => {
      const { server, connection } = await start({ page: 2 })
      const hour = (count: number) => new Date(Date.UTC(2026, 10, 20, count))
      const ids = [1, 2, 3, 4, 5].map((count) => server.film(`Vidéo ${count}`, hour(count)))
      const listed = await connection.ownPosts?.(hour(2))
      expect(listed?.complete).toBe(true)
      expect(listed?.posts.map((post) => post.remote_id)).toEqual(ids.slice(1).toReversed())
      expect(listed?.posts[0]).toEqual({
        remote_id: ids[4],
        url: `https://www.tiktok.com/@boulangerie/video/${ids[4]}`,
        published_at: '2026-11-20T05:00:00.000Z',
        text: 'Vidéo 5',
      })
    })
  })

  test('photos are for another day', () => {
    const codes = tiktokRules.check(content({ media: [medium()] }), { direct_post: true }).map((one) => one.code)
    expect(codes).toContain('video_required')
  })
})
