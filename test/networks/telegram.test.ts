import { afterEach, describe, expect, test } from 'vitest'
import { chatOf, messageOf } from '../../src/networks/telegram/chat.ts'
import { telegram } from '../../src/networks/telegram/index.ts'
import { telegramRules } from '../../src/networks/telegram/rules.ts'
import { startTelegram, type FakeTelegram, type TelegramOptions } from '../servers/telegram.ts'
import { responseOf, recordedAt } from './answers/recorded.ts'
import { telegramAnswers } from './answers/telegram.ts'
import { conformance } from './contract.ts'
import { access, content, deliver, failureOf, identity, medium, picture, video } from './support.ts'

conformance('telegram', async () => {
  const server = await startTelegram()
  return {
    network: telegram,
    access: ({ secrets = { bot_token: server.token, chat_id: '@boulangerie_test' }, endpoint = server.url, ...rest } = {}) =>
      access({ secrets, endpoint, ...rest }),
    wrong_secrets: { bot_token: '7123456789:AAH-a_token_that_is_not_known', chat_id: '@boulangerie_test' },
    faults: server.faults,
    posts: async () => albums(server),
    refused: content({ text: 'x'.repeat(4097) }),
    repeat: 'twice',
    receive: async (kind, text, post_id) => (kind === 'message' ? server.write(text) : server.comment(text, post_id)),
    close: server.close,
  }
})

/** The messages of an album are one post. */
function albums(server: FakeTelegram) {
  const messages = server.messages()
  return messages
    .filter(
      (one, index) => messages.findIndex((other) => (other.media_group_id ?? other) === (one.media_group_id ?? one)) === index,
    )
    .map((one) => {
      const all = messages.filter((other) => (other.media_group_id ?? other) === (one.media_group_id ?? one))
      const photos = all.reduce((sum, each) => sum + each.photos, 0)
      const videos = all.reduce((sum, each) => sum + each.videos, 0)
      return {
        remote_id: String(one.message_id),
        text: one.text,
        alts: Array.from({ length: photos }, () => null),
        card: null,
        videos,
      }
    })
}

