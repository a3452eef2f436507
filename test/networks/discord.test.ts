import { afterEach, describe, expect, test } from 'vitest'
import { discord } from '../../src/networks/discord/index.ts'
import { discordRules } from '../../src/networks/discord/rules.ts'
import { webhookOf } from '../../src/networks/discord/webhook.ts'
import { redact } from '../../src/networks/redact.ts'
import { startDiscord, type DiscordOptions, type FakeDiscord } from '../servers/discord.ts'
import { discordAnswers } from './answers/discord.ts'
import { recordedAt, responseOf } from './answers/recorded.ts'
import { conformance, type Remote } from './contract.ts'
import { access, content, deliver, failureOf, identity, medium, picture, video } from './support.ts'

async function remote(given: { bot: boolean }): Promise<Remote> {
  const server = await startDiscord()
  const { webhook_url, bot_token } = server
  const good = given.bot ? { webhook_url, bot_token } : { webhook_url }
  const settings = given.bot
    ? { bot: true, reads_back: true, channel_id: server.channel_id, guild_id: server.guild_id }
    : { bot: false, reads_back: false }
  return {
    network: discord,
    access: ({ secrets = good, endpoint = server.url, ...rest } = {}) => access({ secrets, endpoint, settings, ...rest }),
    wrong_secrets: { webhook_url: webhook_url.replace(/canary.*/, 'a-key-that-is-not-known-0123456789') },
    faults: server.faults,
    posts: async () =>
      server.messages().map((one) => ({
        remote_id: one.id,
        text: one.content,
        alts: one.attachments.filter((each) => !each.video).map(({ description }) => description),
        card: null,
        videos: one.attachments.filter((each) => each.video).length,
      })),
    refused: content({ text: 'x'.repeat(2001) }),
    repeat: 'twice',
    sees: given.bot,
    close: server.close,
  }
}

conformance('discord, by a webhook alone', () => remote({ bot: false }))
conformance('discord, with a bot that reads', () => remote({ bot: true }))

