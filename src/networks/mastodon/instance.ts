import type { Limits } from '../contract.ts'
import { textField } from '../json.ts'

/** What smm reads of `GET /api/v2/instance` (4.0 and later) or, where there is none, `GET /api/v1/instance`. */
export interface Instance {
  readonly version?: unknown
  readonly source_url?: unknown
  readonly configuration?: {
    readonly statuses?: Record<string, unknown>
    readonly media_attachments?: Record<string, unknown>
  }
  /** Pleroma and its like say it here. */
  readonly max_toot_chars?: unknown
}

const genuineSources = /^https:\/\/github\.com\/(mastodon|glitch-soc)\/mastodon\/?$/
/** `4.5.3`, `4.4.0-beta.2`, `4.3.1+glitch`; not `2.7.2 (compatible; Pleroma 2.4)` nor `4.0.0 (not true; really snac/2.94)`. */
const plainVersion = /^(\d+)\.\d+\.\d+(?:[-+][\w.+-]+)?$/

/**
 * Whether the server is Mastodon itself, which keeps an `Idempotency-Key` for an hour. snac 2.94 and GoToSocial were seen to
 * ignore the key. A server that has no v2 page is older than 4.0, whatever version it claims.
 */
export function trustsKey(instance: Instance, page: 'v1' | 'v2'): boolean {
  const major = Number(plainVersion.exec(textField(instance.version))?.[1] ?? Number.NaN)
  if (page === 'v1') return major >= 2 && major < 4
  return major >= 4 && genuineSources.test(textField(instance.source_url))
}

/** The limits of this server, under the names that `rules.ts` reads; those it does not say are left out. */
export function instanceLimits(instance: Instance): Limits {
  const statuses = instance.configuration?.statuses ?? {}
  const attachments = instance.configuration?.media_attachments ?? {}
  const limits: Record<string, number | string> = {}
  const numbers: [string, unknown][] = [
    ['max_characters', statuses['max_characters'] ?? instance.max_toot_chars],
    ['characters_reserved_per_url', statuses['characters_reserved_per_url']],
    ['max_media_attachments', statuses['max_media_attachments']],
    ['image_size_limit', attachments['image_size_limit']],
    ['image_matrix_limit', attachments['image_matrix_limit']],
    ['video_size_limit', attachments['video_size_limit']],
    ['video_matrix_limit', attachments['video_matrix_limit']],
    ['description_limit', attachments['description_limit']],
  ]
  for (const [name, value] of numbers) if (typeof value === 'number' && value > 0) limits[name] = value
  const types = attachments['supported_mime_types']
  if (Array.isArray(types)) {
    const named = types.filter((type) => typeof type === 'string')
    const images = named.filter((type) => /^image\/[\w.+-]+$/.test(type))
    if (images.length > 0) limits['image_types'] = images.join(' ')
    // an empty list is one too: this server takes no videos
    limits['video_types'] = named.filter((type) => /^video\/[\w.+-]+$/.test(type)).join(' ')
  }
  return limits
}
