import { chooseClient } from '../../clients/choose-client.ts'
import { pagesToLookAt } from '../../community/pages.ts'
import type { Context } from '../../context.ts'
import { addDays, dayOf } from '../../days.ts'
import { Failure } from '../../failure.ts'
import { number, shortDate } from '../../i18n/format.ts'
import { listenText } from '../../i18n/listen.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { plotBars, plotLegend, type PlotBar } from '../../io/plot.ts'
import { dayInstant } from '../../posts/day-instant.ts'
import type { Client } from '../../store/clients.ts'
import type { InboxMessage, MessageFilter, Tone } from '../../store/inbox.ts'
import type { ListenQuery } from '../../store/listen.ts'
import { readDay } from '../inbox/moment.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { findQuery } from './find-query.ts'
import { mentionLines, toneWords } from './run.ts'

const usualDays = 30
const usualLimit = 20
const largestLimit = 10_000
/** More days than these are drawn as weeks. */
const mostBars = 31

export async function run(context: Context, name: string | null, flags: Flags): Promise<void> {
  if (flags['method'] === true) return (await import('./method.ts')).showMethod(context)
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const store = await context.store()
  const query = name === null ? null : await findQuery(context, client, name)
  const today = dayOf(context.now(), client.time_zone)
  const typed = text(flags, 'from')
  const from = typed === null ? instantOf(addDays(today, 1 - usualDays), client) : readDay(context, typed, client.time_zone, 0)
  const tone = text(flags, 'tone') as Tone | null
  const filter: MessageFilter = {
    client: client.slug,
    from,
    ...(query === null ? { source: ['listen'] } : { query_id: query.id }),
    ...(tone !== null && { tone }),
  }
  const csv = text(flags, 'format') === 'csv'
  const whole = csv || options.json || options.jsonl
  const limit = limitOf(context, flags, whole ? largestLimit : usualLimit)
  const messages = await store.inbox.list({ ...filter, limit })
  if (csv) return (await import('../inbox/export.ts')).exportMessages(context, client, messages, flags)
  if (options.json) return io.json(messages)
  const queries = query === null ? await store.listen.list(client.slug) : [query]
  if (queries.length === 0) {
    io.note(say(lang, listenText.none))
    return io.note(say(lang, listenText.none_hint))
  }
  const total = await store.inbox.count(filter)
  const since = shortDate(lang, dayOf(new Date(from), client.time_zone))
  if (total === 0) io.print(say(lang, listenText.nothing_found, { from: since }))
  else {
    io.print(paint('bold', say(lang, listenText.total, { count: total, from: since })))
    const drawn = total === messages.length ? messages : await store.inbox.list(filter)
    for (const line of plotOf(context, client, drawn, from)) io.print(line)
    io.print()
    for (const message of messages) for (const line of mentionLines(context, client, message)) io.print(line)
    if (total > messages.length) io.note(say(lang, listenText.limited, { count: messages.length }))
    io.note(say(lang, listenText.tone_hint))
  }
  showPages(context, queries)
}

const instantOf = (day: string, { time_zone }: Client): string => dayInstant(day, 0, time_zone) ?? `${day}T00:00:00.000Z`

function showPages(context: Context, queries: readonly ListenQuery[]): void {
  const { io, lang } = context
  const due = pagesToLookAt(queries, context.now())
  if (due.length === 0) return
  io.print()
  io.print(paint('bold', say(lang, listenText.pages)))
  for (const address of due) io.print(`  ${address}`)
  io.note(say(lang, listenText.page_hint))
}

const fills = { positive: '░', neutral: '▒', unknown: '▒', negative: '█' } as const

/** A bar for each day (each week, over a month), as dark as most of what was said in it was harsh. */
function plotOf(context: Context, client: Client, messages: readonly InboxMessage[], from: string): string[] {
  const { io, lang } = context
  const counted = messages.filter(({ copy_of, close_reason }) => copy_of === null && close_reason !== 'spam')
  const [first, last] = [dayOf(new Date(from), client.time_zone), dayOf(context.now(), client.time_zone)]
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  const step = days.length > mostBars ? 7 : 1
  const bars: PlotBar[] = []
  for (let at = 0; at < days.length; at += step) {
    const of = new Set(days.slice(at, at + step))
    const inside = counted.filter((one) => of.has(dayOf(new Date(one.at), client.time_zone)))
    const negative = inside.filter(({ tone }) => tone === 'negative').length
    const positive = inside.filter(({ tone }) => tone === 'positive').length
    const mood = negative > positive ? 'negative' : positive > negative ? 'positive' : 'neutral'
    const text =
      inside.length === 0
        ? '0'
        : negative === 0
          ? number(lang, inside.length)
          : `${number(lang, inside.length)} (${say(lang, listenText.of_tone, { count: number(lang, negative), tone: toneWords(lang, 'negative') })})`
    bars.push({
      label: shortDate(lang, days[at] ?? first),
      value: inside.length,
      text,
      fill: fills[mood],
      kind: mood === 'neutral' ? say(lang, listenText.mixed) : toneWords(lang, mood),
    })
  }
  // days before the first mention tell nothing
  const begin = Math.max(
    0,
    bars.findIndex(({ value }) => value !== 0),
  )
  const legend = plotLegend([
    [fills.positive, toneWords(lang, 'positive')],
    [fills.neutral, say(lang, listenText.mixed)],
    [fills.negative, toneWords(lang, 'negative')],
  ])
  return [...plotBars(bars.slice(begin), io.columns), legend]
}

function limitOf({ lang }: Context, flags: Flags, usual: number): number {
  const typed = text(flags, 'limit')
  if (typed === null) return usual
  const limit = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : 0
  if (limit >= 1 && limit <= largestLimit) return limit
  throw new Failure('usage', 'bad_limit', say(lang, listenText.bad_limit))
}