describe('discord', () => {
  const open: FakeDiscord[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })

  async function start(options: DiscordOptions = {}, given: { bot?: boolean; webhook_url?: string } = {}) {
    const server = await startDiscord(options)
    open.push(server)
    const { webhook_url = server.webhook_url, bot = true } = given
    const bench = access({
      secrets: { webhook_url, ...(bot ? { bot_token: server.bot_token } : {}) },
      endpoint: server.url,
    })
    const client = await discord.client?.()
    if (!client) throw new Error('no client')
    const connect = (settings = {}) => client.connect({ ...bench, settings })
    return { server, bench, connect, connection: connect() }
  }

  test.each(discordAnswers.answers)('$name: $verdict $code', (recorded) => {
    const { verdict, code, to, retry_after_ms } = recorded
    const given = { now: recordedAt, read: to === 'read', publish: to === 'publish' }
    const failure = discordAnswers.meaning(responseOf(recorded), given)
    expect(failure).toMatchObject({ verdict, code })
    expect(failure.message).not.toMatch(/<|^$/)
    const wait = failure.retry_at === undefined ? undefined : failure.retry_at.getTime() - recordedAt.getTime()
    expect(wait).toBe(retry_after_ms)
  })

  test('a refusal says which field, and why', async () => {
    const { connection } = await start()
    const failure = await failureOf(deliver(connection, content({ text: 'x'.repeat(2001) }), identity()))
    expect(failure.message).toBe('Invalid Form Body content: Must be 2000 or fewer in length.')
  })

  test.each([
    ['the webhook alone', {}, { bot: false }, { bot: false, reads_back: false }, undefined],
    ['a bot that is told all', {}, {}, { bot: true, reads_back: true }, []],
    ['a bot without the intent', { message_content: false }, {}, { bot: true, reads_back: false }, ['MESSAGE_CONTENT']],
    ['a bot that is elsewhere', { in_room: false }, {}, { bot: false, reads_back: false }, ['READ_MESSAGE_HISTORY']],
  ])('who it is, with %s', async (_, options, given, sight, missing) => {
    const { server, connection } = await start(options, given)
    const account = await connection.identify()
    expect(account).toMatchObject({
      remote_id: server.webhook_id,
      remote_name: 'Fournil',
      url: `https://discord.com/channels/${server.guild_id}/${server.channel_id}`,
      settings: { channel_id: server.channel_id, guild_id: server.guild_id, ...sight },
    })
    expect(account.rights?.missing.map(({ scope }) => scope)).toEqual(missing)
    expect(discord.idempotencyOf?.(account.settings)).toBe(sight.reads_back ? 'readback' : 'blind')
    expect(discord.capabilitiesOf?.(account.settings)).toMatchObject({
      list_own: sight.reads_back,
      post_figures: sight.bot ? ['reactions'] : [],
    })
  })

  test('a bot whose token is refused is said at once', async () => {
    const { server } = await start()
    const client = await discord.client?.()
    const secrets = { webhook_url: server.webhook_url, bot_token: 'wrong.bot.token' }
    const connection = client?.connect(access({ secrets, endpoint: server.url }))
    expect(await failureOf(connection?.identify() ?? Promise.reject())).toMatchObject({ code: 'credential_refused' })
  })

  test('the key is in no line, no failure and no identity', async () => {
    const { server, bench, connection } = await start()
    const leak = { message: `see /api/webhooks/1/${server.webhook_url.split('/').at(-1)}`, code: 0 }
    server.faults.next('publish', { kind: 'answer', status: 400, body: leak })
    const failure = await failureOf(deliver(connection, content(), identity()))
    server.faults.next('publish', { kind: 'reset_before' })
    const lost = await failureOf(deliver(connection, content(), identity()))
    const account = await connection.identify()
    const shown = [failure.message, lost.message, String(lost.stack), JSON.stringify(account), ...bench.lines].join('\n')
    expect(shown).toContain('/webhooks/')
    expect(shown).not.toContain('canary')
  })

  test('the key of a webhook is hidden wherever it stands, and a token in JSON', () => {
    const key = 'Kcanary-Webhook_key-0a1b2c3d4e'
    const url = `https://discord.com/api/webhooks/1299/${key}`
    expect(redact(`the key ${key} alone, and ${url}`, [url])).not.toContain('canary')
    expect(redact('{"token":"canary","name":"Fournil"}', [])).toBe('{"token":"[redacted]","name":"Fournil"}')
  })

  test('nobody is notified, whatever the text says', async () => {
    const { server, connection } = await start()
    await deliver(connection, content({ text: '@everyone <@&42> venez' }), identity())
    expect(JSON.parse(String(server.requests().at(-1)?.body))).toEqual({
      content: '@everyone <@&42> venez',
      allowed_mentions: { parse: [] },
    })
    expect(server.requests().at(-1)?.path).toMatch(/\?wait=true$/)
  })

  test('the address of a message is known from what identify noted', async () => {
    const { server, connection, connect } = await start()
    expect((await deliver(connection, content(), identity())).url).toBeNull()
    const known = connect((await connection.identify()).settings)
    const { url, remote_id, published_at } = await deliver(known, content(), identity())
    expect(url).toBe(`https://discord.com/channels/${server.guild_id}/${server.channel_id}/${remote_id}`)
    expect(Date.parse(published_at ?? '')).not.toBeNaN()
  })

  test('ten files and their descriptions leave in one call', async () => {
    const { server, connection } = await start()
    const media = [...Array.from({ length: 9 }, (_, shade) => picture(`Vue ${shade}`, { shade })), video({ bytes: 60_000 })]
    await deliver(connection, content({ media }), identity())
    expect(server.requests()).toHaveLength(1)
    expect(server.messages()[0]?.attachments.map(({ description }) => description)).toEqual([
      ...Array.from({ length: 9 }, (_, index) => `Vue ${index}`),
      null,
    ])
  })

  test('a webhook that was deleted stops the account', async () => {
    const { server, connection } = await start()
    server.removeWebhook()
    for (const failure of [
      await failureOf(connection.identify()),
      await failureOf(deliver(connection, content(), identity())),
    ]) {
      expect(failure).toMatchObject({ verdict: 'unauthorized', code: 'webhook_gone' })
    }
  })

  test('a forum is refused by its name', async () => {
    const { connection } = await start({ forum: true })
    expect(await failureOf(deliver(connection, content(), identity()))).toMatchObject({ code: 'forum_channel' })
  })

  const reading = { bot: true, reads_back: true }

  test('a look compares what this webhook wrote, in its window, page by page', async () => {
    const { server, connect } = await start()
    const connection = connect(reading)
    const what = content({ text: 'Le pain est prêt' })
    const look = () => connection.lookup(what, identity(), {}, new Date())
    server.write(what.text, new Date(Date.now() - 122_000), server.webhook_id)
    server.write(what.text)
    server.write(what.text, new Date(), '1299000000000000999')
    expect(await look()).toMatchObject({ seen: 'absent', complete: true })
    const { remote_id } = await deliver(connection, what, identity())
    for (let i = 0; i < 150; i++) server.write(`Bavardage ${i}`)
    expect(await look()).toMatchObject({ seen: 'found', match: { remote_id } })
    for (let i = 0; i < 900; i++) server.write(`Encore ${i}`)
    expect(await look()).toMatchObject({ seen: 'absent', complete: false })
  })

  test('a bot that is not told what messages say proves nothing', async () => {
    const { server, connect } = await start({ message_content: false })
    const connection = connect(reading)
    server.write('Autre chose')
    expect(await connection.lookup(content(), identity(), {}, new Date())).toMatchObject({ seen: 'absent' })
    await deliver(connection, content(), identity())
    expect((await connection.lookup(content(), identity(), {}, new Date())).seen).toBe('unreadable')
    expect(await failureOf(connection.ownPosts?.(new Date(0)) ?? Promise.reject())).toMatchObject({ code: 'content_hidden' })
  })

  test('reactions are added up; none is 0, a message that is gone is gone, and one failure leaves the others', async () => {
    const { server, connect } = await start()
    const connection = connect(reading)
    const ids = []
    for (const text of ['Un', 'Deux', 'Trois']) ids.push((await deliver(connection, content({ text }), identity())).remote_id)
    const [first = '', second = '', third = ''] = ids
    server.react(first, 4, 1)
    await connection.remove?.(third)
    server.faults.next('read', { kind: 'answer', status: 500 })
    const lines = await connection.postFigures?.([second, first, second, third])
    expect(lines?.map(({ status, figures: [figure] }) => [status, figure?.value, figure?.reason])).toEqual([
      ['there', null, 'unreachable'],
      ['there', 5, null],
      ['there', 0, null],
      ['gone', null, 'not_given'],
    ])
  })

  test.each([
    ['https://discord.com/api/webhooks/12/k-e_y', null, 'https://discord.com/api/v10/webhooks/12/k-e_y'],
    ['https://ptb.discord.com/api/v9/webhooks/12/key/', null, 'https://discord.com/api/v10/webhooks/12/key'],
    [' https://discordapp.com/api/webhooks/12/key?thread_id=4 ', null, 'https://discord.com/api/v10/webhooks/12/key'],
    ['https://discord.com/api/webhooks/12/key', 'http://127.0.0.1:9', 'http://127.0.0.1:9/api/v10/webhooks/12/key'],
    ['http://127.0.0.1:9/api/webhooks/12/key', 'http://127.0.0.1:9', 'http://127.0.0.1:9/api/v10/webhooks/12/key'],
  ])('the address of a webhook: %s', (address, endpoint, url) => {
    expect(webhookOf(address, endpoint).url).toBe(url)
  })

  test.each([
    'http://discord.com/api/webhooks/12/key',
    'https://discord.com.example/api/webhooks/12/key',
    'https://exemple.fr/api/webhooks/12/key',
    'https://discord.com/api/webhooks/12/key/github',
    'https://discord.com/channels/1/2',
    'key',
    '',
  ])('what is no webhook of Discord is not called: %s', async (webhook_url) => {
    const { server, connection } = await start({}, { webhook_url })
    const failure = await failureOf(deliver(connection, content(), identity()))
    expect(failure).toMatchObject({ verdict: 'unauthorized', code: 'not_a_webhook' })
    expect(failure.message).not.toContain('key')
    expect(server.requests()).toEqual([])
  })

  test.each([
    [{ media: [medium({ mime: 'video/mp4', bytes: 10 * 1024 * 1024 + 1 })] }, ['video_too_heavy']],
    [{ media: [medium({ mime: 'video/mp4' }), medium({ mime: 'video/webm' }), medium()] }, []],
    [{ media: [medium({ alt: 'x'.repeat(1025) })] }, ['alt_too_long']],
  ])('limits %#', (given, codes) => {
    expect(discordRules.check(content(given), {}).map(({ code }) => code)).toEqual(codes)
  })
})
