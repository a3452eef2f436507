/** What a person decides of messages: whose they are, what they are about, how grave they are, and that they are done with. */
import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { dateTime, list } from '../i18n/format.ts'
import { inboxText } from '../i18n/inbox.ts'
import { levelName } from '../i18n/escalation.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import {
  messageLevels,
  messageTags,
  type CloseReason,
  type InboxMessage,
  type MessageChange,
  type MessageLevel,
  type MessageTag,
  type Tone,
} from '../store/inbox.ts'
import { findTeam } from '../people/change-team.ts'
import { sameAlias } from '../store/team.ts'
import { textKey } from '../store/text-key.ts'
import { consultant } from '../strategy/team-answers.ts'
import { communityFacts } from './client-facts.ts'
import { deadlineOf } from './deadline.ts'
import { evaluateCrisis, type Evaluation } from './evaluate-crisis.ts'
import { waits } from './view-message.ts'
import { whoKnows } from './who-knows.ts'

/** Messages that change alike in one step; with `--dry-run` as they would be. */
async function changeAll(
  context: Context,
  messages: readonly InboxMessage[],
  changesOf: (message: InboxMessage) => MessageChange,
  action: string,
): Promise<InboxMessage[]> {
  const planned = messages.map((message) => ({ message, changes: changesOf(message) }))
  if (context.options.dry_run) return planned.map(({ message, changes }) => ({ ...message, ...changes }))
  const { inbox } = await context.store()
  const at = context.now().toISOString()
  const after = new Map<number, InboxMessage>()
  const keyOf = (changes: MessageChange): string => JSON.stringify(changes)
  for (const [key, changes] of new Map(planned.map((one) => [keyOf(one.changes), one.changes]))) {
    const ids = planned.filter((one) => keyOf(one.changes) === key).map(({ message }) => message.id)
    for (const one of await inbox.change(ids, changes, action, at)) after.set(one.id, one)
  }
  return messages.map((message) => after.get(message.id) ?? message)
}

/** When an answer is owed to what is taken up now. */
async function dueFromNow(context: Context, client: Client): Promise<(level: MessageLevel) => string> {
  const { deadline } = await communityFacts(context, client)
  return (level) => deadlineOf(context.now(), level, deadline).toISOString()
}

/** What somebody takes up is waited for from now on, also where it was found by listening. */
function takenUp({ needs_answer, status, level }: InboxMessage, due: (level: MessageLevel) => string): MessageChange {
  const open = status === 'new' ? ({ status: 'open' } as const) : {}
  return needs_answer ? open : { ...open, needs_answer: true, brand: true, due_at: due(level) }
}

/** Throws `Failure` not_found `member_not_found`. */
export async function memberNamed(context: Context, client: Client, name: string): Promise<string> {
  if (sameAlias(name.trim(), consultant)) return consultant
  const { lang } = context
  const team = await findTeam(context, client)
  const member = team.find(({ alias }) => sameAlias(alias, name.trim()))
  if (member !== undefined) return member.alias
  throw new Failure('not_found', 'member_not_found', say(lang, inboxText.no_member, { who: name }), {
    hint: say(lang, inboxText.no_member_hint, { names: list(lang, [...team.map(({ alias }) => alias), consultant]) }),
  })
}

/** `to`: as `memberNamed` gives it. */
export async function assignMessages(
  context: Context,
  client: Client,
  messages: readonly InboxMessage[],
  to: string,
): Promise<InboxMessage[]> {
  const due = await dueFromNow(context, client)
  return changeAll(context, messages, (one) => ({ ...takenUp(one, due), assigned_to: to }), 'inbox.assign')
}

export interface Tagging {
  readonly add: readonly MessageTag[]
  readonly remove: readonly MessageTag[]
  readonly tone: Tone | null
  /** Counts with that tone from now on, wherever this client's messages have it. */
  readonly word: string | null
}

/**
 * What nobody has in hand goes to whoever has one of its new tags for a topic. A corrected tone is remembered for the same words. Throws
 * `Failure` usage `nothing_to_tag`, `word_needs_tone`, `bad_word`.
 */
export async function tagMessages(
  context: Context,
  client: Client,
  messages: readonly InboxMessage[],
  { add, remove, tone, word }: Tagging,
): Promise<InboxMessage[]> {
  const { lang, options } = context
  if (word !== null && tone === null) throw new Failure('usage', 'word_needs_tone', say(lang, inboxText.word_needs_tone))
  if (add.length === 0 && remove.length === 0 && tone === null) {
    throw new Failure('usage', 'nothing_to_tag', say(lang, inboxText.nothing_to_tag), {
      hint: say(lang, inboxText.nothing_to_tag_hint),
    })
  }
  if (word !== null && !messages.some((one) => hasWord(one, word)))
    throw new Failure('usage', 'bad_word', say(lang, inboxText.bad_word, { value: word }))
  const store = await context.store()
  const team = await findTeam(context, client)
  const changesOf = (one: InboxMessage): MessageChange => {
    const tags = messageTags.filter((tag) => (one.tags.includes(tag) || add.includes(tag)) && !remove.includes(tag))
    const owner = one.assigned_to === null ? whoKnows(team, add) : null
    return {
      ...(tags.join() !== one.tags.join() && { tags }),
      ...(tone !== null && { tone, tone_source: 'person' }),
      ...(owner !== null && { assigned_to: owner }),
    }
  }
  const after = await changeAll(context, messages, changesOf, 'inbox.tag')
  if (tone === null || options.dry_run) return after
  const at = context.now().toISOString()
  const patterns = [...new Set(messages.map((one) => textKey(wordsOf(one))))]
  for (const pattern of patterns) await store.inbox.correct(client.slug, { kind: 'text', pattern, tone }, at)
  const pattern = word?.normalize('NFC').trim().toLowerCase()
  if (pattern !== undefined) await store.inbox.correct(client.slug, { kind: 'word', pattern, tone }, at)
  return after
}

