import { setTimeout as pause } from 'node:timers/promises'
import type { Access, Media } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { isVideo, readMedia, withLargeMedia } from '../media.ts'
import type { X } from './library.ts'
import { unreadable } from './posts.ts'

const CHUNK = 1024 * 1024
/** X takes 5 MB at once, 1000 times at most. */
const VIDEO_CHUNK = 4 * 1024 * 1024
const READY_WITHIN_MS = 180_000

/** Sends an image with its alternative text, or a video without waiting for it; its id is good for 24 hours. */
export async function upload(x: X, access: Access, medium: Media): Promise<string> {
  if (isVideo(medium)) return withLargeMedia(medium, (read) => send(x, access, medium, VIDEO_CHUNK, read))
  const bytes = await readMedia(medium)
  const id = await send(x, null, medium, CHUNK, async (from, length) => bytes.subarray(from, from + length))
  const alt = medium.alt?.trim() ?? ''
  if (alt !== '') {
    await x.call({ method: 'POST', path: 'media/metadata', json: { id, metadata: { alt_text: { text: alt } } } })
  }
  return id
}

/** `access` null: nobody is told how far it is. */
async function send(
  x: X,
  access: Access | null,
  medium: Media,
  chunk: number,
  read: (from: number, length: number) => Promise<Uint8Array>,
): Promise<string> {
  const video = isVideo(medium)
  const started = await x.call({
    method: 'POST',
    path: 'media/upload/initialize',
    json: {
      media_type: medium.mime,
      total_bytes: medium.bytes,
      media_category: video ? 'tweet_video' : medium.mime === 'image/gif' ? 'tweet_gif' : 'tweet_image',
    },
  })
  const id = idIn(started.data)
  if (id === null) throw unreadable('not_sent')
  access?.progress?.(medium.file_name, 0, medium.bytes)
  for (let from = 0, index = 0; from < medium.bytes; from += chunk, index++) {
    const part = Buffer.from(await read(from, chunk))
    const form = { segment_index: index, media: part }
    await x.call({ method: 'POST', path: `media/upload/${id}/append`, form, timeout_ms: 120_000 })
    access?.progress?.(medium.file_name, from + part.length, medium.bytes)
  }
  await x.call({ method: 'POST', path: `media/upload/${id}/finalize` })
  return id
}

/** Waits until X has worked on a video; `lost` when it does not know it any more. */
export async function untilReady(x: X, id: string): Promise<'ready' | 'lost'> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    const info = await statusOf(x, id)
    if (info === null) return 'lost'
    const state = textField(info.state)
    if (state === '' || state === 'succeeded') return 'ready'
    if (state === 'failed') {
      const { name, message, detail } = (info.error ?? {}) as Record<string, unknown>
      const said = [name, message, detail].map(textField).filter((one) => one !== '')
      throw new NetworkFailure('refused', 'video_refused', said.join(': ') || 'X could not work on the video')
    }
    const wait = Number(info.check_after_secs)
    await pause(Math.min(wait > 0 ? wait : 1, 30) * 1000)
  }
  throw new NetworkFailure('not_sent', 'media_not_ready', 'X is still working on a video')
}

interface ProcessingInfo {
  readonly state?: unknown
  readonly check_after_secs?: unknown
  readonly error?: unknown
}

async function statusOf(x: X, id: string): Promise<ProcessingInfo | null> {
  try {
    const { data } = await x.call({ method: 'GET', path: 'media/upload', query: { command: 'STATUS', media_id: id } })
    if (idIn(data) === null) throw unreadable('not_sent')
    return (data as { data?: { processing_info?: ProcessingInfo } }).data?.processing_info ?? {}
  } catch (error) {
    if (error instanceof NetworkFailure && (error.status === 404 || error.status === 400)) return null
    throw error
  }
}

export function idIn(body: unknown): string | null {
  const id = (body as { data?: { id?: unknown } } | undefined)?.data?.id
  return typeof id === 'string' && id !== '' ? id : null
}
