import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import type { Identity } from '../../src/networks/contract.ts'
import { textOfHtml } from '../../src/networks/fingerprint.ts'
import { wordpress } from '../../src/networks/wordpress/index.ts'
import { wordpressRules } from '../../src/networks/wordpress/rules.ts'
import { startWordpress, type FakeWordpress, type WordpressOptions } from '../servers/wordpress.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, medium, picture, stageAll } from './support.ts'

/** A file that is no image, whatever its name says to us. */
function program() {
  const file = picture(null, { file_name: 'a.exe' })
  return { ...file, mime: 'application/x-foo' }
}

conformance('wordpress', async () => {
  const server = await startWordpress()
  return {
    network: wordpress,
    access: ({ secrets = { ...server.secrets }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, ...rest }),
    wrong_secrets: { ...server.secrets, application_password: 'a password that is wrong' },
    faults: server.faults,
    posts: async () => {
      const alts = new Map(server.media().map((one) => [one.id, one.alt_text]))
      return server
        .posts()
        .filter((post) => post.status === 'publish')
        .map((post) => ({
          remote_id: String(post.id),
          text: textOfHtml(post.content),
          alts: [
            ...(post.featured_media > 0 ? [alts.get(post.featured_media) ?? ''] : []),
            ...[...post.content.matchAll(/<figure><img src="[^"]*" alt="([^"]*)">/g)].map(([, alt]) => alt ?? ''),
          ],
          card: null,
        }))
    },
    refused: content({ text: 'Un programme', media: [program()] }),
    repeat: 'same',
    receive: async (_, text, post_id) => `comment-${server.comment(Number(post_id), text)}`,
    close: server.close,
  }
})

describe('wordpress', () => {
  const open: FakeWordpress[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(options: WordpressOptions = {}) {
    const server = await startWordpress(options)
    open.push(server)
    const bench = access({ secrets: { ...server.secrets }, endpoint: server.url })
    const client = await wordpress.client?.()
    if (!client) throw new Error('no client')
    return { server, bench, connect: () => client.connect(bench), connection: client.connect(bench) }
  }

  test('says what stands between: the login, the rights, the switch, the address', async () => {
    const cases = [
      [{ strips_authorization: true }, 'login_not_recognised'],
      [{ role: 'contributor' }, 'no_permission'],
      [{ application_passwords: false }, 'application_passwords_off'],
    ] as const
    for (const [options, code] of cases) {
      const { connection } = await start(options)
      expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code })
    }
    const { server, connection } = await start()
    server.faults.always('read', { kind: 'answer', status: 404, body: '<html>Not found</html>' })
    expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'no_rest_api' })
  })

  test('the address of any page of the site will do', async () => {
    const { server } = await start({ permalinks: 'prefix' })
    const client = await wordpress.client?.()
    const page = client?.connect(access({ secrets: { ...server.secrets }, endpoint: `${server.url}/a-propos` }))
    // the site says what it is called, so that it is known again however it was typed
    expect(await page?.identify()).toMatchObject({ remote_id: '2', url: server.url })
  })

  test.each(['pretty', 'plain', 'prefix'] as const)('finds the API under %s permalinks', async (permalinks) => {
    const { server, connection } = await start({ permalinks })
    expect(await connection.identify()).toEqual({
      remote_id: '2',
      remote_name: `redac@${new URL(server.url).host}`,
      url: server.url,
      settings: { upload_files: true },
      rights: { granted: ['publish_posts', 'upload_files', 'delete_published_posts'], missing: [] },
    })
    await deliver(connection, content(), identity())
    expect(server.posts().map((post) => post.status)).toEqual(['publish'])
  })

  test('an API on another host is not given the password', async () => {
    const { server, connection } = await start({ permalinks: 'plain' })
    const other = await start()
    const link = { link: `<${other.server.url}/wp-json/>; rel="https://api.w.org/"` }
    server.faults.next('read', { kind: 'answer', status: 404, body: '<html>' }, 2)
    server.faults.next('read', { kind: 'answer', status: 200, headers: link, body: '<html>' })
    expect((await failureOf(connection.identify())).code).toBe('no_rest_api')
    expect(other.server.requests()).toEqual([])
  })

  test('a site that has moved stops the account, not its posts one by one', async () => {
    const { server, connection } = await start()
    server.faults.always('read', { kind: 'answer', status: 301, headers: { location: 'https://www.exemple.fr/wp-json/' } })
    expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'redirected' })
  })

  test('the first image stands above the article, the others at its end; title, tags and link', async () => {
    const { server, connection } = await start()
    const known = server.addTag('Pain & Levain')
    const what = content({
      title: 'Soldes d’été : -20 % <& plus>',
      text: 'Bonjour **à tous** [gallery]\n\n<b>net</b>',
      link: 'https://exemple.fr/soldes',
      tags: ['#pain & levain', 'été', ' '],
      media: [picture('La vitrine'), picture('Le four', { file_name: 'four.png', shade: 1 })],
    })
    const done = await deliver(connection, what, identity())
    const [post] = server.posts()
    const [cover, second] = server.media()
    expect(post).toMatchObject({
      title: 'Soldes d’été : -20 % &lt;&amp; plus&gt;',
      slug: 'soldes-d-ete-20-plus',
      featured_media: cover?.id,
      tags: [known, server.tags().find((tag) => tag.name === 'été')?.id],
    })
    expect(post?.content).toBe(
      [
        '<p>Bonjour <strong>à tous</strong> &#91;gallery]</p>',
        '<p>&lt;b&gt;net&lt;/b&gt;</p>',
        '<p><a href="https://exemple.fr/soldes">https://exemple.fr/soldes</a></p>',
        `<figure><img src="${second?.source_url}" alt="Le four"></figure>`,
      ].join('\n'),
    )
    expect(cover?.alt_text).toBe('La vitrine')
    expect(done).toMatchObject({ remote_id: String(post?.id), url: `${server.url}/soldes-d-ete-20-plus/` })
    expect(Date.parse(done.published_at ?? '')).not.toBeNaN()
  })

  test('without a title the first sentence is one', async () => {
    const { server, connection } = await start()
    await deliver(connection, content({ text: 'Le pain est chaud. Venez !' }), identity())
    expect(server.posts()[0]).toMatchObject({ title: 'Le pain est chaud', slug: 'le-pain-est-chaud' })
  })

  test('who may not make tags publishes with those that are there', async () => {
    const { server, connection } = await start({ tags_locked: true })
    const pain = server.addTag('Pain')
    await deliver(connection, content({ tags: ['nouveau', 'pain'] }), identity())
    expect(server.posts()[0]).toMatchObject({ status: 'publish', tags: [pain] })
  })

  test('a plugin that blocks tags does not block the article', async () => {
    const { server, connection } = await start()
    await connection.identify()
    for (const body of ['<html>Blocked</html>', { code: 'rest_no_route', message: 'No route.', data: { status: 404 } }]) {
      server.faults.next('read', { kind: 'answer', status: 200, body: [] })
      server.faults.next('read', { kind: 'answer', status: 404, body })
      await deliver(connection, content({ tags: ['pain'] }), identity())
    }
    expect(server.posts()).toMatchObject([{ tags: [] }, { tags: [] }])
  })

  test('a tag under another writing is the same tag', async () => {
    const { server, connection } = await start()
    const [cream, summer, bread, chinese] = ['Crème & Œufs', 'L’été', '面包', '🥖'].map((name) => server.addTag(name))
    await deliver(
      connection,
      content({ tags: ['creme oeufs', "L'ÉTÉ", '面包', '🥖', '茶', '😀', '#crème & œufs'] }),
      identity(),
    )
    expect(server.posts()[0]?.tags.slice(0, 4)).toEqual([cream, summer, bread, chinese])
    expect(server.posts()[0]?.tags).toHaveLength(6)
    expect(server.tags()).toHaveLength(6)
  })

  test('a draft that cannot be read about is tried again, its tags too', async () => {
    const { server, connection } = await start()
    await connection.identify()
    server.faults.always('read', { kind: 'answer', status: 503, headers: { 'retry-after': '60' }, body: '<html>Maintenance' })
    const failure = await failureOf(connection.stage('draft', content({ tags: ['pain'] }), identity(), {}))
    expect(failure).toMatchObject({ verdict: 'not_sent', status: 503 })
    expect(failure.retry_at?.getTime()).toBeGreaterThan(Date.now() + 50_000)
    expect(server.posts()).toEqual([])
  })

  describe('two steps', () => {
    test('the draft is nothing anybody sees, and its slug is its identity', async () => {
      const { server, connection } = await start()
      const who = identity()
      const handles = await stageAll(connection, content(), who)
      expect(server.posts()).toMatchObject([{ id: Number(handles['draft']), status: 'draft', slug: `smm-${who.record_key}` }])
      expect(await connection.lookup(content(), who, handles, new Date())).toMatchObject({ seen: 'staged' })
    })

    test('killed between a step and its handle: the same image and the same draft, no second one', async () => {
      const { server, connect } = await start()
      const what = content({ title: 'Le four', media: [picture('Le four')] })
      const who = identity()
      const first = await stageAll(connect(), what, who)
      expect(await connect().lookup(what, who, {}, new Date())).toMatchObject({ seen: 'staged' })
      expect(await stageAll(connect(), what, who)).toEqual(first)
      server.faults.next('media', { kind: 'reset_after' })
      const other = identity()
      expect((await failureOf(stageAll(connect(), what, other))).verdict).toBe('not_sent')
      await deliver(connect(), what, other)
      await deliver(connect(), what, who)
      expect(server.media()).toHaveLength(2)
      expect(server.posts().map((post) => post.slug)).toEqual(['le-four', 'le-four-2'].toReversed())
    })

    test('a draft of an earlier attempt gets the text as it is now, and its images', async () => {
      const { server, connection } = await start()
      const who = identity()
      const image = picture('Le four')
      await stageAll(connection, content({ title: 'Avant', text: 'Avant', media: [image] }), who)
      await stageAll(connection, content({ title: 'Après', text: 'Après', media: [{ ...image, alt: 'Le grand four' }] }), who)
      expect(server.media().map((one) => one.alt_text)).toEqual(['Le grand four'])
      const other = content({ title: 'Après', text: 'Après', media: [picture('La vitrine', { shade: 3 })] })
      await deliver(connection, other, who)
      expect(server.posts()).toMatchObject([
        { title: 'Après', content: '<p>Après</p>', slug: 'apres', featured_media: server.media()[1]?.id },
      ])
    })

    test('a draft that a person published before its handle was written down is not touched', async () => {
      const { server, connection } = await start()
      const who = identity()
      const handles = await stageAll(connection, content(), who)
      const [post] = server.posts()
      if (post) Object.assign(post, { status: 'publish', content: 'Mieux' })
      expect(await stageAll(connection, content(), who)).toEqual(handles)
      expect(await deliver(connection, content(), who)).toMatchObject({ remote_id: handles['draft'] })
      expect(server.posts()).toMatchObject([{ content: 'Mieux' }])
    })

    test.each(['reset_after', 'truncated', 'silent_after'] as const)(
      '%s, then published again: one post under its clean slug',
      async (kind) => {
        const { server, connect } = await start()
        const what = content({ title: 'Soldes' })
        const who = identity()
        const handles = await stageAll(connect(), what, who)
        server.faults.next('publish', { kind })
        const client = await wordpress.client?.()
        const hurried = client?.connect(access({ secrets: { ...server.secrets }, endpoint: server.url, timeout_ms: 300 }))
        expect((await failureOf(hurried?.publish(what, who, handles) ?? Promise.reject())).verdict).toBe('unknown')
        for (let again = 0; again < 3; again++) {
          expect(await connect().publish(what, who, handles)).toMatchObject({ url: `${server.url}/soldes/` })
        }
        expect(server.posts()).toMatchObject([{ slug: 'soldes', status: 'publish' }])
        // what is out already is not touched again
        expect(server.requests().filter((one) => one.subject === 'publish')).toHaveLength(1)
      },
    )

    test('the same title twice on purpose: two posts, the second one with a number', async () => {
      const { server, connection } = await start()
      for (const _ of [1, 2]) await deliver(connection, content({ title: 'Soldes' }), identity())
      expect(server.posts().map((post) => post.slug)).toEqual(['soldes', 'soldes-2'])
    })

    test('an image does not take the address of its article', async () => {
      const { server, connection } = await start()
      const media = [picture('x', { file_name: 'soldes.png' })]
      await deliver(connection, content({ title: 'Soldes', media }), identity())
      expect(server.posts()[0]?.slug).toBe('soldes')
    })

    test('a draft in the bin, or deleted, is absent and is not brought back', async () => {
      const { server, connection } = await start()
      const what = content()
      for (const take of [server.trash, server.remove]) {
        const who = identity()
        const handles = await stageAll(connection, what, who)
        take(Number(handles['draft']))
        expect(await connection.lookup(what, who, handles, new Date())).toMatchObject({ seen: 'absent', complete: true })
        expect(await failureOf(connection.publish(what, who, handles))).toMatchObject({
          verdict: 'refused',
          code: 'draft_gone',
        })
      }
      expect(server.posts().map((post) => post.status)).toEqual(['trash'])
    })

    test('a post that went out and was then put into the bin did go out', async () => {
      const { server, connection } = await start()
      const who = identity()
      const handles = await stageAll(connection, content(), who)
      const { remote_id } = await connection.publish(content(), who, handles)
      server.trash(Number(remote_id))
      expect(await connection.lookup(content(), who, handles, new Date())).toMatchObject({
        seen: 'found',
        match: { remote_id },
      })
    })

    test('a draft that a person published is found; one in a state of its own is not judged', async () => {
      const { server, connection } = await start()
      const who = identity()
      const handles = await stageAll(connection, content(), who)
      const post = server.posts()[0]
      if (post) post.status = 'private'
      expect((await connection.lookup(content(), who, handles, new Date())).seen).toBe('unreadable')
      if (post) post.status = 'publish'
      expect((await connection.lookup(content(), who, handles, new Date())).seen).toBe('found')
    })

    test('a lost login is no absence', async () => {
      const { server, connection } = await start()
      const who = identity()
      const handles = await stageAll(connection, content(), who)
      const client = await wordpress.client?.()
      const stranger = client?.connect(
        access({ secrets: { username: 'redac', application_password: 'x' }, endpoint: server.url }),
      )
      for (const known of [handles, {}]) {
        expect((await stranger?.lookup(content(), who, known, new Date()))?.seen).toBe('unreadable')
      }
    })

    test('without a handle the words, the window and the number of images decide', async () => {
      const { server, connection } = await start()
      const since = new Date()
      const what = content({ title: 'Une & deux', text: 'Le pain est prêt' })
      const look = () => connection.lookup(what, identity(), {}, since)
      server.write({ title: 'Une &amp; deux', content: '<p>Autre chose</p>' })
      server.write({ title: 'Une &amp; deux', content: '<p>Le pain est prêt</p>', at: new Date(since.getTime() - 130_000) })
      expect(await look()).toMatchObject({ seen: 'absent', complete: true })
      server.write({ title: 'Une &amp; deux', content: '<p>Le pain est prêt</p>' })
      expect((await look()).seen).toBe('found')
      server.write({ title: 'Une &amp; deux', content: '<p>Le pain est prêt</p>' })
      expect((await look()).seen).toBe('several')
    })

    test('a busy site: page by page, and it says when it did not reach the window', async () => {
      const { server, connection } = await start()
      const what = content({ text: 'Tout au fond' })
      server.write({ title: 'Tout au fond', content: '<p>Tout au fond</p>' })
      for (let i = 0; i < 150; i++) server.write({ title: `Bavardage ${i}`, at: new Date(Date.now() + 2000) })
      expect((await connection.lookup(what, identity(), {}, new Date())).seen).toBe('found')
      for (let i = 0; i < 400; i++) server.write({ title: `Encore ${i}`, at: new Date(Date.now() + 2000) })
      expect(await connection.lookup(what, identity(), {}, new Date())).toMatchObject({ seen: 'absent', complete: false })
    })
  })

  describe('answers that are not WordPress’s own', () => {
    const page = '<html><style>*{}</style><h1>Access denied</h1> by Wordfence</html>'

    test.each([403, 406, 404])('%s with a page before a draft: nothing was sent, tried again', async (status) => {
      const { server, connection } = await start()
      await connection.identify()
      server.faults.next('media', { kind: 'answer', status, body: page })
      const failure = await failureOf(connection.stage('draft', content(), identity(), {}))
      expect(failure).toMatchObject({ verdict: 'not_sent', code: 'site_protected', status })
      expect(failure.message).not.toContain('<')
    })

    test('403 with a page at the visible call: unknown, and a look settles it', async () => {
      const { server, connection } = await start()
      const who = identity()
      const handles = await stageAll(connection, content(), who)
      server.faults.next('publish', { kind: 'answer', status: 403, body: page })
      expect(await failureOf(connection.publish(content(), who, handles))).toMatchObject({
        verdict: 'unknown',
        code: 'site_protected',
      })
      expect((await connection.lookup(content(), who, handles, new Date())).seen).toBe('staged')
    })

    test('the whole API behind a plugin: said, and nothing is lost', async () => {
      const { server, connection } = await start()
      server.faults.always('read', { kind: 'answer', status: 403, body: page })
      expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'not_sent', code: 'site_protected' })
    })

    test('413 of the host: this image is too large for good', async () => {
      const { server, connection } = await start()
      server.faults.next('media', { kind: 'answer', status: 413, body: '<html>Request Entity Too Large</html>' })
      const what = content({ media: [picture('x')] })
      expect(await failureOf(connection.stage('media:0', what, identity(), {}))).toMatchObject({
        verdict: 'refused',
        status: 413,
      })
    })

    test('a right that is taken away stops the account', async () => {
      const { server, connection } = await start()
      const who = identity()
      const handles = await stageAll(connection, content(), who)
      const body = { code: 'rest_cannot_publish', message: 'Sorry.', data: { status: 403 } }
      server.faults.next('publish', { kind: 'answer', status: 403, body })
      expect(await failureOf(connection.publish(content(), who, handles))).toMatchObject({
        verdict: 'unauthorized',
        code: 'no_permission',
      })
    })

    test('a site that keeps the post for itself did not publish it', async () => {
      const { server, connection } = await start()
      const who = identity()
      const handles = await stageAll(connection, content(), who)
      const body = { id: Number(handles['draft']), status: 'pending', link: `${server.url}/?p=1` }
      server.faults.next('publish', { kind: 'answer', status: 200, body })
      expect(await failureOf(connection.publish(content(), who, handles))).toMatchObject({
        verdict: 'unknown',
        code: 'not_published',
      })
    })
  })

  describe('comments', () => {
    const under = (post: string, comment: number | null): Identity =>
      identity(new Date(), {
        root: { remote_id: post, url: null },
        previous: { remote_id: comment === null ? post : `comment-${comment}`, url: null },
      })
    const reply = (text: string) => content({ text, kind: 'reply' })

    async function withPost(options: WordpressOptions = {}) {
      const bench = await start(options)
      const { remote_id } = await deliver(bench.connection, content({ title: 'Le pain' }), identity())
      return { ...bench, post: remote_id }
    }

    test('what waits for approval is read, spam and one’s own words are not; each once, page after page', async () => {
      const { server, connection, post } = await withPost()
      const id = Number(post)
      for (let n = 0; n < 130; n++) server.comment(id, `Question ${n}`, { status: n % 2 === 0 ? 'approved' : 'hold' })
      server.comment(id, 'Achetez', { status: 'spam' })
      await deliver(connection, reply('Oui'), under(post, 10))
      const first = await connection.inbox?.(null)
      expect(first?.items).toHaveLength(100)
      expect(first).toMatchObject({ more: true, items: { 0: { text: 'Question 0', remote_id: 'comment-10', post_id: post } } })
      const second = await connection.inbox?.(first?.cursor ?? null)
      expect(second?.items.map((one) => one.text)).toEqual(Array.from({ length: 30 }, (_, n) => `Question ${n + 100}`))
      expect(second?.more).toBe(false)
      // written before the last one that was read, and let through by a filter only now
      server.comment(id, 'En retard', { at: new Date(Date.now() - 3_600_000) })
      expect((await connection.inbox?.(second?.cursor ?? null))?.items.map((one) => one.text)).toEqual(['En retard'])
    })

    test('nothing older than 30 days at first; a cursor that is none begins there again', async () => {
      const { server, connection, post } = await withPost()
      server.comment(Number(post), 'Ancien', { at: new Date(Date.now() - 31 * 86_400_000) })
      server.comment(Number(post), 'Récent', { at: new Date(Date.now() - 29 * 86_400_000) })
      for (const cursor of [null, 'x'])
        expect((await connection.inbox?.(cursor))?.items.map((one) => one.text)).toEqual(['Récent'])
    })

    test('who wrote, what it answers, in plain words', async () => {
      const { server, connection, post } = await withPost()
      const asked = server.comment(Number(post), "C'est <b>où</b> ?", { author_name: 'Ana &amp; Léo' })
      server.comment(Number(post), 'Moi aussi', { parent: asked })
      const page = await connection.inbox?.(null)
      expect(page?.items).toMatchObject([
        {
          kind: 'comment',
          answers: post,
          author: { id: null, name: 'Ana & Léo', url: null },
          text: 'C’est <b>où</b> ?',
          url: `${server.url}/le-pain/#comment-${asked}`,
          can_reply: true,
          rating: null,
        },
        { answers: `comment-${asked}` },
      ])
    })

    test('an answer stands under its comment, with signs of HTML as they were typed', async () => {
      const { server, connection, post } = await withPost()
      const asked = server.comment(Number(post), 'À quelle heure ?')
      const done = await deliver(connection, reply("C'est à 7 h <b> & après..."), under(post, asked))
      expect(done).toMatchObject({ remote_id: 'comment-11', url: `${server.url}/le-pain/#comment-11` })
      expect(server.comments()[1]).toMatchObject({
        post: Number(post),
        parent: asked,
        author: 2,
        content: "C'est à 7 h &lt;b&gt; &amp; après...",
      })
      expect(server.requests().filter((one) => one.subject === 'publish' && one.path.includes('comments'))).toHaveLength(1)
    })

    test('an answer by the address of its comment, and one under the article itself', async () => {
      const { server, connection, post } = await withPost()
      const asked = server.comment(Number(post), 'À quelle heure ?')
      const address = `${server.url}/le-pain/#comment-${asked}`
      const who = identity(new Date(), {
        root: { remote_id: `${server.url}/le-pain/`, url: null },
        previous: { remote_id: address, url: address },
      })
      const { remote_id } = await deliver(connection, reply('À 7 h.'), who)
      expect(await connection.lookup(reply('À 7 h.'), who, {}, new Date())).toMatchObject({
        seen: 'found',
        match: { remote_id },
      })
      await deliver(connection, reply('Merci à tous.'), under(post, null))
      expect(server.comments().map((one) => one.parent)).toEqual([0, asked, 0])
    })

    test.each(['reset_after', 'truncated', 'reset_before'] as const)('%s: a look settles it', async (kind) => {
      const { server, connection, post } = await withPost()
      const asked = server.comment(Number(post), 'À quelle heure ?')
      const what = reply("C'est à 7 h... 🙂")
      const who = under(post, asked)
      const since = new Date()
      server.faults.next('publish', { kind })
      expect((await failureOf(deliver(connection, what, who))).verdict).toBe('unknown')
      const looked = await connection.lookup(what, who, {}, since)
      if (kind === 'reset_before') expect(looked).toMatchObject({ seen: 'absent', complete: true })
      else expect(looked).toMatchObject({ seen: 'found', match: { remote_id: 'comment-11' } })
      // elsewhere, or in other words, it is not this one
      expect((await connection.lookup(what, under(post, null), {}, since)).seen).toBe('absent')
      expect((await connection.lookup(reply('À 8 h.'), who, {}, since)).seen).toBe('absent')
    })

    test('the same answer twice is refused by the site, and found', async () => {
      const { server, connection, post } = await withPost()
      const asked = server.comment(Number(post), 'À quelle heure ?')
      await deliver(connection, reply('À 7 h.'), under(post, asked))
      const failure = await failureOf(deliver(connection, reply('À 7 h.'), under(post, asked)))
      expect(failure).toMatchObject({ verdict: 'duplicate', status: 409 })
      expect(server.comments()).toHaveLength(2)
    })

    test('comments that are closed, a comment that is gone, an address that is none', async () => {
      const { server, connection, post } = await withPost()
      const asked = server.comment(Number(post), 'À quelle heure ?')
      server.closeComments(Number(post))
      const refused = async (who: Identity) => (await failureOf(deliver(connection, reply('À 7 h.'), who))).code
      expect(await refused(under(post, asked))).toBe('comments_closed')
      expect(await refused(under(post, 99))).toBe('parent_gone')
      expect(await refused(under('https://exemple.fr/', null))).toBe('parent_unknown')
      expect(server.comments()).toHaveLength(1)
    })

    test('an answer is taken away as a comment, never the post of the same number', async () => {
      const { server, connection, post } = await withPost()
      while (server.comments().length <= Number(post) - 10) server.comment(Number(post), 'Oui', { author_name: 'x' })
      await connection.remove?.(`comment-${post}`)
      await connection.remove?.(`comment-${post}`)
      await connection.remove?.('comment-9999')
      expect(
        server
          .comments()
          .filter((one) => one.status === 'trash')
          .map((one) => String(one.id)),
      ).toEqual([post])
      expect(server.posts()).toMatchObject([{ status: 'publish' }])
    })
  })

  test('figures of posts: the comments that readers see; none is a figure, and what is gone has none', async () => {
    const { server, connection } = await start()
    const [asked, quiet, gone] = ['Un', 'Deux', 'Trois'].map((title) => String(server.write({ title }).id))
    for (const status of ['approved', 'approved', 'hold', 'spam'] as const) server.comment(Number(asked), 'Oui', { status })
    server.trash(Number(gone))
    const ids = [gone ?? '', asked ?? '', quiet ?? '', 'https://exemple.fr/pain/']
    const figures = await connection.postFigures?.(ids)
    expect(figures?.map((one) => [one.remote_id, one.status, one.figures[0]?.value])).toEqual([
      [gone, 'gone', undefined],
      [asked, 'there', 2],
      [quiet, 'there', 0],
      ['https://exemple.fr/pain/', 'there', null],
    ])
  })

  test.each([
    [{ status: 403, body: { code: 'rest_forbidden', message: 'no', data: { status: 403 } } }, 'not_permitted'],
    [{ status: 200, body: [] }, 'not_given'],
    [{ status: 503, body: '<html>' }, 'unreachable'],
  ] as const)('comments that cannot be counted are null, and lose no others: %o', async (answer, reason) => {
    const { server, connection } = await start()
    const ids = ['Un', 'Deux'].map((title) => String(server.write({ title }).id))
    await connection.identify()
    server.faults.next('read', { kind: 'answer', status: 200, body: ids.map((id) => ({ id: Number(id) })) })
    server.faults.next('read', { kind: 'answer', ...answer })
    const figures = await connection.postFigures?.(ids)
    expect(figures?.map((one) => [one.figures[0]?.value, one.figures[0]?.reason])).toEqual([
      [null, reason],
      [0, null],
    ])
  })

  describe('taken away', () => {
    test('a post is in the bin; without a bin it is gone', async () => {
      for (const [no_bin, left] of [
        [false, ['trash']],
        [true, []],
      ] as const) {
        const { server, connection } = await start({ no_bin })
        const { remote_id } = await deliver(connection, content(), identity())
        await connection.remove?.(remote_id)
        await connection.remove?.(remote_id)
        expect(server.posts().map((post) => post.status)).toEqual(left)
      }
    })

    test('without the right to it nothing is taken away, and the account says so from the start', async () => {
      const { server, connection } = await start()
      const { remote_id } = await deliver(connection, content(), identity())
      const body = { code: 'rest_cannot_delete', message: 'Sorry.', data: { status: 403 } }
      server.faults.next('session', { kind: 'answer', status: 403, body })
      expect(await failureOf(connection.remove?.(remote_id) ?? Promise.resolve())).toMatchObject({ code: 'no_permission' })
      const rights = { edit_posts: true, publish_posts: true, upload_files: false }
      const user = { id: 2, username: 'redac', capabilities: rights }
      server.faults.next('read', { kind: 'answer', status: 200, body: user })
      expect((await connection.identify()).rights).toEqual({
        granted: ['publish_posts'],
        missing: [
          { scope: 'upload_files', without: ['images'] },
          { scope: 'delete_published_posts', without: ['delete'] },
        ],
      })
    })

    test.each([
      [{ kind: 'reset_after' }, 'not_sent'],
      [{ kind: 'answer', status: 502, body: '<html>' }, 'not_sent'],
      [{ kind: 'answer', status: 404, body: '<html>' }, 'not_sent'],
    ] as const)('%o is no removal, and may be tried again', async (fault, verdict) => {
      const { server, connection } = await start()
      const { remote_id } = await deliver(connection, content(), identity())
      server.faults.next('session', fault)
      expect((await failureOf(connection.remove?.(remote_id) ?? Promise.resolve())).verdict).toBe(verdict)
      await connection.remove?.(remote_id)
      expect(server.posts()).toMatchObject([{ status: 'trash' }])
    })
  })

  test('own posts as readers see them, drafts and what is older left out', async () => {
    const { server, connection } = await start()
    const since = new Date(Date.now() - 60_000)
    server.write({ title: 'Avant', at: new Date(Date.now() - 120_000) })
    server.write({ title: 'Brouillon', status: 'draft' })
    const { id } = server.write({ title: "L'été", content: "<p>C'est <b>là</b> &amp; bon.</p>" })
    const listed = await connection.ownPosts?.(since)
    expect(listed).toEqual({
      posts: [
        {
          remote_id: String(id),
          url: `${server.url}/l-ete/`,
          published_at: expect.any(String) as string,
          text: 'L’été\nC’est là & bon.',
        },
      ],
      complete: true,
    })
    for (let n = 0; n < 510; n++) server.write({ title: `Encore ${n}` })
    expect((await connection.ownPosts?.(since))?.complete).toBe(false)
  })

  describe('files for other networks', () => {
    test('the same file is at one address, whoever asks; its description is kept', async () => {
      const { server, connect } = await start()
      const one = picture('La vitrine')
      const first = await connect().host?.(one)
      expect(first).toBe(server.media()[0]?.source_url)
      expect(await connect().host?.({ ...one, file_name: 'autre.png' })).toBe(first)
      expect(await connect().host?.(picture('Le four', { shade: 9 }))).not.toBe(first)
      expect(server.media().map((medium) => medium.alt_text)).toEqual(['La vitrine', 'Le four'])
      expect(server.media()[0]?.slug).toBe(`smm-${one.sha256.slice(0, 40)}`)
    })

    test('an answer that was lost leaves one file', async () => {
      const { server, connection } = await start()
      const one = picture('La vitrine')
      server.faults.next('media', { kind: 'reset_after' })
      expect((await failureOf(connection.host?.(one) ?? Promise.reject())).verdict).toBe('not_sent')
      await connection.host?.(one)
      expect(server.media()).toHaveLength(1)
    })

    test('a file that was changed is not put anywhere', async () => {
      const { server, connection } = await start()
      const failure = await failureOf(connection.host?.({ ...picture('x'), sha256: 'f'.repeat(64) }) ?? Promise.reject())
      expect(failure.code).toBe('media_changed')
      expect(server.media()).toEqual([])
    })
  })

  test('a person signs in by the site’s own page for application passwords', async () => {
    expect(await wordpress.sign_in?.()).toEqual({ kind: 'application_password' })
  })

  test('no image where the user may not upload any', () => {
    const what = content({ title: 'Le four', media: [medium()] })
    expect(wordpressRules.check(what, { upload_files: true })).toEqual([])
    expect(wordpressRules.check(what, { upload_files: false })).toMatchObject([{ level: 'error', code: 'too_many_images' }])
  })

  test('an image whose file was changed is not sent, and none is left on the site', async () => {
    const { server, connection } = await start()
    const media = [picture('x')]
    writeFileSync(media[0]?.path ?? '', Buffer.concat([readFileSync(media[0]?.path ?? ''), Buffer.from('x')]))
    expect(await failureOf(connection.stage('media:0', content({ media }), identity(), {}))).toMatchObject({
      code: 'media_changed',
    })
    expect(server.media()).toEqual([])
  })
})
