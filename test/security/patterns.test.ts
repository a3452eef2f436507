import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { canonicalUrl } from '../../src/community/canonical-url.ts'
import { parseFeed } from '../../src/community/feed.ts'
import { feedsOfPage } from '../../src/community/feeds-of-page.ts'
import { needsAnswer } from '../../src/community/needs-answer.ts'
import { cleanVerbatim } from '../../src/community/pseudonym.ts'
import { sensitiveWords } from '../../src/community/sensitive-words.ts'
import { toneOf } from '../../src/community/tone.ts'
import { configuredLang } from '../../src/config/early-setting.ts'
import { toCsv } from '../../src/documents/csv.ts'
import { safeLink } from '../../src/documents/markup.ts'
import { t as markdownText } from '../../src/documents/to-markdown.ts'
import { Failure } from '../../src/failure.ts'
import { harmlessJson, sanitise, visible, withoutHidden } from '../../src/io/sanitise.ts'
import { wrapText } from '../../src/io/wrap.ts'
import { isPlainlyFrench, languageOf } from '../../src/language.ts'
import { shorten } from '../../src/networks/answers.ts'
import { decodeEntities, fingerprint, textOfHtml } from '../../src/networks/fingerprint.ts'
import { redact } from '../../src/networks/redact.ts'
import { readMailFile } from '../../src/posts/packs/mail-file.ts'
import { ownWordsOf } from '../../src/posts/packs/own-words.ts'

// Threat: patterns that never end. What strangers write a hundred thousand times over must not be searched anew from each of its letters: a
// pass that hangs publishes nothing. No test of speed: what goes wrong takes minutes, what goes right some milliseconds.

/** What patterns begin with, go on with, and wait for in vain. */
const signs: readonly string[] = [
  ...Array.from('<>[](){}/\\|"\'`*_-+~=:;,.?!@#$%& \t\n\r0aé…«»\u00A0\u200D🍞'),
  '<!',
  '<!--',
  '<?',
  '<a',
  '<script',
  '<style>',
  '<br ',
  '<link ',
  '<p>',
  '&#',
  '&#x',
  '![',
  '[a](',
  '](',
  'http://',
  'https://a/',
  '//',
  'www.',
  'a@',
  'a.',
  '1 ',
  '1-',
  '1.',
  '1, ',
  '-a',
  '- ',
  ' ,',
  ': ',
  '\r\n',
  '> ',
  ' at ',

  'eyJ',
  '-eyJ',
  'eyJ.',
  'Bearer ',
  '?key=',
  '"token":"',
  '//a:',
  '🍞\u200D',
  '\u{1F3F4}\u{E0067}',
  'lang',
  'lang:',
  '{"lang',
]

const page = { content_type: null, url: 'https://journal.example/' }
const feed = (words: string): Promise<unknown> =>
  parseFeed(Buffer.from(`<rss version="2.0"><channel>${words}</channel></rss>`), page)
const mailWith = (head: string, words: string): Buffer => Buffer.from(`From: a@b.example\r\n${head}\r\n\r\n${words}`)

/** Whatever reads what comes as it comes. */
const atOnce: Readonly<Record<string, (text: string) => unknown>> = {
  'a refusal': shorten,
  'a page as text': textOfHtml,
  entities: decodeEntities,
  'a post beside ours': fingerprint,
  'what may hold a secret': (text) => redact(text, ['a-secret-of-ours']),
  'a terminal': sanitise,
  'a document': visible,
  'an assistant': withoutHidden,
  JSON: harmlessJson,
  'an address': (text) => canonicalUrl(`https://journal.example/${text}`),
  French: isPlainlyFrench,
  'a reply': ownWordsOf,
  'a mail': (text) => readMailFile(mailWith('Subject: x', text)),
  'the head of a mail': (text) =>
    readMailFile(mailWith(`Subject: ${text}\r\nContent-Type: multipart/mixed; boundary="${text}"`, 'x')),
  'a page that may name feeds': (text) => feedsOfPage(`<html>${text}`, page.url),
  'a feed': feed,
  'an item': (text) =>
    feed(`<item><title>${text}</title><link>${text}</link><guid>${text}</guid><pubDate>${text}</pubDate></item>`),
  'an attribute': (text) => feed(`<item ${text}><title>x</title></item>`),
  'a name': (text) => feed(`<item><author>${text}</author><description><![CDATA[${text}]]></description></item>`),
}

/** Whatever reads what was cut as it came: 10,000 characters at most. */
const later: Readonly<Record<string, (text: string) => unknown>> = {
  names: (text) => cleanVerbatim(text, 'fr', ['Léa Martin']),
  questions: (text) => needsAnswer({ kind: 'comment', text }),
  words: (text) => sensitiveWords(text, ['pain']),
  tone: (text) => toneOf(text, { lang: 'fr', corrections: [] }),
  language: languageOf,
  'a table': (text) => toCsv({ header: ['a'], rows: [[text]] }, 'fr'),
  'a link': safeLink,
  Markdown: markdownText,
  lines: (text) => wrapText(text, 80),
}

const enough = 1_000

async function slowIn(readers: Readonly<Record<string, (text: string) => unknown>>, length: number): Promise<string[]> {
  const slow: string[] = []
  for (const [name, read] of Object.entries(readers)) {
    for (const sign of signs) {
      for (const end of ['', '\u0001x']) {
        const text = `a${sign.repeat(length / sign.length)}${end}`
        const before = process.cpuUsage()
        try {
          await read(text)
        } catch (error) {
          if (!(error instanceof Failure)) throw error
        }
        const ms = process.cpuUsage(before).user / 1000
        if (ms > enough) slow.push(`${name}: ${JSON.stringify(sign)} ${Math.round(ms)} ms`)
      }
    }
  }
  return slow
}

test('what strangers write, as it comes', async () => {
  expect(await slowIn(atOnce, 100_000)).toEqual([])
})

test('and as it is kept', async () => {
  expect(await slowIn(later, 10_000)).toEqual([])
})

test('settings that lie in the folder where smm is started, before anything else is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'smm-patterns-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const read = (name: string) => (text: string) => {
    writeFileSync(join(folder, name), text)
    return configuredLang(folder, { HOME: folder })
  }
  expect(await slowIn({ settings: read('.smmrc') }, 60_000)).toEqual([])
  expect(await slowIn({ settings: read('.smmrc') }, 2_000_000)).toEqual([])
})
