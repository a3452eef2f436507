import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFeed, type Feed } from '../../src/community/feed.ts'
import { Failure } from '../../src/failure.ts'

const here = 'https://journal.example/flux.xml'
const bytesOf = (text: string | Uint8Array): Uint8Array => (typeof text === 'string' ? Buffer.from(text) : text)
const read = (text: string | Uint8Array, content_type: string | null = null, lang: 'fr' | 'en' = 'en'): Promise<Feed> =>
  parseFeed(bytesOf(text), { content_type, url: here, lang })

async function refusal(text: string | Uint8Array, lang: 'fr' | 'en' = 'en'): Promise<Failure> {
  const error = await read(text, null, lang).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Failure)) throw new Error('no failure', { cause: error })
  return error
}

const rss = (items: string, channel = '<title>Le journal</title>'): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>${channel}${items}</channel></rss>`

describe('the formats', () => {
  it('RSS 2', async () => {
    const feed = await read(
      rss(
        `<item><title>Un pain &amp;laquo; d&#39;or &amp;raquo;</title><link>https://journal.example/a</link><guid isPermaLink="false">n-1</guid>
        <description>&lt;p&gt;Une &lt;b&gt;m&amp;eacute;daille&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Deux.&lt;/p&gt;</description>
        <dc:creator><![CDATA[La rédaction]]></dc:creator><pubDate>Fri, 27 Nov 2026 10:00:00 +0100</pubDate></item>`,
        '<title>Le &lt;b&gt;journal&lt;/b&gt;</title><language>fr-FR</language>',
      ),
    )
    expect(feed).toEqual({
      title: 'Le journal',
      lang: 'fr',
      left_out: 0,
      items: [
        {
          id: 'n-1',
          url: 'https://journal.example/a',
          title: "Un pain « d'or »",
          text: 'Une médaille.\nDeux.',
          author: 'La rédaction',
          at: '2026-11-27T09:00:00.000Z',
        },
      ],
    })
  })

  it('RSS 1 (RDF)', async () => {
    const feed = await read(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://journal.example"><title>Le journal</title><dc:language>fr</dc:language></channel>
      <item rdf:about="https://journal.example/1"><title>Titre</title><link>https://journal.example/1?x=1</link><description>Mots</description>
      <dc:date>2026-11-27T10:00:00+01:00</dc:date><dc:creator>Une personne</dc:creator></item></rdf:RDF>`,
    )
    expect(feed).toEqual({
      title: 'Le journal',
      lang: 'fr',
      left_out: 0,
      items: [
        {
          id: 'https://journal.example/1',
          url: 'https://journal.example/1?x=1',
          title: 'Titre',
          text: 'Mots',
          author: 'Une personne',
          at: '2026-11-27T09:00:00.000Z',
        },
      ],
    })
  })

  it('Atom, as Google Alerts writes it', async () => {
    const feed = await read(
      `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:idx="urn:atom-extension:indexing">
      <id>tag:google.com,2005:reader/user/1/state/com.google/alerts/2</id><title>Alerte Google - boulangerie</title>
      <entry><id>tag:google.com,2013:googlealerts/feed:99</id>
      <title type="html">La &lt;b&gt;boulangerie&lt;/b&gt; du pont rouvre</title>
      <link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=https://presse.example/a%3Fid%3D1&amp;ct=ga&amp;cd=x&amp;usg=y"></link>
      <published>2026-11-27T08:14:00Z</published><updated>2026-11-27T09:00:00Z</updated>
      <content type="html">Après deux mois, la &lt;b&gt;boulangerie&lt;/b&gt; rouvre&amp;nbsp;...</content><author><name></name></author></entry></feed>`,
    )
    expect(feed.items).toEqual([
      {
        id: 'tag:google.com,2013:googlealerts/feed:99',
        url: 'https://presse.example/a?id=1',
        title: 'La boulangerie du pont rouvre',
        text: 'Après deux mois, la boulangerie rouvre ...',
        author: null,
        at: '2026-11-27T08:14:00.000Z',
      },
    ])
  })

  it('Atom with XHTML, the author of the whole feed and a relative link', async () => {
    const feed = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title type="text">Blog</title><author><name>The baker</name></author>
      <entry><id>urn:1</id><title>Bread</title><link rel="replies" href="/c"/><link rel="alternate" href="/bread"/><updated>2026-11-27T10:00:00Z</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Fresh <em>bread</em></p></div></content></entry></feed>`,
    )
    expect([feed.lang, feed.items]).toEqual([
      'en',
      [
        {
          id: 'urn:1',
          url: 'https://journal.example/bread',
          title: 'Bread',
          text: 'Fresh bread',
          author: 'The baker',
          at: '2026-11-27T10:00:00.000Z',
        },
      ],
    ])
  })

  it('JSON Feed: plain text stays as it is', async () => {
    const feed = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Le journal',
        language: 'fr',
        items: [
          {
            id: 1,
            url: 'https://journal.example/1',
            content_text: 'a < b & c > d',
            date_published: '2026-11-27T10:00:00+01:00',
            authors: [{ name: 'Une' }],
          },
          { id: 'x', content_html: '<p>Un<script>alert(1)</script></p>', title: 'T' },
        ],
      }),
    )
    expect(feed.items).toEqual([
      {
        id: '1',
        url: 'https://journal.example/1',
        title: null,
        text: 'a < b & c > d',
        author: 'Une',
        at: '2026-11-27T09:00:00.000Z',
      },
      { id: 'x', url: null, title: 'T', text: 'Un', author: null, at: null },
    ])
  })

  it('what is not there is null; an id is made of the words', async () => {
    const feed = await read(rss('<item><title>Seul</title></item>', ''))
    expect(feed).toEqual({
      title: null,
      lang: null,
      left_out: 0,
      items: [
        { id: expect.stringMatching(/^[0-9a-f]{32}$/) as string, url: null, title: 'Seul', text: '', author: null, at: null },
      ],
    })
  })

  it('HTML that was not written as text, with elements left open', async () => {
    const items = Array.from(
      { length: 150 },
      (_, nth) => `<item><title>n${nth}</title><description>Un<br>deux<img src=x><p>trois</description></item>`,
    )
    const feed = await read(rss(items.join('')))
    expect([feed.items.length, feed.items[149]?.text]).toEqual([150, 'Un\ndeuxtrois'])
  })
})

describe('addresses', () => {
  it.each([
    ['https://journal.example/a', 'https://journal.example/a'],
    ['/a?b=1&amp;c=2', 'https://journal.example/a?b=1&c=2'],
    ['https://www.google.fr/url?q=https://presse.example/x', 'https://presse.example/x'],
    ['http://www.bing.com/news/apiclick.aspx?ref=FexRss&amp;url=https%3a%2f%2fpresse.example%2fx', 'https://presse.example/x'],
    ['https://www.google.com/url?url=javascript:alert(1)', 'https://www.google.com/url?url=javascript:alert(1)'],
    [
      'https://google.evil.example/url?url=https://presse.example/x',
      'https://google.evil.example/url?url=https://presse.example/x',
    ],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['https://user:secret@journal.example/', null],
    ['', null],
  ])('%s', async (link, expected) => {
    const feed = await read(rss(`<item><title>t</title><link>${link}</link></item>`))
    expect(feed.items[0]?.url).toBe(expected)
  })

  it('a permanent id is an address, another one is not', async () => {
    const item = (more: string): string => rss(`<item><title>t</title><guid${more}>https://journal.example/g</guid></item>`)
    expect((await read(item(''))).items[0]?.url).toBe('https://journal.example/g')
    expect((await read(item(' isPermaLink="false"'))).items[0]?.url).toBeNull()
  })
})

