import { addDays, daysBetween } from '../../days.ts'
import { planText, taskStateLabel } from '../../i18n/plan.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { colon, inWords, paint } from '../../io/paint.ts'
import { displayWidth, fit, pad } from '../../io/table.ts'
import type { FoundPlan, FoundTask, TaskState } from '../../strategy/find-plan.ts'
import { planDays } from '../../strategy/plan.ts'
import { dayMonth } from './words.ts'

const fills: Readonly<Record<TaskState, string>> = { done: '█', late: '▓', due: '▓', coming: '░', over: '▒' }

/** One row per task under a scale of weeks: told apart by shape, as wide as the terminal has room for. */
export function timeline(lang: Lang, { tasks, start, today }: FoundPlan, columns: number): string[] {
  const longest = Math.max(...tasks.map((task) => displayWidth(say(lang, task.title))))
  const names = Math.max(20, Math.min(longest + 5, columns - 50))
  const room = Math.min(47, columns - names - 3)
  const cell = (day: string): number =>
    Math.max(0, Math.min(room - 1, Math.floor((daysBetween(start, day) * room) / (planDays + 2))))
  const now = today >= start && daysBetween(start, today) <= planDays ? cell(today) : null
  const row = (task: FoundTask): string => {
    const [from, to] = [cell(task.first), cell(task.last)]
    const cells = Array.from({ length: room }, (_, i) => (i >= from && i <= to ? fills[task.state] : i === now ? '│' : ' '))
    const title = `${task.id} ${say(lang, task.title)}`
    const values = { from: dayMonth(task.first), to: dayMonth(task.last), state: say(lang, taskStateLabel[task.state]) }
    return inWords(
      `${pad(fit(title, names), names)}  ${cells.join('')}`.trimEnd(),
      `${title}${colon}${say(lang, planText.row_in_words, values)}`,
    )
  }
  const marks = [1, 31, 61, 91].map((day) => addDays(start, day - 1))
  const scale = marks.reduce((line, day) => line.padEnd(Math.min(cell(day), room - 5)) + dayMonth(day), '')
  return [
    paint('bold', say(lang, planText.timeline)),
    inWords(`${' '.repeat(names)}  ${paint('dim', scale)}`, ''),
    ...tasks.map(row),
    inWords(paint('dim', say(lang, planText.timeline_legend)), ''),
  ]
}
