import { afterEach, describe, expect, test } from 'vitest'
import type { Connection } from '../../src/networks/contract.ts'
import { ghost } from '../../src/networks/ghost/index.ts'
import { ghostRules } from '../../src/networks/ghost/rules.ts'
import { remotePost, startGhost, type FakeGhost, type GhostOptions } from '../servers/ghost.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, medium, picture, stageAll, video } from './support.ts'

conformance('ghost', async () => {
  const server = await startGhost()
  return {
    network: ghost,
    access: ({ secrets = { admin_key: server.admin_key }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, ...rest }),
    wrong_secrets: { admin_key: `${server.admin_key.slice(0, -2)}00` },
    faults: server.faults,
    posts: async () =>
      server
        .posts()
        .filter((post) => post.status === 'published')
        .map(remotePost),
    refused: content({ title: 'x'.repeat(256) }),
    repeat: 'same',
    close: server.close,
  }
})

describe('ghost', () => {
  const open: FakeGhost[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(options: GhostOptions & { secrets?: Record<string, string>; suffix?: string; now?: () => Date } = {}) {
    const { secrets, suffix = '', now, ...rest } = options
    const server = await startGhost(rest)
    open.push(server)
    const bench = access({
      secrets: secrets ?? { admin_key: server.admin_key },
      endpoint: server.url + suffix,
      ...(now && { now }),
    })
    const client = await ghost.client?.()
    if (!client) throw new Error('no client')
    return { server, bench, connection: client.connect(bench) }
  }

  const sent = (server: FakeGhost, method: string) =>
    server.requests().filter((one) => one.method === method && one.path.includes('/posts/'))

  test('is known by the site’s own id, or by its address where it has none', async () => {
    const { connection, server } = await start({ folder: '/blog' })
    expect(await connection.identify()).toEqual({
      remote_id: 'ef3040b2-ebb6-4991-b376-7b66e4833439',
      remote_name: 'Le journal de la boulangerie',
      url: `${server.url}/`,
      settings: { version: '6.65' },
    })
    const older = await start({ folder: '/blog', version: '5.130' })
    expect((await older.connection.identify()).remote_id).toBe(`${new URL(older.server.url).host}/blog`)
  })

  test('a site in a folder of its host, and the address of its sign-in page', async () => {
    const { connection, server } = await start({ folder: '/blog', suffix: '/ghost' })
    const done = await deliver(connection, content({ title: 'Le pain' }), identity())
    expect(done.url).toBe(`${server.url}/le-pain/`)
  })

  test.each([
    ['', 'not a key at all'],
    ['22444f78447824223cefc48062', 'the Content API key, which stands beside it'],
    ['6b03e0857dcb7e3d739b37ef:not hexadecimal', 'not hexadecimal'],
  ])('%j is refused before anything is sent: %s', async (admin_key) => {
    const { connection, server } = await start({ secrets: { admin_key } })
    expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'bad_admin_key' })
    expect(server.requests()).toEqual([])
  })

  test('a key of another site is refused', async () => {
    const { connection } = await start({ secrets: { admin_key: `${'0'.repeat(24)}:${'ab'.repeat(32)}` } })
    expect(await failureOf(connection.identify())).toMatchObject({
      verdict: 'unauthorized',
      message: 'Unknown Admin API Key',
    })
  })

  test('a clock that is five minutes behind makes tokens that have expired', async () => {
    const { connection } = await start({ now: () => new Date(Date.now() - 301_000) })
    expect(await failureOf(connection.identify())).toMatchObject({
      verdict: 'unauthorized',
      message: 'Invalid token: jwt expired',
    })
  })

  test('no secret, nor a token, is in what could be shown', async () => {
    const { connection, bench, server } = await start()
    await connection.identify()
    expect(bench.lines.join('\n')).not.toContain(server.admin_key.split(':')[1])
  })

  test.each([
    [403, { errors: [{ type: 'NoPermissionError', message: 'You do not have permission to edit posts' }] }, 'unauthorized'],
    [403, { errors: [{ type: 'HostLimitError', message: 'Upgrade your plan' }] }, 'refused'],
    [404, '<html>Not Found</html>', 'refused'],
    [413, '<html><h1>413 Request Entity Too Large</h1></html>', 'refused'],
    [422, { errors: [{ type: 'ValidationError', message: 'Validation error, cannot save post.' }] }, 'refused'],
    [503, { errors: [{ type: 'MaintenanceError', message: 'Site is starting up' }] }, 'unknown'],
  ] as const)('%s to the visible call: %o is %s', async (status, body, verdict) => {
    const { connection, server } = await start()
    server.faults.next('publish', { kind: 'answer', status, body })
    expect((await failureOf(deliver(connection, content(), identity()))).verdict).toBe(verdict)
  })

  test('an address where no Ghost is says so; it never says that a post is not there', async () => {
    const { connection, server } = await start()
    server.faults.always('read', { kind: 'answer', status: 404, body: '<html>Not Found</html>' })
    expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'refused', code: 'not_ghost' })
    expect(await connection.lookup(content(), identity(), { draft: '6b03e0857dcb7e3d739b37ef' }, new Date())).toMatchObject({
      seen: 'unreadable',
    })
  })

  test('the first image stands above the article, the others within; title, tags and link are where Ghost has them', async () => {
    const { connection, server } = await start()
    const media = [picture('La vitrine'), picture('Le « four »', { file_name: 'four.png', shade: 0x22 })]
    const what = content({
      title: 'Soldes d’été',
      text: 'Venez **samedi**.\n\n- pain\n- brioche',
      link: 'https://exemple.fr/soldes',
      tags: ['Promo', 'Été'],
      media,
    })
    await deliver(connection, what, identity())
    const [post] = server.posts()
    expect(post).toMatchObject({
      title: 'Soldes d’été',
      slug: 'soldes-dete',
      status: 'published',
      feature_image: expect.stringContaining('/content/images/') as string,
      feature_image_alt: 'La vitrine',
      tags: [{ name: 'Promo' }, { name: 'Été' }],
    })
    expect(post?.html).toContain('<strong>samedi</strong>')
    expect(post?.html).toContain('<li>brioche</li>')
    expect(post?.html).toContain('<a href="https://exemple.fr/soldes">')
    expect(post?.html.match(/<img/g)).toHaveLength(1)
    expect(post?.html).toContain('alt="Le « four »"')
  })

  test('a text without a title takes its first sentence', async () => {
    const { connection, server } = await start()
    await deliver(connection, content({ text: 'Le pain est prêt. Venez vite !' }), identity())
    expect(server.posts()[0]?.title).toBe('Le pain est prêt')
  })

  test('a tag of the site is taken whatever its capitals, and none twice', async () => {
    const { connection, server } = await start()
    await deliver(connection, content({ tags: ["L'Atelier", 'pain'] }), identity())
    await deliver(connection, content({ tags: ["l'atelier", 'PAIN', 'Pain', 'four'] }), identity())
    expect(server.posts()[1]?.tags.map(({ name }) => name)).toEqual(["L'Atelier", 'pain', 'four'])
    expect(server.tags().map(({ slug }) => slug)).toEqual(['latelier', 'pain', 'four'])
  })

  test('no request asks for a newsletter', async () => {
    const { connection, server } = await start()
    await deliver(connection, content({ title: 'Le pain' }), identity())
    const all = server.requests().map(({ path, body }) => `${path} ${body.toString()}`)
    expect(all.join('\n')).not.toMatch(/newsletter|email/)
  })

  test('the draft is found again when its id was not noted; it is one draft, and its slug is clean', async () => {
    const { connection, server } = await start()
    const what = content({ title: 'Le pain' })
    const who = identity()
    server.faults.next('media', { kind: 'reset_after' })
    expect((await failureOf(stageAll(connection, what, who))).verdict).toBe('not_sent')
    expect(await connection.lookup(what, who, {}, new Date())).toMatchObject({ seen: 'staged' })
    const done = await deliver(connection, what, who)
    expect(server.posts()).toHaveLength(1)
    expect(done.url).toBe(`${server.url}/le-pain/`)
    expect(sent(server, 'POST')).toHaveLength(1)
  })

  test('the mark of a draft is gone from the published post, and from the tags of the site', async () => {
    const { connection, server } = await start()
    const what = content({ title: 'Le pain', tags: ['pain'] })
    const who = identity()
    const handles = await stageAll(connection, what, who)
    expect(server.posts()[0]?.tags.map(({ slug }) => slug)).toEqual(['pain', `hash-smm-${who.record_key}`])
    await connection.publish(what, who, handles)
    expect(server.posts()[0]?.tags.map(({ slug }) => slug)).toEqual(['pain'])
    expect(server.tags().map(({ slug }) => slug)).toEqual(['pain'])
  })

  test('a tag that cannot be taken away is no reason to doubt a post that is out', async () => {
    const { connection, server, bench } = await start()
    const what = content({ title: 'Le pain' })
    const who = identity()
    const handles = await stageAll(connection, what, who)
    server.faults.always('session', { kind: 'reset_before' })
    expect((await connection.publish(what, who, handles)).remote_id).toBe(handles['draft'])
    expect(server.posts()[0]?.tags).toEqual([])
    expect(bench.lines.join('\n')).toContain(`#smm-${who.record_key}: `)
  })

  test('the same title twice on purpose is two articles', async () => {
    const { connection, server } = await start()
    const first = await deliver(connection, content({ title: 'Le pain' }), identity())
    const second = await deliver(connection, content({ title: 'Le pain' }), identity())
    expect([first.url, second.url]).toEqual([`${server.url}/le-pain/`, `${server.url}/le-pain-2/`])
  })

  test.each(['reset_after', 'truncated', 'silent_after'] as const)(
    '%s: the call is repeated, and the article is out once under its own address',
    async (kind) => {
      const { server } = await start()
      const bench = access({ secrets: { admin_key: server.admin_key }, endpoint: server.url, timeout_ms: 500 })
      const connection = (await ghost.client?.())?.connect(bench)
      if (!connection) throw new Error('no client')
      const what = content({ title: 'Le pain' })
      const who = identity()
      const handles = await stageAll(connection, what, who)
      server.faults.next('publish', { kind })
      expect((await failureOf(connection.publish(what, who, handles))).verdict).toBe('unknown')
      const done = await connection.publish(what, who, handles)
      expect(done.url).toBe(`${server.url}/le-pain/`)
      expect(server.posts()).toHaveLength(1)
      expect(sent(server, 'PUT')).toHaveLength(1)
    },
  )

  test('a draft that somebody changed in between is read again', async () => {
    const { connection, server } = await start()
    const what = content({ title: 'Le pain' })
    const who = identity()
    const handles = await stageAll(connection, what, who)
    const collision = { errors: [{ type: 'UpdateCollisionError', code: 'UPDATE_COLLISION', message: 'Saving failed!' }] }
    server.faults.next('publish', { kind: 'answer', status: 409, body: collision })
    expect((await connection.publish(what, who, handles)).url).toBe(`${server.url}/le-pain/`)
    expect(sent(server, 'PUT')).toHaveLength(2)
  })

  test('a draft that is changed all the time is tried again later', async () => {
    const { connection, server } = await start()
    const collision = { errors: [{ type: 'UpdateCollisionError', code: 'UPDATE_COLLISION', message: 'Saving failed!' }] }
    server.faults.always('publish', { kind: 'answer', status: 409, body: collision })
    expect(await failureOf(deliver(connection, content(), identity()))).toMatchObject({
      verdict: 'not_sent',
      code: 'draft_changing',
    })
  })

  test('a draft that a person published by hand is out; nothing is sent', async () => {
    const { connection, server } = await start()
    const what = content({ title: 'Le pain' })
    const who = identity()
    const handles = await stageAll(connection, what, who)
    server.edit(handles['draft'] ?? '', { status: 'published' })
    expect((await connection.publish(what, who, handles)).remote_id).toBe(handles['draft'])
    expect(sent(server, 'PUT')).toEqual([])
  })

  test('a draft that a person deleted is not made again behind their back', async () => {
    const { connection, server } = await start()
    const what = content({ title: 'Le pain' })
    const who = identity()
    const handles = await stageAll(connection, what, who)
    server.remove(handles['draft'] ?? '')
    expect(await connection.lookup(what, who, handles, new Date())).toMatchObject({ seen: 'absent', complete: true })
    expect(await failureOf(connection.publish(what, who, handles))).toMatchObject({ verdict: 'refused', code: 'draft_gone' })
    expect(server.posts()).toEqual([])
  })

  test('without its id, a published article is known by its title, its words, its images and its hour', async () => {
    const { connection, server } = await start()
    const what = content({ title: 'Le pain', text: '# Chaud\n\n> Il est prêt\n\nVenez ![plan](https://exemple.fr/plan.png)' })
    const since = new Date()
    const look = (given = what) => connection.lookup(given, identity(), {}, since)
    server.write('Le pain', '<p>Autre chose</p>')
    await deliver(connection, { ...what, title: 'Un autre titre' }, identity())
    expect(await look()).toMatchObject({ seen: 'absent', complete: true })
    await deliver(connection, what, identity())
    expect(await look()).toMatchObject({ seen: 'found', match: { url: `${server.url}/le-pain-2/` } })
    expect(await look({ ...what, media: [picture('La vitrine')] })).toMatchObject({ seen: 'absent' })
    await deliver(connection, what, identity())
    expect(await look()).toMatchObject({ seen: 'several', matches: { length: 2 } })
  })

  test('an article is taken away; one that is gone is no failure, an answer that is not Ghost’s is none', async () => {
    const { connection, server } = await start()
    const { remote_id } = await deliver(connection, content({ title: 'Le pain' }), identity())
    server.faults.next('session', { kind: 'answer', status: 404, body: '<html>Not Found</html>' })
    expect((await failureOf(connection.remove?.(remote_id) ?? Promise.resolve())).code).toBe('not_ghost')
    server.faults.next('session', { kind: 'reset_after' })
    expect((await failureOf(connection.remove?.(remote_id) ?? Promise.resolve())).verdict).toBe('not_sent')
    expect(server.posts()).toEqual([])
    await connection.remove?.(remote_id)
    const body = { errors: [{ type: 'NoPermissionError', message: 'You do not have permission to delete posts' }] }
    server.faults.next('session', { kind: 'answer', status: 403, body })
    expect((await failureOf(connection.remove?.(remote_id) ?? Promise.resolve())).verdict).toBe('unauthorized')
  })

  test('the articles of the site as readers see them, drafts and older ones left out', async () => {
    const { connection, server } = await start()
    const since = new Date(Date.now() - 60_000)
    server.write('Avant', '<p>…</p>', new Date(Date.now() - 120_000))
    await stageAll(connection, content({ title: 'Brouillon' }), identity())
    const { id } = server.write('Le pain', '<p>Il est <b>chaud</b> &amp; bon</p>')
    expect(await connection.ownPosts?.(since)).toEqual({
      posts: [
        {
          remote_id: id,
          url: `${server.url}/le-pain/`,
          published_at: expect.any(String) as string,
          text: 'Le pain\nIl est chaud & bon',
        },
      ],
      complete: true,
    })
  })

  describe('members', () => {
    const followers = async (connection: Connection) => (await connection.accountFigures?.(new Date()))?.[0]

    test('are counted as followers: none is a figure', async () => {
      const { connection, server } = await start()
      expect(await followers(connection)).toMatchObject({ metric: 'followers', value: 42, reason: null, source: 'members' })
      server.setMembers(0)
      expect(await followers(connection)).toMatchObject({ value: 0, reason: null })
    })

    test.each([
      [{ status: 403, body: { errors: [{ type: 'NoPermissionError', message: 'no' }] } }, 'not_permitted'],
      [{ status: 403, body: { errors: [{ type: 'HostLimitError', message: 'Upgrade' }] } }, 'refused'],
      [{ status: 200, body: { members: [] } }, 'not_given'],
    ] as const)('%o is no count: null, because %s', async (answer, reason) => {
      const { connection, server } = await start()
      server.faults.next('read', { kind: 'answer', ...answer })
      expect(await followers(connection)).toMatchObject({ value: null, reason })
    })

    test('a site that cannot be asked is asked again later', async () => {
      const { connection, server } = await start()
      server.faults.next('read', { kind: 'answer', status: 503, headers: { 'retry-after': '60' } })
      const failure = await failureOf(connection.accountFigures?.(new Date()) ?? Promise.reject())
      expect(failure.verdict).toBe('not_sent')
    })
  })

  test('a file for another network: an image, a film; once in the life of a connection', async () => {
    const { connection, server } = await start()
    const [image, film] = [picture('La vitrine'), video()]
    const first = await Promise.all([connection.host?.(image), connection.host?.(image)])
    first.push(await connection.host?.(film))
    expect(first).toEqual([
      `${server.url}/content/images/2026/12/image-1.png`,
      `${server.url}/content/images/2026/12/image-1.png`,
      `${server.url}/content/media/2026/12/film-2.mp4`,
    ])
    server.faults.next('media', { kind: 'reset_before' })
    const other = picture('Le four', { shade: 9 })
    expect((await failureOf(connection.host?.(other) ?? Promise.reject())).verdict).toBe('not_sent')
    expect(await connection.host?.(other)).toContain('image-3')
  })

  test('a person makes a key on a page of the site', async () => {
    expect(await ghost.sign_in?.()).toMatchObject({ kind: 'page', url: '/ghost/#/settings/integrations/new' })
  })

  test('a look goes back page by page, and says when it did not reach the window', async () => {
    const { connection, server } = await start()
    const what = content({ title: 'Tout au fond' })
    await deliver(connection, what, identity())
    for (let i = 0; i < 150; i++) server.write(`Bavardage ${i}`, '<p>…</p>')
    expect((await connection.lookup(what, identity(), {}, new Date())).seen).toBe('found')
    for (let i = 0; i < 400; i++) server.write(`Encore ${i}`, '<p>…</p>')
    expect(await connection.lookup(what, identity(), {}, new Date())).toMatchObject({ seen: 'absent', complete: false })
  })
})

describe('rules of ghost', () => {
  const codes = (given: Parameters<typeof content>[0]) =>
    ghostRules.check(content({ title: 'Titre', ...given }), {}).map(({ level, code }) => `${level} ${code}`)

  test.each([
    [{ title: '🎉'.repeat(255) }, []],
    [{ title: '🎉'.repeat(256) }, ['error title_too_long']],
    [{ media: [medium({ alt: 'x'.repeat(191) }), medium({ alt: 'x'.repeat(2000) })] }, []],
    [{ media: [medium({ alt: 'x'.repeat(192) })] }, ['error alt_too_long']],
    [{ media: [medium(), medium({ alt: 'x'.repeat(2001) })] }, ['error alt_too_long']],
    [{ media: [medium({ alt: 'x'.repeat(2001) })] }, ['error alt_too_long']],
    [{ media: [medium({ mime: 'image/avif' })] }, ['error media_type']],
  ] as const)('what Ghost 6.65 refuses is refused when it is queued: %#', (given, expected) => {
    expect(codes(given)).toEqual(expected)
  })
})
