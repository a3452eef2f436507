import { setTimeout as pause } from 'node:timers/promises'
import type { Access, HttpResponse, Media } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { graphFailure } from '../graph.ts'
import { textField } from '../json.ts'
import { withLargeMedia } from '../media.ts'
import type { PageAccess } from './page.ts'

/** Where Meta wants more or less it says so: each answer names the next part. */
const PIECE = 8 * 1024 * 1024
const PIECE_MS = 300_000
const READY_WITHIN_MS = 60_000

interface VideoNode {
  readonly id?: unknown
  readonly description?: unknown
  readonly published?: unknown
  readonly permalink_url?: unknown
  readonly created_time?: unknown
  readonly post_id?: unknown
  readonly status?: {
    readonly video_status?: unknown
    readonly uploading_phase?: { readonly status?: unknown; readonly bytes_transferred?: unknown }
  }
}

/** A session of an upload and its video, kept as one handle. */
function sessionOf(handle: string | undefined): { session: string; video: string } {
  const [session = '', video = ''] = (handle ?? '').split(' ')
  if (session === '' || video === '') throw new Error('the step session:0 is not done')
  return { session, video }
}

/**
 * Videos of a page, from disk: start, transfer, finish at `/{page}/videos`, on graph.facebook.com (graph-video.facebook.com is deprecated:
 * https://developers.facebook.com/docs/video-api/overview, read 2026-11-27). Unpublished until the last call.
 */
export function videosOf({ graph, page }: PageAccess, access: Access) {
  const failure = (answer: HttpResponse): NetworkFailure =>
    graphFailure(answer, { now: access.now(), read: false, publish: false })

  async function read(video: string): Promise<{ node: VideoNode; server_at: string | null }> {
    const query = { fields: 'id,description,published,permalink_url,created_time,post_id,status' }
    const answer = await graph.call({ path: `/${video}`, query })
    return { node: answer.json ?? {}, server_at: answer.server_at }
  }

  async function start(medium: Media): Promise<string> {
    const { id } = await page()
    const form = { upload_phase: 'start', file_size: String(medium.bytes) }
    const answer = await graph.call({ method: 'POST', path: `/${id}/videos`, form })
    const { upload_session_id, video_id } = (answer.json ?? {}) as { upload_session_id?: unknown; video_id?: unknown }
    if (typeof upload_session_id !== 'string' || typeof video_id !== 'string') throw failure(answer)
    return `${upload_session_id} ${video_id}`
  }

  /** The session in which the video has arrived: the given one, or another where Facebook takes nothing in that one any more. */
  async function transfer(medium: Media, handle: string | undefined): Promise<string> {
    try {
      return await send(medium, handle)
    } catch (error) {
      if (!(error instanceof NetworkFailure) || error.verdict !== 'refused') throw error
    }
    return send(medium, await start(medium))
  }

  /** From where Meta stands, which is asked first. */
  async function send(medium: Media, handle: string | undefined): Promise<string> {
    const { session, video } = sessionOf(handle)
    const { id } = await page()
    await withLargeMedia(medium, async (bytesOf) => {
      let at = transferred((await read(video)).node, medium)
      access.progress?.(medium.file_name, at, medium.bytes)
      while (at < medium.bytes) {
        const body = new FormData()
        body.set('upload_phase', 'transfer')
        body.set('upload_session_id', session)
        body.set('start_offset', String(at))
        body.set('video_file_chunk', new Blob([await bytesOf(at, PIECE)], { type: medium.mime }), medium.file_name)
        const answer = await graph.call({ method: 'POST', path: `/${id}/videos`, body, timeout_ms: PIECE_MS })
        const next = Number((answer.json as { start_offset?: unknown } | undefined)?.start_offset)
        if (!Number.isSafeInteger(next) || next <= at) throw failure(answer)
        at = Math.min(next, medium.bytes)
        access.progress?.(medium.file_name, at, medium.bytes)
      }
    })
    return `${session} ${video}`
  }

  /** The id of the video, ready to be published; uploaded anew where Facebook has not kept it until now. */
  async function finish(medium: Media, handle: string | undefined, description: string): Promise<string> {
    try {
      return await finishOne(handle, description)
    } catch (error) {
      if (!(error instanceof NetworkFailure) || !['object_gone', 'upload_expired'].includes(error.code)) throw error
    }
    return finishOne(await send(medium, await start(medium)), description)
  }

  /** Done before: only waited for. */
  async function finishOne(handle: string | undefined, description: string): Promise<string> {
    const { session, video } = sessionOf(handle)
    const { id } = await page()
    const { node } = await read(video)
    refuseExpired(node)
    const finished =
      ['ready', 'processing'].includes(textField(node.status?.video_status)) ||
      (description !== '' && textField(node.description) === description)
    if (!finished) {
      const form = { upload_phase: 'finish', upload_session_id: session, description, published: false }
      await graph.call({ method: 'POST', path: `/${id}/videos`, form })
    }
    await untilReady(video)
    return video
  }

  async function untilReady(video: string): Promise<void> {
    const deadline = performance.now() + READY_WITHIN_MS
    for (let wait = 250; performance.now() < deadline; wait = Math.min(wait * 2, 5000)) {
      const { node } = await read(video)
      const status = textField(node.status?.video_status)
      if (status === 'ready') return
      refuseExpired(node)
      if (status === 'error') {
        throw new NetworkFailure('refused', 'video_failed', 'Facebook could not work on the video')
      }
      await pause(wait)
    }
    throw new NetworkFailure('not_sent', 'still_processing', 'Facebook is still working on the video')
  }

  return { start, transfer, finish, read }
}

function refuseExpired({ status }: VideoNode): void {
  if (textField(status?.video_status) !== 'expired') return
  throw new NetworkFailure('not_sent', 'upload_expired', 'Facebook has not kept the video')
}

function transferred({ status }: VideoNode, medium: Media): number {
  if (textField(status?.uploading_phase?.status) === 'complete') return medium.bytes
  const bytes = status?.uploading_phase?.bytes_transferred
  return typeof bytes === 'number' && bytes > 0 ? Math.min(bytes, medium.bytes) : 0
}

/** A video as the post it is: `{page}_{post}`, whose figures and comments are a post's. */
export function asPost(
  node: VideoNode,
  pageId: string,
): { id: string; permalink_url: string; created_time: unknown; is_published: boolean } {
  const own = textField(node.post_id) || textField(node.id)
  const path = textField(node.permalink_url)
  return {
    id: own.includes('_') ? own : `${pageId}_${own}`,
    // of a video it is given without its host
    permalink_url: path.startsWith('/') ? `https://www.facebook.com${path}` : path,
    created_time: node.created_time,
    is_published: node.published === true,
  }
}