describe('dates', () => {
  it.each([
    ['Fri, 27 Nov 2026 10:00:00 GMT', '2026-11-27T10:00:00.000Z'],
    ['Fri, 27 Nov 2026 10:00:00 +0100', '2026-11-27T09:00:00.000Z'],
    ['Fri, 27 Nov 2026 10:00:00 CET', '2026-11-27T09:00:00.000Z'],
    ['Mon, 27 Jul 2026 10:00:00 CEST', '2026-07-27T08:00:00.000Z'],
    ['Fri, 27 Nov 2026 10:00:00', '2026-11-27T10:00:00.000Z'],
    ['2026-11-27T10:00:00', '2026-11-27T10:00:00.000Z'],
    ['2026-11-27T10:00:00-05:00', '2026-11-27T15:00:00.000Z'],
    ['27/11/2026', null],
    ['yesterday', null],
    ['Thu, 01 Jan 1970 00:00:00 GMT', null],
    ['Tue, 01 Jan 1991 00:00:00 GMT', '1991-01-01T00:00:00.000Z'],
    ['Mon, 31 Dec 1990 23:59:59 GMT', null],
    ['Fri, 01 Jan 2100 00:00:00 GMT', '2100-01-01T00:00:00.000Z'],
    ['Fri, 01 Jan 2100 00:00:01 GMT', null],
    ['9999-12-31T23:59:59Z', null],
    ['+275760-09-13T00:00:00Z', null],
    ['', null],
  ])('%s', async (date, expected) => {
    const feed = await read(rss(`<item><title>t</title><pubDate>${date}</pubDate></item>`))
    expect(feed.items[0]?.at).toBe(expected)
  })
})

