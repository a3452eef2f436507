import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { ghost } from '../../src/networks/ghost/index.ts'
import { times } from './times.ts'
import { conformance } from '../networks/contract.ts'
import { access, content, deliver, failureOf, identity, picture, png, stageAll, video } from '../networks/support.ts'
import { ghostSubject, remotePost } from '../servers/ghost.ts'
import type { Loopback } from '../servers/loopback.ts'
import { startProxy } from '../servers/proxy.ts'
import { startRealGhost, type RealGhost } from '../servers/real-ghost.ts'
import { exitOf, publishing, texts, type Publishing } from '../support/publishing.ts'

let server: RealGhost
let proxy: Loopback

beforeAll(async () => {
  server = await startRealGhost()
  proxy = await startProxy(server.url, ghostSubject)
}, 300_000)

afterAll(async () => {
  await proxy?.close()
  await server?.close()
})

const published = async () => (await server.posts()).filter((post) => post.status === 'published')

conformance('a real Ghost', async () => ({
  network: ghost,
  access: ({ secrets = { admin_key: server.admin_key }, endpoint = proxy.url, ...rest } = {}) =>
    access({ secrets, endpoint, ...rest }),
  wrong_secrets: { admin_key: `${server.admin_key.slice(0, -2)}00` },
  faults: proxy.faults,
  posts: async () => (await published()).map(remotePost),
  refused: content({ title: 'x'.repeat(256) }),
  repeat: 'same',
  close: async () => proxy.faults.clear(),
}))

async function connect(given: { timeout_ms?: number; endpoint?: string; admin_key?: string } = {}) {
  const { timeout_ms, endpoint = proxy.url, admin_key = server.admin_key } = given
  const bench = access({ secrets: { admin_key }, endpoint, ...(timeout_ms === undefined ? {} : { timeout_ms }) })
  const client = await ghost.client?.()
  if (!client) throw new Error('no client')
  return client.connect(bench)
}

const titled = async (title: string) => (await server.posts()).filter((post) => post.title === title)

