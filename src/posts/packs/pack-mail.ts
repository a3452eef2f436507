import type { Author } from '../../documents/author.ts'
import { packText } from '../../i18n/approval-pack.ts'
import { date, list } from '../../i18n/format.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Pack } from '../../store/approvals.ts'
import type { Client } from '../../store/clients.ts'
import type { Post } from '../../store/posts.ts'
import { exampleOf } from './pack-view.ts'

/** The mail that brings a pack: what is attached, and what to do with it; one that was sent before is called a reminder. */
export function mailOf(
  client: Client,
  pack: Pack,
  posts: readonly Post[],
  author: Author,
  lang: Lang,
): { readonly subject: string; readonly text: string } {
  const ids = posts.map(({ id }) => id)
  const count = say(lang, packText.mail_to_approve, { count: posts.length })
  const plain = say(lang, packText.mail_subject, { client: client.name, count })
  const lines = [
    ...(pack.sent_at === null ? [] : [say(lang, packText.remind, { count: ids.length, ids: list(lang, ids.map(String)) })]),
    say(lang, packText.mail_attached, { count: posts.length }),
    say(lang, packText.mail_open),
    say(lang, packText.mail_sentence, { example: exampleOf(lang, ids) }),
    pack.answer_by === null
      ? say(lang, packText.mail_nothing)
      : `${say(lang, packText.until, { day: date(lang, pack.answer_by) })} ${say(lang, packText.mail_nothing)}`,
  ]
  return {
    subject: pack.sent_at === null ? plain : say(lang, packText.mail_reminder, { subject: plain }),
    text: [say(lang, packText.mail_hello), lines.join('\n'), signed(author, lang)].join('\n\n'),
  }
}

/** What the consultant can send as it is, to be answered by a sentence. */
export function reminderText(pack: Pack, waiting: readonly number[], author: Author, lang: Lang): string {
  const ids = list(lang, waiting.map(String))
  return [
    say(lang, packText.mail_hello),
    [
      say(lang, packText.remind, { count: waiting.length, ids }),
      say(lang, packText.mail_sentence, { example: exampleOf(lang, waiting) }),
      ...(pack.answer_by === null ? [] : [say(lang, packText.until, { day: date(lang, pack.answer_by) })]),
    ].join('\n'),
    signed(author, lang),
  ].join('\n\n')
}

function signed({ name, company, email, phone }: Author, lang: Lang): string {
  return [say(lang, packText.mail_bye), ...[name, company, email, phone].filter((one) => one !== null)].join('\n')
}
