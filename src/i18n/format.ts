import type { Lang } from './text.ts'

const locale = { fr: 'fr-FR', en: 'en-GB' } as const satisfies Record<Lang, string>
const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.ListFormat>()

function cached<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.ListFormat>(key: string, make: () => T): T {
  const found = cache.get(key)
  if (found) return found as T
  const made = make()
  cache.set(key, made)
  return made
}

const digits = new Map<string, number>()

/** Digits after the decimal point of a currency, by ISO 4217: EUR 2, TND 3, XOF 0. */
export function minorDigits(currency: string): number {
  const known = digits.get(currency)
  if (known !== undefined) return known
  const found = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  digits.set(currency, found)
  return found
}

/** Integer minor units as a person reads them: 123450 EUR → `1 234,50 €` or `€1,234.50`. */
export function money(lang: Lang, amount: number, currency: string): string {
  const format = cached(`money ${lang} ${currency}`, () => new Intl.NumberFormat(locale[lang], { style: 'currency', currency }))
  return format.format(amount / 10 ** minorDigits(currency))
}

/** The same to the nearest whole unit: 123450 EUR → `1 235 €` or `€1,235`. */
export function roundMoney(lang: Lang, amount: number, currency: string): string {
  return cached(
    `whole money ${lang} ${currency}`,
    () => new Intl.NumberFormat(locale[lang], { style: 'currency', currency, maximumFractionDigits: 0 }),
  ).format(amount / 10 ** minorDigits(currency))
}

/** An amount in words: no cents where there are none, nor on a hundred and more: 27600 EUR → `276 €`, 2450 → `24,50 €`. */
export function wholeMoney(lang: Lang, amount: number, currency: string): string {
  const unit = 10 ** minorDigits(currency)
  if (amount % unit !== 0 && Math.abs(amount) < 100 * unit) return money(lang, amount, currency)
  return roundMoney(lang, amount, currency)
}

/** A plain number with the language's separators; at most `digits` decimals. */
export function number(lang: Lang, value: number, digits = 0): string {
  return cached(
    `number ${lang} ${digits}`,
    () => new Intl.NumberFormat(locale[lang], { maximumFractionDigits: digits }),
  ).format(value)
}

/** Values of a sentence with their numbers as `lang` writes them: 3000 → `3 000`. Ids and what chooses the plural stay as they are. */
export function numbered(
  lang: Lang,
  values: Readonly<Record<string, string | number>> = {},
): Readonly<Record<string, string | number>> {
  const shown = ([name, value]: [string, string | number]): [string, string | number] =>
    typeof value === 'string' || name === 'id' || name === 'count' ? [name, value] : [name, number(lang, value, 2)]
  return Object.fromEntries(Object.entries(values).map(shown))
}

/** Basis points as a percentage with one decimal: 1056 → `10,6 %` or `10.6%`. `sign` writes the plus too. */
export function percent(lang: Lang, basisPoints: number, sign = false): string {
  return cached(
    `percent ${lang} ${sign}`,
    () =>
      new Intl.NumberFormat(locale[lang], {
        style: 'percent',
        maximumFractionDigits: 1,
        signDisplay: sign ? 'exceptZero' : 'auto',
      }),
  ).format(basisPoints / 10000)
}

/** Minutes as `45 min`, `1 h`, `1 h 30`. The same in both languages, with spaces that do not break. */
export function minutes(total: number): string {
  const sign = total < 0 ? '−' : ''
  const whole = Math.abs(Math.round(total))
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  if (hours === 0) return `${sign}${rest}\u00A0min`
  return rest === 0 ? `${sign}${hours}\u00A0h` : `${sign}${hours}\u00A0h\u00A0${String(rest).padStart(2, '0')}`
}

