/** A calendar as a file that any calendar program reads (RFC 5545). */
import type { Lang } from '../i18n/text.ts'
import { visible } from '../io/sanitise.ts'

export interface CalendarEvent {
  /** The same event keeps it for good: read in again, a calendar changes it instead of adding another. */
  readonly uid: string
  readonly title: string
  readonly about: string | null
  readonly url?: string
  /** Whole days (one unless said) in no time zone; or an instant in ISO 8601 with its length. */
  readonly at: { readonly day: string; readonly days?: number } | { readonly instant: string; readonly minutes: number }
  /** When it last became what it is (ISO 8601); absent: as this file is made. */
  readonly changed_at?: string
  /** Whoever has it takes it off the calendar. */
  readonly cancelled?: boolean
}

/** The file's text. `now` is when it was made: every event carries it. */
export async function toIcs(
  calendar: { readonly name: string; readonly lang: Lang; readonly refresh_minutes?: number },
  events: readonly CalendarEvent[],
  now: Date,
): Promise<string> {
  const { default: ical, ICalEventStatus, ICalEventTransparency } = await import('ical-generator')
  const file = ical({ name: escaped(oneLine(calendar.name)), prodId: `//smm//smm//${calendar.lang.toUpperCase()}` })
  // how often a program that subscribes to it looks again (RFC 7986 5.7, and what was there before it)
  if (calendar.refresh_minutes !== undefined) file.ttl(calendar.refresh_minutes * 60)
  for (const { uid, title, about, url, at, changed_at, cancelled } of events) {
    const whole = 'day' in at
    const start = new Date(whole ? `${at.day}T00:00:00Z` : at.instant)
    const length = whole ? (at.days ?? 1) * 86_400_000 : at.minutes * 60_000
    file.createEvent({
      id: uid,
      stamp: now,
      // a file made later replaces what an earlier one said of the event (3.8.7.4)
      sequence: Math.floor((changed_at === undefined ? now : new Date(changed_at)).getTime() / 60_000),
      ...(changed_at === undefined ? {} : { lastModified: new Date(changed_at) }),
      ...(cancelled === true ? { status: ICalEventStatus.CANCELLED } : {}),
      summary: oneLine(title),
      description: about === null ? null : printable(about),
      ...(url === undefined ? {} : { url: withoutCommas(url) }),
      start,
      end: new Date(start.getTime() + length),
      allDay: whole,
      // a task of the day leaves its hours free
      ...(whole ? { transparency: ICalEventTransparency.TRANSPARENT } : {}),
    })
  }
  // every line ends so, the last one too
  return `${file.toString()}\r\n`
}

/** Without control characters, which the format does not take (3.1), and marks that turn the reading direction. */
function printable(text: string): string {
  return visible(text).replaceAll('\uFFFD', '')
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}

/** As a text is written (3.3.11): the library does so for events, and leaves the calendar's name as it is. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&')
}

/** An address is no text and has no escapes (3.3.13): the library would put them in. */
function withoutCommas(url: string): string {
  return oneLine(url).replace(/[\\;,]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
