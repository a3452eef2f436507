import { xLinks } from './links.ts'

/** Configuration 3 of X's counter: these weigh 1, everything else 2, a link 23, an emoji 2 whatever it is made of. */
const light: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]
const LINK = 23
const HEAVY = 2

/** Sequences first, so that a family is one emoji. */
const emoji = new RegExp('\\p{RGI_Emoji}', 'gv')

/** Emoji by where they start: start → length in UTF-16 units. */
function emojis(text: string): Map<number, number> {
  return new Map([...text.matchAll(emoji)].map((match) => [match.index, match[0].length]))
}

/** Length of a post as X counts it; 280 for everybody, more for some paying accounts. */
export function weightedLength(text: string): number {
  const normal = text.normalize('NFC')
  const links = new Map(xLinks(normal).map((link) => [link.start, link.url.length]))
  const pictures = emojis(normal)
  let length = 0
  for (let at = 0; at < normal.length;) {
    const link = links.get(at)
    const picture = pictures.get(at)
    if (link !== undefined) {
      length += LINK
      at += link
    } else if (picture !== undefined) {
      length += HEAVY
      at += picture
    } else {
      const code = normal.codePointAt(at) ?? 0
      length += light.some(([from, to]) => code >= from && code <= to) ? 1 : HEAVY
      at += code > 0xffff ? 2 : 1
    }
  }
  return length
}
