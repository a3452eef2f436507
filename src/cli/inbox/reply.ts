import { documentLangs } from '../../clients/choose-client.ts'
import { closeMessages, memberNamed } from '../../community/change-messages.ts'
import { findMessage } from '../../community/find-messages.ts'
import { accountFor, refuseAnswered } from '../../community/queue-reply.ts'
import type { Context } from '../../context.ts'
import { Failure } from '../../failure.ts'
import { queueText } from '../../i18n/queue.ts'
import { replyText } from '../../i18n/replies.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { editText } from '../../io/edit-text.ts'
import { findTemplate } from '../../posts/find-templates.ts'
import { typedText } from '../../posts/post-input.ts'
import type { Client } from '../../store/clients.ts'
import type { InboxMessage } from '../../store/inbox.ts'
import { consultant } from '../../strategy/team-answers.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { readStdin } from '../queue/flags.ts'
import { fillTemplate } from '../template/fill.ts'
import { answerByHand, messageLines, sendReply, tellMarked } from './send-reply.ts'
import { spokesperson } from './spokesperson.ts'
import { nameClient } from './words.ts'

/** Usual minutes for an answer. */
export const replyMinutes = 5

export async function run(context: Context, id: string, word: string | undefined, flags: Flags): Promise<number> {
  const { lang } = context
  const { client, message } = await findMessage(context, id, { writes: true })
  nameClient(context, client.name)
  const statement = flags['statement'] === true
  const by = await whose(context, client, text(flags, 'by')?.trim() || null, statement)
  const minutes = minutesOf(context, text(flags, 'minutes'))
  if (flags['sent'] === true) return answeredThere(context, client, message, { by, minutes, alone: isAlone(word, flags) })
  const again = flags['again'] === true
  await refuseAnswered(context, message, again)
  const said = await textFor(context, client, message, word, flags)
  if (said === '') {
    throw new Failure('usage', 'no_text', say(lang, replyText.no_text), {
      hint: say(lang, replyText.no_text_hint, { id: message.id }),
    })
  }
  const account = await accountFor(context, message)
  const given = { text: said, by, statement, again, minutes }
  return account === null ? answerByHand(context, client, message, given) : sendReply(context, client, message, account, given)
}

/** Throws `Failure` usage `statement_by`, `other_spokesperson`; not_found `member_not_found`. */
async function whose(context: Context, client: Client, name: string | null, statement: boolean): Promise<string> {
  if (!statement) return name === null ? consultant : memberNamed(context, client, name)
  return spokesperson(context, client, name)
}

function minutesOf({ lang }: Context, value: string | null): number {
  if (value === null) return replyMinutes
  const minutes = /^\d{1,3}$/.test(value.trim()) ? Number(value) : 0
  if (minutes >= 1 && minutes <= 600) return minutes
  throw new Failure('usage', 'bad_minutes', say(lang, replyText.bad_minutes, { value }))
}

const isAlone = (word: string | undefined, flags: Flags): boolean =>
  word === undefined && ['template', 'set', 'edit', 'statement'].every((name) => flags[name] === undefined)

async function answeredThere(
  context: Context,
  client: Client,
  message: InboxMessage,
  { by, minutes, alone }: { by: string; minutes: number; alone: boolean },
): Promise<number> {
  if (!alone) throw new Failure('usage', 'sent_alone', say(context.lang, replyText.sent_alone))
  const answered_at = context.now().toISOString()
  const [after = message] = await closeMessages(context, client, [message], { answered_at, by })
  tellMarked(context, client, after, minutes)
  return 0
}

/** On the line, from stdin, of a template, in the editor: the last of them has the last word. Empty: given up. */
async function textFor(
  context: Context,
  client: Client,
  message: InboxMessage,
  word: string | undefined,
  flags: Flags,
): Promise<string> {
  const { lang, options } = context
  const name = text(flags, 'template')
  if (word !== undefined && name !== null)
    throw new Failure('usage', 'text_and_template', say(lang, replyText.text_and_template), {
      hint: say(lang, queueText.one_of_them),
    })
  const typed = word === undefined ? '' : word === '-' ? await readStdin(context) : typedText(word)
  const initial = name === null ? typed : await fromTemplate(context, client, message, name, flags)
  const open = flags['edit'] === true || (initial === '' && options.input && !options.yes)
  return (open ? await editReply(context, client, message, initial) : initial).trim()
}

export async function fromTemplate(
  context: Context,
  client: Client,
  message: InboxMessage,
  name: string,
  flags: Flags,
): Promise<string> {
  const template = await findTemplate(context, client.slug, name, answerLang(context, client, message), 'reply')
  return fillTemplate(context, client, template, flags)
}

/** Whoever writes in English is answered in English, as long as `--lang` says nothing else. */
export function answerLang(context: Context, client: Client, message: InboxMessage): Lang {
  const [client_lang = client.lang] = documentLangs(context, client)
  const known = message.lang === 'fr' || message.lang === 'en'
  return known && context.options.lang === null ? message.lang : client_lang
}

/** The message stands under the text, out of its way. */
export function editReply(context: Context, client: Client, message: InboxMessage, initial: string): Promise<string> {
  const { lang } = context
  const [who = '', ...lines] = messageLines(context, client, message, 72)
  return editText(context, initial, [
    say(lang, replyText.editor_above),
    say(lang, replyText.editor_empty),
    '',
    say(lang, replyText.editor_message, { who }),
    ...lines.map((line) => `  ${line}`),
  ])
}
