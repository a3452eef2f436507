import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { linkedin } from '../../src/networks/linkedin/index.ts'
import { openLinkedIn } from '../../src/networks/linkedin/call.ts'
import { little, plain } from '../../src/networks/linkedin/little.ts'
import { urnOf } from '../../src/networks/linkedin/urn.ts'
import { apiVersion, apiVersionEnds } from '../../src/networks/linkedin/version.ts'
import type { RemotePost } from './contract.ts'
import { duplicate, seen, startLinkedIn, type FakeLinkedIn, type LinkedInOptions } from '../servers/linkedin.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, memorySession, picture, stageAll, video } from './support.ts'

const org = 'urn:li:organization:42'

function remotePosts(server: FakeLinkedIn): RemotePost[] {
  const posts = server.posts().map((post): RemotePost => {
    const { media, multiImage, article } = post.content as {
      media?: { id: string; altText?: string }
      multiImage?: { images: { altText?: string }[] }
      article?: { source: string }
    }
    const film = media?.id.startsWith('urn:li:video:') === true
    const images = film ? [] : (multiImage?.images ?? (media === undefined ? [] : [media]))
    return {
      remote_id: post.id,
      text: seen(post.commentary),
      alts: images.map((one) => one.altText ?? null),
      card: article?.source ?? null,
      videos: film ? 1 : 0,
    }
  })
  const comments = server.comments().map(({ urn, text }) => ({ remote_id: urn, text, alts: [], card: null }))
  return [...posts, ...comments]
}

for (const kind of ['page', 'member'] as const) {
  conformance(`linkedin, ${kind}`, async () => {
    const server = await startLinkedIn({ part_bytes: 100_000, ...(kind === 'page' ? { author: org } : {}) })
    for (const [name, value] of Object.entries(statistics)) server.figures.set(name, value)
    return {
      network: linkedin,
      access: ({ secrets, endpoint = server.url, ...rest } = {}) => {
        const settings = { author: server.author }
        const good = { access_token: server.token, ...(kind === 'page' ? { author: org } : {}) }
        return access({ secrets: secrets ?? good, endpoint, settings, ...rest })
      },
      wrong_secrets: { access_token: 'a-token-that-is-not-known', author: server.author },
      faults: server.faults,
      posts: async () => remotePosts(server),
      refused: content({ text: 'x'.repeat(3001) }),
      repeat: 'duplicate_refused',
      repeat_from_the_beginning: 'twice',
      sees: kind === 'page',
      ...(kind === 'page'
        ? {
            receive: async (_kind: string, text: string, post_id: string | null) =>
              server.comment('urn:li:person:Zz9', text, post_id ?? '').urn,
          }
        : {}),
      thread: {
        answers: async (id) => {
          const comment = server.comments().find((one) => one.urn === id)
          return comment === undefined ? null : (comment.parent ?? comment.object)
        },
        nowhere: () => 'urn:li:share:1',
      },
      close: server.close,
    }
  })
}

const statistics = {
  followers: 1234,
  uniqueImpressionsCount: 300,
  impressionCount: 420,
  likeCount: 12,
  commentCount: 3,
  shareCount: 2,
  clickCount: 41,
  IMPRESSION: 420,
  MEMBERS_REACHED: 300,
  REACTION: 12,
  COMMENT: 3,
  RESHARE: 2,
  POST_SAVE: 1,
  LINK_CLICKS: 9,
  FOLLOWER_GAINED_FROM_CONTENT: 1,
  PROFILE_VIEW_FROM_CONTENT: 4,
}

