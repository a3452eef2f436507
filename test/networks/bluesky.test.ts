import { AppBskyFeedPost, jsonToLex, RichText } from '@atproto/api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bluesky } from '../../src/networks/bluesky/index.ts'
import { facetsOf, postRecord } from '../../src/networks/bluesky/record.ts'
import { blueskyRules } from '../../src/networks/bluesky/rules.ts'
import { isTid, tid, tidTime } from '../../src/networks/bluesky/tid.ts'
import { startBlueskyPds, type BlueskyAccount, type BlueskyPds } from '../servers/bluesky-pds.ts'
import { startBlueskyFront, type BlueskyFront } from '../servers/bluesky-appview.ts'
import type { Subject } from '../servers/loopback.ts'
import { conformance } from './contract.ts'
import {
  access,
  content,
  deliver,
  failureOf,
  identity,
  medium,
  memorySession,
  picture,
  png,
  stageAll,
  video,
} from './support.ts'

// A real PDS, with an app view and a video service in front, and faults. One for the whole file: it takes some seconds to start.
let pds: BlueskyPds
let proxy: BlueskyFront
let account: BlueskyAccount
let friend: BlueskyAccount

function subjectOf(method: string, path: string): Subject {
  if (path.includes('com.atproto.server.')) return 'session'
  if (path.includes('uploadBlob') || path.includes('app.bsky.video.')) return 'media'
  return method === 'POST' ? 'publish' : 'read'
}

beforeAll(async () => {
  pds = await startBlueskyPds()
  proxy = await startBlueskyFront(pds, subjectOf)
  account = await pds.account('boulangerie')
  friend = await pds.account('voisin')
}, 300_000)

afterAll(async () => {
  await proxy.close()
  await pds.close()
})

const good = (): Record<string, string> => ({ identifier: account.handle, app_password: account.app_password })

async function connection(given: Parameters<typeof access>[0] = {}) {
  const client = await bluesky.client?.()
  if (!client) throw new Error('no client')
  return client.connect(access({ secrets: good(), endpoint: proxy.url, ...given }))
}

/** A post of somebody else's, under one of the account's where one is given; its address. */
async function write(text: string, under: string | null = null): Promise<string> {
  const [found] = under === null ? [] : (await pds.posts(account.did)).filter(({ uri }) => uri === under)
  const parent = found && { uri: found.uri, cid: found.cid }
  const root = (found?.value['reply'] as { root?: unknown } | undefined)?.root ?? parent
  const record = {
    $type: 'app.bsky.feed.post',
    text,
    createdAt: new Date().toISOString(),
    ...(parent && { reply: { root, parent } }),
  }
  const json = { repo: friend.did, collection: 'app.bsky.feed.post', record }
  const made = await pds.xrpc('com.atproto.repo.createRecord', { token: friend.token, json })
  return String(made.json['uri'])
}

// Signing in is limited by the real network: the suite keeps one session, as the program does.
const session = memorySession()

conformance('bluesky', async () => ({
  network: bluesky,
  access: ({ secrets, endpoint, ...rest } = {}) =>
    access({
      secrets: secrets ?? good(),
      endpoint: endpoint ?? proxy.url,
      session: secrets ? memorySession() : session,
      ...rest,
    }),
  wrong_secrets: { identifier: 'boulangerie.test', app_password: 'abcd-efgh-ijkl-mnop' },
  faults: {
    next: (...args) => proxy.faults.next(...args),
    always: (...args) => proxy.faults.always(...args),
    drawn: (...args) => proxy.faults.drawn(...args),
    clear: () => proxy.faults.clear(),
  },
  posts: async () =>
    (await pds.posts(account.did)).map(({ uri, value }) => {
      const embed = value['embed'] as { images?: { alt: string }[]; external?: { uri: string }; video?: object } | undefined
      return {
        remote_id: uri,
        text: String(value['text']),
        alts: embed?.images?.map((one) => one.alt) ?? [],
        card: embed?.external?.uri ?? null,
        videos: embed?.video ? 1 : 0,
      }
    }),
  refused: content({ text: 'é'.repeat(301) }),
  repeat: 'same',
  receive: async (kind, text, post_id) => {
    const uri = await write(text, kind === 'comment' ? post_id : null)
    if (kind === 'comment') proxy.notify(account.did, 'reply', uri, { subject: post_id ?? '' })
    else proxy.notify(account.did, 'mention', uri)
    return uri
  },
  say: async (text) => {
    const uri = await write(text)
    proxy.index(uri)
    return uri
  },
  thread: {
    answers: async (id) => {
      const found = (await pds.posts(account.did)).find(({ uri }) => uri === id)
      return (found?.value['reply'] as { parent: { uri: string } } | undefined)?.parent.uri ?? null
    },
    nowhere: () => `at://${account.did}/app.bsky.feed.post/3zzzzzzzzzzzz`,
  },
  close: async () => {},
}))

