import { Failure } from '../failure.ts'
import { clientText } from '../i18n/clients.ts'
import { ordinalNames, slotText, weekdayNames } from '../i18n/slots.ts'
import { say, type Lang } from '../i18n/text.ts'
import { networkIds } from '../networks/ids.ts'
import type { Slot } from '../store/clients.ts'

const most = 100

/** What `--slot` understands by itself: no slot has these names. */
const nextWords = ['next', 'prochain', 'suivant']

const weekdayWords = new Map<string, number>(
  [
    ['dimanche', 'dim', 'sunday', 'sun'],
    ['lundi', 'lun', 'monday', 'mon'],
    ['mardi', 'mar', 'tuesday', 'tue', 'tues'],
    ['mercredi', 'mer', 'wednesday', 'wed'],
    ['jeudi', 'jeu', 'thursday', 'thu', 'thur', 'thurs'],
    ['vendredi', 'ven', 'friday', 'fri'],
    ['samedi', 'sam', 'saturday', 'sat'],
  ].flatMap((words, weekday) => words.map((word) => [word, weekday] as const)),
)

const ordinalWords = new Map<string, number>(
  [
    ['1er', '1ère', 'premier', '1st', 'first'],
    ['2e', '2ème', 'deuxième', 'second', '2nd'],
    ['3e', '3ème', 'troisième', '3rd', 'third'],
    ['4e', '4ème', 'quatrième', '4th', 'fourth'],
  ].flatMap((words, index) => words.map((word) => [word, index + 1] as const)),
)

/** 0 is Sunday; null for what is no weekday in either language. */
export function readWeekday(word: string): number | null {
  return weekdayWords.get(word.trim().toLowerCase().replace(/\.$/, '')) ?? null
}

export function meansNext(word: string): boolean {
  return nextWords.includes(word.trim().toLowerCase())
}

/**
 * `mardi 9h; conseil=jeudi 18h30; 1er et 3e lundi 9:00 sur linkedin, blog`, in either language: slots between semicolons or on lines,
 * each with its name before `=`, its place in the month before the weekday and its accounts or networks at the end, where it has any.
 * Null when a part is not understood, or a name is already a word of `--slot`.
 */
export function readSlots(text: string): Slot[] | null {
  const slots: Slot[] = []
  for (const entry of text.split(/[;\n]/)) {
    if (entry.trim() === '') continue
    const slot = readSlot(entry)
    if (slot === null) return null
    if (!slots.some((one) => JSON.stringify(one) === JSON.stringify(slot))) slots.push(slot)
  }
  return slots.length <= most ? slots : null
}

const dayAndClock = /^(.+?)(?: (?:à|at))? (\d{1,2} ?(?:h(?: ?\d{2})?|:\d{2}(?: ?[ap]\.?m\.?)?|[ap]\.?m\.?)|midi|noon)$/i

function readSlot(entry: string): Slot | null {
  const [, named, rest = ''] = /^(?:([^=]*)=)?(.*)$/s.exec(tidy(entry)) ?? []
  const name = named?.trim() ?? null
  if (name !== null && (!/^[^\s,][^,]{0,39}$/u.test(name) || meansNext(name) || readWeekday(name) !== null)) return null
  const [, when = rest, accounts] = /^(.*\S) (?:sur|on) (\S.*)$/i.exec(rest) ?? []
  const to = accounts === undefined ? [] : accounts.split(',').map((word) => word.trim())
  if (to.includes('')) return null
  const [, days = '', clock = ''] = dayAndClock.exec(when) ?? []
  const time = readClock(clock)
  const words = days
    .toLowerCase()
    .split(/[ ,]+/)
    .filter((word) => word !== '' && !['le', 'les', 'on', 'et', 'and', 'the'].includes(word))
  const weekday = readWeekday((words.pop() ?? '').replace(/(?<=[iey])s$/, ''))
  const weeks = words.map((word) => ordinalWords.get(word))
  if (time === null || weekday === null || weeks.includes(undefined)) return null
  return {
    weekday,
    time,
    weeks: [...new Set(weeks as number[])].toSorted((a, b) => a - b),
    name,
    to: [...new Set(to)],
  }
}

/** `9h`, `18 h 30`, `9:30`, `9am`, `6:30 pm`, `midi`: as `09:00`. */
function readClock(text: string): string | null {
  if (/^(?:midi|noon)$/i.test(text)) return '12:00'
  const found = /^(\d{1,2}) ?(?:h(?: ?(\d{2}))?|:(\d{2})(?: ?([ap])\.?m\.?)?|([ap])\.?m\.?)$/i.exec(text)
  if (!found) return null
  const half = (found[4] ?? found[5])?.toLowerCase()
  const hour = Number(found[1])
  const minute = Number(found[2] ?? found[3] ?? 0)
  if (minute > 59 || (half === undefined ? hour > 23 : hour < 1 || hour > 12)) return null
  return `${two(half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0))}:${two(minute)}`
}

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00A0\u202F]+/g, ' ')
    .trim()
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/** A slot as it can be typed again: `conseil=1er et 3e mardi 9h30 sur linkedin` / `conseil=1st and 3rd Tuesday 9:30 on linkedin`. */
export function writeSlot(lang: Lang, slot: Slot): string {
  const [hour = '', minute = ''] = slot.time.split(':')
  const time = lang === 'fr' ? `${Number(hour)}h${minute === '00' ? '' : minute}` : `${Number(hour)}:${minute}`
  const weeks = slot.weeks.map((week) => ordinalNames[lang][week - 1] ?? '').join(` ${say(lang, slotText.and)} `)
  const name = slot.name === null ? '' : `${slot.name}=`
  const to = slot.to.length === 0 ? '' : ` ${say(lang, slotText.on)} ${slot.to.join(', ')}`
  return `${name}${weeks}${weeks === '' ? '' : ' '}${weekdayNames[lang][slot.weekday] ?? ''} ${time}${to}`
}

/** A slot for an account that does not exist would never be filled. Throws `Failure` usage `bad_profile`. */
export function refuseUnknownPlace(slots: readonly Slot[], accounts: readonly { readonly name: string }[], lang: Lang): void {
  const known = new Set<string>([...networkIds, 'blog', ...accounts.map((account) => account.name.toLowerCase())])
  const value = slots.flatMap((slot) => slot.to).find((word) => !known.has(word.toLowerCase()))
  if (value === undefined) return
  const expected = say(lang, slotText.expects_account)
  throw new Failure('usage', 'bad_profile', say(lang, clientText.bad_field, { flag: 'slots', value, expected }), {
    hint: say(lang, slotText.accounts_hint),
  })
}
