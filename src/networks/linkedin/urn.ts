import { NetworkFailure } from '../failure.ts'

/** Of a comment: the post it stands under, and its number there. */
const comment = /urn:li:comment:\(((?:urn:li:)?(?:share|ugcPost|activity):\d+),(\d+)\)/
const post = /urn:li:(?:share|ugcPost|activity):\d+/

/** A post or a comment by its URN or by an address that a person copied; null when it names none. */
export function urnOf(id: string): string | null {
  const text = decoded(id)
  const [, under, number] = comment.exec(text) ?? []
  if (under !== undefined && number !== undefined) return commentUrn(under, number)
  // …/posts/boulangerie_du-pain-activity-7141138937766391808-abcd
  const [, kind, digits] = /[-_/](activity|share|ugcPost)-(\d+)/.exec(text) ?? []
  return post.exec(text)?.[0] ?? (digits === undefined ? null : `urn:li:${kind ?? 'activity'}:${digits}`)
}

/** The same of what is answered. Throws `NetworkFailure` refused `parent_unknown`. */
export function parentUrn(id: string): string {
  const urn = urnOf(id)
  if (urn === null) throw new NetworkFailure('refused', 'parent_unknown', `${id}: this address names no post`)
  return urn
}

export function commentUrn(under: string, number: string): string {
  return `urn:li:comment:(${under.startsWith('urn:') ? under : `urn:li:${under}`},${number})`
}

/** The post and the number in a comment's URN; null for a post's. */
export function commentParts(urn: string): { readonly object: string; readonly number: string } | null {
  const [, under, number] = comment.exec(urn) ?? []
  if (under === undefined || number === undefined) return null
  return { object: under.startsWith('urn:') ? under : `urn:li:${under}`, number }
}

export function pageOf(urn: string): string {
  const within = commentParts(urn)
  const base = `https://www.linkedin.com/feed/update/${within?.object ?? urn}/`
  return within === null ? base : `${base}?commentUrn=${inPath(urn)}`
}

/** As a key in a path or within `List(…)`: Rest.li 2.0 wants parentheses and commas escaped, which `encodeURIComponent` does not all do. */
export function inPath(urn: string): string {
  return encodeURIComponent(urn).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
