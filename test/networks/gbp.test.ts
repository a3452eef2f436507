import { afterEach, describe, expect, test } from 'vitest'
import type { Access, InboxPage } from '../../src/networks/contract.ts'
import { gbp } from '../../src/networks/gbp/index.ts'
import { readMedia } from '../../src/networks/media.ts'
import { gbpScopes, startGbp, type FakeGbp, type GbpOptions } from '../servers/gbp.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, picture, stageAll } from './support.ts'

/** The client's own site: it makes a file public for Google. */
function hostAt(server: FakeGbp, { http }: Pick<Access, 'http'> = access()): NonNullable<Access['host']> {
  return async (medium) => {
    const url = `${server.url}/site/${medium.sha256.slice(0, 8)}/${encodeURIComponent(medium.file_name)}`
    const answer = await http({ method: 'PUT', url, body: await readMedia(medium), accept: [200] })
    return (answer.json as { address: string }).address
  }
}

conformance('gbp', async () => {
  const server = await startGbp()
  return {
    network: gbp,
    access: ({ secrets = { ...server.secrets }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, host: hostAt(server), ...rest }),
    wrong_secrets: { ...server.secrets, refresh_token: '1//03-another-refresh-token' },
    faults: server.faults,
    posts: async () =>
      server
        .posts()
        .map((one) => ({ remote_id: one.name, text: one.summary, alts: one.media.map(() => null), card: one.link })),
    refused: content({ text: 'x'.repeat(1501) }),
    repeat: 'twice',
    receive: async (_kind, text) => server.review(text),
    close: server.close,
  }
})

