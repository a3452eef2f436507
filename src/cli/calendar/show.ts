import type { Context } from '../../context.ts'
import { daysBetween } from '../../days.ts'
import { visible } from '../../io/sanitise.ts'
import { calendarText } from '../../i18n/calendar.ts'
import { pillarName } from '../../i18n/pillars.ts'
import { shortLocal } from '../../i18n/short-local.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { inWords, paint } from '../../io/paint.ts'
import { fit, pad, table } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import type { Calendar, CalendarDay } from '../../posts/calendar.ts'
import { keyDateWords, periodWords, remarksOf } from '../../posts/calendar-words.ts'
import { daysOf } from '../../weeks.ts'
import { monthOf } from '../../results/month.ts'
import { statusWord, textOrNone } from '../queue/render.ts'

/** Columns of a day in the grid. */
const cellWidth = 11
const longestAccount = 14
/** So near its end, a month has little left to plan. */
const endOfMonth = 7

/** The month as a grid of one line a week, then day by day; a week day by day. Every sign of the grid is a letter that the legend names. */
export function show(context: Context, calendar: Calendar): void {
  const { io, lang } = context
  io.print(`${paint('bold', periodWords(lang, calendar))} · ${calendar.name}`)
  io.print()
  if (calendar.month !== null && io.columns >= 7 * cellWidth) {
    // all of it stands in the list below
    const legend = wrapText(say(lang, calendarText.legend), io.columns).map((line) => paint('dim', line))
    for (const line of [...gridOf(lang, calendar), ...legend, '']) io.print(inWords(line, ''))
  }
  const rows = calendar.days.flatMap((day) => rowsOf(context, calendar, day))
  if (rows.length === 0) io.print(say(lang, calendarText.empty))
  else {
    const head = [
      { title: say(lang, calendarText.col_when) },
      { title: say(lang, calendarText.col_id), align: 'right' as const },
      { title: say(lang, calendarText.col_accounts) },
      { title: say(lang, calendarText.col_what) },
      { title: say(lang, calendarText.col_about), flexible: true },
    ]
    for (const line of table(head, rows, io.columns)) io.print(line)
  }
  const remarks = remarksOf(lang, calendar)
  if (remarks.length > 0) io.print()
  for (const remark of remarks) {
    const [first = '', ...more] = wrapText(remark, io.columns - 2)
    io.print(`- ${first}`)
    for (const part of more) io.print(`  ${part}`)
  }
  // what comes next is typed later, when another client may be the one in use
  const client = ` -c ${calendar.client}`
  if (calendar.days.some((day) => day.free.length > 0)) {
    io.note(say(lang, calendarText.gap_hint, { client }))
    if (calendar.month !== null) io.note(say(lang, calendarText.gaps_hint, { month: calendar.month, client }))
  }
  if (calendar.month === monthOf(calendar.today) && daysBetween(calendar.today, calendar.to) < endOfMonth)
    io.note(say(lang, calendarText.month_ends, { client }))
}

function gridOf(lang: Lang, { days, weeks, today }: Calendar): string[] {
  const monday = weeks[0]?.from ?? today
  const head = daysOf({ from: monday, to: weeks[0]?.to ?? today }).map((day) => pad(weekdayOf(lang, day), cellWidth))
  const lines = weeks.map((week) =>
    daysOf(week)
      .map((day) => {
        const found = days.find((one) => one.day === day)
        const cell = found === undefined ? '' : pad(fit(cellOf(lang, found), cellWidth - 1), cellWidth)
        return day === today ? paint('bold', cell) : cell.padEnd(cellWidth)
      })
      .join('')
      .trimEnd(),
  )
  return [paint('bold', head.join('').trimEnd()), ...lines]
}

/** `25 2p 1l f t`: the day, posts, free places, holiday, key date. */
function cellOf(lang: Lang, { day, posts, free, holidays, key_dates }: CalendarDay): string {
  const signs = [
    ...(posts.length > 0 ? [`${posts.length}${say(lang, calendarText.sign_post)}`] : []),
    ...(free.length > 0 ? [`${free.length}${say(lang, calendarText.sign_free)}`] : []),
    ...(holidays.length > 0 ? [say(lang, calendarText.sign_holiday)] : []),
    ...(key_dates.length > 0 ? [say(lang, calendarText.sign_key_date)] : []),
  ]
  const number = String(Number(day.slice(8))).padStart(2)
  const spaced = [number, ...signs].join(' ')
  return spaced.length < cellWidth ? spaced : `${number} ${signs.join('')}`
}

/** Holidays and key dates first, then posts and free places by their time; of a week, a day with nothing too. */
function rowsOf(context: Context, calendar: Calendar, day: CalendarDay): string[][] {
  const { lang } = context
  const date = shortLocal(lang, `${day.day}T00:00`).slice(0, -6)
  const when = (local: string): string => shortLocal(lang, local)
  const marks = [
    ...day.holidays.map((name) => [date, '', '', say(lang, calendarText.holiday), name]),
    ...day.key_dates.map((one) => [date, '', '', say(lang, calendarText.key_date), visible(keyDateWords(lang, one))]),
  ]
  const about = (pillar: string | null, text: string): string =>
    [...(pillar === null ? [] : [pillarName(lang, pillar)]), ...(text === '' ? [] : [text])].join(' · ')
  const timed = [
    ...day.posts.map(({ id, scheduled_local, accounts, status, pillar, head }) => ({
      at: scheduled_local,
      row: [
        when(scheduled_local),
        String(id),
        few(accounts),
        statusWord(context, status),
        about(pillar, textOrNone(context, visible(head))),
      ],
    })),
    ...day.free.map(({ scheduled_local, accounts, pillar, name }) => ({
      at: scheduled_local,
      row: [
        when(scheduled_local),
        '',
        few(accounts),
        say(lang, calendarText.free),
        about(pillar, pillar === null ? (name ?? '') : ''),
      ],
    })),
  ].toSorted((a, b) => a.at.localeCompare(b.at))
  const rows = [...marks, ...timed.map(({ row }) => row)]
  return rows.length === 0 && calendar.week !== null ? [[date, '', '', say(lang, calendarText.nothing), '']] : rows
}

function few(accounts: readonly string[]): string {
  const [first = '', ...more] = accounts
  return more.length > 0 ? `${fit(first, longestAccount - 3)} +${more.length}` : fit(first, longestAccount)
}

function weekdayOf(lang: Lang, day: string): string {
  return shortLocal(lang, `${day}T00:00`).split(' ')[0] ?? ''
}
