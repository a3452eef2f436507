import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { textOfHtml } from '../../src/networks/fingerprint.ts'
import { NetworkFailure } from '../../src/networks/failure.ts'
import { wordpress } from '../../src/networks/wordpress/index.ts'
import { conformance, type RemotePost } from '../networks/contract.ts'
import { access, content, deliver, failureOf, identity, picture, png, stageAll } from '../networks/support.ts'
import type { Loopback, Subject } from '../servers/loopback.ts'
import { startProxy } from '../servers/proxy.ts'
import { startRealWordpress, type RealPost, type RealWordpress } from '../servers/real-wordpress.ts'
import { times } from './times.ts'
import { exitOf, publishing, texts, type Publishing } from '../support/publishing.ts'

// One site for the whole file, with a proxy in front for the faults.
let server: RealWordpress
let proxy: Loopback

beforeAll(async () => {
  server = await startRealWordpress()
  proxy = await startProxy(server.url, subjectOf)
})

afterAll(async () => {
  await proxy?.close()
  await server?.close()
})

function subjectOf(method: string, path: string): Subject {
  if (method === 'GET') return 'read'
  return /\/wp\/v2\/posts\/\d+/.test(decodeURIComponent(path)) ? 'publish' : 'media'
}

const published = async (): Promise<RealPost[]> => (await server.posts()).filter((post) => post.status === 'publish')
const titled = async (title: string): Promise<RealPost[]> =>
  (await server.posts()).filter((post) => textOfHtml(post.title.raw) === title)

