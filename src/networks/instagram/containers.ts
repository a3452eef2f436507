import { setTimeout as pause } from 'node:timers/promises'
import type { Access, Content, Handles, Media } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { graphId, subcodeIn } from '../graph.ts'
import { textField } from '../json.ts'
import { isVideo, withLargeMedia } from '../media.ts'
import type { AccountAccess } from './account.ts'
import { instagramFailure, uploadFailure } from './errors.ts'
import { instagramRules } from './rules.ts'

const PIECE = 16 * 1024 * 1024
const PIECE_MS = 300_000
const READY_WITHIN_MS = { image: 60_000, video: 180_000 } as const

export type ContainerStatus = 'EXPIRED' | 'ERROR' | 'FINISHED' | 'IN_PROGRESS' | 'PUBLISHED'
const statuses: readonly string[] = ['EXPIRED', 'ERROR', 'FINISHED', 'IN_PROGRESS', 'PUBLISHED'] satisfies ContainerStatus[]

export interface Container {
  readonly status: ContainerStatus
  /** Why it failed, with its subcode. */
  readonly words: string
  /** Bytes of a video that have arrived. */
  readonly transferred: number
  readonly server_at: string | null
}

/**
 * Invisible objects that Instagram keeps for 24 hours: one for each image or video, and one that holds them together where there are
 * several. https://developers.facebook.com/documentation/instagram-platform/content-publishing, read 2026-11-27.
 */
