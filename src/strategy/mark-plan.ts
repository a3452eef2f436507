import type { Context } from '../context.ts'
import { Failure } from '../failure.ts'
import { planText } from '../i18n/plan.ts'
import { taskTitle } from '../i18n/plan90.ts'
import { say } from '../i18n/text.ts'
import type { Client } from '../store/clients.ts'
import type { Plan } from '../store/plans.ts'
import { findPlan, timeOn, type FoundPlan, type FoundTask, type FoundTime } from './find-plan.ts'
import type { TaskId } from './plan90.ts'

export interface MarkInput {
  /** As typed: `T05`, `t5`, `5`. */
  readonly tasks: readonly string[]
  /** The day it was done: chooses the week of what is done each week. */
  readonly on: string
  readonly by: string | null
  readonly minutes: number | null
  readonly note: string | null
}

export interface Marked {
  readonly task: FoundTask
  readonly time: FoundTime
}

/**
 * Marks tasks as done, all or none; what is marked already is marked anew. The first mark fixes the day on which the plan begins.
 * Throws `Failure` not_found: `no_strategy`, `task_not_found`, `task_not_in_plan`. With `dry_run` writes nothing.
 */
export async function markPlan(context: Context, client: Client, input: MarkInput): Promise<Marked[]> {
  const found = await findPlan(context, client)
  const chosen = chooseTasks(context, client, found, input)
  if (context.options.dry_run) return chosen
  const { plans } = await context.store()
  const at = context.now().toISOString()
  const plan = await begun(context, client, found)
  const { on: done_on, by: done_by, minutes, note } = input
  await plans.mark(
    plan.id,
    chosen.map(({ task, time }) => ({ task: task.id, nth: time.nth, done_on, done_by, minutes, note })),
    at,
  )
  return chosen
}

/** Reopens tasks, all or none. Throws the same. What follows from other data, or was not done, stays as it is. */
export async function unmarkPlan(
  context: Context,
  client: Client,
  { tasks, on }: Pick<MarkInput, 'tasks' | 'on'>,
): Promise<Marked[]> {
  const found = await findPlan(context, client)
  const chosen = chooseTasks(context, client, found, { tasks, on })
  const said = chosen.filter(({ time }) => time.mark !== null && !time.mark.from_data)
  if (!context.options.dry_run && found.plan !== null && said.length > 0) {
    const { plans } = await context.store()
    await plans.unmark(
      found.plan.id,
      said.map(({ task, time }) => ({ task: task.id, nth: time.nth })),
      context.now().toISOString(),
    )
  }
  return chosen
}

/** The plan as it is kept: what was only proposed is kept from now on. */
async function begun(context: Context, client: Client, { plan, start }: FoundPlan): Promise<Plan> {
  return plan ?? (await context.store()).plans.begin(client.slug, null, start, context.now().toISOString())
}

function chooseTasks(
  { lang }: Context,
  client: Client,
  { tasks }: FoundPlan,
  input: Pick<MarkInput, 'tasks' | 'on'>,
): Marked[] {
  const hint = say(lang, planText.no_task_hint, { client: ` -c ${client.slug}` })
  const ids = input.tasks.map((typed) => {
    const id = readTask(typed)
    if (id === null) throw new Failure('not_found', 'task_not_found', say(lang, planText.no_task, { task: typed }), { hint })
    return id
  })
  return [...new Set(ids)].map((id) => {
    const task = tasks.find((one) => one.id === id)
    const time = task && timeOn(task, input.on)
    if (task === undefined || time === undefined) {
      const title = say(lang, taskTitle[id], { leader: '…', network: '…' })
      const said = { task: id, name: client.name, title }
      throw new Failure('not_found', 'task_not_in_plan', say(lang, planText.not_in_plan, said), { hint })
    }
    return { task, time }
  })
}

/** `T05` for `T05`, `t5`, `5`; null for no task there is. */
export function readTask(typed: string): TaskId | null {
  const [, number] = /^t?0*(\d{1,3})$/i.exec(typed.trim()) ?? []
  const id = `T${(number ?? '').padStart(2, '0')}`
  return id in taskTitle ? (id as TaskId) : null
}
