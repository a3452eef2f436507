import { Failure } from '../../failure.ts'
import { date as dateInWords } from '../../i18n/format.ts'
import { importText } from '../../i18n/import-entries.ts'
import { resultsText } from '../../i18n/results.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { dateOrderOf, dateOrders, readDate, type DateOrder } from '../exports/read-date.ts'

/**
 * The order of day and month in one file: what was said, else what its dates tell. `lang` is that of the titles, null where the program
 * that wrote it lets its user choose. Throws `Failure` usage `dates_unclear` with both readings.
 */
export function orderOf(
  dates: readonly string[],
  { said, titles, today, lang }: { said: DateOrder | null; titles: Lang | null; today: string; lang: Lang },
): DateOrder {
  const order = said ?? dateOrderOf(dates, titles, today)
  if (order !== null) return order
  const text = dates.find((cell) => readings(cell)[0] !== readings(cell)[1]) ?? ''
  const [first = '', second = ''] = readings(text).map((day) => (day === null ? '' : dateInWords(lang, day)))
  throw new Failure('usage', 'dates_unclear', say(lang, importText.dates_unclear, { text, first, second }), {
    hint: say(lang, importText.dates_unclear_hint),
  })
}

function readings(cell: string): (string | null)[] {
  return dateOrders.map((order) => dayIn(cell, order))
}

function dayIn(cell: string, order: DateOrder): string | null {
  const read = readDate(cell, order)
  return read?.kind === 'day' ? read.day : null
}

/** A day that is past or today, with or without a time behind it. Throws `Failure` usage: `bad_date`, `date_in_future`. */
export function pastDay(text: string, order: DateOrder, today: string, lang: Lang): string {
  const day = dayIn(text, order)
  if (day === null) throw new Failure('usage', 'bad_date', say(lang, resultsText.bad_date, { text }))
  if (day > today) {
    const values = { date: dateInWords(lang, day), today: dateInWords(lang, today) }
    throw new Failure('usage', 'date_in_future', say(lang, resultsText.date_in_future, values))
  }
  return day
}
