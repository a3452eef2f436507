import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { date, dateTime } from '../../i18n/format.ts'
import { queueText } from '../../i18n/queue.ts'
import { seriesText } from '../../i18n/series.ts'
import { templateText } from '../../i18n/templates.ts'
import { say, type Text } from '../../i18n/text.ts'
import { addSeries, planSeries, type PlannedSeries } from '../../posts/add-series.ts'
import { addToPool, findPool, planEntry } from '../../posts/add-to-pool.ts'
import { chooseTime, sayTime, type Due } from '../../posts/choose-time.ts'
import { drawPost, prepareDraw } from '../../posts/draw-post.ts'
import { nothingSaid, type PostInput } from '../../posts/post-input.ts'
import { accountsFor, targetFor, type Prepared } from '../../posts/prepare-post.ts'
import { previewOf } from '../../posts/preview-post.ts'
import { remarkPlan } from '../../posts/remark-plan.ts'
import { sayRule } from '../../posts/say-rule.ts'
import { horizonDays } from '../../posts/series-horizon.ts'
import { total, viewPost, viewPrepared } from '../../posts/view-post.ts'
import { viewNewSeries } from '../../posts/view-series.ts'
import type { Client } from '../../store/clients.ts'
import type { Post } from '../../store/posts.ts'
import { completed, confirmPrice, tellIssues } from './add.ts'
import { text, texts, type Flags } from './flag-values.ts'
import { postInput } from './flags.ts'
import { accountsWords, priceWords, statusWord } from './render.ts'
import { tellTagged } from './tagged.ts'
import { showPreviews } from './show-preview.ts'

/** `--repeat`: a series. `--evergreen`: into a pool. `--from-pool`: out of one, once or as a series. */
export async function run(context: Context, word: string | undefined, flags: Flags): Promise<number> {
  const { lang } = context
  const refuse = (code: string, message: Text<string, string>, hint?: Text<string, string>): Failure =>
    new Failure('usage', code, say(lang, message as Text), hint === undefined ? {} : { hint: say(lang, hint as Text) })
  const [repeat, until, evergreen, from] = ['repeat', 'until', 'evergreen', 'fromPool'].map((name) => text(flags, name))
  if (until != null && repeat == null) throw refuse('until_alone', seriesText.until_alone, seriesText.unreadable_hint)
  if ((flags['variant'] !== undefined || flags['maxUses'] !== undefined) && evergreen == null)
    throw refuse('only_evergreen', seriesText.only_evergreen)
  const client = await chooseClient(context, { writes: true })
  if (flags['fromPost'] !== undefined)
    throw refuse('from_post_and_file', templateText.from_post_and_file, queueText.one_of_them)
  const said = await postInput(context, word, flags, client)
  if (evergreen != null) {
    if (said.at !== null || flags['now'] === true || flags['slot'] !== undefined || repeat != null || from != null)
      throw refuse('entry_with_time', seriesText.entry_with_time, queueText.one_of_them)
    return putAside(context, client, await completed(context, said), evergreen, flags)
  }
  if (said.draft || flags['now'] === true || flags['slot'] !== undefined)
    throw refuse('no_other_time', seriesText.no_other_time, queueText.one_of_them)
  const own: PostInput = { ...said, to: null, at: null }
  if (from != null && Object.entries(own).some(([field, value]) => value !== nothingSaid[field as keyof PostInput]))
    throw refuse('pool_and_text', seriesText.pool_and_text, queueText.one_of_them)
  const input = from == null ? await completed(context, said) : said
  const due = await dueOf(context, client, said.at)
  const pool = from == null ? null : await findPool(context, client, from)
  const allow_duplicate = flags['allowDuplicate'] === true
  if (repeat == null) return drawOnce(context, client, input, pool?.id ?? 0, due)
  const planned = await planSeries(context, client, input, {
    repeat,
    until: until ?? null,
    due,
    pool_id: pool?.id ?? null,
    allow_duplicate,
  })
  return addPlanned(context, client, planned)
}