describe('telegram', () => {
  const open: FakeTelegram[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(options: TelegramOptions = {}, chat_id = '@boulangerie_test') {
    const server = await startTelegram(options)
    open.push(server)
    const bench = access({ secrets: { bot_token: server.token, chat_id }, endpoint: server.url })
    const client = await telegram.client?.()
    if (!client) throw new Error('no client')
    const connect = (settings = {}) => client.connect({ ...bench, settings })
    return { server, bench, connect, connection: connect() }
  }

  const sent = (server: FakeTelegram) => server.requests().filter((one) => one.subject === 'publish')

  test.each(telegramAnswers.answers)('$name: $verdict $code', (recorded) => {
    const { verdict, code, to, status, retry_after_ms } = recorded
    const given = { now: recordedAt, read: to === 'read', publish: to === 'publish' }
    const failure = telegramAnswers.meaning(responseOf(recorded), given)
    expect(failure).toMatchObject({ verdict, code })
    expect(failure.message).not.toMatch(/<|^$/)
    const wait = failure.retry_at === undefined ? undefined : failure.retry_at.getTime() - recordedAt.getTime()
    expect(wait).toBe(retry_after_ms)
    if (verdict !== 'unauthorized' && status !== 409) expect(failure.status).toBe(status)
  })

  test('who it is, where, and what it may do', async () => {
    const { server, connection } = await start()
    expect(await connection.identify()).toEqual({
      remote_id: String(server.channel_id),
      remote_name: 'Boulangerie',
      url: 'https://t.me/boulangerie_test',
      settings: { chat_id: String(server.channel_id), bot: 'fournil_bot', discussion_id: server.discussion_id },
      rights: { granted: ['administrator', 'can_post_messages', 'can_delete_messages'], missing: [] },
    })
  })

  test.each([
    [{ can_post_messages: false }, ['can_post_messages']],
    [{ status: 'member' }, ['can_post_messages']],
    [{ discussion: 'member' }, ['discussion_administrator']],
    [{ discussion: 'left' }, ['discussion_administrator']],
    [{ discussion: null }, []],
  ] as [TelegramOptions, string[]][])('rights: %o', async (options, missing) => {
    const { connection } = await start(options)
    expect((await connection.identify()).rights?.missing.map(({ scope }) => scope)).toEqual(missing)
  })

  test('a bot that was thrown out, and a channel that is not there', async () => {
    const thrown = await start({ status: 'kicked' })
    expect(await failureOf(thrown.connection.identify())).toMatchObject({ verdict: 'unauthorized', code: 'no_permission' })
    expect(await failureOf(deliver(thrown.connection, content(), identity()))).toMatchObject({ code: 'no_permission' })
    const nowhere = await start({}, '@autre_canal')
    for (const failure of [
      await failureOf(nowhere.connection.identify()),
      await failureOf(deliver(nowhere.connection, content(), identity())),
    ]) {
      expect(failure).toMatchObject({ verdict: 'unauthorized', code: 'chat_not_found' })
    }
  })

  test('the token is in no line and no failure, though it stands in every address', async () => {
    const { server, bench, connection } = await start()
    server.faults.next('publish', {
      kind: 'answer',
      status: 400,
      body: { ok: false, description: `/bot${server.token}/x ${server.token}` },
    })
    const failure = await failureOf(deliver(connection, content(), identity()))
    server.faults.next('publish', { kind: 'reset_before' })
    const lost = await failureOf(deliver(connection, content(), identity()))
    await connection.identify()
    const shown = [failure.message, lost.message, String(lost.stack), ...bench.lines].join('\n')
    expect(bench.lines).toHaveLength(6)
    expect(shown).toContain('/sendMessage')
    expect(shown).not.toContain('AAH-canary')
  })

  test.each([
    ['7123:a/../../x', 'not a path'],
    ['', 'nothing'],
    ['jeton', 'a word'],
  ])('what is no token is not sent: %s (%s)', async (bot_token) => {
    const { server } = await start()
    const client = await telegram.client?.()
    const wrong = client?.connect(access({ secrets: { bot_token, chat_id: '@x' }, endpoint: server.url }))
    expect(await failureOf(wrong?.identify() ?? Promise.reject())).toMatchObject({ verdict: 'unauthorized' })
    expect(server.requests()).toEqual([])
  })

  test('signs of a markup are words like others, and a link is the preview', async () => {
    const { server, connection } = await start()
    const text = 'Pains <spéciaux> & *promo* _du_ [jour](x) \\ `1+1`'
    const what = content({ text, link: 'https://exemple.fr/pains' })
    const done = await deliver(connection, what, identity())
    expect(server.messages()[0]).toMatchObject({
      text: `${text}\n\nhttps://exemple.fr/pains`,
      preview: 'https://exemple.fr/pains',
    })
    expect(done).toMatchObject({ url: `https://t.me/boulangerie_test/${done.remote_id}` })
    expect(String(sent(server)[0]?.body)).not.toContain('parse_mode')
  })

  test('a post of a private channel has no address', async () => {
    const { connection } = await start({ username: null }, '-1001200300400')
    expect(await deliver(connection, content(), identity())).toMatchObject({ url: null })
    expect((await connection.identify()).url).toBeNull()
  })

  test('one image is a photo, several are an album in one call, its text on the first', async () => {
    const { server, connection } = await start()
    await deliver(connection, content({ text: 'Une', media: [picture('Le four')] }), identity())
    const media = [picture('Le four'), picture(null, { shade: 0x33 }), video({ bytes: 60_000 })]
    await deliver(connection, content({ text: 'Trois', media }), identity())
    expect(sent(server).map(({ path }) => path.split('/').at(-1))).toEqual(['sendPhoto', 'sendMediaGroup'])
    expect(server.messages().map(({ text, photos, videos }) => [text, photos, videos])).toEqual([
      ['Une', 1, 0],
      ['Trois', 1, 0],
      ['', 1, 0],
      ['', 0, 1],
    ])
  })

  test('an album is taken away whole', async () => {
    const { server, connection } = await start()
    const first = await deliver(connection, content({ text: 'Une' }), identity())
    const album = await deliver(connection, content({ media: [picture('a'), picture('b', { shade: 1 })] }), identity())
    expect(server.messages()).toHaveLength(3)
    await connection.remove?.(album.remote_id)
    expect(server.messages().map(({ message_id }) => String(message_id))).toEqual([first.remote_id])
    await connection.remove?.(album.remote_id)
  })

  test('what has the number of an album in another chat is not the album', async () => {
    const { server, connection } = await start()
    const post = await deliver(connection, content(), identity())
    const album = await deliver(connection, content({ media: [picture('a'), picture('b', { shade: 1 })] }), identity())
    const replies_to = { root: post, previous: { remote_id: server.write('Une question'), url: null } }
    const reply = await deliver(connection, content({ kind: 'reply' }), identity(new Date(), replies_to))
    server.write('Une autre')
    expect(reply.remote_id.split(':')[1]).toBe(album.remote_id)
    await connection.remove?.(reply.remote_id)
    expect(server.messages(555_001).map(({ text }) => text)).toEqual(['Une question', 'Une autre'])
    expect(server.messages()).toHaveLength(3)
  })

  test('albums are noted for as long as they can be taken away', async () => {
    const { bench } = await start()
    const client = await telegram.client?.()
    let now = new Date('2026-11-22T10:00:00Z')
    const connection = client?.connect({ ...bench, now: () => now })
    const noted = async () => {
      await connection?.publish(content({ media: [picture('a'), picture('b', { shade: 1 })] }), identity(), {})
      return Object.keys((await bench.session.get()) ?? {}).length
    }
    await bench.session.set({ other: 'kept' })
    expect(await noted()).toBe(2)
    now = new Date('2026-11-24T09:00:00Z')
    expect(await noted()).toBe(3)
    now = new Date('2026-11-24T11:00:00Z')
    expect(await noted()).toBe(3)
    expect(await bench.session.get()).toMatchObject({ other: 'kept' })
  })

  test('an album that could not be noted is out all the same', async () => {
    const { server, bench } = await start()
    const client = await telegram.client?.()
    const session = { get: async () => null, set: () => Promise.reject(new Error('the disk is full')) }
    const connection = client?.connect({ ...bench, session })
    const media = [picture('a'), picture('b', { shade: 1 })]
    expect((await connection?.publish(content({ media }), identity(), {}))?.remote_id).toBe(
      String(server.messages()[0]?.message_id),
    )
    expect(bench.lines.at(-1)).toContain('the disk is full')
  })

  test('what is older than 48 hours stays, and the reason is given', async () => {
    let now = new Date('2026-11-22T10:00:00Z')
    const { server, connection } = await start({ now: () => now })
    const done = await deliver(connection, content(), identity())
    now = new Date('2026-11-24T10:00:01Z')
    expect(await failureOf(connection.remove?.(done.remote_id) ?? Promise.reject())).toMatchObject({
      verdict: 'refused',
      code: 'delete_too_late',
    })
    expect(server.messages()).toHaveLength(1)
  })

  test('the followers are the members of the channel', async () => {
    const { connection } = await start()
    const figures = await connection.accountFigures?.(new Date())
    expect(figures).toMatchObject([{ metric: 'followers', value: 812, reason: null, source: 'getChatMemberCount' }])
  })

  describe('what comes in', () => {
    test('a comment stands under its post, an answer to it under the comment', async () => {
      const { server, connect } = await start()
      const connection = connect((await connect().identify()).settings)
      const post = await deliver(connection, content({ text: 'Une question ?' }), identity())
      const asked = server.comment('À quelle heure ?', post.remote_id)
      const again = server.comment('Moi aussi', null, asked)
      const alone = server.write('Bonjour, puis-je commander ?')
      const page = await connection.inbox?.(null)
      expect(page?.more).toBe(false)
      expect(page?.items).toMatchObject([
        {
          kind: 'comment',
          remote_id: asked,
          post_id: post.remote_id,
          answers: post.remote_id,
          text: 'À quelle heure ?',
          author: { id: '555001', name: 'Léa Martin', url: 'https://t.me/lea_m' },
          url: expect.stringMatching(/^https:\/\/t\.me\/c\/1500600700\/\d+$/) as string,
          can_reply: true,
        },
        { kind: 'comment', remote_id: again, post_id: null, answers: asked },
        { kind: 'message', remote_id: alone, post_id: null, answers: null, url: null },
      ])
    })

    test('members, other groups and what the bot wrote itself are left out', async () => {
      const { server, connection } = await start()
      const at = { date: 1_795_000_000, from: { id: 9, first_name: 'Ana' } }
      server.happen({ message: { ...at, message_id: 1, chat: { id: -42, type: 'group' }, text: 'ailleurs' } })
      server.happen({
        message: { ...at, message_id: 2, chat: { id: server.discussion_id, type: 'supergroup' }, new_chat_members: [] },
      })
      server.happen({
        message: { message_id: 3, date: 1, chat: { id: server.discussion_id }, from: { id: 7_123_456_789 }, text: 'moi' },
      })
      server.happen({ message: { ...at, message_id: 4, chat: { id: server.discussion_id, type: 'supergroup' }, sticker: {} } })
      const page = await connection.inbox?.(null)
      expect(page?.items.map(({ remote_id, text }) => [remote_id, text])).toEqual([[`${server.discussion_id}:4`, '']])
    })

    test('page by page, and what was handed out is forgotten only when the next page is asked for', async () => {
      const { server, connection } = await start()
      const written = Array.from({ length: 130 }, (_, index) => server.write(`n° ${index}`))
      const first = await connection.inbox?.(null)
      expect(first).toMatchObject({ more: true, items: { length: 100 } })
      expect((await connection.inbox?.(null))?.items).toEqual(first?.items)
      expect(server.waiting()).toBe(130)
      const second = await connection.inbox?.(first?.cursor ?? '')
      expect(second).toMatchObject({ more: false, items: { length: 30 } })
      expect([...(first?.items ?? []), ...(second?.items ?? [])].map(({ remote_id }) => remote_id)).toEqual(written)
      const third = await connection.inbox?.(second?.cursor ?? '')
      expect(third).toMatchObject({ items: [], cursor: second?.cursor })
      expect(server.waiting()).toBe(0)
    })

    test('where a webhook takes everything, that is said', async () => {
      const { connection } = await start({ webhook: true })
      expect(await failureOf(connection.inbox?.(null) ?? Promise.reject())).toMatchObject({
        verdict: 'refused',
        code: 'webhook_active',
      })
    })

    test('an answer goes where the question stands: to the group, or to the person', async () => {
      const { server, connection } = await start()
      const post = await deliver(connection, content(), identity())
      const answer = async (to: string, text: string) => {
        const replies_to = { root: post, previous: { remote_id: to, url: null } }
        return deliver(connection, content({ text, kind: 'reply' }), identity(new Date(), replies_to))
      }
      const asked = server.comment('À quelle heure ?', post.remote_id)
      const done = await answer(asked, 'À 7 h.')
      const last = server.messages(server.discussion_id).at(-1)
      expect(last).toMatchObject({ text: 'À 7 h.', reply_to: Number(asked.split(':')[1]), own: true })
      expect(done.remote_id).toBe(`${server.discussion_id}:${last?.message_id}`)
      const alone = await answer(server.write('Et le dimanche ?'), 'Fermé.')
      expect(server.messages(555_001).at(-1)).toMatchObject({ text: 'Fermé.' })
      await connection.remove?.(done.remote_id)
      await connection.remove?.(alone.remote_id)
      expect(server.messages(server.discussion_id).some(({ own }) => own)).toBe(false)
      expect(await failureOf(answer(`${server.discussion_id}:99999`, 'Trop tard'))).toMatchObject({
        verdict: 'refused',
        code: 'parent_gone',
      })
      expect(await failureOf(answer('https://exemple.fr/', 'Nulle part'))).toMatchObject({ code: 'parent_unknown' })
      expect(await failureOf(deliver(connection, content({ kind: 'reply' }), identity()))).toMatchObject({
        code: 'parent_unknown',
      })
    })
  })

  test.each([
    ['@boulangerie', '@boulangerie'],
    ['boulangerie', '@boulangerie'],
    ['https://t.me/boulangerie', '@boulangerie'],
    ['t.me/s/boulangerie/', '@boulangerie'],
    [' -1001200300400 ', '-1001200300400'],
    ['https://t.me/c/1200300400/7', '-1001200300400'],
  ])('a channel is written as people write it: %s', (typed, chat) => {
    expect(chatOf(typed)).toBe(chat)
  })

  test.each([
    ['12', '@b', 12],
    ['-1001:12', '-1001', 12],
    ['https://t.me/boulangerie/12', '@boulangerie', 12],
    ['https://t.me/c/1500600700/12', '-1001500600700', 12],
    ['https://t.me/boulangerie/3/12?comment=5', '@boulangerie', 12],
  ])('a message is known by its id or its address: %s', (remote_id, chat_id, message_id) => {
    expect(messageOf({ remote_id }, '@b')).toEqual({ chat_id, message_id })
  })

  test.each([
    [{ media: [medium({ mime: 'video/mp4', bytes: 50_000_001 })] }, ['video_too_heavy']],
    [{ media: [medium({ mime: 'video/mp4' }), medium({ mime: 'video/mp4' })] }, ['too_many_videos']],
    [{ media: [medium({ mime: 'video/mp4' }), medium()] }, []],
    [{ media: [medium({ width: 6000, height: 4001 })] }, ['image_too_many_pixels']],
    [{ media: [medium({ width: 2100, height: 100 })] }, ['image_ratio']],
    [{ media: [medium({ width: 6000, height: 4000 })] }, []],
  ])('limits %#', (given, codes) => {
    expect(telegramRules.check(content(given), {}).map(({ code }) => code)).toEqual(codes)
  })
})
