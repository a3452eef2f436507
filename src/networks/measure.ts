/** Made when it is first needed: that costs a start 10 ms. */
let segmenter: Intl.Segmenter | undefined
const encoder = new TextEncoder()

/** Characters as a reader sees them: an emoji with its skin tone is one. */
export function graphemes(text: string): number {
  let count = 0
  // Line by line, and the segmenter only where signs can combine: its time grows with the square of the length.
  for (const line of text.split(/(?<=\n)/)) {
    if (/^[\n\u0020-\u02FF]*$/.test(line)) count += line.length
    else {
      segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' })
      for (const _ of segmenter.segment(line)) count += 1
    }
  }
  return count
}

export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** As JavaScript and Telegram count. */
export function utf16(text: string): number {
  return text.length
}

/** In UTF-8. */
export function bytes(text: string): number {
  return encoder.encode(text).length
}

/** Web addresses with their scheme, without the punctuation that ends a sentence or closes a parenthesis around them. */
export function findLinks(text: string): { readonly url: string; readonly start: number; readonly end: number }[] {
  const links: { url: string; start: number; end: number }[] = []
  for (const match of text.matchAll(/https?:\/\/[^\s<>"«»“”]+/gi)) {
    const url = withoutTail(match[0])
    if (URL.canParse(url)) links.push({ url, start: match.index, end: match.index + url.length })
  }
  return links
}

function withoutTail(url: string): string {
  let end = url.length
  for (;;) {
    const last = url[end - 1] ?? ''
    const opened = last === ')' && count(url.slice(0, end), '(') >= count(url.slice(0, end), ')')
    if (!/[.,;:!?'’)\]…]/.test(last) || opened) return url.slice(0, end)
    end -= 1
  }
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}

/** Hashtags with letters in them (`#2026` is none), without their sign. */
export function findHashtags(text: string): { readonly tag: string; readonly start: number; readonly end: number }[] {
  const tags: { tag: string; start: number; end: number }[] = []
  for (const match of text.matchAll(/(?<=^|[\s(«“"'’])[#＃]([\p{L}\p{N}\p{M}_]+)/gu)) {
    const tag = match[1] ?? ''
    if (/[^\d_]/.test(tag)) tags.push({ tag, start: match.index, end: match.index + match[0].length })
  }
  return tags
}

/** Names after an `@` that could be accounts; addresses of mail are none. */
export function findMentions(text: string): { readonly name: string; readonly start: number; readonly end: number }[] {
  const mentions: { name: string; start: number; end: number }[] = []
  for (const match of text.matchAll(/(?<=^|[\s(«“"'’])@([a-z0-9_](?:[\w.-]*\w)?)/gi)) {
    mentions.push({ name: match[1] ?? '', start: match.index, end: match.index + match[0].length })
  }
  return mentions
}

/** The first sentence of a text on one line: the title of what has none. At most 100 characters, ended at a word. */
export function firstSentence(text: string): string {
  const line = text.trim().split('\n')[0]?.trim() ?? ''
  const sentence = /^.*?[.!?…](?=\s|$)/u.exec(line)?.[0] ?? line
  const clean = sentence.replace(/\.$/, '').trim()
  if (codePoints(clean) <= 100) return clean
  const cut = [...clean].slice(0, 99).join('')
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trimEnd()}…`
}
