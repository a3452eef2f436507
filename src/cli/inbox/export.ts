import { resolve } from 'node:path'
import { cleanVerbatim, pseudonyms } from '../../community/pseudonym.ts'
import type { Context } from '../../context.ts'
import { documentLangs } from '../../clients/choose-client.ts'
import { toCsv } from '../../documents/csv.ts'
import { Failure } from '../../failure.ts'
import { shortDate } from '../../i18n/format.ts'
import { closeReasonLabel, inboxText, messageKindLabel, messageStatusLabel, toneLabel } from '../../i18n/inbox.ts'
import { tagLabel } from '../../i18n/message-tags.ts'
import { say } from '../../i18n/text.ts'
import { dayOf } from '../../days.ts'
import type { Client } from '../../store/clients.ts'
import type { InboxMessage } from '../../store/inbox.ts'
import { checkFolder, replaceFile } from '../hand-over.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { levelWords, whereWords } from './words.ts'

/** In the client's language, for it is who reads it; nobody is named. */
export async function exportMessages(
  context: Context,
  client: Client,
  messages: readonly InboxMessage[],
  flags: Flags,
): Promise<void> {
  const { io, lang, options } = context
  if (options.json) throw new Failure('usage', 'two_formats', say(lang, inboxText.csv_needs_output_free))
  const output = text(flags, 'output')
  const file = output === null || output === '-' ? null : resolve(context.cwd, output)
  if (file !== null) await checkFolder(context, file)
  const csv = await csvOf(context, client, messages)
  if (file === null) return io.raw(csv)
  if (!options.dry_run) await replaceFile(context, file, csv)
  io.note(say(lang, options.dry_run ? inboxText.csv_would : inboxText.csv_written, { path: file, count: messages.length }))
}

async function csvOf(context: Context, client: Client, messages: readonly InboxMessage[]): Promise<string> {
  const [lang = client.lang] = documentLangs(context, client)
  const who = pseudonyms(messages, lang)
  const namesIn = namesByThread(messages)
  const columns = ['id', 'date', 'network', 'kind', 'author', 'rating', 'text', 'tags', 'tone', 'level', 'status'] as const
  const header = columns.map((column) => say(lang, inboxText[`csv_${column}`]))
  const rows = messages.map((one) => [
    one.id,
    shortDate(lang, dayOf(new Date(one.at), client.time_zone)),
    whereWords(lang, one.network),
    say(lang, messageKindLabel[one.kind]),
    who(one),
    one.rating,
    cleanVerbatim(one.title === null ? one.text : `${one.title}\n${one.text}`, lang, namesIn(one)),
    one.tags.map((tag) => say(lang, tagLabel[tag])).join(', '),
    one.tone === null ? null : say(lang, toneLabel[one.tone]),
    levelWords(lang, one.level),
    one.close_reason === null ? say(lang, messageStatusLabel[one.status]) : say(lang, closeReasonLabel[one.close_reason]),
  ])
  return toCsv({ header, rows }, lang)
}

/** In one conversation people call each other by name. */
function namesByThread(messages: readonly InboxMessage[]): (message: InboxMessage) => readonly (string | null)[] {
  const names = new Map<string, Set<string | null>>()
  for (const { thread, author_name } of messages) {
    const there = names.get(thread)
    if (there) there.add(author_name)
    else names.set(thread, new Set([author_name]))
  }
  return ({ thread }) => [...(names.get(thread) ?? [])]
}
