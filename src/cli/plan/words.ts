import { daysBetween } from '../../days.ts'
import { date, minutes } from '../../i18n/format.ts'
import { planText, taskStateLabel } from '../../i18n/plan.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { inWords, paint, semicolon } from '../../io/paint.ts'
import type { FoundTask, FoundTime } from '../../strategy/find-plan.ts'
import type { Detail } from '../../strategy/plan90.ts'
import type { Doer } from '../../strategy/who-does.ts'

export function doerName(lang: Lang, doer: Doer): string {
  return doer.kind === 'person' ? doer.name : say(lang, planText[doer.kind])
}

/** The first three; more would hide the rest of the line. */
export function doerNames(lang: Lang, who: readonly Doer[]): string {
  if (who.length === 0) return say(lang, planText.nobody)
  const names = who.slice(0, 3).map((one) => doerName(lang, one))
  return `${names.join(', ')}${who.length > 3 ? ', …' : ''}`
}

export function detailText(lang: Lang, { text, values }: Detail): string {
  return say(lang, text, values)
}

/** A sign for who sees it, told apart by shape, or its word. */
export function sign(state: FoundTime['state'] | FoundTask['state'], lang: Lang): string {
  return inWords(signOf(state), `${say(lang, state === 'missed' ? planText.sign_missed : taskStateLabel[state])}${semicolon}`)
}

function signOf(state: FoundTime['state'] | FoundTask['state']): string {
  switch (state) {
    case 'done':
      return paint('green', '✓')
    case 'late':
      return paint('red', '!')
    case 'due':
      return paint('yellow', '›')
    case 'coming':
      return '·'
    case 'missed':
    case 'over':
      return paint('dim', '–')
  }
}

/** The time of a task that a person looks at now: what is late, then due, then next, then last. */
export function inFocus(task: FoundTask, among: readonly FoundTime[] = task.times): FoundTime | undefined {
  for (const state of ['late', 'due', 'coming'] as const) {
    const found = among.find((time) => time.state === state)
    if (found) return found
  }
  return among.at(-1)
}

/** What is to be said of one time: done by whom, late by how much, how often again. */
export function standing(lang: Lang, task: FoundTask, time: FoundTime, today: string): string[] {
  const parts: string[] = []
  const { mark } = time
  if (mark) {
    const said = { date: date(lang, mark.done_on) }
    parts.push(
      mark.done_by === null ? say(lang, planText.done_on, said) : say(lang, planText.done_by, { ...said, by: mark.done_by }),
    )
    if (mark.minutes !== null) parts.push(say(lang, planText.took, { minutes: minutes(mark.minutes) }))
  } else if (time.state === 'late') parts.push(say(lang, planText.late_by, { count: daysBetween(time.last, today) }))
  else if (time.state === 'due') parts.push(say(lang, taskStateLabel.due))
  else if (task.state === 'over') parts.push(say(lang, taskStateLabel.over))
  if (task.recurring !== null) {
    parts.push(say(lang, task.recurring === 'weekly' ? planText.every_week : planText.every_month))
    const done = task.times.filter((one) => one.state === 'done').length
    if (done > 0) parts.push(say(lang, planText.times_done, { done, all: task.times.length }))
  }
  if (task.again_after_days !== null) {
    const next = task.times.at(-1)
    parts.push(
      mark && next && next !== time
        ? say(lang, planText.again_on, { date: date(lang, next.first) })
        : say(lang, planText.again_in, { count: task.again_after_days }),
    )
  }
  return parts
}

/** `07/12`: the plan is short enough to know its year. */
export function dayMonth(day: string): string {
  return `${day.slice(8)}/${day.slice(5, 7)}`
}
