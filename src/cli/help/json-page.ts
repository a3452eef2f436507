import type { Context } from '../../context.ts'
import { jsonText } from '../../i18n/help-json.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { showPage, type TopicSection } from './topic-page.ts'

/** What all the schemas have in common. */
export function jsonSections(lang: Lang): readonly TopicSection[] {
  const about = (text: Parameters<typeof say>[1]): string => say(lang, text)
  return [
    {
      title: jsonText.shapes,
      rows: [
        ['[…]', about(jsonText.list)],
        ['--jsonl', about(jsonText.jsonl)],
        ['{"error":{code,message,hint}}', about(jsonText.error)],
        ['--dry-run', about(jsonText.dry_run)],
        ['{file,dry_run}', about(jsonText.file)],
      ],
    },
    {
      title: jsonText.values,
      rows: [
        ['2026-12-01T08:30:00.000Z', about(jsonText.instant)],
        ['2026-12-01T09:30', about(jsonText.local)],
        ['2026-12-01', about(jsonText.day)],
        ['2026-12', about(jsonText.month)],
        ['2450', about(jsonText.amount)],
        ['micros', about(jsonText.micros)],
        ['…_bp', about(jsonText.bp)],
        ['minutes', about(jsonText.minutes)],
        ['null', about(jsonText.unknown)],
      ],
    },
    {
      title: jsonText.promises,
      rows: [
        ['snake_case', about(jsonText.names)],
        ['schema', about(jsonText.fields)],
        ['urn:smm:schema:queue-list:0', about(jsonText.schema)],
      ],
    },
  ]
}

export function jsonPage(context: Context): void {
  showPage(context, { title: jsonText.title, intro: jsonText.intro, sections: jsonSections(context.lang) })
}
