import { randomUUID } from 'node:crypto'
import { isAssistant } from '../assistant.ts'
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { deliveryStatusLabel } from '../i18n/delivery-status-label.ts'
import { replyText } from '../i18n/replies.ts'
import { storedPostText } from '../i18n/stored-posts.ts'
import { say } from '../i18n/text.ts'
import { capabilitiesOf } from '../networks/capabilities.ts'
import type { Content } from '../networks/contract.ts'
import { network } from '../networks/registry.ts'
import { approvalNeed, ownWords } from '../posts/approval.ts'
import { postHash } from '../posts/content-hash.ts'
import { freeze, limitsOf } from '../posts/freeze.ts'
import { sayIssue, targetOf, type Prepared } from '../posts/prepare-post.ts'
import { recordKey } from '../posts/record-key.ts'
import { instantAt } from '../posts/when.ts'
import type { Account } from '../store/accounts.ts'
import type { Client } from '../store/clients.ts'
import type { InboxMessage } from '../store/inbox.ts'
import type { NewPost } from '../store/posts.ts'

export interface Reply {
  readonly text: string
  /** Who writes: alias of a team member, `consultant`; of a statement the spokesperson. */
  readonly by: string
  /** The word of the firm's spokesperson: an alert does not hold it back. */
  readonly statement: boolean
  /** Once more, although it is answered. Absent: no. */
  readonly again?: boolean
}

const dayMs = 86_400_000
/** Answers of few words are the same for everybody: « Merci beaucoup ! » */
const fewLetters = 40
/** As many others had the same words within a day. */
const samePeople = 5

/** The account through which the message can be answered; null: by hand, where it was found. */
export async function accountFor(context: Context, message: InboxMessage): Promise<Account | null> {
  if (message.account_id === null || !message.can_reply || message.remote_id === null) return null
  const account = await (await context.store()).accounts.get(message.account_id)
  if (account === null || account.removed_at !== null) return null
  return capabilitiesOf(await network(account.network), account.settings).reply ? account : null
}

/** Throws `Failure` usage: `message_forgotten`; without `again`, `already_answered`, and `reply_waiting` for one that is not out yet. */
export async function refuseAnswered(
  context: Context,
  { id, status, forgotten_at }: InboxMessage,
  again: boolean,
): Promise<void> {
  const { lang } = context
  if (forgotten_at !== null)
    throw new Failure('usage', 'message_forgotten', say(lang, storedPostText.message_forgotten, { id }))
  if (again) return
  if (status === 'answered') {
    throw new Failure('usage', 'already_answered', say(lang, replyText.already_answered, { id }), {
      hint: say(lang, replyText.again_hint, { id }),
    })
  }
  const waiting = (await (await context.store()).posts.replies(id)).find((one) => one.status !== 'published')
  if (waiting === undefined) return
  const values = { id, post: waiting.id, status: say(lang, deliveryStatusLabel[waiting.status]) }
  throw new Failure('usage', 'reply_waiting', say(lang, replyText.already_waiting, values), {
    hint: say(lang, replyText.waiting_hint, { post: waiting.id }),
  })
}

/** The same words to many people are no answers (`domain.md` H: no message in bulk). Throws `Failure` usage `mass_reply`. */
export async function refuseBulk(context: Context, message: InboxMessage, text: string): Promise<void> {
  if (message.kind !== 'message' && text.trim().length < fewLetters) return
  const since = new Date(context.now().getTime() - dayMs).toISOString()
  const count = await (await context.store()).posts.sameAnswers(message.client, text, since, message.id)
  if (count < samePeople) return
  const { lang } = context
  throw new Failure('usage', 'mass_reply', say(lang, replyText.bulk, { count }), { hint: say(lang, replyText.bulk_hint) })
}

/**
 * A reply that could be stored as it is: checked against the rules of its network, due at once, or waiting for the client as a post would.
 * Then its time is that at which the answer is owed: the reminder comes before it. Throws `Failure` usage `reply_refused`.
 */
export async function prepareReply(
  context: Context,
  client: Client,
  message: InboxMessage,
  account: Account,
  { text, by, statement, again = false }: Reply,
): Promise<Prepared> {
  const now = context.now()
  const target = await targetOf(account)
  const { rules } = target
  const lang = message.lang === 'fr' || message.lang === 'en' ? message.lang : client.lang
  const content: Content = { title: null, text, link: null, media: [], tags: [], lang, kind: 'reply' }
  const keys = { part: 0, idempotency_key: randomUUID(), record_key: recordKey(now), record_created_at: now.toISOString() }
  const written = freeze(target, content, { ...keys, more_issues: [] })
  const named = { ...content, text: rules.named?.(text, message.author_url) ?? text }
  const delivery = { ...written, issues: rules.check(named, limitsOf(account)) }
  const wrong = delivery.issues.filter((one) => one.level === 'error')
  if (wrong.length > 0) {
    throw new Failure('usage', 'reply_refused', say(context.lang, replyText.refused, { count: wrong.length }), {
      details: wrong.map((one) => sayIssue(context, one)),
      hint: say(context.lang, replyText.refused_hint, { id: message.id }),
    })
  }
  const words = { title: null, text, text_for: {}, thread: false, first_comment: null, link: null, media: [], tags: [] }
  const strategy = await (await context.store()).strategies.get(client.slug)
  const need = approvalNeed(client.approval, [text], ownWords(strategy), isAssistant(context))
  const state = statement ? 'scheduled' : need.state
  const { scheduled_at, scheduled_local, time_zone } = instantAt(
    state === 'scheduled' ? now : waitsUntil(message, now),
    client.time_zone,
  )
  const post: NewPost = {
    client: client.slug,
    ...words,
    tag_links: false,
    pillar: null,
    campaign: null,
    scheduled_at,
    scheduled_local,
    time_zone,
    typed_at: null,
    content_hash: postHash(words, [account]),
    state,
    // whoever speaks for the firm has agreed to what they say
    approval: statement ? { by, via: 'terminal' } : need.approval,
    answers_message: message.id,
    answers_again: again,
    statement,
    said_by: by,
    deliveries: [delivery],
  }
  return { post, targets: [target], files: [], sensitive: state === 'awaiting_approval' ? need.sensitive : [] }
}

/** Until when the client may say yes: as long as an answer is owed, else a day. */
function waitsUntil({ due_at }: InboxMessage, now: Date): Date {
  return due_at !== null && due_at > now.toISOString() ? new Date(due_at) : new Date(now.getTime() + dayMs)
}
