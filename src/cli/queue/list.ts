import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { queueText } from '../../i18n/queue.ts'
import { shortLocal } from '../../i18n/short-local.ts'
import { say } from '../../i18n/text.ts'
import { table } from '../../io/table.ts'
import { statusOrder } from '../../store/delivery-status.ts'
import type { DeliveryStatus } from '../../store/deliveries.ts'
import type { Client } from '../../store/clients.ts'
import type { PostFilter, PostLine } from '../../store/posts.ts'
import { text, texts, type Flags } from './flag-values.ts'
import { replyWords, statusWord, textOrNone } from './render.ts'

/** Rows that a person is shown without `--limit`; JSON has them all. */
const screenful = 100

export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = await chooseClient(context, { writes: false })
  const filter: PostFilter = { replies: 'open', ...(await filterOf(context, client.time_zone, flags)) }
  const store = await context.store()
  // what comes back is there before it is looked at; only loaded when a series is due for more posts
  if (!options.dry_run && (await store.series.due(context.now().toISOString())).length > 0)
    await (await import('../../posts/extend-series.ts')).extendDueSeries(context)
  if (options.json) {
    const { viewPost } = await import('../../posts/view-post.ts')
    const views = (await store.posts.list({ ...filter, client: client.slug })).map((post) => viewPost(post, lang))
    return io.json(views)
  }
  const room = filter.limit ?? screenful
  // one more than is shown tells whether there are more
  const found = await store.posts.lines({ ...filter, client: client.slug, limit: room + 1 })
  const posts = found.slice(0, room)
  if (posts.length === 0) {
    const filtered = filter.from !== undefined || filter.to !== undefined || filter.status !== undefined
    io.note(say(lang, filtered ? queueText.empty_filter : queueText.empty))
    if (!filtered) io.note(say(lang, queueText.empty_hint))
    return
  }
  const head = [
    { title: say(lang, queueText.col_id), align: 'right' as const },
    { title: say(lang, queueText.col_when) },
    { title: say(lang, queueText.col_accounts) },
    { title: say(lang, queueText.col_status) },
    { title: say(lang, queueText.col_text), flexible: true },
  ]
  const words = new Map<string, string>()
  const wordFor = ({ status, taken_away }: Pick<PostLine, 'status' | 'taken_away'>): string => {
    const key = `${status} ${taken_away}`
    const word = words.get(key) ?? statusWord(context, status, taken_away)
    words.set(key, word)
    return word
  }
  const rows = posts.map(({ id, status, taken_away, scheduled_local, series_id, answers_message, head: text_, accounts }) => [
    String(id),
    scheduled_local === null ? say(lang, queueText.no_time) : shortLocal(lang, scheduled_local),
    accounts.length > 1 ? `${accounts[0]} +${accounts.length - 1}` : (accounts[0] ?? ''),
    wordFor({ status, taken_away }),
    `${series_id === null ? '' : '↻ '}${replyWords(context, answers_message)}${textOrNone(context, text_)}`,
  ])
  io.print(table(head, rows, io.columns).join('\n'))
  if (found.length > room) io.note(say(lang, queueText.limited, { count: posts.length }))
  await tellDrift(context, client)
}

/** The mix of what was published lately and stands here, where it is far from the plan. */
async function tellDrift(context: Context, client: Client): Promise<void> {
  const strategy = await (await context.store()).strategies.get(client.slug)
  // nothing more is loaded for a client without a strategy
  if (strategy === null) return
  const { readMix } = await import('../../posts/read-mix.ts')
  const { dayOf } = await import('../../days.ts')
  const { driftWords } = await import('../../i18n/pillars.ts')
  const mix = await readMix(context, client, strategy, dayOf(context.now(), client.time_zone))
  const drift = driftWords(context.lang, mix?.drifted ?? [], mix?.next ?? null)
  if (drift !== null) context.io.note(`${drift[0]?.toUpperCase() ?? ''}${drift.slice(1)}`)
}

/** What `--all`, `--status`, `--from`, `--to-date` and `--limit` choose. Throws `Failure` usage `bad_status`, `bad_limit`, `bad_day`. */
export async function filterOf(context: Context, time_zone: string, flags: Flags): Promise<PostFilter> {
  const { lang } = context
  const filter: { -readonly [K in keyof PostFilter]: PostFilter[K] } = {}
  if (flags['all'] === true) filter.all = true
  const statuses = texts(flags, 'status')
    ?.flatMap((value) => value.split(','))
    .map((value) => value.trim())
  if (statuses) {
    const known: readonly string[] = statusOrder
    const wrong = statuses.find((status) => !known.includes(status))
    if (wrong !== undefined) {
      throw new Failure('usage', 'bad_status', say(lang, queueText.bad_status, { value: wrong }), {
        hint: say(lang, queueText.bad_status_hint, { names: statusOrder.join(', ') }),
      })
    }
    filter.status = statuses as DeliveryStatus[]
  }
  const limit = text(flags, 'limit')
  if (limit !== null) {
    if (!/^[1-9]\d{0,8}$/.test(limit)) throw new Failure('usage', 'bad_limit', say(lang, queueText.bad_limit, { value: limit }))
    filter.limit = Number(limit)
  }
  const from = text(flags, 'from')
  const to = text(flags, 'toDate')
  if (from !== null || to !== null) {
    const { dayInstant } = await import('../../posts/day-instant.ts')
    const instant = (value: string, days: number): string => {
      const at = dayInstant(value, days, time_zone)
      if (at === null)
        throw new Failure('usage', 'bad_day', say(lang, queueText.bad_day, { value }), {
          hint: say(lang, queueText.bad_day_hint),
        })
      return at
    }
    if (from !== null) filter.from = instant(from, 0)
    if (to !== null) filter.to = instant(to, 1)
  }
  return filter
}
