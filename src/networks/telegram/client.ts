import type {
  Access,
  AccountIdentity,
  Client,
  Connection,
  Figure,
  HttpRequest,
  HttpResponse,
  InboxPage,
  Media,
  Published,
  Rights,
} from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { isVideo, readMedia } from '../media.ts'
import { chatOf, idIn, messageOf, pageOf, type Chat } from './chat.ts'
import { saysGone, telegramFailure } from './errors.ts'
import { itemOf, type Update, type Whose } from './inbox.ts'
import { callFor, type Call, type Target } from './payload.ts'

const HOME = 'https://api.telegram.org'
const IMAGES_TIMEOUT_MS = 120_000
const VIDEO_TIMEOUT_MS = 600_000
/** Updates of one call: the most that getUpdates gives. */
const PAGE = 100
/** What was sent longer ago cannot be taken away any more (deleteMessage). */
const DELETABLE_MS = 48 * 3_600_000

export const telegramClient: Client = { connect }

/**
 * A post is one call that carries its files: there is nothing to prepare, and nothing to look at afterwards. The token stands in the
 * path of every address; `redact.ts` takes it out of what is shown.
 *
 * What came in is kept by Telegram for 24 hours, and handed out once for the whole bot: one bot belongs to one account.
 */
function connect(access: Access): Connection {
  const token = (access.secrets['bot_token'] ?? '').trim()
  const chat_id = chatOf(access.secrets['chat_id'] ?? '')
  const bot = Number(token.split(':')[0])

  /** One method of the Bot API; one that only reads has a `query`. Resolves with what `accept` takes: by default 200 with `ok`. */
  async function call(
    method: string,
    sent: Pick<HttpRequest, 'json' | 'body' | 'timeout_ms'> & { query?: URLSearchParams },
    accept: (answer: HttpResponse) => boolean = isOk,
  ): Promise<HttpResponse> {
    // anything else would be another path than the method's
    if (!/^\d+:[\w-]+$/.test(token)) {
      throw new NetworkFailure('unauthorized', 'credential_refused', 'this is not the token of a bot')
    }
    const { query, ...rest } = sent
    const url = `${access.endpoint ?? HOME}/bot${token}/${method}${query?.size ? `?${query.toString()}` : ''}`
    const answer = await access.http({ method: query ? 'GET' : 'POST', url, ...rest })
    if (!accept(answer)) throw failure(answer, query !== undefined)
    return answer
  }

  const failure = (answer: HttpResponse, read: boolean): NetworkFailure =>
    telegramFailure(answer, { now: access.now(), read, hide: access.http.redact ?? ((text) => text) })

  const resultOf = <T>(answer: HttpResponse): T => (answer.json as { result: T }).result

  async function ask<T>(method: string, fields: Readonly<Record<string, string | number>> = {}): Promise<T> {
    const query = new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]))
    return resultOf<T>(await call(method, { query }))
  }

  async function memberIn(chat: string | number): Promise<Record<string, unknown>> {
    return ask<Record<string, unknown>>('getChatMember', { chat_id: chat, user_id: bot })
  }

  /** Whether the bot hears what is written in the discussion group: only administrators do, or bots without privacy mode. */
  async function hears(discussion: number, hearsAll: boolean): Promise<boolean> {
    try {
      const { status } = await memberIn(discussion)
      return status === 'administrator' || status === 'creator' || (status === 'member' && hearsAll)
    } catch (error) {
      if (error instanceof NetworkFailure && (error.verdict === 'unauthorized' || error.verdict === 'refused')) return false
      throw error
    }
  }

  async function body({ fields, files }: Call): Promise<FormData> {
    const form = new FormData()
    // all that is no text is JSON in a multipart body (core.telegram.org/bots/api#making-requests)
    for (const [name, value] of Object.entries(fields))
      form.set(name, typeof value === 'string' ? value : JSON.stringify(value))
    for (const { name, media } of files) {
      form.set(name, new Blob([await readMedia(media)], { type: media.mime }), media.file_name)
    }
    return form
  }

  async function send(made: Call): Promise<HttpResponse> {
    if (made.files.length === 0) return call(made.method, { json: made.fields })
    const form = await body(made)
    const videos = made.files.map(({ media }) => media).filter(isVideo)
    tell(videos, () => 0)
    const timeout_ms = videos.length > 0 ? VIDEO_TIMEOUT_MS : IMAGES_TIMEOUT_MS
    const answer = await call(made.method, { body: form, timeout_ms })
    tell(videos, ({ bytes }) => bytes)
    return answer
  }

  function tell(videos: readonly Media[], done: (video: Media) => number): void {
    for (const video of videos) access.progress?.(video.file_name, done(video), video.bytes)
  }

  /** An album is several messages: the others are kept beside the first for as long as they can be taken away. */
  async function keepAlbum(first: number, others: readonly number[]): Promise<void> {
    try {
      await access.exclusively(async () => {
        const now = access.now().getTime()
        const kept = Object.entries((await access.session.get()) ?? {}).filter(
          ([name, value]) => !name.startsWith('album:') || now - Number(value.split(' ')[0]) < DELETABLE_MS,
        )
        await access.session.set({ ...Object.fromEntries(kept), [`album:${first}`]: `${now} ${others.join(',')}` })
      })
    } catch (error) {
      // the album is out: that it can be taken away whole is worth less than knowing so
      access.http.note?.(`album ${first}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  async function albumOf(first: number): Promise<number[]> {
    const kept = (await access.session.get())?.[`album:${first}`]
    return (kept?.split(' ')[1] ?? '').split(',').filter(Boolean).map(Number)
  }

  async function whose(): Promise<Whose> {
    const kept = { chat: Number(access.settings['chat_id']), discussion: access.settings['discussion_id'] }
    if (Number.isSafeInteger(kept.chat) && kept.chat !== 0) {
      return { bot, chat: kept.chat, discussion: typeof kept.discussion === 'number' ? kept.discussion : null }
    }
    const chat = await ask<Chat>('getChat', { chat_id })
    return { bot, chat: Number(chat.id), discussion: linkedOf(chat) }
  }

  return {
    async identify(): Promise<AccountIdentity> {
      const me = await ask<Record<string, unknown>>('getMe')
      const chat = await ask<Chat>('getChat', { chat_id })
      if (typeof chat.id !== 'number') throw new NetworkFailure('refused', 'not_a_chat', 'Telegram describes no chat')
      const discussion = linkedOf(chat)
      const hearsAll = me['can_read_all_group_messages'] === true
      const heard = discussion === null || (await hears(discussion, hearsAll))
      const username = textField(chat.username)
      return {
        remote_id: String(chat.id),
        remote_name: textField(chat.title) || `@${username}`,
        url: username === '' ? null : `https://t.me/${username}`,
        settings: {
          chat_id: String(chat.id),
          bot: textField(me['username']),
          ...(discussion === null ? {} : { discussion_id: discussion }),
        },
        rights: rightsOf(await memberIn(chat.id), chat, heard),
      }
    },

    steps: () => [],

    stage: async (step) => {
      throw new Error(`no such step: ${step}`)
    },

    async publish(content, identity): Promise<Published> {
      const answered = content.kind === undefined ? null : (identity.replies_to?.previous ?? null)
      if (content.kind !== undefined && answered === null) {
        throw new NetworkFailure('refused', 'parent_unknown', 'what is answered was never told')
      }
      const parent = answered === null ? null : messageOf(answered, chat_id)
      const to: Target = { chat_id: parent?.chat_id ?? chat_id, answers: parent?.message_id ?? null }
      const answer = await send(callFor(content, to))
      const [first, ...others] = messagesOf(answer)
      if (first === undefined) throw failure(answer, false)
      if (others.length > 0)
        await keepAlbum(
          first.message_id,
          others.map(({ message_id }) => message_id),
        )
      const elsewhere = parent !== null && parent.chat_id !== chat_id
      return {
        remote_id: elsewhere ? idIn(parent.chat_id, first.message_id) : String(first.message_id),
        url: pageOf(first.chat, first.message_id),
        published_at: typeof first.date === 'number' ? new Date(first.date * 1000).toISOString() : null,
        server_at: answer.server_at,
      }
    },

    lookup: async () => ({
      seen: 'unreadable',
      reason: 'Telegram shows a bot no messages of a channel: look at the channel',
      server_at: null,
    }),

    async remove(remote_id): Promise<void> {
      const message = messageOf({ remote_id }, chat_id)
      const others = message.chat_id === chat_id ? await albumOf(message.message_id) : []
      if (others.length > 0) {
        await call('deleteMessages', { json: { chat_id: message.chat_id, message_ids: [message.message_id, ...others] } })
        return
      }
      await call('deleteMessage', { json: message }, (answer) => isOk(answer) || saysGone(answer))
    },

    async accountFigures(): Promise<readonly Figure[]> {
      const at = access.now().toISOString()
      const value = await ask<unknown>('getChatMemberCount', { chat_id })
      const known = typeof value === 'number' && Number.isSafeInteger(value)
      return [
        {
          metric: 'followers',
          value: known ? value : null,
          reason: known ? null : 'not_given',
          source: 'getChatMemberCount',
          at,
        },
      ]
    },

    /** The cursor is the last update that was handed out: asking for the next one lets Telegram forget it. */
    async inbox(cursor): Promise<InboxPage> {
      const mine = await whose()
      const updates = await ask<readonly Update[]>('getUpdates', {
        ...(cursor === null || cursor === '' ? {} : { offset: Number(cursor) + 1 }),
        limit: PAGE,
        timeout: 0,
        allowed_updates: JSON.stringify(['message']),
      })
      const last = updates.at(-1)?.update_id
      return {
        items: updates.map((update) => itemOf(update, mine)).filter((item) => item !== null),
        cursor: typeof last === 'number' ? String(last) : (cursor ?? ''),
        more: updates.length === PAGE,
      }
    },
  }
}

