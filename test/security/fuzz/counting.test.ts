import fc from 'fast-check'
import twitterText from 'twitter-text'
import { describe, expect } from 'vitest'
import {
  bytes,
  codePoints,
  findHashtags,
  findLinks,
  findMentions,
  firstSentence,
  graphemes,
  utf16,
} from '../../../src/networks/measure.ts'
import { weightedLength } from '../../../src/networks/x/weighted.ts'
import { anyText, hunt, many } from './hunt.ts'

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
const pieces = fc.constantFrom(
  'a',
  'é',
  'e\u0301',
  '👩‍👩‍👧',
  '👍🏽',
  '🇫🇷',
  '1️⃣',
  '日本',
  '\n',
  '\r\n',
  ' ',
  '.',
  ',',
  ')',
  '(',
  'https://',
  'exemple.fr',
  'https://exemple.fr/été?x=1',
  'x.com',
  '@marie.b',
  '#pain',
  '＃blé',
  '#2026',
  'user@mail.com',
  'fin.Il',
  '«',
  '»',
  '!',
  '…',
  '\u200E',
  '\uD83D',
  '\u0000',
  ':8080',
)
const post = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 14 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: anyText },
  { weight: 1, arbitrary: many(pieces, 40) },
)

describe('the length of a text, as a network counts it', () => {
  hunt('in characters as they are seen, in bytes, in units', 8_000, post, (text) => {
    const seen = [...segmenter.segment(text)].length
    expect(graphemes(text)).toBe(seen)
    expect(graphemes(text)).toBeLessThanOrEqual(codePoints(text))
    expect(codePoints(text)).toBe([...text].length)
    expect(codePoints(text)).toBeLessThanOrEqual(utf16(text))
    expect(bytes(text)).toBe(Buffer.byteLength(text))
    // the two halves of a line end of Windows are one
    if (!text.endsWith('\r')) expect(graphemes(`${text}\n${text}`)).toBe(2 * graphemes(text) + 1)
  })

  hunt('as X counts it: what its own counter says', 6_000, post, (text) => {
    const whole = Buffer.from(text).toString()
    expect(weightedLength(whole)).toBe(twitterText.parseTweet(whole).weightedLength)
  })

  hunt('links, tags and names stand where they are said to', 6_000, post, (text) => {
    for (const { url, start, end } of findLinks(text)) expect([text.slice(start, end), URL.canParse(url)]).toEqual([url, true])
    for (const { tag, start, end } of findHashtags(text)) expect(text.slice(start + 1, end)).toBe(tag)
    for (const { name, start, end } of findMentions(text)) expect(text.slice(start + 1, end)).toBe(name)
    const title = firstSentence(text)
    expect(codePoints(title)).toBeLessThanOrEqual(100)
    expect(title).not.toContain('\n')
  })
})