describe('an article on a real Ghost', () => {
  test('stands on the site as it was written, and its page shows nothing of smm', async () => {
    const connection = await connect()
    const text = [
      'Venez **samedi** dès 9 h, c’est l’été <script>alert(1)</script>.',
      '## Le matin\n\n- pain\n- brioche\n\n1. un\n2. deux',
      '> Le meilleur pain\n\n| Pain | Prix |\n| --- | --- |\n| Campagne | 4 € |',
      'Une ligne\nune autre, et `du code`.',
    ].join('\n\n')
    const media = [picture('La vitrine, « décorée »'), picture('Le four', { file_name: 'le four.png', shade: 0x21 })]
    const what = content({
      title: 'Soldes d’été : œufs & Cie',
      text,
      link: 'https://exemple.fr/?a=1&b=é',
      tags: ['Promo', 'Été'],
      media,
    })
    const who = identity()
    const done = await deliver(connection, what, who)
    const [post] = await titled('Soldes d’été : œufs & Cie')
    expect(post).toMatchObject({
      id: done.remote_id,
      url: done.url,
      slug: 'soldes-dete-oeufs-cie',
      feature_image_alt: 'La vitrine, « décorée »',
      tags: [{ name: 'Promo' }, { name: 'Été' }],
    })
    const page = await (await fetch(done.url ?? '')).text()
    for (const part of [
      '<strong>samedi</strong>',
      '&lt;script&gt;alert(1)&lt;/script&gt;',
      '<li>brioche</li>',
      '<blockquote>',
      'Campagne',
      'Une ligne<br>',
      'alt="Le four"',
    ]) {
      expect(page).toContain(part)
    }
    expect(page).toMatch(/href="https:\/\/exemple\.fr\/\?a=1&(amp;)?b=(é|%C3%A9)[^"]*"/)
    expect(page).not.toContain('<script>alert')
    expect(page).not.toMatch(/smm/i)
    const seen = await fetch(`${server.url}/ghost/api/content/posts/${done.remote_id}/?key=${server.content_key}&include=tags`)
    expect(await seen.text()).not.toMatch(/smm/i)
    const tags = await server.admin('GET', '/tags/?limit=100')
    expect(JSON.stringify(tags.json)).not.toContain(who.record_key)
    for (const image of [post?.feature_image, ...(post?.html.match(/(?<=src=")[^"]+/g) ?? [])]) {
      expect((await fetch(image ?? '')).headers.get('content-type')).toBe('image/png')
    }
  })

  test('is not mailed to the members of the site', async () => {
    await server.admin('POST', '/members/', { members: [{ email: 'membre@example.com', name: 'Membre' }] })
    const newsletters = (await server.admin('GET', '/newsletters/')).json['newsletters'] as { status: string }[]
    expect(newsletters.some(({ status }) => status === 'active')).toBe(true)
    const done = await deliver(await connect(), content({ title: 'Sans courriel' }), identity())
    const [post] = await titled('Sans courriel')
    expect(post).toMatchObject({ id: done.remote_id, email: null, newsletter: null })
  })

  test('a tag of the site is taken whatever its capitals', async () => {
    const connection = await connect()
    await deliver(connection, content({ title: 'Un', tags: ["L'Atelier"] }), identity())
    await deliver(connection, content({ title: 'Deux', tags: ["l'atelier", 'L’atelier'] }), identity())
    expect((await titled('Deux'))[0]?.tags.map(({ slug }) => slug)).toEqual(['latelier', 'latelier-2'])
  })

  test('the same title twice on purpose is two articles', async () => {
    const connection = await connect()
    for (let i = 0; i < 2; i++) await deliver(connection, content({ title: 'Deux fois le même' }), identity())
    expect((await titled('Deux fois le même')).map(({ slug }) => slug)).toEqual(['deux-fois-le-meme', 'deux-fois-le-meme-2'])
  })

  test.each(['reset_after', 'truncated', 'silent_after'] as const)(
    '%s of the visible call, repeated: out once, under its own address',
    async (kind) => {
      const connection = await connect({ timeout_ms: 2000 })
      const title = `Coupure ${kind.replace('_', ' ')}`
      const what = content({ title })
      const who = identity()
      const handles = await stageAll(connection, what, who)
      proxy.faults.next('publish', { kind })
      expect((await failureOf(connection.publish(what, who, handles))).verdict).toBe('unknown')
      const [first, second] = [await connection.publish(what, who, handles), await connection.publish(what, who, handles)]
      expect(second.url).toBe(first.url)
      const posts = await titled(title)
      expect(posts.map(({ slug, status }) => [slug, status])).toEqual([[`coupure-${kind.replace('_', '-')}`, 'published']])
      expect((await connection.lookup(what, who, handles, new Date())).seen).toBe('found')
    },
  )

  test('a late first call finds the article out already: it changes nothing', async () => {
    const connection = await connect()
    const what = content({ title: 'En retard' })
    const who = identity()
    const handles = await stageAll(connection, what, who)
    const [draft] = await titled('En retard')
    const done = await connection.publish(what, who, handles)
    const late = await server.admin('PUT', `/posts/${done.remote_id}/`, {
      posts: [{ status: 'published', updated_at: (draft as unknown as { updated_at: string }).updated_at, tags: [] }],
    })
    expect([200, 409]).toContain(late.status)
    expect((await titled('En retard')).map(({ slug }) => slug)).toEqual(['en-retard'])
  })

  test('a draft that somebody changed meanwhile is refused to a stale edit, then read again and published', async () => {
    const connection = await connect()
    const what = content({ title: 'Brouillon' })
    const who = identity()
    const handles = await stageAll(connection, what, who)
    const [draft] = (await titled('Brouillon')) as unknown as { id: string; updated_at: string }[]
    await pause(1100)
    const edit = { title: 'Brouillon corrigé', updated_at: draft?.updated_at }
    expect((await server.admin('PUT', `/posts/${draft?.id}/`, { posts: [edit] })).status).toBe(200)
    const stale = await server.admin('PUT', `/posts/${draft?.id}/`, {
      posts: [{ status: 'published', updated_at: draft?.updated_at }],
    })
    expect([stale.status, (stale.json['errors'] as { code: string }[])[0]?.code]).toEqual([409, 'UPDATE_COLLISION'])
    await connection.publish(what, who, handles)
    expect((await titled('Brouillon corrigé'))[0]?.status).toBe('published')
  })

  test('the draft is found again when its id was not noted', async () => {
    const connection = await connect()
    const what = content({ title: 'Sans poignée' })
    const who = identity()
    proxy.faults.next('media', { kind: 'reset_after' })
    expect((await failureOf(stageAll(connection, what, who))).verdict).toBe('not_sent')
    expect((await connection.lookup(what, who, {}, new Date())).seen).toBe('staged')
    await deliver(connection, what, who)
    expect((await titled('Sans poignée')).map(({ slug, status }) => [slug, status])).toEqual([['sans-poignee', 'published']])
  })

  test('a deleted draft is absent, and is not published', async () => {
    const connection = await connect()
    const what = content({ title: 'Supprimé' })
    const who = identity()
    const handles = await stageAll(connection, what, who)
    await server.admin('DELETE', `/posts/${handles['draft']}/`)
    expect(await connection.lookup(what, who, handles, new Date())).toMatchObject({ seen: 'absent', complete: true })
    expect((await failureOf(connection.publish(what, who, handles))).code).toBe('draft_gone')
  })

  test.each([
    ['title', { title: 'x'.repeat(256) }, {}],
    ['the alternative text of the first image', {}, { alt: 'x'.repeat(192) }],
  ])('refuses what the rules refuse: %s', async (_, given, image) => {
    const what = content({ title: 'Trop long', ...given, media: [{ ...picture('La vitrine'), ...image }] })
    expect((await ghost.rules()).check(what, {}).map(({ level }) => level)).toEqual(['error'])
    expect((await failureOf(deliver(await connect(), what, identity()))).verdict).toBe('refused')
  })

  test('knows neither a key of elsewhere nor the Content API key', async () => {
    for (const admin_key of [`${'0'.repeat(24)}:${'ab'.repeat(32)}`, server.content_key]) {
      const failure = await failureOf((await connect({ admin_key })).identify())
      expect(failure.verdict).toBe('unauthorized')
    }
  })
})