async function remotePosts(): Promise<RemotePost[]> {
  const alts = new Map((await server.media()).map((one) => [one.id, one.alt_text]))
  return (await published()).map((post) => ({
    remote_id: String(post.id),
    text: textOfHtml(post.content.raw),
    alts: [
      ...(post.featured_media > 0 ? [alts.get(post.featured_media) ?? ''] : []),
      ...[...post.content.raw.matchAll(/<figure><img src="[^"]*" alt="([^"]*)"/g)].map(([, alt]) => alt ?? ''),
    ],
    card: null,
  }))
}

conformance('a real WordPress', async () => ({
  network: wordpress,
  access: ({ secrets = server.secrets('redac'), endpoint = proxy.url, ...rest } = {}) => access({ secrets, endpoint, ...rest }),
  wrong_secrets: { username: 'redac', application_password: 'abcd efgh ijkl mnop qrst uvwx' },
  faults: proxy.faults,
  posts: remotePosts,
  refused: content({
    text: 'Un programme',
    media: [{ ...picture(null, { file_name: 'a.exe' }), mime: 'application/x-foo' }],
  }),
  repeat: 'same',
  receive: async (_, text, post_id) => comment(Number(post_id), text),
  close: async () => proxy.faults.clear(),
}))

/** What a reader writes under a post, by the administrator's hand: it is approved at once, and not taken for a flood. */
async function comment(post: number, text: string): Promise<string> {
  const content = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const { status, json } = await server.rest('POST', '/comments', { post, content })
  if (status !== 201) throw new Error(JSON.stringify(json))
  return `comment-${(json as { id: number }).id}`
}

async function connect(given: { timeout_ms?: number; endpoint?: string; secrets?: Record<string, string> } = {}) {
  const { secrets = server.secrets('redac'), endpoint = proxy.url, ...rest } = given
  const client = await wordpress.client?.()
  if (!client) throw new Error('no client')
  return client.connect(access({ secrets, endpoint, ...rest }))
}

describe('an article on a real WordPress', () => {
  const text = [
    'Venez **samedi** dès 9 h, c’est l’été <script>alert(1)</script>.',
    'Une ligne\nune autre, et `du code` [gallery].',
    '## Le matin\n\n- pain\n- brioche\n\n1. un\n2. deux',
    '> Le meilleur pain\n\n| Pain | Prix |\n| --- | --- |\n| Campagne | 4 € |',
    '[clic](javascript:alert(1)) [Contact](/contact)',
  ].join('\n\n')

  test.each(['admin', 'redac'] as const)('stands on the site as it was written, by %s', async (user) => {
    const connection = await connect({ secrets: server.secrets(user) })
    const title = `Soldes d’été & <i>œufs</i> de ${user}`
    const media = [picture('La vitrine, « décorée »'), picture('Le four', { file_name: 'été au four.png', shade: 0x21 })]
    const what = content({ title, text, link: 'https://exemple.fr/?a=1&b=é', tags: ['#Promo', 'Été'], media })
    const done = await deliver(connection, what, identity())
    const [post] = await titled(title)
    expect(post).toMatchObject({ id: Number(done.remote_id), slug: `soldes-d-ete-i-oeufs-i-de-${user}`, link: done.url })
    expect(post?.tags).toHaveLength(2)
    const page = await (await fetch(done.url ?? '')).text()
    const shown = [
      '<strong>samedi</strong>',
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      '<li>brioche</li>',
      '<blockquote>',
      'Campagne</td>',
      'Une ligne<br />',
      '&#91;gallery]',
      'alt="Le four"',
      'alt="La vitrine, « décorée »"',
      '&lt;i&gt;',
      `href="${proxy.url}/contact"`,
      'href="https://exemple.fr/?a=1&amp;b=%C3%A9"',
    ]
    expect(shown.filter((part) => !page.replaceAll('&#091;', '&#91;').includes(part))).toEqual([])
    for (const unwanted of ['<script>alert', 'href="javascript', '<p></p>']) expect(page.includes(unwanted)).toBe(false)
  })

  test('tells who the account is, and who may not publish', async () => {
    expect(await (await connect()).identify()).toMatchObject({
      remote_id: '2',
      remote_name: `redac@${new URL(proxy.url).host}`,
      settings: { upload_files: true },
    })
    const trainee = await connect({ secrets: server.secrets('essai') })
    expect(await failureOf(trainee.identify())).toMatchObject({ verdict: 'unauthorized', code: 'no_permission' })
    const handles = await stageAll(trainee, content(), identity())
    expect(await failureOf(trainee.publish(content(), identity(), handles))).toMatchObject({
      verdict: 'unauthorized',
      code: 'no_permission',
    })
  })

  test('a tag under another writing is the same tag', async () => {
    const connection = await connect()
    for (const tag of ['Crème & Œufs', 'crème & œufs', 'CRÈME & ŒUFS']) {
      await deliver(connection, content({ title: `Mot ${tag}`, tags: [tag] }), identity())
    }
    const tags = (await server.rest('GET', '/tags?per_page=100')).json as { name: string; count: number }[]
    expect(tags.filter((one) => /^cr.me/i.test(one.name))).toMatchObject([{ name: 'Crème &amp; Œufs', count: 3 }])
  })
})

describe('two steps on a real WordPress', () => {
  test.each(['reset_after', 'truncated', 'silent_after', 'answer_after'] as const)(
    '%s: published again, it is one post under its clean slug',
    async (kind) => {
      const what = content({ title: `Coupure ${kind}`, media: [picture('Le four')] })
      const who = identity()
      const since = new Date()
      const hurried = await connect({ timeout_ms: 2500 })
      const handles = await stageAll(hurried, what, who)
      proxy.faults.next('publish', kind === 'answer_after' ? { kind, status: 504, body: '<html>Gateway' } : { kind })
      expect((await failureOf(hurried.publish(what, who, handles))).verdict).toBe('unknown')
      expect(await (await connect()).lookup(what, who, handles, since)).toMatchObject({ seen: 'found' })
      for (let again = 0; again < 3; again++) await (await connect()).publish(what, who, handles)
      expect((await titled(what.title ?? '')).map((post) => [post.status, post.slug])).toEqual([
        ['publish', `coupure-${kind.replace('_', '-')}`],
      ])
    },
  )

  test('even a publication that is really sent twice keeps its address', async () => {
    const what = content({ title: 'Deux fois' })
    const who = identity()
    const handles = await stageAll(await connect(), what, who)
    const call = { status: 'publish', slug: 'deux-fois' }
    const answers = await Promise.all([1, 2, 3].map(() => server.rest('POST', `/posts/${handles['draft']}`, call)))
    expect(answers.map((one) => (one.json as { slug: string }).slug)).toEqual(['deux-fois', 'deux-fois', 'deux-fois'])
    expect(await titled('Deux fois')).toHaveLength(1)
  })

  test('killed between a step and its handle: no second draft, no second image', async () => {
    const what = content({ title: 'Le levain', media: [picture('Le levain', { file_name: 'le-levain.png' })] })
    const who = identity()
    const before = (await server.media()).length
    const first = await stageAll(await connect(), what, who)
    expect(await (await connect()).lookup(what, who, {}, new Date())).toMatchObject({ seen: 'staged' })
    expect(await stageAll(await connect(), what, who)).toEqual(first)
    await deliver(await connect(), what, who)
    expect((await server.media()).length).toBe(before + 1)
    expect((await titled('Le levain')).map((post) => post.slug)).toEqual(['le-levain'])
  })

  test('the same title twice on purpose: two posts', async () => {
    for (const _ of [1, 2]) await deliver(await connect(), content({ title: 'Chaque lundi' }), identity())
    expect((await titled('Chaque lundi')).map((post) => post.slug).toSorted()).toEqual(['chaque-lundi', 'chaque-lundi-2'])
  })

  test('what a person puts into the bin, or deletes, is not brought back', async () => {
    const connection = await connect()
    for (const [after, force] of [
      ['draft', false],
      ['draft', true],
      ['post', false],
    ] as const) {
      const what = content({ title: `Retiré ${after} ${force}` })
      const who = identity()
      const handles = await stageAll(connection, what, who)
      if (after === 'post') await connection.publish(what, who, handles)
      await server.rest('DELETE', `/posts/${handles['draft']}?force=${force}`)
      const seen = await connection.lookup(what, who, handles, new Date())
      expect(seen.seen).toBe(after === 'post' ? 'found' : 'absent')
      expect(await failureOf(connection.publish(what, who, handles))).toMatchObject({ verdict: 'refused', code: 'draft_gone' })
      expect(await titled(what.title ?? '')).toEqual([])
    }
  })
})

describe('what else a real WordPress is asked', () => {
  test('a file of a type that it forbids is a 500, which no other try would change', async () => {
    const { username, application_password } = server.secrets('admin')
    const answer = await fetch(`${server.url}/wp-json/wp/v2/media`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${username}:${application_password}`).toString('base64')}`,
        'content-type': 'application/x-msdownload',
        'content-disposition': 'attachment; filename="programme.exe"',
      },
      body: 'MZ',
    })
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([500, 'rest_upload_sideload_error'])
    const file = { ...picture(null, { file_name: 'programme.exe' }), mime: 'application/x-msdownload' }
    const failure = await failureOf(stageAll(await connect(), content({ title: 'Un programme', media: [file] }), identity()))
    expect(failure.verdict).toBe('refused')
  })

  test('a wrong password is told from a missing right only by asking who one is', async () => {
    const wrong = await connect({ secrets: { username: 'redac', application_password: 'abcd efgh ijkl mnop qrst uvwx' } })
    const asked = await fetch(`${server.url}/wp-json/wp/v2/posts`, { method: 'POST' })
    expect([asked.status, ((await asked.json()) as { code: string }).code]).toEqual([401, 'rest_cannot_create'])
    expect((await failureOf(wrong.identify())).verdict).toBe('unauthorized')
  })

  test('a file for another network is at one address that the public can read', async () => {
    const [one, other] = [await connect(), await connect()]
    const file = picture('La vitrine', { shade: 0x77 })
    const address = await one.host?.(file)
    expect(await other.host?.(file)).toBe(address)
    const answer = await fetch(address ?? '')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(await answer.arrayBuffer())).toHaveLength(file.bytes)
  })

  test('a post is taken away for its readers, and kept in the bin', async () => {
    const connection = await connect()
    const title = `À retirer ${process.pid}`
    const done = await deliver(connection, content({ title }), identity())
    expect((await fetch(done.url ?? '')).status).toBe(200)
    await connection.remove?.(done.remote_id)
    await connection.remove?.(done.remote_id)
    expect((await fetch(done.url ?? '')).status).toBe(404)
    expect(await server.rest('GET', `/posts/${done.remote_id}?context=edit`)).toMatchObject({ json: { status: 'trash' } })
    await server.rest('DELETE', `/posts/${done.remote_id}?force=true`)
    await connection.remove?.(done.remote_id)
    const before = new Date(Date.now() - 3_600_000)
    expect((await connection.ownPosts?.(before))?.posts.map((post) => post.remote_id)).not.toContain(done.remote_id)
  })

  test('own posts in the words that readers see', async () => {
    const connection = await connect()
    const title = `L'heure & l'endroit ${process.pid}`
    const done = await deliver(connection, content({ title, text: "C'est **là**..." }), identity())
    const listed = await connection.ownPosts?.(new Date(Date.now() - 60_000))
    expect(listed?.posts.find((post) => post.remote_id === done.remote_id)).toMatchObject({
      url: done.url,
      text: `L’heure & l’endroit ${process.pid}\nC’est là…`,
    })
  })

  /** WordPress takes one comment in 15 seconds from a user; refused for that, it is tried again later, as a pass does. */
  async function unhurried<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write()
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.verdict !== 'rate_limited') throw error
      await pause(16_000)
      return write()
    }
  }

  test('comments: read with their place, answered once, found again, taken away', async () => {
    const connection = await connect({ secrets: server.secrets('admin') })
    const post = await deliver(connection, content({ title: `Une question ${process.pid}` }), identity())
    // by somebody else than the account
    const author = await connect({ secrets: server.secrets('redac') })
    const place = { remote_id: post.remote_id, url: post.url }
    const ask = content({ kind: 'reply', text: "C'est à <quelle> heure... ?" })
    const asked = await unhurried(() => deliver(author, ask, identity(new Date(), { root: place, previous: place })))
    const page = await connection.inbox?.(null)
    expect(page?.items.find((one) => one.remote_id === asked.remote_id)).toMatchObject({
      kind: 'comment',
      post_id: post.remote_id,
      answers: post.remote_id,
      text: 'C’est à <quelle> heure… ?',
      url: asked.url,
    })
    const what = content({ kind: 'reply', text: 'C\'est à 7 h -- "pile" :) & <b>merci</b>' })
    const who = identity(new Date(), { root: place, previous: { remote_id: asked.remote_id, url: asked.url } })
    const since = new Date()
    const answer = await unhurried(() => deliver(connection, what, who))
    expect(await connection.lookup(what, who, {}, since)).toMatchObject({
      seen: 'found',
      match: { remote_id: answer.remote_id },
    })
    expect((await failureOf(connection.publish(what, who, {}))).verdict).toBe('duplicate')
    // an author's comment may wait for an approval; then it is not counted
    await server.rest('POST', `/comments/${asked.remote_id.slice('comment-'.length)}`, { status: 'approved' })
    expect(await connection.postFigures?.([post.remote_id, '999999'])).toMatchObject([
      { status: 'there', figures: [{ metric: 'comments', value: 2 }] },
      { status: 'gone', figures: [] },
    ])
    expect((await connection.inbox?.(page?.cursor ?? null))?.items.map((one) => one.remote_id)).not.toContain(answer.remote_id)
    for (const _ of [1, 2]) await connection.remove?.(answer.remote_id)
    expect((await connection.lookup(what, who, {}, since)).seen).toBe('absent')
    await server.rest('POST', `/posts/${post.remote_id}`, { comment_status: 'closed' })
    expect((await failureOf(connection.publish(what, who, {}))).code).toBe('comments_closed')
  })
})

