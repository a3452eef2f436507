import { invisible } from '../answers.ts'
import type { Access, AccountIdentity, Client, Connection, Content, Lookup, OwnPosts, Published } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, windowStart } from '../fingerprint.ts'
import { graphId, graphInstant, quietly, rightsOf, tokenFacts, type GraphNeeds } from '../graph.ts'
import { openAccount } from './account.ts'
import { commentsOf } from './comments.ts'
import { containersOf, type Container } from './containers.ts'
import { instagramFailure } from './errors.ts'
import { figuresOf } from './figures.ts'
import { inboxOf } from './inbox.ts'
import { candidateOf, LISTED, ownPostOf, sightingOf, type Medium } from './posts.ts'
import { instagramRules } from './rules.ts'

const READY = 'ready'
const PAGE = '100'

/** Of Facebook's login; Instagram's own tells no rights. https://developers.facebook.com/docs/permissions, read 2026-11-27. */
const needs: GraphNeeds = {
  instagram_basic: ['list_own', 'post_figures', 'account_figures'],
  instagram_content_publish: ['publish', 'images', 'video'],
  instagram_manage_comments: ['first_comment', 'inbox', 'reply'],
  instagram_manage_insights: ['post_figures', 'account_figures'],
  instagram_manage_contents: ['delete'],
}

export const instagramClient: Client = { connect }

/**
 * A post is a container first, whose id is the handle and whose status says whether it went out. A comment has none: it is looked for
 * before it is written.
 */
function connect(access: Access): Connection {
  const means = openAccount(access)
  const { graph, account, login } = means
  const comments = commentsOf(means, access)
  const containers = containersOf(means, access)

  /** Null: Instagram knows no such container. */
  async function container(id: string): Promise<Container | null> {
    try {
      return await containers.read(id)
    } catch (error) {
      if (error instanceof NetworkFailure && error.code === 'object_gone') return null
      throw error
    }
  }

  async function mediaSince(from: Date): Promise<{ media: readonly Medium[]; complete: boolean; server_at: string | null }> {
    const { id } = await account()
    const { items, complete, server_at } = await graph.list<Medium>(
      { path: `/${id}/media`, query: { fields: LISTED, limit: PAGE } },
      { until: (one) => new Date(graphInstant(one.timestamp) ?? 0) < from },
    )
    return { media: items, complete, server_at }
  }

  async function readBack(content: Content, since: Date): Promise<Lookup> {
    const { media, complete, server_at } = await mediaSince(windowStart(since))
    const text = instagramRules.compose(content, access.settings)
    const listed = media.map(candidateOf).filter((one) => one !== null)
    return settle({ text, content }, listed, since, { complete, server_at })
  }

  /**
   * How many posts of the last 24 hours Instagram counts, which is read rather than believed: its own pages name several limits. What
   * cannot be read does not stop a post.
   */
  async function refuseWhenFull(): Promise<void> {
    const { id } = await account()
    const query = { fields: 'quota_usage,config' }
    const answer = await quietly(() => graph.call({ path: `/${id}/content_publishing_limit`, query }))
    const { data } = (answer?.json ?? {}) as { data?: { quota_usage?: unknown; config?: { quota_total?: unknown } }[] }
    const used = Number(data?.[0]?.quota_usage)
    const total = Number(data?.[0]?.config?.quota_total)
    if (!(total > 0) || !(used >= total)) return
    const retry_at = new Date(access.now().getTime() + 3_600_000)
    throw new NetworkFailure('not_sent', 'daily_limit', `${used} of ${total} posts in 24 hours`, { retry_at })
  }

  /** Before the visible call: null when the container waits for it, else what it became. */
  async function before(id: string, content: Content, since: Date): Promise<Published | null> {
    const seen = await container(id)
    if (seen?.status === 'FINISHED') return null
    if (seen?.status === 'IN_PROGRESS')
      throw new NetworkFailure('not_sent', 'media_not_ready', 'Instagram is still working on the media')
    if (seen?.status !== 'PUBLISHED') {
      // a look says that nothing is out, and all begins anew
      throw new NetworkFailure('unknown', 'container_expired', seen?.words || 'the container is gone')
    }
    const found = await readBack(content, since)
    if (found.seen === 'found') return { ...found.match, server_at: seen.server_at }
    throw new NetworkFailure('unknown', 'no_id', 'Instagram has published it and does not list it yet')
  }

  const connection: Connection = {
    async identify(): Promise<AccountIdentity> {
      const { id, username } = await account(true)
      const facts =
        login === 'facebook' ? await tokenFacts(graph, means.token) : { scopes: null, expires_at: await means.endsOn() }
      return {
        remote_id: id,
        remote_name: username === '' ? id : `@${username}`,
        url: username === '' ? null : `https://www.instagram.com/${encodeURIComponent(username)}/`,
        settings: { user_id: id, login },
        rights: facts.scopes === null ? null : rightsOf(facts.scopes, needs),
        expires_at: facts.expires_at,
      }
    },

    steps: (content) => (content.kind === undefined ? containers.steps(content) : []),

    /** `host:<n>`: the public address of a file. `container:<n>`, `upload:<n>`, `carousel`, `ready`: the id of a container. */
    stage: (step, content, _identity, handles) => invisible(() => containers.stage(step, content, handles)),

    async publish(content, identity, handles): Promise<Published> {
      if (content.kind !== undefined) return comments.publish(content, identity)
      const creation_id = handles[READY]
      if (creation_id === undefined) throw new Error('the step ready is not done')
      const done = await before(creation_id, content, new Date(identity.created_at))
      if (done !== null) return done
      await refuseWhenFull()
      const { id } = await account()
      const answer = await graph.call({ method: 'POST', path: `/${id}/media_publish`, form: { creation_id }, publish: true })
      const medium = graphId(answer)
      if (medium === null) throw instagramFailure(answer, { now: access.now(), read: false, publish: true })
      const query = { fields: 'id,permalink,timestamp' }
      const shown = await quietly(() => graph.call({ path: `/${medium}`, query }))
      return { ...sightingOf({ ...(shown?.json as Medium | undefined), id: medium }), server_at: answer.server_at }
    },

    async lookup(content, identity, handles, since): Promise<Lookup> {
      try {
        if (content.kind !== undefined) return await comments.lookup(content, identity, since)
        const id = handles[READY]
        const seen = id === undefined ? null : await container(id)
        if (seen?.status === 'FINISHED' || seen?.status === 'IN_PROGRESS') return { seen: 'staged', server_at: seen.server_at }
        const found = await readBack(content, since)
        // it is out: a list that does not have it yet proves nothing
        if (seen?.status !== 'PUBLISHED' || found.seen !== 'absent') return found
        return { seen: 'unreadable', reason: 'Instagram has published it and does not list it yet', server_at: found.server_at }
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    async ownPosts(since): Promise<OwnPosts> {
      const { media, complete } = await mediaSince(since)
      return { posts: media.map(ownPostOf).filter((one) => one !== null), complete }
    },

    ...figuresOf(means, access),
    inbox: inboxOf(means, access),
  }

  const remove = (remote_id: string): Promise<void> =>
    invisible(async () => {
      try {
        await graph.call({ method: 'DELETE', path: `/${encodeURIComponent(remote_id)}` })
      } catch (error) {
        if (!(error instanceof NetworkFailure) || error.code !== 'object_gone') throw error
      }
    })
  // Instagram's own login has no right to delete
  return login === 'facebook' ? { ...connection, remove } : connection
}