/** An instant as a person reads it in a zone: `mardi 1 décembre 2026 à 09:30` / `Tuesday 1 December 2026 at 09:30`. */
export function dateTime(lang: Lang, instant: Date, timeZone: string): string {
  const format = cached(
    `datetime ${lang} ${timeZone}`,
    () => new Intl.DateTimeFormat(locale[lang], { timeZone, dateStyle: 'full', timeStyle: 'short' }),
  )
  return firstOfMonth(lang, format.format(instant))
}

/** French says `1er décembre`; Intl writes `1 décembre`. */
function firstOfMonth(lang: Lang, text: string): string {
  return lang === 'fr' ? text.replace(/(^|\s)1(?=\s\p{L})/u, '$11er') : text
}

/** Short form for tables: `mar. 01/12 09:30` / `Tue 01/12 09:30`. */
export function shortDateTime(lang: Lang, instant: Date, timeZone: string): string {
  return cached(
    `short ${lang} ${timeZone}`,
    () =>
      new Intl.DateTimeFormat(locale[lang], {
        timeZone,
        weekday: 'short',
        day: '2-digit',
        month: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
      }),
  )
    .format(instant)
    .replace(',', '')
}

/** A calendar date `2026-12-01` as `1 décembre 2026` / `1 December 2026`. */
export function date(lang: Lang, isoDate: string): string {
  const format = cached(`date ${lang}`, () => new Intl.DateTimeFormat(locale[lang], { timeZone: 'UTC', dateStyle: 'long' }))
  return firstOfMonth(lang, format.format(new Date(`${isoDate.slice(0, 10)}T00:00:00Z`)))
}

/** A calendar date or an instant for tables: `23/11/2026` in both languages. */
export function shortDate(lang: Lang, isoDate: string): string {
  return cached(
    `short date ${lang}`,
    () => new Intl.DateTimeFormat(locale[lang], { timeZone: 'UTC', day: '2-digit', month: '2-digit', year: 'numeric' }),
  ).format(new Date(`${isoDate.slice(0, 10)}T00:00:00Z`))
}

/** A month `2026-10` as `octobre 2026` / `October 2026`. */
export function month(lang: Lang, yearMonth: string): string {
  return cached(
    `month ${lang}`,
    () => new Intl.DateTimeFormat(locale[lang], { timeZone: 'UTC', month: 'long', year: 'numeric' }),
  ).format(new Date(`${yearMonth}-01T00:00:00Z`))
}

/** `oct.`, and `janv. 2027` with its year: labels under a drawing. */
export function shortMonth(lang: Lang, yearMonth: string, withYear: boolean): string {
  return cached(
    `short month ${lang} ${withYear}`,
    () => new Intl.DateTimeFormat(locale[lang], { timeZone: 'UTC', month: 'short', ...(withYear ? { year: 'numeric' } : {}) }),
  ).format(new Date(`${yearMonth}-01T00:00:00Z`))
}

/** The size of a file or a disk: `1,3 Go`, `24 Mo` / `1.3 GB`, `24 MB`. */
export function bytes(lang: Lang, count: number): string {
  const unit = lang === 'fr' ? 'o' : 'B'
  if (count >= 1e9) return `${number(lang, count / 1e9, 1)}\u00A0G${unit}`
  return count >= 1e6 ? `${number(lang, count / 1e6)}\u00A0M${unit}` : `${number(lang, count / 1e3)}\u00A0k${unit}`
}

/** Numbers in their order, those that follow one another as one: `1–3`, `7`. */
export function runsOf(ids: readonly number[]): string[] {
  const runs: [number, number][] = []
  for (const id of ids.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && id === last[1] + 1) last[1] = id
    else if (last === undefined || id !== last[1]) runs.push([id, id])
  }
  return runs.flatMap(([from, to]) =>
    to - from > 1 ? [`${from}–${to}`] : from === to ? [String(from)] : [String(from), String(to)],
  )
}

/** `a, b et c` / `a, b and c`. */
export function list(lang: Lang, items: readonly string[]): string {
  return cached(`list ${lang}`, () => new Intl.ListFormat(locale[lang], { type: 'conjunction' })).format(items)
}
