import type { Access, Content, HttpResponse, Media } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { isVideo, withLargeMedia } from '../media.ts'
import { youtubeRules } from './rules.ts'
import { record, type YouTube } from './video.ts'

/**
 * Uploads that can be taken up again: https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol (2026-11-22).
 * Pieces are multiples of 256 KiB.
 */
const PIECE = 8 * 1024 * 1024
const PIECE_TIMEOUT_MS = 300_000
/** Those that mean something to an upload; all others are as uncertain as they are anywhere. */
const answers = [200, 201, 308, 400, 401, 403, 404, 410, 429]

/** Where an upload stands: bytes that are there, or the id of the video that it became. */
type Standing = { readonly at: number } | { readonly id: string } | 'expired'

export interface Upload {
  /** Opens a session for a video that nobody sees: its address. */
  open(content: Content): Promise<string>
  /** Sends what the server does not have yet, in a new session where that one is over: the id of the video. */
  send(session: string, content: Content): Promise<string>
}

export function uploadTo(youtube: YouTube, access: Access): Upload {
  async function open(content: Content): Promise<string> {
    const video = videoOf(content)
    const answer = await youtube.call({
      method: 'POST',
      url: youtube.url('/upload/youtube/v3/videos', { uploadType: 'resumable', part: 'snippet,status' }),
      headers: { 'x-upload-content-length': String(video.bytes), 'x-upload-content-type': video.mime },
      json: {
        snippet: {
          title: content.title ?? '',
          description: youtubeRules.compose(content, access.settings),
          ...(content.tags.length > 0 ? { tags: content.tags } : {}),
          defaultLanguage: content.lang,
          defaultAudioLanguage: content.lang,
        },
        // for whom the videos are made, the channel's own settings say
        status: { privacyStatus: 'private' },
      },
    })
    const session = answer.headers.get('location') ?? ''
    if (session === '') throw youtube.failure(answer, false)
    return checked(session)
  }

  /** Only Google's own hosts get the token and the video, whatever an answer says. */
  function checked(session: string): string {
    const url = URL.canParse(session) ? new URL(session) : null
    const plain = url !== null && url.username === '' && url.password === ''
    const google = url?.protocol === 'https:' && url.port === '' && /(^|\.)googleapis\.com$/.test(url.hostname)
    const own = url !== null && url.origin === new URL(youtube.at('https://www.googleapis.com')).origin
    if (plain && (google || own)) return session
    const host = url?.host ?? 'an address that is none'
    throw new NetworkFailure('refused', 'session_elsewhere', `the upload is sent to ${host}, which is none of Google’s`)
  }

  async function put(session: string, range: string, body?: Uint8Array): Promise<Standing> {
    const answer = await youtube.call(
      {
        method: 'PUT',
        url: session,
        headers: { 'content-range': range },
        ...(body && { body }),
        timeout_ms: PIECE_TIMEOUT_MS,
        accept: answers,
      },
      [200, 201, 308, 404, 410],
    )
    return standingOf(answer)
  }

  function standingOf(answer: HttpResponse): Standing {
    if (answer.status === 404 || answer.status === 410) return 'expired'
    if (answer.status === 308) {
      const last = /^bytes=0-(\d+)$/.exec(answer.headers.get('range') ?? '')?.[1]
      return { at: last === undefined ? 0 : Number(last) + 1 }
    }
    const id = textField(record(answer.json)['id'])
    if (id === '') throw youtube.failure(answer, false)
    return { id }
  }

  return {
    open,
    send: (given, content) => {
      const video = videoOf(content)
      return withLargeMedia(video, async (read) => {
        const told = (done: number): void => access.progress?.(video.file_name, done, video.bytes)
        let session = checked(given)
        let standing = await put(session, `bytes */${video.bytes}`)
        if (standing === 'expired') {
          session = await open(content)
          standing = { at: 0 }
        }
        while ('at' in standing) {
          const { at } = standing
          const piece = await read(at, PIECE)
          // all of it is there, and still it is no video
          if (piece.length === 0) throw stalled()
          const next = await put(session, `bytes ${at}-${at + piece.length - 1}/${video.bytes}`, piece)
          if (next === 'expired') {
            throw new NetworkFailure('not_sent', 'session_expired', 'the upload is too old to be gone on with: it begins anew')
          }
          if ('at' in next) {
            if (next.at <= at) throw stalled()
            told(next.at)
          }
          standing = next
        }
        told(video.bytes)
        return standing.id
      })
    },
  }
}

function stalled(): NetworkFailure {
  return new NetworkFailure('not_sent', 'upload_stalled', 'YouTube does not take the rest of the video')
}

function videoOf(content: Content): Media {
  const video = content.media.find(isVideo)
  if (video === undefined) throw new NetworkFailure('refused', 'no_video', 'YouTube publishes videos only')
  return video
}