/** What tone, language and words of alert are read from. */
export function wordsOf({ title, text }: Pick<InboxMessage, 'title' | 'text'>): string {
  return title === null ? text : `${title}\n${text}`
}

function hasWord(message: InboxMessage, word: string): boolean {
  const plain = (text: string): string => text.normalize('NFC').toLowerCase()
  return word.trim() !== '' && plain(wordsOf(message)).includes(plain(word.trim()))
}

export interface Escalated {
  readonly messages: readonly InboxMessage[]
  /** What it meant for the client: a red message is a red client, and everything of the plan for bad days follows. */
  readonly evaluation: Evaluation | null
}

/**
 * Up only, with its deadline: the clock of the new level runs from now, and never later than the one before. Throws `Failure` usage
 * `not_higher`.
 */
export async function escalateMessages(
  context: Context,
  client: Client,
  messages: readonly InboxMessage[],
  { level, note }: { readonly level: 'amber' | 'red'; readonly note: string | null },
): Promise<Escalated> {
  const { lang } = context
  const rank = (one: MessageLevel): number => messageLevels.indexOf(one)
  const high = messages.find((one) => rank(one.level) >= rank(level))
  if (high !== undefined) {
    const values = { id: high.id, level: say(lang, levelName[high.level]).toLowerCase() }
    throw new Failure('usage', 'not_higher', say(lang, inboxText.not_higher, values))
  }
  const due = await dueFromNow(context, client)
  const changesOf = (one: InboxMessage): MessageChange => {
    const earlier = one.due_at !== null && waits(one) && one.due_at < due(level) ? one.due_at : null
    return { ...takenUp(one, due), level, due_at: earlier ?? due(level), ...(note !== null && { note }) }
  }
  const after = await changeAll(context, messages, changesOf, 'inbox.escalate')
  if (level !== 'red') return { messages: after, evaluation: null }
  const report = { raise: level, messages: messages.map(({ id }) => id), ...(note !== null && { note }) }
  return { messages: after, evaluation: await evaluateCrisis(context, client, 'raise', report) }
}

export type Closing =
  | { readonly reason: Exclude<CloseReason, 'moderated'> }
  /** Answered elsewhere, by whom: that is an answer like another. */
  | { readonly answered_at: string; readonly by: string }

/** Throws `Failure` usage `closed_already`, `answered_before_written`. */
export async function closeMessages(
  context: Context,
  client: Client,
  messages: readonly InboxMessage[],
  closing: Closing,
): Promise<InboxMessage[]> {
  const { lang } = context
  const done = messages.find(({ status }) => status === 'closed')
  if (done !== undefined)
    throw new Failure('usage', 'closed_already', say(lang, inboxText.closed_already, { id: done.id }), {
      hint: say(lang, inboxText.closed_already_hint, { id: done.id }),
    })
  if ('reason' in closing) {
    const closed: MessageChange = {
      status: 'closed',
      closed_at: context.now().toISOString(),
      close_reason: closing.reason,
    }
    return changeAll(context, messages, () => closed, 'inbox.close')
  }
  const later = messages.find(({ at }) => at > closing.answered_at)
  if (later !== undefined) {
    const values = { id: later.id, when: dateTime(lang, new Date(later.at), client.time_zone) }
    throw new Failure('usage', 'answered_before_written', say(lang, inboxText.answered_before_written, values))
  }
  const changesOf = (one: InboxMessage): MessageChange => ({
    status: 'answered',
    needs_answer: true,
    answered_at: one.answered_at ?? closing.answered_at,
    answered_by: one.answered_by ?? closing.by,
  })
  return changeAll(context, messages, changesOf, 'inbox.answered')
}

/** What was closed or answered is waited for again, from now. Throws `Failure` usage `not_closed`. */
export async function reopenMessages(
  context: Context,
  client: Client,
  messages: readonly InboxMessage[],
): Promise<InboxMessage[]> {
  const { lang } = context
  const open = messages.find(({ status }) => status !== 'closed' && status !== 'answered')
  if (open !== undefined) throw new Failure('usage', 'not_closed', say(lang, inboxText.not_closed, { id: open.id }))
  const due = await dueFromNow(context, client)
  const changesOf = ({ level }: InboxMessage): MessageChange => ({
    status: 'open',
    needs_answer: true,
    brand: true,
    due_at: due(level),
    closed_at: null,
    close_reason: null,
  })
  return changeAll(context, messages, changesOf, 'inbox.reopen')
}
