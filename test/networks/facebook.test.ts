import { afterEach, describe, expect, test } from 'vitest'
import type { InboxPage } from '../../src/networks/contract.ts'
import { GRAPH_VERSION, graphVersions } from '../../src/networks/graph-version.ts'
import { facebook } from '../../src/networks/facebook/index.ts'
import { startFacebook, type FacebookOptions, type FakeFacebook } from '../servers/facebook.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, picture, stageAll, video } from './support.ts'

conformance('facebook', async () => {
  const server = await startFacebook()
  return {
    network: facebook,
    access: ({ secrets = { access_token: server.token, page_id: server.page_id }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, ...rest }),
    wrong_secrets: { access_token: 'EAAa-token-that-is-not-known' },
    faults: server.faults,
    posts: async () => [
      ...server
        .posts()
        .filter((post) => post.published)
        .map((post) => ({
          remote_id: post.id,
          text: post.message,
          alts: post.photos.map(({ alt }) => alt),
          card: post.link,
          videos: post.video ? 1 : 0,
        })),
      ...server.comments().map(({ id, message }) => ({ remote_id: id, text: message, alts: [], card: null })),
    ],
    refused: content({ text: 'x'.repeat(63_207) }),
    repeat: 'same',
    rate_limited_is_unknown: true,
    receive: async (kind, text, post_id) => {
      if (kind === 'mention') return server.tag(text)
      return kind === 'review' ? server.review(text) : server.comment(post_id ?? '', text)
    },
    thread: {
      answers: async (id) => server.comments().find((one) => one.id === id)?.parent ?? null,
      nowhere: () => '10158_999',
    },
    close: server.close,
  }
})

