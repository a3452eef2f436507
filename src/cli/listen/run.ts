import { chooseClient } from '../../clients/choose-client.ts'
import { sourceWords } from '../../community/add-query.ts'
import { runListening, toneOrder, verdictOf, type Listened } from '../../community/run-listening.ts'
import type { SourceResult } from '../../community/read-sources.ts'
import type { Context } from '../../context.ts'
import { exitCodes } from '../../failure.ts'
import { list, number, percent, shortDateTime } from '../../i18n/format.ts'
import { toneLabel } from '../../i18n/inbox.ts'
import { feedText } from '../../i18n/feed.ts'
import { listenText, voiceReason } from '../../i18n/listen.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { sign } from '../../io/signs.ts'
import { progressBar } from '../../io/plot.ts'
import { withSpinner } from '../../io/spinner.ts'
import { fit } from '../../io/table.ts'
import { wrapText } from '../../io/wrap.ts'
import type { Client } from '../../store/clients.ts'
import type { InboxMessage } from '../../store/inbox.ts'
import { evaluationJson, levelWord, showEvaluation } from '../crisis/show-evaluation.ts'
import { summary } from '../entries.ts'
import { authorWords, textWords, whereWords } from '../inbox/words.ts'
import { untilInterrupted } from '../interruption.ts'
import type { Flags } from '../queue/flag-values.ts'
import { priceWords } from '../queue/render.ts'

export async function run(context: Context, flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const store = await context.store()
  const all = flags['allClients'] === true
  const clients = all ? await store.clients.list() : [await chooseClient(context, { writes: true })]
  if (options.dry_run) return showPlan(context, clients)
  const billed = await asksX(context, clients)
  const interruption = untilInterrupted()
  try {
    const listen = (): Promise<Listened[]> =>
      withSpinner(context, say(lang, listenText.reading), (show) =>
        runListening(context, clients, {
          signal: interruption.signal,
          seen_by_a_person: io.stdoutIsTerminal && !options.quiet && !options.json,
          progress: (done, total, source, client) => {
            const values = { client: client.slug, source: sourceWords(lang, source), done: done + 1, total }
            show(fit(`${progressBar(done, total)} ${say(lang, listenText.reading_one, values)}`, Math.max(20, io.columns - 4)))
          },
        }),
      )
    // two rounds at once could each spend what is left of the month's money
    const listened = billed ? await store.exclusively('reads', listen) : await listen()
    for (const warning of (await context.secrets()).warnings()) io.note(warning)
    if (options.json) io.json(all ? listened.map(view) : view(listened[0]))
    const codes: number[] = []
    for (const one of listened) {
      const client = clients.find(({ slug }) => slug === one.client)
      if (client === undefined || (all && one.queries === 0)) continue
      if (options.json) {
        if (one.evaluation !== null) codes.push(showEvaluation(context, client, one.evaluation))
        continue
      }
      if (all) io.print(paint('bold', client.name))
      codes.push(digest(context, client, one))
    }
    // something grave that nobody was told of is worse than a source that does not answer
    if (codes.includes(exitCodes.failed)) return exitCodes.failed
    const verdict = verdictOf(listened)
    return verdict === null ? exitCodes.done : exitCodes[verdict]
  } finally {
    interruption.done()
  }
}

async function asksX(context: Context, clients: readonly Client[]): Promise<boolean> {
  const { listen } = await context.store()
  for (const { slug } of clients) {
    const queries = await listen.list(slug)
    if (queries.some(({ sources }) => sources.some(({ kind }) => kind === 'x_search'))) return true
  }
  return false
}

async function showPlan(context: Context, clients: readonly Client[]): Promise<number> {
  const { io, lang, options } = context
  const { listen } = await context.store()
  const plan = []
  for (const { slug } of clients) {
    for (const { name, sources } of await listen.list(slug)) {
      for (const source of sources) {
        const { id: source_id, kind, address, place, read_at } = source
        plan.push({ client: slug, query: name, source_id, kind, address, place, read_at })
        if (!options.json && kind !== 'by_hand')
          io.print(say(lang, listenText.would_read, { source: sourceWords(lang, source), query: name }))
      }
    }
  }
  if (options.json) io.json(plan)
  else io.note(say(lang, plan.length === 0 ? listenText.none : listenText.dry))
  return exitCodes.done
}

/** As `--json` gives it. */
function view(listened: Listened | undefined) {
  if (listened === undefined) return null
  const { sources, evaluation, ...rest } = listened
  return {
    ...rest,
    sources: sources.map(({ source, query, refused: _refused, cursor: _cursor, ...one }) => ({
      source_id: source.id,
      query: query.name,
      kind: source.kind,
      address: source.address,
      place: source.place,
      ...one,
    })),
    evaluation: evaluation === null ? null : evaluationJson(evaluation, false),
  }
}

function digest(context: Context, client: Client, listened: Listened): number {
  const { io, lang } = context
  if (listened.queries === 0) {
    io.note(say(lang, listenText.none))
    io.note(say(lang, listenText.none_hint))
    return exitCodes.done
  }
  const { mentions, copies, others, sources } = listened
  const read = sources.filter(({ status }) => status === 'read' || status === 'unchanged').length
  io.print(
    summary(
      mentions === 0 ? say(lang, listenText.no_new) : paint('bold', say(lang, listenText.new_mentions, { count: mentions })),
      copies === 0 ? null : say(lang, listenText.copies, { count: copies }),
      others === 0 ? null : say(lang, listenText.others, { count: others }),
      say(lang, listenText.sources_read, { count: read }),
    ),
  )
  for (const { network, mentions: count, tones } of listened.places) {
    const words = toneOrder
      .filter((tone) => tones[tone] > 0)
      .map((tone) => say(lang, listenText.of_tone, { count: number(lang, tones[tone]), tone: toneWords(lang, tone) }))
    const values = { place: whereWords(lang, network), count: number(lang, count), words: words.join(', ') }
    io.print(`  ${say(lang, listenText.place_line, values)}`)
  }
  showImportant(context, client, listened.important)
  showVoice(context, listened)
  const code = showLevel(context, client, listened)
  showProblems(context, client, sources)
  showPages(context, sources)
  return code
}

