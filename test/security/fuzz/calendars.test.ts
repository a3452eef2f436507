import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect } from 'vitest'
import { toIcs } from '../../../src/documents/ics.ts'
import { anyText, hunt } from './hunt.ts'

const words = fc.oneof(
  anyText,
  fc
    .array(
      fc.constantFrom(
        'é',
        '👩‍👩‍👧',
        '\\',
        ';',
        ',',
        ':',
        '"',
        '\n',
        '\r',
        ' ',
        '\\n',
        'END:VEVENT',
        'x'.repeat(30),
        '日本',
        '\uD83D',
      ),
      { maxLength: 30 },
    )
    .map((pieces) => pieces.join('')),
)
const moment = fc
  .integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) })
  .map((ms) => new Date(Math.floor(ms / 60_000) * 60_000))
const event = fc.record({
  title: words,
  about: fc.option(words),
  url: fc.option(
    fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.constantFrom('https://example.org/?a=1,2;3\\4\r\nATTACH:x', 'https://example.org/é'),
    ),
    { nil: undefined },
  ),
  at: fc.oneof(
    moment.map((day) => ({ day: day.toISOString().slice(0, 10), days: 1 })),
    fc.record({ instant: moment.map((at) => at.toISOString()), minutes: fc.integer({ min: 1, max: 600 }) }),
  ),
})

/** Without what no calendar holds, and what turns the words of others around. */
const spoken = (text: string): string =>
  text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFFFD-\uFFFF]/gu, '')

describe('a calendar as a file', () => {
  hunt(
    'lines of at most 75 octets that break no character, and every text as it was',
    8_000,
    fc.record({ name: words, events: fc.array(event, { minLength: 1, maxLength: 2 }), now: moment }),
    async ({ name, events, now }) => {
      const file = await toIcs(
        { name, lang: 'fr' },
        events.map(({ url, ...one }, n) => ({ ...one, uid: `e${n}@x.smm`, ...(url === undefined ? {} : { url }) })),
        now,
      )
      const bytes = Buffer.from(file)
      expect(bytes.toString()).toBe(file)
      for (let from = 0; from < bytes.length;) {
        const end = bytes.indexOf('\r\n', from)
        expect(end - from).toBeLessThanOrEqual(75)
        // each line is whole characters
        new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, end))
        from = end + 2
      }
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      const found = new ICAL.Component(ICAL.parse(bytes.toString()) as unknown[]).getAllSubcomponents('vevent')
      expect(found).toHaveLength(events.length)
      for (const [n, { title, about, at }] of events.entries()) {
        const read = new ICAL.Event(found[n])
        expect(read.uid).toBe(`e${n}@x.smm`)
        expect((read.summary ?? '').replace(/\s+/g, ' ').trim()).toBe(spoken(title).replace(/\s+/g, ' ').trim())
        const lines = spoken(about ?? '').replace(/[\r\n]+/g, '\n')
        expect((read.description ?? '').replace(/[\r\n]+/g, '\n')).toBe(lines)
        if ('instant' in at) expect(read.startDate.toJSDate().toISOString()).toBe(at.instant)
        else expect(read.startDate.toString()).toBe(at.day)
      }
    },
  )
})
