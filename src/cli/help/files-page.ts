import type { Context } from '../../context.ts'
import { list } from '../../i18n/format.ts'
import { topicText } from '../../i18n/help-topics.ts'
import { say, type Lang, type Text } from '../../i18n/text.ts'
import { columns } from '../../results/exports/columns.ts'
import { formats } from '../../results/exports/formats.ts'
import { costTitles } from '../../results/import/read-cost-file.ts'
import { leadTitles } from '../../results/import/read-lead-file.ts'
import { saleTitles } from '../../results/import/read-sale-file.ts'
import { timeTitles } from '../../results/import/read-time-file.ts'
import { showPage, type TopicSection } from './topic-page.ts'

/** What a column of `queue import` or a field of a Markdown file says; a test holds it against those that are read. */
export const postFields: Readonly<Record<string, Text>> = {
  text: topicText.field_text,
  'text_<network>': topicText.field_text_network,
  external_id: topicText.field_external_id,
  client: topicText.field_client,
  to: topicText.field_to,
  scheduled_at: topicText.field_scheduled_at,
  scheduled_local: topicText.field_scheduled_local,
  status: topicText.field_status,
  title: topicText.field_title,
  link: topicText.field_link,
  media: topicText.field_media,
  alt: topicText.field_alt,
  first_comment: topicText.field_first_comment,
  thread: topicText.field_thread,
  pillar: topicText.field_pillar,
  campaign: topicText.field_campaign,
  author: topicText.field_author,
  tags: topicText.field_tags,
  tag_links: topicText.field_tag_links,
  disclosure: topicText.field_legal,
  partner: topicText.field_legal,
  ambassador: topicText.field_legal,
  ai: topicText.field_legal,
  contest: topicText.field_legal,
  people: topicText.field_legal,
  licence: topicText.field_legal,
}

type Titles = Readonly<Record<string, readonly string[]>>

const tables: readonly (readonly [Text, Titles])[] = [
  [topicText.files_time, timeTitles],
  [topicText.files_cost, costTitles],
  [topicText.files_sale, saleTitles],
  [topicText.files_lead, leadTitles],
]

function titleRows(lang: Lang, titles: Titles): (readonly [string, string])[] {
  return Object.entries(titles).map(([name, known]) => {
    const others = known.filter((title) => title !== name)
    return [name, others.length === 0 ? '' : say(lang, topicText.files_also, { names: list(lang, others) })]
  })
}

export function filesPage(context: Context): void {
  const { lang } = context
  const own = columns.flatMap(({ columns: known }) =>
    known.map(({ en, fr }) => {
      const [name = ''] = en
      const others = [...new Set([...en, ...fr])].filter((title) => title !== name)
      return [name, others.length === 0 ? '' : say(lang, topicText.files_also, { names: list(lang, others) })] as const
    }),
  )
  const sections: TopicSection[] = [
    {
      title: topicText.files_queue,
      rows: Object.entries(postFields).map(([name, about]) => [name, say(lang, about)]),
    },
    ...tables.map(([title, titles]) => ({ title, rows: titleRows(lang, titles) })),
    { title: topicText.files_metrics, rows: own },
  ]
  const exports = new Set(formats.filter(({ id }) => id !== 'columns').map(({ name }) => say(lang, name)))
  showPage(context, {
    title: topicText.files,
    intro: topicText.files_intro,
    sections: [...sections, { title: topicText.files_exports, rows: [...exports].map((name) => [name, ''] as const) }],
  })
}
