import { setTimeout as pause } from 'node:timers/promises'
import { invisible } from '../answers.ts'
import type { Access, AccountIdentity, Client, Connection, HttpRequest, HttpResponse, Lookup, Published } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, textOfHtml, windowStart, type Candidate } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { mediaHandles, mediaSteps, mediumOf, readMedia } from '../media.ts'
import { parentId, parentOf } from '../parent.ts'
import { mastodonFailure } from './errors.ts'
import { instanceLimits, trustsKey, type Instance } from './instance.ts'
import { mastodonRules } from './rules.ts'

const READY_WITHIN_MS = 60_000
const PAGE = 40
const MAX_PAGES = 10

export const mastodonClient: Client = { connect }

function connect(access: Access): Connection {
  const base = access.endpoint ?? ''
  const authorization = `Bearer ${access.secrets['access_token'] ?? ''}`

  /** One call; any answer that is not in `accept` becomes a failure. */
  async function call(
    request: Omit<HttpRequest, 'url'> & { path: string },
    accept: readonly number[] = [200],
  ): Promise<HttpResponse> {
    const { path, ...rest } = request
    const answer = await access.http({ ...rest, url: base + path, headers: { authorization, ...request.headers } })
    if (!accept.includes(answer.status)) throw failure(answer, (request.method ?? 'GET') === 'GET')
    return answer
  }

  const failure = (answer: HttpResponse, read: boolean): NetworkFailure => mastodonFailure(answer, { now: access.now(), read })

  async function me(): Promise<{ id: string; acct: string; url: string | null }> {
    const answer = await call({ path: '/api/v1/accounts/verify_credentials' })
    const body = answer.json as { id?: unknown; acct?: unknown; url?: unknown } | undefined
    if (typeof body?.id !== 'string') throw failure({ ...answer, status: 502 }, true)
    return { id: body.id, acct: textField(body.acct), url: typeof body.url === 'string' ? body.url : null }
  }

  async function instance(): Promise<{ page: 'v1' | 'v2'; instance: Instance }> {
    const second = await call({ path: '/api/v2/instance' }, [200, 404, 410, 501])
    if (second.status === 200 && second.json) return { page: 'v2', instance: second.json }
    const first = await call({ path: '/api/v1/instance' })
    return { page: 'v1', instance: first.json ?? {} }
  }

  return {
    async identify(): Promise<AccountIdentity> {
      const account = await me()
      const found = await instance()
      return {
        remote_id: account.id,
        remote_name: `@${account.acct}@${new URL(account.url ?? base).host}`,
        url: account.url,
        settings: {
          ...instanceLimits(found.instance),
          version: textField(found.instance.version).slice(0, 100),
          trusts_key: trustsKey(found.instance, found.page),
        },
      }
    },

    steps: (content) => mediaSteps(content.media.length),

    /** Uploads one image with its description and waits until the server has worked on it; the handle is its id. */
    stage: (step, content) =>
      invisible(async () => {
        const medium = mediumOf(step, content.media)
        const body = new FormData()
        body.set('file', new Blob([await readMedia(medium)], { type: medium.mime }), medium.file_name)
        if (medium.alt !== null) body.set('description', medium.alt)
        const answer = await call({ method: 'POST', path: '/api/v2/media', body, timeout_ms: 120_000 }, [200, 202])
        const id = idOf(answer)
        if (id === null) throw failure(answer, false)
        if (answer.status === 202) await untilReady(id)
        return id
      }),

    async publish(content, identity, handles): Promise<Published> {
      const media = mediaHandles(content.media, handles)
      const parent = parentOf(content, identity)
      const answer = await call({
        method: 'POST',
        path: '/api/v1/statuses',
        headers: { 'idempotency-key': identity.idempotency_key },
        json: {
          status: mastodonRules.compose(content, access.settings),
          ...(media.length > 0 ? { media_ids: media } : {}),
          ...(parent === null ? {} : { in_reply_to_id: parentId(parent) }),
          visibility: 'public',
          language: content.lang,
        },
      })
      const body = answer.json as { url?: unknown; created_at?: unknown } | undefined
      const remote_id = idOf(answer)
      if (remote_id === null) throw failure(answer, false)
      return {
        remote_id,
        url: typeof body?.url === 'string' ? body.url : null,
        published_at: instant(body?.created_at),
        server_at: answer.server_at,
      }
    },

    async lookup(content, identity, _handles, since): Promise<Lookup> {
      try {
        const parent = parentOf(content, identity)
        const account = await me()
        const { posts, complete, server_at } = await ownPosts(account.id, windowStart(since))
        const wanted = { text: mastodonRules.compose(content, access.settings), content, parent: parent && parentId(parent) }
        return settle(wanted, posts, since, { complete, server_at })
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },
  }

  async function untilReady(id: string): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS
    for (let wait = 200; performance.now() < deadline; wait = Math.min(wait * 2, 5000)) {
      await pause(wait)
      const answer = await call({ path: `/api/v1/media/${encodeURIComponent(id)}` }, [200, 206])
      if (answer.status === 200) return
    }
    throw new NetworkFailure('not_sent', 'media_not_ready', 'the server is still working on an image')
  }

  /** The account's own posts, newest first, back to `from`. */
  async function ownPosts(
    accountId: string,
    from: Date,
  ): Promise<{ posts: Candidate[]; complete: boolean; server_at: string | null }> {
    const posts: Candidate[] = []
    let server_at: string | null = null
    let before = ''
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = new URLSearchParams({ limit: String(PAGE), exclude_reblogs: 'true', ...(before && { max_id: before }) })
      const answer = await call({ path: `/api/v1/accounts/${encodeURIComponent(accountId)}/statuses?${query.toString()}` })
      server_at = answer.server_at
      if (!Array.isArray(answer.json)) throw failure({ ...answer, status: 502 }, true)
      const listed = answer.json as Status[]
      posts.push(...listed.map(candidate).filter((one) => one !== null))
      const last = listed.at(-1)
      // Servers cap the page as they like: only an empty one is the end.
      const ended = last === undefined || new Date(instant(last.created_at) ?? 0) < from
      if (ended) return { posts, complete: true, server_at }
      before = String(last.id)
    }
    return { posts, complete: false, server_at }
  }
}

function idOf(answer: HttpResponse): string | null {
  const id = (answer.json as { id?: unknown } | null | undefined)?.id
  return typeof id === 'string' && id !== '' ? id : null
}

function instant(value: unknown): string | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

interface Status {
  readonly id?: unknown
  readonly url?: unknown
  readonly created_at?: unknown
  readonly content?: unknown
  readonly in_reply_to_id?: unknown
  readonly reblog?: unknown
  readonly media_attachments?: unknown
}

function candidate(status: Status): Candidate | null {
  const created = instant(status.created_at)
  if (typeof status.id !== 'string' || created === null || status.reblog) return null
  return {
    remote_id: status.id,
    url: typeof status.url === 'string' ? status.url : null,
    published_at: created,
    created_at: new Date(created),
    parent: typeof status.in_reply_to_id === 'string' ? status.in_reply_to_id : null,
    text: textOfHtml(textField(status.content)),
    media: Array.isArray(status.media_attachments) ? status.media_attachments.length : 0,
  }
}
