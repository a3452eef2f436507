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

/** `name@example.org`, and what people write so that no machine reads it: `name (at) example point org`. */
const mail =
  /(?<![\p{L}\p{N}._%+@-])[\p{L}\p{N}._%+-]{1,64}(?:@|\s?[([{]\s?(?:at|arobase|@)\s?[)\]}]\s?)[\p{L}\p{N}-]{1,63}(?:(?:\.|\s?[([{]\s?(?:point|dot)\s?[)\]}]\s?|\s(?:point|dot)\s)[\p{L}\p{N}-]{1,63})+/giu
/** `example.org/…` without its scheme too, when a path follows. */
const link =
  /(?:https?:\/\/|www\.)[^\s<>"'«»]+|(?<![\p{L}\p{N}.-])[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,9}\/[^\s<>"'«»]+/giu
/** `@name`, `@name@server`, and Bluesky's `name.bsky.social`. */
const handle =
  /(?<![\p{L}\p{N}_])[@＠][\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?(?:@[\p{L}\p{N}.-]*[\p{L}\p{N}])?|\b[\p{L}\p{N}-]{1,63}\.bsky\.social\b/gu
/** Eight digits and more, grouped or not, as telephones and cards have them; no year, price or day is that long. */
const number = /(?<![\p{L}\p{N}])(?:\+|00)?\p{Nd}(?:[\s._·•*\-()/]{0,3}\p{Nd}){7,18}(?!\p{Nd})/gu
const iban = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?:\s?(?=[a-z]{0,3}\d)[a-z\d]{4}){2,7}(?:\s?\d{1,4})?(?![\p{L}\p{N}])/giu
/** Of a car: `AB-123-CD`, `ab123cd`; with spaces in capitals alone, for « de 200 km ». */
const plate = /(?<![\p{L}\p{N}])(?:[A-Za-z]{2}(-?)\d{3}\1[A-Za-z]{2}|[A-Z]{2} \d{3} [A-Z]{2})(?![\p{L}\p{N}])/gu
const street = streets()
const day = /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/

/**
 * What somebody wrote, fit to be shown to others: without addresses, links, handles, numbers of telephones, accounts and cars, and without the names of
 * `names` (the author's and those of others that are known). What else tells who it is, only a reader can see.
 */
export function cleanVerbatim(text: string, lang: Lang, names: readonly (string | null)[] = []): string {
  const place = (what: 'name' | 'mail' | 'link' | 'number'): string => say(lang, pseudonymText[what])
  const cleaned = text
    .replace(link, place('link'))
    .replace(mail, place('mail'))
    .replace(handle, place('name'))
    .replace(street, place('mail'))
    .replace(iban, place('number'))
    .replace(plate, place('number'))
    .replace(number, (found) => (day.test(found.trim()) ? found : place('number')))
  return withoutNames(
    cleaned,
    names.filter((name) => name !== null),
    place('name'),
  )
}

/** A house with its number; « 3 cours de cuisine » and « une place » are none. */
function streets(): RegExp {
  const either = (words: string): string =>
    words
      .split(' ')
      .map((word) => `[${word[0]}${word[0]?.toUpperCase()}]${word.slice(1)}`)
      .join('|')
  const named = String.raw`\p{Lu}[\p{L}'’-]*`
  const small = String.raw`(?:(?:de|du|des|la|le|les|aux?|en|sur)\s|[dl]['’])`
  const town = String.raw`(?:,?\s\d{5}(?:\s${named}){0,4})?`
  const french = String.raw`(?:(?:${either('rue avenue boulevard chemin impasse allée route quai faubourg ruelle')}|[Aa]v\.|[Bb]d\.?)\s${small}{0,3}[\p{L}'’-]+|(?:${either('place square passage')})\s${small}{0,3}${named})(?:\s${small}{0,2}${named}){0,4}${town}`
  const english = String.raw`(?:${named}\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Close|Court|Square)\b`
  return new RegExp(String.raw`(?<![\p{L}\p{N}])\d{1,4}(?:\s?(?:bis|ter|[A-Da-d])\b)?,?\s(?:${french}|${english})`, 'gu')
}

/** The whole name, and each word of it that stands with a capital: a `Rose` is somebody, a `rose` is a flower. */
function withoutNames(text: string, names: readonly string[], by: string): string {
  const known = names.map((name) => name.trim().replace(/^[@＠]/u, '')).filter((name) => /[\p{L}\p{N}]{2}/u.test(name))
  if (known.length === 0) return text
  const whole = matcher(known.map((name) => given(name))).without(text, by)
  const parts = [...new Set(known.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).filter((part) => /^\p{L}{3,}$/u.test(part)))]
  if (parts.length === 0) return whole
  const some = matcher(parts.map((value) => ({ kind: 'handle', value })))
  const without = whole.replace(/\p{Lu}[\p{L}\p{M}\p{Cf}]*/gu, (word) => (some.whole(word) ? by : word))
  return withoutInitials(without, known, by)
}

/** `J. Dupont`, `Jean D`, `J.D.`: what is left once the rest of the name is gone, or stands for all of it. */
function withoutInitials(text: string, names: readonly string[], by: string): string {
  const letters = names.map((name) =>
    name.split(/[^\p{L}\p{M}]+/u).flatMap((word) => word.match(/^\p{L}/u)?.[0].toUpperCase() ?? []),
  )
  const each = [...new Set(letters.flat())].join('')
  if (each === '') return text
  const both = letters.filter((all) => all.length > 1).map((all) => all.join(String.raw`\.[\s-]?`))
  const place = by.replace(/[[\]]/g, String.raw`\$&`)
  return text
    .replace(new RegExp(String.raw`(?<![\p{L}.])(?:${[...both, '(?!)'].join('|')})(?:\.|(?![\p{L}]))`, 'gu'), by)
    .replace(new RegExp(String.raw`(?<![\p{L}])(?:\p{Lu}\.[\s-]?){1,2}${place}`, 'gu'), by)
    .replace(new RegExp(String.raw`${place}\s[${each}](?:\.|(?![\p{L}'’]))`, 'gu'), by)
    .replace(new RegExp(String.raw`${place}(?:[\s-]${place})+`, 'gu'), by)
}
