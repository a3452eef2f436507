import type { Block } from '../../documents/document.ts'
import { date, minutes, month as monthInWords } from '../../i18n/format.ts'
import { pillarLabel } from '../../i18n/labels.ts'
import { reportText, whoLabel } from '../../i18n/report.ts'
import { experimentText, postFormatLabel, reportDocumentText } from '../../i18n/report-document.ts'
import { say, type Lang } from '../../i18n/text.ts'
import type { Experiment, Report } from '../report.ts'
import { taskWords } from '../summary.ts'
import { capital } from '../words.ts'
import { heading, labelled, left, right, table } from './cells.ts'

export function nextBlocks({ sections }: Report, lang: Lang): Block[] {
  const next = sections.next_month
  const planned = next.posts_planned === null ? null : say(lang, reportText.next_planned, { count: next.posts_planned })
  const scheduled = say(lang, reportText.next_scheduled, { count: next.posts_scheduled, month: monthInWords(lang, next.month) })
  const depth = say(lang, reportText.next_depth, { count: next.queue_depth_days })
  const stop = lang === 'fr' ? '\u202F; ' : '; '
  return [
    { kind: 'paragraph', text: `${[scheduled, planned].filter((part) => part !== null).join(' ')}${stop}${depth}.` },
    heading(lang, reportText.decisions),
    next.decisions.length === 0
      ? { kind: 'paragraph', text: say(lang, reportText.no_decisions) }
      : { kind: 'list', ordered: true, items: next.decisions.map((task) => capital(taskWords(lang, task))) },
    heading(lang, reportText.actions),
    next.actions.length === 0
      ? { kind: 'paragraph', text: say(lang, reportText.no_actions) }
      : table(
          [
            left(say(lang, reportText.column_task)),
            left(say(lang, reportText.column_who)),
            right(say(lang, reportText.column_time_planned)),
          ],
          next.actions.map((task) => [
            capital(taskWords(lang, task)),
            capital(say(lang, whoLabel[task.who])),
            task.minutes === null ? '' : minutes(task.minutes),
          ]),
        ),
    ...(next.experiments.length === 0
      ? []
      : [
          heading(lang, reportDocumentText.experiments),
          { kind: 'list' as const, ordered: false, items: next.experiments.map((one) => experimentWords(lang, one)) },
          { kind: 'note' as const, text: say(lang, reportDocumentText.one_change) },
        ]),
    ...(next.key_dates.length === 0
      ? []
      : [
          heading(lang, reportDocumentText.key_dates),
          { kind: 'facts' as const, facts: next.key_dates.map((one) => [date(lang, one.day), one[lang]] as const) },
        ]),
  ]
}

function experimentWords(lang: Lang, { code, value, posts, of }: Experiment): string {
  const named = code.endsWith('_format')
    ? labelled(lang, postFormatLabel, value)
    : code.endsWith('_pillar')
      ? labelled(lang, pillarLabel, value)
      : value
  return say(lang, experimentText[code], { value: named, posts, of })
}
