import { invisible } from '../answers.ts'
import type { Access, AccountIdentity, Client, Connection, Content, Handles, Lookup, OwnPosts, Published } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, windowStart } from '../fingerprint.ts'
import { graphInstant, quietly, rightsOf, tokenFacts, type GraphNeeds } from '../graph.ts'
import { isVideo, mediaHandles, mediaSteps, mediumOf, readMedia } from '../media.ts'
import { asUri } from '../uri.ts'
import { commentsOf } from './comments.ts'
import { facebookFailure } from './errors.ts'
import { figuresOf } from './figures.ts'
import { inboxOf } from './inbox.ts'
import { openPage } from './page.ts'
import { candidateOf, LISTED, ownPostOf, sightingOf, type Post } from './posts.ts'
import { facebookRules } from './rules.ts'
import { asPost, videosOf } from './video.ts'

const DRAFT = 'draft'
const PAGE = '100'
const IMAGE_MS = 120_000

/** https://developers.facebook.com/docs/pages-api/posts and …/comments-mentions, read 2026-11-27. */
const needs: GraphNeeds = {
  pages_manage_posts: ['publish', 'images', 'video', 'delete'],
  pages_read_engagement: ['list_own', 'post_figures', 'account_figures'],
  pages_manage_engagement: ['first_comment', 'reply'],
  pages_read_user_content: ['inbox'],
  read_insights: ['post_figures', 'account_figures'],
}

export const facebookClient: Client = { connect }

/**
 * A post is made unpublished first: its id is the handle, and making it public can be repeated. A comment has no such step: it is
 * looked for before it is written.
 */
