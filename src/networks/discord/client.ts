import type {
  Access,
  AccountIdentity,
  Client,
  Connection,
  Content,
  Figure,
  HttpRequest,
  HttpResponse,
  Lookup,
  PostFigures,
  Published,
} from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { ownPostsSince, settle, windowStart, type Candidate } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { isVideo, readMedia } from '../media.ts'
import { discordFailure, saysGone } from './errors.ts'
import { messageOf } from './payload.ts'
import { discordRules } from './rules.ts'
import { webhookOf } from './webhook.ts'

const FILES_TIMEOUT_MS = 120_000
const PAGE = 100
const MAX_PAGES = 10
/** `GATEWAY_MESSAGE_CONTENT` and `GATEWAY_MESSAGE_CONTENT_LIMITED` of an application's flags: whether its bot is told what messages say. */
const MESSAGE_CONTENT = (1 << 18) | (1 << 19)

export const discordClient: Client = { connect }

/** A message is one visible call that carries its files. A bot, where there is one, only reads. */
function connect(access: Access): Connection {
  const bot_token = (access.secrets['bot_token'] ?? '').trim()
  const webhook = () => webhookOf(access.secrets['webhook_url'] ?? '', access.endpoint)

  async function call(
    request: Pick<HttpRequest, 'method' | 'json' | 'body' | 'timeout_ms'> & { url: string },
    accept: (answer: HttpResponse) => boolean = ({ status }) => status === 200,
  ): Promise<HttpResponse> {
    const { url, ...rest } = request
    const byBot = !url.startsWith(`${webhook().api}/webhooks/`)
    const answer = await access.http({ ...rest, url, ...(byBot ? { headers: { authorization: `Bot ${bot_token}` } } : {}) })
    if (!accept(answer)) throw failure(answer, (request.method ?? 'GET') === 'GET')
    return answer
  }

  const failure = (answer: HttpResponse, read: boolean): NetworkFailure =>
    discordFailure(answer, { now: access.now(), read, hide: access.http.redact ?? ((text) => text) })

  interface Room {
    readonly id: string
    readonly name: string
    readonly channel_id: string
    readonly guild_id: string
  }

  async function room(): Promise<Room> {
    const answer = await call({ url: webhook().url })
    const body = (answer.json ?? {}) as Record<string, unknown>
    const found = { id: textField(body['id']), name: textField(body['name']), channel_id: textField(body['channel_id']) }
    if (found.id === '' || found.channel_id === '') throw failure({ ...answer, status: 502 }, true)
    return { ...found, guild_id: textField(body['guild_id']) }
  }

  /** The room as `identify` noted it; asked for again where it did not. */
  async function channel(): Promise<string> {
    const kept = access.settings['channel_id']
    return typeof kept === 'string' && kept !== '' ? kept : (await room()).channel_id
  }

  /** Where the message is in Discord, for those who are in the room. */
  function pageOf(id: string): string | null {
    const { guild_id, channel_id } = access.settings
    return typeof guild_id === 'string' && typeof channel_id === 'string' && guild_id !== ''
      ? `https://discord.com/channels/${guild_id}/${channel_id}/${id}`
      : null
  }

  /** What the bot can do for this room: nothing without one. Throws when its token is refused. */
  async function sight(channel_id: string): Promise<{ bot: boolean; reads_back: boolean; missing: string[] }> {
    if (bot_token === '') return { bot: false, reads_back: false, missing: [] }
    const { api } = webhook()
    const application = await call({ url: `${api}/applications/@me` })
    const flags = Number((application.json as { flags?: unknown } | undefined)?.flags ?? 0)
    const listed = await call({ url: `${api}/channels/${channel_id}/messages?limit=1` }, ({ status }) =>
      [200, 403, 404].includes(status),
    )
    if (listed.status !== 200) return { bot: false, reads_back: false, missing: ['READ_MESSAGE_HISTORY'] }
    const told = (flags & MESSAGE_CONTENT) !== 0
    return { bot: true, reads_back: told, missing: told ? [] : ['MESSAGE_CONTENT'] }
  }

  async function send(content: Content): Promise<HttpResponse> {
    const url = `${webhook().url}?wait=true`
    const json = messageOf(content)
    if (content.media.length === 0) return call({ method: 'POST', url, json })
    const body = new FormData()
    body.set('payload_json', JSON.stringify(json))
    for (const [index, one] of content.media.entries()) {
      body.set(`files[${index}]`, new Blob([await readMedia(one)], { type: one.mime }), one.file_name)
    }
    const videos = content.media.filter(isVideo)
    for (const one of videos) access.progress?.(one.file_name, 0, one.bytes)
    const answer = await call({ method: 'POST', url, body, timeout_ms: FILES_TIMEOUT_MS })
    for (const one of videos) access.progress?.(one.file_name, one.bytes, one.bytes)
    return answer
  }

  /** What this webhook wrote into its room, newest first, back to `from`. Throws when the bot is not told what messages say. */
  async function written(from: Date): Promise<{ posts: Candidate[]; complete: boolean; server_at: string | null }> {
    const { api, id } = webhook()
    const url = `${api}/channels/${await channel()}/messages?limit=${PAGE}`
    const posts: Candidate[] = []
    let before = ''
    for (let page = 0; ; page++) {
      const answer = await call({ url: before === '' ? url : `${url}&before=${before}` })
      if (!Array.isArray(answer.json)) throw failure({ ...answer, status: 502 }, true)
      const listed = answer.json as Message[]
      const recent = listed.filter((one) => instant(one.timestamp) >= from.getTime())
      posts.push(...recent.filter((one) => one.webhook_id === id).map(candidate))
      const { server_at } = answer
      const last = listed.at(-1)
      if (last === undefined || listed.length < PAGE || recent.length < listed.length)
        return { posts, complete: true, server_at }
      if (page === MAX_PAGES - 1) return { posts, complete: false, server_at }
      before = textField(last.id)
    }
  }

  function candidate(one: Message): Candidate {
    const id = textField(one.id)
    const text = textField(one.content)
    const media = Array.isArray(one.attachments) ? one.attachments.length : 0
    if (text === '' && media === 0) {
      throw new NetworkFailure('refused', 'content_hidden', 'the bot is not told what messages say (Message Content Intent)')
    }
    const created_at = new Date(instant(one.timestamp))
    return { remote_id: id, url: pageOf(id), published_at: created_at.toISOString(), created_at, text, media }
  }

  async function reactions(channel_id: string, remote_id: string): Promise<PostFigures> {
    const at = access.now().toISOString()
    const figure = (value: number | null, reason: Figure['reason']): Figure => ({
      metric: 'reactions',
      value,
      reason,
      source: 'reactions.count',
      at,
    })
    try {
      const url = `${webhook().api}/channels/${channel_id}/messages/${encodeURIComponent(remote_id)}`
      const answer = await call({ url }, (given) => given.status === 200 || saysGone(given))
      if (saysGone(answer)) return { remote_id, status: 'gone', figures: [figure(null, 'not_given')] }
      // a message without reactions has no such field
      const listed = (answer.json as { reactions?: { count?: unknown }[] }).reactions ?? []
      const total = listed.reduce((sum, { count }) => sum + Number(count), 0)
      const known = Number.isSafeInteger(total)
      return { remote_id, status: 'there', figures: [figure(known ? total : null, known ? null : 'not_given')] }
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error
      const reasons = { unauthorized: 'not_permitted', refused: 'refused' } as const
      const reason = reasons[error.verdict as keyof typeof reasons] ?? 'unreachable'
      return { remote_id, status: 'there', figures: [figure(null, reason)] }
    }
  }

  const readsBack = access.settings['reads_back'] === true && bot_token !== ''
  const counts = access.settings['bot'] === true && bot_token !== ''

  return {
    async identify(): Promise<AccountIdentity> {
      const { id, name, channel_id, guild_id } = await room()
      const { bot, reads_back, missing } = await sight(channel_id)
      return {
        remote_id: id,
        remote_name: name === '' ? `webhook ${id}` : name,
        url: guild_id === '' ? null : `https://discord.com/channels/${guild_id}/${channel_id}`,
        settings: { channel_id, guild_id, bot, reads_back },
        ...(bot_token === ''
          ? {}
          : {
              rights: {
                granted: reads_back ? ['READ_MESSAGE_HISTORY', 'MESSAGE_CONTENT'] : bot ? ['READ_MESSAGE_HISTORY'] : [],
                missing: missing.map((scope) => ({
                  scope,
                  without: bot ? (['list_own'] as const) : (['list_own', 'post_figures'] as const),
                })),
              },
            }),
      }
    },

    steps: () => [],

    stage: async (step) => {
      throw new Error(`no such step: ${step}`)
    },

    async publish(content): Promise<Published> {
      const answer = await send(content)
      const body = (answer.json ?? {}) as Message
      const remote_id = textField(body.id)
      if (remote_id === '') throw failure(answer, false)
      const at = instant(body.timestamp)
      return {
        remote_id,
        url: pageOf(remote_id),
        published_at: Number.isNaN(at) ? null : new Date(at).toISOString(),
        server_at: answer.server_at,
      }
    },

    async lookup(content, _identity, _handles, since): Promise<Lookup> {
      if (!readsBack) {
        return { seen: 'unreadable', reason: 'a webhook is shown no messages: look into the room', server_at: null }
      }
      try {
        const { posts, complete, server_at } = await written(windowStart(since))
        return settle({ text: discordRules.compose(content, {}), content }, posts, since, { complete, server_at })
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    async remove(remote_id): Promise<void> {
      const url = `${webhook().url}/messages/${encodeURIComponent(remote_id)}`
      await call({ method: 'DELETE', url }, (answer) => answer.status === 204 || saysGone(answer))
    },

    ...(readsBack
      ? {
          async ownPosts(since: Date) {
            const { posts, complete } = await written(since)
            return ownPostsSince(posts, since, complete)
          },
        }
      : {}),

    ...(counts
      ? {
          async postFigures(remote_ids: readonly string[]) {
            const channel_id = await channel()
            const lines: PostFigures[] = []
            for (const remote_id of remote_ids) lines.push(await reactions(channel_id, remote_id))
            return lines
          },
        }
      : {}),
  }
}

interface Message {
  readonly id?: unknown
  readonly webhook_id?: unknown
  readonly content?: unknown
  readonly timestamp?: unknown
  readonly attachments?: unknown
}

function instant(value: unknown): number {
  return Date.parse(textField(value))
}
