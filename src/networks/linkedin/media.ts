import { setTimeout as pause } from 'node:timers/promises'
import type { Access, Content, Handles, HttpResponse, Media } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { isVideo, mediaSteps, mediumOf, readMedia, withLargeMedia } from '../media.ts'
import type { LinkedIn } from './call.ts'
import { inPath } from './urn.ts'

const IMAGE_WITHIN_MS = 20_000
const VIDEO_WITHIN_MS = 120_000
/** A person's token may not ask how far LinkedIn is with a file: that long is waited instead. */
const IMAGE_BLIND_MS = 500
const VIDEO_BLIND_MS = 3000
/** An upload address that ends so soon is not begun with. */
const AHEAD_MS = 60_000

/** The upload of a video as LinkedIn opened it: where each part goes. */
interface Upload {
  readonly video: string
  readonly token: string
  /** Epoch milliseconds; null: not told. */
  readonly ends: number | null
  readonly parts: readonly { readonly url: string; readonly first: number; readonly last: number }[]
}

/** A video whose parts have all arrived. */
interface Arrived {
  readonly video: string
  readonly token: string
  readonly etags: readonly string[]
}

/** `media:<n>` for each image; for a video `session:0` (addresses of its parts), `media:0` (the parts), `ready:0` (its URN). */
export function stepsOf({ media }: Content): readonly string[] {
  return media.some(isVideo) ? ['session:0', 'media:0', 'ready:0'] : mediaSteps(media.length)
}

export interface Uploads {
  /** Runs one of `stepsOf`. `asks`: whether the token may ask for the state of a file (organisations). */
  stage(step: string, content: Content, handles: Handles): Promise<string>
}

