import { setTimeout as pause } from 'node:timers/promises'
import { invisible } from '../answers.ts'
import type { Access, Handles, Media } from '../contract.ts'
import { NetworkFailure } from '../failure.ts'
import { textField } from '../json.ts'
import { withLargeMedia } from '../media.ts'
import type { TiktokApi } from './api.ts'
import { refusalOf, uploadFailure } from './errors.ts'

/** Between 5 and 64 MB, whether those are counted in thousands or in 1,024s. */
const PIECE = 10_000_000
/** An upload's address is good for an hour; what is begun shortly before its end is in vain. */
const UPLOAD_LASTS_MS = 55 * 60_000
const READY_WITHIN_MS = 120_000
const STATUS_EVERY_MS = { first: 500, most: 5000 } as const

/** One upload as it was opened: the handle of the steps, as JSON. */
export interface Upload {
  readonly publish_id: string
  readonly upload_url: string
  /** When it was opened, ISO 8601 UTC. */
  readonly at: string
}

export interface Piece {
  readonly from: number
  readonly length: number
}

/** The pieces of a video: the last one takes what is left over, so that their number is the size through the piece, rounded down. */
export function piecesOf(size: number): readonly Piece[] {
  const count = Math.max(1, Math.floor(size / PIECE))
  return Array.from({ length: count }, (_, index) => {
    const from = index * PIECE
    return { from, length: index === count - 1 ? size - from : PIECE }
  })
}

export function sourceOf(size: number): Record<string, unknown> {
  const { length: count } = piecesOf(size)
  const chunk_size = count === 1 ? size : PIECE
  return { source: 'FILE_UPLOAD', video_size: size, chunk_size, total_chunk_count: count }
}

/** The upload that was gone on with last: the step `media:0` opens another one when the first has expired. Null: none was opened. */
export function uploadIn(handles: Handles): Upload | null {
  const handle = handles['media:0'] ?? handles['session:0']
  return handle === undefined ? null : (JSON.parse(handle) as Upload)
}

export function hasExpired(upload: Upload, now: Date): boolean {
  return now.getTime() - Date.parse(upload.at) > UPLOAD_LASTS_MS
}

/** Where TikTok stands with a video. `uploaded` null: not told. */
export type Standing =
  | { readonly is: 'uploading'; readonly uploaded: number | null }
  /** TikTok has it all, or fetches it, and works on it. */
  | { readonly is: 'working' }
  /** In the owner's inbox (`post_id` null), or posted; a post that only its owner sees never gets a public id. */
  | { readonly is: 'out'; readonly post_id: string | null }
  | { readonly is: 'failed'; readonly reason: string }

export async function standingOf(
  api: TiktokApi,
  publish_id: string,
  size: number,
): Promise<Standing & { readonly server_at: string | null }> {
  const { data, text, server_at } = await api.post('/post/publish/status/fetch/', { publish_id })
  const status = textField(data['status'])
  const uploaded = typeof data['uploaded_bytes'] === 'number' ? data['uploaded_bytes'] : null
  switch (status) {
    case 'SEND_TO_USER_INBOX':
    case 'PUBLISH_COMPLETE':
      return { is: 'out', post_id: publicId(text), server_at }
    case 'FAILED':
      return { is: 'failed', reason: textField(data['fail_reason']), server_at }
    case 'PROCESSING_UPLOAD':
      if (uploaded !== null && uploaded >= size) return { is: 'working', server_at }
      return { is: 'uploading', uploaded, server_at }
    case 'PROCESSING_DOWNLOAD':
      return { is: 'working', server_at }
    default:
      throw new NetworkFailure('not_sent', 'server_error', `TikTok calls the state of the video ${status.slice(0, 60)}`)
  }
}

/** `publicaly_available_post_id` (so spelled, and also `publicly_…`) is a list of 64-bit numbers: read from the text. */
function publicId(text: string): string | null {
  return /"publica?ly_available_post_id"\s*:\s*\[\s*"?(\d+)/.exec(text)?.[1] ?? null
}

/** Sends the pieces that TikTok lacks, one after the other; `all` false: the last one is left for later. */
export async function sendPieces(
  { access, api }: { access: Access; api: TiktokApi },
  upload: Upload,
  { medium, uploaded, all }: { medium: Media; uploaded: number; all: boolean },
): Promise<number> {
  const pieces = piecesOf(medium.bytes)
  const last = pieces.length - 1
  let status = 0
  await withLargeMedia(medium, async (read) => {
    for (const [index, piece] of pieces.entries()) {
      if (piece.from + piece.length <= uploaded || (index === last && !all)) continue
      const bytes = await read(piece.from, piece.length)
      const send = (): Promise<number> => sendPiece({ access, api }, upload, { medium, piece, bytes })
      status = await (index === last ? send() : invisible(send))
      access.progress?.(medium.file_name, piece.from + piece.length, medium.bytes)
    }
  })
  return status
}

async function sendPiece(
  { access, api }: { access: Access; api: TiktokApi },
  upload: Upload,
  { medium, piece, bytes }: { medium: Media; piece: Piece; bytes: Uint8Array },
): Promise<number> {
  const { from, length } = piece
  // the usual limit for each megabyte that has to leave
  const patience = (access.http.timeout_ms ?? 30_000) * Math.max(1, Math.ceil(length / 1_000_000))
  const answer = await access.http({
    method: 'PUT',
    url: api.uploadAddress(upload.upload_url),
    // the address itself is the permission: no token goes to the host of the uploads
    headers: { 'content-type': medium.mime, 'content-range': `bytes ${from}-${from + length - 1}/${medium.bytes}` },
    body: bytes,
    timeout_ms: patience,
  })
  if (answer.status < 200 || answer.status >= 300) throw uploadFailure(answer, { now: access.now() })
  return answer.status
}

/**
 * Waits until TikTok has worked on a video whose last piece has left. Whatever cannot be told then is unknown: the video may be there.
 * `complete`: TikTok said so (201) when it took that piece.
 */
export async function untilOut(
  api: TiktokApi,
  upload: Upload,
  { size, complete }: { size: number; complete: boolean },
): Promise<{ readonly post_id: string | null; readonly server_at: string | null }> {
  const deadline = performance.now() + READY_WITHIN_MS
  for (let wait: number = STATUS_EVERY_MS.first; ; wait = Math.min(wait * 2, STATUS_EVERY_MS.most)) {
    const standing = await afterLastPiece(() => standingOf(api, upload.publish_id, size))
    if (standing.is === 'out') return standing
    if (standing.is === 'failed') throw refusalOf(standing.reason)
    if (standing.is === 'uploading' && !complete) {
      throw new NetworkFailure('unknown', 'no_id', 'TikTok did not say that the video is complete')
    }
    if (performance.now() + wait > deadline) {
      throw new NetworkFailure('unknown', 'still_processing', 'TikTok is still working on the video')
    }
    await pause(wait)
  }
}

async function afterLastPiece<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
    throw new NetworkFailure('unknown', error.code, error.message, { cause: error })
  }
}
