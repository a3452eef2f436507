import { formData, sniffImage, startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

/**
 * Discord's API v10 as far as a webhook and a reading bot use it, after its OpenAPI description and
 * https://discord.com/developers/docs/resources/webhook (both read 2026-11-27). Unknown fields are refused, which Discord passes over: a
 * mistyped name is seen.
 */
export interface DiscordOptions {
  readonly now?: () => Date
  /** Whether the bot was given the Message Content Intent: without it messages of others come without their words and files. */
  readonly message_content?: boolean
  /** Whether the bot is in the room. */
  readonly in_room?: boolean
  /** The room is a forum: each message would need a thread. */
  readonly forum?: boolean
  readonly webhook_id?: string
  readonly port?: number
}

export interface DiscordMessage {
  readonly id: string
  readonly webhook_id: string | null
  readonly content: string
  readonly timestamp: string
  readonly attachments: readonly { readonly filename: string; readonly description: string | null; readonly video: boolean }[]
  readonly reactions: readonly number[]
}

export interface FakeDiscord extends Loopback {
  /** As Discord gives it to be copied. */
  readonly webhook_url: string
  readonly webhook_id: string
  readonly bot_token: string
  readonly channel_id: string
  readonly guild_id: string
  /** Every message in the room, oldest first. */
  messages(): readonly DiscordMessage[]
  /** A person writes into the room, or another webhook does. */
  write(content: string, at?: Date, webhook_id?: string | null): DiscordMessage
  react(id: string, ...counts: number[]): void
  /** Somebody deletes the webhook. */
  removeWebhook(): void
}

const key = 'canary-Webhook_key-0a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c1d2e3f4a'
const channel_id = '1299000000000000202'
const guild_id = '1299000000000000303'
const bot_token = 'MTI5OTAwMDAwMDAw.canary.bot-token-6f1e2d3c'
const FILE_MAX = 10 * 1024 * 1024
const fields = new Set(['content', 'allowed_mentions', 'attachments', 'embeds', 'flags', 'username', 'avatar_url', 'tts'])

export async function startDiscord(options: DiscordOptions = {}): Promise<FakeDiscord> {
  const now = options.now ?? (() => new Date())
  const webhook_id = options.webhook_id ?? '1299000000000000101'
  const messages: DiscordMessage[] = []
  let nextId = 1_310_000_000_000_000_000n
  let there = true

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject(method, path) {
      if (method === 'POST' && path.includes('/webhooks/')) return 'publish'
      return method === 'GET' && path.includes('/channels/') ? 'read' : 'session'
    },
    answer,
  })

  function answer(request: Received): Answer {
    const url = new URL(request.path, 'http://loopback')
    const path = /^\/api\/v10(\/.*)$/.exec(url.pathname)?.[1]
    if (path === undefined) return { status: 404, body: { message: '404: Not Found', code: 0 } }
    const hook = /^\/webhooks\/(\d+)\/([^/]+)(?:\/messages\/(\d+))?$/.exec(path)
    if (hook) {
      const [, id, given, message] = hook
      if (id !== webhook_id || !there) return refuse(404, 10015, 'Unknown Webhook')
      if (given !== key) return refuse(401, 50027, 'Invalid Webhook Token')
      if (request.method === 'GET' && message === undefined) return { status: 200, body: webhook() }
      if (request.method === 'POST' && message === undefined) return create(request, url.searchParams)
      if (request.method === 'DELETE' && message !== undefined) return remove(message)
      return refuse(405, 0, '405: Method Not Allowed')
    }
    if (request.headers['authorization'] !== `Bot ${bot_token}`) return refuse(401, 0, '401: Unauthorized')
    if (request.method !== 'GET') return refuse(405, 0, '405: Method Not Allowed')
    if (path === '/applications/@me') {
      const flags = options.message_content === false ? 0 : 1 << 19
      return { status: 200, body: { id: '1298000000000000404', name: 'relecture', flags } }
    }
    const [, channel, id] = /^\/channels\/(\d+)\/messages(?:\/(\d+))?$/.exec(path) ?? []
    if (channel !== channel_id) return refuse(404, 10003, 'Unknown Channel')
    if (options.in_room === false) return refuse(403, 50001, 'Missing Access')
    if (id === undefined) return list(url.searchParams)
    const found = messages.find((one) => one.id === id)
    return found ? { status: 200, headers: rate(), body: read(found) } : refuse(404, 10008, 'Unknown Message')
  }

  const webhook = () => ({
    application_id: null,
    avatar: null,
    channel_id,
    guild_id,
    id: webhook_id,
    name: 'Fournil',
    type: 1,
    token: key,
    url: `https://discord.com/api/webhooks/${webhook_id}/${key}`,
  })

  function create(request: Received, query: URLSearchParams): Answer {
    const parts = formData(request)
    const type = request.headers['content-type'] ?? ''
    const source = type.startsWith('multipart/form-data') ? parts.get('payload_json') : request.body
    let body: Record<string, unknown>
    try {
      body = JSON.parse(source?.toString() ?? '') as Record<string, unknown>
    } catch {
      return refuse(400, 50109, 'The request body contains invalid JSON.')
    }
    const unknown = Object.keys(body).filter((name) => !fields.has(name))
    if (unknown.length > 0) return invalid(unknown[0] ?? '', 'unknown field')
    if (options.forum === true) {
      return refuse(400, 220001, 'Webhooks posted to forum channels must have a thread_name or thread_id')
    }
    const content = body['content'] ?? ''
    if (typeof content !== 'string') return invalid('content', 'Could not interpret "content" as string.')
    if ([...content].length > 2000) return invalid('content', 'Must be 2000 or fewer in length.')
    const parse = (body['allowed_mentions'] as { parse?: unknown } | undefined)?.parse
    if (!Array.isArray(parse)) return invalid('allowed_mentions.parse', 'This field is required')
    if (parse.length > 0 && /@(everyone|here)/.test(content)) return invalid('content', 'this server notifies nobody')
    const files = [...parts].filter(([name]) => /^files\[\d\]$/.test(name))
    const described = (body['attachments'] ?? []) as { id?: unknown; filename?: unknown; description?: unknown }[]
    if (files.length > 10 || described.length > 10) return invalid('attachments', 'Must be 10 or fewer in length.')
    if (content.trim() === '' && files.length === 0) return refuse(400, 50006, 'Cannot send an empty message')
    if (files.some(([, bytes]) => bytes.length > FILE_MAX)) return refuse(413, 40005, 'Request entity too large')
    if (described.length !== files.length) return invalid('attachments', 'Must describe each file.')
    for (const [index, one] of described.entries()) {
      if (!parts.has(`files[${String(one.id)}]`)) return invalid(`attachments.${index}.id`, 'Attachment data not found')
      const alt = one.description
      if (alt !== undefined && (typeof alt !== 'string' || alt.length > 1024))
        return invalid(`attachments.${index}.description`, 'Must be 1024 or fewer in length.')
      const bytes = parts.get(`files[${String(one.id)}]`) ?? Buffer.alloc(0)
      const known = sniffImage(bytes) !== null || bytes.subarray(4, 8).toString('latin1') === 'ftyp'
      if (!known) return invalid(`files.${index}`, 'this test sends images and videos only')
    }
    const made = add({
      content: content.trim(),
      webhook_id,
      attachments: described.map(({ id, filename, description }) => ({
        filename: String(filename),
        description: typeof description === 'string' ? description : null,
        video: sniffImage(parts.get(`files[${String(id)}]`) ?? Buffer.alloc(0)) === null,
      })),
    })
    // without `wait` nobody learns what became of it
    return query.get('wait') === 'true' ? { status: 200, headers: rate(), body: show(made) } : { status: 204, headers: rate() }
  }

  function add(given: Pick<DiscordMessage, 'content' | 'webhook_id' | 'attachments'>, at = now()): DiscordMessage {
    const id = String(nextId++)
    const timestamp = at.toISOString().replace(/Z$/, '000+00:00')
    const made = { id, timestamp, reactions: [], ...given }
    messages.push(made)
    return made
  }

  function remove(id: string): Answer {
    const index = messages.findIndex((one) => one.id === id && one.webhook_id === webhook_id)
    if (index < 0) return refuse(404, 10008, 'Unknown Message')
    messages.splice(index, 1)
    return { status: 204, headers: rate() }
  }

  function list(query: URLSearchParams): Answer {
    const limit = Number(query.get('limit') ?? 50)
    if (!(limit >= 1 && limit <= 100)) return invalid('limit', 'int value should be less than or equal to 100.')
    const before = query.get('before')
    const page = messages
      .filter((one) => before === null || BigInt(one.id) < BigInt(before))
      .toReversed()
      .slice(0, limit)
    return { status: 200, headers: rate(), body: page.map(read) }
  }

  const show = (one: DiscordMessage): Record<string, unknown> => ({
    type: 0,
    id: one.id,
    channel_id,
    content: one.content,
    timestamp: one.timestamp,
    edited_timestamp: null,
    attachments: one.attachments.map((each, index) => ({ id: String(index), ...each, size: 1, url: 'https://cdn.example/x' })),
    embeds: [],
    mentions: [],
    author: { id: one.webhook_id ?? '42', username: 'Fournil', bot: one.webhook_id !== null },
    ...(one.webhook_id === null ? {} : { webhook_id: one.webhook_id }),
    ...(one.reactions.length === 0
      ? {}
      : { reactions: one.reactions.map((count) => ({ count, me: false, emoji: { id: null, name: '🥐' } })) }),
  })

  /** As the bot is shown it. */
  const read = (one: DiscordMessage) =>
    options.message_content === false ? { ...show(one), content: '', attachments: [], embeds: [] } : show(one)

  const rate = () => ({
    'x-ratelimit-bucket': 'a1b2c3',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '4',
    'x-ratelimit-reset': String(Math.floor(now().getTime() / 1000) + 2),
    'x-ratelimit-reset-after': '2.0',
  })

  return {
    ...server,
    webhook_url: `https://discord.com/api/webhooks/${webhook_id}/${key}`,
    webhook_id,
    bot_token,
    channel_id,
    guild_id,
    messages: () => messages,
    write: (content, at = now(), by = null) => add({ content, webhook_id: by, attachments: [] }, at),
    react(id, ...reactions) {
      const index = messages.findIndex((one) => one.id === id)
      const found = messages[index]
      if (found) messages[index] = { ...found, reactions }
    },
    removeWebhook: () => {
      there = false
    },
  }
}

const refuse = (status: number, code: number, message: string): Answer => ({ status, body: { message, code } })

/** `Invalid Form Body`, with what is wrong under the name of its field. */
function invalid(field: string, message: string): Answer {
  const errors = field
    .split('.')
    .toReversed()
    .reduce<object>((inner, name) => ({ [name]: inner }), { _errors: [{ code: 'INVALID', message }] })
  return { status: 400, body: { message: 'Invalid Form Body', code: 50035, errors } }
}
