import { openAsBlob } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Access, HttpRequest, HttpResponse, Media } from '../contract.ts'
import { hostKind } from '../endpoint.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { withLargeMedia } from '../media.ts'
import { blueskyFailure } from './errors.ts'
import type { Blob as BlobRef } from './record.ts'
import type { Xrpc } from './session.ts'

const SERVICE = 'https://video.bsky.app'
const READY_WITHIN_MS = 180_000
const TOKEN_SECONDS = 30 * 60
/** Bytes a second of a slow line: what the time limit of an upload is made for. */
const SLOWEST = 50_000

interface JobStatus {
  readonly jobId?: unknown
  readonly state?: unknown
  readonly blob?: BlobRef
  readonly error?: unknown
  readonly message?: unknown
}

/**
 * Bluesky's video service works on a video and puts it onto the account's own server, for which it gets a token of that server
 * (https://docs.bsky.app/docs/tutorials/video, 2026-11-22). The post may name the blob only after that.
 */
export function videoService(xrpc: Xrpc, access: Access) {
  // A server of one's own has no such service; one on this machine is asked for everything.
  const base = hostKind(new URL(xrpc.base).hostname) === 'loopback' ? xrpc.base : SERVICE
  const failure = (answer: HttpResponse, read: boolean): NetworkFailure => blueskyFailure(answer, { now: access.now(), read })

  async function serviceToken(aud: string, lxm: string): Promise<string> {
    const exp = String(Math.floor(access.now().getTime() / 1000) + TOKEN_SECONDS)
    const answer = await xrpc.call({ nsid: 'com.atproto.server.getServiceAuth', query: { aud, lxm, exp } })
    const token = textField((answer.json as { token?: unknown } | undefined)?.token)
    if (answer.status !== 200 || token === '') throw failure(answer, true)
    return token
  }

  /** The server that keeps the account: `bsky.social` is the door of many, and says in the account's document which one it is. */
  async function ownServer(): Promise<string> {
    const session = await xrpc.call({ nsid: 'com.atproto.server.getSession' })
    const { didDoc } = (session.json ?? {}) as { didDoc?: { service?: unknown } }
    const services = Array.isArray(didDoc?.service) ? (didDoc.service as { id?: unknown; serviceEndpoint?: unknown }[]) : []
    const named = textField(services.find(({ id }) => textField(id).endsWith('#atproto_pds'))?.serviceEndpoint)
    if (URL.canParse(named)) return `did:web:${new URL(named).hostname}`
    const answer = await xrpc.call({ nsid: 'com.atproto.server.describeServer' })
    const did = textField((answer.json as { did?: unknown } | undefined)?.did)
    if (answer.status !== 200 || did === '') throw failure(answer, true)
    return did
  }

  function ask(nsid: string, query: Record<string, string>, more: Omit<HttpRequest, 'url'> = {}): Promise<HttpResponse> {
    return access.http({ ...more, url: `${base}/xrpc/${nsid}?${new URLSearchParams(query).toString()}` })
  }

  /** Asked before a large file leaves: some videos a day, and none without a confirmed address of mail. */
  async function checkQuota(medium: Media): Promise<void> {
    const nsid = 'app.bsky.video.getUploadLimits'
    const authorization = `Bearer ${await serviceToken(`did:web:${new URL(SERVICE).hostname}`, nsid)}`
    const answer = await ask(nsid, {}, { headers: { authorization } })
    const limits = answer.json as Record<string, unknown> | undefined
    if (answer.status !== 200 || typeof limits?.['canUpload'] !== 'boolean') throw failure(answer, true)
    const said = [limits['error'], limits['message']].map(textField).filter((one) => one !== '')
    const { remainingDailyBytes, remainingDailyVideos } = limits
    const used = remainingDailyVideos === 0 || (typeof remainingDailyBytes === 'number' && remainingDailyBytes < medium.bytes)
    if (used) throw new NetworkFailure('rate_limited', 'video_quota', said.join(': ') || 'no more videos today')
    if (!limits['canUpload']) throw new NetworkFailure('refused', 'video_refused', said.join(': ') || 'no videos here')
  }

  const statusOf = (answer: HttpResponse): JobStatus => {
    const body = (answer.json ?? {}) as { jobStatus?: JobStatus } & JobStatus
    // by its lexicon the answer holds `jobStatus`; the service was seen to send the status itself
    return body.jobStatus ?? body
  }

  /** Sends a video; gives the number of the work on it. The service knows a video that it has worked on before (409). */
  async function send(medium: Media): Promise<string> {
    await checkQuota(medium)
    const { did } = await xrpc.session()
    const token = await serviceToken(await ownServer(), 'com.atproto.repo.uploadBlob')
    access.progress?.(medium.file_name, 0, medium.bytes)
    const answer = await withLargeMedia(medium, async () =>
      ask(
        'app.bsky.video.uploadVideo',
        { did, name: `${medium.sha256.slice(0, 16)}.mp4` },
        {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': medium.mime },
          // read from the disk while it leaves
          body: await openAsBlob(medium.path, { type: medium.mime }),
          timeout_ms: 120_000 + Math.ceil(medium.bytes / SLOWEST) * 1000,
        },
      ),
    )
    const jobId = textField(statusOf(answer).jobId)
    if (jobId === '' || ![200, 409].includes(answer.status)) throw failure(answer, false)
    access.progress?.(medium.file_name, medium.bytes, medium.bytes)
    return jobId
  }

  /** Waits for the blob; null when the service does not know the work any more. */
  async function finished(jobId: string): Promise<BlobRef | null> {
    const deadline = performance.now() + READY_WITHIN_MS
    for (let wait = 200; performance.now() < deadline; wait = Math.min(wait * 2, 5000)) {
      const answer = await ask('app.bsky.video.getJobStatus', { jobId })
      if (answer.status === 400 || answer.status === 404) return null
      if (answer.status !== 200) throw failure(answer, true)
      const { state, blob, error, message } = statusOf(answer)
      if (typeof blob?.ref?.$link === 'string') return blob
      if (state === 'JOB_STATE_FAILED') {
        const said = [error, message].map(textField).filter((one) => one !== '')
        throw new NetworkFailure('refused', 'video_refused', said.join(': ') || 'the video could not be worked on')
      }
      await pause(wait)
    }
    throw new NetworkFailure('not_sent', 'media_not_ready', 'the service is still working on a video')
  }

  return {
    send,
    async blob(medium: Media, jobId: string | undefined): Promise<BlobRef> {
      const known = jobId === undefined ? null : await finished(jobId)
      const blob = known ?? (await finished(await send(medium)))
      if (blob === null) throw new NetworkFailure('not_sent', 'media_not_ready', 'the service has lost a video')
      return blob
    },
  }
}