describe('encodings', () => {
  const xml = (charset: string): string =>
    `<?xml version="1.0" encoding="${charset}"?><rss version="2.0"><channel><title>Été « 12 € »</title></channel></rss>`
  const latin = (text: string): Buffer => Buffer.from(text.replaceAll('€', '\u0080'), 'latin1')
  const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
  it.each([
    ['UTF-8', xml('UTF-8'), null],
    ['UTF-8 with a mark', `\uFEFF${xml('UTF-8')}`, null],
    ['the server says UTF-8, the document Latin-1', xml('ISO-8859-1'), 'text/xml; charset=utf-8'],
    ['ISO-8859-1', latin(xml('ISO-8859-1')), null],
    ['Windows-1252', latin(xml('windows-1252')), 'application/rss+xml'],
    ['the server says it', latin(xml('UTF-8')), 'text/xml; charset="windows-1252"'],
    ['Latin-1 that calls itself UTF-8', latin(xml('UTF-8')), null],
    ['UTF-16 little end first, with a mark', Buffer.from(`\uFEFF${xml('UTF-16')}`, 'utf16le'), null],
    ['UTF-16 big end first, with a mark', swapped(`\uFEFF${xml('UTF-16')}`), null],
    ['UTF-16 without a mark', Buffer.from(xml('UTF-16'), 'utf16le'), null],
    ['UTF-8 that calls itself UTF-16', xml('UTF-16'), null],
  ])('%s', async (_, bytes, content_type) => {
    expect((await read(bytes, content_type)).title).toBe('Été « 12 € »')
  })

  it('one that nobody knows', async () => {
    expect((await refusal(xml('x-klingon'))).code).toBe('feed_encoding')
  })
})

