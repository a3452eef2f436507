import { randomUUID } from 'node:crypto'
import { invisible } from '../answers.ts'
import type {
  Access,
  AccountIdentity,
  Client,
  Connection,
  Content,
  HttpRequest,
  HttpResponse,
  Lookup,
  OwnPosts,
  Published,
  Sighting,
} from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, windowStart, type Candidate } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { isVideo, readMedia } from '../media.ts'
import { oauth1Header } from '../oauth1.ts'
import { blocksOf, isFile, partOf, republished, textOf, uploaded, type Block } from './blocks.ts'
import { saysMissing, tumblrFailure } from './errors.ts'
import { oneFigure, postLine } from './figures.ts'

const HOME = 'https://api.tumblr.com'
const DRAFT = 'draft'
const FILES_TIMEOUT_MS = 600_000
const PAGE = 20
const MAX_PAGES = 10

export const tumblrClient: Client = { connect }

/**
 * A post is a draft first, with all its files, whose id is the handle; publishing that id is repeatable. A draft gets **another id** when
 * it is published and cannot be asked for by the first one any more: the account's own list names it as `genesis_post_id`.
 */
function connect(access: Access): Connection {
  const base = access.endpoint ?? HOME
  const secret = (name: string): string => access.secrets[name] ?? ''

  async function call(
    request: Pick<HttpRequest, 'method' | 'json' | 'timeout_ms'> & {
      path: string
      form?: Record<string, string>
      parts?: FormData
    },
    accept: (answer: HttpResponse) => boolean = ({ status }) => status === 200,
  ): Promise<HttpResponse> {
    const { path, form, parts, ...rest } = request
    const method = request.method ?? 'GET'
    const url = base + path
    const authorization = oauth1Header({
      method,
      url,
      consumer_key: secret('app_key'),
      consumer_secret: secret('app_secret'),
      token: secret('access_token'),
      token_secret: secret('access_secret'),
      ...(form && { form }),
      nonce: randomUUID().replaceAll('-', ''),
      timestamp: Math.floor(access.now().getTime() / 1000),
    })
    const body = form ? new URLSearchParams(form) : parts
    const answer = await access.http({ ...rest, url, headers: { authorization }, ...(body && { body }) })
    if (!accept(answer)) throw failure(answer, method === 'GET')
    return answer
  }

  const failure = (answer: HttpResponse, read: boolean): NetworkFailure =>
    tumblrFailure(answer, { now: access.now(), read, hide: access.http.redact ?? ((text) => text) })

  interface Blog {
    readonly name: string
    /** What stays when the name changes; the name where Tumblr does not tell it. */
    readonly uuid: string
    readonly url: string | null
  }

  /** The blog that was named, or the primary one of the user. */
  async function ownBlog(): Promise<Blog> {
    const answer = await call({ path: '/v2/user/info' })
    const listed = (responseOf(answer)['user'] as { blogs?: unknown } | undefined)?.blogs
    if (!Array.isArray(listed)) throw failure({ ...answer, status: 502 }, true)
    const blogs = listed as Record<string, unknown>[]
    const wanted = blogName(secret('blog'))
    const found = blogs.find((one) =>
      wanted === '' ? one['primary'] === true : [one['name'], one['uuid'], hostOf(one['url'])].includes(wanted),
    )
    const name = textField(found?.['name'])
    if (name === '') {
      throw new NetworkFailure('unauthorized', 'blog_not_found', `${wanted || 'the primary blog'} is none of this account`)
    }
    return { name, uuid: textField(found?.['uuid']) || name, url: textField(found?.['url']) || null }
  }

  let asked: Promise<Blog> | undefined

  /** As `identify` noted it; else it is asked once. */
  async function blog(): Promise<Blog> {
    const { blog_name, blog_uuid } = access.settings
    if (typeof blog_name === 'string' && typeof blog_uuid === 'string') return { name: blog_name, uuid: blog_uuid, url: null }
    asked ??= ownBlog().catch((error: unknown) => {
      asked = undefined
      throw error
    })
    return asked
  }

  const pathOf = ({ uuid }: Blog, rest: string): string => `/v2/blog/${encodeURIComponent(uuid).replaceAll('%3A', ':')}${rest}`

  function sightingOf(own: Blog, post: Post): Sighting {
    const remote_id = idOf(post)
    const at = Number(post.timestamp)
    const published_at = Number.isFinite(at) && at > 0 ? new Date(at * 1000).toISOString() : null
    return { remote_id, url: pageOf(own, remote_id), published_at }
  }

  /** A post or a draft by its id; null when there is none. */
  async function read(own: Blog, id: string): Promise<{ post: Post | null; server_at: string | null }> {
    const path = pathOf(own, `/posts/${encodeURIComponent(id)}?post_format=npf`)
    const answer = await call({ path }, (given) => given.status === 200 || saysMissing(given))
    if (answer.status === 404) return { post: null, server_at: answer.server_at }
    const post = responseOf(answer) as Post
    if (!Array.isArray(post.content)) throw failure({ ...answer, status: 502 }, true)
    return { post, server_at: answer.server_at }
  }

  interface Listed {
    readonly posts: Post[]
    readonly complete: boolean
    readonly server_at: string | null
  }

  /** What the blog has published, newest first, back to `from`. Reblogs are left out. */
  async function published(own: Blog, from: Date): Promise<Listed> {
    const posts = new Map<string, Post>()
    for (let page = 0; ; page++) {
      const query = new URLSearchParams({ npf: 'true', limit: String(PAGE), offset: String(page * PAGE) })
      const answer = await call({ path: pathOf(own, `/posts?${query.toString()}`) })
      const listed = responseOf(answer)['posts']
      if (!Array.isArray(listed)) throw failure({ ...answer, status: 502 }, true)
      const within = (one: Post): boolean => Number(one.timestamp) * 1000 + 999 >= from.getTime()
      for (const one of (listed as Post[]).filter(within)) if (!isReblog(one)) posts.set(idOf(one), one)
      // a pinned post stands first, however old it is
      const last = (listed as Post[]).at(-1)
      const complete = listed.length < PAGE || (last !== undefined && !within(last))
      if (complete || page === MAX_PAGES - 1) return { posts: [...posts.values()], complete, server_at: answer.server_at }
    }
  }

  /** Which published post the draft `id` became; without an id, the one with the same words, files and hour. */
  function became(own: Blog, content: Content, id: string | undefined, listed: Listed, since: Date): Lookup {
    const mine = id === undefined ? undefined : listed.posts.find((one) => one.genesis_post_id === id || idOf(one) === id)
    if (mine) return { seen: 'found', match: sightingOf(own, mine), server_at: listed.server_at }
    const candidates = listed.posts
      // one that came of another draft is another delivery
      .filter((one) => id === undefined || one.genesis_post_id === undefined)
      .map((one): Candidate => {
        const blocks = one.content ?? []
        const created_at = new Date(Number(one.timestamp) * 1000 + 999)
        return { ...sightingOf(own, one), text: textOf(blocks), media: blocks.filter(isFile).length, created_at }
      })
    const text = textOf(blocksOf(content, uploaded(content.media)))
    return settle({ text, content }, candidates, since, listed)
  }

  async function makeDraft(content: Content): Promise<string> {
    const own = await blog()
    const post = { ...postOf(content, blocksOf(content, uploaded(content.media))), state: 'draft' }
    const path = pathOf(own, '/posts')
    const made = ({ status }: HttpResponse): boolean => status === 201
    const answer =
      content.media.length === 0
        ? await call({ method: 'POST', path, json: post }, made)
        : await call({ method: 'POST', path, parts: await partsOf(content, post), timeout_ms: FILES_TIMEOUT_MS }, made)
    for (const one of content.media.filter(isVideo)) access.progress?.(one.file_name, one.bytes, one.bytes)
    const id = textField(responseOf(answer)['id'])
    if (id === '') throw failure(answer, false)
    return id
  }

  async function partsOf(content: Content, post: object): Promise<FormData> {
    const parts = new FormData()
    parts.set('json', new Blob([JSON.stringify(post)], { type: 'application/json' }))
    for (const [index, one] of content.media.entries()) {
      parts.set(partOf(index), new Blob([await readMedia(one)], { type: one.mime }), one.file_name)
      if (isVideo(one)) access.progress?.(one.file_name, 0, one.bytes)
    }
    return parts
  }

  /** The id under which the draft is out: the answer's own, where it is another; else the list tells. The post is out whatever happens here. */
  async function finalOf(own: Blog, draft: string, answered: string): Promise<Sighting> {
    const usual = { remote_id: answered, url: pageOf(own, answered), published_at: null }
    if (answered !== draft) return usual
    try {
      const { posts } = await published(own, windowStart(access.now()))
      const mine = posts.find((one) => one.genesis_post_id === draft || idOf(one) === draft)
      return mine ? sightingOf(own, mine) : usual
    } catch (error) {
      access.http.note?.(`post ${answered}: ${error instanceof Error ? error.message : String(error)}`)
      return usual
    }
  }

  return {
    async identify(): Promise<AccountIdentity> {
      const { name, uuid, url } = await ownBlog()
      return {
        remote_id: uuid,
        remote_name: name,
        url: url ?? `https://${name}.tumblr.com/`,
        settings: { blog_name: name, blog_uuid: uuid },
      }
    },

    steps: () => [DRAFT],

    /** A draft whose id was lost is seen by nobody but the blog's owner: another one is made. */
    stage: (_step, content) => invisible(() => makeDraft(content)),

    async publish(content, identity, handles): Promise<Published> {
      const id = handles[DRAFT]
      if (id === undefined) throw new Error('the step draft is not done')
      const own = await blog()
      const { post, server_at } = await read(own, id)
      if (post === null) {
        const since = new Date(identity.created_at)
        const listed = await published(own, windowStart(since))
        const found = became(own, content, id, listed, since)
        if (found.seen === 'found') return { ...found.match, server_at: listed.server_at }
        const gone = found.seen === 'absent' && found.complete
        throw new NetworkFailure(gone ? 'refused' : 'unknown', 'draft_gone', 'the draft is not there any more', { status: 404 })
      }
      if (post.state === 'published') return { ...sightingOf(own, post), server_at }
      const content_blocks = post.state === 'draft' ? republished(content, post.content ?? []) : null
      if (content_blocks === null) {
        throw new NetworkFailure('refused', 'draft_changed', 'the draft was changed on the site', { status: 409 })
      }
      const path = pathOf(own, `/posts/${encodeURIComponent(id)}`)
      const json = { ...postOf(content, content_blocks), state: 'published' }
      const answer = await call({ method: 'PUT', path, json })
      const answered = textField(responseOf(answer)['id'])
      if (answered === '') throw failure(answer, false)
      return { ...(await finalOf(own, id, answered)), server_at: answer.server_at }
    },

    async lookup(content, _identity, handles, since): Promise<Lookup> {
      try {
        const own = await blog()
        const id = handles[DRAFT]
        if (id !== undefined) {
          const { post, server_at } = await read(own, id)
          if (post?.state === 'draft') return { seen: 'staged', server_at }
          if (post?.state === 'published') return { seen: 'found', match: sightingOf(own, post), server_at }
          if (post)
            return { seen: 'unreadable', reason: `the draft became ${textField(post.state) || 'something else'}`, server_at }
        }
        return became(own, content, id, await published(own, windowStart(since)), since)
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    async remove(remote_id): Promise<void> {
      const path = pathOf(await blog(), '/post/delete')
      await call({ method: 'POST', path, form: { id: remote_id } }, (answer) => answer.status === 200 || saysMissing(answer))
    },

    async ownPosts(since): Promise<OwnPosts> {
      const own = await blog()
      const { posts, complete } = await published(own, since)
      return {
        complete,
        posts: posts.flatMap((one) => {
          const { published_at, ...where } = sightingOf(own, one)
          return published_at === null ? [] : [{ ...where, published_at, text: textOf(one.content ?? []) }]
        }),
      }
    },

    async postFigures(remote_ids) {
      const own = await blog()
      const lines = []
      for (const id of remote_ids) {
        const query = new URLSearchParams({ id, mode: 'conversation' }).toString()
        const notes = async (): Promise<Record<string, unknown> | null> => {
          const path = pathOf(own, `/notes?${query}`)
          const answer = await call({ path }, (given) => given.status === 200 || saysMissing(given))
          return answer.status === 404 ? null : responseOf(answer)
        }
        lines.push(await postLine(id, access.now().toISOString(), notes))
      }
      return lines
    },

    async accountFigures() {
      const own = await blog()
      const at = access.now().toISOString()
      const ask = async (path: string): Promise<Record<string, unknown>> => responseOf(await call({ path: pathOf(own, path) }))
      return [
        await oneFigure('followers', 'total_users', at, async () => (await ask('/followers?limit=1'))['total_users']),
        await oneFigure(
          'posts',
          'posts',
          at,
          async () => ((await ask('/info'))['blog'] as { posts?: unknown } | undefined)?.posts,
        ),
      ]
    },
  }
}

interface Post {
  readonly id?: unknown
  /** The id without loss: as a number it is larger than JavaScript counts. */
  readonly id_string?: unknown
  readonly genesis_post_id?: unknown
  readonly state?: unknown
  readonly timestamp?: unknown
  readonly content?: readonly Block[]
  readonly trail?: readonly unknown[]
  readonly parent_post_url?: unknown
}

function idOf({ id, id_string }: Post): string {
  return textField(id_string) || textField(id)
}

function isReblog({ trail, parent_post_url }: Post): boolean {
  return (trail?.length ?? 0) > 0 || typeof parent_post_url === 'string'
}

function pageOf({ name }: { readonly name: string }, id: string): string {
  return `https://www.tumblr.com/${name}/${id}`
}

function responseOf({ json }: HttpResponse): Record<string, unknown> {
  const response = (json as { response?: unknown } | null | undefined)?.response
  return typeof response === 'object' && response !== null ? (response as Record<string, unknown>) : {}
}

function postOf({ tags }: Content, content: readonly Block[]) {
  // a comma would end a tag
  const names = tags.map((tag) => tag.replace(/\s*,\s*/g, ' ').trim()).filter((tag) => tag !== '')
  return { content, ...(names.length === 0 ? {} : { tags: names.join(',') }) }
}

/** `name`, `name.tumblr.com`, `https://www.tumblr.com/name`, a domain of one's own, or `t:…`: as the list of one's blogs has it. */
export function blogName(typed: string): string {
  const plain = typed.trim().replace(/^https?:\/\//i, '')
  if (plain.startsWith('t:')) return plain
  const [host = '', path = ''] = plain.toLowerCase().split('/')
  if (/^(www\.)?tumblr\.com$/.test(host)) return path.replace(/^@/, '')
  return host.replace(/^@/, '').replace(/\.tumblr\.com$/, '')
}

function hostOf(url: unknown): string | null {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).host : null
}
