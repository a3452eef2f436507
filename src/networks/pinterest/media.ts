import { openAsBlob } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Access, Content, Handles, Media } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { isVideo, mediumOf, withLargeMedia } from '../media.ts'
import type { Pinterest } from './call.ts'

const READY_WITHIN_MS = 120_000

/** An upload that Pinterest has registered: where the form goes, and what goes into it. */
interface Upload {
  readonly media_id: string
  readonly url: string
  readonly parameters: Readonly<Record<string, string>>
}

/** Images leave within the pin; a video is registered (`session:0`), uploaded (`media:0`) and worked on (`ready:0`) before. */
export function stepsOf({ media }: Content): readonly string[] {
  return media.some(isVideo) ? ['session:0', 'media:0', 'ready:0'] : []
}

/** Runs one of `stepsOf`. */
export async function stage(access: Access, api: Pinterest, step: string, content: Content, handles: Handles): Promise<string> {
  const medium = mediumOf('media:0', content.media)
  if (step === 'session:0') return JSON.stringify(await register(api))
  if (step === 'ready:0') return ready(api, done(handles, 'media:0'))
  return upload(access, api, medium, JSON.parse(done(handles, 'session:0')) as Upload)
}

async function register(api: Pinterest): Promise<Upload> {
  const answer = await api.call({ method: 'POST', path: '/media', json: { media_type: 'video' } }, [200, 201])
  const body = (answer.json ?? {}) as { media_id?: unknown; upload_url?: unknown; upload_parameters?: unknown }
  const media_id = textField(body.media_id)
  const url = textField(body.upload_url)
  if (media_id === '' || !URL.canParse(url)) throw api.failure(answer)
  const given = Object.entries((body.upload_parameters ?? {}) as Record<string, unknown>)
  return { media_id, url, parameters: Object.fromEntries(given.map(([name, value]) => [name, textField(value)])) }
}

/** The whole file in one form: the storage behind it takes no parts. A form that has ended is asked for anew, once. */
async function upload(access: Access, api: Pinterest, medium: Media, registered: Upload): Promise<string> {
  return withLargeMedia(medium, async () => sendFile(access, api, medium, registered))
}

async function sendFile(access: Access, api: Pinterest, medium: Media, registered: Upload): Promise<string> {
  const file = await openAsBlob(medium.path, { type: medium.mime })
  access.progress?.(medium.file_name, 0, medium.bytes)
  let target = registered
  let answer = await api.upload(target.url, form(target, file, medium))
  if ([400, 403, 404].includes(answer.status)) {
    target = await register(api)
    answer = await api.upload(target.url, form(target, file, medium))
  }
  if (![200, 201, 204].includes(answer.status)) throw api.failure(answer)
  access.progress?.(medium.file_name, medium.bytes, medium.bytes)
  return target.media_id
}

/** The file comes last: the storage ignores what follows it. */
function form({ parameters }: Upload, file: Blob, medium: Media): FormData {
  const body = new FormData()
  for (const [name, value] of Object.entries(parameters)) body.set(name, value)
  body.set('file', file, medium.file_name)
  return body
}

async function ready(api: Pinterest, media_id: string): Promise<string> {
  const deadline = performance.now() + READY_WITHIN_MS
  for (let wait = 200; performance.now() < deadline; wait = Math.min(wait * 2, 5000)) {
    const answer = await api.call({ path: `/media/${encodeURIComponent(media_id)}` })
    const status = textField((answer.json as { status?: unknown } | undefined)?.status)
    if (status === 'succeeded') return media_id
    if (status === 'failed') throw new NetworkFailure('refused', 'media_refused', 'Pinterest could not process this video')
    await pause(wait)
  }
  throw new NetworkFailure('not_sent', 'media_not_ready', 'Pinterest is still working on this video')
}

function done(handles: Handles, step: string): string {
  const handle = handles[step]
  if (handle === undefined) throw new Error(`the step ${step} is not done`)
  return handle
}
