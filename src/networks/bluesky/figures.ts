import type { Access, Figure, PostFigures } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { figure, figuresInPages, gone, without } from '../figures.ts'
import { COLLECTION, placeOf, uriOf } from './address.ts'
import { blueskyFailure, errorName } from './errors.ts'
import type { Xrpc } from './session.ts'

/** What `app.bsky.feed.getPosts` takes at once (lexicon, August 2026). */
const PAGE = 25

const reactions = { metric: 'reactions', source: 'likeCount' } as const
const comments = { metric: 'comments', source: 'replyCount' } as const
const shares = { metric: 'shares', source: 'repostCount + quoteCount' } as const
const sources = [reactions, comments, shares]

interface PostView {
  readonly uri?: unknown
  readonly likeCount?: unknown
  readonly replyCount?: unknown
  readonly repostCount?: unknown
  readonly quoteCount?: unknown
}

/** Counted by the app view, which the account's server asks; it gives no views. */
export async function postFigures(xrpc: Xrpc, access: Access, remote_ids: readonly string[]): Promise<readonly PostFigures[]> {
  const { did } = await xrpc.session()
  return figuresInPages(remote_ids, PAGE, sources, access.now, async (ids) => {
    const keys = ids.map(keyOf)
    const uris = keys.map((rkey) => (rkey === null ? null : uriOf({ repo: did, rkey })))
    const asked = [...new Set(uris.filter((uri) => uri !== null))]
    const views = asked.length === 0 ? new Map<unknown, PostView>() : await read(asked)
    const lines: PostFigures[] = []
    for (const [index, remote_id] of ids.entries()) {
      const view = views.get(uris[index])
      lines.push(view ? counted(remote_id, view) : await missing(remote_id, keys[index] ?? null))
    }
    return lines
  })

  async function read(uris: readonly string[]): Promise<ReadonlyMap<unknown, PostView>> {
    const answer = await xrpc.call({ nsid: 'app.bsky.feed.getPosts', query: { uris } })
    const { posts } = (answer.json ?? {}) as { posts?: unknown }
    if (answer.status !== 200 || !Array.isArray(posts)) {
      const status = answer.status === 200 ? 502 : answer.status
      throw blueskyFailure({ ...answer, status }, { now: access.now(), read: true })
    }
    return new Map((posts as PostView[]).map((view) => [view.uri, view]))
  }

  function counted(remote_id: string, view: PostView): PostFigures {
    const at = access.now().toISOString()
    const figures = [
      figure(reactions, [view.likeCount], at),
      figure(comments, [view.replyCount], at),
      figure(shares, [view.repostCount, view.quoteCount], at),
    ]
    return { remote_id, status: 'there', figures }
  }

  /** The app view leaves out what is gone and what it has not read yet: the account's own server knows which of them. */
  async function missing(remote_id: string, rkey: string | null): Promise<PostFigures> {
    if (rkey === null) return none(remote_id, 'not_given')
    const query = { repo: did, collection: COLLECTION, rkey }
    const answer = await xrpc.call({ nsid: 'com.atproto.repo.getRecord', query })
    if (errorName(answer) === 'RecordNotFound') return gone(remote_id)
    return none(remote_id, answer.status === 200 ? 'not_yet' : 'unreachable')
  }

  function none(remote_id: string, reason: NonNullable<Figure['reason']>): PostFigures {
    const at = access.now().toISOString()
    return { remote_id, status: 'there', figures: sources.map((one) => without(one, reason, at)) }
  }
}

/** Null for what names no post. */
function keyOf(remote_id: string): string | null {
  try {
    return placeOf(remote_id).rkey
  } catch (error) {
    if (error instanceof NetworkFailure) return null
    throw error
  }
}

export async function accountFigures(xrpc: Xrpc, access: Access): Promise<readonly Figure[]> {
  const { did } = await xrpc.session()
  const answer = await xrpc.call({ nsid: 'app.bsky.actor.getProfile', query: { actor: did } })
  const profile = answer.json as { did?: unknown; followersCount?: unknown; postsCount?: unknown } | undefined
  if (answer.status !== 200 || typeof profile?.did !== 'string') {
    const status = answer.status === 200 ? 502 : answer.status
    throw blueskyFailure({ ...answer, status }, { now: access.now(), read: true })
  }
  const at = access.now().toISOString()
  return [
    figure({ metric: 'followers', source: 'followersCount' }, [profile.followersCount], at),
    figure({ metric: 'posts', source: 'postsCount' }, [profile.postsCount], at),
  ]
}
