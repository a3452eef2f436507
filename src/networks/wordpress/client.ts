import { invisible } from '../answers.ts'
import { articleHtml, placeImages } from '../article-html.ts'
import { slugOf, titleOf } from '../article-title.ts'
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
  PostFigures,
  Published,
  Rights,
} from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { decodeEntities, settle, textOfHtml, windowStart, type Candidate } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { isVideo, mediaHandles, mediaSteps, mediumOf, readMedia } from '../media.ts'
import { binned, commentId, commentsOf, escaped, instant, type Call, type Query } from './comments.ts'
import { wordpressFailure } from './errors.ts'
import { findRestRoot, type RestRoot } from './rest-root.ts'
import { wordpressRules } from './rules.ts'

const DRAFT = 'draft'
const PAGE = 100
const MAX_PAGES = 5
const IMAGE_MS = 120_000
const VIDEO_MS = 600_000
/** What a post can be before it is out. */
const unpublished = ['draft', 'pending', 'auto-draft', 'future']

export const wordpressClient: Client = { connect }

function connect(access: Access): Connection {
  const base = access.endpoint ?? ''
  const login = `${access.secrets['username'] ?? ''}:${access.secrets['application_password'] ?? ''}`
  const headers = { authorization: `Basic ${Buffer.from(login).toString('base64')}` }

  let found: RestRoot | null = null
  async function root(): Promise<RestRoot> {
    found ??= await findRestRoot(access.http, { base, headers, now: access.now() })
    return found
  }

  /** One call; any answer that is not in `accept` becomes a failure. */
  async function call({ route, query, ...request }: Call, accept: readonly number[] = [200]): Promise<HttpResponse> {
    const url = (await root()).url(`/wp/v2${route}`, query)
    const answer = await access.http({ ...request, url, headers })
    if (!accept.includes(answer.status)) throw failure(answer, (request.method ?? 'GET') === 'GET')
    return answer
  }

  const failure = (answer: HttpResponse, read: boolean): NetworkFailure => wordpressFailure(answer, { now: access.now(), read })

  /** What was read, as a list; an answer that is none is no statement at all. */
  async function list<T>(route: string, query: Query): Promise<{ rows: T[]; answer: HttpResponse }> {
    const answer = await call({ route, query })
    if (!Array.isArray(answer.json)) throw failure({ ...answer, status: 502 }, true)
    return { rows: answer.json as T[], answer }
  }

  async function me(): Promise<User & { readonly id: number }> {
    const answer = await call({ route: '/users/me', query: { context: 'edit' } })
    const user = answer.json as User | null | undefined
    if (typeof user?.id !== 'number') throw failure({ ...answer, status: 502 }, true)
    return { ...user, id: user.id }
  }

  async function upload(medium: Media, slug: string): Promise<string> {
    const alt = medium.alt?.trim() ?? ''
    const { rows } = await list<Attachment>('/media', { slug, context: 'edit' })
    const there = rows.find((one) => attachmentHandle(one) !== null)
    if (there !== undefined) {
      const route = `/media/${String(there.id)}`
      if (textField(there.alt_text) !== alt) await call({ method: 'POST', route, json: { alt_text: alt } })
      return attachmentHandle(there) ?? ''
    }
    const body = new FormData()
    // A slug of its own: an image called `soldes.jpg` would take the address of the article.
    body.set('slug', slug)
    if (alt !== '') body.set('alt_text', alt)
    body.set('file', new Blob([await readMedia(medium)], { type: medium.mime }), medium.file_name)
    const timeout_ms = isVideo(medium) ? VIDEO_MS : IMAGE_MS
    const answer = await call({ method: 'POST', route: '/media', body, timeout_ms }, [201])
    const handle = attachmentHandle(answer.json)
    if (handle === null) throw failure(answer, false)
    return handle
  }

  async function writeDraft(content: Content, identity: Identity, handles: Handles): Promise<string> {
    const slug = draftSlug(identity)
    const there = await draftBySlug(slug)
    // A person has published it in the meantime.
    if (there !== null && !unpublished.includes(textField(there.status))) return String(there.id)
    const { cover, figures } = placeImages(mediaHandles(content.media, handles).map(attachmentOf))
    const alts = content.media.slice(1).map((one) => one.alt)
    const html = await articleHtml(wordpressRules.compose(content, access.settings), {
      site: base,
      figures: figures.map(({ url }, index) => ({ url, alt: alts[index] ?? null })),
    })
    const tags = await tagIds(content.tags)
    const answer = await call(
      {
        method: 'POST',
        // The one that is there is written anew: the text may have been changed since.
        route: there === null ? '/posts' : `/posts/${String(there.id)}`,
        json: {
          status: DRAFT,
          slug,
          // A title is HTML to WordPress, and an administrator's is not cleaned.
          title: escaped(titleOf(content)),
          // Square brackets would be commands of the site's plugins (`[gallery]`).
          content: html.replaceAll('[', '&#91;'),
          featured_media: cover?.id ?? 0,
          tags,
        },
      },
      [there === null ? 201 : 200],
    )
    const post = answer.json as Post | null | undefined
    if (typeof post?.id !== 'number') throw failure(answer, false)
    return String(post.id)
  }

  /** The draft of this delivery when an attempt that was cut short has left it: drafts keep the slug they are given. */
  async function draftBySlug(slug: string): Promise<Post | null> {
    const { rows } = await list<Post>('/posts', { slug, status: 'any', context: 'edit' })
    return rows.find((one) => typeof one.id === 'number' && one.slug === slug) ?? null
  }

  /** Ids of the tags, made when they are missing. Whoever may not make any publishes with those that are there. */
  async function tagIds(names: readonly string[]): Promise<number[]> {
    const ids: number[] = []
    for (const typed of names) {
      const name = typed.replace(/^[#＃]/, '').trim()
      if (name === '') continue
      const id = await tagId(name).catch((error: unknown) => {
        if (!(error instanceof NetworkFailure)) throw error
        const lasting = error.code === 'site_protected' || ['refused', 'unauthorized'].includes(error.verdict)
        if (lasting) return null
        throw error
      })
      if (id !== null && !ids.includes(id)) ids.push(id)
    }
    return ids
  }

  async function tagId(name: string): Promise<number | null> {
    // By the slug WordPress makes of a name, which knows no case and no accents; then by the name, for a slug that was chosen.
    const slugs = new Set([slugOf(name), slugOf(name.replace(/['’]/g, ''))])
    const known =
      (await knownTag(name, { slug: [...slugs].join(',') })) ??
      (await knownTag(name, { search: name.replaceAll('&', '&amp;') }))
    if (known !== null) return known
    const answer = await call({ method: 'POST', route: '/tags', json: { name } }, [201, 400])
    const made = answer.json as (Tag & { data?: { term_id?: unknown } }) | null | undefined
    // `term_exists`: another writing of the same name.
    const id = answer.status === 201 ? made?.id : made?.data?.term_id
    return typeof id === 'number' ? id : null
  }

  async function knownTag(name: string, query: Query): Promise<number | null> {
    const { rows } = await list<Tag>('/tags', { ...query, per_page: String(PAGE) })
    const known = rows.find((one) => sameTag(decodeEntities(textField(one.name)), name))
    return typeof known?.id === 'number' ? known.id : null
  }

  /** The post under this id, or what its absence is called. */
  async function postById(id: string): Promise<{ post: Post | null; answer: HttpResponse }> {
    const answer = await call({ route: `/posts/${encodeURIComponent(id)}`, query: { context: 'edit' } }, [200, 404])
    if (answer.status === 200) {
      const post = answer.json as Post | null | undefined
      if (typeof post?.id !== 'number') throw failure({ ...answer, status: 502 }, true)
      return { post, answer }
    }
    const gone = failure(answer, true)
    if (gone.code !== 'draft_gone') throw gone
    return { post: null, answer }
  }

  async function seek(content: Content, identity: Identity, handles: Handles, since: Date): Promise<Lookup> {
    const id = handles[DRAFT]
    if (id === undefined) return seekWithoutHandle(content, identity, since)
    const { post, answer } = await postById(id)
    const { server_at } = answer
    if (post === null) return { seen: 'absent', complete: true, server_at }
    const status = textField(post.status)
    if (unpublished.includes(status)) return { seen: 'staged', server_at }
    // Put into the bin before it was out, or after: then it did go out, and is not to come back.
    if (status === 'trash' && textField(post.slug).startsWith(draftSlug(identity)))
      return { seen: 'absent', complete: true, server_at }
    if (status === 'publish' || status === 'trash') return { seen: 'found', match: sightingOf(post, id), server_at }
    return { seen: 'unreadable', reason: `the post has the status ${status}`, server_at }
  }

  /** The handle was never written down, or was given up: the draft by its slug, else the account's own posts by their words. */
  async function seekWithoutHandle(content: Content, identity: Identity, since: Date): Promise<Lookup> {
    const draft = await draftBySlug(draftSlug(identity))
    const user = await me()
    const { rows, complete, server_at } = await publishedSince(user.id, windowStart(since))
    if (draft !== null && unpublished.includes(textField(draft.status))) return { seen: 'staged', server_at }
    const html = await articleHtml(wordpressRules.compose(content, access.settings), { site: base })
    const posts = rows.map(candidate).filter((one) => one !== null)
    return settle({ text: words(titleOf(content), html), content }, posts, since, { complete, server_at })
  }

  /** The account's own published posts, newest first, back to `from`. */
  async function publishedSince(
    author: number,
    from: Date,
  ): Promise<{ rows: Post[]; complete: boolean; server_at: string | null }> {
    const found: Post[] = []
    let server_at: string | null = null
    for (let page = 1; page <= MAX_PAGES; page++) {
      const query = { author: String(author), status: 'publish', context: 'edit', per_page: String(PAGE), page: String(page) }
      const { rows, answer } = await list<Post>('/posts', query)
      server_at = answer.server_at
      found.push(...rows)
      const last = rows.at(-1)
      const ended = rows.length < PAGE || last === undefined || new Date(instant(last.date_gmt) ?? 0) < from
      if (ended) return { rows: found, complete: true, server_at }
    }
    return { rows: found, complete: false, server_at }
  }

  /** Which of these ids are posts that readers see. */
  async function published(ids: readonly string[]): Promise<Set<string>> {
    const found = new Set<string>()
    const known = ids.filter(isId)
    for (let from = 0; from < known.length; from += PAGE) {
      const include = known.slice(from, from + PAGE).join(',')
      const { rows } = await list<Post>('/posts', { include, status: 'publish', context: 'edit', per_page: String(PAGE) })
      for (const { id } of rows) if (typeof id === 'number') found.add(String(id))
    }
    return found
  }

  const comments = commentsOf({ call, list, failure, me }, access)

  return {
    async identify(): Promise<AccountIdentity> {
      const { application_passwords, home } = await root()
      if (!application_passwords) {
        throw new NetworkFailure('unauthorized', 'application_passwords_off', `${base}: application passwords are switched off`)
      }
      const user = await me()
      const may = (right: string): boolean => user.capabilities?.[right] === true
      const name = textField(user.username) || textField(user.slug)
      if (!may('publish_posts')) {
        throw new NetworkFailure('unauthorized', 'no_permission', `${name}: this user may not publish posts (publish_posts)`)
      }
      return {
        remote_id: String(user.id),
        remote_name: `${name}@${new URL(base).host}`,
        url: home ?? base,
        settings: { upload_files: may('upload_files') },
        rights: rightsOf(may),
      }
    },

    steps: (content) => (content.kind === undefined ? [...mediaSteps(content.media.length), DRAFT] : []),

    /** `media:<n>`: one image in the site's library, its handle `<id> <address>`. `draft`: the whole article, its handle the id. */
    stage: (step, content, identity, handles) =>
      invisible(async () => {
        if (step === DRAFT) return writeDraft(content, identity, handles)
        const medium = mediumOf(step, content.media)
        return upload(medium, `${draftSlug(identity)}-${step.slice('media:'.length)}-${medium.sha256.slice(0, 8)}`)
      }),

    /** Publishes the draft. What is out already is left as it is; what a person has put into the bin is not brought back. */
    async publish(content, identity, handles): Promise<Published> {
      if (content.kind !== undefined) return comments.reply(content, identity)
      const id = handles[DRAFT]
      if (id === undefined) throw new Error('the step draft is not done')
      const { post, answer: before } = await postById(id)
      const status = textField(post?.status)
      if (post !== null && status === 'publish') return { ...sightingOf(post, id), server_at: before.server_at }
      if (!unpublished.includes(status)) {
        throw new NetworkFailure('refused', 'draft_gone', `the draft ${id} is no draft any more (${status || 'deleted'})`)
      }
      const answer = await call({
        method: 'POST',
        route: `/posts/${encodeURIComponent(id)}`,
        json: { status: 'publish', slug: slugOf(titleOf(content)) },
      })
      const published = answer.json as Post | null | undefined
      if (published?.id !== Number(id)) throw failure(answer, false)
      if (published.status !== 'publish') {
        const message = `the site keeps the post as ${textField(published.status)}`
        throw new NetworkFailure('unknown', 'not_published', message, { status: answer.status })
      }
      return { ...sightingOf(published, id), server_at: answer.server_at }
    },

    async lookup(content, identity, handles, since): Promise<Lookup> {
      try {
        return content.kind === undefined
          ? await seek(content, identity, handles, since)
          : await comments.seekReply(content, identity, since)
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    /** Into the bin of the site, where a person can take it out again; its images stay in the library. */
    remove: (remote_id) =>
      invisible(async () => {
        const comment = commentId({ remote_id })
        if (comment !== null) return comments.remove(comment)
        return binned({ call, failure }, `/posts/${encodeURIComponent(remote_id)}`)
      }),

    async ownPosts(since): Promise<OwnPosts> {
      const { rows, complete } = await publishedSince((await me()).id, since)
      const posts = rows.flatMap((post) => {
        const published_at = instant(post.date_gmt)
        if (typeof post.id !== 'number' || published_at === null || new Date(published_at) < since) return []
        const { remote_id, url } = sightingOf(post, String(post.id))
        const title = textOfHtml(textField(post.title?.rendered))
        return [{ remote_id, url, published_at, text: words(title, textField(post.content?.rendered)).trim() }]
      })
      return { posts, complete }
    },

    /** WordPress counts no readers: its comments alone. */
    async postFigures(remote_ids): Promise<readonly PostFigures[]> {
      const there = await published(remote_ids)
      const figures: PostFigures[] = []
      for (const remote_id of remote_ids) {
        // an address that a person gave: nobody knows which post that is
        if (!isId(remote_id)) figures.push({ remote_id, status: 'there', figures: [comments.unknown()] })
        else if (there.has(remote_id)) figures.push({ remote_id, status: 'there', figures: [await comments.count(remote_id)] })
        else figures.push({ remote_id, status: 'gone', figures: [] })
      }
      return figures
    },

    inbox: comments.inbox,

    /** Named after what is in it, so that the same file is found again, whoever asks. */
    host: (medium) => invisible(async () => attachmentOf(await upload(medium, `smm-${medium.sha256.slice(0, 40)}`)).url),
  }
}

const isId = (remote_id: string): boolean => /^\d+$/.test(remote_id)

/** What an editor of the site may do and an author may not. */
function rightsOf(may: (right: string) => boolean): Rights {
  const wanted = [
    { scope: 'publish_posts', without: ['publish'] },
    { scope: 'upload_files', without: ['images'] },
    { scope: 'delete_published_posts', without: ['delete'] },
  ] as const
  return {
    granted: wanted.map(({ scope }) => scope).filter(may),
    missing: wanted.filter(({ scope }) => !may(scope)),
  }
}

interface User {
  readonly id?: unknown
  readonly username?: unknown
  readonly slug?: unknown
  readonly capabilities?: Readonly<Record<string, unknown>>
}

interface Tag {
  readonly id?: unknown
  readonly name?: unknown
}

interface Attachment {
  readonly id?: unknown
  readonly alt_text?: unknown
  readonly source_url?: unknown
}

interface Post {
  readonly id?: unknown
  readonly status?: unknown
  readonly slug?: unknown
  readonly link?: unknown
  readonly date_gmt?: unknown
  readonly featured_media?: unknown
  readonly title?: { readonly raw?: unknown; readonly rendered?: unknown }
  readonly content?: { readonly raw?: unknown; readonly rendered?: unknown }
}

/** The same for every attempt at a delivery: by it a draft is found whose id was never written down. */
function draftSlug(identity: Identity): string {
  return `smm-${identity.record_key.toLowerCase()}`
}

function attachmentHandle(value: unknown): string | null {
  const { id, source_url } = (value ?? {}) as Attachment
  return typeof id === 'number' && typeof source_url === 'string' ? `${id} ${source_url}` : null
}

function attachmentOf(handle: string): { id: number; url: string } {
  const space = handle.indexOf(' ')
  return { id: Number(handle.slice(0, space)), url: handle.slice(space + 1) }
}

function sightingOf(post: Post, id: string): { remote_id: string; url: string | null; published_at: string | null } {
  return { remote_id: id, url: typeof post.link === 'string' ? post.link : null, published_at: instant(post.date_gmt) }
}

/** Two writings of one name: case, accents and punctuation do not count. */
function sameTag(one: string, other: string): boolean {
  const bare = (name: string): string =>
    name
      .toLowerCase()
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return one === other || (bare(one) !== '' && bare(one) === bare(other))
}

function words(title: string, html: string): string {
  return `${title}\n${textOfHtml(html)}`
}

function candidate(post: Post): Candidate | null {
  const published_at = instant(post.date_gmt)
  if (typeof post.id !== 'number' || published_at === null) return null
  const html = textField(post.content?.raw)
  return {
    ...sightingOf(post, String(post.id)),
    created_at: new Date(published_at),
    text: words(decodeEntities(textField(post.title?.raw)), html),
    media: (html.match(/<figure/g)?.length ?? 0) + (typeof post.featured_media === 'number' && post.featured_media > 0 ? 1 : 0),
  }
}
