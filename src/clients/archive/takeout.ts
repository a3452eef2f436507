import { textOfHtml } from '../../networks/fingerprint.ts'
import type { ArchiveEntry } from '../../store/archive.ts'

/**
 * One post of a Google+ stream as Google Takeout wrote it (`Google+ Stream/Posts/20180808 - ….json`, 2018 and 2019): its HTML as plain
 * text, with the link it carried. Plus-ones and comments stay behind: they are other people's. Null: this JSON is no such post.
 */
export function takeoutPost(json: unknown): Omit<ArchiveEntry, 'client'> | null {
  if (typeof json !== 'object' || json === null) return null
  const post = json as Record<string, unknown>
  const url = text(post['url'])
  const name = text(post['resourceName']) || url
  const at = takeoutInstant(text(post['creationTime']))
  if (name === '' || at === null || !('author' in post)) return null
  const link = fieldOf(post['link'], 'url')
  const own = textOfHtml(text(post['content'])).trim()
  const shared = textOfHtml(fieldOf(post['resharedPost'], 'content')).trim()
  const parts = [own, shared === '' ? '' : `« ${shared} »`, link].filter((part) => part !== '')
  return {
    network: 'google_plus',
    kind: 'post',
    external_id: name,
    at,
    text: parts.join('\n\n'),
    url: /^https?:\/\//.test(url) ? url : null,
  }
}

/** `2018-01-05 10:15:22+0000`, or with a colon before the zone. */
function takeoutInstant(written: string): string | null {
  const [, day, time, zone = '+0000'] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d):?([+-]\d{2}:?\d{2}|Z)?$/.exec(written) ?? []
  if (day === undefined || time === undefined) return null
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`
  const at = Date.parse(`${day}T${time}${offset}`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function fieldOf(value: unknown, name: string): string {
  return typeof value === 'object' && value !== null ? text((value as Record<string, unknown>)[name]) : ''
}
