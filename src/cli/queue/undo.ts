import { findClient } from '../../clients/find-client.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { deliveryStatusLabel } from '../../i18n/delivery-status-label.ts'
import { runsOf } from '../../i18n/format.ts'
import { queueText } from '../../i18n/queue.ts'
import { timeAgo } from '../../i18n/relative.ts'
import { shortLocal } from '../../i18n/short-local.ts'
import { say } from '../../i18n/text.ts'
import { undoActions, undoText } from '../../i18n/undo.ts'
import { paint } from '../../io/paint.ts'
import { fit, table } from '../../io/table.ts'
import { lastChange, takeBack } from '../../posts/take-back.ts'
import type { ChangedPost, PostFacts, QueueChange } from '../../store/changes.ts'
import { stateWords, worstStatus } from '../../store/delivery-status.ts'
import type { Flags } from './flag-values.ts'
import { statusWord } from './render.ts'

/** Posts that are shown one by one, of a long import. */
const shown = 10
const listed = 20

/** What is taken back is shown first, and asked about. With `--client` the last change of that client, else of all. */
export async function run(context: Context, flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const client = options.client === null ? null : (await findClient(context, options.client)).slug
  if (flags['list'] === true) return list(context, client)
  const change = await lastChange(context, client)
  if (!options.json) await show(context, change)
  if (change.refused === null && !options.yes && !options.dry_run) {
    if (!options.input) {
      const command = `smm queue undo${client === null ? '' : ` -c ${client}`}`
      throw new Failure('usage', 'confirmation_needed', say(lang, undoText.needs_yes), {
        hint: say(lang, undoText.needs_yes_hint, { command }),
      })
    }
    if (!(await (await context.ask()).confirm(say(lang, undoText.ask), true))) return io.note(say(lang, queueText.nothing_done))
  }
  await takeBack(context, change)
  const store = await context.store()
  const now = await Promise.all(change.posts.map(({ id }) => store.posts.get(id)))
  if (options.json)
    return io.json(
      view(
        change,
        options.dry_run,
        now.map((post) => post?.status ?? null),
      ),
    )
  if (options.dry_run) return io.note(say(lang, undoText.dry_run))
  io.print(say(lang, undoText.done))
  for (const post of now.slice(0, shown))
    if (post !== null) io.print(say(lang, undoText.now_is, { id: post.id, status: statusWord(context, post.status) }))
}

function view(change: QueueChange, dry_run: boolean, statuses: readonly (string | null)[] = []) {
  const { id, at, action, undone_at, posts, series, holds, refused } = change
  return {
    id,
    at,
    action,
    undone: !dry_run || undone_at !== null,
    ...(dry_run && { dry_run }),
    posts: posts.map((post, index) => ({
      id: post.id,
      client: post.client,
      made: post.before === null,
      status_before: post.before === null ? null : statusOf(post.before),
      status: statuses[index] ?? statusOf(post.now),
    })),
    series,
    holds,
    refused: refused?.why ?? null,
  }
}

async function list(context: Context, client: string | null): Promise<void> {
  const { io, lang, options } = context
  const store = await context.store()
  const now = context.now().toISOString()
  const changes = await store.changes.list({ ...(client !== null && { client }), limit: listed }, now)
  if (options.json)
    return io.json(
      changes.map((change) => ({ ...view(change, false), undone: change.undone_at !== null, undone_at: change.undone_at })),
    )
  if (changes.length === 0) return io.print(say(lang, undoText.nothing))
  const names = new Map((await store.clients.list({ archived: true })).map(({ slug, name }) => [slug, name]))
  const newest = changes.findIndex(({ undone_at }) => undone_at === null)
  const rows = changes.map((change, index) => [
    timeAgo(lang, change.at, now),
    actionWord(context, change),
    clientsOf(change)
      .map((slug) => names.get(slug) ?? slug)
      .join(', '),
    runsOf(change.posts.map(({ id }) => id)).join(', '),
    change.undone_at !== null
      ? say(lang, undoText.was_undone, { when: timeAgo(lang, change.undone_at, now) })
      : change.refused === null
        ? say(lang, undoText.can)
        : index > newest && change.refused.why === 'changed'
          ? say(lang, undoText.newer_first)
          : say(lang, undoText[`short_${change.refused.why}`]),
  ])
  const head = [
    { title: say(lang, undoText.col_when) },
    { title: say(lang, undoText.col_what) },
    { title: 'Client' },
    { title: say(lang, undoText.col_posts) },
    { title: say(lang, undoText.col_undo), flexible: true },
  ]
  for (const line of table(head, rows, io.columns)) io.print(line)
}

