import { afterEach, describe, expect, test } from 'vitest'
import type { Content, InboxPage } from '../../src/networks/contract.ts'
import { uploadFailure } from '../../src/networks/instagram/errors.ts'
import { instagram } from '../../src/networks/instagram/index.ts'
import { startInstagram, type FakeInstagram, type InstagramOptions } from '../servers/instagram.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, medium, picture, stageAll, video } from './support.ts'

conformance('instagram', async () => {
  const server = await startInstagram()
  return {
    network: instagram,
    access: ({ secrets = { access_token: server.token, user_id: server.user_id }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, host: server.host, ...rest }),
    wrong_secrets: { access_token: 'EAAa-token-that-is-not-known' },
    faults: server.faults,
    posts: async () => [
      ...server.posts().map((post) => ({
        remote_id: post.id,
        text: post.caption,
        alts: post.items.filter(({ video }) => !video).map(({ alt }) => alt),
        card: null,
        videos: post.items.filter(({ video }) => video).length,
      })),
      ...server.comments().map(({ id, text }) => ({ remote_id: id, text, alts: [], card: null })),
    ],
    base: () => ({ media: [picture('Le four')] }),
    refused: content({ text: 'x'.repeat(2201), media: [picture('Le four')] }),
    repeat: 'same',
    rate_limited_is_unknown: true,
    receive: async (kind, text, post_id) => (kind === 'mention' ? server.tag(text) : server.comment(post_id ?? '', text)),
    thread: {
      answers: async (id) => server.comments().find((one) => one.id === id)?.parent ?? null,
      nowhere: () => '18999999',
    },
    close: server.close,
  }
})

