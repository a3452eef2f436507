import type { Access, Content, Identity, InboxItem, InboxPage, Lookup, Parent, Published } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, windowStart, type Candidate } from '../fingerprint.ts'
import { inboxPage, instant } from '../google.ts'
import { textField } from '../json.ts'
import { youtubeRules } from './rules.ts'
import { commentUrl, isVideoId, record, youtubeId, type YouTube } from './video.ts'

const PAGE = '100'
const MAX_PAGES = 10
const DAYS_30_MS = 30 * 86_400_000

export interface Comments {
  publish(content: Content, identity: Identity, parent: Parent): Promise<Published>
  lookup(content: Content, parent: Parent, since: Date): Promise<Lookup>
  inbox(cursor: string | null): Promise<InboxPage>
}

/** A comment as it was listed. */
interface Comment {
  readonly id: string
  /** The comment it answers; null: it answers the video. */
  readonly parent: string | null
  readonly video: string
  readonly text: string
  readonly at: string
  readonly author: { readonly id: string; readonly name: string; readonly url: string }
  readonly can_reply: boolean
}

export function commentsOf(youtube: YouTube, access: Access): Comments {
  /** Answers to a comment, oldest and newest in no order that is promised. */
  async function answersTo(
    top: string,
    video: string,
    can_reply: boolean,
  ): Promise<{ comments: Comment[]; complete: boolean; server_at: string | null }> {
    const query = { part: 'snippet', parentId: top, textFormat: 'plainText', maxResults: PAGE }
    const comments: Comment[] = []
    for (let page = 0, token = ''; ; page++) {
      const { items, next, server_at } = await youtube.list('comments', { ...query, ...(token && { pageToken: token }) })
      comments.push(...items.flatMap((item) => commentOf(item, video, can_reply, top)))
      if (next === null) return { comments, complete: true, server_at }
      if (page + 1 === MAX_PAGES) return { comments, complete: false, server_at }
      token = next
    }
  }

  /** Threads back to `from`, newest first; `of`: a video, or everything about the channel. */
  async function threads(
    of: Record<string, string>,
    from: Date,
    part: string,
  ): Promise<{ items: Record<string, unknown>[]; complete: boolean; server_at: string | null }> {
    const query = { part, ...of, order: 'time', textFormat: 'plainText', maxResults: PAGE }
    const listed: Record<string, unknown>[] = []
    for (let page = 0, token = ''; ; page++) {
      const { items, next, server_at } = await youtube.list('commentThreads', { ...query, ...(token && { pageToken: token }) })
      listed.push(...items)
      const oldest = items.at(-1)
      const reached = oldest !== undefined && new Date(topOf(oldest)?.at ?? 0) < from
      if (next === null || reached) return { items: listed, complete: true, server_at }
      if (page + 1 === MAX_PAGES) return { items: listed, complete: false, server_at }
      token = next
    }
  }

  async function lookup(content: Content, parent: Parent, since: Date): Promise<Lookup> {
    const { id: me } = await youtube.channel()
    const answered = youtubeId(parent)
    const from = windowStart(since)
    const ofVideo = isVideoId(answered)
    const top = topLevel(answered)
    const { comments, complete, server_at } = ofVideo
      ? await threads({ videoId: answered }, from, 'snippet').then(({ items, ...rest }) => ({
          ...rest,
          comments: items.flatMap((item) => topOf(item) ?? []),
        }))
      : await answersTo(top, '', false)
    const mine = comments.filter(({ author }) => author.id === me).map(candidate)
    const text = youtubeRules.compose(content, access.settings)
    return settle({ text, content, parent: ofVideo ? answered : top }, mine, since, { complete, server_at })
  }

  return {
    /**
     * Nothing keeps YouTube from taking the same comment twice, so it is looked for first: one unit of the quota where a comment costs
     * fifty.
     */
    async publish(content, identity, parent) {
      const before = await lookup(content, parent, new Date(identity.created_at))
      if (before.seen === 'found') return { ...before.match, server_at: before.server_at }
      if (before.seen === 'several') throw new NetworkFailure('duplicate', 'duplicate', 'these words stand there several times')
      const answered = youtubeId(parent)
      const textOriginal = youtubeRules.compose(content, access.settings)
      const answer = await youtube.call(
        isVideoId(answered)
          ? {
              method: 'POST',
              url: youtube.url('/youtube/v3/commentThreads', { part: 'snippet' }),
              json: {
                snippet: {
                  channelId: (await youtube.channel()).id,
                  videoId: answered,
                  topLevelComment: { snippet: { textOriginal } },
                },
              },
            }
          : {
              method: 'POST',
              url: youtube.url('/youtube/v3/comments', { part: 'snippet' }),
              json: { snippet: { parentId: topLevel(answered), textOriginal } },
            },
      )
      const body = record(answer.json)
      const remote_id = textField(body['id'])
      if (remote_id === '') throw youtube.failure(answer, false)
      const made = topOf(body) ?? commentOf(body, '', false, null)[0]
      const url = made === undefined || made.video === '' ? null : commentUrl(made.video, remote_id)
      return { remote_id, url, published_at: made?.at ?? answer.server_at, server_at: answer.server_at }
    },

    lookup,

    /**
     * Threads stand in the order of their first comment, so an answer to an older one moves nothing: each time all the threads of 30 days
     * are read, one unit of the quota for a hundred of them.
     */
    async inbox(cursor) {
      const { id: me } = await youtube.channel()
      const oldest = new Date(access.now().getTime() - DAYS_30_MS)
      const of = { allThreadsRelatedToChannelId: me }
      const { items } = await threads(of, oldest, 'snippet,replies')
      const comments: Comment[] = []
      for (const item of items) comments.push(...(await wholeThread(item)))
      const theirs = comments.filter(({ author }) => author.id !== me)
      return inboxPage(theirs.map(itemOf), cursor, oldest)
    },
  }

  /** The few answers that come with a thread, or all of them where there are more. */
  async function wholeThread(item: Record<string, unknown>): Promise<Comment[]> {
    const top = topOf(item)
    if (top === null) return []
    const listed = record(item['replies'])['comments']
    const inline = Array.isArray(listed) ? (listed as unknown[]).map(record) : []
    const total = Number(record(item['snippet'])['totalReplyCount'] ?? 0)
    const answers =
      total > inline.length
        ? (await answersTo(top.id, top.video, top.can_reply)).comments
        : inline.flatMap((one) => commentOf(one, top.video, top.can_reply, top.id))
    return [top, ...answers]
  }
}