describe('gbp', () => {
  const open: FakeGbp[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(options: GbpOptions = {}, given: Partial<Omit<Access, 'http'>> = {}) {
    const server = await startGbp(options)
    open.push(server)
    const client = await gbp.client?.()
    if (!client) throw new Error('no client')
    const { secrets = {}, ...rest } = given
    const bench = access({
      secrets: { ...server.secrets, ...secrets },
      endpoint: server.url,
      host: hostAt(server),
      ...rest,
    })
    return { server, bench, connection: client.connect(bench) }
  }

  const calls = (server: FakeGbp, part: string) => server.requests().filter((one) => one.path.includes(part))
  const quota = (quota_limit_value: string) => ({
    error: {
      code: 429,
      message: 'Quota exceeded.',
      status: 'RESOURCE_EXHAUSTED',
      details: [
        { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'RATE_LIMIT_EXCEEDED', metadata: { quota_limit_value } },
      ],
    },
  })

  describe('which listing', () => {
    const two = { 'accounts/101': ['locations/202', 'locations/203'] }

    test('the only one, whatever account shows it', async () => {
      const listings = { 'accounts/100': [], 'accounts/101': ['locations/202'], 'accounts/102': ['locations/202'] }
      const { connection, server } = await start({ listings })
      expect(await connection.identify()).toEqual({
        remote_id: 'accounts/101/locations/202',
        remote_name: 'Boulangerie',
        url: 'https://maps.google.com/maps?cid=17',
        settings: { location: 'accounts/101/locations/202' },
        rights: { granted: [...gbpScopes], missing: [] },
        expires_at: null,
      })
      expect(server.location).toBe('accounts/101/locations/202')
    })

    test('of several the one that was named', async () => {
      const { connection } = await start({ listings: two }, { secrets: { location: ' /accounts/101/locations/203/ ' } })
      expect((await connection.identify()).remote_id).toBe('accounts/101/locations/203')
    })

    test.each([
      ['several_locations', two, ''],
      ['no_location', { 'accounts/101': [] }, ''],
      ['bad_location', two, 'locations/203'],
      ['bad_location', two, 'accounts/101/locations/203/../../../v1'],
    ] as const)('%s stops the account with words: %#', async (code, listings, location) => {
      const { connection } = await start({ listings }, { secrets: { location } })
      const failure = await failureOf(connection.identify())
      expect(failure).toMatchObject({ verdict: 'unauthorized', code })
      if (code === 'several_locations') expect(failure.message).toContain('accounts/101/locations/203')
      expect((await failureOf(deliver(connection, content(), identity()))).code).toBe(code)
    })

    test('what identify found is not asked again', async () => {
      const { connection, server } = await start({}, { settings: { location: 'accounts/101/locations/202' } })
      await deliver(connection, content(), identity())
      expect(calls(server, '/v1/')).toEqual([])
    })
  })

  test('a post has its language, its button and its image', async () => {
    const { connection, server } = await start()
    const media = [picture('La vitrine')]
    const what = content({ text: 'Soldes & « été »', link: 'https://exemple.fr/soldes?a=1&b=2', media, lang: 'en' })
    const done = await deliver(connection, what, identity())
    const sent = calls(server, '/localPosts').find((one) => one.method === 'POST')
    expect(JSON.parse(String(sent?.body))).toEqual({
      languageCode: 'en',
      topicType: 'STANDARD',
      summary: 'Soldes & « été »',
      callToAction: { actionType: 'LEARN_MORE', url: 'https://exemple.fr/soldes?a=1&b=2' },
      media: [{ mediaFormat: 'PHOTO', sourceUrl: expect.stringMatching(/^https:\/\/site\.exemple\.fr\//) as string }],
    })
    expect(done).toMatchObject({ remote_id: server.posts()[0]?.name, url: expect.stringContaining('lpsid=') as string })
  })

  test('without a site of the client no image leaves', async () => {
    const server = await startGbp()
    open.push(server)
    const client = await gbp.client?.()
    const connection = client?.connect(access({ secrets: { ...server.secrets }, endpoint: server.url }))
    if (!connection) throw new Error('no client')
    const what = content({ media: [picture('Le four')] })
    expect(await failureOf(stageAll(connection, what, identity()))).toMatchObject({ verdict: 'refused', code: 'no_media_host' })
  })

  test('an image that is at no public address is refused in the words of Google', async () => {
    const { connection } = await start()
    const what = content({ media: [picture('Le four')] })
    const failure = await failureOf(connection.publish(what, identity(), { 'host:0': 'https://site.exemple.fr/nowhere.png' }))
    expect(failure.verdict).toBe('refused')
    expect(failure.message).toContain('media: Fetching image failed')
  })

  test.each([
    ['PROCESSING', 'published'],
    ['LIVE', 'published'],
    ['REJECTED', 'refused'],
  ] as const)('a post that is %s right away is %s', async (state, outcome) => {
    const { connection } = await start({ state })
    const what = content({ text: 'Du pain' })
    const who = identity()
    const done = deliver(connection, what, who)
    if (outcome === 'published') expect((await done).remote_id).not.toBe('')
    else expect(await failureOf(done)).toMatchObject({ verdict: 'refused', code: 'post_rejected' })
    const seen = outcome === 'published' ? 'found' : 'absent'
    expect((await connection.lookup(what, who, {}, new Date())).seen).toBe(seen)
  })

  test('a look compares words, window and number of images', async () => {
    const { connection, server } = await start()
    const since = new Date()
    const look = (given = {}) => connection.lookup(content({ text: 'Du pain', ...given }), identity(), {}, since)
    server.write('Du pain', new Date(since.getTime() - 200_000))
    server.write('Autre chose')
    expect(await look()).toMatchObject({ seen: 'absent', complete: true })
    server.write('Du  pain')
    expect((await look()).seen).toBe('found')
    expect((await look({ media: [picture('Le four')] })).seen).toBe('absent')
    server.write('Du pain')
    expect((await look()).seen).toBe('several')
  })

  test('a list that is too long to be read says so; one in another order is read to its end', async () => {
    const since = new Date()
    const look = async (options: GbpOptions, age: number) => {
      const { connection, server } = await start({ page: 2, ...options })
      for (let n = 0; n < 13; n++) server.write(`Ancien ${n}`, new Date(since.getTime() - age * (20 - n)))
      return connection.lookup(content({ text: 'Du pain' }), identity(), {}, since)
    }
    expect(await look({}, 1000)).toMatchObject({ seen: 'absent', complete: false })
    expect(await look({}, 3_600_000)).toMatchObject({ seen: 'absent', complete: true })
    expect(await look({ oldest_first: true }, 3_600_000)).toMatchObject({ seen: 'absent', complete: false })
  })

  test.each([
    ['0', 'unauthorized', 'quota_zero'],
    ['10', 'rate_limited', 'rate_limited'],
  ] as const)('a quota of %s is %s', async (limit, verdict, code) => {
    const { connection, server } = await start()
    server.faults.next('read', { kind: 'answer', status: 429, body: quota(limit) })
    expect(await failureOf(connection.identify())).toMatchObject({ verdict, code })
    server.faults.next('publish', { kind: 'answer', status: 429, body: quota(limit) })
    const before = Date.now()
    const failure = await failureOf(deliver(connection, content(), identity()))
    expect(failure).toMatchObject({ verdict, code })
    if (verdict === 'rate_limited') expect(failure.retry_at?.getTime()).toBeGreaterThanOrEqual(before + 59_000)
  })

  test('a consent without the right to the listing', async () => {
    const { connection } = await start({ scopes: ['openid'] })
    expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'scope_missing' })
  })

  test('a consent that was taken back', async () => {
    const { connection, server } = await start()
    await connection.identify()
    server.door.revoke()
    expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'grant_lost' })
  })

  test('a post whose answer was lost is found again, and never sent again by itself', async () => {
    const { connection, server } = await start()
    const what = content({ text: 'Une fois' })
    const who = identity()
    const since = new Date()
    server.faults.next('publish', { kind: 'reset_after' })
    expect((await failureOf(deliver(connection, what, who))).verdict).toBe('unknown')
    expect(await connection.lookup(what, who, {}, since)).toMatchObject({
      seen: 'found',
      match: { remote_id: server.posts()[0]?.name },
    })
    expect(server.posts()).toHaveLength(1)
  })

  describe('reviews', () => {
    const answerTo = (review: string) => {
      const previous = { remote_id: review, url: null }
      return identity(new Date(), { root: previous, previous })
    }

    test('come with their stars, newest changes too', async () => {
      const { connection, server } = await start()
      const hour = 3_600_000
      const name = server.review('Pain trop cuit', 'TWO', new Date(Date.now() - hour))
      const first = await connection.inbox?.(null)
      expect(first?.items).toEqual([
        {
          kind: 'review',
          remote_id: name,
          post_id: null,
          answers: null,
          author: { id: null, name: 'Une passante', url: null },
          text: 'Pain trop cuit',
          url: null,
          at: expect.any(String) as string,
          rating: 2,
          can_reply: true,
        },
      ])
      const [review] = server.reviews()
      if (review) Object.assign(review, { comment: 'Parfait, en fait', updateTime: new Date().toISOString() })
      const second = await connection.inbox?.(first?.cursor ?? null)
      expect(second?.items.map((one) => one.text)).toEqual(['Parfait, en fait'])
    })

    test('come a page at a time, oldest first, none twice and none too old', async () => {
      const { connection, server } = await start({ page: 20 })
      const day = 86_400_000
      server.review('Trop ancien', 'ONE', new Date(Date.now() - 31 * day))
      const names = Array.from({ length: 130 }, (_, n) =>
        server.review(`Avis ${n}`, 'FIVE', new Date(Date.now() - day + Math.floor(n / 4) * 1000)),
      )
      const got: string[] = []
      let page: InboxPage | undefined
      do {
        page = await connection.inbox?.(page?.cursor ?? null)
        got.push(...(page?.items ?? []).map((one) => one.remote_id))
      } while (page?.more)
      expect(got).toHaveLength(130)
      expect(got.toSorted()).toEqual(names.toSorted())
    })

    test('are answered once, however often it is sent, and the answer is taken away', async () => {
      const { connection, server } = await start()
      const name = server.review('Ouvert lundi ?')
      const what = content({ text: 'Oui, dès 7 h.', kind: 'reply' })
      const who = answerTo(name)
      expect(await connection.lookup(what, who, {}, new Date())).toMatchObject({ seen: 'absent', complete: true })
      server.faults.next('publish', { kind: 'reset_after' })
      expect((await failureOf(connection.publish(what, who, {}))).verdict).toBe('unknown')
      expect(await connection.lookup(what, who, {}, new Date())).toMatchObject({ seen: 'found' })
      const { remote_id } = await connection.publish(what, who, {})
      expect(server.reviews()[0]?.reply?.comment).toBe('Oui, dès 7 h.')
      await connection.remove?.(remote_id)
      expect(server.reviews()[0]?.reply).toBe(null)
    })

    test('an answer that Google does not show is no success', async () => {
      const { connection, server } = await start({ reply_state: 'REJECTED' })
      const who = answerTo(server.review('Bof'))
      const what = content({ text: 'Appelez-moi', kind: 'reply' })
      expect(await failureOf(connection.publish(what, who, {}))).toMatchObject({ verdict: 'refused', code: 'post_rejected' })
      expect((await connection.lookup(what, who, {}, new Date())).seen).toBe('absent')
    })

    test.each(['https://exemple.fr/avis', 'accounts/101/locations/202', 'accounts/101/locations/202/reviews/../localPosts'])(
      '%s is no review',
      async (name) => {
        const { connection, server } = await start()
        const failure = await failureOf(connection.publish(content({ kind: 'reply' }), answerTo(name), {}))
        expect(failure).toMatchObject({ verdict: 'refused', code: 'parent_unknown' })
        expect(calls(server, '/v4/')).toEqual([])
      },
    )
  })

  describe('figures of a day', () => {
    const short = async (options: GbpOptions, day = new Date('2026-10-05T12:00:00Z')) => {
      const { connection, server } = await start(options)
      const figures = (await connection.accountFigures?.(day)) ?? []
      const values = Object.fromEntries(figures.map(({ metric, value, reason }) => [metric, value ?? reason]))
      return { values, server }
    }

    test('impressions are added up, and what is left out of a counted day is 0', async () => {
      const { values, server } = await short({})
      expect(values).toEqual({ impressions: 10 + 11 + 12 + 13, website_clicks: 14, calls: 15, directions: 16, bookings: 0 })
      expect(calls(server, ':fetchMulti')[0]?.path).toContain('dailyRange.startDate.month=10')
    })

    test('a day that is not counted yet is null, never 0', async () => {
      expect(Object.values((await short({ not_counted: true }, new Date())).values)).toEqual(Array(5).fill('not_yet'))
    })

    test('one metric that Google does not know any more never loses the others', async () => {
      const { values } = await short({ unknown_metrics: ['BUSINESS_IMPRESSIONS_MOBILE_MAPS', 'CALL_CLICKS'] })
      expect(values).toMatchObject({ impressions: 'refused', calls: 'refused', website_clicks: expect.any(Number) as number })
    })
  })

  test('at Google itself each service has its own host', async () => {
    const asked: string[] = []
    const bench = access({ secrets: { client_id: 'a', client_secret: 'b', refresh_token: 'c' } })
    const client = await gbp.client?.()
    const http: Access['http'] = async ({ url }) => {
      asked.push(new URL(url).host)
      const json = { access_token: 'd', accounts: [{ name: 'accounts/1' }], locations: [{ name: 'locations/2' }], reviews: [] }
      return { status: 200, headers: new Headers(), text: '', json, server_at: null }
    }
    const connection = client?.connect({ ...bench, endpoint: null, http })
    await connection?.inbox?.(null)
    await connection?.accountFigures?.(new Date())
    expect([...new Set(asked)]).toEqual([
      'oauth2.googleapis.com',
      'mybusinessaccountmanagement.googleapis.com',
      'mybusinessbusinessinformation.googleapis.com',
      'mybusiness.googleapis.com',
      'businessprofileperformance.googleapis.com',
    ])
  })

  test('people sign in with the desktop client of their own project', async () => {
    expect(await gbp.sign_in?.()).toMatchObject({ kind: 'code', scopes: [...gbpScopes], pkce: 'S256', keeps: 'refresh_token' })
  })
})
