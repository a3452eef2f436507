import type {
  Access,
  AccountIdentity,
  Client,
  Connection,
  Content,
  Handles,
  Identity,
  Lookup,
  OwnPost,
  Published,
  Rights,
} from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, windowStart } from '../fingerprint.ts'
import { graphId, graphInstant, quietly, rightsOf, type GraphNeeds } from '../graph.ts'
import { textField } from '../json.ts'
import { parentOf } from '../parent.ts'
import { candidateOf, isOwn, openThreads, withoutSigns, type Post } from './api.ts'
import { CONTAINER, READY, containerSteps, openContainers } from './containers.ts'
import { isGone } from './errors.ts'
import { openFigures } from './figures.ts'
import { openInbox } from './inbox.ts'
import { threadsRules } from './rules.ts'

export const threadsClient: Client = { connect }

/** How far back a post is looked for that a person gave by its address. */
const BY_HAND_MS = 90 * 24 * 3_600_000

function connect(access: Access): Connection {
  const api = openThreads(access)
  const containers = openContainers(access, api)

  /** The id of what is answered; an address that a person gave is found again among the account's own posts. */
  async function answered(content: Content, identity: Identity): Promise<string | null> {
    const parent = parentOf(content, identity)
    if (parent === null) return null
    if (!/^https?:\/\//i.test(parent.remote_id)) return parent.remote_id
    const shortcode = shortcodeOf(parent.remote_id)
    if (shortcode === null) throw unknownParent(parent.remote_id)
    const from = new Date(access.now().getTime() - BY_HAND_MS)
    for (const path of ['/me/threads', '/me/replies']) {
      const { items } = await api.posts(path, from)
      const found = items.find((one) => shortcodeOf(textField(one.permalink)) === shortcode)
      if (found !== undefined) return textField(found.id)
    }
    throw unknownParent(parent.remote_id)
  }

  /** Known by its words, its media and its hour, among the posts or, for a part, among the answers. */
  async function readBack(content: Content, identity: Identity, since: Date): Promise<Lookup> {
    const parent = await answered(content, identity)
    const path = parent === null ? '/me/threads' : '/me/replies'
    const { items, complete, server_at } = await api.posts(path, windowStart(since))
    const listed = items
      .filter(isOwn)
      .map(candidateOf)
      .filter((one) => one !== null)
    const text = withoutSigns(threadsRules.compose(content, access.settings))
    return settle({ text, content, parent }, listed, since, { complete, server_at })
  }

  async function look(content: Content, identity: Identity, handles: Handles, since: Date): Promise<Lookup> {
    const id = handles[READY] ?? handles[CONTAINER]
    if (id === undefined) return readBack(content, identity, since)
    const { status, server_at } = await containers.status(id)
    switch (status) {
      case 'FINISHED':
        return { seen: 'staged', server_at }
      case 'IN_PROGRESS':
        // before the visible call and, for a moment, after it
        return { seen: 'unreadable', reason: 'Threads is still working on the post', server_at }
      case 'PUBLISHED': {
        const found = await readBack(content, identity, since)
        if (found.seen !== 'absent') return found
        return { seen: 'unreadable', reason: 'the post is out, and not in the list yet', server_at }
      }
      case 'ERROR':
      case 'EXPIRED':
        return readBack(content, identity, since)
    }
  }

  async function published(id: string, server_at: string | null): Promise<Published> {
    // it is out, whether its address can be had or not
    const post = await quietly(() => api.post(id))
    return {
      remote_id: id,
      url: textField(post?.permalink) || null,
      published_at: graphInstant(post?.timestamp),
      server_at,
    }
  }

  return {
    async identify(): Promise<AccountIdentity> {
      const answer = await api.call({ path: '/me', query: { fields: 'id,username,name' } })
      const { username } = answer.json as { username?: unknown }
      const id = graphId(answer)
      if (id === null) throw new NetworkFailure('not_sent', 'server_error', 'Threads did not say whose token it is')
      const name = textField(username)
      return {
        remote_id: id,
        remote_name: name === '' ? id : `@${name}`,
        url: name === '' ? null : `https://www.threads.com/@${name}`,
        settings: { user_id: id },
        rights: await rights(),
        expires_at: await api.token.endsOn(),
      }
    },

    steps: containerSteps,

    stage: async (step, content, identity, handles) => {
      // read again by each step: a person may have corrected the address in between
      const parent = step === CONTAINER || step === READY ? await answered(content, identity) : null
      return containers.stage(step, content, parent, handles)
    },

    async publish(content, identity, handles): Promise<Published> {
      const id = handles[READY]
      if (id === undefined) throw new Error(`the step ${READY} is not done`)
      const before = await containers.status(id)
      if (before.status === 'PUBLISHED') {
        const found = await readBack(content, identity, new Date(identity.created_at))
        if (found.seen === 'found') return { ...found.match, server_at: found.server_at }
        throw new NetworkFailure('unknown', 'no_id', 'Threads has published it already, and does not show it yet')
      }
      if (before.status === 'IN_PROGRESS')
        throw new NetworkFailure('not_sent', 'media_not_ready', 'Threads is still working on the post')
      // both were ready once: to be looked for, and then made again
      if (before.status === 'EXPIRED') {
        throw new NetworkFailure('unknown', 'container_expired', 'the post was not published within 24 hours')
      }
      if (before.status === 'ERROR') {
        throw new NetworkFailure('unknown', 'container_failed', before.error || 'Threads could not publish the post')
      }
      const answer = await api.call({ method: 'POST', path: '/me/threads_publish', form: { creation_id: id }, publish: true })
      const remote_id = graphId(answer)
      if (remote_id === null) throw new NetworkFailure('unknown', 'no_id', 'Threads did not say what it made of the post')
      return published(remote_id, answer.server_at)
    },

    async lookup(content, identity, handles, since): Promise<Lookup> {
      try {
        return await look(content, identity, handles, since)
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    async remove(remote_id) {
      try {
        const answer = await api.call({ method: 'DELETE', path: `/${encodeURIComponent(remote_id)}` })
        if ((answer.json as { success?: unknown }).success === true) return
        throw new NetworkFailure('unknown', 'server_error', 'Threads did not say that the post is gone')
      } catch (error) {
        if (!isGone(error)) throw error
      }
    },

    async ownPosts(since) {
      const { items, complete } = await api.posts('/me/threads', since)
      const posts = items.filter(isOwn).map(ownPost)
      return { posts: posts.filter((one) => one !== null), complete }
    },

    ...openFigures(access, api),
    ...openInbox(access, api),
  }

  /** Only testers of the app may ask what a token opens: everybody else is not told. */
  async function rights(): Promise<Rights | null> {
    const query = { input_token: await api.token.get() }
    const answer = await quietly(() => api.call({ path: '/debug_token', query }))
    const { data } = (answer?.json ?? {}) as { data?: { scopes?: unknown } }
    return Array.isArray(data?.scopes) ? rightsOf(data.scopes.map(textField), needs) : null
  }
}

const needs: GraphNeeds = {
  threads_content_publish: ['publish', 'images', 'video'],
  threads_read_replies: ['inbox'],
  threads_manage_replies: ['reply', 'first_comment'],
  threads_manage_insights: ['post_figures', 'account_figures'],
  threads_delete: ['delete'],
  threads_manage_mentions: ['inbox'],
}

/** `https://www.threads.com/@bakery/post/DRx1` → `DRx1`. */
function shortcodeOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  return /\/(?:post|t)\/([\w-]+)\/?$/.exec(new URL(address).pathname)?.[1] ?? null
}

function unknownParent(address: string): NetworkFailure {
  return new NetworkFailure('refused', 'parent_unknown', `${address}: no post of this account is there`)
}

function ownPost(post: Post): OwnPost | null {
  const published_at = graphInstant(post.timestamp)
  const remote_id = textField(post.id)
  if (published_at === null || remote_id === '') return null
  return { remote_id, url: textField(post.permalink) || null, published_at, text: textField(post.text) }
}
