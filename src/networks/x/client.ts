import { invisible } from '../answers.ts'
import type { Access, AccountIdentity, Client, Connection, Lookup, Media, Published } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { decodeEntities, settle, windowStart, type Candidate } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { mediaHandles, mediaSteps, mediumOf, readMedia } from '../media.ts'
import { parentId, parentOf } from '../parent.ts'
import { openX } from './library.ts'
import { xRules } from './rules.ts'

const CHUNK = 1024 * 1024
const PAGE = 20
const MAX_PAGES = 5

export const xClient: Client = { connect }

function connect(access: Access): Connection {
  const call = openX(access)

  async function me(): Promise<{ id: string; username: string; name: string }> {
    const { data } = await call({ method: 'GET', path: 'users/me' })
    const user = (data as { data?: { id?: unknown; username?: unknown; name?: unknown } } | undefined)?.data
    if (typeof user?.id !== 'string') throw unreadable('not_sent')
    return { id: user.id, username: textField(user.username), name: textField(user.name) }
  }

  /** The account's id: kept by `identify`, because every question to X is billed. */
  async function userId(): Promise<string> {
    const kept = access.settings['user_id']
    return typeof kept === 'string' && kept !== '' ? kept : (await me()).id
  }

  const pageOf = (id: string): string => {
    const username = access.settings['username']
    return `https://x.com/${typeof username === 'string' && username !== '' ? username : 'i'}/status/${id}`
  }

  async function upload(medium: Media): Promise<string> {
    const bytes = Buffer.from(await readMedia(medium))
    const started = await call({
      method: 'POST',
      path: 'media/upload/initialize',
      json: {
        media_type: medium.mime,
        total_bytes: bytes.length,
        media_category: medium.mime === 'image/gif' ? 'tweet_gif' : 'tweet_image',
      },
    })
    const id = idIn(started.data)
    if (id === null) throw unreadable('not_sent')
    for (let from = 0, index = 0; from < bytes.length; from += CHUNK, index++) {
      const form = { segment_index: index, media: bytes.subarray(from, from + CHUNK) }
      await call({ method: 'POST', path: `media/upload/${id}/append`, form, timeout_ms: 120_000 })
    }
    await call({ method: 'POST', path: `media/upload/${id}/finalize` })
    const alt = medium.alt?.trim() ?? ''
    if (alt !== '') await call({ method: 'POST', path: 'media/metadata', json: { id, metadata: { alt_text: { text: alt } } } })
    return id
  }

  return {
    async identify(): Promise<AccountIdentity> {
      const { id, username, name } = await me()
      return {
        remote_id: id,
        remote_name: username === '' ? name : `@${username}`,
        url: `https://x.com/${username}`,
        settings: { user_id: id, username },
      }
    },

    steps: (content) => mediaSteps(content.media.length),

    /** Uploads one image and gives it its alternative text; the handle is its id, good for 24 hours. */
    stage: (step, content) => invisible(() => upload(mediumOf(step, content.media))),

    async publish(content, identity, handles): Promise<Published> {
      const media_ids = mediaHandles(content.media, handles)
      const text = xRules.compose(content, access.settings)
      const parent = parentOf(content, identity)
      const { data, server_at } = await call({
        method: 'POST',
        path: 'tweets',
        json: {
          ...(text === '' ? {} : { text }),
          ...(media_ids.length > 0 ? { media: { media_ids } } : {}),
          ...(parent === null ? {} : { reply: { in_reply_to_tweet_id: parentId(parent) } }),
        },
      })
      const remote_id = idIn(data)
      if (remote_id === null) throw unreadable('unknown')
      return { remote_id, url: pageOf(remote_id), published_at: server_at, server_at }
    },

    async lookup(content, identity, _handles, since): Promise<Lookup> {
      try {
        const parent = parentOf(content, identity)
        const { posts, complete, server_at } = await ownPosts(await userId(), windowStart(since))
        const wanted = { text: xRules.compose(content, access.settings), content, parent: parent && parentId(parent) }
        return settle(wanted, posts, since, { complete, server_at })
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },
  }

  /** The account's own posts since `from`, newest first. Asks with the field names of before August 2026, then with the new ones. */
  async function ownPosts(
    id: string,
    from: Date,
  ): Promise<{ posts: Candidate[]; complete: boolean; server_at: string | null }> {
    const listed: Listed[] = []
    let fields: 'tweet.fields' | 'post.fields' = 'tweet.fields'
    let server_at: string | null = null
    let next: string | undefined
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = {
        max_results: String(PAGE),
        start_time: from.toISOString().replace(/\.\d+Z$/, 'Z'),
        ...(next === undefined ? {} : { pagination_token: next }),
      }
      // X leaves out what it does not know instead of refusing it: each vocabulary has its own way to say what a post answers
      const ask = (names: 'tweet.fields' | 'post.fields') =>
        call({
          method: 'GET',
          path: `users/${id}/tweets`,
          query:
            names === 'tweet.fields'
              ? { ...query, [names]: 'created_at,entities,attachments,referenced_tweets' }
              : { ...query, [names]: 'created_at,entities,attachments', expansions: 'referenced_posts' },
        })
      const answer = await ask(fields).catch((error: unknown) => {
        const renamed = error instanceof NetworkFailure && error.status === 400 && fields === 'tweet.fields'
        if (!renamed) throw error
        fields = 'post.fields'
        return ask(fields)
      })
      server_at = answer.server_at
      const body = answer.data as { data?: unknown; meta?: { next_token?: unknown } } | undefined
      if (body?.meta === undefined && !Array.isArray(body?.data)) throw unreadable('not_sent')
      if (Array.isArray(body?.data)) listed.push(...(body.data as Listed[]))
      next = typeof body?.meta?.next_token === 'string' ? body.meta.next_token : undefined
      if (next === undefined) return { posts: candidates(listed, pageOf), complete: true, server_at }
    }
    return { posts: candidates(listed, pageOf), complete: false, server_at }
  }
}

