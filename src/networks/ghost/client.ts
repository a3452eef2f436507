import { invisible } from '../answers.ts'
import type {
  Access,
  AccountIdentity,
  Client,
  Connection,
  Content,
  Figure,
  Handles,
  HttpRequest,
  HttpResponse,
  Identity,
  Lookup,
  Media,
  OwnPosts,
  Published,
} from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, textOfHtml, windowStart } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { isVideo, mediaHandles, mediaSteps, mediumOf, readMedia } from '../media.ts'
import { ghostFailure, isCollision, saysMissing } from './errors.ts'
import { articleOf, comparable, imagesOf, isOut, markOf, postsOf, sightingOf, tagOf, type Post, type Tag } from './post.ts'
import { authorization } from './token.ts'

/** Understood by Ghost 5 and 6. */
const VERSION = 'v5.0'
const DRAFT = 'draft'
/** Reads and edits of one publication: each goes round once more when somebody changed the draft in between. */
const ROUNDS = 3
const PAGE = 100
const MAX_PAGES = 5
const IMAGE_MS = 120_000
const VIDEO_MS = 600_000

export const ghostClient: Client = { connect }

/**
 * An article is an invisible draft first, whose id is the handle; publishing that id is repeatable: it is read before, and an
 * edit of what has changed since is refused by Ghost. No request names a newsletter, so no mail ever leaves.
 */
