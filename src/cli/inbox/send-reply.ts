import { closeMessages } from '../../community/change-messages.ts'
import { prepareReply, refuseBulk, type Reply } from '../../community/queue-reply.ts'
import { viewMessage } from '../../community/view-message.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { queueText } from '../../i18n/queue.ts'
import { replyText } from '../../i18n/replies.ts'
import { say, type Text } from '../../i18n/text.ts'
import { sanitise } from '../../io/sanitise.ts'
import { withSpinner } from '../../io/spinner.ts'
import { wrapText } from '../../io/wrap.ts'
import { isNetworkId } from '../../networks/ids.ts'
import { addPost } from '../../posts/add-post.ts'
import type { Prepared } from '../../posts/prepare-post.ts'
import { previewOf } from '../../posts/preview-post.ts'
import { viewPost, viewPrepared } from '../../posts/view-post.ts'
import { proposeTime } from '../../results/propose-time.ts'
import type { Account } from '../../store/accounts.ts'
import type { Client } from '../../store/clients.ts'
import type { InboxMessage } from '../../store/inbox.ts'
import type { Post } from '../../store/posts.ts'
import { confirmPrice } from '../queue/add.ts'
import { statusWord } from '../queue/render.ts'
import { showPreviews } from '../queue/show-preview.ts'
import { authorWords, whereWords } from './words.ts'

export interface GivenReply extends Reply {
  /** What it took, to be proposed. */
  readonly minutes: number
}

/** Who wrote it, where and when; then the words. */
export function messageLines({ lang }: Pick<Context, 'lang'>, client: Client, message: InboxMessage, width: number): string[] {
  const { network, at, text, title } = message
  const when = shortDateTime(lang, new Date(at), client.time_zone)
  const who = [authorWords(lang, message), whereWords(lang, network), when].join(' · ')
  // what is shown instead of a sign is longer than the sign
  const fold = (words: string): string[] => wrapText(sanitise(words), width)
  return [who, ...(title === null ? [] : fold(title)), ...fold(text)]
}

/**
 * Checked, shown, agreed to on a terminal, and sent at once in a pass of its own, as `queue add --now`; the exit code of `smm publish`.
 * Throws `Failure` usage: `mass_reply`, `reply_refused`, `price_not_confirmed`, `not_confirmed`.
 */
export async function sendReply(
  context: Context,
  client: Client,
  message: InboxMessage,
  account: Account,
  given: GivenReply,
): Promise<number> {
  const { io, lang, options } = context
  await refuseBulk(context, message, given.text)
  const prepared = await prepareReply(context, client, message, account, given)
  if (!options.json && !given.statement && (await isRed(context, client))) await warnOfRed(context, client, replyText.red)
  const asks = options.input && !options.yes && !options.json
  if (options.dry_run || asks) {
    if (options.dry_run && options.json) {
      io.json(viewPrepared(prepared.post, lang))
      return 0
    }
    showReply(context, prepared, message)
  }
  if (options.dry_run) {
    io.print(say(lang, replyText.would_send, { id: message.id, status: statusWord(context, prepared.post.state) }))
    io.note(say(lang, queueText.dry_run))
    return 0
  }
  await confirmPrice(context, prepared)
  if (asks && !(await (await context.ask()).confirm(say(lang, replyText.confirm), true)))
    throw new Failure('usage', 'not_confirmed', say(lang, replyText.not_sent))
  const post = await addPost(context, prepared)
  const code = post.status === 'scheduled' ? await publishReply(context, message, post) : tellQueued(context, message, post)
  proposeTime(context, client, { minutes: given.minutes, activity: 'community', network: account.network })
  return code
}

/**
 * What smm cannot send: the words to paste and where, and how to say that it is done. During a red alert nothing can hold it back but
 * whoever reads: they are warned, and asked first. Throws `Failure` usage: `mass_reply`, `not_confirmed`.
 */
