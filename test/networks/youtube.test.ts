import { afterEach, describe, expect, test } from 'vitest'
import { midnightPacific } from '../../src/networks/youtube/pacific.ts'
import { tagsLength, youtubeRules } from '../../src/networks/youtube/rules.ts'
import { youtube } from '../../src/networks/youtube/index.ts'
import type { Access, Content, InboxPage } from '../../src/networks/contract.ts'
import { startYouTube, youtubeScopes, type FakeYouTube, type YouTubeOptions } from '../servers/youtube.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, medium, stageAll, video } from './support.ts'

conformance('youtube', async () => {
  const server = await startYouTube()
  return {
    network: youtube,
    access: ({ secrets = { ...server.secrets }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, ...rest }),
    wrong_secrets: { ...server.secrets, refresh_token: '1//03-another-refresh-token' },
    faults: server.faults,
    posts: async () => [
      ...server
        .videos()
        .filter((one) => one.status['privacyStatus'] === 'public')
        .map((one) => ({ remote_id: one.id, text: `${one.title}\n${one.description}`, alts: [], card: null, videos: 1 })),
      ...server.comments().map((one) => ({ remote_id: one.id, text: one.text, alts: [], card: null })),
    ],
    refused: content({ title: 'x'.repeat(101), media: [video()] }),
    repeat: 'same',
    base: () => ({ title: 'Le fournil', media: [video()] }),
    receive: async (_kind, text, post_id) => server.comment(post_id ?? '', text),
    thread: {
      answers: async (id) => {
        const found = server.comments().find((one) => one.id === id)
        return found ? (found.parent ?? found.video) : null
      },
      nowhere: () => 'AAAAAAAAAAA',
    },
    close: server.close,
  }
})