function connect(access: Access): Connection {
  // People also paste the address of the page where they sign in.
  const site = (access.endpoint ?? '').replace(/\/ghost$/, '')

  async function call(
    request: Omit<HttpRequest, 'url'> & { path: string },
    accept: (answer: HttpResponse) => boolean = ({ status }) => status === 200,
  ): Promise<HttpResponse> {
    const { path, ...rest } = request
    const answer = await access.http({
      ...rest,
      url: `${site}/ghost/api/admin${path}`,
      headers: {
        authorization: authorization(access.secrets['admin_key'] ?? '', access.now()),
        'accept-version': VERSION,
        ...request.headers,
      },
    })
    if (!accept(answer)) throw failure(answer, (request.method ?? 'GET') === 'GET')
    return answer
  }

  const failure = (answer: HttpResponse, read: boolean): NetworkFailure => ghostFailure(answer, { now: access.now(), read })

  const made = ({ status }: HttpResponse): boolean => status === 201

  /** Null: Ghost says that there is no such post. */
  async function read(id: string): Promise<{ post: Post | null; server_at: string | null }> {
    const path = `/posts/${encodeURIComponent(id)}/?formats=html&include=tags`
    const answer = await call({ path }, (given) => given.status === 200 || saysMissing(given))
    const { server_at } = answer
    if (saysMissing(answer)) return { post: null, server_at }
    const post = postsOf(answer.json)?.find((one) => one.id === id)
    if (!post) throw failure({ ...answer, status: 502 }, true)
    return { post, server_at }
  }

  async function list(query: Record<string, string>): Promise<{ posts: Post[]; server_at: string | null }> {
    const answer = await call({ path: `/posts/?${new URLSearchParams({ ...query, formats: 'html' }).toString()}` })
    const posts = postsOf(answer.json)
    if (posts === null) throw failure({ ...answer, status: 502 }, true)
    return { posts, server_at: answer.server_at }
  }

  /** The post that carries the mark of this delivery. */
  async function marked(identity: Identity): Promise<{ post: Post | null; server_at: string | null }> {
    const filter = `tag:${markOf(identity).slug}`
    const { posts, server_at } = await list({ filter, order: 'created_at asc', limit: '10' })
    return { post: posts.find(isOut) ?? posts[0] ?? null, server_at }
  }

  /** The address of the file on the site. Films have a place of their own. */
  async function upload(medium: Media): Promise<string> {
    const body = new FormData()
    body.set('file', new Blob([await readMedia(medium)], { type: medium.mime }), medium.file_name)
    const film = isVideo(medium)
    if (!film) body.set('purpose', 'image')
    const path = film ? '/media/upload/' : '/images/upload/'
    const answer = await call({ method: 'POST', path, body, timeout_ms: film ? VIDEO_MS : IMAGE_MS }, made)
    const { images, media } = (answer.json ?? {}) as { images?: { url?: unknown }[]; media?: { url?: unknown }[] }
    const url = (film ? media : images)?.[0]?.url
    if (typeof url !== 'string' || !URL.canParse(url)) throw failure(answer, false)
    return url
  }

  const hosted = new Map<string, Promise<string>>()

  /**
   * The same file is uploaded once in the life of this connection. Ghost has no list of its files: what comes after finds it by the
   * handle that was stored with the delivery.
   */
  function host(medium: Media): Promise<string> {
    const before = hosted.get(medium.sha256)
    if (before !== undefined) return before
    const uploaded = invisible(() => upload(medium))
    hosted.set(medium.sha256, uploaded)
    uploaded.catch(() => hosted.delete(medium.sha256))
    return uploaded
  }

  /**
   * The tags of a post as Ghost takes them. A new name that differs from one of the site by its capitals only would become a
   * second tag `promo-2`: then the site's own is taken.
   */
  async function tagsFor(names: readonly string[]): Promise<({ id: string } | { name: string })[]> {
    if (names.length === 0) return []
    const filter = names.map((name) => `name:~'${name.replace(/[\\']/g, '\\$&')}'`).join(',')
    const answer = await call({ path: `/tags/?${new URLSearchParams({ filter, limit: String(PAGE) }).toString()}` })
    const listed = (answer.json as { tags?: unknown } | undefined)?.tags
    const known: Tag[] = Array.isArray(listed) ? listed.map(tagOf) : []
    const once = new Map(names.map((name) => [folded(name), name]))
    return [...once].map(([plain, name]) => {
      const same = known.filter((one) => folded(one.name) === plain)
      const chosen = same.find((one) => one.name === name) ?? same[0]
      return chosen === undefined ? { name } : { id: chosen.id }
    })
  }

  /** Made once: when the process died before the id was noted, the draft is there under its mark. */
  async function draft(content: Content, identity: Identity, handles: Handles): Promise<string> {
    const before = await marked(identity)
    if (before.post !== null) return before.post.id
    const article = await articleOf(content, { urls: mediaHandles(content.media, handles), site })
    const tags = [...(await tagsFor(content.tags)), { name: markOf(identity).name }]
    const answer = await call(
      { method: 'POST', path: '/posts/?source=html', json: { posts: [{ ...article, status: 'draft', tags }] } },
      made,
    )
    const [post] = postsOf(answer.json) ?? []
    if (!post) throw failure(answer, false)
    return post.id
  }

  /** The tag that nothing carries any more. It is no part of the post: left behind, it does no harm. */
  async function forget(mark: Tag): Promise<void> {
    try {
      await call({ method: 'DELETE', path: `/tags/${encodeURIComponent(mark.id)}/` }, ({ status }) => status === 204)
    } catch (error) {
      access.http.note?.(`${mark.name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  /** One edit of the draft as it was read. Null: it has changed since, and nothing was applied. */
  async function makePublic(before: Post, identity: Identity): Promise<Published | null> {
    const mark = before.tags.find(({ slug }) => slug === markOf(identity).slug)
    const tags = before.tags.filter((one) => one !== mark).map(({ id }) => ({ id }))
    const edit = { status: 'published', updated_at: before.updated_at, tags }
    const path = `/posts/${encodeURIComponent(before.id)}/`
    const answer = await call(
      { method: 'PUT', path, json: { posts: [edit] } },
      (given) => given.status === 200 || isCollision(given),
    )
    if (isCollision(answer)) return null
    const after = postsOf(answer.json)?.find((one) => one.id === before.id)
    if (!after || !isOut(after)) throw failure(answer, false)
    if (mark) await forget(mark)
    return { ...sightingOf(after), server_at: answer.server_at }
  }

  /** Without its id, an article is known by its words, its images and its hour. */
  async function readBack(content: Content, since: Date): Promise<Lookup> {
    const urls = content.media.map((one) => one.file_name)
    const wanted = await articleOf(content, { urls, site })
    const { posts, complete, server_at } = await publishedSince(windowStart(since))
    const listed = posts
      .filter((post) => imagesOf(post) === imagesOf(wanted))
      .map((post) => ({
        ...sightingOf(post),
        text: comparable(post.title, post.html),
        media: content.media.length,
        created_at: new Date(post.published_at ?? 0),
      }))
    return settle({ text: comparable(wanted.title, wanted.html), content }, listed, since, { complete, server_at })
  }

  /** What the site has published, newest first, back to `from`. */
  async function publishedSince(from: Date): Promise<{ posts: Post[]; complete: boolean; server_at: string | null }> {
    // As the database writes instants: SQLite compares them sign by sign.
    const since = from.toISOString().slice(0, 19).replace('T', ' ')
    const query = { filter: `status:published+published_at:>='${since}'`, order: 'published_at desc', limit: String(PAGE) }
    const found: Post[] = []
    for (let page = 1; ; page++) {
      const { posts, server_at } = await list({ ...query, page: String(page) })
      found.push(...posts)
      if (posts.length < PAGE) return { posts: found, complete: true, server_at }
      if (page === MAX_PAGES) return { posts: found, complete: false, server_at }
    }
  }

  function seen(post: Post | null, server_at: string | null): Lookup {
    if (post === null) return { seen: 'absent', complete: true, server_at }
    return isOut(post) ? { seen: 'found', match: sightingOf(post), server_at } : { seen: 'staged', server_at }
  }

  return {
    async identify(): Promise<AccountIdentity> {
      // The page about the site asks for no key: a post is asked for as well.
      await call({ path: '/posts/?limit=1&fields=id&filter=status:draft' })
      const answer = await call({ path: '/site/' })
      const facts = (answer.json as { site?: Record<string, unknown> } | undefined)?.site
      const url = textField(facts?.['url'])
      if (facts === undefined || !URL.canParse(url)) throw failure({ ...answer, status: 502 }, true)
      const address = new URL(url)
      return {
        // Ghost 5 has no id of its own: the site's address then is what does not change.
        remote_id: textField(facts['site_uuid']) || `${address.host}${address.pathname}`.replace(/\/$/, ''),
        remote_name: textField(facts['title']).trim() || address.host,
        url,
        settings: { version: textField(facts['version']).slice(0, 100) },
      }
    },

    steps: (content) => [...mediaSteps(content.media.length), DRAFT],

    /** `media:<n>`: the address of the image on the site. `draft`: the id of the post. */
    stage: (step, content, identity, handles) =>
      invisible(() => (step === DRAFT ? draft(content, identity, handles) : upload(mediumOf(step, content.media)))),

    async publish(_content, identity, handles): Promise<Published> {
      const id = handles[DRAFT]
      if (id === undefined) throw new Error('the step draft is not done')
      for (let round = 0; round < ROUNDS; round++) {
        const { post, server_at } = await read(id)
        if (post === null) {
          throw new NetworkFailure('refused', 'draft_gone', 'the draft was deleted on the site', { status: 404 })
        }
        if (isOut(post)) return { ...sightingOf(post), server_at }
        const published = await makePublic(post, identity)
        if (published) return published
      }
      throw new NetworkFailure('not_sent', 'draft_changing', 'the draft is being changed on the site', { status: 409 })
    },

    async lookup(content, identity, handles, since): Promise<Lookup> {
      try {
        const id = handles[DRAFT]
        if (id !== undefined) {
          const { post, server_at } = await read(id)
          return seen(post, server_at)
        }
        const { post, server_at } = await marked(identity)
        return post === null ? await readBack(content, since) : seen(post, server_at)
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    remove: (remote_id) =>
      invisible(async () => {
        const path = `/posts/${encodeURIComponent(remote_id)}/`
        await call({ method: 'DELETE', path }, (answer) => answer.status === 204 || saysMissing(answer))
      }),

    async ownPosts(since): Promise<OwnPosts> {
      const { posts, complete } = await publishedSince(since)
      return {
        posts: posts.flatMap(({ id, url, published_at, title, html }) =>
          // the list is asked to the second
          published_at === null || new Date(published_at) < since
            ? []
            : [{ remote_id: id, url, published_at, text: `${title}\n${textOfHtml(html)}`.trim() }],
        ),
        complete,
      }
    },

    /** How many members the site has, and nothing of who they are. */
    async accountFigures(): Promise<readonly Figure[]> {
      const figure = { metric: 'followers', source: 'members', at: access.now().toISOString() } as const
      try {
        const answer = await call({ path: '/members/?limit=1&fields=id' })
        const total = (answer.json as { meta?: { pagination?: { total?: unknown } } } | undefined)?.meta?.pagination?.total
        if (typeof total !== 'number') return [{ ...figure, value: null, reason: 'not_given' }]
        return [{ ...figure, value: total, reason: null }]
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        if (error.code === 'no_permission') return [{ ...figure, value: null, reason: 'not_permitted' }]
        if (error.verdict === 'refused') return [{ ...figure, value: null, reason: 'refused' }]
        throw error
      }
    },

    host,
  }
}

function folded(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}
