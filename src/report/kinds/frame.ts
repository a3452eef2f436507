import type { Author } from '../../documents/author.ts'
import type { Document } from '../../documents/document.ts'
import { date } from '../../i18n/format.ts'
import { reportText } from '../../i18n/report.ts'
import { say, type Lang } from '../../i18n/text.ts'

/** What stands around every document of a month that is not the report itself. */
export function frame(
  lang: Lang,
  author: Author,
  generated_at: string,
  rest: Pick<Document, 'kicker' | 'title' | 'subtitle' | 'sections'> & Partial<Pick<Document, 'draft'>>,
): Document {
  const contact = [author.name, author.company, author.email, author.phone].filter((part) => part !== null)
  return {
    lang,
    cover: false,
    draft: null,
    from: [author.name, author.company].filter((part) => part !== null),
    made_at: generated_at,
    foot: [
      say(lang, reportText.made_on, { date: date(lang, generated_at) }),
      ...(contact.length === 0 ? [] : [contact.join(' · ')]),
    ],
    ...rest,
  }
}