/** A home whose only account is the site behind the proxy, added through the program. */
async function withGhost(endpoint = proxy.url, admin_key = server.admin_key): Promise<Publishing> {
  const home = await publishing({ 'delivery.breaker_seconds': '0' })
  const secrets = join(home.folder, 'secrets.json')
  writeFileSync(secrets, JSON.stringify({ admin_key }), { mode: 0o600 })
  await home.must('account', 'add', 'ghost', '--endpoint', endpoint, '--secrets', secrets)
  return home
}

/** Passes until everything is published, as cron makes them. */
async function passUntilDone(home: Publishing, passes = 15): Promise<void> {
  for (let pass = 0; pass < passes; pass++) {
    await home.run(['publish'])
    if ((await home.deliveries()).every((one) => one.status === 'published')) return
    await pause(1100)
  }
  throw new Error(`not all is published: ${JSON.stringify(await home.deliveries())}`)
}

async function until(what: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error('it did not come to that')
    await pause(20)
  }
}

describe('what else a real Ghost is asked', () => {
  test('files for other networks are at addresses that the public can read: an image, a film', async () => {
    const connection = await connect()
    const image = picture('La vitrine', { shade: 0x77 })
    const address = await connection.host?.(image)
    expect(await connection.host?.(image)).toBe(address)
    expect([200, 'image/png']).toEqual(await fetch(address ?? '').then((one) => [one.status, one.headers.get('content-type')]))
    const film = await fetch((await connection.host?.(video({ bytes: 50_000 }))) ?? '')
    expect([film.status, film.headers.get('content-type')]).toEqual([200, 'video/mp4'])
  })

  test('an article is taken away, and is in no list', async () => {
    const connection = await connect()
    const since = new Date(Date.now() - 60_000)
    const [kept, done] = [
      await deliver(connection, content({ title: 'Resté', text: "C'est **là** & bon" }), identity()),
      await deliver(connection, content({ title: 'Retiré' }), identity()),
    ]
    for (const _ of [1, 2]) await connection.remove?.(done.remote_id)
    expect((await fetch(done.url ?? '')).status).toBe(404)
    const listed = await connection.ownPosts?.(since)
    expect(listed?.posts.find((post) => post.remote_id === kept.remote_id)?.text).toMatch(/^Resté\nC['’]est là & bon$/)
    expect(listed?.posts.map((post) => post.remote_id)).not.toContain(done.remote_id)
  })

  test('members are counted', async () => {
    const connection = await connect()
    const followers = async () => (await connection.accountFigures?.(new Date()))?.[0]?.value
    const before = await followers()
    const { status } = await server.admin('POST', '/members/', { members: [{ email: `lectrice-${process.pid}@example.com` }] })
    expect(status).toBe(201)
    expect(await followers()).toBe((before ?? 0) + 1)
  })
})

describe('through the program', () => {
  test('an article with its title and an image', async () => {
    const home = await withGhost()
    const image = join(home.folder, 'vitrine.png')
    writeFileSync(image, png(64, 48))
    const add = ['queue', 'add', 'Le pain est *prêt*', '--title', 'Par le programme', '--media', image, '--alt', 'La vitrine']
    await home.must(...add, '--at', 'now')
    const ran = await home.run(['publish', '--json'])
    expect(ran.code).toBe(0)
    const [post] = await titled('Par le programme')
    expect(JSON.parse(ran.stdout)).toMatchObject({ due: 1, published: 1, deliveries: [{ network: 'ghost', url: post?.url }] })
    expect(post).toMatchObject({ slug: 'par-le-programme', status: 'published', feature_image_alt: 'La vitrine' })
    expect(post?.html).toBe('<p>Le pain est <em>prêt</em></p>')
    expect(`${ran.stdout}${ran.stderr}`).not.toContain(server.admin_key.split(':')[1])
  })

  test('a wrong key is refused when the account is added', async () => {
    const home = await publishing()
    const secrets = join(home.folder, 'secrets.json')
    writeFileSync(secrets, JSON.stringify({ admin_key: server.content_key }), { mode: 0o600 })
    const ran = await home.run(['account', 'add', 'ghost', '--endpoint', server.url, '--secrets', secrets])
    expect(ran.code).toBe(4)
    expect(ran.stderr).not.toContain(server.content_key)
    expect(ran.stderr).toContain('id:secret')
  })

  test.each([
    ['the draft was made and its id not yet noted', 'media', 'silent_after', 'POST'],
    ['the draft is noted and its publication is on its way', 'publish', 'silent_before', 'PUT'],
    ['the article is out and nobody heard of it', 'publish', 'silent_after', 'PUT'],
  ] as const)('killed when %s: one article in the end, and no draft', async (name, subject, kind, method) => {
    const home = await withGhost()
    const title = `Tué, ${subject} ${kind.replace('_', ' ')}`
    await home.must('queue', 'add', name, '--title', title, '--at', 'now')
    const before = proxy.requests().length
    proxy.faults.next(subject, { kind })
    onTestFinished(() => proxy.faults.clear())
    const child = home.start()
    const made = async (): Promise<boolean> => {
      const [post] = await titled(title)
      return post !== undefined && (kind === 'silent_before' || method === 'POST' || post.status === 'published')
    }
    const asked = () =>
      proxy
        .requests()
        .slice(before)
        .some((one) => one.method === method)
    await until(async () => asked() && (await made()))
    child.kill('SIGKILL')
    await exitOf(child)
    await passUntilDone(home)
    const posts = await titled(title)
    expect(posts.map(({ slug, status }) => [slug, status])).toEqual([[`tue-${subject}-${kind.replace('_', '-')}`, 'published']])
    expect(posts[0]?.tags).toEqual([])
  })
})

describe('a Ghost in a folder of its host', () => {
  let blog: RealGhost
  beforeAll(async () => {
    blog = await startRealGhost({ folder: '/blog' })
  }, 300_000)
  afterAll(async () => {
    await blog?.close()
  })

  test('is known, and takes an article', async () => {
    const connection = await connect({ endpoint: blog.url, admin_key: blog.admin_key })
    const account = await connection.identify()
    expect(account).toMatchObject({ remote_name: 'Le journal de la boulangerie', url: `${blog.url}/` })
    const what = content({ title: 'Dans un dossier', media: [picture('La vitrine')] })
    const done = await deliver(connection, what, identity())
    expect(done.url).toBe(`${blog.url}/dans-un-dossier/`)
    expect((await fetch(done.url ?? '')).status).toBe(200)
  })

  test('killed and started again in the middle of a pass: the articles are each out once, and no draft is left', async () => {
    const home = await withGhost(blog.url, blog.admin_key)
    await home.queue(texts(10 * times))
    const ours = async () => (await blog.posts()).filter(({ title }) => title.startsWith('text-'))
    const child = home.start()
    await until(async () => (await ours()).filter(({ status }) => status === 'published').length >= 3)
    await blog.kill()
    await exitOf(child)
    const states = (await home.deliveries()).map(({ status }) => status)
    expect(states).toContain('published')
    expect(states.every((status) => status === 'published')).toBe(false)
    await home.run(['publish'])
    await blog.start()
    await passUntilDone(home)
    const posts = await ours()
    expect(posts.map(({ title }) => title).toSorted()).toEqual(texts(10 * times))
    expect(posts.map(({ slug }) => slug).toSorted()).toEqual(texts(10 * times))
    expect(new Set(posts.map(({ status }) => status))).toEqual(new Set(['published']))
    for (const post of posts) expect((await fetch(post.url)).status).toBe(200)
  })
})
