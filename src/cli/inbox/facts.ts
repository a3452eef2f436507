import { waits } from '../../community/view-message.ts'
import type { Context } from '../../context.ts'
import { shortDateTime } from '../../i18n/format.ts'
import { closeReasonLabel, inboxText, messageStatusLabel, toneLabel } from '../../i18n/inbox.ts'
import { tagLabel } from '../../i18n/message-tags.ts'
import { say } from '../../i18n/text.ts'
import { facts } from '../../io/facts.ts'
import type { Client } from '../../store/clients.ts'
import type { InboxMessage } from '../../store/inbox.ts'
import { paintedDue, paintedLevel, whoWords } from './words.ts'

type Fact = readonly [label: string, value: string]

/** What smm and people made of a message: its deadline, its level, whose it is, its tone and its tags. */
export function messageFacts(
  context: Context,
  client: Client,
  message: InboxMessage,
  toneWords: readonly string[] = [],
): string[] {
  const { io, lang } = context
  const { level, due_at, assigned_to, tags, sensitive, answered_at, answered_by, incident_id, note } = message
  const when = (instant: string): string => shortDateTime(lang, new Date(instant), client.time_zone)
  const rows: (Fact | null)[] = [
    [say(lang, inboxText.label_status), statusWords(context, message)],
    waits(message) && due_at !== null
      ? [
          say(lang, inboxText.label_due),
          say(lang, inboxText.due_at, { when: when(due_at), words: paintedDue(lang, message, context.now()) }),
        ]
      : null,
    answered_at === null
      ? null
      : [
          say(lang, inboxText.label_answered),
          say(lang, inboxText.answered_by, { when: when(answered_at), who: whoWords(lang, answered_by ?? '') }),
        ],
    [say(lang, inboxText.label_level), paintedLevel(lang, level)],
    note === null ? null : [say(lang, inboxText.label_note), note],
    sensitive.length === 0 ? null : [say(lang, inboxText.label_sensitive), sensitive.join(', ')],
    assigned_to === null ? null : [say(lang, inboxText.label_assigned), whoWords(lang, assigned_to)],
    [say(lang, inboxText.label_tone), toneFact(context, message, toneWords)],
    tags.length === 0 ? null : [say(lang, inboxText.label_tags), tags.map((tag) => say(lang, tagLabel[tag])).join(', ')],
    incident_id === null ? null : [say(lang, inboxText.label_incident), String(incident_id)],
  ]
  return facts(
    rows.filter((row) => row !== null),
    io.columns,
  )
}

function statusWords({ lang }: Context, { status, close_reason, needs_answer }: InboxMessage): string {
  if (status === 'closed' && close_reason !== null)
    return say(lang, inboxText.closed_as, { reason: say(lang, closeReasonLabel[close_reason]) })
  const word = say(lang, messageStatusLabel[status])
  return needs_answer || status === 'answered' ? word : `${word}, ${say(lang, inboxText.none_due)}`
}

function toneFact({ lang }: Context, { tone, tone_source }: InboxMessage, words: readonly string[]): string {
  if (tone === null) return say(lang, inboxText.tone_unknown)
  const values = { tone: say(lang, toneLabel[tone]), words: words.join(', ') }
  if (tone_source === 'person') return say(lang, inboxText.tone_by_person, values)
  return say(lang, words.length === 0 ? inboxText.tone_by_lexicon_alone : inboxText.tone_by_lexicon, values)
}
