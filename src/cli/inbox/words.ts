/** Messages in words: how late, from whom, where, what. */
import type { Context } from '../../context.ts'
import { overdueMinutes, waits } from '../../community/view-message.ts'
import { levelName } from '../../i18n/escalation.ts'
import { minutes } from '../../i18n/format.ts'
import { inboxText, messageStatusLabel, placeLabel } from '../../i18n/inbox.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import type { InboxMessage, MessageLevel } from '../../store/inbox.ts'
import { consultant } from '../../strategy/team-answers.ts'

const places: Readonly<Record<string, Text>> = placeLabel

/** `facebook`, « presse ». */
export function whereWords(lang: Lang, network: string): string {
  const label = Object.hasOwn(places, network) ? places[network] : undefined
  return label === undefined ? network : say(lang, label)
}

/** In one line too: a name that breaks it would write lines of its own. */
export function authorWords(lang: Lang, { author_name, forgotten_at }: InboxMessage): string {
  if (forgotten_at !== null) return say(lang, inboxText.forgotten)
  return author_name?.replace(/\s+/gu, ' ').trim() || say(lang, inboxText.unknown_author)
}

/** In one line. */
export function textWords(lang: Lang, { title, text, forgotten_at }: InboxMessage): string {
  if (forgotten_at !== null) return say(lang, inboxText.forgotten)
  const words = (title === null ? text : `${title} — ${text}`).replace(/\s+/gu, ' ').trim()
  return words === '' ? say(lang, inboxText.no_words) : words
}

/** « 25 min », « 3 h », « 5 jours »: to the hour from three hours on, to the day from three days on. */
export function timeWords(lang: Lang, count: number): string {
  if (count < 180) return minutes(count)
  if (count < 72 * 60) return minutes(Math.floor(count / 60) * 60)
  return say(lang, inboxText.days, { count: Math.floor(count / 1440) })
}

/** « en retard de 3 h », « sous 2 h », « répondu », or nothing that is waited for. */
export function dueWords(lang: Lang, message: InboxMessage, now: Date): string {
  if (!waits(message))
    return message.status === 'new' || message.status === 'open' ? '–' : say(lang, messageStatusLabel[message.status])
  const late = overdueMinutes(message, now)
  if (late !== null) return say(lang, inboxText.overdue, { time: timeWords(lang, late) })
  if (message.due_at === null) return '–'
  const left = Math.max(1, Math.ceil((Date.parse(message.due_at) - now.getTime()) / 60_000))
  return say(lang, inboxText.due_in, { time: timeWords(lang, left) })
}

export function paintedDue(lang: Lang, message: InboxMessage, now: Date): string {
  const words = dueWords(lang, message, now)
  if (overdueMinutes(message, now) !== null) return paint('red', words)
  return waits(message) ? words : paint('dim', words)
}

export function levelWords(lang: Lang, level: MessageLevel): string {
  return say(lang, levelName[level]).toLowerCase()
}

export function paintedLevel(lang: Lang, level: MessageLevel): string {
  const words = levelWords(lang, level)
  return level === 'green' ? words : paint(level === 'red' ? 'red' : 'yellow', words)
}

export function whoWords(lang: Lang, who: string): string {
  return who === consultant ? say(lang, inboxText.consultant) : who
}

/** « au consultant », « à Léa ». */
export function toWords(lang: Lang, who: string): string {
  return who === consultant ? say(lang, inboxText.to_consultant) : say(lang, inboxText.to_person, { who })
}

/** The client first, as every verb does that writes. */
export function nameClient({ io, options }: Context, name: string): void {
  if (!options.json) io.note(paint('bold', name))
}
