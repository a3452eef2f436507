// Feeds to measure with; run by itself it serves them (`/0.xml`, `/1.xml` …), 500 articles each, and says on which port.
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'

/** What smm reads of one feed at most. */
export const articlesOfFeed = 500

const syllables = 'ba che di four ga lin mou ne pro quar ri sai ter tou ve vi'.split(' ')
/** Some thousand words, for articles that say the same are taken for copies of each other. */
const words = syllables.flatMap((one) => syllables.flatMap((two) => syllables.map((three) => `${one}${two}${three}`)))

/**
 * As newspapers write them, about 1,300 bytes an article: letters and signs as HTML names, tags, a script here and there. No two articles say
 * the same.
 * @param {number} nth of the feed
 * @param {number} count
 */
export function feedOf(nth, count = articlesOfFeed) {
  const items = Array.from({ length: count }, (_, i) => article(nth * count + i))
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Le Journal ${nth}</title><link>https://journal.example/</link><language>fr</language>
${items.join('\n')}
</channel></rss>
`
}

/** @param {number} n */
function article(n) {
  // minutes apart, the newest of an hour ago
  const at = new Date(Date.now() - 3_600_000 - n * 180_000).toUTCString()
  const said = Array.from({ length: 75 }, (_, i) => words[(n * 97 + i * i * 31 + (n >> 5) * i * 7) % words.length]).join(' ')
  const verdict = n % 4 === 0 ? 'Une d&eacute;ception, service horrible.' : n % 4 === 1 ? 'Excellent, merci !' : 'On y passe.'
  return `<item><title>Article n° ${n} : l’atelier Dupont &amp;amp; fils</title><link>https://journal.example/${n}/article?utm_source=rss&amp;id=${n}</link>
<guid isPermaLink="false">journal-${n}</guid><pubDate>${at}</pubDate><dc:creator><![CDATA[Rédaction ${n % 40}]]></dc:creator>
<description>L’atelier Dupont a ouvert &lt;strong&gt;samedi&lt;/strong&gt; &amp;agrave; Lyon : caf&amp;eacute; &amp;amp; bonne humeur.</description>
<content:encoded><![CDATA[<p>Le ${n} du mois, <a href="https://journal.example/${n}">l’atelier Dupont</a> a re&ccedil;u ${n} visiteurs&nbsp;; « on reviendra », dit-on. ${verdict}</p><ul><li>entr&eacute;e : ${n % 12} &euro;</li><li>horaires : 9 h&ndash;18 h</li></ul><p>${said}.</p>${n % 10 === 0 ? `<script>var x = ${n}</script>` : ''}]]></content:encoded></item>`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = new Map()
  createServer(({ url = '' }, answer) => {
    const nth = Number(/^\/(\d+)\.xml$/.exec(url)?.[1] ?? 0)
    if (!made.has(nth)) made.set(nth, feedOf(nth))
    answer.setHeader('content-type', 'application/rss+xml').end(made.get(nth))
  }).listen(0, '127.0.0.1', function () {
    process.stdout.write(`${/** @type {import('node:net').AddressInfo} */ (this.address()).port}\n`)
  })
}
