import type { Context } from '../../context.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { partLabel } from '../../i18n/parts.ts'
import { pillarName } from '../../i18n/pillars.ts'
import { approvalViaLabel, journalLabel, queueText } from '../../i18n/queue.ts'
import { deliveryStatusLabel } from '../../i18n/delivery-status-label.ts'
import { authorName, authorText } from '../../i18n/author.ts'
import { sayReason } from '../../i18n/reasons.ts'
import { replyText } from '../../i18n/replies.ts'
import { seriesText } from '../../i18n/series.ts'
import { shortLocal } from '../../i18n/short-local.ts'
import { templateText } from '../../i18n/templates.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import { paint } from '../../io/paint.ts'
import { wrapText } from '../../io/wrap.ts'
import { sayTime } from '../../posts/choose-time.ts'
import { clientOf, findPost } from '../../posts/find-posts.ts'
import { remarkLegal } from '../../posts/legal/remark-legal.ts'
import { sayIssue } from '../../posts/prepare-post.ts'
import { remarkClose } from '../../posts/remark-close.ts'
import { sayRule } from '../../posts/say-rule.ts'
import { total, viewPost } from '../../posts/view-post.ts'
import { viewSeries } from '../../posts/view-series.ts'
import { stateWords } from '../../store/delivery-status.ts'
import type { Delivery, DeliveryState } from '../../store/deliveries.ts'
import type { Post } from '../../store/posts.ts'
import type { Series } from '../../store/series.ts'
import { accountLine } from '../account/words.ts'
import { legalRows } from './legal-rows.ts'
import { priceWords, statusWord, textOrNone } from './render.ts'
import { taggedLines } from './tagged.ts'
import { showIssues } from './show-preview.ts'

type Line = Awaited<ReturnType<Awaited<ReturnType<Context['store']>>['deliveries']['journal']>>[number]

export async function run(context: Context, word: string): Promise<void> {
  const { io, lang, options } = context
  const post = await remarkLegal(context, await remarkClose(context, await findPost(context, word)))
  const store = await context.store()
  const journals = await Promise.all(post.deliveries.map(async ({ id }) => [id, await store.deliveries.journal(id)] as const))
  const journal = new Map<number, readonly Line[]>(journals)
  const series = post.series_id === null ? null : await store.series.get(post.series_id)
  if (options.json) {
    const view = viewPost(post, lang)
    const more = series === null ? {} : { series: viewSeries(series, lang) }
    return io.json({
      ...view,
      ...more,
      deliveries: view.deliveries.map((one) => ({ ...one, journal: journal.get(one.id) ?? [] })),
    })
  }
  const client = await clientOf(context, post)
  io.print(
    `${paint('bold', say(lang, queueText.post, { id: post.id }))} · ${statusWord(context, post.status, isTakenAway(post))}`,
  )
  const price = total(post.deliveries)
  const known: readonly (readonly [label: string, value: string | null])[] = [
    [say(lang, queueText.label_client), client.name],
    [
      say(lang, queueText.label_when),
      post.scheduled_at === null
        ? say(lang, queueText.no_time)
        : sayTime(context, { scheduled_at: post.scheduled_at, time_zone: post.time_zone }),
    ],
    [say(lang, queueText.label_typed), post.typed_at],
    [say(lang, seriesText.label_series), series && seriesLine(context, post, series)],
    [say(lang, seriesText.label_pool), await entryLine(context, post)],
    [
      say(lang, templateText.label_from_post),
      post.from_post === null ? null : say(lang, queueText.post, { id: post.from_post }),
    ],
    [
      say(lang, replyText.label),
      post.answers_message === null ? null : say(lang, replyText.message, { id: post.answers_message }),
    ],
    [say(lang, replyText.label_statement), post.statement ? post.said_by : null],
    [say(lang, queueText.label_approval), approval(context, post)],
    [say(lang, queueText.label_rejected), post.rejected_reason],
    [say(lang, queueText.label_title), post.title],
    [say(lang, queueText.label_first_comment), post.first_comment],
    [say(lang, queueText.label_link), post.link],
    ...(post.tag_links || post.link === null ? [] : ([[say(lang, queueText.tagged), say(lang, queueText.untagged)]] as const)),
    ...taggedLines(context, post),
    [say(lang, queueText.label_tags), post.tags.join(', ')],
    [say(lang, queueText.label_pillar), post.pillar && pillarName(lang, post.pillar)],
    [say(lang, queueText.label_campaign), post.campaign],
    [say(lang, authorText.label), post.author === null ? null : authorName(lang, post.author)],
    [say(lang, queueText.label_price), price && priceWords(context, price)],
    ...post.media.map(
      (medium) =>
        [
          say(lang, queueText.label_media),
          `${medium.file_name} (${medium.width} × ${medium.height}), ${
            medium.alt === null
              ? say(lang, medium.no_alt ? queueText.no_alt_wanted : queueText.no_alt_given)
              : say(lang, queueText.alt_is, { alt: medium.alt })
          }`,
        ] as const,
    ),
    ...(await legalRows(context, post)),
  ]
  const rows = known.filter((row): row is readonly [string, string] => row[1] !== null && row[1] !== '')
  for (const line of facts(rows, io.columns)) io.print(line)
  io.print()
  const block = (text: string): void =>
    wrapText(textOrNone(context, text), Math.min(io.columns, 100) - 2).forEach((line) => io.print(`  ${line}`))
  block(post.text)
  for (const [network, own] of Object.entries(post.text_for)) {
    io.print()
    io.print(paint('dim', say(lang, queueText.text_own, { network })))
    block(own)
  }
  io.print()
  io.print(paint('bold', say(lang, queueText.deliveries)))
  const accounts = new Map((await store.accounts.list(post.client)).map((account) => [account.id, account]))
  for (const delivery of post.deliveries) {
    const account = accounts.get(delivery.account_id)
    const name = account === undefined || account.name === account.network ? delivery.account : await accountLine(lang, account)
    showDelivery(context, post, delivery, name, journal.get(delivery.id) ?? [])
  }
}

