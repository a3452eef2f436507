import { formData, sniffImage, startLoopback, type Answer, type Loopback, type Received } from './loopback.ts'

/**
 * The Bot API's server as far as smm uses it, after https://core.telegram.org/bots/api (10.1 of 11 June 2026, read 2026-11-27) and the
 * wording of errors in https://github.com/tdlib/telegram-bot-api. Stricter in one thing: the real one passes over fields that it does
 * not know, this one refuses them, so that a mistyped name is seen.
 */
export interface TelegramOptions {
  readonly token?: string
  /** Absent: a public channel with this name; null: a private one. */
  readonly username?: string | null
  /** What the bot is in the channel. */
  readonly status?: 'administrator' | 'member' | 'left' | 'kicked'
  readonly can_post_messages?: boolean
  /** What the bot is in the discussion group; null: the channel has none. */
  readonly discussion?: 'administrator' | 'member' | 'left' | null
  /** Somebody set a webhook: getUpdates is refused. */
  readonly webhook?: boolean
  readonly now?: () => Date
  readonly port?: number
}

export interface TelegramMessage {
  readonly chat_id: number
  readonly message_id: number
  readonly date: number
  readonly text: string
  readonly photos: number
  readonly videos: number
  readonly media_group_id: string | null
  readonly reply_to: number | null
  readonly preview: string | null
  /** Sent by the bot. */
  readonly own: boolean
  /** The post of the channel that it is the automatic forward of. */
  readonly forward_of: number | null
}

export interface FakeTelegram extends Loopback {
  readonly token: string
  readonly channel_id: number
  readonly discussion_id: number
  /** Every message there is in a chat, oldest first. */
  messages(chat_id?: number): readonly TelegramMessage[]
  /** A person writes under a post of the channel, answers a comment, or writes to the bot alone; the id that smm should give it. */
  comment(text: string, post_id: string | null, answers?: string): string
  write(text: string): string
  /** Something that is no message of a person: members, pins. */
  happen(fields: Record<string, unknown>): void
  /** So many updates wait. */
  waiting(): number
}

const channel_id = -1_001_200_300_400
const discussion_id = -1_001_500_600_700
const reader = { id: 555_001, is_bot: false, first_name: 'Léa', last_name: 'Martin', username: 'lea_m' }

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  getMe: [],
  getChat: ['chat_id'],
  getChatMember: ['chat_id', 'user_id'],
  getChatMemberCount: ['chat_id'],
  getUpdates: ['offset', 'limit', 'timeout', 'allowed_updates'],
  deleteMessage: ['chat_id', 'message_id'],
  deleteMessages: ['chat_id', 'message_ids'],
  sendMessage: ['chat_id', 'text', 'link_preview_options', 'reply_parameters'],
  sendPhoto: ['chat_id', 'photo', 'caption', 'reply_parameters'],
  sendVideo: ['chat_id', 'video', 'caption', 'width', 'height', 'duration', 'supports_streaming', 'reply_parameters'],
  sendMediaGroup: ['chat_id', 'media', 'reply_parameters'],
}

