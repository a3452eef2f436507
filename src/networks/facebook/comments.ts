import type { Access, Content, Identity, Lookup, Parent, Published } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, windowStart } from '../fingerprint.ts'
import { graphFailure, graphId, graphInstant, quietly } from '../graph.ts'
import { textField } from '../json.ts'
import { parentOf } from '../parent.ts'
import type { PageAccess } from './page.ts'
import { sightingOf, type Post } from './posts.ts'
import { facebookRules } from './rules.ts'

export interface Comment {
  readonly id?: unknown
  readonly message?: unknown
  readonly created_time?: unknown
  readonly permalink_url?: unknown
  readonly from?: { readonly id?: unknown; readonly name?: unknown }
  readonly parent?: { readonly id?: unknown }
  readonly can_comment?: unknown
}

const PAGE = '100'

/** What the page writes under posts: first comments, and answers to what others wrote. */
export function commentsOf({ graph, page }: PageAccess, access: Access) {
  /** The id behind the address of an own post: newer addresses (`pfbid…`) have none in them. */
  async function idOf({ remote_id }: Parent): Promise<string> {
    if (!/^https?:\/\//i.test(remote_id)) return remote_id
    const { id } = await page()
    const [, number] = /\/posts\/(\d+)\/?$/.exec(remote_id) ?? /[?&]story_fbid=(\d+)/.exec(remote_id) ?? []
    if (number !== undefined) return `${id}_${number}`
    const query = { fields: 'id,permalink_url', limit: PAGE }
    const { items } = await graph.list<Post>({ path: `/${id}/published_posts`, query })
    const found = items.find((one) => one.permalink_url === remote_id)
    if (typeof found?.id === 'string') return found.id
    throw new NetworkFailure('refused', 'parent_unknown', `${remote_id}: this address names no post of the page`)
  }

  async function answered(content: Content, identity: Identity): Promise<string> {
    const parent = parentOf(content, identity)
    if (parent === null) throw new Error('a post of its own answers nothing')
    return idOf(parent)
  }

  /** Under what it answers, and by the page itself. */
  async function seek(content: Content, parent: string, since: Date): Promise<Lookup> {
    const { id } = await page()
    const query = { fields: 'id,message,created_time,permalink_url,from', order: 'reverse_chronological', limit: PAGE }
    const { items, complete, server_at } = await graph.list<Comment>(
      { path: `/${parent}/comments`, query },
      { until: (one) => new Date(graphInstant(one.created_time) ?? 0) < windowStart(since) },
    )
    const own = items.flatMap((one) => {
      const at = graphInstant(one.created_time)
      if (at === null || one.from?.id !== id) return []
      return [{ ...sightingOf(one), created_at: new Date(at), text: textField(one.message), media: 0, parent }]
    })
    return settle({ text: facebookRules.compose(content, access.settings), content, parent }, own, since, {
      complete,
      server_at,
    })
  }

  return {
    /** A comment has no draft: one with these words that stands there already is it. */
    async publish(content: Content, identity: Identity): Promise<Published> {
      const parent = await answered(content, identity)
      const before = await seek(content, parent, new Date(identity.created_at))
      if (before.seen === 'found') return { ...before.match, server_at: before.server_at }
      if (before.seen === 'several') throw new NetworkFailure('duplicate', 'duplicate', 'these words stand there several times')
      const message = facebookRules.compose(content, access.settings)
      const answer = await graph.call({ method: 'POST', path: `/${parent}/comments`, form: { message }, publish: true })
      const id = graphId(answer)
      if (id === null) throw graphFailure(answer, { now: access.now(), read: false, publish: true })
      const query = { fields: 'id,permalink_url,created_time' }
      const shown = await quietly(() => graph.call({ path: `/${id}`, query }))
      return { ...sightingOf({ ...(shown?.json as Comment | undefined), id }), server_at: answer.server_at }
    },

    async lookup(content: Content, identity: Identity, since: Date): Promise<Lookup> {
      return seek(content, await answered(content, identity), since)
    },
  }
}
