import { hash } from 'node:crypto'

/**
 * A text as two people would call it the same: NFC, one kind of space and of apostrophe, no case, and links without their campaign
 * parameters (`utm_…`).
 */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/https?:\/\/[^\s<>"]+/gi, withoutCampaign)
    .replace(/[\u2019\u02BC]/g, "'")
    .replace(/[\s\u00A0\u202F\u200B]+/g, ' ')
    .trim()
    .toLowerCase()
}

// nothing is hashed before something is asked: node:crypto takes 5 ms to load
let last: { readonly text: string; readonly key: string } | null = null

/** 128 bits (hex) that are the same for texts that are. */
export function textKey(text: string): string {
  // each post is looked for in its file and in the queue before it is stored: that is one text, three times
  if (text !== last?.text) last = { text, key: keyOf(text) }
  return last.key
}

function keyOf(text: string): string {
  return hash('sha256', plainText(text)).slice(0, 32)
}

function withoutCampaign(link: string): string {
  const [, address = link, query = '', rest = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(link) ?? []
  const kept = query
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !/^utm_/i.test(part))
  return `${address}${kept.length > 0 ? `?${kept.join('&')}` : ''}${rest}`
}

/** Days before and after which an account may have the same text again. */
export const sameTextDays = 30