async function dueOf(context: Context, client: Client, typed: string | null): Promise<Due> {
  const { lang, options } = context
  const asked =
    typed ?? (options.input && !options.yes ? (await (await context.ask()).text(say(lang, queueText.ask_when))).trim() : '')
  if (asked === '')
    throw new Failure('usage', 'needs_time', say(lang, seriesText.needs_time), { hint: say(lang, seriesText.needs_time_hint) })
  return chooseTime(context, asked, client.time_zone)
}

async function addPlanned(context: Context, client: Client, planned: PlannedSeries): Promise<number> {
  const { io, lang, options } = context
  const { series, first, next } = planned
  const words = sayRule(lang, series.rule, series.first_local)
  if (options.dry_run) {
    if (options.json) {
      io.json({ ...viewPrepared(first.post, lang), series: viewNewSeries(series, next, [], lang) })
      return 0
    }
    io.print(say(lang, seriesText.would_add))
    io.print(words)
    tellDates(context, planned)
    tellPrice(context, first)
    preview(context, first)
    io.note(say(lang, queueText.dry_run))
    return 0
  }
  await confirmPrice(context, first)
  const told = { ...first, post: await remarkPlan(context, client, first.post) }
  const added = await addSeries(context, planned)
  const [post] = added.posts
  const ids = added.posts.map(({ id }) => id)
  if (options.json) {
    io.json({
      ...(post ? viewPost(post, lang) : viewPrepared(first.post, lang)),
      series: viewNewSeries(added.series, next, ids, lang),
    })
    return 0
  }
  io.print(say(lang, seriesText.added, { id: added.series.id, count: ids.length, posts: span(ids) }))
  io.print(words)
  io.print(accountsWords(context, first.post.deliveries))
  tellTagged(context, first.post)
  tellDates(context, planned)
  if (added.series.extend_at !== null) {
    const days = series.pool_id === null ? horizonDays.template : horizonDays.pool
    io.note(say(lang, seriesText.goes_on, { days }))
  }
  tellIssues(context, told, ['clock_gap', 'clock_twice'])
  tellWaiting(context, first, post)
  if (added.series.problem !== null) io.note(added.series.problem.message)
  return 0
}

/** The next five dates, and everything about them that may surprise. */
function tellDates(context: Context, { series, next, clocks, remarks, short_months }: PlannedSeries): void {
  const { io, lang } = context
  io.print(say(lang, seriesText.next_dates))
  for (const { scheduled_at } of next) io.print(`  ${dateTime(lang, new Date(scheduled_at), series.time_zone)}`)
  const [first] = next
  if (first && first.occurrence.slice(0, 10) !== series.first_local.slice(0, 10)) {
    io.note(say(lang, seriesText.begins_later, { first: date(lang, series.first_local), date: date(lang, first.occurrence) }))
  }
  if (short_months !== null) io.note(say(lang, seriesText.short_months, { day: short_months }))
  for (const { clock, occurrence, scheduled_local } of clocks) {
    const values = { date: date(lang, occurrence), time: occurrence.slice(11) }
    io.note(
      clock === 'gap'
        ? say(lang, seriesText.clock_gap, { ...values, instead: scheduled_local.slice(11) })
        : say(lang, seriesText.clock_twice, values),
    )
  }
  for (const { network, reason } of remarks) io.note(say(lang, seriesText.alike, { network, reason: say(lang, reason) }))
}

function tellPrice(context: Context, { post }: Prepared): void {
  const price = total(post.deliveries)
  if (price !== null) context.io.note(say(context.lang, seriesText.price_each, { price: priceWords(context, price) }))
}

