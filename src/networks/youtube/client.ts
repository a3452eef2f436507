import { invisible } from '../answers.ts'
import type { Access, AccountIdentity, Client, Connection, Content, Lookup, OwnPost, Published } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { settle, windowStart, type Candidate } from '../fingerprint.ts'
import { instant, rightsOf, type Need } from '../google.ts'
import { textField } from '../json.ts'
import { parentOf } from '../parent.ts'
import { commentsOf } from './comments.ts'
import { figuresOf } from './figures.ts'
import { youtubeRules } from './rules.ts'
import { analyticsScope, manageScope, uploadScope } from './sign-in.ts'
import { uploadTo } from './upload.ts'
import { channelOf, isVideoId, openYouTube, record, videoUrl, type YouTube } from './video.ts'

const SESSION = 'session:0'
const MEDIA = 'media:0'
const PAGE = '50'
const MAX_PAGES = 10
/** The list of uploads stands in their order; a video may become public days after it was uploaded. */
const HIDDEN_MS = 7 * 86_400_000
/** What `videos.update` takes of a status. It deletes those that are left out. */
const kept = ['embeddable', 'license', 'publicStatsViewable', 'selfDeclaredMadeForKids', 'containsSyntheticMedia']
const whole = 'https://www.googleapis.com/auth/youtube'

const needs: readonly Need[] = [
  { scope: uploadScope, or: [manageScope, whole], without: ['video', 'publish'] },
  {
    scope: manageScope,
    or: [],
    without: ['publish', 'first_comment', 'delete', 'list_own', 'post_figures', 'inbox', 'reply'],
  },
  { scope: analyticsScope, or: [], without: ['account_figures'] },
]

export const youtubeClient: Client = { connect }

/** A video that nobody sees first, whose id is the handle; making it public is repeatable. */
function connect(access: Access): Connection {
  const youtube = openYouTube(access)
  const upload = uploadTo(youtube, access)
  const comments = commentsOf(youtube, access)
  const figures = figuresOf(youtube, access)

  return {
    async identify(): Promise<AccountIdentity> {
      const { items } = await youtube.list('channels', { part: 'snippet,contentDetails,status', mine: 'true' })
      const { id, uploads } = channelOf(items)
      const snippet = record(items[0]?.['snippet'])
      const long_uploads = textField(record(items[0]?.['status'])['longUploadsStatus'])
      return {
        remote_id: id,
        remote_name: textField(snippet['customUrl']) || textField(snippet['title']) || id,
        url: `https://www.youtube.com/channel/${id}`,
        settings: {
          channel_id: id,
          uploads_playlist: uploads,
          ...(long_uploads === '' ? {} : { long_uploads }),
        },
        rights: await rightsOf(youtube, needs),
        expires_at: null,
      }
    },

    steps: (content) => (content.kind === undefined ? [SESSION, MEDIA] : []),

    /** `session:0`: the address of the upload. `media:0`: the id of the video, which is private. */
    stage: (step, content, _identity, handles) =>
      invisible(() => {
        if (step === SESSION) return upload.open(content)
        const session = handles[SESSION]
        if (step !== MEDIA || session === undefined) throw new Error(`no such step: ${step}`)
        return upload.send(session, content)
      }),

    async publish(content, identity, handles): Promise<Published> {
      const parent = parentOf(content, identity)
      if (parent !== null) return comments.publish(content, identity, parent)
      const id = handles[MEDIA]
      if (id === undefined) throw new Error(`the step ${MEDIA} is not done`)
      return makePublic(youtube, id)
    },

    async lookup(content, identity, handles, since): Promise<Lookup> {
      try {
        const parent = parentOf(content, identity)
        if (parent !== null) return await comments.lookup(content, parent, since)
        const id = handles[MEDIA]
        return id === undefined ? await readBack(youtube, content, access, since) : await stateOf(youtube, id)
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error
        return { seen: 'unreadable', reason: error.message, server_at: null }
      }
    },

    async remove(remote_id) {
      const path = isVideoId(remote_id) ? '/youtube/v3/videos' : '/youtube/v3/comments'
      await youtube.call({ method: 'DELETE', url: youtube.url(path, { id: remote_id }) }, [204, 404])
    },

    async ownPosts(since) {
      const { videos, complete } = await publicSince(youtube, since)
      const posts = videos.map(({ id, title, description, published_at }): OwnPost => ({
        remote_id: id,
        url: videoUrl(id),
        published_at,
        text: comparable(title, description),
      }))
      return { posts, complete }
    },

    postFigures: (ids) => figures.posts(ids),
    accountFigures: (day) => figures.account(day),
    inbox: (cursor) => comments.inbox(cursor),
  }
}

interface Video {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly published_at: string
  readonly status: Readonly<Record<string, unknown>>
}

function videoOf(item: Record<string, unknown>): Video | null {
  const snippet = record(item['snippet'])
  const published_at = instant(snippet['publishedAt'])
  const id = textField(item['id'])
  if (id === '' || published_at === null) return null
  const [title, description] = [textField(snippet['title']), textField(snippet['description'])]
  return { id, title, description, published_at, status: record(item['status']) }
}

