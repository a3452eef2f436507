import { chooseClient } from '../../clients/choose-client.ts'
import { assignMessages, closeMessages, escalateMessages, tagMessages } from '../../community/change-messages.ts'
import { accountFor, refuseAnswered } from '../../community/queue-reply.ts'
import { waits } from '../../community/view-message.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { levelName } from '../../i18n/escalation.ts'
import { closeReasonLabel } from '../../i18n/inbox.ts'
import { tagLabel } from '../../i18n/message-tags.ts'
import { replyText, sessionKey, sessionText } from '../../i18n/replies.ts'
import { say } from '../../i18n/text.ts'
import { paint } from '../../io/paint.ts'
import { fit } from '../../io/table.ts'
import { answersAtHand, ownTemplates } from '../../posts/find-templates.ts'
import { knownOfClient } from '../../posts/known-values.ts'
import { render } from '../../posts/template.ts'
import type { Client } from '../../store/clients.ts'
import { messageTags, type InboxMessage } from '../../store/inbox.ts'
import { consultant } from '../../strategy/team-answers.ts'
import { showEvaluation } from '../crisis/show-evaluation.ts'
import { answerLang, editReply, fromTemplate, replyMinutes } from './reply.ts'
import { answerByHand, messageLines, sendReply } from './send-reply.ts'
import { levelWords, paintedDue, paintedLevel, whoWords } from './words.ts'

const actions = ['answer', 'editor', 'template', 'tag', 'assign', 'escalate', 'close', 'next', 'quit'] as const
type Action = (typeof actions)[number]

/** One message at a time, the most overdue first, until all were seen. Where nobody can be asked it is the list. */
export async function run(context: Context): Promise<number | void> {
  const { io, lang, options } = context
  if (!options.input || options.yes || options.json || options.jsonl || options.dry_run)
    return (await import('./list.ts')).run(context, {})
  const client = await chooseClient(context, { writes: true })
  const { inbox } = await context.store()
  const seen = new Set<number>()
  for (;;) {
    // one more than was seen holds one that was not: there may be thousands
    const next = await inbox.list({ client: client.slug, waiting: true, order: 'due', limit: seen.size + 1 })
    const message = next.find(({ id }) => !seen.has(id))
    const waiting = await inbox.count({ client: client.slug, waiting: true })
    if (message === undefined) {
      io.note(say(lang, waiting === 0 ? sessionText.none : sessionText.all_seen))
      if (waiting > 0) io.note(say(lang, sessionText.left, { count: waiting }))
      return 0
    }
    show(context, client, message, seen.size + 1, seen.size + waiting - (await stillWaiting(context, seen)))
    if ((await deal(context, client, message)) === 'quit') {
      io.note(say(lang, sessionText.left, { count: await inbox.count({ client: client.slug, waiting: true }) }))
      return 0
    }
    seen.add(message.id)
  }
}

/** Of those that were seen: left for later. */
async function stillWaiting(context: Context, seen: ReadonlySet<number>): Promise<number> {
  const { inbox } = await context.store()
  let count = 0
  for (const id of seen) {
    const message = await inbox.get(id)
    if (message !== null && message.brand && waits(message)) count += 1
  }
  return count
}

/** Until it is answered, closed or left; what only changes it leaves it on the screen. */
async function deal(context: Context, client: Client, first: InboxMessage): Promise<'next' | 'quit'> {
  const { io, lang } = context
  const { inbox } = await context.store()
  const ask = await context.ask()
  for (let message = first; ; message = (await inbox.get(first.id)) ?? message) {
    // answered, closed, or forgotten meanwhile
    if (!waits(message)) return 'next'
    const action = await ask.select<Action>(
      say(lang, sessionText.what),
      actions.map((value) => ({ value, name: say(lang, sessionText[value]), key: say(lang, sessionKey[value]) })),
      'answer',
    )
    if (action === 'next' || action === 'quit') return action
    try {
      if (await act(context, client, message, action)) return 'next'
    } catch (error) {
      // one message's trouble does not end the session
      if (!(error instanceof Failure) || error.kind === 'interrupted') throw error
      io.complain(error.message)
      for (const detail of error.details) io.complain(`  ${detail}`)
      if (error.hint !== undefined) io.note(error.hint)
    }
  }
}

