import { pseudonymText } from '../i18n/pseudonym.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { InboxMessage } from '../store/inbox.ts'
import { given, matcher } from '../store/person.ts'

type Authored = Pick<InboxMessage, 'network' | 'author'>

/**
 * Names that stand for those who wrote: « client 1 », 'customer 1', by the order of `messages`. The same person has the same one within
 * one document, and another in the next. Whoever is not known, or was forgotten, has no number.
 */
export function pseudonyms(messages: readonly Authored[], lang: Lang): (message: Authored) => string {
  const numbers = new Map<string, number>()
  const keyOf = ({ network, author }: Authored): string | null => (author === null ? null : `${network}\n${author}`)
  for (const message of messages) {
    const key = keyOf(message)
    if (key !== null && !numbers.has(key)) numbers.set(key, numbers.size + 1)
  }
  return (message) => {
    const number = numbers.get(keyOf(message) ?? '')
    return number === undefined ? say(lang, pseudonymText.somebody) : say(lang, pseudonymText.numbered, { number })
  }
}

const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** `example.org/…` without its scheme too, when a path follows. */
const link = /(?:https?:\/\/|www\.)[^\s<>"'«»]+|\b[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+\/[^\s<>"'«»]+/giu
/** `@name`, `@name@server`, and Bluesky's `name.bsky.social`. */
const handle =
  /(?<![\p{L}\p{N}_])[@＠][\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[\p{L}\p{N}.-]*[\p{L}\p{N}])?|\b[\p{L}\p{N}-]+\.bsky\.social\b/gu
/** Eight digits and more, grouped or not, as telephones and cards have them; no year, price or day is that long. */
const number = /(?<![\p{L}\p{N}])(?:\+|00)?\d(?:[\s\u00A0\u202F.\-()/]{0,3}\d){7,18}(?!\d)/gu
const day = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/

/**
 * What somebody wrote, fit to be shown to others: without addresses, links, handles, telephone numbers, and without the names of
 * `names` (the author's and those of others that are known). What else tells who it is, only a reader can see.
 */
export function cleanVerbatim(text: string, lang: Lang, names: readonly (string | null)[] = []): string {
  const place = (what: 'name' | 'mail' | 'link' | 'number'): string => say(lang, pseudonymText[what])
  const cleaned = text
    .replace(link, place('link'))
    .replace(handle, place('name'))
    .replace(mail, place('mail'))
    .replace(number, (found) => (day.test(found.trim()) ? found : place('number')))
  return withoutNames(
    cleaned,
    names.filter((name) => name !== null),
    place('name'),
  )
}

/** The whole name, and each word of it that stands with a capital: a `Rose` is somebody, a `rose` is a flower. */
function withoutNames(text: string, names: readonly string[], by: string): string {
  const known = names.map((name) => name.trim().replace(/^[@＠]/u, '')).filter((name) => /[\p{L}\p{N}]{2}/u.test(name))
  if (known.length === 0) return text
  const whole = matcher(known.map((name) => given(name))).without(text, by)
  const parts = [...new Set(known.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).filter((part) => /^\p{L}{3,}$/u.test(part)))]
  if (parts.length === 0) return whole
  const some = matcher(parts.map((value) => ({ kind: 'handle', value })))
  return whole.replace(/\p{Lu}[\p{L}\p{M}]*/gu, (word) => (some.whole(word) ? by : word))
}