/** An answer to an answer stands under the same first comment: `<thread>.<answer>`. */
function topLevel(id: string): string {
  return id.split('.')[0] ?? id
}

function topOf(thread: Record<string, unknown>): Comment | null {
  const snippet = record(thread['snippet'])
  if (snippet['topLevelComment'] === undefined) return null
  const video = textField(snippet['videoId'])
  return commentOf(record(snippet['topLevelComment']), video, snippet['canReply'] === true, null)[0] ?? null
}

function commentOf(item: Record<string, unknown>, video: string, can_reply: boolean, parent: string | null): Comment[] {
  const snippet = record(item['snippet'])
  const at = instant(snippet['publishedAt'])
  const id = textField(item['id'])
  if (id === '' || at === null) return []
  return [
    {
      id,
      parent: textField(snippet['parentId']) || parent,
      video: textField(snippet['videoId']) || video,
      // as it was written, which only its author is given; else as it is shown, in plain text
      text: textField(snippet['textOriginal']) || textField(snippet['textDisplay']),
      at,
      author: {
        id: textField(record(snippet['authorChannelId'])['value']),
        name: textField(snippet['authorDisplayName']),
        url: textField(snippet['authorChannelUrl']),
      },
      can_reply,
    },
  ]
}

function candidate(one: Comment): Candidate {
  return {
    remote_id: one.id,
    url: one.video === '' ? null : commentUrl(one.video, one.id),
    published_at: one.at,
    text: one.text,
    media: 0,
    created_at: new Date(one.at),
    parent: one.parent ?? one.video,
  }
}

function itemOf(one: Comment): InboxItem {
  return {
    kind: 'comment',
    remote_id: one.id,
    post_id: one.video || null,
    answers: one.parent ?? (one.video || null),
    author: { id: one.author.id || null, name: one.author.name || null, url: one.author.url || null },
    text: one.text,
    url: one.video === '' ? null : commentUrl(one.video, one.id),
    at: one.at,
    rating: null,
    can_reply: one.can_reply,
  }
}
