import { afterEach, describe, expect, test } from 'vitest'
import { blocksOf, textOf, uploaded } from '../../src/networks/tumblr/blocks.ts'
import { blogName } from '../../src/networks/tumblr/client.ts'
import { nextDay } from '../../src/networks/tumblr/errors.ts'
import { tumblr } from '../../src/networks/tumblr/index.ts'
import { tumblrRules } from '../../src/networks/tumblr/rules.ts'
import { startTumblr, type FakeTumblr, type TumblrOptions, type TumblrPost } from '../servers/tumblr.ts'
import { recordedAt, responseOf } from './answers/recorded.ts'
import { tumblrAnswers } from './answers/tumblr.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, medium, picture, stageAll, video } from './support.ts'

const outside = (server: FakeTumblr): TumblrPost[] => server.posts().filter(({ state }) => state === 'published')

conformance('tumblr', async () => {
  const server = await startTumblr()
  return {
    network: tumblr,
    access: ({ secrets = server.secrets, endpoint = server.url, ...rest } = {}) => access({ secrets, endpoint, ...rest }),
    wrong_secrets: { ...server.secrets, access_secret: 'a-secret-that-is-not-known' },
    faults: server.faults,
    posts: async () =>
      outside(server).map((post) => ({
        remote_id: post.id,
        text: textOf(post.content),
        alts: post.content.filter(({ type }) => type === 'image').map((block) => (block['alt_text'] as string) ?? null),
        card: (post.content.find(({ type }) => type === 'link')?.['url'] as string) ?? null,
        videos: post.content.filter(({ type }) => type === 'video').length,
      })),
    refused: content({ text: 'x'.repeat(4097) }),
    repeat: 'same',
    close: server.close,
  }
})

