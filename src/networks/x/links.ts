import { asciiLength } from './punycode.ts'
import { topLevelDomains } from './tlds.ts'

/** What X will turn into a link. Positions are UTF-16 units of the text given. */
export interface XLink {
  readonly url: string
  readonly start: number
  readonly end: number
  /** Written with `https://` or `http://`; without it, a link only because of its ending. */
  readonly has_scheme: boolean
}

// The grammar of links as X counts them, after its reference counter twitter-text 3.1.0 (Apache-2.0).
const noncharacters = '\\uFFFE\\uFEFF\\uFFFF'
const direction = '\\u202A-\\u202E\\u061C\\u200E\\u200F\\u2066-\\u2069'
const spaces = '\\x09-\\x0D\\x20\\x85\\xA0\\u1680\\u180E\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000'
const punctuation = "\\!'#%&'\\(\\)*\\+,\\\\\\-\\.\\/:;<=>\\?@\\[\\]\\^_{|}~\\$"
const latin =
  '\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\xFF\\u0100-\\u024F\\u0253\\u0254\\u0256\\u0257\\u0259\\u025B\\u0263\\u0268\\u026F\\u0272\\u0289' +
  '\\u028B\\u02BB\\u0300-\\u036F\\u1E00-\\u1EFF'
const inName = `[^${punctuation}${spaces}${noncharacters}${direction}]`
const inPath = `[a-z\\u0400-\\u04FF0-9!\\*';:=\\+,\\.\\$\\/%#\\[\\]\\-\\u2013_~@\\|&${latin}]`
const parentheses = `\\((?:${inPath}+|(?:${inPath}*\\(${inPath}+\\)${inPath}*))\\)`
const pathEnd = `[\\+\\-a-z\\u0400-\\u04FF0-9=_#\\/${latin}]`
// A part of a path ends with such a sign, or is nothing but parentheses.
const path = `(?:(?:${inPath}*(?:${parentheses}${inPath}*)*${pathEnd}|${parentheses})|(?:@${inPath}+\\/))`
const query = "\\?[a-z0-9!?\\*'@\\(\\);:&=\\+\\$\\/%#\\[\\]\\-_\\.,~|]*[a-z0-9\\-_&=#\\/]"

interface Grammar {
  readonly link: RegExp
  readonly asciiDomain: RegExp
}

let built: Grammar | undefined

/** Built at first use: 1,500 domains make a large expression. */
function grammar(): Grammar {
  if (built) return built
  // The longest first: `.community` before `.com`.
  const endings = topLevelDomains.toSorted((a, b) => b.length - a.length).join('|')
  const ending = `(?:(?:(?:${endings})(?=[^0-9a-zA-Z@+-]|$))|xn--[\\-0-9a-z]+)`
  const subdomain = `(?:(?:${inName}(?:[_-]|${inName})*)?${inName}\\.)`
  const name = `(?:(?:${inName}(?:-|${inName})*)?${inName}\\.)`
  const before = `(?:[^A-Za-z0-9@＠$#＃${noncharacters}]|[${direction}]|^)`
  built = {
    link: new RegExp(
      `(?<before>${before})(?<url>(?<scheme>https?:\\/\\/)?(?<domain>${subdomain}*${name}${ending})(?::[0-9]+)?` +
        `(?<path>\\/${path}*)?(?:${query})?)`,
      'gi',
    ),
    asciiDomain: new RegExp(`(?:[\\-a-z0-9${latin}]+\\.)+${ending}`, 'gi'),
  }
  return built
}

const MAX_LENGTH = 4096
const MAX_LABEL = 63

function isPossibleDomain(domain: string, asciiDomain: RegExp): boolean {
  if (domain.startsWith('xn--') && domain.match(asciiDomain) === null) return false
  return domain.split('.').every((label) => asciiLength(label) <= MAX_LABEL)
}

/** The links X will find in `text` (already NFC), in their order. */
export function xLinks(whole: string): XLink[] {
  if (!whole.includes('.')) return []
  // No address is as long as such a run of letters, and searching it takes the square of its length.
  const text = whole.replace(/\S{4200,}/g, (run) => ' '.repeat(run.length))
  const links: XLink[] = []
  const { link, asciiDomain } = grammar()
  link.lastIndex = 0
  for (let match = link.exec(text); match !== null; match = link.exec(text)) {
    const { before = '', url = '', scheme, domain = '', path: pathPart } = match.groups ?? {}
    const end = link.lastIndex
    const start = end - url.length
    if (!isPossibleDomain(domain, asciiDomain) || url.length > MAX_LENGTH) continue
    if (scheme !== undefined) {
      const short = /^https?:\/\/t\.co\/([a-z0-9]+)(?:\?[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*[a-z0-9\-_&=#/])?/i.exec(url)
      if (short && (short[1]?.length ?? 0) > 40) continue
      const whole = short?.[0] ?? url
      links.push({ url: whole, start, end: start + whole.length, has_scheme: true })
      continue
    }
    if (/[-_./]$/.test(before)) continue
    const found: XLink[] = []
    let searched = 0
    for (const [part] of domain.matchAll(asciiDomain)) {
      const offset = domain.indexOf(part, searched)
      searched = offset + part.length
      found.push({ url: part, start: start + offset, end: start + searched, has_scheme: false })
    }
    const last = found.pop()
    if (last === undefined) continue
    // As the reference does it, also where letters of another script stand between two domains.
    links.push(...found, pathPart === undefined ? last : { ...last, url: url.replace(domain, () => last.url), end })
  }
  return links
}
