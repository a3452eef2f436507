import { ownAccent } from '../documents/look.ts'
import { escapeMarkup as t } from '../documents/markup.ts'
import { htmlPage, readStyle } from '../documents/page.ts'
import { calendarText } from '../i18n/calendar.ts'
import { deliveryStatusLabel } from '../i18n/delivery-status-label.ts'
import { date } from '../i18n/format.ts'
import { pillarName } from '../i18n/pillars.ts'
import { weekdayNames } from '../i18n/slots.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Calendar, CalendarDay, CalendarPlace, CalendarPost, CalendarWeek } from './calendar.ts'
import { keyDateWords, periodWords, remarksOf } from './calendar-words.ts'
import { daysOf } from '../weeks.ts'

/** From Monday. */
const weekdays = [1, 2, 3, 4, 5, 6, 0]

/**
 * The calendar as one self-contained page: no script, no network (its policy forbids both), a real table, A4 across when printed; on a
 * telephone one day below the other. Two languages follow each other. Well-formed as XML too.
 */
export function calendarHtml(
  pages: readonly { calendar: Calendar; lang: Lang }[],
  color: string | null,
  from: readonly string[],
): string {
  const [first] = pages
  const title = first === undefined ? '' : `${first.calendar.name} – ${periodWords(first.lang, first.calendar)}`
  const accent = ownAccent({ color, logo: null })
  return htmlPage({
    lang: first?.lang ?? 'en',
    title,
    style: `${readStyle('documents/calendar.css')}${accent === null ? '' : `:root{--accent:${accent}}`}`,
    body: pages.map(({ calendar, lang }) => page(calendar, lang, from)),
  })
}

function page(calendar: Calendar, lang: Lang, from: readonly string[]): string {
  const remarks = remarksOf(lang, calendar)
  const heads = [say(lang, calendarText.week_head), ...weekdays.map((weekday) => weekdayNames[lang][weekday] ?? '')]
  const id = `remarks-${lang}`
  return [
    `<main lang="${lang}">`,
    '<header>',
    `<p class="kicker">${t(say(lang, calendarText.kicker))}</p>`,
    `<h1>${t(calendar.name)}</h1>`,
    `<p class="period">${t(periodWords(lang, calendar))}</p>`,
    '</header>',
    '<table>',
    `<caption>${t(say(lang, calendarText.caption))}</caption>`,
    `<thead><tr>${heads.map((name) => `<th scope="col">${t(name)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...calendar.weeks.map((week) => row(calendar, week, lang)),
    '</tbody>',
    '</table>',
    remarks.length === 0
      ? ''
      : `<section aria-labelledby="${id}"><h2 id="${id}">${t(say(lang, calendarText.remarks))}</h2><ul>${remarks
          .map((remark) => `<li>${t(remark)}</li>`)
          .join('')}</ul></section>`,
    from.length === 0 ? '' : `<footer>${from.map((line) => `<p>${t(line)}</p>`).join('')}</footer>`,
    '</main>',
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function row(calendar: Calendar, week: CalendarWeek, lang: Lang): string {
  const number = Number(week.week.slice(6))
  const planned =
    week.planned === 0
      ? ''
      : `<small>${t(say(lang, calendarText.week_count, { count: week.posts, planned: week.planned }))}</small>`
  const cells = daysOf(week).map((day) => {
    const found = calendar.days.find((one) => one.day === day)
    return found === undefined ? '<td class="out"></td>' : cell(found, calendar.today, lang)
  })
  return `<tr><th scope="row"><span class="narrow">${t(say(lang, calendarText.week_head))} </span>${number}${planned}</th>${cells.join('')}</tr>`
}

function cell({ day, holidays, key_dates, posts, free }: CalendarDay, today: string, lang: Lang): string {
  const weekday = weekdayNames[lang][new Date(day).getUTCDay()] ?? ''
  const date_words = day.endsWith('-01') ? withoutYear(lang, day) : String(Number(day.slice(8)))
  const items = [
    ...posts.map((post) => ({ at: post.scheduled_at, html: postItem(post, lang) })),
    ...free.map((place) => ({ at: place.scheduled_at, html: placeItem(place, lang) })),
  ]
  const list = items.toSorted((a, b) => a.at.localeCompare(b.at)).map(({ html }) => html)
  return [
    `<td${day === today ? ' class="today"' : ''}>`,
    `<p class="date"><time datetime="${day}"><span class="narrow">${t(weekday)} </span>${t(date_words)}</time>${
      day === today ? ` <span>${t(say(lang, calendarText.today))}</span>` : ''
    }</p>`,
    ...holidays.map((name) => `<p class="holiday">${t(say(lang, calendarText.holiday_named, { name }))}</p>`),
    ...key_dates.map((one) => `<p class="mark">${t(keyDateWords(lang, one))}</p>`),
    list.length === 0 ? '' : `<ul>${list.join('')}</ul>`,
    '</td>',
  ].join('')
}

function postItem({ scheduled_local, accounts, head, pillar, status }: CalendarPost, lang: Lang): string {
  const more = [...(pillar === null ? [] : [pillarName(lang, pillar)]), say(lang, deliveryStatusLabel[status])]
  return `<li><b>${t(scheduled_local.slice(11))}</b> ${t(accounts.join(', '))}<span>${t(head)}</span><span>${t(more.join(', '))}</span></li>`
}

function placeItem({ scheduled_local, accounts, pillar, name }: CalendarPlace, lang: Lang): string {
  const what = pillar === null ? name : pillarName(lang, pillar)
  const words = [say(lang, calendarText.free), ...(what === null ? [] : [what])].join(', ')
  return `<li class="free"><b>${t(scheduled_local.slice(11))}</b> ${t(words)}<span>${t(accounts.join(', '))}</span></li>`
}

/** `1er décembre`: where a month begins. */
function withoutYear(lang: Lang, day: string): string {
  return date(lang, day).split(' ').slice(0, 2).join(' ')
}
