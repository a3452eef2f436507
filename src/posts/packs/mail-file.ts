/** What a saved mail says, and who wrote it. */
export interface MailFile {
  readonly text: string
  readonly subject: string
  readonly from: string | null
  /** Files that came with it, as text: an answer file among them. */
  readonly files: readonly string[]
}

const headerNames =
  /^(?:from|to|subject|date|message-id|mime-version|content-type|received|return-path|delivered-to|x-[\w-]+):/i
/** Parts within parts: more than any mail program makes. */
const deepest = 10
/** In each of them. */
const mostParts = 500
/** Of one line of the head: longer than any name or subject. */
const longestHeader = 4000

/** A mail as a file (`.eml`, RFC 5322 and 2045); null: this is none. Bytes in, for each part has an encoding of its own. */
export function readMailFile(bytes: Buffer): MailFile | null {
  const head =
    bytes
      .subarray(0, 64_000)
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? ''
  const named = head.split(/\r?\n/).filter((line) => headerNames.test(line))
  if (named.length < 2 || !/^[\w-]+:/.test(head)) return null
  const mail = partOf(bytes.toString('latin1'))
  const found: { plain: string[]; html: string[]; files: string[] } = { plain: [], html: [], files: [] }
  collect(mail, found, 0)
  const text = found.plain.length > 0 ? found.plain.join('\n') : found.html.map(plainText).join('\n')
  const from = words(mail.headers.get('from') ?? '')
    .replace(/<[^>]*>/, '')
    .replace(/^[\s"']+|[\s"']+$/g, '')
  return { text, subject: words(mail.headers.get('subject') ?? ''), from: from === '' ? null : from, files: found.files }
}

interface Part {
  readonly headers: ReadonlyMap<string, string>
  /** One character a byte. */
  readonly body: string
}

function partOf(raw: string): Part {
  const gap = /\r?\n\r?\n/.exec(raw)
  const head = gap === null ? raw : raw.slice(0, gap.index)
  const headers = new Map<string, string>()
  // a line that begins with a space goes on with the one before
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
    if (name !== undefined && !headers.has(name.toLowerCase()))
      headers.set(name.toLowerCase(), (value ?? '').slice(0, longestHeader))
  }
  return { headers, body: gap === null ? '' : raw.slice(gap.index + gap[0].length) }
}

function collect(part: Part, found: { plain: string[]; html: string[]; files: string[] }, depth: number): void {
  const type = part.headers.get('content-type') ?? 'text/plain'
  const boundary = parameter(type, 'boundary')
  if (/^multipart\//i.test(type) && boundary !== null && depth < deepest) {
    for (const raw of part.body.split(`--${boundary}`, mostParts).slice(1)) {
      if (raw.startsWith('--')) break
      collect(partOf(raw.replace(/^\r?\n/, '')), found, depth + 1)
    }
    return
  }
  const attached = /^attachment/i.test(part.headers.get('content-disposition') ?? '') || /json/i.test(type)
  if (attached && /^(?:application\/(?:json|octet-stream)|text\/)/i.test(type)) found.files.push(decoded(part, type))
  else if (attached) return
  else if (/^text\/html/i.test(type)) found.html.push(decoded(part, type))
  else if (/^text\/plain/i.test(type)) found.plain.push(decoded(part, type))
}

function parameter(value: string, name: string): string | null {
  const [, quoted, bare] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value) ?? []
  return quoted ?? bare ?? null
}

function decoded({ headers, body }: Part, type: string): string {
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase()
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding === 'quoted-printable'
        ? fromQuotedPrintable(body.replace(/=[ \t]*\r?\n/g, ''))
        : Buffer.from(body, 'latin1')
  return inCharset(bytes, parameter(type, 'charset'))
}

function fromQuotedPrintable(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

function inCharset(bytes: Buffer, charset: string | null): string {
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

/** Words of a header (RFC 2047): `=?UTF-8?Q?D=27accord?=`; or as they are (RFC 6532). */
function words(header: string): string {
  return Buffer.from(header, 'latin1')
    .toString('utf8')
    .replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi, (_, charset: string, kind: string, text: string) =>
      inCharset(
        kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : fromQuotedPrintable(text.replaceAll('_', ' ')),
        charset,
      ),
    )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** Of a mail without a plain text; what it quotes is left out. Each pattern stops at the next `<`: a mail of millions of them ends nothing. */
function plainText(html: string): string {
  return html
    .replace(/<(style|script|head)\b(?:(?!<\1\b)[^])*?<\/\1>/gi, '')
    .replace(/<blockquote\b.*$/gis, '')
    .replace(/<div[^<>]*class="?gmail_quote.*$/gis, '')
    .replace(/[\r\n]+/g, ' ')
    .replace(/<br\b[^<>]*>|<\/(?:p|div|li|tr|h\d)>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole
      const point = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
    })
}