describe('facebook', () => {
  const open: FakeFacebook[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(options: FacebookOptions = {}, given: { page_id?: string; settings?: Record<string, string> } = {}) {
    const server = await startFacebook(options)
    open.push(server)
    const { page_id, settings = {} } = given
    const told: [number, number][] = []
    const secrets = { access_token: server.token, ...(page_id === undefined ? {} : { page_id }) }
    const bench = {
      ...access({ secrets, endpoint: server.url, settings }),
      progress: (_: string, done: number, total: number) => void told.push([done, total]),
    }
    const client = await facebook.client?.()
    if (!client) throw new Error('no client')
    return { server, bench, told, connect: () => client.connect(bench), connection: client.connect(bench) }
  }

  const sent = (server: FakeFacebook, subject: string) => server.requests().filter((one) => one.subject === subject)

  describe('whose token', () => {
    const two = [
      { id: '10158', name: 'Boulangerie' },
      { id: '10159', name: 'Salon de thé' },
    ]

    test('the token of the page itself', async () => {
      const { connection } = await start()
      expect(await connection.identify()).toMatchObject({
        remote_id: '10158',
        remote_name: 'Boulangerie',
        url: 'https://www.facebook.com/10158',
        settings: { page_id: '10158' },
      })
    })

    test('that of a person becomes the token of the page', async () => {
      const { server, connection } = await start({ token: 'user', pages: two }, { page_id: '10158' })
      await deliver(connection, content({ text: 'Bonjour' }), identity())
      const tokens = new Set(sent(server, 'publish').map(({ headers }) => headers['authorization']))
      expect([...tokens]).toEqual([`Bearer ${server.page_token}`])
    })

    test('a person with one page need not name it, one with several must', async () => {
      expect((await (await start({ token: 'user' })).connection.identify()).remote_id).toBe('10158')
      const { connection } = await start({ token: 'user', pages: two })
      const failure = await failureOf(connection.identify())
      expect(failure).toMatchObject({ verdict: 'unauthorized', code: 'page_not_chosen' })
      expect(failure.message).toContain('10159 (Salon de thé)')
    })

    test('a page that the token is not for', async () => {
      for (const token of ['page', 'user'] as const) {
        const { connection } = await start({ token }, { page_id: '999' })
        expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'page_not_found' })
      }
    })

    test('a server error is not a missing page, and is asked again', async () => {
      const { server, connection } = await start()
      server.faults.next('read', { kind: 'answer', status: 500, body: { error: { code: 2, message: 'Later' } } })
      expect((await failureOf(connection.identify())).verdict).toBe('not_sent')
      expect((await connection.identify()).remote_id).toBe('10158')
    })
  })

  test('rights: what is granted, and what each missing one costs', async () => {
    const { connection } = await start({ scopes: ['pages_manage_posts', 'pages_read_engagement'], expires_at: 1_800_000_000 })
    const { rights, expires_at } = await connection.identify()
    expect(rights?.granted).toEqual(['pages_manage_posts', 'pages_read_engagement'])
    expect(rights?.missing).toEqual([
      { scope: 'pages_manage_engagement', without: ['first_comment', 'reply'] },
      { scope: 'pages_read_user_content', without: ['inbox'] },
      { scope: 'read_insights', without: ['post_figures', 'account_figures'] },
    ])
    expect(expires_at).toBe('2027-01-15T08:00:00.000Z')
  })

  test('rights of a person are asked of the person; a token that never ends has no end', async () => {
    const { connection } = await start({ token: 'user', scopes: null })
    const { rights, expires_at } = await connection.identify()
    expect(rights?.missing.map(({ scope }) => scope)).toEqual(['read_insights'])
    expect(expires_at).toBeNull()
    expect((await (await start({ scopes: null })).connection.identify()).rights).toBeNull()
  })

  test('the version is one constant that an account may set otherwise', async () => {
    const { server, connection } = await start({}, { settings: { api_version: 'v25.0' } })
    await failureOf(connection.identify())
    expect(server.requests()[0]?.path).toMatch(/^\/v25\.0\/me/)
    const known = graphVersions[GRAPH_VERSION]
    expect(Date.parse(known?.ends_on ?? '')).toBeGreaterThan(Date.parse('2026-11-27'))
  })

  test('nothing is public before the one call, and its id is the handle', async () => {
    const { server, connection } = await start()
    const what = content({ text: 'Une annonce', media: [picture('Le four')] })
    expect(connection.steps(what)).toEqual(['media:0', 'draft'])
    const handles = await stageAll(connection, what, identity())
    expect(server.posts().map(({ id, published }) => [id, published])).toEqual([[handles['draft'], false]])
    expect(await connection.ownPosts?.(new Date(Date.now() - 60_000))).toEqual({ posts: [], complete: true })
    await connection.publish(what, identity(), handles)
    // what is out already is seen before, and not touched again
    await connection.publish(what, identity(), handles)
    expect(sent(server, 'publish').map(({ body }) => String(body))).toEqual(['is_published=true'])
  })

  test('a token is in no address but the one that asks about it, and in no line', async () => {
    const { server, bench, connection } = await start({}, { page_id: '10158' })
    await connection.identify()
    await deliver(connection, content({ media: [picture('Le four')] }), identity())
    const paths = server.requests().map(({ path }) => path)
    expect(paths.filter((path) => path.includes(server.token))).toEqual(paths.filter((path) => path.includes('/debug_token')))
    expect(bench.lines.join('\n')).not.toContain(server.token)
  })

  test('a token of the page that Meta repeats in an error is shown to nobody', async () => {
    const { server, connection } = await start({ token: 'user' })
    const handles = await stageAll(connection, content(), identity())
    const error = { code: 190, message: `Malformed access token ${server.page_token}`, type: 'OAuthException' }
    server.faults.next('publish', { kind: 'answer', status: 400, body: { error } })
    const failure = await failureOf(connection.publish(content(), identity(), handles))
    expect(failure.message).toBe('Malformed access token [redacted] (190)')
  })

  test('the process died after the draft was made: the photos are sent again, one post comes of it', async () => {
    const { server, connect } = await start()
    const what = content({ text: 'Deux fois', media: [picture('Le four'), picture(null, { shade: 0x33 })] })
    const who = identity()
    const handles: Record<string, string> = {}
    for (const step of ['media:0', 'media:1']) handles[step] = await connect().stage(step, what, who, handles)
    await connect().stage('draft', what, who, handles)
    handles['draft'] = await connect().stage('draft', what, who, handles)
    await connect().publish(what, who, handles)
    const out = server.posts().filter(({ published }) => published)
    expect(out.map(({ photos }) => photos.map(({ alt }) => alt))).toEqual([['Le four', null]])
  })

  test('a draft that was deleted is refused, and a look finds nothing', async () => {
    const { server, connection } = await start()
    const what = content({ text: 'Effacé' })
    const handles = await stageAll(connection, what, identity())
    server.delete(handles['draft'] ?? '')
    expect(await failureOf(connection.publish(what, identity(), handles))).toMatchObject({
      verdict: 'refused',
      code: 'draft_gone',
    })
    expect(await connection.lookup(what, identity(), handles, new Date())).toMatchObject({ seen: 'absent', complete: true })
  })

  test('a look compares words, images and the window, page by page', async () => {
    const { server, connection } = await start()
    const what = content({ text: 'Le pain est prêt' })
    const now = Date.now()
    const look = (media = what) => connection.lookup(media, identity(), {}, new Date(now))
    server.write('Le pain est prêt', new Date(now - 300_000))
    expect(await look()).toMatchObject({ seen: 'absent', complete: true })
    server.write('Le pain est prêt')
    for (let i = 0; i < 120; i++) server.write(`Bavardage ${i}`)
    expect(await look()).toMatchObject({ seen: 'found' })
    expect(await look(content({ text: what.text, media: [picture('Le four')] }))).toMatchObject({ seen: 'absent' })
    server.write('Le pain est prêt')
    expect(await look()).toMatchObject({ seen: 'several', matches: { length: 2 } })
    expect(server.requests().some(({ path }) => path.includes('must-never-be-sent'))).toBe(false)
  })

  test('an old post that stands above a new one does not hide it', async () => {
    const { server, connection } = await start()
    server.write('Le pain est prêt')
    server.write('Une vieille publication épinglée', new Date(Date.now() - 86_400_000))
    server.write('Bavardage')
    expect(await connection.lookup(content({ text: 'Le pain est prêt' }), identity(), {}, new Date())).toMatchObject({
      seen: 'found',
    })
  })

  describe('videos', () => {
    test('in the pieces that Facebook asks for, unpublished until the end', async () => {
      const { server, told, connection } = await start({ piece: 100_000, processing_polls: 2 })
      const clip = video({ bytes: 250_000 })
      const what = content({ text: 'Le fournil', media: [clip] })
      expect(connection.steps(what)).toEqual(['session:0', 'media:0', 'draft'])
      const handles = await stageAll(connection, what, identity())
      expect(told).toEqual([0, 100_000, 200_000, 250_000].map((done) => [done, 250_000]))
      expect(server.posts()[0]).toMatchObject({ video: true, published: false, message: 'Le fournil' })
      expect(await connection.lookup(what, identity(), handles, new Date())).toMatchObject({ seen: 'staged' })
      const done = await connection.publish(what, identity(), handles)
      expect(done).toMatchObject({
        remote_id: server.posts()[0]?.id,
        url: expect.stringContaining('https://www.facebook.com/'),
      })
      expect(sent(server, 'publish').map(({ body }) => String(body))).toEqual(['published=true'])
    })

    test('an upload that was cut off goes on from where Facebook stands', async () => {
      const { server, connect } = await start({ piece: 100_000 })
      const what = content({ text: 'Coupé', media: [video({ bytes: 250_000 })] })
      const handles: Record<string, string> = {}
      handles['session:0'] = await connect().stage('session:0', what, identity(), handles)
      server.faults.next('media', { kind: 'reset_after' })
      expect((await failureOf(connect().stage('media:0', what, identity(), handles))).verdict).toBe('not_sent')
      handles['media:0'] = await connect().stage('media:0', what, identity(), handles)
      handles['draft'] = await connect().stage('draft', what, identity(), handles)
      // finished before the handle was noted
      expect(await connect().stage('draft', what, identity(), handles)).toBe(handles['draft'])
      await connect().publish(what, identity(), handles)
      const pieces = sent(server, 'media').filter(({ body }) => body.includes('video_file_chunk'))
      expect(pieces).toHaveLength(3)
      expect(server.posts()).toHaveLength(1)
    })

    test('finished without words, and still worked on: it is waited for, not finished twice', async () => {
      const { server, connection } = await start({ processing_polls: 3 })
      const what = content({ text: '', media: [video()] })
      const handles: Record<string, string> = {}
      for (const step of ['session:0', 'media:0']) handles[step] = await connection.stage(step, what, identity(), handles)
      const before = server.requests().length
      server.faults.next('media', { kind: 'reset_after' })
      expect((await failureOf(connection.stage('draft', what, identity(), handles))).verdict).toBe('not_sent')
      handles['draft'] = await connection.stage('draft', what, identity(), handles)
      expect(
        server
          .requests()
          .slice(before)
          .filter(({ method }) => method === 'POST'),
      ).toHaveLength(1)
    })

    test.each(['session:0', 'media:0'])('an upload that ended while it waited after %s begins anew', async (last) => {
      const { server, connection } = await start({ piece: 100_000 })
      const [what, who] = [content({ text: 'Lundi', media: [video({ bytes: 250_000 })] }), identity()]
      const steps = connection.steps(what)
      const handles: Record<string, string> = {}
      const before = steps.slice(0, steps.indexOf(last) + 1)
      for (const step of before) handles[step] = await connection.stage(step, what, who, handles)
      server.expire()
      for (const step of steps.slice(before.length)) handles[step] = await connection.stage(step, what, who, handles)
      await connection.publish(what, who, handles)
      expect(server.posts().map(({ published, video: film }) => ({ published, film }))).toEqual([
        { published: true, film: true },
      ])
    })

    test('a file that is no video fails before anything is public', async () => {
      const { server, connection } = await start()
      const file = picture(null)
      const what = content({ media: [{ ...file, mime: 'video/mp4' }] })
      expect((await failureOf(deliver(connection, what, identity()))).verdict).toBe('refused')
      expect(server.posts()).toEqual([])
    })
  })

  describe('comments', () => {
    test('the first comment stands under the post, by the page, and has no step', async () => {
      const { server, connection } = await start()
      const post = await deliver(connection, content({ text: 'Une annonce' }), identity())
      const what = content({ text: 'Le lien : https://exemple.fr/', kind: 'comment' })
      const who = identity(new Date(), { root: post, previous: post })
      expect(connection.steps(what)).toEqual([])
      const done = await connection.publish(what, who, {})
      expect(server.comments()).toMatchObject([
        { id: done.remote_id, parent: post.remote_id, from: { id: '10158' }, message: what.text },
      ])
      expect(await connection.publish(what, who, {})).toMatchObject({ remote_id: done.remote_id })
    })

    test('somebody else with the same words is not the page', async () => {
      const { server, connection } = await start()
      const post = await deliver(connection, content({ text: 'Une annonce' }), identity())
      server.comment(post.remote_id, 'Bravo')
      const who = identity(new Date(), { root: post, previous: post })
      const what = content({ text: 'Bravo', kind: 'comment' })
      expect(await connection.lookup(what, who, {}, new Date())).toMatchObject({ seen: 'absent', complete: true })
    })

    test('the same words twice already: nothing is written, and a person is asked', async () => {
      const { server, connection } = await start()
      const post = await deliver(connection, content({ text: 'Une annonce' }), identity())
      const who = identity(new Date(), { root: post, previous: post })
      const what = content({ text: 'Bravo', kind: 'comment' })
      const elsewhere = { id: server.page_id, name: 'Boulangerie' }
      for (let i = 0; i < 2; i++) server.comment(post.remote_id, 'Bravo', new Date(), elsewhere)
      expect((await failureOf(connection.publish(what, who, {}))).verdict).toBe('duplicate')
      expect(await connection.lookup(what, who, {}, new Date())).toMatchObject({ seen: 'several' })
    })

    test('the address of a post with its number in it names it too', async () => {
      const { server, connection } = await start({ pfbid: false })
      const post = await deliver(connection, content({ text: 'Une annonce' }), identity())
      const byHand = { remote_id: post.url ?? '', url: post.url }
      await connection.publish(
        content({ text: 'Suite', kind: 'comment' }),
        identity(new Date(), { root: byHand, previous: byHand }),
        {},
      )
      expect(server.comments()[0]?.parent).toBe(post.remote_id)
    })
  })

  describe('figures', () => {
    test('one metric that Meta took away does not lose the others', async () => {
      const { server, connection } = await start({ dead_metrics: ['post_media_view', 'page_daily_follows'] })
      const { remote_id } = await deliver(connection, content({ text: 'Chiffres', link: 'https://exemple.fr/' }), identity())
      const [line] = (await connection.postFigures?.([remote_id])) ?? []
      const given = Object.fromEntries(line?.figures.map(({ metric, value, reason }) => [metric, value ?? reason]) ?? [])
      expect(given).toEqual({ reach: 40, views: 'refused', clicks: 'not_given', reactions: 5, comments: 0, shares: 2 })
      const account = (await connection.accountFigures?.(new Date('2026-11-20T15:00:00Z'))) ?? []
      expect(account.filter(({ value }) => value === null).map(({ metric, reason }) => [metric, reason])).toEqual([
        ['follows', 'refused'],
      ])
      const asked = server.requests().find(({ path }) => path.includes('/10158/insights'))?.path ?? ''
      const query = new URLSearchParams(asked.split('?')[1])
      expect([query.get('since'), query.get('until')]).toEqual(['1795132800', '1795219200'])
    })

    test('a post that is gone; a count that was left out is no 0', async () => {
      const { connection } = await start()
      const { remote_id } = await deliver(connection, content({ text: 'Chiffres' }), identity())
      const lines = (await connection.postFigures?.(['10158_1', remote_id])) ?? []
      expect(lines[0]).toEqual({ remote_id: '10158_1', status: 'gone', figures: [] })
      expect(lines[1]?.figures.find(({ metric }) => metric === 'shares')).toMatchObject({ value: null, reason: 'not_given' })
    })

    test('without read_insights the counts are still there', async () => {
      const { server, connection } = await start()
      const { remote_id } = await deliver(connection, content({ text: 'Chiffres' }), identity())
      const refusal = { error: { code: 200, message: 'Requires read_insights permission' } }
      let reads = 0
      server.faults.drawn((subject) =>
        subject === 'read' && ++reads > 1 ? { kind: 'answer', status: 403, body: refusal } : null,
      )
      const [line] = (await connection.postFigures?.([remote_id])) ?? []
      expect(line?.figures.map(({ metric, value, reason }) => [metric, value ?? reason])).toEqual([
        ['reach', 'not_permitted'],
        ['views', 'not_permitted'],
        ['clicks', 'not_permitted'],
        ['reactions', 5],
        ['comments', 0],
        ['shares', 'not_given'],
      ])
    })
  })

  describe('inbox', () => {
    test('page by page, oldest first, each once; answers of the page itself are left out', async () => {
      const { server, connection } = await start()
      const post = await deliver(connection, content({ text: 'Une question ?' }), identity())
      const now = Date.now()
      const wanted: string[] = []
      for (let i = 0; i < 130; i++) wanted.push(server.comment(post.remote_id, `Avis ${i}`, new Date(now - (200 - i) * 1000)))
      const [first = ''] = wanted
      const reply = content({ text: 'Merci', kind: 'reply' })
      await deliver(connection, reply, identity(new Date(), { root: post, previous: { remote_id: first, url: null } }))
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
      expect(got.at(-1)?.answers).toBe(first)
      expect(got[0]?.answers).toBe(post.remote_id)
      expect((await connection.inbox?.(cursor))?.items).toEqual([])
    })

    test('without the right to read reviews, comments still come', async () => {
      const { server, connection } = await start({ no_reviews: true })
      const post = await deliver(connection, content({ text: 'Une question ?' }), identity())
      server.comment(post.remote_id, 'Bravo')
      server.review('Le meilleur pain')
      expect((await connection.inbox?.(null))?.items.map(({ kind }) => kind)).toEqual(['comment'])
    })

    test('a server error loses nothing: the cursor stays where it is', async () => {
      const { server, connection } = await start()
      server.tag('Merci @boulangerie')
      server.faults.next('read', { kind: 'answer', status: 500 })
      await failureOf(connection.inbox?.(null) ?? Promise.reject(new Error('no inbox')))
      expect((await connection.inbox?.(null))?.items).toHaveLength(1)
    })

    test('a recommendation has no stars; a cursor that cannot be read begins anew', async () => {
      const { server, connection } = await start()
      server.review('Le meilleur pain')
      const page = await connection.inbox?.('not a cursor')
      expect(page?.items).toMatchObject([{ kind: 'review', rating: null, can_reply: true, author: { name: 'Un client' } }])
    })
  })
})