export function containersOf({ graph, account, login, token, uploadUrl }: AccountAccess, access: Access) {
  /** Only Facebook's login takes videos from disk; all else Instagram fetches itself. */
  const fromDisk = (medium: Media): boolean => isVideo(medium) && login === 'facebook'

  function steps({ media }: Content): string[] {
    const each = media.flatMap((medium, index) =>
      fromDisk(medium) ? [`container:${index}`, `upload:${index}`] : [`host:${index}`, `container:${index}`],
    )
    return [...each, ...(media.length > 1 ? ['carousel'] : []), 'ready']
  }

  async function host(medium: Media): Promise<string> {
    if (access.host === undefined) {
      const message = `Instagram fetches ${medium.file_name} from a public address, and this client has no site to put it on`
      throw new NetworkFailure('refused', 'no_media_host', message)
    }
    const address = await access.host(medium)
    if (isVideo(medium)) access.progress?.(medium.file_name, medium.bytes, medium.bytes)
    return address
  }

  async function make(form: Readonly<Record<string, unknown>>): Promise<string> {
    const { id } = await account()
    const answer = await graph.call({ method: 'POST', path: `/${id}/media`, form })
    const container = graphId(answer)
    if (container === null) throw instagramFailure(answer, { now: access.now(), read: false, publish: false })
    return container
  }

  function makeOne(content: Content, medium: Media, address: string | undefined): Promise<string> {
    const alone = content.media.length === 1
    const film = isVideo(medium)
    return make({
      ...(film ? { media_type: alone ? 'REELS' : 'VIDEO' } : { image_url: address }),
      ...(film ? (fromDisk(medium) ? { upload_type: 'resumable' } : { video_url: address }) : {}),
      // of images only: https://developers.facebook.com/docs/instagram-platform/content-publishing, since 2025-03-24
      ...(film || medium.alt === null ? {} : { alt_text: medium.alt }),
      ...(alone ? { caption: instagramRules.compose(content, access.settings) } : { is_carousel_item: true }),
    })
  }

  async function makeCarousel(content: Content, given: readonly string[]): Promise<string> {
    const children: string[] = []
    for (const [index, medium] of content.media.entries())
      children.push(await readyOrAnew(given[index] ?? '', medium, () => oneAnew(content, medium)))
    const caption = instagramRules.compose(content, access.settings)
    return make({ media_type: 'CAROUSEL', children: children.join(','), caption })
  }

  async function read(id: string): Promise<Container> {
    const query = { fields: 'id,status,status_code,video_status' }
    const answer = await graph.call({ path: `/${encodeURIComponent(id)}`, query })
    const body = (answer.json ?? {}) as { status_code?: unknown; status?: unknown; video_status?: unknown }
    const status = textField(body.status_code)
    if (!isStatus(status)) throw instagramFailure({ ...answer, status: 502 }, { now: access.now(), read: true, publish: false })
    const { uploading_phase } = (body.video_status ?? {}) as { uploading_phase?: { bytes_transferred?: unknown } }
    const bytes = Number(uploading_phase?.bytes_transferred)
    return { status, words: textField(body.status), transferred: bytes > 0 ? bytes : 0, server_at: answer.server_at }
  }

  /** From where Instagram stands, which is asked before each piece. Headers as Meta's page on resumable uploads has them. */
  async function upload(medium: Media, container: string): Promise<string> {
    await withLargeMedia(medium, async (bytesOf) => {
      let { transferred: at } = await read(container)
      access.progress?.(medium.file_name, at, medium.bytes)
      while (at < medium.bytes) {
        const answer = await access.http({
          method: 'POST',
          url: uploadUrl(container),
          headers: {
            authorization: `OAuth ${token}`,
            offset: String(at),
            file_size: String(medium.bytes),
            'content-type': 'application/octet-stream',
          },
          body: await bytesOf(at, PIECE),
          timeout_ms: PIECE_MS,
        })
        const done = (answer.json as { success?: unknown } | undefined)?.success === true
        const sent = Math.min(at + PIECE, medium.bytes)
        const next = done && sent === medium.bytes ? sent : (await read(container)).transferred
        if (next <= at) throw uploadFailure(answer, access.now())
        at = Math.min(next, medium.bytes)
        access.progress?.(medium.file_name, at, medium.bytes)
      }
    })
    return container
  }

  async function untilReady(id: string, medium: Media | undefined): Promise<void> {
    const film = medium !== undefined && isVideo(medium)
    const deadline = performance.now() + READY_WITHIN_MS[film ? 'video' : 'image']
    for (let wait = 250; performance.now() < deadline; wait = Math.min(wait * 2, 5000)) {
      const { status, words } = await read(id)
      if (status === 'FINISHED' || status === 'PUBLISHED') return
      if (status !== 'IN_PROGRESS') throw containerFailure(status, words)
      await pause(wait)
    }
    throw new NetworkFailure(
      'not_sent',
      film ? 'still_processing' : 'media_not_ready',
      'Instagram is still working on the media',
    )
  }

  /** Where a video arrived is the container of its upload: the one it was made for may have died waiting. */
  const partOf = (handles: Handles, index: number): string => handles[`upload:${index}`] ?? handles[`container:${index}`] ?? ''

  /** Once it is ready; or another, when that one died waiting. */
  async function readyOrAnew(id: string, medium: Media | undefined, anew: () => Promise<string>): Promise<string> {
    try {
      await untilReady(id, medium)
      return id
    } catch (error) {
      if (!isDead(error)) throw error
    }
    const other = await anew()
    await untilReady(other, medium)
    return other
  }

  /** The container that will be published. */
  async function ready(content: Content, handles: Handles): Promise<string> {
    const id = content.media.length > 1 ? handles['carousel'] : partOf(handles, 0)
    if (id === undefined || id === '') throw new Error('the containers are not made')
    return readyOrAnew(id, content.media.find(isVideo), () => allAnew(content))
  }

  async function oneAnew(content: Content, medium: Media): Promise<string> {
    const made = await makeOne(content, medium, fromDisk(medium) ? undefined : await host(medium))
    return fromDisk(medium) ? upload(medium, made) : made
  }

  async function allAnew(content: Content): Promise<string> {
    const children: string[] = []
    for (const medium of content.media) children.push(await oneAnew(content, medium))
    const [only = '', ...more] = children
    return more.length === 0 ? only : makeCarousel(content, children)
  }

  /** A carousel keeps its parts: one whose id was lost with the answer is seen by nobody, and is made again from its files. */
  async function carousel(content: Content, handles: Handles): Promise<string> {
    const parts = content.media.map((_, index) => partOf(handles, index))
    try {
      return await makeCarousel(content, parts)
    } catch (error) {
      if (!isDead(error)) throw error
    }
    return allAnew(content)
  }

  /** Into another container, when the one that was made for it has died since. */
  async function uploadOrAnew(content: Content, medium: Media, id: string): Promise<string> {
    try {
      const { status, words } = await read(id)
      if (status === 'EXPIRED' || status === 'ERROR') throw containerFailure(status, words)
    } catch (error) {
      if (!isDead(error)) throw error
      return oneAnew(content, medium)
    }
    return upload(medium, id)
  }

  async function stage(step: string, content: Content, handles: Handles): Promise<string> {
    const [name, number] = step.split(':')
    if (name === 'ready') return ready(content, handles)
    if (name === 'carousel') return carousel(content, handles)
    const medium = content.media[Number(number)]
    if (medium === undefined) throw new Error(`no such step: ${step}`)
    if (name === 'host') return host(medium)
    if (name === 'upload') return uploadOrAnew(content, medium, handles[`container:${number}`] ?? '')
    return makeOne(content, medium, handles[`host:${number}`])
  }

  return { steps, stage, read }
}

function isStatus(text: string): text is ContainerStatus {
  return statuses.includes(text)
}

/** What makes a container that will never be ready, though another one may be. */
function isDead(error: unknown): boolean {
  const codes = ['container_expired', 'object_gone', 'media_not_made', 'media_not_fetched']
  return error instanceof NetworkFailure && codes.includes(error.code)
}

/** Of a container that will never be ready. */
function containerFailure(status: ContainerStatus, words: string): NetworkFailure {
  if (status === 'EXPIRED')
    return new NetworkFailure('not_sent', 'container_expired', 'the container was not published in 24 hours')
  const meaning = subcodeIn(words)
  if (meaning === null)
    return new NetworkFailure('refused', 'container_failed', words || 'Instagram could not work on the media')
  return new NetworkFailure(meaning.verdict, meaning.code, words)
}
