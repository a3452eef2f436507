import type { Access, HttpRequest, HttpResponse, InboxItem } from '../contract.ts'
import type { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { mastodonFailure } from './errors.ts'

/** The server of an account, asked with its token. */
export interface MastodonApi {
  readonly base: string
  /** One call; any answer that is not in `accept` becomes a failure. */
  readonly call: (request: Omit<HttpRequest, 'url'> & { path: string }, accept?: readonly number[]) => Promise<HttpResponse>
  /** The same without the token, any answer. */
  readonly callOpenly: (request: { path: string }) => Promise<HttpResponse>
  readonly failure: (answer: HttpResponse, read: boolean) => NetworkFailure
  readonly me: () => Promise<Me>
}

export interface Me {
  readonly id: string
  readonly acct: string
  readonly url: string | null
  readonly followers_count: unknown
  readonly statuses_count: unknown
}

/** What smm reads of a status. */
export interface Status {
  readonly id?: unknown
  readonly url?: unknown
  readonly created_at?: unknown
  readonly content?: unknown
  readonly visibility?: unknown
  readonly in_reply_to_id?: unknown
  readonly in_reply_to_account_id?: unknown
  readonly account?: {
    readonly id?: unknown
    readonly acct?: unknown
    readonly display_name?: unknown
    readonly url?: unknown
    readonly followers_count?: unknown
  }
  readonly language?: unknown
  readonly reblog?: unknown
  readonly media_attachments?: unknown
  readonly replies_count?: unknown
  readonly reblogs_count?: unknown
  readonly quotes_count?: unknown
  readonly favourites_count?: unknown
}

export function authorOf({ account }: Status): InboxItem['author'] {
  return {
    id: textField(account?.id) || null,
    name: textField(account?.display_name).trim() || textField(account?.acct) || null,
    url: textField(account?.url) || null,
  }
}

export function openMastodon(access: Access): MastodonApi {
  const base = access.endpoint ?? ''
  const authorization = `Bearer ${access.secrets['access_token'] ?? ''}`
  const failure = (answer: HttpResponse, read: boolean): NetworkFailure => mastodonFailure(answer, { now: access.now(), read })

  async function call(
    { path, ...request }: Omit<HttpRequest, 'url'> & { path: string },
    accept: readonly number[] = [200],
  ): Promise<HttpResponse> {
    const answer = await access.http({ ...request, url: base + path, headers: { authorization, ...request.headers } })
    if (!accept.includes(answer.status)) throw failure(answer, (request.method ?? 'GET') === 'GET')
    return answer
  }

  return {
    base,
    call,
    callOpenly: ({ path }) => access.http({ url: base + path }),
    failure,
    async me() {
      const answer = await call({ path: '/api/v1/accounts/verify_credentials' })
      const body = (answer.json ?? {}) as Record<string, unknown>
      const { id, acct, url, followers_count, statuses_count } = body
      if (typeof id !== 'string') throw failure({ ...answer, status: 502 }, true)
      return { id, acct: textField(acct), url: typeof url === 'string' ? url : null, followers_count, statuses_count }
    },
  }
}

/** An instant as ISO 8601 UTC; null for what is none. */
export function instant(value: unknown): string | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** The server itself says that there is no such thing: a 404 of anything in between says nothing. */
export function saysMissing(answer: HttpResponse): boolean {
  const { error } = (answer.json ?? {}) as { error?: unknown }
  return (answer.status === 404 || answer.status === 410) && typeof error === 'string'
}