/** Null: YouTube says that there is no such video. */
async function read(youtube: YouTube, id: string): Promise<{ video: Video | null; server_at: string | null }> {
  const { items, server_at } = await youtube.list('videos', { part: 'snippet,status', id })
  return { video: items.map(videoOf).find((one) => one?.id === id) ?? null, server_at }
}

const isPublic = ({ status }: Video): boolean => status['privacyStatus'] === 'public'

async function makePublic(youtube: YouTube, id: string): Promise<Published> {
  const { video, server_at } = await read(youtube, id)
  if (video === null) throw new NetworkFailure('refused', 'video_gone', 'the video was deleted on YouTube', { status: 404 })
  if (isPublic(video)) return { remote_id: id, url: videoUrl(id), published_at: video.published_at, server_at }
  refuseFailed(video)
  const status = Object.fromEntries(Object.entries(video.status).filter(([name]) => kept.includes(name)))
  const answer = await youtube.call({
    method: 'PUT',
    url: youtube.url('/youtube/v3/videos', { part: 'status' }),
    json: { id, status: { ...status, privacyStatus: 'public' } },
  })
  const body = record(answer.json)
  const privacy = record(body['status'])['privacyStatus']
  if (body['id'] !== id || typeof privacy !== 'string') throw youtube.failure(answer, false)
  if (privacy !== 'public') {
    const words = `YouTube keeps the video ${privacy}: the project of the app has not passed its audit`
    throw new NetworkFailure('refused', 'locked_private', words, { status: answer.status })
  }
  return { remote_id: id, url: videoUrl(id), published_at: answer.server_at, server_at: answer.server_at }
}

/** YouTube took the file, and found out later that it is no video, or one that it has already. */
function refuseFailed({ status }: Video): void {
  const state = textField(status['uploadStatus'])
  if (!['failed', 'rejected', 'deleted'].includes(state)) return
  const why = textField(status['rejectionReason']) || textField(status['failureReason']) || state
  throw new NetworkFailure('refused', 'refused', `YouTube does not take the video: ${why}`)
}

async function stateOf(youtube: YouTube, id: string): Promise<Lookup> {
  const { video, server_at } = await read(youtube, id)
  if (video === null) return { seen: 'absent', complete: true, server_at }
  if (!isPublic(video)) return { seen: 'staged', server_at }
  return { seen: 'found', match: { remote_id: id, url: videoUrl(id), published_at: video.published_at }, server_at }
}

function comparable(title: string, description: string): string {
  return `${title}\n\n${description}`.trim()
}

/** Without its id, a video is known by its title, its description and its hour. */
async function readBack(youtube: YouTube, content: Content, access: Access, since: Date): Promise<Lookup> {
  const { videos, complete, server_at } = await publicSince(youtube, windowStart(since))
  const listed = videos.map(({ id, title, description, published_at }): Candidate => ({
    remote_id: id,
    url: videoUrl(id),
    published_at,
    text: comparable(title, description),
    media: content.media.length,
    created_at: new Date(published_at),
  }))
  const text = comparable(content.title ?? '', youtubeRules.compose(content, access.settings))
  return settle({ text, content }, listed, since, { complete, server_at })
}

/** The channel's public videos since `from`, newest first. */
async function publicSince(
  youtube: YouTube,
  from: Date,
): Promise<{ videos: Video[]; complete: boolean; server_at: string | null }> {
  const { uploads: playlistId } = await youtube.channel()
  const found: Video[] = []
  const done = (complete: boolean, server_at: string | null) => ({
    videos: found.toSorted((a, b) => Date.parse(b.published_at) - Date.parse(a.published_at)),
    complete,
    server_at,
  })
  for (let page = 0, token = ''; ; page++) {
    const query = { part: 'snippet,contentDetails', playlistId, maxResults: PAGE, ...(token && { pageToken: token }) }
    const { items, next, server_at } = await youtube.list('playlistItems', query).catch((error: unknown) => {
      // a channel that never had a video has no such list yet
      if (error instanceof NetworkFailure && error.status === 404 && page === 0)
        return { items: [], next: null, server_at: null }
      throw error
    })
    const ids = items.map((item) => textField(record(item['contentDetails'])['videoId'])).filter((id) => id !== '')
    if (ids.length > 0) {
      const { items: listed } = await youtube.list('videos', { part: 'snippet,status', id: ids.join(','), maxResults: PAGE })
      const videos = listed.map(videoOf).filter((one) => one !== null)
      found.push(...videos.filter((one) => isPublic(one) && new Date(one.published_at) >= from))
    }
    const last = instant(record(items.at(-1)?.['snippet'])['publishedAt'])
    if (next === null || (last !== null && Date.parse(last) < from.getTime() - HIDDEN_MS)) return done(true, server_at)
    if (page + 1 === MAX_PAGES) return done(false, server_at)
    token = next
  }
}
