import { chooseClient } from '../../clients/choose-client.ts'
import {
  addQuery,
  lookAtFeed,
  planQuery,
  sourceWords,
  type AskedQuery,
  type PlannedQuery,
  type XPrice,
} from '../../community/add-query.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { listenText } from '../../i18n/listen.ts'
import { queueText } from '../../i18n/queue.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { withSpinner } from '../../io/spinner.ts'
import { wrapText } from '../../io/wrap.ts'
import type { Client } from '../../store/clients.ts'
import type { ListenPlace } from '../../store/listen.ts'
import { text, texts, type Flags } from '../queue/flag-values.ts'
import { priceWords } from '../queue/render.ts'
import { subjectWords, wantedWords } from './words.ts'

export async function run(context: Context, name: string | undefined, flags: Flags): Promise<void> {
  if (flags['suggest'] === true) return (await import('./suggest.ts')).suggest(context)
  const client = await chooseClient(context, { writes: true })
  const asked: AskedQuery = {
    name: name ?? '',
    any_words: texts(flags, 'any') ?? [],
    all_words: texts(flags, 'all') ?? [],
    none_words: texts(flags, 'none') ?? [],
    competitor: text(flags, 'competitor'),
    topic: flags['topic'] === true,
    lang: text(flags, 'onlyLang'),
    feeds: texts(flags, 'feed') ?? [],
    pages: texts(flags, 'page') ?? [],
    place: text(flags, 'place') as ListenPlace | null,
    tags: texts(flags, 'mastodon') ?? [],
    bluesky: searchFlag(flags, 'bluesky'),
    x: searchFlag(flags, 'x'),
  }
  await addAsked(context, client, asked, { check: flags['check'] !== false })
}

/** What the feeds hold is shown first, and what is billed is asked about. */
export async function addAsked(
  context: Context,
  client: Client,
  asked: AskedQuery,
  { check }: { check: boolean },
): Promise<void> {
  const { io, lang, options } = context
  const planned = await planQuery(context, client, asked)
  if (check && !options.dry_run) await lookAtFeeds(context, planned)
  if (planned.price !== null) await acceptPrice(context, planned.price)
  const { query, known, sources } = planned
  if (options.dry_run) {
    if (options.json) return io.json({ id: known?.id ?? null, dry_run: true, ...view(query), sources })
    const { name } = query
    io.print(
      known === null
        ? say(lang, listenText.would_add, { name, about: subjectWords(lang, query) })
        : say(lang, listenText.would_extend, { name }),
    )
    describe(context, { ...query, sources })
    return io.note(say(lang, queueText.dry_run))
  }
  const added = await addQuery(context, planned)
  if (options.json) return io.json(added)
  io.print(
    known === null
      ? say(lang, listenText.added, { name: added.name, about: subjectWords(lang, added) })
      : say(lang, listenText.extended, { name: added.name }),
  )
  describe(context, added)
  if (added.sources.length === 0) {
    io.note(say(lang, listenText.no_source))
    for (const line of wrapText(say(lang, listenText.no_source_hint), io.columns)) io.note(line)
  } else io.note(say(lang, listenText.run_hint))
}

const view = ({ name, about, competitor, any_words, all_words, none_words, lang }: PlannedQuery['query']) => ({
  name,
  about,
  competitor,
  any_words,
  all_words,
  none_words,
  lang,
})

function describe({ io, lang }: Context, query: PlannedQuery['query'] & { readonly sources: PlannedQuery['sources'] }): void {
  const rows: [string, string][] = [[say(lang, listenText.label_words), wantedWords(lang, query)]]
  if (query.sources.length > 0)
    rows.push([say(lang, listenText.label_sources), query.sources.map((one) => sourceWords(lang, one)).join('\n')])
  for (const line of facts(rows, io.columns)) io.print(line)
}

/** Each feed once: what is no feed is refused now, not found silent in a month. */
async function lookAtFeeds(context: Context, { query, sources }: PlannedQuery): Promise<void> {
  const { io, lang, options } = context
  for (const { kind, address } of sources) {
    if (kind !== 'feed' || address === null) continue
    const source = sourceWords(lang, { kind, address })
    const seen = await withSpinner(context, say(lang, listenText.checking, { source }), () =>
      lookAtFeed(context, address, query).catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error
        const message = say(lang, listenText.feed_refused, { url: address, problem: error.message })
        const hint = [error.hint, say(lang, listenText.feed_refused_hint)].filter((one) => one !== undefined).join('\n')
        throw new Failure(error.kind, error.code, message, { hint, details: error.details, cause: error })
      }),
    )
    if (options.json) continue
    const title = seen.title?.trim() || say(lang, listenText.feed_untitled)
    io.note(say(lang, listenText.feed_seen, { title, count: seen.items, matches: seen.matches }))
  }
}

/** Throws `Failure` usage `price_not_accepted`. */
async function acceptPrice(context: Context, price: XPrice): Promise<void> {
  const { io, lang, options } = context
  const words = (micros: number): string => priceWords(context, { micros, currency: price.currency })
  const values = {
    post: words(price.prices.post),
    user: words(price.prices.user),
    most: words(price.most_micros),
    budget: words(price.micros),
    spent: words(price.spent_micros),
  }
  const told = say(lang, listenText.price_of_x, values)
  if (!options.json) for (const line of wrapText(told, io.columns)) io.note(line)
  if (options.yes || options.dry_run) return
  if (options.input && (await (await context.ask()).confirm(say(lang, listenText.accept_price), false))) return
  throw new Failure('usage', 'price_not_accepted', say(lang, listenText.price_not_accepted), {
    hint: say(lang, listenText.price_not_accepted_hint),
    details: options.json ? [told] : [],
  })
}

function searchFlag(flags: Flags, name: string): string | true | null {
  return flags[name] === true ? true : text(flags, name)
}