describe('bluesky on a real PDS', () => {
  test('the same put, twenty times at once and thrice after: one record, one commit', async () => {
    const who = identity()
    const what = content({ text: 'Exactement une fois', media: [picture('Le four')] })
    const open = await connection({ session })
    const handles = await stageAll(open, what, who)
    const before = await pds.revision(account.did)
    const answers = await Promise.all(Array.from({ length: 20 }, () => open.publish(what, who, handles)))
    const after = await pds.revision(account.did)
    for (let i = 0; i < 3; i++) answers.push(await open.publish(what, who, handles))
    expect(new Set(answers.map((one) => one.remote_id)).size).toBe(1)
    expect(after).not.toBe(before)
    expect(await pds.revision(account.did)).toBe(after)
    expect((await pds.posts(account.did)).filter(({ value }) => value['text'] === what.text)).toHaveLength(1)
  })

  test('a part names the root and its parent by address and hash, and is one commit however often it is put', async () => {
    const open = await connection({ session })
    const first = await deliver(open, content({ text: 'Un fil, en trois' }), identity())
    const second = await deliver(
      open,
      content({ text: 'deux', kind: 'part' }),
      identity(new Date(), { root: first, previous: first }),
    )
    const who = identity(new Date(), { root: first, previous: second })
    const what = content({ text: 'trois', kind: 'part' })
    const third = await deliver(open, what, who)
    const revision = await pds.revision(account.did)
    expect((await deliver(open, what, who)).remote_id).toBe(third.remote_id)
    expect(await pds.revision(account.did)).toBe(revision)
    const stored = await pds.posts(account.did)
    const ref = (uri: string) => ({ uri, cid: stored.find((one) => one.uri === uri)?.cid })
    const record = stored.find(({ uri }) => uri === third.remote_id)?.value
    expect(record?.['reply']).toEqual({ root: ref(first.remote_id), parent: ref(second.remote_id) })
    expect(AppBskyFeedPost.validateRecord(record).success).toBe(true)
  })

  test('another record under this key is not overwritten', async () => {
    const open = await connection({ session })
    const who = identity()
    const first = await deliver(open, content({ text: 'La première' }), who)
    const failure = await failureOf(deliver(open, content({ text: 'Une autre' }), who))
    expect(failure).toMatchObject({ verdict: 'duplicate', code: 'record_exists', remote_id: first.remote_id })
    const kept = (await pds.posts(account.did)).find(({ uri }) => uri === first.remote_id)
    expect(kept?.value['text']).toBe('La première')
  })

  test('the record is valid by the lexicon, with facets, langs, tags and sizes', async () => {
    const open = await connection({ session })
    const mentioned = await pds.account('amie')
    const text = `Été 🎉 chez @${mentioned.handle} et @personne.test : https://exemple.fr/été, #soldes #2026`
    const what = content({ text, tags: ['commerce'], media: [picture('Le four', { width: 40, height: 30 })] })
    const who = identity()
    expect(open.steps(what)).toEqual(['media:0', 'mentions'])
    const done = await deliver(open, what, who)
    const stored = (await pds.posts(account.did)).find(({ uri }) => uri === done.remote_id)?.value
    expect(stored).toMatchObject({ text, langs: ['fr'], tags: ['commerce'], createdAt: who.created_at })
    const facets = stored?.['facets'] as { index: { byteStart: number; byteEnd: number }; features: Record<string, string>[] }[]
    const bytes = Buffer.from(text)
    expect(
      facets.map(({ index, features }) => [bytes.subarray(index.byteStart, index.byteEnd).toString(), features[0]]),
    ).toEqual([
      [`@${mentioned.handle}`, { $type: 'app.bsky.richtext.facet#mention', did: mentioned.did }],
      ['https://exemple.fr/été', { $type: 'app.bsky.richtext.facet#link', uri: 'https://exemple.fr/été' }],
      ['#soldes', { $type: 'app.bsky.richtext.facet#tag', tag: 'soldes' }],
    ])
    expect(stored?.['embed']).toMatchObject({ images: [{ alt: 'Le four', aspectRatio: { width: 40, height: 30 } }] })
  })

  test('the session is kept: one sign-in for many passes', async () => {
    const kept = memorySession()
    const count = (): number => proxy.requests().filter((one) => one.path.includes('createSession')).length
    const before = count()
    for (const text of ['Passe 1', 'Passe 2', 'Passe 3']) {
      await deliver(await connection({ session: kept }), content({ text }), identity())
    }
    expect(count() - before).toBe(1)
  })

  test('an expired token is refreshed, and the post goes out once', async () => {
    const kept = memorySession()
    const open = await connection({ session: kept })
    await open.identify()
    const old = await kept.get()
    proxy.faults.next('publish', { kind: 'answer', status: 400, body: { error: 'ExpiredToken', message: 'Token has expired' } })
    const what = content({ text: 'Après le renouvellement' })
    await deliver(open, what, identity())
    expect((await kept.get())?.['refresh_jwt']).not.toBe(old?.['refresh_jwt'])
    expect((await pds.posts(account.did)).filter(({ value }) => value['text'] === what.text)).toHaveLength(1)
  })

  test('a token that is garbage (400 InvalidToken) leads to a new sign-in', async () => {
    const kept = memorySession()
    await kept.set({
      did: account.did,
      handle: account.handle,
      access_jwt: 'abc',
      refresh_jwt: 'def',
      identifier: account.handle,
    })
    await deliver(await connection({ session: kept }), content({ text: 'Nouvelle session' }), identity())
    expect((await kept.get())?.['access_jwt']).toMatch(/^eyJ/)
  })

  test("another account's session is not used", async () => {
    const other = await pds.account('voisine')
    const kept = memorySession()
    await (await connection({ session: kept })).identify()
    const secrets = { identifier: other.handle, app_password: other.app_password }
    const done = await deliver(await connection({ session: kept, secrets }), content({ text: 'Chez la voisine' }), identity())
    expect(done.remote_id).toContain(other.did)
  })

  test('a sign-in that is cut off has posted nothing', async () => {
    proxy.faults.next('session', { kind: 'reset_after' })
    const open = await connection({ session: memorySession() })
    expect((await failureOf(deliver(open, content({ text: 'Coupé' }), identity()))).verdict).toBe('not_sent')
  })

  test('a blob that the server has dropped is sent again, and the record stays the same', async () => {
    const open = await connection({ session })
    const what = content({ text: 'Image oubliée', media: [picture('Le four', { shade: 0x11 })] })
    const who = identity()
    const handles = await stageAll(open, what, who)
    proxy.faults.next('publish', {
      kind: 'answer',
      status: 400,
      body: { error: 'InvalidRequest', message: 'Could not find blob: bafkrei' },
    })
    const done = await open.publish(what, who, handles)
    expect((await open.publish(what, who, handles)).remote_id).toBe(done.remote_id)
  })

  test('a blob that was never uploaded: the real server says so, and the bytes are sent', async () => {
    const open = await connection({ session })
    const one = picture('Le four', { shade: 0x77 })
    const handles = await stageAll(open, content({ media: [one] }), identity())
    const other = await pds.account('sans-image')
    const secrets = { identifier: other.handle, app_password: other.app_password }
    const elsewhere = await connection({ session: memorySession(), secrets })
    const done = await elsewhere.publish(content({ text: 'Avec image', media: [one] }), identity(), handles)
    expect((await pds.posts(other.did))[0]?.uri).toBe(done.remote_id)
  })

  test('PDS 0.4.217 takes images up to one megabyte (its lexicon is older than the two megabytes of 2026)', async () => {
    const { token } = account
    const upload = async (size: number) => {
      const response = await fetch(`${pds.url}/xrpc/com.atproto.repo.uploadBlob`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'image/png' },
        body: Buffer.concat([png(), Buffer.alloc(size)]),
      })
      const { blob } = (await response.json()) as { blob: unknown }
      return { blob, status: response.status }
    }
    const sizes: Record<number, number> = {}
    for (const size of [990_000, 1_000_001, 2_100_000]) {
      const { blob } = await upload(size)
      const record = {
        $type: 'app.bsky.feed.post',
        text: 'poids',
        createdAt: new Date().toISOString(),
        embed: { $type: 'app.bsky.embed.images', images: [{ alt: '', image: blob }] },
      }
      const put = await pds.xrpc('com.atproto.repo.createRecord', {
        token,
        json: { repo: account.did, collection: 'app.bsky.feed.post', record },
      })
      sizes[size] = put.status
    }
    expect(sizes).toEqual({ 990_000: 200, 1_000_001: 400, 2_100_000: 400 })
  })
})

