/** What the client said of the work, and what was learned from it, up to the day of this version. */
import type { Block } from '../../documents/document.ts'
import { dayOf } from '../../days.ts'
import { ideaText } from '../../i18n/ideas.ts'
import { say } from '../../i18n/text.ts'
import type { Idea } from '../../store/ideas.ts'
import { bullets, day, under, type Told } from './told.ts'

/** A document is read in one go. */
const most = 10

export function heardBlocks(told: Told): Block[] {
  const { lang, facts } = told
  const { heard, strategy, client } = facts
  // an approved version never changes afterwards
  const those = (kind: Idea['kind']): string[] =>
    heard
      .filter((one) => one.kind === kind && one.added_at <= strategy.created_at)
      .slice(0, most)
      .map(({ text, said_by, added_at }) => {
        const date = day(told, dayOf(new Date(added_at), client.time_zone))
        return said_by === null
          ? say(lang, ideaText.heard, { text, date })
          : say(lang, ideaText.heard_from, { text, name: said_by, date })
      })
  return [
    ...under(say(lang, ideaText.heading_feedback), bullets(those('feedback'))),
    ...under(say(lang, ideaText.heading_lessons), bullets(those('lesson'))),
  ]
}
