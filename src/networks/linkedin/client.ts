import { invisible } from '../answers.ts'
import type { Access, Client, Connection, Content, Identity, Lookup, Parent, Published } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, windowStart, type Candidate } from '../fingerprint.ts'
import { textField } from '../json.ts'
import { parentOf } from '../parent.ts'
import { authorKind } from './author.ts'
import { openLinkedIn } from './call.ts'
import { memberFigures, pageFigures } from './figures.ts'
import { givenAuthor, identify, readPerson } from './identify.ts'
import { readInbox } from './inbox.ts'
import { openUploads, stepsOf } from './media.ts'
import { listComments, listPosts, ownPosts, postBody, urnOfComment, wordsOf, type Comment } from './posts.ts'
import { commentParts, inPath, pageOf, parentUrn, urnOf } from './urn.ts'

export const linkedinClient: Client = { connect }

function connect(access: Access): Connection {
  const api = openLinkedIn(access)
  const isPage = authorKind((access.secrets['author'] ?? '').trim() || textField(access.settings['author'])) === 'organization'
  let person: string | null = null

  async function author(): Promise<string> {
    return givenAuthor(access) ?? (person ??= (await readPerson(api)).author)
  }

  const uploads = openUploads(access, api, author, isPage)
  const figures = isPage ? pageFigures(access, api, author) : memberFigures(access, api)

  async function post(content: Content, handles: Readonly<Record<string, string>>): Promise<Published> {
    const json = postBody(await author(), content, handles)
    const answer = await api.call({ method: 'POST', path: '/rest/posts', json, publish: true }, [200, 201])
    const remote_id = answer.headers.get('x-restli-id') ?? ''
    if (urnOf(remote_id) === null) throw api.failure(answer, { publish: true })
    return { remote_id, url: pageOf(remote_id), published_at: answer.server_at, server_at: answer.server_at }
  }

  /** A comment under a post, or under a comment. */
  async function comment(content: Content, parent: Parent): Promise<Published> {
    const under = parentUrn(parent.remote_id)
    const within = commentParts(under)
    const answer = await api.call(
      {
        method: 'POST',
        path: `/rest/socialActions/${inPath(under)}/comments`,
        json: {
          actor: await author(),
          object: within?.object ?? under,
          // plain text with attributes of its own: the signs of `little` are none here (Comments API, 2026-08)
          message: { text: wordsOf(content) },
          ...(within === null ? {} : { parentComment: under }),
        },
        publish: true,
        answers: true,
      },
      [200, 201],
    )
    const made = (answer.json ?? {}) as Comment
    const id = answer.headers.get('x-restli-id')
    const remote_id = urnOfComment(id === null ? made : { id, ...made }, within?.object ?? under)
    if (remote_id === null) throw api.failure(answer, { publish: true })
    return { remote_id, url: pageOf(remote_id), published_at: answer.server_at, server_at: answer.server_at }
  }

  async function seek(content: Content, identity: Identity, since: Date): Promise<Lookup> {
    if (!isPage) {
      // r_member_social is given to nobody: neither posts nor comments of a person can be read
      return { seen: 'unreadable', reason: "LinkedIn shows a person's posts to no app", server_at: null }
    }
    const parent = parentOf(content, identity)
    const under = parent === null ? null : parentUrn(parent.remote_id)
    const who = await author()
    const text = wordsOf(content)
    if (under === null) {
      const { posts, complete, server_at } = await listPosts(api, who, windowStart(since))
      return settle({ text, content, parent: null }, posts, since, { complete, server_at })
    }
    const { comments, complete, server_at } = await listComments(api, under)
    const own = comments.flatMap((one) => ownComment(one, under, who))
    return settle({ text, content, parent: under }, own, since, { complete, server_at })
  }

  return {
    identify: () => identify(access, api),

    steps: stepsOf,

    /** `media:<n>`: an image, its handle the URN. `session:0`, `media:0`, `ready:0`: a video; the last handle is its URN. */
    stage: (step, content, _identity, handles) => invisible(() => uploads.stage(step, content, handles)),

    async publish(content, identity, handles): Promise<Published> {
      const parent = parentOf(content, identity)
      return parent === null ? post(content, handles) : comment(content, parent)
    },

    async lookup(content, identity, _handles, since): Promise<Lookup> {
      try {
        return await seek(content, identity, since)
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    async remove(remote_id): Promise<void> {
      const urn = parentUrn(remote_id)
      const within = commentParts(urn)
      const path =
        within === null
          ? `/rest/posts/${inPath(urn)}`
          : `/rest/socialActions/${inPath(within.object)}/comments/${within.number}?actor=${inPath(await author())}`
      await api.call({ method: 'DELETE', path, headers: { 'x-restli-method': 'DELETE' } }, [200, 204, 404])
    },

    postFigures: (remote_ids) => figures.posts(remote_ids),
    accountFigures: (day) => figures.account(day),

    ...(isPage
      ? {
          ownPosts: async (since: Date) => ownPosts(api, await author(), since),
          inbox: async (cursor: string | null) => readInbox(api, await author(), cursor, access.now()),
        }
      : {}),
  }
}

function ownComment(comment: Comment, under: string, author: string): Candidate[] {
  const remote_id = urnOfComment(comment, commentParts(under)?.object ?? under)
  const at = Number(comment.created?.time)
  if (remote_id === null || !(at > 0) || comment.actor !== author) return []
  const created_at = new Date(at)
  return [
    {
      remote_id,
      url: pageOf(remote_id),
      published_at: created_at.toISOString(),
      created_at,
      text: textField(comment.message?.text),
      media: 0,
      parent: under,
    },
  ]
}