describe('tumblr', () => {
  const open: FakeTumblr[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(options: TumblrOptions = {}, blog?: string) {
    const server = await startTumblr(options)
    open.push(server)
    const secrets = { ...server.secrets, ...(blog === undefined ? {} : { blog }) }
    const bench = access({ secrets, endpoint: server.url })
    const client = await tumblr.client?.()
    if (!client) throw new Error('no client')
    return { server, bench, connection: client.connect(bench) }
  }

  test.each(tumblrAnswers.answers)('$name: $verdict $code', (recorded) => {
    const { verdict, code, to, retry_after_ms } = recorded
    const given = { now: recordedAt, read: to === 'read', publish: to === 'publish' }
    const failure = tumblrAnswers.meaning(responseOf(recorded), given)
    expect(failure).toMatchObject({ verdict, code })
    expect(failure.message).not.toMatch(/<|^$/)
    const wait = failure.retry_at === undefined ? undefined : failure.retry_at.getTime() - recordedAt.getTime()
    expect(wait).toBe(retry_after_ms)
  })

  test.each([
    ['2026-11-22T10:00:00Z', '2026-11-23T05:00:00.000Z'],
    ['2026-11-22T04:59:59Z', '2026-11-22T05:00:00.000Z'],
    ['2026-07-14T04:00:00Z', '2026-07-15T04:00:00.000Z'],
    ['2026-03-08T12:00:00Z', '2026-03-09T04:00:00.000Z'],
  ])('days end at midnight in New York: %s', (now, next) => {
    expect(nextDay(new Date(now)).toISOString()).toBe(next)
  })

  test.each([
    [undefined, 'fournil-de-lille'],
    ['second-blog', 'second-blog'],
    ['https://www.tumblr.com/second-blog', 'second-blog'],
    ['www.exemple.fr', 'second-blog'],
    ['t:second', 'second-blog'],
  ])('the blog that is named, or the primary one: %s', async (blog, name) => {
    const { connection } = await start({}, blog)
    const account = await connection.identify()
    expect(account).toMatchObject({ remote_name: name, settings: { blog_name: name, blog_uuid: account.remote_id } })
    expect(account.remote_id).toMatch(/^t:/)
  })

  test('a blog of somebody else', async () => {
    const { connection } = await start({}, 'staff')
    expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'blog_not_found' })
  })

  test.each([
    ['Fournil.tumblr.com', 'fournil'],
    ['https://fournil.tumblr.com/post/12', 'fournil'],
    ['https://www.tumblr.com/@fournil', 'fournil'],
    ['@fournil', 'fournil'],
    ['www.exemple.fr', 'www.exemple.fr'],
    ['t:0aY0', 't:0aY0'],
  ])('a blog is written as people write it: %s', (typed, name) => {
    expect(blogName(typed)).toBe(name)
  })

  test('the blog that identify noted is not asked for again', async () => {
    const { server, bench, connection } = await start()
    const { settings } = await connection.identify()
    const client = await tumblr.client?.()
    const known = client?.connect({ ...bench, settings })
    if (!known) throw new Error('no client')
    await deliver(known, content(), identity())
    expect(server.requests().filter(({ path }) => path === '/v2/user/info')).toHaveLength(1)
    expect(server.requests().at(-1)?.path).toContain(`/v2/blog/${server.blog_uuid}/posts`)
  })

  test('a title, a file, a block for each paragraph with its links, tags', async () => {
    const { server, connection } = await start()
    const text = 'Le pain 🥖 est prêt : https://exemple.fr/pain.\nEt chaud.\n\n\nÀ 7 h, voir https://exemple.fr/été'
    const media = [picture('Le « four »')]
    await deliver(connection, content({ title: 'Ce matin', text, media, tags: ['pain', 'Lille, Nord'] }), identity())
    const [post] = outside(server)
    expect(post?.tags).toEqual(['pain', 'Lille Nord'])
    expect(post?.content).toMatchObject([
      { type: 'text', subtype: 'heading1', text: 'Ce matin' },
      { type: 'image', alt_text: 'Le « four »', media: [{ type: 'image/png', width: 32, height: 32 }] },
      {
        type: 'text',
        text: 'Le pain 🥖 est prêt : https://exemple.fr/pain.\nEt chaud.',
        formatting: [{ start: 21, end: 44, type: 'link', url: 'https://exemple.fr/pain' }],
      },
      { type: 'text', text: 'À 7 h, voir https://exemple.fr/été' },
    ])
  })

  test('a link alone is a card, which keeps what Tumblr found of its page', async () => {
    const { server, connection } = await start()
    await deliver(connection, content({ text: 'Nos pains', link: 'https://exemple.fr/pains' }), identity())
    expect(outside(server)[0]?.content).toEqual([
      { type: 'text', text: 'Nos pains' },
      { type: 'link', url: 'https://exemple.fr/pains', title: 'La page', description: 'Fetched', site_name: 'exemple.fr' },
    ])
  })

  test('paragraphs are blocks, and no block is empty', () => {
    const what = content({ text: '\n\nUn\n\n \n\nDeux\ntrois\n' })
    expect(blocksOf(what, uploaded([]))).toEqual([
      { type: 'text', text: 'Un' },
      { type: 'text', text: 'Deux\ntrois' },
    ])
  })

  test.each([['old'], ['new']] as const)(
    'publishing changes the id: the one that it has now is given (%s)',
    async (edit_answers) => {
      const { server, connection } = await start({ edit_answers })
      const what = content({ text: 'Une fois' })
      const who = identity()
      const handles = await stageAll(connection, what, who)
      expect(server.posts()).toMatchObject([{ id: handles['draft'], state: 'draft' }])
      const since = new Date()
      expect((await connection.lookup(what, who, handles, since)).seen).toBe('staged')
      const done = await connection.publish(what, who, handles)
      const [post] = outside(server)
      expect(done.remote_id).toBe(post?.id)
      expect(done.remote_id).not.toBe(handles['draft'])
      expect(done.url).toBe(`https://www.tumblr.com/${server.blog_name}/${done.remote_id}`)
      expect(await connection.publish(what, who, handles)).toMatchObject({ remote_id: done.remote_id })
      expect(await connection.lookup(what, who, handles, since)).toMatchObject({
        seen: 'found',
        match: { remote_id: done.remote_id },
      })
      expect(server.posts()).toHaveLength(1)
    },
  )

  test('where the list does not tell the first id, the words do', async () => {
    const { server, connection } = await start({ tells_genesis: false, edit_answers: 'new' })
    const what = content({ text: 'Une fois', media: [picture('Le four')] })
    const who = identity()
    const handles = await stageAll(connection, what, who)
    server.faults.next('publish', { kind: 'reset_after' })
    expect((await failureOf(connection.publish(what, who, handles))).verdict).toBe('unknown')
    const match = { remote_id: outside(server)[0]?.id }
    expect(await connection.lookup(what, who, handles, new Date())).toMatchObject({ seen: 'found', match })
    expect(await connection.publish(what, who, handles)).toMatchObject(match)
    expect(server.posts()).toHaveLength(1)
  })

  test('two deliveries with the same words are two posts, each known by its draft', async () => {
    const { server, connection } = await start()
    const what = content({ text: 'Comme chaque lundi' })
    const first = await stageAll(connection, what, identity())
    const second = await stageAll(connection, what, identity())
    const since = new Date()
    const { remote_id } = await connection.publish(what, identity(), first)
    server.remove(second['draft'] ?? '')
    expect(await connection.lookup(what, identity(), first, since)).toMatchObject({ seen: 'found', match: { remote_id } })
    expect(await connection.lookup(what, identity(), second, since)).toMatchObject({ seen: 'absent', complete: true })
  })

  test('the answer is lost after the list cannot be read either: the id of the edit is kept', async () => {
    const { server, connection, bench } = await start()
    const what = content({ text: 'Bonjour' })
    const who = identity()
    const handles = await stageAll(connection, what, who)
    server.faults.next('read', { kind: 'answer', status: 500 })
    expect((await failureOf(connection.publish(what, who, handles))).verdict).toBe('not_sent')
    const before = server.requests().length
    server.faults.drawn((subject) =>
      subject === 'read' && server.requests().length > before + 2 ? { kind: 'answer', status: 500 } : null,
    )
    const done = await connection.publish(what, who, handles)
    expect(done.remote_id).toBe(handles['draft'])
    expect(bench.lines.at(-1)).toContain('post ')
  })

  test('a draft that a person threw away or changed is not published', async () => {
    const { server, connection } = await start()
    const what = content({ text: 'Bonjour', media: [picture('Le four')] })
    const gone = await stageAll(connection, what, identity())
    server.remove(gone['draft'] ?? '')
    expect(await failureOf(connection.publish(what, identity(), gone))).toMatchObject({
      verdict: 'refused',
      code: 'draft_gone',
    })
    const changed = await stageAll(connection, what, identity())
    server.change(changed['draft'] ?? '', { content: [{ type: 'text', text: 'Bonjour' }] })
    expect(await failureOf(connection.publish(what, identity(), changed))).toMatchObject({ code: 'draft_changed' })
    const queued = await stageAll(connection, what, identity())
    server.change(queued['draft'] ?? '', { state: 'queued' })
    expect(await failureOf(connection.publish(what, identity(), queued))).toMatchObject({ code: 'draft_changed' })
    expect((await connection.lookup(what, identity(), queued, new Date())).seen).toBe('unreadable')
    expect(outside(server)).toEqual([])
  })

  test('words that a person changed in the draft are set back to what was approved', async () => {
    const { server, connection } = await start()
    const what = content({ text: 'Ce qui est validé' })
    const handles = await stageAll(connection, what, identity())
    server.change(handles['draft'] ?? '', { content: [{ type: 'text', text: 'Autre chose' }] })
    await connection.publish(what, identity(), handles)
    expect(textOf(outside(server)[0]?.content ?? [])).toBe('Ce qui est validé')
  })

  test('the limits of a day wait for the next', async () => {
    const files = await start({ images_left: 1 })
    const media = [picture('a'), picture('b', { shade: 1 })]
    expect(await failureOf(deliver(files.connection, content({ media }), identity()))).toMatchObject({
      verdict: 'rate_limited',
      code: 'uploads_used_up',
    })
    const posts = await start({ posts_left: 0 })
    const failure = await failureOf(deliver(posts.connection, content(), identity()))
    expect(failure).toMatchObject({ verdict: 'rate_limited', code: 'posts_used_up' })
    expect(failure.retry_at?.getTime()).toBeGreaterThan(Date.now())
    expect(failure.retry_at?.getTime()).toBeLessThanOrEqual(Date.now() + 25 * 3_600_000)
  })

  test('a look goes back page by page; a pinned post ends nothing, a reblog is no post of ours', async () => {
    const { server, connection } = await start()
    const what = content({ text: 'Tout au fond' })
    server.write('Épinglé', { pinned: true, at: new Date(Date.now() - 90 * 86_400_000) })
    server.write(what.text, { reblog: true })
    server.write(what.text, { at: new Date(Date.now() - 130_000) })
    const look = () => connection.lookup(what, identity(), {}, new Date())
    expect(await look()).toMatchObject({ seen: 'absent', complete: true })
    const mine = server.write(what.text)
    for (let i = 0; i < 50; i++) server.write(`Bavardage ${i}`)
    expect(await look()).toMatchObject({ seen: 'found', match: { remote_id: mine.id } })
    for (let i = 0; i < 200; i++) server.write(`Encore ${i}`)
    expect(await look()).toMatchObject({ seen: 'absent', complete: false })
  })

  test('notes: all, likes and reblogs; a post that is gone; one failure leaves the others', async () => {
    const { server, connection } = await start()
    const first = await deliver(connection, content({ text: 'Un' }), identity())
    const second = await deliver(connection, content({ text: 'Deux' }), identity())
    server.note(first.remote_id, { likes: 12, reblogs: 4, replies: 3 })
    server.faults.next('read', { kind: 'answer', status: 500 })
    const lines = await connection.postFigures?.([second.remote_id, first.remote_id, '42'])
    const short = lines?.map(({ status, figures }) => [
      status,
      ...figures.map(({ metric, value, reason }) => [metric, value ?? reason]),
    ])
    expect(short).toEqual([
      ['there', ['engagements', 'unreachable'], ['reactions', 'unreachable'], ['shares', 'unreachable']],
      ['there', ['engagements', 19], ['reactions', 12], ['shares', 4]],
      ['gone', ['engagements', 'not_given'], ['reactions', 'not_given'], ['shares', 'not_given']],
    ])
  })

  test('followers and posts of the blog, each for itself', async () => {
    const { server, bench, connection } = await start()
    server.write('Un')
    const client = await tumblr.client?.()
    const known = client?.connect({ ...bench, settings: (await connection.identify()).settings })
    server.faults.next('read', { kind: 'answer', status: 403, body: { meta: { status: 403, msg: 'Forbidden' } } })
    expect(await known?.accountFigures?.(new Date())).toMatchObject([
      { metric: 'followers', value: null, reason: 'not_permitted', source: 'total_users' },
      { metric: 'posts', value: 1, reason: null, source: 'posts' },
    ])
    expect(await known?.accountFigures?.(new Date())).toMatchObject([{ value: 268 }, { value: 1 }])
  })

  test('an id of 64 bits loses nothing', async () => {
    const { connection } = await start()
    const done = await deliver(connection, content(), identity())
    expect(Number.isSafeInteger(Number(done.remote_id))).toBe(false)
    expect((await connection.ownPosts?.(new Date(0)))?.posts.map(({ remote_id }) => remote_id)).toEqual([done.remote_id])
  })

  test('none of the four keys is in a line or a failure', async () => {
    const { server, bench, connection } = await start()
    const leak = { meta: { status: 400, msg: JSON.stringify(server.secrets) } }
    server.faults.next('media', { kind: 'answer', status: 400, body: leak })
    const failure = await failureOf(deliver(connection, content(), identity()))
    expect([failure.message, ...bench.lines].join('\n')).not.toContain('canary')
  })

  test('a video and an image stand in one post', async () => {
    const { server, connection } = await start()
    await deliver(connection, content({ media: [video({ bytes: 60_000 }), picture('Le four')] }), identity())
    expect(outside(server)[0]?.content.map(({ type }) => type)).toEqual(['video', 'image', 'text'])
  })

  test.each([
    [{ media: [medium({ mime: 'video/mp4' }), medium({ mime: 'video/mp4' })] }, ['too_many_videos']],
    [{ media: [medium({ mime: 'video/mp4', bytes: 100_000_001 })] }, ['video_too_heavy']],
    [{ title: 'x'.repeat(4097) }, ['title_too_long']],
  ])('limits %#', (given, codes) => {
    expect(tumblrRules.check(content(given), {}).map(({ code }) => code)).toEqual(codes)
  })
})