/** Images in one piece, videos part by part: a part that has arrived is not sent again, not even by another run of smm. */
export function openUploads(access: Access, api: LinkedIn, owner: () => Promise<string>, asks: boolean): Uploads {
  async function image(medium: Media): Promise<string> {
    const bytes = await readMedia(medium)
    const value = await opened('images', { owner: await owner() })
    const url = textField(value.body['uploadUrl'])
    const urn = textField(value.body['image'])
    if (url === '' || urn === '') throw api.failure(value.answer)
    await api.send(
      {
        method: 'PUT',
        url,
        body: bytes,
        headers: { 'content-type': medium.mime, ...api.authorizes(url) },
        timeout_ms: 120_000,
      },
      [200, 201],
    )
    await ready('images', urn, IMAGE_WITHIN_MS, IMAGE_BLIND_MS)
    return urn
  }

  async function open(medium: Media): Promise<Upload> {
    const request = { owner: await owner(), fileSizeBytes: medium.bytes, uploadCaptions: false, uploadThumbnail: false }
    const { answer, body } = await opened('videos', request)
    const parts = (Array.isArray(body['uploadInstructions']) ? (body['uploadInstructions'] as Instruction[]) : []).map(
      (one) => ({
        url: textField(one.uploadUrl),
        first: Number(one.firstByte),
        last: Number(one.lastByte),
      }),
    )
    const video = textField(body['video'])
    const whole = parts.length > 0 && parts.every((one) => one.url !== '' && one.last >= one.first)
    if (video === '' || !whole || parts.at(-1)?.last !== medium.bytes - 1) throw api.failure({ ...answer, status: 200 })
    const ends = Number(body['uploadUrlsExpireAt'])
    return { video, token: textField(body['uploadToken']), ends: ends > 0 ? ends : null, parts }
  }

  async function opened(
    what: 'images' | 'videos',
    initializeUploadRequest: Record<string, unknown>,
  ): Promise<{ answer: HttpResponse; body: Record<string, unknown> }> {
    const path = `/rest/${what}?action=initializeUpload`
    const answer = await api.call({ method: 'POST', path, json: { initializeUploadRequest } })
    return { answer, body: (answer.json as { value?: Record<string, unknown> } | undefined)?.value ?? {} }
  }

  /** The tags of the parts that have arrived, of this upload. */
  async function arrived(video: string): Promise<string[]> {
    const kept = await access.session.get()
    return kept?.['video'] === video ? (JSON.parse(kept['etags'] ?? '[]') as string[]) : []
  }

  async function send(medium: Media, upload: Upload): Promise<Arrived> {
    const etags = await arrived(upload.video)
    await withLargeMedia(medium, async (read) => {
      for (const [index, { url, first, last }] of upload.parts.entries()) {
        if (etags[index] === undefined) {
          const body = await read(first, last - first + 1)
          const headers = { 'content-type': 'application/octet-stream', ...api.authorizes(url) }
          const answer = await api.send({ method: 'PUT', url, body, headers, timeout_ms: 300_000 }, [200, 201])
          const etag = answer.headers.get('etag')
          if (etag === null || etag === '') throw api.failure(answer)
          etags[index] = etag.replace(/^"|"$/g, '')
          await access.session.set({ video: upload.video, etags: JSON.stringify(etags) })
        }
        access.progress?.(medium.file_name, last + 1, medium.bytes)
      }
    })
    return { video: upload.video, token: upload.token, etags }
  }

  /** The parts of a video. Addresses that have ended are asked for anew, once; then it begins again from its start. */
  async function video(medium: Media, upload: Upload): Promise<Arrived> {
    const ended = upload.ends !== null && upload.ends < access.now().getTime() + AHEAD_MS
    if (ended) return send(medium, await open(medium))
    try {
      return await send(medium, upload)
    } catch (error) {
      const dead = error instanceof NetworkFailure && error.status !== undefined && [400, 403, 404, 410].includes(error.status)
      if (!dead) throw error
      return send(medium, await open(medium))
    }
  }

  /** Puts the parts together and waits until LinkedIn has worked on them. May be repeated: what is done is not done again. */
  async function finish({ video: urn, token, etags }: Arrived): Promise<string> {
    const before = asks ? await statusOf('videos', urn) : 'WAITING_UPLOAD'
    if (before === 'WAITING_UPLOAD') {
      const finalizeUploadRequest = { video: urn, uploadToken: token, uploadedPartIds: etags }
      const request = { method: 'POST', path: '/rest/videos?action=finalizeUpload', json: { finalizeUploadRequest } } as const
      // 400 where an attempt whose answer was lost has done it: LinkedIn says so when the post is made, if the video is not there.
      await api.call(request, asks ? [200] : [200, 400, 409])
    }
    await ready('videos', urn, VIDEO_WITHIN_MS, VIDEO_BLIND_MS)
    return urn
  }

  async function statusOf(what: 'images' | 'videos', urn: string): Promise<string> {
    const answer = await api.call({ path: `/rest/${what}/${inPath(urn)}` })
    return textField((answer.json as { status?: unknown } | undefined)?.status)
  }

  async function ready(what: 'images' | 'videos', urn: string, within_ms: number, blind_ms: number): Promise<void> {
    if (!asks) {
      await pause(blind_ms)
      return
    }
    const deadline = performance.now() + within_ms
    for (let wait = 200; performance.now() < deadline; wait = Math.min(wait * 2, 5000)) {
      const status = await statusOf(what, urn)
      if (status === 'AVAILABLE') return
      if (status === 'PROCESSING_FAILED') {
        throw new NetworkFailure('refused', 'media_refused', `${urn}: LinkedIn could not process this file`)
      }
      await pause(wait)
    }
    throw new NetworkFailure('not_sent', 'media_not_ready', `${urn}: LinkedIn is still working on this file`)
  }

  return {
    async stage(step, content, handles) {
      const [name = '', index = '0'] = step.split(':')
      const medium = mediumOf(`media:${index}`, content.media)
      if (name === 'session') return JSON.stringify(await open(medium))
      if (name === 'ready') return finish(JSON.parse(done(handles, 'media:0')) as Arrived)
      if (!isVideo(medium)) return image(medium)
      return JSON.stringify(await video(medium, JSON.parse(done(handles, 'session:0')) as Upload))
    },
  }
}

interface Instruction {
  readonly uploadUrl?: unknown
  readonly firstByte?: unknown
  readonly lastByte?: unknown
}

function done(handles: Handles, step: string): string {
  const handle = handles[step]
  if (handle === undefined) throw new Error(`the step ${step} is not done`)
  return handle
}