describe('what is refused', () => {
  const nested = (depth: number): string => `${'<a>'.repeat(depth)}x${'</a>'.repeat(depth)}`
  it.each([
    ['a document type', `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]>${rss('').slice(38)}`, 'feed_doctype'],
    ['a document type in small letters, later', rss('<item><!doctype x></item>'), 'feed_doctype'],
    ['an entity alone', rss('<!ENTITY a SYSTEM "file:///etc/passwd">'), 'feed_doctype'],
    ['101 elements in each other', rss(`<item>${nested(99)}</item>`), 'feed_too_deep'],
    ['100,000 elements in each other', rss(`<item>${nested(100_000)}</item>`), 'feed_too_deep'],
    ['70,000 elements in an item', rss(`<item>${'<a/>'.repeat(70_000)}</item>`), 'feed_too_complex'],
    ['more than 2 MB', rss(`<item><description>${'x'.repeat(2_097_152)}</description></item>`), 'feed_too_large'],
    ['an item that never ends', rss('<item><title>x</title>').replace('</channel></rss>', ''), 'feed_malformed'],
    ['a tag that never ends', '<rss version="2.0"><channel><title', 'feed_malformed'],
    ['a comment that never ends', rss('<!-- '), 'feed_malformed'],
    ['CDATA that never ends', rss('<![CDATA['), 'feed_malformed'],
    ['__proto__', rss('<item><__proto__><polluted>1</polluted></__proto__></item>'), 'feed_malformed'],
    ['an empty answer', '', 'feed_not_a_feed'],
    ['words', 'hello', 'feed_not_a_feed'],
    ['other XML', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'feed_not_a_feed'],
    ['other JSON', '{"items":[]}', 'feed_not_a_feed'],
    ['broken JSON', '{"version":"https://jsonfeed.org/version/1","items":[', 'feed_malformed'],
    [
      'JSON that nests',
      `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(150)}${']'.repeat(150)}}`,
      'feed_too_deep',
    ],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'feed_not_a_feed'],
  ])('%s', async (_, text, code) => {
    const [fr, en] = [await refusal(text, 'fr'), await refusal(text, 'en')]
    expect([fr.kind, fr.code, en.code]).toEqual(['failed', code, code])
    expect(fr.message).not.toBe(en.message)
  })

  it('100 elements in each other are read', async () => {
    expect((await read(rss(`<item><title>t</title>${nested(97)}</item>`))).items[0]?.title).toBe('t')
  })

  it('a page: its feeds are proposed', async () => {
    const page = `<!doctype html>\n<html><head><title>Journal</title>
      <link rel="stylesheet" href="/a.css"><link rel='alternate' type='application/rss+xml' title="Une" href='/flux.xml?a=1&amp;b=2'>
      <link type="application/atom+xml" href="https://autre.example/atom" rel="alternate feed"/>
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"><link rel="alternate" hreflang="en" href="/en"></head></html>`
    const failure = await refusal(page, 'fr')
    expect(failure.code).toBe('feed_page')
    expect(failure.details).toEqual(['https://journal.example/flux.xml?a=1&b=2', 'https://autre.example/atom'])
    expect(failure.hint).toContain('flux')
  })

  it('a page without any', async () => {
    const failure = await refusal('<?xml version="1.0"?><!-- x --><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>')
    expect([failure.code, failure.details]).toEqual(['feed_page', []])
  })

  it('no bytes make it fail in another way', async () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '<item>',
      '</item>',
      '<rss version="2.0">',
      '<channel>',
      '"',
      "'",
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      '?>',
      '&',
      '&amp;',
      '<title>',
      '</title>',
      'x',
      '=',
      '/',
      '<br>',
      '\u0000',
      '<entry>',
      '<feed>',
      '<constructor>',
      '<toString/>',
    )
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => `<rss version="2.0"><channel>${pieces.join('')}`)
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.string(), fc.uint8Array({ maxLength: 200 })), async (input) => {
        const outcome = await read(input).then(
          () => 'read',
          (error: unknown) => (error instanceof Failure && error.code.startsWith('feed_') ? 'refused' : error),
        )
        expect(['read', 'refused']).toContain(outcome)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('many items', () => {
  const item = (nth: number, date: string): string => `<item><title>n${nth}</title><pubDate>${date}</pubDate></item>`
  const day = (nth: number): string => new Date(Date.UTC(2024, 0, 1) + nth * 3_600_000).toUTCString()

  it.each([
    ['newest first', (nth: number) => 1_000 - nth],
    ['oldest first', (nth: number) => nth],
    ['in no order', (nth: number) => (nth * 389) % 1_001],
  ])('the newest 500 are kept, and it is said: %s', async (_, place) => {
    const items = Array.from({ length: 1_001 }, (_item, nth) => item(place(nth), day(place(nth))))
    const feed = await read(rss(items.join('')))
    const kept = feed.items.map(({ title }) => Number(title?.slice(1)))
    expect([feed.items.length, feed.left_out, Math.min(...kept), Math.max(...kept)]).toEqual([500, 501, 501, 1_000])
  })

  it('without dates: the first ones', async () => {
    const feed = await read(rss(Array.from({ length: 600 }, (_, nth) => `<item><title>n${nth}</title></item>`).join('')))
    expect([feed.items.length, feed.left_out, feed.items[499]?.title]).toEqual([500, 100, 'n499'])
  })

  it('of JSON', async () => {
    const items = Array.from({ length: 700 }, (_, nth) => ({
      id: String(nth),
      date_published: new Date(Date.UTC(2026, 0, 1) + nth * 1000).toISOString(),
    }))
    const feed = await read(JSON.stringify({ version: 'https://jsonfeed.org/version/1', items }))
    expect([feed.items.length, feed.left_out, feed.items[0]?.id, feed.items[499]?.id]).toEqual([500, 200, '200', '699'])
  })
})
