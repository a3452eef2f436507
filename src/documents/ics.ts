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
export function toIcs(
  calendar: { readonly name: string; readonly lang: Lang; readonly refresh_hours?: number },
  events: readonly CalendarEvent[],
  now: Date,
): string {
  const { lang, refresh_hours } = calendar
  const name = escaped(oneLine(calendar.name))
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//smm//smm//${lang.toUpperCase()}`,
    ...(name === '' ? [] : [`NAME:${name}`, `X-WR-CALNAME:${name}`]),
    // how often a program that subscribes to it looks again (RFC 7986 5.7, and what was there before it)
    ...(refresh_hours === undefined
      ? []
      : [`REFRESH-INTERVAL;VALUE=DURATION:PT${refresh_hours}H`, `X-PUBLISHED-TTL:PT${refresh_hours}H`]),
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines({ uid, title, about, url, at, changed_at, cancelled }: CalendarEvent, now: Date): string[] {
  const whole = 'day' in at
  const start = new Date(whole ? `${at.day}T00:00:00Z` : at.instant)
  const end = new Date(start.getTime() + (whole ? (at.days ?? 1) * 86_400_000 : at.minutes * 60_000))
  const changed = changed_at === undefined ? null : new Date(changed_at)
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    // a file made later replaces what an earlier one said of the event (3.8.7.4)
    `SEQUENCE:${Math.floor((changed ?? now).getTime() / 60_000)}`,
    `DTSTAMP:${stamp(now)}`,
    ...(whole
      ? [
          `DTSTART;VALUE=DATE:${stamp(start).slice(0, 8)}`,
          `DTEND;VALUE=DATE:${stamp(end).slice(0, 8)}`,
          'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
          'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE',
        ]
      : [`DTSTART:${stamp(start)}`, `DTEND:${stamp(end)}`]),
    `SUMMARY:${escaped(oneLine(title))}`,
    // a task of the day leaves its hours free
    ...(whole ? ['TRANSP:TRANSPARENT'] : []),
    ...(about === null ? [] : [`DESCRIPTION:${escaped(printable(about))}`]),
    ...(url === undefined ? [] : [`URL;VALUE=URI:${withoutCommas(url)}`]),
    ...(cancelled === true ? ['STATUS:CANCELLED'] : []),
    ...(changed === null ? [] : [`LAST-MODIFIED:${stamp(changed)}`]),
    'END:VEVENT',
  ]
}

/** An instant as it is written (3.3.5), to the second: `20261201T083000Z`. */
function stamp(at: Date): string {
  return at.toISOString().replace(/\.\d+|[-:]/g, '')
}

/** A line of no more than 75 octets, the space before the rest included (3.1); no character is cut. */
function folded(line: string): string {
  let text = ''
  let [from, at, octets] = [0, 0, 0]
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
    octets += size
    if (octets > 74) {
      text += `${line.slice(from, at)}\r\n `
      from = at
      octets = size
    }
    at += character.length
  }
  return text + line.slice(from)
}

/** Without control characters, which the format does not take (3.1), and marks that turn the reading direction. */
function printable(text: string): string {
  return visible(text).replaceAll('\uFFFD', '')
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}

/** As a text is written (3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n')
}

/** An address is no text and has no escapes (3.3.13); where one of these signs stands for itself, it is written as its number. */
function withoutCommas(url: string): string {
  return oneLine(url).replace(/[\\;,]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