describe('little text', () => {
  test('French with parentheses arrives whole, and its hashtags are links', () => {
    const text =
      'Nos horaires (lundi au vendredi) : 7 h ~ 19 h #Boulangerie_Roux, « pain <bio> » @midi [1] *neuf* \\o/ #2 | {fin}'
    const sent = little(text)
    expect(sent).toContain('{hashtag|\\#|Boulangerie\\_Roux}')
    expect(sent).toContain('\\(lundi au vendredi\\)')
    expect(sent).toContain('\\#2')
    expect(seen(sent)).toBe(text)
    expect(plain(sent)).toBe(text)
    // what LinkedIn would have shown of it
    expect(seen(text)).toBe('Nos horaires ')
  })

  test('what was escaped is the text again, whatever it is', () => {
    const sign = fc.constantFrom(
      ...'\\|{}@[]()<>#*_~＃',
      ' ',
      '\n',
      'é',
      'pain',
      '#été',
      '🎉',
      '{hashtag|',
      '@[ami](urn:li:person:a)',
      'http://a.fr/(b)_c',
    )
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(sign).map((signs) => signs.join('')),
    )
    fc.assert(
      fc.property(text, (given) => {
        const sent = little(given)
        expect(plain(sent)).toBe(given)
        expect(seen(sent)).toBe(given)
      }),
      { numRuns: 500 },
    )
  })

  test('mentions and other spellings of hashtags are read by their words', () => {
    expect(
      plain('Merci @[Jean \\(l’ami\\)](urn:li:person:1) et @[Roux] (urn:li:organization:2), {hashtag|#|Pain} {hashtag|＃|été}'),
    ).toBe('Merci Jean (l’ami) et Roux, #Pain ＃été')
  })
})

describe('versions', () => {
  test.each([
    ['202601', '2027-01-15'],
    ['202603', '2027-03-15'],
    ['202612', '2027-12-15'],
  ])('%s ends on %s', (version, ends) => {
    expect(apiVersionEnds(version)?.toISOString().slice(0, 10)).toBe(ends)
  })

  test('what is no version has no end, ours has one', () => {
    for (const none of ['2026', '202613', 'latest']) expect(apiVersionEnds(none)).toBe(null)
    expect(apiVersionEnds(apiVersion)).not.toBe(null)
  })
})

