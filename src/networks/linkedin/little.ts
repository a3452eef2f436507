import { findHashtags } from '../measure.ts'

/**
 * The reserved signs of LinkedIn's `little` text format. LinkedIn cuts a text at the first that is not escaped, without a word: French
 * with parentheses would end there (learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format, 2026-05).
 */
const reserved = /[\\|{}@[\]()<>#*_~]/g

const escaped = (text: string): string => text.replace(reserved, '\\$&')

/** A text as `commentary`: every reserved sign escaped, hashtags as the template that LinkedIn makes links of. */
export function little(text: string): string {
  let out = ''
  let from = 0
  for (const { tag, start, end } of findHashtags(text)) {
    const sign = text.slice(start, end - tag.length)
    out += `${escaped(text.slice(from, start))}{hashtag|${escaped(sign)}|${escaped(tag)}}`
    from = end
  }
  return out + escaped(text.slice(from))
}

/** What readers see of a `commentary`: hashtags with their sign, mentions by their names. */
export function plain(commentary: string): string {
  return commentary.replace(
    /\\([\\|{}@[\]()<>#*_~])|\{hashtag\|\\?([#＃])\|((?:\\.|[^\\{}|])*)\}|@\[((?:\\.|[^\\[\]])*)\]\s?\([^()]*\)/gsu,
    (_whole, sign?: string, hash?: string, tag?: string, name?: string) =>
      sign ?? (hash === undefined ? unescaped(name ?? '') : `${hash}${unescaped(tag ?? '')}`),
  )
}

const unescaped = (text: string): string => text.replace(/\\(.)/gsu, '$1')
