import { chooseClient } from '../../clients/choose-client.ts'
import { viewMessage } from '../../community/view-message.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { relative } from '../../i18n/relative.ts'
import { inboxText, messageKindLabel } from '../../i18n/inbox.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { readersNetwork } from '../../networks/readers-network.ts'
import type { Client } from '../../store/clients.ts'
import type { InboxMessage, MessageFilter, MessageKind, MessageLevel, MessageStatus, Tone } from '../../store/inbox.ts'
import { summary } from '../entries.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { readDay } from './moment.ts'
import { readTags } from './read-tags.ts'
import { authorWords, paintedDue, paintedLevel, textWords, whereWords } from './words.ts'

/** Rows that a person is shown without `--limit`; JSON and CSV have them all. */
const screenful = 50

/** What is asked for by what it says or when it was written is looked for among all messages; else only what waits is shown. */
const ofAll = ['status', 'tag', 'tone', 'from', 'toDate'] as const

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const filter = filterOf(context, client, flags)
  const limit = limitOf(context, flags)
  if (text(flags, 'format') !== null || text(flags, 'output') !== null)
    return (await import('./export.ts')).exportMessages(context, client, await messagesOf(context, filter, limit), flags)
  const now = context.now()
  if (options.json) {
    const views = (await messagesOf(context, filter, limit)).map((one) => viewMessage(one, now))
    return io.json(views)
  }
  const room = limit ?? screenful
  // one more than is shown tells whether there are more
  const found = await messagesOf(context, filter, room + 1)
  const shown = found.slice(0, room)
  if (shown.length === 0) {
    const narrowed = flags['all'] === true || Object.keys(filter).some((key) => key !== 'client' && key !== 'waiting')
    io.note(say(lang, narrowed ? inboxText.empty_filter : inboxText.empty))
    if (!narrowed) io.note(say(lang, inboxText.empty_hint))
    return
  }
  const head = [
    { title: say(lang, inboxText.col_id), align: 'right' as const },
    { title: say(lang, inboxText.col_due) },
    { title: say(lang, inboxText.col_where) },
    { title: say(lang, inboxText.col_kind) },
    { title: say(lang, inboxText.col_text), flexible: true },
  ]
  const rows = shown.map((one) => [
    String(one.id),
    paintedDue(lang, one, now),
    whereWords(lang, one.network),
    say(lang, messageKindLabel[one.kind]),
    lineOf(context, one),
  ])
  io.print(table(head, rows, io.columns).join('\n'))
  if (found.length > room) io.note(say(lang, inboxText.limited, { count: shown.length }))
  await tellBacklog(context, client)
}

function lineOf({ lang }: Context, message: InboxMessage): string {
  const level = message.level === 'green' ? [] : [paintedLevel(lang, message.level)]
  const stars = message.rating === null ? [] : [`${message.rating}/5`]
  const words = textWords(lang, message)
  const named = message.author_name !== null && message.forgotten_at === null
  const said = named ? say(lang, inboxText.said, { author: authorWords(lang, message), words }) : words
  return [...level, ...stars, said].join(' · ')
}

/** « 12 messages attendent une réponse, dont 3 en retard ; prochaine échéance : dans 2 heures » */
async function tellBacklog(context: Context, client: Client): Promise<void> {
  const { io, lang } = context
  const now = context.now()
  const { waiting, overdue, next_due_at } = await (await context.store()).inbox.backlog(client.slug, now.toISOString())
  const next = next_due_at === null ? null : say(lang, inboxText.next_due, { when: relative(lang, now, new Date(next_due_at)) })
  const late = overdue === 0 ? null : say(lang, inboxText.of_which_overdue, { count: overdue })
  io.note(summary(say(lang, inboxText.waiting, { count: waiting }), late, next))
}

/** What is waited for first, by its deadline; then the rest, the newest first. */
export async function messagesOf(context: Context, filter: MessageFilter, limit: number | null): Promise<InboxMessage[]> {
  const { inbox } = await context.store()
  const most = limit === null ? {} : { limit }
  const waiting = await inbox.list({ ...filter, ...most, waiting: true, order: 'due' })
  if (filter.waiting === true || (limit !== null && waiting.length >= limit)) return waiting
  const left = limit === null ? {} : { limit: limit - waiting.length }
  return [...waiting, ...(await inbox.list({ ...filter, ...left, waiting: false, order: 'newest' }))]
}

function filterOf(context: Context, client: Client, flags: Flags): MessageFilter {
  const of = (name: string): string | null => text(flags, name)
  const filter: { -readonly [K in keyof MessageFilter]: MessageFilter[K] } = { client: client.slug }
  const all = flags['all'] === true || ofAll.some((name) => of(name) !== null)
  if (!all || flags['overdue'] === true) filter.waiting = true
  if (flags['overdue'] === true) filter.due_before = context.now().toISOString()
  const [status, kind, level, tone, network, assigned, tag, from, to] = [
    of('status'),
    of('kind'),
    of('level'),
    of('tone'),
    of('network'),
    of('assignedTo'),
    of('tag'),
    of('from'),
    of('toDate'),
  ]
  if (status !== null) filter.status = [status as MessageStatus]
  if (kind !== null) filter.kind = [kind as MessageKind]
  if (level !== null) filter.level = [level as MessageLevel]
  if (tone !== null) filter.tone = tone as Tone
  if (network !== null) filter.network = networkNamed(network)
  if (assigned !== null) filter.assigned_to = assigned.trim()
  if (tag !== null) {
    const [first] = readTags(context, tag)
    if (first !== undefined) filter.tag = first
  }
  if (from !== null) filter.from = readDay(context, from, client.time_zone, 0)
  if (to !== null) filter.to = readDay(context, to, client.time_zone, 1)
  return filter
}

function networkNamed(typed: string): string {
  const name = typed.trim().toLowerCase()
  const known = readersNetwork(name, null)
  return known === 'other' ? name : known
}

function limitOf({ lang }: Context, flags: Flags): number | null {
  const typed = text(flags, 'limit')
  if (typed === null) return null
  if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed)
  throw new Failure('usage', 'bad_limit', say(lang, queueText.bad_limit, { value: typed }))
}