describe('instagram', () => {
  const open: FakeInstagram[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(options: InstagramOptions = {}, given: { user_id?: string; host?: null } = {}) {
    const server = await startInstagram(options)
    open.push(server)
    const told: [number, number][] = []
    const secrets = { access_token: server.token, ...(given.user_id === undefined ? {} : { user_id: given.user_id }) }
    const bench = {
      ...access({ secrets, endpoint: server.url, ...(given.host === null ? {} : { host: server.host }) }),
      progress: (_: string, done: number, total: number) => void told.push([done, total]),
    }
    const client = await instagram.client?.()
    if (!client) throw new Error('no client')
    return { server, bench, told, connect: () => client.connect(bench), connection: client.connect(bench) }
  }

  const photo = (given: Partial<Content> = {}): Content => content({ text: 'Le four', media: [picture('Le four')], ...given })
  const sent = (server: FakeInstagram, subject: string) => server.requests().filter((one) => one.subject === subject)
  const forms = (server: FakeInstagram) =>
    sent(server, 'media').map(({ body }) => Object.fromEntries(new URLSearchParams(String(body))))

  describe('whose token', () => {
    const two = [
      { id: '17841400', username: 'boulangerie' },
      { id: '17841401', username: 'salon_de_the' },
    ]

    test.each(['user', 'page', 'instagram'] as const)('%s: the account is found without its id', async (token) => {
      const { connection } = await start({ token })
      expect(await connection.identify()).toMatchObject({
        remote_id: '17841400',
        remote_name: '@boulangerie',
        url: 'https://www.instagram.com/boulangerie/',
        settings: { user_id: '17841400', login: token === 'instagram' ? 'instagram' : 'facebook' },
        expires_at: null,
      })
    })

    test('several accounts: the id is needed', async () => {
      const failure = await failureOf((await start({ accounts: two })).connection.identify())
      expect(failure).toMatchObject({ verdict: 'unauthorized', code: 'page_not_chosen' })
      expect(failure.message).toContain('17841401 (@salon_de_the)')
      expect((await (await start({ accounts: two }, { user_id: '17841400' })).connection.identify()).remote_id).toBe('17841400')
    })

    test('no account linked to a page', async () => {
      const { server, connection } = await start()
      server.faults.next('read', { kind: 'answer', status: 200, body: { data: [{ id: '1', name: 'Page' }] } })
      expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'page_not_found' })
    })

    test("Instagram's own login can do less, and says so", async () => {
      const { connection } = await start({ token: 'instagram' })
      const { settings, rights } = await connection.identify()
      const can = instagram.capabilitiesOf?.(settings)
      expect(can).toMatchObject({ delete: false, fetches_media: 'all', inbox: ['comment'] })
      expect(connection.remove).toBeUndefined()
      expect(rights).toBeNull()
    })

    test("a token of Instagram's own login is renewed once a day, that of Facebook never", async () => {
      for (const token of ['instagram', 'user'] as const) {
        const { server, bench } = await start({ token })
        let now = new Date('2026-11-27T10:00:00Z')
        const client = await instagram.client?.()
        const connect = () => client?.connect({ ...bench, now: () => now })
        await connect()?.identify()
        expect(server.requests().some(({ path }) => path.startsWith('/refresh_access_token'))).toBe(false)
        now = new Date('2026-11-28T11:00:00Z')
        await connect()?.identify()
        await connect()?.identify()
        const asked = server.requests().filter(({ path }) => path.startsWith('/refresh_access_token'))
        expect(asked).toHaveLength(token === 'instagram' ? 1 : 0)
        const last = server.requests().at(-1)?.headers['authorization']
        expect(last).toBe(`Bearer ${server.token}${token === 'instagram' ? '-renewed' : ''}`)
      }
    })

    test('one that Instagram does not renew any more has an end', async () => {
      const { bench, connection } = await start({ token: 'instagram', renews: false })
      await connection.identify()
      const kept = await bench.session.get()
      await bench.session.set({ ...kept, since: '2026-10-01T00:00:00.000Z', expires_at: '2026-11-30T00:00:00.000Z' })
      expect((await connection.identify()).expires_at).toBe('2026-11-30T00:00:00.000Z')
    })

    test('rights: what each missing one costs', async () => {
      const { connection } = await start({
        scopes: ['instagram_basic', 'instagram_content_publish', 'instagram_manage_comments'],
      })
      expect((await connection.identify()).rights?.missing).toEqual([
        { scope: 'instagram_manage_insights', without: ['post_figures', 'account_figures'] },
        { scope: 'instagram_manage_contents', without: ['delete'] },
      ])
    })
  })

  describe('containers', () => {
    test('one image: address, container, ready', async () => {
      const { server, connection } = await start({ processing_polls: 2 })
      const what = photo()
      expect(connection.steps(what)).toEqual(['host:0', 'container:0', 'ready'])
      const handles = await stageAll(connection, what, identity())
      expect(handles['host:0']).toMatch(/^https:\/\/boulangerie\.example\//)
      expect(forms(server)).toEqual([{ image_url: handles['host:0'], alt_text: 'Le four', caption: 'Le four' }])
      expect(server.posts()).toEqual([])
      expect((await connection.lookup(what, identity(), handles, new Date())).seen).toBe('staged')
    })

    test('several: each its own, the words on the one that holds them together, which comes last', async () => {
      const { server, connection } = await start({ processing_polls: 1 })
      const what = photo({ media: [picture('Le four'), video(), picture(null, { shade: 0x33 })] })
      expect(connection.steps(what)).toEqual(
        'host:0 container:0 container:1 upload:1 host:2 container:2 carousel ready'.split(' '),
      )
      await deliver(connection, what, identity())
      const [first, film, , third, carousel] = forms(server)
      expect(first).toMatchObject({ is_carousel_item: 'true', alt_text: 'Le four' })
      expect(film).toEqual({ media_type: 'VIDEO', upload_type: 'resumable', is_carousel_item: 'true' })
      expect(third).not.toHaveProperty('alt_text')
      expect(carousel).toMatchObject({ media_type: 'CAROUSEL', caption: 'Le four' })
      expect(server.posts()[0]?.items.map((one) => one.video)).toEqual([false, true, false])
    })

    test('without a public place nothing begins', async () => {
      const { server, connection } = await start({}, { host: null })
      const failure = await failureOf(deliver(connection, photo(), identity()))
      expect(failure).toMatchObject({ verdict: 'refused', code: 'no_media_host' })
      expect(sent(server, 'media')).toEqual([])
      await deliver(connection, content({ text: 'Le fournil', media: [video()] }), identity())
      expect(server.posts()).toHaveLength(1)
    })

    test('an address that Instagram cannot fetch is tried again', async () => {
      const { bench } = await start()
      const client = await instagram.client?.()
      const connection = client?.connect({ ...bench, host: async () => 'https://boulangerie.example/nowhere.png' })
      if (!connection) throw new Error('no client')
      expect(await failureOf(deliver(connection, photo(), identity()))).toMatchObject({
        verdict: 'not_sent',
        code: 'media_not_fetched',
      })
    })

    test('a container that expired before it was ready is made anew', async () => {
      const { server, connection } = await start()
      const what = photo({ media: [picture('Le four'), picture(null, { shade: 0x33 })] })
      const handles: Record<string, string> = {}
      for (const step of ['host:0', 'container:0', 'host:1', 'container:1', 'carousel']) {
        handles[step] = await connection.stage(step, what, identity(), handles)
      }
      server.spoil('EXPIRED')
      handles['ready'] = await connection.stage('ready', what, identity(), handles)
      expect(handles['ready']).not.toBe(handles['carousel'])
      await connection.publish(what, identity(), handles)
      expect(server.posts()).toHaveLength(1)
    })

    test.each([
      ['the parts of a carousel', 'container:1', 'EXPIRED', 'EXPIRED'],
      ['the parts of a carousel', 'container:1', 'ERROR', 'Error: Media upload has failed with error code 2207052'],
      ['a video that was to be uploaded', 'container:0', 'EXPIRED', 'EXPIRED'],
      ['a video that was uploaded', 'upload:0', 'EXPIRED', 'EXPIRED'],
    ] as const)('%s, left after %s, %s: all is made anew', async (kind, last, status, words) => {
      const { server, connection } = await start()
      const media = kind.startsWith('a video') ? [video()] : [picture('Le four'), picture(null, { shade: 0x33 })]
      const [what, who] = [content({ text: 'Le fournil', media }), identity()]
      const handles: Record<string, string> = {}
      const steps = connection.steps(what)
      const before = steps.slice(0, steps.indexOf(last) + 1)
      for (const step of before) handles[step] = await connection.stage(step, what, who, handles)
      server.spoil(status, words)
      for (const step of steps.slice(before.length)) handles[step] = await connection.stage(step, what, who, handles)
      await connection.publish(what, who, handles)
      expect(server.posts().map(({ items }) => items.length)).toEqual([media.length])
    })

    test('a carousel whose answer was lost keeps its parts: it is made again with others', async () => {
      const { server, connection } = await start()
      const what = photo({ media: [picture('Le four'), picture(null, { shade: 0x33 })] })
      const who = identity()
      const handles: Record<string, string> = {}
      for (const step of ['host:0', 'container:0', 'host:1', 'container:1'])
        handles[step] = await connection.stage(step, what, who, handles)
      server.faults.next('media', { kind: 'reset_after' })
      expect((await failureOf(connection.stage('carousel', what, who, handles))).verdict).toBe('not_sent')
      for (const step of ['carousel', 'ready']) handles[step] = await connection.stage(step, what, who, handles)
      await connection.publish(what, who, handles)
      expect(server.posts().map(({ items }) => items.length)).toEqual([2])
    })

    test('one that expired later is in doubt until a look says that nothing is out', async () => {
      const { server, connection } = await start()
      const what = photo()
      const handles = await stageAll(connection, what, identity())
      server.spoil('EXPIRED')
      expect(await failureOf(connection.publish(what, identity(), handles))).toMatchObject({
        verdict: 'unknown',
        code: 'container_expired',
      })
      expect(await connection.lookup(what, identity(), handles, new Date())).toMatchObject({ seen: 'absent', complete: true })
      expect(sent(server, 'publish')).toEqual([])
    })

    test('one that failed says why, by its subcode', async () => {
      const { server, connection } = await start()
      const handles: Record<string, string> = {}
      for (const step of ['host:0', 'container:0']) handles[step] = await connection.stage(step, photo(), identity(), handles)
      server.spoil('ERROR', 'Error: Media upload has failed with error code 2207009')
      expect(await failureOf(connection.stage('ready', photo(), identity(), handles))).toMatchObject({
        verdict: 'refused',
        code: 'image_ratio',
      })
      server.spoil('ERROR', 'Error: something else')
      expect(await failureOf(connection.stage('ready', photo(), identity(), handles))).toMatchObject({
        verdict: 'refused',
        code: 'container_failed',
      })
    })
  })

  describe('the visible call', () => {
    test('a limit that is reached is read before, and nothing is sent', async () => {
      const { server, connection } = await start({ quota_total: 2 })
      server.write('Un')
      server.write('Deux')
      const before = Date.now()
      const failure = await failureOf(deliver(connection, photo(), identity()))
      expect(failure).toMatchObject({ verdict: 'not_sent', code: 'daily_limit' })
      expect(failure.retry_at?.getTime()).toBeGreaterThanOrEqual(before + 3_599_000)
      expect(sent(server, 'publish')).toEqual([])
    })

    test('a limit that cannot be read stops nothing', async () => {
      const { server, connection } = await start()
      const handles = await stageAll(connection, photo(), identity())
      let reads = 0
      const refusal = { error: { code: 10, message: 'no permission' } }
      server.faults.drawn((subject) =>
        subject === 'read' && ++reads === 2 ? { kind: 'answer', status: 403, body: refusal } : null,
      )
      await connection.publish(photo(), identity(), handles)
      expect(server.posts()).toHaveLength(1)
    })

    test('blocked at the visible call although the post is live: unknown, and found', async () => {
      const { server, connection } = await start()
      const what = photo({ text: 'En ligne quand même' })
      const handles = await stageAll(connection, what, identity())
      const error = { message: 'Application request limit reached', code: 4, error_subcode: 2_207_051, type: 'OAuthException' }
      server.faults.next('publish', { kind: 'answer_after', status: 403, body: { error } })
      expect(await failureOf(connection.publish(what, identity(), handles))).toMatchObject({
        verdict: 'unknown',
        code: 'blocked_for_abuse',
      })
      expect(await connection.lookup(what, identity(), handles, new Date())).toMatchObject({
        seen: 'found',
        match: { remote_id: server.posts()[0]?.id },
      })
    })

    test('published and not listed yet: no statement, and no other post is taken for it', async () => {
      const { server, connection } = await start({ unlisted: true })
      const what = photo()
      const handles = await stageAll(connection, what, identity())
      await connection.publish(what, identity(), handles)
      expect((await connection.lookup(what, identity(), handles, new Date())).seen).toBe('unreadable')
      expect((await failureOf(connection.publish(what, identity(), handles))).verdict).toBe('unknown')
      expect(server.posts()).toHaveLength(1)
    })
  })

  describe('videos', () => {
    test('from disk, with the headers of the upload host, and resumed from where Instagram stands', async () => {
      const { server, told, connect } = await start({ piece: 100_000 })
      const clip = video({ bytes: 250_000 })
      const what = content({ text: 'Le fournil', media: [clip] })
      expect(connect().steps(what)).toEqual(['container:0', 'upload:0', 'ready'])
      const handles: Record<string, string> = {}
      handles['container:0'] = await connect().stage('container:0', what, identity(), handles)
      server.faults.next('media', { kind: 'reset_after' })
      expect((await failureOf(connect().stage('upload:0', what, identity(), handles))).verdict).toBe('not_sent')
      told.length = 0
      for (const step of ['upload:0', 'ready']) handles[step] = await connect().stage(step, what, identity(), handles)
      expect(told).toEqual([100_000, 200_000, 250_000].map((done) => [done, 250_000]))
      const upload = sent(server, 'media').findLast(({ path }) => path.startsWith('/ig-api-upload/v26.0/'))
      expect(upload?.headers).toMatchObject({ authorization: `OAuth ${server.token}`, offset: '200000', file_size: '250000' })
      await connect().publish(what, identity(), handles)
      expect(server.posts()[0]).toMatchObject({ caption: 'Le fournil', items: [{ video: true }] })
    })

    test("by Instagram's own login it is fetched from a public address", async () => {
      const { server, told, connection } = await start({ token: 'instagram' })
      const clip = video()
      const what = content({ text: 'Le fournil', media: [clip] })
      expect(connection.steps(what)).toEqual(['host:0', 'container:0', 'ready'])
      await deliver(connection, what, identity())
      expect(forms(server)[0]).toMatchObject({ media_type: 'REELS', video_url: expect.stringMatching(/^https:/) })
      expect(told.at(-1)).toEqual([clip.bytes, clip.bytes])
    })

    test('what the upload host will never take is refused, the rest tried again', () => {
      const answer = (status: number, retriable: boolean) => {
        const json = { debug_info: { retriable, type: 'ProcessingFailedError', message: 'Request processing failed' } }
        return { status, headers: new Headers(), text: JSON.stringify(json), json, server_at: null }
      }
      const now = new Date()
      expect(uploadFailure(answer(400, false), now)).toMatchObject({ verdict: 'refused', code: 'video_failed' })
      expect(uploadFailure(answer(401, false), now)).toMatchObject({ verdict: 'unauthorized' })
      expect(uploadFailure(answer(500, true), now)).toMatchObject({ verdict: 'not_sent', status: 500 })
      expect(uploadFailure(answer(412, true), now)).toMatchObject({ verdict: 'not_sent' })
    })

    test('a file that is no video', async () => {
      const { server, connection } = await start()
      const file = picture(null)
      const failure = await failureOf(deliver(connection, content({ media: [{ ...file, mime: 'video/mp4' }] }), identity()))
      expect(failure).toMatchObject({ verdict: 'refused', code: 'video_format' })
      expect(server.posts()).toEqual([])
    })
  })

  describe('comments', () => {
    test('the first comment under the post, an answer under a comment, each once', async () => {
      const { server, connection } = await start()
      const post = await deliver(connection, photo(), identity())
      const asked = server.comment(post.remote_id, 'Ouvert le dimanche ?')
      const first = content({ text: '#pain #bio', kind: 'comment' })
      const who = identity(new Date(), { root: post, previous: post })
      const done = await connection.publish(first, who, {})
      expect((await connection.publish(first, who, {})).remote_id).toBe(done.remote_id)
      const reply = content({ text: 'Oui, dès 7 h', kind: 'reply' })
      const to = identity(new Date(), { root: post, previous: { remote_id: asked, url: null } })
      await connection.publish(reply, to, {})
      expect(server.comments().map(({ parent, username }) => [parent, username])).toEqual([
        [post.remote_id, 'cliente'],
        [post.remote_id, 'boulangerie'],
        [asked, 'boulangerie'],
      ])
    })

    test('a full page of comments may not be all of them', async () => {
      const { server, connection } = await start()
      const post = await deliver(connection, photo(), identity())
      const what = content({ text: 'Un mot', kind: 'comment' })
      const look = () => connection.lookup(what, identity(new Date(), { root: post, previous: post }), {}, new Date())
      for (let i = 0; i < 49; i++) server.comment(post.remote_id, `Avis ${i}`)
      expect(await look()).toMatchObject({ seen: 'absent', complete: true })
      server.comment(post.remote_id, 'Le cinquantième')
      expect(await look()).toMatchObject({ seen: 'absent', complete: false })
    })

    test('a comment is shorter than a caption', async () => {
      const rules = await instagram.rules()
      const long = 'x'.repeat(301)
      expect(rules.check(content({ text: long, media: [medium()] }), {}).filter(({ level }) => level === 'error')).toEqual([])
      expect(rules.check(content({ text: long, kind: 'comment' }), {}).map(({ code }) => code)).toContain('text_too_long')
    })
  })

  describe('figures', () => {
    test('one metric that Meta took away does not lose the others', async () => {
      const { connection } = await start({ dead_metrics: ['views', 'reach'] })
      const { remote_id } = await deliver(connection, photo(), identity())
      const [line, gone] = (await connection.postFigures?.([remote_id, '18999999'])) ?? []
      const given = Object.fromEntries(line?.figures.map(({ metric, value, reason }) => [metric, value ?? reason]) ?? [])
      expect(given).toMatchObject({ reach: 'refused', views: 'refused', saves: 'not_given', reactions: 7, comments: 0 })
      expect([given['shares'], given['engagements']].every((one) => typeof one === 'number')).toBe(true)
      expect(gone).toEqual({ remote_id: '18999999', status: 'gone', figures: [] })
    })

    test('of a day: who came and who left are told apart', async () => {
      const { server, connection } = await start({ dead_metrics: ['views'] })
      const figures = (await connection.accountFigures?.(new Date('2026-11-20T15:00:00Z'))) ?? []
      const given = Object.fromEntries(figures.map(({ metric, value, reason }) => [metric, value ?? reason]))
      expect(given).toMatchObject({ followers: 431, posts: 0, views: 'refused', follows: 4, unfollows: 1 })
      const asked = server.requests().find(({ path }) => path.includes('/insights'))?.path ?? ''
      expect(asked).toContain('since=1795132800&until=1795219200')
    })

    test('too few viewers is no missing right', async () => {
      const { server, connection } = await start()
      const { remote_id } = await deliver(connection, photo(), identity())
      const few = { error: { code: 10, message: '(#10) Not enough viewers for the media to show insights' } }
      let reads = 0
      server.faults.drawn((subject) => (subject === 'read' && ++reads > 1 ? { kind: 'answer', status: 400, body: few } : null))
      const [line] = (await connection.postFigures?.([remote_id])) ?? []
      expect(line?.figures.find(({ metric }) => metric === 'reach')).toMatchObject({ value: null, reason: 'not_given' })
      expect(line?.figures.find(({ metric }) => metric === 'reactions')).toMatchObject({ value: 7 })
    })
  })

  describe('inbox', () => {
    test('page by page, oldest first, each once; answers of the account itself are left out', async () => {
      const { server, connection } = await start()
      const post = await deliver(connection, photo(), identity())
      const now = Date.now()
      const wanted: string[] = []
      for (let i = 0; i < 130; i++) wanted.push(server.comment(post.remote_id, `Avis ${i}`, new Date(now - (200 - i) * 1000)))
      const [first = ''] = wanted
      const to = identity(new Date(), { root: post, previous: { remote_id: first, url: null } })
      await connection.publish(content({ text: 'Merci', kind: 'reply' }), to, {})
      const nested = server.comment(first, 'Et le dimanche ?')
      const got: { id: string; answers: string | null }[] = []
      let cursor: string | null = null
      for (let more = true; more;) {
        const page: InboxPage | undefined = await connection.inbox?.(cursor)
        if (!page) throw new Error('no inbox')
        got.push(...page.items.map(({ remote_id: id, answers }) => ({ id, answers })))
        ;({ cursor, more } = page)
      }
      expect(got.map(({ id }) => id)).toEqual([...wanted, nested])
      expect([got[0]?.answers, got.at(-1)?.answers]).toEqual([post.remote_id, first])
      expect((await connection.inbox?.(cursor))?.items).toEqual([])
    })
  })
})
