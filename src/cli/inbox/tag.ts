import { tagMessages } from '../../community/change-messages.ts'
import { findMessages } from '../../community/find-messages.ts'
import type { Context } from '../../context.ts'
import { inboxText, toneLabel } from '../../i18n/inbox.ts'
import { tagLabel } from '../../i18n/message-tags.ts'
import { say } from '../../i18n/text.ts'
import type { InboxMessage, Tone } from '../../store/inbox.ts'
import { text, type Flags } from '../queue/flag-values.ts'
import { readTags } from './read-tags.ts'
import { tellChanged } from './tell.ts'
import { nameClient, toWords } from './words.ts'

/** Numbers first, then what they are about: `12 14-18 question need`. */
export async function run(context: Context, words: readonly string[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const ids = words.filter((word) => /^[\d,–-]+$/.test(word))
  const add = readTags(context, words.filter((word) => !ids.includes(word)).join(' '))
  const { client, messages } = await findMessages(context, ids, { writes: true })
  nameClient(context, client.name)
  const tone = text(flags, 'tone') as Tone | null
  const word = text(flags, 'word')
  const remove = readTags(context, text(flags, 'remove') ?? '')
  const before = new Map(messages.map(({ id, assigned_to }) => [id, assigned_to]))
  const after = await tagMessages(context, client, messages, { add, remove, tone, word })
  tellChanged(context, ids, after, (one) => sentenceOf(context, one, before.get(one.id) ?? null))
  if (word === null || tone === null || options.json || options.dry_run) return
  const values = { word: word.trim(), tone: say(lang, toneLabel[tone]), client: client.name }
  io.note(say(lang, inboxText.word_kept, values))
}

function sentenceOf({ lang, options }: Context, message: InboxMessage, before: string | null): string {
  const { id, tags, tone, tone_source, assigned_to } = message
  const said = [
    tags.length === 0 ? say(lang, inboxText.no_tags) : tags.map((tag) => say(lang, tagLabel[tag])).join(', '),
    ...(tone !== null && tone_source === 'person' ? [say(lang, inboxText.tone_is, { tone: say(lang, toneLabel[tone]) })] : []),
  ]
  const sentence = say(lang, options.dry_run ? inboxText.would_tag : inboxText.tagged, { id, tags: said.join(' ; ') })
  if (assigned_to === null || assigned_to === before) return sentence
  return `${sentence} ${say(lang, inboxText.routed, { to: toWords(lang, assigned_to) })}`
}