describe('bluesky with its app view and its video service', () => {
  const gone = () => Promise.reject(new Error('no such method'))
  const connect = () => connection({ session })

  test('a video is put onto the server of the account, and is a valid record with its alternative text', async () => {
    const open = await connect()
    const what = content({
      text: 'Au fournil',
      media: [{ ...video({ shade: 0x31 }), alt: 'Le pain sort du four', no_alt: false }],
    })
    expect(open.steps(what)).toEqual(['upload:0', 'media:0'])
    const done = await deliver(open, what, identity())
    const record = (await pds.posts(account.did)).find(({ uri }) => uri === done.remote_id)?.value
    expect(AppBskyFeedPost.validateRecord(jsonToLex(record)).success).toBe(true)
    expect(record?.['embed']).toMatchObject({
      $type: 'app.bsky.embed.video',
      alt: 'Le pain sort du four',
      aspectRatio: { width: 1080, height: 1920 },
      video: { mimeType: 'video/mp4', size: 300_000 },
    })
  })

  test('a video is sent once: while it is worked on it is waited for, and one that is known is not worked on again', async () => {
    const open = await connect()
    const clip = video({ shade: 0x32 })
    const what = content({ text: 'Une vidéo', media: [clip] })
    const uploads = () => proxy.requests().filter((one) => one.path.includes('uploadVideo')).length
    const before = uploads()
    const job = await open.stage('upload:0', what, identity(), {})
    proxy.faults.next('media', { kind: 'reset_before' })
    expect((await failureOf(open.stage('media:0', what, identity(), { 'upload:0': job }))).verdict).toBe('not_sent')
    const blob = await open.stage('media:0', what, identity(), { 'upload:0': job })
    expect(uploads() - before).toBe(1)
    // 409 already_exists
    expect(await open.stage('upload:0', what, identity(), {})).toBe(job)
    proxy.forgetVideos()
    expect(await open.stage('media:0', what, identity(), { 'upload:0': job })).toBe(blob)
  })

  test('a video that cannot be worked on is refused, in the words of the service', async () => {
    const open = await connect()
    const what = content({ text: 'Trop longue', media: [video({ shade: 0x33 })] })
    proxy.videos.fail = 'validation_failure'
    try {
      expect(await failureOf(stageAll(open, what, identity()))).toMatchObject({
        verdict: 'refused',
        code: 'video_refused',
        message: 'validation_failure',
      })
    } finally {
      proxy.videos.fail = null
    }
  })

  test('no more videos today, or none at all: said before the file leaves', async () => {
    const open = await connect()
    const what = content({ media: [video({ shade: 0x34 })] })
    const uploads = () => proxy.requests().filter((one) => one.path.includes('uploadVideo')).length
    const before = uploads()
    const usual = { ...proxy.videos }
    try {
      Object.assign(proxy.videos, { remaining: 0, error: 'User has exceeded daily upload video limit' })
      expect(await failureOf(stageAll(open, what, identity()))).toMatchObject({ verdict: 'rate_limited', code: 'video_quota' })
      Object.assign(proxy.videos, { remaining: 25, can_upload: false, error: 'unconfirmed_email' })
      expect(await failureOf(stageAll(open, what, identity()))).toMatchObject({
        verdict: 'refused',
        code: 'video_refused',
        message: 'unconfirmed_email',
      })
    } finally {
      Object.assign(proxy.videos, usual)
    }
    expect(uploads()).toBe(before)
  })

  test('only MP4, and up to 300 MB', () => {
    const codes = (given: Parameters<typeof medium>[0]) =>
      blueskyRules
        .check(content({ media: [medium({ mime: 'video/mp4', no_alt: true, ...given })] }), {})
        .map(({ code }) => code)
    expect(codes({ bytes: 300_000_000 })).toEqual([])
    expect(codes({ bytes: 300_000_001 })).toEqual(['video_too_heavy'])
    expect(codes({ mime: 'video/quicktime' })).toEqual(['media_type'])
  })

  test('figures: added up, gone, not read yet by the app view, and what is no post at all', async () => {
    const open = await connect()
    const ids = []
    for (const text of ['Chiffre un', 'Chiffre deux', 'Chiffre trois']) {
      ids.push((await deliver(open, content({ text }), identity())).remote_id)
    }
    const [one = '', two = '', three = ''] = ids
    proxy.count(one, { likeCount: 12, repostCount: 3, quoteCount: 2 })
    await open.remove?.(two)
    proxy.hide(three)
    const before = proxy.requests().length
    const lines =
      (await open.postFigures?.([one, two, three, ...Array.from({ length: 22 }, () => one), 'https://exemple.fr/'])) ?? []
    const asked = proxy
      .requests()
      .slice(before)
      .filter((request) => request.path.includes('getPosts'))
    // the 26th is no post at all: nothing is asked about it
    expect(asked).toHaveLength(1)
    expect(lines[0]?.figures.map(({ metric, value }) => [metric, value])).toEqual([
      ['reactions', 12],
      ['comments', 0],
      ['shares', 5],
    ])
    expect(lines[1]).toEqual({ remote_id: two, status: 'gone', figures: [] })
    expect(lines[2]).toMatchObject({
      status: 'there',
      figures: Array(3).fill(expect.objectContaining({ value: null, reason: 'not_yet' })),
    })
    expect(lines[24]?.figures[0]?.value).toBe(12)
    expect(lines[25]?.figures[0]).toMatchObject({ value: null, reason: 'not_given' })
    const many = Array.from({ length: 26 }, (_, index) => `at://${account.did}/app.bsky.feed.post/${tid(index, 0)}`)
    expect((await open.postFigures?.(many))?.every(({ status }) => status === 'gone')).toBe(true)
    expect(
      proxy
        .requests()
        .slice(before)
        .filter((request) => request.path.includes('getPosts')),
    ).toHaveLength(3)
    const byAddress = await open.postFigures?.([`https://bsky.app/profile/${account.handle}/post/${one.split('/').at(-1)}`])
    expect(byAddress?.[0]?.figures[0]?.value).toBe(12)
  })

  test('without an app view (502 of a bare server) figures and inbox are tried again later', async () => {
    const bare = await connection({ session, endpoint: pds.url })
    const { remote_id } = await deliver(bare, content({ text: 'Seul' }), identity())
    const asked = [() => bare.postFigures?.([remote_id]), () => bare.accountFigures?.(new Date()), () => bare.inbox?.(null)]
    for (const ask of asked) expect(await failureOf(ask() ?? gone())).toMatchObject({ verdict: 'not_sent' })
    expect((await bare.ownPosts?.(new Date(Date.now() - 60_000)))?.posts.map((one) => one.remote_id)).toContain(remote_id)
  })

  test('own posts are in the order that readers see, whenever they were queued', async () => {
    const planned = await pds.account('planifiee')
    const open = await connection({
      session: memorySession(),
      secrets: { identifier: planned.handle, app_password: planned.app_password },
    })
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000)
    // the key is of the day it was queued, the instant that of the publication
    for (const [text, queued, out] of [
      ['ancienne', at(300_000), at(200_000)],
      ['hier', at(100_000), at(1000)],
      ['ce matin', at(90_000), at(100)],
      ['il y a peu', at(200_000), at(10)],
    ] as const) {
      await deliver(open, content({ text }), { ...identity(queued), created_at: out.toISOString() })
    }
    const { posts, complete } = (await open.ownPosts?.(at(1500))) ?? { posts: [], complete: false }
    expect(posts.map((one) => one.text)).toEqual(['il y a peu', 'ce matin', 'hier'])
    expect(complete).toBe(true)
    const [last] = posts
    expect(last?.url).toMatch(/^https:\/\/bsky\.app\/profile\/did:plc:\w+\/post\/\w{13}$/)
  })

  test('own posts go back page by page', async () => {
    const chatty = await pds.account('bavarde')
    const writes = Array.from({ length: 130 }, (_, index) => ({
      $type: 'com.atproto.repo.applyWrites#create',
      collection: 'app.bsky.feed.post',
      value: { $type: 'app.bsky.feed.post', text: `n° ${index}`, createdAt: new Date().toISOString() },
    }))
    await pds.xrpc('com.atproto.repo.applyWrites', { token: chatty.token, json: { repo: chatty.did, writes } })
    const secrets = { identifier: chatty.handle, app_password: chatty.app_password }
    const open = await connection({ session: memorySession(), secrets })
    const listed = await open.ownPosts?.(new Date(Date.now() - 60_000))
    expect(listed?.posts).toHaveLength(130)
    expect(listed?.complete).toBe(true)
  })

  test('a post of another account is not taken away', async () => {
    const open = await connect()
    const uri = await write('Pas à moi')
    expect(await failureOf(open.remove?.(uri) ?? gone())).toMatchObject({ verdict: 'refused', code: 'not_own_post' })
    expect((await pds.posts(friend.did)).map((one) => one.uri)).toContain(uri)
  })

  test('what came in: replies under their post, mentions and quotes elsewhere, likes never', async () => {
    const open = await connect()
    const { cursor } = (await open.inbox?.(null)) ?? { cursor: '' }
    const post = await deliver(open, content({ text: 'Une question ?' }), identity())
    const reply = await write('Oui', post.remote_id)
    proxy.notify(account.did, 'reply', reply, { subject: post.remote_id })
    const mention = await write('Chez la boulangerie')
    proxy.notify(account.did, 'mention', mention, { at: new Date(Date.now() + 1) })
    const quote = await write('Regardez')
    proxy.notify(account.did, 'quote', quote, { at: new Date(Date.now() + 2), subject: post.remote_id })
    proxy.notify(account.did, 'like', post.remote_id, { subject: post.remote_id })
    const { items } = (await open.inbox?.(cursor)) ?? { items: [] }
    expect(items).toMatchObject([
      { kind: 'comment', remote_id: reply, post_id: post.remote_id, answers: post.remote_id, text: 'Oui' },
      { kind: 'mention', remote_id: mention, post_id: null, answers: null },
      { kind: 'mention', remote_id: quote, post_id: post.remote_id, answers: null },
    ])
    expect(items[0]?.author).toEqual({ id: friend.did, name: 'Une amie', url: `https://bsky.app/profile/${friend.handle}` })
  })

  test('what came in: pages, thirty days at first, and one that arrives late is not lost', async () => {
    const other = await pds.account('courrier')
    const open = await connection({
      session: memorySession(),
      secrets: { identifier: other.handle, app_password: other.app_password },
    })
    const uris = []
    for (let index = 0; index < 4; index++) uris.push(await write(`Courrier ${index}`))
    const [old = '', first = '', second = '', late = ''] = uris
    const ago = (minutes: number) => ({ at: new Date(Date.now() - minutes * 60_000) })
    proxy.notify(other.did, 'mention', old, ago(31 * 24 * 60))
    for (let index = 0; index < 120; index++) proxy.notify(other.did, 'mention', first, ago(50 * 60 + index))
    proxy.notify(other.did, 'mention', second, ago(20))
    const page = await open.inbox?.(null)
    expect(new Set(page?.items.map((one) => one.remote_id))).toEqual(new Set([first, second]))
    expect(page?.items).toHaveLength(121)
    expect(page?.items.at(-1)?.remote_id).toBe(second)
    proxy.notify(other.did, 'mention', late, ago(40))
    const next = await open.inbox?.(page?.cursor ?? '')
    expect(next?.items.map((one) => one.remote_id)).toEqual([late])
    expect((await open.inbox?.(next?.cursor ?? ''))?.items).toEqual([])
  })

  test('a reply names the beginning of the thread, whoever began it', async () => {
    const open = await connect()
    const theirs = await write('Un fil à moi')
    const parent = { remote_id: theirs, url: null }
    const answer = (remote: { remote_id: string; url: null }) =>
      deliver(
        open,
        content({ text: `Réponse à ${remote.remote_id.slice(-4)}`, kind: 'reply' }),
        identity(new Date(), { root: parent, previous: remote }),
      )
    const first = await answer(parent)
    const again = await write('Et encore', first.remote_id)
    const last = await answer({ remote_id: again, url: null })
    const stored = await pds.posts(account.did)
    const reply = stored.find(({ uri }) => uri === last.remote_id)?.value['reply']
    expect(reply).toMatchObject({ root: { uri: theirs }, parent: { uri: again } })
    const missing = { remote_id: `at://${friend.did}/app.bsky.feed.post/3zzzzzzzzzzzz`, url: null }
    expect(await failureOf(answer(missing))).toMatchObject({ verdict: 'refused', code: 'parent_gone' })
  })
})

