import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { parseFeed } from '../../../src/community/feed.ts'
import { Failure } from '../../../src/failure.ts'
import { anyText, hunt, many } from './hunt.ts'

const rss = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Le &lt;b&gt;journal&lt;/b&gt;</title><language>fr-FR</language><item><title>Un pain &amp;laquo; d&#39;or</title><link>https://journal.example/a</link><guid isPermaLink="false">n-1</guid><description>&lt;p&gt;Une m&amp;eacute;daille&lt;/p&gt;</description><content:encoded><![CDATA[<p>Deux <script>x</script></p>]]></content:encoded><dc:creator>La rédaction</dc:creator><pubDate>Fri, 27 Nov 2026 10:00:00 +0100</pubDate></item></channel></rss>`
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">News</title><author><name>Somebody</name></author><entry><id>tag:x,1</id><title>One</title><link rel="alternate" href="/one?a=1&amp;b=2"/><content type="html">&lt;p&gt;Words&lt;/p&gt;</content><published>2026-11-27T10:00:00Z</published></entry></feed>`
const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://j.example"><title>J</title></channel><item rdf:about="https://j.example/1"><title>T</title><link>https://j.example/1</link><description>Mots</description><dc:date>2026-11-27T10:00:00+01:00</dc:date></item></rdf:RDF>`
const json = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'J',
  language: 'fr',
  items: [
    {
      id: '1',
      url: 'https://j.example/1',
      title: 'T',
      content_html: '<p>Mots</p>',
      authors: [{ name: 'A' }],
      date_published: '2026-11-27T10:00:00Z',
    },
  ],
})
const page = `<!doctype html><html><head><title>P</title><link rel="alternate" type="application/rss+xml" href="/flux.xml"></head><body></body></html>`
const real = fc.constantFrom(rss, atom, rdf, json, page)

const piece = fc.oneof(
  fc.constantFrom(
    '<',
    '>',
    '</item>',
    '<item>',
    '<entry>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '&a;',
    '&#0;',
    '&#xD800;',
    '&#99999999999;',
    '"',
    "'",
    '{',
    '[',
    ']',
    '}',
    ',',
    '\\u0000',
    '\0',
    '\uFEFF',
    '__proto__',
    '"__proto__":{"x":1},',
    '<__proto__>',
    '<constructor/>',
    'javascript:alert(1)',
    'https://a:b@x/',
    '//[',
    'http://exa mple',
    '9999-99-99',
    '<pubDate>9999-01-01T00:00:00Z</pubDate>',
    '-271821-04-20',
    '1e999',
    '<rss>',
    '<feed>',
    ' encoding="utf-7"',
    'xml:base="javascript:"',
    'null',
    '{}',
  ),
  anyText,
)

/** A real one with places of it changed: put in, taken out, doubled, cut. */
const mutated = fc
  .tuple(
    real,
    fc.array(
      fc.tuple(
        fc.constantFrom('in', 'out', 'twice', 'cut'),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat({ max: 40 }),
        piece,
      ),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map(([text, changes]) => {
    let out = text
    for (const [what, where, length, put] of changes) {
      const at = Math.floor(where * out.length)
      const rest = out.slice(at + length)
      if (what === 'in') out = out.slice(0, at) + put + out.slice(at)
      else if (what === 'out') out = out.slice(0, at) + rest
      else if (what === 'twice') out = out.slice(0, at + length) + out.slice(at)
      else out = out.slice(0, Math.max(1, at))
    }
    return out
  })

const anyFeed: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 6, arbitrary: mutated.map((text) => Buffer.from(text)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(mutated, fc.constantFrom('utf16le' as const, 'latin1' as const))
      .map(([text, encoding]) => Buffer.from(`\uFEFF${text}`, encoding)),
  },
  { weight: 1, arbitrary: fc.array(piece, { maxLength: 20 }).map((pieces) => Buffer.from(pieces.join(''))) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(real, many(piece, 60))
      .map(([text, more]) => Buffer.from(text.replace(/<\/item>|<\/entry>|"id"/, `${more}$&`))),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        version: fc.constant('https://jsonfeed.org/version/1'),
        title: fc.jsonValue(),
        items: fc.array(
          fc.oneof(
            fc.jsonValue(),
            fc.dictionary(
              fc.constantFrom(
                'id',
                'url',
                'title',
                'content_html',
                'content_text',
                'authors',
                'author',
                'date_published',
                '__proto__',
                'constructor',
              ),
              fc.jsonValue(),
            ),
          ),
          { maxLength: 4 },
        ),
      })
      .map((feed) => Buffer.from(JSON.stringify(feed))),
  },
)
const contentType = fc.constantFrom(
  null,
  'application/rss+xml; charset=utf-8',
  'text/xml; charset="windows-1252"',
  'text/html; charset=utf-16',
  'application/feed+json',
  'x; charset=x-none',
)

describe('a feed', () => {
  hunt(
    'whatever is answered: items that are bounded and harmless, or a clear failure',
    24_000,
    fc.record({ bytes: anyFeed, content_type: contentType, lang: fc.constantFrom('fr' as const, 'en' as const) }),
    async ({ bytes, content_type, lang }) => {
      try {
        const feed = await parseFeed(bytes, { content_type, url: 'https://journal.example/flux.xml', lang })
        expect(feed.items.length).toBeLessThanOrEqual(500)
        for (const { id, url, title, text, author, at } of feed.items) {
          expect([typeof id, typeof text]).toEqual(['string', 'string'])
          expect(id).not.toBe('')
          expect(id.length).toBeLessThanOrEqual(500)
          for (const words of [title, text, author]) {
            expect(words === null || typeof words === 'string').toBe(true)
            expect((words ?? '').length).toBeLessThanOrEqual(10_000)
          }
          if (url !== null)
            expect(new URL(url)).toMatchObject({
              protocol: expect.stringMatching(/^https?:$/) as unknown,
              username: '',
              href: url,
            })
          if (at !== null) {
            expect(new Date(at).toISOString()).toBe(at)
            expect(at >= '1991' && at <= '2101').toBe(true)
          }
        }
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        expect([error.kind, error.code.slice(0, 5), error.message === '']).toEqual(['failed', 'feed_', false])
      }
      expect(Object.keys(Object.prototype)).toEqual([])
    },
  )
})
