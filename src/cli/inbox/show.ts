import { findMessage } from '../../community/find-messages.ts'
import { readConversation, type Conversation } from '../../community/read-conversation.ts'
import { viewMessage } from '../../community/view-message.ts'
import type { Context } from '../../context.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { inboxText, messageKindLabel } from '../../i18n/inbox.ts'
import { timeAgo } from '../../i18n/relative.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { paint } from '../../io/paint.ts'
import { fit } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import type { Client } from '../../store/clients.ts'
import type { InboxMessage, OwnMessagePost } from '../../store/inbox.ts'
import { messageFacts } from './facts.ts'
import { authorWords, dueWords, textWords, whereWords } from './words.ts'

export async function run(context: Context, id: string): Promise<void> {
  const { io, lang, options } = context
  const { client, message } = await findMessage(context, id, { writes: false })
  const conversation = await readConversation(context, client, message)
  const { account, post, thread, history, history_count, answers, tone_words } = conversation
  const now = context.now()
  if (options.json) {
    return io.json({
      ...viewMessage(message, now),
      account: account?.name ?? null,
      post,
      conversation: thread.map((one) => viewMessage(one, now)),
      answers,
      history: history.map((one) => viewMessage(one, now)),
      history_count,
      tone_words,
    })
  }
  for (const line of wholeMessage(context, client, message)) io.print(line)
  io.print()
  if (post !== null) for (const line of facts([[say(lang, inboxText.label_post), postWords(post)]], io.columns)) io.print(line)
  for (const line of messageFacts(context, client, message, tone_words)) io.print(line)
  showConversation(context, client, message, conversation)
  if (message.status === 'answered' || message.status === 'closed') return
  io.note(say(lang, message.can_reply ? inboxText.reply_hint : inboxText.close_hint, { id: message.id }))
}

function postWords({ id, text }: OwnMessagePost): string {
  return `${id} · ${text.replace(/\s+/gu, ' ').trim()}`
}

/** Who wrote it, where, when, and all of it. */
export function wholeMessage(context: Context, client: Client, message: InboxMessage): string[] {
  const { io, lang } = context
  const { id, kind, network, at, rating, url, author_followers, author_url } = message
  const label = say(lang, messageKindLabel[kind])
  const heading = say(lang, inboxText.heading, {
    kind: `${label[0]?.toUpperCase() ?? ''}${label.slice(1)}`,
    id,
    where: whereWords(lang, network),
  })
  const author = authorWords(lang, message)
  const who = author_followers === null ? author : say(lang, inboxText.followers, { name: author, count: author_followers })
  const rows: (readonly [string, string])[] = [
    [say(lang, inboxText.label_author), who],
    ...(author_url === null ? [] : [['', author_url] as const]),
    [say(lang, inboxText.label_when), shortDateTime(lang, new Date(at), client.time_zone)],
    ...(rating === null ? [] : [[say(lang, inboxText.label_rating), say(lang, inboxText.stars, { count: rating })] as const]),
    ...(url === null ? [] : [[say(lang, inboxText.label_link), url] as const]),
  ]
  const width = Math.min(io.columns, 100)
  return [
    paint('bold', heading),
    ...facts(rows, io.columns),
    '',
    ...paragraphs(textOf(context, message), width - 2).map((line) => `  ${line}`),
  ]
}

function textOf({ lang }: Context, message: InboxMessage): string {
  if (message.forgotten_at !== null) return say(lang, inboxText.forgotten)
  const whole = message.title === null ? message.text : `${message.title}\n\n${message.text}`
  return whole.trim() === '' ? say(lang, inboxText.no_words) : whole
}

function paragraphs(text: string, width: number): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u).flatMap((line) => wrapText(line, width))
}

const shown = 5

function showConversation(context: Context, client: Client, message: InboxMessage, given: Conversation): void {
  const { io, lang } = context
  const { thread, answers, history, history_count } = given
  const line = (one: InboxMessage): string =>
    fit(
      `  ${one.id} · ${shortDateTime(lang, new Date(one.at), client.time_zone)} · ${authorWords(lang, one)} · ${textWords(lang, one)}`,
      io.columns,
    )
  if (thread.length > 0) {
    section(context, say(lang, inboxText.section_thread))
    for (const one of thread.slice(-shown)) io.print(line(one))
    more(context, thread.length)
  }
  if (answers.length > 0) {
    section(context, say(lang, inboxText.section_answers))
    for (const { id, status_words, at, text } of answers) {
      const when = at === null ? '' : ` · ${shortDateTime(lang, new Date(at), client.time_zone)}`
      io.print(fit(`  ${id}${when} · ${status_words} · ${text.replace(/\s+/gu, ' ')}`, io.columns))
    }
  }
  if (message.author === null) return
  if (history.length === 0) return io.note(say(lang, inboxText.history_none))
  section(context, say(lang, inboxText.section_history))
  for (const one of history.slice(0, shown)) {
    const words = [timeAgo(lang, one.at, context.now().toISOString()), dueWords(lang, one, context.now())]
    io.print(fit(`  ${one.id} · ${words.join(' · ')} · ${textWords(lang, one)}`, io.columns))
  }
  more(context, history_count)
}

function section({ io }: Context, title: string): void {
  io.print()
  io.print(paint('bold', title))
}

function more({ io, lang }: Context, count: number): void {
  if (count > shown) io.print(paint('dim', `  ${say(lang, inboxText.more, { count: count - shown })}`))
}