export async function startTelegram(options: TelegramOptions = {}): Promise<FakeTelegram> {
  const token = options.token ?? '7123456789:AAH-canary_tokenOfTheBot0123456789abc'
  const bot = { id: 7_123_456_789, is_bot: true, first_name: 'Fournil', username: 'fournil_bot' }
  const username = options.username === undefined ? 'boulangerie_test' : options.username
  const status = options.status ?? 'administrator'
  const group = options.discussion === undefined ? 'administrator' : options.discussion
  const now = options.now ?? (() => new Date())
  const messages: TelegramMessage[] = []
  let updates: { update_id: number; [kind: string]: unknown }[] = []
  let nextUpdate = 480_112_000
  const nextMessage = new Map<number, number>()
  let albums = 0

  const server = await startLoopback({
    ...(options.port === undefined ? {} : { port: options.port }),
    subject(_, path) {
      const method = methodOf(path)
      if (method.startsWith('send')) return 'publish'
      return method.startsWith('get') ? 'read' : 'session'
    },
    answer,
  })

  const channel = () => ({
    id: channel_id,
    type: 'channel',
    title: 'Boulangerie',
    ...(username === null ? {} : { username }),
  })
  const discussion = { id: discussion_id, type: 'supergroup', title: 'Boulangerie (discussion)' }

  function answer(request: Received): Answer {
    const [, given, method] = /^\/bot([^/]*)\/(\w+)/.exec(request.path) ?? []
    if (given === undefined || !/^\d+:[\w-]+$/.test(given)) return refuse(404, 'Not Found')
    if (given !== token) return refuse(401, 'Unauthorized')
    const known = fieldsOf[method ?? '']
    if (known === undefined) return refuse(404, 'Not Found: method not found')
    const { fields, files } = parametersOf(request)
    const extra = Object.keys(fields).filter((name) => !known.includes(name))
    if (extra.length > 0) return refuse(400, `Bad Request: unknown field ${extra.join(', ')}`)
    switch (method) {
      case 'getMe':
        return result({ ...bot, can_join_groups: true, can_read_all_group_messages: false })
      case 'getUpdates':
        return getUpdates(fields)
    }
    const chat = chatBy(fields['chat_id'])
    if (chat === null) return refuse(400, 'Bad Request: chat not found')
    switch (method) {
      case 'getChat':
        return result({
          ...(chat === channel_id
            ? { ...channel(), ...(group === null ? {} : { linked_chat_id: discussion_id }) }
            : discussion),
          accent_color_id: 3,
          max_reaction_count: 11,
        })
      case 'getChatMember':
        return member(chat, fields['user_id'])
      case 'getChatMemberCount':
        return result(chat === channel_id ? 812 : 96)
      case 'deleteMessage':
        return remove(chat, [fields['message_id']], true)
      case 'deleteMessages':
        return remove(chat, Array.isArray(fields['message_ids']) ? fields['message_ids'] : [], false)
    }
    return send(String(method), chat, fields, files)
  }

  function chatBy(id: unknown): number | null {
    if (username !== null && typeof id === 'string' && id.toLowerCase() === `@${username.toLowerCase()}`) return channel_id
    const number = Number(id)
    return [channel_id, discussion_id, reader.id].includes(number) ? number : null
  }

  function member(chat: number, user: unknown): Answer {
    if (Number(user) !== bot.id) return refuse(400, 'Bad Request: user not found')
    const own = chat === channel_id ? status : (group ?? 'left')
    if (own === 'kicked') return refuse(403, 'Forbidden: bot was kicked from the channel chat')
    if (own !== 'administrator') return result({ status: own, user: bot })
    return result({
      status: own,
      user: bot,
      can_be_edited: false,
      is_anonymous: false,
      can_manage_chat: true,
      can_delete_messages: true,
      ...(chat === channel_id ? { can_post_messages: options.can_post_messages ?? true, can_edit_messages: false } : {}),
    })
  }

  function send(method: string, chat: number, fields: Record<string, unknown>, files: Map<string, Buffer>): Answer {
    if (chat === channel_id) {
      if (status === 'kicked') return refuse(403, 'Forbidden: bot was kicked from the channel chat')
      if (status === 'left') return refuse(403, 'Forbidden: bot is not a member of the channel chat')
      const may = status === 'administrator' && (options.can_post_messages ?? true)
      if (!may) return refuse(400, 'Bad Request: need administrator rights in the channel chat')
    }
    const reply = fields['reply_parameters'] as { message_id?: unknown } | undefined
    if (reply !== undefined && typeof reply.message_id !== 'number')
      return refuse(400, "Bad Request: can't parse reply parameters")
    const parent = reply === undefined ? null : Number(reply.message_id)
    if (parent !== null && !messages.some((one) => one.chat_id === chat && one.message_id === parent))
      return refuse(400, 'Bad Request: message to be replied not found')
    const used = new Set<string>()
    const file = (named: unknown, kind: 'photo' | 'video'): string | null => {
      const name = /^attach:\/\/(\w+)$/.exec(String(named))?.[1]
      const bytes = name === undefined ? undefined : files.get(name)
      if (name === undefined || bytes === undefined) return 'Bad Request: wrong HTTP URL specified'
      used.add(name)
      if (kind === 'photo' && bytes.length > 10_000_000) return 'Bad Request: file is too big'
      if (kind === 'photo' && sniffImage(bytes) === null) return 'Bad Request: IMAGE_PROCESS_FAILED'
      if (kind === 'video' && bytes.subarray(4, 8).toString('latin1') !== 'ftyp') return 'Bad Request: wrong file type'
      return null
    }
    const text = fields[method === 'sendMessage' ? 'text' : 'caption'] ?? ''
    if (typeof text !== 'string') return refuse(400, 'Bad Request: text must be a string')
    const parts: { caption: string; photos: number; videos: number }[] = []
    if (method === 'sendMessage') {
      if (text.trim() === '') return refuse(400, 'Bad Request: message text is empty')
      if (text.length > 4096) return refuse(400, 'Bad Request: message is too long')
      const preview = fields['link_preview_options'] as { url?: unknown } | undefined
      if (preview !== undefined && !URL.canParse(String(preview.url)))
        return refuse(400, "Bad Request: can't parse link preview options")
      parts.push({ caption: text, photos: 0, videos: 0 })
    } else if (method === 'sendMediaGroup') {
      const media = fields['media'] as { type?: unknown; media?: unknown; caption?: unknown }[] | undefined
      if (!Array.isArray(media) || media.length < 2 || media.length > 10)
        return refuse(400, 'Bad Request: wrong number of messages in the album')
      for (const one of media) {
        if (one.type !== 'photo' && one.type !== 'video')
          return refuse(400, `Bad Request: can't parse InputMedia: type "${String(one.type)}"`)
        const wrong = file(one.media, one.type)
        if (wrong !== null) return refuse(400, wrong)
        const caption = typeof one.caption === 'string' ? one.caption : ''
        if (caption.length > 1024) return refuse(400, 'Bad Request: message caption is too long')
        parts.push({ caption, photos: one.type === 'photo' ? 1 : 0, videos: one.type === 'video' ? 1 : 0 })
      }
    } else {
      const kind = method === 'sendVideo' ? 'video' : 'photo'
      const wrong = file(fields[kind], kind)
      if (wrong !== null) return refuse(400, wrong)
      if (text.length > 1024) return refuse(400, 'Bad Request: message caption is too long')
      parts.push({ caption: text, photos: kind === 'photo' ? 1 : 0, videos: kind === 'video' ? 1 : 0 })
    }
    const unused = [...files.keys()].filter((name) => !used.has(name))
    if (unused.length > 0) return refuse(400, `Bad Request: nothing uses the file ${unused.join(', ')}`)
    const preview = (fields['link_preview_options'] as { url?: string } | undefined)?.url ?? null
    const media_group_id = parts.length > 1 ? String(13_900_000_000_000_000n + BigInt(++albums)) : null
    const made = parts.map(({ caption, photos, videos }) =>
      add(chat, { text: caption.trim(), photos, videos, media_group_id, reply_to: parent, preview, own: true }),
    )
    if (chat === channel_id && group !== null) for (const one of made) forward(one)
    const shown = made.map(show)
    return result(method === 'sendMediaGroup' ? shown : shown[0])
  }

  function add(chat_id: number, given: Pick<TelegramMessage, 'text' | 'own'> & Partial<TelegramMessage>): TelegramMessage {
    const message_id = nextMessage.get(chat_id) ?? 12
    nextMessage.set(chat_id, message_id + 1)
    const date = Math.floor(now().getTime() / 1000)
    const empty = { photos: 0, videos: 0, media_group_id: null, reply_to: null, preview: null, forward_of: null }
    const made: TelegramMessage = { ...empty, chat_id, message_id, date, ...given }
    messages.push(made)
    return made
  }

  /** Each post of a channel comes into its discussion group by itself. */
  function forward(post: TelegramMessage): void {
    const { text, media_group_id, message_id } = post
    const copy = add(discussion_id, { text, media_group_id, own: false, forward_of: message_id })
    tell(copy)
  }

  function tell(message: TelegramMessage, more: Record<string, unknown> = {}): void {
    updates.push({ update_id: nextUpdate++, message: { ...show(message), ...more } })
  }

  function show(one: TelegramMessage): Record<string, unknown> {
    const chat =
      one.chat_id === channel_id ? channel() : one.chat_id === discussion_id ? discussion : { ...reader, type: 'private' }
    const answered = messages.find((other) => other.chat_id === one.chat_id && other.message_id === one.reply_to)
    const sender = one.forward_of === null ? (one.own ? { from: bot } : { from: reader }) : forwarded(one.forward_of)
    return {
      message_id: one.message_id,
      date: one.date,
      chat,
      ...(one.chat_id === channel_id ? { sender_chat: channel() } : sender),
      ...(answered ? { reply_to_message: show({ ...answered, reply_to: null }) } : {}),
      ...(one.media_group_id === null ? {} : { media_group_id: one.media_group_id }),
      ...(one.photos > 0 ? { photo: [{ file_id: 'AgAC', file_unique_id: 'AQAD', width: 90, height: 90 }] } : {}),
      ...(one.videos > 0 ? { video: { file_id: 'BAAC', file_unique_id: 'AgAD', width: 90, height: 160, duration: 12 } } : {}),
      [one.photos + one.videos > 0 ? 'caption' : 'text']: one.text,
    }
  }

  const forwarded = (post_id: number) => ({
    from: { id: 777_000, is_bot: false, first_name: 'Telegram' },
    sender_chat: channel(),
    is_automatic_forward: true,
    forward_origin: { type: 'channel', chat: channel(), message_id: post_id, date: Math.floor(now().getTime() / 1000) },
  })

  function getUpdates(fields: Record<string, unknown>): Answer {
    if (options.webhook === true)
      return refuse(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    const offset = fields['offset'] === undefined ? 0 : Number(fields['offset'])
    const limit = Number(fields['limit'] ?? 100)
    if (!Number.isSafeInteger(offset)) return refuse(400, 'Bad Request: offset must be an Integer')
    const allowed = fields['allowed_updates']
    if (!Array.isArray(allowed)) return refuse(400, "Bad Request: can't parse allowed updates")
    // what lies before the offset is confirmed: it is given to nobody any more
    updates = updates.filter((one) => one.update_id >= offset)
    const wanted = updates.filter((one) => allowed.some((kind) => one[String(kind)] !== undefined))
    return result(wanted.slice(0, Math.min(limit, 100)))
  }

  function remove(chat: number, ids: readonly unknown[], one: boolean): Answer {
    if (ids.length === 0 || ids.some((id) => !Number.isSafeInteger(id)))
      return refuse(400, 'Bad Request: message identifier is not specified')
    const found = messages.filter((message) => message.chat_id === chat && ids.includes(message.message_id))
    if (one && found.length === 0) return refuse(400, 'Bad Request: message to delete not found')
    const late = found.some(({ date }) => now().getTime() / 1000 - date > 48 * 3600)
    if (late) return refuse(400, "Bad Request: message can't be deleted")
    for (const message of found) messages.splice(messages.indexOf(message), 1)
    return result(true)
  }

  return {
    ...server,
    token,
    channel_id,
    discussion_id,
    messages: (chat = channel_id) => messages.filter((one) => one.chat_id === chat),
    comment(text, post_id, answers) {
      const above = messages.find((one) => one.forward_of !== null && String(one.forward_of) === post_id)
      const reply_to = answers === undefined ? (above?.message_id ?? null) : Number(answers.split(':')[1])
      const made = add(discussion_id, { text, own: false, reply_to })
      tell(made)
      return `${discussion_id}:${made.message_id}`
    },
    write(text) {
      const made = add(reader.id, { text, own: false })
      tell(made)
      return `${reader.id}:${made.message_id}`
    },
    happen: (fields) => void updates.push({ update_id: nextUpdate++, ...fields }),
    waiting: () => updates.length,
  }
}

function methodOf(path: string): string {
  return /^\/bot[^/]*\/(\w+)/.exec(path)?.[1] ?? ''
}

/** Fields of a query, of JSON, or of a multipart body, in which all that is no text is JSON. */
function parametersOf(request: Received): { fields: Record<string, unknown>; files: Map<string, Buffer> } {
  const files = new Map<string, Buffer>()
  const fields: Record<string, unknown> = {}
  for (const [name, value] of new URL(request.path, 'http://loopback').searchParams) fields[name] = parsed(value)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) Object.assign(fields, JSON.parse(request.body.toString()) as object)
  if (type.startsWith('multipart/form-data')) {
    for (const [name, bytes] of formData(request)) {
      if (name.startsWith('file')) files.set(name, bytes)
      else fields[name] = name === 'caption' ? bytes.toString() : parsed(bytes.toString())
    }
  }
  return { fields, files }
}

function parsed(value: string): unknown {
  if (!/^[[{]|^(true|false)$/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

const result = (value: unknown): Answer => ({ status: 200, body: { ok: true, result: value } })
const refuse = (status: number, description: string): Answer => ({
  status,
  body: { ok: false, error_code: status, description },
})
