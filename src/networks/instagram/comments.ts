import type { Access, Content, Identity, Lookup, Parent, Published } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, windowStart } from '../fingerprint.ts'
import { graphId, graphInstant } from '../graph.ts'
import { textField } from '../json.ts'
import { parentOf } from '../parent.ts'
import type { AccountAccess } from './account.ts'
import { instagramFailure } from './errors.ts'
import type { Medium } from './posts.ts'
import { instagramRules } from './rules.ts'

export interface Comment {
  readonly id?: unknown
  readonly text?: unknown
  readonly timestamp?: unknown
  readonly username?: unknown
  readonly from?: { readonly id?: unknown; readonly username?: unknown }
  readonly parent_id?: unknown
}

const PAGE = 50

/** Comments of one's own under a post, and answers to those of others. */
export function commentsOf({ graph, account }: AccountAccess, access: Access) {
  /** The id of an own post by its address, which has a short code in it and no id. */
  async function idOf({ remote_id }: Parent): Promise<string> {
    if (!/^https?:\/\//i.test(remote_id)) return remote_id
    const { id } = await account()
    const { items } = await graph.list<Medium>({ path: `/${id}/media`, query: { fields: 'id,permalink', limit: '100' } })
    const same = remote_id.replace(/\/$/, '')
    const found = items.find((one) => textField(one.permalink).replace(/\/$/, '') === same)
    if (typeof found?.id === 'string') return found.id
    throw new NetworkFailure('refused', 'parent_unknown', `${remote_id}: this address names no post of the account`)
  }

  /** Where it is written and listed: under a post, or under a comment. */
  async function place(content: Content, identity: Identity): Promise<{ parent: string; edge: 'comments' | 'replies' }> {
    const parent = parentOf(content, identity)
    if (parent === null) throw new Error('a post of its own answers nothing')
    const post = parent.remote_id === identity.replies_to?.root.remote_id
    return { parent: await idOf(parent), edge: post ? 'comments' : 'replies' }
  }

  async function seek(content: Content, { parent, edge }: { parent: string; edge: string }, since: Date): Promise<Lookup> {
    const own = await account()
    const query = { fields: 'id,text,timestamp,username,from', limit: String(PAGE) }
    const older = (one: Comment): boolean => new Date(graphInstant(one.timestamp) ?? 0) < windowStart(since)
    const { items, complete, server_at } = await graph.list<Comment>(
      { path: `/${encodeURIComponent(parent)}/${edge}`, query },
      // comments come newest first (reference of IG Media, comments); of replies nothing is said
      edge === 'comments' ? { until: older } : {},
    )
    const listed = items.flatMap((one) => {
      const at = graphInstant(one.timestamp)
      if (at === null || typeof one.id !== 'string' || !isOwn(one, own.username) || older(one)) return []
      const seen = { remote_id: one.id, url: null, published_at: at, created_at: new Date(at) }
      return [{ ...seen, text: textField(one.text), media: 0, parent }]
    })
    const text = instagramRules.compose(content, access.settings)
    // Of a full page without a next one nobody knows whether it is the end: no more than 50 come, says the reference.
    const whole = complete && (items.length === 0 || items.length % PAGE !== 0)
    return settle({ text, content, parent }, listed, since, { complete: whole, server_at })
  }

  return {
    /** A comment has no container: one with these words that stands there already is it. */
    async publish(content: Content, identity: Identity): Promise<Published> {
      const where = await place(content, identity)
      const before = await seek(content, where, new Date(identity.created_at))
      if (before.seen === 'found') return { ...before.match, server_at: before.server_at }
      if (before.seen === 'several') throw new NetworkFailure('duplicate', 'duplicate', 'these words stand there several times')
      const answer = await graph.call({
        method: 'POST',
        path: `/${encodeURIComponent(where.parent)}/${where.edge}`,
        form: { message: instagramRules.compose(content, access.settings) },
        publish: true,
      })
      const remote_id = graphId(answer)
      if (remote_id === null) throw instagramFailure(answer, { now: access.now(), read: false, publish: true })
      return { remote_id, url: null, published_at: answer.server_at, server_at: answer.server_at }
    },

    async lookup(content: Content, identity: Identity, since: Date): Promise<Lookup> {
      return seek(content, await place(content, identity), since)
    },
  }
}

/** Who wrote a comment comes in `from`, or as a name alone. */
export function isOwn({ from, username }: Comment, own: string): boolean {
  return own !== '' && (textField(from?.username) || textField(username)) === own
}