describe('the program and a real WordPress', () => {
  async function withSite(settings: Record<string, string> = {}): Promise<Publishing> {
    const it = await publishing({ 'delivery.breaker_seconds': '0', ...settings })
    const file = join(it.folder, 'secrets.json')
    writeFileSync(file, JSON.stringify(server.secrets('redac')), { mode: 0o600 })
    await it.must('account', 'add', 'wordpress', '--endpoint', server.url, '--secrets', file)
    return it
  }

  async function passUntilDone(it: Publishing, passes = 12): Promise<void> {
    for (let pass = 0; pass < passes; pass++) {
      await it.run(['publish'])
      if ((await it.deliveries()).every((one) => one.status === 'published')) return
      await pause(1100)
    }
  }

  /** How often each text is out, and that nothing of ours is left half-made. */
  async function standing(marks: readonly string[]): Promise<Record<string, number>> {
    const posts = await server.posts()
    expect(posts.filter((post) => post.slug.startsWith('smm-') && marks.some((mark) => post.title.raw === mark))).toEqual([])
    return Object.fromEntries(
      marks.map((mark) => [mark, posts.filter((post) => post.status === 'publish' && post.title.raw === mark).length]),
    )
  }

  const once = (marks: readonly string[]): Record<string, number> => Object.fromEntries(marks.map((mark) => [mark, 1]))

  let run = 0
  /** Words that no other test of this file has: `text-0 a`. */
  const marks = (count: number): string[] => {
    run += 1
    return texts(count).map((text) => `${text} essai ${run}`)
  }

  test('adds the account, queues an article with an image, publishes it, once', async () => {
    const it = await withSite()
    const image = join(it.folder, 'vitrine.png')
    writeFileSync(image, png(640, 480))
    const words = ['--title', 'La vitrine de Noël', '--alt', 'La vitrine', '--link', 'https://exemple.fr/noel']
    await it.must('queue', 'add', 'Venez **samedi**.', '--media', image, ...words, '--at', 'now')
    const ran = await it.run(['publish'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain(`${server.url}/la-vitrine-de-noel/`)
    expect(await it.run(['publish'])).toEqual({ code: 0, stdout: '', stderr: '' })
    const [post, ...others] = await titled('La vitrine de Noël')
    expect(others).toEqual([])
    expect(post?.featured_media).toBeGreaterThan(0)
    expect(await (await fetch(post?.link ?? '')).text()).toContain('<strong>samedi</strong>')
  })

  test('refuses a wrong password when the account is added (exit 4), in words', async () => {
    const it = await publishing()
    const file = join(it.folder, 'secrets.json')
    writeFileSync(file, JSON.stringify({ username: 'redac', application_password: 'faux canari 1234' }), { mode: 0o600 })
    const ran = await it.run(['account', 'add', 'wordpress', '--endpoint', server.url, '--secrets', file, '--lang', 'fr'])
    expect(ran.code).toBe(4)
    expect(ran.stderr).not.toContain('canari')
    expect(ran.stderr.length).toBeGreaterThan(20)
  })

  test('a publish call that is cut after it was applied: looked up, not sent again', async () => {
    const it = await publishing()
    const file = join(it.folder, 'secrets.json')
    writeFileSync(file, JSON.stringify(server.secrets('redac')), { mode: 0o600 })
    await it.must('account', 'add', 'wordpress', '--endpoint', proxy.url, '--secrets', file)
    const all = marks(3)
    await it.queue(all)
    proxy.faults.clear()
    proxy.faults.next('publish', { kind: 'reset_after' })
    proxy.faults.next('publish', { kind: 'reset_before' })
    proxy.faults.next('publish', { kind: 'truncated' })
    const asked = proxy.requests().length
    await passUntilDone(it)
    expect(await standing(all)).toEqual(once(all))
    const calls = proxy
      .requests()
      .slice(asked)
      .filter((one) => one.subject === 'publish')
    // one each, and one more for the one that never arrived
    expect(calls).toHaveLength(4)
  })

  test('killed between the draft and its publication, again and again: every article once, no orphan', async () => {
    const it = await withSite()
    // more than six killed passes get through on a quick machine: each of them needs a draft to be killed beside
    const all = marks(30 * times)
    await it.queue(all)
    let kills = 0
    let seed = 11
    for (let round = 0; round < 6; round++) {
      const before = (await server.posts()).length
      const child = it.start()
      const deadline = performance.now() + 10_000
      // the moment a draft is there, or somewhat later
      while ((await server.posts()).length === before && child.exitCode === null && performance.now() < deadline) await pause(2)
      seed = (seed * 16_807) % 2_147_483_647
      await pause(seed % 60)
      if (child.exitCode === null && child.kill('SIGKILL')) kills += 1
      await exitOf(child)
    }
    expect(kills).toBeGreaterThan(2)
    await passUntilDone(it)
    expect(await standing(all)).toEqual(once(all))
    expect((await it.deliveries()).map((one) => one.status)).toEqual(all.map(() => 'published'))
  })

  test('the server killed and started again in the middle of a pass of ten: each exactly once', async () => {
    const it = await withSite()
    onTestFinished(() => server.start().catch(() => {}))
    const all = marks(10 * times)
    await it.queue(all)
    const child = it.start()
    for (const after of [2, 5]) {
      const deadline = performance.now() + 20_000
      const out = async (): Promise<number> => Object.values(await standingNow(all)).reduce((sum, one) => sum + one, 0)
      while ((await out()) < after && child.exitCode === null && performance.now() < deadline) await pause(5)
      await server.kill()
      await pause(300)
      await server.start()
    }
    await exitOf(child)
    await passUntilDone(it)
    expect(await standing(all)).toEqual(once(all))
    expect((await it.deliveries()).map((one) => one.status)).toEqual(all.map(() => 'published'))
  })

  async function standingNow(all: readonly string[]): Promise<Record<string, number>> {
    const posts = await published()
    return Object.fromEntries(all.map((mark) => [mark, posts.filter((post) => post.title.raw === mark).length]))
  }
})