function unreadable(verdict: 'not_sent' | 'unknown'): NetworkFailure {
  return new NetworkFailure(verdict, 'no_id', 'X did not answer in a form that smm can read')
}

function idIn(body: unknown): string | null {
  const id = (body as { data?: { id?: unknown } } | undefined)?.data?.id
  return typeof id === 'string' && id !== '' ? id : null
}

interface Listed {
  readonly id?: unknown
  readonly text?: unknown
  readonly created_at?: unknown
  readonly referenced_tweets?: References
  /** The name since August 2026. */
  readonly referenced_posts?: References
  readonly attachments?: { readonly media_keys?: readonly unknown[] }
  readonly entities?: {
    readonly urls?: readonly { readonly url?: unknown; readonly expanded_url?: unknown; readonly media_key?: unknown }[]
  }
}

type References = readonly { readonly type?: unknown; readonly id?: unknown }[]

/** A list in which no post refers to another may simply not tell: then nobody knows what its posts answer. */
function candidates(listed: readonly Listed[], pageOf: (id: string) => string): Candidate[] {
  const tells = listed.some((one) => one.referenced_tweets !== undefined || one.referenced_posts !== undefined)
  return listed.flatMap((one) => {
    const found = candidate(one, pageOf)
    return found === null ? [] : [tells ? { ...found, parent: answered(one) } : found]
  })
}

function answered({ referenced_tweets, referenced_posts }: Listed): string | null {
  const reply = (referenced_tweets ?? referenced_posts ?? []).find(({ type }) => type === 'replied_to')
  return typeof reply?.id === 'string' ? reply.id : null
}

/** A listed post with its t.co addresses replaced by what they stand for; the one that stands for the images is taken off. */
function candidate(listed: Listed, pageOf: (id: string) => string): Candidate | null {
  const at = typeof listed.created_at === 'string' ? Date.parse(listed.created_at) : Number.NaN
  if (typeof listed.id !== 'string' || Number.isNaN(at)) return null
  let text = textField(listed.text)
  for (const { url, expanded_url, media_key } of listed.entities?.urls ?? []) {
    if (typeof url !== 'string' || typeof expanded_url !== 'string') continue
    const ofMedia = media_key !== undefined || /\/status\/\d+\/(photo|video)\/\d+$/.test(expanded_url)
    text = text.replace(url, () => (ofMedia ? '' : expanded_url))
  }
  const created_at = new Date(at)
  return {
    remote_id: listed.id,
    url: pageOf(listed.id),
    published_at: created_at.toISOString(),
    created_at,
    text: decodeEntities(text),
    media: listed.attachments?.media_keys?.length ?? 0,
  }
}
