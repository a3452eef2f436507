import { date, month as monthInWords } from '../i18n/format.ts'
import { reportText, sectionTitle } from '../i18n/report.ts'
import { reportDocumentText } from '../i18n/report-document.ts'
import { say, type Lang } from '../i18n/text.ts'
import type { Author } from '../documents/author.ts'
import type { Block, Document, Section } from '../documents/document.ts'
import { annexBlocks } from './document/annexes.ts'
import { communityBlocks } from './document/community.ts'
import { indicatorBlocks } from './document/indicators.ts'
import { networkBlocks } from './document/networks.ts'
import { nextBlocks } from './document/next-month.ts'
import { objectiveBlocks } from './document/objectives.ts'
import { postBlocks, type Pictures } from './document/posts.ts'
import { returnBlocks } from './document/return.ts'
import { summaryBlocks } from './document/summary.ts'
import { timeBlocks } from './document/time.ts'
import type { Report } from './report.ts'
import { capital } from './words.ts'

export type { Pictures } from './document/posts.ts'

/** The document of a report in one language. Nothing is computed here that the data do not say. */
export function compose(report: Report, lang: Lang, author: Author, pictures: Pictures = new Map()): Document {
  const { sections } = report
  const bodies: readonly (readonly [keyof Report['sections'], readonly Block[]])[] = [
    ['summary', summaryBlocks(report, lang)],
    ['objectives', objectiveBlocks(report, lang)],
    ['indicators', indicatorBlocks(report, lang)],
    ['networks', networkBlocks(report, lang)],
    ['posts', postBlocks(report, lang, pictures)],
    ['time_and_budget', timeBlocks(report, lang)],
    ['return', returnBlocks(sections.return, lang)],
    ['community', communityBlocks(report, lang)],
    ['next_month', nextBlocks(report, lang)],
    ['annexes', annexBlocks(report, lang)],
  ]
  const contact = [author.name, author.company, author.email, author.phone].filter((part) => part !== null)
  return {
    lang,
    cover: false,
    kicker: say(lang, reportText.title),
    title: report.client_name,
    subtitle: capital(monthInWords(lang, report.month)),
    draft: report.draft ? say(lang, reportText.draft) : null,
    from: senders(report, lang, author),
    made_at: report.generated_at,
    sections: bodies.map(([key, blocks], index): Section => ({
      number: index + 1,
      title: say(lang, sectionTitle[key]),
      blocks,
    })),
    foot: [
      say(lang, reportText.made_on, { date: date(lang, report.generated_at) }),
      ...(contact.length === 0 ? [] : [contact.join(' · ')]),
    ],
  }
}

/** The consultant; and who answers for the report, where it is someone else. */
function senders({ sender }: Report, lang: Lang, { name, company }: Author): string[] {
  const own = [name, company].filter((part) => part !== null)
  return sender === null || own.includes(sender) ? own : [say(lang, reportDocumentText.presented_by, { name: sender }), ...own]
}