/** Which rule, and which of its dates: that stays when the post is moved. */
function seriesLine(context: Context, post: Post, series: Series): string {
  const { lang } = context
  const line = say(lang, seriesText.one_of_series, {
    rule: sayRule(lang, series.rule, series.first_local),
    id: series.id,
    occurrence: shortLocal(lang, post.occurrence ?? ''),
  })
  return series.state === 'ended' ? `${line}, ${say(lang, seriesText.ended)}` : line
}

async function entryLine(context: Context, post: Post): Promise<string | null> {
  if (post.pool_entry_id === null) return null
  const pools = await (await context.store()).pools.list(post.client)
  const pool = pools.find((one) => one.entries.some((entry) => entry.id === post.pool_entry_id))
  return say(context.lang, seriesText.from_entry, { name: pool?.name ?? '–', entry: post.pool_entry_id })
}

function approval(context: Context, post: Post): string | null {
  const { lang } = context
  if (post.approved_at === null || post.approved_by === null) {
    return post.status === 'awaiting_approval' ? say(lang, queueText.approval_awaited) : null
  }
  const by = post.approved_by === 'consultant' ? say(lang, queueText.by_consultant) : post.approved_by
  const via = post.approved_via === null ? '' : say(lang, approvalViaLabel[post.approved_via])
  const when = shortDateTime(lang, new Date(post.approved_at), post.time_zone)
  return say(lang, post.approved_hash === post.content_hash ? queueText.approval_line : queueText.approval_void_line, {
    by,
    via,
    when,
  })
}

function showDelivery(context: Context, post: Post, delivery: Delivery, account: string, journal: readonly Line[]): void {
  const { io, lang } = context
  const at = (instant: string): string => shortDateTime(lang, new Date(instant), post.time_zone)
  const parts = [
    partLabel(lang, account, delivery),
    statusWord(context, delivery.status, delivery.deleted_at !== null),
    ...(delivery.deleted_at !== null
      ? [at(delivery.deleted_at)]
      : delivery.published_at === null
        ? []
        : [at(delivery.published_at)]),
    ...(delivery.status === 'retrying' && delivery.next_at !== null
      ? [say(lang, queueText.next_try, { when: at(delivery.next_at) })]
      : []),
    ...(delivery.url === null ? [] : [delivery.url]),
  ]
  io.print(`  ${parts.join(' · ')}`)
  const reason = sayReason(lang, delivery.reason_code, delivery.reason)
  if (reason !== '' && delivery.status !== 'published')
    wrapText(reason, io.columns - 4).forEach((line) => io.print(`    ${line}`))
  if (delivery.question !== null) {
    wrapText(say(lang, delivery.question.message), io.columns - 4).forEach((line) => io.print(`    ${line}`))
    for (const command of delivery.question.commands) io.print(`      ${command}`)
  }
  const issues = delivery.issues.filter((issue) => issue.code !== 'no_strategy')
  showIssues(
    context,
    issues.map((issue) => ({ level: issue.level, message: sayIssue(context, issue) })),
    (line) => io.print(line),
    '    ',
  )
  for (const line of journal.filter(isSeen)) io.print(paint('dim', `    ${at(line.at)}  ${told(context, line)}`))
}

/** Whatever of it was published is taken away again. */
function isTakenAway({ deliveries }: Post): boolean {
  return deliveries.every((one) => one.status !== 'published' || one.deleted_at !== null)
}

/** Taking a delivery up, or being told nothing new, changes nothing that a person sees. */
function isSeen({ transition, from, to }: Line): boolean {
  return transition in journalLabel || from === null || stateWords[from as DeliveryState] !== stateWords[to as DeliveryState]
}

/** A person's change in words; a step of the machine as the state it leads to. */
function told(context: Context, line: Line): string {
  const { lang } = context
  const label = (journalLabel as Readonly<Record<string, (typeof journalLabel)[keyof typeof journalLabel]>>)[line.transition]
  if (label) return say(lang, label)
  return say(lang, deliveryStatusLabel[stateWords[line.to as DeliveryState]])
}