function isOk({ status, json }: HttpResponse): boolean {
  const body = json as { ok?: unknown; result?: unknown } | undefined
  return status === 200 && body?.ok === true && body.result !== undefined
}

interface Sent {
  readonly message_id: number
  readonly date?: unknown
  readonly chat?: Chat
}

/** What the visible call made: one message, or those of an album. Empty when the answer does not say. */
function messagesOf(answer: HttpResponse): Sent[] {
  const { result } = answer.json as { result: unknown }
  const listed: unknown[] = Array.isArray(result) ? result : [result]
  const made = listed.filter((one): one is Sent => Number.isSafeInteger((one as Partial<Sent> | null)?.message_id))
  return made.length === listed.length ? made : []
}

function linkedOf(chat: Chat): number | null {
  return chat.type === 'channel' && typeof chat.linked_chat_id === 'number' ? chat.linked_chat_id : null
}

/** In a channel only administrators write, by a right of its own; in a group every member does who is not restricted. */
function rightsOf(member: Record<string, unknown>, { type }: Chat, heard: boolean): Rights {
  const names = ['can_post_messages', 'can_edit_messages', 'can_delete_messages', 'can_send_messages']
  const granted = names.filter((name) => member[name] === true)
  const missing: { scope: string; without: Rights['missing'][number]['without'] }[] = []
  const status = textField(member['status'])
  const inside =
    ['creator', 'administrator', 'member'].includes(status) || (status === 'restricted' && member['can_send_messages'] === true)
  const posts = type === 'channel' ? status === 'creator' || member['can_post_messages'] === true : inside
  if (!posts) missing.push({ scope: 'can_post_messages', without: ['publish', 'images', 'video', 'delete'] })
  if (!heard) missing.push({ scope: 'discussion_administrator', without: ['inbox', 'reply'] })
  return { granted: [status, ...granted].filter((one) => one !== ''), missing }
}
