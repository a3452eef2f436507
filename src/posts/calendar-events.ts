import { daysBetween } from '../days.ts'
import type { CalendarEvent } from '../documents/ics.ts'
import { calendarText } from '../i18n/calendar.ts'
import { deliveryStatusLabel } from '../i18n/delivery-status-label.ts'
import { pillarName } from '../i18n/pillars.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Calendar, CalendarKeyDate, CalendarPlace, CalendarPost } from './calendar.ts'

/** A post takes no time; a calendar program draws it as so many minutes. */
const drawnMinutes = 15

/**
 * The calendar for other calendars. Each event keeps its name from one file to the next, so that a calendar that reads them again changes
 * its entries instead of doubling them.
 */
export function calendarEvents(calendar: Calendar, lang: Lang): CalendarEvent[] {
  const { client } = calendar
  return calendar.days.flatMap(({ day, holidays, key_dates, posts, free }) => [
    ...holidays.map((name) => ({ uid: `holiday-${client}-${day}@smm`, title: name, about: null, at: { day } })),
    ...key_dates.map((one) => keyDateEvent(client, one)),
    ...posts.map((post) => postEvent(client, post, lang)),
    ...free.map((place) => placeEvent(client, place, lang)),
  ])
}

function keyDateEvent(client: string, { id, name, from, to }: CalendarKeyDate): CalendarEvent {
  const which = id ?? encodeURIComponent(name.normalize('NFC').toLowerCase()).slice(0, 120)
  return { uid: `${which}-${client}-${from}@smm`, title: name, about: null, at: { day: from, days: daysBetween(from, to) + 1 } }
}

/** A post as an event, in the calendar and in an export of the queue: the same name in both. */
export function postEvent(
  client: string,
  post: Pick<CalendarPost, 'id' | 'head' | 'accounts' | 'status' | 'pillar' | 'scheduled_at'>,
  lang: Lang,
): CalendarEvent {
  const about = [
    say(lang, calendarText.ics_accounts, { accounts: post.accounts.join(', ') }),
    say(lang, calendarText.ics_status, { status: say(lang, deliveryStatusLabel[post.status]) }),
    ...(post.pillar === null ? [] : [say(lang, calendarText.ics_pillar, { pillar: pillarName(lang, post.pillar) })]),
  ]
  return {
    uid: `post-${client}-${post.id}@smm`,
    title: post.head === '' ? post.accounts.join(', ') : post.head,
    about: about.join('\n'),
    at: { instant: post.scheduled_at, minutes: drawnMinutes },
  }
}

function placeEvent(client: string, { scheduled_at, name, accounts, pillar }: CalendarPlace, lang: Lang): CalendarEvent {
  const what = pillar === null ? name : pillarName(lang, pillar)
  const to_write = say(lang, calendarText.ics_write)
  return {
    uid: `place-${client}-${scheduled_at}-${encodeURIComponent(name ?? '')}@smm`,
    title: what === null ? to_write : `${to_write} · ${what}`,
    about: accounts.length === 0 ? null : say(lang, calendarText.ics_accounts, { accounts: accounts.join(', ') }),
    at: { instant: scheduled_at, minutes: drawnMinutes },
  }
}
