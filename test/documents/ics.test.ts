import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { toIcs, type CalendarEvent } from '../../src/documents/ics.ts'

const now = new Date('2026-11-27T10:00:00Z')
const calendar = { name: 'Plan ; de, la "Boulangerie" \\ fournil', lang: 'fr' } as const
const day: CalendarEvent = {
  uid: 'plan-T01@bakery.smm',
  title: 'Réunion de lancement ; avec le dirigeant, demain \\ après-demain',
  about: 'Une ligne.\nUne autre ; avec, des signes.',
  url: 'https://example.org/?a=1,2;3',
  at: { day: '2026-12-31' },
}
const hour: CalendarEvent = {
  uid: 'post-12@bakery.smm',
  title: 'Post',
  about: null,
  at: { instant: '2026-12-01T08:30:00.000Z', minutes: 45 },
}

/** What a calendar program makes of the file: ical.js is a parser of its own, used by Thunderbird. */
function read(file: string): { calendar: ICAL.Component; events: ICAL.Event[] } {
  const parsed = new ICAL.Component(ICAL.parse(file) as unknown[])
  return { calendar: parsed, events: parsed.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)) }
}

describe('a calendar as a file', () => {
  it('is read as it was meant, days without a zone and instants in UTC', async () => {
    const file = await toIcs(calendar, [day, hour], now)
    const { calendar: whole, events } = read(file)
    expect(whole.getFirstPropertyValue('version')).toBe('2.0')
    expect(whole.getFirstPropertyValue('prodid')).toBe('-//smm//smm//FR')
    // RFC 7986 came after the parser: it gives the name as it stands, a text with its escapes
    expect(whole.getFirstPropertyValue('name')).toBe('Plan \\; de\\, la "Boulangerie" \\\\ fournil')
    const [first, second] = events
    expect(first).toMatchObject({ uid: day.uid, summary: day.title, description: day.about })
    expect(first?.startDate.toString()).toBe('2026-12-31')
    expect(first?.startDate.isDate).toBe(true)
    // the end of whole days is the day after
    expect(first?.endDate.toString()).toBe('2027-01-01')
    expect(first?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
    expect(first?.component.getFirstPropertyValue('url')).toBe('https://example.org/?a=1%2C2%3B3')
    expect(second?.startDate.toString()).toBe('2026-12-01T08:30:00Z')
    expect(second?.endDate.toString()).toBe('2026-12-01T09:15:00Z')
    expect(second?.component.hasProperty('description')).toBe(false)
    for (const event of events)
      expect(event.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-27T10:00:00Z')
  })

  it('is the same for the same events and clock, and a later one replaces it', async () => {
    const one = await toIcs(calendar, [day, hour], now)
    expect(await toIcs(calendar, [day, hour], now)).toBe(one)
    const later = read(await toIcs(calendar, [day], new Date(now.getTime() + 3_600_000))).events[0]
    expect(later?.uid).toBe(day.uid)
    expect(Number(later?.sequence)).toBeGreaterThan(Number(read(one).events[0]?.sequence))
  })

  it('takes several days as one event', async () => {
    const [event] = read(await toIcs(calendar, [{ ...day, at: { day: '2026-12-30', days: 3 } }], now)).events
    expect(event?.endDate.toString()).toBe('2027-01-02')
  })

  it('is a calendar without events too', async () => {
    expect(read(await toIcs(calendar, [], now)).events).toEqual([])
  })

  it('keeps every text, in lines of 75 octets that end with CR LF', async () => {
    // what a calendar cannot hold is left out: control characters, halves of a character
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .filter((one) => !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(one))
      .map((one) => one.replace(/\s+/g, ' ').trim())
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 4 }), async (title, lines) => {
        const about = lines.join('\n')
        const file = await toIcs({ name: title, lang: 'en' }, [{ ...day, title, about }], now)
        const [event] = read(file).events
        expect(event?.summary ?? '').toBe(title)
        expect(event?.description ?? '').toBe(about)
        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }),
      { numRuns: 150 },
    )
  })

  it('leaves out characters that would break the file', async () => {
    const [event] = read(await toIcs(calendar, [{ ...day, title: 'a\u0000b\r\nEND:VEVENT' }], now)).events
    expect(event?.summary).toBe('ab END:VEVENT')
  })
})
