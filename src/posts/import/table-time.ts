/** Which of two numbers of a date is the day: `12/01/2026` is the 12th of January, or the 1st of December. */
export type DateOrder = 'dmy' | 'mdy'

const numbers =
  /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:,? +|T|,? *[àa]t? +)(\d{1,2})(?:[:hH.](\d{2})?)?(?::(\d{2}))?(?: ?([aApP])\.?[mM]\.?)?$/
const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})( .*)$/

/**
 * A date of a spreadsheet as `2026-12-01 09:30`; anything else as it stands. Numbers need no reader of words, and a file of 100,000 lines
 * has no time for one.
 */
export function tableTime(typed: string, order: DateOrder): string {
  const text = typed.replace(/[\s\u00A0\u202F]+/g, ' ').trim()
  const turned = yearFirst.exec(text)
  if (turned) return `${turned[1]}-${two(turned[2])}-${two(turned[3])}${turned[4]}`
  const found = numbers.exec(text)
  if (!found) return text
  const [, first, second, year = '', hour = '', minute = '00', seconds = '', half] = found
  // no day and no month: a remark names it as it was typed
  if (Number(first) > 31 || Number(second) > 31) return text
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  const clock = half === undefined ? Number(hour) : hourOf(Number(hour), half)
  if (clock === null) return text
  const whole = year.length === 2 ? `20${year}` : year
  return `${whole}-${two(month)}-${two(day)} ${two(String(clock))}:${minute}${seconds === '' ? '' : `:${seconds}`}`
}

/** Whether the dates of a file have the month first: one that no calendar has otherwise decides. Null: nothing decides. */
export function dateOrderOf(dates: readonly string[]): DateOrder | null {
  const seen = new Set<DateOrder>()
  for (const date of dates) {
    const [, first = '0', second = '0'] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d/.exec(date) ?? []
    if (Number(first) > 12) seen.add('dmy')
    if (Number(second) > 12) seen.add('mdy')
  }
  const [only, other] = [...seen]
  return other === undefined ? (only ?? null) : null
}

/** Does it look like two numbers of a date, whichever is the day? */
export function hasNumbers(date: string): boolean {
  return /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d/.test(date)
}

function hourOf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

function two(number = ''): string {
  return number.padStart(2, '0')
}
