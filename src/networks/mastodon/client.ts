import { invisible } from '../answers.ts'
import type {
  Access,
  AccountIdentity,
  Client,
  Connection,
  Content,
  Handles,
  HttpResponse,
  Identity,
  Lookup,
  Media,
  OwnPosts,
  Published,
} from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { ownPostsSince, settle, textOfHtml, windowStart, type Candidate } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { isVideo, mediaHandles, mediaSteps, mediumOf } from '../media.ts'
import { parentId, parentOf } from '../parent.ts'
import { instant, openMastodon, saysMissing, type Status } from './api.ts'
import { accountFigures, postFigures } from './figures.ts'
import { inbox } from './inbox.ts'
import { instanceLimits, trustsKey, type Instance } from './instance.ts'
import { untilReady, upload } from './media.ts'
import { rightsOf } from './rights.ts'
import { mastodonRules } from './rules.ts'
import { search } from './search.ts'

const PAGE = 40
const MAX_PAGES = 10
const UPLOAD = 'upload:'
const ANSWERED = 'answered'

export const mastodonClient: Client = { connect }

/** To whom a reply is addressed, and who may read it. */
interface Answered {
  /** As it is mentioned; empty: the account itself. */
  readonly acct: string
  readonly visibility: string
}

function connect(access: Access): Connection {
  const api = openMastodon(access)
  const { call, failure } = api

  async function instance(): Promise<{ page: 'v1' | 'v2'; instance: Instance }> {
    const second = await call({ path: '/api/v2/instance' }, [200, 404, 410, 501])
    if (second.status === 200 && second.json) return { page: 'v2', instance: second.json }
    const first = await call({ path: '/api/v1/instance' })
    return { page: 'v1', instance: first.json ?? {} }
  }

  /** What is answered says who must be named, or nobody is told of the reply, and who may read it: a private word stays private. */
  async function answered(content: Content, identity: Identity): Promise<Answered> {
    const parent = parentOf(content, identity)
    if (parent === null) throw new TypeError('nothing is answered')
    const [account, answer] = [
      await api.me(),
      await call({ path: `/api/v1/statuses/${encodeURIComponent(parentId(parent))}` }, [200, 404, 410]),
    ]
    if (saysMissing(answer)) {
      throw new NetworkFailure('refused', 'parent_gone', 'what it answers is not there any more', { status: answer.status })
    }
    const status = answer.json as Status | null | undefined
    if (answer.status !== 200 || typeof status?.id !== 'string') throw failure(answer, true)
    return {
      acct: status.account?.id === account.id ? '' : textField(status.account?.acct),
      visibility: textField(status.visibility) || 'public',
    }
  }

  function textOf(content: Content, { acct }: Answered): string {
    const text = mastodonRules.compose(content, access.settings)
    const words = text.toLowerCase().split(/[\s,;:!?()]+/)
    return acct === '' || words.includes(`@${acct.toLowerCase()}`) ? text : `@${acct} ${text}`
  }

  async function ready(step: string, medium: Media, handles: Handles): Promise<string> {
    const known = handles[step.replace('media:', UPLOAD)]
    if (known !== undefined && (await untilReady(api, known, medium)) === 'ready') return known
    const sent = await upload(api, access, medium)
    if (!sent.ready && (await untilReady(api, sent.id, medium)) === 'lost')
      throw new NetworkFailure('not_sent', 'media_not_ready', 'the server has lost a file')
    return sent.id
  }

  return {
    async identify(): Promise<AccountIdentity> {
      const [account, found, rights] = await Promise.all([api.me(), instance(), rightsOf(api)])
      return {
        remote_id: account.id,
        remote_name: `@${account.acct}@${new URL(account.url ?? api.base).host}`,
        url: account.url,
        settings: {
          ...instanceLimits(found.instance),
          version: textField(found.instance.version).slice(0, 100),
          trusts_key: trustsKey(found.instance, found.page),
        },
        rights,
      }
    },

    /** A video is worked on for minutes: once it is there, it is only waited for. */
    steps: (content) => [
      ...mediaSteps(content.media.length).flatMap((step) =>
        isVideo(mediumOf(step, content.media)) ? [step.replace('media:', UPLOAD), step] : [step],
      ),
      ...(content.kind === 'reply' ? [ANSWERED] : []),
    ],

    /** `upload:<n>`: the id of a video that was sent. `media:<n>`: the id of a file that is ready. `answered`: whom, and for whom, as JSON. */
    stage: (step, content, identity, handles) =>
      invisible(async () => {
        if (step === ANSWERED) return JSON.stringify(await answered(content, identity))
        const medium = mediumOf(step.replace(UPLOAD, 'media:'), content.media)
        return step.startsWith(UPLOAD) ? (await upload(api, access, medium)).id : ready(step, medium, handles)
      }),

    async publish(content, identity, handles): Promise<Published> {
      const media = mediaHandles(content.media, handles)
      const parent = parentOf(content, identity)
      const whom = JSON.parse(handles[ANSWERED] ?? '{"acct":"","visibility":"public"}') as Answered
      const answer = await call({
        method: 'POST',
        path: '/api/v1/statuses',
        headers: { 'idempotency-key': identity.idempotency_key },
        json: {
          status: textOf(content, whom),
          ...(media.length > 0 ? { media_ids: media } : {}),
          ...(parent === null ? {} : { in_reply_to_id: parentId(parent) }),
          visibility: whom.visibility,
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
        const account = await api.me()
        const { posts, complete, server_at } = await ownPosts(account.id, windowStart(since))
        const text = mastodonRules.compose(content, access.settings)
        // the name put before a reply is not in the text that was approved
        const reply = content.kind === 'reply'
        const listed = reply ? posts.map((one) => ({ ...one, text: withoutName(one.text) })) : posts
        const wanted = { text: reply ? withoutName(text) : text, content, parent: parent && parentId(parent) }
        return settle(wanted, listed, since, { complete, server_at })
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    remove: (remote_id) =>
      invisible(async () => {
        const path = `/api/v1/statuses/${encodeURIComponent(parentId({ remote_id, url: null }))}`
        const answer = await call({ method: 'DELETE', path }, [200, 404, 410])
        if (answer.status !== 200 && !saysMissing(answer)) throw failure(answer, false)
      }),

    async ownPosts(since): Promise<OwnPosts> {
      const { posts, complete } = await ownPosts((await api.me()).id, since)
      // a private message is no post
      const shown = posts.filter((one) => one.visibility !== 'direct')
      return ownPostsSince(shown, since, complete)
    },

    postFigures: (remote_ids) => postFigures(api, access, remote_ids),
    accountFigures: () => accountFigures(api, access),
    inbox: (cursor) => inbox(api, access, cursor),
    search: (query, cursor) => search(api, access, query, cursor),
  }

  /** The account's own posts, newest first, back to `from`. */
  async function ownPosts(
    accountId: string,
    from: Date,
  ): Promise<{ posts: Listed[]; complete: boolean; server_at: string | null }> {
    const posts: Listed[] = []
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

const withoutName = (text: string): string => text.trimStart().replace(/^@\S+\s+/, '')

function idOf(answer: HttpResponse): string | null {
  const id = (answer.json as { id?: unknown } | null | undefined)?.id
  return typeof id === 'string' && id !== '' ? id : null
}

type Listed = Candidate & { readonly visibility: string }

function candidate(status: Status): Listed | null {
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
    visibility: textField(status.visibility),
  }
}
