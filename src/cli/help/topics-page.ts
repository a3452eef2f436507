import type { Context } from '../../context.ts'
import { topicText } from '../../i18n/help-topics.ts'
import { say } from '../../i18n/text.ts'
import { showPage } from './topic-page.ts'
import { topics } from './topics.ts'

export function topicsPage(context: Context): void {
  const rows = Object.entries(topics).map(([name, { about }]) => [name, say(context.lang, about)] as const)
  showPage(context, {
    title: topicText.topics,
    sections: [{ title: null, rows }],
    after: [say(context.lang, topicText.topics_after)],
  })
}