function tellWaiting(context: Context, prepared: Prepared, post: Post | undefined): void {
  const { io, lang } = context
  if (post?.status !== 'awaiting_approval') return
  if (prepared.sensitive.length > 0) io.note(say(lang, queueText.sensitive, { words: prepared.sensitive.join(', ') }))
  io.note(say(lang, queueText.waits, { id: post.id }))
}

function preview(context: Context, { post, targets }: Prepared): void {
  showPreviews(
    context,
    post.deliveries.map((delivery) => previewOf(context, targetFor(targets, delivery), delivery)),
  )
  context.io.note('')
}

/** `12–20`, or the numbers when others are between them. */
export function span(ids: readonly number[]): string {
  const [first, last] = [ids[0], ids.at(-1)]
  if (first === undefined || last === undefined) return '–'
  return last - first === ids.length - 1 && ids.length > 2 ? `${first}–${last}` : ids.join(', ')
}

async function drawOnce(context: Context, client: Client, input: PostInput, pool_id: number, due: Due): Promise<number> {
  const { io, lang, options } = context
  const { scheduled_at, scheduled_local, time_zone, typed_at } = due
  const account_ids =
    input.to === null ? null : (await accountsFor(context, client, input, undefined)).accounts.map((account) => account.id)
  const time = { occurrence: scheduled_local, scheduled_at, scheduled_local, clock: null }
  const draw = { pool_id, time, time_zone, typed_at, account_ids, series: null }
  const { prepared } = await prepareDraw(context, client, draw)
  if (options.dry_run) {
    if (options.json) io.json(viewPrepared(prepared.post, lang))
    else {
      const count = prepared.post.deliveries.length
      io.print(say(lang, queueText.would_add, { count, status: statusWord(context, prepared.post.state) }))
      io.print(sayTime(context, due))
      preview(context, prepared)
      io.note(say(lang, queueText.dry_run))
    }
    return 0
  }
  await confirmPrice(context, prepared)
  const post = await drawPost(context, client, draw)
  if (typeof post === 'string') throw new Error(`a single draw came to ${post}`)
  if (options.json) {
    io.json(viewPost(post, lang))
    return 0
  }
  io.print(say(lang, queueText.added, { id: post.id, count: post.deliveries.length, status: statusWord(context, post.status) }))
  io.print(sayTime(context, due))
  io.print(accountsWords(context, post.deliveries))
  tellTagged(context, post)
  tellIssues(context, { ...prepared, post: await remarkPlan(context, client, { ...prepared.post, id: post.id }) })
  tellWaiting(context, prepared, post)
  return 0
}

async function putAside(context: Context, client: Client, input: PostInput, pool: string, flags: Flags): Promise<number> {
  const { io, lang, options } = context
  const typed = text(flags, 'maxUses')
  if (typed !== null && !/^[1-9]\d{0,4}$/.test(typed))
    throw new Failure('usage', 'bad_uses', say(lang, seriesText.bad_uses, { value: typed }))
  const max_uses = typed === null ? null : Number(typed)
  const planned = await planEntry(context, client, input, { pool, variants: texts(flags, 'variant') ?? [], max_uses })
  const { name } = planned
  const { viewEntry } = await import('../../posts/view-pool.ts')
  if (options.dry_run) {
    if (options.json) io.json({ dry_run: true, pool: name, entry: { id: null, ...viewEntry(planned.entry) } })
    else {
      io.print(say(lang, seriesText.entry_would, { name }))
      preview(context, planned.prepared)
      io.note(say(lang, queueText.dry_run))
    }
    return 0
  }
  const { entry } = await addToPool(context, client, planned)
  if (options.json) {
    io.json({ pool: name, entry: { id: entry.id, ...viewEntry(entry) } })
    return 0
  }
  io.print(say(lang, seriesText.entry_added, { name, entry: entry.id, count: 1 + entry.variants.length }))
  io.print(accountsWords(context, planned.prepared.post.deliveries))
  tellIssues(context, planned.prepared)
  io.note(say(lang, seriesText.entry_next, { name }))
  return 0
}