describe('bluesky records', () => {
  test('are valid by the lexicon of @atproto/api', () => {
    const what = content({ text: 'Été https://exemple.fr #soldes', link: 'https://exemple.fr/a', title: 'Titre', tags: ['a'] })
    const record = postRecord(what, identity(), { text: what.text, blobs: [], dids: {}, reply: null })
    expect(AppBskyFeedPost.validateRecord(record).success).toBe(true)
    expect(record.embed).toEqual({
      $type: 'app.bsky.embed.external',
      external: { uri: 'https://exemple.fr/a', title: 'Titre', description: '' },
    })
  })

  test('without a title the card shows the host', () => {
    const what = content({ link: 'https://www.exemple.fr/a' })
    const record = postRecord(what, identity(), { text: what.text, blobs: [], dids: {}, reply: null })
    expect(record.embed).toMatchObject({ external: { title: 'www.exemple.fr' } })
  })

  test('the same frozen values give the same bytes', () => {
    const who = identity()
    const what = content({ text: 'Été #a https://b.fr', link: 'https://c.fr' })
    const make = () => JSON.stringify(postRecord(what, who, { text: what.text, blobs: [], dids: {}, reply: null }))
    expect(make()).toBe(make())
  })

  test('facets cover whole characters and agree with the reference on links and tags', () => {
    const piece = fc.constantFrom(
      'été ',
      '🎉',
      ' #soldes',
      ' #2026',
      ' https://exemple.fr/a(b)',
      ' (https://exemple.fr/x).',
      ' @a.test',
      '\n',
      'à l’',
      ' « #fin »',
      ' mot',
      ' 👨‍👩‍👧 ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const facets = facetsOf(text, {})
        const bytes = Buffer.from(text)
        for (const { index, features } of facets) {
          const covered = bytes.subarray(index.byteStart, index.byteEnd).toString()
          const [feature] = features
          expect(covered).toBe(feature?.['uri'] ?? `#${feature?.['tag']}`)
        }
        const reference = new RichText({ text })
        reference.detectFacetsWithoutResolution()
        const links = (list: readonly { features: readonly object[] }[]) =>
          list.flatMap((one) => one.features).filter((one) => 'uri' in one && String(one.uri).startsWith('http')).length
        expect(links(facets)).toBe(links(reference.facets ?? []))
      }),
    )
  })
})

describe('tid', () => {
  test('matches the specification', () => {
    expect(tid(0, 0)).toBe('2222222222222')
    expect(isTid(tid(Date.UTC(2026, 10, 22) * 1000, 1023))).toBe(true)
    expect(isTid('3jzfcijpj2z2a')).toBe(true)
    expect(isTid('zzzzzzzzzzzzz')).toBe(false)
    expect(() => tid(-1, 0)).toThrow(RangeError)
    expect(() => tid(0, 1024)).toThrow(RangeError)
  })

  test('is read back as the instant it stands for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 52 }), fc.integer({ min: 0, max: 1023 }), (micros, clock) => {
        expect(tidTime(tid(micros, clock))).toBe(micros / 1000)
      }),
    )
    expect(tidTime('self')).toBeNaN()
  })

  test('sorts as time does', () => {
    const micros = fc.integer({ min: 0, max: 2 ** 53 - 1 })
    fc.assert(
      fc.property(micros, micros, fc.integer({ min: 0, max: 1023 }), (a, b, clock) => {
        expect(Math.sign(tid(a, clock) < tid(b, clock) ? -1 : tid(a, clock) > tid(b, clock) ? 1 : 0)).toBe(Math.sign(a - b))
      }),
    )
  })
})