export async function answerByHand(
  context: Context,
  client: Client,
  message: InboxMessage,
  { text, by, statement, minutes }: GivenReply,
): Promise<number> {
  const { io, lang, options } = context
  const { id, url } = message
  await refuseBulk(context, message, text)
  const red = !statement && (await isRed(context, client))
  if (options.json) {
    io.json({ message: viewMessage(message, context.now()), by_hand: true, text, url, ...(red && { warning: 'crisis_red' }) })
    return 0
  }
  if (red) await warnOfRed(context, client, replyText.red_by_hand)
  if (red && options.input && !options.yes && !(await (await context.ask()).confirm(say(lang, replyText.ask_red), false)))
    throw new Failure('usage', 'not_confirmed', say(lang, replyText.not_shown))
  io.note(say(lang, replyText.by_hand, { id }))
  io.print(text)
  if (url !== null) io.note(say(lang, replyText.by_hand_where, { url }))
  const asks = options.input && !options.yes && !options.dry_run
  if (asks && (await (await context.ask()).confirm(say(lang, replyText.ask_sent), false))) {
    const [after = message] = await closeMessages(context, client, [message], { answered_at: context.now().toISOString(), by })
    tellMarked(context, client, after, minutes)
  } else io.note(say(lang, replyText.by_hand_done, { id }))
  return 0
}

export function tellMarked(context: Context, client: Client, message: InboxMessage, minutes: number): void {
  const { io, lang, options } = context
  const { id, network } = message
  if (options.json) io.json(viewMessage(message, context.now()))
  else io.print(say(lang, options.dry_run ? replyText.would_mark : replyText.marked, { id }))
  proposeTime(context, client, { minutes, activity: 'community', network: isNetworkId(network) ? network : null })
}

async function isRed(context: Context, { slug }: Client): Promise<boolean> {
  return (await (await context.store()).crisis.state(slug))?.level === 'red'
}

/** During a red alert one person speaks, and nobody else. */
async function warnOfRed(context: Context, client: Client, warning: Text): Promise<void> {
  const { io, lang } = context
  const { crisis } = await context.store()
  io.note(say(lang, warning))
  const name = (await crisis.open(client.slug))?.spokesperson ?? null
  if (name !== null) io.note(say(lang, replyText.spokesperson, { name }))
  io.note(say(lang, replyText.statement_hint))
}

function showReply(context: Context, { post, targets }: Prepared, { author_url }: InboxMessage): void {
  const [target] = targets
  const [delivery] = post.deliveries
  if (target === undefined || delivery === undefined) return
  const { content } = delivery
  const text = target.rules.named?.(content.text, author_url) ?? content.text
  showPreviews(context, [previewOf(context, target, { ...delivery, content: { ...content, text } })])
}

/** It waits for somebody: the client's approval, or the end of an alert. */
function tellQueued(context: Context, { id }: InboxMessage, post: Post): number {
  const { io, lang, options } = context
  if (options.json) {
    io.json(viewPost(post, lang))
    return 0
  }
  io.print(say(lang, replyText.queued, { id, post: post.id, status: statusWord(context, post.status) }))
  io.note(say(lang, post.status === 'awaiting_approval' ? replyText.waits : replyText.later, { post: post.id }))
  return 0
}

async function publishReply(context: Context, { id }: InboxMessage, post: Post): Promise<number> {
  const { io, lang, options } = context
  const { publishDue } = await import('../../delivery/publish-due.ts')
  const { exitCodeOf } = await import('../../delivery/report.ts')
  const report = await withSpinner(context, say(lang, replyText.sending), () => publishDue(context, { only_post: post.id }))
  const after = (await (await context.store()).posts.get(post.id)) ?? post
  const [delivery] = after.deliveries
  if (options.json) io.json(viewPost(after, lang))
  else if (after.status === 'published') {
    io.print(say(lang, replyText.sent, { id }))
    if (delivery?.url != null) io.print(delivery.url)
  } else {
    io.print(say(lang, replyText.queued, { id, post: post.id, status: statusWord(context, after.status) }))
    const told = report.deliveries.find((one) => one.id === delivery?.id)?.error?.message
    if (told !== undefined) io.note(told)
    if (delivery?.question) io.note(say(lang, delivery.question.message))
    for (const command of delivery?.question?.commands ?? []) io.note(`  ${command}`)
    io.note(say(lang, replyText.later, { post: post.id }))
  }
  for (const warning of report.warnings) io.note(warning.message)
  return exitCodeOf(report, false)
}
