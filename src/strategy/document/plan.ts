/** The first ninety days as a picture and a list, and the decision at their end. */
import type { Block, TimelineChart } from '../../documents/document.ts'
import { minutes, shortDate } from '../../i18n/format.ts'
import { documentText } from '../../i18n/strategy-document.ts'
import { say } from '../../i18n/text.ts'
import { isForLater, laterSentence } from '../explanations.ts'
import { holderOf } from './people.ts'
import {
  bullets,
  capital,
  day,
  left,
  noFigures,
  note,
  paragraph,
  right,
  table,
  under,
  type PlannedTask,
  type Told,
} from './told.ts'

export function planBlocks(told: Told): Block[] {
  const { lang, facts, result } = told
  const { tasks } = facts
  const runs = result.phase1 !== null && !isForLater(result)
  return [
    ...(runs ? [paragraph(say(lang, documentText.pilot))] : []),
    note(say(lang, documentText.plan_start, { date: day(told, facts.starts_on) })),
    ...(tasks.length === 0 ? [] : [{ kind: 'chart' as const, chart: planChart(told) }]),
    ...table(
      [
        left(say(lang, documentText.column_when)),
        left(say(lang, documentText.column_task)),
        left(say(lang, documentText.column_who)),
        right(say(lang, documentText.column_time)),
      ],
      tasks.map((task) => [
        when(told, task),
        capital(say(lang, task.title)),
        capital(holderOf(told, task.role)),
        minutes(task.minutes),
      ]),
    ),
    ...under(say(lang, documentText.heading_day_90), endBlocks(told)),
  ]
}

function endBlocks(told: Told): Block[] {
  const { lang, result } = told
  if (result.phase1 === null || isForLater(result)) {
    return [paragraph(say(lang, documentText.look_again))]
  }
  const stop = result.foundation.length > 0 ? documentText.stop : documentText.stop_no_listing
  return [
    ...bullets([documentText.go_on, documentText.adjust, stop].map((text) => say(lang, text))),
    paragraph(laterSentence(told)),
  ]
}

function when({ lang }: Told, { first, last, recurring }: PlannedTask): string {
  // the year goes without saying within ninety days
  const short = (isoDay: string): string => shortDate(lang, isoDay).slice(0, 5)
  const from = short(first)
  if (recurring === 'weekly') return say(lang, documentText.every_week, { date: from })
  if (recurring === 'monthly') return say(lang, documentText.every_month, { date: from })
  return first === last ? from : say(lang, documentText.from_to, { from, to: short(last) })
}

function planChart({ lang, facts }: Told): TimelineChart {
  const { tasks } = facts
  const days = Math.max(90, ...tasks.map((task) => task.to_day))
  return {
    kind: 'timeline',
    id: 'plan',
    title: say(lang, documentText.chart_plan, { days }),
    about: say(lang, documentText.chart_plan_about),
    days,
    ticks: [1, 30, 60, 90].map((at) => ({ day: at, label: say(lang, documentText.day_tick, { day: at }) })),
    rows: tasks.map((task) => ({
      label: shortTitle(capital(say(lang, task.title))),
      from: task.from_day,
      to: task.to_day,
      done: task.done,
    })),
    names: { done: say(lang, documentText.task_done), open: say(lang, documentText.task_open) },
    format: String,
    tick: String,
    figures: noFigures,
  }
}

/** What comes before the first detail: « Charte éditoriale : histoire, … » → « Charte éditoriale ». */
function shortTitle(title: string): string {
  return title.split(/\s*[:(,;]/)[0]?.trim() || title
}
