import { chooseClient } from '../../clients/choose-client.ts'
import type { Context } from '../../context.ts'
import { date } from '../../i18n/format.ts'
import { planText } from '../../i18n/plan.ts'
import { say, type Lang } from '../../i18n/text.ts'
import { parseDuration } from '../../results/duration.ts'
import { findPlan } from '../../strategy/find-plan.ts'
import { markPlan, unmarkPlan, type Marked } from '../../strategy/mark-plan.ts'
import { dayFlag, textFlag, type Flags } from '../entries.ts'
import { planJson } from './plan-json.ts'
import { sign } from './words.ts'

export async function run(context: Context, tasks: readonly string[], flags: Flags): Promise<void> {
  const { io, lang, options } = context
  const typed = textFlag(flags, 'minutes')
  const minutes = typed === undefined ? null : parseDuration(typed, lang)
  const client = await chooseClient(context, { writes: true })
  const on = dayFlag(context, client, flags)
  const undo = flags['undo'] === true
  const by = textFlag(flags, 'by')?.trim() || null
  const note = textFlag(flags, 'note')?.trim() || null
  const chosen = undo
    ? await unmarkPlan(context, client, { tasks, on })
    : await markPlan(context, client, { tasks, on, by, minutes, note })
  const found = await findPlan(context, client)
  if (options.json) {
    const ids = new Set(chosen.map(({ task }) => task.id))
    return io.json(
      planJson(
        lang,
        client,
        found,
        found.tasks.filter((task) => ids.has(task.id)),
        [],
      ),
    )
  }
  for (const one of chosen) io.print(undo ? undone(context, one) : marked(context, one, on))
  const open = found.tasks.filter((task) => task.state === 'late' || task.state === 'due').length
  if (open > 0) io.note(say(lang, planText.left, { count: open }))
}

function marked({ lang, options }: Context, one: Marked, on: string): string {
  const said = { task: named(lang, one), date: date(lang, on), title: say(lang, one.task.title) }
  return options.dry_run ? say(lang, planText.would_mark, said) : `${sign('done', lang)} ${say(lang, planText.marked, said)}`
}

function undone({ lang, options }: Context, one: Marked): string {
  const said = { task: named(lang, one), title: say(lang, one.task.title) }
  if (one.time.mark === null) return say(lang, planText.not_done, said)
  if (one.time.mark.from_data) return say(lang, planText.from_data, said)
  return say(lang, options.dry_run ? planText.would_reopen : planText.reopened, said)
}

/** `T17 (semaine du 21 décembre)`: of what comes again, which time is meant. */
function named(lang: Lang, { task, time }: Marked): string {
  if (task.recurring === null) return task.id
  const said = { task: task.id, date: date(lang, time.first) }
  return say(lang, task.recurring === 'weekly' ? planText.week_of : planText.month_of, said)
}
