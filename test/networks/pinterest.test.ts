import { afterEach, describe, expect, test } from 'vitest'
import { pinterest } from '../../src/networks/pinterest/index.ts'
import { madeAt, pinId } from '../../src/networks/pinterest/pins.ts'
import { startPinterest, type FakePinterest, type PinterestOptions } from '../servers/pinterest.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, medium, memorySession, picture, video } from './support.ts'

const figures = {
  follower_count: 310,
  pin_count: 57,
  IMPRESSION: 240,
  ENGAGEMENT: 30,
  OUTBOUND_CLICK: 20,
  SAVE: 8,
  USER_FOLLOW: 1,
  PROFILE_VISIT: 2,
  TOTAL_COMMENTS: 3,
  TOTAL_REACTIONS: 12,
}

conformance('pinterest', async () => {
  const server = await startPinterest()
  for (const [name, value] of Object.entries(figures)) server.figures.set(name, value)
  const session = memorySession()
  return {
    network: pinterest,
    access: ({ secrets = server.secrets, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, session, ...rest }),
    wrong_secrets: { ...server.secrets, refresh_token: 'pinr.a-token-that-is-not-known' },
    faults: server.faults,
    posts: async () =>
      server.pins().map((pin) => ({
        remote_id: pin.id,
        text: pin.description ?? '',
        // a pin has one text for all its images
        alts: pin.kind === 'video' ? [] : Array.from({ length: pin.images }, (_, index) => (index === 0 ? pin.alt_text : null)),
        card: pin.link,
        videos: pin.kind === 'video' ? 1 : 0,
      })),
    refused: content({ text: 'x'.repeat(801), media: [picture('Le four')] }),
    repeat: 'twice',
    base: () => ({ media: [picture('Le pain')] }),
    close: server.close,
  }
})