/** True: it is dealt with. */
async function act(
  context: Context,
  client: Client,
  message: InboxMessage,
  action: Exclude<Action, 'next' | 'quit'>,
): Promise<boolean> {
  const { io, lang } = context
  const ask = await context.ask()
  switch (action) {
    case 'answer':
      return answer(context, client, message, await ask.text(say(lang, sessionText.ask_text)))
    case 'editor':
      return answer(context, client, message, await editReply(context, client, message, ''))
    case 'template': {
      const name = await chooseTemplate(context, client, message)
      return answer(context, client, message, await fromTemplate(context, client, message, name, {}))
    }
    case 'tag': {
      const choices = messageTags.map((tag) => ({ value: tag, name: say(lang, tagLabel[tag]) }))
      const tags = await ask.checkbox(say(lang, sessionText.ask_tags), choices, message.tags)
      const add = tags.filter((tag) => !message.tags.includes(tag))
      const remove = message.tags.filter((tag) => !tags.includes(tag))
      if (add.length + remove.length > 0) await tagMessages(context, client, [message], { add, remove, tone: null, word: null })
      const names = tags.map((tag) => say(lang, tagLabel[tag])).join(', ')
      io.note(names === '' ? say(lang, sessionText.no_tags) : say(lang, sessionText.tagged, { tags: names }))
      return false
    }
    case 'assign': {
      const team = await (await context.store()).team.list(client.slug)
      const who = await ask.select(
        say(lang, sessionText.ask_who),
        [...team.map(({ alias }) => alias), consultant].map((value) => ({ value, name: whoWords(lang, value) })),
      )
      await assignMessages(context, client, [message], who)
      io.note(say(lang, sessionText.assigned_to, { who: whoWords(lang, who) }))
      return false
    }
    case 'escalate': {
      const higher = (['amber', 'red'] as const).filter((level) => level !== message.level && message.level !== 'red')
      if (higher.length === 0) {
        io.note(say(lang, sessionText.highest))
        return false
      }
      const choices = higher.map((value) => ({ value, name: say(lang, levelName[value]) }))
      const level = await ask.select(say(lang, sessionText.ask_level), choices)
      const { evaluation } = await escalateMessages(context, client, [message], { level, note: null })
      io.note(say(lang, sessionText.raised, { level: levelWords(lang, level) }))
      if (evaluation !== null) showEvaluation(context, client, evaluation)
      return false
    }
    case 'close': {
      const choices = (['no_answer_needed', 'done', 'spam'] as const).map((value) => ({
        value,
        name: say(lang, closeReasonLabel[value]),
      }))
      const reason = await ask.select(say(lang, sessionText.ask_reason), choices)
      await closeMessages(context, client, [message], { reason })
      io.note(say(lang, sessionText.closed))
      return true
    }
  }
}

/** True: it left, waits for somebody, or is to be pasted. An empty text gives it up. */
async function answer(context: Context, client: Client, message: InboxMessage, typed: string): Promise<boolean> {
  const text = typed.trim()
  if (text === '') {
    context.io.note(say(context.lang, replyText.no_text))
    return false
  }
  await refuseAnswered(context, message, false)
  const account = await accountFor(context, message)
  const given = { text, by: consultant, statement: false, minutes: replyMinutes }
  await (account === null ? answerByHand(context, client, message, given) : sendReply(context, client, message, account, given))
  return true
}

/** Each with how it begins. */
async function chooseTemplate(context: Context, client: Client, message: InboxMessage): Promise<string> {
  const template_lang = answerLang(context, client, message)
  const { templates } = await ownTemplates(context, client.slug, template_lang)
  const { values, address } = await knownOfClient(context, client)
  // what is said of a crisis has its own time, and whoever speaks then
  const ready = (await answersAtHand(template_lang)).filter(({ kind }) => kind === 'reply')
  const choices = [...templates, ...ready].map((one) => ({
    value: one.name,
    name: fit(`${one.name} · ${render(one, values, address).text.replace(/\s+/g, ' ')}`, Math.min(context.io.columns, 100) - 8),
  }))
  return (await context.ask()).select(say(context.lang, sessionText.ask_template), choices)
}

function show(context: Context, client: Client, message: InboxMessage, place: number, total: number): void {
  const { io, lang } = context
  const { id, level, assigned_to, tags, url } = message
  const facts = [
    paintedDue(lang, message, context.now()),
    paintedLevel(lang, level),
    assigned_to === null ? null : whoWords(lang, assigned_to),
    tags.length === 0 ? null : tags.map((tag) => say(lang, tagLabel[tag])).join(', '),
  ].filter((one) => one !== null)
  io.note('')
  io.note(paint('bold', say(lang, sessionText.place, { id, place, total })))
  io.note(facts.join(' · '))
  const [who = '', ...lines] = messageLines(context, client, message, Math.min(io.columns, 100) - 2)
  io.note(who)
  for (const line of lines) io.note(`  ${line}`)
  if (url !== null) io.note(url)
}
