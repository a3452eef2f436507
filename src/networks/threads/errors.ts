import { NetworkFailure } from '../failure.ts'

// What the answers of the API mean is the same on all of Meta's networks: `graph.ts`.

export function isGone(error: unknown): boolean {
  return error instanceof NetworkFailure && error.code === 'object_gone'
}

export type ContainerStatus = 'IN_PROGRESS' | 'FINISHED' | 'PUBLISHED' | 'ERROR' | 'EXPIRED'

export interface Container {
  /** EXPIRED after 24 hours; the same for one that Threads does not know any more. */
  readonly status: ContainerStatus
  readonly error: string
  readonly server_at: string | null
}

/** Why Threads could not make a post of it (https://developers.facebook.com/docs/threads/troubleshooting, 2026-11-27). */
const errors: Readonly<Record<string, string>> = {
  FAILED_PROCESSING_AUDIO: 'video_format',
  FAILED_PROCESSING_VIDEO: 'video_format',
  INVALID_ASPEC_RATIO: 'video_size',
  INVALID_BIT_RATE: 'video_format',
  INVALID_DURATION: 'video_duration',
  INVALID_FRAME_RATE: 'video_frame_rate',
  INVALID_AUDIO_CHANNELS: 'video_format',
  INVALID_AUDIO_CHANNEL_LAYOUT: 'video_format',
}

export function containerFailure({ status, error }: Container, file_name: string | null): NetworkFailure {
  if (status === 'EXPIRED')
    return new NetworkFailure('not_sent', 'container_expired', 'the post was not published within 24 hours')
  const said = [file_name, error || 'Threads could not make a post of it'].filter((one) => one !== null).join(': ')
  // the site did not answer, or nobody knows why: another container may pass
  if (error === 'FAILED_DOWNLOADING_VIDEO') return new NetworkFailure('not_sent', 'media_not_fetched', said)
  const code = errors[error]
  return new NetworkFailure(code === undefined ? 'not_sent' : 'refused', code ?? 'container_failed', said)
}
