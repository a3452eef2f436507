import { AppBskyFeedPost, RichText } from '@atproto/api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bluesky } from '../../src/networks/bluesky/index.ts'
import { facetsOf, postRecord } from '../../src/networks/bluesky/record.ts'
import { isTid, tid } from '../../src/networks/bluesky/tid.ts'
import { startBlueskyPds, type BlueskyAccount, type BlueskyPds } from '../servers/bluesky-pds.ts'
import type { Loopback, Subject } from '../servers/loopback.ts'
import { startProxy } from '../servers/proxy.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, memorySession, picture, png, stageAll } from './support.ts'

// A real PDS, with a proxy in front for the faults. One for the whole file: it takes some seconds to start.
let pds: BlueskyPds
let proxy: Loopback
let account: BlueskyAccount

function subjectOf(method: string, path: string): Subject {
  if (path.includes('com.atproto.server.')) return 'session'
  if (path.includes('uploadBlob')) return 'media'
  return method === 'POST' ? 'publish' : 'read'
}

beforeAll(async () => {
  pds = await startBlueskyPds()
  proxy = await startProxy(pds.url, subjectOf)
  account = await pds.account('boulangerie')
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
      const embed = value['embed'] as { images?: { alt: string }[]; external?: { uri: string } } | undefined
      return {
        remote_id: uri,
        text: String(value['text']),
        alts: embed?.images?.map((one) => one.alt) ?? [],
        card: embed?.external?.uri ?? null,
      }
    }),
  refused: content({ text: 'é'.repeat(301) }),
  repeat: 'same',
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
    const friend = await pds.account('amie')
    const text = `Été 🎉 chez @${friend.handle} et @personne.test : https://exemple.fr/été, #soldes #2026`
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
      [`@${friend.handle}`, { $type: 'app.bsky.richtext.facet#mention', did: friend.did }],
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

  test('sorts as time does', () => {
    const micros = fc.integer({ min: 0, max: 2 ** 53 - 1 })
    fc.assert(
      fc.property(micros, micros, fc.integer({ min: 0, max: 1023 }), (a, b, clock) => {
        expect(Math.sign(tid(a, clock) < tid(b, clock) ? -1 : tid(a, clock) > tid(b, clock) ? 1 : 0)).toBe(Math.sign(a - b))
      }),
    )
  })
})