function clientsOf({ posts, series, holds }: QueueChange): string[] {
  return [...new Set([...posts, ...series, ...holds].flatMap(({ client }) => (client === null ? [] : [client])))]
}

function actionWord({ lang }: Context, { action }: QueueChange): string {
  return action in undoActions ? say(lang, undoActions[action as keyof typeof undoActions]) : action
}

async function show(context: Context, change: QueueChange): Promise<void> {
  const { io, lang } = context
  const store = await context.store()
  const names = new Map((await store.clients.list({ archived: true })).map(({ slug, name }) => [slug, name]))
  const slugs = clientsOf(change)
  for (const slug of slugs) io.note(paint('bold', names.get(slug) ?? slug))
  if (slugs.length === 0) io.note(paint('bold', say(lang, undoText.everything)))
  const { posts, series, holds } = change
  const when = timeAgo(lang, change.at, context.now().toISOString())
  const what = say(lang, undoText.posts, { count: posts.length })
  io.print(say(lang, undoText.head, { action: actionWord(context, change), when, what }))
  for (const post of posts.slice(0, shown)) showPost(context, post)
  if (posts.length > shown) io.print(`  ${say(lang, undoText.more, { count: posts.length - shown })}`)
  for (const { id, made } of series) io.print(`  ${say(lang, made ? undoText.series_made : undoText.series_back, { id })}`)
  for (const { client, account_id, made } of holds) {
    const name = client === null ? '' : (names.get(client) ?? client)
    const scope =
      client === null
        ? say(lang, undoText.scope_all)
        : say(lang, account_id === null ? undoText.scope_client : undoText.scope_account, { name })
    io.print(`  ${say(lang, made ? undoText.hold_made : undoText.hold_back, { scope })}`)
  }
}

function showPost(context: Context, { id, head, before, now }: ChangedPost): void {
  const { io, lang } = context
  const [first = ''] = head.split('\n')
  io.print(`  ${paint('bold', String(id))}  ${fit(first, io.columns - String(id).length - 4)}`)
  if (before === null) return io.print(`     ${say(lang, undoText.made)}`)
  for (const line of differencesOf(context, now, before)) io.print(`     ${line}`)
}

/** What of a post is not as it was, a line each. */
function differencesOf({ lang }: Context, now: PostFacts, before: PostFacts): string[] {
  const none = say(lang, undoText.none)
  const time = (local: string | null): string => (local === null ? none : shortLocal(lang, local))
  const pair = (field: string, is: string, was: string): string[] =>
    is === was ? [] : [say(lang, undoText.field, { field, now: is, before: was })]
  const long = (field: string, is: string | null, was: string | null): string[] =>
    is === was ? [] : [say(lang, undoText.again, { field })]
  const lines = [
    ...pair(say(lang, undoText.state), stateOf(lang, now), stateOf(lang, before)),
    ...pair(say(lang, undoText.time), time(now.scheduled_local), time(before.scheduled_local)),
    ...long(say(lang, undoText.text), now.text, before.text),
    ...long(say(lang, undoText.title), now.title, before.title),
    ...pair(say(lang, undoText.link), now.link ?? none, before.link ?? none),
    ...long(say(lang, undoText.first_comment), now.first_comment, before.first_comment),
    ...pair(say(lang, undoText.approval), now.approved_by ?? none, before.approved_by ?? none),
    ...long(say(lang, undoText.reason), now.rejected_reason, before.rejected_reason),
  ]
  const words = now.text !== before.text || now.title !== before.title || now.link !== before.link
  const content = now.content_hash !== before.content_hash && !words && now.first_comment === before.first_comment
  if (content) lines.push(say(lang, undoText.again, { field: say(lang, undoText.content) }))
  return lines.length > 0 ? lines : [say(lang, undoText.as_it_was)]
}

function statusOf(facts: PostFacts) {
  return worstStatus(facts.deliveries.map(({ state }) => stateWords[state]))
}

function stateOf(lang: Context['lang'], facts: PostFacts): string {
  return say(lang, deliveryStatusLabel[statusOf(facts)])
}