function connect(access: Access): Connection {
  const pages = openPage(access)
  const { graph, page } = pages
  const comments = commentsOf(pages, access)
  const videos = videosOf(pages, access)

  async function upload(step: string, content: Content): Promise<string> {
    const medium = mediumOf(step, content.media)
    const { id } = await page()
    const body = new FormData()
    body.set('source', new Blob([await readMedia(medium)], { type: medium.mime }), medium.file_name)
    body.set('published', 'false')
    if (medium.alt !== null) body.set('alt_text_custom', medium.alt)
    const answer = await graph.call({ method: 'POST', path: `/${id}/photos`, body, timeout_ms: IMAGE_MS })
    const photo = (answer.json as { id?: unknown } | undefined)?.id
    if (typeof photo !== 'string') throw facebookFailure(answer, { now: access.now(), read: false, publish: false })
    return photo
  }

  async function draft(content: Content, handles: Handles): Promise<string> {
    const message = facebookRules.compose(content, access.settings)
    const film = content.media.find(isVideo)
    if (film !== undefined) return videos.finish(film, handles['media:0'], message)
    try {
      return await write(content, message, mediaHandles(content.media, handles))
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.code !== 'photo_used') throw error
      // The process died before the id of a first draft was noted: nobody sees that one, and it keeps its photos.
      const again = []
      for (const step of mediaSteps(content.media.length)) again.push(await upload(step, content))
      return write(content, message, again)
    }
  }

  async function write(content: Content, message: string, photos: readonly string[]): Promise<string> {
    const { id } = await page()
    const card = content.media.length === 0 && content.link !== null ? asUri(content.link) : null
    const form = {
      message,
      link: card,
      attached_media: photos.length === 0 ? null : photos.map((media_fbid) => ({ media_fbid })),
      published: false,
    }
    const answer = await graph.call({ method: 'POST', path: `/${id}/feed`, form })
    const post = (answer.json as { id?: unknown } | undefined)?.id
    if (typeof post !== 'string') throw facebookFailure(answer, { now: access.now(), read: false, publish: false })
    return post
  }

  /** Null: Facebook says that there is no such draft. */
  async function read(id: string, film: boolean): Promise<{ post: Post; out: boolean; server_at: string | null } | null> {
    try {
      if (film) {
        const { node, server_at } = await videos.read(id)
        const post = asPost(node, (await page()).id)
        return { post, out: post.is_published, server_at }
      }
      const { json, server_at } = await graph.call({
        path: `/${id}`,
        query: { fields: 'id,is_published,permalink_url,created_time' },
      })
      const post = (json ?? {}) as Post
      return { post: { ...post, id }, out: post.is_published === true, server_at }
    } catch (error) {
      if (error instanceof NetworkFailure && error.code === 'object_gone') return null
      throw error
    }
  }

  async function publishedSince(from: Date): Promise<{ posts: readonly Post[]; complete: boolean; server_at: string | null }> {
    const { id } = await page()
    const { items, complete, server_at } = await graph.list<Post>(
      { path: `/${id}/published_posts`, query: { fields: LISTED, limit: PAGE } },
      { until: (one) => new Date(graphInstant(one.created_time) ?? 0) < from },
    )
    return { posts: items, complete, server_at }
  }

  async function readBack(content: Content, since: Date): Promise<Lookup> {
    const { posts, complete, server_at } = await publishedSince(windowStart(since))
    const text = facebookRules.compose(content, access.settings)
    const listed = posts.map(candidateOf).filter((one) => one !== null)
    return settle({ text, content }, listed, since, { complete, server_at })
  }

  return {
    async identify(): Promise<AccountIdentity> {
      const { id, name } = await page()
      const answer = await graph.call({ path: `/${id}`, query: { fields: 'id,name,link' } })
      const { link } = (answer.json ?? {}) as { link?: unknown }
      const facts = await tokenFacts(graph, access.secrets['access_token'] ?? '')
      return {
        remote_id: id,
        remote_name: name || id,
        url: typeof link === 'string' ? link : null,
        settings: { page_id: id },
        rights: facts.scopes === null ? null : rightsOf(facts.scopes, needs),
        expires_at: facts.expires_at,
      }
    },

    steps(content) {
      if (content.kind !== undefined) return []
      if (content.media.some(isVideo)) return ['session:0', 'media:0', DRAFT]
      return [...mediaSteps(content.media.length), DRAFT]
    },

    /**
     * `media:<n>`: the id of an unpublished photo. Of a video `session:0` and `media:0`: its upload, and the one in which it arrived.
     * `draft`: the id of the unpublished post or video.
     */
    stage: (step, content, _identity, handles) =>
      invisible(async () => {
        const film = content.media.find(isVideo)
        if (step === DRAFT) return draft(content, handles)
        if (film === undefined) return upload(step, content)
        return step === 'session:0' ? videos.start(film) : videos.transfer(film, handles['session:0'])
      }),

    async publish(content, identity, handles): Promise<Published> {
      if (content.kind !== undefined) return comments.publish(content, identity)
      const id = handles[DRAFT]
      if (id === undefined) throw new Error('the step draft is not done')
      const film = content.media.some(isVideo)
      const before = await read(id, film)
      if (before === null)
        throw new NetworkFailure('refused', 'draft_gone', 'the unpublished post was deleted', { status: 404 })
      if (before.out) return { ...sightingOf(before.post), server_at: before.server_at }
      const form = film ? { published: true } : { is_published: true }
      const answer = await graph.call({ method: 'POST', path: `/${id}`, form, publish: true })
      if ((answer.json as { success?: unknown } | null)?.success !== true) {
        throw facebookFailure(answer, { now: access.now(), read: false, publish: true })
      }
      const after = await quietly(() => read(id, film))
      return { ...sightingOf(after?.post ?? before.post), server_at: answer.server_at }
    },

    async lookup(content, identity, handles, since): Promise<Lookup> {
      try {
        if (content.kind !== undefined) return await comments.lookup(content, identity, since)
        const id = handles[DRAFT]
        const seen = id === undefined ? null : await read(id, content.media.some(isVideo))
        // what is gone may also be what this token must not see: the list of posts tells
        if (seen === null) return await readBack(content, since)
        const { post, out, server_at } = seen
        return out ? { seen: 'found', match: sightingOf(post), server_at } : { seen: 'staged', server_at }
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    remove: (remote_id) =>
      invisible(async () => {
        try {
          await graph.call({ method: 'DELETE', path: `/${encodeURIComponent(remote_id)}` })
        } catch (error) {
          if (!(error instanceof NetworkFailure) || error.code !== 'object_gone') throw error
        }
      }),

    async ownPosts(since): Promise<OwnPosts> {
      const { posts, complete } = await publishedSince(since)
      return { posts: posts.map(ownPostOf).filter((one) => one !== null), complete }
    },

    ...figuresOf(pages, access),
    inbox: inboxOf(pages, access),
  }
}
