import { openAsBlob } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Access, Media } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { isVideo, readMedia, withLargeMedia } from '../media.ts'
import { saysMissing, type MastodonApi } from './api.ts'

const READY_WITHIN_MS = 60_000
const VIDEO_READY_WITHIN_MS = 180_000
/** Bytes a second of a slow line: what the time limit of an upload is made for. */
const SLOWEST = 50_000

/** Sends a file with its description; its id, and whether the server is done with it. */
export async function upload(api: MastodonApi, access: Access, medium: Media): Promise<{ id: string; ready: boolean }> {
  const send = async (file: Blob) => {
    const body = new FormData()
    body.set('file', file, medium.file_name)
    if (medium.alt !== null) body.set('description', medium.alt)
    const timeout_ms = 120_000 + Math.ceil(medium.bytes / SLOWEST) * 1000
    const answer = await api.call({ method: 'POST', path: '/api/v2/media', body, timeout_ms }, [200, 202])
    const id = textField((answer.json as { id?: unknown } | null | undefined)?.id)
    if (id === '') throw api.failure(answer, false)
    return { id, ready: answer.status === 200 }
  }
  if (!isVideo(medium)) return send(new Blob([await readMedia(medium)], { type: medium.mime }))
  access.progress?.(medium.file_name, 0, medium.bytes)
  // One request takes the whole file; it is read from the disk while it leaves.
  const sent = await withLargeMedia(medium, async () => send(await openAsBlob(medium.path, { type: medium.mime })))
  access.progress?.(medium.file_name, medium.bytes, medium.bytes)
  return sent
}

/** Waits until the server has worked on a file; `lost` when it does not know it any more (kept a day when no post shows it). */
export async function untilReady(api: MastodonApi, id: string, medium: Media): Promise<'ready' | 'lost'> {
  const deadline = performance.now() + (isVideo(medium) ? VIDEO_READY_WITHIN_MS : READY_WITHIN_MS)
  for (let wait = 200; performance.now() < deadline; wait = Math.min(wait * 2, 5000)) {
    const answer = await api.call({ path: `/api/v1/media/${encodeURIComponent(id)}` }, [200, 206, 404])
    if (answer.status === 200) return 'ready'
    if (answer.status === 404) {
      if (saysMissing(answer)) return 'lost'
      throw api.failure(answer, true)
    }
    await pause(wait)
  }
  throw new NetworkFailure('not_sent', 'media_not_ready', 'the server is still working on a file')
}
