import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { createServer as createTcp, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PassThrough, pipeline, Readable, type Duplex } from 'node:stream'
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib'
import { build } from 'rolldown'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { notUtf8 } from './corpus.ts'

// Threat: XML bombs. The only door for XML is a feed: OPML and calendars are not read, and a backup is no zip.

/** One file with all that reading a feed takes, for processes of their own. */
let folder: string
let program: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'smm-feed-'))
  program = join(folder, 'read-feed.mjs')
  const input = fileURLToPath(new URL('../support/read-feed.ts', import.meta.url))
  await build({ input, platform: 'node', logLevel: 'silent', output: { file: program, format: 'esm', codeSplitting: false } })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Told {
  readonly code: string | null
  readonly items: number
  readonly left_out: number
  readonly polluted: boolean
  /** By the clock, and of the processor alone: other tests run beside this one. */
  readonly ms: number
  readonly cpu_ms: number
  readonly mb: number
}

type Answer = (response: ServerResponse) => void

async function readFrom(answer: Answer, timeout_ms?: number): Promise<Told> {
  const server = createServer((_, response) => answer(response))
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const words = [program, `http://${host}/feed`, host, ...(timeout_ms === undefined ? [] : [String(timeout_ms)])]
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--max-old-space-size=100', ...words],
      { env: { ...process.env, NODE_OPTIONS: '' } },
      (error, stdout, stderr) => {
        if (error !== null) reject(new Error(stderr, { cause: error }))
        else resolve(JSON.parse(stdout) as Told)
      },
    )
  })
}

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items}</channel></rss>`
const doctype = (entities: string, use: string): string =>
  `<?xml version="1.0"?><!DOCTYPE r [${entities}]>${rss(`<item><title>${use}</title></item>`).slice(21)}`
const laughs = Array.from({ length: 10 }, (_, nth) => `<!ENTITY l${nth + 1} "${`&l${nth};`.repeat(10)}">`).join('')
const full = (text: string, bytes = 2_000_000): string => text.repeat(Math.floor(bytes / text.length))
const xml =
  (text: string): Answer =>
  (response) =>
    response.writeHead(200, { 'content-type': 'application/xml' }).end(text)
const packed =
  (encoding: string, body: Buffer): Answer =>
  (response) =>
    response.writeHead(200, { 'content-encoding': encoding }).end(body)

/** Feed after feed, as fast as it is taken. */
const endless =
  (pack: Duplex): Answer =>
  (response) => {
    const encoding =
      pack instanceof PassThrough ? 'identity' : 'flush' in pack && pack.constructor.name.startsWith('Brotli') ? 'br' : 'gzip'
    response.writeHead(200, { 'content-type': 'application/xml', 'content-encoding': encoding })
    const piece = Buffer.from('<item><title>t</title></item>'.repeat(2_000))
    const source = new Readable({ read: () => void source.push(piece) })
    pipeline(source, pack, response, () => {})
  }

/** What comes of it; null: it is read. */
const cases: readonly (readonly [string, () => Answer, string | null])[] = [
  [
    'a feed as they are',
    () => xml(rss(full('<item><title>Une boulangerie ouvre</title><link>https://a.example/1</link></item>', 30_000))),
    null,
  ],
  ['billion laughs', () => xml(doctype(`<!ENTITY l0 "lol">${laughs}`, '&l10;')), 'feed_doctype'],
  ['quadratic blow-up', () => xml(doctype(`<!ENTITY a "${'a'.repeat(50_000)}">`, full('&a;', 100_000))), 'feed_doctype'],
  ['an entity from elsewhere', () => xml(doctype('<!ENTITY a SYSTEM "file:///etc/passwd">', '&a;')), 'feed_doctype'],
  ['a gzip bomb', () => packed('gzip', gzipSync(Buffer.alloc(300 * 1_048_576, '<item/>'))), 'too_large'],
  ['a brotli bomb', () => packed('br', brotliCompressSync(Buffer.alloc(64 * 1_048_576), { params: { 1: 1 } })), 'too_large'],
  [
    'a gzip bomb in a gzip bomb',
    () => packed('gzip, gzip', gzipSync(gzipSync(Buffer.alloc(50 * 1_048_576)))),
    'broken_encoding',
  ],
  ['gzip that never ends', () => endless(createGzip()), 'too_large'],
  [
    'brotli that never ends',
    () => endless(createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })),
    'too_large',
  ],
  ['a body that never ends', () => endless(new PassThrough()), 'too_large'],
  [
    'a length of minus one, and of more than there is',
    () => (response) => response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n<rss/>'),
    'connection_lost',
  ],
  [
    'billion laughs in UTF-16',
    () => packed('identity', Buffer.from(`\uFEFF${doctype(`<!ENTITY l0 "lol">${laughs}`, '&l10;')}`, 'utf16le')),
    'feed_doctype',
  ],
  [
    'a DOCTYPE after a comment',
    () => xml(doctype('<!ENTITY a "b">', '&a;').replace('<!DOCTYPE', '<!-- x --><!DOCTYPE')),
    'feed_doctype',
  ],
  [
    'a parameter entity from elsewhere',
    () => xml(doctype('<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;', 'a')),
    'feed_doctype',
  ],
  [
    'XInclude',
    () =>
      xml(
        rss('<item><title>t<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/></title></item>'),
      ),
    null,
  ],
  ['an entity that is not known', () => xml(rss('<item><title>&xxe; &#0; &#xFFFFFFFF; &#99999999999;</title></item>')), null],
  ['200,000 elements in each other', () => xml(rss(`<item>${'<a>'.repeat(200_000)}</item>`)), 'feed_too_deep'],
  ['an attribute of 1.9 MB', () => xml(rss(`<item a="${'x'.repeat(1_900_000)}"><title>t</title></item>`)), null],
  ['a name of 1.9 MB', () => xml(rss(`<item><${'x'.repeat(1_900_000)}/></item>`)), null],
  [
    'an encoding that there is none of',
    () =>
      xml('<?xml version="1.0" encoding="x-none"?><rss version="2.0"><channel><item><title>t</title></item></channel></rss>'),
    'feed_encoding',
  ],
  [
    'another encoding than is said',
    () =>
      packed(
        'identity',
        Buffer.from(`<?xml version="1.0" encoding="utf-16"?>${rss('<item><title>t</title></item>').slice(21)}`),
      ),
    null,
  ],
  [
    'bytes that are no UTF-8',
    () =>
      packed('identity', Buffer.concat(notUtf8.map((one) => Buffer.concat([Buffer.from('<a>'), one, Buffer.from('</a>')])))),
    'feed_not_a_feed',
  ],
  [
    'titles that are no UTF-8',
    () =>
      packed(
        'identity',
        Buffer.concat([
          Buffer.from('<rss version="2.0"><channel>'),
          ...notUtf8.flatMap((one) => [Buffer.from('<item><title>'), one, Buffer.from('</title></item>')]),
          Buffer.from('</channel></rss>'),
        ]),
      ),
    null,
  ],
  [
    'JSON that nests 100,000 deep in an item',
    () =>
      xml(`{"version":"https://jsonfeed.org/version/1","items":[{"id":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}]}`),
    'feed_too_deep',
  ],
  [
    'JSON with numbers, lists and nothing for words',
    () =>
      xml(
        '{"version":"https://jsonfeed.org/version/1","title":[1],"items":[null,1,[],{"id":{"a":1},"url":1e999,"title":null,"date_published":[]}]}',
      ),
    null,
  ],
  ['20 MB', () => xml(rss(full('<item><title>x</title></item>', 20_000_000))), 'too_large'],
  ['200,000 items', () => xml(rss('<item/>'.repeat(200_000))), 'feed_too_complex'],
  ['20,000 items', () => xml(rss('<item/>'.repeat(20_000))), null],
  [
    '20,000 items with a title and a date',
    () => xml(rss('<item><title>a</title><pubDate>Fri, 27 Nov 2026 10:00:00 GMT</pubDate></item>'.repeat(20_000))),
    null,
  ],
  [
    '250,000 elements in each other',
    () => xml(rss(`<item>${'<a>'.repeat(250_000)}${'</a>'.repeat(250_000)}</item>`)),
    'feed_too_deep',
  ],
  ['400,000 elements beside each other', () => xml(rss(`<item>${'<a/>'.repeat(400_000)}</item>`)), 'feed_too_complex'],
  ['as many as are read', () => xml(rss(`<item><title>t</title>${'<dc:creator>a</dc:creator>'.repeat(17_980)}</item>`)), null],
  [
    'as many attributes as are read',
    () =>
      xml(rss(`<item ${Array.from({ length: 580 }, (_, nth) => `a${nth}="x"`).join(' ')}><title>t</title></item>`.repeat(30))),
    null,
  ],
  [
    '200,000 attributes',
    () => xml(rss(`<item ${Array.from({ length: 200_000 }, (_, nth) => `a${nth}=""`).join(' ')}/>`)),
    'feed_too_complex',
  ],
  [
    'elements that are closed crosswise',
    () => xml(rss(`<item><title>t</title>${'<a><b></a>'.repeat(6_000)}</item>`)),
    'feed_malformed',
  ],
  [
    'a million signs <',
    () => xml(rss(`<item><title>t</title><description><![CDATA[${'<'.repeat(1_900_000)}]]></description></item>`)),
    null,
  ],
  [
    'hidden parts that never end',
    () =>
      xml(
        rss(`<item><title>t</title><description><![CDATA[${full('<script <!-- <style ', 1_900_000)}]]></description></item>`),
      ),
    null,
  ],
  [
    '500 items of them',
    () =>
      xml(rss(`<item><title>t</title><description><![CDATA[${full('<a <script ', 3_500)}]]></description></item>`.repeat(500))),
    null,
  ],
  ['a million entities', () => xml(rss(`<item><title>${'&amp;'.repeat(390_000)}</title></item>`)), null],
  ['a million signs &', () => xml(rss(`<item><title>${'&'.repeat(1_900_000)}</title></item>`)), null],
  ['spaces', () => xml(rss(`<item><title>t${' \n'.repeat(900_000)}t</title></item>`)), null],
  ['quotation marks', () => xml(rss(`<item><title ${`"'`.repeat(900_000)}>`)), 'feed_too_complex'],
  ['CDATA after CDATA', () => xml(rss(`<item><title>${full('<![CDATA[a]]>', 1_900_000)}</title></item>`)), null],
  ['comments', () => xml(rss(`<item><title>t</title></item>${full('<!---->', 1_900_000)}`)), null],
  ['comments that begin and never end', () => xml(rss(full('<!-- ', 1_900_000))), 'feed_malformed'],
  ['__proto__', () => xml(rss('<item><__proto__><polluted>1</polluted></__proto__></item>')), 'feed_malformed'],
  [
    'constructor and prototype',
    () => xml(rss('<item><title>t</title><constructor><prototype><polluted>1</polluted></prototype></constructor></item>')),
    'feed_malformed',
  ],
  [
    '__proto__ in JSON',
    () =>
      xml(
        '{"version":"https://jsonfeed.org/version/1","__proto__":{"polluted":1},"items":[{"id":"1","__proto__":{"polluted":1}}]}',
      ),
    null,
  ],
  [
    'JSON that nests',
    () => xml(`{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`),
    'feed_too_deep',
  ],
  [
    'JSON with 200,000 items',
    () => xml(`{"version":"https://jsonfeed.org/version/1","items":[${'{},'.repeat(199_999)}{}]}`),
    'feed_too_complex',
  ],
  ['malformed', () => xml('<rss version="2.0"><channel><item><title>x</channel'), 'feed_malformed'],
  ['nothing', () => xml(''), 'feed_not_a_feed'],
  [
    'a page',
    () => xml(`<!doctype html><html>${full('<link rel="alternate" type="application/rss+xml" href="/a"', 1_900_000)}`),
    'feed_page',
  ],
  ['a page that never begins', () => xml(`${full('<!-- --><?a ?>', 1_900_000)}<html>`), 'feed_not_a_feed'],
  [
    'bytes without a meaning',
    () => packed('identity', Buffer.alloc(1_900_000, Buffer.from('00ff3c2600c3', 'hex'))),
    'feed_malformed',
  ],
]

describe('a hostile feed takes a second and 100 MB at most, in a process of its own', () => {
  it.each(cases)('%s', async (name, answer, code) => {
    const told = await readFrom(answer())
    if (process.env['SMM_SHOW'] !== undefined)
      console.log(`${name}: ${told.ms} ms (${told.cpu_ms} of the processor), ${told.mb} MB`)
    expect([told.code, told.polluted]).toEqual([code, false])
    expect(told.items).toBeLessThanOrEqual(500)
    expect(told.cpu_ms).toBeLessThanOrEqual(1_000)
    expect(told.mb).toBeLessThanOrEqual(100)
  })

  it('20,000 items: 500 are kept, and it is said', async () => {
    const told = await readFrom(xml(rss('<item><title>t</title></item>'.repeat(20_000))))
    expect([told.items, told.left_out]).toEqual([500, 19_500])
  })

  it.each([
    ['says nothing', () => {}],
    [
      'drips',
      (response: ServerResponse) => {
        response.write('<rss version="2.0"><channel>')
        const drip = setInterval(() => response.write('<item/>'), 20)
        response.on('close', () => clearInterval(drip))
      },
    ],
  ] satisfies [string, Answer][])('a server that %s is left after its time', async (_, answer) => {
    const told = await readFrom(answer, 600)
    expect(told.code).toBe('timed_out')
    expect(told.ms).toBeLessThanOrEqual(1_000)
    expect(told.mb).toBeLessThanOrEqual(100)
  })

  it('a server that sends to this computer: no connection', async () => {
    let seen = 0
    const inner = createTcp((socket) => {
      seen += 1
      socket.destroy()
    })
    await new Promise<void>((done) => void inner.listen(0, '127.0.0.1', done))
    onTestFinished(() => void inner.close())
    const { port } = inner.address() as AddressInfo
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '[::ffff:127.0.0.1]']) {
      const told = await readFrom((response) => response.writeHead(302, { location: `http://${host}:${port}/` }).end())
      expect(told.code).toBe('not_public')
    }
    expect(seen).toBe(0)
  })
})