export function toneWords(lang: Lang, tone: 'positive' | 'neutral' | 'negative' | 'unknown'): string {
  return say(lang, tone === 'unknown' ? listenText.tone_unknown : toneLabel[tone])
}

function showImportant(context: Context, client: Client, important: readonly InboxMessage[]): void {
  const { io, lang } = context
  if (important.length === 0) return
  io.print()
  io.print(paint('bold', say(lang, listenText.important)))
  for (const message of important) for (const line of mentionLines(context, client, message)) io.print(line)
  io.note(say(lang, listenText.show_hint))
  io.note(say(lang, listenText.take_up_hint))
}

/** Two lines: where, when, who, how; then the words. */
export function mentionLines({ io, lang }: Context, client: Client, message: InboxMessage): string[] {
  const { id, network, at, tone, sensitive } = message
  const said = tone === null ? null : toneWords(lang, tone)
  const head = summary(
    String(id),
    whereWords(lang, network),
    shortDateTime(lang, new Date(at), client.time_zone),
    message.author_name === null ? null : authorWords(lang, message),
    said === null ? null : tone === 'negative' ? paint('red', said) : tone === 'positive' ? paint('green', said) : said,
    sensitive.length === 0 ? null : paint('yellow', say(lang, listenText.alert_words, { words: sensitive.join(', ') })),
  )
  return [...wrapText(head, io.columns), `  ${fit(textWords(lang, message), Math.max(20, io.columns - 2))}`]
}

function showVoice({ io, lang }: Context, { voice }: Listened): void {
  io.print()
  const { share_bp, share_reason, mentions, competitors } = voice
  if (share_bp === null) {
    const reason = share_reason === null ? '' : say(lang, voiceReason[share_reason])
    io.print(say(lang, listenText.no_voice, { reason }))
    if (share_reason === 'no_competitor') io.note(say(lang, listenText.competitor_hint))
    return
  }
  const all = competitors.reduce((sum, one) => sum + one.mentions, mentions)
  const names = list(
    lang,
    competitors.map(({ name, mentions: count }) =>
      say(lang, listenText.voice_competitor, { name, count: number(lang, count) }),
    ),
  )
  const values = { share: percent(lang, share_bp), mentions: number(lang, mentions), all: number(lang, all), names }
  for (const line of wrapText(say(lang, listenText.voice, values), io.columns)) io.print(line)
}

/** The level in force, a spike of praise, and whatever has moved. Gives 1 where something grave happens and nobody could be told. */
function showLevel(context: Context, client: Client, { evaluation }: Listened): number {
  if (evaluation === null) return exitCodes.done
  const { io, lang } = context
  const { before, level, input, result } = evaluation
  if (before === level) io.print(say(lang, listenText.level, { level: levelWord(lang, level) }))
  if (level !== 'green') {
    const values = {
      mentions: number(lang, input.mentions_24h),
      negative: number(lang, input.negative_24h),
      index: result.index,
    }
    io.print(say(lang, listenText.level_index, values))
  }
  if (result.positive_spike) {
    const values = {
      count: number(lang, input.mentions_24h),
      usual: number(lang, Math.round(input.baseline_daily_median ?? 0)),
    }
    for (const line of wrapText(say(lang, listenText.positive_spike, values), io.columns)) io.print(line)
  }
  return showEvaluation(context, client, evaluation)
}

/** What went wrong is told with --quiet too. */
function showProblems(context: Context, client: Client, sources: readonly SourceResult[]): void {
  const { io, lang } = context
  for (const { source, status, items, left_out, problem, retry_at, cost } of sources) {
    const named = sourceWords(lang, source)
    if (status === 'failed') {
      const values = { source: named, problem: (problem ?? '').replace(/\.$/, '') }
      const words =
        retry_at === null
          ? say(lang, listenText.failed_source, values)
          : say(lang, listenText.failed_until, { ...values, at: shortDateTime(lang, new Date(retry_at), client.time_zone) })
      for (const [at, line] of wrapText(words, io.columns - 2).entries()) io.complain(`${at === 0 ? sign.bad : ' '} ${line}`)
    }
    if (left_out > 0) {
      const values = { source: named, kept: items ?? 0, count: left_out }
      for (const line of wrapText(say(lang, feedText.left_out, values), io.columns)) io.note(line)
    }
    if (status === 'over_budget') io.note(`${sign.warning} ${say(lang, listenText.over_budget, { source: named })}`)
    if (cost !== null && cost.micros > 0) io.note(say(lang, listenText.cost, { cost: priceWords(context, cost) }))
  }
}

function showPages(context: Context, sources: readonly SourceResult[]): void {
  const { io, lang } = context
  const pages = sources.filter(({ status }) => status === 'to_look_at')
  if (pages.length === 0) return
  io.print()
  io.print(paint('bold', say(lang, listenText.pages)))
  for (const address of new Set(pages.map(({ source }) => source.address ?? ''))) io.print(`  ${address}`)
  io.note(say(lang, listenText.page_hint))
}