describe('pinterest', () => {
  const open: FakePinterest[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(
    options: PinterestOptions = {},
    given: { secrets?: Record<string, string>; settings?: Record<string, string> } = {},
  ) {
    const server = await startPinterest(options)
    open.push(server)
    const client = await pinterest.client?.()
    if (!client) throw new Error('no client')
    const told: [number, number][] = []
    const bench = access({
      secrets: { ...server.secrets, ...given.secrets },
      endpoint: server.url,
      settings: given.settings ?? {},
      progress: (_, done, total) => told.push([done, total]),
      ...(options.now ? { now: options.now } : {}),
    })
    return { server, bench, told, connection: client.connect(bench) }
  }

  const pin = (text = 'Notre pain') => content({ text, media: [picture('Le four')] })

  test('sends what PinCreate documents', async () => {
    const { server, connection } = await start()
    const file = picture('Le four')
    await deliver(
      connection,
      content({ text: ' Notre pain ', title: 'Pain', link: 'https://exemple.fr/pain', media: [file] }),
      identity(),
    )
    const sent = server.requests().find((one) => one.subject === 'publish')
    expect(JSON.parse(String(sent?.body))).toMatchObject({
      board_id: '549755885175',
      title: 'Pain',
      description: 'Notre pain',
      link: 'https://exemple.fr/pain',
      alt_text: 'Le four',
      media_source: { source_type: 'image_base64', content_type: 'image/png' },
    })
  })

  test('two to five images are one pin, whose text describes them all', async () => {
    const { server, connection } = await start()
    const media = ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq'].map((alt, shade) => picture(alt, { shade }))
    await deliver(connection, content({ media }), identity())
    expect(server.pins()[0]).toMatchObject({ kind: 'multiple_images', images: 5, alt_text: 'Un\nDeux\nTrois\nQuatre\nCinq' })
  })

  test('the texts of all images together have to fit', async () => {
    const rules = await pinterest.rules()
    const codes = (alts: readonly string[]) =>
      rules.check(content({ media: alts.map((alt) => medium({ alt })) }), {}).map((one) => one.code)
    expect(codes(['a'.repeat(250), 'b'.repeat(249)])).toEqual([])
    expect(codes(['a'.repeat(250), 'b'.repeat(250)])).toEqual(['alt_too_long'])
    expect(codes(['a'.repeat(501), 'b'])).toEqual(['alt_too_long'])
  })

  describe('boards', () => {
    const two = [
      { id: '1', name: 'Recettes' },
      { id: '2', name: 'Vitrines' },
    ]

    test('the only one is taken, and kept', async () => {
      const { connection } = await start()
      expect(await connection.identify()).toMatchObject({
        remote_id: '2783136121146311751',
        remote_name: '@boulangerie',
        url: 'https://www.pinterest.com/boulangerie/',
        settings: { board_id: '549755885175', board: 'Recettes' },
      })
    })

    test('of several one has to be named, and each is shown', async () => {
      const { connection, server } = await start({ boards: two })
      for (const failure of [await failureOf(connection.identify()), await failureOf(deliver(connection, pin(), identity()))]) {
        expect(failure).toMatchObject({ verdict: 'unauthorized', code: 'board_needed' })
        expect(failure.message).toContain('board_id: 1 (Recettes), 2 (Vitrines)')
      }
      expect(server.pins()).toEqual([])
      const { connection: none } = await start({ boards: [] })
      expect(await failureOf(none.identify())).toMatchObject({ verdict: 'unauthorized', code: 'board_missing' })
    })

    test.each([
      [{ secrets: { board_id: '2' } }, '2'],
      [{ settings: { board_id: '1' } }, '1'],
      [{ secrets: { board_id: '2' }, settings: { board_id: '1' } }, '2'],
    ])('%o: the pin goes to %s', async (given, board_id) => {
      const { connection, server } = await start({ boards: two }, given)
      expect((await connection.identify()).settings['board_id']).toBe(board_id)
      await deliver(connection, pin(), identity())
      expect(server.pins().map((one) => one.board_id)).toEqual([board_id])
    })

    test.each(['3', 'recettes'])('%s is no board of the account', async (board_id) => {
      const { connection } = await start({ boards: two }, { secrets: { board_id } })
      expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'board_unknown' })
    })

    test('more boards than a page holds', async () => {
      const boards = Array.from({ length: 260 }, (_, index) => ({ id: String(index + 1), name: `Tableau ${index}` }))
      const { connection } = await start({ boards }, { settings: { board_id: '260' } })
      expect((await connection.identify()).settings['board']).toBe('Tableau 259')
    })
  })

  describe('the grant', () => {
    test('a token that was taken back is replaced, and the pin made once', async () => {
      const { server, connection } = await start()
      await connection.identify()
      server.revoke()
      await deliver(connection, pin(), identity())
      expect(server.pins()).toHaveLength(1)
      expect(server.refreshed.count).toBe(2)
    })

    test('a refresh token that was replaced is good no more: the kept one is used', async () => {
      const { server, bench, connection } = await start()
      await connection.identify()
      expect(await bench.session.get()).toMatchObject({ refresh_token: 'pinr.canary-refresh-1' })
      expect(server.refreshed.count).toBe(1)
    })

    test('says which rights are there, and what lacks without the others', async () => {
      const { connection } = await start({ scope: 'boards:read,pins:read,boards:write,pins:write' })
      expect((await connection.identify()).rights).toEqual({
        granted: ['boards:read', 'pins:read', 'boards:write', 'pins:write'],
        missing: [{ scope: 'user_accounts:read', without: ['account_figures'] }],
      })
    })

    test('a wrong secret of the app', async () => {
      const { connection } = await start({}, { secrets: { client_secret: 'no-such-secret' } })
      expect(await failureOf(connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'grant_lost' })
    })
  })

  describe('videos', () => {
    const film = () => content({ text: 'Le fournil', media: [video()] })

    test('are registered, uploaded, worked on and then pinned with a cover', async () => {
      const { server, connection, told } = await start({ processing_polls: 2 })
      expect(connection.steps(film())).toEqual(['session:0', 'media:0', 'ready:0'])
      await deliver(connection, film(), identity())
      expect(told).toEqual([
        [0, 300_000],
        [300_000, 300_000],
      ])
      const sent = JSON.parse(String(server.requests().find((one) => one.subject === 'publish')?.body)) as {
        media_source: unknown
      }
      expect(sent.media_source).toMatchObject({ source_type: 'video_id', cover_image_key_frame_time: 1 })
    })

    test('a form that has ended is asked for anew', async () => {
      const { server, connection } = await start()
      const what = film()
      const who = identity()
      const handles: Record<string, string> = { 'session:0': await connection.stage('session:0', what, who, {}) }
      server.expire()
      for (const step of ['media:0', 'ready:0']) handles[step] = await connection.stage(step, what, who, handles)
      await connection.publish(what, who, handles)
      expect(server.pins()).toMatchObject([{ kind: 'video' }])
    })

    test('one that fails is refused, one that was cut off is tried again', async () => {
      const { server, connection } = await start()
      const what = film()
      const who = identity()
      const handles: Record<string, string> = { 'session:0': await connection.stage('session:0', what, who, {}) }
      server.faults.next('media', { kind: 'reset_after' })
      expect(await failureOf(connection.stage('media:0', what, who, handles))).toMatchObject({ verdict: 'not_sent' })
      handles['media:0'] = await connection.stage('media:0', what, who, handles)
      server.faults.next('media', { kind: 'answer', status: 200, body: { status: 'failed' } })
      expect(await failureOf(connection.stage('ready:0', what, who, handles))).toMatchObject({
        verdict: 'refused',
        code: 'media_refused',
      })
    })
  })

  describe('what was pinned', () => {
    test('a look compares title, words, link, window and number of images, on the board of the account', async () => {
      const boards = [
        { id: '1', name: 'Recettes' },
        { id: '2', name: 'Vitrines' },
      ]
      const { server, connection } = await start({ boards }, { settings: { board_id: '1' } })
      const what = content({ text: 'Notre pain', title: 'Pain', link: 'https://exemple.fr/', media: [picture('Le four')] })
      const same = { title: 'Pain', description: 'Notre  pain', link: 'https://exemple.fr', board_id: '1' }
      const look = () => connection.lookup(what, identity(), {}, new Date())
      server.write(same, new Date(Date.now() - 130_000))
      for (const other of [
        { title: null },
        { description: 'Autre' },
        { link: null },
        { board_id: '2' },
        { images: 2, kind: 'multiple_images' as const },
        { is_owner: false },
      ])
        server.write({ ...same, ...other })
      expect(await look()).toMatchObject({ seen: 'absent', complete: true })
      const { id } = server.write(same)
      expect(await look()).toMatchObject({
        seen: 'found',
        match: { remote_id: id, url: `https://www.pinterest.com/pin/${id}/` },
      })
      server.write(same)
      expect(await look()).toMatchObject({ seen: 'several' })
    })

    test('instants without a zone are in UTC, wherever smm runs', () => {
      const zone = process.env['TZ']
      try {
        process.env['TZ'] = 'America/New_York'
        for (const created_at of ['2026-11-22T10:00:00', '2026-11-22T10:00:00Z', '2026-11-22T11:00:00+01:00'])
          expect(madeAt({ created_at })?.toISOString()).toBe('2026-11-22T10:00:00.000Z')
        expect(madeAt({ created_at: 'hier' })).toBe(null)
      } finally {
        if (zone === undefined) delete process.env['TZ']
        else process.env['TZ'] = zone
      }
    })

    test('goes back page by page, and says when it did not reach the window', async () => {
      const { server, connection } = await start()
      const what = pin('Tout au fond')
      server.write({ description: what.text }, new Date(Date.now() - 1000))
      for (let i = 0; i < 300; i++) server.write({ description: `Épingle ${i}` })
      expect((await connection.lookup(what, identity(), {}, new Date())).seen).toBe('found')
      for (let i = 0; i < 900; i++) server.write({ description: `Encore ${i}` })
      expect(await connection.lookup(what, identity(), {}, new Date())).toMatchObject({ seen: 'absent', complete: false })
      // old pins beyond the window end the search
      expect((await connection.ownPosts?.(new Date(Date.now() + 60_000)))?.complete).toBe(true)
    })

    test.each([
      ['813744226420795884', '813744226420795884'],
      ['https://www.pinterest.com/pin/813744226420795884/', '813744226420795884'],
      ['https://www.pinterest.fr/pin/pain-au-levain--813744226420795884/?mt=login', '813744226420795884'],
      ['https://www.pinterest.fr/boulangerie/recettes/', null],
    ])('%s is %s', (address, id) => {
      expect(pinId(address)).toBe(id)
    })
  })

  describe('figures', () => {
    const now = () => new Date('2026-11-22T10:00:00.000Z')
    const ago = (days: number) => new Date(now().getTime() - days * 24 * 3600_000)

    async function counting(options: PinterestOptions = {}) {
      const started = await start({ now, ...options })
      for (const [name, value] of Object.entries(figures)) started.server.figures.set(name, value)
      return started
    }

    test('of pins: one refused metric spoils no other; old, young and gone ones', async () => {
      const { server, connection } = await counting()
      server.figures.set('bad:USER_FOLLOW', 1)
      server.figures.delete('SAVE')
      const fresh = server.write({}, ago(1)).id
      const settled = server.write({}, ago(30)).id
      const old = server.write({}, ago(100)).id
      const lines = (await connection.postFigures?.([fresh, settled, old, '99'])) ?? []
      const of = (index: number, metric: string) => lines[index]?.figures.find((one) => one.metric === metric)
      expect(of(1, 'impressions')).toMatchObject({ value: 240, source: 'IMPRESSION' })
      expect(of(1, 'clicks')).toMatchObject({ value: 20, source: 'OUTBOUND_CLICK' })
      expect(of(1, 'follows')).toMatchObject({ value: null, reason: 'refused' })
      expect(of(1, 'saves')).toMatchObject({ value: null, reason: 'not_given' })
      expect(of(0, 'saves')).toMatchObject({ value: null, reason: 'not_yet' })
      expect(of(2, 'impressions')).toMatchObject({ value: null, reason: 'too_old' })
      expect(of(2, 'reactions')).toMatchObject({ value: 12, reason: null })
      expect(lines[3]).toEqual({ remote_id: '99', status: 'gone', figures: [] })
    })

    test('of the account: a day that is still counted, one too long gone, an account without analytics', async () => {
      const { server, connection } = await counting()
      const reasons = async (day: Date) =>
        Object.fromEntries(((await connection.accountFigures?.(day)) ?? []).map((one) => [one.metric, one.reason]))
      expect(await reasons(ago(1))).toEqual({
        followers: null,
        posts: null,
        impressions: null,
        engagements: null,
        clicks: null,
        saves: null,
      })
      expect(await reasons(ago(100))).toMatchObject({ followers: null, impressions: 'too_old' })
      server.figures.set('processing', 1)
      expect(await reasons(ago(0))).toMatchObject({ followers: null, impressions: 'not_yet' })
      server.figures.set('personal', 1)
      expect(await reasons(ago(1))).toMatchObject({ followers: null, impressions: 'not_permitted' })
    })

    test('too many requests: nothing more is asked', async () => {
      const { server, connection } = await counting()
      const ids = [server.write({}, ago(3)).id, server.write({}, ago(3)).id]
      let reads = 0
      server.faults.drawn((subject) => (subject === 'read' && ++reads > 2 ? { kind: 'answer', status: 429 } : null))
      const lines = (await connection.postFigures?.(ids)) ?? []
      expect(lines[0]?.figures.find((one) => one.metric === 'impressions')?.value).toBe(240)
      expect(new Set(lines[1]?.figures.map((one) => one.reason))).toEqual(new Set(['unreachable']))
      expect(reads).toBe(3)
    })
  })
})