describe('linkedin', () => {
  const open: FakeLinkedIn[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(
    options: LinkedInOptions = {},
    given: { secrets?: Record<string, string>; settings?: Record<string, string> } = {},
  ) {
    const server = await startLinkedIn(options)
    open.push(server)
    const client = await linkedin.client?.()
    if (!client) throw new Error('no client')
    const session = memorySession()
    const bench = access({
      secrets: {
        access_token: server.token,
        ...(options.author === undefined ? {} : { author: options.author }),
        ...given.secrets,
      },
      endpoint: server.url,
      settings: given.settings ?? {},
      session,
      ...(options.now ? { now: options.now } : {}),
    })
    return { server, bench, session, connection: client.connect(bench), again: () => client.connect(bench) }
  }

  const last = (server: FakeLinkedIn) => {
    const sent = server.requests().filter((one) => one.subject === 'publish')
    return JSON.parse(String(sent.at(-1)?.body)) as Record<string, unknown>
  }

  test('a repeat that is refused names the post, and is never taken for it', async () => {
    const { server, connection } = await start({ author: org })
    const ghost = 'urn:li:share:7431329065766260736'
    const what = content({ text: 'Encore une fois' })
    server.faults.next('publish', { kind: 'answer', ...duplicate(ghost), status: 422 })
    const failure = await failureOf(deliver(connection, what, identity()))
    expect(failure).toMatchObject({ verdict: 'duplicate', code: 'duplicate', remote_id: ghost })
    // that post is nowhere: a look says so
    expect(await connection.lookup(what, identity(), {}, new Date())).toMatchObject({ seen: 'absent', complete: true })
  })

  test('means of proof and capabilities follow the author', () => {
    expect(linkedin.idempotencyOf?.({ author: org })).toBe('readback')
    expect(linkedin.idempotencyOf?.({ author: 'urn:li:person:a' })).toBe('duplicate')
    expect(linkedin.capabilitiesOf?.({})).toBe(linkedin.capabilities)
    expect(linkedin.capabilitiesOf?.({ author: org })).toMatchObject({ list_own: true, inbox: ['comment'], reply: true })
  })

  test('sends what the Posts API documents', async () => {
    const { server, connection } = await start()
    await deliver(
      connection,
      content({ text: 'Nos (nouveaux) horaires', link: 'https://exemple.fr/a', title: 'Horaires' }),
      identity(),
    )
    expect(last(server)).toEqual({
      author: server.author,
      commentary: 'Nos \\(nouveaux\\) horaires',
      visibility: 'PUBLIC',
      distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
      content: { article: { source: 'https://exemple.fr/a', title: 'Horaires' } },
      lifecycleState: 'PUBLISHED',
      isReshareDisabledByAuthor: false,
    })
    await deliver(connection, content({ text: 'Sans titre', link: 'https://exemple.fr/a' }), identity())
    expect(last(server)['content']).toEqual({ article: { source: 'https://exemple.fr/a', title: 'exemple.fr' } })
  })

  test('one image is media, several are a multiImage, twenty at most', async () => {
    const { server, connection } = await start({ author: org, processing_polls: 1 })
    await deliver(connection, content({ media: [picture('Le four')] }), identity())
    expect(last(server)['content']).toMatchObject({ media: { altText: 'Le four' } })
    const many = Array.from({ length: 20 }, (_, index) => picture(`Image ${index}`, { shade: index }))
    await deliver(connection, content({ text: 'Vingt', media: many }), identity())
    const { images } = (last(server)['content'] as { multiImage: { images: { id: string; altText: string }[] } }).multiImage
    expect(images.map((one) => one.altText)).toEqual(many.map((one) => one.alt))
    expect(new Set(images.map((one) => one.id)).size).toBe(20)
  })

  test('a comment takes its words as they are, and its link with them', async () => {
    const { server, connection } = await start({ author: org })
    const post = await deliver(connection, content({ text: 'Le billet' }), identity())
    const who = identity(new Date(), { root: post, previous: post })
    const done = await deliver(
      connection,
      content({ text: 'À lire (ici) #pain :', link: 'https://exemple.fr/a', kind: 'comment' }),
      who,
    )
    expect(server.comments().map((one) => one.text)).toEqual(['À lire (ici) #pain :\n\nhttps://exemple.fr/a'])
    expect(done.url).toContain('?commentUrn=urn%3Ali%3Acomment%3A%28')
    await connection.remove?.(done.remote_id)
    expect(server.comments()).toEqual([])
  })

  test.each([
    ['urn:li:share:7', 'urn:li:share:7'],
    ['https://www.linkedin.com/feed/update/urn:li:ugcPost:7/', 'urn:li:ugcPost:7'],
    [
      'https://www.linkedin.com/posts/roux_du-pain-activity-7141138937766391808-aB3d?utm_source=share',
      'urn:li:activity:7141138937766391808',
    ],
    [
      'https://www.linkedin.com/feed/update/urn:li:activity:1?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A1%2C22%29',
      'urn:li:comment:(urn:li:activity:1,22)',
    ],
    ['https://www.linkedin.com/in/roux/', null],
  ])('%s is %s', (address, urn) => {
    expect(urnOf(address)).toBe(urn)
  })

  describe('videos', () => {
    const options = { author: org, part_bytes: 100_000, processing_polls: 2 }

    test('a part that arrived is not sent again by another run', async () => {
      const { server, connection, again } = await start(options)
      const what = content({ text: 'Le fournil', media: [video({ bytes: 350_000 })] })
      const who = identity()
      const handles: Record<string, string> = { 'session:0': await connection.stage('session:0', what, who, {}) }
      // the initialisation was the first request about media: three of the four parts, then the line is cut
      let parts = 0
      server.faults.drawn((subject) => (subject === 'media' && ++parts === 4 ? { kind: 'reset_before' } : null))
      expect(await failureOf(connection.stage('media:0', what, who, handles))).toMatchObject({ verdict: 'not_sent' })
      server.faults.clear()
      const told: number[] = []
      handles['media:0'] = await again().stage('media:0', what, who, handles)
      expect(told).toEqual([])
      handles['ready:0'] = await again().stage('ready:0', what, who, handles)
      const { remote_id } = await again().publish(what, who, handles)
      expect(server.uploaded.map((one) => one.bytes)).toEqual([100_000, 100_000, 100_000, 50_000])
      expect(new Set(server.uploaded.map((one) => one.urn)).size).toBe(1)
      expect(server.posts().find((post) => post.id === remote_id)?.content).toEqual({ media: { id: handles['ready:0'] } })
    })

    test('addresses that have ended are asked for anew', async () => {
      const { server, connection } = await start(options)
      const what = content({ text: 'Le fournil', media: [video()] })
      const who = identity()
      const handles: Record<string, string> = { 'session:0': await connection.stage('session:0', what, who, {}) }
      server.expire()
      for (const step of ['media:0', 'ready:0']) handles[step] = await connection.stage(step, what, who, handles)
      await connection.publish(what, who, handles)
      expect(server.posts()).toHaveLength(1)
      expect(handles['session:0']).not.toContain(handles['ready:0'])
    })

    test.each([[org], [undefined]])('put together once, even when the answer was lost: %s', async (author) => {
      const { server, connection, again } = await start({ part_bytes: 100_000, ...(author === undefined ? {} : { author }) })
      const what = content({ text: 'Le fournil', media: [video()] })
      const who = identity()
      const handles: Record<string, string> = {}
      for (const step of ['session:0', 'media:0']) handles[step] = await connection.stage(step, what, who, handles)
      // a page asks how far it is first
      if (author !== undefined) server.faults.next('media', { kind: 'answer', status: 500 })
      else server.faults.next('media', { kind: 'reset_after' })
      expect((await failureOf(connection.stage('ready:0', what, who, handles))).verdict).toBe('not_sent')
      if (author !== undefined) {
        await again().stage('ready:0', what, who, handles)
      }
      handles['ready:0'] = await again().stage('ready:0', what, who, handles)
      await again().publish(what, who, handles)
      expect(server.posts()).toHaveLength(1)
    })

    test('a video that LinkedIn could not work on is refused', async () => {
      const { server, connection } = await start(options)
      const what = content({ media: [video()] })
      const who = identity()
      const handles: Record<string, string> = {}
      for (const step of ['session:0', 'media:0']) handles[step] = await connection.stage(step, what, who, handles)
      server.faults.next('media', { kind: 'answer', status: 200, body: { status: 'PROCESSING_FAILED' } })
      server.faults.next('media', { kind: 'answer', status: 200, body: { status: 'PROCESSING_FAILED' } })
      expect(await failureOf(connection.stage('ready:0', what, who, handles))).toMatchObject({
        verdict: 'refused',
        code: 'media_refused',
      })
    })
  })

  describe('identify', () => {
    const now = () => new Date('2026-11-22T10:00:00.000Z')

    test('a person: by OpenID, or by the profile of older apps', async () => {
      const { server, connection } = await start()
      expect(await connection.identify()).toMatchObject({ remote_id: server.author, remote_name: 'Camille Roux', rights: null })
      const older = await start({ scopes: ['r_basicprofile', 'w_member_social'] })
      expect(await older.connection.identify()).toMatchObject({ remote_id: older.server.author, remote_name: 'Camille Roux' })
      const none = await start({ scopes: ['w_member_social'] })
      expect(await failureOf(none.connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'no_permission' })
    })

    test('a page: by its name, where the person of the token may post', async () => {
      const { connection } = await start({ author: org })
      expect(await connection.identify()).toMatchObject({
        remote_id: org,
        remote_name: 'Boulangerie Roux',
        url: 'https://www.linkedin.com/company/boulangerie-roux/',
        settings: { author: org },
      })
      for (const role of ['ANALYST', '']) {
        const { connection: poor } = await start({ author: org, role })
        expect(await failureOf(poor.identify())).toMatchObject({ verdict: 'unauthorized', code: 'no_permission' })
      }
      // a token that may only post cannot ask for roles
      const blind = await start({ author: org, scopes: ['w_organization_social'] })
      expect(await blind.connection.identify()).toMatchObject({ remote_id: org, remote_name: org })
    })

    test('an author that is none, or somebody else', async () => {
      const { connection } = await start({ author: 'boulangerie' })
      expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'bad_author' })
      const { connection: other } = await start({}, { secrets: { author: 'urn:li:person:other' } })
      expect(await failureOf(other.identify())).toMatchObject({ verdict: 'unauthorized', code: 'other_author' })
    })

    test('the token ends 60 days after it was first seen', async () => {
      const first = await start({ now })
      const found = await first.connection.identify()
      expect(found.expires_at).toBe('2027-01-21T00:00:00.000Z')
      const later = () => new Date('2026-12-22T10:00:00.000Z')
      const settings = found.settings as Record<string, string>
      const kept = await start({ now: later }, { settings })
      expect((await kept.connection.identify()).expires_at).toBe('2027-01-21T00:00:00.000Z')
      const renewed = await start({ now: later, token: 'AQX-another-token' }, { settings })
      expect((await renewed.connection.identify()).expires_at).toBe('2027-02-20T00:00:00.000Z')
      expect(JSON.stringify(found.settings)).not.toContain(first.server.token)
    })

    test('with the secret of the app LinkedIn tells the end and the rights', async () => {
      const secrets = { client_id: '77app', client_secret: 'app-secret-canary' }
      const { connection } = await start({ now, scopes: ['openid', 'profile', 'w_member_social'] }, { secrets })
      const found = await connection.identify()
      expect(found.expires_at).toBe('2027-01-21T10:00:00.000Z')
      expect(found.rights).toEqual({
        granted: ['openid', 'profile', 'w_member_social'],
        missing: [
          { scope: 'r_member_postAnalytics', without: ['post_figures'] },
          { scope: 'r_member_profileAnalytics', without: ['account_figures'] },
        ],
      })
      const ended = await start({ now }, { secrets: { ...secrets, access_token: 'AQX-an-old-one' } })
      expect(await failureOf(ended.connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'token_expired' })
      // a secret that is wrong keeps nobody from publishing
      const wrong = await start({ now }, { secrets: { ...secrets, client_secret: 'no-such-secret' } })
      expect(await wrong.connection.identify()).toMatchObject({ rights: null, expires_at: '2027-01-21T00:00:00.000Z' })
    })

    test('the version is the account’s where it has one, and stays', async () => {
      const { connection } = await start({ version: '202612' }, { settings: { api_version: '202612' } })
      expect((await connection.identify()).settings['api_version']).toBe('202612')
      await deliver(connection, content(), identity())
      const { connection: old } = await start({ version: '202612' })
      expect(await failureOf(deliver(old, content(), identity()))).toMatchObject({
        verdict: 'unauthorized',
        kind: 'credential',
        code: 'api_version_sunset',
      })
    })
  })

  describe('figures', () => {
    test('of a page: one post that is refused spoils no other; gone, silent and given', async () => {
      const { server, connection } = await start({ author: org })
      for (const [name, value] of Object.entries(statistics)) server.figures.set(name, value)
      server.figures.delete('clickCount')
      const given = server.write('Un').id
      const silent = server.write('Deux').id
      const old = server.write('Trois', new Date(Date.now() - 400 * 24 * 3600_000)).id
      const bad = server.write('Quatre').id
      server.figures.set(`silent:${silent}`, 1).set(`silent:${old}`, 1).set(`bad:${bad}`, 1)
      const ids = [given, 'urn:li:share:1', silent, old, bad, 'https://www.linkedin.com/in/roux/']
      const lines = (await connection.postFigures?.(ids)) ?? []
      expect(lines.map((one) => [one.remote_id, one.status])).toEqual(
        ids.map((id) => [id, id === 'urn:li:share:1' ? 'gone' : 'there']),
      )
      const of = (index: number, metric: string) => lines[index]?.figures.find((one) => one.metric === metric)
      expect(of(0, 'reach')).toMatchObject({ value: 300, reason: null, source: 'uniqueImpressionsCount' })
      expect(of(0, 'clicks')).toMatchObject({ value: null, reason: 'not_given' })
      expect(of(2, 'reach')).toMatchObject({ value: null, reason: 'not_given' })
      expect(of(3, 'reach')).toMatchObject({ value: null, reason: 'too_old' })
      expect(of(4, 'reach')).toMatchObject({ value: null, reason: 'refused' })
      expect(of(5, 'reach')).toMatchObject({ value: null, reason: 'not_given' })
    })

    test('of a page without the right: not permitted', async () => {
      const { connection } = await start({ author: org, scopes: ['w_organization_social', 'r_organization_social'] })
      const done = await deliver(connection, content(), identity())
      const [line] = (await connection.postFigures?.([done.remote_id])) ?? []
      const account = (await connection.accountFigures?.(new Date())) ?? []
      for (const one of [...(line?.figures ?? []), ...account])
        expect(one).toMatchObject({ value: null, reason: 'not_permitted' })
      expect(line?.figures).toHaveLength(6)
    })

    test('of a person: one refused metric spoils no other, -1 is none', async () => {
      const { server, connection } = await start()
      for (const [name, value] of Object.entries(statistics)) server.figures.set(name, value)
      server.figures.set('bad:POST_SAVE', 1).set('LINK_CLICKS', -1)
      const { remote_id } = await deliver(connection, content(), identity())
      const [line, lost] = (await connection.postFigures?.([remote_id, 'urn:li:share:1'])) ?? []
      const of = (metric: string) => line?.figures.find((one) => one.metric === metric)
      expect(of('saves')).toMatchObject({ value: null, reason: 'refused' })
      expect(of('clicks')).toMatchObject({ value: null, reason: 'not_given' })
      expect(of('reach')).toMatchObject({ value: 300, source: 'MEMBERS_REACHED' })
      expect(lost).toEqual({ remote_id: 'urn:li:share:1', status: 'gone', figures: [] })
    })

    test('of a person without the right: not permitted, asked once', async () => {
      const { server, connection } = await start({ scopes: ['openid', 'profile', 'w_member_social'] })
      const { remote_id } = await deliver(connection, content(), identity())
      const [line] = (await connection.postFigures?.([remote_id])) ?? []
      expect(line?.figures.map((one) => one.reason)).toEqual(Array(9).fill('not_permitted'))
      expect(server.requests().filter((one) => one.path.includes('memberCreatorPostAnalytics'))).toHaveLength(1)
    })

    test('too many requests: what was read is kept, and nothing more is asked', async () => {
      const { server, connection } = await start()
      for (const [name, value] of Object.entries(statistics)) server.figures.set(name, value)
      const { remote_id } = await deliver(connection, content(), identity())
      let reads = 0
      server.faults.drawn((subject) => (subject === 'read' && ++reads > 2 ? { kind: 'answer', status: 429 } : null))
      const [line] = (await connection.postFigures?.([remote_id])) ?? []
      expect(line?.figures.map((one) => one.reason)).toEqual([null, null, ...Array<string>(7).fill('unreachable')])
      expect(reads).toBe(3)
    })

    test('of an account whose token has ended: nothing goes on', async () => {
      const { connection } = await start({ author: org }, { secrets: { access_token: 'AQX-an-old-one' } })
      expect(await failureOf(connection.accountFigures?.(new Date()) ?? Promise.reject())).toMatchObject({
        verdict: 'unauthorized',
      })
    })
  })

  describe('what others write', () => {
    test('page by page, oldest first, answers too, and nothing twice in one millisecond', async () => {
      const { server, connection } = await start({ author: org })
      const post = server.write('Une question ?').id
      const begun = Date.now() - 3_600_000
      const at = (seconds: number) => new Date(begun + seconds * 1000)
      const wanted = Array.from(
        { length: 60 },
        (_, index) => server.comment('urn:li:person:Zz9', `n° ${index}`, post, at(index)).urn,
      )
      const nested = server.comment('urn:li:organization:7', 'Moi aussi', wanted[0] ?? '', at(70))
      server.comment(org, 'Merci à tous', post, at(80))
      const first = await connection.inbox?.(null)
      expect(first).toMatchObject({ more: true })
      const second = await connection.inbox?.(first?.cursor ?? null)
      expect(second).toMatchObject({ more: false })
      expect([...(first?.items ?? []), ...(second?.items ?? [])].map((one) => one.remote_id)).toEqual([...wanted, nested.urn])
      expect(second?.items.at(-1)).toMatchObject({
        answers: wanted[0],
        post_id: post,
        can_reply: false,
        author: { id: 'urn:li:organization:7', name: null, url: 'https://www.linkedin.com/company/7/' },
      })
      const same = server.comment('urn:li:person:Zz9', 'En même temps', post, at(70)).urn
      const third = await connection.inbox?.(second?.cursor ?? null)
      expect(third?.items.map((one) => one.remote_id)).toEqual([same])
      expect((await connection.inbox?.(third?.cursor ?? null))?.items).toEqual([])
    })
  })

  test('the token is shown to LinkedIn’s hosts alone', () => {
    const bench = access({ secrets: { access_token: 'AQX-canary' }, endpoint: 'https://api.linkedin.com' })
    const { authorizes } = openLinkedIn(bench)
    expect(authorizes('https://www.linkedin.com/dms-uploads/a')).toEqual({ authorization: 'Bearer AQX-canary' })
    for (const other of ['https://linkedin.com.evil.example/', 'https://evillinkedin.com/'])
      expect(authorizes(other)).toEqual({})
  })

  test('own posts leave out what is shared again; a look goes back page by page', async () => {
    const { server, connection } = await start({ author: org })
    server.write('Partagé', new Date(), { reshared: true })
    server.write('D’un autre', new Date(), { author: 'urn:li:organization:7' })
    const own = server.write('À moi \\(vraiment\\) {hashtag|\\#|pain}').id
    expect((await connection.ownPosts?.(new Date(Date.now() - 60_000)))?.posts).toMatchObject([
      { remote_id: own, text: 'À moi (vraiment) #pain' },
    ])
    const what = content({ text: 'Tout au fond' })
    server.write(little(what.text), new Date(Date.now() - 1000))
    for (let i = 0; i < 150; i++) server.write(`Bavardage ${i}`)
    expect((await connection.lookup(what, identity(), {}, new Date())).seen).toBe('found')
    for (let i = 0; i < 500; i++) server.write(`Encore ${i}`)
    expect(await connection.lookup(what, identity(), {}, new Date())).toMatchObject({ seen: 'absent', complete: false })
  })

  test('what nobody may read of a person is not even asked for', async () => {
    const { server, connection } = await start()
    expect(await connection.lookup(content(), identity(), {}, new Date())).toMatchObject({ seen: 'unreadable' })
    expect(server.requests()).toEqual([])
  })

  test('without a kept author the token says who publishes', async () => {
    const { server, connection } = await start()
    await deliver(connection, content({ text: 'Bonjour' }), identity())
    expect(last(server)['author']).toBe(server.author)
    await stageAll(connection, content({ media: [picture('Le four')] }), identity())
    expect(server.requests().filter((one) => one.path === '/v2/userinfo')).toHaveLength(1)
  })
})