describe('youtube', () => {
  const open: FakeYouTube[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(options: YouTubeOptions = {}, given: Partial<Omit<Access, 'http'>> = {}) {
    const server = await startYouTube(options)
    open.push(server)
    const client = await youtube.client?.()
    if (!client) throw new Error('no client')
    const bench = access({ secrets: { ...server.secrets }, endpoint: server.url, ...given })
    /** As the next process has it. */
    const fresh = () => client.connect(access({ secrets: { ...server.secrets }, endpoint: server.url }))
    return { server, bench, connection: client.connect(bench), fresh }
  }

  const clip = (given: Partial<Content> = {}): Content =>
    content({ title: 'Le fournil à 4 h', text: 'Du levain et du temps.', media: [video()], ...given })

  const sent = (server: FakeYouTube, method: string, path: string) =>
    server.requests().filter((one) => one.method === method && one.path.startsWith(path))

  test('identify knows the channel, its rights and whether long videos are open to it', async () => {
    const { connection, server, bench } = await start({ long_uploads: 'eligible' })
    const account = await connection.identify()
    expect(account).toEqual({
      remote_id: server.channel_id,
      remote_name: '@boulangerie',
      url: `https://www.youtube.com/channel/${server.channel_id}`,
      settings: { channel_id: server.channel_id, uploads_playlist: expect.any(String) as string, long_uploads: 'eligible' },
      rights: { granted: [...youtubeScopes], missing: [] },
      expires_at: null,
    })
    // the token is in no address
    expect(bench.lines.join('\n')).not.toContain('ya29')
    expect(server.requests().every((one) => !one.path.includes('ya29'))).toBe(true)
  })

  test('a right that was not ticked is named with what does not work without it', async () => {
    const [upload, manage] = youtubeScopes
    const { connection } = await start({ scopes: [manage] })
    expect((await connection.identify()).rights?.missing).toEqual([
      { scope: 'https://www.googleapis.com/auth/yt-analytics.readonly', without: ['account_figures'] },
    ])
    const uploadOnly = await start({ scopes: [upload] })
    expect(await failureOf(uploadOnly.connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'scope_missing' })
  })

  test('rights that are not told are no failure', async () => {
    const { connection, server } = await start()
    await connection.identify()
    server.faults.next('session', { kind: 'answer', status: 500 })
    expect((await connection.identify()).rights).toBe(null)
  })

  test('a Google account without a channel', async () => {
    const { connection } = await start({ channel: 'none' })
    expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'no_channel' })
  })

  test('a consent that ended after seven days of testing stops the account', async () => {
    const { connection, server } = await start()
    await connection.identify()
    server.door.revoke()
    expect(await failureOf(deliver(connection, clip(), identity()))).toMatchObject({
      verdict: 'unauthorized',
      code: 'grant_lost',
      message: 'invalid_grant: Token has been expired or revoked.',
    })
  })

  test('a token that is refused is renewed once, and the call goes on', async () => {
    const { connection, server } = await start()
    const what = clip()
    const who = identity()
    const handles = await stageAll(connection, what, who)
    server.door.expireTokens()
    await connection.publish(what, who, handles)
    expect(server.door.tokens()).toBe(2)
    expect(server.videos()).toHaveLength(1)
  })

  test('the video is private until the visible call, with its words, tags and language', async () => {
    const { connection, server } = await start()
    const what = clip({
      tags: ['pain', 'au levain'],
      link: 'https://exemple.fr/four',
      text: 'Été « 2026 » & levain',
      lang: 'en',
    })
    const who = identity()
    const since = new Date()
    const handles = await stageAll(connection, what, who)
    expect(handles['media:0']).toBe(server.videos()[0]?.id)
    expect(server.videos()[0]).toMatchObject({
      title: 'Le fournil à 4 h',
      description: 'Été « 2026 » & levain\n\nhttps://exemple.fr/four',
      tags: ['pain', 'au levain'],
      lang: 'en',
      bytes: 300_000,
      status: { privacyStatus: 'private' },
    })
    expect((await connection.lookup(what, who, handles, since)).seen).toBe('staged')
    const done = await connection.publish(what, who, handles)
    expect(done.url).toBe(`https://www.youtube.com/watch?v=${done.remote_id}`)
    expect(server.videos()[0]?.status).toMatchObject({ privacyStatus: 'public' })
  })

  test('making it public keeps what the channel had chosen for the video', async () => {
    const { connection, server } = await start()
    const what = clip()
    const who = identity()
    const handles = await stageAll(connection, what, who)
    const [made] = server.videos()
    if (made) made.status = { ...made.status, embeddable: false, selfDeclaredMadeForKids: false, license: 'creativeCommon' }
    await connection.publish(what, who, handles)
    expect(server.videos()[0]?.status).toMatchObject({
      privacyStatus: 'public',
      embeddable: false,
      selfDeclaredMadeForKids: false,
      license: 'creativeCommon',
    })
  })

  test('a project without an audit: the video stays private, and that is no success', async () => {
    const { connection, server } = await start({ audited: false })
    const what = clip()
    const who = identity()
    const handles = await stageAll(connection, what, who)
    expect(await failureOf(connection.publish(what, who, handles))).toMatchObject({
      verdict: 'refused',
      code: 'locked_private',
    })
    expect((await connection.lookup(what, who, handles, new Date())).seen).toBe('staged')
    expect((await connection.lookup(what, who, {}, new Date())).seen).toBe('absent')
    expect(server.videos()).toHaveLength(1)
  })

  test('what YouTube finds out about the file later is a refusal', async () => {
    const { connection, server } = await start()
    const what = clip()
    const who = identity()
    const handles = await stageAll(connection, what, who)
    server.reject('duplicate')
    const failure = await failureOf(connection.publish(what, who, handles))
    expect(failure).toMatchObject({ verdict: 'refused', code: 'refused' })
    expect(failure.message).toContain('duplicate')
  })

  test('a video that a person deleted before it was public', async () => {
    const { connection, server } = await start()
    const what = clip()
    const who = identity()
    const handles = await stageAll(connection, what, who)
    server.remove(handles['media:0'] ?? '')
    expect(await connection.lookup(what, who, handles, new Date())).toMatchObject({ seen: 'absent', complete: true })
    expect(await failureOf(connection.publish(what, who, handles))).toMatchObject({ verdict: 'refused', code: 'video_gone' })
  })

  describe('uploads', () => {
    const large = 20 * 1024 * 1024

    test('a large video leaves in pieces, and tells how far it is', async () => {
      const told: number[] = []
      const { connection, server } = await start({}, { progress: (_, done) => told.push(done) })
      await stageAll(connection, clip({ media: [video({ bytes: large })] }), identity())
      const piece = 8 * 1024 * 1024
      expect(told).toEqual([piece, 2 * piece, large])
      const ranges = sent(server, 'PUT', '/upload/').map((one) => one.headers['content-range'])
      expect(ranges).toEqual([
        `bytes */${large}`,
        `bytes 0-${piece - 1}/${large}`,
        `bytes ${piece}-${2 * piece - 1}/${large}`,
        `bytes ${2 * piece}-${large - 1}/${large}`,
      ])
      expect(server.videos()[0]?.bytes).toBe(large)
    })

    test('only what the server says is there: the rest of a piece is sent again', async () => {
      const { connection, server } = await start({ keeps: 3 * 256 * 1024 })
      await stageAll(connection, clip({ media: [video({ bytes: 2_000_000 })] }), identity())
      const from = sent(server, 'PUT', '/upload/').map((one) => one.headers['content-range']?.split('-')[0])
      expect(from).toEqual(['bytes */2000000', 'bytes 0', 'bytes 786432', 'bytes 1572864'])
      expect(server.videos()).toHaveLength(1)
    })

    test('an upload that was cut off goes on where the server stands, also after a crash', async () => {
      const { connection, server, fresh } = await start()
      const what = clip({ media: [video({ bytes: large })] })
      const who = identity()
      const session = await connection.stage('session:0', what, who, {})
      const handles = { 'session:0': session }
      // the status is asked, one piece is taken, and the line is cut after the second
      server.faults.next('media', { kind: 'answer_after', status: 308 })
      server.faults.next('media', { kind: 'answer_after', status: 308, headers: { range: `bytes=0-${8 * 1024 * 1024 - 1}` } })
      server.faults.next('media', { kind: 'reset_after' })
      expect((await failureOf(connection.stage('media:0', what, who, handles))).verdict).toBe('not_sent')
      const before = sent(server, 'PUT', '/upload/').length
      const id = await fresh().stage('media:0', what, who, handles)
      const ranges = sent(server, 'PUT', '/upload/')
        .slice(before)
        .map((one) => one.headers['content-range'])
      expect(ranges).toEqual([`bytes */${large}`, `bytes ${16 * 1024 * 1024}-${large - 1}/${large}`])
      expect(server.videos().map((one) => one.id)).toEqual([id])
      expect(server.sessions()).toBe(1)
    })

    test('a whole upload whose answer was lost is one video', async () => {
      const { connection, server } = await start()
      const what = clip()
      const who = identity()
      const handles = { 'session:0': await connection.stage('session:0', what, who, {}) }
      const id = await connection.stage('media:0', what, who, handles)
      expect(await connection.stage('media:0', what, who, handles)).toBe(id)
      expect(server.videos()).toHaveLength(1)
    })

    test('a session that has expired: nothing was posted, and a new one is opened', async () => {
      const { connection, server } = await start()
      const what = clip()
      const who = identity()
      const handles = { 'session:0': await connection.stage('session:0', what, who, {}) }
      server.expireSessions()
      const id = await connection.stage('media:0', what, who, handles)
      expect(server.sessions()).toBe(2)
      expect(server.videos().map((one) => one.id)).toEqual([id])
    })

    test('a server that takes no more is tried again later, not for ever', async () => {
      const { connection } = await start({ keeps: 0 })
      expect(await failureOf(stageAll(connection, clip(), identity()))).toMatchObject({
        verdict: 'not_sent',
        code: 'upload_stalled',
      })
    })

    test.each([
      'https://uploads.exemple.fr',
      'http://www.googleapis.com',
      'https://googleapis.com.exemple.fr',
      'https://evilgoogleapis.com',
      'https://www.googleapis.com:8443',
      'https://user:word@www.googleapis.com',
      'http://127.0.0.1:1',
      'file:///etc',
    ])('an upload that is sent to %s gets neither the token nor the video', async (session_base) => {
      const { connection, server } = await start({ session_base })
      expect(await failureOf(stageAll(connection, clip(), identity()))).toMatchObject({
        verdict: 'refused',
        code: 'session_elsewhere',
      })
      expect(sent(server, 'PUT', '/')).toEqual([])
    })

    test.each([
      [403, 'quotaExceeded', 'quota_used_up'],
      [400, 'uploadLimitExceeded', 'daily_limit'],
    ])('%s %s waits for midnight in California', async (status, reason, code) => {
      const now = new Date('2026-11-22T10:00:00Z')
      const { connection, server } = await start({}, { now: () => now })
      const error = { code: status, message: 'No more for today.', errors: [{ reason }] }
      server.faults.next('media', { kind: 'answer', status, body: { error } })
      expect(await failureOf(stageAll(connection, clip(), identity()))).toMatchObject({
        verdict: 'rate_limited',
        code,
        retry_at: new Date('2026-11-23T08:00:00Z'),
      })
    })
  })

  test.each([
    ['winter', '2026-11-22T10:00:00Z', '2026-11-23T08:00:00Z'],
    ['between two seconds', '2026-11-22T10:00:00.500Z', '2026-11-23T08:00:00Z'],
    ['summer', '2026-07-14T10:00:00Z', '2026-07-15T07:00:00Z'],
    ['one second before', '2026-07-15T06:59:59Z', '2026-07-15T07:00:00Z'],
    ['at midnight itself', '2026-07-15T07:00:00Z', '2026-07-16T07:00:00Z'],
    ['before the clocks go forward', '2026-03-08T09:30:00Z', '2026-03-09T07:00:00Z'],
    ['after they went forward', '2026-03-08T10:30:00Z', '2026-03-09T07:00:00Z'],
    ['the evening before', '2026-03-08T05:00:00Z', '2026-03-08T08:00:00Z'],
    ['before the clocks go back', '2026-11-01T08:30:00Z', '2026-11-02T08:00:00Z'],
    ['in the hour that comes twice', '2026-11-01T09:30:00Z', '2026-11-02T08:00:00Z'],
    ['the evening before they go back', '2026-11-01T05:00:00Z', '2026-11-01T07:00:00Z'],
    ['New Year', '2026-12-31T23:00:00Z', '2027-01-01T08:00:00Z'],
  ])('midnight in California, %s', (_when, now, expected) => {
    expect(midnightPacific(new Date(now)).toISOString()).toBe(new Date(expected).toISOString())
  })

  describe('comments', () => {
    const under = (root: { remote_id: string; url: string | null }, previous = root) => identity(new Date(), { root, previous })

    test('a comment whose answer was lost is not made twice, even when it is sent again', async () => {
      const { connection, server } = await start()
      const post = await deliver(connection, clip(), identity())
      const what = content({ text: 'La recette est sur le site', kind: 'comment' })
      const who = under(post)
      server.faults.next('publish', { kind: 'reset_after' })
      expect((await failureOf(connection.publish(what, who, {}))).verdict).toBe('unknown')
      const again = await connection.publish(what, who, {})
      expect(server.comments().map((one) => one.id)).toEqual([again.remote_id])
      expect(again.url).toBe(`${post.url ?? ''}&lc=${again.remote_id}`)
    })

    test('of words that stand there several times nobody knows which are these: no others are added', async () => {
      const { connection, server } = await start()
      const post = await deliver(connection, clip(), identity())
      const what = content({ text: 'Merci !', kind: 'comment' })
      const later = identity(new Date(Date.now() + 3_600_000), { root: post, previous: post })
      for (const who of [under(post), later]) await connection.publish(what, who, {})
      expect(await failureOf(connection.publish(what, under(post), {}))).toMatchObject({ verdict: 'duplicate' })
      expect(server.comments()).toHaveLength(2)
    })

    test('the same words of somebody else are not ours', async () => {
      const { connection, server } = await start()
      const post = await deliver(connection, clip(), identity())
      server.comment(post.remote_id, 'Merci !')
      const what = content({ text: 'Merci !', kind: 'comment' })
      expect((await connection.lookup(what, under(post), {}, new Date())).seen).toBe('absent')
      await connection.publish(what, under(post), {})
      expect(server.comments()).toHaveLength(2)
    })

    test('an answer to an answer stands in the same thread', async () => {
      const { connection, server } = await start()
      const post = await deliver(connection, clip(), identity())
      const asked = server.comment(post.remote_id, 'Ouvert lundi ?')
      const more = server.comment(post.remote_id, 'Et mardi ?', asked)
      const what = content({ text: 'Mardi, oui.', kind: 'reply' })
      const who = under(post, { remote_id: more, url: null })
      const { remote_id } = await deliver(connection, what, who)
      expect(server.comments().find((one) => one.id === remote_id)?.parent).toBe(asked)
      expect(await connection.lookup(what, who, {}, new Date())).toMatchObject({ seen: 'found', match: { remote_id } })
    })

    test.each([
      ['https://youtu.be/ID', true],
      ['https://www.youtube.com/shorts/ID', true],
      ['https://m.youtube.com/watch?t=3&v=ID', true],
      ['https://exemple.fr/watch?v=ID', false],
      ['https://www.youtube.com/@boulangerie', false],
    ])('what %s names is commented: %s', async (address, known) => {
      const { connection } = await start()
      const post = await deliver(connection, clip(), identity())
      const root = { remote_id: address.replace('ID', post.remote_id), url: null }
      const done = connection.publish(content({ text: 'Bravo', kind: 'comment' }), under(root), {})
      if (known) expect((await done).remote_id).not.toBe('')
      else expect(await failureOf(done)).toMatchObject({ verdict: 'refused', code: 'parent_unknown' })
    })

    test('comments are taken away as videos are', async () => {
      const { connection, server } = await start()
      const post = await deliver(connection, clip(), identity())
      const { remote_id } = await connection.publish(content({ text: 'Bravo', kind: 'comment' }), under(post), {})
      await connection.remove?.(remote_id)
      await connection.remove?.(remote_id)
      expect(server.comments()).toEqual([])
      expect(server.videos()).toHaveLength(1)
    })

    test('the inbox has answers to old threads too, all of them, and none of our own', async () => {
      const { connection, server } = await start({ inline_replies: 2 })
      const post = await deliver(connection, clip(), identity())
      const day = 86_400_000
      const top = server.comment(post.remote_id, 'Il y a longtemps', undefined, new Date(Date.now() - 20 * day))
      await connection.publish(content({ text: 'Merci', kind: 'reply' }), under(post, { remote_id: top, url: null }), {})
      const first = await connection.inbox?.(null)
      expect(first?.items.map((one) => one.text)).toEqual(['Il y a longtemps'])
      const ids = ['un', 'deux', 'trois'].map((text) => server.comment(post.remote_id, text, top))
      server.comment(post.remote_id, 'trop vieux', undefined, new Date(Date.now() - 31 * day))
      const second = await connection.inbox?.(first?.cursor ?? null)
      expect(second?.items.map((one) => one.remote_id).toSorted()).toEqual(ids.toSorted())
      expect(second?.items[0]).toMatchObject({
        post_id: post.remote_id,
        answers: top,
        can_reply: true,
        author: { name: '@passant' },
      })
    })

    test('the inbox comes a page at a time, oldest first, and none twice', async () => {
      const { connection, server } = await start()
      const post = await deliver(connection, clip(), identity())
      const start_at = Date.now() - 3_600_000
      const ids = Array.from({ length: 230 }, (_, n) =>
        server.comment(post.remote_id, `n° ${n}`, undefined, new Date(start_at + Math.floor(n / 3) * 1000)),
      )
      const got: string[] = []
      const sizes: number[] = []
      let page: InboxPage | undefined
      do {
        page = await connection.inbox?.(page?.cursor ?? null)
        got.push(...(page?.items ?? []).map((one) => one.remote_id))
        sizes.push(page?.items.length ?? 0)
      } while (page?.more)
      expect(sizes).toEqual([100, 100, 30])
      expect(got.toSorted()).toEqual(ids.toSorted())
    })
  })

  describe('figures', () => {
    const published = async (options: YouTubeOptions) => {
      const bench = await start(options)
      const { remote_id } = await deliver(bench.connection, clip(), identity())
      return { ...bench, remote_id }
    }
    const short = (figures: readonly { metric: string; value: number | null; reason: string | null }[] = []) =>
      Object.fromEntries(figures.map(({ metric, value, reason }) => [metric, value ?? reason]))

    test('of a post, and of one that is gone', async () => {
      const { connection, remote_id } = await published({})
      const [there, gone] = (await connection.postFigures?.([remote_id, 'AAAAAAAAAAA'])) ?? []
      expect(short(there?.figures)).toEqual({ views: 41, reactions: 7, comments: 0, shares: 3, watch_minutes: 120 })
      expect(gone).toEqual({ remote_id: 'AAAAAAAAAAA', status: 'gone', figures: [] })
    })

    test('one metric that Google does not know any more never loses the others', async () => {
      const { connection, remote_id } = await published({ unknown_metrics: ['shares'] })
      const [line] = (await connection.postFigures?.([remote_id])) ?? []
      expect(short(line?.figures)).toMatchObject({ views: 41, shares: 'refused', watch_minutes: 120 })
      expect(short(await connection.accountFigures?.(new Date()))).toEqual({
        followers: 312,
        posts: 1,
        views: 40,
        watch_minutes: 120,
        shares: 'refused',
        follows: 5,
        unfollows: 1,
      })
    })

    test('without the right to the statistics only theirs are missing', async () => {
      const { connection, remote_id } = await published({ scopes: youtubeScopes.slice(0, 2) })
      const [line] = (await connection.postFigures?.([remote_id])) ?? []
      expect(short(line?.figures)).toMatchObject({ views: 41, shares: 'not_permitted', watch_minutes: 'not_permitted' })
      expect(short(await connection.accountFigures?.(new Date()))).toMatchObject({ followers: 312, follows: 'not_permitted' })
    })

    test('hidden likes and days that are not counted yet are null, never 0', async () => {
      const { connection, server, remote_id } = await published({ likes: 'hidden', late_analytics: true })
      const old = server.write('Ancienne', 'vidéo', new Date(Date.now() - 30 * 86_400_000))
      const lines = (await connection.postFigures?.([remote_id, old.id])) ?? []
      expect(lines.map((one) => short(one.figures))).toMatchObject([
        { reactions: 'not_given', shares: 'not_yet' },
        { reactions: 'not_given', shares: 'not_given' },
      ])
      expect(short(await connection.accountFigures?.(new Date()))).toMatchObject({ views: 'not_yet' })
      const longAgo = await connection.accountFigures?.(new Date(Date.now() - 30 * 86_400_000))
      expect(short(longAgo)).toMatchObject({ views: 'not_given', followers: 312 })
    })

    test('fifty videos in one question', async () => {
      const { connection, server } = await start()
      const ids = Array.from({ length: 51 }, (_, n) => server.write(`Vidéo ${n}`, '').id)
      expect((await connection.postFigures?.(ids))?.map((one) => one.remote_id)).toEqual(ids)
      expect(sent(server, 'GET', '/youtube/v3/videos')).toHaveLength(2)
      expect(sent(server, 'GET', '/v2/reports')).toHaveLength(2)
    })
  })

  test('own posts are public videos, page by page', async () => {
    const { connection, server } = await start()
    for (let n = 0; n < 60; n++) server.write(`Vidéo ${n}`, 'ici', new Date(Date.now() - (60 - n) * 60_000))
    await stageAll(connection, clip(), identity())
    const listed = await connection.ownPosts?.(new Date(Date.now() - 55.5 * 60_000))
    expect(listed?.posts).toHaveLength(55)
    expect(listed?.posts[0]).toMatchObject({ text: 'Vidéo 59\n\nici' })
    expect(listed?.complete).toBe(true)
  })

  test('what identify found is not asked again', async () => {
    const first = await start()
    const { settings } = await first.connection.identify()
    const { connection, server } = await start({}, { settings })
    await deliver(connection, clip(), identity())
    await connection.lookup(clip(), identity(), {}, new Date())
    expect(sent(server, 'GET', '/youtube/v3/channels')).toEqual([])
  })

  test('at Google itself each service has its own host', async () => {
    const asked: string[] = []
    const bench = access({ secrets: { client_id: 'a', client_secret: 'b', refresh_token: 'c' } })
    const client = await youtube.client?.()
    const http: Access['http'] = async ({ url }) => {
      asked.push(new URL(url).host)
      const json = { access_token: 'd', expires_in: 3599, items: [{ id: 'UC' }], rows: [] }
      return { status: 200, headers: new Headers(), text: '', json, server_at: null }
    }
    await client?.connect({ ...bench, endpoint: 'https://www.googleapis.com', http }).accountFigures?.(new Date())
    expect(asked).toEqual(['oauth2.googleapis.com', 'www.googleapis.com', 'youtubeanalytics.googleapis.com'])
  })

  describe('rules', () => {
    const codes = (given: Partial<Content>, limits = {}) =>
      youtubeRules
        .check(content({ title: 'Titre', media: [medium({ mime: 'video/mp4' })], ...given }), limits)
        .map((one) => one.code)

    test('tags have 500 characters together, commas and quotation marks counted', () => {
      expect(tagsLength([])).toBe(0)
      expect(tagsLength(['pain', 'au levain'])).toBe(4 + 1 + 9 + 2)
      expect(codes({ tags: ['a'.repeat(500)] })).toEqual([])
      expect(codes({ tags: ['a'.repeat(250), 'b'.repeat(250)] })).toEqual(['tags_too_long'])
    })

    test('more than a quarter of an hour only for a channel that may', () => {
      const media = [medium({ mime: 'video/mp4', duration_ms: 1_200_000 })]
      expect(codes({ media })).toEqual([])
      expect(codes({ media }, { long_uploads: 'allowed' })).toEqual([])
      expect(codes({ media }, { long_uploads: 'eligible' })).toEqual(['video_too_long'])
    })
  })

  test('people sign in with the desktop client of their own project', async () => {
    expect(await youtube.sign_in?.()).toMatchObject({
      kind: 'code',
      pkce: 'S256',
      redirect: { host: '127.0.0.1', port: null },
      scopes: [...youtubeScopes],
      more_parameters: { access_type: 'offline', prompt: 'consent' },
      keeps: 'refresh_token',
    })
  })
})
